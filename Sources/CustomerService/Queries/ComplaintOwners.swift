package import Core
package import Values

/// Who may own a complaint: everyone at work whose roles let them resolve one.
package struct ComplaintOwners: Query {
    package static let name = "service.owners"
    package static let title = Text(en: "Who may own complaints", hans: "可负责投诉的人员", hant: "可負責客訴的人員")
    package static let right = Right.readComplaints
    package static let fields: [Field] = []
    package static let columns = [
        Column.id,
        Column("name", Text(en: "Login name", hans: "登录名", hant: "登入名稱"), .code, width: 14),
        Column("fullName", Text(en: "Name", hans: "姓名", hant: "姓名"), .text, width: 22),
        Column("unresolved", Text(en: "Unresolved", hans: "未解决", hant: "未解決"), .integer, width: 10, total: true),
    ]

    package init(_ parameters: Parameters) {}
    /// All of them, with how many complaints each has to work on.
    package init() {}

    package func answer(in reader: Reader, for asker: Asker) throws -> Answer {
        .statement(
            """
            SELECT person.id AS id, person.name AS name, person.fullName AS fullName,
                   (SELECT count(*) FROM complaint
                    WHERE complaint.ownerId = person.id AND complaint.state NOT IN ('resolved', 'closed')) AS unresolved
            FROM "user" AS person
            WHERE person.isActive = 1
              AND EXISTS (
                SELECT 1
                FROM userRole
                JOIN roleRight ON roleRight.roleId = userRole.roleId
                WHERE userRole.userId = person.id AND roleRight."right" = ?)
            """, [Right.resolveComplaints.name], order: "name")
    }
}
