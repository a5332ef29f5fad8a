import Core
import Desk
import Terminal
import TestGround
import Testing
import Values

@Suite("Administration on the screen")
struct AdministrationTests {
    @Test("a closed account is opened again from the list; 4 is refused on a closed one, 6 on an open one")
    func reopened() throws {
        let bench = try DeskBench()
        _ = try bench.test.user("mei", roles: ["clerk"])
        bench.go("us").press("Down", "6", "Enter")
        #expect(bench.screen.contains("The account is open."))
        bench.press("F12", "Backspace").press("F3").go("us").press("Down", "4", "Enter", "y", "Enter")
        #expect(throws: Refusal.self) { try bench.test.company.session(named: "mei", route: .terminal, station: "t") }
        bench.press("F3").go("us").press("Down", "4", "Enter")
        #expect(bench.screen.contains("6 opens it again"))
        bench.press("F12", "F3").go("us").press("Down", "6", "Enter", "y", "Enter")
        #expect(bench.message == "I The account mei is open again.")
        #expect(try bench.test.company.session(named: "mei", route: .terminal, station: "t").roles == ["clerk"])
        let row = try #require(try bench.test.company.audit(last: 1).first)
        #expect(row.command == "core.reopen-user" && row.userName == "admin")
    }

    @Test("F4 on roles marks several; they stand in the field with blanks between, and the help says so")
    func roles() throws {
        let bench = try DeskBench()
        bench.go("us").press("F6").type("mei").press("Enter").type("Mei Chen").press("Enter", "Enter")
        bench.press("F1")
        #expect(bench.screen.contains("blanks between"))
        bench.press("F12", "F4")
        #expect(bench.screen.contains("[ ] administrator") && bench.screen.contains("[ ] clerk"))
        bench.press("Space", "Down", "Enter", "F8")
        #expect(bench.form?.values["roles"] == "administrator clerk")
        bench.press("Up", "F4")
        #expect(bench.screen.contains("[x] administrator") && bench.screen.contains("[x] clerk"))
        bench.press("Enter", "F12")
        #expect(bench.form?.values["roles"] == "administrator clerk", "F12 leaves the field as it was")
        bench.press("F4", "Enter", "F8", "F8")
        #expect(try bench.test.company.session(named: "mei", route: .terminal, station: "t").roles == ["clerk"])
        bench.go("us mei")
        #expect(bench.screen.contains("English"))
        bench.press("Ctrl-X", "Ctrl-X")
        #expect(bench.screen.contains("繁體中文") || bench.screen.contains("English"))
        #expect(!bench.screen.contains("繁體中>"))
    }

    @Test("a person with several roles has how many more in the heading")
    func heading() throws {
        let bench = try DeskBench()
        let both = try bench.test.user("mei", roles: ["administrator", "clerk"])
        let desk = Desk(company: bench.test.company, display: ScriptedDisplay(), pages: [.shop], session: both)
        desk.start()
        #expect(desk.picture().line(0).contains("mei/Administrator+1 "))
        #expect(!bench.title.contains("+"))
    }

    @Test("RO says in words what a role may do, counts people at work only, and Enter lists the rights of one role")
    func roleWords() throws {
        let bench = try DeskBench(rights: [.seeThings])
        let admin = Desk(company: bench.test.company, display: ScriptedDisplay(), pages: [.shop], session: try bench.test.admin())
        admin.start()
        func press(_ keys: [Key]) { for key in keys { admin.take(.key(key)) } }
        press([.control("g")] + Key.typing("ro") + [.enter])
        func line(_ word: String) -> String { admin.picture().lines.first { $0.contains(word) } ?? "" }
        #expect(line("clerk").contains("See things") && line("clerk").contains(" 1 "))
        #expect(!line("clerk").contains("shop."))
        _ = try bench.test.user("gone", roles: ["clerk"])
        press([.control("g")] + Key.typing("us") + [.enter, .down, .text("4"), .enter, .text("y"), .enter])
        press([.function(3), .control("g")] + Key.typing("ro") + [.enter, .down])
        #expect(line("clerk").contains(" 1 "), "who cannot log in is not counted")
        press([.enter])
        #expect(admin.picture().line(0).contains("Rights: clerk"))
        #expect(admin.picture().plainText.contains("See things") && !admin.picture().plainText.contains("Keep things"))
    }

