import Glibc
import Testing
import Values

@testable import Core
@testable import Ledgers

@Suite("Statements from the books")
struct ReportTests {
    @Test(
        "a real journal's trial balance equals sums made apart from it",
        arguments: [
            ("checkbook_2003_2004", 2003), ("mortgage_and_savings_2010_2011", 2010),
        ])
    func independent(_ name: String, _ year: Int) throws {
        let books = try Books(chart: "us_general", currency: "USD", year: year)
        try books.perform(OpenYear(year: year + 1))
        let rows = try csv("\(name).csv")
        let expected = try csv("\(name)_trial_balance.csv")
        for (index, row) in expected.enumerated() {
            let kind: AccountKind =
                switch row[0].split(separator: ":")[0] {
                case "Assets": .asset
                case "Liabilities": .liability
                case "Equity": .equity
                case "Income": .income
                default: .expense
                }
            try books.perform(AddAccount(code: "X\(index)", name: row[0], kind: kind))
        }
        let codes = Dictionary(uniqueKeysWithValues: expected.enumerated().map { ($1[0], "X\($0)") })
        let entries = Dictionary(grouping: rows, by: { $0[0] }).values.sorted { (Int($0[0][0]) ?? 0) < (Int($1[0][0]) ?? 0) }
        for lines in entries {
            try books.post(lines[0][1], lines.map { (codes[$0[5]] ?? "?", $0[6]) }, summary: lines[0][4])
        }
        let found = try books.trialBalance(asOf: "\(year + 1)-12-31")
        for row in expected {
            #expect(found[codes[row[0]] ?? ""]?[2] == (try Figure(row[1]).money(in: try #require(Currency.named("USD"))).minor), "\(row)")
        }
        for cut in Set(rows.map { $0[1] }) { try checkCut(cut, rows, codes, books) }
        #expect(try books.brokenProofs().isEmpty)
    }

