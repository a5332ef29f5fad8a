package import Core
internal import Ledgers
internal import MasterData
internal import Stock
package import Values

// An invoice that was wrong is undone by another one with all its signs turned, linked to it and dated in an open period.
// Goods received, not invoiced, stands where it stood before, and the supplier's number may be entered again.

/// Undoes a supplier's invoice.
package struct ReverseInvoice: Command {
    package static let name = "purchasing.reverse-invoice"
    package static let title = Text(en: "Reverse a supplier invoice", hans: "冲销供应商发票", hant: "沖銷供應商發票")
    package static let right = Right.billOrders
    package static let fields = [InvoiceFields.invoice, OrderFields.day, OrderFields.reason]

    let invoice: String
    let day: Day?
    let reason: String

    package init(invoice: String, day: Day? = nil, reason: String) {
        self.invoice = invoice
        self.day = day
        self.reason = reason
    }

    package func scoped(in transaction: Transaction) throws -> [(ScopeKind, String)] {
        try transaction.warehouses(ofInvoice: try transaction.supplierInvoice(number: invoice).id)
    }

    package func perform(in transaction: Transaction) throws -> DocumentOutcome {
        let invoice = try transaction.supplierInvoice(number: invoice)
        let reason = try OrderFields.reason(reason)
        let day = day ?? transaction.today
        if let first = invoice.reverses { throw Refusal.invoiceIsReversal(invoice.number, of: first) }
        if let by = invoice.reversedBy { throw Refusal.invoiceReversed(invoice.number, by: by) }
        guard day >= invoice.day else { throw Refusal.beforeInvoice(invoice.number, invoice.day) }
        _ = try transaction.openPeriod(holding: day)
        return try transaction.reverse(invoice, on: day, reason: reason)
    }
}

/// A line that is undone, with the order that it belongs to.
private struct UndoneLine {
    let line: PostedInvoiceLine
    let place: (order: Int, line: Int)
    /// What leaves stock's worth with it; the rest of the price difference leaves cost of goods.
    let outOfStock: Money

    /// The price difference that was booked.
    func difference() throws -> Money { try line.net - line.received }
}

extension Transaction {
    fileprivate func reverse(_ invoice: PostedInvoice, on day: Day, reason: String) throws -> DocumentOutcome {
        guard let supplier = try party(id: invoice.partyId) else { throw Refusal.noInvoice(invoice.number) }
        var orders = try orders(ofInvoice: invoice.id)
        let undone = try undone(try lines(ofInvoice: invoice.id), of: invoice, orders, on: day)

        let number = try number(in: Series("PI"))
        let summary = "↺ \(invoice.number) \(reason)"
        let id = try newDocument(
            kind: supplierInvoiceKind, number: number, party: supplier.code, partyName: supplier.name, day: day,
            state: "posted", amountMinor: -invoice.gross.minor, currency: currency.code, summary: summary,
            source: invoice.id)
        try insert(
            """
            INSERT INTO supplierInvoice
              (id, partyId, supplierNumber, supplierKey, day, invoiceDay, dueDay, netMinor, taxMinor, grossMinor, reversesId,
               reason, state)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'draft')
            """,
            id, supplier.id, invoice.supplierNumber, "\(invoice.supplierKey) \(number)", day, invoice.invoiceDay,
            invoice.dueDay, -invoice.net.minor, -invoice.tax.minor, -invoice.gross.minor, invoice.id, reason)
        for (index, line) in undone.enumerated() { try write(line, at: index + 1, of: id) }
        let entry = try book(try booking(of: invoice, id, day, summary, supplier, undone, orders))
        try update("UPDATE supplierInvoice SET state = 'posted', entryId = ? WHERE id = ?", entry?.id, id)
        try setDocument(invoice.id, state: "reversed")
        try moveBack(undone, &orders)
        return DocumentOutcome(id: id, number: number)
    }

    private func orders(ofInvoice id: Int64) throws -> [InvoiceDraft.BilledOrder] {
        let numbers = try all(
            """
            SELECT document.number
            FROM (
              SELECT ordered.orderId AS orderId, min(line.line) AS first
              FROM supplierInvoiceLine AS line
              JOIN purchaseOrderLine AS ordered ON ordered.id = line.orderLineId
              WHERE line.invoiceId = ?
              GROUP BY ordered.orderId
            ) AS billed
            JOIN document ON document.id = billed.orderId
            ORDER BY billed.first
            """, id
        ) { $0.text(0) }
        return try numbers.map { number in
            let order = try purchaseOrder(number: number)
            return InvoiceDraft.BilledOrder(order: order, lines: try orderLines(of: order.id), receipts: [])
        }
    }

