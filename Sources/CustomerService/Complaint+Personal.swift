package import Core
internal import MasterData

// What a customer said is about the customer: it is recorded sealed, and goes when the customer is erased.

extension Complaint {
    static let personal = [
        PersonalColumns(
            "complaint", ["contact", "subject", "body", "resolution"], of: "party", by: .code("customer", of: "party")),
        PersonalColumns(
            "complaintEvent", ["text"], of: "party",
            by: .parent("complaint", by: "complaintId", .code("customer", of: "party"))),
    ]
}

/// A step on a complaint whose words are the customer's.
protocol ComplaintWords: Command {
    var complaint: String { get }
}

extension ComplaintWords {
    package func subject(in transaction: Transaction) throws -> Subject? {
        try transaction.party(code: transaction.complaint(complaint).customer)?.subject
    }
}

extension LogComplaint {
    package func subject(in transaction: Transaction) throws -> Subject? { try transaction.party(code: customer)?.subject }
}

extension ChangeComplaint: ComplaintWords {}
extension AssignComplaint: ComplaintWords {}
extension NoteComplaint: ComplaintWords {}
extension WaitForCustomer: ComplaintWords {}
extension ResumeComplaint: ComplaintWords {}
extension ResolveComplaint: ComplaintWords {}
extension CloseComplaint: ComplaintWords {}
extension ReopenComplaint: ComplaintWords {}

extension Hold {
    /// A complaint that nobody has settled.
    static let unresolvedComplaints = Hold("service.unresolved", of: "party") { reader, subject in
        try reader.all(
            """
            SELECT complaint.number
            FROM complaint
            JOIN party ON party.code = complaint.customer
            WHERE party.id = ? AND complaint.state NOT IN ('resolved', 'closed')
            ORDER BY complaint.number
            """, subject.id
        ) { $0.text(0) }
    }
}
