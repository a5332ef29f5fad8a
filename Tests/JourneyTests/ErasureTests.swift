import Core
import CustomerService
import Ledgers
import MasterData
import Purchasing
import SampleCompany
import Stock
import TestGround
import Testing
import Values
import Workstation

@Suite("A customer who wants to be forgotten", .serialized)
struct ErasureTests {
    private func isAnywhere(_ words: String, _ company: Company) -> Bool {
        !words.isEmpty && !FileBytes.holding(words, of: company.path).isEmpty
    }

    private func refusal(_ body: () throws -> Void) -> Refusal? {
        do { try body() } catch { return error as? Refusal }
        return nil
    }

    @Test("in a year of work no personal word stands in clear in the audit, and the customer's words go when the customer does")
    func whole() throws {
        let ground = try SampleGround()
        let company = ground.company
        try SampleCompany.fill(company) { _, _, _ in }

        // Every recorded value of a personal column is sealed, of every table that has one.
        let personal = Dictionary(grouping: company.house.schema.flatMap(\.personal), by: \.table)
        let names = try company.columnNames()
        var sealed = 0
        for (row, _) in try company.auditRows(after: 0) {
            for change in try RecordedChanges.read(row.changes) {
                switch change {
                case .inserted(let table, let values):
                    for (name, value) in zip(names[table] ?? [], values)
                    where personal[table]?.contains(where: { $0.columns.contains(name) }) == true {
                        guard let text = value.text, !text.isEmpty else { continue }
                        #expect(text.hasPrefix("§1:party."), "\(row.sequence) \(table).\(name)")
                        sealed += 1
                    }
                case .updated(let table, _, let columns):
                    for (index, value) in columns {
                        let name = names[table]?[index] ?? ""
                        guard personal[table]?.contains(where: { $0.columns.contains(name) }) == true, let text = value.text, !text.isEmpty
                        else { continue }
                        #expect(text.hasPrefix("§1:party."), "\(row.sequence) \(table).\(name)")
                        sealed += 1
                    }
                case .deleted: break
                }
            }
        }
        #expect(sealed > 400)

        let admin = try company.ownerSession(station: "test", user: nil)
        let root = try company.session(named: admin.userName, route: .terminal, station: "test")
        // Customers with complaints that nobody has settled are held.
        let held = try #require(
            try company.look { try $0.value("SELECT customer FROM complaint WHERE state = 'open' ORDER BY id", as: String.self) })
        let refused = refusal { _ = try company.perform(EraseParty(code: held, reason: "request"), as: root) }
        #expect(refused?.code == "core.still-needed")
        #expect(refused?.text.en.contains("CT-") == true)

        let code = try #require(
            try company.look {
                try $0.value(
                    """
                    SELECT party.code FROM party
                    WHERE party.isCustomer = 1 AND party.isSupplier = 0 AND party.phone <> '' AND party.contact <> ''
                      AND EXISTS (SELECT 1 FROM complaint WHERE customer = party.code)
                      AND NOT EXISTS (SELECT 1 FROM complaint
                                      WHERE customer = party.code AND state NOT IN ('resolved', 'closed'))
                    ORDER BY party.code
                    """, as: String.self)
            }, "a customer all of whose complaints are settled")
        let party = try #require(try company.look { try $0.party(code: code) })
        let bodies = try company.look {
            try $0.all("SELECT DISTINCT body FROM complaint WHERE customer = ? AND body <> ''", code) { $0.text(0) }
        }
        let balance = try ground.trialBalance()
        #expect(isAnywhere(party.phone, company))
        _ = try company.perform(EraseParty(code: code, reason: "request of 2026-11-03"), as: root)

        #expect(!isAnywhere(party.phone, company))
        #expect(!isAnywhere(party.email, company))
        #expect(!isAnywhere(party.address, company))
        for report in try company.verify() { #expect(report.result.holds, "\(report.name): \(report.result.findings)") }
        #expect(try ground.trialBalance() == balance)
        let after = try #require(try company.look { try $0.party(code: code) })
        #expect(after.name == party.name)
        #expect(!after.isActive)
        let left = try company.look {
            try $0.value("SELECT count(*) FROM complaint WHERE customer = ? AND body <> '' AND body <> '§erased'", code, as: Int64.self)
        }
        #expect(left == 0)
        #expect(!bodies.isEmpty)
        let card = try company.ask(named: "masterdata.party-card", ["code": code], as: root)
        #expect(card.rows.first?.contains(.text("（已清除）")) == true || card.rows.first?.contains(.text("(erased)")) == true)
        // Nothing more is written about them.
        let change = refusal {
            var change = ChangeCustomer(code: code)
            change.phone = "1"
            _ = try company.perform(change, as: root)
        }
        #expect(change?.code == "core.person-erased")
        #expect(refusal { _ = try company.perform(ArchiveCustomer(code: code, isActive: true), as: root) }?.code == "core.person-erased")
    }
}
