package import Core
internal import MasterData
internal import Values

// What receiving, issuing and opening stock have in common: the warehouse that they are limited by, their fields, a counted line.

/// A command that moves goods of one warehouse.
package protocol WarehouseCommand: Command {
    /// Its code; nil: the only one that there is.
    var warehouse: String? { get }
}

extension WarehouseCommand {
    package func scoped(in transaction: Transaction) throws -> [(ScopeKind, String)] {
        try transaction.warehouseScope(code: warehouse)
    }
}

extension Reader {
    /// What a command is scoped by that names a warehouse. Nothing where there is no such warehouse: the command refuses that
    /// itself, together with what else is wrong.
    package func warehouseScope(code: String?) throws -> [(ScopeKind, String)] {
        do {
            return [(.warehouse, try warehouse(code: code).code)]
        } catch is Refusal {
            return []
        }
    }
}

enum StockFields {
    static let warehouse = Field("warehouse", Text(en: "Warehouse", hans: "仓库", hant: "倉庫"), .code(lookup: "stock.warehouses"))
    static let day = Field("day", Text(en: "Day", hans: "日期", hant: "日期"), .day)
    static let item = Field(
        "item", Text(en: "Item or barcode", hans: "物料或条码", hant: "品項或條碼"), .code(lookup: "masterdata.find-item"), required: true)
    static let quantity = Field("quantity", Text(en: "Quantity", hans: "数量", hant: "數量"), .quantity, required: true)
    static let unit = Field("unit", Text(en: "Unit", hans: "单位", hant: "單位"), .text(max: 12))
    static let lot = Field("lot", Text(en: "Lot", hans: "批号", hant: "批號"), .text(max: 40))
}

extension CountedQuantity {
    /// - Throws: `stock.not-stocked`.
    func mustBeStocked() throws {
        guard item.isStocked else { throw Refusal.notStocked(item) }
    }

    /// A line of a stock document that takes this in, or out.
    func line(
        leaves: Bool = false, worth: StockDraft.Worth, contra: StockDraft.Contra, lot: String?
    ) throws -> StockDraft.Line {
        try mustBeStocked()
        return StockDraft.Line(
            item: item, unit: unit, unitQuantity: leaves ? try -counted : counted, quantity: leaves ? try -quantity : quantity,
            worth: worth, contra: contra, lot: try lot.map { try TextHygiene.clean($0) })
    }
}
