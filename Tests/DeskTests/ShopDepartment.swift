import Core
import Values

// A tiny department that the tests of the desk work with: things, and orders of things.

extension Right {
    static let seeThings = Right("shop.see", Text(en: "See things", hans: "查看物品", hant: "檢視物品"))
    static let keepThings = Right("shop.keep", Text(en: "Keep things", hans: "维护物品", hant: "維護物品"))
    static let orderThings = Right("shop.order", Text(en: "Order things", hans: "订购物品", hant: "訂購物品"))
}

extension Department {
    static let shop = Department(
        code: "shop", title: Text(en: "Shop", hans: "商店", hant: "商店"),
        rights: [.seeThings, .keepThings, .orderThings],
        schema: [
            SchemaStep(
                "shop.001 things",
                tables: [
                    TableDefinition(
                        "thing",
                        """
                        CREATE TABLE thing (
                          id INTEGER PRIMARY KEY, code TEXT NOT NULL UNIQUE, name TEXT NOT NULL, kind TEXT NOT NULL,
                          priceMinor INTEGER NOT NULL, currency TEXT NOT NULL, day TEXT NOT NULL, note TEXT NOT NULL,
                          revision INTEGER NOT NULL
                        ) STRICT
                        """)
                ])
        ],
        commands: [
            AddThing.self, ChangeThing.self, PriceInDollars.self, PlaceOrder.self, RaisePrice.self, RequestLoan.self, DecideLoan.self,
            ChangeShopSetting.self,
        ],
        queries: [ThingList.self, FindThing.self, GatedThings.self],
        settings: [shopLimit],
        approvals: [
            ApprovalKind(
                kind: "loan", title: Text(en: "Loan", hans: "借用", hant: "借用"), right: .orderThings,
                whenApproved: { id, transaction in try transaction.setDocument(id, state: "approved") },
                whenReturned: { id, transaction in try transaction.setDocument(id, state: "returned") })
        ],
        documents: [
            DocumentKind("loan", Text(en: "Loan", hans: "借用", hant: "借用"), right: .orderThings).standing([
                Choice("draft", Text(en: "Waiting", hans: "待定", hant: "待定")),
                Choice("approved", Text(en: "Granted", hans: "已准借", hant: "已准借")),
                Choice("returned", Text(en: "Sent back", hans: "已退回", hant: "已退回")),
            ]),
            DocumentKind("order", Text(en: "Order", hans: "订单", hant: "訂單"), right: .orderThings),
        ],
        records: ["thing": Text(en: "Thing", hans: "物品", hant: "物品")])
}

let shopLimit = Setting(
    "shop.limit", Text(en: "Most things", hans: "物品上限", hant: "物品上限"), .integer, fallback: "10", right: .keepThings, limit: .between(0, 99))

struct ChangeShopSetting: SettingCommand {
    static let name = "shop.change-setting"
    static let title = Text(en: "Change a setting of the shop", hans: "修改商店设置", hant: "變更商店設定")
    static let right = Right.keepThings
    let setting: String
    let value: String
}

let thingKinds = [
    Choice("part", Text(en: "Part", hans: "零件", hant: "零件")), Choice("tool", Text(en: "Tool", hans: "工具", hant: "工具")),
]

struct AddThing: Command {
    static let name = "shop.add-thing"
    static let title = Text(en: "Add a thing", hans: "新增物品", hant: "新增物品")
    static let right = Right.keepThings
    static let fields = [
        Field("code", Text(en: "Code", hans: "编码", hant: "代碼"), .text(max: 12), required: true),
        Field("name", Text(en: "Name", hans: "名称", hant: "名稱"), .text(max: 40), required: true),
        Field("kind", Text(en: "Kind", hans: "种类", hant: "種類"), .choice(thingKinds), required: true),
        Field(
            "price", Text(en: "Price", hans: "价格", hant: "價格"), .money,
            help: Text(en: "What one costs.", hans: "单价。", hant: "單價。")),
        Field("day", Text(en: "Since", hans: "自", hant: "自"), .day),
        Field("note", Text(en: "Note", hans: "备注", hant: "備註"), .memo),
    ]

    var code: String
    var name: String
    var kind: String
    var price: Figure?
    var day: Day?
    var note: String?

