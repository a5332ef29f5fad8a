internal import Core
internal import Ledgers
internal import MasterData
internal import Stock
internal import Values

// What goes back, laid against the lines of its receipt, and what that does to the order.

/// So much of a receipt line goes back; its share of what the line came in at.
struct GoodsBack {
    let line: ReceiptLine
    let quantity: Quantity
    let valueMinor: Int64
}

/// A return that is being put together.
struct ReturnDraft {
    private let receipt: PurchaseReceipt
    private var lines: [ReceiptLine]
    private let orderLines: [Int64: OrderLine]
    private let currency: Currency
    private(set) var back: [GoodsBack] = []

    init(_ receipt: PurchaseReceipt, _ lines: [ReceiptLine], _ orderLines: [OrderLine], _ currency: Currency) {
        self.receipt = receipt
        self.lines = lines
        self.orderLines = Dictionary(uniqueKeysWithValues: orderLines.map { ($0.id, $0) })
        self.currency = currency
    }

    /// One line as it was typed or scanned.
    mutating func add(_ given: ReturnedLine, _ reader: Reader) throws {
        let typed = try given.item.flatMap { $0.isEmpty ? nil : try reader.item(typed: $0) }
        guard given.line != nil || typed != nil else { throw Refusal.missing("line") }
        let found = lines.indices.filter { index in
            (given.line == nil || lines[index].line == given.line)
                && (typed == nil || orderLines[lines[index].orderLineId]?.item.id == typed?.item.id)
        }
        guard let first = found.first, let ordered = orderLines[lines[first].orderLineId] else {
            throw Refusal.notOnReceipt(receipt.number)
        }
        var rest = try quantity(given, typed?.unit, of: ordered, reader)
        let open = try Quantity.sum(found.map { try lines[$0].open })
        guard rest <= open else { throw Refusal.moreThanOpen(receipt.number, ordered, open) }
        for index in found where rest > .zero {
            let part = min(rest, try lines[index].open)
            guard part > .zero else { continue }
            let value = try lines[index].value(of: part, in: currency)
            back.append(GoodsBack(line: lines[index], quantity: part, valueMinor: value.minor))
            lines[index].returned = try lines[index].returned + part
            lines[index].returnedValueMinor += value.minor
            rest = try rest - part
        }
    }

    private func quantity(
        _ given: ReturnedLine, _ typedUnit: String?, of line: OrderLine, _ reader: Reader
    ) throws -> Quantity {
        guard let quantity = try OrderFields.quantity(given.quantity, "quantity"), quantity > .zero else {
            throw Refusal.arrivedNeeded
        }
        let named = given.unit.flatMap { $0.isEmpty ? nil : $0 } ?? typedUnit.flatMap { $0 == line.item.unit ? nil : $0 }
        guard let named, named != line.unit else { return quantity }
        return try quantity.exactly(reader.fraction(of: named, item: line.item), unit: named, to: line.item.unit)
            .exactly(line.perUnit.inverse, unit: line.item.unit, to: line.unit)
    }

    /// The goods leave at what they cost now; goods received, not invoiced, falls by what they came in at.
    func stockLines() throws -> [StockDraft.Line] {
        try back.map { back in
            guard let line = orderLines[back.line.orderLineId] else { throw Refusal.notOnReceipt(receipt.number) }
            let stock = try back.quantity.exactly(line.perUnit, unit: line.unit, to: line.item.unit)
            return StockDraft.Line(
                item: line.item, unit: line.unit, unitQuantity: try -back.quantity, quantity: try -stock, worth: .average,
                contra: .init(
                    .goodsReceived, amount: Money(minor: -back.valueMinor, currency: currency), variance: .returnVariance))
        }
    }
}

extension Transaction {
    /// Writes what went back under its stock document and lowers what is open of the receipt.
    func write(_ back: [GoodsBack], of returnId: Int64) throws {
        for (index, goods) in back.enumerated() {
            try insert(
                """
                INSERT INTO purchaseReturnLine (returnId, line, receiptLineId, quantityMicro, valueMinor)
                VALUES (?, ?, ?, ?, ?)
                """, returnId, index + 1, goods.line.id, goods.quantity, goods.valueMinor)
            try update(
                """
                UPDATE purchaseReceiptLine
                SET returnedMicro = returnedMicro + ?, returnedValueMinor = returnedValueMinor + ?
                WHERE id = ?
                """, goods.quantity, goods.valueMinor, goods.line.id)
        }
    }

