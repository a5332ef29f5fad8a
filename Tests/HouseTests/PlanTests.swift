import Core
import SampleFile
import Testing
import Values
import Workstation

@Suite("Plans")
struct PlanTests {
    /// Tables that grow with every day of work. What reads one of them from end to end is slower every day.
    static let growing: Set = [
        "accountDay", "approval", "audit", "auditDocument", "auditRecord", "complaint", "complaintEvent", "denial", "document", "draft",
        "journalEntry",
        "journalLine",
        "paymentRelease",
        "purchaseOrder", "purchaseOrderLine", "purchaseReceipt", "purchaseReceiptLine", "purchaseReturn", "purchaseReturnLine",
        "stockBalance", "stockDocument", "stockLayer", "stockLine", "supplierInvoice", "supplierInvoiceLine",
    ]

    /// Tables as large as the company's masters and settings, or as masters by months.
    static let small: Set = [
        "account", "accountBalance", "approvalRule", "company", "complaintCategory", "credential", "delegation", "erasure", "exchangeRate",
        "fiscalPeriod", "item", "itemBarcode", "itemUnit", "party", "postingRole", "role", "roleRight", "schemaStep", "series",
        "setting", "stockPlace", "subjectKey", "supplierItem", "unit", "user", "userKey", "userRole", "userScope", "warehouse",
    ]

    /// Steps of queries that read a growing table whole, and why they may.
    static let exceptions = [
        "core.setting-history: SCAN audit":
            "each change is opened for its values; settings change seldom, and auditors alone ask",
        "purchasing.find-order: SCAN ordered USING INDEX purchaseOrder_party":
            "finds by any part of a number or name; reads the heads of orders, not their lines",
        "Sources/Core/Personal/Erasure.swift: SCAN draft": "an erasure looks into every draft, and rebuilds the file besides",
        "purchasing.find-order-to-invoice: SCAN ordered USING INDEX purchaseOrder_party":
            "finds by any part of a number or name; reads the heads of orders, not their lines",
        "Sources/Core/Company+Login.swift: SCAN audit": "the last five thousand commits, at each login",
        "Sources/Core/Company+Perform.swift: SCAN audit USING COVERING INDEX sqlite_autoindex_audit_1": "only whether there is a row",
        "Sources/Purchasing/PurchasingDepartment.swift: SCAN purchaseOrder":
            "the list of all documents for people limited to warehouses, who are few",
        "Sources/Stock/StockDepartment.swift: SCAN stockDocument":
            "the list of all documents for people limited to warehouses, who are few",
        "purchasing.grni: SCAN line": "goods that came without an order can stand in any receipt",
        "purchasing.by-vendor: SCAN line": "a report over all years; returns are few",
        "purchasing.receipts-by-vendor: SCAN back": "a report over any span; returns are few",
        "purchasing.receipts-by-vendor: SCAN gone": "a report over any span; returns are few",
    ]

    @Test("every table is known to grow or not to grow")
    func tables() {
        let tables = Set(Departments.house.schema.flatMap(\.tables).map(\.name))
        #expect(tables.subtracting(PlanTests.growing).subtracting(PlanTests.small) == [])
        #expect(PlanTests.growing.union(PlanTests.small).subtracting(tables) == [])
    }

    @Test("no query reads a growing table from end to end, or sorts it whole for a first page")
    func queries() throws {
        let sample = try SampleCopy()
        var met: Set<String> = []
        var told: Set<String> = []
        for asked in try Questions(sample).all() where asked.manner == .page || asked.manner == .lookup {
            for statement in asked.statements {
                let plan = try sample.company.plan(of: statement)
                for fault in PlanTests.faults(statement, plan) {
                    let name = asked.query + ": " + fault
                    met.insert(name)
                    guard PlanTests.exceptions[name] == nil, told.insert(name).inserted else { continue }
                    Issue.record("\(name)\n\(plan.joined(separator: "\n"))\n\(statement)")
                }
            }
        }
        let ofQueries = PlanTests.exceptions.keys.filter { !$0.hasPrefix("Sources/") }
        #expect(Set(ofQueries).subtracting(met) == [], "exceptions that nothing needs")
    }