    /// What each line takes out of stock's worth: what is left there of what it brought in.
    private func undone(
        _ lines: [PostedInvoiceLine], of invoice: PostedInvoice, _ orders: [InvoiceDraft.BilledOrder], on day: Day
    ) throws -> [UndoneLine] {
        var left = try revaluations(of: invoice).mapValues { try self.left(ofRevaluation: $0, asOf: day)[...] }
        return try lines.map { line in
            guard let place = orders.place(of: line.orderLineId) else { throw Refusal.noInvoice(invoice.number) }
            let warehouse = orders[place.order].order.warehouseId
            guard !line.toStock.isZero, let rest = left[warehouse]?.popFirst() else {
                return UndoneLine(line: line, place: place, outOfStock: .zero(currency))
            }
            return UndoneLine(line: line, place: place, outOfStock: try -rest)
        }
    }

    /// The stock documents that took a share of the price difference, by warehouse: a line for each line of the invoice
    /// that has one, in their order.
    private func revaluations(of invoice: PostedInvoice) throws -> [Int64: Int64] {
        Dictionary(
            try all(
                "SELECT warehouseId, id FROM stockDocument WHERE entryId IN (SELECT id FROM journalEntry WHERE sourceId = ?)", invoice.id
            ) { ($0.int64(0), $0.int64(1)) }, uniquingKeysWith: { first, _ in first })
    }

    private func write(_ undone: UndoneLine, at position: Int, of id: Int64) throws {
        let line = undone.line
        let cost = try -undone.difference() - undone.outOfStock
        try insert(
            """
            INSERT INTO supplierInvoiceLine
              (invoiceId, line, orderLineId, receiptLineId, quantityMicro, unitPriceMicro, netMinor, taxMinor,
               receivedValueMinor, stockMinor, costMinor, isHeld)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)
            """,
            id, position, line.orderLineId, line.receiptLineId, try -line.quantity, line.price, -line.net.minor,
            -line.tax.minor, -line.received.minor, undone.outOfStock.minor, cost.minor)
        try update(
            """
            UPDATE purchaseReceiptLine
            SET billedMicro = billedMicro - ?, billedValueMinor = billedValueMinor - ?
            WHERE id = ?
            """, line.quantity, line.received.minor, line.receiptLineId)
    }

    private func booking(
        of invoice: PostedInvoice, _ id: Int64, _ day: Day, _ summary: String, _ supplier: Party, _ undone: [UndoneLine],
        _ orders: [InvoiceDraft.BilledOrder]
    ) throws -> InvoiceBooking {
        let received = try Money.sum(undone.map(\.line.received), in: currency)
        let difference = try Money.sum(undone.map { try $0.difference() }, in: currency)
        let outOfStock = try Money.sum(undone.map(\.outOfStock), in: currency)
        let revaluations = try revaluations(of: invoice)
        let shares = try undone.compactMap { line -> InvoiceBooking.StockShare? in
            let order = orders[line.place.order]
            guard !line.outOfStock.isZero, let warehouse = try warehouse(id: order.order.warehouseId) else { return nil }
            return .init(
                warehouse: warehouse, item: order.lines[line.place.line].item, amount: line.outOfStock,
                reverses: revaluations[warehouse.id])
        }
        return InvoiceBooking(
            id: id, day: day, summary: summary, supplier: supplier, received: try -received, tax: try -invoice.tax,
            cost: try -difference - outOfStock, gross: try -invoice.gross, shares: shares)
    }

    private func moveBack(_ undone: [UndoneLine], _ orders: inout [InvoiceDraft.BilledOrder]) throws {
        for line in undone {
            let (order, index) = line.place
            let billed = try orders[order].lines[index].progress.billed - line.line.quantity
            orders[order].lines[index].progress.billed = billed
            try update("UPDATE purchaseOrderLine SET billedMicro = ? WHERE id = ?", billed, line.line.orderLineId)
        }
        for order in orders { try setOrder(order.order, try OrderState.of(order.lines.map(\.progress))) }
    }
}

extension [InvoiceDraft.BilledOrder] {
    fileprivate func place(of orderLineId: Int64) -> (order: Int, line: Int)? {
        for (order, billed) in enumerated() {
            if let line = billed.lines.firstIndex(where: { $0.id == orderLineId }) { return (order, line) }
        }
        return nil
    }
}

extension Refusal {
    static func invoiceIsReversal(_ number: String, of first: String) -> Refusal {
        Refusal(
            "purchasing.is-reversal",
            Text(
                en: "\(number) itself reverses \(first). Enter the right invoice instead.", hans: "\(number) 本身是 \(first) 的冲销单。请重新录入正确的发票。",
                hant: "\(number) 本身是 \(first) 的沖銷單。請重新輸入正確的發票。"),
            field: "invoice")
    }

    static func beforeInvoice(_ number: String, _ day: Day) -> Refusal {
        Refusal(
            "purchasing.before-invoice",
            Text(
                en: "\(number) is dated \(day), and its reversal cannot come before it. Choose that day or a later one.",
                hans: "\(number) 的日期为 \(day)，冲销日期不能早于它。请选择当日或之后的日期。",
                hant: "\(number) 的日期為 \(day)，沖銷日期不能早於它。請選擇當日或之後的日期。"),
            field: "day")
    }
}