    /// A receipt is undone: its order lines are as if nothing had come. Lines that closed by themselves open again.
    func takeBack(_ lines: [ReceiptLine], of order: PurchaseOrder) throws {
        for line in lines {
            try update(
                """
                UPDATE purchaseOrderLine
                SET receivedMicro = receivedMicro - ?, rejectedMicro = rejectedMicro - ?,
                    closedDay = CASE WHEN closedReason IS NULL THEN NULL ELSE closedDay END
                WHERE id = ?
                """, line.received, line.rejected, line.orderLineId)
        }
        try setOrder(order, try OrderState.of(orderLines(of: order.id).map(\.progress)))
    }

    /// Goods went back to the supplier. For credit, what is wanted falls so that no more is open than before.
    func sendBack(_ back: [GoodsBack], of order: PurchaseOrder, _ given: [OrderLine], isForCredit: Bool) throws {
        var lines = given
        for index in lines.indices {
            let quantities = back.filter { $0.line.orderLineId == lines[index].id }.map(\.quantity)
            guard !quantities.isEmpty else { continue }
            let openBefore = try lines[index].progress.open
            lines[index].progress.returned = try lines[index].progress.returned + Quantity.sum(quantities)
            if isForCredit {
                let reopened = try lines[index].progress.open - openBefore
                lines[index].progress.cancelled = try lines[index].progress.cancelled + reopened
            }
            try update(
                "UPDATE purchaseOrderLine SET returnedMicro = ?, cancelledMicro = ? WHERE id = ?",
                lines[index].progress.returned, lines[index].progress.cancelled, lines[index].id)
        }
        try setOrder(order, try OrderState.of(lines.map(\.progress)))
    }
}

extension Refusal {
    static func receiptReversed(_ number: String) -> Refusal {
        Refusal(
            "purchasing.receipt-reversed",
            Text(
                en: "\(number) was reversed: nothing of it is left. Open the order to see what came since.",
                hans: "\(number) 已冲销，无可退货物。请打开订单查看其后的收货。", hant: "\(number) 已沖銷，無可退貨品。請開啟採購單檢視其後的到貨。"),
            field: "receipt")
    }

    static func receiptInvoiced(_ number: String) -> Refusal {
        Refusal(
            "purchasing.receipt-used",
            Text(
                en: "Some of \(number) was invoiced or sent back already. Reverse the invoice first, or send back what is left.",
                hans: "\(number) 已部分开票或退货，不能整单冲销。请先冲销发票，或对剩余数量做采购退货。",
                hant: "\(number) 已部分開票或退貨，不能整單沖銷。請先沖銷發票，或對剩餘數量做採購退貨。"),
            field: "receipt")
    }

    static func beforeReceipt(_ number: String, _ day: Day) -> Refusal {
        Refusal(
            "purchasing.before-receipt",
            Text(
                en: "\(number) is dated \(day), and what follows from it cannot come before. Choose that day or a later one.",
                hans: "\(number) 的日期为 \(day)，后续单据不能早于它。请选择当日或之后的日期。",
                hant: "\(number) 的日期為 \(day)，後續單據不能早於它。請選擇當日或之後的日期。"),
            field: "day")
    }

    static func notOnReceipt(_ number: String) -> Refusal {
        Refusal(
            "purchasing.not-on-receipt",
            Text(
                en: "This is not on \(number). Open the receipt to see its lines.", hans: "\(number) 上没有此物料。请打开收货单查看明细。",
                hant: "\(number) 上沒有此品項。請開啟到貨單檢視明細。"),
            field: "line")
    }

    static func moreThanOpen(_ number: String, _ line: OrderLine, _ open: Quantity) -> Refusal {
        Refusal(
            "purchasing.more-than-kept",
            Text(
                en:
                    "Of \(line.item.code) on \(number) only \(open) \(line.unit) are neither sent back nor invoiced. Return less, or reverse the invoice first.",
                hans: "\(number) 的 \(line.item.code) 未退且未开票的只有 \(open) \(line.unit)。请减少数量；已开票的请先冲销发票。",
                hant: "\(number) 的 \(line.item.code) 未退且未開票的只有 \(open) \(line.unit)。請減少數量；已開立發票的請先沖銷發票。"),
            field: "quantity")
    }
}
