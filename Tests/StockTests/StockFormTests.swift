import Core
import Ledgers
import MasterData
import Terminal
import TestGround
import Testing
import Values

@testable import Desk
@testable import Stock

@Suite("Stock's forms")
struct StockFormTests {
    @Test("the list price in a receipt without order follows the unit; a price that was typed stays")
    func price() throws {
        let bench = try StockBench()
        try bench.test.perform(AddItem(code: "SCREW", name: "Nut", unit: "EA", listPrice: try figure("0.02")))
        try bench.test.perform(AddUnit(item: "SCREW", unit: "CASE", contains: try Fraction(100)))
        bench.go("rx")
        let form = try #require(bench.desk.top as? FormScreen)
        bench.press("Tab", "Tab", "Tab", "Tab", "Tab").type("screw").press("Tab").type("3").press("Tab")
        #expect(form.values[0, "unitPrice"] == "0.02")
        bench.type("CASE").press("Tab")
        #expect(form.values[0, "unitPrice"] == "2")
        bench.type("1.9").press("Tab", "Shift-Tab", "Shift-Tab").type("EA").press("Tab")
        #expect(form.values[0, "unitPrice"] == "1.9")
    }

    @Test("an issue shows what goes out and how much of it lies there")
    func onHand() throws {
        let bench = try StockBench()
        bench.go("ix")
        let form = try #require(bench.desk.top as? FormScreen)
        form.go(to: try #require(form.place(of: "lines.1.item")))
        bench.type("b-m830").press("Tab")
        #expect(form.values[0, "item"] == "B-M830", "\(bench.screen)")
        #expect(bench.screen.contains("螺栓 M8x30"), "\(bench.screen)")
        #expect(bench.screen.contains("60 EA"), "\(bench.screen)")
    }

    @Test("a quantity that is not above zero is refused in words of what is being done")
    func quantity() throws {
        let bench = try StockBench()
        func said(_ body: () throws -> Void) -> String {
            do {
                try body()
                return ""
            } catch let refusal as Refusal { return refusal.code + refusal.text.hans } catch { return "\(error)" }
        }
        let issued = said {
            try bench.test.perform(IssueGoods(reason: "sale", lines: [.init(item: "B-M830", quantity: try figure("-5"))]))
        }
        let received = said {
            try bench.test.perform(
                ReceiveGoods(supplier: "ACME", lines: [.init(item: "B-M830", quantity: try figure("0"), unitPrice: try figure("1"))]))
        }
        #expect(issued.hasPrefix("stock.quantity-needed") && issued.contains("冲销原出库单") && !issued.contains("退货"))
        #expect(received.hasPrefix("stock.quantity-needed") && received.contains("退货") && !received.contains("退出货物"))
    }
}
