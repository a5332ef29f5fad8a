package import Core
package import Values

// Barcodes and pack units: one scan of a case counts twelve.

/// Gives an item a barcode, on its stock unit or on one of its other units.
package struct AddBarcode: Command {
    package static let name = "masterdata.add-barcode"
    package static let title = Text(en: "Add a barcode", hans: "新增条码", hant: "新增條碼")
    package static let right = Right.keepItems
    package static let fields = [
        Field("item", Text(en: "Item", hans: "物料", hant: "品項"), .code(lookup: "masterdata.find-item"), required: true),
        Field(
            "barcode", Text(en: "Barcode", hans: "条码", hant: "條碼"), .text(max: 48), required: true,
            help: Text(
                en: "Scan it. Numbers of 8, 12, 13 or 14 digits must have a right check digit.",
                hans: "请扫描。8、12、13、14 位数字须校验位正确。", hant: "請掃描。8、12、13、14 位數字須檢查碼正確。")),
        Field("unit", Text(en: "Unit", hans: "单位", hant: "單位"), .text(max: 12)),
    ]

    let item: String
    let barcode: String
    let unit: String?

    package init(item: String, barcode: String, unit: String? = nil) {
        self.item = item
        self.barcode = barcode
        self.unit = unit
    }

    package func perform(in transaction: Transaction) throws -> Done {
        var wrong = Refusals()
        let item = try wrong.read(try transaction.item(code: self.item))
        let barcode = try wrong.read(try transaction.newBarcode(self.barcode))
        let unit = try wrong.read(try self.unit(of: item.get(), transaction))
        try wrong.throwIfAny()
        try transaction.insert(
            "INSERT INTO itemBarcode (itemId, barcode, unit) VALUES (?, ?, ?)", try item.get().id, try barcode.get(), try unit.get())
        return Done()
    }

    /// The unit that one scan counts; it must be one of the item's.
    private func unit(of item: Item, _ reader: Reader) throws -> String {
        let unit = unit ?? item.unit
        _ = try reader.fraction(of: unit, item: item)
        return unit
    }
}

/// Takes a barcode away from its item, such as one that was scanned wrongly.
package struct RemoveBarcode: Command {
    package static let name = "masterdata.remove-barcode"
    package static let title = Text(en: "Remove a barcode", hans: "移除条码", hant: "移除條碼")
    package static let right = Right.keepItems
    package static let fields = [
        Field("barcode", Text(en: "Barcode", hans: "条码", hant: "條碼"), .text(max: 48), required: true)
    ]

    let barcode: String

    package init(barcode: String) { self.barcode = barcode }

    package func perform(in transaction: Transaction) throws -> Done {
        let stored = Item.stored(barcode: barcode)
        guard try transaction.exists("SELECT 1 FROM itemBarcode WHERE barcode = ?", stored) else { throw Refusal.noBarcode(barcode) }
        try transaction.execute("DELETE FROM itemBarcode WHERE barcode = ?", stored)
        return Done()
    }
}

