import Core
import Desk
import MasterData
import TestGround
import Testing
import Values

@testable import Ledgers

@Suite("Closed periods at the desk: entries and their reversal")
struct ClosedPeriodScreenTests {
    private func bench(_ books: Books) throws -> ScreenBench {
        ScreenBench(books.company, pages: [.masterData, .ledgers], session: try books.admin(), width: 80, height: 24)
    }

    private func expectClosed(_ bench: ScreenBench) {
        #expect(bench.message.hasPrefix("E "), "\(bench.message)")
        #expect(bench.desk.message?.code == "ledgers.period-closed", "\(bench.message)")
        #expect(bench.message.contains("2026-02"), "\(bench.message)")
    }

    /// Types an entry of 120 dated 15 February.
    private func february(_ bench: ScreenBench) {
        bench.go("JE").type("0215").press("Enter").write("rent").press("Enter")
        bench.type("5602.01").press("Enter").type("120").press("Enter", "Enter", "Enter", "Enter")
        bench.type("1002").press("Enter", "Enter").type("120").press("Enter", "F8")
    }

    @Test("18: an entry dated in a closed month is refused at its day, keeps its lines, and is posted with another day")
    func entry() throws {
        let books = try Books()
        try books.perform(SoftClose(period: "2026-02"))
        let bench = try bench(books)
        february(bench)
        expectClosed(bench)
        #expect(bench.form?.values["summary"] == "rent" && bench.form?.values["day"] == "2026-02-15")
        #expect(bench.form?.values.lines.count ?? 0 >= 2 && bench.form?.values[0, "debit"] == "120")
        #expect(try books.count("journalEntry") == 0)
        bench.type("t").press("F8")
        #expect(bench.message.contains("is posted"), "\(bench.message)")
        #expect(try books.trialBalance(asOf: "2026-03-18")["1002"] == [0, 12_000, -12_000])
        #expect(try books.trialBalance(asOf: "2026-02-28")["1002"] == nil)
        #expect(bench.faults == [])
    }

    @Test("18: the other way out: the month is opened again over the entry, which then posts as it was typed")
    func reopened() throws {
        let books = try Books()
        try books.perform(SoftClose(period: "2026-02"))
        let bench = try bench(books)
        february(bench)
        expectClosed(bench)
        bench.go("PE").press("/").type("2026-02").press("Enter").type("3").press("Enter")
        bench.type("a late invoice").press("F8")
        #expect(bench.message.contains("is open again"), "\(bench.screen)")
        while bench.form?.code != "JE", bench.desk.screens.count > 1 { bench.press("F12") }
        #expect(bench.form?.values["summary"] == "rent")
        bench.press("F8")
        #expect(bench.message.contains("is posted"), "\(bench.message)")
        #expect(try books.trialBalance(asOf: "2026-02-28")["1002"] == [0, 12_000, -12_000])
        #expect(bench.faults == [])
    }

    @Test("18: an entry of a month that was closed since is reversed in an open one; the closed one is refused, the reason stays")
    func reversal() throws {
        let books = try Books()
        try books.post("2026-02-10", [("1002", "1000.00"), ("3001", "-1000.00")], summary: "capital")
        try books.perform(SoftClose(period: "2026-02"))
        let bench = try bench(books)
        bench.go("JL 1").choose("Reverse")
        bench.press("Shift-Tab").type("0220").press("Enter").type("typed twice").press("F8")
        expectClosed(bench)
        #expect(bench.form?.values["reason"] == "typed twice" && bench.form?.values["day"] == "2026-02-20")
        #expect(try books.count("journalEntry") == 1)
        bench.type("t").press("F8")
        #expect(bench.message.contains("reverses JE-000001"), "\(bench.message)")
        #expect(try books.trialBalance(asOf: "2026-02-28")["1002"] == [100_000, 0, 100_000])
        #expect(try books.trialBalance(asOf: "2026-03-18")["1002"]?.last == 0)
        #expect(bench.faults == [])
    }
}
