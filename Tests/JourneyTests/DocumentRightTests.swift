import Core
import CustomerService
import Desk
import TestGround
import Testing
import Values

@testable import Workstation

@Suite("Documents of every kind and who may read them")
struct DocumentRightTests {
    let journey: JourneyCompany
    let company: Company

    init() throws {
        journey = try JourneyCompany()
        company = try journey.company()
        let customer = try #require(
            try company.look { try $0.value("SELECT code FROM party WHERE isCustomer = 1 ORDER BY id", as: String.self) })
        _ = try company.perform(
            LogComplaint(customer: customer, category: "QL", subject: "Rusty"), as: try session("su.qing"))
        try perform(
            "ledgers.post-journal", as: "wang.fang",
            #"{"summary":"Capital","lines":[{"account":"1002","debit":"10.00"},{"account":"3001","credit":"10.00"}]}"#)
        try perform(
            "stock.receive-goods", as: "chen.hao",
            #"{"warehouse":"MAIN","note":"found","lines":[{"item":"G-STL20","quantity":"5","unitPrice":"2"}]}"#)
    }

    private func session(_ name: String) throws -> Session { try company.session(named: name, route: .terminal, station: "t") }

    private func perform(_ name: String, as user: String, _ json: String) throws {
        func perform<C: Command>(_ type: C.Type) throws { _ = try company.perform(try C.decode(json), as: try session(user)) }
        guard let command = company.house.commands[name] else { throw Refusal.noSuchCommand(name) }
        try perform(command)
    }

    @Test("every kind of document in the books is declared, has an opener, and one with the same right")
    func declared() throws {
        let declared = company.house.documents
        #expect(Set(declared.map(\.kind)).count == declared.count)
        let kept = try company.look { try $0.all("SELECT DISTINCT kind FROM document") { $0.text(0) } }
        #expect(kept.count >= 4)
        #expect(Set(kept).subtracting(declared.map(\.kind)) == [])
        for approval in company.house.departments.flatMap(\.approvals) { #expect(declared.contains { $0.kind == approval.kind }) }
        for kind in declared {
            let openers = Workplace.pages.flatMap(\.openers).filter { $0.kind == kind.kind }
            #expect(openers.contains { $0.right == kind.right }, "\(kind.kind)")
        }
    }

    @Test("SE-01: each role lists the documents that its rights name and no others; a clerk sees neither entries nor complaints")
    func listed() throws {
        let rights = Dictionary(uniqueKeysWithValues: company.house.documents.map { ($0.kind, $0.right) })
        var seen: [String: Set<String>] = [:]
        for person in try company.demoPeople() {
            let session = try session(person.name)
            let table = try company.ask(named: "core.documents", [:], as: session)
            let kinds = Set(table.rows.compactMap { $0[2].text })
            seen[person.name] = kinds
            for kind in kinds { #expect(rights[kind].map { session.may($0) } == true, "\(person.name) \(kind)") }
            let kept = try company.look { try $0.all("SELECT DISTINCT kind FROM document") { $0.text(0) } }
            for kind in kept where rights[kind].map({ session.may($0) }) == true { #expect(kinds.contains(kind), "\(person.name) \(kind)") }
        }
        #expect(seen["chen.hao"] == ["purchase-order", "stock-receipt"])
        #expect(seen["su.qing"] == ["complaint"])
        #expect(seen["wang.fang"]?.isSuperset(of: ["journal-entry", "purchase-order", "stock-receipt"]) == true)
        #expect(seen["wang.fang"]?.contains("complaint") == false)
    }

    @Test("P0-1: Ctrl-G and a number opens the document for whoever may read it")
    func byNumber() throws {
        let clerk = ScreenBench(company, pages: Workplace.pages, session: try session("chen.hao"))
        clerk.go("po-000001")
        #expect(clerk.title.contains("Purchase order") || clerk.title.contains("采购订单"), "\(clerk.title)")
        for number in ["je-000001", "co-000001"] {
            clerk.press("F3").go(number)
            #expect(clerk.message.hasPrefix("E desk.no-such-screen"), "\(number): \(clerk.message)")
        }
        let agent = ScreenBench(company, pages: Workplace.pages, session: try session("su.qing"))
        let number = try #require(
            try company.look { try $0.value("SELECT number FROM document WHERE kind = 'complaint'", as: String.self) })
        agent.go(number.lowercased())
        #expect(agent.screen.contains("Rusty"))
    }
}
