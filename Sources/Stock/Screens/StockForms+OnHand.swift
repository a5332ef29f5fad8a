internal import Core
internal import Desk
internal import MasterData
internal import Values

// Beside what is to go out: what it is, and how much of it lies there.

extension StockScreens {
    private static let name = Field("name", Text(en: "Name", hans: "名称", hant: "品名"), .text(max: 120))
    private static let onHand = Field("onHand", Text(en: "On hand", hans: "现存量", hant: "現存量"), .text(max: 24))

    /// Two protected columns: the item's name behind its code, what is on hand behind the unit.
    static func showStock(_ plan: inout FormPlan) {
        for (place, field, width) in [("item", name, 18), ("unit", onHand, 11)] {
            guard let index = plan.lineFields.firstIndex(where: { $0.name == place }) else { continue }
            plan.lineFields.insert(FormField(field, width: width, protected: true, sent: false), at: index + 1)
        }
        for index in plan.lineFields.indices where ["item", "lot"].contains(plan.lineFields[index].name) {
            plan.lineFields[index].width = 11
        }
    }

    /// On hand at the end of the day of the issue, in the stock unit; blank while the warehouse is not known.
    static func fillStock(_ desk: Desk, _ values: inout FormValues, _ line: Int) {
        let (code, warehouse) = (values[line, "item"], values["warehouse"])
        let day = values.fields["day"].flatMap { try? DayReader.day($0, today: desk.today) } ?? desk.today
        let found = try? desk.company.look { reader -> (name: String, onHand: String) in
            let item = try reader.item(typed: code).item
            guard let place = try? reader.warehouse(code: warehouse) else { return (item.name, "") }
            return (item.name, try reader.onHand(of: item, in: place, asOf: day).written() + " " + item.unit)
        }
        values[line, name.name] = code.isEmpty ? "" : found?.name ?? ""
        values[line, onHand.name] = code.isEmpty ? "" : found?.onHand ?? ""
    }
}
