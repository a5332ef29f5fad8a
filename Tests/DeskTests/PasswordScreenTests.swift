import Core
import Desk
import Terminal
import TestGround
import Testing
import Values

@Suite("Setting a password")
struct PasswordScreenTests {
    let bench: DeskBench
    let admin: Session

    init() throws {
        bench = try DeskBench()
        admin = try bench.test.admin()
        try bench.test.company.changePassword(from: "", to: "a short sentence", as: admin, cost: 5)
    }

    /// Words into the fields of the screen, Enter after each.
    private func fill(_ words: String...) {
        for word in words { bench.type(word).press("Enter") }
    }

    @Test("one's own: the old one once, the new one twice; nothing of it is ever shown")
    func own() throws {
        bench.go("pass")
        #expect(["Old password", "New password", "Once more"].allSatisfy { bench.screen.contains($0) })
        // The rule and the key stand there before anything was refused.
        #expect(bench.screen.contains("At least 8 characters") && bench.legend.contains("F8=Save"))
        #expect(bench.title.hasPrefix("PASS  My password"))
        fill("a short sentence", "a new sentence", "a new sentence")
        #expect(bench.message == "I The password is set.")
        #expect(!bench.display.canvases.contains { $0.plainText.contains("sentence") })
        _ = try bench.test.company.logIn("admin", password: "a new sentence", station: "t")
    }

    @Test("whoever sits down at an open desk does not get round the old one, and locks it by guessing")
    func guessed() throws {
        bench.go("pass")
        for _ in 0..<5 {
            fill("a guess", "another sentence", "another sentence")
            #expect(bench.message.hasPrefix("E core.wrong-password"))
            #expect(bench.title.hasPrefix("PASS"))
        }
        fill("a short sentence", "another sentence", "another sentence")
        #expect(bench.message.hasPrefix("E core.locked"))
        #expect(bench.message.contains("try again in 30 s"))
        // The list of users is no way round either: one's own asks for the old one there as well.
        bench.press("F3").go("us").press("8", "Enter")
        #expect(bench.title.hasPrefix("PASS") && bench.screen.contains("Old password"))
    }

    @Test("two that differ are typed again, the old one stays")
    func differ() throws {
        bench.go("pass")
        fill("a short sentence", "a new sentence", "a now sentence")
        #expect(bench.message.hasPrefix("E desk.passwords-differ"))
        fill("a new sentence", "a new sentence")
        #expect(bench.message == "I The password is set.")
    }

    @Test("somebody without one types only the new one; an administrator gives somebody else one, who changes it first")
    func first() throws {
        _ = try bench.test.user("lin", roles: ["clerk"])
        bench.go("us").press("Down", "8", "Enter")
        #expect(bench.lines[1].contains("lin") && !bench.screen.contains("Old password"))
        #expect(bench.title.hasPrefix("US  Set the password of lin"))
        bench.press("F1")
        #expect(bench.screen.contains("lin types it once") && !bench.screen.contains("My password"))
        bench.press("F12").type("given by office").press("Tab").type("given by office").press("F8")
        #expect(bench.message == "I The password is set.")
        let desk = Desk(company: bench.test.company, display: ScriptedDisplay(), pages: [.shop])
        desk.start()
        func type(_ text: String) { for key in Key.typing(text) + [.enter] { desk.take(.key(key)) } }
        type("lin")
        type("given by office")
        #expect(desk.picture().line(0).hasPrefix("PASS  Choose your own password"))
        #expect(desk.picture().plainText.contains("Somebody else set your password."))
        #expect(desk.picture().line(23).contains("F8=Save"))
        for word in ["given by office", "my own sentence", "my own sentence"] { type(word) }
        #expect(desk.picture().line(0).hasPrefix("MENU"))

        let mei = try bench.test.user("mei", roles: ["clerk"])
        let open = Desk(company: bench.test.company, display: ScriptedDisplay(), pages: [.shop], session: mei)
        open.start()
        open.take(.key(.enter))
        for key in Key.sequence("Ctrl-G", "p", "a", "s", "s", "Enter") { open.take(.key(key)) }
        #expect(open.picture().line(0).hasPrefix("PASS") && !open.picture().plainText.contains("Old password"))
    }

    @Test("the login shows how long one has to wait, and the same words for a name that nobody has")
    func waiting() throws {
        func lastWords(_ name: String) -> String {
            let desk = Desk(company: bench.test.company, display: ScriptedDisplay(), pages: [.shop])
            desk.start()
            for key in Key.typing(name) { desk.take(.key(key)) }
            for _ in 0..<6 { for key in [.enter] + Key.typing("wrong") + [.enter] { desk.take(.key(key)) } }
            return desk.picture().lines[21...22].joined(separator: " ")
        }
        let known = lastWords("admin")
        #expect(known.contains("E Too many wrong passwords: try again in 30 s.") && known.contains("core.locked"))
        #expect(lastWords("nobody.here") == known)
    }
}
