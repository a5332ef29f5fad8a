internal import Values

/// What the rows of the department's tables are called in histories and in the audit.
enum CustomerServiceRecords {
    static let titles = [
        "complaint": Text(en: "Complaint", hans: "投诉单", hant: "客訴單"),
        "complaintEvent": Text(en: "Event of", hans: "投诉经过", hant: "客訴經過"),
        "complaintCategory": Text(en: "Category", hans: "投诉类别", hant: "客訴類別"),
    ]
}
