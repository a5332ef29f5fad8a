import Glibc
import TestGround
import Testing
import Values

@testable import Core

@Suite("Passwords and the lockout")
struct PasswordTests {
    final class Clock: @unchecked Sendable {
        var now = Moment(secondsUTC: Int64(TestCompany.today.number) * 86_400 + 43_200)
    }

    let test: TestCompany
    let company: Company
    let clock = Clock()

    init() throws {
        test = try TestCompany([], roles: ["clerk": []])
        company = test.company
        let clock = clock
        company.clock = { clock.now }
    }

    func refusal(_ body: () throws -> Void) -> Refusal? {
        do { try body() } catch let refusal as Refusal { return refusal } catch {
            Issue.record("a fault: \(error)")
        }
        return nil
    }

    func change(_ old: String, _ new: String, _ session: Session) -> String? {
        refusal { try company.changePassword(from: old, to: new, as: session, cost: 5) }?.code
    }

    func logIn(_ name: String, _ password: String) -> Refusal? {
        refusal { _ = try company.logIn(name, password: password, station: "t") }
    }

    @Test("one's own password: without one only the new, with one the old first; both are audited without it")
    func own() throws {
        let mei = try test.user("mei", roles: ["clerk"])
        #expect(change("", "first sentence", mei) == nil)
        #expect(logIn("mei", "first sentence") == nil)
        #expect(change("", "second sentence", mei) == "core.wrong-password")
        #expect(change("wrong", "second sentence", mei) == "core.wrong-password")
        #expect(change("first sentence", "short", mei) == "core.weak-password")
        #expect(change("first sentence", "first sentence", mei) == "core.same-password")
        #expect(change("first sentence", "second sentence", mei) == nil)
        #expect(logIn("mei", "first sentence")?.code == "core.wrong-login")
        #expect(logIn("mei", "second sentence") == nil)
        let rows = try company.audit(last: 2)
        #expect(rows.map(\.command) == ["core.change-password", "core.change-password"])
        #expect(rows.allSatisfy { $0.fields == "{}" && $0.changes == "[]" && $0.userName == "mei" })
    }

    @Test("nobody sets another's password without the administrating right, and no administrator their own without the old one")
    func another() throws {
        let mei = try test.user("mei", roles: ["clerk"])
        let li = try test.user("li", roles: ["clerk"])
        let admin = try test.admin()
        #expect(change("", "mei's sentence", mei) == nil)
        func reset(_ name: String, _ session: Session) -> String? {
            refusal { try company.resetPassword(of: name, to: "another sentence", mustChange: true, as: session, cost: 5) }?.code
        }
        let before = company.changeMark()
        #expect(reset("mei", li) == "core.not-allowed")
        #expect(reset("li", li) == "core.own-password")
        #expect(reset("admin", admin) == "core.own-password")
        #expect(reset("nobody.here", admin) == "core.no-such-user")
        #expect(company.changeMark() == before)
        #expect(logIn("mei", "mei's sentence") == nil)
        #expect(reset("mei", admin) == nil)
        #expect(logIn("mei", "another sentence") == nil)
        #expect(try company.mustChangePassword(mei))
        // The owner of the file is let in by the file itself; the audit says so.
        #expect(reset("admin", try company.ownerSession(station: "host", user: nil)) == nil)
        let row = try #require(try company.audit(last: 1).first)
        #expect((row.command, row.route, row.station) == ("core.reset-user", "file", "host"))
        #expect(!row.fields.contains("sentence"))
    }

    @Test("a command about a password, sent without one, is refused: the audit never says what did not happen")
    func apart() throws {
        let admin = try test.admin()
        let before = company.changeMark()
        #expect(refusal { _ = try company.perform(ResetUser(name: "admin"), as: admin) }?.code == "core.password-apart")
        #expect(refusal { _ = try company.perform(ChangePassword(), as: admin) }?.code == "core.password-apart")
        #expect(company.changeMark() == before)
    }

