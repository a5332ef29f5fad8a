internal import Values

/// Who decides what: the company's approval rules.
struct ApprovalRuleList: Query {
    static let name = "core.approval-rules"
    static let title = Text(en: "Approval rules", hans: "审批规则", hant: "核准規則")
    static let right = Right.readPeople
    static let fields: [Field] = []
    static let columns = [
        Column.id,
        Column("kind", Text(en: "Document", hans: "单据", hant: "單據"), .documentKind, width: 16),
        Column("fromMinor", Text(en: "From amount", hans: "起始金额", hant: "起始金額"), .money, width: 14),
        Column("step", Text(en: "Step", hans: "步骤", hant: "步驟"), .integer, width: 4),
        Column("decides", Text(en: "Who decides", hans: "审批人", hant: "核准人"), .text, width: 26),
        Column("days", Text(en: "Days", hans: "天数", hant: "天數"), .integer, width: 4),
        Column("role", Text(en: "Role", hans: "角色", hant: "角色"), .code, width: 14, extra: true),
        Column("user", Text(en: "Person", hans: "人员", hant: "人員"), .code, width: 14, extra: true),
    ]

    init(_ parameters: Parameters) {}

    func answer(in reader: Reader, for asker: Asker) throws -> Answer {
        .rows(
            try reader.all(
                """
                SELECT rule.id, rule.kind, rule.fromMinor, rule.step, rule.days, rule.roleCode, person.name, person.fullName,
                       CASE ? WHEN 'en' THEN role.titleEn WHEN 'zh-Hans' THEN role.titleHans ELSE role.titleHant END
                FROM approvalRule AS rule
                LEFT JOIN role ON role.code = rule.roleCode
                LEFT JOIN "user" AS person ON person.id = rule.userId
                ORDER BY rule.kind, rule.fromMinor, rule.step
                """, asker.language.rawValue
            ) { row in
                let (role, code, person) = (try row[8] as String?, try row[5] as String?, try row[7] as String?)
                let kind = row.text(1)
                let anyone = asker.house.approval(of: kind)?.right.title[asker.language] ?? ""
                let decides = [role ?? code, person].compactMap(\.self).joined(separator: ", ")
                return [
                    row.datum(0), .text(kind), row.datum(2), row.datum(3), .text(decides.isEmpty ? anyone : decides), row.datum(4),
                    row.datum(5), row.datum(6),
                ]
            })
    }
}
