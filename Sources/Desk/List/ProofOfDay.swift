internal import Core
internal import Values

// Figures of an earlier day are proved by what stood on that day, or the proof under them says that it is of today.

extension Desk {
    /// Runs a proof for a list whose figures are those at the end of a day; nil: of now.
    func prove(_ proof: Proof, asOf day: Day?) throws -> ProofLine {
        guard let day, day != today else { return try prove(proof) }
        guard let asOf = proof.asOf else {
            let now = try prove(proof)
            return ProofLine(title: now.title.with(Text(en: "today", hans: "今日", hant: "今日")), result: now.result, unread: now.unread)
        }
        let currency = company.currency
        return ProofLine(
            title: proof.title.with(Text(verbatim: day.iso)), result: try company.look { try asOf($0, currency, day) }, unread: proof)
    }
}

extension Text {
    fileprivate func with(_ day: Text) -> Text {
        Text(en: en + " " + day.en, hans: hans + " " + day.hans, hant: hant + " " + day.hant)
    }
}
