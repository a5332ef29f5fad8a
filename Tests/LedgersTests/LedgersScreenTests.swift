import Core
import Desk
import Glibc
import MasterData
import Terminal
import TestGround
import Testing
import Values

@testable import Ledgers

@Suite("Ledgers on the desk")
struct LedgersScreenTests {
    private func bench(
        _ books: Books, _ session: Session? = nil, width: Int = 80, height: Int = 24
    ) throws -> ScreenBench {
        ScreenBench(
            books.company, pages: [.masterData, .ledgers], session: try session ?? books.admin(), width: width, height: height)
    }

    /// Waits for the job that runs beside the desk.
    private func finishJob(_ bench: ScreenBench) {
        for _ in 0..<1_000 where bench.screen.contains("Reading every row") {
            usleep(10_000)
            bench.send(.wake)
        }
    }

    /// Books with three entries over two months.
    private func story(roles: [String: [Right]] = [:]) throws -> Books {
        let books = try Books(roles: roles)
        try books.post("2026-02-10", [("1002", "1000.00"), ("3001", "-1000.00")], summary: "capital")
        try books.post("2026-03-02", [("5602.01", "120.00"), ("1002", "-120.00")], summary: "rent")
        try books.post("2026-03-09", [("5602.01", "30.50"), ("1002", "-30.50")], summary: "water")
        return books
    }

    @Test("UI-24, UI-25: an entry is typed without leaving the keys, the foot says what is missing, F8 posts and goes on")
    func journalEntry() throws {
        let books = try Books()
        let bench = try bench(books)
        bench.go("JE").press("Enter").write("rent").press("Enter")
        bench.type("5602.01").press("Enter").type("120").press("Enter")
        #expect(bench.screen.contains("Difference 120.00"))
        bench.press("F8")
        #expect(bench.desk.shownMessage.hasPrefix("E ledgers."))
        #expect(try books.count("journalEntry") == 0)
        // The refusal leads to the first line; its last cell opens the next one.
        bench.press("Enter", "Enter", "Enter", "Enter", "Enter")
        bench.type("1002").press("Enter", "Enter").type("120").press("Enter")
        #expect(bench.screen.contains("Difference 0.00"))
        bench.press("F9")
        #expect(bench.screen.contains("120.00") && bench.title.hasPrefix("Post") || bench.screen.contains("Preview"))
        bench.press("F8")
        #expect(bench.message.contains("is posted"))
        #expect(bench.title.hasPrefix("JE"))
        #expect(bench.form?.values["summary"] == "")
        #expect(try books.trialBalance(asOf: "2026-03-18")["1002"] == [0, 12_000, -12_000])
        #expect(bench.faults == [])
    }

    @Test("an account is found by pinyin initials, its name stands in the line, and a line has one side")
    func lines() throws {
        let books = try Books()
        let bench = try bench(books)
        bench.go("JE").press("Enter").write("x").press("Enter").type("kcxj").press("Enter")
        #expect(bench.form?.values[0, "account"] == "1001")
        #expect(bench.form?.values[0, "name"].isEmpty == false)
        bench.type("5").press("Enter").type("7").press("Enter")
        #expect(bench.form?.values[0, "debit"] == "")
        #expect(bench.form?.values[0, "credit"] == "7")
        #expect(bench.faults == [])
    }

    @Test("GL: at 80 columns F11 shows what a line carries beside its amounts, and what was typed there is posted")
    func dimensions() throws {
        let books = try Books()
        let bench = try bench(books)
        bench.go("JE").press("Enter").write("rent").press("Enter").type("5602.01").press("Enter").type("120").press("F11")
        #expect(bench.screen.contains("Cost centre") && bench.screen.contains("Tax code") && !bench.screen.contains("Debit "))
        bench.press("Tab", "Tab").type("CC-7").press("Tab").type("P-1").press("F11")
        #expect(bench.screen.contains("Debit ") && bench.screen.contains("120.00"))
        bench.press("Enter", "Enter", "Enter", "Enter", "Enter").type("1002").press("Enter", "Enter").type("120").press("F8")
        #expect(bench.message.contains("is posted"), "\(bench.screen)")
        let kept = try books.test.company.look { try $0.all("SELECT costCentre, project FROM journalLine ORDER BY id LIMIT 1") { $0.data } }
        #expect(kept == [[.text("CC-7"), .text("P-1")]])
        #expect(bench.faults == [])
    }

