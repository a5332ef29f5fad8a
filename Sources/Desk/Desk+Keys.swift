internal import Core
package import Terminal
internal import Values

// Global keys first, then the screen's table of actions, then the screen itself.

extension Desk {
    func handle(_ typed: Key) throws {
        guard let top else { return leave() }
        if isCovered {
            // Nothing of the desk answers while it is covered.
            switch typed {
            case .control("l"): display.forceRepaint()
            case _ where Keymap.meaning(of: typed, isTyping: true).cancels: _ = try top.cancel(at: self)
            default: _ = try top.handle(typed, at: self)
            }
            return
        }
        if top.isScanning, !isCommanding, typed.controlByte != nil {
            _ = try top.handle(typed, at: self)
            return
        }
        if case .click(let row, let column) = typed { return try click(row: row, column: column) }
        if isCommanding, takeInCommandField(typed) { return }
        let key = Keymap.meaning(of: typed, isTyping: top.isTyping)
        forgetDone(at: key, on: top)
        let spoken = sayings
        defer { noteDone(since: spoken) }
        if try answerGlobally(key, top) { return }
        if try runAction(of: key, on: top) { return }
        if try top.handle(key, at: self) { return }
        if top is MenuScreen, isAtWork, case .text = key {
            isCommanding = true
            _ = takeInCommandField(key)
        }
    }

    /// Locked, or waiting for a password that must be changed first.
    var isCovered: Bool { top is LockScreen || (top as? PasswordScreen)?.isForced == true }

    private func answerGlobally(_ key: Key, _ top: any Screen) throws -> Bool {
        switch key {
        case .function(12):
            if try !top.cancel(at: self) { try leaveOrClose(top) }
        case .control("l"): display.forceRepaint()
        case .control("x"): try switchLanguage()
        case .control("t"): toggleMouse()
        case .function(1): try showHelp(for: top)
        case .function(3):
            guard isAtWork else { return false }
            if screens.count == 1 { try leaveOrClose(top) } else { closeAll() }
        case .function(10) where isAtWork && !top.isPopup:
            if screens.count > 1 { try show(MenuScreen()) }
        case .function(2) where isAtWork && !top.isPopup: try showActions(of: top)
        case .control("g") where isAtWork: isCommanding = true
        case .function(11) where !hasAction(key, top):
            legendPage += 1
        default: return false
        }
        return true
    }

    private func hasAction(_ key: Key, _ screen: any Screen) -> Bool {
        screen.actions(at: self).allowed(for: session).contains { $0.key == key }
    }

    func runAction(of key: Key, on screen: any Screen) throws -> Bool {
        try runOnce(screen.actions(at: self).allowed(for: session).first { $0.key == key }, of: key, on: screen)
    }

    /// Runs an action, or says why it cannot be done now.
    package func run(_ action: Action) throws {
        if let reason = action.whyNot() { return say(Message(.warning, reason, code: "desk.not-now")) }
        try action.run(self)
    }

    private func leaveOrClose(_ screen: any Screen) throws {
        guard screens.count == 1 else { return close(screen) }
        askToLeave()
    }

    /// Leaves after a yes; whoever is not at work yet leaves at once.
    func askToLeave() {
        guard isAtWork else { return leave() }
        confirm(
            Confirmation(
                Text(en: "Leave Countinghouse?", hans: "退出账房？", hant: "離開帳房？"),
                defaultsToYes: true)
        ) { desk in desk.leave() }
    }

    private func closeAll() {
        for screen in screens.dropFirst() { saveDraft(of: screen, isLast: true) }
        screens.removeSubrange(1...)
        legendPage = 0
        attempt { try top?.reload(at: self) }
    }

    private func showActions(of screen: any Screen) throws {
        let actions = screen.actions(at: self).allowed(for: session)
        guard !actions.isEmpty else { return say(Words.noActions) }
        try show(
            PickList(
                title: Words.actions,
                rows: actions.map { action in
                    PickRow(
                        words(action.title) + (action.whyNot().map { " (" + words($0) + ")" } ?? ""),
                        tag: action.key.map(Keymap.names) ?? "", rest: action.whyNot().map { words($0) })
                }
            ) { desk, index in try desk.run(actions[index]) })
    }

    func showHelp(for screen: any Screen) throws {
        if let open = screen as? HelpScreen {
            open.turn()
            return
        }
        try show(HelpScreen(pages: helpPages(for: screen)))
    }

    /// Puts the cursor into the command field, as Ctrl-G does: for screens where Ctrl keys belong to a scanner.
    package func beginGoing() { isCommanding = true }

    /// The same with something typed already.
    func beginGoing(with typed: String) {
        isCommanding = true
        commandField.set(typed)
    }

    /// The next of our languages, kept for the person.
    package func switchLanguage() throws {
        language = language.next
        session.language = language
        guard isAtWork else { return }
        try perform(SetLanguage(language: language))
    }
}

extension Keymap {
    /// A key with its Ctrl alias, for people whose F-keys do not arrive: `F8 Ctrl-S`.
    package static func names(_ key: Key) -> String {
        let alias = aliases.filter { $0.value == key && $0.key != .escape }.keys.first
        return key.name + (alias.map { " " + $0.name } ?? "")
    }
}
