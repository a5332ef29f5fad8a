internal import Core
internal import Desk
internal import Ledgers
internal import MasterData
internal import Stock
internal import Values

// A supplier's invoice: an order or a supplier fills in what came and was not invoiced; the foot holds the invoice's total
// against the lines.

enum InvoiceForm {
    /// The lines as they were last filled in: they are replaced only while nobody has changed them.
    private final class Filled {
        var lines: [[String: String]] = []
    }

    /// - Parameter order: an order's number, a supplier's code, or nil.
    static func new(_ desk: Desk, _ key: String?) throws -> FormScreen {
        let filled = Filled()
        var plan = FormPlan(
            EnterSupplierInvoice.self, code: "SI", fields: fields(),
            done: { _, _, outcome in saved(outcome) })
        plan.recalculate = { desk, values, field, line in try recalculate(desk, &values, field, line, filled) }
        plan.footLine = total
        plan.headLine = { desk, values in desk.words(dated(desk, values)) }
        plan.warn = asks
        plan.confirms = Text(en: "Enter posts it.", hans: "按回车过账。", hant: "按 Enter 過帳。")
        plan.saveTitle = Text(en: "Post", hans: "过账", hant: "過帳")
        plan.isRepeated = key == nil
        dressLines(&plan)
        if let key, !key.isEmpty {
            let supplier = try desk.company.look { try $0.party(code: key)?.code }
            let order = supplier == nil ? try desk.company.look { try $0.documentNumbers([purchaseOrderKind], said: key).first } : nil
            // What has a figure at its end was meant as an order.
            if order == nil, supplier == nil, key.last?.isNumber == true { throw Refusal.noOrder(key) }
            let name = order == nil ? "supplier" : "order"
            plan.start[name] = order ?? supplier ?? key.uppercased()
            try recalculate(desk, &plan.start, name, nil, filled)
            plan.startsIn = "supplierNumber"
        }
        return FormScreen(plan)
    }

    private static func saved(_ outcome: InvoiceOutcome) -> FormSaved {
        var text = Text(
            en: "\(outcome.number) is posted.", hans: "\(outcome.number) 已过账。", hant: "\(outcome.number) 已過帳。")
        if outcome.holdReason == HoldReason.price.rawValue {
            text = Text(
                en: text.en + " Its payment is held: the price is above the order's.", hans: text.hans + "付款已暂停：价格高于订单价。",
                hant: text.hant + "付款已暫停：價格高於採購價。")
        }
        if !outcome.resembles.isEmpty {
            let like = outcome.resembles.joined(separator: ", ")
            text = Text(
                en: text.en + " It resembles \(like); its payment is held until somebody looked.",
                hans: text.hans + "与 \(like) 相似，付款已暂停，待他人核对。", hant: text.hant + "與 \(like) 相似，付款已暫停，待他人核對。")
        }
        return FormSaved(text, code: outcome.number)
    }

    // MARK: Fields

    /// The order stands first: who has it types nothing else.
    private static func fields() -> [FormField] {
        let all = EnterSupplierInvoice.fields.map { field in
            switch field.name {
            case "supplier": FormField(field, master: "supplier")
            case "order": FormField(field, master: purchaseOrderKind)
            case "all": FormField(field, hidden: true, sent: false)
            case "currency": FormField(field, width: 5)
            case "supplierNumber": FormField(field, width: 20)
            default: FormField(field)
            }
        }
        return all.filter { $0.name == "order" } + all.filter { $0.name != "order" }
    }

    private static func dressLines(_ plan: inout FormPlan) {
        let widths = ["order": 9, "item": 10, "receipt": 9, "quantity": 8, "unitPrice": 8, "taxPercent": 5]
        guard case .lines(let lines)? = plan.fields.first(where: { $0.name == "lines" })?.field.kind else { return }
        let unit = Field("unit", Text(en: "Unit", hans: "单位", hant: "單位"), .text(max: 12))
        let amount = Field("amount", Text(en: "Amount", hans: "金额", hant: "金額"), .money)
        plan.lineFields =
            lines.map { field in
                FormField(field, width: widths[field.name], hidden: field.name == "line").headed(LineHeadings.short[field.name])
            }
            + [FormField(amount, width: 13, protected: true, sent: false)]
        if let quantity = plan.lineFields.firstIndex(where: { $0.name == "quantity" }) {
            plan.lineFields.insert(FormField(unit, width: 5, protected: true, sent: false), at: quantity + 1)
        }
    }

