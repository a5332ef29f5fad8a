package import Core
internal import Ledgers
internal import MasterData
package import Values

// What lay in a warehouse on the day the books begin, lot by lot where it came in several.

/// Takes opening stock into the books against the opening balances.
package struct OpenStock: Command {
    package static let name = "stock.open-stock"
    package static let title = Text(en: "Enter opening stock", hans: "录入期初库存", hant: "輸入期初庫存")
    /// Opening stock is a posting of the opening balances, and stands with those who open the books: whoever approves
    /// others' work posts nothing (rules.md 2.14).
    package static let right = Right.postJournals
    package static let fields = [
        Field("warehouse", Text(en: "Warehouse", hans: "仓库", hant: "倉庫"), .code(lookup: "stock.warehouses")),
        Field("day", Text(en: "Day", hans: "日期", hant: "日期"), .day),
        Field(
            "lines", Text(en: "Lines", hans: "明细", hant: "明細"),
            .lines([
                Field("item", Text(en: "Item", hans: "物料", hant: "品項"), .code(lookup: "masterdata.find-item"), required: true),
                Field("quantity", Text(en: "Quantity", hans: "数量", hant: "數量"), .quantity, required: true),
                Field("unit", Text(en: "Unit", hans: "单位", hant: "單位"), .text(max: 12)),
                Field("value", Text(en: "Value", hans: "金额", hant: "金額"), .money, required: true),
                Field("lot", Text(en: "Lot", hans: "批号", hant: "批號"), .text(max: 40)),
            ]), required: true),
    ]

    let warehouse: String?
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

    package func scoped(in transaction: Transaction) throws -> [(ScopeKind, String)] {
        [(.warehouse, try transaction.warehouse(code: warehouse).code)]
    }

    package func perform(in transaction: Transaction) throws -> DocumentOutcome {
        let draft = StockDraft(
            kind: .opening, warehouse: try transaction.warehouse(code: warehouse), day: day ?? transaction.today,
            summary: "",
            lines: try transaction.stockLines(lines) { line in
                let counted = try transaction.counted(line.item, line.quantity, unit: line.unit)
                guard counted.item.isStocked else { throw Refusal.notStocked(counted.item) }
                let value: Money
                do { value = try line.value.money(in: transaction.currency) } catch let refusal as Refusal {
                    throw refusal.on("value")
                }
                guard !value.isNegative else { throw Refusal.negativePrice.on("value") }
                return StockDraft.Line(
                    item: counted.item, unit: counted.unit, unitQuantity: counted.counted, quantity: counted.quantity,
                    worth: .given(value), contra: .init(.openingBalances),
                    lot: try line.lot.map { try TextHygiene.clean($0) })
            })
        let posted = try transaction.move(draft)
        return DocumentOutcome(id: posted.id, number: posted.number)
    }
}
