package import Core
package import Values

// Balance sheet and income statement, from the same sums as the trial balance. Amounts stand on the usual side of
// their heading: an asset's debit and a liability's credit are both above nought.

/// What the company owns, owes and is worth on a day. The result that no entry has appropriated yet stands in equity.
package struct BalanceSheet: Query {
    package static let name = "ledgers.balance-sheet"
    package static let title = Text(en: "Balance sheet", hans: "资产负债表", hant: "資產負債表")
    package static let right = Right.readLedgers
    package static let fields = [
        ReportFields.asOf, Field("compare", Text(en: "Compare with", hans: "对比日期", hant: "對比日期"), .day),
    ]
    package static let columns = StatementLine.columns(
        Text(en: "Amount", hans: "金额", hant: "金額"), second: "compare", Text(en: "Compared", hans: "对比金额", hant: "對比金額"))

    let asOf: Day?
    let compare: Day?

    package init(asOf: Day? = nil, compare: Day? = nil) {
        self.asOf = asOf
        self.compare = compare
    }

    package init(_ parameters: Parameters) throws {
        asOf = try parameters.day("asOf")
        compare = try parameters.day("compare")
    }

    package func answer(in reader: Reader, for asker: Asker) throws -> Answer {
        let last = asOf ?? asker.today
        let now = try reader.balances(before: last.adding(days: 1))
        let then = try compare.map { try reader.balances(before: $0.adding(days: 1)) } ?? [:]
        let accounts = try reader.accountsPosted(in: [now, then])
        var rows: [StatementLine] = []
        rows += StatementLine.section(.asset, accounts, now, then, asker.language)
        let liabilities = StatementLine.section(.liability, accounts, now, then, asker.language)
        var equity = StatementLine.lines(.equity, accounts, now, then, asker.language)
        equity += try results(accounts, now: (last, now), then: compare.map { ($0, then) }, reader, asker.language)
        equity.append(StatementLine.total(.equity, of: equity, asker.language))
        rows += liabilities + equity
        let closing = [liabilities.last, equity.last].compactMap(\.self)
        rows.append(
            StatementLine(
                kind: .equity, account: "", name: Text(en: "Liabilities and equity", hans: "负债和所有者权益总计", hant: "負債及權益總計")[asker.language],
                amountMinor: closing.reduce(0) { $0 + $1.amountMinor }, compareMinor: closing.reduce(0) { $0 + $1.compareMinor },
                accountId: nil, level: "total"))
        return .rows(rows.map { $0.cells(second: compare != nil) })
    }

    /// What was earned and no entry has appropriated: the net result of this fiscal year, which is that of the income
    /// statement, and what earlier years left.
    private func results(
        _ accounts: [Account], now: (day: Day, balances: [Int64: Int64]), then: (day: Day, balances: [Int64: Int64])?,
        _ reader: Reader, _ language: Language
    ) throws -> [StatementLine] {
        func split(_ day: Day, _ balances: [Int64: Int64]) throws -> (all: Int64, earlier: Int64) {
            let before = try reader.balances(before: try reader.firstDayOfYear(holding: day))
            return accounts.filter { $0.kind == .income || $0.kind == .expense }.reduce((Int64(0), Int64(0))) { sums, account in
                (sums.0 - (balances[account.id] ?? 0), sums.1 - (before[account.id] ?? 0))
            }
        }
        let (all, earlier) = try split(now.day, now.balances)
        let (allThen, earlierThen) = try then.map { try split($0.day, $0.balances) } ?? (0, 0)
        var lines: [StatementLine] = []
        if earlier != 0 || earlierThen != 0 {
            lines.append(
                StatementLine(
                    kind: .equity, account: "",
                    name: Text(en: "Net result, earlier years", hans: "以前年度净利润", hant: "以前年度淨利")[language], amountMinor: earlier,
                    compareMinor: earlierThen, accountId: nil))
        }
        lines.append(
            StatementLine(
                kind: .equity, account: "", name: Text(en: "Net result of the year", hans: "本年净利润", hant: "本年淨利")[language],
                amountMinor: all - earlier, compareMinor: allThen - earlierThen, accountId: nil))
        return lines
    }
}

/// What was earned and spent between two days, and since the fiscal year began.
package struct IncomeStatement: Query {
    package static let name = "ledgers.income-statement"
    package static let title = Text(en: "Income statement", hans: "利润表", hant: "損益表")
    package static let right = Right.readLedgers
    package static let fields = [
        Field(
            "from", Text(en: "From", hans: "自", hant: "自"), .day,
            help: Text(en: "The first day of the fiscal year where left out.", hans: "不填为会计年度首日。", hant: "不填為會計年度首日。")),
        ReportFields.to, ReportFields.asOf, ReportFields.period,
    ]
    package static let columns = StatementLine.columns(
        Text(en: "This period", hans: "本期金额", hant: "本期金額"), second: "yearToDate",
        Text(en: "Year to date", hans: "本年累计", hant: "本年累計"))

    let from: Day?
    let to: Day?
    let period: String?

    package init(from: Day? = nil, to: Day? = nil, period: String? = nil) {
        self.from = from
        self.to = to
        self.period = period
    }

    package init(_ parameters: Parameters) throws {
        from = try parameters.day("from")
        to = try ReportFields.last(parameters)
        period = parameters.text("period")
    }

    package func answer(in reader: Reader, for asker: Asker) throws -> Answer {
        let (first, last) = try days(reader, asker)
        let year = try reader.firstDayOfYear(holding: last)
        let end = try reader.balances(before: last.adding(days: 1))
        let moved = end.less(try reader.balances(before: first))
        let sinceYear = end.less(try reader.balances(before: year))
        let accounts = try reader.accountsPosted(in: [moved, sinceYear])
        let income = StatementLine.section(.income, accounts, moved, sinceYear, asker.language)
        let expense = StatementLine.section(.expense, accounts, moved, sinceYear, asker.language)
        let result = StatementLine(
            kind: nil, account: "", name: Text(en: "Net result", hans: "净利润", hant: "淨利")[asker.language],
            amountMinor: (income.last?.amountMinor ?? 0) - (expense.last?.amountMinor ?? 0),
            compareMinor: (income.last?.compareMinor ?? 0) - (expense.last?.compareMinor ?? 0), accountId: nil, level: "total")
        return .rows((income + expense + [result]).map { $0.cells(second: true) })
    }

    private func days(_ reader: Reader, _ asker: Asker) throws -> (Day, Day) {
        if let period {
            let period = try reader.period(named: period)
            return (period.firstDay, period.lastDay)
        }
        let last = to ?? asker.today
        let first = try from ?? reader.firstDayOfYear(holding: last)
        guard first <= last else { throw Refusal.daysReversed }
        return (first, last)
    }
}

