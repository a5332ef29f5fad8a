internal import Core
package import Desk
internal import MasterData
internal import Values

/// A pack's barcode counts packs: the line gets the pack's unit. Its price is for the form to fill in anew.
package enum PackScan {
    /// For `FormPlan.meant`, on forms whose lines have an item and a unit.
    package static func count(
        _ desk: Desk, _ values: inout FormValues, _ typed: String, _ field: String, _ line: Int?
    ) throws {
        guard field == "lines.item", let line, let scanned = try desk.company.look({ try $0.item(barcode: typed) }) else { return }
        values[line, "unit"] = scanned.unit
    }
}
