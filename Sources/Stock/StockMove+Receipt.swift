package import Core
internal import Ledgers
internal import MasterData
package import Values

// Goods come in without an order: a sample, a find, what a supplier brings before the order was written.

/// Takes goods into a warehouse at a price.
package struct ReceiveGoods: Command {
    package static let name = "stock.receive-goods"
    package static let title = Text(en: "Receive goods", hans: "入库", hant: "入庫")
    package static let right = Right.receiveStock
    package static let fields = [
        Field("warehouse", Text(en: "Warehouse", hans: "仓库", hant: "倉庫"), .code(lookup: "stock.warehouses")),
        Field("day", Text(en: "Day", hans: "日期", hant: "日期"), .day),
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
                Field(
                    "item", Text(en: "Item or barcode", hans: "物料或条码", hant: "品項或條碼"), .code(lookup: "masterdata.find-item"), required: true
                ),
                Field("quantity", Text(en: "Quantity", hans: "数量", hant: "數量"), .quantity, required: true),
                Field("unit", Text(en: "Unit", hans: "单位", hant: "單位"), .text(max: 12)),
                Field("unitPrice", Text(en: "Unit price", hans: "单价", hant: "單價"), .price, required: true),
                Field("lot", Text(en: "Lot", hans: "批号", hant: "批號"), .text(max: 40)),
            ]), required: true),
    ]

    let warehouse: String?
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

    package func scoped(in transaction: Transaction) throws -> [(ScopeKind, String)] {
        [(.warehouse, try transaction.warehouse(code: warehouse).code)]
    }

    package func perform(in transaction: Transaction) throws -> DocumentOutcome {
        let account: PostingRole
        switch against ?? "goodsReceived" {
        case "goodsReceived": account = .goodsReceived
        case "stockGain": account = .stockGain
        case let other: throw Refusal.notAgainst(other)
        }
        let draft = StockDraft(
            kind: .receipt, warehouse: try transaction.warehouse(code: warehouse), day: day ?? transaction.today,
            summary: try TextHygiene.clean(note ?? ""), party: try supplier.map { try transaction.supplier(code: $0) },
            lines: try transaction.stockLines(lines) { line in
                let counted = try transaction.counted(line.item, line.quantity, unit: line.unit)
                return try counted.received(
                    at: line.unitPrice, currency: transaction.currency, contra: .init(account), lot: line.lot)
            })
        let posted = try transaction.move(draft)
        return DocumentOutcome(id: posted.id, number: posted.number)
    }
}

extension Transaction {
    /// The lines of a draft; a refusal names the line.
    func stockLines<Given>(
        _ given: [Given], make: (Given) throws -> StockDraft.Line
    ) throws -> [StockDraft.Line] {
        guard !given.isEmpty else { throw Refusal.noLines }
        return try given.enumerated().map { index, line in
            do { return try make(line) } catch let refusal as Refusal { throw refusal.atLine(index + 1) }
        }
    }
}

extension CountedQuantity {
    /// A line that takes this in at a price of one counted unit.
    func received(
        at price: Figure, currency: Currency, contra: StockDraft.Contra, lot: String?
    ) throws -> StockDraft.Line {
        guard item.isStocked else { throw Refusal.notStocked(item) }
        let unitPrice: UnitPrice
        do { unitPrice = try price.unitPrice() } catch let refusal as Refusal { throw refusal.on("unitPrice") }
        guard !unitPrice.isNegative else { throw Refusal.negativePrice }
        return StockDraft.Line(
            item: item, unit: unit, unitQuantity: counted, quantity: quantity,
            worth: .given(try unitPrice.amount(for: counted, currency: currency)), contra: contra,
            lot: try lot.map { try TextHygiene.clean($0) })
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
