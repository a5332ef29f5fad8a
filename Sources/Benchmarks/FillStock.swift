internal import Core
internal import Ledgers
internal import MasterData
internal import Stock
internal import Values

/// Fills a warehouse for measuring, by the department's own posting: ten items a document.
struct FillStock: Command {
    static let name = "bench.fill-stock"
    static let title = Text(en: "Fill the stock", hans: "填充库存", hant: "填充庫存")
    static let right = FillJournal.right
    static let fields = [
        Field("documents", Text(en: "Documents", hans: "单据数", hant: "單據數"), .integer, required: true),
        Field("first", Text(en: "First", hans: "起始", hant: "起始"), .integer, required: true),
    ]

    static let items = 100

    let documents: Int64
    let first: Int64

    func perform(in transaction: Transaction) throws -> Done {
        let warehouse = try transaction.warehouse(code: "MAIN")
        let items = try (0..<Self.items).map { try transaction.item(typed: "ITEM-\($0)").item }
        let year = transaction.today.firstOfYear
        for document in first..<first + documents {
            let lines = (0..<10).map { index in
                let item = items[(Int(document) * 10 + index) % items.count]
                return StockDraft.Line(
                    item: item, unit: item.unit, unitQuantity: Quantity(micro: 5_000_000), quantity: Quantity(micro: 5_000_000),
                    worth: .given(Money(minor: 1_000 + document % 977, currency: transaction.currency)), contra: .init(.openingBalances))
            }
            _ = try transaction.move(
                StockDraft(
                    kind: .opening, warehouse: warehouse, day: year.adding(days: Int(document / 60) % 360), summary: "bench", lines: lines)
            )
        }
        return Done()
    }
}
