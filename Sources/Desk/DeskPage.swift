package import Core
package import Values

/// A line of the menu: a code, a title, who sees it, and the screen it opens.
package struct MenuEntry: Sendable {
    /// What is typed in the command field: `GR`. At most four letters, unique in the house.
    package let code: String
    package let title: Text
    package let right: Right
    package let help: Text
    /// Who has a use for it, where the right alone does not say so.
    package let isFor: @Sendable (Desk) -> Bool
    /// Makes the screen. The text is what followed the code, `PO 4711`: a key value, or nil.
    package let make: @Sendable (Desk, String?) throws -> any Screen

    package init(
        _ code: String, _ title: Text, right: Right, help: Text, isFor: @escaping @Sendable (Desk) -> Bool = { _ in true },
        make: @escaping @Sendable (Desk, String?) throws -> any Screen
    ) {
        self.code = code
        self.title = title
        self.right = right
        self.help = help
        self.isFor = isFor
        self.make = make
    }
}

/// How one kind of record is opened, by whoever holds its key: a document's id, or a master's id or code as text.
package struct Opener: Sendable {
    /// The kind: a document's kind (`purchase-order`) or a master's (`supplier`).
    package let kind: String
    package let right: Right
    /// Who may make a new one with an empty key; nil: nobody here.
    package let creates: Right?
    /// The look-ups whose codes it opens: so every field that has one leads to the record behind it (Ctrl-V).
    package let lookups: [String]
    /// The kinds of documents whose numbers its look-ups answer with; nil: its own kind, where that is one.
    package let documents: [String]?
    /// What it is called where only its kind is known, such as among drafts; nil: as documents of the kind are.
    package let title: Text?
    /// Makes the screen; an empty key makes a form for a new record (what F6 in a lookup opens).
    package let make: @Sendable (Desk, String) throws -> any Screen

    package init(
        _ kind: String, right: Right, creates: Right? = nil, lookups: [String] = [], documents: [String]? = nil,
        title: Text? = nil, make: @escaping @Sendable (Desk, String) throws -> any Screen
    ) {
        self.kind = kind
        self.right = right
        self.creates = creates
        self.lookups = lookups
        self.documents = documents
        self.title = title
        self.make = make
    }
}

/// How a kind of document is decided from the inbox.
package struct Decision: Sendable {
    package let kind: String
    /// Who may decide; others are offered nothing.
    package let right: Right
    package let approve: @Sendable (Desk, Int64) throws -> Void
    /// With the reason that its maker will read.
    package let giveBack: @Sendable (Desk, Int64, String) throws -> Void

    package init(
        kind: String, right: Right, approve: @escaping @Sendable (Desk, Int64) throws -> Void,
        giveBack: @escaping @Sendable (Desk, Int64, String) throws -> Void
    ) {
        self.kind = kind
        self.right = right
        self.approve = approve
        self.giveBack = giveBack
    }
}

/// What a department puts on the desk: its part of the menu and how its records are opened.
package struct DeskPage: Sendable {
    package let code: String
    package let title: Text
    package let entries: [MenuEntry]
    package let openers: [Opener]
    package let decisions: [Decision]

    package init(department: Department, entries: [MenuEntry], openers: [Opener] = [], decisions: [Decision] = []) {
        self.init(code: department.code, title: department.title, entries: entries, openers: openers, decisions: decisions)
    }

    package init(code: String, title: Text, entries: [MenuEntry], openers: [Opener] = [], decisions: [Decision] = []) {
        self.code = code
        self.title = title
        self.entries = entries
        self.openers = openers
        self.decisions = decisions
    }
}
