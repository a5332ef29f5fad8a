import Core
import Desk
import MasterData
import Terminal
import TestGround
import Testing
import Values

@testable import Ledgers

@Suite("The days of reports")
struct DayScreenTests {
    private func bench(_ books: Books, language: Language = .en) throws -> ScreenBench {
        let bench = ScreenBench(books.company, pages: [.masterData, .ledgers], session: try books.admin())
        while bench.desk.language != language { bench.press("Ctrl-X") }
        return bench
    }

    /// Earned 100 in February and 40 in March, spent 30 in March; 7 in the year before.
    private func story() throws -> Books {
        let books = try Books(year: 2025)
        try books.perform(OpenYear(year: 2026))
        try books.post("2025-11-05", [("1002", "7.00"), ("5001.01", "-7.00")], summary: "last year")
        try books.post("2026-02-10", [("1002", "100.00"), ("5001.01", "-100.00")], summary: "sold")
        try books.post("2026-03-02", [("5602.01", "30.00"), ("1002", "-30.00")], summary: "rent")
        try books.post("2026-03-09", [("1002", "40.00"), ("5001.01", "-40.00")], summary: "sold again")
        return books
    }

    private func figures(_ bench: ScreenBench, _ name: String) -> [String] {
        let line = bench.screen.split(separator: "\n").first { $0.contains(name) } ?? ""
        return line.split(separator: " ").map(String.init).filter { $0.last?.isNumber == true && $0.contains(".") && $0.count > 3 }
    }

    @Test("asof on a report that runs from day to day is its last day: the heading says so and the figures are of it")
    func asOfObeyed() throws {
        let bench = try bench(try story())
        bench.go("IS").go("asof 2026-02-28")
        #expect(bench.canvas.line(1).contains("From 2026-01-01   To 2026-02-28") && !bench.canvas.line(1).contains("As of"))
        #expect(figures(bench, "Net result") == ["100.00", "100.00"])
        bench.go("GL 1002").go("asof 2026-02-28")
        #expect(bench.screen.contains("sold") && !bench.screen.contains("rent"))
        #expect(bench.canvas.line(1).contains("From 2026-02-01   To 2026-02-28"))
        bench.go("JL").go("asof 2026-02-28")
        #expect(bench.screen.contains("last year") && !bench.screen.contains("rent"))
        #expect(bench.faults == [])
    }

    @Test("to on a report of one day is that day; from is refused with a sentence; where no day is, that is said")
    func refused() throws {
        let bench = try bench(try story())
        bench.go("TB").go("to 2026-02-28")
        #expect(bench.canvas.line(1).contains("As of 2026-02-28"))
        #expect(bench.screen.contains("107.00") && !bench.screen.contains("5602.01"))
        bench.go("from 2026-01-01")
        #expect(bench.screen.contains("how things stand on one day"))
        #expect(bench.canvas.line(1).contains("As of 2026-02-28"))
        bench.go("PE").go("compare 2026-01-01")
        #expect(bench.screen.contains("compares nothing"))
        bench.go("AC").go("asof 2026-02-28")
        #expect(bench.screen.contains("shows no days"))
        #expect(bench.faults == [])
    }

    @Test("the words are taken in Chinese, without blanks, and behind a code")
    func chinese() throws {
        let bench = try bench(try story(), language: .hans)
        bench.go("TB").go("截至2026-02-28")
        #expect(bench.canvas.line(1).contains("截至 2026-02-28"))
        bench.go("IS").go("自 2026-03-01").go("至 2026-03-05")
        #expect(bench.canvas.line(1).contains("自 2026-03-01   至 2026-03-05"))
        bench.go("GL 1002 自2026-02-01 至2026-02-28")
        #expect(bench.screen.contains("sold") && !bench.screen.contains("rent"))
        bench.go("IS 截至 2026-02-28")
        #expect(bench.canvas.line(1).contains("自 2026-01-01   至 2026-02-28"))
        bench.press("F1")
        #expect(bench.screen.contains("本年累计"))
        bench.press("F1")
        #expect(bench.screen.contains("{ 上一个月") && bench.screen.contains("截至 2026-02-28"))
        #expect(bench.faults == [])
    }

    @Test("a form that asks for a report's days takes them from the command field")
    func form() throws {
        let bench = try bench(try story())
        bench.go("GL").go("asof 2026-02-28")
        #expect(bench.form?.values["to"] == "2026-02-28")
        #expect(bench.faults == [])
    }

    @Test("both asof and to given to a query: the earlier one holds")
    func both() throws {
        let books = try story()
        let parameters = Parameters(
            ["account": "1002", "from": "2026-01-01", "to": "2026-03-18", "asOf": "2026-02-28"], today: TestCompany.today)
        let table = try books.ask(try AccountCard(parameters))
        #expect(table.rows.compactMap { $0[3].text }.contains("sold") && !table.rows.compactMap { $0[3].text }.contains("rent"))
    }

    @Test("from the trial balance an account opens at the year's first day; GL alone at the last period with entries")
    func cardOpens() throws {
        let bench = try bench(try story())
        bench.go("TB").press("Enter")
        #expect(bench.canvas.line(1).contains("From 2026-01-01"))
        #expect(bench.screen.contains("sold") && bench.screen.contains("rent"))
        bench.go("BS").go("asof 2026-02-28").press("Enter")
        #expect(bench.canvas.line(1).contains("From 2026-01-01   To 2026-02-28"))
        let books = try Books(year: 2025)
        try books.perform(OpenYear(year: 2026))
        try books.post("2025-11-05", [("1002", "7.00"), ("5001.01", "-7.00")], summary: "last year")
        let old = try self.bench(books)
        old.go("GL 1002")
        #expect(old.screen.contains("last year") && old.canvas.line(1).contains("From 2025-11-01"))
        old.go("TB").press("Enter")
        #expect(old.screen.contains("last year") && old.canvas.line(1).contains("From 2025-11-01"))
        #expect(bench.faults + old.faults == [])
    }

