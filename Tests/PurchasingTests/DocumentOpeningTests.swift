import Core
import Desk
import Stock
import TestGround
import Testing
import Values

@testable import Purchasing

@Suite("Receipts opened as documents")
struct DocumentOpeningTests {
    private func bench() throws -> (PurchasingBench, receipt: String, found: String) {
        let bench = try PurchasingBench(as: "admin")
        let receipt = try bench.books.receiveAll(bench.order)
        let found = try bench.books.test.perform(
            ReceiveGoods(
                warehouse: "MAIN", note: "found",
                lines: [ReceiveGoods.Line(item: "NUT", quantity: try Figure("2"), unitPrice: try Figure("1"))]))
        return (bench, receipt, found.number ?? "")
    }

    @Test("P0-55: a receipt against an order opens as the receipt, from the list of documents and by its number; one without as the move")
    func opened() throws {
        let (bench, receipt, found) = try bench()
        bench.go(receipt.lowercased())
        #expect(bench.title.hasPrefix("RC  Receipt"), "\(bench.title)")
        #expect(bench.screen.contains(bench.order))
        bench.press("F12").go(found)
        #expect(bench.title.hasPrefix("SM  Stock document"), "\(bench.title)")
        bench.press("F3").go("doc").press("/").type(receipt).press("Enter", "Enter")
        #expect(bench.title.hasPrefix("RC  Receipt"), "\(bench.title)")
        bench.press("F12")
        #expect(bench.title.hasPrefix("DOC"))
    }

    @Test("whoever sees stock and no purchasing opens the same document as the move")
    func stockOnly() throws {
        let (bench, receipt, _) = try bench()
        let test = bench.books.test
        _ = try test.user("keeper", roles: [])
        try test.perform(StockReader())
        let desk = ScreenBench(
            test.company, pages: [.purchasing, .stock], session: try test.company.session(named: "keeper", route: .terminal, station: "t"))
        desk.go(receipt)
        #expect(desk.title.hasPrefix("SM  Stock document"), "\(desk.title)")
        #expect(desk.screen.contains("BOLT"))
    }

    @Test("a person limited to one warehouse lists the documents of that warehouse alone")
    func limited() throws {
        let (bench, receipt, found) = try bench()
        let test = bench.books.test
        let side = try bench.books.order([try line("BOLT", "1", at: "1")], warehouse: "SIDE")
        _ = try test.user("keeper", roles: ["chief"])
        try test.perform(StockReader())
        try test.perform(LimitedTo(warehouse: "SIDE"))
        let keeper = try test.company.session(named: "keeper", route: .terminal, station: "t")
        let seen = try test.company.ask(named: "core.documents", [:], as: keeper).rows.compactMap { $0[1].text }
        #expect(seen.contains(side))
        #expect(!seen.contains(bench.order) && !seen.contains(receipt) && !seen.contains(found))
    }
}

/// Gives `keeper` a role that sees stock.
struct StockReader: Command {
    static let name = "test.stock-reader"
    static let title = Text(verbatim: "Stock reader")
    static let right = Right.everyone
    static let fields: [Field] = []

    func perform(in transaction: Transaction) throws -> Done {
        let role = try transaction.insert(
            "INSERT INTO role (code, titleEn, titleHans, titleHant) VALUES ('stock-reader', 'x', 'x', 'x')")
        try transaction.insert("INSERT INTO roleRight (roleId, \"right\") VALUES (?, ?)", role, Right.readStock.name)
        try transaction.insert(
            "INSERT INTO userRole (userId, roleId) SELECT id, ? FROM \"user\" WHERE name = 'keeper'", role)
        return Done()
    }
}

/// Limits `keeper` to one warehouse.
struct LimitedTo: Command {
    static let name = "test.limited-to"
    static let title = Text(verbatim: "Limited to")
    static let right = Right.everyone
    static let fields = [Field("warehouse", Text(verbatim: "Warehouse"), .text(max: 20), required: true)]
    let warehouse: String

    func perform(in transaction: Transaction) throws -> Done {
        try transaction.insert(
            "INSERT INTO userScope (userId, kind, code) SELECT id, 'warehouse', ? FROM \"user\" WHERE name = 'keeper'", warehouse)
        return Done()
    }
}
