internal import Values

// Who decides: rules by amount, and deputies for people who are away.

/// Lets another person decide in one's place for some days.
struct AppointDeputy: Command {
    static let name = "core.appoint-deputy"
    static let title = Text(en: "Appoint a deputy", hans: "委托代理审批", hant: "委託代理核准")
    static let right = Right.everyone
    static let fields = [
        Field("deputy", Text(en: "Deputy", hans: "代理人", hant: "代理人"), .code(lookup: FindUser.name), required: true),
        Field("firstDay", Text(en: "From", hans: "自", hant: "自"), .day, required: true),
        Field("lastDay", Text(en: "To", hans: "至", hant: "至"), .day, required: true),
    ]

    let deputy: String
    let firstDay: Day
    let lastDay: Day

    func perform(in transaction: Transaction) throws -> Done {
        guard try transaction.decides(transaction.session, in: transaction.house) else {
            throw Refusal(
                "core.nothing-to-delegate",
                Text(
                    en: "Nothing waits for your approval, so there is nothing that a deputy could do for you.",
                    hans: "没有需要您审批的单据，无需委托代理。", hant: "沒有需要您核准的單據，不需委託代理。"))
        }
        guard firstDay <= lastDay else {
            throw Refusal(
                "core.days-reversed",
                Text(
                    en: "The last day lies before the first. Swap them.", hans: "结束日期早于开始日期，请对调。",
                    hant: "結束日期早於開始日期，請對調。"),
                field: "lastDay")
        }
        let deputyId = try transaction.user(named: deputy)
        guard deputyId != transaction.session.userId else {
            throw Refusal(
                "core.own-deputy",
                Text(en: "Name somebody else as your deputy.", hans: "请指定他人为代理人。", hant: "請指定他人為代理人。"),
                field: "deputy")
        }
        try transaction.insert(
            "INSERT INTO delegation (fromUser, toUser, firstDay, lastDay) VALUES (?, ?, ?, ?)",
            transaction.session.userId, deputyId, firstDay, lastDay)
        return Done()
    }
}

/// Sets who decides a step for documents from an amount on.
struct SetApprovalRule: Command {
    static let name = "core.set-approval-rule"
    static let title = Text(en: "Set an approval rule", hans: "设置审批规则", hant: "設定核准規則")
    static let right = Right.administer
    static let fields = [
        Field("kind", Text(en: "Document kind", hans: "单据种类", hant: "單據種類"), .text(max: 40), required: true),
        Field("step", Text(en: "Step", hans: "步骤", hant: "步驟"), .integer, required: true),
        Field("from", Text(en: "From amount", hans: "起始金额", hant: "起始金額"), .money, required: true),
        Field("role", Text(en: "Role", hans: "角色", hant: "角色"), .text(max: 32)),
        Field("user", Text(en: "Person", hans: "人员", hant: "人員"), .code(lookup: FindUser.name)),
        Field("days", Text(en: "Days to decide", hans: "审批天数", hant: "核准天數"), .integer),
    ]

    let kind: String
    let step: Int64
    let from: Figure
    let role: String?
    let user: String?
    let days: Int64?

    func perform(in transaction: Transaction) throws -> Done {
        guard transaction.house.approval(of: kind) != nil else {
            throw Refusal(
                "core.not-approved-kind",
                Text(
                    en: "Documents of kind “\(kind)” are not approved. Name a kind that is, such as purchase-order.",
                    hans: "“\(kind)”类单据无需审批。请指定需审批的种类，例如 purchase-order。",
                    hant: "「\(kind)」類單據不需核准。請指定需核准的種類，例如 purchase-order。"),
                field: "kind")
        }
        let fromMinor = try from.money(in: transaction.currency).minor
        let userId = try user.map { try transaction.user(named: $0) }
        try transaction.execute(
            "DELETE FROM approvalRule WHERE kind = ? AND step = ? AND fromMinor = ?", kind, step, fromMinor)
        try transaction.insert(
            "INSERT INTO approvalRule (kind, step, fromMinor, roleCode, userId, days) VALUES (?, ?, ?, ?, ?, ?)",
            kind, step, fromMinor, role, userId, days ?? 3)
        return Done()
    }
}
