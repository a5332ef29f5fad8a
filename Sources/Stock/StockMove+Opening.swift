package import Core
internal import Ledgers
internal import MasterData
package import Values

// What lay in a warehouse on the day the books begin, lot by lot where it came in several.

/// Takes opening stock into the books against the opening balances.
package struct OpenStock: WarehouseCommand {
    package static let name = "stock.open-stock"
    package static let title = Text(en: "Enter opening stock", hans: "录入期初库存", hant: "輸入期初庫存")
    /// Opening stock is a posting of the opening balances, and stands with those who open the books: whoever approves
    /// others' work posts nothing (rules.md 2.14).
    package static let right = Right.postJournals
    package static let fields = [
        StockFields.warehouse, StockFields.day,
        Field(
            "lines", Text(en: "Lines", hans: "明细", hant: "明細"),
            .lines([
                Field("item", Text(en: "Item", hans: "物料", hant: "品項"), .code(lookup: "masterdata.find-item"), required: true),
                StockFields.quantity, StockFields.unit,
                Field("value", Text(en: "Value", hans: "金额", hant: "金額"), .money, required: true),
                StockFields.lot,
            ]), required: true),
    ]

    package let warehouse: String?
    let day: Day?
    let lines: [Line]

    /// What lay there of one item, and what it was worth.
    package struct Line: Codable, Sendable {
        let item: String
        let quantity: Figure
        let unit: String?
        let value: Figure
        let lot: String?

        package init(item: String, quantity: Figure, unit: String? = nil, value: Figure, lot: String? = nil) {
            self.item = item
            self.quantity = quantity
            self.unit = unit
            self.value = value
            self.lot = lot
        }
    }

    package init(warehouse: String? = nil, day: Day? = nil, lines: [Line]) {
        self.warehouse = warehouse
        self.day = day
        self.lines = lines
    }

    package func perform(in transaction: Transaction) throws -> DocumentOutcome {
        var wrong = Refusals()
        let housed = try wrong.read(try transaction.warehouse(code: warehouse))
        let read = try wrong.read(
            try transaction.stockLines(lines) { line in
                let counted = try transaction.counted(line.item, line.quantity, unit: line.unit, for: .receipt)
                try counted.mustBeStocked()
                let value: Money
                do { value = try line.value.money(in: transaction.currency) } catch let refusal as Refusal {
                    throw refusal.on("value")
                }
                guard !value.isNegative else { throw Refusal.negativePrice.on("value") }
                return try counted.line(worth: .given(value), contra: .init(.openingBalances), lot: line.lot)
            })
        try wrong.throwIfAny()
        let draft = StockDraft(
            kind: .opening, warehouse: try housed.get(), day: day ?? transaction.today, summary: "", lines: try read.get())
        return try transaction.move(draft).outcome
    }
}