    @Test("no command and no screen asks what reads a growing table from end to end")
    func commands() throws {
        let sample = try SampleCopy()
        // What an INSERT's plan adds are foreign keys' searches, which run only after a violation.
        let literals = StatementLiterals.portable.filter { !PlanTests.reads($0.file) && !$0.text.hasPrefix("INSERT") }
        #expect(literals.count > 100)
        for literal in literals {
            let plan = try sample.company.plan(of: literal.text)
            let faults = PlanTests.faults(literal.text, plan).filter { PlanTests.exceptions[literal.file + ": " + $0] == nil }
            #expect(faults == [], "\(literal.file)\n\(literal.text)")
        }
    }

    /// Queries are asked as they are; proofs and replay read everything, which is their business.
    private static func reads(_ file: String) -> Bool {
        ["/Reports/", "/Queries/", "Proof", "Verify", "Replay", "AdventureWorks"].contains { file.contains(words: $0) }
    }

    @Test("a scan, a whole sort and an index made for the moment are found out")
    func rules() throws {
        let sample = try SampleCopy()
        func faults(_ statement: String) throws -> [String] {
            try PlanTests.faults(statement, sample.company.plan(of: statement))
        }
        #expect(try faults("SELECT id FROM journalLine WHERE memo = ?") == ["SCAN journalLine"])
        #expect(try faults("SELECT id FROM journalLine ORDER BY memo LIMIT ?") == ["SCAN journalLine"])
        #expect(try faults("SELECT id, memo FROM journalLine ORDER BY id DESC LIMIT ?") == [])
        #expect(try faults("SELECT id FROM journalEntry WHERE day >= ? ORDER BY summary LIMIT ?").count == 1)
        #expect(try faults("SELECT id FROM journalEntry WHERE day >= ? ORDER BY day DESC LIMIT ?") == [])
        #expect(try faults("SELECT id FROM account WHERE nameEn = ?") == [])
        #expect(
            try faults(
                "SELECT one.id FROM account JOIN journalLine AS one ON one.accountId = account.id JOIN complaint ON complaint.item = one.item"
            ).contains { $0.contains("AUTOMATIC") || $0.contains("complaint") })
    }

    /// What a plan may not hold. A list's page may walk along a table or index in its own order, as it stops after a
    /// page; counting a list walks along it once.
    static func faults(_ statement: String, _ plan: [String]) -> [String] {
        let isPage = statement.contains(words: "LIMIT ")
        let isCount = statement.hasPrefix("SELECT count(*)")
        let sorts = plan.contains { $0.hasPrefix("USE TEMP B-TREE FOR ORDER BY") || $0.hasPrefix("USE TEMP B-TREE FOR GROUP BY") }
        var found: [String] = []
        for (place, line) in plan.enumerated() {
            let words = line.split(separator: " ").map(String.init)
            guard words.count >= 2, words[0] == "SCAN" || words[0] == "SEARCH" else { continue }
            guard tables(named: words[1], in: statement).contains(where: growing.contains) else { continue }
            let isFirst = place == 0
            if line.contains(words: "AUTOMATIC") {
                found.append(line.trimmed)
            } else if words[0] == "SCAN" {
                if isFirst, isCount || (isPage && !sorts) { continue }
                if let index = words.last, words.contains("INDEX"), partial.contains(index) { continue }
                found.append(line.trimmed)
            } else if isFirst, isPage, sorts, isOpenEnded(line) {
                found.append(line.trimmed + ", sorted whole")
            }
        }
        return found
    }

    /// `(day>? AND day<?)`: nothing in it is one value.
    private static func isOpenEnded(_ line: String) -> Bool {
        guard let open = line.lastIndex(of: "(") else { return false }
        return !line[open...].contains("=")
    }

    /// Indexes that hold few of their table's rows.
    private static let partial: Set<String> = {
        let indexes = Departments.house.schema.flatMap(\.also).map(\.text).filter { $0.contains(words: "WHERE") }
        return Set(indexes.compactMap { $0.split { " \n".contains($0) }.dropFirst(2).first.map(String.init) })
    }()

    /// The tables behind a name in a plan: itself, or whatever the statement calls so.
    private static func tables(named name: String, in statement: String) -> Set<String> {
        var tables: Set = [name]
        let words = statement.split { " \n(),".contains($0) }
        for (place, word) in words.enumerated() where place >= 2 && word == name && words[place - 1] == "AS" {
            tables.insert(words[place - 2].filter { $0 != "\"" })
        }
        return tables
    }
}

extension String {
    fileprivate var trimmed: String { String(drop { $0 == " " }) }
}