/// Gives an item a further unit with its exact conversion to the stock unit.
package struct AddUnit: Command {
    package static let name = "masterdata.add-unit"
    package static let title = Text(en: "Add a unit", hans: "新增计量单位", hant: "新增計量單位")
    package static let right = Right.keepItems
    package static let fields = [
        Field("item", Text(en: "Item", hans: "物料", hant: "品項"), .code(lookup: "masterdata.find-item"), required: true),
        Field(
            "unit", Text(en: "Unit", hans: "单位", hant: "單位"), .code(lookup: "masterdata.find-unit"), required: true),
        Field(
            "contains", Text(en: "Stock units in one", hans: "含库存单位数", hant: "含庫存單位數"), .text(max: 30), required: true,
            help: Text(en: "12 for a case of twelve, 1/3 for a third.", hans: "一箱十二个填 12，三分之一填 1/3。", hant: "一箱十二個填 12，三分之一填 1/3。")),
    ]

    let item: String
    let unit: String
    let contains: Fraction

    package init(item: String, unit: String, contains: Fraction) {
        self.item = item
        self.unit = unit
        self.contains = contains
    }

    package func perform(in transaction: Transaction) throws -> Done {
        var wrong = Refusals()
        let readItem = try wrong.read(try transaction.item(code: self.item))
        let readUnit = try wrong.read(try transaction.unit(self.unit, "unit"))
        try wrong.throwIfAny()
        let (item, unit) = (try readItem.get(), try readUnit.get())
        let isKnown =
            try unit == item.unit
            || transaction.exists("SELECT 1 FROM itemUnit WHERE itemId = ? AND unit = ?", item.id, unit)
        guard !isKnown else { throw Refusal.unitTaken(unit, item) }
        try transaction.insert(
            "INSERT INTO itemUnit (itemId, unit, numerator, denominator) VALUES (?, ?, ?, ?)",
            item.id, unit, contains.numerator, contains.denominator)
        return Done()
    }
}

extension Reader {
    /// A barcode as it is kept, which no item has yet.
    fileprivate func newBarcode(_ typed: String) throws -> String {
        let barcode = try Item.checked(barcode: typed)
        if let taken = try item(barcode: barcode) { throw Refusal.barcodeTaken(taken.item) }
        return barcode
    }
}

extension Item {
    /// A barcode in the form in which it is kept.
    /// - Throws: `values.barcode-check-digit`, `masterdata.bad-barcode`, on the field `barcode`.
    static func checked(barcode typed: String) throws -> String {
        let code = Code.folded(typed)
        if code.allSatisfy(\.isNumber), [8, 12, 13, 14].contains(code.utf8.count) {
            do { return try Barcode(code).comparable } catch let refusal as Refusal { throw refusal.on("barcode") }
        }
        guard (1...48).contains(code.utf8.count), code.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else {
            throw Refusal(
                "masterdata.bad-barcode",
                Text(
                    en: "A barcode has 1 to 48 letters, digits and signs without spaces. Scan it again.",
                    hans: "条码为 1 至 48 位字母、数字和符号，不含空格。请重新扫描。",
                    hant: "條碼為 1 至 48 位字母、數字與符號，不含空格。請重新掃描。"),
                field: "barcode")
        }
        return code
    }
}

extension Refusal {
    static func barcodeTaken(_ item: Item) -> Refusal {
        Refusal(
            "masterdata.barcode-taken",
            Text(
                en: "This barcode belongs to \(item.code) \(item.name) already. Scan another, or remove it there first (IT, 7, then 4).",
                hans: "该条码已属于 \(item.code) \(item.name)。请扫描其他条码，或先在该物料移除（IT，7，再 4）。",
                hant: "該條碼已屬於 \(item.code) \(item.name)。請掃描其他條碼，或先在該品項移除（IT，7，再 4）。"),
            field: "barcode")
    }

    static func noBarcode(_ typed: String) -> Refusal {
        let shown = TextHygiene.shown(typed, max: 48)
        return Refusal(
            "masterdata.no-barcode",
            Text(
                en: "No item has the barcode “\(shown)”. In IT, 7 lists the barcodes of an item.",
                hans: "没有物料使用条码“\(shown)”。在 IT 中用 7 可列出物料的条码。",
                hant: "沒有品項使用條碼「\(shown)」。在 IT 中用 7 可列出品項的條碼。"),
            field: "barcode")
    }

    static func unitTaken(_ unit: String, _ item: Item) -> Refusal {
        Refusal(
            "masterdata.unit-taken",
            Text(
                en: "\(item.code) has the unit “\(unit)” already. A conversion never changes; add a unit of another name.",
                hans: "\(item.code) 已有单位“\(unit)”。换算率不可更改，请以其他名称新增单位。",
                hant: "\(item.code) 已有單位「\(unit)」。換算率不可更改，請以其他名稱新增單位。"),
            field: "unit")
    }
}