    @Test("UI-02, UI-46: GL 1002 shows opening and closing balance, Enter the entry, F12 the same row again, { the month before")
    func accountCard() throws {
        let bench = try bench(try story())
        #expect(bench.count { bench.type("gl 1002").press("Enter") } == 8)
        #expect(bench.title.hasPrefix("GL  1002 Bank"))
        for words in ["Opening balance", "1,000.00", "rent", "880.00", "water", "849.50", "Closing balance"] {
            #expect(bench.screen.contains(words), "\(words)")
        }
        bench.press("j", "j", "Enter")
        #expect(bench.title.hasPrefix("JL  Entry"))
        #expect(bench.screen.contains("2026-03-09  water"))
        bench.press("Enter")
        #expect(bench.title.contains("5602.01"))
        bench.press("F12", "F12")
        #expect(try bench.list?.selectedRow(at: bench.desk)?.text("summary") == "water")
        bench.press("{")
        #expect(bench.screen.contains("capital") && !bench.screen.contains("water"))
        #expect(bench.faults == [])
    }

    @Test("the opening row opens nothing, and GL without an account asks for one")
    func asksForAccount() throws {
        let bench = try bench(try story())
        bench.go("GL 1002").press("Enter").press("Right", "Right", "Enter")
        #expect(bench.title.hasPrefix("GL  1002"))
        bench.press("F3").go("GL")
        bench.type("1002").press("Enter").type("0201").press("Enter").type("t").press("Enter", "Enter", "Enter")
        #expect(bench.screen.contains("capital") && bench.screen.contains("water"))
        bench.go("GL nowhere")
        #expect(bench.message.contains("ledgers.no-account") || bench.screen.contains("ledgers.no-account"))
        #expect(bench.faults == [])
    }

    @Test("the trial balance as of a day leads to the card up to that day")
    func trialBalance() throws {
        let bench = try bench(try story())
        bench.go("TB 2026-03-05")
        #expect(bench.screen.contains("880.00") && !bench.screen.contains("849.50"))
        bench.press("Enter")
        #expect(bench.title.hasPrefix("GL  1002"))
        #expect(bench.screen.contains("rent") && !bench.screen.contains("water"))
        bench.press("F12").go("asof 2026-03-31")
        #expect(bench.screen.contains("849.50"))
        #expect(bench.faults == [])
    }

    @Test("balance sheet and income statement lead to accounts; totals lead nowhere")
    func statements() throws {
        let bench = try bench(try story())
        bench.go("BS")
        #expect(bench.screen.contains("849.50"))
        bench.press("Enter")
        #expect(bench.title.hasPrefix("GL  1002"))
        bench.press("F12", "j", "Enter")
        #expect(bench.title.hasPrefix("BS"))
        bench.go("IS")
        #expect(bench.screen.contains("150.50"))
        #expect(bench.faults == [])
    }

    @Test("UI-54: an entry is reversed from the journal with reason and day; the reversed one says by which")
    func reversal() throws {
        let books = try story()
        let bench = try bench(books)
        bench.go("JL").type("4").press("Enter")
        #expect(bench.title.hasPrefix("JL  Reverse"))
        bench.write("twice").press("F8")
        #expect(bench.message.contains("reverses"))
        #expect(try books.trialBalance(asOf: "2026-03-18")["1002"]?[2] == 88_000)
        bench.go("GL 1002").press("j", "j", "Enter")
        #expect(bench.screen.contains("reversed by"))
        bench.press("F2")
        #expect(bench.screen.contains("It is reversed already"))
        #expect(bench.faults == [])
    }

    @Test("UI-56: closing for good wants the last three digits; a soft close is asked and undone")
    func periods() throws {
        let books = try story()
        let bench = try bench(books)
        func state(_ name: String) throws -> PeriodState { try books.company.look { try $0.period(named: name) }.state }
        bench.go("PE").press("G").type("4").press("Enter")
        #expect(bench.screen.contains("601"))
        bench.press("Enter")
        #expect(try state("2026-01") == .open)
        bench.type("4").press("Enter").type("601").press("Enter")
        #expect(try state("2026-01") == .hard)
        #expect(bench.message.contains("closed for good"))
        bench.press("k").type("2").press("Enter").type("y").press("Enter")
        #expect(try state("2026-02") == .soft)
        #expect(bench.message.contains("2026-02 is closed."))
        bench.type("3").press("Enter", "F8")
        #expect(try state("2026-02") == .soft, "without a reason it stays closed")
        bench.write("a late invoice").press("F8")
        #expect(try state("2026-02") == .open)
        #expect(bench.message.contains("2026-02 is open again"))
        let audit = try books.company.look { try $0.value("SELECT fields FROM audit ORDER BY id DESC LIMIT 1", as: String.self) }
        #expect(audit?.contains("a late invoice") == true)
        bench.press("Enter")
        #expect(bench.title.hasPrefix("JL") && bench.screen.contains("capital") && !bench.screen.contains("rent"))
        #expect(bench.faults == [])
    }

