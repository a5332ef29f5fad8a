import Core
import Ledgers
import Testing
import Values

@Suite("Reversing an entry")
struct ReversalTests {
    @Test("P0-54, GL-05: a reversal is a linked entry in an open period, turns every line, and happens once")
    func once() throws {
        let books = try Books()
        let entry = try books.post("2026-02-10", [("5602.05", "30.00"), ("1001", "-30.00")])
        let before = try books.ask(JournalLines(entry: entry.number ?? "")).rows
        try books.perform(SoftClose(period: "2026-02"))
        let reversal = try books.perform(ReverseJournal(entry: entry.number ?? "", reason: "wrong account"))
        #expect(try books.ask(JournalLines(entry: entry.number ?? "")).rows == before)
        let turned = try books.ask(JournalLines(entry: reversal.number ?? "")).rows
        #expect(turned.map { $0[3] } == before.map { $0[4] })
        #expect(turned.map { $0[4] } == before.map { $0[3] })

        let journal = try books.ask(Journal()).rows
        #expect(journal.map { $0[7].text } == ["JE-000001", ""])
        #expect(journal.map { $0[8].text } == ["", "JE-000002"])
        #expect(journal[0][2].text == "2026-03-18")
        #expect(try books.trialBalance(asOf: "2026-02-28")["1001"] == [0, 3_000, -3_000])
        #expect(try books.trialBalance(asOf: "2026-03-18")["1001"] == [3_000, 3_000, 0])
        #expect(refusal { try books.perform(ReverseJournal(entry: "JE-000001", reason: "again")) } == "ledgers.already-reversed")
        #expect(refusal { try books.perform(ReverseJournal(entry: "JE-000002", reason: "back")) } == "ledgers.is-reversal")
        #expect(try books.brokenProofs().isEmpty)
    }

    @Test("GL-05: a reversal never lands before its original or in a closed period")
    func days() throws {
        let books = try Books()
        try books.post("2026-02-10", [("5602.05", "30.00"), ("1001", "-30.00")])
        try books.perform(SoftClose(period: "2026-02"))
        #expect(
            refusal { try books.perform(ReverseJournal(entry: "JE-000001", day: Day(iso: "2026-02-20"), reason: "x")) }
                == "ledgers.period-closed")
        #expect(
            refusal { try books.perform(ReverseJournal(entry: "JE-000001", day: Day(iso: "2026-02-09"), reason: "x")) }
                == "ledgers.reversal-before")
        #expect(refusal { try books.perform(ReverseJournal(entry: "JE-000099", reason: "x")) } == "ledgers.no-entry")
    }

    @Test("the reversal proof names a reversal that does not mirror its original")
    func proof() throws {
        let books = try Books()
        try books.post("2026-02-10", [("5602.05", "30.00"), ("1001", "-30.00")])
        let reversal = try books.perform(ReverseJournal(entry: "JE-000001", reason: "x"))
        try books.sql("DROP TRIGGER journalLine_change")
        try books.sql(
            "UPDATE journalLine SET accountId = (SELECT id FROM account WHERE code = '1002') WHERE entryId = \(reversal.id) AND line = 2")
        let found = try books.findings("ledgers.reversals")
        #expect(found.map(\.row) == [reversal.id])
        #expect(found.first?.opens == "journal-entry \(reversal.id)")
    }
}
