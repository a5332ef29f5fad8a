internal import Core
internal import Desk
internal import MasterData
internal import Values

// Stock's forms: a command's fields, what is filled in by itself, the proof under them.

extension StockScreens {
    static func receiptForm(_ desk: Desk) -> FormScreen {
        CommandForm(ReceiveGoods.self, code: "RX", title: Text(en: "Receipt without order", hans: "无订单入库", hant: "無採購單入庫")) { plan in
            dress(&plan, sticky: ["warehouse", "supplier"])
            plan.lineFields.append(FilledPrice.field)
            plan.recalculate = { desk, values, field, line in
                try fillUnit(desk, &values, field, line)
                if field == "lines.item", let line { FilledPrice.forget(&values, line) }
                try fillPrice(desk, &values, line)
            }
            plan.meant = { desk, values, typed, field, line in
                try PackScan.count(desk, &values, typed, field, line)
                try fillPrice(desk, &values, line)
            }
        }
    }

    static func issueForm(_ desk: Desk) -> FormScreen {
        CommandForm(IssueGoods.self, code: "IX") { plan in
            dress(&plan, sticky: ["warehouse", "reason"])
            // Who may not take goods that are not there is not asked either.
            for index in plan.fields.indices where plan.fields[index].name == "overrideNegative" {
                plan.fields[index].isHidden = !desk.session.may(.overrideNegative)
            }
            showStock(&plan)
            plan.recalculate = { desk, values, field, line in
                try fillUnit(desk, &values, field, line)
                for line in line.map({ [$0] }) ?? Array(values.lines.indices) { fillStock(desk, &values, line) }
            }
        }
    }

    static func openingForm(_ desk: Desk) -> FormScreen {
        CommandForm(OpenStock.self, code: "OS") { plan in
            dress(&plan, sticky: ["warehouse", "day"])
            plan.recalculate = { desk, values, field, line in try fillUnit(desk, &values, field, line) }
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
            plan.startsIn = "reason"
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

    /// The stock unit: what can be known is not asked for.
    private static func fillUnit(_ desk: Desk, _ values: inout FormValues, _ field: String, _ line: Int?) throws {
        guard field == "lines.item", let line, !values[line, "item"].isEmpty else { return }
        let code = values[line, "item"]
        values[line, "unit"] = try desk.company.look { try $0.item(typed: code).unit }
    }

    /// The list price of one of the line's unit, where goods are bought.
    private static func fillPrice(_ desk: Desk, _ values: inout FormValues, _ line: Int?) throws {
        guard let line, !values[line, "item"].isEmpty else { return }
        let (code, unit) = (values[line, "item"], values[line, "unit"])
        let usual = try? desk.company.look { reader -> UnitPrice? in
            let (item, own) = try reader.item(typed: code)
            guard item.listPrice > UnitPrice(micro: 0) else { return nil }
            return try item.listPrice.per(reader.fraction(of: unit.isEmpty ? own : unit, item: item).inverse)
        }
        FilledPrice.fill(&values, line, with: usual)
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
