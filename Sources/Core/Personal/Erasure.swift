package import Values

// Erasing a person: live words are blanked, the key that seals the recorded ones is destroyed. Books and proofs stay.

extension Transaction {
    /// Erases what the file keeps about a subject: blanks its personal columns in every table, destroys its key, throws
    /// away drafts that hold its words or one of `names`, and notes the erasure. The file is rebuilt after the commit, so
    /// that no page keeps what was blanked.
    /// - Throws: `core.still-needed` naming what needs the person, `core.person-erased` the second time.
    package func erase(_ subject: Subject, reason: String, names: [String] = []) throws {
        guard try !isErased(subject) else { throw Refusal.personErased }
        let needed = try house.holds.filter { $0.kind == subject.kind }.flatMap { hold in
            try hold.find(self, subject).map { name in
                hold.noun.map { Text(en: "\($0.en) \(name)", hans: "\($0.hans) \(name)", hant: "\($0.hant) \(name)") }
                    ?? Text(verbatim: name)
            }
        }
        guard needed.isEmpty else { throw Refusal.stillNeeded(needed) }
        var words = names
        for columns in house.personal where columns.kind == subject.kind { words += try columns.blank(of: subject, statements) }
        try forgetDrafts(with: words)
        try execute("DELETE FROM subjectKey WHERE kind = ? AND subjectId = ?", subject.kind, subject.id)
        try insert(
            "INSERT INTO erasure (kind, subjectId, day, reason, userName) VALUES (?, ?, ?, ?, ?)",
            subject.kind, subject.id, today, reason, session.userName)
        erasedNow.insert(subject)
        forgetKeys()
    }

    /// What somebody typed and has not said yet may hold the person's words too. Very short words are passed over.
    private func forgetDrafts(with words: [String]) throws {
        let sought = Set(words.filter { $0.count >= 3 }).flatMap { [$0, String(JSONText.quoted($0).dropFirst().dropLast())] }
        let found = try all("SELECT id, title, body FROM draft") { ($0.int64(0), $0.text(1) + "\n" + $0.text(2)) }
        for (id, text) in found where sought.contains(where: { text.contains($0) }) {
            try execute("DELETE FROM draft WHERE id = ?", id)
        }
    }
}

extension PersonalColumns {
    /// Puts the erased mark in place of a subject's words in this table, and tells the words.
    @discardableResult
    func blank(of subject: Subject, _ statements: Statements) throws -> [String] {
        let names = columns.map { "\"\($0)\"" }
        let isSubject = "\(path.expression(over: "\"\(table)\"")) = ?"
        let mark = SealedText.erased
        var words: [String] = []
        try statements.run(text: "SELECT \(names.joined(separator: ", ")) FROM \"\(table)\" WHERE \(isSubject)", [subject.id]) { row in
            words += row.data.compactMap(\.text).filter(SealedText.isSealed)
        }
        try statements.run(
            text: """
                UPDATE "\(table)"
                SET \(names.map { "\($0) = CASE WHEN \($0) <> '' THEN '\(mark)' ELSE \($0) END" }.joined(separator: ", "))
                WHERE \(isSubject) AND (\(names.map { "(\($0) <> '' AND \($0) <> '\(mark)')" }.joined(separator: " OR ")))
                """, [subject.id])
        return words
    }
}

/// Whose words were erased, when, by whom and why.
struct ErasureList: Query {
    static let name = "core.erasures"
    static let title = Text(en: "Erased persons", hans: "已清除的个人信息", hant: "已清除的個人資料")
    static let right = Right.readAudit
    static let fields: [Field] = []
    static let columns = [
        Column("id", Text(en: "No.", hans: "序号", hant: "序號"), .integer, width: 6),
        Column("day", Text(en: "Day", hans: "日期", hant: "日期"), .day, width: 10),
        Column("kind", Text(en: "Kind", hans: "种类", hant: "種類"), .code, width: 10),
        Column("subjectId", Text(en: "Key", hans: "键", hant: "鍵"), .integer, width: 8),
        Column("userName", Text(en: "User", hans: "用户", hant: "使用者"), .code, width: 10),
        Column("reason", Text(en: "Reason", hans: "原因", hant: "原因"), .text, width: 30),
    ]

    init(_ parameters: Parameters) {}

    func answer(in reader: Reader, for asker: Asker) throws -> Answer {
        .statement("SELECT id, day, kind, subjectId, userName, reason FROM erasure", [], order: "id DESC")
    }
}

extension Refusal {
    /// Nothing is kept about a person whose data was erased.
    package static let personErased = Refusal(
        "core.person-erased",
        Text(
            en: "The personal data here was erased, so nothing more is kept. Add a new record where you deal again.",
            hans: "此档案的个人信息已清除，不能再记录。如重新往来，请新建档案。",
            hant: "此檔案的個人資料已清除，不能再記錄。如重新往來，請新增檔案。"))

    /// Names the first of what needs the subject, and says how many there are.
    static func stillNeeded(_ what: [Text]) -> Refusal {
        let (first, more) = (what.prefix(3), what.count - 3)
        let names = Text(
            en: first.map(\.en).joined(separator: ", ") + (more > 0 ? " and \(more) more" : ""),
            hans: first.map(\.hans).joined(separator: "、") + (more > 0 ? " 等 \(what.count) 项" : " "),
            hant: first.map(\.hant).joined(separator: "、") + (more > 0 ? " 等 \(what.count) 項" : " "))
        return Refusal(
            "core.still-needed",
            Text(
                en: "Not yet: \(names.en) still need this data. Settle, finish or cancel them first.",
                hans: "暂不能清除：\(names.hans)仍需要这些信息。请先结清、办结或取消。",
                hant: "暫不能清除：\(names.hant)仍需要這些資料。請先結清、辦結或取消。"))
    }
}
