import Core
import Desk
import Terminal
import TestGround
import Testing
import Values

@Suite("Forms")
struct FormTests {
    func newThing(_ rights: [Right]? = nil) throws -> DeskBench { try DeskBench(rights: rights).go("nt") }

    @Test("P0-13: free movement; later fields are kept when an earlier one is changed")
    func free() throws {
        let bench = try newThing()
        bench.type("T9").press("Down").type("Saw").press("Down", "Down").type("5").press("Up", "Up", "Up")
        #expect(bench.cursor.row == 2)
        bench.type("T8").press("Tab")
        #expect(bench.form?.values["code"] == "T8")
        #expect(bench.form?.values["name"] == "Saw")
        #expect(bench.form?.values["price"] == "5")
    }

    @Test("P0-14: required, lookup, numeric and protected fields differ without colour")
    func distinct() throws {
        let bench = try newThing()
        #expect(bench.lines[2].hasPrefix("Code *"))
        #expect(bench.lines[4].contains("+"))
        #expect(bench.lines[5].hasPrefix("Price:"))
        #expect(bench.canvas.styleLine(2).contains("i"))
        bench.press("Down", "Down", "Down").type("7").press("Down")
        let price = bench.canvas.text(row: 5, column: 7, width: 18)
        #expect(price == "                7 ", "figures stand right")
        bench.press("F12").go("th").press("Enter")
        #expect(!bench.canvas.styleLine(2).contains("i"), "a protected field has no underline")
        #expect(!bench.lines[2].contains("*"))
    }

    @Test("P0-20: days in short")
    func days() throws {
        let bench = try newThing()
        bench.press("Down", "Down", "Down", "Down")
        for (typed, day) in [("t", "2026-03-18"), ("-1", "2026-03-17"), ("15", "2026-03-15"), ("0301", "2026-03-01"), ("m", "2026-03-31")] {
            bench.type(typed).press("Down", "Up")
            #expect(bench.form?.values["day"] == day)
        }
    }

    @Test("P0-22, P1-21: sums, separators, a minus behind, full-width digits")
    func numbers() throws {
        let bench = try newThing()
        bench.press("Down", "Down", "Down")
        for (typed, figure) in [("12*36+4", "436"), ("1,234.50", "1234.50"), ("100-", "-100"), ("１２．５", "12.5")] {
            bench.type(typed).press("Down", "Up")
            #expect(bench.form?.values["price"] == figure)
        }
    }

    @Test("P0-29: all errors at once, the cursor at the first, each marked; nothing typed is lost")
    func allErrors() throws {
        let bench = try newThing()
        bench.press("Down", "Down", "Down").type("abc").press("F8")
        #expect(bench.message.hasPrefix("E core.missing-field 4 fields to correct."))
        #expect(bench.cursor.row == 2)
        #expect(bench.lines[2...5].allSatisfy { $0.hasSuffix("E") })
        #expect(bench.form?.values["price"] == "abc")
        #expect(try bench.count() == 3)
    }

    @Test("F8 once too often says again what was saved, and no empty form is called wrong; Ctrl-K empties a field that is selected")
    func twice() throws {
        let bench = try newThing()
        bench.type("T777").press("Enter").type("Saw").press("Enter").type("part").press("Enter", "F8")
        let said = bench.message
        #expect(said.hasPrefix("I ") && said.contains("T777"))
        bench.press("F8")
        #expect(bench.message == said && !bench.screen.contains("to correct"))
        #expect(try bench.count() == 4)
        bench.type("T778").press("Enter", "Up", "Ctrl-K", "Down")
        #expect(bench.form?.values["code"] == "")
    }

    @Test("what was typed and taken back leaves no draft")
    func nothingTyped() throws {
        let bench = try newThing()
        bench.type("T7").press("Enter", "Up", "Ctrl-U").press("F12")
        #expect(try bench.test.company.drafts(of: bench.desk.session).isEmpty)
        #expect(!bench.message.contains("draft"))
    }

    @Test("a refusal about a field marks it and puts the cursor there")
    func fieldRefusal() throws {
        let bench = try newThing()
        bench.type("T000").press("Enter").type("Saw").press("Enter").type("part").press("Enter", "F8")
        #expect(bench.message.hasPrefix("E shop.code-taken"))
        #expect(bench.cursor.row == 2)
        bench.type("T777").press("F8")
        #expect(bench.message.hasPrefix("I T777"))
    }

    @Test("P0-6: an invalid field holds nobody back")
    func notTrapped() throws {
        let bench = try newThing()
        bench.press("Down", "Down", "Down").type("abc").press("Down")
        #expect(bench.message.hasPrefix("E values.not-a-number"))
        #expect(bench.cursor.row == 6, "the cursor went on")
        bench.press("F12")
        #expect(bench.title.hasPrefix("MENU"))
        for key in ["F3", "Ctrl-Q", "Ctrl-C", "Esc"] {
            bench.go("nt").press("Down", "Down", "Down").type("abc").press(key)
            #expect(bench.title.hasPrefix("MENU"), "\(key)")
        }
    }

    @Test("P0-25: F8 saves and gives the next form; what is sticky stays")
    func saveAndNext() throws {
        let bench = try newThing()
        bench.type("T8").press("Enter").type("Saw").press("Enter").type("tool").press("Enter", "F8")
        #expect(bench.title.hasPrefix("NT"))
        #expect(bench.form?.values["kind"] == "tool")
        #expect(bench.form?.values["code"] == "")
        #expect(bench.cursor.row == 2)
        bench.type("T9").press("Enter").type("Axe").press("F8")
        #expect(try bench.count() == 5)
    }

