import Ledgers
import MasterData
import TestGround
import Testing
import Values

@testable import Core
@testable import Purchasing

@Suite("Receipts")
struct ReceivingTests {
    @Test("P2: accepted goods: Dr Inventory / Cr GRNI at quantity × order price, rounded once per line")
    func posts() throws {
        let books = try Books()
        let number = try books.order([try line("3", at: "3.335"), try line("NUT", "2", at: "24", unit: "CASE")])
        let receipt = try books.receiveAll(number)
        #expect(receipt == "GR-000001")
        #expect(try books.lastEntry() == ["inventory 5801", "goodsReceived -5801"])
        #expect(try books.stock("BOLT") == [3_000_000, 1001])
        #expect(try books.stock("NUT") == [24_000_000, 4800])
        #expect(try books.state(number) == .received)
        let lines = try books.rows("purchasing.receipt-lines", ["receipt": receipt]).rows
        #expect(lines.map { $0[7].integer } == [1001, 4800])
        #expect(lines.map { $0[4].integer } == [3_000_000, 2_000_000])
        #expect(try books.account(.goodsReceived) == -5801)
        #expect(try books.findings().isEmpty)
    }

    @Test("PU-06: an order comes in parts, each a receipt of its own")
    func parts() throws {
        let books = try Books()
        let number = try books.order([try line("10", at: "2")])
        try books.receive(number, [try came(1, "4")], on: "2026-03-02")
        #expect(try books.state(number) == .part)
        #expect(try books.rows("purchasing.open-lines").rows.map { $0[6].integer } == [6_000_000])
        #expect(try books.rows("purchasing.open-orders").rows.map { $0[6].integer } == [1200])
        try books.receive(number, [try came(1, "6")], on: "2026-03-05")
        #expect(try books.state(number) == .received)
        #expect(refusal { try books.receiveAll(number) } == "purchasing.nothing-open order")
        #expect(try books.rows("purchasing.open-orders").rows.isEmpty)
        #expect(try books.rows("purchasing.open-orders", ["asOf": "2026-03-04"]).rows.map { $0[6].integer } == [1200])
        #expect(try books.rows("purchasing.receipts", ["order": number]).rows.count == 2)
    }

    @Test("a scan counts the unit its barcode is printed on, in the unit of the order")
    func scanned() throws {
        let books = try Books()
        let number = try books.order([try line("36", at: "1"), try line("NUT", "3", at: "12", unit: "CASE")])
        try books.receive(
            number, [try came(item: "SCAN-BOLT", nil), try came(item: "SCAN-BOLT", "1"), try came(item: "EACH-NUT", "12", unit: "EA")])
        #expect(try books.progress(number).received == micro(24))
        #expect(try books.progress(number, line: 2).received == micro(1))
        #expect(try books.stock("NUT") == [12_000_000, 1200])
        #expect(refusal { try books.receive(number, [try came(2, "5", unit: "EA")]) } == "stock.inexact-unit lines.1.quantity")
        #expect(refusal { try books.receive(number, [try came(1, "1", unit: "PALLET")]) } == "masterdata.no-unit lines.1.unit")
    }

    @Test("an item on several lines fills them in order")
    func spread() throws {
        let books = try Books()
        let number = try books.order([try line("5", at: "1"), try line("NUT", "1", at: "1"), try line("5", at: "2")])
        try books.receive(number, [try came(item: "bolt", "8", rejected: "1")])
        #expect(try books.progress(number).received == micro(5))
        #expect(try books.progress(number, line: 3).received == micro(3))
        #expect(try books.progress(number, line: 3).rejected == micro(1))
        #expect(try books.stock("BOLT") == [7_000_000, 900])
        #expect(refusal { try books.receive(number, [try came(item: "BOLT", "4")]) } == "purchasing.over-tolerance lines.1.quantity")
    }

