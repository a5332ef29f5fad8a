package import Core
package import Values

// A supplier or customer wants to be forgotten: whom to call and where they are goes, what was bought and booked stays.

extension Party {
    /// Whom this record's personal words are about.
    package var subject: Subject { Party.subject(id) }

    static let subjectKind = "party"

    /// The subject of a party's key.
    package static func subject(_ id: Int64) -> Subject { Subject(subjectKind, id) }

    /// What is erased with the person. Code and name stay: they stand on documents that the law has us keep.
    static let personal = PersonalColumns(
        "party", ["contact", "phone", "email", "address", "mnemonic", "searchKey", "note"], of: subjectKind, by: .row)
}

/// Erases a party's personal data everywhere in the file and archives the record.
package struct EraseParty: Command {
    package static let name = "masterdata.erase-party"
    package static let title = Text(en: "Erase a party's personal data", hans: "清除往来单位个人信息", hant: "清除往來對象個人資料")
    package static let right = Right.eraseParties
    package static let fields = [
        PartyFields.code,
        Field(
            "reason", Text(en: "Reason", hans: "原因", hant: "原因"), .text(max: 200), required: true,
            help: Text(
                en: "Such as “request of 2026-11-03”. It is kept for ever: do not name the person here.",
                hans: "例如“2026-11-03 申请”。此处永久保留，请勿写明本人姓名。", hant: "例如「2026-11-03 申請」。此處永久保留，請勿寫明本人姓名。")),
        Field.revision,
    ]

    let code: String
    let reason: String
    let revision: Int64?

    package init(code: String, reason: String, revision: Int64? = nil) {
        self.code = code
        self.reason = reason
        self.revision = revision
    }

    package func perform(in transaction: Transaction) throws -> Done {
        guard let party = try transaction.party(code: code) else { throw Refusal.noParty(code) }
        try transaction.check(party.code, revision: party.revision, expected: revision)
        try transaction.erase(
            party.subject, reason: try Words.required(reason, max: 200, "reason"), names: ["\"\(party.code)\"", party.name])
        try transaction.update("UPDATE party SET isActive = 0, revision = revision + 1 WHERE id = ?", party.id)
        return Done()
    }
}