    @Test("the income statement says what its columns are; the balance sheet compares only when asked, and ties to it")
    func statements() throws {
        let bench = try bench(try story())
        bench.go("IS from 2026-03-01 to 2026-03-31")
        #expect(bench.screen.contains("This period") && bench.screen.contains("Year to date"))
        #expect(figures(bench, "Net result") == ["10.00", "110.00"])
        let line = bench.screen.split(separator: "\n").first { $0.contains("Net result") } ?? ""
        #expect(!line.contains("Income"))
        bench.go("BS asof 2026-03-31")
        #expect(!bench.screen.contains("Compared") && !bench.screen.contains("0.00 "))
        #expect(figures(bench, "Net result of the year") == ["110.00"])
        #expect(figures(bench, "Net result, earlier years") == ["7.00"])
        bench.choose("Compare with the end of last year")
        #expect(bench.screen.contains("Compared") && bench.canvas.line(1).contains("Compare with 2025-12-31"))
        #expect(figures(bench, "Total equity") == ["117.00", "7.00"])
        bench.go("compare")
        #expect(!bench.screen.contains("Compared"))
        #expect(bench.faults == [])
    }

    @Test("the proof under a report of an earlier day is of that day and says so")
    func proofs() throws {
        let bench = try bench(try story())
        bench.go("TB")
        #expect(bench.screen.contains("Debits equal credits: 177.00 = 177.00"))
        bench.go("asof 2026-02-28")
        #expect(bench.screen.contains("Debits equal credits 2026-02-28: 107.00 = 107.00"))
        #expect(bench.faults == [])
    }

    @Test("closing a period names the earlier ones that stay open, and says that it is done")
    func closing() throws {
        let books = try Books()
        let bench = try bench(books)
        bench.go("PE").press("G", "k", "k").type("2").press("Enter")
        #expect(bench.screen.contains("Earlier periods are still open: 2026-01, 2026-02. Close 2026-03"))
        bench.press("Enter")
        #expect(try books.company.look { try $0.period(named: "2026-03") }.state == .open)
        bench.type("2").press("Enter").type("y").press("Enter")
        #expect(try books.company.look { try $0.period(named: "2026-03") }.state == .soft)
        #expect(bench.message.contains("2026-03 is closed."))
        #expect(bench.faults == [])
    }

    @Test("an entry's heading shows its number, and one made by hand says so in the reader's language")
    func numbers() throws {
        let bench = try bench(try story(), language: .hans)
        bench.go("JL")
        #expect(bench.screen.contains("手工") && !bench.screen.contains("manual"))
        bench.press("Enter")
        #expect(bench.canvas.line(1).contains("JE-000004"))
        bench.go("JE")
        #expect(bench.faults == [])
    }

    @Test("an entry by hand that names one party is a document of that party; one that names two is nobody's")
    func parties() throws {
        let books = try Books()
        for code in ["C-1", "C-2"] { try books.perform(AddCustomer(code: code, name: "Name of " + code)) }
        func entry(_ parties: [String]) throws -> String? {
            let lines = try parties.map { party in
                var line = JournalLineInput("5602.01", amount: try Figure("10.00"))
                line.party = party
                return line
            }
            let rest = try JournalLineInput("1002", amount: Figure("-\(parties.count * 10).00"))
            let made = try books.perform(PostJournal(day: Day(iso: "2026-03-01"), summary: "x", lines: lines + [rest]))
            return try books.company.look { try $0.document(made.id)?.party }
        }
        #expect(try entry(["C-1", "C-1"]) == "C-1")
        #expect(try entry(["C-1", "C-2"]) == nil)
        #expect(try entry(["C-2"]) == "C-2")
    }

    @Test("amounts among lines and in the preview have their thousands apart; the preview's columns have headings")
    func figuresApart() throws {
        let bench = try bench(try Books())
        bench.go("JE").press("Enter").write("rent").press("Enter")
        bench.type("5602.01").press("Enter").type("1792.33").press("Enter", "Enter", "Enter")
        #expect(bench.screen.contains("1,792.33"), "\(bench.screen)")
        bench.press("Enter").type("1002").press("Enter", "Enter").type("1792.33").press("F9")
        #expect(bench.screen.contains("Preview"), "\(bench.screen)")
        let lines = bench.screen.split(separator: "\n").map(String.init)
        let heading = try #require(
            lines.first { $0.contains("Debit") && $0.contains("Credit") && $0.contains("Account") }, "\(bench.screen)")
        let debit = try #require(lines.first { $0.contains("5602.01") })
        #expect(debit.contains("1,792.33"))
        let end = { (line: String, word: String) in line.range(of: word).map { line.distance(from: line.startIndex, to: $0) } }
        #expect(end(heading, "Debit") == end(debit, "1,792.33"), "figures end under the heading")
        #expect(bench.faults == [])
    }
}

extension String {
    /// Where a word ends, without Foundation.
    fileprivate func range(of word: String) -> String.Index? {
        indices.first { self[$0...].hasPrefix(word) }.map { index($0, offsetBy: word.count) }
    }
}
