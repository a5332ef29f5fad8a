internal import Core
package import Desk
internal import MasterData
internal import Values

/// A pack's barcode counts packs: the line gets the pack's unit, and the price of one of it.
package enum PackScan {
    /// For `FormPlan.meant`, on forms whose lines have an item, a unit and perhaps a unit price.
    package static func count(
        _ desk: Desk, _ values: inout FormValues, _ typed: String, _ field: String, _ line: Int?
    ) throws {
        guard field == "lines.item", let line, let scanned = try desk.company.look({ try $0.item(barcode: typed) }) else { return }
        values[line, "unit"] = scanned.unit
        if let price = try? Figure(values[line, "unitPrice"]).unitPrice() {
            values[line, "unitPrice"] = try price.per(scanned.perUnit.inverse).decimalText
        }
    }
}
