package import Core
package import Values

// What is said and done about a complaint, to the customer or among colleagues, and the wait for the customer's answer.

/// Writes a note into a complaint's log.
package struct NoteComplaint: Command {
    package static let name = "service.note-complaint"
    package static let title = Text(en: "Add a note", hans: "添加跟进记录", hant: "新增跟進紀錄")
    package static let right = Right.logComplaints
    package static let fields = [
        Field.complaint,
        Field("text", Text(en: "Note", hans: "跟进内容", hant: "跟進內容"), .memo, required: true, personal: true),
        Field(
            "isPublic", Text(en: "Said to the customer", hans: "已告知客户", hant: "已告知客戶"), .flag,
            help: Text(
                en: "Yes where the customer heard or read it: the first one stops the clock of the first response.",
                hans: "客户已知悉则选是；第一条对外回复即为首次响应。",
                hant: "客戶已知悉則選是；第一則對外回覆即為首次回應。")),
    ]

    let complaint: String
    let text: String
    let isPublic: Bool?

    package init(complaint: String, text: String, isPublic: Bool = false) {
        self.complaint = complaint
        self.text = text
        self.isPublic = isPublic
    }

    package func perform(in transaction: Transaction) throws -> DocumentOutcome {
        let complaint = try transaction.complaint(complaint)
        return try transaction.take(
            .noted, on: complaint, owner: complaint.ownerId, text: try Complaint.words(text, field: "text"),
            isPublic: isPublic ?? false)
    }
}

/// Notes what the customer was asked; the complaint waits for the answer.
package struct WaitForCustomer: Command {
    package static let name = "service.wait-for-customer"
    package static let title = Text(en: "Wait for the customer", hans: "等待客户回复", hant: "等待客戶回覆")
    package static let right = Right.resolveComplaints
    package static let fields = [
        Field.complaint,
        Field("question", Text(en: "What was asked", hans: "向客户询问的内容", hant: "向客戶詢問的內容"), .memo, required: true, personal: true),
        Field.complaintRevision,
    ]

    let complaint: String
    let question: String
    let revision: Int64?

    package init(complaint: String, question: String, revision: Int64? = nil) {
        self.complaint = complaint
        self.question = question
        self.revision = revision
    }

    package func perform(in transaction: Transaction) throws -> DocumentOutcome {
        let complaint = try transaction.complaint(complaint, revision: revision)
        return try transaction.take(
            .waiting, on: complaint, owner: complaint.ownerId ?? transaction.session.userId,
            text: try Complaint.words(question, field: "question"), isPublic: true)
    }
}

/// Notes the customer's answer; work goes on.
package struct ResumeComplaint: Command {
    package static let name = "service.resume-complaint"
    package static let title = Text(en: "Resume a complaint", hans: "恢复处理投诉", hant: "恢復處理客訴")
    package static let right = Right.resolveComplaints
    package static let fields = [
        Field.complaint,
        Field("answer", Text(en: "What the customer said", hans: "客户的答复", hant: "客戶的答覆"), .memo, required: true, personal: true),
        Field.complaintRevision,
    ]

    let complaint: String
    let answer: String
    let revision: Int64?

    package init(complaint: String, answer: String, revision: Int64? = nil) {
        self.complaint = complaint
        self.answer = answer
        self.revision = revision
    }

    package func perform(in transaction: Transaction) throws -> DocumentOutcome {
        let complaint = try transaction.complaint(complaint, revision: revision)
        return try transaction.take(
            .resumed, on: complaint, owner: complaint.ownerId, text: try Complaint.words(answer, field: "answer"))
    }
}
