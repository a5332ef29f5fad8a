import Core
import Desk
import TestGround
import Testing
import Values

@testable import Purchasing

@Suite("Closed periods at the desk: invoices, receipts and their reversal")
struct ClosedPeriodScreenTests {
    private func close(_ month: String, _ bench: PurchasingBench) throws {
        try bench.books.test.perform(CloseMonth(month: month))
    }

    private func expectClosed(_ bench: PurchasingBench, _ month: String) {
        let said = bench.desk.shownMessage
        #expect(said.hasPrefix("E "), "\(said)")
        #expect(bench.desk.message?.code == "ledgers.period-closed", "\(said)")
        #expect(said.contains(month) && said.contains("open period"), "\(said)")
    }

    @Test("18: an invoice dated in a closed month is refused at its posting day, keeps what was typed, and is posted in an open one")
    func invoice() throws {
        let bench = try PurchasingBench(as: "bookkeeper")
        try bench.books.receiveAll(bench.order)
        try close("2026-02", bench)
        bench.go("si " + bench.order)
        let form = try #require(bench.desk.top as? FormScreen)
        bench.type("INV-7").press("Tab").type("0214").press("Tab").type("0215").press("Tab")
        expectClosed(bench, "2026-02")
        #expect(bench.desk.shownMessage.contains("such as 2026-03"))
        bench.press("F8")
        // Before the question, not after it.
        expectClosed(bench, "2026-02")
        #expect(bench.desk.top === form)
        #expect(form.values["supplierNumber"] == "INV-7" && form.values["day"] == "2026-02-15" && form.values.lines.count == 2)
        #expect(try bench.books.count("SELECT count(*) FROM supplierInvoice") == 0)
        // The cursor stands at the day that is refused: another one is typed and posts.
        bench.type("t").press("Tab", "F8", "Enter")
        #expect(try bench.books.count("SELECT count(*) FROM supplierInvoice WHERE day = '2026-03-18'") == 1, "\(bench.screen)")
        #expect(try bench.books.findings() == [])
    }

    @Test("18: an invoice of a month that was closed since is reversed in an open one; a day in the closed month is refused")
    func invoiceReversal() throws {
        let order = Order()
        let bench = try PurchasingBench(as: "bookkeeper") { books in
            order.number = try books.order([try line("BOLT", "4", at: "2")], day: "2026-02-01")
            try books.receiveAll(order.number, on: "2026-02-05")
            let bill = EnterSupplierInvoice(
                supplier: "ACME", supplierNumber: "A-1", day: try date("2026-02-10"), order: order.number, all: true)
            order.invoice = try books.perform(bill, as: books.bookkeeper).number
        }
        try close("2026-02", bench)
        bench.go("il " + order.invoice)
        try bench.choose("Reverse")
        let form = try #require(bench.desk.top as? FormScreen)
        bench.press("Shift-Tab").type("0220").press("Tab").type("wrong price").press("F8")
        expectClosed(bench, "2026-02")
        #expect(form.values["reason"] == "wrong price" && form.values["day"] == "2026-02-20")
        #expect(try bench.books.count("SELECT count(*) FROM supplierInvoice WHERE reversesId IS NOT NULL") == 0)
        bench.type("t").press("F8")
        #expect(bench.screen.contains("reverses " + order.invoice), "\(bench.screen)")
        #expect(try bench.books.count("SELECT count(*) FROM supplierInvoice WHERE reversesId IS NOT NULL AND day = '2026-03-18'") == 1)
        #expect(try bench.books.findings() == [])
    }

    @Test("18: a receipt of a month that was closed since is reversed in an open one; the closed one is refused")
    func receiptReversal() throws {
        let order = Order()
        let bench = try PurchasingBench { books in
            order.number = try books.order([try line("BOLT", "4", at: "2")], day: "2026-02-01")
            order.receipt = try books.receiveAll(order.number, on: "2026-02-05")
        }
        try close("2026-02", bench)
        bench.go("rc " + order.receipt)
        try bench.choose("Reverse")
        let form = try #require(bench.desk.top as? FormScreen)
        bench.press("Shift-Tab").type("0220").press("Tab").type("wrong goods").press("F8")
        expectClosed(bench, "2026-02")
        #expect(form.values["reason"] == "wrong goods" && form.values["day"] == "2026-02-20")
        bench.type("t").press("F8")
        #expect(try bench.books.progress(order.number).received == .zero, "\(bench.screen)")
        #expect(try bench.books.findings() == [])
    }

    @Test("18: goods that came in a closed month are refused where the day is typed, with an open month, and posted on an open day")
    func receipt() throws {
        let bench = try PurchasingBench()
        try close("2026-02", bench)
        bench.go("gr " + bench.order).scan("EACH-BOLT").scan("EACH-BOLT")
        bench.press("Up", "Tab").type("0220").press("Enter")
        expectClosed(bench, "2026-02")
        #expect(bench.desk.shownMessage.contains("such as 2026-03"))
        #expect(bench.receipt?.focus == .day && bench.counted == ["2", "0"])
        bench.press("F8")
        expectClosed(bench, "2026-02")
        bench.type("t").press("Enter", "F8", "F8")
        #expect(try bench.books.progress(bench.order).received == micro(2), "\(bench.screen)")
    }

    private final class Order {
        var (number, receipt, invoice) = ("", "", "")
    }
}
