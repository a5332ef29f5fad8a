internal import Core
internal import Desk
internal import MasterData
internal import Values

// Stock's forms: a command's fields, what is filled in by itself, the proof under them.

extension StockScreens {
    static func receiptForm(_ desk: Desk) -> FormScreen {
        CommandForm(ReceiveGoods.self, code: "RX", title: Text(en: "Receipt without order", hans: "无订单入库", hant: "無採購單入庫")) { plan in
            dress(&plan, sticky: ["warehouse", "supplier"])
            plan.recalculate = { desk, values, field, line in try fillUnit(desk, &values, field, line, withPrice: true) }
        }
    }

    static func issueForm(_ desk: Desk) -> FormScreen {
        CommandForm(IssueGoods.self, code: "IX") { plan in
            dress(&plan, sticky: ["warehouse", "reason"])
            // Who may not take goods that are not there is not asked either.
            for index in plan.fields.indices where plan.fields[index].name == "overrideNegative" {
                plan.fields[index].isHidden = !desk.session.may(.overrideNegative)
            }
            plan.recalculate = { desk, values, field, line in try fillUnit(desk, &values, field, line, withPrice: false) }
        }
    }

    static func openingForm(_ desk: Desk) -> FormScreen {
        CommandForm(OpenStock.self, code: "OS") { plan in
            dress(&plan, sticky: ["warehouse", "day"])
            plan.recalculate = { desk, values, field, line in try fillUnit(desk, &values, field, line, withPrice: false) }
        }
    }

    static func reversalForm(_ number: String) -> FormScreen {
        var number_ = FormField(ReverseMove.fields[0], protected: true, sent: true)
        number_.width = 14
        return CommandForm(
            ReverseMove.self, code: "SM", fields: [number_] + ReverseMove.fields.dropFirst().map { FormField($0) },
            start: FormValues(["number": number]),
            done: { _, _, outcome in FormSaved(FormPlan.reversed(number, by: outcome.number ?? ""), code: outcome.number) }
        ) { plan in
            plan.saveTitle = reverseTitle
            plan.footLine = proofFoot()
        }
    }

    /// - Parameter key: code or id; empty: a new one.
    static func warehouseForm(_ desk: Desk, _ key: String) throws -> FormScreen {
        guard !key.isEmpty else {
            return CommandForm(AddWarehouse.self, code: "WH") { plan in
                plan.reopens = "warehouse"
                plan.footLine = proofFoot()
            }
        }
        func stored(_ desk: Desk) throws -> FormValues {
            let found = try desk.company.look { reader in
                try reader.warehouseOrClosed(code: key) ?? Int64(key).flatMap { try reader.warehouse(id: $0) }
            }
            guard let found else { throw Refusal.noWarehouse(key) }
            return FormValues([
                "warehouse": found.code, "name": found.name, "address": found.address, "isActive": found.isActive ? "1" : "0",
            ])
        }
        let start = try stored(desk)
        let id = try desk.company.look { try $0.warehouseOrClosed(code: start["warehouse"])?.id }
        let code = FormField(ChangeWarehouse.fields[0], protected: true, sent: true)
        return CommandForm(
            ChangeWarehouse.self, code: "WH", fields: [code] + ChangeWarehouse.fields.dropFirst().map { FormField($0) },
            start: start
        ) { plan in
            plan.stored = stored
            plan.record = id.map { ("warehouse", $0) }
            plan.reopens = "warehouse " + start["warehouse"]
            plan.footLine = proofFoot()
        }
    }

    // MARK: What all of them have

    private static func dress(_ plan: inout FormPlan, sticky: Set<String>) {
        for index in plan.fields.indices {
            plan.fields[index].isSticky = sticky.contains(plan.fields[index].name)
            switch plan.fields[index].name {
            case "supplier": plan.fields[index].master = "supplier"
            case "warehouse": plan.fields[index].master = "warehouse"
            default: break
            }
            if case .lines(let fields) = plan.fields[index].field.kind {
                plan.lineFields = fields.map { field in
                    FormField(field, width: widths[field.name], master: field.name == "item" ? "item" : nil)
                        .headed(field.name == "item" ? Text(en: "Item", hans: "物料", hant: "品項") : nil)
                }
            }
        }
        plan.isRepeated = true
        plan.meant = PackScan.count
        plan.saveTitle = Text(en: "Post", hans: "过账", hant: "過帳")
        plan.footLine = proofFoot()
    }

    private static let widths = ["item": 16, "quantity": 10, "unit": 6, "unitPrice": 12, "value": 14, "lot": 14]

    /// The stock unit and, where goods are bought, the list price: what can be known is not asked for.
    private static func fillUnit(
        _ desk: Desk, _ values: inout FormValues, _ field: String, _ line: Int?, withPrice: Bool
    ) throws {
        guard field == "lines.item", let line, !values[line, "item"].isEmpty else { return }
        let code = values[line, "item"]
        let (item, unit) = try desk.company.look { try $0.item(typed: code) }
        values[line, "unit"] = unit
        if withPrice, values[line, "unitPrice"].isEmpty, item.listPrice > UnitPrice(micro: 0) {
            values[line, "unitPrice"] = item.listPrice.decimalText
        }
    }

    /// The proof under a form. It is asked again after each commit, and every two seconds at most
    /// while somebody types.
    static func proofFoot() -> (Desk, FormValues) -> String {
        var last: (second: Int64, mark: Int64, text: String)?
        return { desk, _ in
            let (second, mark) = (desk.company.clock().secondsUTC / 2, desk.company.changeMark())
            if let last, last.second == second, last.mark == mark, !last.text.isEmpty { return last.text }
            let text = (try? desk.prove(.stockLedger).text(desk.language)) ?? ""
            last = (second, mark, text)
            return text
        }
    }
}
