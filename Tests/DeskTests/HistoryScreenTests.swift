import Core
import Desk
import Terminal
import TestGround
import Testing
import Values

@Suite("What changed, in words")
struct HistoryScreenTests {
    @Test("AU and HIST name what was done by its title in the person's language; Enter shows field, before and after")
    func details() throws {
        let bench = try DeskBench()
        try bench.test.perform(ChangeThing(code: "T001", name: "Big hammer"))
        bench.go("au")
        #expect(bench.screen.contains("Change a thing") && !bench.screen.contains("shop.change-thing"))
        bench.press("Enter")
        #expect(bench.title.contains("Change a thing"))
        let row = bench.lines.first { $0.contains("Thing T001") } ?? ""
        #expect(row.contains("Name") && row.contains("Hammer") && row.contains("Big hammer"))
        bench.press("F12", "F12").press("Ctrl-X").go("au")
        #expect(bench.screen.contains("修改物品") && bench.screen.contains("选择我的语言"))
    }

    @Test("the audit is filtered by the words that it shows")
    func filtered() throws {
        let bench = try DeskBench()
        bench.go("au").press("F7").type("add thing").press("Enter")
        #expect(bench.screen.contains("Add a thing") && !bench.screen.contains("Choose my language"))
        #expect(bench.screen.contains("3 rows"))
    }

    @Test("the history of a user has their roles as they came and went")
    func user() throws {
        let bench = try DeskBench()
        _ = try bench.test.user("mei", roles: ["clerk"])
        bench.go("us mei").press("Tab", "Tab").press("Ctrl-U").type("administrator").press("F8")
        bench.go("us mei").choose("History")
        #expect(bench.title.contains("History mei"))
        #expect(bench.screen.contains("Add a user") && bench.screen.contains("Change a user"))
        bench.press("Down", "Enter")
        #expect(bench.screen.contains("administrator") && bench.screen.contains("clerk"))
    }

    @Test("what a screen looks up by itself is no refused request; a wrong log-in is one, without what was typed for a password")
    func denials() throws {
        let bench = try DeskBench(rights: [.seeThings, .readAudit])
        let desk = Desk(company: bench.test.company, display: ScriptedDisplay(), pages: [.shop])
        desk.start()
        for key in Key.typing("lin") + [.enter] + Key.typing("my secret words") + [.enter] { desk.take(.key(key)) }
        bench.go("set").press("F3").go("den")
        let row = bench.lines.first { $0.contains("Log-in") } ?? ""
        #expect(row.contains("lin") && row.contains("wrong name or"))
        #expect(!bench.screen.contains("secret"))
        #expect(bench.screen.contains("1 row") && !bench.screen.contains("1 rows"))
    }

    @Test("P1-60: a message is the sentence first, its code dimmed at the end of the row; F1 explains it with its code")
    func codes() throws {
        let bench = try DeskBench()
        bench.go("nowhere")
        let row = bench.canvas.line(22)
        #expect(row.hasPrefix("E No screen of yours"))
        bench.press("F1")
        #expect(bench.screen.contains("E desk.no-such-screen No screen of yours"))
        bench.press("F12").go("us").press("F6", "F8")
        #expect(bench.canvas.line(22).hasPrefix("E ") && bench.canvas.line(22).hasSuffix("core.missing-field"))
    }

    @Test("Enter on a row of the audit shows the fields as sent, in full and wrapped, under a title that follows the language")
    func sent() throws {
        let bench = try DeskBench()
        let name = "A very long name of a thing " + String(repeating: "that goes on ", count: 8) + "to its end"
        try bench.test.perform(ChangeThing(code: "T001", name: name))
        bench.go("au").press("Enter")
        let all = bench.lines[1...12].map { $0.trimmingSuffix(" ") }.joined(separator: " ").split(separator: " ").joined(separator: " ")
        #expect(all.contains("Fields as sent") && all.contains(name))
        #expect(bench.title.contains("Change a thing"))
        bench.press("Ctrl-X")
        #expect(bench.title.contains("修改物品") && bench.screen.contains("提交的字段"))
        bench.press("Ctrl-X")
        #expect(bench.title.contains("變更物品"))
        bench.choose("送出的欄位")
        #expect(bench.screen.contains("to its end"))
    }

    @Test("a draft is called by its form's title in the reader's language")
    func draftTitles() throws {
        let bench = try DeskBench()
        bench.go("nt").type("T900").press("Enter", "F12").go("draf")
        let english = bench.lines.first { $0.contains("T900") } ?? ""
        #expect(english.contains("Add a thing T900"))
        bench.press("Ctrl-X")
        let chinese = bench.lines.first { $0.contains("T900") } ?? ""
        #expect(!chinese.contains("Add a thing") && chinese.contains(AddThing.title.hans + " T900"))
    }
}

extension String {
    fileprivate func trimmingSuffix(_ end: Character) -> String {
        var rest = self
        while rest.last == end { rest.removeLast() }
        return rest
    }
}
