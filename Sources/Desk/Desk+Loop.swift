internal import Core
package import Terminal
internal import Values

// One loop on the main thread: keys until none is left, then one drawing. It never awaits.

extension Desk {
    /// Runs until the person leaves or the line is gone. Unsaved forms are kept as drafts on every way out.
    package func run() -> Ending {
        start()
        present()
        var lastLook = ContinuousClock.now
        while isOpen {
            let event = display.next(timeoutMilliseconds: top?.wantsPause == true ? 150 : 1_000)
            take(event)
            while isOpen, display.pendingKeys { take(display.next(timeoutMilliseconds: 0)) }
            // Who keeps a key down still sees what others commit.
            if event == .tick {
                lastLook = .now
            } else if isOpen, .now - lastLook >= .seconds(1) {
                tick()
                lastLook = .now
            }
            if isOpen, needsDrawing || needsReload { present() }
        }
        saveAllDrafts(isLast: true)
        cancelJobs()
        return ending
    }

    /// Reads the first screen's content and takes the theme; `run` does it by itself.
    package func start() {
        display.use(themes[0])
        display.setTitle(company.name)
        if wantsMouse { hasMouse = display.useMouse(true) }
        _ = company.hasForeignCommit()
        attempt { try top?.reload(at: self) }
        takeHabits()
        if isAtWork { attempt { try welcome() } }
        if let notice = company.takeNotices().last, message == nil { say(Message(.warning, notice.text, code: notice.code)) }
    }

    /// One event. Tests that want to look between two keys call it themselves.
    package func take(_ event: Event) {
        switch event {
        case .key(let key):
            lastKeyAt = company.clock()
            needsDrawing = true
            guard fits else { return refuse(key) }
            // F1 explains the message that stands there.
            if wasMessageShown, Keymap.meaning(of: key, isTyping: true) != .function(1) { message = nil }
            attempt { try handle(key) }
        case .resize, .wake:
            needsDrawing = true
            collectMail()
        case .tick:
            tick()
            if let top, top.wantsPause {
                top.pause(at: self)
                needsDrawing = true
            }
        case .hangup, .terminate:
            ending = .cut
            isOpen = false
        }
    }

    /// A key while the window is too small to show what it would do.
    private func refuse(_ key: Key) {
        if key == .control("l") { display.forceRepaint() } else { display.bell() }
    }

    /// Once a second: what others committed, drafts after a pause, the lock.
    private func tick() {
        collectMail()
        lockIfIdle()
        guard isAtWork else { return }
        if company.hasForeignCommit() {
            attempt { try refreshSession() }
            // What this person saved themselves is read again anyway and is nothing new to them.
            if !needsReload { attempt { for screen in visibleScreens { try screen.noticeForeignCommit(at: self) } } }
            needsDrawing = true
        }
        if company.clock().secondsUTC - lastKeyAt.secondsUTC >= 2 { saveAllDrafts() }
    }

    /// The last full screen and the pop-ups over it.
    var visibleScreens: [any Screen] {
        let lowest = screens.lastIndex { !$0.isPopup } ?? 0
        return Array(screens[lowest...])
    }

    /// Ends the loop after the key that is being handled.
    package func leave() {
        isOpen = false
        ending = .left
    }

    // MARK: Drafts

    /// Keeps what was typed on a screen, where it has changed since it was last kept.
    /// - Parameter isLast: there is no later moment to try again.
    package func saveDraft(of screen: any Screen, isLast: Bool = false) {
        guard isAtWork, let draft = screen.draft(at: self), savedDrafts[draft.token]?.body != draft.body,
            !finishedDrafts.contains(draft.token)
        else { return }
        let now = company.clock()
        do {
            try company.save(
                Draft(token: draft.token, kind: draft.reopens, title: draft.title, body: draft.body, savedAt: now), as: session,
                isLast: isLast)
            savedDrafts[draft.token] = (draft.body, now)
            isDraftRefused = false
        } catch let refusal as Refusal where refusal.code == Refusal.notSavedYet.code && !isLast {
            // Another session holds the turn: tried again at the next field exit or pause.
        } catch {
            SessionLog.write("draft not kept: \(error)")
            if let refusal = error as? Refusal, !isDraftRefused, message?.severity != .error { say(Words.noDraft(refusal)) }
            isDraftRefused = true
        }
    }

    /// Forgets a draft: its document was saved.
    package func discardDraft(_ token: String) {
        guard savedDrafts.removeValue(forKey: token) != nil else { return }
        attempt { try company.discard(draft: token, as: session) }
    }

    /// Its document was saved: no other form of the same draft is left to save it once more.
    package func finishDraft(_ token: String, of saved: any Screen) {
        discardDraft(token)
        finishedDrafts.insert(token)
        for copy in places(ofDraft: token).reversed() where screens[copy] !== saved { take(away: copy) }
    }

    /// Puts the form of a draft that lies further down on top, with what was typed in it since.
    func bringForward(_ token: String) throws -> Bool {
        guard let place = places(ofDraft: token).first else { return false }
        let screen = screens[place]
        for copy in places(ofDraft: token).reversed() { take(away: copy) }
        try show(screen)
        // Further down nobody told it what others did meanwhile.
        try screen.noticeForeignCommit(at: self)
        return true
    }

    private func places(ofDraft token: String) -> [Int] {
        screens.indices.dropFirst().filter { screens[$0].draft(at: self)?.token == token }
    }

    /// With the pop-ups that belong to it.
    private func take(away place: Int) {
        let above = screens[(place + 1)...].firstIndex { !$0.isPopup } ?? screens.endIndex
        screens.removeSubrange(place..<above)
    }

    func saveAllDrafts(isLast: Bool = false) {
        for screen in screens { saveDraft(of: screen, isLast: isLast) }
        keepHabits()
    }
}

extension Desk {
    /// Speaks another language from here on, without keeping it for the person.
    func speak(_ language: Language) {
        self.language = language
        session.language = language
        needsDrawing = true
    }
}
