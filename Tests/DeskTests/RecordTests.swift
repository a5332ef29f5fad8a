import Core
import Desk
import Terminal
import TestGround
import Testing
import Values

@Suite("What every record offers")
struct RecordTests {
    @Test("P0-18: a document is written again as a new one, from what was said when it was made")
    func duplicate() throws {
        let bench = try DeskBench(things: 5)
        let order = try bench.test.perform(
            PlaceOrder(
                buyer: "Bob",
                lines: [
                    OrderLine(thing: "T001", quantity: Figure(units: 3)), OrderLine(thing: "T003", quantity: Figure(units: 25, scale: 1)),
                ],
                remark: "soon"))
        try bench.desk.open("order", String(order.id))
        bench.choose("Duplicate as new")
        #expect(bench.title.hasPrefix("OR"))
        #expect(bench.form?.values["buyer"] == "Bob")
        #expect(bench.form?.values["remark"] == "soon")
        #expect(bench.form?.values.lines.map { $0["thing"] ?? "" } == ["T001", "T003"])
        #expect(bench.form?.values[1, "quantity"] == "2.5")
        #expect(bench.form?.values[0, "name"] == "Hammer", "names are filled in by the form's own rule")
        bench.press("F8")
        #expect(bench.message.contains("SO-000002"))
    }

    @Test("P0-18: what another document caused is not copied by itself, and the sentence says which to copy")
    func notByHand() throws {
        let bench = try DeskBench()
        let loan = try bench.test.perform(RequestLoan(amount: Figure(units: 5)))
        try bench.desk.open("order", String(loan.id))
        bench.choose("Duplicate as new")
        #expect(bench.message.hasPrefix("E desk.not-copied"))
    }

    @Test("P0-18: the form of a record duplicates it under a code of its own; the first one stays as it is")
    func master() throws {
        let bench = try DeskBench()
        bench.go("th").press("Down", "Enter").choose("Duplicate as new")
        #expect(bench.title.hasPrefix("NT"))
        #expect(bench.form?.values["name"] == "Hammer")
        #expect(bench.form?.values["code"] == "")
        bench.type("T900").press("Down", "Down").type("tool").press("F8")
        #expect(try bench.count() == 4)
    }

    @Test("P0-18: who may not make one is not offered to duplicate one")
    func rights() throws {
        let bench = try DeskBench(rights: [.seeThings])
        bench.go("th").press("Enter", "F2")
        #expect(!bench.screen.contains("Duplicate as new"))
    }

    @Test("P0-55: from a document and from any other record, who changed it and when")
    func history() throws {
        let bench = try DeskBench()
        try bench.test.perform(ChangeThing(code: "T001", name: "Big hammer"))
        bench.go("th").press("Down", "Enter").choose("History")
        #expect(bench.title.contains("History T001"))
        #expect(bench.screen.contains("Add a thing") && bench.screen.contains("Name: Hammer"))
        #expect(bench.screen.contains("2 rows"))
        bench.press("F12")
        #expect(bench.form?.values["name"] == "Big hammer")
        let order = try bench.test.perform(
            PlaceOrder(buyer: "Bob", lines: [OrderLine(thing: "T001", quantity: Figure(units: 3))]))
        try bench.desk.open("order", String(order.id))
        bench.choose("History")
        #expect(bench.screen.contains("Place an order"))
    }

    @Test("P0-36: the look-up knows who opens what it finds; without the right to make one F6 is not offered")
    func masters() throws {
        let bench = try DeskBench(things: 3)
        let field = FormField(PlaceOrder.lineField(0))
        #expect(field.master == nil)
        #expect(bench.desk.master(of: field) == "thing")
        bench.go("or").type("Bob").press("Enter", "F4")
        #expect(bench.legend.contains("F6="))
        let poor = try DeskBench(things: 3, rights: [.seeThings, .orderThings])
        poor.go("or").type("Bob").press("Enter", "F4")
        #expect(!poor.legend.contains("F6="))
    }

    @Test("P0-1: letters open a screen from the menu that F10 lays over any screen")
    func fromAnywhere() throws {
        let bench = try DeskBench()
        bench.go("nt").press("F10").type("th").press("Enter")
        #expect(bench.title.hasPrefix("TH"))
    }
}
