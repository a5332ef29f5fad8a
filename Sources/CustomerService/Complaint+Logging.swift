package import Core
internal import MasterData
package import Values

// A customer complains: what about, how bad, and who said so, written down in one go.

/// Logs a complaint.
package struct LogComplaint: Command {
    package static let name = "service.log-complaint"
    package static let title = Text(en: "Log a complaint", hans: "登记投诉", hant: "登錄客訴")
    package static let right = Right.logComplaints
    package static let fields = [
        Field.customer,
        Field("document", Text(en: "Order or document", hans: "订单或单据", hant: "訂單或單據"), .code(lookup: CustomerDocuments.name)),
        Field("item", Text(en: "Item", hans: "物料", hant: "品項"), .code(lookup: "masterdata.find-item")),
        Field("lot", Text(en: "Lot", hans: "批号", hant: "批號"), .text(max: 40)),
        Field("category", Text(en: "Category", hans: "类别", hant: "類別"), .code(lookup: ComplaintCategories.name), required: true),
        Field(
            "severity", Text(en: "Severity", hans: "严重程度", hant: "嚴重程度"), .choice(ComplaintSeverity.choices),
            help: Text(en: "Left out: the category's own.", hans: "留空则取类别的默认值。", hant: "留空則取類別的預設值。")),
        Field("channel", Text(en: "Came by", hans: "渠道", hant: "管道"), .choice(ComplaintChannel.choices)),
        Field("contact", Text(en: "Who said so", hans: "联系人", hant: "聯絡人"), .text(max: 60), personal: true),
        Field("subject", Text(en: "Subject", hans: "主题", hant: "主旨"), .text(max: Complaint.subjectLimit), required: true, personal: true),
        Field("body", Text(en: "What happened", hans: "详情", hant: "詳情"), .memo, personal: true),
        Field("owner", Text(en: "Owner", hans: "负责人", hant: "負責人"), .code(lookup: ComplaintOwners.name)),
    ]

    let customer: String
    let document: String?
    let item: String?
    let lot: String?
    let category: String
    let severity: ComplaintSeverity?
    let channel: ComplaintChannel?
    let contact: String?
    let subject: String
    let body: String?
    let owner: String?

    /// Codes are those that lists show; without an owner the complaint waits for somebody to take it.
    package init(
        customer: String, document: String? = nil, item: String? = nil, lot: String? = nil, category: String,
        severity: ComplaintSeverity? = nil, channel: ComplaintChannel? = nil, contact: String? = nil, subject: String,
        body: String? = nil, owner: String? = nil
    ) {
        self.customer = customer
        self.document = document
        self.item = item
        self.lot = lot
        self.category = category
        self.severity = severity
        self.channel = channel
        self.contact = contact
        self.subject = subject
        self.body = body
        self.owner = owner
    }

    package func perform(in transaction: Transaction) throws -> DocumentOutcome {
        let given = try read(in: transaction)
        let (customer, documentId, item, category) = (given.customer, given.documentId, given.item, given.category)
        let (subject, body, lot, contact, ownerId) = (given.subject, given.body, given.lot, given.contact, given.ownerId)
        if ownerId != nil, ownerId != transaction.session.userId { try transaction.require(.assignComplaints) }
        let state: ComplaintState = ownerId == nil ? .open : .assigned

        let number = try transaction.number(in: Complaint.series)
        let id = try transaction.newDocument(
            kind: Complaint.kind, number: number, party: customer.code, partyName: customer.name, day: transaction.today,
            state: state.rawValue, summary: Complaint.about(category.code, item?.name), source: documentId)
        try transaction.insert(
            """
            INSERT INTO complaint
              (id, number, customer, customerName, documentId, item, itemName, lot, categoryId, severity, channel, contact,
               subject, body, ownerId, state, loggedDay, loggedAt, changedAt)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            id, number, customer.code, customer.name, documentId, item?.code, item?.name, lot, category.id,
            severity ?? category.severity, channel ?? .phone, contact, subject, body, ownerId, state, transaction.today,
            transaction.now, transaction.now)
        try transaction.note(.logged, id, from: nil, to: state, owner: ownerId, text: subject, isPublic: false)
        return DocumentOutcome(id: id, number: number)
    }

    /// Every field read; what is wrong with any of them is told together.
    private func read(in transaction: Transaction) throws -> ReadComplaint {
        var wrong = Refusals()
        let customer = try wrong.read(try transaction.customer(code: self.customer))
        let documentId = try wrong.read(try document.map { try transaction.document(of: customer.get().code, number: $0) })
        let item = try wrong.read(try self.item.map { try transaction.item(code: $0) })
        let category = try wrong.read(try transaction.complaintCategory(self.category))
        let subject = try wrong.read(try Complaint.subject(self.subject))
        let body = try wrong.read(try Complaint.memo(self.body ?? "", field: "body"))
        let lot = try wrong.read(try Complaint.line(self.lot, max: 40, field: "lot"))
        let contact = try wrong.read(try Complaint.line(self.contact, max: 60, field: "contact"))
        let ownerId = try wrong.read(try owner.map { try transaction.complaintOwner(named: $0) })
        try wrong.throwIfAny()
        return ReadComplaint(
            customer: try customer.get(), documentId: try documentId.get(), item: try item.get(), category: try category.get(),
            subject: try subject.get(), body: try body.get(), lot: try lot.get(), contact: try contact.get(), ownerId: try ownerId.get())
    }
}

/// A complaint that has been read and can be written.
private struct ReadComplaint {
    let customer: Party
    let documentId: Int64?
    let item: Item?
    let category: ComplaintCategory
    let subject: String
    let body: String
    let lot: String?
    let contact: String?
    let ownerId: Int64?
}

extension Field {
    static let customer = Field(
        "customer", Text(en: "Customer", hans: "客户", hant: "客戶"), .code(lookup: "masterdata.find-customer"), required: true)
}

extension Reader {
    /// The id of the customer's document with that number, of whatever kind.
    /// - Throws: `service.no-such-document`.
    func document(of customer: String, number: String) throws -> Int64 {
        let number = TextHygiene.foldWidth(number).uppercased()
        let found = try value(
            "SELECT id FROM document WHERE party = ? AND upper(number) = ? AND kind <> 'complaint' ORDER BY id DESC", customer, number,
            as: Int64.self)
        guard let found else {
            let shown = TextHygiene.visible(number)
            throw Refusal(
                "service.no-such-document",
                Text(
                    en:
                        "\(customer) has no document \(shown). With the field empty, a digit picks one of those listed below; leave it empty where there is none.",
                    hans: "客户 \(customer) 没有单据 \(shown)。清空此栏后可按数字选取下方列出的单据；没有则留空。",
                    hant: "客戶 \(customer) 沒有單據 \(shown)。清空此欄後可按數字選取下方列出的單據；沒有則留空。"),
                field: "document")
        }
        return found
    }
}
