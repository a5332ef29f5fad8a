package import Core
package import MasterData
internal import Stock
package import Values

// What was agreed with a supplier, and how far it has come.

/// How a purchase order is called in `document.kind`, in approvals and by openers.
package let purchaseOrderKind = "purchase-order"

/// The head of an order as it stands in the file.
package struct PurchaseOrder: Sendable, Hashable {
    package let id: Int64
    package let number: String
    package let partyId: Int64
    package let day: Day
    package let currency: Currency
    package let warehouseId: Int64
    package let warehouseCode: String
    package let promisedDay: Day?
    package let note: String
    package let netMinor: Int64
    /// Kept as the supplier stated it; posted by no one before the invoice.
    package let taxMinor: Int64
    package let freightMinor: Int64
    /// Who last wrote what is being approved.
    package let writtenBy: Int64
    package let madeBy: Int64
    package let state: OrderState
    package let revision: Int64
}

/// A line of an order. Quantities are in its own unit.
package struct OrderLine: Sendable, Hashable {
    package let id: Int64
    /// From one.
    package let line: Int
    package let item: Item
    package let description: String
    package let unit: String
    /// Stock units in one `unit`.
    package let perUnit: Fraction
    package var progress: OrderProgress
    /// Of one `unit`, in the currency of the order.
    package let price: UnitPrice
    package let amountMinor: Int64
    package let taxRate: Rate
    package let promisedDay: Day?
}

extension Reader {
    /// The order that a number says, as people say it: `326` for PO-000326.
    /// - Throws: `purchasing.no-order`, on the field `order`; `core.several-documents`.
    package func purchaseOrder(number typed: String) throws -> PurchaseOrder {
        let number = try documentNumber([purchaseOrderKind], said: typed)
        let found = try one(
            """
            SELECT ordered.id, document.number, ordered.partyId, ordered.day, ordered.currency, ordered.warehouseId,
                   warehouse.code, ordered.promisedDay, ordered.note, ordered.netMinor, ordered.taxMinor,
                   ordered.freightMinor, ordered.writtenBy, document.madeBy, ordered.state, document.revision
            FROM document
            JOIN purchaseOrder AS ordered ON ordered.id = document.id
            JOIN warehouse ON warehouse.id = ordered.warehouseId
            WHERE document.kind = 'purchase-order' AND document.number = ?
            """, number, make: PurchaseOrder.init(row:))
        guard let found else { throw Refusal.noOrder(typed) }
        return found
    }

    /// All lines of an order with their items, in one go.
    package func orderLines(of orderId: Int64) throws -> [OrderLine] {
        try all(
            """
            SELECT ordered.id, ordered.line, ordered.description, ordered.unit, ordered.numerator, ordered.denominator,
                   ordered.quantityMicro, ordered.cancelledMicro, ordered.receivedMicro, ordered.rejectedMicro,
                   ordered.returnedMicro, ordered.billedMicro, ordered.closedDay, ordered.unitPriceMicro,
                   ordered.amountMinor, ordered.taxRateNano, ordered.promisedDay, ordered.closedReason,
                   item.id, item.code, item.name, item.unit, item.category, item.isStocked, item.listPriceMicro,
                   item.safetyStockMicro, item.reorderPointMicro, item.overReceiptPercentNano, item.mnemonic,
                   item.isActive, item.revision
            FROM purchaseOrderLine AS ordered
            JOIN item ON item.id = ordered.itemId
            WHERE ordered.orderId = ?
            ORDER BY ordered.line
            """, orderId, make: OrderLine.init(row:))
    }
}

extension PurchaseOrder {
    static func folded(_ typed: String) -> String {
        DocumentNumber.folded(typed)
    }

    fileprivate init(row: borrowing Row) throws {
        guard let currency = Currency.named(row.text(4)) else { throw Refusal.noOrder(row.text(1)) }
        self.init(
            id: row.int64(0), number: row.text(1), partyId: row.int64(2), day: try row[3], currency: currency,
            warehouseId: row.int64(5), warehouseCode: row.text(6), promisedDay: try row[7], note: row.text(8),
            netMinor: row.int64(9), taxMinor: row.int64(10), freightMinor: row.int64(11), writtenBy: row.int64(12),
            madeBy: row.int64(13), state: try row[14], revision: row.int64(15))
    }
}

extension OrderLine {
    fileprivate init(row: borrowing Row) throws {
        self.init(
            id: row.int64(0), line: Int(row.int64(1)), item: try Item(row: row, from: 18), description: row.text(2),
            unit: row.text(3), perUnit: try Fraction(row.int64(4), row.int64(5)),
            progress: OrderProgress(
                ordered: Quantity(micro: row.int64(6)), cancelled: Quantity(micro: row.int64(7)),
                received: Quantity(micro: row.int64(8)), rejected: Quantity(micro: row.int64(9)),
                returned: Quantity(micro: row.int64(10)), billed: Quantity(micro: row.int64(11)),
                isClosed: !row.isNull(12), isShort: !row.isNull(17)),
            price: UnitPrice(micro: row.int64(13)), amountMinor: row.int64(14), taxRate: Rate(nano: row.int64(15)),
            promisedDay: try row[16])
    }
}

extension Transaction {
    /// Moves an order to another state, as the table of states allows. The same state again changes nothing.
    func setOrder(_ order: PurchaseOrder, _ state: OrderState) throws {
        guard state != order.state else { return }
        guard order.state.next.contains(state) else {
            throw Refusal.orderState(order.number, order.state, Refusal.lookAtOrder)
        }
        try update("UPDATE purchaseOrder SET state = ? WHERE id = ?", state, order.id)
        try setDocument(order.id, state: state.rawValue)
    }
}

extension Refusal {
    static let lookAtOrder = Text(
        en: "Open the order to see what can be done.", hans: "请打开订单查看可执行的操作。", hant: "請開啟採購單檢視可執行的操作。")

    static func noOrder(_ number: String) -> Refusal {
        let shown = TextHygiene.shown(number)
        return Refusal(
            "purchasing.no-order",
            Text(
                en: "There is no purchase order “\(shown)”. F4 in the field or the code PO lists them.",
                hans: "没有采购订单“\(shown)”。在栏中按 F4 或输入代码 PO 可列出。",
                hant: "沒有採購單「\(shown)」。在欄中按 F4 或輸入代碼 PO 可列出。"),
            field: "order")
    }
}
