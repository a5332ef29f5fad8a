internal import Core
internal import Ledgers
internal import MasterData
internal import Stock
internal import Values

/// What an invoice tells stock and ledger; its reversal tells the same with all signs turned.
struct InvoiceBooking {
    let id: Int64
    let day: Day
    let summary: String
    let supplier: Party
    /// What goods received, not invoiced, falls by.
    let received: Money
    let tax: Money
    /// The share of the price difference that stock did not take.
    let cost: Money
    let gross: Money
    let shares: [StockShare]

    /// So much of the price difference goes to what lies of an item in a warehouse.
    struct StockShare {
        let warehouse: Warehouse
        let item: Item
        let amount: Money
        /// The stock document that is undone by this.
        var reverses: Int64?
    }
}

extension Transaction {
    /// One entry. Where stock takes a share of the difference, that share goes through Stock, which adds the rest of
    /// the entry to its own lines; a share in a second warehouse makes a second entry against the supplier.
    func book(_ booking: InvoiceBooking) throws -> PostedEntry? {
        let supplier = booking.supplier
        let intoStock = try Money.sum(booking.shares.map(\.amount), in: currency)
        let source = (kind: supplierInvoiceKind, id: booking.id)
        var rest = [
            JournalDraft.Line(.role(.goodsReceived), booking.received, party: supplier.code),
            JournalDraft.Line(.role(.inputTax), booking.tax, party: supplier.code),
            JournalDraft.Line(.role(.costOfGoods), booking.cost, party: supplier.code),
            JournalDraft.Line(.role(.payables), try intoStock - booking.gross, party: supplier.code),
        ].filter { !$0.amount.isZero }
        var entry: PostedEntry?
        for (warehouse, shares) in booking.sharesByWarehouse {
            let posted = try move(
                StockDraft(
                    kind: .revaluation, warehouse: warehouse, day: booking.day, summary: booking.summary, party: supplier,
                    source: booking.id, entrySource: source, reverses: shares.first?.reverses,
                    lines: shares.map { share in
                        StockDraft.Line(
                            item: share.item, unit: share.item.unit, unitQuantity: .zero, quantity: .zero,
                            worth: .given(share.amount), contra: .init(.payables))
                    }, otherLines: rest))
            rest = []
            entry = entry ?? posted.entry
        }
        guard !rest.isEmpty else { return entry }
        return try post(JournalDraft(day: booking.day, summary: booking.summary, source: source, lines: rest))
    }
}

extension InvoiceBooking {
    fileprivate var sharesByWarehouse: [(Warehouse, [StockShare])] {
        var all: [(Warehouse, [StockShare])] = []
        for share in shares {
            if let index = all.firstIndex(where: { $0.0.id == share.warehouse.id }) {
                all[index].1.append(share)
            } else {
                all.append((share.warehouse, [share]))
            }
        }
        return all
    }
}
