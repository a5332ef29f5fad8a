internal import Core
internal import Values

/// The lines of one account between two days, read from anywhere in their midst: sums and counts kept by day tell what
/// the account held there, so what lies before is not read.
struct AccountLines {
    let opening: Int64
    let debit: Int64
    let credit: Int64
    let count: Int

    private let accountId: Int64
    private let byHand: String
    private let last: Day
    private let days: [(day: Day, balance: Int64, lines: Int)]
    private let reader: Reader

    var closing: Int64 { opening + debit - credit }

    init(_ accountId: Int64, _ first: Day, _ last: Day, in reader: Reader, language: Language) throws {
        byHand = Journal.byHand[language]
        var (debit, credit, count) = (Int64(0), Int64(0), 0)
        days = try reader.all(
            """
            SELECT day, debitMinor, creditMinor, lineCount
            FROM accountDay
            WHERE accountId = ? AND day >= ? AND day <= ?
            ORDER BY day
            """, accountId, first, last
        ) { row in
            debit += row.int64(1)
            credit += row.int64(2)
            count += Int(row.int64(3))
            return (day: try row[0], balance: row.int64(1) - row.int64(2), lines: Int(row.int64(3)))
        }
        opening = try reader.balance(of: accountId, before: first)
        (self.debit, self.credit, self.count) = (debit, credit, count)
        (self.accountId, self.last, self.reader) = (accountId, last, reader)
    }

    /// Rows of the account card from one line on, counted from nought, each with what the account holds after it.
    func page(from offset: Int, limit: Int) throws -> [[Datum]] {
        guard offset < count, limit > 0 else { return [] }
        var (balance, before) = (opening, 0)
        var start = days.startIndex
        while start < days.endIndex, before + days[start].lines <= offset {
            balance += days[start].balance
            before += days[start].lines
            start += 1
        }
        guard start < days.endIndex else { return [] }
        balance += try sumOfFirst(offset - before, on: days[start].day)
        return try reader.all(
            Self.linesFrom, byHand, accountId, days[start].day, last, limit, offset - before
        ) { row in
            let minor = row.int64(4)
            balance += minor
            let sides: [Datum] = [minor > 0 ? .integer(minor) : .null, minor < 0 ? .integer(-minor) : .null, .integer(balance)]
            return (0...3).map { row.datum($0) } + sides + (5...9).map { row.datum($0) }
        }
    }

    private func sumOfFirst(_ lines: Int, on day: Day) throws -> Int64 {
        guard lines > 0 else { return 0 }
        return try reader.value(Self.firstLines, accountId, day, lines) ?? 0
    }

    static let linesFrom: SQL =
        """
        SELECT line.entryId, line.day, entry.number, coalesce(line.memo, entry.summary), line.amountMinor,
               coalesce(line.party, ''), coalesce(line.item, ''), coalesce(line.costCentre, ''), coalesce(line.project, ''),
               CASE WHEN document.number IS NULL AND entry.sourceKind = 'manual' THEN ?
                    ELSE coalesce(document.number, entry.sourceKind) END
        FROM journalLine AS line
        JOIN journalEntry AS entry ON entry.id = line.entryId
        LEFT JOIN document ON document.id = entry.sourceId
        WHERE line.accountId = ? AND line.day >= ? AND line.day <= ?
        ORDER BY line.day, line.id
        LIMIT ? OFFSET ?
        """

    static let firstLines: SQL =
        """
        SELECT coalesce(sum(amountMinor), 0)
        FROM (SELECT amountMinor FROM journalLine WHERE accountId = ? AND day = ? ORDER BY id LIMIT ?) AS passed
        """
}

extension Reader {
    /// The first day of the period in which something was last entered on an account up to a day; of the period that
    /// holds the day where nothing ever was.
    func firstDayOfCard(_ accountId: Int64, to last: Day) throws -> Day {
        let entered = try value("SELECT max(day) FROM accountDay WHERE accountId = ? AND day <= ?", accountId, last, as: Day?.self) ?? nil
        let day = entered ?? last
        return try period(holding: day)?.firstDay ?? day.firstOfMonth
    }
}