    // MARK: What is filled in by itself

    private static func recalculate(
        _ desk: Desk, _ values: inout FormValues, _ field: String, _ line: Int?, _ filled: Filled
    ) throws {
        if let line {
            if ["lines.order", "lines.line", "lines.item"].contains(field) { values[line, "unit"] = try unit(desk, values, line) }
            values[line, "amount"] = amountText(values, line, currency(desk, values))
            return
        }
        // A closed month is said where the day is typed, not when all is entered.
        if field == "day", let day = Day(iso: values["day"]) { _ = try desk.company.look { try $0.openPeriod(holding: day) } }
        guard field == "order" || field == "supplier" else { return }
        let number = values["order"]
        if field == "order", !number.isEmpty {
            let order = try OrderScreens.order(desk, number)
            values["order"] = order.number
            values["currency"] = order.currency.code
            values["supplier"] = try desk.company.look { try $0.document(order.id)?.party } ?? ""
        }
        let mine = values.lines.filter { !$0.isEmpty }
        guard mine.isEmpty || mine == filled.lines, !values["supplier"].isEmpty else { return }
        filled.lines = try openLines(desk, supplier: values["supplier"], order: values["order"])
        if field == "order", filled.lines.isEmpty, !number.isEmpty {
            let nothing = Refusal.nothingToInvoice(number)
            desk.say(Message(.warning, nothing.text, code: nothing.code))
        }
        values.lines = filled.lines.isEmpty ? [[:]] : filled.lines
    }

    /// What came from the supplier, for the order where one is named, and was not invoiced; at the order's price.
    private static func openLines(_ desk: Desk, supplier: String, order: String) throws -> [[String: String]] {
        let table = try desk.ask(GoodsReceivedList(supplier: supplier))
        func text(_ row: [Datum], _ name: String) -> String {
            table.columns.firstIndex { $0.name == name }.flatMap { row[$0].text } ?? ""
        }
        func number(_ row: [Datum], _ name: String) -> Int64 {
            table.columns.firstIndex { $0.name == name }.flatMap { row[$0].integer } ?? 0
        }
        var orders: [String: (currency: Currency, lines: [OrderLine])] = [:]
        return try table.rows.compactMap { row -> [String: String]? in
            let own = text(row, "order")
            guard !own.isEmpty, order.isEmpty || own == order, number(row, "quantity") > 0 else { return nil }
            if orders[own] == nil {
                orders[own] = try desk.company.look { reader in
                    let order = try reader.purchaseOrder(number: own)
                    return (order.currency, try reader.orderLines(of: order.id))
                }
            }
            guard let found = orders[own], let line = found.lines.first(where: { $0.line == Int(number(row, "line")) }) else { return nil }
            let quantity = Quantity(micro: number(row, "quantity"))
            return [
                "order": own, "line": String(line.line), "item": line.item.code, "receipt": text(row, "receipt"),
                "quantity": quantity.decimalText, "unit": line.unit, "unitPrice": line.price.decimalText,
                "taxPercent": OrderForm.percent(line.taxRate),
                "amount": (try? line.price.amount(for: quantity, currency: found.currency))?.decimalText ?? "",
            ]
        }
    }

    /// The unit in which the order counts the line's item; blank where there is none or several.
    private static func unit(_ desk: Desk, _ values: FormValues, _ line: Int) throws -> String {
        let own = values[line, "order"]
        let (number, typed, place) = (own.isEmpty ? values["order"] : own, values[line, "item"], values[line, "line"])
        guard !number.isEmpty, !typed.isEmpty || !place.isEmpty else { return "" }
        let units = try desk.company.look { reader -> Set<String> in
            let item = typed.isEmpty ? nil : try reader.item(typed: typed).item.id
            let lines = try reader.orderLines(of: try reader.purchaseOrder(number: number).id)
            return Set(lines.filter { (item == nil || $0.item.id == item) && (place.isEmpty || String($0.line) == place) }.map(\.unit))
        }
        return units.count == 1 ? units.first ?? "" : ""
    }

