internal import Core
internal import Ledgers
internal import Values

/// Fills a ledger for measuring, by the department's own posting, a thousand entries a transaction.
struct FillJournal: Command {
    static let name = "bench.fill-journal"
    static let title = Text(en: "Fill the journal", hans: "填充日记账", hant: "填充日記帳")
    static let right = Right("bench.fill", Text(en: "Fill", hans: "填充", hant: "填充"))
    static let fields = [
        Field("entries", Text(en: "Entries", hans: "分录数", hant: "分錄數"), .integer, required: true),
        Field("linesEach", Text(en: "Lines each", hans: "每笔行数", hant: "每筆行數"), .integer, required: true),
        Field("seed", Text(en: "Seed", hans: "种子", hant: "種子"), .integer, required: true),
        Field("accounts", Text(en: "Accounts", hans: "科目", hant: "科目"), .text(max: 2_000), required: true),
    ]

    let entries: Int64
    let linesEach: Int64
    let seed: Int64
    let accounts: [String]

    func perform(in transaction: Transaction) throws -> Done {
        var state = UInt64(bitPattern: seed) &* 0x9E37_79B9_7F4A_7C15 | 1
        func next(_ limit: Int) -> Int {
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            return Int(state % UInt64(limit))
        }
        let first = transaction.today.firstOfYear
        for _ in 0..<entries {
            var lines: [JournalDraft.Line] = []
            var sum: Int64 = 0
            for _ in 1..<linesEach {
                let minor = Int64(next(1_000_000) + 1) * (next(2) == 0 ? 1 : -1)
                sum += minor
                lines.append(.init(.code(accounts[next(accounts.count)]), Money(minor: minor, currency: transaction.currency)))
            }
            lines.append(.init(.code(accounts[next(accounts.count)]), Money(minor: sum == 0 ? 1 : -sum, currency: transaction.currency)))
            if sum == 0 { lines.append(.init(.code(accounts[0]), Money(minor: -1, currency: transaction.currency))) }
            try transaction.post(JournalDraft(day: first.adding(days: next(360)), summary: "bench", lines: lines))
        }
        return Done()
    }
}

extension Department {
    /// A department that only benchmarks have.
    static let bench = Department(
        code: "bench", title: Text(en: "Benchmarks", hans: "基准", hant: "基準"), rights: [FillJournal.right], schema: [],
        commands: [FillJournal.self, FillStock.self], queries: [])
}
