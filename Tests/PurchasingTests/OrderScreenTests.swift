import Core
import MasterData
import Stock
import Terminal
import TestGround
import Testing
import Values

@testable import Desk
@testable import Purchasing

@Suite("An order on its way at the desk")
struct OrderScreenTests {
    private func entered(_ bench: PurchasingBench, tax: String? = nil, submit: Bool = false) throws -> String {
        let command = EnterOrder(
            supplier: "ACME", warehouse: "MAIN", tax: try tax.map { try Figure($0) }, lines: [try line("BOLT", "10", at: "2", tax: "13")],
            submit: submit)
        return try bench.books.perform(command, as: bench.books.buyer).number ?? ""
    }

    private func tax(_ bench: PurchasingBench, _ number: String) throws -> Int64 {
        try bench.books.test.company.look { try $0.purchaseOrder(number: number).taxMinor }
    }

    @Test("a tax that was worked out is worked out again when the lines change; one that was typed stays")
    func changedTax() throws {
        let bench = try PurchasingBench(as: "buyer")
        let number = try entered(bench)
        #expect(try tax(bench, number) == 260)
        bench.go("po").type("2").press("Enter")
        let form = try #require(bench.desk.top as? FormScreen)
        #expect(form.values["tax"] == "")
        while form.current?.name != "quantity", bench.keys < 60 { bench.press("Tab") }
        bench.type("100").press("Tab")
        #expect(bench.screen.contains("CNY 200.00 + 26.00"), "\(bench.screen)")
        bench.press("F9")
        #expect(bench.screen.contains("26.00") && bench.screen.contains("226.00"), "\(bench.screen)")
        bench.press("F8")
        #expect(try tax(bench, number) == 2_600)

        let other = try PurchasingBench(as: "buyer")
        let typed = try entered(other, tax: "3.00")
        other.go("po").type("2").press("Enter")
        #expect((other.desk.top as? FormScreen)?.values["tax"] == "3.00")
        other.press("Tab", "Tab").type("2026-03-02").press("F8")
        #expect(try tax(other, typed) == 300)
    }

    @Test("changing an order that waits for approval says first that it becomes a draft; F8 on its display submits it again")
    func changedWhileWaiting() throws {
        let bench = try PurchasingBench(as: "buyer")
        let number = try entered(bench, submit: true)
        bench.go("po").type("2").press("Enter")
        #expect(bench.screen.contains("waits for approval"))
        bench.press("Tab", "Tab").type("2026-03-02").press("F8")
        #expect(try bench.books.state(number) == .submitted)
        #expect(bench.screen.contains("saving makes it a draft"), "\(bench.screen)")
        bench.press("Enter")
        #expect(try bench.books.state(number) == .draft)
        #expect(bench.screen.contains("F8=Submit"), "\(bench.screen)")
        bench.press("F8")
        #expect(try bench.books.state(number) == .submitted)
        #expect(!bench.canvas.line(23).contains("F8"))
    }

    @Test("an approver approves on the display with F8, asked with supplier and amount; the default is no")
    func approved() throws {
        let bench = try PurchasingBench(as: "approver")
        let number = try entered(bench, submit: true)
        bench.go("po " + number)
        #expect(bench.canvas.line(23).contains("F8=Approve"))
        bench.press("F8")
        #expect(bench.screen.contains("Acme Ltd") && bench.screen.contains("20.00"))
        bench.press("Enter")
        #expect(try bench.books.state(number) == .submitted)
        bench.press("F8").type("y").press("Enter")
        #expect(try bench.books.state(number) == .approved)
    }

    @Test("F4 for an invoice lists orders that were received and not invoiced before all others")
    func toInvoice() throws {
        let bench = try PurchasingBench(as: "bookkeeper")
        try bench.books.receiveAll(bench.order)
        let later = try bench.books.order([line("BOLT", "5", at: "1")], day: "2026-03-15")
        let found = try bench.books.rows("purchasing.find-order", ["text": ""]).rows.map { $0[1].text }
        #expect(found.first == later)
        bench.go("si").press("F4")
        let first = try #require(bench.canvas.lines.first { $0.contains("1 PO-") })
        #expect(first.contains(bench.order), "\(bench.screen)")
        bench.press("F12").type(later).press("Tab")
        #expect(bench.screen.contains("purchasing.nothing-to-invoice"), "\(bench.screen)")
    }

    @Test("totals that have no room under their columns stand side by side with their names")
    func wideTotals() throws {
        let bench = try PurchasingBench(lines: [line("BOLT", "1000000", at: "999")])
        bench.go("pv")
        let foot = bench.canvas.line(bench.canvas.height - 4)
        #expect(foot.contains("Orders 1") && foot.contains("999,000,000.00"), "\(bench.screen)")
    }

    @Test("an order ended before all of it came is called so in words of the trade")
    func words() {
        #expect(OrderState.closed.title.hans == "提前结案")
        #expect(OrderScreens.closeTitle.hans.hasPrefix("提前结案"))
    }
}
