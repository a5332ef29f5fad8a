package import Core
package import Values

// What the company buys, keeps and sells.

/// An article as it stands in the file.
package struct Item: Sendable, Hashable {
    package let id: Int64
    package let code: String
    package let name: String
    /// The stock unit: every quantity in the books counts this.
    package let unit: String
    package let category: String
    /// False for services and what is expensed at once.
    package let isStocked: Bool
    package let listPrice: UnitPrice
    package let safetyStock: Quantity
    package let reorderPoint: Quantity
    /// How much more than ordered may be received, as a share (5 % is 0.05); nil: the company's setting holds.
    package let overReceipt: Rate?
    package let mnemonic: String
    package let isActive: Bool
    package let revision: Int64
}

/// What a barcode stands for: the item, and how many stock units one scan counts.
package struct ScannedItem: Sendable, Hashable {
    package let item: Item
    /// The unit the code is printed on.
    package let unit: String
    /// Stock units in one of `unit`.
    package let perUnit: Fraction
}

extension Reader {
    /// The active item with this code.
    /// - Throws: `masterdata.no-item`, `masterdata.archived`, on the field `item`.
    package func item(code: String) throws -> Item {
        guard let item = try itemOrArchived(code: code) else { throw Refusal.noItem(code) }
        guard item.isActive else { throw Refusal.archived(item.code, field: "item") }
        return item
    }

    /// The item with this code, archived ones included; nil where there is none.
    package func itemOrArchived(code: String) throws -> Item? {
        try one(
            """
            SELECT id, code, name, unit, category, isStocked, listPriceMicro, safetyStockMicro, reorderPointMicro,
                   overReceiptPercentNano, mnemonic, isActive, revision
            FROM item
            WHERE code = ?
            """, Code.folded(code), make: Item.init(row:))
    }

    /// The item with this key, archived ones included.
    package func item(id: Int64) throws -> Item? {
        try one(
            """
            SELECT id, code, name, unit, category, isStocked, listPriceMicro, safetyStockMicro, reorderPointMicro,
                   overReceiptPercentNano, mnemonic, isActive, revision
            FROM item
            WHERE id = ?
            """, id, make: Item.init(row:))
    }

    /// What a scanned code stands for; nil where no item has it. GTINs of 8, 12, 13 and 14 digits that name the same
    /// article are the same code.
    package func item(barcode: String) throws -> ScannedItem? {
        let found = try one("SELECT itemId, unit FROM itemBarcode WHERE barcode = ?", Item.stored(barcode: barcode)) {
            (itemId: $0.int64(0), unit: $0.text(1))
        }
        guard let found, let item = try item(id: found.itemId) else { return nil }
        return ScannedItem(item: item, unit: found.unit, perUnit: try fraction(of: found.unit, item: item))
    }

    /// Stock units in one `unit` of the item.
    /// - Throws: `masterdata.no-unit`, on the field `unit`.
    package func fraction(of unit: String, item: Item) throws -> Fraction { try self.unit(named: unit, of: item).contains }

    /// A unit of the item as it is written, whichever letters were typed small, and the stock units in one of it.
    /// - Throws: `masterdata.no-unit`, on the field `unit`.
    package func unit(named typed: String, of item: Item) throws -> (unit: String, contains: Fraction) {
        if typed == item.unit { return (item.unit, .one) }
        let found = try one("SELECT numerator, denominator FROM itemUnit WHERE itemId = ? AND unit = ?", item.id, typed) {
            (numerator: $0.int64(0), denominator: $0.int64(1))
        }
        if let found { return (typed, try Fraction(found.numerator, found.denominator)) }
        let all = [(unit: item.unit, contains: Fraction.one)] + (try otherUnits(of: item))
        let meant = all.filter { $0.unit.lowercased() == typed.lowercased() }
        guard meant.count == 1 else { throw Refusal.noUnit(typed, item, known: all.map(\.unit)) }
        return meant[0]
    }
}

extension Reader {
    /// The item's units other than its stock unit, by their words, with what one of each contains.
    func otherUnits(of item: Item) throws -> [(unit: String, contains: Fraction)] {
        try all("SELECT unit, numerator, denominator FROM itemUnit WHERE itemId = ? ORDER BY unit", item.id) { row in
            (unit: row.text(0), contains: try Fraction(row.int64(1), row.int64(2)))
        }
    }

    /// The units of an item as a form offers them, each with what it contains; the stock unit first.
    func unitChoices(ofItem code: String) throws -> [Choice] {
        let item = try item(code: code)
        return [Choice(item.unit, Text(verbatim: item.unit))]
            + (try otherUnits(of: item).map { Choice($0.unit, Text(verbatim: "\($0.unit) = \($0.contains) \(item.unit)")) })
    }
}

extension Item {
    /// The form in which a barcode is kept: a right GTIN filled up to fourteen digits, anything else as scanned.
    static func stored(barcode: String) -> String {
        (try? Barcode(barcode))?.comparable ?? Code.folded(barcode)
    }

    fileprivate init(row: borrowing Row) throws {
        try self.init(row: row, from: 0)
    }

    /// The item in a row that holds it among other things: id, code, name, unit, category, isStocked, listPriceMicro,
    /// safetyStockMicro, reorderPointMicro, overReceiptPercentNano, mnemonic, isActive, revision from column `first` on.
    package init(row: borrowing Row, from first: Int) throws {
        self.init(
            id: row.int64(first), code: row.text(first + 1), name: row.text(first + 2), unit: row.text(first + 3),
            category: row.text(first + 4), isStocked: row.int64(first + 5) == 1,
            listPrice: UnitPrice(micro: row.int64(first + 6)), safetyStock: Quantity(micro: row.int64(first + 7)),
            reorderPoint: Quantity(micro: row.int64(first + 8)), overReceipt: try row[first + 9],
            mnemonic: row.text(first + 10), isActive: row.int64(first + 11) == 1, revision: row.int64(first + 12))
    }
}

extension Refusal {
    static func noItem(_ code: String) -> Refusal {
        Refusal(
            "masterdata.no-item",
            Text(
                en: "There is no item “\(code)”. F4 in the field or the code IT lists them; F6 there adds one.",
                hans: "没有物料“\(code)”。在栏中按 F4 或输入代码 IT 可列出，在列表中按 F6 新增。",
                hant: "沒有品項「\(code)」。在欄中按 F4 或輸入代碼 IT 可列出，在清單中按 F6 新增。"),
            field: "item")
    }

    static func noUnit(_ unit: String, _ item: Item, known: [String]) -> Refusal {
        let list = Text.list(Array(known.prefix(6)), tail: known.count > 6 ? " …" : "")
        return Refusal(
            "masterdata.no-unit",
            Text(
                en: "\(item.code) is not counted in “\(unit)”. Its units: \(list.en). Use one of them, or add the unit first.",
                hans: "\(item.code) 没有计量单位“\(unit)”。可用：\(list.hans)。请选用其一，或先新增该单位及换算率。",
                hant: "\(item.code) 沒有計量單位「\(unit)」。可用：\(list.hant)。請選用其一，或先新增該單位及換算率。"),
            field: "unit")
    }
}
