import Core
import Testing
import Values

@testable import Ledgers

@Suite("Opening and closing periods")
struct PeriodTests {
    @Test("a year has twelve months and a year-end period, and no day belongs to two years")
    func years() throws {
        let books = try Books(year: nil)
        #expect(refusal { try books.post("2026-03-01", [("1002", "1.00"), ("1001", "-1.00")]) } == "ledgers.no-period")
        try books.perform(OpenYear(year: 2026, firstMonth: 4))
        #expect(refusal { try books.perform(OpenYear(year: 2027, firstMonth: 1)) } == "ledgers.year-open")
        try books.perform(OpenYear(year: 2027))
        let periods = try books.ask(PeriodList()).rows.map { [$0[1], $0[2], $0[3]].map { $0.text ?? "" } }
        #expect(periods.count == 26)
        #expect(periods.contains(["2026-04", "2026-04-01", "2026-04-30"]))
        #expect(periods.contains(["2026-13", "2027-03-31", "2027-03-31"]))
        #expect(periods.contains(["2028-03", "2028-03-01", "2028-03-31"]))
        let overlap = """
            INSERT INTO fiscalPeriod (name, year, firstDay, lastDay, isAdjusting, state)
            VALUES ('x', 2026, '2026-04-30', '2026-05-02', 0, 'open')
            """
        #expect(refusal { try books.sql(overlap) }.contains("fiscalPeriod: periods are born open and never overlap"))
    }

    @Test("GL-07: a softly closed period refuses entries with the way out and can be opened again")
    func soft() throws {
        let books = try Books()
        try books.perform(SoftClose(period: "2026-02"))
        #expect {
            try books.post("2026-02-28", [("1002", "1.00"), ("1001", "-1.00")])
        } throws: { error in
            let refusal = error as? Refusal
            return refusal?.code == "ledgers.period-closed" && refusal?.text.en.contains("2026-02") == true
        }
        try books.post("2026-03-01", [("1002", "1.00"), ("1001", "-1.00")])
        try books.perform(ReopenPeriod(period: "2026-02", reason: "a late invoice"))
        try books.post("2026-02-28", [("1002", "1.00"), ("1001", "-1.00")])
    }

    @Test("GL-07: what is closed for good stays closed: by command, by SQL, and only after all periods before it")
    func hard() throws {
        let books = try Books()
        #expect(refusal { try books.perform(HardClose(period: "2026-02")) } == "ledgers.earlier-open")
        try books.perform(HardClose(period: "2026-01"))
        try books.perform(HardClose(period: "2026-02"))
        #expect(refusal { try books.perform(ReopenPeriod(period: "2026-02", reason: "a late invoice")) } == "ledgers.closed-for-good")
        #expect(refusal { try books.perform(SoftClose(period: "2026-02")) } == "ledgers.closed-already")
        for attack in [
            "UPDATE fiscalPeriod SET state = 'open' WHERE name = '2026-02'",
            "UPDATE fiscalPeriod SET state = 'soft' WHERE name = '2026-02'",
            "UPDATE fiscalPeriod SET lastDay = '2026-02-01' WHERE name = '2026-02'",
            "UPDATE fiscalPeriod SET firstDay = '2026-02-20' WHERE name = '2026-03'",
            "DELETE FROM fiscalPeriod WHERE name = '2026-02'",
            "INSERT OR REPLACE INTO fiscalPeriod SELECT id, name, year, firstDay, lastDay, isAdjusting, 'open', NULL, NULL FROM fiscalPeriod WHERE name = '2026-02'",
        ] {
            #expect(refusal { try books.sql(attack) }.hasPrefix("The file refuses this: fiscalPeriod:"), "\(attack)")
        }
        #expect(refusal { try books.post("2026-02-28", [("1002", "1.00"), ("1001", "-1.00")]) } == "ledgers.period-closed")
    }

    @Test("GL-07: an entry cannot slip into a closed month through the year-end period, not even by SQL")
    func slip() throws {
        let books = try Books()
        for month in 1...9 { try books.perform(HardClose(period: "2026-0\(month)")) }
        for month in 10...12 { try books.perform(HardClose(period: "2026-\(month)")) }
        try books.sql(
            """
            INSERT INTO document (id, kind, day, state, summary, madeBy, madeAt, revision)
            VALUES (900, 'journal-entry', '2026-12-31', 'draft', '', 1, '', 1);
            INSERT INTO journalEntry (id, day, periodId, sourceKind, summary, amountMinor, state)
            VALUES (900, '2026-12-31', 12, 'manual', '', 100, 'draft');
            INSERT INTO journalLine (entryId, line, day, accountId, amountMinor, currency, currencyAmountMinor, rateNano)
            VALUES (900, 1, '2026-12-31', 1, 100, 'CNY', 100, 1), (900, 2, '2026-12-31', 2, -100, 'CNY', -100, 1);
            """)
        let posting = "UPDATE journalEntry SET number = 'JE-900', state = 'posted' WHERE id = 900"
        #expect(refusal { try books.sql(posting) }.contains("journalEntry: its period is not open"))
        let lines = [JournalLineInput("1002", amount: try Figure("1.00")), JournalLineInput("1001", amount: try Figure("-1.00"))]
        let audit = PostJournal(day: Day(iso: "2026-12-31"), summary: "audit", lines: lines, isAdjusting: true)
        try books.perform(audit)
        #expect(try books.trialBalance(asOf: "2026-12-31")["1002"] == [100, 0, 100])
        #expect(try books.trialBalance(asOf: "2026-12-30")["1002"] == nil)
        try books.perform(HardClose(period: "2026-13"))
        #expect(refusal { try books.perform(audit) } == "ledgers.period-closed")
    }
}
