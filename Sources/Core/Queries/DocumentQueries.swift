internal import Values

/// Documents of every kind that the asker's departments keep. Kinds that the person may not read are left out.
struct DocumentList: Query {
    static let name = "core.documents"
    static let title = Text(en: "Documents", hans: "单据", hant: "單據")
    static let right = Right.readAudit
    static let fields = [
        Field("kind", Text(en: "Kind", hans: "种类", hant: "種類"), .text(max: 40)),
        Field("party", Text(en: "Party", hans: "往来单位", hant: "往來單位"), .text(max: 20)),
    ]
    static let columns = [
        Column("id", Text(verbatim: "id"), .id, width: 0),
        Column("number", Text(en: "Number", hans: "编号", hant: "編號"), .code, width: 11),
        Column("kind", Text(en: "Kind", hans: "种类", hant: "種類"), .code, width: 14),
        Column("day", Text(en: "Day", hans: "日期", hant: "日期"), .day, width: 10),
        Column("partyName", Text(en: "Party", hans: "往来单位", hant: "往來單位"), .text, width: 17),
        Column("amountMinor", Text(en: "Amount", hans: "金额", hant: "金額"), .money, width: 13),
        Column("state", Text(en: "State", hans: "状态", hant: "狀態"), .text, width: 9),
    ]

    let kind: String?
    let party: String?

    init(_ parameters: Parameters) {
        kind = parameters.text("kind")
        party = parameters.text("party")
    }

    func answer(in reader: Reader, for asker: Asker) throws -> Answer {
        .statement(
            """
            SELECT id, coalesce(number, '') AS number, kind, day, coalesce(partyName, '') AS partyName, amountMinor, state
            FROM document
            WHERE (? IS NULL OR kind = ?) AND (? IS NULL OR party = ?)
            """, [kind, kind, party, party], order: "day DESC, id DESC")
    }
}

/// What waits for the asker's decision, whatever department it comes from: the one inbox.
struct ApprovalInbox: Query {
    static let name = "core.inbox"
    static let title = Text(en: "For my approval", hans: "待我审批", hant: "待我核准")
    static let right = Right.everyone
    static let fields: [Field] = []
    static let columns = [
        Column("id", Text(verbatim: "id"), .id, width: 0),
        Column("number", Text(en: "Number", hans: "编号", hant: "編號"), .code, width: 11),
        Column("kind", Text(en: "Kind", hans: "种类", hant: "種類"), .code, width: 15),
        Column("partyName", Text(en: "Party", hans: "往来单位", hant: "往來單位"), .text, width: 18),
        Column("amountMinor", Text(en: "Amount", hans: "金额", hant: "金額"), .moneyIn("currency"), width: 13, total: true),
        Column("currency", Text(en: "Cur.", hans: "币种", hant: "幣別"), .code, width: 4),
        Column("askedBy", Text(en: "Asked by", hans: "申请人", hant: "申請人"), .text, width: 9),
        Column("dueDay", Text(en: "Due", hans: "期限", hant: "期限"), .day, width: 10, extra: true),
    ]

    init(_ parameters: Parameters) {}

    func answer(in reader: Reader, for asker: Asker) throws -> Answer {
        let me = asker.session.userId
        let stoodInFor = try reader.all(
            "SELECT fromUser FROM delegation WHERE toUser = ? AND firstDay <= ? AND lastDay >= ?", me, asker.today, asker.today
        ) { $0.int64(0) }
        let mine = [me] + stoodInFor
        var rows: [[Datum]] = []
        try reader.each(
            """
            SELECT document.id, coalesce(document.number, ''), document.kind, coalesce(document.partyName, ''),
                   document.amountMinor, coalesce(document.currency, ''), maker.fullName, approval.dueDay,
                   approval.roleCode, approval.userId, approval.askedBy
            FROM approval
            JOIN document ON document.id = approval.documentId
            JOIN "user" AS maker ON maker.id = approval.askedBy
            WHERE approval.state = 'pending' AND approval.askedBy <> ?
            ORDER BY approval.dueDay, approval.id
            """, me
        ) { row in
            let role = row.datum(8).text
            let person = row.datum(9).integer
            let kind = row.text(2)
            let asked = row.int64(10)
            let isMine = try mine.contains { user in
                guard user != asked else { return false }
                if let person { return person == user }
                if let role {
                    return try reader.exists(
                        "SELECT 1 FROM userRole JOIN role ON role.id = userRole.roleId WHERE userRole.userId = ? AND role.code = ?",
                        user, role)
                }
                return try reader.exists(
                    """
                    SELECT 1 FROM userRole JOIN roleRight ON roleRight.roleId = userRole.roleId
                    WHERE userRole.userId = ? AND roleRight."right" = ?
                    """, user, asker.house.approval(of: kind)?.right.name)
            }
            if isMine { rows.append((0..<8).map { row.datum($0) }) }
        }
        return .rows(rows)
    }
}