    @Test("an auditor sees users, their roles, rights and keys, and nothing there that changes any")
    func auditor() throws {
        let bench = try DeskBench(rights: [.readAudit])
        try bench.test.perform(AddKey(name: "lin", line: AdministrationTests.key))
        bench.go("us")
        #expect(bench.screen.contains("lin") && bench.screen.contains("clerk"))
        #expect(bench.lines[2].hasPrefix("7=Keys") && !bench.screen.contains("4="))
        #expect(!bench.legend.contains("F6"))
        bench.press("Enter")
        #expect(!bench.legend.contains("F8"))
        bench.go("keys")
        #expect(bench.screen.contains("SHA256:") && !bench.screen.contains("4=") && !bench.legend.contains("F6"))
        bench.go("ro").press("Down", "Enter")
        #expect(bench.title.contains("Rights: clerk") && bench.screen.contains("Read the audit"))
    }

    @Test("settings of a department that there is not are refused, with those that there are")
    func unknownDepartment() throws {
        let bench = try DeskBench()
        bench.go("set xyz")
        #expect(bench.message.contains("There is no department “xyz” with settings. Choose one of: core, shop."))
        bench.go("set shop")
        #expect(bench.title.contains("Settings: ") && !bench.lines[1].contains("shop"))
    }

    static let key = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGx1bmNoIGlzIGF0IG5vb24gb24gYSBmaW5lIGRheSE= mei@desk"

    @Test("SSH keys: listed, added and ended on a screen; the list that sshd reads follows, also when an account closes")
    func keys() throws {
        let bench = try DeskBench()
        _ = try bench.test.user("mei", roles: ["clerk"])
        bench.go("us").press("Down", "7", "Enter")
        #expect(bench.title.hasPrefix("KEYS") && bench.screen.contains("No rows."))
        bench.press("F6")
        #expect(bench.form?.values["name"] == "mei")
        bench.press("Enter").type("not a key").press("F8")
        #expect(bench.message.hasPrefix("E core.bad-key"))
        bench.press("Ctrl-U").type(AdministrationTests.key).press("F8")
        #expect(bench.message == "I The key is registered.")
        #expect(bench.screen.contains("SHA256:"))
        #expect(bench.fileText("test.books-keys")?.contains("ssh-ed25519") == true)
        bench.press("F3").go("us").press("Down", "4", "Enter", "y", "Enter")
        #expect(bench.fileText("test.books-keys") == "")
        bench.press("F3").go("us").press("Down", "6", "Enter", "y", "Enter")
        #expect(bench.fileText("test.books-keys")?.contains("SHA256:") == true)
        bench.press("F3").go("keys").press("4", "Enter", "y", "Enter")
        #expect(bench.message.hasPrefix("I mei's key SHA256:") && bench.message.hasSuffix(" is removed."))
        #expect(bench.fileText("test.books-keys") == "")
        #expect(bench.lines.contains { $0.contains("SHA256:") && $0.contains("No") })
        let poor = try DeskBench(rights: [.seeThings])
        #expect(!poor.desk.entries.contains { $0.code == "KEYS" })
    }

    @Test("a key that was removed is registered again for the same person, with its audit row, and never for somebody else")
    func keyAgain() throws {
        let bench = try DeskBench()
        for name in ["mei", "lin"] { _ = try bench.test.user(name, roles: ["clerk"]) }
        try bench.test.perform(AddKey(name: "mei", line: AdministrationTests.key))
        func refusal(of name: String) -> Refusal? {
            do { try bench.test.perform(AddKey(name: name, line: AdministrationTests.key)) } catch { return error as? Refusal }
            return nil
        }
        #expect(refusal(of: "mei")?.code == "core.key-known")
        let fingerprint = try SSHKey(line: AdministrationTests.key).fingerprint
        try bench.test.perform(RemoveKey(fingerprint: fingerprint))
        #expect(try bench.test.company.activeKeys().isEmpty)
        #expect(refusal(of: "lin")?.text.en.contains("was mei’s and was removed") == true)
        #expect(refusal(of: "mei") == nil)
        #expect(try bench.test.company.activeKeys().map(\.fingerprint) == [fingerprint])
        let row = try #require(try bench.test.company.audit(last: 1).first)
        #expect(row.command == "core.add-key" && row.changes.contains("userKey"))
    }

