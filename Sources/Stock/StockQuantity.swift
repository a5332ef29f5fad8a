package import Core
package import MasterData
package import Values

// What a person counted, in the stock unit: by exact fractions, so that twelve bottles are one case for ever.

/// A quantity as it was counted and as stock keeps it.
package struct CountedQuantity: Sendable, Hashable {
    package let item: Item
    package let unit: String
    /// In `unit`.
    package let counted: Quantity
    /// Stock units in one of `unit`.
    package let perUnit: Fraction
    /// In the stock unit.
    package let quantity: Quantity
}

/// What a quantity is counted for: who types none, or one below zero, may want something else.
package enum CountPurpose: Sendable {
    case receipt
    case issue
    case order

    /// What to do instead of a quantity below zero.
    fileprivate var wayBack: Text {
        switch self {
        case .receipt:
            Text(
                en: "To send goods back, reverse the document or issue them.", hans: "要退货，请冲销单据或做出库。",
                hant: "要退貨，請沖銷單據或做出庫。")
        case .issue:
            Text(en: "To put goods back, reverse their issue.", hans: "要退回仓库，请冲销原出库单。", hant: "要退回倉庫，請沖銷原出庫單。")
        case .order:
            Text(
                en: "To send goods back, open their receipt and return them.", hans: "要退货，请打开收货单做退货。",
                hant: "要退貨，請開啟到貨單做退貨。")
        }
    }
}

extension Reader {
    /// The item that a person typed the code of or scanned, and the unit that is meant when they name none.
    /// - Throws: what MasterData refuses, on the field `item`.
    package func item(typed: String) throws -> (item: Item, unit: String) {
        if let item = try itemOrArchived(code: typed), item.isActive { return (item, item.unit) }
        if let scanned = try item(barcode: typed), scanned.item.isActive { return (scanned.item, scanned.unit) }
        let item = try item(code: typed)
        return (item, item.unit)
    }

    /// A typed quantity of an item. `unit` nil or blank: the unit of the code that was typed or scanned.
    /// - Throws: `stock.quantity-needed`, `stock.inexact-unit`, `masterdata.no-unit`, each on its field.
    package func counted(_ typed: String, _ figure: Figure, unit: String?, for purpose: CountPurpose) throws -> CountedQuantity {
        let (item, ownUnit) = try item(typed: typed)
        let unit = unit.flatMap { $0.isEmpty ? nil : $0 } ?? ownUnit
        return try counted(item, figure, unit: unit, for: purpose)
    }

    /// The same for an item that is known.
    package func counted(_ item: Item, _ figure: Figure, unit: String, for purpose: CountPurpose) throws -> CountedQuantity {
        let counted: Quantity
        do { counted = try figure.quantity() } catch let refusal as Refusal { throw refusal.on("quantity") }
        guard counted > .zero else { throw Refusal.quantityNeeded(purpose) }
        let (unit, perUnit) = try self.unit(named: unit, of: item)
        return CountedQuantity(
            item: item, unit: unit, counted: counted, perUnit: perUnit,
            quantity: try counted.exactly(perUnit, unit: unit, to: item.unit))
    }
}

extension Quantity {
    /// In another unit without losing anything.
    /// - Throws: `stock.inexact-unit`, on the field `quantity`.
    package func exactly(_ perUnit: Fraction, unit: String, to other: String) throws -> Quantity {
        guard isExact(convertedBy: perUnit) else { throw Refusal.inexactUnit(self, unit, other) }
        return try converted(by: perUnit)
    }
}

extension Refusal {
    /// The same refusal laid at the door of a line, counted from one; what has no field is the item's.
    package func atLine(_ line: Int) -> Refusal {
        placed { refusal in
            if let field = refusal.field, field.hasPrefix("lines.") { return field }
            return "lines.\(line).\(refusal.field ?? (refusal.code.hasPrefix("values.") ? "quantity" : "item"))"
        }
    }

    fileprivate static func quantityNeeded(_ purpose: CountPurpose) -> Refusal {
        let way = purpose.wayBack
        return Refusal(
            "stock.quantity-needed",
            Text(
                en: "Enter a quantity above zero. \(way.en)", hans: "请输入大于零的数量。\(way.hans)", hant: "請輸入大於零的數量。\(way.hant)"),
            field: "quantity")
    }

    static func inexactUnit(_ quantity: Quantity, _ unit: String, _ other: String) -> Refusal {
        Refusal(
            "stock.inexact-unit",
            Text(
                en: "\(quantity) \(unit) is no exact figure in \(other). Count it in \(other) instead.",
                hans: "\(quantity) \(unit) 无法精确换算为 \(other)，请直接按 \(other) 计数。",
                hant: "\(quantity) \(unit) 無法精確換算為 \(other)，請直接以 \(other) 計數。"),
            field: "quantity")
    }

    static func notStocked(_ item: Item) -> Refusal {
        Refusal(
            "stock.not-stocked",
            Text(
                en: "\(item.code) is not kept in stock. Choose a stocked item, or mark it as stocked in its record.",
                hans: "\(item.code) 不做库存管理。请选择库存物料，或在其档案中启用库存。",
                hant: "\(item.code) 不做庫存管理。請選擇庫存品項，或在其檔案啟用庫存。"),
            field: "item")
    }
}
