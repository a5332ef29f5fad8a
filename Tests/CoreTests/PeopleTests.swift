import TestGround
import Testing
import Values

@testable import Core

@Suite("People, rights and what a role may lose")
struct PeopleTests {
    func vouchers() throws -> TestCompany {
        let test = try TestCompany(
            [.vouchers], roles: ["writer": [.writeVouchers], "approver": [.approveVouchers], "both": [.writeVouchers, .approveVouchers]])
        let march = Day(iso: "2026-03-01") ?? TestCompany.today
        try test.perform(OpenPeriod(firstDay: march, lastDay: march.lastOfMonth, state: "open"))
        return test
    }

    func refusal(_ body: () throws -> Void) -> String? {
        do { try body() } catch let refusal as Refusal { return refusal.code } catch { return "fault: \(error)" }
        return nil
    }

    @Test(
        "the last administrator is neither closed nor stripped of the role, nor the role of the right, on any route",
        arguments: Route.allCases)
    func lastAdministrator(route: Route) throws {
        let test = try TestCompany([], roles: ["clerk": []])
        let admin = try test.company.session(named: "admin", route: route, station: "t")
        let before = test.company.changeMark()
        let ways: [() throws -> Void] = [
            { _ = try test.company.perform(CloseUser(name: "admin"), as: admin) },
            { _ = try test.company.perform(ChangeUser(name: "admin", fullName: nil, language: nil, roles: ["clerk"]), as: admin) },
            { _ = try test.company.perform(ChangeUser(name: "admin", fullName: nil, language: nil, roles: []), as: admin) },
            {
                _ = try test.company.perform(
                    DefineRole(code: "administrator", en: "A", hans: "A", hant: "A", rights: ["core.read-audit"]), as: admin)
            },
        ]
        for (index, way) in ways.enumerated() { #expect(refusal(way) == "core.last-administrator", "way \(index)") }
        #expect(test.company.changeMark() == before)
        // A second one, once closed, does not count; while at work they may close the first.
        _ = try test.user("second", roles: ["administrator"])
        try test.perform(CloseUser(name: "second"))
        #expect(refusal { _ = try test.company.perform(CloseUser(name: "admin"), as: admin) } == "core.last-administrator")
        let third = try test.user("third", roles: ["administrator"])
        #expect(refusal { _ = try test.company.perform(CloseUser(name: "admin"), as: third) } == nil)
        #expect(refusal { _ = try test.company.perform(CloseUser(name: "third"), as: third) } == "core.last-administrator")
    }

    @Test("PU-04: neither who asked, nor who wrote it, nor their deputy in their place decides a document")
    func makerIsNotChecker() throws {
        let test = try vouchers()
        let writer = try test.user("writer", roles: ["both"])
        let asker = try test.user("asker", roles: ["both"])
        let boss = try test.user("boss", roles: ["approver"])
        let id = try test.company.perform(PostVoucher(amounts: [100, -100]), as: writer).outcome.id
        _ = try test.company.perform(AskForVoucher(document: id), as: asker)
        for person in [writer, asker] {
            #expect(refusal { _ = try test.company.perform(ApproveVoucher(document: id), as: person) } == "core.own-work")
            #expect(try test.company.ask(named: "core.inbox", [:], as: person).rows.isEmpty)
        }
        // Standing in for the absent approver makes no difference to who made it.
        for person in ["writer", "asker"] {
            let deputy = AppointDeputy(deputy: person, firstDay: TestCompany.today, lastDay: TestCompany.today)
            _ = try test.company.perform(deputy, as: boss)
        }
        for person in [writer, asker] {
            #expect(refusal { _ = try test.company.perform(ApproveVoucher(document: id), as: person) } == "core.own-work")
        }
        // A deputy of the maker gets nothing that the maker has not.
        let helper = try test.user("helper", roles: ["writer"])
        _ = try test.company.perform(
            AppointDeputy(deputy: "helper", firstDay: TestCompany.today, lastDay: TestCompany.today), as: writer)
        #expect(refusal { _ = try test.company.perform(DecideVoucher(document: id), as: helper) } == "core.not-your-step")
        _ = try test.company.perform(ApproveVoucher(document: id), as: boss)
        #expect(try test.company.look { try $0.document(id)?.state } == "approved")
    }

    @Test("a role taken away acts at once: for the command, for what it asks on the way, for questions and scopes")
    func takenAway() throws {
        let test = try TestCompany([.vouchers], roles: ["writer": [.writeVouchers], "approver": [.approveVouchers]])
        let mei = try test.user("mei", roles: ["writer", "approver"])
        try test.perform(ChangeUser(name: "mei", fullName: nil, language: nil, roles: ["approver"]))
        let before = test.company.changeMark()
        #expect(mei.may(.writeVouchers), "the session still remembers it")
        let march = TestCompany.today
        #expect(
            refusal { _ = try test.company.perform(OpenPeriod(firstDay: march, lastDay: march, state: "open"), as: mei) }
                == "core.not-allowed")
        #expect(refusal { _ = try test.company.perform(AskInside(), as: mei) } == "core.not-allowed")
        #expect(test.company.changeMark() == before)
        let fresh = try test.company.refreshed(mei)
        #expect(!fresh.may(.writeVouchers) && fresh.may(.approveVouchers))
        try test.perform(CloseUser(name: "mei"))
        #expect(refusal { _ = try test.company.perform(AskInside(), as: mei) } == "core.session-ended")
        #expect(refusal { _ = try test.company.ask(named: "core.drafts", [:], as: mei) } == "core.session-ended")
    }

