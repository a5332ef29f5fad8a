package import Core
package import Values

// One complaint in full, and its log.

/// All that is known of one complaint: one row.
package struct ComplaintCard: Query {
    package static let name = "service.complaint-card"
    package static let title = Text(en: "Complaint", hans: "投诉单", hant: "客訴單")
    package static let right = Right.readComplaints
    package static let fields = [Field.complaint]
    package static let columns = [
        Column.id,
        Column("number", Text(en: "Number", hans: "编号", hant: "編號"), .code, width: 9),
        Column("state", Text(en: "State", hans: "状态", hant: "狀態"), .choice(ComplaintState.choices), width: 8),
        Column("severity", Text(en: "Severity", hans: "程度", hant: "程度"), .choice(ComplaintSeverity.choices), width: 8),
        Column("customerName", Text(en: "Customer", hans: "客户", hant: "客戶"), .text, width: 16),
        Column("subject", Text(en: "Subject", hans: "主题", hant: "主旨"), .text, width: 24, personal: true),
        Column("owner", Text(en: "Owner", hans: "负责人", hant: "負責人"), .text, width: 9),
        Column("customer", Text(en: "Customer code", hans: "客户编码", hant: "客戶代碼"), .code, width: 13, extra: true),
        Column("category", Text(en: "Category", hans: "类别", hant: "類別"), .code, width: 8, extra: true),
        Column("categoryTitle", Text(en: "Category title", hans: "类别名称", hant: "類別名稱"), .text, width: 16, extra: true),
        Column("document", Text(en: "Document", hans: "单据", hant: "單據"), .code, width: 11, extra: true),
        Column("documentKind", Text(en: "Document kind", hans: "单据种类", hant: "單據種類"), .code, width: 13, extra: true),
        Column("item", Text(en: "Item", hans: "物料", hant: "品項"), .code, width: 12, extra: true),
        Column("itemName", Text(en: "Item name", hans: "物料名称", hant: "品項名稱"), .text, width: 20, extra: true),
        Column("lot", Text(en: "Lot", hans: "批号", hant: "批號"), .text, width: 12, extra: true),
        Column("channel", Text(en: "Came by", hans: "渠道", hant: "管道"), .choice(ComplaintChannel.choices), width: 8, extra: true),
        Column("contact", Text(en: "Who said so", hans: "联系人", hant: "聯絡人"), .text, width: 14, extra: true, personal: true),
        Column("body", Text(en: "What happened", hans: "详情", hant: "詳情"), .text, width: 40, extra: true, personal: true),
        Column("resolution", Text(en: "Resolution", hans: "解决办法", hant: "解決方式"), .text, width: 40, extra: true, personal: true),
        Column("ownerName", Text(en: "Owner's login", hans: "负责人登录名", hant: "負責人登入名稱"), .code, width: 14, extra: true),
        Column("day", Text(en: "Logged", hans: "登记日期", hant: "登錄日期"), .day, width: 10, extra: true),
        Column("loggedAt", Text(en: "Logged at", hans: "登记时间", hant: "登錄時間"), .moment, width: 19, extra: true),
        Column("repliedAt", Text(en: "First reply", hans: "首次响应", hant: "首次回應"), .moment, width: 19, extra: true),
        Column("resolvedDay", Text(en: "Resolved", hans: "解决日期", hant: "解決日期"), .day, width: 10, extra: true),
        Column("revision", Text(en: "Revision", hans: "版本", hant: "版次"), .integer, width: 8, extra: true),
    ]

    let complaint: String

    package init(_ parameters: Parameters) throws { self.init(complaint: try parameters.required("complaint")) }
    /// `complaint` is a number such as CT-000001.
    package init(complaint: String) { self.complaint = complaint }

    package func answer(in reader: Reader, for asker: Asker) throws -> Answer {
        .statement(
            """
            SELECT complaint.id, complaint.number, complaint.state, complaint.severity, complaint.customerName,
                   complaint.subject, coalesce(owner.fullName, '') AS owner, complaint.customer, category.code AS category,
                   CASE ? WHEN 'en' THEN category.titleEn WHEN 'zh-Hant' THEN category.titleHant ELSE category.titleHans END
                     AS categoryTitle,
                   source.number AS document, source.kind AS documentKind, complaint.item, complaint.itemName,
                   complaint.lot, complaint.channel, complaint.contact, complaint.body, complaint.resolution,
                   owner.name AS ownerName, complaint.loggedDay AS day, complaint.loggedAt, complaint.repliedAt,
                   complaint.resolvedDay, document.revision
            FROM complaint
            JOIN document ON document.id = complaint.id
            JOIN complaintCategory AS category ON category.id = complaint.categoryId
            LEFT JOIN "user" AS owner ON owner.id = complaint.ownerId
            LEFT JOIN document AS source ON source.id = complaint.documentId
            WHERE complaint.id = ?
            """, [asker.language.rawValue, try reader.complaint(complaint).id], order: "")
    }
}

/// What happened to one complaint, in order.
package struct ComplaintEvents: Query {
    package static let name = "service.complaint-events"
    package static let title = Text(en: "A complaint's log", hans: "投诉处理记录", hant: "客訴處理紀錄")
    package static let right = Right.readComplaints
    package static let fields = [Field.complaint]
    package static let columns = [
        Column.id,
        Column("at", Text(en: "When", hans: "时间", hant: "時間"), .moment, width: 19),
        Column("step", Text(en: "What", hans: "事件", hant: "事件"), .choice(ComplaintStep.choices), width: 10),
        Column("who", Text(en: "Who", hans: "操作人", hant: "操作人"), .text, width: 10),
        Column("isPublic", Text(en: "Told", hans: "对外", hant: "對外"), .flag, width: 4),
        Column("text", Text(en: "Words", hans: "内容", hant: "內容"), .text, width: 32, personal: true),
        Column("state", Text(en: "State", hans: "状态", hant: "狀態"), .choice(ComplaintState.choices), width: 8, extra: true),
        Column("owner", Text(en: "Owner", hans: "负责人", hant: "負責人"), .text, width: 10, extra: true),
        Column("day", Text(en: "Day", hans: "日期", hant: "日期"), .day, width: 10, extra: true),
    ]

    let complaint: String

    package init(_ parameters: Parameters) throws { self.init(complaint: try parameters.required("complaint")) }
    /// `complaint` is a number such as CT-000001.
    package init(complaint: String) { self.complaint = complaint }

    package func answer(in reader: Reader, for asker: Asker) throws -> Answer {
        let id = try reader.complaint(complaint).id
        var rows = try reader.all(
            """
            SELECT event.id, event.at, event.step, who.fullName AS who, event.isPublic, event.text, event.toState AS state,
                   coalesce(owner.fullName, '') AS owner, event.day
            FROM complaintEvent AS event
            JOIN "user" AS who ON who.id = event.userId
            LEFT JOIN "user" AS owner ON owner.id = event.ownerId
            WHERE event.complaintId = ?
            ORDER BY event.id
            """, id
        ) { $0.data }
        let texts = rows.map { $0[5].text ?? "" }
        let changes = rows.indices.filter { rows[$0][2].text == ComplaintStep.changed.rawValue }
        let told = try reader.changes(of: id, former: changes.map { texts[$0] }, asker.language)
        for (place, text) in zip(changes, told) { rows[place][5] = .text(text) }
        return .rows(rows)
    }
}
