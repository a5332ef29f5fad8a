package import Values

/// What a role can grant: one static right stands on every command and every query.
package struct Right: Hashable, Sendable {
    /// Stable: `purchasing.approve`. The part before the dot is the department.
    package let name: String
    package let title: Text

    package init(_ name: String, _ title: Text) {
        self.name = name
        self.title = title
    }

    package static func == (left: Right, right: Right) -> Bool { left.name == right.name }
    package func hash(into hasher: inout Hasher) { hasher.combine(name) }

    /// What everyone who is logged in may do: change their own language, see their own drafts.
    package static let everyone = Right(
        "core.everyone", Text(en: "Everyone", hans: "所有人", hant: "所有人"))
}

/// What limits the rows that a person sees and changes: a kind of key, such as the warehouse.
package struct ScopeKind: Hashable, Sendable {
    package let name: String
    package let title: Text
    /// Every code with its name: whoever administers people chooses among them, whatever else they may read.
    package let all: @Sendable (Reader) throws -> [(code: String, name: String)]
    /// A code as it was typed, as it is kept; nil where there is none such.
    package let known: @Sendable (String, Reader) throws -> String?

    package init(
        _ name: String, _ title: Text, all: @escaping @Sendable (Reader) throws -> [(code: String, name: String)],
        known: @escaping @Sendable (String, Reader) throws -> String?
    ) {
        self.name = name
        self.title = title
        self.all = all
        self.known = known
    }

    package static func == (left: ScopeKind, right: ScopeKind) -> Bool { left.name == right.name }
    package func hash(into hasher: inout Hasher) { hasher.combine(name) }
}

/// The row scope of one person. Without an entry for a kind every row of that kind is open.
package struct Scope: Hashable, Sendable {
    package let codesByKind: [String: Set<String>]

    package init(codesByKind: [String: Set<String>] = [:]) {
        self.codesByKind = codesByKind
    }

    /// True where rows with this code are open to the person.
    package func covers(_ kind: ScopeKind, _ code: String) -> Bool {
        codesByKind[kind.name]?.contains(code) ?? true
    }

    /// The open codes as `,A,B,` for a statement's `(? IS NULL OR ? LIKE '%,' || code || ',%')`; nil where all are open.
    package func list(_ kind: ScopeKind) -> String? {
        codesByKind[kind.name].map { "," + $0.sorted().joined(separator: ",") + "," }
    }
}
