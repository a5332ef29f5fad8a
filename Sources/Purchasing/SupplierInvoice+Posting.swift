internal import Core
internal import Ledgers
internal import MasterData
internal import Stock
internal import Values

// An invoice in the books (events P8 and P9): goods received, not invoiced, falls by what the goods came in at, input
// tax and the price difference go beside it, and the supplier is owed all of it. One entry, whatever it touches.

/// An invoice that is ready to be posted.
struct InvoicePosting {
    let draft: InvoiceDraft
    let number: SupplierNumber
    let day: Day
    let invoiceDay: Day
    let dueDay: Day
    let gross: Money
    let hold: HoldReason?
}

/// Where the price difference of one piece goes.
private struct Split {
    let inventory: Money
    let cost: Money
}

extension Transaction {
    func post(_ invoice: InvoicePosting) throws -> (id: Int64, number: String) {
        _ = try openPeriod(holding: invoice.day)
        let draft = invoice.draft
        try draft.check(postedOn: invoice.day)
        let warehouses = try draft.orders.map { try warehouse(id: $0.order.warehouseId) }
        let splits = try splits(of: draft, warehouses, on: invoice.day)

        let number = try number(in: Series("PI"))
        let id = try newDocument(
            kind: supplierInvoiceKind, number: number, party: draft.supplier.code, partyName: draft.supplier.name,
            day: invoice.day, state: "posted", amountMinor: invoice.gross.minor, currency: currency.code,
            summary: invoice.number.text, source: draft.orders.first?.order.id)
        try insert(
            """
            INSERT INTO supplierInvoice
              (id, partyId, supplierNumber, supplierKey, day, invoiceDay, dueDay, netMinor, taxMinor, grossMinor,
               holdReason, state)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'draft')
            """,
            id, draft.supplier.id, invoice.number.text, invoice.number.key, invoice.day, invoice.invoiceDay,
            invoice.dueDay, try draft.net.minor, try draft.tax.minor, invoice.gross.minor, invoice.hold)
        for (index, piece) in draft.pieces.enumerated() { try write(piece, splits[index], at: index + 1, of: id, draft) }
        let entry = try book(
            InvoiceBooking(
                id: id, day: invoice.day, summary: "\(number) \(invoice.number.text)", supplier: draft.supplier,
                received: try draft.received, tax: try draft.tax,
                cost: try Money.sum(splits.map(\.cost), in: currency), gross: invoice.gross,
                shares: zip(draft.pieces, splits).compactMap { piece, split in
                    guard !split.inventory.isZero, let warehouse = warehouses[piece.place.order] else { return nil }
                    let item = draft.orders[piece.place.order].lines[piece.place.line].item
                    return .init(warehouse: warehouse, item: item, amount: split.inventory)
                }))
        try update("UPDATE supplierInvoice SET state = 'posted', entryId = ? WHERE id = ?", entry?.id, id)
        try moveOn(draft)
        if let hold = invoice.hold {
            show(Effect(section: Text(en: "Payment", hans: "付款", hant: "付款"), cells: [hold.sentence]))
        }
        return (id, number)
    }

    /// Splits each piece's price difference by what is left in stock (P9). One item's stock serves all its pieces.
    private func splits(of draft: InvoiceDraft, _ warehouses: [Warehouse?], on day: Day) throws -> [Split] {
        var held: [[Int64]: HeldStock] = [:]
        return try draft.pieces.map { piece in
            let difference = try piece.net - piece.received
            let line = draft.orders[piece.place.order].lines[piece.place.line]
            guard !difference.isZero, let warehouse = warehouses[piece.place.order] else {
                return Split(inventory: .zero(currency), cost: .zero(currency))
            }
            let key = [line.item.id, warehouse.id]
            var stock = try held[key] ?? heldStock(of: line.item, in: warehouse, asOf: day)
            let billed = try piece.quantity.exactly(line.perUnit, unit: line.unit, to: line.item.unit)
            let (inventory, cost) = try stock.take(difference, on: billed)
            held[key] = stock
            return Split(inventory: inventory, cost: cost)
        }
    }

    func heldStock(of item: Item, in warehouse: Warehouse, asOf day: Day) throws -> HeldStock {
        let found = try one(
            """
            SELECT balance.quantityMicro, balance.valueMinor
            FROM stockPlace AS place
            JOIN stockBalance AS balance ON balance.placeId = place.id
            WHERE place.itemId = ? AND place.warehouseId = ? AND balance.day <= ?
            ORDER BY balance.day DESC
            LIMIT 1
            """, item.id, warehouse.id, day
        ) { HeldStock(quantity: try $0[0], value: Money(minor: $0.int64(1), currency: currency)) }
        return found ?? HeldStock(quantity: .zero, value: .zero(currency))
    }

    private func write(
        _ piece: InvoiceDraft.Piece, _ split: Split, at position: Int, of id: Int64, _ draft: InvoiceDraft
    ) throws {
        let line = draft.orders[piece.place.order].lines[piece.place.line]
        try insert(
            """
            INSERT INTO supplierInvoiceLine
              (invoiceId, line, orderLineId, receiptLineId, quantityMicro, unitPriceMicro, netMinor, taxMinor,
               receivedValueMinor, stockMinor, costMinor, isHeld)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            id, position, line.id, piece.receiptLineId, piece.quantity, piece.price, piece.net.minor, piece.tax.minor,
            piece.received.minor, split.inventory.minor, split.cost.minor, piece.isHeld)
        try update(
            """
            UPDATE purchaseReceiptLine
            SET billedMicro = billedMicro + ?, billedValueMinor = billedValueMinor + ?
            WHERE id = ?
            """, piece.quantity, piece.received.minor, piece.receiptLineId)
    }

    private func moveOn(_ draft: InvoiceDraft) throws {
        for (place, billed) in draft.orders.enumerated() {
            for line in Set(draft.pieces.filter { $0.place.order == place }.map(\.place.line)).sorted() {
                try update(
                    "UPDATE purchaseOrderLine SET billedMicro = ? WHERE id = ?", billed.lines[line].progress.billed,
                    billed.lines[line].id)
            }
            try setOrder(billed.order, try OrderState.of(billed.lines.map(\.progress)))
        }
    }
}