/// One row of a statement.
struct StatementLine {
    /// nil: the net result, which is neither.
    let kind: AccountKind?
    let account: String
    let name: String
    let amountMinor: Int64
    let compareMinor: Int64
    let accountId: Int64?
    /// `line`, `total`
    var level = "line"

    /// - Parameters:
    ///   - amount: what stands over the amounts.
    ///   - second: the name of the second column of amounts, and what stands over it.
    static func columns(_ amount: Text, second: String, _ title: Text) -> [Column] {
        [
            Column("kind", Text(en: "Part", hans: "项目", hant: "項目"), .choice(parts), width: 10),
            Column("account", Text(en: "Account", hans: "科目", hant: "科目"), .code, width: 12, drill: "account-card"),
            Column("name", Text(en: "Name", hans: "名称", hant: "名稱"), .text, width: 26),
            Column("amount", amount, .money, width: 14),
            Column(second, title, .money, width: 13),
            Column.id,
            Column(
                "level", Text(en: "Level", hans: "级别", hant: "層級"),
                .choice([
                    Choice("line", Text(en: "Line", hans: "明细", hant: "明細")), Choice("total", Text(en: "Total", hans: "合计", hant: "合計")),
                ]), width: 6, extra: true),
        ]
    }

    private static let parts = AccountKind.choices + [Choice("result", Text(en: "Result", hans: "利润", hant: "損益"))]

    /// - Parameter second: whether anybody asked for the second amounts; else they are blank, not nought.
    func cells(second: Bool) -> [Datum] {
        [
            .text(kind?.rawValue ?? "result"), .text(account), .text(name), .integer(amountMinor),
            second ? .integer(compareMinor) : .null, accountId.datum, .text(level),
        ]
    }

    static func lines(
        _ kind: AccountKind, _ accounts: [Account], _ now: [Int64: Int64], _ then: [Int64: Int64], _ language: Language
    ) -> [StatementLine] {
        let sign: Int64 = kind.normalSide == .debit ? 1 : -1
        return accounts.filter { $0.kind == kind }.map { account in
            StatementLine(
                kind: kind, account: account.code, name: account.name[language], amountMinor: sign * (now[account.id] ?? 0),
                compareMinor: sign * (then[account.id] ?? 0), accountId: account.id)
        }
    }

    /// The lines of one kind and their total, which stands last.
    static func section(
        _ kind: AccountKind, _ accounts: [Account], _ now: [Int64: Int64], _ then: [Int64: Int64], _ language: Language
    ) -> [StatementLine] {
        let lines = lines(kind, accounts, now, then, language)
        return lines + [total(kind, of: lines, language)]
    }

    static func total(_ kind: AccountKind, of lines: [StatementLine], _ language: Language) -> StatementLine {
        let title = kind.title
        let words = Text(en: "Total " + title.en.lowercased(), hans: title.hans + "合计", hant: title.hant + "合計")
        return StatementLine(
            kind: kind, account: "", name: words[language], amountMinor: lines.reduce(0) { $0 + $1.amountMinor },
            compareMinor: lines.reduce(0) { $0 + $1.compareMinor }, accountId: nil, level: "total")
    }
}

extension [Int64: Int64] {
    fileprivate func less(_ before: [Int64: Int64]) -> [Int64: Int64] {
        var moved = self
        for (account, balance) in before { moved[account, default: 0] -= balance }
        return moved
    }
}

extension Reader {
    /// The accounts that have a sum other than nought in one of the tables, by code.
    fileprivate func accountsPosted(in tables: [[Int64: Int64]]) throws -> [Account] {
        try all(
            """
            SELECT id, code, nameEn, nameHans, nameHant, kind, normalSide, parentCode, isHeading, isControl, isActive,
                   currency, revision
            FROM account
            ORDER BY code
            """, make: Account.init(row:)
        ).filter { account in tables.contains { ($0[account.id] ?? 0) != 0 } }
    }

    /// The first day of the fiscal year that holds this day; of the calendar year where none is open.
    func firstDayOfYear(holding day: Day) throws -> Day {
        let first =
            try value(
                """
                SELECT min(firstDay)
                FROM fiscalPeriod
                WHERE year = (SELECT year FROM fiscalPeriod WHERE lastDay >= ? AND firstDay <= ? ORDER BY lastDay LIMIT 1)
                """, day, day, as: Day?.self) ?? nil
        return first ?? day.firstOfYear
    }
}