    private static func currency(_ desk: Desk, _ values: FormValues) -> Currency {
        Currency.named(values["currency"].uppercased()) ?? desk.company.currency
    }

    private static func amountText(_ values: FormValues, _ line: Int, _ currency: Currency) -> String {
        guard let quantity = try? Figure(values[line, "quantity"]).quantity(),
            let price = try? Figure(values[line, "unitPrice"]).unitPrice(),
            let amount = try? price.amount(for: quantity, currency: currency)
        else { return "" }
        return amount.decimalText
    }

    // MARK: The total

    /// The days that the invoice will bear, those that nobody typed among them.
    private static func dated(_ desk: Desk, _ values: FormValues) -> Text {
        func day(_ name: String) -> Day? { values.fields[name].flatMap { try? DayReader.day($0, today: desk.today) } }
        let invoice = day("invoiceDay") ?? day("day") ?? desk.today
        let posting = day("day") ?? invoice
        return Text(
            en: "Invoice day \(invoice), posting day \(posting)", hans: "开票日期 \(invoice)，记账日期 \(posting)",
            hant: "發票日期 \(invoice)，入帳日期 \(posting)")
    }

    /// Before it is posted: what, of which day, how much. Where the total does not agree the command says so.
    private static func asks(_ desk: Desk, _ values: FormValues) -> Text? {
        let sums = sums(desk, values)
        if let stated = sums.stated, stated != sums.gross { return nil }
        let (name, days, gross) = (values["supplierNumber"], dated(desk, values), sums.gross.writtenWithCurrency())
        return Text(
            en: "\(values["supplier"]) \(name): total with tax \(gross). \(days.en).",
            hans: "\(values["supplier"]) \(name)：价税合计 \(gross)。\(days.hans)。",
            hant: "\(values["supplier"]) \(name)：含稅總額 \(gross)。\(days.hant)。")
    }

    private static func sums(_ desk: Desk, _ values: FormValues) -> (net: Money, tax: Money, gross: Money, stated: Money?) {
        let currency = currency(desk, values)
        func money(_ text: String?) -> Money? { text.flatMap { try? Figure($0).money(in: currency) } }
        var (net, tax) = (Money.zero(currency), Money.zero(currency))
        for line in values.lines {
            guard let amount = money(line["amount"]) else { continue }
            net = (try? net + amount) ?? net
            guard let percent = line["taxPercent"], let rate = try? Figure(percent).percentRate(), let own = try? amount.times(rate) else {
                continue
            }
            tax = (try? tax + own) ?? tax
        }
        if let stated = money(values.fields["tax"]) { tax = stated }
        return (net, tax, (try? net + tax) ?? net, money(values.fields["total"]))
    }

    /// Lines and tax, the invoice's own total, and what is missing between them.
    private static func total(_ desk: Desk, _ values: FormValues) -> String {
        let (net, tax, gross, total) = sums(desk, values)
        let sums = Text(
            en: "net \(net.written()) + tax \(tax.written()) = \(gross.writtenWithCurrency())",
            hans: "不含税 \(net.written()) + 税额 \(tax.written()) = \(gross.writtenWithCurrency())",
            hant: "未稅 \(net.written()) + 稅額 \(tax.written()) = \(gross.writtenWithCurrency())")
        guard let stated = total, let apart = try? stated - gross else { return desk.words(sums) }
        let check =
            apart.isZero
            ? Text(en: "agrees with the total with tax", hans: "与价税合计相符", hant: "與含稅總額相符")
            : Text(
                en: "E \(apart.written()) apart from the total with tax", hans: "E 与价税合计相差 \(apart.written())",
                hant: "E 與含稅總額相差 \(apart.written())")
        return desk.words(sums) + "   " + desk.words(check)
    }
}
