package import Values

// Who decides: by kind of document, step and amount. Without a rule one person who holds the kind's right decides.

/// Sets who decides a step for documents from an amount on.
package struct SetApprovalRule: Command {
    package static let name = "core.set-approval-rule"
    package static let title = Text(en: "Set an approval rule", hans: "设置审批规则", hant: "設定核准規則")
    package static let right = Right.administer
    package static let fields =
        RuleFields.key + [
            Field(
                "role", Text(en: "Role", hans: "角色", hant: "角色"), .code(lookup: "core.roles"),
                help: Text(
                    en: "Who decides this step. Without role and person: anyone who may approve such documents.",
                    hans: "由谁审批此步骤。角色和人员都留空：有权审批此类单据者均可。", hant: "由誰核准此步驟。角色與人員都留空：有權核准此類單據者均可。")),
            Field("user", Text(en: "Person", hans: "人员", hant: "人員"), .code(lookup: FindUser.name)),
            Field("days", Text(en: "Days to decide", hans: "审批天数", hant: "核准天數"), .integer),
        ]

    let kind: String
    let step: Int64
    let from: Figure
    let role: String?
    let user: String?
    let days: Int64?

    package func perform(in transaction: Transaction) throws -> Done {
        var wrong = Refusals()
        let key = try wrong.read(try RuleFields.key(kind, step, from, transaction))
        let named = try wrong.read(try role.map { try transaction.role(named: $0) })
        let person = try wrong.read(try user.map { try transaction.user(named: $0, field: "user") })
        let given = try wrong.read(try RuleFields.days(days ?? 3))
        try wrong.throwIfAny()
        let rule = try key.get()
        try transaction.execute(
            "DELETE FROM approvalRule WHERE kind = ? AND step = ? AND fromMinor = ?", rule.kind, rule.step, rule.fromMinor)
        try transaction.insert(
            "INSERT INTO approvalRule (kind, step, fromMinor, roleCode, userId, days) VALUES (?, ?, ?, ?, ?, ?)",
            rule.kind, rule.step, rule.fromMinor, try named.get(), try person.get(), try given.get())
        return Done()
    }
}

/// Takes a rule away. What waits for a decision already keeps its steps.
struct RemoveApprovalRule: Command {
    static let name = "core.remove-approval-rule"
    static let title = Text(en: "Remove an approval rule", hans: "删除审批规则", hant: "刪除核准規則")
    static let right = Right.administer
    static let fields = RuleFields.key

    let kind: String
    let step: Int64
    let from: Figure

    func perform(in transaction: Transaction) throws -> Done {
        let rule = try RuleFields.key(kind, step, from, transaction)
        let found = try transaction.value(
            "SELECT id FROM approvalRule WHERE kind = ? AND step = ? AND fromMinor = ?", rule.kind, rule.step, rule.fromMinor,
            as: Int64.self)
        guard let found else {
            throw Refusal(
                "core.no-such-rule",
                Text(
                    en: "There is no such approval rule. The screen RULE lists the rules.", hans: "没有这条审批规则。界面 RULE 列出全部规则。",
                    hant: "沒有這條核准規則。畫面 RULE 列出全部規則。"),
                field: "step")
        }
        try transaction.execute("DELETE FROM approvalRule WHERE id = ?", found)
        return Done()
    }
}

/// What names a rule, and how it is read.
enum RuleFields {
    static let key = [
        Field("kind", Text(en: "Document kind", hans: "单据种类", hant: "單據種類"), .text(max: 40), required: true),
        Field(
            "step", Text(en: "Step", hans: "步骤", hant: "步驟"), .integer, required: true,
            help: Text(
                en: "1 decides first, 2 after it, and so on to 9.", hans: "1 最先审批，其后为 2，依此类推，最多 9。",
                hant: "1 最先核准，其後為 2，依此類推，最多 9。")),
        Field(
            "from", Text(en: "From amount", hans: "起始金额", hant: "起始金額"), .money, required: true,
            help: Text(
                en: "Of several rules for a step the one with the largest amount that a document reaches decides.",
                hans: "同一步骤有多条规则时，取单据金额达到的最大起始金额。", hant: "同一步驟有多條規則時，取單據金額達到的最大起始金額。")),
    ]

    static func key(
        _ kind: String, _ step: Int64, _ from: Figure, _ transaction: Transaction
    ) throws -> (kind: String, step: Int64, fromMinor: Int64) {
        var wrong = Refusals()
        _ = try wrong.read(try approved(kind, transaction.house))
        _ = try wrong.read(try within(step, 1...9, "step"))
        let amount = try wrong.read(try amount(from, transaction.currency))
        try wrong.throwIfAny()
        return (kind, step, try amount.get())
    }

    static func days(_ days: Int64) throws -> Int64 {
        try within(days, 1...365, "days")
        return days
    }

    private static func approved(_ kind: String, _ house: House) throws {
        guard house.approval(of: kind) == nil else { return }
        let shown = TextHygiene.shown(kind, max: 40)
        let known = house.approvals.map(\.kind).joined(separator: ", ")
        throw Refusal(
            "core.not-approved-kind",
            Text(
                en: "Documents of kind “\(shown)” are not approved. Name one of: \(known).",
                hans: "“\(shown)”类单据无需审批。可用：\(known)。", hant: "「\(shown)」類單據不需核准。可用：\(known)。"),
            field: "kind")
    }

    private static func amount(_ figure: Figure, _ currency: Currency) throws -> Int64 {
        do {
            let money = try figure.money(in: currency)
            guard !money.isNegative else {
                throw Refusal(
                    "core.below-zero", Text(en: "Enter zero or more here.", hans: "此处请输入零或正数。", hant: "此處請輸入零或正數。"))
            }
            return money.minor
        } catch let refusal as Refusal {
            throw refusal.on("from")
        }
    }

    private static func within(_ number: Int64, _ range: ClosedRange<Int64>, _ field: String) throws {
        guard !range.contains(number) else { return }
        let (low, high) = (range.lowerBound, range.upperBound)
        throw Refusal(
            "core.outside-range",
            Text(
                en: "Enter a number from \(low) to \(high) here.", hans: "此处请输入 \(low) 至 \(high)。", hant: "此處請輸入 \(low) 至 \(high)。"),
            field: field)
    }
}
