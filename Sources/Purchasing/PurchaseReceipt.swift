internal import Core
internal import Ledgers
internal import MasterData
internal import Stock
internal import Values

// A receipt is posted: one stock document with its journal entry, one line per order line it touches.

extension Transaction {
    /// Takes what was accepted into stock at the order price and moves the order on.
    func post(_ receipt: ReceiptDraft, day: Day, deliveryNote: String, note: String) throws -> DocumentOutcome {
        let order = receipt.order
        guard let warehouse = try warehouse(id: order.warehouseId), let party = try party(id: order.partyId) else {
            throw Refusal.noOrder(order.number)
        }
        let rate = order.currency == currency ? nil : try rate(of: order.currency.code, on: day)
        let values = try receipt.pieces.map { piece in
            let amount = try receipt.lines[piece.index].price.amount(for: piece.accepted, currency: order.currency)
            return try rate.map { try amount.converted(at: $0, to: currency) } ?? amount
        }
        var stockLines: [StockDraft.Line] = []
        stockLines.reserveCapacity(receipt.pieces.count)
        for (number, piece) in receipt.pieces.enumerated() where piece.accepted > .zero {
            let line = receipt.lines[piece.index]
            stockLines.append(
                StockDraft.Line(
                    item: line.item, unit: line.unit, unitQuantity: piece.accepted,
                    quantity: try piece.accepted.exactly(line.perUnit, unit: line.unit, to: line.item.unit),
                    worth: .given(values[number]), contra: .init(.goodsReceived), lot: piece.lot))
        }
        let posted = try move(
            StockDraft(
                kind: .receipt, warehouse: warehouse, day: day,
                summary: note.isEmpty ? order.number : "\(order.number) \(note)", party: party, source: order.id,
                lines: stockLines))

        try insert(
            "INSERT INTO purchaseReceipt (id, orderId, day, deliveryNote, isOver) VALUES (?, ?, ?, ?, ?)",
            posted.id, order.id, day, deliveryNote, receipt.isOver)
        for (number, piece) in receipt.pieces.enumerated() {
            try insert(
                """
                INSERT INTO purchaseReceiptLine
                  (receiptId, line, orderLineId, receivedMicro, rejectedMicro, acceptedMicro, valueMinor, returnedMicro,
                   returnedValueMinor, billedMicro, billedValueMinor)
                VALUES (?, ?, ?, ?, ?, ?, ?, 0, 0, 0, 0)
                """,
                posted.id, number + 1, receipt.lines[piece.index].id, piece.received, piece.rejected, piece.accepted,
                values[number].minor)
        }
        try moveOn(order, by: receipt, day: day)
        return posted.outcome
    }

    /// Writes the counters of the lines that were touched, closes those of which next to nothing is missing, and
    /// moves the order to the state that follows.
    private func moveOn(_ order: PurchaseOrder, by receipt: ReceiptDraft, day: Day) throws {
        var lines = receipt.lines
        for index in Set(receipt.pieces.map(\.index)).sorted() {
            let progress = lines[index].progress
            try update(
                "UPDATE purchaseOrderLine SET receivedMicro = ?, rejectedMicro = ? WHERE id = ?",
                progress.received, progress.rejected, lines[index].id)
            if try receipt.tolerance.closes(progress) {
                lines[index].progress.isClosed = true
                try update("UPDATE purchaseOrderLine SET closedDay = ? WHERE id = ?", day, lines[index].id)
            }
        }
        try setOrder(order, try OrderState.of(lines.map(\.progress)))
    }
}

/// A receipt as it stands in the file.
struct PurchaseReceipt {
    let id: Int64
    let number: String
    let orderNumber: String
    let day: Day
    let isReversed: Bool
    let warehouseCode: String
}

/// A line of a receipt, in the unit of its order line, with what was sent back and invoiced of it since.
struct ReceiptLine {
    let id: Int64
    let line: Int
    let orderLineId: Int64
    let receiptNumber: String
    let receiptDay: Day
    let received: Quantity
    let rejected: Quantity
    let accepted: Quantity
    let valueMinor: Int64
    var returned: Quantity
    var returnedValueMinor: Int64
    var billed: Quantity
    var billedValueMinor: Int64

