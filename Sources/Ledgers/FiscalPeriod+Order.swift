internal import Core
internal import Values

// Periods are closed one after the other. A soft close may run ahead, but whoever closes is told what is left behind.

extension Reader {
    /// Periods before this one that still take entries, the earliest first: the months of the books up to then.
    func openPeriods(before period: FiscalPeriod) throws -> [String] {
        try all(
            """
            SELECT name
            FROM fiscalPeriod
            WHERE state = 'open' AND id <> ? AND isAdjusting = 0
              AND (lastDay < ? OR (? = 1 AND lastDay <= ?))
            ORDER BY lastDay
            """, period.id, period.firstDay, period.isAdjusting, period.lastDay
        ) { $0.text(0) }
    }
}
