import Core
import Desk
import Terminal
import TestGround
import Testing
import Values

@Suite("Lines of a document")
struct LineTests {
    func order() throws -> DeskBench { try DeskBench(things: 5).go("or").type("Bob").press("Enter") }

    @Test("what the command refuses of several lines is marked on each of them, also under a line that was left blank")
    func refusedLines() throws {
        let bench = try order()
        bench.press("F6").type("T001").press("Enter").type("666").press("Enter")
        bench.type("T002").press("Enter").type("1").press("Enter").type("T003").press("Enter").type("666").press("F8")
        #expect(bench.message.hasPrefix("E shop.not-that-many 2 fields to correct. Not that many."))
        let wrong = bench.lines.filter { $0.contains("666") }
        #expect(wrong.count == 2)
        let cursor = bench.lines[bench.cursor.row]
        #expect(cursor.contains("T001"), "\(cursor)")
        bench.type("3").press("F8")
        #expect(bench.message.hasPrefix("E shop.not-that-many Not that many."))
        #expect(bench.lines[bench.cursor.row].contains("T003"))
        bench.type("3").press("F8")
        #expect(bench.message.hasPrefix("I SO-"))
    }

    @Test("P0-24: Enter on the last cell opens a line; Enter on an empty one goes to the foot")
    func grows() throws {
        let bench = try order()
        bench.type("T000").press("Enter").type("5").press("Enter")
        #expect(bench.form?.values.lines.count == 2)
        bench.type("T001").press("Tab").type("2*3").press("Tab")
        #expect(bench.form?.values.lines.count == 3)
        #expect(bench.form?.values[1, "quantity"] == "6")
        #expect(bench.form?.values[1, "name"] == "Hammer", "the page's rule fills names in")
        bench.press("Enter")
        #expect(bench.lines[bench.cursor.row].hasPrefix("Remark"))
        bench.type("soon").press("F8")
        #expect(bench.message.contains("SO-000001"))
    }

    @Test("UI-01: header to lines to next line without a mouse, in both directions")
    func bothWays() throws {
        let bench = try order()
        bench.type("T000").press("Enter").type("5").press("Enter").type("T001").press("Enter").type("1")
        bench.press("Shift-Tab", "Shift-Tab", "Shift-Tab")
        #expect(bench.form?.values.lines.count == 2)
        bench.press("Shift-Tab")
        #expect(bench.lines[bench.cursor.row].hasPrefix("Buyer"))
        bench.press("Tab", "Down")
        #expect(bench.lines[bench.cursor.row].hasPrefix(" 2"))
    }

    @Test("a value that its cells cut stands whole in the second row while the cursor is in it")
    func cut() throws {
        let bench = try DeskBench(things: 3).go("or").type("Bob").press("Enter")
        let long = "a name that is much too long"
        bench.type(long)
        #expect(bench.lines[1].hasSuffix(": " + long), "\(bench.lines[1])")
        bench.press("Ctrl-U").type("T001").press("Enter")
        #expect(!bench.lines[1].contains(long))
    }

    @Test("a refusal about line 2 puts the cursor there")
    func lineRefusal() throws {
        let bench = try order()
        bench.type("T000").press("Enter").type("5").press("Enter").type("T001").press("Enter").press("F8")
        #expect(bench.message.hasPrefix("E core.missing-field"))
        #expect(bench.lines[bench.cursor.row].hasPrefix(" 2"))
    }

    @Test("insert with F6, remove by the action, undo brings it back; Ctrl-D takes the cell above")
    func edits() throws {
        let bench = try order()
        bench.type("T000").press("Enter").type("5").press("Enter", "Ctrl-D")
        #expect(bench.form?.values[1, "thing"] == "T000")
        bench.press("F6")
        #expect(bench.form?.values.lines.count == 3)
        bench.press("Up").choose("Remove this line")
        #expect(bench.form?.values.lines.count == 2)
        bench.press("Ctrl-Z")
        #expect(bench.form?.values.lines.count == 3)
    }

    @Test("only lines in sight are drawn: line 300 costs what line 3 costs")
    func cost() throws {
        func cells(_ lines: Int) throws -> Int {
            let bench = try DeskBench(things: 1)
            let form = DeskPage.order()
            try bench.desk.show(form)
            let many = FormScreen(form.plan.with(lines: lines))
            try bench.desk.show(many)
            bench.press("Tab", "PgDn", "PgDn")
            for _ in 0..<(lines / 10) { bench.desk.take(.key(.pageDown)) }
            bench.desk.present()
            return many.cellsDrawn
        }
        #expect(try cells(30) == cells(300))
    }

    @Test("rows from a spreadsheet are shown before they go in")
    func paste() throws {
        let bench = try order()
        bench.desk.take(.key(.paste("T000\t5\nT001\t2\n")))
        bench.desk.present()
        #expect(bench.screen.contains("Add 2 pasted lines?"))
        #expect(bench.form == nil)
        bench.press("y", "Enter")
        #expect(bench.form?.values.lines.count == 2)
        #expect(bench.form?.values[1, "name"] == "Hammer")
    }

    @Test("the preview shows what posting does, and F8 there posts precisely that")
    func preview() throws {
        let bench = try order()
        bench.type("T000").press("Enter").type("5").press("Enter", "F9")
        #expect(bench.screen.contains("Preview: nothing is written yet"))
        #expect(bench.lines.contains { $0.contains("T000") && $0.contains("100") })
        bench.press("F8")
        #expect(bench.message.contains("SO-000001"))
    }

    @Test("a preview that no longer holds is refused, the form stays")
    func movedPreview() throws {
        let bench = try order()
        bench.type("T000").press("Enter").type("5").press("Enter", "F9")
        try bench.test.company.look { _ in }
        try bench.test.perform(RaisePrice())
        bench.press("F8")
        #expect(bench.message.hasPrefix("E core.moved-since-preview"))
        #expect(bench.form?.values[0, "thing"] == "T000")
    }
}

extension FormPlan {
    func with(lines: Int) -> FormPlan {
        var plan = self
        plan.start = FormValues(["buyer": "Bob"], lines: (0..<lines).map { ["thing": "T000", "quantity": "\($0 + 1)"] })
        return plan
    }
}
