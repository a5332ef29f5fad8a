internal import Core
package import Values

// A complaint as the file holds it, and the one way in which anything happens to it: a step with its line in the log.

/// How badly the customer is hit.
package enum ComplaintSeverity: String, CaseIterable, Codable, Sendable, Bindable, Readable {
    case low, normal, high, critical

    package var title: Text {
        switch self {
        case .low: Text(en: "low", hans: "低", hant: "低")
        case .normal: Text(en: "normal", hans: "一般", hant: "一般")
        case .high: Text(en: "high", hans: "高", hant: "高")
        case .critical: Text(en: "critical", hans: "紧急", hant: "緊急")
        }
    }

    static let choices = allCases.map { Choice($0.rawValue, $0.title.capitalised) }
}

/// By which way it reached the company.
package enum ComplaintChannel: String, CaseIterable, Codable, Sendable, Bindable, Readable {
    case phone, email, chat, visit, letter

    package var title: Text {
        switch self {
        case .phone: Text(en: "phone", hans: "电话", hant: "電話")
        case .email: Text(en: "e-mail", hans: "电子邮件", hant: "電子郵件")
        case .chat: Text(en: "chat", hans: "微信/聊天", hant: "LINE/聊天")
        case .visit: Text(en: "visit", hans: "来访", hant: "來訪")
        case .letter: Text(en: "letter", hans: "信函", hant: "信函")
        }
    }

    static let choices = allCases.map { Choice($0.rawValue, $0.title.capitalised) }
}

/// What a step needs to know of a complaint.
struct Complaint {
    let id: Int64
    let number: String
    let customer: String
    let state: ComplaintState
    let ownerId: Int64?
    let resolvedDay: Day?
    let repliedAt: Moment?

    static let kind = "complaint"
    static let series = Series("CT")
    static let subjectLimit = 120
    static let memoLimit = 4_000
}

extension Reader {
    /// - Throws: `service.no-such-complaint`.
    func complaint(_ number: String) throws -> Complaint {
        let number = try documentNumber([Complaint.kind], said: number)
        let found = try one(
            "SELECT id, number, customer, state, ownerId, resolvedDay, repliedAt FROM complaint WHERE number = ?", number
        ) { row in
            Complaint(
                id: row.int64(0), number: row.text(1), customer: row.text(2), state: try row[3], ownerId: try row[4],
                resolvedDay: try row[5], repliedAt: try row[6])
        }
        guard let found else { throw Refusal.noSuchComplaint(number) }
        return found
    }
}

extension Transaction {
    /// Loads a complaint for a step: refuses where somebody changed it since the person's form was filled.
    func complaint(_ number: String, revision: Int64?) throws -> Complaint {
        let complaint = try complaint(number)
        try check(document: complaint.id, revision: revision)
        return complaint
    }

    /// Takes the step: the log's line first, then the complaint and its document follow it.
    func take(
        _ step: ComplaintStep, on complaint: Complaint, owner: Int64?, text: String = "", isPublic: Bool = false,
        resolution: String? = nil
    ) throws -> DocumentOutcome {
        let state = try step.state(after: complaint.state)
        try note(step, complaint.id, from: complaint.state, to: state, owner: owner, text: text, isPublic: isPublic)
        // The clock of the first response stops at the first words that the customer can hear (rules.md 2.13).
        let repliedAt = complaint.repliedAt ?? (isPublic ? now : nil)
        let isSettled = !state.isUnresolved
        try update(
            """
            UPDATE complaint
            SET state = ?, ownerId = ?, changedAt = ?, repliedAt = ?,
                resolution = CASE WHEN ? THEN coalesce(?, resolution) END,
                resolvedDay = CASE WHEN ? THEN coalesce(?, resolvedDay) END
            WHERE id = ?
            """,
            state, owner, now, repliedAt, isSettled, resolution, isSettled, resolution == nil ? nil : today, complaint.id)
        if state != complaint.state || owner != complaint.ownerId { try setDocument(complaint.id, state: state.rawValue) }
        return DocumentOutcome(id: complaint.id, number: complaint.number)
    }

    /// Writes one line of the log.
    func note(
        _ step: ComplaintStep, _ complaintId: Int64, from: ComplaintState?, to state: ComplaintState, owner: Int64?,
        text: String, isPublic: Bool
    ) throws {
        try insert(
            """
            INSERT INTO complaintEvent
              (complaintId, step, fromState, toState, ownerId, isPublic, text, day, at, userId)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            complaintId, step, from, state, owner, isPublic, text, today, now, session.userId)
    }
}

extension Complaint {
    /// What the row among all documents says: what it is about and none of the customer's words, which are personal.
    static func about(_ category: String, _ itemName: String?) -> String {
        itemName.map { "\(category) \($0)" } ?? category
    }

    /// Words that must be there: the reason of a step, a note, a resolution.
    static func words(_ text: String, field: String) throws -> String {
        let clean = try memo(text, field: field)
        guard clean.contains(where: { !$0.isWhitespace }) else { throw Refusal.missing(field) }
        return clean
    }

    /// What it is about, in one line.
    static func subject(_ text: String) throws -> String {
        guard let clean = try line(text, max: subjectLimit, field: "subject") else { throw Refusal.missing("subject") }
        return clean
    }

    /// Words of several lines that may be missing.
    static func memo(_ text: String, field: String) throws -> String {
        let clean: String
        do { clean = try TextHygiene.clean(text, allowNewline: true) } catch let refusal as Refusal { throw refusal.on(field) }
        guard clean.count <= memoLimit else { throw Refusal.tooLong(memoLimit).on(field) }
        return clean
    }

    /// One line of words that may be missing; blank counts as missing.
    static func line(_ text: String?, max: Int, field: String) throws -> String? {
        guard let text, text.contains(where: { !$0.isWhitespace }) else { return nil }
        let clean: String
        do { clean = try TextHygiene.clean(text) } catch let refusal as Refusal { throw refusal.on(field) }
        guard clean.count <= max else { throw Refusal.tooLong(max).on(field) }
        return clean
    }
}

extension Field {
    static let complaint = Field(
        "complaint", Text(en: "Complaint", hans: "投诉单", hant: "客訴單"), .code(lookup: ComplaintList.name), required: true)
    static let complaintRevision = Field(
        "revision", Text(en: "Revision", hans: "版本", hant: "版次"), .integer,
        help: Text(
            en: "The revision that the form showed; the step is refused where somebody changed the complaint since.",
            hans: "表单所显示的版本；若此后他人已修改投诉，则拒绝。",
            hant: "表單所顯示的版次；若之後他人已修改客訴，則拒絕。"))
}

extension Refusal {
    static func noSuchComplaint(_ typed: String) -> Refusal {
        let number = TextHygiene.shown(typed)
        return Refusal(
            "service.no-such-complaint",
            Text(
                en: "There is no complaint “\(number)”. F4 in the field or the code CL lists them.",
                hans: "没有投诉单“\(number)”。在栏中按 F4 或输入代码 CL 可列出。",
                hant: "沒有客訴單「\(number)」。在欄中按 F4 或輸入代碼 CL 可列出。"),
            field: "complaint")
    }

    static func tooLong(_ max: Int) -> Refusal {
        Refusal(
            "service.too-long",
            Text(
                en: "At most \(max) characters fit here. Shorten the text; details belong in a note.",
                hans: "此处最多 \(max) 个字符。请缩短文字，细节可写入跟进记录。",
                hant: "此處最多 \(max) 個字元。請縮短文字，細節可寫入跟進紀錄。"))
    }
}
