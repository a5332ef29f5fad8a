import Core
import Values

/// A department small enough to see through: vouchers with lines that must balance, approved above an amount.
extension Department {
    static let vouchers = Department(
        code: "vouchers",
        title: Text(en: "Vouchers", hans: "凭证", hant: "憑證"),
        rights: [.writeVouchers, .approveVouchers],
        schema: [
            SchemaStep(
                "vouchers.001",
                tables: [
                    TableDefinition(
                        "period",
                        """
                        CREATE TABLE period (
                          id INTEGER PRIMARY KEY, firstDay TEXT NOT NULL UNIQUE, lastDay TEXT NOT NULL, state TEXT NOT NULL
                        ) STRICT
                        """, guards: [.permanent]),
                    TableDefinition(
                        "voucher",
                        """
                        CREATE TABLE voucher (
                          id INTEGER PRIMARY KEY REFERENCES document (id),
                          day TEXT NOT NULL, number TEXT UNIQUE, state TEXT NOT NULL CHECK (state IN ('draft', 'posted'))
                        ) STRICT
                        """,
                        guards: [
                            .finalWhenPosted, .closedWithPeriod(day: "day", periods: "period"),
                            .balanced(lines: "voucherLine", by: "voucherId", amount: "amountMinor"),
                        ]),
                    TableDefinition(
                        "voucherLine",
                        """
                        CREATE TABLE voucherLine (
                          id INTEGER PRIMARY KEY, voucherId INTEGER NOT NULL REFERENCES voucher (id),
                          amountMinor INTEGER NOT NULL CHECK (amountMinor <> 0), memo TEXT NOT NULL
                        ) STRICT
                        """, guards: [.finalWith(parent: "voucher", by: "voucherId")]),
                    TableDefinition(
                        "remark", "CREATE TABLE remark (id INTEGER PRIMARY KEY, words TEXT NOT NULL UNIQUE) STRICT",
                        guards: [.appendOnly]),
                ],
                also: ["CREATE INDEX voucherLine_voucher ON voucherLine (voucherId)"])
        ],
        commands: [
            PostVoucher.self, ApproveVoucher.self, AddRemark.self, OpenPeriod.self, ChangeVouchersSetting.self, AskForVoucher.self,
            DecideVoucher.self, AskInside.self,
        ],
        queries: [VoucherLines.self],
        settings: [
            Setting("vouchers.limit", Text(en: "Limit", hans: "限额", hant: "限額"), .integer, fallback: "100", right: .writeVouchers)
        ],
        approvals: [
            ApprovalKind(
                kind: "voucher", title: Text(en: "Voucher", hans: "凭证", hant: "憑證"), right: .approveVouchers,
                whenApproved: { id, transaction in try transaction.setDocument(id, state: "approved") },
                whenReturned: { id, transaction in try transaction.setDocument(id, state: "returned") })
        ])
}

extension Right {
    static let writeVouchers = Right("vouchers.write", Text(en: "Write vouchers", hans: "制单", hant: "製單"))
    static let approveVouchers = Right("vouchers.approve", Text(en: "Approve vouchers", hans: "审核", hant: "審核"))
}

struct PostVoucher: Command {
    static let name = "vouchers.post"
    static let title = Text(en: "Post a voucher", hans: "过账凭证", hant: "過帳憑證")
    static let right = Right.writeVouchers
    static let fields = [
        Field("amounts", Text(en: "Amounts", hans: "金额", hant: "金額"), .text(max: 100), required: true),
        Field("asks", Text(en: "Asks", hans: "送审", hant: "送審"), .flag),
        Field("fails", Text(en: "Fails", hans: "失败", hant: "失敗"), .flag),
    ]
    let amounts: [Int64]
    var asks: Bool? = nil
    var fails: Bool? = nil

    func perform(in transaction: Transaction) throws -> DocumentOutcome {
        let id = try transaction.newDocument(
            kind: "voucher", day: transaction.today, state: "draft", amountMinor: amounts.first, currency: transaction.currency.code)
        try transaction.insert("INSERT INTO voucher (id, day, state) VALUES (?, ?, 'draft')", id, transaction.today)
        for amount in amounts {
            try transaction.insert("INSERT INTO voucherLine (voucherId, amountMinor, memo) VALUES (?, ?, ?)", id, amount, "凭证 \"q\"\u{9}")
            transaction.show(Effect(section: Text(verbatim: "Lines"), cells: [Text(verbatim: String(amount))]))
        }
        let number = try transaction.number(in: Series("VO"))
        if fails == true { throw Refusal("vouchers.failed", Text(verbatim: "failed")) }
        try transaction.update("UPDATE voucher SET state = 'posted', number = ? WHERE id = ?", number, id)
        try transaction.setDocument(id, state: "posted", number: number)
        if asks == true, let document = try transaction.document(id) { try transaction.requestApproval(of: document) }
        return DocumentOutcome(id: id, number: number)
    }
}

