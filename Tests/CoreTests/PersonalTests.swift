import Glibc
import TestGround
import Testing
import Values

@testable import Core

@Suite("Words about a person")
struct PersonalTests {
    /// Ma with a telephone and two remarks, and Chen who stays.
    func people() throws -> TestCompany {
        let test = try TestCompany([.people])
        try test.perform(AddPerson(code: "MA", fullName: "Magdalena Quist", phone: "0171 5550142"))
        try test.perform(AddPerson(code: "CHEN", fullName: "陈大文", phone: "13800138000"))
        try test.perform(ChangePerson(code: "MA", phone: "0171 5550143", points: 7))
        try test.perform(NoteTalk(code: "MA", lines: [.init(words: "Her dog is called Bartók"), .init(words: "Moves to Uppsala")]))
        try test.perform(NoteTalk(code: "CHEN", lines: [.init(words: "prefers tea")]))
        return test
    }

    static let words = ["Magdalena", "5550142", "5550143", "Bartók", "Uppsala"]

    func refusal(_ body: () throws -> Void) -> String? {
        do { try body() } catch let refusal as Refusal { return refusal.code } catch { return "fault: \(error)" }
        return nil
    }

    func findings(_ test: TestCompany, _ proof: String) throws -> [Finding] {
        try test.company.verify().first { $0.name == proof }?.result.findings ?? []
    }

