package import Core
internal import Ledgers
internal import MasterData
internal import Stock
package import Values

// Goods come for an order: scanned or typed, all of it or some, with what was turned away at the dock (PU-06, PU-07).
// What is accepted goes into stock against goods received, not invoiced, at the order's price (event P2).

/// Receives goods against an order.
package struct ReceiveOrder: Command {
    package static let name = "purchasing.receive-order"
    package static let title = Text(en: "Receive a purchase order", hans: "采购收货", hant: "採購到貨")
    package static let right = Right.receiveOrders
    package static let fields = [
        OrderFields.order, OrderFields.day,
        Field("deliveryNote", Text(en: "Delivery note", hans: "送货单号", hant: "送貨單號"), .text(max: 40)),
        Field("note", Text(en: "Note", hans: "备注", hant: "備註"), .text(max: 120)),
        Field(
            "all", Text(en: "Everything that is open", hans: "全部待收数量", hant: "全部待到數量"), .flag,
            help: Text(
                en: "Receives what is still to come of every line; no lines are given then.",
                hans: "按各行待收数量全部收货，无需录入明细。", hant: "依各行待到數量全部到貨，無需輸入明細。")),
        Field(
            "lines", Text(en: "Lines", hans: "明细", hant: "明細"),
            .lines([
                Field("line", Text(en: "Order line", hans: "订单行", hant: "採購單行"), .integer),
                Field(
                    "item", Text(en: "Item or barcode", hans: "物料或条码", hant: "品項或條碼"),
                    .code(lookup: "masterdata.find-item")),
                Field(
                    "quantity", Text(en: "Arrived", hans: "到货数量", hant: "到貨數量"), .quantity,
                    help: Text(en: "Empty: one, as for a scan.", hans: "留空为 1（扫描一次）。", hant: "留空為 1（掃描一次）。")),
                Field("unit", Text(en: "Unit", hans: "单位", hant: "單位"), .text(max: 12)),
                Field(
                    "rejected", Text(en: "Of it rejected", hans: "其中拒收", hant: "其中拒收"), .quantity,
                    help: Text(
                        en: "Turned away at the dock: not taken into stock, and expected again.",
                        hans: "当场拒收：不入库，仍待补货。", hant: "當場拒收：不入庫，仍待補貨。")),
                Field("lot", Text(en: "Lot", hans: "批号", hant: "批號"), .text(max: 40)),
            ])),
        Field(
            "confirmOver", Text(en: "Over-delivery is right", hans: "确认超收", hant: "確認超收"), .flag,
            help: Text(
                en: "Takes in more than the tolerance allows. Needs the right to do so.", hans: "允许超出容差收货，须有相应权限。",
                hant: "允許超出容許量到貨，須有對應權限。")),
    ]

    let order: String
    let day: Day?
    let deliveryNote: String?
    let note: String?
    let all: Bool?
    let lines: [ReceivedLine]?
    let confirmOver: Bool?

    /// - Parameters:
    ///   - all: receives everything that is open; then no lines are given.
    ///   - confirmOver: over-tolerance is meant; needs `purchasing.over-receive`.
    package init(
        order: String, day: Day? = nil, deliveryNote: String? = nil, note: String? = nil, all: Bool? = nil,
        lines: [ReceivedLine]? = nil, confirmOver: Bool? = nil
    ) {
        self.order = order
        self.day = day
        self.deliveryNote = deliveryNote
        self.note = note
        self.all = all
        self.lines = lines
        self.confirmOver = confirmOver
    }

    package func scoped(in transaction: Transaction) throws -> [(ScopeKind, String)] {
        try transaction.warehouse(ofOrder: order)
    }

    package func perform(in transaction: Transaction) throws -> DocumentOutcome {
        let order = try transaction.purchaseOrder(number: order)
        guard order.state.canBeReceived else {
            throw Refusal.orderState(
                order.number, order.state,
                Text(
                    en: "Only an approved order that is not closed can be received.", hans: "只有已批准且未结案的订单可以收货。",
                    hant: "只有已核准且未結案的採購單可以到貨。"))
        }
        var receipt = ReceiptDraft(
            order: order, lines: try transaction.orderLines(of: order.id), tolerance: try transaction.receiptTolerance(),
            mayExceed: try confirmOver == true && transaction.may(transaction.session.userId, .overReceive))
        var wrong = Refusals()
        let delivered = try wrong.read(try OrderFields.deliveryNote(deliveryNote))
        let noted = try wrong.read(try OrderFields.note(note))
        _ = try wrong.read(try fill(&receipt, transaction))
        try wrong.throwIfAny()
        return try transaction.post(receipt, day: day ?? transaction.today, deliveryNote: try delivered.get(), note: try noted.get())
    }

    private func fill(_ receipt: inout ReceiptDraft, _ transaction: Transaction) throws {
        if all ?? false {
            guard lines?.isEmpty ?? true else { throw Refusal.allOrLines }
            try receipt.addAllOpen()
        } else {
            _ = try Refusals.lines(lines ?? []) { index, line in
                do {
                    try receipt.add(line, try transaction.read(line, in: receipt.lines))
                } catch let refusal as Refusal {
                    throw refusal.atLine(index + 1)
                }
            }
        }
        guard !receipt.pieces.isEmpty else { throw Refusal.orderWithoutLines }
    }
}

/// One line of a receipt: a line of the order by its number, or an item by its code or barcode.
package struct ReceivedLine: Codable, Sendable, Hashable {
    let line: Int?
    let item: String?
    let quantity: Figure?
    let unit: String?
    let rejected: Figure?
    let lot: String?

    /// - Parameters:
    ///   - quantity: what arrived, rejected goods among it; nil: one, as for a scan.
    ///   - unit: nil: the order line's, or the one that the barcode stands for.
    package init(
        line: Int? = nil, item: String? = nil, quantity: Figure? = nil, unit: String? = nil, rejected: Figure? = nil,
        lot: String? = nil
    ) {
        self.line = line
        self.item = item
        self.quantity = quantity
        self.unit = unit
        self.rejected = rejected
        self.lot = lot
    }
}
