internal import Core
internal import Desk
internal import MasterData
internal import Stock
internal import Values

// What the supplier asks for one of a line's unit: filled in where nobody typed a price, and held against what was typed.

extension OrderForm {
    /// Fills in what can be known of a line: for a new item its unit and name, the price in any case.
    static func fill(_ desk: Desk, _ values: inout FormValues, _ field: String, _ line: Int) throws {
        guard !values[line, "item"].isEmpty else { return }
        if field == "lines.item" {
            let code = values[line, "item"]
            let (item, unit) = try desk.company.look { try $0.item(typed: code) }
            values[line, "unit"] = unit
            values[line, "description"] = item.name
            FilledPrice.forget(&values, line)
        }
        // A unit stands as the item has it, whichever letters were typed small; one it has not is the command's to refuse.
        let (code, typed) = (values[line, "item"], values[line, "unit"])
        if field == "lines.unit", let unit = try? desk.company.look({ try $0.unit(named: typed, of: $0.item(typed: code).item).unit }) {
            values[line, "unit"] = unit
        }
        fillPrice(desk, &values, line)
    }

    static func fillPrice(_ desk: Desk, _ values: inout FormValues, _ line: Int) {
        FilledPrice.fill(&values, line, with: asked(desk, values, line))
    }

    /// Which prices of an order that was written before are the supplier's own.
    static func notingPrices(_ desk: Desk, _ values: FormValues) -> FormValues {
        var noted = values
        for line in values.lines.indices { FilledPrice.note(&noted, line, usual: asked(desk, values, line)) }
        return noted
    }

    /// A pack's barcode orders packs.
    static func scanned(_ desk: Desk, _ values: inout FormValues, _ typed: String, _ field: String, _ line: Int?) throws {
        try PackScan.count(desk, &values, typed, field, line)
        if let line { fillPrice(desk, &values, line) }
    }

    /// What the supplier asks for one of the line's unit; nil where that is not known in the order's currency.
    private static func asked(_ desk: Desk, _ values: FormValues, _ line: Int) -> UnitPrice? {
        asked(
            desk, supplier: values["supplier"], currency: values["currency"], item: values[line, "item"], unit: values[line, "unit"])
    }

    private static func asked(_ desk: Desk, supplier: String, currency: String, item code: String, unit: String) -> UnitPrice? {
        guard !supplier.isEmpty, !code.isEmpty else { return nil }
        return try? desk.company.look { reader in
            let party = try reader.supplier(code: supplier)
            guard currency.isEmpty || currency.uppercased() == party.currency else { return nil }
            let (item, usual) = try reader.item(typed: code)
            guard let terms = try reader.supplierItem(party: party, item: item) else { return nil }
            return try terms.price.per(reader.fraction(of: unit.isEmpty ? usual : unit, item: item).inverse)
        }
    }

    /// A line with its price, to be held against what the supplier asks.
    private struct Priced {
        let line: Int
        let item: String
        let unit: String
        let price: UnitPrice
    }

    /// The first line of the form whose price is far from what the supplier asks: mostly that of another unit.
    static func farFromAsked(_ desk: Desk, _ values: FormValues) -> Text? {
        let lines = values.lines.indices.compactMap { line -> Priced? in
            guard let price = try? Figure(values[line, "unitPrice"]).unitPrice() else { return nil }
            return Priced(line: line + 1, item: values[line, "item"], unit: values[line, "unit"], price: price)
        }
        return far(desk, lines, supplier: values["supplier"], currency: values["currency"])
    }

    /// The same of an order as it is kept: whoever approves it is told what its maker was warned of.
    static func farFromAsked(_ desk: Desk, _ order: PurchaseOrder) throws -> Text? {
        let (supplier, lines) = try desk.company.look { reader in
            (try reader.document(order.id)?.party ?? "", try reader.orderLines(of: order.id))
        }
        let priced = lines.map { Priced(line: $0.line, item: $0.item.code, unit: $0.unit, price: $0.price) }
        return far(desk, priced, supplier: supplier, currency: order.currency.code)
    }

    private static func far(_ desk: Desk, _ lines: [Priced], supplier: String, currency: String) -> Text? {
        let far = lines.compactMap { line -> Text? in
            guard let asked = asked(desk, supplier: supplier, currency: currency, item: line.item, unit: line.unit),
                isFar(line.price, from: asked)
            else { return nil }
            let (place, item, unit) = (line.line, line.item, line.unit)
            let (given, usual) = (line.price.written(), asked.written())
            return Text(
                en: "Line \(place), \(item): \(given) for one \(unit), the supplier asks \(usual).",
                hans: "第 \(place) 行 \(item)：每 \(unit) 单价 \(given)，供应商价格为 \(usual)。",
                hant: "第 \(place) 列 \(item)：每 \(unit) 單價 \(given)，供應商價格為 \(usual)。")
        }
        guard let first = far.first, far.count > 1 else { return far.first }
        let rest = far.count - 1
        return Text(
            en: "\(first.en) Likewise \(rest) more.", hans: "\(first.hans)另有 \(rest) 行相同。", hant: "\(first.hant)另有 \(rest) 列相同。")
    }

    /// More than ten times, or less than a tenth.
    static func isFar(_ price: UnitPrice, from asked: UnitPrice) -> Bool {
        guard asked > UnitPrice(micro: 0) else { return false }
        let (given, usual) = (Int128(price.micro), Int128(asked.micro))
        return given > usual * 10 || given * 10 < usual
    }
}
