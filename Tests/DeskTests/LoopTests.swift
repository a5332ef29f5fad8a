import Core
import Desk
import Terminal
import TestGround
import Testing
import Values

@Suite("The loop, drafts and login")
struct LoopTests {
    @Test("P0-12, UI-03: keys typed ahead are all handled, in order, before one drawing")
    func typeAhead() throws {
        let bench = try DeskBench()
        bench.display.press("Ctrl-G")
        bench.display.type("nt")
        bench.display.press("Enter")
        bench.display.type("T8")
        bench.display.press("Enter")
        bench.display.type("Saw")
        bench.display.press("Enter")
        bench.display.type("1")
        bench.display.press("F8")
        let before = bench.display.canvases.count
        #expect(bench.desk.run() == .cut)
        #expect(try bench.count() == 4)
        #expect(bench.display.canvases.count <= before + 3)
    }

    @Test("an error is in sight although keys were typed ahead of it")
    func errorStays() throws {
        let bench = try DeskBench()
        for key in Key.sequence("Ctrl-G", "z", "z", "z", "Enter", "Down") { bench.desk.take(.key(key)) }
        bench.desk.present()
        #expect(bench.message.hasPrefix("E desk.no-such-screen"))
        bench.press("Down")
        #expect(bench.message == "")
    }

    @Test("P1-52: another session's commit shows within a tick; the selection stays, the number of new rows is said")
    func foreign() throws {
        let bench = try DeskBench()
        bench.go("th").press("Down")
        let other = try Company(at: bench.test.company.path, house: bench.test.company.house)
        _ = try other.perform(AddThing(code: "A1", name: "Foreign", kind: "part"), as: try bench.test.admin())
        bench.send(.tick)
        #expect(bench.screen.contains("Foreign"))
        #expect(bench.lines[bench.cursor.row].contains("T001"))
        #expect(bench.lines[1].contains("1 new"))
    }

    @Test("a form with typing in it is only told; a clean one shows the new values")
    func foreignForm() throws {
        let bench = try DeskBench()
        bench.go("th").press("Enter")
        let other = try Company(at: bench.test.company.path, house: bench.test.company.house)
        _ = try other.perform(ChangeThing(code: "T000", name: "changed once"), as: try bench.test.admin())
        bench.send(.tick)
        #expect(bench.form?.values["name"] == "changed once")
        bench.press("End").type("x")
        _ = try other.perform(ChangeThing(code: "T000", name: "changed twice"), as: try bench.test.admin())
        bench.send(.tick)
        #expect(bench.message.hasPrefix("W desk.changed-meanwhile"))
        bench.press("Enter")
        #expect(bench.form?.values["name"] == "changed oncex")
    }

    @Test("P0-26, UI-09: a lost line keeps the draft to the last character; the next login resumes it on Enter at the same field")
    func draft() throws {
        let bench = try DeskBench()
        bench.display.press("Ctrl-G")
        bench.display.type("or")
        bench.display.press("Enter")
        bench.display.type("Bob")
        bench.display.press("Enter")
        bench.display.type("T001")
        bench.display.press("Enter")
        bench.display.type("12")
        #expect(bench.desk.run() == .cut)

        let display = ScriptedDisplay()
        let again = Desk(company: bench.test.company, display: display, pages: [.shop], session: try bench.test.admin())
        again.start()
        #expect(again.picture().plainText.contains("Resume “Place an order Bob”"))
        again.take(.key(.enter))
        let canvas = again.picture()
        let form = try #require(again.top as? FormScreen)
        #expect(form.values["buyer"] == "Bob")
        #expect(form.values[0, "thing"] == "T001")
        let cursor = try #require(canvas.cursor)
        #expect(canvas.line(cursor.row).contains("12"))
        for key in [Key.enter, .function(8)] { again.take(.key(key)) }
        #expect(try bench.test.company.drafts(of: try bench.test.admin()).isEmpty, "saved: the draft is gone")
    }

