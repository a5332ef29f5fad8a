package import Core
package import Values

// Complaints in a list: all that are unresolved, one's own, one customer's.

/// Complaints; the unresolved ones where nobody asks for another state.
package struct ComplaintList: Query {
    package static let name = "service.complaints"
    package static let title = Text(en: "Complaints", hans: "客户投诉", hant: "客訴")
    package static let right = Right.readComplaints
    package static let fields = [
        Field(
            "state", Text(en: "State", hans: "状态", hant: "狀態"),
            .choice(
                [
                    Choice("unresolved", Text(en: "Unresolved", hans: "未解决", hant: "未解決")),
                    Choice("all", Text(en: "All", hans: "全部", hant: "全部")),
                ] + ComplaintState.choices)),
        Field("customer", Text(en: "Customer", hans: "客户", hant: "客戶"), .code(lookup: "masterdata.find-customer")),
        Field("owner", Text(en: "Owner", hans: "负责人", hant: "負責人"), .code(lookup: ComplaintOwners.name)),
        Field("category", Text(en: "Category", hans: "类别", hant: "類別"), .code(lookup: ComplaintCategories.name)),
        Field.asOf,
    ]
    package static let columns = [
        Column.id,
        Column("number", Text(en: "Number", hans: "编号", hant: "編號"), .code, width: 9),
        Column("day", Text(en: "Day", hans: "日期", hant: "日期"), .day, width: 10),
        Column("customerName", Text(en: "Customer", hans: "客户", hant: "客戶"), .text, width: 14),
        Column("subject", Text(en: "Subject", hans: "主题", hant: "主旨"), .text, width: 16, personal: true),
        Column(
            "severity", Text(en: "Severity", hans: "程度", hant: "程度"), .choice(ComplaintSeverity.choices), width: 8),
        Column("state", Text(en: "State", hans: "状态", hant: "狀態"), .choice(ComplaintState.choices), width: 10),
        Column("owner", Text(en: "Owner", hans: "负责人", hant: "負責人"), .text, width: 6),
        Column("category", Text(en: "Category", hans: "类别", hant: "類別"), .code, width: 8, extra: true),
        Column("customer", Text(en: "Code", hans: "客户编码", hant: "客戶代碼"), .code, width: 8, extra: true),
        Column("item", Text(en: "Item", hans: "物料", hant: "品項"), .code, width: 12, extra: true),
        Column("document", Text(en: "Document", hans: "单据", hant: "單據"), .code, width: 11, extra: true),
    ]

    let state: String
    let customer: String?
    let owner: String?
    let category: String?
    let asOf: Day?

    package init(_ parameters: Parameters) throws {
        self.init(
            state: parameters.text("state"), customer: parameters.text("customer"), owner: parameters.text("owner"),
            category: parameters.text("category"), asOf: try parameters.day("asOf"))
        guard ["unresolved", "all"].contains(state) || ComplaintState(rawValue: state) != nil else {
            let codes = (["unresolved", "all"] + ComplaintState.allCases.map(\.rawValue)).joined(separator: ", ")
            throw Refusal(
                "service.no-such-state",
                Text(en: "Choose one of: \(codes).", hans: "请选择其中之一：\(codes)。", hant: "請選擇其中之一：\(codes)。"), field: "state")
        }
    }

    /// `state` is a state's code, `unresolved` (also where it is nil) or `all`. With `asOf` a complaint stands where its
    /// log said at the end of that day.
    package init(
        state: String? = nil, customer: String? = nil, owner: String? = nil, category: String? = nil, asOf: Day? = nil
    ) {
        self.state = state ?? "unresolved"
        self.customer = customer?.uppercased()
        self.owner = owner?.lowercased()
        self.category = category?.uppercased()
        self.asOf = asOf
    }

    package func answer(in reader: Reader, for asker: Asker) throws -> Answer {
        let filter: [(any Bindable)?] = [state, state, state, customer, customer, owner, owner, category, category]
        guard let asOf else {
            return .statement(
                """
                SELECT complaint.id, complaint.number, complaint.loggedDay AS day, complaint.customerName, complaint.subject,
                       complaint.severity, complaint.state, coalesce(owner.fullName, '') AS owner, category.code AS category,
                       complaint.customer, coalesce(complaint.item, '') AS item, coalesce(source.number, '') AS document
                FROM complaint
                JOIN complaintCategory AS category ON category.id = complaint.categoryId
                LEFT JOIN "user" AS owner ON owner.id = complaint.ownerId
                LEFT JOIN document AS source ON source.id = complaint.documentId
                WHERE (? = 'all' OR complaint.state = ? OR (? = 'unresolved' AND complaint.state NOT IN ('resolved', 'closed')))
                  AND (? IS NULL OR complaint.customer = ?)
                  AND (? IS NULL OR owner.name = ?)
                  AND (? IS NULL OR category.code = ?)
                """, filter, order: "day DESC, id DESC")
        }
        return .statement(
            """
            SELECT complaint.id, complaint.number, complaint.loggedDay AS day, complaint.customerName, complaint.subject,
                   complaint.severity, event.toState AS state, coalesce(owner.fullName, '') AS owner,
                   category.code AS category, complaint.customer, coalesce(complaint.item, '') AS item,
                   coalesce(source.number, '') AS document
            FROM complaint
            JOIN complaintEvent AS event ON event.id = (
              SELECT max(earlier.id) FROM complaintEvent AS earlier
              WHERE earlier.complaintId = complaint.id AND earlier.day <= ?)
            JOIN complaintCategory AS category ON category.id = complaint.categoryId
            LEFT JOIN "user" AS owner ON owner.id = event.ownerId
            LEFT JOIN document AS source ON source.id = complaint.documentId
            WHERE (? = 'all' OR event.toState = ? OR (? = 'unresolved' AND event.toState NOT IN ('resolved', 'closed')))
              AND (? IS NULL OR complaint.customer = ?)
              AND (? IS NULL OR owner.name = ?)
              AND (? IS NULL OR category.code = ?)
            """, [asOf] + filter, order: "day DESC, id DESC")
    }
}

