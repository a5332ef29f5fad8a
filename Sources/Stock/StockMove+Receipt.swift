package import Core
internal import Ledgers
internal import MasterData
package import Values

// Goods come in without an order: a sample, a find, what a supplier brings before the order was written.

/// Takes goods into a warehouse at a price.
package struct ReceiveGoods: WarehouseCommand {
    package static let name = "stock.receive-goods"
    package static let title = Text(en: "Receive goods", hans: "入库", hant: "入庫")
    package static let right = Right.receiveStock
    package static let fields = [
        StockFields.warehouse, StockFields.day,
        Field("supplier", Text(en: "Supplier", hans: "供应商", hant: "供應商"), .code(lookup: "masterdata.find-supplier")),
        Field(
            "against", Text(en: "Against", hans: "对方科目", hant: "對方科目"),
            .choice([
                Choice("goodsReceived", PostingRole.goodsReceived.title), Choice("stockGain", PostingRole.stockGain.title),
            ]),
            help: Text(
                en: "Goods that will be invoiced: goods received, not invoiced. Goods that were found: surplus.",
                hans: "将收到发票的货物：应付暂估款；盘盈或发现的货物：盘盈收益。",
                hant: "將收到發票的貨品：暫估應付帳款；盤盈或發現的貨品：盤盈收益。")),
        Field("note", Text(en: "Note", hans: "备注", hant: "備註"), .text(max: 120)),
        Field(
            "lines", Text(en: "Lines", hans: "明细", hant: "明細"),
            .lines([
                StockFields.item,
                StockFields.quantity, StockFields.unit,
                Field("unitPrice", Text(en: "Unit price", hans: "单价", hant: "單價"), .price, required: true),
                StockFields.lot,
            ]), required: true),
    ]

    package let warehouse: String?
    let day: Day?
    let supplier: String?
    let against: String?
    let note: String?
    let lines: [Line]

    /// What came in of one item, at what price.
    package struct Line: Codable, Sendable {
        let item: String
        let quantity: Figure
        let unit: String?
        let unitPrice: Figure
        let lot: String?

        package init(item: String, quantity: Figure, unit: String? = nil, unitPrice: Figure, lot: String? = nil) {
            self.item = item
            self.quantity = quantity
            self.unit = unit
            self.unitPrice = unitPrice
            self.lot = lot
        }
    }

    package init(
        warehouse: String? = nil, day: Day? = nil, supplier: String? = nil, against: String? = nil, note: String? = nil,
        lines: [Line]
    ) {
        self.warehouse = warehouse
        self.day = day
        self.supplier = supplier
        self.against = against
        self.note = note
        self.lines = lines
    }

    package func perform(in transaction: Transaction) throws -> DocumentOutcome {
        var wrong = Refusals()
        let housed = try wrong.read(try transaction.warehouse(code: warehouse))
        let supplied = try wrong.read(try supplier.map { try transaction.supplier(code: $0) })
        let posted = try wrong.read(try account())
        let noted = try wrong.read(try TextHygiene.clean(note ?? ""))
        // Where the account is refused the lines are read all the same; nothing is written then.
        let contra = StockDraft.Contra((try? posted.get()) ?? .goodsReceived)
        let read = try wrong.read(
            try transaction.stockLines(lines) { line in
                let counted = try transaction.counted(line.item, line.quantity, unit: line.unit, for: .receipt)
                return try counted.received(at: line.unitPrice, currency: transaction.currency, contra: contra, lot: line.lot)
            })
        try wrong.throwIfAny()
        let draft = StockDraft(
            kind: .receipt, warehouse: try housed.get(), day: day ?? transaction.today, summary: try noted.get(),
            party: try supplied.get(), lines: try read.get())
        return try transaction.move(draft).outcome
    }

    private func account() throws -> PostingRole {
        switch against ?? "goodsReceived" {
        case "goodsReceived": .goodsReceived
        case "stockGain": .stockGain
        case let other: throw Refusal.notAgainst(other)
        }
    }
}

extension Transaction {
    /// The lines of a draft; a refusal names the line.
    func stockLines<Given>(
        _ given: [Given], make: (Given) throws -> StockDraft.Line
    ) throws -> [StockDraft.Line] {
        guard !given.isEmpty else { throw Refusal.noLines }
        return try Refusals.lines(given) { index, line in
            do { return try make(line) } catch let refusal as Refusal { throw refusal.atLine(index + 1) }
        }
    }
}

extension CountedQuantity {
    /// A line that takes this in at a price of one counted unit.
    func received(
        at price: Figure, currency: Currency, contra: StockDraft.Contra, lot: String?
    ) throws -> StockDraft.Line {
        try mustBeStocked()
        let unitPrice: UnitPrice
        do { unitPrice = try price.unitPrice() } catch let refusal as Refusal { throw refusal.on("unitPrice") }
        guard !unitPrice.isNegative else { throw Refusal.negativePrice }
        return try line(worth: .given(try unitPrice.amount(for: counted, currency: currency)), contra: contra, lot: lot)
    }
}

extension Refusal {
    static let noLines = Refusal(
        "stock.no-lines",
        Text(
            en: "The document has no lines. Enter at least one item with its quantity.",
            hans: "单据没有明细。请至少录入一个物料及数量。",
            hant: "單據沒有明細。請至少輸入一個品項及數量。"),
        field: "lines")

    static let negativePrice = Refusal(
        "stock.negative-price",
        Text(
            en: "A price is not below zero. Enter the price that was agreed, or 0 for goods that cost nothing.",
            hans: "单价不能为负。请输入约定单价；免费货物输入 0。",
            hant: "單價不能為負。請輸入約定單價；免費貨品輸入 0。"),
        field: "unitPrice")

    static func notAgainst(_ typed: String) -> Refusal {
        Refusal(
            "stock.not-against",
            Text(
                en: "Goods come in against goodsReceived or stockGain, not “\(typed)”.",
                hans: "入库的对方科目只能是 goodsReceived 或 stockGain，不能是“\(typed)”。",
                hant: "入庫的對方科目只能是 goodsReceived 或 stockGain，不能是「\(typed)」。"),
            field: "against")
    }
}