struct ApproveVoucher: Command {
    static let name = "vouchers.approve"
    static let title = Text(en: "Approve a voucher", hans: "审核凭证", hant: "審核憑證")
    static let right = Right.approveVouchers
    static let fields = [Field("document", Text(en: "Voucher", hans: "凭证", hant: "憑證"), .integer, required: true)]
    let document: Int64

    func perform(in transaction: Transaction) throws -> Done {
        try transaction.approve(document: document)
        return Done()
    }
}

/// Asks for the approval of what somebody else wrote.
struct AskForVoucher: Command {
    static let name = "vouchers.ask"
    static let title = Text(en: "Ask for approval", hans: "送审", hant: "送審")
    static let right = Right.writeVouchers
    static let fields = [Field("document", Text(en: "Voucher", hans: "凭证", hant: "憑證"), .integer, required: true)]
    let document: Int64

    func perform(in transaction: Transaction) throws -> Done {
        guard let document = try transaction.document(document) else { return Done() }
        try transaction.requestApproval(of: document)
        return Done()
    }
}

/// Like the approval, open to whoever writes vouchers: for deputies.
struct DecideVoucher: Command {
    static let name = "vouchers.decide"
    static let title = Text(en: "Decide", hans: "审批", hant: "核准")
    static let right = Right.writeVouchers
    static let fields = [Field("document", Text(en: "Voucher", hans: "凭证", hant: "憑證"), .integer, required: true)]
    let document: Int64

    func perform(in transaction: Transaction) throws -> Done {
        try transaction.approve(document: document)
        return Done()
    }
}

/// Open to everyone, but asks for a right on the way.
struct AskInside: Command {
    static let name = "vouchers.ask-inside"
    static let title = Text(en: "Ask inside", hans: "内部检查", hant: "內部檢查")
    static let right = Right.everyone
    static let fields: [Field] = []

    func perform(in transaction: Transaction) throws -> Done {
        try transaction.require(.writeVouchers)
        return Done()
    }
}

struct AddRemark: Command {
    static let name = "vouchers.remark"
    static let title = Text(en: "Remark", hans: "备注", hant: "備註")
    static let right = Right.everyone
    static let fields = [Field("words", Text(en: "Words", hans: "内容", hant: "內容"), .text(max: 100), required: true)]
    let words: String

    func perform(in transaction: Transaction) throws -> Done {
        try transaction.insert("INSERT INTO remark (words) VALUES (?)", words)
        return Done()
    }
}

struct OpenPeriod: Command {
    static let name = "vouchers.open-period"
    static let title = Text(en: "Open a period", hans: "开启期间", hant: "開啟期間")
    static let right = Right.writeVouchers
    static let fields = [
        Field("firstDay", Text(en: "From", hans: "自", hant: "自"), .day, required: true),
        Field("lastDay", Text(en: "To", hans: "至", hant: "至"), .day, required: true),
        Field("state", Text(en: "State", hans: "状态", hant: "狀態"), .text(max: 10), required: true),
    ]
    let firstDay: Day
    let lastDay: Day
    let state: String

    func perform(in transaction: Transaction) throws -> Done {
        try transaction.insert("INSERT INTO period (firstDay, lastDay, state) VALUES (?, ?, ?)", firstDay, lastDay, state)
        return Done()
    }
}

struct ChangeVouchersSetting: SettingCommand {
    static let name = "vouchers.change-setting"
    static let title = Text(en: "Change a setting", hans: "修改设置", hant: "修改設定")
    static let right = Right.writeVouchers
    let setting: String
    let value: String
}

struct VoucherLines: Query {
    static let name = "vouchers.lines"
    static let title = Text(en: "Lines", hans: "分录", hant: "分錄")
    static let right = Right.writeVouchers
    static let fields: [Field] = []
    static let columns = [
        Column("id", Text(verbatim: "id"), .id, width: 0),
        Column("number", Text(en: "Number", hans: "编号", hant: "編號"), .code, width: 10),
        Column("amount", Text(en: "Amount", hans: "金额", hant: "金額"), .money, width: 12, total: true),
    ]

    init(_ parameters: Parameters) {}

    func answer(in reader: Reader, for asker: Asker) throws -> Answer {
        .statement(
            """
            SELECT voucherLine.id AS id, voucher.number AS number, voucherLine.amountMinor AS amount
            FROM voucherLine
            JOIN voucher ON voucher.id = voucherLine.voucherId
            """, [], order: "id")
    }
}