    @Test("SE-07: from the fifth wrong one on the wait doubles up to fifteen minutes; wrong old passwords count as well")
    func doubling() throws {
        let mei = try test.user("mei", roles: ["clerk"])
        #expect(change("", "first sentence", mei) == nil)
        for _ in 0..<2 { #expect(logIn("mei", "wrong")?.code == "core.wrong-login") }
        for _ in 0..<3 { #expect(change("wrong", "second sentence", mei) == "core.wrong-password") }
        var waits: [Int64] = []
        for _ in 0..<7 {
            let refusal = try #require(logIn("mei", "first sentence"))
            #expect(refusal.code == "core.locked")
            #expect(change("first sentence", "second sentence", mei) == "core.locked")
            let seconds = try #require(Int64(refusal.text.en.filter(\.isNumber)))
            #expect(refusal.text.en.contains("try again in \(seconds) s"))
            waits.append(seconds)
            clock.now = clock.now.adding(seconds: seconds)
            #expect(logIn("mei", "wrong")?.code == "core.wrong-login")
        }
        #expect(waits == [30, 60, 120, 240, 480, 900, 900])
        clock.now = clock.now.adding(seconds: 900)
        #expect(logIn("mei", "first sentence") == nil)
        #expect(logIn("mei", "wrong")?.code == "core.wrong-login", "a right one starts the count anew")
    }

    @Test("an unknown name, a closed one and one without a password answer like a wrong password, the lockout included")
    func strangers() throws {
        let mei = try test.user("mei", roles: ["clerk"])
        _ = try test.user("keyonly", roles: ["clerk"])
        let gone = try test.user("gone", roles: ["clerk"])
        for person in [mei, gone] { #expect(change("", "first sentence", person) == nil) }
        try test.perform(CloseUser(name: "gone"))
        var answers: [String: [String]] = [:]
        for _ in 0..<7 {
            for name in ["mei", "keyonly", "gone", "nobody.here"] {
                answers[name, default: []].append(logIn(name, name == "gone" ? "first sentence" : "wrong")?.text.en ?? "let in")
            }
        }
        #expect(answers["mei"]?.last?.contains("try again in 30 s") == true)
        for name in ["keyonly", "gone", "nobody.here"] { #expect(answers[name] == answers["mei"], "\(name)") }
        #expect(logIn("somebody.else", "wrong")?.code == "core.wrong-login", "each name has its own count")
        // Who works here is named; what else was typed as a name may have been a password: no list shows it.
        let noted = try company.look { try $0.all("SELECT userName FROM denial WHERE what = 'log-in'") { $0.text(0) } }
        #expect(Set(noted.filter { $0.hasPrefix("?") }).count == 2)
        #expect(!noted.contains("nobody.here") && Set(["mei", "keyonly", "gone"]).isSubset(of: noted))
    }

    @Test("a name that nobody has costs the same work as a wrong password: a whole hash of the usual cost")
    func constantWork() throws {
        let usual = try Company.hash("any sentence", cost: Company.passwordCost)
        let parts = usual.split(separator: "$")
        let nobodys = Company.nobodysHash.split(separator: "$")
        #expect(parts.count == 4 && nobodys.count == 4)
        #expect(nobodys.prefix(2) == parts.prefix(2), "method and cost")
        #expect(nobodys.map(\.count) == parts.map(\.count), "salt and hash are whole")
        // crypt(3) answers with a hash of its own making, so it did the work and did not stumble over the setting.
        #expect(Company.hash("any sentence", like: Company.nobodysHash)?.hasPrefix("$y$jDT$F5Jx5fExrKuPp53xLKQ..1$") == true)
    }

    @Test("nothing gives the people of a sample company a password")
    func demo() throws {
        guard let currency = Currency.named("CNY") else { return }
        defer {
            for name in ["demo.books", "demo.books-wal", "demo.books-shm", "demo.books-turn", "demo.books-log/demo.books.log"] {
                unlink(test.folder + "/" + name)
            }
            rmdir(test.folder + "/demo.books-log")
        }
        let roles = [RoleDefinition("administrator", Text(verbatim: "a"), rights: ["core.administer", "core.read-audit"])]
        let demo = try Company.found(
            at: test.folder + "/demo.books", house: House([]), name: "Demo", currency: currency, chart: "x", language: .en,
            isDemo: true, administrator: "admin", roles: roles)
        let admin = try demo.session(named: "admin", route: .terminal, station: "t")
        _ = try demo.perform(AddUser(name: "mei", fullName: "Mei", language: .en, roles: [], demoKey: "m"), as: admin)
        let mei = try demo.session(named: "mei", route: .terminal, station: "t")
        let owner = try demo.ownerSession(station: "t", user: nil)
        #expect(refusal { try demo.changePassword(from: "", to: "a long sentence", as: mei, cost: 5) }?.code == "core.demo-passwordless")
        for session in [admin, owner] {
            #expect(
                refusal { try demo.resetPassword(of: "mei", to: "a long sentence", mustChange: false, as: session, cost: 5) }?.code
                    == "core.demo-passwordless")
        }
        #expect(try demo.look { try $0.value("SELECT count(*) FROM credential", as: Int64.self) } == 0)
    }
}
