import Core
import MasterData
import Stock
import Terminal
import TestGround
import Testing
import Values

@testable import Desk
@testable import Purchasing

@Suite("The price in an order's form belongs to the unit")
struct OrderPriceTests {
    /// A new order at the supplier who asks 1.25 for one bolt; the cursor stands in the first line's item.
    private func bench() throws -> (PurchasingBench, FormScreen) {
        let bench = try PurchasingBench(as: "buyer") { books in
            try books.test.perform(SetSupplierPrice(supplier: "ACME", item: "BOLT", price: try Figure("1.25")))
        }
        bench.go("po").press("F6").type("acme").press("Enter").type("main")
        bench.press("Enter", "Tab", "Tab", "Tab", "Tab", "Tab", "Tab")
        return (bench, try #require(bench.desk.top as? FormScreen))
    }

    @Test("a price that was filled in follows the unit, there and back; the foot is what is saved")
    func followsUnit() throws {
        let (bench, form) = try bench()
        bench.type("bolt").press("Tab").type("10").press("Tab").type("CASE").press("Tab")
        #expect(form.values[0, "unitPrice"] == "15")
        #expect(form.values[0, "amount"] == "150.00")
        #expect(bench.screen.contains("CNY 150.00"), "\(bench.screen)")
        bench.press("Shift-Tab").type("EA").press("Tab")
        #expect(form.values[0, "unitPrice"] == "1.25")
        bench.press("Shift-Tab").type("CASE").press("F8")
        #expect(try bench.books.count("SELECT netMinor FROM purchaseOrder WHERE id = (SELECT max(id) FROM purchaseOrder)") == 15_000)
    }

    @Test("a price that was typed stays; far from the supplier's it is a warning, and Enter goes on as the F8 was meant")
    func typedStays() throws {
        let (bench, form) = try bench()
        bench.type("bolt").press("Tab").type("10").press("Tab", "Tab").type("1.30").press("Tab", "Shift-Tab", "Shift-Tab").type("CASE")
            .press("Tab")
        #expect(form.values[0, "unitPrice"] == "1.30")
        bench.press("F8")
        #expect(bench.message.hasPrefix("W") || bench.canvas.line(21).hasPrefix("W"), "\(bench.screen)")
        #expect(bench.desk.shownMessage.contains("for one CASE, the supplier asks 15."), "\(bench.desk.shownMessage)")
        #expect(try bench.books.count("SELECT count(*) FROM purchaseOrder") == 1)
        try bench.choose("Submit for approval")
        #expect(try bench.books.count("SELECT count(*) FROM purchaseOrder") == 1)
        bench.press("Enter")
        #expect(try bench.books.state("PO-000002") == .submitted)
    }

    @Test("a wrong field is named before the price is asked about; the price once, its figures with separators")
    func errorsFirst() throws {
        let (bench, form) = try bench()
        bench.type("bolt").press("Tab").type("10").press("Tab", "Tab").type("5800").press("Tab").type("-5").press("Tab", "F8")
        #expect(bench.desk.shownMessage.hasPrefix("E "), "\(bench.screen)")
        while form.current?.name != "taxPercent", bench.keys < 300 { bench.press("Tab") }
        bench.type("13").press("F8")
        #expect(bench.desk.shownMessage.contains("5,800 for one EA, the supplier asks 1.25."), "\(bench.desk.shownMessage)")
        bench.press("Enter")
        #expect(try bench.books.count("SELECT count(*) FROM purchaseOrder") == 2, "\(bench.screen)")
    }

    @Test("more than ten times or less than a tenth is far; what the supplier gives for nothing is never held against it")
    func far() {
        func far(_ price: Int64, _ asked: Int64) -> Bool { OrderForm.isFar(UnitPrice(micro: price), from: UnitPrice(micro: asked)) }
        #expect(!far(10_000, 1_000) && far(10_001, 1_000))
        #expect(!far(100, 1_000) && far(99, 1_000) && far(0, 1_000))
        #expect(!far(5, 0))
    }

    @Test("an empty price is filled in when it is left, so that the foot counts it")
    func emptyPrice() throws {
        let (bench, form) = try bench()
        bench.type("bolt").press("Tab").type("4").press("Tab", "Tab", "Backspace").press("Tab")
        #expect(form.values[0, "unitPrice"] == "1.25")
        #expect(bench.screen.contains("CNY 5.00"), "\(bench.screen)")
    }

    @Test("another supplier, currency or item brings another price; a changed order's own price follows its unit too")
    func others() throws {
        let (bench, form) = try bench()
        bench.type("bolt").press("Tab").type("4").press("Tab").type("CASE").press("F8")
        try bench.choose("Change")
        let change = try #require(bench.desk.top as? FormScreen)
        #expect(change !== form)
        change.go(to: try #require(change.place(of: "lines.1.unit")))
        bench.type("EA").press("Tab")
        #expect(change.values[0, "unitPrice"] == "1.25")
        change.go(to: try #require(change.place(of: "currency")))
        bench.type("USD").press("Tab")
        #expect(change.values[0, "unitPrice"] == "")
        change.go(to: try #require(change.place(of: "currency")))
        bench.type("CNY").press("Tab")
        change.go(to: try #require(change.place(of: "lines.1.item")))
        bench.type("nut").press("Tab")
        #expect(change.values[0, "unitPrice"] == "")
    }

    @Test("what cannot be done to an order keeps its place among the actions, with the reason; nothing opens")
    func whyNot() throws {
        let bench = try PurchasingBench(as: "buyer")
        bench.go("po " + bench.order)
        func places(_ titles: [String]) -> [Int?] {
            bench.press("F2")
            defer { bench.press("F12") }
            return titles.map { title in
                bench.canvas.lines.first { $0.contains(title) }?
                    .split(whereSeparator: { $0 == " " || $0 == ">" }).compactMap { Int($0) }.first
            }
        }
        let titles = ["Submit", "Change", "Close short", "Cancel the order"]
        let approved = places(titles)
        #expect(!approved.contains(nil), "\(bench.screen)")
        let card = bench.desk.top
        try bench.choose("Change")
        if bench.desk.top !== card { bench.press("F12") }
        #expect(bench.screen.contains("approved already"), "\(bench.screen)")
        #expect(!(bench.desk.top is FormScreen))
        let draft = try bench.books.perform(
            EnterOrder(supplier: "ACME", warehouse: "MAIN", lines: [try line("5", at: "2")]), as: bench.books.buyer
        ).number
        bench.go("po " + (draft ?? ""))
        #expect(places(titles) == approved)
        try bench.choose("Change")
        #expect(bench.desk.top is FormScreen)
    }

    @Test("nothing or less than nothing is refused in words of an order")
    func quantity() throws {
        let books = try Books()
        do {
            _ = try books.enter([try line("-5", at: "1")])
            Issue.record("it was taken")
        } catch let refusal as Refusal {
            #expect(refusal.code == "stock.quantity-needed")
            #expect(refusal.text.hans.contains("收货单") && !refusal.text.hans.contains("出库"))
        }
    }
}
