import Ledgers
import MasterData
import TestGround
import Values

@testable import Core

/// A company with the Chinese chart and the year 2026 open.
final class Books {
    let test: TestCompany
    var company: Company { test.company }

    init(chart: String? = "cn_small_business", currency: String = "CNY", roles: [String: [Right]] = [:], year: Int? = 2026) throws {
        test = try TestCompany([.masterData, .ledgers], currency: currency, chart: chart ?? "", roles: roles)
        guard let chart else { return }
        try test.perform(try Chart.shipped(chart))
        if let year { try test.perform(OpenYear(year: year)) }
    }

    /// A company whose books have no chart yet.
    static func bare() throws -> Books { try Books(chart: nil) }

    func admin() throws -> Session { try test.admin() }
    func user(_ name: String, roles: [String]) throws -> Session { try test.user(name, roles: roles) }

    @discardableResult
    func perform<C: Command>(_ command: C) throws -> C.Outcome { try test.perform(command) }

    /// Posts amounts on accounts, debits above nought, as decimal text.
    @discardableResult
    func post(_ day: String, _ lines: [(String, String)], summary: String = "test") throws -> DocumentOutcome {
        try perform(
            PostJournal(
                day: Day(iso: day), summary: summary,
                lines: try lines.map { JournalLineInput($0.0, amount: try Figure($0.1)) }))
    }

    func ask(_ query: some Query, window: Window = Window()) throws -> Table {
        try company.ask(query, as: try test.admin(), window: window)
    }

    /// Rows of the trial balance by account: debit, credit, balance in minor units.
    func trialBalance(asOf: String) throws -> [String: [Int64]] {
        let table = try ask(TrialBalance(asOf: Day(iso: asOf)))
        return Dictionary(
            uniqueKeysWithValues: table.rows.map { row in (row[0].text ?? "", row[2...4].map { $0.integer ?? 0 }) })
    }

    /// What any other program with the file open could try.
    func sql(_ text: String) throws { try company.note { try $0.script(text) } }

    func count(_ table: String) throws -> Int64 {
        var count: Int64 = 0
        try company.look { reader in
            try reader.statements.run(text: "SELECT count(*) FROM \(table)", []) { count = $0.int64(0) }
        }
        return count
    }

    /// The names of the proofs that do not hold.
    func brokenProofs() throws -> [String] {
        try company.house.proofs.filter { try !company.prove($0).holds }.map(\.name)
    }

    func findings(_ proof: String) throws -> [Finding] {
        try company.house.proofs.filter { $0.name == proof }.flatMap { try company.prove($0).findings }
    }
}

/// Calls what other departments call: posts signed minor units on the accounts of two roles.
struct PostRoles: Command {
    static let name = "test.post-roles"
    static let title = Text(verbatim: "test")
    static let right = Right.everyone
    static let fields: [Field] = []

    let debit: PostingRole
    let credit: PostingRole
    let debitMinor: Int64
    let creditMinor: Int64

    func perform(in transaction: Transaction) throws -> DocumentOutcome {
        let entry = try transaction.post(
            JournalDraft(
                day: transaction.today, summary: "roles",
                lines: [
                    .init(.role(debit), Money(minor: debitMinor, currency: transaction.currency), costCentre: "CC1", memo: "dr"),
                    .init(.role(.bank), Money.zero(transaction.currency)),
                    .init(.role(credit), Money(minor: -creditMinor, currency: transaction.currency), party: "S-1"),
                ]))
        return DocumentOutcome(id: entry.id, number: entry.number)
    }
}

/// The code of what was refused, what a guard of the file said, or what else was thrown.
func refusal(_ body: () throws -> Void) -> String {
    do {
        try body()
        return "accepted"
    } catch let refusal as Refusal {
        return refusal.code == "core.guarded" ? refusal.text.en : refusal.code
    } catch {
        return "\(error)"
    }
}