    @Test("P0-17, P0-18, P0-19: the same as the last record: one field, all of it, or by itself")
    func sameAgain() throws {
        let bench = try newThing()
        bench.type("T8").press("Enter").type("Long saw").press("Enter").type("tool").press("Enter", "F8")
        bench.type("T9").press("Enter", "Ctrl-D")
        #expect(bench.form?.values["name"] == "Long saw")
        bench.press("F8").press("F2")
        #expect(bench.screen.contains("Duplicate as new"))
        bench.press("G", "Enter")
        #expect(bench.form?.values["code"] == "T9")
        #expect(bench.form?.values["name"] == "Long saw")
    }

    @Test("P1-23: undo and redo")
    func undo() throws {
        let bench = try newThing()
        bench.type("T8").press("Enter").type("Saw").press("Enter")
        bench.press("Ctrl-Z")
        #expect(bench.form?.values["name"] == "")
        bench.press("Ctrl-Z")
        #expect(bench.form?.values["code"] == "")
        bench.press("Ctrl-R", "Ctrl-R")
        #expect(bench.form?.values["name"] == "Saw")
    }

    @Test("P1-15: field exit clears to the end and goes on")
    func fieldExit() throws {
        let bench = try newThing()
        bench.type("T8xyz").press("Left", "Left", "Left", "Ctrl-K")
        #expect(bench.form?.values["code"] == "T8")
        #expect(bench.cursor.row == 3)
    }

    @Test("choices: first letters, number, Space and F4")
    func choices() throws {
        let bench = try newThing()
        bench.press("Down", "Down").type("too").press("Down", "Up")
        #expect(bench.form?.values["kind"] == "tool")
        bench.type("1").press("Down", "Up")
        #expect(bench.form?.values["kind"] == "part")
        bench.press("Space").press("Down", "Up")
        #expect(bench.form?.values["kind"] == "tool")
        bench.press("F4", "1")
        #expect(bench.form?.values["kind"] == "part")
    }

    @Test("long text has its editor; F8 takes it, F12 leaves it")
    func memo() throws {
        let bench = try newThing()
        bench.press("Up", "Down", "Down", "Down", "Down", "Down", "Ctrl-O")
        bench.type("first").press("Enter").type("第二行").press("F8")
        #expect(bench.form?.values["note"] == "first\n第二行")
        bench.press("Ctrl-O").type("more").press("F12")
        #expect(bench.form?.values["note"] == "first\n第二行")
        #expect(bench.screen.contains("first / 第二行"))
    }

    @Test("P0-30: a warning goes away with Enter, an error does not")
    func warning() throws {
        let bench = try DeskBench()
        let form = CommandForm(AddThing.self, code: "NT") { plan in
            plan.warn = { _, values in values["price"].isEmpty ? Text(en: "No price.", hans: "无价格。", hant: "無價格。") : nil }
            plan.start = FormValues(["code": "T8", "name": "Saw", "kind": "part"])
        }
        try bench.desk.show(form)
        bench.press("F8")
        #expect(bench.message.hasPrefix("W desk.warning No price. Enter saves all the same."))
        #expect(try bench.count() == 3)
        bench.press("Down", "Enter")
        #expect(try bench.count() == 3, "any other key takes the warning back")
        bench.press("F8", "Enter")
        #expect(try bench.count() == 4)
    }

    @Test("P0-53: a record changed meanwhile is never overwritten in silence; both values are shown")
    func conflict() throws {
        let bench = try DeskBench()
        bench.go("th").press("Down", "Enter", "End").type(" mine")
        try bench.test.perform(ChangeThing(code: "T001", name: "theirs", note: "their note"))
        bench.press("F8")
        #expect(bench.message.hasPrefix("E core.changed-meanwhile"))
        #expect(bench.screen.contains("CHANGED"))
        bench.press("F5")
        #expect(bench.screen.contains("Yours") && bench.screen.contains("Theirs"))
        #expect(bench.lines.contains { $0.contains("* Hammer mine") && $0.contains("theirs") })
        bench.press("F8", "F8")
        #expect(bench.list != nil)
        #expect(bench.screen.contains("Hammer mine"))
        bench.press("Enter")
        #expect(bench.form?.values["note"] == "their note", "what only they changed stays theirs")
    }

    @Test("P0-59: F1 explains the field, then the screen, then the keys")
    func help() throws {
        let bench = try newThing()
        bench.press("Down", "Down", "Down", "F1")
        #expect(bench.screen.contains("What one costs."))
        #expect(bench.screen.contains("12*36+4"))
        bench.press("F1")
        #expect(bench.screen.contains("A new thing."))
        bench.press("F1")
        #expect(bench.screen.contains("F8 Ctrl-S"))
        bench.press("F12")
        #expect(bench.cursor.row == 5)
    }

    @Test("P0-70: the cursor stands on the focused field after every key")
    func cursor() throws {
        let bench = try newThing()
        bench.type("账房")
        #expect(bench.cursor == (2, 11))
        bench.press("Left")
        #expect(bench.cursor == (2, 9))
        bench.press("Enter")
        #expect(bench.cursor == (3, 7))
    }

    @Test("choices are listed by their titles, without the program's codes")
    func choiceTitles() throws {
        let bench = try DeskBench().go("nt").type("T9").press("Enter").type("Saw").press("Enter").press("F4")
        for choice in thingKinds { #expect(bench.screen.contains(choice.title.en)) }
        let rows = bench.lines.filter { line in thingKinds.contains { line.contains(" " + $0.title.en) } }
        #expect(rows.allSatisfy { row in !thingKinds.contains { row.contains("  " + $0.code) } }, "\(rows)")
        bench.press("Ctrl-X")
        bench.press("F12")
    }
}
