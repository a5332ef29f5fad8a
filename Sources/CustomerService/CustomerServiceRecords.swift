internal import Values

/// What the rows of the department's tables are called in histories and in the audit.
enum CustomerServiceRecords {
    static let titles = [
        "complaint": Text(en: "Complaint", hans: "投诉单", hant: "客訴單"),
        "complaintEvent": Text(en: "Event of", hans: "投诉经过", hant: "客訴經過"),
        "complaintCategory": Text(en: "Category", hans: "投诉类别", hant: "客訴類別"),
    ]

    /// What columns are called there, where no form and no list says it, or says it of something else.
    static let words = [
        "complaint.customerName": Text(en: "Customer's name", hans: "客户名称", hant: "客戶名稱"),
        "complaintEvent.fromState": Text(en: "State before", hans: "原状态", hant: "原狀態"),
        "complaintEvent.toState": Text(en: "State after", hans: "新状态", hant: "新狀態"),
    ]
}