    /// What was neither sent back nor invoiced, and what it came in at.
    var open: Quantity { get throws { try accepted - returned - billed } }
    var openMinor: Int64 { valueMinor - returnedValueMinor - billedValueMinor }

    /// What a part of what is open came in at: its share, so that the last part takes what is left.
    func value(of part: Quantity, in currency: Currency) throws -> Money {
        try Money(minor: openMinor, currency: currency).share(quantity: part, of: try open)
    }
}

extension Reader {
    /// The receipt with this number.
    /// - Throws: `purchasing.no-receipt`, on the field `receipt`.
    func purchaseReceipt(number typed: String) throws -> PurchaseReceipt {
        let found = try one(
            """
            SELECT receipt.id, document.number, ordered.number, receipt.day, receipt.reversedById, warehouse.code
            FROM document
            JOIN purchaseReceipt AS receipt ON receipt.id = document.id
            JOIN document AS ordered ON ordered.id = receipt.orderId
            JOIN stockDocument ON stockDocument.id = receipt.id
            JOIN warehouse ON warehouse.id = stockDocument.warehouseId
            WHERE document.kind = 'stock-receipt' AND document.number = ?
            """, try documentNumber(["stock-receipt"], said: typed)
        ) { row in
            PurchaseReceipt(
                id: row.int64(0), number: row.text(1), orderNumber: row.text(2), day: try row[3], isReversed: !row.isNull(4),
                warehouseCode: row.text(5))
        }
        guard let found else { throw Refusal.noReceipt(typed) }
        return found
    }

    func receiptLines(of receiptId: Int64) throws -> [ReceiptLine] {
        try all(
            """
            SELECT line.id, line.line, line.orderLineId, document.number, line.receivedMicro, line.rejectedMicro,
                   line.acceptedMicro, line.valueMinor, line.returnedMicro, line.returnedValueMinor, line.billedMicro,
                   line.billedValueMinor, receipt.day
            FROM purchaseReceiptLine AS line
            JOIN purchaseReceipt AS receipt ON receipt.id = line.receiptId
            JOIN document ON document.id = line.receiptId
            WHERE line.receiptId = ?
            ORDER BY line.line
            """, receiptId, make: ReceiptLine.init(row:))
    }

    /// What came for an order and was neither sent back nor invoiced, oldest first (PU-09).
    func openReceiptLines(ofOrder orderId: Int64) throws -> [ReceiptLine] {
        try all(
            """
            SELECT line.id, line.line, line.orderLineId, document.number, line.receivedMicro, line.rejectedMicro,
                   line.acceptedMicro, line.valueMinor, line.returnedMicro, line.returnedValueMinor, line.billedMicro,
                   line.billedValueMinor, receipt.day
            FROM purchaseReceipt AS receipt
            JOIN purchaseReceiptLine AS line ON line.receiptId = receipt.id
            JOIN document ON document.id = receipt.id
            WHERE receipt.orderId = ? AND line.acceptedMicro > line.returnedMicro + line.billedMicro
            ORDER BY receipt.day, receipt.id, line.line
            """, orderId, make: ReceiptLine.init(row:))
    }
}

extension ReceiptLine {
    fileprivate init(row: borrowing Row) throws {
        self.init(
            id: row.int64(0), line: Int(row.int64(1)), orderLineId: row.int64(2), receiptNumber: row.text(3),
            receiptDay: try row[12], received: Quantity(micro: row.int64(4)), rejected: Quantity(micro: row.int64(5)),
            accepted: Quantity(micro: row.int64(6)), valueMinor: row.int64(7), returned: Quantity(micro: row.int64(8)),
            returnedValueMinor: row.int64(9), billed: Quantity(micro: row.int64(10)), billedValueMinor: row.int64(11))
    }
}

extension Refusal {
    static func noReceipt(_ number: String) -> Refusal {
        let shown = TextHygiene.shown(number)
        return Refusal(
            "purchasing.no-receipt",
            Text(
                en: "There is no receipt “\(shown)” against an order. F4 in the field or the code RC lists them.",
                hans: "没有采购收货单“\(shown)”。在栏中按 F4 或输入代码 RC 可列出。", hant: "沒有採購到貨單「\(shown)」。在欄中按 F4 或輸入代碼 RC 可列出。"),
            field: "receipt")
    }
}
