internal import Core
internal import Ledgers
internal import Values

// The books are opened, carry what the company had, and are closed month by month for as long as the story does so.

extension SampleOffice {
    /// The chart that the company was founded for and the years of the story, where they are not there yet.
    func openBooks() throws {
        let (hasChart, years) = try company.look { reader in
            (
                try reader.exists("SELECT 1 FROM account"),
                Set(try reader.all("SELECT DISTINCT year FROM fiscalPeriod") { Int($0.int64(0)) })
            )
        }
        if !hasChart { try have(.bookkeeper, do: Chart.shipped(company.chart)) }
        for year in SampleYear.firstDay.year...SampleYear.lastDay.year where !years.contains(year) {
            try have(.bookkeeper, do: OpenYear(year: year))
        }
    }

    /// Closes a month for good.
    func close(_ month: Day) throws {
        try have(.bookkeeper, do: HardClose(period: String(month.iso.prefix(7))))
    }
}