    func perform(in transaction: Transaction) throws -> Done {
        guard try !transaction.exists("SELECT 1 FROM thing WHERE code = ?", code) else {
            throw Refusal(
                "shop.code-taken",
                Text(en: "This code is taken. Choose another.", hans: "编码已被占用，请更换。", hant: "代碼已被占用，請更換。"), field: "code")
        }
        try transaction.insert(
            "INSERT INTO thing (code, name, kind, priceMinor, currency, day, note, revision) VALUES (?, ?, ?, ?, ?, ?, ?, 1)",
            code, name, kind, try price?.money(in: transaction.currency).minor ?? 0, transaction.currency.code,
            day ?? transaction.today, note ?? "")
        return Done()
    }
}

struct ChangeThing: Command {
    static let name = "shop.change-thing"
    static let title = Text(en: "Change a thing", hans: "修改物品", hant: "變更物品")
    static let right = Right.keepThings
    static let fields = [
        Field("code", Text(en: "Code", hans: "编码", hant: "代碼"), .text(max: 12), required: true),
        Field("name", Text(en: "Name", hans: "名称", hant: "名稱"), .text(max: 40), required: true),
        Field("note", Text(en: "Note", hans: "备注", hant: "備註"), .memo),
        Field("revision", Text(en: "Revision", hans: "版本", hant: "版本"), .integer),
    ]

    var code: String
    var name: String
    var note: String?
    var revision: Int64?

    func perform(in transaction: Transaction) throws -> Done {
        let now = try transaction.value("SELECT revision FROM thing WHERE code = ?", code, as: Int64.self)
        if let revision, now != revision {
            throw Refusal(
                "core.changed-meanwhile",
                Text(en: "It was changed. F5 shows both.", hans: "已被修改，按 F5 查看。", hant: "已被修改，按 F5 檢視。"))
        }
        try transaction.update("UPDATE thing SET name = ?, note = ?, revision = revision + 1 WHERE code = ?", name, note ?? "", code)
        return Done()
    }
}

struct PriceInDollars: Command {
    static let name = "shop.price-in-dollars"
    static let title = Text(en: "Price in dollars", hans: "以美元标价", hant: "以美元標價")
    static let right = Right.keepThings
    static let fields = [Field("code", Text(en: "Code", hans: "编码", hant: "代碼"), .text(max: 12), required: true)]
    var code: String

    func perform(in transaction: Transaction) throws -> Done {
        try transaction.update("UPDATE thing SET currency = 'USD' WHERE code = ?", code)
        return Done()
    }
}

struct OrderLine: Codable, Hashable, Sendable {
    var thing: String
    var quantity: Figure
}

struct PlaceOrder: Command {
    static let name = "shop.place-order"
    static let title = Text(en: "Place an order", hans: "下订单", hant: "下訂單")
    static let right = Right.orderThings
    static let fields = [
        Field("buyer", Text(en: "Buyer", hans: "买方", hant: "買方"), .text(max: 20), required: true),
        Field(
            "lines", Text(en: "Lines", hans: "明细", hant: "明細"),
            .lines([
                Field("thing", Text(en: "Thing", hans: "物品", hant: "物品"), .code(lookup: "shop.find-thing"), required: true),
                Field("quantity", Text(en: "Quantity", hans: "数量", hant: "數量"), .quantity, required: true),
            ]), required: true),
        Field("remark", Text(en: "Remark", hans: "说明", hant: "說明"), .text(max: 40)),
    ]

    var buyer: String
    var lines: [OrderLine]
    var remark: String?

    func perform(in transaction: Transaction) throws -> DocumentOutcome {
        _ = try Refusals.lines(lines) { index, line in
            guard line.quantity.decimalText != "666" else {
                throw Refusal(
                    "shop.not-that-many", Text(en: "Not that many.", hans: "数量过多。", hant: "數量過多。"),
                    field: "lines.\(index + 1).quantity")
            }
        }
        for (index, line) in lines.enumerated() {
            guard let price = try transaction.value("SELECT priceMinor FROM thing WHERE code = ?", line.thing, as: Int64.self) else {
                throw Refusal(
                    "shop.no-thing", Text(en: "No such thing. F4 lists them.", hans: "无此物品，按 F4 列出。", hant: "無此物品，按 F4 列出。"),
                    field: "lines.\(index + 1).thing")
            }
            transaction.show(
                Effect(
                    section: Text(en: "Lines", hans: "明细", hant: "明細"),
                    cells: [Text(verbatim: line.thing), Text(verbatim: line.quantity.decimalText), Text(verbatim: String(price))]))
        }
        let number = try transaction.number(in: Series("SO"))
        let id = try transaction.newDocument(kind: "order", number: number, party: buyer, day: transaction.today, state: "posted")
        return DocumentOutcome(id: id, number: number)
    }
}