/// What the asker has to work on, the worst first.
package struct MyComplaints: Query {
    package static let name = "service.my-complaints"
    package static let title = Text(en: "My complaints", hans: "我负责的投诉", hant: "我負責的客訴")
    package static let right = Right.readComplaints
    package static let fields: [Field] = []
    package static let columns = ComplaintList.columns.filter { $0.name != "owner" }

    package init(_ parameters: Parameters) {}
    /// The asker's unresolved complaints.
    package init() {}

    package func answer(in reader: Reader, for asker: Asker) throws -> Answer {
        .statement(
            """
            SELECT complaint.id, complaint.number, complaint.loggedDay AS day, complaint.customerName, complaint.subject,
                   complaint.severity, complaint.state, category.code AS category, complaint.customer,
                   coalesce(complaint.item, '') AS item, coalesce(source.number, '') AS document
            FROM complaint
            JOIN complaintCategory AS category ON category.id = complaint.categoryId
            LEFT JOIN document AS source ON source.id = complaint.documentId
            WHERE complaint.ownerId = ? AND complaint.state NOT IN ('resolved', 'closed')
            """, [asker.session.userId],
            order: "CASE severity WHEN 'critical' THEN 0 WHEN 'high' THEN 1 WHEN 'normal' THEN 2 ELSE 3 END, day, id")
    }
}

/// One customer's unresolved complaints: what an agent sees before logging another.
package struct CustomerComplaints: Query {
    package static let name = "service.customer-complaints"
    package static let title = Text(en: "This customer's open complaints", hans: "该客户未解决的投诉", hant: "該客戶未解決的客訴")
    package static let right = Right.readComplaints
    package static let fields = [Field.customer]
    package static let columns = [
        Column.id,
        Column("number", Text(en: "Number", hans: "编号", hant: "編號"), .code, width: 9),
        Column("day", Text(en: "Day", hans: "日期", hant: "日期"), .day, width: 10),
        Column("subject", Text(en: "Subject", hans: "主题", hant: "主旨"), .text, width: 34, personal: true),
        Column("severity", Text(en: "Severity", hans: "程度", hant: "程度"), .choice(ComplaintSeverity.choices), width: 8),
        Column("state", Text(en: "State", hans: "状态", hant: "狀態"), .choice(ComplaintState.choices), width: 10),
    ]

    let customer: String

    package init(_ parameters: Parameters) throws { self.init(customer: try parameters.required("customer")) }
    /// `customer` is a code.
    package init(customer: String) { self.customer = customer.uppercased() }

    package func answer(in reader: Reader, for asker: Asker) throws -> Answer {
        .statement(
            """
            SELECT id, number, loggedDay AS day, subject, severity, state
            FROM complaint
            WHERE customer = ? AND state NOT IN ('resolved', 'closed')
            """, [customer], order: "day DESC, id DESC")
    }
}
