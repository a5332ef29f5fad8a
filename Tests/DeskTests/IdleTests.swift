import Core
import Desk
import Terminal
import TestGround
import Testing
import Values

@Suite("An unattended desk")
struct IdleTests {
    final class Clock: @unchecked Sendable {
        var now = Moment(secondsUTC: Int64(TestCompany.today.number) * 86_400 + 43_200)
    }

    let test: TestCompany
    let clock = Clock()

    init() throws {
        test = try TestCompany([.shop], roles: ["clerk": [.seeThings, .keepThings]])
        let clock = clock
        test.company.clock = { clock.now }
    }

    private func desk(_ route: Route, password: Bool) throws -> Desk {
        _ = try test.user("lin", roles: ["clerk"])
        let session = try test.company.session(named: "lin", route: route, station: "t")
        if password { try test.company.changePassword(from: "", to: "a short sentence", as: session, cost: 5) }
        let desk = Desk(company: test.company, display: ScriptedDisplay(), pages: [.shop], session: session)
        desk.start()
        // The card of a first login goes away.
        if desk.screens.count > 1 { desk.take(.key(.enter)) }
        return desk
    }

    private func wait(_ seconds: Int64, _ desk: Desk) {
        clock.now = clock.now.adding(seconds: seconds)
        desk.take(.tick)
    }

    private func title(_ desk: Desk) -> String { desk.picture().line(0) }

    @Test("the minutes are the company's setting; a change holds for desks that are open already")
    func setting() throws {
        let desk = try desk(.terminal, password: true)
        wait(14 * 60, desk)
        #expect(title(desk).hasPrefix("MENU"))
        let owner = try test.company.ownerSession(station: "t", user: nil)
        let other = try Company(at: test.company.path, house: test.company.house)
        for key in Key.sequence("Down") { desk.take(.key(key)) }
        try change(other, owner, "5")
        wait(4 * 60 + 59, desk)
        #expect(title(desk).hasPrefix("MENU"))
        wait(1, desk)
        #expect(title(desk).hasPrefix("Locked"))
        #expect(desk.picture().plainText.contains("Locked after 5 min"))
        for key in Key.typing("a short sentence") + [.enter] { desk.take(.key(key)) }
        #expect(title(desk).hasPrefix("MENU"))
        try change(other, owner, "0")
        wait(1, desk)
        wait(24 * 3_600, desk)
        #expect(title(desk).hasPrefix("MENU"), "0: never")
    }

    private func change(_ company: Company, _ session: Session, _ minutes: String) throws {
        func perform<C: Command>(_ command: C.Type) throws {
            let fields = "{\"setting\":\"core.idle-minutes\",\"value\":\"\(minutes)\"}"
            _ = try company.perform(try C.decode(fields), as: session)
        }
        guard let command = company.house.commands["core.change-setting"] else { return }
        try perform(command)
    }

    @Test("what a host decides goes before the setting")
    func host() throws {
        let desk = try desk(.terminal, password: true)
        desk.lockMinutes = 1
        wait(60, desk)
        #expect(title(desk).hasPrefix("Locked"))
    }

    @Test("wrong passwords at the lock count towards the lockout")
    func guessed() throws {
        let desk = try desk(.terminal, password: true)
        wait(15 * 60, desk)
        for _ in 0..<6 { for key in Key.typing("wrong") + [.enter] { desk.take(.key(key)) } }
        #expect(title(desk).hasPrefix("Locked"))
        #expect(desk.picture().lines[21...22].joined().contains("core.locked"))
    }

    @Test("UI-09: over SSH with a key and no password the session ends, and the next one finds the draft")
    func keyOnly() throws {
        let desk = try desk(.ssh, password: false)
        for key in Key.sequence("Ctrl-G", "n", "t", "Enter", "T", "8") { desk.take(.key(key)) }
        clock.now = clock.now.adding(seconds: 15 * 60)
        let display = try #require(desk.display as? ScriptedDisplay)
        display.events.append(.tick)
        #expect(desk.run() == .idle)
        let session = try test.company.session(named: "lin", route: .ssh, station: "t")
        let drafts = try test.company.drafts(of: session)
        #expect(drafts.count == 1 && drafts.first?.body.contains("T8") == true)
    }

    @Test("over SSH with a password the screen locks; whoever owns the file is not locked out of it")
    func others() throws {
        let ssh = try desk(.ssh, password: true)
        wait(15 * 60, ssh)
        #expect(title(ssh).hasPrefix("Locked"))
        _ = try test.user("owner", roles: ["clerk"])
        let session = try test.company.session(named: "owner", route: .file, station: "t")
        let file = Desk(company: test.company, display: ScriptedDisplay(), pages: [.shop], session: session)
        file.start()
        file.take(.key(.enter))
        wait(3_600, file)
        #expect(title(file).hasPrefix("MENU"))
    }
}
