package import Core
internal import MasterData
package import Values

// What was written down wrongly is set right while the complaint is unresolved; the log says what it was before.

/// Changes what a complaint says. Fields that are left out stay as they are.
package struct ChangeComplaint: Command, Clearing {
    package static let name = "service.change-complaint"
    package static let title = Text(en: "Change a complaint", hans: "修改投诉", hant: "修改客訴")
    package static let right = Right.logComplaints
    package static let fields = [
        Field.complaint, Field.complaintRevision,
        Field("document", Text(en: "Order or document", hans: "订单或单据", hant: "訂單或單據"), .code(lookup: CustomerDocuments.name)),
        Field("item", Text(en: "Item", hans: "物料", hant: "品項"), .code(lookup: "masterdata.find-item")),
        Field("category", Text(en: "Category", hans: "类别", hant: "類別"), .code(lookup: ComplaintCategories.name)),
        Field("severity", Text(en: "Severity", hans: "严重程度", hant: "嚴重程度"), .choice(ComplaintSeverity.choices)),
        Field("contact", Text(en: "Who said so", hans: "联系人", hant: "聯絡人"), .text(max: 60), personal: true),
        Field("subject", Text(en: "Subject", hans: "主题", hant: "主旨"), .text(max: Complaint.subjectLimit), personal: true),
        Field("body", Text(en: "What happened", hans: "详情", hant: "詳情"), .memo, personal: true),
        Field.clear,
    ]
    package static let clearable: Set<String> = ["document", "item", "contact", "body"]

    let complaint: String
    let revision: Int64?
    let document: String?
    let item: String?
    let category: String?
    let severity: ComplaintSeverity?
    let contact: String?
    let subject: String?
    let body: String?
    let clear: [String]?

    /// `revision` is what the form showed.
    package init(
        complaint: String, revision: Int64? = nil, document: String? = nil, item: String? = nil, category: String? = nil,
        severity: ComplaintSeverity? = nil, contact: String? = nil, subject: String? = nil, body: String? = nil,
        clear: [String]? = nil
    ) {
        self.complaint = complaint
        self.revision = revision
        self.document = document
        self.item = item
        self.category = category
        self.severity = severity
        self.contact = contact
        self.subject = subject
        self.body = body
        self.clear = clear
    }

    package func perform(in transaction: Transaction) throws -> DocumentOutcome {
        let complaint = try transaction.complaint(complaint, revision: revision)
        var wrong = Refusals()
        let emptied = try wrong.read(try emptied(clear))
        let documentId = try wrong.read(try document.map { try transaction.document(of: complaint.customer, number: $0) })
        let item = try wrong.read(try self.item.map { try transaction.item(code: $0) })
        let category = try wrong.read(try self.category.map { try transaction.complaintCategory($0) })
        let contact = try wrong.read(try Complaint.line(self.contact, max: 60, field: "contact"))
        let subject = try wrong.read(try Complaint.line(self.subject, max: Complaint.subjectLimit, field: "subject"))
        let body = try wrong.read(try self.body.map { try Complaint.memo($0, field: "body") })
        try wrong.throwIfAny()
        let gone = try emptied.get()
        let outcome = try transaction.take(
            .changed, on: complaint, owner: complaint.ownerId, text: try transaction.former(complaint.id))
        try transaction.update(
            """
            UPDATE complaint
            SET documentId = coalesce(?, documentId), item = coalesce(?, item), itemName = coalesce(?, itemName),
                categoryId = coalesce(?, categoryId), severity = coalesce(?, severity), contact = coalesce(?, contact),
                subject = coalesce(?, subject), body = coalesce(?, body)
            WHERE id = ?
            """,
            try documentId.get(), try item.get()?.code, try item.get()?.name, try category.get()?.id, severity, try contact.get(),
            try subject.get(), try body.get(), complaint.id)
        if gone.contains("document") { try transaction.update("UPDATE complaint SET documentId = NULL WHERE id = ?", complaint.id) }
        if gone.contains("item") { try transaction.update("UPDATE complaint SET item = NULL, itemName = NULL WHERE id = ?", complaint.id) }
        if gone.contains("contact") { try transaction.update("UPDATE complaint SET contact = NULL WHERE id = ?", complaint.id) }
        if gone.contains("body") { try transaction.update("UPDATE complaint SET body = '' WHERE id = ?", complaint.id) }
        guard let paper = try transaction.document(complaint.id) else { return outcome }
        try transaction.setDocument(
            complaint.id, party: paper.party, partyName: paper.partyName, day: paper.day, amountMinor: nil, currency: nil,
            summary: try transaction.about(complaint.id))
        return outcome
    }
}

extension Reader {
    /// What a complaint is about as it stands now.
    fileprivate func about(_ id: Int64) throws -> String {
        try one(
            """
            SELECT category.code, complaint.itemName
            FROM complaint
            JOIN complaintCategory AS category ON category.id = complaint.categoryId
            WHERE complaint.id = ?
            """, id, make: { Complaint.about($0.text(0), try $0[1]) }) ?? ""
    }

    /// What a complaint said before a change, for its log: category, severity and subject.
    fileprivate func former(_ id: Int64) throws -> String {
        try value(
            """
            SELECT category.code || ' / ' || complaint.severity || ' / ' || complaint.subject
            FROM complaint
            JOIN complaintCategory AS category ON category.id = complaint.categoryId
            WHERE complaint.id = ?
            """, id) ?? ""
    }
}
