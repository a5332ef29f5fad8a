package import Core
package import Values

/// Every line of one account between two days, with what it held before, after each line, and at the end. Each line
/// leads to its entry. A page costs the same wherever it lies: the sums kept by day tell where it starts.
package struct AccountCard: Query {
    package static let name = "ledgers.account-card"
    package static let title = Text(en: "Account card", hans: "明细账", hant: "明細帳")
    package static let right = Right.readLedgers
    package static let fields = [
        AccountFields.account, Field.from, ReportFields.to, ReportFields.period,
        Field.asOf,
    ]
    package static let columns = [
        Column.id,
        Column("day", Text(en: "Day", hans: "日期", hant: "日期"), .day, width: 10),
        Column("number", Text(en: "Entry", hans: "凭证号", hant: "傳票號"), .code, width: 9, drill: journalEntryKind),
        Column("summary", Text(en: "Summary", hans: "摘要", hant: "摘要"), .text, width: 18),
        Column("debit", Text(en: "Debit", hans: "借方", hant: "借方"), .money, width: 12, total: true),
        Column("credit", Text(en: "Credit", hans: "贷方", hant: "貸方"), .money, width: 12, total: true),
        Column("balance", Text(en: "Balance", hans: "余额", hant: "餘額"), .money, width: 13),
        Column("party", Text(en: "Party", hans: "往来单位", hant: "往來對象"), .code, width: 10, extra: true),
        Column("item", Text(en: "Item", hans: "物料", hant: "品項"), .code, width: 10, extra: true),
        Column("costCentre", Text(en: "Cost centre", hans: "成本中心", hant: "成本中心"), .code, width: 11, extra: true),
        Column("project", Text(en: "Project", hans: "项目", hant: "專案"), .code, width: 10, extra: true),
        Column("source", Text(en: "Source", hans: "来源", hant: "來源"), .code, width: 14, extra: true),
    ]

    let account: String
    let from: Day?
    let to: Day?
    let period: String?

    /// With neither days nor period: the period that holds today, up to today.
    package init(account: String, from: Day? = nil, to: Day? = nil, period: String? = nil) {
        self.account = account
        self.from = from
        self.to = to
        self.period = period
    }

    package init(_ parameters: Parameters) throws {
        account = try parameters.required("account")
        from = try parameters.day("from")
        to = try ReportFields.last(parameters)
        period = parameters.text("period")
    }

    package func answer(in reader: Reader, for asker: Asker) throws -> Answer {
        guard let account = try reader.account(code: account) else { throw Refusal.noAccount(account) }
        let (first, last) = try days(reader, asker)
        let lines = try AccountLines(account.id, first, last, in: reader, language: asker.language)
        func ends(_ day: Day, _ title: Text, _ balance: Int64) -> [Datum] {
            let sides: [Datum] = [.null, .null, .integer(balance)]
            return [.null, day.datum, .text(""), .text(title[asker.language])] + sides + Array(repeating: .text(""), count: 5)
        }
        return .pages(
            Pages(count: lines.count + 2, totals: ["debit": lines.debit, "credit": lines.credit]) { offset, limit in
                var rows: [[Datum]] = []
                if offset == 0, limit > 0 {
                    rows.append(ends(first, Text(en: "Opening balance", hans: "期初余额", hant: "期初餘額"), lines.opening))
                }
                rows += try lines.page(from: max(0, offset - 1), limit: limit - rows.count)
                if rows.count < limit, offset <= lines.count + 1 {
                    rows.append(ends(last, Text(en: "Closing balance", hans: "期末余额", hant: "期末餘額"), lines.closing))
                }
                return rows
            })
    }

    private func days(_ reader: Reader, _ asker: Asker) throws -> (Day, Day) {
        if let period {
            let period = try reader.period(named: period)
            return (period.firstDay, period.lastDay)
        }
        let last = to ?? asker.today
        let first = try from ?? reader.period(holding: last)?.firstDay ?? last.firstOfMonth
        guard first <= last else { throw Refusal.daysReversed }
        return (first, last)
    }
}

extension Refusal {
    static let daysReversed = Refusal(
        "ledgers.days-reversed",
        Text(en: "The first day lies after the last. Swap them.", hans: "起始日期晚于截止日期，请对调。", hant: "起始日期晚於截止日期，請對調。"),
        field: "from")
}
