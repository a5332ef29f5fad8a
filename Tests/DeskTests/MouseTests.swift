import Core
import Desk
import Terminal
import TestGround
import Testing
import Values

@Suite("The mouse, where somebody wants it")
struct MouseTests {
    /// Clicks on the first cell of some words.
    private func click(_ words: String, _ bench: DeskBench) throws {
        let row = try #require(bench.lines.lastIndex { $0.contains(words) })
        let line = bench.lines[row]
        let before = try #require(line.ranges(of: words).first).lowerBound
        bench.desk.take(.key(.click(row: row, column: CharacterWidth.displayWidth(of: String(line[..<before])))))
        bench.desk.present()
    }

    @Test("P0-7: a click on the legend is its key, in every language and on every page of it", arguments: Language.allCases)
    func legend(language: Language) throws {
        let bench = try DeskBench()
        while bench.desk.language != language { bench.press("Ctrl-X") }
        bench.go("th")
        try click("F7=", bench)
        #expect(bench.desk.top?.isTyping == true, "the filter is being typed")
        bench.press("F12")
        try click("F6=", bench)
        #expect(bench.title.hasPrefix("NT"))
        try click("F12=", bench)
        #expect(bench.title.hasPrefix("TH"))
        try click("F2=", bench)
        #expect(bench.desk.top?.isPopup == true)
        bench.desk.take(.key(.click(row: 23, column: 79)))
        #expect(bench.desk.top?.isPopup == true, "beside the legend is nothing")
    }

    @Test("P2-64: off unless asked for, one key toggles it; a terminal without a mouse says so")
    func toggles() throws {
        let bench = try DeskBench()
        #expect(!bench.display.hasMouse)
        bench.press("Ctrl-T")
        #expect(bench.display.hasMouse)
        #expect(bench.message.hasPrefix("I Mouse on"))
        bench.press("Ctrl-T")
        #expect(!bench.display.hasMouse)
        let wanting = Desk(company: bench.test.company, display: bench.display, pages: [.shop], session: try bench.test.admin())
        wanting.wantsMouse = true
        wanting.start()
        #expect(bench.display.hasMouse)
    }

    @Test("a click selects a row, on the selected row it opens; in a form it goes to the field; in a list of choices it takes")
    func rows() throws {
        let bench = try DeskBench(things: 10)
        bench.go("th")
        try click("T003", bench)
        #expect(try bench.list?.selectedRow(at: bench.desk)?.text("code") == "T003")
        try click("T003", bench)
        #expect(bench.form?.values["code"] == "T003")
        bench.press("F3").go("nt").type("T99")
        bench.desk.take(.key(.click(row: 5, column: 10)))
        bench.desk.present()
        #expect(bench.cursor.row == 5)
        #expect(bench.form?.values["code"] == "T99", "the field that was left is read")
        bench.press("Up", "F4")
        try click("Tool", bench)
        #expect(bench.form?.values["kind"] == "tool")
        bench.press("F3")
        try click("Things", bench)
        try click("Things", bench)
        #expect(!bench.title.hasPrefix("MENU"))
    }
}
