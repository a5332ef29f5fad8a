import Core
import Glibc
import SampleCompany
import SampleFile
import Testing
import Values
import Workstation

@Suite("Replay")
struct ReplayTests {
    @Test("the sample company's commands, carried out again on an empty file, give the same books")
    func sameBooks() throws {
        let sample = try SampleCopy()
        let again = try SampleGround()
        let commands = try sample.company.auditRows(after: 0).count
        #expect(commands > 1_500)
        let difference = try again.company.building { try again.company.replay(from: sample.company) }
        if let difference {
            Issue.record(
                "command \(difference.sequence), \(difference.command):\n- \(difference.recorded.prefix(600))\n+ \(difference.replayed.prefix(600))"
            )
            return
        }
        // What people read is the same in every list, report and balance, numbers and all.
        let now = SampleCopy.now
        again.company.clock = { now }
        var compared = 0
        for query in sample.company.house.queries.values.sorted(by: { $0.name < $1.name })
        where !query.fields.contains(where: \.isRequired) && !ReplayTests.beside.contains(query.name) {
            let tables = try [sample.company, again.company].map { company in
                let people = try company.look { try $0.all("SELECT name FROM \"user\" ORDER BY id") { $0.text(0) } }
                let sessions = try people.map { try company.session(named: $0, route: .terminal, station: "test") }
                guard let session = sessions.first(where: { $0.may(query.right) }) else { throw Refusal.missing(query.name) }
                return try company.ask(named: query.name, [:], as: session)
            }
            let place = zip(tables[0].rows, tables[1].rows).enumerated().first { $0.element.0 != $0.element.1 }
            #expect(place == nil, "\(query.name)")
            #expect(tables[0].rows.count == tables[1].rows.count, "\(query.name)")
            #expect(tables[0].totals == tables[1].totals, "\(query.name)")
            compared += tables[0].rows.count
        }
        #expect(compared > 5_000)
        for series in ["SELECT code FROM series ORDER BY code", "SELECT CAST(next AS TEXT) FROM series ORDER BY code"] as [SQL] {
            let numbers = try [sample.company, again.company].map { try $0.look { try $0.all(series) { $0.text(0) } } }
            #expect(numbers[0] == numbers[1] && !numbers[0].isEmpty)
        }
        for proof in again.company.house.proofs { #expect(try again.company.prove(proof).findings == [], "\(proof.name)") }
    }

    /// What is kept beside the commands: drafts, refused requests; the history of a record, which must be named; and the audit, held against the first one row by row
    /// already, whose first row has the company's identity, which is drawn by lot.
    private static let beside: Set = ["core.drafts", "core.denials", "core.audit", "core.history"]

    @Test("a command that was recorded otherwise is named as the first difference")
    func difference() throws {
        let sample = try SampleCopy()
        let again = try SampleGround()
        // Somebody was at work in the new file before: the first command that adds a person meets another key.
        let owner = try again.company.ownerSession(station: "test", user: nil)
        _ = try again.company.perform(AddUser(name: "first", fullName: "First", language: .en, roles: ["clerk"]), as: owner)
        let difference = try #require(try again.company.building { try again.company.replay(from: sample.company) })
        #expect(difference.sequence == 2)
        #expect(difference.command == "core.add-user")
        #expect(difference.recorded != difference.replayed)
    }
}
