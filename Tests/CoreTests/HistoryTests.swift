import TestGround
import Testing
import Values

@testable import Core

@Suite("Histories are looked up in an index of the audit")
struct HistoryTests {
    /// Two users, of whom one changed twice; two vouchers, of which one was submitted and approved.
    private func books() throws -> TestCompany {
        let test = try TestCompany([.vouchers], roles: ["both": [.writeVouchers, .approveVouchers]])
        let march = Day(iso: "2026-03-01") ?? TestCompany.today
        try test.perform(OpenPeriod(firstDay: march, lastDay: march.lastOfMonth, state: "open"))
        let lin = try test.user("lin", roles: ["both"])
        _ = try test.user("wang", roles: ["both"])
        try test.perform(ChangeUser(name: "lin", fullName: "Lin Yue", language: nil, roles: nil))
        try test.perform(ChangeUser(name: "lin", fullName: nil, language: nil, roles: []))
        try test.perform(ChangeUser(name: "lin", fullName: nil, language: nil, roles: ["both"]))
        let id = try test.company.perform(PostVoucher(amounts: [100, -100]), as: lin).outcome.id
        try test.perform(PostVoucher(amounts: [5, -5]))
        _ = try test.company.perform(AskForVoucher(document: id), as: lin)
        try test.perform(ApproveVoucher(document: id))
        return test
    }

    private func history(_ parameters: [String: String], _ test: TestCompany) throws -> [String] {
        try test.company.ask(named: "core.history", parameters, as: test.admin()).rows.map { $0[5].text ?? "" }
    }

    private func id(of user: String, _ test: TestCompany) throws -> String {
        String(try test.company.look { try $0.value("SELECT id FROM \"user\" WHERE name = ?", user, as: Int64.self) } ?? 0)
    }

    @Test("a user's history holds what changed the user or the user's roles, and nothing of others")
    func user() throws {
        let test = try books()
        let lin = ["table": "user", "key": try id(of: "lin", test)]
        #expect(try history(lin, test) == ["core.add-user", "core.change-user", "core.change-user", "core.change-user"])
        #expect(try history(["table": "user", "key": try id(of: "wang", test)], test) == ["core.add-user"])
        #expect(try history(["table": "user", "key": "99"], test) == [])
    }

    @Test("a document's history is that of its own row, and asked for one of its parts it is the same")
    func document() throws {
        let test = try books()
        let id = try #require(
            try test.company.look { try $0.value("SELECT id FROM document ORDER BY id LIMIT 1", as: Int64.self) })
        let own = try history(["document": String(id)], test)
        #expect(own == [PostVoucher.name, ApproveVoucher.name])
        let approval = try #require(try test.company.look { try $0.value("SELECT id FROM approval", as: Int64.self) })
        #expect(try history(["table": "approval", "key": String(approval)], test) == own)
    }

    @Test("the index holds what the audit says; an entry taken out or put in from outside is named")
    func proved() throws {
        let test = try books()
        func findings() throws -> [Int64?] {
            try test.company.verify().first { $0.name == "core.histories" }?.result.findings.map(\.row) ?? [-1]
        }
        #expect(try findings() == [])
        let other = try OtherProgram(at: test.company.path)
        #expect(other.run("DELETE FROM auditRecord WHERE entry = 4") == nil)
        #expect(try findings() == [4])
        #expect(other.run("INSERT INTO auditRecord (tableName, recordId, entry) VALUES ('user', 1, 99)") == nil)
        #expect(other.run("INSERT INTO auditDocument (id) VALUES (8589934592 + 98)") == nil)
        #expect(try findings() == [4, 98, 99])
        #expect(other.run("DELETE FROM auditDocument WHERE id < 8589934592") == nil)
        #expect(try findings().count > 3)
    }

    @Test("a file from before there was an index gets it by migrating, and its histories are whole")
    func migrated() throws {
        let test = try books()
        let lin = ["table": "user", "key": try id(of: "lin", test)]
        let before = try history(lin, test)
        func index() throws -> [String] {
            try test.company.look { reader in
                try reader.all("SELECT tableName, recordId, entry FROM auditRecord ORDER BY tableName, recordId, entry") {
                    "\($0.text(0)) \($0.int64(1)) \($0.int64(2))"
                } + reader.all("SELECT id FROM auditDocument ORDER BY id") { "document \($0.int64(0))" }
            }
        }
        let made = try index()
        let other = try OtherProgram(at: test.company.path)
        #expect(other.run("DROP TABLE auditRecord; DROP TABLE auditDocument; DELETE FROM schemaStep WHERE name LIKE 'core.003%'") == nil)
        let connection = try Connection(path: test.company.path, readOnly: true, engine: test.company.house.engine)
        let fingerprint = try Company.fingerprint(Reader(statements: connection.statements))
        #expect(other.run("UPDATE schemaStep SET fingerprint = '\(fingerprint)'") == nil)
        let steps = try Company.migrate(at: test.company.path, house: test.company.house).steps
        #expect(steps == ["core.003 index of the audit"])
        #expect(try index() == made)
        #expect(try history(lin, test) == before)
    }
}
