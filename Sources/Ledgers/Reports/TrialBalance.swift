package import Core
package import Values

/// What every account was debited and credited up to a day, and what it holds. Sums of whole periods are kept ready,
/// and of the days of the one period that the day cuts, so the cost does not grow with the number of lines.
package struct TrialBalance: Query {
    package static let name = "ledgers.trial-balance"
    package static let title = Text(en: "Trial balance", hans: "试算平衡表", hant: "試算表")
    package static let right = Right.readLedgers
    package static let fields = [
        ReportFields.asOf,
        Field("all", Text(en: "Accounts without postings too", hans: "含无发生额科目", hant: "含無過帳科目"), .flag),
    ]
    package static let columns = [
        Column("account", Text(en: "Account", hans: "科目", hant: "科目"), .code, width: 12, drill: "account-card"),
        Column("name", Text(en: "Name", hans: "名称", hant: "名稱"), .text, width: 24),
        Column("debit", Text(en: "Debit", hans: "借方", hant: "借方"), .money, width: 13, total: true),
        Column("credit", Text(en: "Credit", hans: "贷方", hant: "貸方"), .money, width: 13, total: true),
        Column("balance", Text(en: "Balance", hans: "余额", hant: "餘額"), .money, width: 13, total: true),
        Column.id,
        Column("kind", Text(en: "Kind", hans: "类别", hant: "類別"), .choice(AccountKind.choices), width: 9, extra: true),
    ]

    let asOf: Day?
    let isAll: Bool

    package init(asOf: Day? = nil, isAll: Bool = false) {
        self.asOf = asOf
        self.isAll = isAll
    }

    package init(_ parameters: Parameters) throws {
        asOf = try parameters.day("asOf")
        isAll = parameters.flag("all")
    }

    package func answer(in reader: Reader, for asker: Asker) throws -> Answer {
        let next = (asOf ?? asker.today).adding(days: 1)
        let cut = try reader.firstDayOfPeriod(cutBefore: next) ?? next
        let language = asker.language.rawValue
        return .statement(
            """
            SELECT account.code AS account,
                   CASE ? WHEN 'en' THEN nameEn WHEN 'zh-Hans' THEN nameHans ELSE nameHant END AS name,
                   coalesce(moved.debit, 0) AS debit, coalesce(moved.credit, 0) AS credit,
                   coalesce(moved.debit, 0) - coalesce(moved.credit, 0) AS balance,
                   account.id AS id, account.kind AS kind
            FROM account
            LEFT JOIN (
              SELECT accountId, sum(debit) AS debit, sum(credit) AS credit
              FROM (
                SELECT accountId, debitMinor AS debit, creditMinor AS credit
                FROM accountBalance
                JOIN fiscalPeriod ON fiscalPeriod.id = accountBalance.periodId
                WHERE fiscalPeriod.lastDay < ?
                UNION ALL
                SELECT accountId, debitMinor AS debit, creditMinor AS credit
                FROM account AS each
                CROSS JOIN accountDay
                WHERE accountDay.accountId = each.id AND accountDay.day >= ? AND accountDay.day < ?
              ) AS part
              GROUP BY accountId
            ) AS moved ON moved.accountId = account.id
            WHERE moved.accountId IS NOT NULL OR (? = 1 AND account.isHeading = 0)
            """, [language, next, cut, next, isAll], order: "account")
    }
}

extension Reader {
    /// Debits less credits of every account that was posted to, over all days before this one, by the account's key.
    func balances(before day: Day) throws -> [Int64: Int64] {
        let cut = try firstDayOfPeriod(cutBefore: day) ?? day
        var balances: [Int64: Int64] = [:]
        try each(
            """
            SELECT accountId, sum(balance)
            FROM (
              SELECT accountId, debitMinor - creditMinor AS balance
              FROM accountBalance
              JOIN fiscalPeriod ON fiscalPeriod.id = accountBalance.periodId
              WHERE fiscalPeriod.lastDay < ?
              UNION ALL
              SELECT accountId, debitMinor - creditMinor AS balance
              FROM account AS each
              CROSS JOIN accountDay
              WHERE accountDay.accountId = each.id AND accountDay.day >= ? AND accountDay.day < ?
            ) AS part
            GROUP BY accountId
            """, day, cut, day
        ) { balances[$0.int64(0)] = $0.int64(1) }
        return balances
    }
}

enum ReportFields {
    static let asOf = Field(
        "asOf", Text(en: "As of", hans: "截至", hant: "截至"), .day,
        help: Text(en: "Today where left out.", hans: "不填为今天。", hant: "不填為今天。"))
    /// The last day of a report that takes `to` and `asOf`: whichever comes first, so that neither is passed over.
    /// - Throws: a `Refusal` on the field that is no day.
    static func last(_ parameters: Parameters) throws -> Day? {
        [try parameters.day("to"), try parameters.day("asOf")].compactMap(\.self).min()
    }

    static let to = Field("to", Text(en: "To", hans: "至", hant: "至"), .day)
    static let period = Field(
        "period", Text(en: "Period", hans: "会计期间", hant: "會計期間"), .code(lookup: "ledgers.periods"))
}
