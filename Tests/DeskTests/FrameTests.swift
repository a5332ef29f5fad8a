import Core
import Desk
import Terminal
import TestGround
import Testing
import Values

@Suite("Every screen in every language and size")
struct FrameTests {
    @Test(
        "P0-65, P0-68, P0-69: rows exact, legend short, cursor inside, nothing of another language",
        arguments: [
            (80, 24), (200, 60), (100, 30),
        ])
    func all(width: Int, height: Int) throws {
        let bench = try DeskBench(width: width, height: height, things: 40)
        for language in Language.allCases {
            while bench.desk.language != language { bench.press("Ctrl-X") }
            for entry in bench.desk.entries {
                bench.go(entry.code)
                bench.checkFrame()
                #expect(bench.legend.contains("F1=") && bench.legend.contains("F12="), "\(entry.code)")
                for keys in [["F2", "F12"], ["F1", "F1", "F1", "F12"], ["F11"], ["Down", "Up"], ["F8", "F12"]] {
                    for key in keys { bench.press(key) }
                }
                bench.press("F3")
                if language != .en, entry.code.count < 3 { #expect(!bench.screen.contains("My drafts")) }
            }
        }
    }

    @Test("P0-67: a move of the bar changes two rows and no more; nothing changes while nothing happens")
    func fewCells() throws {
        let bench = try DeskBench(things: 30).go("th")
        let before = bench.canvas
        bench.press("Down")
        let after = bench.canvas
        let changed = (0..<after.height).filter { after.line($0) != before.line($0) || after.styleLine($0) != before.styleLine($0) }
        #expect(changed.count == 2)
        let cells = changed.reduce(0) { sum, row in
            sum + (0..<80).count { after[row, $0] != before[row, $0] }
        }
        #expect(cells <= 64, "\(cells)")
        let frames = bench.display.canvases.count
        bench.desk.take(.tick)
        #expect(bench.display.canvases.count == frames)
    }

    @Test("P0-68: hostile text in every column steers nothing and hides nothing")
    func hostile() throws {
        let bench = try DeskBench(things: 0)
        for (index, name) in ["a\u{202E}b", "tab\there", "表\u{200B}格", String(repeating: "中", count: 40), "👨‍👩‍👧x", "e\u{301}\u{301}"]
            .enumerated()
        {
            try bench.test.perform(AddThing(code: "H\(index)", name: name, kind: "part", note: name))
        }
        bench.go("th").press("Down", "Down", "F11", "Enter")
        bench.press("F12", "y")
        #expect(!bench.screen.unicodeScalars.contains("\u{202E}"))
    }

    @Test("a sentence longer than two rows is told whole: the way out stands at its end", arguments: Language.allCases)
    func longSentence(_ language: Language) throws {
        let bench = try DeskBench(things: 30).go("th")
        while bench.desk.language != language { bench.press("Ctrl-X") }
        let long = String(repeating: "第一行 B-M830 的价格 5800 高于供应商报价 32.6 of the supplier. ", count: 5) + "Enter saves it.END"
        bench.desk.say(.warning(Text(verbatim: long)))
        bench.desk.present()
        #expect(bench.lines[22].hasSuffix("END") && !bench.screen.contains("END>"))
        #expect(bench.lines[18...22].joined(separator: " ").ranges(of: "5800").count == 5)
        bench.press("Down")
        #expect(bench.screen.contains("===>"))
    }

    @Test("a column whose texts are cut takes the cells that others do not need; figures and days give none")
    func lent() throws {
        let bench = try DeskBench(things: 1)
        try bench.test.perform(
            AddThing(code: "T9", name: "宁波海固紧固件有限公司第二分厂", kind: "part", price: Figure(units: 100, scale: 2)))
        bench.go("th")
        #expect(bench.screen.contains("宁波海固紧固件有限公司第二分厂"))
        #expect(bench.screen.contains("1.00"))
    }

    @Test("the company's name gives way by whole words, the screen's title does not")
    func headings() throws {
        let bench = try DeskBench()
        bench.go("th")
        #expect(bench.title.contains("Test Company"))
        let handheld = try DeskBench(width: 80)
        handheld.go("set shop")
        #expect(!handheld.title.contains(">"))
    }
}