    @Test("PU-10: what is rejected at the dock is not stock, not owed, and still to come")
    func rejected() throws {
        let books = try Books()
        let number = try books.order([try line("10", at: "2")])
        try books.receive(number, [try came(1, "10", rejected: "3")])
        #expect(try books.lastEntry() == ["inventory 1400", "goodsReceived -1400"])
        #expect(try books.state(number) == .part)
        #expect(try books.progress(number).open == micro(3))
        try books.receive(number, [try came(1, "3", rejected: "3")])
        #expect(try books.count("SELECT count(*) FROM journalEntry") == 1)
        #expect(refusal { try books.receive(number, [try came(1, "1", rejected: "2")]) } == "purchasing.rejected-too-much lines.1.rejected")
        try books.perform(CloseOrderShort(order: number, reason: "enough"), as: books.buyer)
        #expect(try books.state(number) == .closed)
        #expect(try books.findings().isEmpty)
    }

    @Test("PU-07: beyond the tolerance only somebody who may confirms it")
    func overReceipt() throws {
        let books = try Books()
        let number = try books.order([try line("100", at: "1")])
        try books.perform(ChangePurchasingSetting(setting: "purchasing.over-receipt-percent", value: "5"), as: books.chief)
        try books.receive(number, [try came(1, "105")])
        let over = ReceiveOrder(order: number, lines: [try came(1, "1")], confirmOver: true)
        #expect(refusal { try books.receive(number, [try came(1, "1")]) } == "purchasing.over-tolerance lines.1.quantity")
        #expect(refusal { try books.perform(over, as: books.clerk) } == "purchasing.over-tolerance lines.1.quantity")
        #expect(
            refusal { try books.perform(ReceiveOrder(order: number, lines: [try came(1, "1")]), as: books.chief) }
                == "purchasing.over-tolerance lines.1.quantity")
        try books.perform(over, as: books.chief)
        #expect(try books.progress(number).received == micro(106))
        #expect(try books.rows("purchasing.receipts").rows.map { $0[10].integer } == [1, 0])
    }

    @Test("PU-07: an item's own tolerance goes before the company's")
    func ownTolerance() throws {
        let books = try Books()
        var change = ChangeItem(code: "BOLT")
        change.overReceiptPercent = try Figure("10")
        try books.perform(change, as: try books.test.admin())
        let number = try books.order([try line("10", at: "1"), try line("NUT", "10", at: "1")])
        try books.receive(number, [try came(1, "11")])
        #expect(refusal { try books.receive(number, [try came(2, "11")]) } == "purchasing.over-tolerance lines.1.quantity")
    }

    @Test("2.2: what is missing within the under-tolerance is no longer waited for")
    func underReceipt() throws {
        let books = try Books()
        try books.perform(ChangePurchasingSetting(setting: "purchasing.under-receipt-percent", value: "2"), as: books.chief)
        let number = try books.order([try line("100", at: "1")])
        let receipt = try books.receive(number, [try came(1, "98")])
        #expect(try books.state(number) == .received)
        try books.perform(ReverseReceipt(receipt: receipt, reason: "wrong order"), as: books.clerk)
        #expect(try books.state(number) == .approved)
        #expect(try books.progress(number).open == micro(100))
    }

    @Test("only an approved order is received, and only in an open month")
    func refused() throws {
        let books = try Books()
        let waiting = try books.enter([try line("1", at: "1")])
        #expect(refusal { try books.receiveAll(waiting) } == "purchasing.order-state order")
        #expect(refusal { try books.receiveAll("PO-999999") } == "purchasing.no-order order")
        let number = try books.order([try line("1", at: "1")])
        #expect(refusal { try books.receive(number, []) } == "purchasing.no-lines lines")
        #expect(refusal { try books.receive(number, [try came(nil, "1")]) } == "core.missing-field lines.1.item")
        #expect(refusal { try books.receive(number, [try came(2, "1")]) } == "purchasing.no-order-line lines.1.line")
        #expect(refusal { try books.receive(number, [try came(item: "NUT", "1")]) } == "purchasing.not-on-order lines.1.item")
        #expect(refusal { try books.receive(number, [try came(1, "0")]) } == "purchasing.quantity-needed lines.1.quantity")
        #expect(
            refusal { try books.perform(ReceiveOrder(order: number, all: true, lines: [try came(1, "1")]), as: books.clerk) }
                == "purchasing.all-or-lines all")
        try books.test.perform(CloseMonth(month: "2026-02"))
        #expect(refusal { try books.receiveAll(number, on: "2026-02-10") } == "ledgers.period-closed day")
        #expect(try books.count("SELECT count(*) FROM purchaseReceipt") == 0)
        #expect(try books.count("SELECT count(*) FROM series WHERE code = 'GR'") == 0)
    }

    @Test("an order in foreign money comes in at the rate of the receipt's day")
    func foreign() throws {
        let books = try Books()
        let admin = try books.test.admin()
        try books.perform(SetRate(currency: "USD", day: try date("2026-03-01"), rate: try Figure("7.1")), as: admin)
        try books.perform(SetRate(currency: "USD", day: try date("2026-03-09"), rate: try Figure("7.2")), as: admin)
        let number = try books.order([try line("10", at: "1.50")], supplier: "YANK")
        try books.receiveAll(number)
        #expect(try books.lastEntry() == ["inventory 10800", "goodsReceived -10800"])
        #expect(
            refusal {
                try books.perform(
                    EnterSupplierInvoice(supplier: "YANK", supplierNumber: "1", order: number, all: true), as: books.bookkeeper)
            }
                == "purchasing.foreign-currency currency")
    }

    @Test("GL-16: the preview of a receipt shows what it posts")
    func preview() throws {
        let books = try Books()
        let number = try books.order([try line("10", at: "2"), try line("NUT", "1", at: "5")])
        let command = ReceiveOrder(order: number, all: true)
        let preview = try books.test.company.preview(command, as: books.clerk)
        #expect(try books.count("SELECT count(*) FROM purchaseReceipt") == 0)
        _ = try books.test.company.perform(command, as: books.clerk, expecting: preview.token)
        #expect(books.journal(preview) == ["inventory 25.00 ", "goodsReceived  25.00"])
        #expect(try books.journal(preview) == books.posted(after: 0))
    }

    @Test("IN-20: a receipt of 300 lines writes as many rows per line as one of ten")
    func long() throws {
        let books = try Books()
        func rowsWritten(_ count: Int) throws -> Int64 {
            let lines = try (0..<count).map { try line($0 % 2 == 0 ? "BOLT" : "NUT", "1", at: "1") }
            let number = try books.order(lines)
            let before = try books.count("SELECT count(*) FROM stockLine") + books.count("SELECT count(*) FROM purchaseReceiptLine")
            try books.receiveAll(number)
            let after = try books.count("SELECT count(*) FROM stockLine") + books.count("SELECT count(*) FROM purchaseReceiptLine")
            #expect(try books.state(number) == .received)
            return after - before
        }
        #expect(try rowsWritten(10) == 20)
        #expect(try rowsWritten(300) == 600)
        #expect(try books.account(.goodsReceived) == -31_000)
    }

    @Test("a person limited to one warehouse receives for it only and sees its orders only")
    func scope() throws {
        let books = try Books()
        let main = try books.order([try line("1", at: "1")])
        let side = try books.order([try line("1", at: "1")], warehouse: "SIDE")
        try books.receiveAll(side)
        try books.perform(LimitScope(name: "cleo", kind: "warehouse", codes: ["MAIN"]), as: try books.test.admin())
        let limited = try books.test.company.session(named: "cleo", route: .terminal, station: "test")
        #expect(refusal { try books.perform(ReceiveOrder(order: side, all: true), as: limited) } == "core.outside-scope")
        #expect(try books.rows("purchasing.orders", as: limited).rows.map { $0[1].text } == [main])
        #expect(try books.rows("purchasing.receipts", as: limited).rows.isEmpty)
        #expect(try books.rows("purchasing.grni", as: limited).rows.isEmpty)
        #expect(try books.rows("purchasing.open-lines", as: limited).rows.count == 1)
        #expect(try books.rows("purchasing.find-order", as: limited).rows.count == 1)
        try books.perform(ReceiveOrder(order: main, all: true), as: limited)
    }
}
