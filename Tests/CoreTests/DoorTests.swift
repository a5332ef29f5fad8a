import Core
import TestGround
import Testing
import Values

@Suite("The one door")
struct DoorTests {
    @Test("a command writes its rows, one audit row with both states, and one line of the command log")
    func audited() throws {
        let test = try TestCompany([])
        try test.perform(AddUser(name: "mei", fullName: "陈梅", language: .hans, roles: ["administrator"]))
        let session = try test.company.session(named: "mei", route: .terminal, station: "t")
        #expect(session.fullName == "陈梅")
        try test.company.look { reader in
            let last = try reader.one("SELECT command, changes FROM audit ORDER BY id DESC LIMIT 1") { ($0.text(0), $0.text(1)) }
            #expect(last?.0 == "core.add-user")
            #expect(last?.1.contains("\"陈梅\"") == true)
        }
    }

    @Test("the same key gives the first outcome and writes nothing twice")
    func idempotent() throws {
        let test = try TestCompany([])
        let admin = try test.admin()
        let add = AddUser(name: "li", fullName: "Li", language: .en, roles: ["administrator"])
        let first = try test.company.perform(add, as: admin, key: "k1")
        let second = try test.company.perform(add, as: admin, key: "k1")
        #expect(!first.isRepeat)
        #expect(second.isRepeat)
        #expect(first.sequence == second.sequence)
    }

    @Test("SE-01: without the right nothing is written")
    func refused() throws {
        let test = try TestCompany([], roles: ["nobody": []])
        let nobody = try test.user("nobody", roles: ["nobody"])
        let before = test.company.changeMark()
        #expect {
            try test.company.perform(AddUser(name: "x", fullName: "x", language: .en, roles: []), as: nobody)
        } throws: { ($0 as? Refusal)?.code == "core.not-allowed" }
        #expect(test.company.changeMark() == before)
    }

    @Test("a question that would write is refused by the statement itself, and the next command works as before")
    func questionsWriteNothing() throws {
        let test = try TestCompany([])
        let mark = test.company.changeMark()
        for sql in ["DELETE FROM denial", "UPDATE company SET name = 'x'", "DROP TABLE draft"] as [SQL] {
            #expect {
                try test.company.look { try $0.each(sql) { _ in } }
            } throws: { ($0 as? Refusal)?.code == "core.read-only" }
        }
        #expect(try test.company.look { try $0.value("SELECT name FROM company", as: String.self) } == "Test Company")
        #expect(test.company.changeMark() == mark)
        try test.perform(AddUser(name: "mei", fullName: "陈梅", language: .hans, roles: ["administrator"]))
    }
}