    @Test("a resumed draft shows the fields in error and their number as they stood before the line was lost")
    func markedDraft() throws {
        let bench = try DeskBench()
        bench.go("nt").press("Down", "Down", "Down").type("abc").press("F8", "Down")
        #expect(bench.lines[2...5].allSatisfy { $0.hasSuffix("E") })
        bench.desk.saveDraft(of: try #require(bench.form), isLast: true)
        let second = Desk(company: bench.test.company, display: ScriptedDisplay(), pages: [.shop], session: try bench.test.admin())
        second.start()
        second.take(.key(.control("x")))
        try second.resume(try #require(try bench.test.company.drafts(of: try bench.test.admin()).first))
        let picture = second.picture()
        #expect(picture.lines[2...5].allSatisfy { $0.hasSuffix("E") })
        #expect(picture.cursor?.row == 3)
        #expect(second.message?.text.hans.hasPrefix("有 4 栏需要更正。") == true)
        #expect(second.message?.code == "core.missing-field")
    }

    @Test("the draft is in the file after every field exit, not only at the end")
    func fieldExit() throws {
        let bench = try DeskBench()
        bench.go("nt").type("T8")
        #expect(try bench.test.company.drafts(of: try bench.test.admin()).isEmpty)
        bench.press("Enter")
        let draft = try #require(try bench.test.company.drafts(of: try bench.test.admin()).first)
        #expect(draft.body.contains("T8"))
        bench.press("F12")
        #expect(bench.message.contains("kept as a draft"))
        bench.go("draf").press("Enter")
        #expect(bench.form?.values["code"] == "T8")
        #expect(bench.cursor.row == 3)
        bench.press("F3").go("draf").press("4", "Enter", "y", "Enter")
        #expect(try bench.test.company.drafts(of: try bench.test.admin()).isEmpty)
    }

    @Test("a termination keeps drafts too and ends the loop")
    func terminated() throws {
        let bench = try DeskBench()
        bench.display.press("Ctrl-G")
        bench.display.type("nt")
        bench.display.press("Enter")
        bench.display.type("T8")
        bench.display.events.append(.terminate)
        #expect(bench.desk.run() == .cut)
        #expect(try bench.test.company.drafts(of: try bench.test.admin()).count == 1)
    }

    @Test("leaving from the menu asks once and ends")
    func leaves() throws {
        let bench = try DeskBench()
        bench.display.press("F12", "Enter")
        #expect(bench.desk.run() == .left)
    }

    @Test("below 80×24 a notice, nothing lost; back in size the same form")
    func small() throws {
        let bench = try DeskBench()
        bench.go("nt").type("T8")
        bench.display.width = 60
        bench.desk.take(.resize(width: 60, height: 20))
        #expect(bench.screen.contains("80 × 24"))
        bench.display.width = 80
        #expect(bench.screen.contains("T8"))
    }

    @Test("UI-10: the approval inbox works at 40×16")
    func handheld() throws {
        let bench = try DeskBench(width: 80, height: 24)
        bench.go("in")
        bench.display.width = 40
        bench.display.height = 16
        bench.press("Down")
        #expect(bench.title.hasPrefix("IN"))
        #expect(bench.screen.contains("No rows."))
    }

    @Test("a wrong scan stops the line: one bell, everything thrown away until F12")
    func stop() throws {
        let bench = try DeskBench()
        bench.go("nt")
        let bells = bench.display.bells
        bench.desk.stopLine(Refusal("shop.unknown", Text(en: "Unknown barcode.", hans: "未知条码。", hant: "未知條碼。")))
        bench.type("123").press("Enter", "F8")
        #expect(bench.screen.contains("E shop.unknown Unknown barcode."))
        #expect(bench.display.bells == bells + 1)
        bench.press("F12")
        #expect(bench.form?.values["code"] == "")
    }
}
