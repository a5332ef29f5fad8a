package import Core
internal import Values

// Customer service's title page: complaints from the first call to the last word.

extension Right {
    package static let readComplaints = Right(
        "service.read", Text(en: "Read complaints", hans: "查看客户投诉", hant: "檢視客訴"))
    package static let logComplaints = Right(
        "service.log", Text(en: "Log complaints and add notes", hans: "登记投诉与跟进记录", hant: "登錄客訴與跟進紀錄"))
    package static let assignComplaints = Right(
        "service.assign", Text(en: "Assign complaints", hans: "分派投诉", hant: "指派客訴"))
    package static let resolveComplaints = Right(
        "service.resolve", Text(en: "Work on and resolve complaints", hans: "处理并解决投诉", hant: "處理並解決客訴"))
    package static let setUpComplaints = Right(
        "service.settings", Text(en: "Set up customer service", hans: "设置客户服务", hant: "設定客戶服務"))
}

extension Setting {
    /// For so many days a resolved or closed complaint can be reopened; afterwards a new one is logged. 0: without end.
    package static let reopenDays = Setting(
        "service.reopen-days",
        Text(en: "Days to reopen a complaint", hans: "投诉可重开天数", hant: "客訴可重啟天數"),
        .integer, fallback: "60", right: .setUpComplaints, limit: .between(0, 3_660),
        help: Text(
            en: "Whole days after the resolution, such as 60. 0 means without end.",
            hans: "解决后可重开的整天数，例如 60；0 表示不限。",
            hant: "解決後可重啟的整天數，例如 60；0 表示不限。"))
}

extension Department {
    /// Complaints: logged, assigned, noted, resolved, and what happened to each in an order that nobody can edit.
    package static let service = Department(
        code: "service",
        title: Text(en: "Customer service", hans: "客户服务", hant: "客戶服務"),
        rights: [.readComplaints, .logComplaints, .assignComplaints, .resolveComplaints, .setUpComplaints],
        schema: CustomerServiceSchema.steps,
        commands: [
            LogComplaint.self, ChangeComplaint.self, AssignComplaint.self, TakeComplaint.self, NoteComplaint.self,
            WaitForCustomer.self, ResumeComplaint.self, ResolveComplaint.self, CloseComplaint.self, ReopenComplaint.self,
            AddComplaintCategory.self, ChangeServiceSetting.self,
        ],
        queries: [
            ComplaintList.self, MyComplaints.self, CustomerComplaints.self, CustomerDocuments.self, ComplaintCard.self,
            ComplaintEvents.self, ComplaintsByCategory.self, ComplaintCategories.self, ComplaintOwners.self,
        ],
        proofs: [.complaintEvents],
        settings: [.reopenDays],
        documents: [
            DocumentKind(Complaint.kind, Text(en: "Complaint", hans: "投诉单", hant: "客訴單"), right: .readComplaints)
                .standing(ComplaintState.choices)
        ],
        holds: [.unresolvedComplaints],
        records: CustomerServiceRecords.titles, words: CustomerServiceRecords.words)
}
