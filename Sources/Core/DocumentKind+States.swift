internal import Values

extension DocumentKind {
    /// The same kind with words for how its documents may stand.
    package func standing(_ states: [Choice]) -> DocumentKind {
        var kind = self
        kind.states = states
        return kind
    }

    /// How a document of this kind may stand: in its own words first, then in those of every kind.
    package var allStates: [Choice] {
        states + DocumentKind.commonStates.filter { common in !states.contains { $0.code == common.code } }
    }

    /// How documents of every kind may stand.
    package static let commonStates = [
        Choice("draft", Text(en: "Draft", hans: "草稿", hant: "草稿")),
        Choice("posted", Text(en: "Posted", hans: "已过账", hant: "已過帳")),
    ]
}
