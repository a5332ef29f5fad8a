package import Core
package import Values

// How many complaints of which category there were, and the categories themselves.

/// Complaints logged in some days, counted by category: where they stood at the end of the last of those days.
package struct ComplaintsByCategory: Query {
    package static let name = "service.by-category"
    package static let title = Text(en: "Complaints by category", hans: "投诉分类统计", hant: "客訴分類統計")
    package static let right = Right.readComplaints
    package static let fields = [
        Field("from", Text(en: "Logged from", hans: "登记自", hant: "登錄自"), .day),
        Field.asOf,
    ]
    package static let columns = [
        Column("category", Text(en: "Code", hans: "编码", hant: "代碼"), .code, width: 8),
        Column("title", Text(en: "Category", hans: "类别", hant: "類別"), .text, width: 28),
        Column("logged", Text(en: "Logged", hans: "登记", hant: "登錄"), .integer, width: 8, total: true),
        Column("unresolved", Text(en: "Unresolved", hans: "未解决", hant: "未解決"), .integer, width: 10, total: true),
        Column("resolved", Text(en: "Resolved", hans: "已解决", hant: "已解決"), .integer, width: 9, total: true),
        Column("reopened", Text(en: "Came back", hans: "曾重开", hant: "曾重啟"), .integer, width: 9, total: true),
    ]

    let from: Day?
    let asOf: Day?

    package init(_ parameters: Parameters) throws {
        self.init(from: try parameters.day("from"), asOf: try parameters.day("asOf"))
    }

    /// Without `from` all complaints count; without `asOf` the asker's working day.
    package init(from: Day? = nil, asOf: Day? = nil) {
        self.from = from
        self.asOf = asOf
    }

    package func answer(in reader: Reader, for asker: Asker) throws -> Answer {
        let asOf = asOf ?? asker.today
        return .statement(
            """
            SELECT category.code AS category,
                   CASE ? WHEN 'en' THEN category.titleEn WHEN 'zh-Hant' THEN category.titleHant ELSE category.titleHans END
                     AS title,
                   count(complaint.id) AS logged,
                   coalesce(sum(CASE WHEN event.toState NOT IN ('resolved', 'closed') THEN 1 ELSE 0 END), 0) AS unresolved,
                   coalesce(sum(CASE WHEN event.toState IN ('resolved', 'closed') THEN 1 ELSE 0 END), 0) AS resolved,
                   coalesce(sum(CASE WHEN EXISTS (
                     SELECT 1 FROM complaintEvent AS again
                     WHERE again.complaintId = complaint.id AND again.step = 'reopened' AND again.day <= ?)
                     THEN 1 ELSE 0 END), 0) AS reopened
            FROM complaintCategory AS category
            LEFT JOIN complaint ON complaint.categoryId = category.id
              AND complaint.loggedDay <= ? AND (? IS NULL OR complaint.loggedDay >= ?)
            LEFT JOIN complaintEvent AS event ON event.id = (
              SELECT max(earlier.id) FROM complaintEvent AS earlier
              WHERE earlier.complaintId = complaint.id AND earlier.day <= ?)
            GROUP BY category.id, category.code, category.titleEn, category.titleHans, category.titleHant
            """, [asker.language.rawValue, asOf, asOf, from, from, asOf], order: "logged DESC, category")
    }
}

/// The categories that complaints are sorted into.
package struct ComplaintCategories: Query {
    package static let name = "service.categories"
    package static let title = Text(en: "Complaint categories", hans: "投诉类别", hant: "客訴類別")
    package static let right = Right.readComplaints
    package static let fields: [Field] = []
    package static let columns = [
        Column("code", Text(en: "Code", hans: "编码", hant: "代碼"), .code, width: 8),
        Column("title", Text(en: "Category", hans: "类别", hant: "類別"), .text, width: 30),
        Column("severity", Text(en: "Severity", hans: "程度", hant: "程度"), .choice(ComplaintSeverity.choices), width: 9),
    ]

    package init(_ parameters: Parameters) {}
    /// All categories.
    package init() {}

    package func answer(in reader: Reader, for asker: Asker) throws -> Answer {
        .statement(
            """
            SELECT code,
                   CASE ? WHEN 'en' THEN titleEn WHEN 'zh-Hant' THEN titleHant ELSE titleHans END AS title,
                   severity
            FROM complaintCategory
            """, [asker.language.rawValue], order: "code")
    }
}
