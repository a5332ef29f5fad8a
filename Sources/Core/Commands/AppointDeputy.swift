internal import Values

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
