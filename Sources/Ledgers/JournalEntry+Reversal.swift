package import Core
package import Values

// Correction: the same lines with their signs turned, linked to the original, dated in an open period.

extension Transaction {
    /// Reverses a posted entry. The original stays as it is and can be reversed only once.
    /// - Throws: `ledgers.no-entry`, `ledgers.already-reversed`, `ledgers.is-reversal`, `ledgers.reversal-before`,
    ///   `ledgers.period-closed`.
    @discardableResult
    package func reverse(entry id: Int64, on day: Day, reason: String) throws -> PostedEntry {
        let original = try one(
            "SELECT number, day, sourceKind, sourceId, reversalOf FROM journalEntry WHERE id = ? AND state = 'posted'", id
        ) { row in
            (
                number: row.text(0), day: try row[1] as Day, kind: row.text(2), sourceId: try row[3] as Int64?,
                reversalOf: try row[4] as Int64?
            )
        }
        guard let original else { throw Refusal.noEntry(String(id)) }
        guard original.reversalOf == nil else { throw Refusal.isReversal(original.number) }
        if let by = try value("SELECT number FROM journalEntry WHERE reversalOf = ?", id, as: String.self) {
            throw Refusal.alreadyReversed(original.number, by: by)
        }
        guard day >= original.day else { throw Refusal.reversalBefore(original.number, original.day) }
        let summary = Text(
            en: "Reversal of \(original.number): \(reason)", hans: "冲销 \(original.number)：\(reason)",
            hant: "沖銷 \(original.number)：\(reason)")
        var draft = JournalDraft(day: day, summary: summary[session.language], lines: try linesTurned(of: id))
        if let sourceId = original.sourceId { draft.source = (original.kind, sourceId) }
        return try post(draft, reversalOf: id)
    }

    private func linesTurned(of entry: Int64) throws -> [JournalDraft.Line] {
        let base = currency
        return try all(
            """
            SELECT account.code, amountMinor, journalLine.currency, currencyAmountMinor, rateNano, party, item, costCentre,
                   project, dimension1, dimension2, taxCode, memo
            FROM journalLine
            JOIN account ON account.id = journalLine.accountId
            WHERE entryId = ?
            ORDER BY line
            """, entry
        ) { row in
            var line = JournalDraft.Line(
                .code(row.text(0)), Money(minor: -row.int64(1), currency: base), party: try row[5], item: try row[6],
                costCentre: try row[7], project: try row[8], dimension1: try row[9], dimension2: try row[10],
                taxCode: try row[11], memo: try row[12])
            if let foreign = Currency.named(row.text(2)), foreign != base {
                line.foreign = (Money(minor: -row.int64(3), currency: foreign), Rate(nano: row.int64(4)))
            }
            return line
        }
    }
}

extension Refusal {
    static func noEntry(_ typed: String) -> Refusal {
        let number = TextHygiene.shown(typed)
        return Refusal(
            "ledgers.no-entry",
            Text(
                en: "There is no posted entry “\(number)”. F4 in the field or the code JL lists them.",
                hans: "没有已过账的凭证“\(number)”。在栏中按 F4 或输入代码 JL 可列出。",
                hant: "沒有已過帳的傳票「\(number)」。在欄中按 F4 或輸入代碼 JL 可列出。"),
            field: "entry")
    }

    static func isReversal(_ number: String) -> Refusal {
        Refusal(
            "ledgers.is-reversal",
            Text(
                en: "\(number) is a reversal itself. Enter the original again instead.",
                hans: "\(number) 本身是冲销凭证。请重新录入原凭证。",
                hant: "\(number) 本身是沖銷傳票。請重新輸入原傳票。"),
            field: "entry")
    }

    static func alreadyReversed(_ number: String, by other: String) -> Refusal {
        Refusal(
            "ledgers.already-reversed",
            Text(
                en: "\(number) was reversed by \(other) already. Open \(other) to see it.",
                hans: "\(number) 已由 \(other) 冲销。请打开 \(other) 查看。",
                hant: "\(number) 已由 \(other) 沖銷。請開啟 \(other) 檢視。"),
            field: "entry")
    }

    static func reversalBefore(_ number: String, _ day: Day) -> Refusal {
        Refusal(
            "ledgers.reversal-before",
            Text(
                en: "\(number) is dated \(day), and a reversal cannot come before it. Choose that day or a later one.",
                hans: "\(number) 的日期为 \(day)，冲销日期不能早于它。请选择当日或之后的日期。",
                hant: "\(number) 的日期為 \(day)，沖銷日期不能早於它。請選擇當日或之後的日期。"),
            field: "day")
    }
}
