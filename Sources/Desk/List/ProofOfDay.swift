internal import Core
internal import Values

// Figures of an earlier day are proved by what stood on that day, or the proof under them says that it is of today.

extension Desk {
    /// Runs a proof for a list whose figures are those at the end of a day; nil: of now.
    func prove(_ proof: Proof, asOf day: Day?) throws -> ProofLine {
        guard let day, day != today else { return try prove(proof) }
        guard let asOf = proof.asOf else {
            let now = try prove(proof)
            return ProofLine(
                title: now.title, result: now.result, unread: now.unread, day: Text(en: "today", hans: "今日", hant: "今日"))
        }
        let currency = company.currency
        return ProofLine(
            title: proof.title, result: try company.look { try asOf($0, currency, day) }, unread: proof, day: Text(verbatim: day.iso))
    }
}
