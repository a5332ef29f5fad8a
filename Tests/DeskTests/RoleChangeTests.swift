import Core
import Desk
import Glibc
import Terminal
import TestGround
import Testing
import Values

@Suite("Roles that change while a person works")
struct RoleChangeTests {
    let bench: DeskBench
    /// Another session on the same file, as another process has it.
    let other: Company

    init() throws {
        bench = try DeskBench(rights: [.seeThings, .keepThings])
        other = try Company(at: bench.test.company.path, house: bench.test.company.house)
        bench.press("Enter")
    }

    private func takeAway() throws {
        func perform<C: Command>(_ command: C.Type) throws {
            let admin = try other.session(named: "admin", route: .terminal, station: "t")
            _ = try other.perform(try C.decode(#"{"name":"lin","roles":[]}"#), as: admin)
        }
        guard let command = other.house.commands["core.change-user"] else { return }
        try perform(command)
    }

    private var drafts: [Draft] {
        get throws { try bench.test.company.drafts(of: bench.desk.session) }
    }

    @Test("SE-01: the role goes between opening the form and F8: a sentence, nothing written, the draft with all that was typed")
    func atOnce() throws {
        bench.go("nt").type("T8").press("Enter").type("Saw").press("Enter").type("part").press("Enter")
        bench.type("12")
        try takeAway()
        // F8 before this desk has noticed anything: the door asks the file.
        bench.press("F8")
        #expect(bench.message.hasPrefix("E core.not-allowed"))
        #expect(bench.message.contains("Keep things"))
        #expect(bench.title.hasPrefix("NT"), "the form stays")
        #expect(bench.form?.values["code"] == "T8")
        #expect(try bench.count() == 3)
        #expect(try drafts.count == 1)
        #expect(try drafts[0].body.contains("Saw") && drafts[0].body.contains("12"))
    }

    @Test("noticed within two seconds: it is said, menus and legends lose what the role gave, F8 answers with a sentence")
    func noticed() throws {
        bench.go("nt").type("T8").press("Enter").type("Sa")
        #expect(bench.legend.contains("F8="))
        try takeAway()
        bench.send(.tick)
        #expect(bench.message.hasPrefix("W Your roles were changed"))
        #expect(!bench.legend.contains("F8="))
        #expect(try drafts.count == 1)
        #expect(try drafts[0].body.contains("Sa"), "what was being typed is kept")
        bench.press("F8")
        #expect(bench.message.hasPrefix("E core.not-allowed"))
        bench.press("F3").go("nt")
        #expect(bench.message.hasPrefix("E desk.no-such-screen"))
        #expect(try drafts.count == 1)
        #expect(try bench.count() == 3)
    }

    @Test("a draft never makes a field exit wait: while another session holds the turn it is kept a little later")
    func draftsDoNotWait() throws {
        bench.go("nt")
        let turn = open(bench.test.company.path + "-turn", O_RDWR)
        #expect(flock(turn, LOCK_EX) == 0)
        bench.type("T8").press("Enter").type("Saw").press("Enter")
        #expect(!bench.display.canvases.contains { $0.plainText.contains("desk.waiting") })
        #expect(bench.form?.values["name"] == "Saw")
        #expect(try drafts.isEmpty)
        flock(turn, LOCK_UN)
        close(turn)
        bench.type("part").press("Enter")
        #expect(try drafts.first?.body.contains("Saw") == true)
    }

    @Test("the list of users closes everybody but the last administrator, and the form takes the role from everybody else")
    func lastAdministrator() throws {
        let shop = try DeskBench()
        shop.go("us").press("4", "Enter")
        if shop.message.hasPrefix("E") == false { shop.press("y", "Enter") }
        #expect(shop.message.hasPrefix("E core.last-administrator"), "\(shop.message)")
        shop.press("F3").go("us admin").press("Tab", "Tab").press("Ctrl-U").type("clerk").press("F8")
        #expect(shop.message.hasPrefix("E core.last-administrator"), "\(shop.message)")
        #expect(shop.title.hasPrefix("US"), "the form stays")
        #expect(try shop.test.admin().roles == ["administrator"])
    }

    @Test("a document's number in the command field opens it for whoever may read it, and for nobody else")
    func numbers() throws {
        let shop = try DeskBench()
        try shop.test.perform(RequestLoan(amount: Figure(units: 5)))
        shop.go("lo-000001")
        // This house has no screen for loans; the number is found, so the person is told to look in the menu.
        #expect(shop.message.hasPrefix("E desk.no-such-screen"))
        shop.go("doc")
        #expect(shop.screen.contains("LO-000001"))
        bench.go("doc")
        #expect(bench.title.hasPrefix("DOC") && bench.screen.contains("No rows."))
    }

    @Test("the language asked for at the start holds for the session, whatever the person's own is; theirs stays")
    func language() throws {
        let admin = try bench.test.admin()
        try bench.test.company.changePassword(from: "", to: "a short sentence", as: admin, cost: 5)
        let desk = Desk(company: bench.test.company, display: ScriptedDisplay(), pages: [.shop])
        desk.askedLanguage = .hans
        desk.start()
        #expect(desk.picture().line(0).hasPrefix("登录"))
        for key in Key.typing("admin") + [.enter] + Key.typing("a short sentence") + [.enter] { desk.take(.key(key)) }
        #expect(desk.picture().line(0).contains("菜单"))
        #expect(desk.session.language == .hans)
        #expect(try bench.test.admin().language == .en)
        // Ctrl-X is the person's choice and is kept.
        desk.take(.key(.control("x")))
        #expect(desk.language == .hant)
        #expect(try bench.test.admin().language == .hant)
    }
}
