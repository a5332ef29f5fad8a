import Core
import Desk
import SampleCompany
import Terminal
import TestGround
import Testing
import Values

@testable import Workstation

@Suite("Every screen of the sample company", .serialized)
struct EveryRecordTests {
    let ground: SampleGround

    init() throws {
        ground = try SampleGround()
        try SampleCompany.fill(ground.company) { _, _, _ in }
    }

    private func bench(_ user: String, width: Int = 80, height: Int = 24) throws -> ScreenBench {
        var session = try ground.company.session(named: user, route: .terminal, station: "test")
        session.language = .en
        return ScreenBench(ground.company, pages: Workplace.pages, session: session, width: width, height: height)
    }

    private func newest(_ kind: String, _ condition: String = "") throws -> Int64 {
        try ground.company.look { reader in
            switch condition {
            case "by hand":
                try reader.value("SELECT max(id) FROM journalEntry WHERE sourceId IS NULL AND reversalOf IS NULL", as: Int64?.self) ?? nil
            default: try reader.value("SELECT max(id) FROM document WHERE kind = ?", kind, as: Int64?.self) ?? nil
            }
        } ?? 0
    }

    @Test("P0-18, P0-55: each kind of document that people write is duplicated as a new one, and shows its history")
    func duplicates() throws {
        for (kind, user, field) in [
            ("purchase-order", "lin.yue", "supplier"), ("stock-issue", "chen.hao", "warehouse"), ("journal-entry", "wang.fang", "summary"),
            ("supplier-invoice", "wang.fang", "supplier"), ("complaint", "su.qing", "customer"),
        ] { try duplicate(kind, user, field) }
    }

    private func duplicate(_ kind: String, _ user: String, _ field: String) throws {
        let bench = try bench(user)
        let id = try newest(kind, kind == "journal-entry" ? "by hand" : "")
        try bench.desk.open(kind, String(id))
        bench.choose("Duplicate as new")
        let form = try #require(bench.form, "\(bench.title) \(bench.message)")
        #expect(!form.values[field].isEmpty, "\(form.values)")
        #expect(form.values["day"].isEmpty)
        if form.plan.fields.contains(where: { $0.name == "lines" }) {
            #expect(form.values.lines.contains { !$0.isEmpty })
        }
        bench.press("F12")
        bench.choose("History")
        #expect(bench.title.contains("History"))
        #expect(!bench.screen.contains("No rows."))
        // Words about persons are kept sealed; whoever may read the document reads them open here too.
        #expect(!form.values.fields.values.contains { $0.contains("§") }, "\(form.values)")
        bench.press("F11")
        #expect(!bench.screen.contains("§"), "\(kind)")
        #expect(bench.faults == [])
    }

    @Test("P0-55: suppliers, customers, items, accounts, warehouses and people show who changed them")
    func masters() throws {
        for (user, kind, key) in [
            ("lin.yue", "supplier", "S-1001"), ("helen.park", "customer", try code("SELECT min(code) FROM party WHERE isCustomer = 1")),
            ("lin.yue", "item", try code("SELECT min(code) FROM item")), ("wang.fang", "account", "1001"),
            ("zhao.min", "warehouse", "MAIN"), ("gao.lei", "user", "lin.yue"),
        ] {
            let bench = try bench(user)
            try bench.desk.open(kind, key)
            bench.choose("History")
            #expect(bench.title.contains("History"), "\(kind)")
            #expect(!bench.screen.contains("No rows."), "\(kind)")
            #expect(bench.faults == [], "\(kind)")
        }
    }

    private func code(_ sql: SQL) throws -> String { try ground.texts(sql).first ?? "" }

