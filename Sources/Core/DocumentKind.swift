package import Values

/// What a department says about one kind of document that it keeps: who may read it, and which ones a limited person sees.
/// `core.documents` shows no other.
package struct DocumentKind: Sendable {
    /// The document's kind: `purchase-order`.
    package let kind: String
    package let title: Text
    /// Who may read documents of this kind.
    package let right: Right
    /// The scope that limits them; nil: whoever has the right reads all.
    package let scope: ScopeKind?
    /// The words for how a document of this kind may stand; `commonStates` besides.
    package internal(set) var states: [Choice] = []
    /// The ids of the documents that a scope opens. Its one argument is the list of open codes, `,A,B,`.
    let open: SQL?

    package init(_ kind: String, _ title: Text, right: Right) {
        self.init(kind, title, right: right, scope: nil, open: nil)
    }

    package init(_ kind: String, _ title: Text, right: Right, scope: ScopeKind?, open: SQL?) {
        self.kind = kind
        self.title = title
        self.right = right
        self.scope = scope
        self.open = open
    }

    /// Whether the person sees only some of them.
    func isLimited(_ person: Scope) -> Bool { scope.flatMap { person.list($0) } != nil }

    /// The kinds as `,a,b,` for a statement's `? LIKE '%,' || kind || ',%'`.
    static func list(_ kinds: [DocumentKind]) -> String { "," + kinds.map { $0.kind + "," }.joined() }

    /// The documents of this kind that the person's scope opens, in the columns of `core.documents`.
    func rows(in reader: Reader, for asker: Asker, party: String?, number: String?) throws -> [[Datum]] {
        guard let scope, let open, let codes = asker.scope.list(scope) else { return [] }
        let ids = Set(try reader.all(open, codes) { $0.int64(0) })
        return try reader.all(
            """
            SELECT id, coalesce(number, ''), kind, day, coalesce(partyName, ''), amountMinor, state
            FROM document
            WHERE kind = ? AND (? IS NULL OR party = ?) AND (? IS NULL OR number = ?)
            """, kind, party, party, number, number
        ) { $0.data }.filter { row in ids.contains(row[0].integer ?? 0) }
    }
}

extension House {
    /// Every kind of document that a department declares.
    package var documents: [DocumentKind] { departments.flatMap(\.documents) }
}