    /// As of any day inside a period, debits and credits are the sums of the lines up to that day.
    private func checkCut(_ day: String, _ rows: [[String]], _ codes: [String: String], _ books: Books) throws {
        var sums: [String: [Int64]] = [:]
        for row in rows where row[1] <= day {
            let minor = try Figure(row[6]).money(in: try #require(Currency.named("USD"))).minor
            let code = codes[row[5]] ?? ""
            sums[code, default: [0, 0, 0]][minor > 0 ? 0 : 1] += abs(minor)
            sums[code, default: [0, 0, 0]][2] += minor
        }
        #expect(try books.trialBalance(asOf: day) == sums)
    }

    @Test("the trial balance has the columns that other programs rely on, first and in order")
    func columns() {
        #expect(TrialBalance.columns.prefix(5).map(\.name) == ["account", "name", "debit", "credit", "balance"])
    }

    @Test("GL-10: an account card opens, runs and closes, and a page keeps the running balance")
    func card() throws {
        let books = try Books()
        try books.post("2026-01-05", [("1002", "100.00"), ("3001", "-100.00")])
        for day in 1...9 { try books.post("2026-02-0\(day)", [("1002", "-1.50"), ("5602.05", "1.50")], summary: "day \(day)") }
        try books.post("2026-03-01", [("1002", "7.00"), ("5001.01", "-7.00")])
        let card = AccountCard(account: "1002", from: Day(iso: "2026-02-03"), to: Day(iso: "2026-02-08"))
        let rows = try books.ask(card).rows
        #expect(rows.map { $0[6].integer } == [9_700, 9_550, 9_400, 9_250, 9_100, 8_950, 8_800, 8_800])
        #expect(rows.first?[0].isNull == true)
        #expect(rows[1][2].text == "JE-000004")
        #expect(try books.ask(card).totals.map(\.sum) == [0, 900])
        var window = Window()
        (window.offset, window.limit) = (3, 2)
        #expect(try books.ask(card, window: window).rows == Array(rows[3..<5]))
        window = Window()
        window.filter = "summary=6"
        #expect(try books.ask(card, window: window).rows == [rows[4]])
        let entry = try #require(rows[1][0].integer)
        let lines = try books.ask(JournalLines(entry: String(entry))).rows
        #expect(lines.map { $0[1].text } == ["1002", "5602.05"])
        let whole = try books.ask(AccountCard(account: "1002", period: "2026-01")).rows
        #expect(whole.map { $0[6].integer } == [0, 10_000, 10_000])
    }

    @Test("GL-10: any page of a card is the same part of the whole card, with several lines on a day and nothing before")
    func pages() throws {
        let books = try Books()
        for day in [3, 3, 7, 3, 20, 7] {
            try books.post("2026-02-\(day < 10 ? "0" : "")\(day)", [("1002", "5.00"), ("1002", "-2.00"), ("3001", "-3.00")])
        }
        try books.post("2026-01-31", [("1002", "40.00"), ("3001", "-40.00")])
        let card = AccountCard(account: "1002", from: Day(iso: "2026-02-01"), to: Day(iso: "2026-02-19"))
        let whole = try books.ask(card)
        #expect(whole.rows.map { $0[6].integer } == [4_000, 4_500, 4_300, 4_800, 4_600, 5_100, 4_900, 5_400, 5_200, 5_700, 5_500, 5_500])
        #expect(whole.count == 12)
        #expect(whole.totals.map(\.sum) == [2_500, 1_000])
        for offset in 0...13 {
            for limit in 1...13 {
                var window = Window()
                (window.offset, window.limit) = (offset, limit)
                let page = try books.ask(card, window: window)
                #expect(page.rows == Array(whole.rows.dropFirst(offset).prefix(limit)), "\(offset) \(limit)")
                #expect(page.count == 12)
            }
        }
    }

    @Test("GL-09: trial balance and card read kept sums and an index, never all lines")
    func plans() throws {
        let books = try Books()
        try books.post("2026-01-05", [("1002", "100.00"), ("3001", "-100.00")])
        let day = Day(iso: "2026-03-18")
        let plan = try books.plan(of: TrialBalance(asOf: day))
        #expect(plan.contains { $0.contains("SEARCH accountDay USING") && $0.contains("(accountId=? AND day>? AND day<?)") }, "\(plan)")
        #expect(!plan.contains { $0.contains("journalLine") }, "\(plan)")
        for (sql, arguments) in [
            (AccountLines.linesFrom, ["by hand", 1, day, day, 20, 0]), (AccountLines.firstLines, [1, day, 20]),
        ] as [(SQL, [(any Bindable)?])] {
            let plan = try books.plan(sql, arguments)
            #expect(
                plan.contains { $0.contains("journalLine_account (accountId=? AND day") || $0.hasPrefix("SEARCH line USING") }, "\(plan)")
            #expect(!plan.contains { $0.contains("SCAN journal") || $0.contains("SCAN line") || $0.contains("TEMP B-TREE") }, "\(plan)")
        }
        for query in [Journal(from: day, to: day), DayBook(from: day)] as [any Query] {
            let plan = try books.plan(of: query)
            #expect(plan.contains { $0.contains("journalEntry_day (day>? AND day<?)") }, "\(plan)")
            #expect(!plan.contains { $0.hasPrefix("SCAN journal") }, "\(plan)")
        }
    }

    @Test("GL-04: assets equal liabilities and equity, and the net result is the income statement's")
    func statements() throws {
        let books = try Books()
        try books.post("2026-01-01", [("1002", "1000.00"), ("3001", "-1000.00")])
        try books.post("2026-02-01", [("1001", "113.00"), ("5001.01", "-100.00"), ("2221.01.01", "-13.00")])
        try books.post("2026-03-01", [("5602.06", "30.00"), ("1002", "-30.00")])
        let sheet = try books.ask(BalanceSheet(asOf: Day(iso: "2026-03-31"), compare: Day(iso: "2026-01-31"))).rows
        func amount(_ name: String) -> [Int64?] { sheet.filter { $0[2].text == name }.flatMap { [$0[3].integer, $0[4].integer] } }
        #expect(amount("Total asset") == [108_300, 100_000])
        #expect(amount("Liabilities and equity") == [108_300, 100_000])
        #expect(amount("Net result of the year") == [7_000, 0])
        let income = try books.ask(IncomeStatement(from: Day(iso: "2026-03-01"), to: Day(iso: "2026-03-31"))).rows
        #expect(income.last.map { [$0[3].integer, $0[4].integer] } == [-3_000, 7_000])
        #expect(try books.ask(DayBook(from: Day(iso: "2026-02-01"))).rows.count == 3)
    }

