package import Core
package import Values

// What stands on the account of a role, so that a subledger can hold its own sum against it.

extension Reader {
    /// Debits less credits of the account that plays this role, over all posted entries, in minor units of the
    /// company's currency. With `asOf`, over those dated on that day or before.
    package func controlBalance(_ role: PostingRole, asOf day: Day? = nil) throws -> Int64 {
        try balance(of: try account(role: role).id, before: (day ?? .last).adding(days: 1))
    }

    /// Debits less credits of an account over all days before this one: sums of whole periods, and of the days of
    /// the one period that the day cuts.
    func balance(of accountId: Int64, before day: Day) throws -> Int64 {
        let whole = try value(
            """
            SELECT coalesce(sum(debitMinor - creditMinor), 0)
            FROM accountBalance
            JOIN fiscalPeriod ON fiscalPeriod.id = accountBalance.periodId
            WHERE accountId = ? AND fiscalPeriod.lastDay < ?
            """, accountId, day, as: Int64.self)
        guard let first = try firstDayOfPeriod(cutBefore: day) else { return whole ?? 0 }
        let part = try value(
            """
            SELECT coalesce(sum(debitMinor - creditMinor), 0)
            FROM accountDay
            WHERE accountId = ? AND day >= ? AND day < ?
            """, accountId, first, day, as: Int64.self)
        return (whole ?? 0) + (part ?? 0)
    }

    /// The first day of the period that begins before this day and does not end before it.
    func firstDayOfPeriod(cutBefore day: Day) throws -> Day? {
        try value(
            """
            SELECT firstDay
            FROM fiscalPeriod
            WHERE lastDay >= ? AND firstDay < ?
            ORDER BY lastDay
            LIMIT 1
            """, day, day, as: Day.self)
    }
}
