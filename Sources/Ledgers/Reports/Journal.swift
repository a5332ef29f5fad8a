package import Core
package import Values

/// Entries between two days, the newest first.
package struct Journal: Query {
    package static let name = "ledgers.journal"
    package static let title = Text(en: "Journal", hans: "凭证列表", hant: "傳票列表")
    package static let right = Right.readLedgers
    package static let fields = [
        ReportFields.from, ReportFields.to, Field("asOf", Text(en: "As of", hans: "截至", hant: "截至"), .day),
        Field("source", Text(en: "Source kind", hans: "来源种类", hant: "來源種類"), .text(max: 40)),
    ]
    package static let columns = [
        Column("id", Text(verbatim: "id"), .id, width: 0),
        Column("number", Text(en: "Number", hans: "凭证号", hant: "傳票號"), .code, width: 10),
        Column("day", Text(en: "Day", hans: "日期", hant: "日期"), .day, width: 10),
        Column("summary", Text(en: "Summary", hans: "摘要", hant: "摘要"), .text, width: 28),
        Column("amount", Text(en: "Amount", hans: "金额", hant: "金額"), .money, width: 14, total: true),
        Column("source", Text(en: "Source", hans: "来源", hant: "來源"), .code, width: 12),
        Column("period", Text(en: "Period", hans: "期间", hant: "期間"), .code, width: 8, extra: true),
        Column("reverses", Text(en: "Reverses", hans: "冲销", hant: "沖銷"), .code, width: 10, extra: true),
        Column("reversedBy", Text(en: "Reversed by", hans: "被冲销", hant: "被沖銷"), .code, width: 11, extra: true),
        Column("sourceId", Text(verbatim: "sourceId"), .id, width: 0),
    ]

    /// Where an entry comes from that no document posted.
    static let byHand = Text(en: "by hand", hans: "手工", hant: "手工")

    let from: Day?
    let to: Day?
    let source: String?

    package init(from: Day? = nil, to: Day? = nil, source: String? = nil) {
        self.from = from
        self.to = to
        self.source = source
    }

    package init(_ parameters: Parameters) throws {
        from = try parameters.day("from")
        to = try ReportFields.last(parameters)
        source = parameters.text("source")
    }

    package func answer(in reader: Reader, for asker: Asker) throws -> Answer {
        .statement(
            """
            SELECT journalEntry.id AS id, journalEntry.number AS number, journalEntry.day AS day,
                   journalEntry.summary AS summary, journalEntry.amountMinor AS amount,
                   CASE WHEN document.number IS NULL AND journalEntry.sourceKind = 'manual' THEN ?
                        ELSE coalesce(document.number, journalEntry.sourceKind) END AS source, fiscalPeriod.name AS period,
                   coalesce(original.number, '') AS reverses, coalesce(reversal.number, '') AS reversedBy,
                   journalEntry.sourceId AS sourceId
            FROM journalEntry
            LEFT JOIN fiscalPeriod ON fiscalPeriod.id = journalEntry.periodId
            LEFT JOIN document ON document.id = journalEntry.sourceId
            LEFT JOIN journalEntry AS original ON original.id = journalEntry.reversalOf
            LEFT JOIN journalEntry AS reversal ON reversal.reversalOf = journalEntry.id
            WHERE journalEntry.day >= ? AND journalEntry.day <= ? AND (? IS NULL OR journalEntry.sourceKind = ?)
            """, [Journal.byHand[asker.language], from ?? .first, to ?? .last, source, source], order: "day DESC, id DESC")
    }
}