    @Test("the balance proof names account and period of a sum that was touched")
    func proof() throws {
        let books = try Books()
        try books.post("2026-01-05", [("1002", "100.00"), ("3001", "-100.00")])
        #expect(try books.brokenProofs().isEmpty)
        try books.sql("UPDATE accountBalance SET debitMinor = debitMinor + 1 WHERE creditMinor = 0")
        let found = try books.findings("ledgers.balances")
        #expect(found.map(\.text.en) == ["1002 in 2026-01: kept 100.01 / 0.00, lines 100.00 / 0.00"])
        try books.sql("UPDATE accountBalance SET debitMinor = debitMinor - 1 WHERE creditMinor = 0")
        try books.sql("UPDATE accountDay SET lineCount = 2 WHERE creditMinor = 0")
        #expect(try books.findings("ledgers.balances").map(\.table) == ["accountDay"])
        try books.sql("DROP TRIGGER journalLine_change; UPDATE journalLine SET amountMinor = amountMinor + 1 WHERE line = 1")
        #expect(try books.findings("ledgers.balanced").map(\.text.en) == ["JE-000001: debits less credits are 0.01"])
    }

    @Test("a proof line over long books shows kept sums, and turns to an error where those differ")
    func live() throws {
        let books = try Books()
        try books.post("2026-01-05", [("1002", "100.00"), ("3001", "-100.00")])
        for proof in [Proof.balanced, .balances] {
            let (whole, isWhole) = try books.company.prove(proof, within: 60_000)
            let (kept, isKeptWhole) = try books.company.prove(proof, within: nil)
            #expect(isWhole && !isKeptWhole)
            #expect(whole.holds && kept.holds)
        }
        #expect(try books.company.prove(.balanced, within: nil).result.figures.map { [$0.0, $0.1] } == ["100.00", "100.00"])
        try books.sql("UPDATE accountBalance SET debitMinor = debitMinor + 1 WHERE creditMinor = 0")
        for proof in [Proof.balanced, .balances] { #expect(try !books.company.prove(proof, within: nil).result.holds) }
    }

    @Test("adding up that takes longer than a proof line may is stopped, and leaves the connection as it was")
    func stopped() throws {
        let books = try Books()
        let endless = Proof("test.endless", Text(verbatim: "endless"), live: { _, _ in ProofResult(figures: ("1", "1")) }) { reader, _ in
            let sum = try reader.value(
                "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100000000000) SELECT sum(i) FROM n",
                as: Int64.self)
            return ProofResult(figures: ("\(sum ?? 0)", ""))
        }
        let (result, isWhole) = try books.company.prove(endless, within: 5)
        #expect(!isWhole)
        #expect(result.figures?.0 == "1")
        #expect(try books.brokenProofs().isEmpty)
    }

    private func csv(_ name: String) throws -> [[String]] {
        let folder = #filePath.split(separator: "/").dropLast(2).joined(separator: "/")
        let file = try #require(fopen("/\(folder)/Data/journals/\(name)", "r"))
        defer { fclose(file) }
        var bytes = [UInt8](repeating: 0, count: 65_536)
        let count = fread(&bytes, 1, bytes.count, file)
        var reader = CSVReader(String(decoding: bytes[..<count], as: UTF8.self))
        _ = try reader.next()
        return try reader.rest().map(\.cells)
    }
}

extension Books {
    /// How the engine would answer a query, step by step.
    func plan(of query: any Query) throws -> [String] {
        let admin = try self.admin()
        return try company.look { reader in
            guard case .statement(let sql, let arguments, _) = try query.answer(in: reader, for: company.asker(admin)) else { return [] }
            var steps: [String] = []
            try reader.statements.run(text: "EXPLAIN QUERY PLAN " + sql.text, arguments) { steps.append($0.text(3)) }
            return steps
        }
    }

    func plan(_ sql: SQL, _ arguments: [(any Bindable)?]) throws -> [String] {
        try company.look { reader in
            var steps: [String] = []
            try reader.statements.run(text: "EXPLAIN QUERY PLAN " + sql.text, arguments) { steps.append($0.text(3)) }
            return steps
        }
    }
}
