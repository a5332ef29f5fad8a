import Core
import Ledgers
import TestGround
import Testing
import Values

@testable import Purchasing
@testable import Stock

@Suite("Purchasing's books")
struct BooksTests {
    /// A quarter's purchasing: two suppliers, two years, rejections, returns, a reversal, invoices, a closed order.
    static func busy() throws -> Books {
        let books = try Books()
        let old = try books.order([try line("100", at: "2.50")], day: "2025-11-01")
        try books.receiveAll(old, on: "2025-11-20")
        let first = try books.order(
            [try line("10", at: "3.335", tax: "13"), try line("NUT", "2", at: "24", unit: "CASE")], day: "2026-01-05")
        let receipt = try books.receive(first, [try came(1, "10", rejected: "2"), try came(2, "2")], on: "2026-01-10")
        try books.perform(
            ReturnToSupplier(
                receipt: receipt, day: try date("2026-01-12"), reason: "bent", lines: [ReturnedLine(line: 2, quantity: try Figure("1"))]),
            as: books.clerk)
        try books.perform(
            EnterSupplierInvoice(
                supplier: "ACME", supplierNumber: "A-1", day: try date("2026-02-01"), order: first, lines: [try billed(1, "5", at: "3.50")]),
            as: books.bookkeeper)
        let second = try books.order([try line("30", at: "4")], supplier: "DAHUA", day: "2026-02-02")
        let wrong = try books.receive(second, [try came(1, "30")], on: "2026-02-10")
        try books.perform(ReverseReceipt(receipt: wrong, day: try date("2026-02-11"), reason: "wrong"), as: books.clerk)
        try books.receive(second, [try came(1, "20")], on: "2026-02-15")
        try books.perform(CloseOrderShort(order: second, day: try date("2026-03-01"), reason: "sold out"), as: books.buyer)
        return books
    }

    @Test("AP-03: the listing of GRNI is its account, on every day, aged")
    func grni() throws {
        let books = try BooksTests.busy()
        for text in ["2025-12-31", "2026-01-10", "2026-01-12", "2026-02-01", "2026-02-10", "2026-02-11", "2026-02-15", "2026-12-31"] {
            let table = try books.rows("purchasing.grni", ["asOf": text])
            let listed = table.totals.first { $0.column == "value" }?.sum
            #expect(try listed == -books.account(.goodsReceived, asOf: date(text)), "\(text)")
            let buckets = ["days30", "days60", "days90", "older"].compactMap { name in table.totals.first { $0.column == name }?.sum }
            #expect(buckets.reduce(0, +) == listed, "\(text)")
        }
        let now = try books.rows("purchasing.grni").rows
        #expect(now.map { $0[1].text } == ["GR-000001", "GR-000002", "GR-000002", "GR-000005"])
        #expect(now.map { $0[7].integer } == [25_000, 1_000, 2_400, 8_000])
        #expect(now.map { $0[3].integer } == [118, 67, 67, 31])
        #expect(try books.rows("purchasing.grni", ["supplier": "dahua"]).rows.count == 1)
    }

    @Test("lists that are put together here are filtered by pinyin as those are that the file answers")
    func pinyin() throws {
        let books = try BooksTests.busy()
        let whole = try books.rows("purchasing.grni")
        let name = try #require(whole.rows.compactMap { $0[4].text }.first { $0.contains("大华") || $0.contains("達華") || $0.contains("大華") })
        var window = Window()
        window.filter = "dh"
        let found = try books.test.company.ask(named: "purchasing.grni", [:], as: try books.test.admin(), window: window)
        #expect(!found.rows.isEmpty && found.rows.count < whole.rows.count)
        #expect(found.rows.allSatisfy { $0[4].text == name })
    }

    @Test("goods that came without an order are in the listing too")
    func withoutOrder() throws {
        let books = try Books()
        let goods = ReceiveGoods(
            warehouse: "MAIN", day: try date("2026-03-02"), supplier: "ACME",
            lines: [.init(item: "BOLT", quantity: try Figure("2"), unitPrice: try Figure("5"))])
        let moved = try books.test.perform(goods)
        #expect(try books.rows("purchasing.grni").rows.map { $0[7].integer } == [1000])
        #expect(try books.findings().isEmpty)
        try books.test.perform(ReverseMove(number: moved.number ?? "", day: try date("2026-03-05"), reason: "not ours"))
        #expect(try books.rows("purchasing.grni").rows.isEmpty)
        #expect(try books.rows("purchasing.grni", ["asOf": "2026-03-04"]).rows.count == 1)
        #expect(try books.findings().isEmpty)
    }

    @Test("the same commands on an empty file give the same books")
    func replays() throws {
        let books = try BooksTests.busy()
        let again = try TestCompany(Books.departments, roles: Books.roles)
        let difference = try again.company.replay(from: books.test.company)
        #expect(difference == nil)
        #expect(try again.company.verify().allSatisfy(\.result.holds))
        #expect(try books.findings().isEmpty)
        let listed = try books.rows("purchasing.grni").rows
        #expect(try again.company.ask(GoodsReceivedList(), as: again.admin()).rows == listed)
    }

