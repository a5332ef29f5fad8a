internal import Values

/// Documents of every kind that the asker may read, in the rows that their scope opens: what listing, linking and
/// drilling stand on. Kinds that no department declares are for whoever reads the audit.
struct DocumentList: Query {
    static let name = "core.documents"
    static let title = Text(en: "Documents", hans: "单据", hant: "單據")
    static let right = Right.everyone
    static let fields = [
        Field("kind", Text(en: "Kind", hans: "种类", hant: "種類"), .text(max: 40)),
        Field("party", Text(en: "Party", hans: "往来单位", hant: "往來對象"), .text(max: 20)),
        Field("number", Text(en: "Number", hans: "编号", hant: "編號"), .text(max: 20)),
    ]
    static let columns = [
        Column.id,
        Column("number", Text(en: "Number", hans: "编号", hant: "編號"), .code, width: 11),
        Column("kind", Text(en: "Kind", hans: "种类", hant: "種類"), .documentKind, width: 14),
        Column("day", Text(en: "Day", hans: "日期", hant: "日期"), .day, width: 10),
        Column("partyName", Text(en: "Party", hans: "往来单位", hant: "往來對象"), .text, width: 17),
        Column("amountMinor", Text(en: "Amount", hans: "金额", hant: "金額"), .money, width: 13),
        Column("state", Text(en: "State", hans: "状态", hant: "狀態"), .documentState(of: "kind"), width: 9),
    ]

    let kind: String?
    let party: String?
    let number: String?

    init(_ parameters: Parameters) {
        kind = parameters.text("kind")
        party = parameters.text("party")
        number = parameters.text("number").map { TextHygiene.foldWidth($0).uppercased() }
    }

    func answer(in reader: Reader, for asker: Asker) throws -> Answer {
        let declared = asker.house.documents
        let readable = declared.filter { asker.session.may($0.right) }
        let isScoped = readable.contains { $0.isLimited(asker.scope) }
        let kinds = DocumentKind.list(isScoped ? readable.filter { !$0.isLimited(asker.scope) } : readable)
        let seesOthers = asker.session.may(.readAudit)
        guard isScoped else { return statement(kinds, seesOthers, DocumentKind.list(declared)) }
        // Few people are limited; their rows are told apart here, so that departments need not import each other.
        var rows: [[Datum]] = []
        try reader.each(
            """
            SELECT id, coalesce(number, ''), kind, day, coalesce(partyName, ''), amountMinor, state
            FROM document
            WHERE (? LIKE '%,' || kind || ',%' OR (? = 1 AND ? NOT LIKE '%,' || kind || ',%'))
              AND (? IS NULL OR kind = ?) AND (? IS NULL OR party = ?) AND (? IS NULL OR number = ?)
            """, kinds, seesOthers, DocumentKind.list(declared), kind, kind, party, party, number, number
        ) { rows.append($0.data) }
        for limited in readable where limited.isLimited(asker.scope) && (kind == nil || kind == limited.kind) {
            rows += try limited.rows(in: reader, for: asker, party: party, number: number)
        }
        return .rows(rows.sorted { DocumentList.isLater($0, $1) })
    }

    private func statement(_ kinds: String, _ seesOthers: Bool, _ declared: String) -> Answer {
        .statement(
            """
            SELECT id, coalesce(number, '') AS number, kind, day, coalesce(partyName, '') AS partyName, amountMinor, state
            FROM document
            WHERE (? LIKE '%,' || kind || ',%' OR (? = 1 AND ? NOT LIKE '%,' || kind || ',%'))
              AND (? IS NULL OR kind = ?) AND (? IS NULL OR party = ?) AND (? IS NULL OR number = ?)
            """, [kinds, seesOthers, declared, kind, kind, party, party, number, number], order: "id DESC")
    }

    private static func isLater(_ left: [Datum], _ right: [Datum]) -> Bool {
        (left[0].integer ?? 0) > (right[0].integer ?? 0)
    }
}

/// What waits for the asker's decision, whatever department it comes from: the one inbox.
struct ApprovalInbox: Query {
    static let name = "core.inbox"
    static let title = Text(en: "For my approval", hans: "待我审批", hant: "待我核准")
    static let right = Right.everyone
    static let fields: [Field] = []
    static let columns = [
        Column.id,
        Column("number", Text(en: "Number", hans: "编号", hant: "編號"), .code, width: 11),
        Column("kind", Text(en: "Kind code", hans: "种类代码", hant: "種類代碼"), .id, width: 0),
        Column("what", Text(en: "Kind", hans: "种类", hant: "種類"), .text, width: 15),
        Column("partyName", Text(en: "Party", hans: "往来单位", hant: "往來對象"), .text, width: 18),
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
                   approval.roleCode, approval.userId, approval.askedBy, document.madeBy
            FROM approval
            JOIN document ON document.id = approval.documentId
            JOIN "user" AS maker ON maker.id = approval.askedBy
            WHERE approval.state = 'pending' AND approval.askedBy <> ? AND document.madeBy <> ?
            ORDER BY approval.dueDay, approval.id
            """, me, me
        ) { row in
            let role = row.datum(8).text
            let person = row.datum(9).integer
            let kind = row.text(2)
            let makers = [row.int64(10), row.int64(11)]
            let isMine = try mine.contains { user in
                guard !makers.contains(user) else { return false }
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
            guard isMine else { return }
            let title = asker.house.approval(of: kind)?.title[asker.language] ?? kind
            rows.append((0..<3).map { row.datum($0) } + [.text(title)] + (3..<8).map { row.datum($0) })
        }
        return .rows(rows)
    }
}