    @Test("a setting is called by its title where its option is refused; a list without options sends nobody to a line of them")
    func noOptions() throws {
        let bench = try DeskBench(rights: [.readAudit])
        bench.go("set").press("2", "Enter")
        #expect(bench.message.contains("you can look at this here"))
        #expect(!bench.message.contains("core.idle-minutes:") && !bench.message.contains("line above"))
    }

    @Test("a closed account is said to be closed, not unknown")
    func closed() throws {
        let bench = try DeskBench()
        _ = try bench.test.user("mei", roles: ["clerk"])
        bench.go("us").press("Down", "4", "Enter", "y", "Enter")
        func code(_ name: String) -> String? {
            do { _ = try bench.test.company.session(named: name, route: .file, station: "t") } catch { return (error as? Refusal)?.code }
            return nil
        }
        #expect(code("mei") == "core.account-closed")
        #expect(code("nobody") == "core.not-known")
    }

    @Test(
        "a question says that Enter follows the letter; the letter alone does nothing yet",
        arguments: [("Y and Enter = yes"), ("Y 加回车"), ("Y 加 Enter")])
    func question(_ words: String) throws {
        let bench = try DeskBench()
        _ = try bench.test.user("mei", roles: ["clerk"])
        if words.contains("加") { bench.press("Ctrl-X") }
        if words.contains("加 ") { bench.press("Ctrl-X") }
        bench.go("us").press("Down", "4", "Enter")
        #expect(bench.screen.contains(words))
        bench.type("y")
        #expect(bench.screen.contains(words))
        bench.press("Enter")
        #expect(!bench.screen.contains(words))
        #expect(throws: Refusal.self) { try bench.test.company.session(named: "mei", route: .terminal, station: "t") }
    }

    @Test("typing in an open filter begins anew; an arrow goes into what stands there")
    func filter() throws {
        let bench = try DeskBench()
        bench.go("th").press("/").type("ham").press("Enter", "/").type("nut").press("Enter")
        #expect(bench.list?.subtitle(at: bench.desk) == "Filter: nut")
        bench.press("/", "Right").type("x")
        #expect(bench.screen.contains("nutx"))
    }

    @Test("settings that somebody else decides are read, with the right and the roles that have it, and nothing is offered")
    func othersSettings() throws {
        let bench = try DeskBench(rights: [.seeThings, .readAudit])
        bench.go("set")
        #expect(bench.screen.contains("Most things") && !bench.screen.contains("2=Change"))
        bench.press("'").type("most").press("Enter", "Enter")
        #expect(bench.title.contains("Most things"))
        #expect(bench.lines[1].contains("Keep things") && bench.lines[1].contains("Administrator"))
        #expect(!bench.legend.contains("F4=") && !bench.legend.contains("F8="))
        bench.type("5")
        #expect(bench.message.hasPrefix("W desk.for-reading"))
        #expect(bench.form?.values["value"] == "10")
    }

    @Test("a setting says its range beforehand and refuses what lies outside, with a code")
    func range() throws {
        let bench = try DeskBench()
        bench.go("set shop").press("Enter")
        #expect(bench.lines[1].contains("From 0 to 99."))
        bench.type("-1").press("F8")
        #expect(bench.message.hasPrefix("E core.setting-range") && bench.message.contains("from 0 to 99"))
        bench.type("99").press("F8")
        #expect(bench.lines.contains { $0.contains("Most things") && $0.contains("99") })
    }

    @Test("who approves nothing is not asked for a deputy")
    func deputies() throws {
        let bench = try DeskBench(rights: [.seeThings, .readAudit])
        #expect(!bench.desk.entries.contains { $0.code == "DEP" })
        bench.go("dep")
        #expect(bench.message.hasPrefix("E desk.no-such-screen"))
        let approver = try DeskBench(rights: [.seeThings, .orderThings])
        #expect(approver.desk.entries.contains { $0.code == "DEP" })
    }
}