    @Test("a counter that another program moves is named by its line, a value by its proof")
    func tampered() throws {
        let books = try BooksTests.busy()
        let shell = try OtherProgram(at: books.test.company.path)
        #expect(shell.run("UPDATE purchaseOrderLine SET billedMicro = billedMicro + 1000000 WHERE billedMicro > 0") == nil)
        #expect(
            try books.findings().contains { $0 == "purchasing.lines: PO-000002 line 1 does not say what its receipts and invoices say" })
        #expect(shell.run("UPDATE purchaseReceiptLine SET valueMinor = valueMinor + 100 WHERE id = 1") == nil)
        let report = try #require(try books.test.company.verify().first { $0.name == "purchasing.grni" })
        #expect(report.result.figures?.0 == "365.00")
        #expect(report.result.figures?.1 == "364.00")
        #expect(!report.result.holds)
        #expect(shell.run("DELETE FROM purchaseReceiptLine") == "guard: purchaseReceiptLine: rows are never removed")
        #expect(shell.run("UPDATE purchaseReturn SET reason = ''") == "guard: purchaseReturn: rows never change")
    }

    @Test("purchases by year and supplier, and what each supplier delivered")
    func vendors() throws {
        let books = try BooksTests.busy()
        let years = try books.rows("purchasing.by-vendor").rows.map { row in
            "\(row[1].integer ?? 0) \(row[2].text ?? "") \(row[4].integer ?? 0) \(row[5].integer ?? 0) \(row[6].integer ?? 0)"
        }
        #expect(years == ["2025 ACME 1 25000 25000", "2026 ACME 1 8135 5068", "2026 DAHUA 1 12000 8000"])
        #expect(try books.rows("purchasing.by-vendor", ["year": "2025"]).rows.count == 1)
        let delivered = try books.rows("purchasing.receipts-by-vendor", ["from": "2026-01-01"]).rows.map { row in
            [row[3], row[4], row[5], row[6], row[7]].map { $0.integer ?? 0 }
        }
        // What arrived less what was rejected and sent back is what was stocked.
        #expect(delivered == [[34_000_000, 2_000_000, 12_000_000, 20_000_000, 5068], [20_000_000, 0, 0, 20_000_000, 8000]])
        #expect(delivered.allSatisfy { $0[0] - $0[1] - $0[2] == $0[3] })
        let receipts = try books.rows("purchasing.receipts", ["from": "2026-01-01"])
        func total(_ name: String) -> Int64 {
            let place = receipts.columns.firstIndex { $0.name == name } ?? 0
            return receipts.rows.reduce(0) { $0 + ($1[place].integer ?? 0) }
        }
        #expect(total("value") - total("returned") == delivered.reduce(0) { $0 + $1[4] }, "the same worth as in the list of receipts")
        #expect(try books.rows("purchasing.receipts-by-vendor", ["asOf": "2025-12-31"]).rows.count == 1)
    }

    @Test("a supplier's invoice number of twenty digits stands whole in the list of 80 columns")
    func theirNumber() throws {
        let shown = InvoiceList.columns.filter { !$0.isKey && !$0.isExtra }
        #expect(shown.first { $0.name == "supplierNumber" }?.width == 20)
        // Beside the column of options nothing has to give way.
        #expect(shown.map(\.width).reduce(-1) { $0 + $1 + 1 } <= 74)
    }

    @Test("F4: an order is found by its number, the supplier's code, name and pinyin, open ones first")
    func find() throws {
        let books = try Books()
        let done = try books.order([try line("1", at: "1")], supplier: "DAHUA")
        try books.receiveAll(done)
        let open = try books.order([try line("1", at: "1")], supplier: "DAHUA", day: "2026-02-01")
        let other = try books.order([try line("1", at: "1")])
        func found(_ text: String) throws -> [String?] { try books.rows("purchasing.find-order", ["text": text]).rows.map { $0[1].text } }
        #expect(try found("") == [other, open, done])
        #expect(try found("大华") == [open, done])
        #expect(try found("dahua") == [open, done])
        #expect(try found("acme") == [other])
        #expect(try found("po-000001") == [done])
        #expect(try found("000003") == [other])
        #expect(try found("nobody").isEmpty)
        if Pinyin.installed != nil { #expect(try found("dhmy") == [open, done]) }
    }

    @Test("orders are listed by state, supplier and day")
    func lists() throws {
        let books = try BooksTests.busy()
        #expect(try books.rows("purchasing.orders").rows.map { $0[1].text } == ["PO-000003", "PO-000002", "PO-000001"])
        #expect(try books.rows("purchasing.orders", ["state": "closed"]).rows.map { $0[1].text } == ["PO-000003"])
        #expect(try books.rows("purchasing.orders", ["supplier": "acme", "asOf": "2025-12-31"]).rows.count == 1)
        #expect(try books.rows("purchasing.open-orders").rows.map { $0[1].text } == ["PO-000002"])
        #expect(try books.rows("purchasing.open-lines", ["warehouse": "MAIN"]).rows.map { $0[6].integer } == [2_000_000, 1_000_000])
        #expect(try books.rows("purchasing.open-lines", ["asOf": "2026-02-10"]).rows.count == 2)
        #expect(try books.rows("purchasing.open-lines", ["asOf": "2026-02-12"]).rows.count == 3)
        for query in Department.purchasing.queries {
            let shown = query.columns.filter { !$0.isKey && !$0.isExtra }
            #expect(shown.map(\.width).reduce(0, +) + shown.count - 1 <= 76, "\(query.name)")
        }
    }
}
