internal import Core
internal import Ledgers
internal import Values

// The books are opened, carry what the company had, and are closed month by month for as long as the story does so.

extension SampleOffice {
    /// The chart that the company was founded for and the years of the story, where they are not there yet.
    /// - Parameter year: the books reach at least to this one.
    func openBooks(to year: Int) throws {
        let (hasChart, years) = try company.look { reader in
            (
                try reader.exists("SELECT 1 FROM account"),
                Set(try reader.all("SELECT DISTINCT year FROM fiscalPeriod") { Int($0.int64(0)) })
            )
        }
        if !hasChart { try have(.bookkeeper, do: Chart.shipped(company.chart)) }
        for year in min(day.year, year)...max(day.year, year) where !years.contains(year) {
            try have(.bookkeeper, do: OpenYear(year: year))
        }
    }

    /// What lay in the bank and in the till when the books began; the owner's money stands against it.
    func openBalances() throws {
        try have(
            .bookkeeper,
            do: OpenBalances(
                lines: [
                    JournalLineInput(try code(of: .bank), debit: try Figure("2860000.00"), memo: "基本户余额"),
                    JournalLineInput(try code(of: .cash), debit: try Figure("12500.00"), memo: "备用金"),
                ]))
    }

    /// The sales of a month in one entry: in the bank, with output tax. `costMicro` is what goods and material cost.
    func reportSales(costMicro: Int64, month: Day) throws {
        let netMinor = costMicro * 132 / 100 / 10_000
        let taxMinor = (netMinor * 13 + 50) / 100
        guard netMinor > 0 else { return }
        let name = "\(month.year) 年 \(month.month) 月销售汇总"
        try have(
            .bookkeeper,
            do: PostJournal(
                summary: name,
                lines: [
                    JournalLineInput(try code(of: .bank), debit: Figure(units: netMinor + taxMinor, scale: 2)),
                    JournalLineInput(try code(of: .sales), credit: Figure(units: netMinor, scale: 2)),
                    JournalLineInput(try code(of: .outputTax), credit: Figure(units: taxMinor, scale: 2), memo: "13%"),
                ]))
    }

    /// Money from the bank for the till.
    func fillTill() throws {
        try have(
            .bookkeeper,
            do: PostJournal(
                summary: "提取备用金",
                lines: [
                    JournalLineInput(try code(of: .cash), debit: try Figure("5000.00")),
                    JournalLineInput(try code(of: .bank), credit: try Figure("5000.00")),
                ]))
    }

    /// Closes a month for good, and before it what the year had before the story began.
    func close(_ month: Day) throws {
        let open = try company.look { reader in
            try reader.all(
                "SELECT name FROM fiscalPeriod WHERE state <> 'hard' AND lastDay <= ? AND isAdjusting = 0 ORDER BY lastDay", month
            ) { $0.text(0) }
        }
        for period in open { try have(.bookkeeper, do: HardClose(period: period)) }
    }

    private func code(of role: PostingRole) throws -> String {
        try company.look { try $0.account(role: role).code }
    }
}
