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
            invoice.dueDay, try draft.net.minor, try draft.tax.minor, invoice.gross.minor, draft.isHeld ? "price" : nil)
        for (index, piece) in draft.pieces.enumerated() { try write(piece, splits[index], at: index + 1, of: id, draft) }
        let entry = try postJournal(of: invoice, id: id, number: number, splits, warehouses)
        try update("UPDATE supplierInvoice SET state = 'posted', entryId = ? WHERE id = ?", entry?.id, id)
        try moveOn(draft)
        if draft.isHeld { show(.paymentHeld) }
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

    private func heldStock(of item: Item, in warehouse: Warehouse, asOf day: Day) throws -> HeldStock {
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

    /// One entry. Where stock takes a share of the difference, that share goes through Stock, which adds the rest of
    /// the entry to its own lines; a share in a second warehouse makes a second entry against the supplier.
    private func postJournal(
        of invoice: InvoicePosting, id: Int64, number: String, _ splits: [Split], _ warehouses: [Warehouse?]
    ) throws -> PostedEntry? {
        let draft = invoice.draft
        let supplier = draft.supplier
        let intoStock = try Money.sum(splits.map(\.inventory), in: currency)
        var rest = [
            JournalDraft.Line(.role(.goodsReceived), try draft.received, party: supplier.code),
            JournalDraft.Line(.role(.inputTax), try draft.tax, party: supplier.code),
            JournalDraft.Line(.role(.costOfGoods), try Money.sum(splits.map(\.cost), in: currency), party: supplier.code),
            JournalDraft.Line(.role(.payables), try intoStock - invoice.gross, party: supplier.code),
        ].filter { !$0.amount.isZero }
        let summary = "\(number) \(invoice.number.text)"
        var entry: PostedEntry?
        for (place, lines) in try revaluations(of: draft, splits, warehouses) {
            let posted = try move(
                StockDraft(
                    kind: .revaluation, warehouse: place, day: invoice.day, summary: summary, party: supplier, source: id,
                    entrySource: (kind: supplierInvoiceKind, id: id), lines: lines, otherLines: rest))
            rest = []
            entry = entry ?? posted.entry
        }
        guard !rest.isEmpty else { return entry }
        return try post(
            JournalDraft(day: invoice.day, summary: summary, source: (kind: supplierInvoiceKind, id: id), lines: rest))
    }

    private func revaluations(
        of draft: InvoiceDraft, _ splits: [Split], _ warehouses: [Warehouse?]
    ) throws -> [(Warehouse, [StockDraft.Line])] {
        var drafts: [(Warehouse, [StockDraft.Line])] = []
        for (piece, split) in zip(draft.pieces, splits) where !split.inventory.isZero {
            guard let warehouse = warehouses[piece.place.order] else { continue }
            let item = draft.orders[piece.place.order].lines[piece.place.line].item
            let line = StockDraft.Line(
                item: item, unit: item.unit, unitQuantity: .zero, quantity: .zero, worth: .given(split.inventory),
                contra: .init(.payables))
            if let index = drafts.firstIndex(where: { $0.0.id == warehouse.id }) {
                drafts[index].1.append(line)
            } else {
                drafts.append((warehouse, [line]))
            }
        }
        return drafts
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

extension Effect {
    fileprivate static let paymentHeld = Effect(
        section: Text(en: "Payment", hans: "付款", hant: "付款"),
        cells: [
            Text(
                en: "Held: a price lies over the order by more than the tolerance", hans: "暂停付款：价格高于订单且超出容差",
                hant: "暫停付款：價格高於採購單且超出容許範圍")
        ])
}
