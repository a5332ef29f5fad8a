import Core
import Desk
import Terminal
import TestGround
import Testing
import Values

@Suite("A window too small to see what one does")
struct SmallWindowTests {
    func shrink(_ bench: DeskBench, _ width: Int, _ height: Int) {
        (bench.display.width, bench.display.height) = (width, height)
        bench.desk.take(.resize(width: width, height: height))
        bench.desk.present()
    }

    @Test("no key acts on a hidden screen: a bell, and the way out in sight", arguments: [(79, 24), (80, 23), (30, 10)])
    func list(width: Int, height: Int) throws {
        let bench = try DeskBench()
        bench.go("th")
        let before = bench.test.company.changeMark()
        shrink(bench, width, height)
        #expect(bench.lines[0].hasPrefix("Make the window at least"))
        let bells = bench.display.bells
        for key in Key.sequence("4", "Enter", "y", "Enter", "F8", "F3", "F12", "Ctrl-G", "Down") { bench.desk.take(.key(key)) }
        #expect(bench.display.bells == bells + 9)
        bench.desk.take(.key(.control("l")))
        #expect(bench.display.repaints == 1)
        shrink(bench, 80, 24)
        #expect(bench.title.hasPrefix("TH"))
        #expect(bench.lines[bench.cursor.row].contains("T000"))
        #expect(!bench.screen.contains("Do this to"))
        #expect(bench.test.company.changeMark() == before)
    }

    @Test("what was typed in a form is as it was, and goes on where it stopped")
    func form() throws {
        let bench = try DeskBench()
        bench.go("nt").type("T9").press("Enter").type("Sa")
        let before = bench.canvas
        shrink(bench, 60, 20)
        for key in Key.typing("xyz") + Key.sequence("F12", "F8", "Enter") { bench.desk.take(.key(key)) }
        shrink(bench, 80, 24)
        #expect(bench.canvas.lines == before.lines)
        bench.type("w").press("Enter")
        #expect(bench.form?.values["name"] == "Saw")
    }

    @Test("screens for handhelds work from 40 × 16 on, log-in, lock and password among them; below that nothing does")
    func handheld() throws {
        let bench = try DeskBench(width: 40, height: 16)
        bench.press("Down", "2")
        #expect(bench.title.hasPrefix("MENU"))
        shrink(bench, 39, 16)
        #expect(bench.lines[0].contains("40 × 16"))
        let desk = Desk(company: bench.test.company, display: ScriptedDisplay(width: 40, height: 16), pages: [.shop])
        desk.start()
        for key in Key.typing("admin") { desk.take(.key(key)) }
        #expect(desk.picture().plainText.contains("admin"))
    }
}
