package import Core
internal import Ledgers
internal import MasterData
internal import Stock
package import Values

// Goods go back before they were invoiced: a receipt that was entered by mistake is undone as a whole; goods that go
// back to the supplier leave at what they cost now, and goods received, not invoiced, falls by what they came in at
// (event P6, PU-10).

/// Undoes a receipt of which nothing was invoiced or sent back.
package struct ReverseReceipt: Command {
    package static let name = "purchasing.reverse-receipt"
    package static let title = Text(en: "Reverse a receipt", hans: "冲销采购收货", hant: "沖銷採購到貨")
    package static let right = Right.receiveOrders
    package static let fields = [ReturnFields.receipt, OrderFields.day, OrderFields.reason]

    let receipt: String
    let day: Day?
    let reason: String

    package init(receipt: String, day: Day? = nil, reason: String) {
        self.receipt = receipt
        self.day = day
        self.reason = reason
    }

    package func scoped(in transaction: Transaction) throws -> [(ScopeKind, String)] {
        [(.warehouse, try transaction.purchaseReceipt(number: receipt).warehouseCode)]
    }

    package func perform(in transaction: Transaction) throws -> DocumentOutcome {
        let receipt = try transaction.purchaseReceipt(number: receipt)
        let reason = try OrderFields.reason(reason)
        let lines = try transaction.receiptLines(of: receipt.id)
        guard !receipt.isReversed else { throw Refusal.receiptReversed(receipt.number) }
        guard lines.allSatisfy({ $0.billed.isZero && $0.returned.isZero }) else {
            throw Refusal.receiptInvoiced(receipt.number)
        }
        let order = try transaction.purchaseOrder(number: receipt.orderNumber)
        let day = day ?? transaction.today
        let posted = try transaction.reverseMove(receipt.id, on: day, reason: reason, source: order.id)
        try transaction.update("UPDATE purchaseReceipt SET reversedById = ? WHERE id = ?", posted.id, receipt.id)
        try transaction.insert(
            """
            INSERT INTO purchaseReturn (id, receiptId, day, reason, isForCredit, isReversal)
            VALUES (?, ?, ?, ?, 0, 1)
            """, posted.id, receipt.id, day, reason)
        let back = lines.filter { $0.accepted > .zero }.map { GoodsBack(line: $0, quantity: $0.accepted, valueMinor: $0.valueMinor) }
        try transaction.write(back, of: posted.id)
        try transaction.takeBack(lines, of: order)
        return posted.outcome
    }
}

/// Sends goods of a receipt back to their supplier before they are invoiced.
package struct ReturnToSupplier: Command {
    package static let name = "purchasing.return-to-supplier"
    package static let title = Text(en: "Return goods to the supplier", hans: "采购退货", hant: "採購退貨")
    package static let right = Right.receiveOrders
    package static let fields = [
        ReturnFields.receipt, OrderFields.day, OrderFields.reason,
        Field(
            "forCredit", Text(en: "No replacement", hans: "不再补货", hant: "不再補貨"), .flag,
            help: Text(
                en: "The goods are not expected again. Otherwise their line is open again.",
                hans: "退回后不再补货；否则订单行恢复待收。", hant: "退回後不再補貨；否則採購單行恢復待到。")),
        Field(
            "lines", Text(en: "Lines", hans: "明细", hant: "明細"),
            .lines([
                Field("line", Text(en: "Receipt line", hans: "收货行", hant: "到貨行"), .integer),
                Field(
                    "item", Text(en: "Item or barcode", hans: "物料或条码", hant: "品項或條碼"),
                    .code(lookup: "masterdata.find-item")),
                Field("quantity", Text(en: "Quantity", hans: "数量", hant: "數量"), .quantity, required: true),
                Field("unit", Text(en: "Unit", hans: "单位", hant: "單位"), .text(max: 12)),
            ]), required: true),
    ]

    let receipt: String
    let day: Day?
    let reason: String
    let forCredit: Bool?
    let lines: [ReturnedLine]

    /// - Parameter forCredit: the goods are not expected again.
    package init(receipt: String, day: Day? = nil, reason: String, forCredit: Bool? = nil, lines: [ReturnedLine]) {
        self.receipt = receipt
        self.day = day
        self.reason = reason
        self.forCredit = forCredit
        self.lines = lines
    }

    package func scoped(in transaction: Transaction) throws -> [(ScopeKind, String)] {
        [(.warehouse, try transaction.purchaseReceipt(number: receipt).warehouseCode)]
    }

    package func perform(in transaction: Transaction) throws -> DocumentOutcome {
        let receipt = try transaction.purchaseReceipt(number: receipt)
        let reason = try OrderFields.reason(reason)
        guard !receipt.isReversed else { throw Refusal.receiptReversed(receipt.number) }
        let day = day ?? transaction.today
        guard day >= receipt.day else { throw Refusal.beforeReceipt(receipt.number, receipt.day) }
        let order = try transaction.purchaseOrder(number: receipt.orderNumber)
        let orderLines = try transaction.orderLines(of: order.id)
        var draft = ReturnDraft(receipt, try transaction.receiptLines(of: receipt.id), orderLines, transaction.currency)
        guard !lines.isEmpty else { throw Refusal.orderWithoutLines }
        for (index, line) in lines.enumerated() {
            do { try draft.add(line, transaction) } catch let refusal as Refusal { throw refusal.atLine(index + 1) }
        }
        let posted = try transaction.move(
            StockDraft(
                kind: .return, warehouse: try transaction.warehouse(code: receipt.warehouseCode), day: day,
                summary: "\(receipt.number) \(reason)", party: try transaction.party(id: order.partyId), source: order.id,
                lines: try draft.stockLines()))
        try transaction.insert(
            """
            INSERT INTO purchaseReturn (id, receiptId, day, reason, isForCredit, isReversal)
            VALUES (?, ?, ?, ?, ?, 0)
            """, posted.id, receipt.id, day, reason, forCredit ?? false)
        try transaction.write(draft.back, of: posted.id)
        try transaction.sendBack(draft.back, of: order, orderLines, isForCredit: forCredit ?? false)
        return posted.outcome
    }
}

/// One line of a return: a line of the receipt by its number, or an item by its code or barcode.
package struct ReturnedLine: Codable, Sendable, Hashable {
    let line: Int?
    let item: String?
    let quantity: Figure
    let unit: String?

    package init(line: Int? = nil, item: String? = nil, quantity: Figure, unit: String? = nil) {
        self.line = line
        self.item = item
        self.quantity = quantity
        self.unit = unit
    }
}

enum ReturnFields {
    static let receipt = Field(
        "receipt", Text(en: "Receipt", hans: "收货单", hant: "到貨單"), .code(lookup: "purchasing.receipts"), required: true)
}
