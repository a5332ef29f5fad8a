import Core
import CustomerService
import Ledgers
import MasterData
import TestGround
import Values

/// A company with two customers, one item, an agent (su), somebody who shares out work (chief) and a reader.
struct ServiceGround {
    let test: TestCompany
    let chief: Session
    let agent: Session

    init() throws {
        test = try TestCompany(
            [.masterData, .ledgers, .service],
            roles: [
                "chief": [.readMasterData, .readComplaints, .logComplaints, .assignComplaints, .resolveComplaints],
                "agent": [.readMasterData, .readComplaints, .logComplaints, .resolveComplaints],
                "reader": [.readComplaints],
            ])
        chief = try test.user("chief", roles: ["chief"])
        agent = try test.user("su", roles: ["agent"])
        _ = try test.user("reader", roles: ["reader"])
        try test.perform(Masters())
    }

    /// Logs a complaint that nobody owns and tells its number.
    func log(_ subject: String, customer: String = "C-2001", category: String = "QL") throws -> String {
        let outcome = try test.company.perform(
            LogComplaint(customer: customer, category: category, subject: subject), as: chief
        ).outcome
        return outcome.number ?? ""
    }

    /// A document of some other department.
    func paper(_ kind: String, _ number: String, party: String) throws -> Int64 {
        try test.perform(Paper(kind: kind, number: number, party: party)).id
    }

    /// The complaint's card by column name.
    func card(_ number: String) throws -> [String: Datum] {
        let table = try test.company.ask(ComplaintCard(complaint: number), as: chief)
        return Dictionary(uniqueKeysWithValues: zip(table.columns.map(\.name), table.rows.first ?? []))
    }

    /// What the department's proof finds.
    func findings() throws -> [Finding] {
        try Department.service.proofs.flatMap { try test.company.prove($0).findings }
    }

    /// The agent with another language.
    func speaking(_ language: Language) -> Session {
        var session = agent
        session.language = language
        return session
    }

    /// What an attempt was refused with; nil where it was not.
    func refusal(_ attempt: () throws -> some Any) -> Refusal? {
        do {
            _ = try attempt()
            return nil
        } catch {
            return error as? Refusal
        }
    }
}

private struct Masters: Command {
    static let name = "test.masters"
    static let title = Text(verbatim: "masters")
    static let right = Right.everyone
    static let fields: [Field] = []

    func perform(in transaction: Transaction) throws -> Done {
        for (code, name) in [("C-2001", "苏州明禾机电设备有限公司"), ("C-2002", "Blue Mesa Equipment LLC")] {
            try transaction.insert(
                """
                INSERT INTO party
                  (code, name, isSupplier, isCustomer, contact, phone, email, address, city, country, taxNumber, currency,
                   paymentDays, mnemonic, searchKey, isActive, note, revision)
                VALUES (?, ?, 0, 1, '', '', '', '', '', 'CN', '', 'CNY', 30, '', '', 1, '', 1)
                """, code, name)
        }
        try transaction.insert(
            """
            INSERT INTO item
              (code, name, unit, category, isStocked, listPriceMicro, safetyStockMicro, reorderPointMicro, mnemonic, searchKey,
               isActive, revision)
            VALUES ('B-M830', '六角头螺栓 M8×30', 'EA', 'fastener', 1, 580000, 0, 0, '', '', 1, 1)
            """)
        return Done()
    }
}

private struct Paper: Command {
    static let name = "test.paper"
    static let title = Text(verbatim: "paper")
    static let right = Right.everyone
    static let fields: [Field] = []
    let kind: String
    let number: String
    let party: String

    func perform(in transaction: Transaction) throws -> DocumentOutcome {
        let id = try transaction.newDocument(
            kind: kind, number: number, party: party, day: transaction.today, state: "posted", amountMinor: 10_000,
            currency: "CNY", summary: kind)
        return DocumentOutcome(id: id, number: number)
    }
}