struct RequestLoan: Command {
    static let name = "shop.request-loan"
    static let title = Text(en: "Request a loan", hans: "申请借用", hant: "申請借用")
    static let right = Right.keepThings
    static let fields = [Field("amount", Text(en: "Amount", hans: "金额", hant: "金額"), .money, required: true)]
    var amount: Figure

    func perform(in transaction: Transaction) throws -> DocumentOutcome {
        let number = try transaction.number(in: Series("LO"))
        let id = try transaction.newDocument(
            kind: "loan", number: number, day: transaction.today, state: "draft",
            amountMinor: try amount.money(in: transaction.currency).minor, currency: transaction.currency.code)
        if let document = try transaction.document(id) { try transaction.requestApproval(of: document) }
        return DocumentOutcome(id: id, number: number)
    }
}

struct DecideLoan: Command {
    static let name = "shop.decide-loan"
    static let title = Text(en: "Decide a loan", hans: "审批借用", hant: "核准借用")
    static let right = Right.orderThings
    static let fields = [
        Field("document", Text(en: "Document", hans: "单据", hant: "單據"), .integer, required: true),
        Field("reason", Text(en: "Reason", hans: "原因", hant: "原因"), .text(max: 200)),
    ]
    var document: Int64
    var reason: String?

    func perform(in transaction: Transaction) throws -> Done {
        if let reason {
            try transaction.returnForChange(document: document, reason: reason)
        } else {
            try transaction.approve(document: document)
        }
        return Done()
    }
}

struct RaisePrice: Command {
    static let name = "shop.raise-price"
    static let title = Text(en: "Raise prices", hans: "涨价", hant: "漲價")
    static let right = Right.keepThings
    static let fields: [Field] = []

    func perform(in transaction: Transaction) throws -> Done {
        try transaction.execute("UPDATE thing SET priceMinor = priceMinor + 1")
        return Done()
    }
}

struct ThingList: Query {
    static let name = "shop.things"
    static let title = Text(en: "Things", hans: "物品", hant: "物品")
    static let right = Right.seeThings
    static let fields = [
        Field("asOf", Text(en: "As of", hans: "截至", hant: "截至"), .day)
    ]
    static let columns = [
        Column("id", Text(verbatim: "id"), .id, width: 0),
        Column("code", Text(en: "Code", hans: "编码", hant: "代碼"), .code, width: 10),
        Column("name", Text(en: "Name", hans: "名称", hant: "名稱"), .text, width: 24),
        Column("kind", Text(en: "Kind", hans: "种类", hant: "種類"), .choice(thingKinds), width: 8),
        Column("priceMinor", Text(en: "Price", hans: "价格", hant: "價格"), .moneyIn("currency"), width: 14, total: true),
        Column("currency", Text(en: "Cur.", hans: "币种", hant: "幣別"), .code, width: 4),
        Column("day", Text(en: "Since", hans: "自", hant: "自"), .day, width: 10),
        Column("note", Text(en: "Note", hans: "备注", hant: "備註"), .text, width: 30, extra: true),
    ]

    let asOf: Day?
    init(_ parameters: Parameters) throws { asOf = try parameters.day("asOf") }

    func answer(in reader: Reader, for asker: Asker) throws -> Answer {
        .statement(
            """
            SELECT id, code, name, kind, priceMinor, currency, day, note
            FROM thing
            WHERE (? IS NULL OR day <= ?)
            """, [asOf, asOf], order: "code")
    }
}

struct FindThing: Query {
    static let name = "shop.find-thing"
    static let title = Text(en: "Find a thing", hans: "查找物品", hant: "尋找物品")
    static let right = Right.seeThings
    static let fields = [Field("text", Text(en: "Text", hans: "文字", hant: "文字"), .text(max: 40))]
    static let columns = [
        Column("id", Text(verbatim: "id"), .id, width: 0),
        Column("code", Text(en: "Code", hans: "编码", hant: "代碼"), .code, width: 10),
        Column("name", Text(en: "Name", hans: "名称", hant: "名稱"), .text, width: 24),
    ]

    let text: String
    init(_ parameters: Parameters) { text = parameters.text("text") ?? "" }

    func answer(in reader: Reader, for asker: Asker) throws -> Answer {
        var ranked: [(Int, [Datum])] = []
        try reader.each("SELECT id, code, name FROM thing ORDER BY code") { row in
            let key = SearchKey.make(code: row.text(1), name: row.text(2))
            let rank = text.isEmpty ? 0 : SearchRank.rank(query: text, code: row.text(1), key: key)
            if let rank { ranked.append((rank, row.data)) }
        }
        return .rows(ranked.sorted { $0.0 < $1.0 }.map(\.1))
    }
}
