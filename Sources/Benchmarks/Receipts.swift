internal import CBaseline
internal import CSystem
internal import Core
internal import Glibc
internal import Ledgers
internal import MasterData
internal import Purchasing
internal import Stock
internal import Values
internal import Workstation

/// Posting a ten-line receipt through the door, against the same rows by plain C calls to SQLite with the same
/// durability. Both run in turns on files that lay side by side, so the disk's mood is shared.
struct ReceiptBench {
    private let folder: String
    private let company: Company
    private let clerk: Session
    private var orders: [String] = []

    init(folder: String, name: String, orders count: Int, linesEach: Int) throws {
        self.folder = folder
        guard let currency = Currency.named("CNY") else { throw Refusal.unknownCurrency("CNY") }
        company = try CompanyFounding.found(
            at: folder + "/\(name).books", name: "Bench", currency: currency, chart: "cn_small_business", language: .en,
            isDemo: false, administrator: "admin", firstYear: Day.today().year)
        let admin = try company.session(named: "admin", route: .batch, station: "bench")
        for role in ["buyer", "approver", "clerk"] {
            _ = try company.perform(AddUser(name: role, fullName: role, language: .en, roles: [role]), as: admin)
        }
        let buyer = try company.session(named: "buyer", route: .batch, station: "bench")
        let approver = try company.session(named: "approver", route: .batch, station: "bench")
        clerk = try company.session(named: "clerk", route: .batch, station: "bench")
        try Bench.send("stock.add-warehouse", #"{"code":"MAIN","name":"Main"}"#, company, approver)
        try Bench.send("masterdata.add-supplier", #"{"code":"S-0001","name":"Bench supplier"}"#, company, buyer)
        for index in 0..<linesEach {
            try Bench.send("masterdata.add-item", #"{"code":"ITEM-\#(index)","name":"Bench item \#(index)","unit":"EA"}"#, company, buyer)
        }
        let lines = (0..<linesEach).map { #"{"item":"ITEM-\#($0)","quantity":"12","unitPrice":"3.45"}"# }.joined(separator: ",")
        for _ in 0..<count {
            let outcome = try Bench.send(
                "purchasing.enter-order", #"{"supplier":"S-0001","warehouse":"MAIN","lines":[\#(lines)],"submit":true}"#, company, buyer)
            let number = try JSON.decode(DocumentOutcome.self, outcome).number ?? ""
            try Bench.send("purchasing.approve-order", #"{"order":"\#(number)"}"#, company, approver)
            orders.append(number)
        }
    }

    struct Result {
        let ours: Double
        let plain: Double
        let rows: Int
        let syncs: Double
        let bytesOfAudit: Int
    }

    /// Receives every order, then replays the recorded rows in C on a copy from before; medians in nanoseconds.
    func run() throws -> Result {
        let copy = folder + "/plain-\(orders.count).books"
        try company.copyWithoutGuards(to: copy)
        let start = try company.audit(last: 1).first?.sequence ?? 0
        let syncsBefore = baseline_syncs()
        var ours: [Int64] = []
        for order in orders {
            // Fields are decoded outside the measure: a form already holds them as values.
            let command = try ReceiveOrder.decode(#"{"order":"\#(order)","all":true}"#)
            ours.append(try Stopwatch.time { _ = try company.perform(command, as: clerk) })
        }
        let syncs = baseline_syncs() < 0 ? -1 : Double(baseline_syncs() - syncsBefore) / Double(orders.count)
        var baseline = Baseline()
        let columns = try company.columnNames()
        var audit = 0
        for (row, hash) in try company.auditRows(after: start) {
            try baseline.add(row, hash: hash, columns: columns)
            audit += row.changes.utf8.count + row.fields.utf8.count
        }
        let plain = baseline.run(on: copy)
        return Result(
            ours: Stopwatch.median(Array(ours.dropFirst(5))), plain: Stopwatch.median(Array(plain.dropFirst(5))),
            rows: baseline.rowCount / orders.count, syncs: syncs, bytesOfAudit: audit / orders.count)
    }
}

enum Bench {
    /// A command by name and JSON, as the command line sends it.
    @discardableResult
    static func send(_ name: String, _ json: String, _ company: Company, _ session: Session) throws -> String {
        guard let type = company.house.commands[name] else { throw Refusal.noSuchCommand(name) }
        return try send(type, json, company, session)
    }

    private static func send<C: Command>(_ type: C.Type, _ json: String, _ company: Company, _ session: Session) throws -> String {
        try JSON.encode(try company.perform(try C.decode(json), as: session).outcome)
    }
}
