import Core
import TestGround
import Testing
import Values

@testable import CustomerService

@Suite("Complaints in lists")
struct ComplaintListTests {
    @Test("the list shows what is unresolved; other states, customers, owners and categories when asked")
    func filters() throws {
        let ground = try ServiceGround()
        let company = ground.test.company
        let first = try ground.log("one")
        let second = try ground.log("two", customer: "C-2002", category: "LT")
        _ = try ground.log("three", customer: "C-2002")
        _ = try company.perform(TakeComplaint(complaint: second), as: ground.agent)
        _ = try company.perform(ResolveComplaint(complaint: first, resolution: "done"), as: ground.agent)
        func subjects(_ list: ComplaintList) throws -> [String?] {
            try company.ask(list, as: ground.agent).rows.map { $0[4].text }
        }
        #expect(try subjects(ComplaintList()) == ["three", "two"])
        #expect(try subjects(ComplaintList(state: "all")) == ["three", "two", "one"])
        #expect(try subjects(ComplaintList(state: "resolved")) == ["one"])
        #expect(try subjects(ComplaintList(customer: "c-2002")) == ["three", "two"])
        #expect(try subjects(ComplaintList(owner: "su")) == ["two"])
        #expect(try subjects(ComplaintList(category: "lt")) == ["two"])
        #expect(try company.ask(MyComplaints(), as: ground.agent).rows.map { $0[4].text } == ["two"])
        #expect(ground.refusal { try company.ask(named: "service.complaints", ["state": "odd"], as: ground.agent) }?.field == "state")
    }

    @Test("as of a day a complaint stands where its log said that day")
    func asOf() throws {
        let ground = try ServiceGround()
        let company = ground.test.company
        let number = try ground.log("one")
        var later = ground.agent
        later.day = TestCompany.today.adding(days: 3)
        _ = try company.perform(ResolveComplaint(complaint: number, resolution: "done"), as: later)
        let then = try company.ask(ComplaintList(state: "all", asOf: TestCompany.today), as: later)
        #expect(then.rows.map { $0[6].text } == ["open"])
        #expect(try company.ask(ComplaintList(asOf: TestCompany.today), as: later).count == 1)
        #expect(try company.ask(ComplaintList(asOf: later.day), as: later).count == 0)
        #expect(try company.ask(ComplaintList(state: "all", asOf: TestCompany.today.adding(days: -1)), as: later).count == 0)
        #expect(try counts(company, later, asOf: TestCompany.today) == [1, 1, 0, 0])
        #expect(try counts(company, later, asOf: nil) == [1, 0, 1, 0])
        _ = try company.perform(ReopenComplaint(complaint: number, reason: "again"), as: later)
        #expect(try counts(company, later, asOf: nil) == [1, 1, 0, 1])
    }

    private func counts(_ company: Company, _ session: Session, asOf: Day?) throws -> [Int64?] {
        let table = try company.ask(ComplaintsByCategory(asOf: asOf), as: session)
        #expect(table.rows.count == 6)
        return table.totals.map(\.sum)
    }

    @Test("a customer's open complaints and last documents stand beside a new one")
    func customer() throws {
        let ground = try ServiceGround()
        _ = try ground.paper("delivery", "DN-000001", party: "C-2001")
        _ = try ground.paper("invoice", "SI-000001", party: "C-2001")
        _ = try ground.paper("delivery", "DN-000002", party: "C-2002")
        _ = try ground.log("one")
        _ = try ground.log("two", customer: "C-2002")
        let company = ground.test.company
        #expect(try company.ask(CustomerComplaints(customer: "c-2001"), as: ground.agent).rows.map { $0[3].text } == ["one"])
        #expect(
            try company.ask(CustomerDocuments(customer: "C-2001"), as: ground.agent).rows.map { $0[1].text }
                == ["SI-000001", "DN-000001"])
    }

    @Test("every list of the department fits 80 columns", arguments: Department.service.queries.map { $0.name })
    func widths(name: String) throws {
        let query = try #require(Department.service.queries.first { $0.name == name })
        let shown = query.columns.filter { !$0.isExtra && !$0.isKey }
        #expect(shown.map(\.width).reduce(shown.count - 1, +) <= 79)
    }

    @Test("the proof names a complaint whose state is not what its log says")
    func proof() throws {
        let ground = try ServiceGround()
        let number = try ground.log("one")
        _ = try ground.log("two")
        #expect(try ground.findings().isEmpty)
        _ = try ground.test.perform(Meddle(number: number))
        let findings = try ground.findings()
        #expect(findings.map(\.table) == ["complaint", "document"])
        #expect(findings.allSatisfy { $0.text.en.contains(number) })
    }

    @Test("the file itself refuses to edit or remove a line of the log")
    func appendOnly() throws {
        let ground = try ServiceGround()
        _ = try ground.log("one")
        #expect(ground.refusal { try ground.test.perform(Forge(isRemoval: false)) }?.code == "core.guarded")
        #expect(ground.refusal { try ground.test.perform(Forge(isRemoval: true)) }?.code == "core.guarded")
    }
}

/// Sets a complaint's state past its log, as no command of the product does.
private struct Meddle: Command {
    static let name = "test.meddle"
    static let title = Text(verbatim: "meddle")
    static let right = Right.everyone
    static let fields: [Field] = []
    let number: String

    func perform(in transaction: Transaction) throws -> Done {
        try transaction.update(
            "UPDATE complaint SET state = 'waiting', ownerId = 1 WHERE number = ?", number)
        return Done()
    }
}

private struct Forge: Command {
    static let name = "test.forge"
    static let title = Text(verbatim: "forge")
    static let right = Right.everyone
    static let fields: [Field] = []
    let isRemoval: Bool

    func perform(in transaction: Transaction) throws -> Done {
        if isRemoval {
            try transaction.execute("DELETE FROM complaintEvent")
        } else {
            try transaction.execute("UPDATE complaintEvent SET text = 'better'")
        }
        return Done()
    }
}