    @Test("who reads the audit reads people, roles, rights and keys, also in a company older than that right, and changes none")
    func auditorReadsPeople() throws {
        let test = try TestCompany([], roles: ["auditor": [.readAudit], "clerk": []])
        let auditor = try test.user("helen", roles: ["auditor"])
        let clerk = try test.user("mei", roles: ["clerk"])
        for query in ["core.users", "core.roles", "core.rights", "core.keys"] {
            _ = try test.company.ask(named: query, [:], as: auditor)
            #expect(refusal { _ = try test.company.ask(named: query, [:], as: clerk) } == "core.not-allowed", "\(query)")
        }
        let holders = try test.company.ask(named: "core.rights", [:], as: auditor).rows.first { $0[0] == .text("core.read-people") }
        #expect(holders?[2] == .text("administrator auditor"))
        #expect(refusal { _ = try test.company.perform(CloseUser(name: "mei"), as: auditor) } == "core.not-allowed")
    }

    @Test("everybody finds a colleague at work by login, name or pinyin, and learns nothing else about them")
    func findUser() throws {
        let test = try TestCompany([], roles: ["clerk": []])
        try test.perform(AddUser(name: "chen.hao", fullName: "陈浩", language: .hans, roles: ["clerk"]))
        try test.perform(AddUser(name: "helen.park", fullName: "Helen Park", language: .en, roles: ["clerk"]))
        try test.perform(AddUser(name: "gone", fullName: "Chen Gone", language: .en, roles: ["clerk"]))
        try test.perform(CloseUser(name: "gone"))
        let mei = try test.user("mei", roles: ["clerk"])
        func find(_ text: String) throws -> [String] {
            try test.company.ask(named: "core.find-user", ["text": text], as: mei).rows.map { $0[0].text ?? "" }
        }
        #expect(try find("") == ["admin", "chen.hao", "helen.park", "mei"])
        #expect(try find("chen") == ["chen.hao"])
        #expect(try find("陈") == ["chen.hao"])
        #expect(try find("park") == ["helen.park"])
        let table = try test.company.ask(named: "core.find-user", ["text": "h"], as: mei)
        #expect(table.columns.map(\.name) == ["name", "fullName"])
        #expect(refusal { _ = try test.company.ask(named: "core.users", [:], as: mei) } == "core.not-allowed")
    }

    @Test("documents: only kinds one may read, unknown kinds for the audit's readers, and only what the scope opens")
    func documents() throws {
        let test = try TestCompany(
            [.papers], roles: ["red": [.readRed], "both": [.readRed, .readBlue], "none": [], "audit": [.readAudit]])
        for (kind, number, place) in [("red", "R-1", "EAST"), ("red", "R-2", "WEST"), ("blue", "B-1", "EAST"), ("grey", "G-1", "EAST")] {
            try test.perform(KeepPaper(kind: kind, number: number, place: place))
        }
        func seen(_ name: String, _ role: String, _ parameters: [String: String] = [:]) throws -> [String] {
            let session =
                try (try? test.company.session(named: name, route: .terminal, station: "t")) ?? test.user(name, roles: [role])
            return try test.company.ask(named: "core.documents", parameters, as: session).rows.map { $0[1].text ?? "" }
        }
        #expect(try seen("red", "red") == ["R-2", "R-1"])
        #expect(try seen("both", "both") == ["B-1", "R-2", "R-1"])
        #expect(try seen("none", "none") == [])
        #expect(try seen("audit", "audit") == ["G-1"])
        #expect(try seen("red", "red", ["number": "r-1"]) == ["R-1"])
        #expect(try seen("red", "red", ["number": "B-1"]) == [])
        #expect(try seen("red", "red", ["kind": "blue"]) == [])
        try test.perform(LimitScope(name: "both", kind: "place", codes: ["WEST"]))
        #expect(try seen("both", "both") == ["B-1", "R-2"], "red papers are limited by place, blue ones are not")
        #expect(try seen("both", "both", ["number": "R-1"]) == [])
        #expect(try seen("both", "both", ["kind": "red"]) == ["R-2"])
    }

    @Test("minutes until the screen locks are the company's decision, within bounds")
    func idleMinutes() throws {
        let test = try TestCompany([], roles: ["clerk": []])
        #expect(try test.company.idleMinutes() == 15)
        try test.perform(ChangeCompanySetting(setting: "core.idle-minutes", value: "5"))
        #expect(try test.company.idleMinutes() == 5)
        for value in ["-1", "721", "1.5", "soon", ""] {
            #expect(
                refusal { try test.perform(ChangeCompanySetting(setting: "core.idle-minutes", value: value)) } == "core.idle-minutes",
                "\(value)")
        }
        let mei = try test.user("mei", roles: ["clerk"])
        #expect(
            refusal { _ = try test.company.perform(ChangeCompanySetting(setting: "core.idle-minutes", value: "0"), as: mei) }
                == "core.not-allowed")
        #expect(try test.company.idleMinutes() == 5)
    }
}