    @Test("the proof line is live: it holds, and after a break it is an error whose row F2 opens")
    func proofLine() throws {
        let books = try story()
        let bench = try bench(books)
        bench.go("TB")
        #expect(bench.screen.contains("Debits equal credits: 1,150.50 = 1,150.50"))
        try books.post("2026-03-10", [("1002", "1.00"), ("3001", "-1.00")])
        bench.send(.tick)
        bench.press("F5")
        #expect(bench.screen.contains("Debits equal credits: 1,151.50 = 1,151.50"))
        #expect(bench.action("Open what is broken") == nil)
        try books.sql("DROP TRIGGER journalLine_change; UPDATE journalLine SET amountMinor = amountMinor + 1 WHERE id = 1")
        bench.press("F5")
        let row = try #require(bench.canvas.find("E Debits equal credits: 1,151.51"))
        #expect(bench.canvas.styleLine(row.row).hasPrefix("eeee"))
        bench.choose("Open what is broken")
        #expect(bench.title.hasPrefix("JL  Entry"))
        #expect(bench.screen.contains("capital"))
        #expect(bench.faults == [])
    }

    @Test("in books too long to be read while somebody waits, a broken proof line reads every row when asked, and opens the one")
    func proofLineOfLongBooks() throws {
        let books = try story()
        let bench = try bench(books)
        bench.desk.proofMilliseconds = nil
        bench.go("TB")
        #expect(bench.screen.contains("Debits equal credits: 1,150.50 = 1,150.50"))
        try books.sql("DROP TRIGGER journalLine_change; UPDATE journalLine SET amountMinor = amountMinor + 1 WHERE id = 1")
        try books.sql("UPDATE accountBalance SET debitMinor = debitMinor + 1 WHERE creditMinor = 0")
        bench.press("F5")
        #expect(bench.screen.contains("1,150.52 ≠ 1,150.50  F2 finds the row"))
        bench.choose("Open what is broken")
        finishJob(bench)
        #expect(bench.title.hasPrefix("JL  Entry"), "\(bench.screen)")
        #expect(bench.screen.contains("capital"))
        #expect(bench.faults == [])
    }

    @Test("where the rows hold and only a kept sum does not, the search says so and where to look")
    func keptSumOfLongBooks() throws {
        let books = try story()
        let bench = try bench(books)
        bench.desk.proofMilliseconds = nil
        try books.sql("UPDATE accountBalance SET debitMinor = debitMinor + 1 WHERE creditMinor = 0")
        bench.go("TB")
        bench.choose("Open what is broken")
        finishJob(bench)
        #expect(bench.screen.contains("Row by row the books hold"), "\(bench.screen)")
        #expect(bench.faults == [])
    }

    @Test("an account is added under another, renamed, and its card opened from the chart")
    func chart() throws {
        let books = try Books()
        let bench = try bench(books)
        bench.go("AC").press("F6").type("5602.03.1").press("Enter").write("Lab").press("Tab", "Tab", "Tab", "Tab").type("5602.03").press(
            "F8")
        #expect(try books.company.look { try $0.account(code: "5602.03") }?.isHeading == true)
        bench.go("AC 5602.03.1").write("Lab 2").press("F8")
        #expect(bench.screen.contains("I 5602.03.1"), "\(bench.screen)")
        #expect(try books.company.look { try $0.account(code: "5602.03.1") }?.name.en == "Lab 2")
        bench.go("AC").press("Enter")
        #expect(bench.title.hasPrefix("GL"))
        #expect(bench.faults == [])
    }

    @Test("UI-58: who reads the ledgers sees no entry form, no option and no action that changes anything")
    func rights() throws {
        let books = try story(roles: ["auditor": [.readLedgers, .readMasterData]])
        let bench = try bench(books, try books.user("an", roles: ["auditor"]))
        #expect(!bench.screen.contains("JE "))
        bench.go("JE")
        #expect(bench.message.contains("desk.no-such-screen") || bench.screen.contains("desk.no-such-screen"))
        bench.go("JL")
        #expect(!bench.screen.contains("4=Reverse") && !bench.legend.contains("F6"))
        bench.press("Enter")
        #expect(bench.action("Reverse") == nil)
        bench.go("PE")
        #expect(!bench.screen.contains("2=Close") && !bench.screen.contains("4=Close") && !bench.legend.contains("F6"))
        bench.go("AC 1002")
        #expect(!bench.legend.contains("F8"))
        #expect(bench.faults == [])
    }

    @Test("UI-65, UI-69: every screen draws in three languages at 80×24 and 200×60", arguments: [(80, 24), (200, 60)])
    func tour(width: Int, height: Int) throws {
        let books = try story()
        let faults = ScreenBench.tour(
            books.company, pages: [.masterData, .ledgers], session: try books.admin(), width: width, height: height)
        #expect(faults == [])
    }
}
