import Core
import TestGround
import Testing
import Values

@testable import Desk
@testable import Purchasing

extension PurchasingBench {
    fileprivate var form: FormScreen? { desk.top as? FormScreen }
}

@Suite("The form of a change")
struct ChangedOrderFormTests {
    private func entered(_ bench: PurchasingBench) throws -> String {
        let command = EnterOrder(
            supplier: "ACME", warehouse: "MAIN", promisedDay: try date("2026-04-01"), note: "for April", tax: try Figure("3"),
            freight: try Figure("12.50"), lines: [try line("BOLT", "10", at: "2", tax: "13"), try line("NUT", "1", at: "1", tax: "13")])
        return try bench.books.perform(command, as: bench.books.buyer).number ?? ""
    }

    private func order(_ bench: PurchasingBench, _ number: String) throws -> PurchaseOrder {
        try bench.books.test.company.look { try $0.purchaseOrder(number: number) }
    }

    private func clear(_ bench: PurchasingBench, _ name: String) {
        while bench.form?.current?.name != name, bench.keys < 400 { bench.press("Tab") }
        bench.press("Ctrl-A", "Ctrl-K")
    }

    @Test("UI-05: what was typed into a change of an order comes back from DRAF, in the same form and field")
    func draft() throws {
        let bench = try PurchasingBench(as: "buyer")
        let number = try entered(bench)
        bench.go("po").type("2").press("Enter")
        while bench.form?.current?.name != "note", bench.keys < 100 { bench.press("Tab") }
        bench.press("Ctrl-A").type("fresh ").press("F12")
        bench.go("draf")
        #expect(bench.screen.contains("Change a purchase order"), "\(bench.screen)")
        bench.type("5").press("Enter")
        #expect(bench.form?.plan.title.en == "Change a purchase order", "\(bench.screen)")
        #expect(bench.form?.values["note"].hasPrefix("fresh") == true || bench.form?.editor.text.hasPrefix("fresh") == true)
        bench.press("F8")
        #expect(try order(bench, number).note.hasPrefix("fresh"), "\(bench.message)")
    }

    @Test("what is emptied on the form is empty in the record; what must not be empty is asked for")
    func emptied() throws {
        let bench = try PurchasingBench(as: "buyer")
        let number = try entered(bench)
        bench.go("po").type("2").press("Enter")
        for name in ["promisedDay", "note", "tax", "freight"] { clear(bench, name) }
        bench.press("F8")
        let changed = try order(bench, number)
        #expect(changed.promisedDay == nil && changed.note == "" && changed.freightMinor == 0, "\(bench.message)")
        #expect(changed.taxMinor == 273, "worked out from the lines again")
        bench.go("po").type("2").press("Enter")
        clear(bench, "warehouse")
        bench.press("F8")
        #expect(bench.message.contains("Fill in “Warehouse”"), "\(bench.message)")
    }

    @Test("a command names what it empties; what must not be empty is refused by its name")
    func byCommand() throws {
        let bench = try PurchasingBench(as: "buyer")
        let number = try entered(bench)
        func change(_ json: String) throws {
            try bench.books.perform(try JSON.decode(ChangeOrder.self, #"{"order": "\#(number)", \#(json)}"#), as: bench.books.buyer)
        }
        try change(#""clear": ["tax", "promisedDay"]"#)
        #expect(try order(bench, number).taxMinor == 273)
        #expect(try order(bench, number).promisedDay == nil && order(bench, number).note == "for April")
        #expect(try told { try change(#""clear": ["supplier"]"#) } == ["supplier core.missing-field"])
    }

    @Test("the numbers of the F2 menu are the same in every field; a line that is removed says how it comes back")
    func numbers() throws {
        let bench = try PurchasingBench(as: "buyer")
        _ = try entered(bench)
        bench.go("po").type("2").press("Enter")
        func menu() -> [String] {
            bench.form?.actions(at: bench.desk).allowed(for: bench.desk.session).map { bench.desk.words($0.title) } ?? []
        }
        let first = menu()
        #expect(first.contains("View record") && first.contains("Remove this line"))
        for _ in 0..<16 {
            bench.press("Tab")
            #expect(menu() == first)
        }
        try bench.form?.actions(at: bench.desk).first { $0.title.en == "Remove this line" }?.run(bench.desk)
        bench.desk.present()
        #expect(bench.message.contains("Ctrl-Z brings it back"), "\(bench.message)")
    }

    @Test("a unit is known whichever letters were typed small, and stands as the item has it")
    func units() throws {
        let bench = try PurchasingBench(as: "buyer")
        let command = EnterOrder(supplier: "ACME", warehouse: "MAIN", lines: [try line("BOLT", "2", at: "2", unit: "case")])
        let number = try bench.books.perform(command, as: bench.books.buyer).number ?? ""
        let lines = try bench.books.test.company.look { try $0.orderLines(of: try $0.purchaseOrder(number: number).id) }
        #expect(lines.map(\.unit) == ["CASE"] && lines[0].perUnit.numerator == 12)
        bench.go("po").type("2").press("Enter")
        while bench.form?.current?.name != "unit", bench.keys < 100 { bench.press("Tab") }
        bench.type("ea").press("Tab")
        #expect(bench.form?.values[0, "unit"] == "EA", "\(bench.screen)")
    }
}
