import Core
import Desk
import Terminal
import TestGround
import Testing
import Values

@Suite("The menu")
struct MenuTests {
    @Test(
        "a menu of two pages is turned with PgDn and PgUp or Ctrl-F and Ctrl-B, and says so",
        arguments: [("PgDn", "PgUp"), ("Ctrl-F", "Ctrl-B")])
    func pages(on: String, back: String) throws {
        let bench = try DeskBench(width: 40, height: 17)
        #expect(bench.screen.contains("PgDn=Next page"))
        #expect(bench.screen.contains(">  1 TH"))
        bench.press(on)
        #expect(!bench.screen.contains(" 1 TH"))
        #expect(bench.screen.contains("2/2  PgUp=Page before"))
        #expect(bench.lines[bench.cursor.row].hasPrefix(">"))
        bench.press(on)
        #expect(bench.screen.contains("2/2"))
        bench.press(back)
        #expect(bench.screen.contains(">  1 TH"))
        bench.press(back)
        #expect(bench.screen.contains("1/2"))
    }

    @Test("F2 on the menu offers what everyone may do; what was said can be read again")
    func actions() throws {
        let bench = try DeskBench()
        bench.go("zzzz").press("Down")
        #expect(bench.message == "")
        #expect(bench.legend.contains("F2=Actions"))
        bench.press("F2")
        for title in ["My language", "My password", "Messages of this session", "Help", "Leave Countinghouse"] {
            #expect(bench.screen.contains(title), "\(title)")
        }
        bench.press("F12").choose("Messages of this session")
        #expect(bench.screen.contains("E desk.no-such-screen"))
        bench.press("F12").choose("Help")
        #expect(bench.screen.contains("Open by number"))
        bench.press("F12").choose("Leave Countinghouse")
        #expect(bench.screen.contains("Leave Countinghouse?"))
        bench.go("draf").press("F12")
        #expect(!bench.screen.contains("Leave Countinghouse?"), "going elsewhere was a no")
    }

    @Test("the F2 menu is read in full on a handheld")
    func narrow() throws {
        let bench = try DeskBench(width: 40, height: 17)
        bench.press("F2")
        #expect(bench.screen.contains("Messages of this session"))
        #expect(bench.lines[0].contains("MENU  Menu"), "the person's name leaves room for the title")
    }

    @Test("a screen without actions says so instead of showing an empty box")
    func none() throws {
        final class Bare: Screen {
            let code = "BARE"
            let title = Text(verbatim: "Bare")
            func draw(into canvas: inout Canvas, in area: Area, at desk: Desk) {}
        }
        let bench = try DeskBench()
        try bench.desk.show(Bare())
        bench.press("F2")
        #expect(bench.message.hasPrefix("I This screen has no actions"))
        #expect(bench.title.hasPrefix("BARE"))
    }

    @Test("the heading says what somebody works as in their language, a long name included")
    func heading() throws {
        let bench = try DeskBench()
        #expect(bench.title.contains("admin/Administrator"))
        #expect(!bench.title.contains("/administrator"))
        bench.press("Ctrl-X")
        #expect(bench.title.contains("admin/"))
        #expect(!bench.title.contains("administrator") && !bench.title.contains("Administrator"))
    }

    @Test("the way here keeps its end, and names a screen that lies on its like once")
    func trail() throws {
        let bench = try DeskBench()
        for _ in 0..<3 { bench.go("nt") }
        #expect(bench.lines[1] == "")
        for _ in 0..<3 { bench.go("or").go("nt") }
        #expect(bench.lines[1].hasPrefix("… > "))
        #expect(bench.lines[1].hasSuffix("Place an order > Add a thing"))
        #expect(CharacterWidth.displayWidth(of: bench.lines[1]) <= 79)
    }
}
