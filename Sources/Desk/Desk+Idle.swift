internal import Core
internal import Values

// An unattended desk, and a person whose roles change while they work.

extension Desk {
    /// Locks, or ends the session where nothing could unlock it, after so many minutes without a key.
    func lockIfIdle() {
        let idle = company.clock().secondsUTC - lastKeyAt.secondsUTC
        guard isAtWork, idle >= 60, !(top is LockScreen) else { return }
        let minutes = minutesUntilLocked
        guard minutes > 0, idle >= Int64(minutes) * 60 else { return }
        switch (try? wayBack()) ?? .nothing {
        case .password, .enter:
            saveAllDrafts()
            isCommanding = false
            commandField.set("")
            message = nil
            screens.append(LockScreen(minutes: minutes))
            needsDrawing = true
        case .nothing where session.route == .ssh:
            // A key let them in and no password is there to ask for: they log in again and find their drafts.
            isOpen = false
            ending = .idle
        case .nothing:
            // Whoever names themselves with --user owns the file: a lock would keep nothing from them.
            break
        }
    }

    /// What brings a person back to their locked desk.
    enum WayBack {
        case password, enter, nothing
    }

    func wayBack() throws -> WayBack {
        if try company.demoPeople().contains(where: { $0.name == session.userName }) { return .enter }
        return try company.hasPassword(session) ? .password : .nothing
    }

    /// What this host or the company decided.
    private var minutesUntilLocked: Int {
        if let lockMinutes { return lockMinutes }
        if let knownIdleMinutes { return knownIdleMinutes }
        let decided = (try? company.idleMinutes()) ?? 15
        knownIdleMinutes = decided
        return decided
    }

    func unlock(_ screen: LockScreen) {
        screens.removeAll { $0 === screen }
        lastKeyAt = company.clock()
        attempt { try top?.reload(at: self) }
    }

    /// Takes over what another session decided about this person: menus, legends and forms follow at once. What is being
    /// typed is kept before it can no longer be saved.
    /// - Throws: `core.session-ended`.
    func refreshSession() throws {
        guard isAtWork else { return }
        knownIdleMinutes = nil
        knownRoles = nil
        let fresh = try company.refreshed(session)
        guard fresh.rights != session.rights || fresh.roles != session.roles || fresh.scope != session.scope else { return }
        saveAllDrafts()
        let lost = !session.rights.subtracting(fresh.rights).isEmpty
        session = fresh
        needsReload = true
        if lost {
            say(
                .warning(
                    Text(
                        en: "Your roles were changed: something you could do is closed to you now. What you typed is kept as a draft.",
                        hans: "您的角色已变更，部分功能不再可用。已录入内容已存为草稿。",
                        hant: "您的角色已變更，部分功能不再可用。已輸入內容已存為草稿。")))
        }
    }
}
