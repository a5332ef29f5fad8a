package import Core
internal import Values

// The proofs of the books from kept sums, for proof lines over long books; `verify` goes to the lines.

extension Proof {
    /// Debits and credits of all periods.
    static func sidesKept(_ reader: Reader, _ currency: Currency) throws -> ProofResult {
        let sums = try reader.one("SELECT coalesce(sum(debitMinor), 0), coalesce(sum(creditMinor), 0) FROM accountBalance") {
            (Money(minor: $0.int64(0), currency: currency), Money(minor: $0.int64(1), currency: currency))
        }
        let (debit, credit) = sums ?? (.zero(currency), .zero(currency))
        return ProofResult(debit, equals: credit, else: .keptSumsDiffer(table: "accountBalance"))
    }

    /// Debits and credits of all entries up to the end of a day.
    static func sides(_ reader: Reader, _ currency: Currency, _ day: Day) throws -> ProofResult {
        let next = day.adding(days: 1)
        let cut = try reader.firstDayOfPeriod(cutBefore: next) ?? next
        let sums = try reader.one(
            """
            SELECT coalesce(sum(debitMinor), 0), coalesce(sum(creditMinor), 0)
            FROM (
              SELECT debitMinor, creditMinor
              FROM accountBalance
              JOIN fiscalPeriod ON fiscalPeriod.id = accountBalance.periodId
              WHERE fiscalPeriod.lastDay < ?
              UNION ALL
              SELECT debitMinor, creditMinor
              FROM account
              CROSS JOIN accountDay
              WHERE accountDay.accountId = account.id AND accountDay.day >= ? AND accountDay.day < ?
            ) AS part
            """, next, cut, next
        ) { (Money(minor: $0.int64(0), currency: currency), Money(minor: $0.int64(1), currency: currency)) }
        let (debit, credit) = sums ?? (.zero(currency), .zero(currency))
        return ProofResult(debit, equals: credit, else: .keptSumsDiffer(table: "accountBalance"))
    }

    /// Movements kept by period against those kept by day, both sides of every account.
    static func periodsAgainstDays(_ reader: Reader, _ currency: Currency) throws -> ProofResult {
        let periods = try moved(try reader.one("SELECT sum(debitMinor), sum(creditMinor) FROM accountBalance", make: sides), currency)
        let days = try moved(try reader.one("SELECT sum(debitMinor), sum(creditMinor) FROM accountDay", make: sides), currency)
        return ProofResult(periods, equals: days, else: .keptSumsDiffer(table: "accountBalance"))
    }

    private static func sides(_ row: borrowing Row) -> (Int64, Int64) { (row.int64(0), row.int64(1)) }

    private static func moved(_ sides: (Int64, Int64)?, _ currency: Currency) throws -> Money {
        try Money(minor: sides?.0 ?? 0, currency: currency) + Money(minor: sides?.1 ?? 0, currency: currency)
    }
}

extension Finding {
    /// Kept sums differ; which row is to blame only the rows can tell.
    package static func keptSumsDiffer(table: String) -> Finding {
        Finding(
            table: table, row: nil,
            text: Text(
                en: "the kept sums differ",
                hans: "汇总数不符",
                hant: "彙總數不符"))
    }
}