    @Test("P0-31, P0-36: every field that takes a code has a list, and its codes lead to the record behind them")
    func codes() throws {
        let house = Departments.house
        let known = Set((Workplace.pages + [DeskPage.core]).flatMap(\.openers).flatMap(\.lookups))
        let without = [
            "ledgers.periods": "a period has no record of its own; PE closes and opens it",
            "service.owners": "people are records of the administrator, who has the list of users",
        ]
        func codes(_ fields: [Field]) -> [(String, String)] {
            fields.flatMap { field -> [(String, String)] in
                switch field.kind {
                case .code(let lookup): [(field.name, lookup)]
                case .lines(let cells): codes(cells)
                default: []
                }
            }
        }
        var count = 0
        for (owner, fields) in house.commands.values.map({ ($0.name, $0.fields) }) + house.queries.values.map({ ($0.name, $0.fields) }) {
            for (name, lookup) in codes(fields) {
                count += 1
                #expect(house.queries[lookup] != nil, "\(owner) \(name): no list \(lookup)")
                #expect(known.contains(lookup) || without[lookup] != nil, "\(owner) \(name): nothing opens \(lookup)")
            }
        }
        #expect(count > 50)
        for lookup in known where lookup != "service.customer-documents" { #expect(house.queries[lookup] != nil, "\(lookup)") }
    }

    @Test("P0-36: from a field of a form to the record and back to the same field")
    func jump() throws {
        for field in ["supplier", "warehouse"] { try jump(from: field) }
    }

    private func jump(from field: String) throws {
        let bench = try bench("lin.yue")
        try bench.desk.open("purchase-order", "")
        let form = try #require(bench.form)
        bench.write("S-1001").press("Enter").write("MAIN").press("Enter", "Shift-Tab")
        if field == "supplier" { bench.press("Shift-Tab") }
        let cursor = bench.canvas.cursor
        bench.press("Ctrl-V")
        #expect(bench.title.contains(field == "supplier" ? "Supplier S-1001" : "WH  "))
        bench.press("F12")
        #expect(bench.form === form)
        #expect(bench.canvas.cursor?.row == cursor?.row && bench.canvas.cursor?.column == cursor?.column)
    }

    @Test("P0-58: the auditor's screens and records are for reading, every one")
    func reading() throws {
        let bench = try bench("helen.park")
        // Which password to have is for everybody to say for themselves. Who approves nothing appoints no deputy.
        #expect(!bench.desk.entries.contains { $0.code == "DEP" })
        for entry in bench.desk.entries where !["PASS", "LANG", "COL", "DRAF", "IN"].contains(entry.code) {
            bench.go(entry.code)
            try isForReading(bench, entry.code)
            if let list = bench.list {
                let offered = list.options.filter { $0.isChange && (bench.desk.session.rights(allow: $0.right)) }
                #expect(offered.map(\.digit) == [], "\(entry.code)")
                #expect(!bench.screen.contains("2=Change"), "\(entry.code)")
                bench.press("Enter")
                try isForReading(bench, entry.code + " Enter")
            }
            bench.press("F3")
        }
        #expect(bench.faults == [])
    }

    private func isForReading(_ bench: ScreenBench, _ place: String) throws {
        let keys = (bench.desk.top?.actions(at: bench.desk) ?? []).allowed(for: bench.desk.session).compactMap(\.key)
        #expect(!keys.contains(.function(6)), "\(place)")
        guard let form = bench.form, form.plan.saveTitle.en != "Show" else { return }
        #expect(!keys.contains(.function(8)), "\(place)")
        #expect(bench.desk.top?.flags(at: bench.desk).contains("RO") == true, "\(place)")
    }

    @Test("P0-65: on 200×60 every list shows more rows, no fewer columns, and the whole row beside it")
    func large() throws {
        for user in ["lin.yue", "wang.fang", "su.qing"] { try compare(user) }
    }

    private func compare(_ user: String) throws {
        let (small, large) = (try bench(user), try bench(user, width: 200, height: 60))
        for entry in small.desk.entries {
            small.go(entry.code)
            large.go(entry.code)
            if let list = small.list, try list.selectedRow(at: small.desk) != nil {
                func rows(_ bench: ScreenBench) -> Int { bench.canvas.lines.count { !$0.isEmpty } }
                #expect(rows(large) >= rows(small), "\(entry.code)")
                let key = list.query.columns.first { !$0.isKey }?.title.en ?? ""
                let pane = large.canvas.lines.contains { $0.count > 140 && $0.contains(key) }
                #expect(pane, "\(entry.code) has nothing beside it")
            }
            small.press("F3")
            large.press("F3")
        }
        #expect(small.faults + large.faults == [])
    }
}

extension Session {
    /// Whether somebody sees what asks for that right; what asks for none everybody sees.
    fileprivate func rights(allow right: Right?) -> Bool {
        guard let right else { return true }
        return may(right)
    }
}