    @Test("stand in clear in their live row, and sealed in the audit and the command log, fields and rows, old values and new")
    func sealed() throws {
        let test = try people()
        let phone = try test.company.look { try $0.value("SELECT phone FROM person WHERE code = 'MA'", as: String.self) }
        #expect(phone == "0171 5550143")
        for row in try test.company.audit(last: 100) {
            for word in PersonalTests.words + ["陈大文", "13800138000", "tea"] {
                #expect(!row.fields.contains(word) && !row.changes.contains(word), "\(row.command)")
            }
        }
        let log = FileBytes.read(test.company.log.path)
        #expect(String(decoding: log, as: UTF8.self).contains("§1:person.1:"))
        for word in PersonalTests.words { #expect(!String(decoding: log, as: UTF8.self).contains(word)) }
        #expect(try test.company.verify().allSatisfy(\.result.holds))
    }

    @Test("are read again by whoever may read the audit, as long as their key is there")
    func shown() throws {
        let test = try people()
        let audit = try test.company.ask(named: "core.audit", ["command": "people.add"], as: test.admin())
        #expect(audit.rows.compactMap { $0[7].text }.contains { $0.contains("\"fullName\":\"Magdalena Quist\"") })
    }

    @Test("cost nothing where there are none: no key is drawn, no row is read again")
    func free() throws {
        let test = try TestCompany([.vouchers, .people])
        let march = Day(iso: "2026-03-01") ?? TestCompany.today
        try test.perform(OpenPeriod(firstDay: march, lastDay: march.lastOfMonth, state: "open"))
        try test.perform(PostVoucher(amounts: [100, -100]))
        #expect(!test.company.connection.metPersonal)
        #expect(try test.company.look { try $0.value("SELECT count(*) FROM subjectKey", as: Int64.self) } == 0)
        try test.perform(AddPerson(code: "MA", fullName: "Ma"))
        #expect(test.company.connection.metPersonal)
    }

    @Test("are erased on request: from live rows, drafts, audit, log and every byte of the files; books and proofs stay")
    func erased() throws {
        let test = try people()
        let admin = try test.admin()
        let secret = try #require(try test.company.look { try $0.secretBytes(of: Subject("person", 1)) })
        try test.company.save(
            Draft(token: Company.newToken(), kind: "person", title: "new", body: #"{"name":"Magdalena Quist"}"#, savedAt: Moment.now()),
            as: admin)
        try test.company.save(Draft(token: "other", kind: "person", title: "new", body: "{}", savedAt: Moment.now()), as: admin)
        // Enough rows to move words from page to page, as years of work do.
        for number in 0..<200 {
            try test.perform(NoteTalk(code: number % 2 == 0 ? "MA" : "CHEN", lines: [.init(words: "call \(number) about Uppsala")]))
            if number % 2 == 1 { try test.perform(ChangePerson(code: "CHEN", points: Int64(number))) }
        }
        #expect(FileBytes.holding("Magdalena", of: test.company.path).isEmpty == false)
        try test.perform(ErasePerson(code: "MA", reason: "request of 2026-03-18"))

        #expect(!test.company.needsScrub)
        for word in ["Magdalena", "5550142", "5550143", "Bartók"] {
            #expect(FileBytes.holding(word, of: test.company.path) == [], "\(word)")
        }
        #expect(FileBytes.holding(secret, of: test.company.path) == [])
        #expect(try test.company.drafts(of: admin).map(\.token) == ["other"])
        for report in try test.company.verify() { #expect(report.result.holds, "\(report.name): \(report.result.findings)") }
        let points = try test.company.look { try $0.value("SELECT points FROM person WHERE code = 'MA'", as: Int64.self) }
        let chen = try test.company.look { try $0.value("SELECT fullName FROM person WHERE code = 'CHEN'", as: String.self) }
        let blanked = try test.company.look {
            try $0.value("SELECT count(*) FROM talk WHERE person = 'MA' AND words = '§erased'", as: Int64.self)
        }
        #expect(points == 7)
        #expect(chen == "陈大文")
        #expect(blanked == 102)
        // Chen's words about Uppsala are Chen's.
        #expect(FileBytes.holding("about Uppsala", of: test.company.path).isEmpty == false)
    }

    @Test("once erased, are said to be so in lists and in the history, in the person's language")
    func saidSo() throws {
        let test = try people()
        try test.perform(ErasePerson(code: "MA", reason: "request"))
        var admin = try test.admin()
        #expect(try test.company.ask(named: "people.card", ["code": "MA"], as: admin).rows.first?[1] == .text("(erased)"))
        admin.language = .hans
        #expect(try test.company.ask(named: "people.card", ["code": "MA"], as: admin).rows.first?[2] == .text("（已清除）"))
        let audit = try test.company.ask(named: "core.audit", ["command": "people.add"], as: admin)
        #expect(audit.rows.compactMap { $0[7].text }.contains(#"{"code":"MA","fullName":"（已清除）","phone":"（已清除）"}"#))
        #expect(try test.company.ask(named: "core.erasures", [:], as: admin).rows.first?.last == .text("request"))
    }

    @Test("what still needs them is named, the first three of it and how many more there are")
    func namedByThree() {
        let names = (1...5).map { Text(en: "account \($0)", hans: "科目 \($0)", hant: "科目 \($0)") }
        let many = Refusal.stillNeeded(names).text
        #expect(many.en.hasPrefix("Not yet: account 1, account 2, account 3 and 2 more still need this data."))
        #expect(many.hans.hasPrefix("暂不能清除：科目 1、科目 2、科目 3 等 5 项仍需要这些信息。"))
        #expect(Refusal.stillNeeded(Array(names.prefix(1))).text.en.hasPrefix("Not yet: account 1 still need"))
        #expect(!many.en.contains("person"))
    }

    @Test("are not erased while something needs them, nor twice, and nothing is written about the person afterwards")
    func refused() throws {
        let test = try people()
        try test.perform(Lend(code: "MA", amountMinor: 500))
        let before = test.company.changeMark()
        #expect(refusal { try test.perform(ErasePerson(code: "MA", reason: "request")) } == "core.still-needed")
        #expect(test.company.changeMark() == before)
        #expect(try test.company.look { try $0.value("SELECT phone FROM person WHERE code = 'MA'", as: String.self) } == "0171 5550143")
        try test.perform(Lend(code: "MA", amountMinor: -500))
        try test.perform(ErasePerson(code: "MA", reason: "request"))
        #expect(refusal { try test.perform(ErasePerson(code: "MA", reason: "request")) } == "core.person-erased")
        #expect(refusal { try test.perform(NoteTalk(code: "MA", lines: [.init(words: "again")])) } == "core.person-erased")
        try test.perform(ChangePerson(code: "MA", points: 8))
        #expect(try test.company.verify().allSatisfy(\.result.holds))
    }

    @Test("the same key gives the first outcome again, with words and after their erasure")
    func idempotent() throws {
        let test = try people()
        let admin = try test.admin()
        let add = AddPerson(code: "LI", fullName: "Li Ming")
        let first = try test.company.perform(add, as: admin, key: "k")
        #expect(try test.company.perform(add, as: admin, key: "k").sequence == first.sequence)
        try test.perform(ErasePerson(code: "LI", reason: "request"))
        #expect(try test.company.perform(add, as: admin, key: "k").isRepeat)
    }

    /// What another program tries; each is refused by the file itself.
    static let attacks = [
        "UPDATE talk SET words = 'something else' WHERE id = 1",
        "UPDATE talk SET words = '§erased', day = '2020-01-01' WHERE id = 1",
        "UPDATE talk SET id = 99, words = '§erased' WHERE id = 1",
        "UPDATE talk SET person = 'CHEN', words = '§erased' WHERE id = 1",
        "DELETE FROM talk WHERE id = 1",
        "INSERT OR REPLACE INTO talk (id, person, words, day) VALUES (1, 'MA', 'x', '2026-01-01')",
        "DELETE FROM erasure",
        "UPDATE erasure SET reason = 'x'",
    ]

    @Test("a table whose rows never change lets an erasure pass and nothing else", arguments: attacks)
    func guarded(sql: String) throws {
        let test = try people()
        try test.perform(ErasePerson(code: "CHEN", reason: "request"))
        let other = try OtherProgram(at: test.company.path)
        #expect(other.run(sql)?.hasPrefix("guard: ") == true, "\(sql)")
    }

    @Test("verify names a key that was exchanged, a key that came back, and words that came back")
    func named() throws {
        let test = try people()
        let other = try OtherProgram(at: test.company.path)
        #expect(other.run("UPDATE subjectKey SET secret = zeroblob(32) WHERE subjectId = 1") == nil)
        #expect(try findings(test, "core.rows").contains { $0.table == "audit" && $0.row == 2 })
        let again = try people()
        let back = try OtherProgram(at: again.company.path)
        try again.perform(ErasePerson(code: "MA", reason: "request"))
        #expect(back.run("UPDATE person SET phone = '0171 5550143' WHERE code = 'MA'") == nil)
        #expect(try findings(again, "core.rows").map(\.table) == ["person"])
        #expect(try findings(again, "core.erasures").map(\.table) == ["person"])
        #expect(back.run("UPDATE person SET phone = '§erased' WHERE code = 'MA'") == nil)
        #expect(try again.company.verify().allSatisfy(\.result.holds))
        #expect(back.run("INSERT INTO subjectKey (kind, subjectId, secret) VALUES ('person', 1, zeroblob(32))") == nil)
        #expect(try findings(again, "core.erasures").map(\.table) == ["subjectKey"])
    }

    @Test("a copy from before an erasure that came back is erased again, and the file agrees with its audit")
    func cameBack() throws {
        let test = try people()
        try test.perform(ErasePerson(code: "MA", reason: "request"))
        let other = try OtherProgram(at: test.company.path)
        #expect(other.run("INSERT INTO subjectKey (kind, subjectId, secret) VALUES ('person', 1, zeroblob(32))") == nil)
        #expect(other.run("UPDATE person SET phone = '0171 5550143' WHERE code = 'MA'") == nil)
        #expect(try test.company.finishErasures())
        #expect(FileBytes.holding("5550143", of: test.company.path) == [])
        for report in try test.company.verify() { #expect(report.result.holds, "\(report.name): \(report.result.findings)") }
    }

    @Test("a key that went without an erasure is named, and its words are not taken for erased ones")
    func lostKey() throws {
        let test = try people()
        let other = try OtherProgram(at: test.company.path)
        #expect(other.run("DELETE FROM subjectKey WHERE subjectId = 2") == nil)
        #expect(try findings(test, "core.rows").isEmpty == false)
    }

    @Test("a replay seals with the same keys and gives the same record")
    func replayed() throws {
        let test = try people()
        let other = try TestCompany([.people])
        #expect(try other.company.replay(from: test.company) == nil)
        let changes = try [test, other].map { try $0.company.audit(last: 100).map(\.changes) }
        #expect(changes[0] == changes[1])
    }

    @Test("a replay after an erasure gives the same books without the words")
    func replayedErased() throws {
        let test = try people()
        try test.perform(ErasePerson(code: "MA", reason: "request"))
        try test.perform(ChangePerson(code: "CHEN", phone: "1"))
        let other = try TestCompany([.people])
        let difference = try other.company.replay(from: test.company)
        #expect(difference == nil, "\(String(describing: difference))")
        let rows = try [test, other].map {
            try $0.company.look { try $0.all("SELECT code, fullName, phone, points FROM person ORDER BY id") { $0.data } }
        }
        #expect(rows[0] == rows[1])
        #expect(try other.company.verify().allSatisfy(\.result.holds))
        // And it can go red: another figure is a difference still.
        let program = try OtherProgram(at: test.company.path)
        #expect(program.run("DROP TRIGGER audit_change; UPDATE audit SET changes = replace(changes, '[4,0,7]', '[4,0,8]')") == nil)
        let third = try TestCompany([.people])
        let red = try withExtendedLifetime(third) { try third.company.replay(from: test.company) }
        #expect(red?.command == "people.change")
    }

    @Test("a file whose history an older program recorded in clear is made anew by a replay, sealed")
    func renewed() throws {
        let test = try people()
        let program = try OtherProgram(at: test.company.path)
        // As the version before would have written it.
        let clear = try test.company.auditRows(after: 0).map { row, _ in
            (
                row.sequence, try test.company.opened(fields: row.fields, test.company.house.commands[row.command]?.fields ?? []),
                try test.company.opened(changes: row.changes)
            )
        }
        #expect(program.run("DROP TRIGGER audit_change; DELETE FROM subjectKey") == nil)
        for (sequence, fields, changes) in clear {
            let words = [fields, changes].map { "'" + $0.replacing("'", with: "''") + "'" }
            #expect(program.run("UPDATE audit SET fields = \(words[0]), changes = \(words[1]) WHERE id = \(sequence)") == nil)
        }
        #expect(FileBytes.holding("Magdalena", of: test.company.path) != [])
        let other = try TestCompany([.people])
        #expect(try other.company.replay(from: test.company) == nil)
        for row in try other.company.audit(last: 100) { #expect(!row.changes.contains("Magdalena") && !row.fields.contains("Magdalena")) }
        #expect(try other.company.verify().allSatisfy(\.result.holds))
    }

    @Test("while somebody reads an older state, the old pages are remembered and go as soon as nobody does")
    func waiting() throws {
        let test = try people()
        test.company.connection.waitAtMost(milliseconds: 50)
        let reader = try OtherProgram(at: test.company.path)
        #expect(reader.run("BEGIN; SELECT count(*) FROM person") == nil)
        try test.perform(ErasePerson(code: "MA", reason: "request"))
        #expect(test.company.needsScrub)
        #expect(FileBytes.holding("Magdalena", of: test.company.path) != [])
        #expect(reader.run("COMMIT") == nil)
        #expect(try test.company.finishErasures())
        #expect(!test.company.needsScrub)
        #expect(FileBytes.holding("Magdalena", of: test.company.path) == [])
        #expect(try test.company.verify().allSatisfy(\.result.holds))
    }

    @Test("a file of the version before gets keys and guards by migrating")
    func migrated() throws {
        let house = House([.people])
        let steps = house.schema
        let old = steps.filter { !["people.002", "core.002 keys of persons"].contains($0.name) }
        let connection = try Connection(path: ":memory:", readOnly: false, engine: house.engine)
        try Company.lay(old, on: connection)
        try Company.lay(steps, on: connection)
        let fresh = try Connection(path: ":memory:", readOnly: false, engine: house.engine)
        try Company.lay(steps, on: fresh)
        let texts = try [connection, fresh].map { connection in
            try Reader(statements: connection.statements).all("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name") {
                $0.text(0)
            }
        }
        #expect(texts[0] == texts[1])
        #expect(texts[0].contains { $0.contains("talk_subject") })
    }
}
