import Core
import Desk
import Terminal
import TestGround
import Testing
import Values

@Suite("What the desk remembers for a person")
struct HabitTests {
    private func desk(_ bench: DeskBench, _ session: Session) -> Desk {
        let desk = Desk(company: bench.test.company, display: ScriptedDisplay(), pages: [.shop], session: session)
        desk.themeChoices = [ThemeChoice("mono") { .mono }]
        desk.start()
        while desk.screens.count > 1 { desk.take(.key(.function(12))) }
        return desk
    }

    private func press(_ desk: Desk, _ keys: [Key]) { for key in keys { desk.take(.key(key)) } }

    private func open(_ desk: Desk) throws -> FormScreen {
        press(desk, Key.sequence("Ctrl-G", "n", "t", "Enter"))
        return try #require(desk.top as? FormScreen)
    }

    @Test("P0-19: a sticky field starts with what the person used last, at the next login too, and for nobody else")
    func sticky() throws {
        let bench = try DeskBench()
        let first = desk(bench, try bench.test.admin())
        _ = try open(first)
        press(first, Key.typing("T8") + [.enter] + Key.typing("Saw") + [.enter] + Key.typing("tool") + [.enter, .function(8)])
        first.take(.terminate)
        _ = first.run()

        let second = desk(bench, try bench.test.admin())
        #expect(try open(second).values["kind"] == "tool")
        #expect(!(try open(second)).isDirty, "a default is nothing typed")
        let other = desk(bench, try bench.test.user("mei", roles: ["administrator"]))
        #expect(try open(other).values["kind"] == "")
        #expect(try bench.test.company.drafts(of: try bench.test.admin()).isEmpty, "it is no draft")
    }

    @Test("P0-19: days are remembered for the session only")
    func days() throws {
        let bench = try DeskBench()
        let first = desk(bench, try bench.test.admin())
        press(first, Key.sequence("Ctrl-G", "r", "t", "Enter") + Key.typing("0101") + [.function(8), .function(12), .function(12)])
        first.take(.terminate)
        _ = first.run()
        let kept = try bench.test.company.habits(of: try bench.test.admin())
        #expect(!kept.keys.contains("RT.asOf"))
    }

    @Test("the colours chosen are there at the next login")
    func colours() throws {
        let bench = try DeskBench()
        let first = desk(bench, try bench.test.admin())
        press(first, Key.sequence("Ctrl-G", "c", "o", "l", "Enter"))
        #expect(first.picture().plainText.contains("mono"))
        press(first, Key.sequence("2"))
        first.take(.terminate)
        _ = first.run()
        let display = ScriptedDisplay()
        let second = Desk(company: bench.test.company, display: display, pages: [.shop], session: try bench.test.admin())
        second.themeChoices = [ThemeChoice("mono") { .mono }]
        second.start()
        #expect(display.theme?.name == "mono")
    }
}