/// The lines of one entry.
package struct JournalLines: Query {
    package static let name = "ledgers.journal-lines"
    package static let title = Text(en: "Journal entry", hans: "凭证", hant: "傳票")
    package static let right = Right.readLedgers
    package static let fields = [
        Field("entry", Text(en: "Entry", hans: "凭证号", hant: "傳票號"), .code(lookup: "ledgers.journal"), required: true)
    ]
    package static let columns = [
        Column("lineId", Text(verbatim: "lineId"), .id, width: 0),
        Column("account", Text(en: "Account", hans: "科目", hant: "科目"), .code, width: 12, drill: "account-card"),
        Column("name", Text(en: "Name", hans: "名称", hant: "名稱"), .text, width: 22),
        Column("debit", Text(en: "Debit", hans: "借方", hant: "借方"), .money, width: 13, total: true),
        Column("credit", Text(en: "Credit", hans: "贷方", hant: "貸方"), .money, width: 13, total: true),
        Column("memo", Text(en: "Memo", hans: "摘要", hant: "摘要"), .text, width: 14),
        Column("party", Text(en: "Party", hans: "往来单位", hant: "往來對象"), .code, width: 10, extra: true),
        Column("item", Text(en: "Item", hans: "物料", hant: "品項"), .code, width: 10, extra: true),
        Column("costCentre", Text(en: "Cost centre", hans: "成本中心", hant: "成本中心"), .code, width: 11, extra: true),
        Column("project", Text(en: "Project", hans: "项目", hant: "專案"), .code, width: 10, extra: true),
        Column("dimension1", Text(en: "Dimension 1", hans: "辅助核算一", hant: "輔助核算一"), .code, width: 11, extra: true),
        Column("dimension2", Text(en: "Dimension 2", hans: "辅助核算二", hant: "輔助核算二"), .code, width: 11, extra: true),
        Column("taxCode", Text(en: "Tax code", hans: "税码", hant: "稅碼"), .code, width: 8, extra: true),
        Column("currency", Text(en: "Cur.", hans: "币种", hant: "幣別"), .code, width: 4, extra: true),
        Column("currencyAmount", Text(en: "In currency", hans: "原币金额", hant: "原幣金額"), .moneyIn("currency"), width: 13, extra: true),
        Column("rate", Text(en: "Rate", hans: "汇率", hant: "匯率"), .rate, width: 10, extra: true),
        Column("line", Text(en: "Line", hans: "行", hant: "列"), .integer, width: 4, extra: true),
    ]

    let entry: String

    /// - Parameter entry: the number of the entry, or its key as digits.
    package init(entry: String) { self.entry = entry }
    package init(_ parameters: Parameters) throws { entry = try parameters.required("entry") }

    package func answer(in reader: Reader, for asker: Asker) throws -> Answer {
        // Digits alone are a key.
        let number = Int64(entry) == nil ? try reader.documentNumber([journalEntryKind], said: entry) : entry
        let found = try reader.value("SELECT id FROM journalEntry WHERE number = ? OR id = ?", number, Int64(entry) ?? 0, as: Int64.self)
        guard let found else { throw Refusal.noEntry(entry) }
        return .statement(
            """
            SELECT journalLine.id AS lineId, account.code AS account,
                   CASE ? WHEN 'en' THEN nameEn WHEN 'zh-Hans' THEN nameHans ELSE nameHant END AS name,
                   CASE WHEN amountMinor > 0 THEN amountMinor END AS debit,
                   CASE WHEN amountMinor < 0 THEN -amountMinor END AS credit,
                   coalesce(memo, '') AS memo, coalesce(party, '') AS party, coalesce(item, '') AS item,
                   coalesce(costCentre, '') AS costCentre, coalesce(project, '') AS project,
                   coalesce(dimension1, '') AS dimension1, coalesce(dimension2, '') AS dimension2,
                   coalesce(taxCode, '') AS taxCode, journalLine.currency AS currency, currencyAmountMinor AS currencyAmount,
                   rateNano AS rate, line
            FROM journalLine
            JOIN account ON account.id = journalLine.accountId
            WHERE entryId = ?
            """, [asker.language.rawValue, found], order: "line")
    }
}

/// Every line of the entries between two days, in the order in which they were posted.
package struct DayBook: Query {
    package static let name = "ledgers.day-book"
    package static let title = Text(en: "Day book", hans: "序时账", hant: "日記簿")
    package static let right = Right.readLedgers
    package static let fields = [
        ReportFields.from, ReportFields.to, Field("asOf", Text(en: "As of", hans: "截至", hant: "截至"), .day),
    ]
    package static let columns = [
        Column("id", Text(verbatim: "id"), .id, width: 0),
        Column("day", Text(en: "Day", hans: "日期", hant: "日期"), .day, width: 10),
        Column("number", Text(en: "Entry", hans: "凭证号", hant: "傳票號"), .code, width: 9),
        Column("account", Text(en: "Account", hans: "科目", hant: "科目"), .code, width: 10),
        Column("name", Text(en: "Name", hans: "名称", hant: "名稱"), .text, width: 21),
        Column("debit", Text(en: "Debit", hans: "借方", hant: "借方"), .money, width: 12, total: true),
        Column("credit", Text(en: "Credit", hans: "贷方", hant: "貸方"), .money, width: 12, total: true),
        Column("summary", Text(en: "Summary", hans: "摘要", hant: "摘要"), .text, width: 24, extra: true),
        Column("lineId", Text(verbatim: "lineId"), .id, width: 0),
    ]

    let from: Day?
    let to: Day?

    /// Without days: today.
    package init(from: Day? = nil, to: Day? = nil) {
        self.from = from
        self.to = to
    }

    package init(_ parameters: Parameters) throws {
        from = try parameters.day("from")
        to = try ReportFields.last(parameters)
    }

    package func answer(in reader: Reader, for asker: Asker) throws -> Answer {
        let last = to ?? from ?? asker.today
        return .statement(
            """
            SELECT journalEntry.id AS id, journalEntry.day AS day, journalEntry.number AS number, account.code AS account,
                   CASE ? WHEN 'en' THEN nameEn WHEN 'zh-Hans' THEN nameHans ELSE nameHant END AS name,
                   CASE WHEN journalLine.amountMinor > 0 THEN journalLine.amountMinor END AS debit,
                   CASE WHEN journalLine.amountMinor < 0 THEN -journalLine.amountMinor END AS credit,
                   coalesce(journalLine.memo, journalEntry.summary) AS summary, journalLine.id AS lineId
            FROM journalEntry
            JOIN journalLine ON journalLine.entryId = journalEntry.id
            JOIN account ON account.id = journalLine.accountId
            WHERE journalEntry.day >= ? AND journalEntry.day <= ?
            """, [asker.language.rawValue, from ?? last, last], order: "day, id, lineId")
    }
}
