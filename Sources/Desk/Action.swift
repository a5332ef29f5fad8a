package import Core
package import Terminal
package import Values

/// One row of a screen's table of actions: legend, numbered menu, help and the printed key list are all made from it.
package struct Action {
    /// The key that does it; nil: only by its number in the F2 menu.
    package let key: Key?
    package let title: Text
    /// Who sees it at all; nil: everyone who sees the screen.
    package let right: Right?
    /// What F1 says about it.
    package let help: Text?
    /// The reason why it cannot be done at this moment; nil: it can.
    package let whyNot: () -> Text?
    /// What it does. Refusals become the message line.
    package let run: (Desk) throws -> Void

    /// - Parameters:
    ///   - key: F4 to F9, F11, a free Ctrl key, or nil. Letters are for looking and moving only.
    package init(
        _ key: Key?, _ title: Text, right: Right? = nil, help: Text? = nil, whyNot: @escaping () -> Text? = { nil },
        run: @escaping (Desk) throws -> Void
    ) {
        self.key = key
        self.title = title
        self.right = right
        self.help = help
        self.whyNot = whyNot
        self.run = run
    }
}

extension [Action] {
    /// Only what the person may do: the rest is absent, not grey.
    package func allowed(for session: Session) -> [Action] {
        filter { action in action.right.map(session.may) ?? true }
    }
}
