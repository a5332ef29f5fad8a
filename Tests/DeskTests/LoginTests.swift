import Core
import Desk
import Terminal
import TestGround
import Testing
import Values

@Suite("Login")
struct LoginTests {
    final class Clock: @unchecked Sendable {
        var now = Moment(secondsUTC: Int64(TestCompany.today.number) * 86_400 + 43_200)
    }

    func closed() throws -> (DeskBench, Desk, ScriptedDisplay) {
        let bench = try DeskBench()
        let admin = try bench.test.admin()
        try bench.test.company.changePassword(from: "", to: "a short sentence", as: admin, cost: 5)
        let display = ScriptedDisplay()
        let desk = Desk(company: bench.test.company, display: display, pages: [.shop])
        desk.start()
        return (bench, desk, display)
    }

    func type(_ text: String, _ desk: Desk) { for key in Key.typing(text) { desk.take(.key(key)) } }

    @Test("name, password, menu; the password is never shown")
    func logIn() throws {
        let (_, desk, _) = try closed()
        #expect(!desk.isAtWork)
        type("admin", desk)
        desk.take(.key(.tab))
        type("a short sentence", desk)
        #expect(!desk.picture().plainText.contains("sentence"))
        #expect(!desk.picture().plainText.contains("*****"))
        desk.take(.key(.enter))
        #expect(desk.isAtWork)
        #expect(desk.picture().line(0).hasPrefix("MENU"))
    }

    @Test("before the login nothing opens")
    func shut() throws {
        let (_, desk, _) = try closed()
        for key in Key.sequence("Ctrl-G", "F10", "F2", "F3") { desk.take(.key(key)) }
        #expect(desk.picture().line(0).hasPrefix("Log in"))
    }

    @Test("wrong passwords are refused in the same words, the sixth makes one wait")
    func wrong() throws {
        let (_, desk, _) = try closed()
        type("admin", desk)
        for _ in 0..<6 {
            desk.take(.key(.enter))
            type("wrong", desk)
            desk.take(.key(.enter))
        }
        let text = desk.picture().lines[21...22].joined(separator: " ")
        #expect(text.contains("core.locked"))
    }

    @Test("after a while without keys everything is covered; the password brings it back as it was")
    func lock() throws {
        let (bench, desk, _) = try closed()
        let clock = Clock()
        bench.test.company.clock = { clock.now }
        type("admin", desk)
        desk.take(.key(.tab))
        type("a short sentence", desk)
        desk.take(.key(.enter))
        for key in Key.sequence("Ctrl-G", "n", "t", "Enter", "T", "8") { desk.take(.key(key)) }
        clock.now = clock.now.adding(seconds: 16 * 60)
        desk.take(.tick)
        #expect(desk.picture().line(0).hasPrefix("Locked"))
        #expect(!desk.picture().plainText.contains("T8"))
        for key in Key.sequence("F12", "Ctrl-G", "F3", "F10", "F2") { desk.take(.key(key)) }
        #expect(desk.picture().line(0).hasPrefix("Locked"))
        type("a short sentence", desk)
        desk.take(.key(.enter))
        #expect(desk.picture().plainText.contains("T8"))
    }

    @Test("without a password of one's own nobody is locked out")
    func noLock() throws {
        let bench = try DeskBench()
        let clock = Clock()
        bench.test.company.clock = { clock.now }
        clock.now = clock.now.adding(seconds: 3_600)
        bench.desk.take(.tick)
        #expect(bench.title.hasPrefix("MENU"))
    }

    @Test("somebody new sees the five keys once")
    func card() throws {
        let bench = try DeskBench(rights: [.seeThings])
        #expect(bench.screen.contains("Five keys are enough"))
        bench.press("Enter")
        #expect(bench.title.hasPrefix("MENU"))
    }

    @Test("P0-69: the language changes at once and is there at the next login")
    func language() throws {
        let bench = try DeskBench()
        bench.go("nt").press("Ctrl-X")
        #expect(bench.title.contains("新增物品"))
        #expect(bench.legend.contains("F8=保存"))
        #expect(try bench.test.admin().language == .hans)
        bench.press("Ctrl-X")
        #expect(bench.legend.contains("F8=儲存"))
        bench.press("F3").go("lang").press("1")
        #expect(bench.legend.contains("Help"))
        #expect(try bench.test.admin().language == .en)
    }

    @Test("whoever was given a password sets their own first")
    func mustChange() throws {
        let bench = try DeskBench()
        let owner = try bench.test.company.ownerSession(station: "test", user: nil)
        try bench.test.company.resetPassword(of: "admin", to: "given by office", mustChange: true, as: owner, cost: 5)
        let desk = Desk(company: bench.test.company, display: ScriptedDisplay(), pages: [.shop])
        desk.start()
        type("admin", desk)
        desk.take(.key(.tab))
        type("given by office", desk)
        desk.take(.key(.enter))
        #expect(desk.picture().line(0).hasPrefix("PASS"))
        for key in Key.sequence("Ctrl-G", "t", "h", "Enter", "Enter", "F10", "F2", "F3") { desk.take(.key(key)) }
        #expect(desk.picture().line(0).hasPrefix("PASS"), "no way round it")
        #expect(!desk.picture().plainText.contains("===>"))
    }
}
