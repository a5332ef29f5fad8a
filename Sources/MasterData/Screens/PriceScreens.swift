internal import Core
internal import Desk
internal import Values

// What suppliers ask and what money is worth.

enum PriceScreens {
    static func prices(_ parameters: [String: String] = [:]) -> ListScreen {
        let list = ListScreen(SupplierPriceList.self, code: "SP", parameters: parameters)
        let change: (Desk, ListRow) throws -> Void = { desk, row in try desk.show(price(row)) }
        list.options = [RowOption(2, MasterWords.change, right: .keepSuppliers, run: change)]
        list.whenOpened = change
        list.new = (.keepSuppliers, { _ in newPrice(parameters) })
        list.helpText = Text(
            en: "What each supplier asks for an item, per stock unit in the supplier's currency. Orders take it from here.",
            hans: "各供应商对物料的报价（按库存单位、供应商币种）。采购订单由此取价。",
            hant: "各供應商對品項的報價（依庫存單位、供應商幣別）。採購單由此取價。")
        return list
    }

    private static func newPrice(_ start: [String: String]) -> FormScreen {
        let fields = SetSupplierPrice.fields.map { field in
            FormField(field, sticky: field.name == "supplier", master: ["supplier", "item"].contains(field.name) ? field.name : nil)
        }
        return CommandForm(SetSupplierPrice.self, code: "SP", fields: fields, start: FormValues(start)) { plan in
            plan.isRepeated = true
            plan.preview = nil
        }
    }

    private static func price(_ row: ListRow) -> FormScreen {
        let fields = SetSupplierPrice.fields.map { field in
            FormField(field, protected: field.name == "supplier" || field.name == "item", sent: true)
        }
        var start = FormValues()
        for name in ["supplier", "item", "supplierCode"] { start[name] = row.text(name) ?? "" }
        start["price"] = row.integer("price").map { UnitPrice(micro: $0).decimalText } ?? ""
        start["minimum"] = row.integer("minimum").map { Quantity(micro: $0).decimalText } ?? ""
        start["leadDays"] = row.integer("leadDays").map(String.init) ?? ""
        return CommandForm(SetSupplierPrice.self, code: "SP", fields: fields, start: start) { $0.preview = nil }
    }

    static func rates(_ currency: String?) -> ListScreen {
        let list = ListScreen(RateList.self, code: "RA", parameters: currency.map { ["currency": $0.uppercased()] } ?? [:])
        let change: (Desk, ListRow) throws -> Void = { desk, row in
            var start = FormValues(["currency": row.text("currency") ?? "", "day": row.text("day") ?? ""])
            start["rate"] = row.integer("rate").map { Rate(nano: $0).decimalText } ?? ""
            try desk.show(rate(start))
        }
        list.options = [RowOption(2, MasterWords.change, right: .setMasterData, run: change)]
        list.whenOpened = change
        list.new = (.setMasterData, { desk in rate(FormValues(["day": desk.today.iso])) })
        list.helpText = Text(
            en: "What one unit of a currency is worth in the company's own from a day on. F6 sets a rate.",
            hans: "自某日起一单位外币折合本位币的金额。F6 设置汇率。", hant: "自某日起一單位外幣折合本位幣的金額。F6 設定匯率。")
        return list
    }

    private static func rate(_ start: FormValues) -> FormScreen {
        CommandForm(SetRate.self, code: "RA", start: start) { $0.preview = nil }
    }
}
