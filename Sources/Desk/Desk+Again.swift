internal import Terminal
internal import Values

// A key pressed once too often: what was done a moment ago is no error, and says once more that it was done.

extension Desk {
    /// What F8 has done.
    struct LastDone {
        let key: Key
        let title: Text
        /// The screen whose action it was, and the one that lay there afterwards.
        let ran: ObjectIdentifier
        var screen: ObjectIdentifier
        /// What was said of it; nil while a question is open.
        var message: Message?
    }

    /// Runs the action of a key. Where it was done a moment ago and cannot be done again, that it was done is said again.
    func runOnce(_ action: Action?, of key: Key, on screen: any Screen) throws -> Bool {
        let before = lastDone.flatMap { $0.key == key && $0.screen == ObjectIdentifier(screen) ? $0 : nil }
        if let said = before?.message, action == nil || action?.whyNot() != nil {
            say(said)
            return true
        }
        guard let action else { return false }
        let here = ObjectIdentifier(screen)
        if key == .function(8) { lastDone = LastDone(key: key, title: action.title, ran: here, screen: here) }
        do {
            try run(action)
        } catch {
            lastDone = before
            guard let said = before?.message, before?.ran == here, before?.title == action.title else { throw error }
            say(said)
        }
        return true
    }

    /// Another key than the one that did something begins something else; those that answer a question do not.
    func forgetDone(at key: Key, on top: any Screen) {
        if !top.isPopup, lastDone?.key != key { lastDone = nil }
    }

    /// Keeps what was said of it, once the screen lies there again.
    func noteDone(since said: Int) {
        guard lastDone != nil, lastDone?.message == nil, let top, !top.isPopup, sayings > said, let message,
            message.severity == .information
        else { return }
        lastDone?.screen = ObjectIdentifier(top)
        lastDone?.message = message
    }
}
