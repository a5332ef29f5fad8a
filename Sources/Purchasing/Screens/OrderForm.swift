internal import Core
internal import Desk
internal import MasterData
internal import Stock
internal import Terminal
internal import Values

// The order form: supplier, lines by code, name, pinyin or barcode, the usual price filled in, the total in the foot.

enum OrderForm {
    /// Whether this F8 also submits.
    private final class Intent {
        var submits = false
        /// A warning was said of an F8 that submits: the Enter after it still means that.
        var isAsked = false
        var means: Bool { submits || isAsked }

        /// What makes a person think twice before this order is saved.
        func warn(_ warning: Text?) -> Text? {
            isAsked = warning != nil && submits
            return warning
        }
    }

    static func new(_ desk: Desk, start: FormValues = FormValues()) throws -> FormScreen {
        let intent = Intent()
        var plan = FormPlan(code: "PO", title: EnterOrder.title, fields: fields(EnterOrder.fields)) { desk, json, key, expecting in
            let outcome = try desk.perform(try EnterOrder.decode(json).with(submit: intent.means), key: key, expecting: expecting)
            return saved(outcome, intent)
        }
        plan.preview = { desk, json in try desk.preview(try EnterOrder.decode(json).with(submit: intent.submits)) }
        plan.start = notingPrices(desk, start)
        plan.reopens = purchaseOrderKind
        plan.warn = { desk, values in intent.warn(farFromAsked(desk, values)) }
        dress(&plan, intent)
        return FormScreen(plan)
    }

    /// What the form of a change opens by: the order's own kind opens its card.
    static let changing = "purchase-order-change"

    static func copy(_ desk: Desk, _ number: String) throws -> FormScreen {
        var start = try stored(desk, number)
        for name in ["order", "revision", "day", "promisedDay", "tax"] { start[name] = "" }
        return try new(desk, start: start)
    }

    static func change(_ desk: Desk, _ number: String) throws -> FormScreen {
        let intent = Intent()
        var plan = FormPlan(code: "PO", title: ChangeOrder.title, fields: fields(ChangeOrder.fields)) { desk, json, key, expecting in
            var command = try ChangeOrder.decode(json)
            if intent.means { command.submit = true }
            return saved(try desk.perform(command, key: key, expecting: expecting), intent)
        }
        plan.preview = { desk, json in
            var command = try ChangeOrder.decode(json)
            if intent.submits { command.submit = true }
            return try desk.preview(command)
        }
        plan.stored = { desk in try stored(desk, number) }
        plan.names(emptied: ChangeOrder.clearable)
        plan.start = notingPrices(desk, try stored(desk, number))
        plan.reopens = changing + " " + number
        let order = try OrderScreens.order(desk, number)
        plan.document = order.id
        let isSubmitted = order.state == .submitted
        plan.warn = { desk, values in
            let far = farFromAsked(desk, values)
            guard isSubmitted, !intent.submits else { return intent.warn(far) }
            let withdraws = withdraws(number)
            return intent.warn(
                Text(
                    en: (far.map { $0.en + " " } ?? "") + withdraws.en, hans: (far?.hans ?? "") + withdraws.hans,
                    hant: (far?.hant ?? "") + withdraws.hant))
        }
        if isSubmitted {
            plan.headLine = { desk, _ in desk.words(withdraws(number)) }
        }
        dress(&plan, intent)
        return FormScreen(plan)
    }

    private static func withdraws(_ number: String) -> Text {
        Text(
            en: "\(number) waits for approval; saving makes it a draft, and F8 after that submits it again.",
            hans: "\(number) 待审批中；保存后变为草稿，再按 F8 重新提交。", hant: "\(number) 待核准中；儲存後變為草稿，再按 F8 重新送出。")
    }

    private static func saved(_ outcome: DocumentOutcome, _ intent: Intent) -> FormSaved {
        let number = outcome.number ?? ""
        return FormSaved(
            intent.means
                ? Text(en: "\(number) waits for approval.", hans: "\(number) 已提交审批。", hant: "\(number) 已送出核准。")
                : Text(
                    en: "\(number) is saved as a draft. F8 submits it for approval.", hans: "\(number) 已保存为草稿。按 F8 提交审批。",
                    hant: "\(number) 已存為草稿。按 F8 送出核准。"),
            code: number, opens: (purchaseOrderKind, number))
    }

    // MARK: Fields

    private static func fields(_ all: [Field]) -> [FormField] {
        all.map { field in
            switch field.name {
            case "order": FormField(field, protected: true, sent: true)
            case "revision": FormField(field, hidden: true)
            // Submitting is an action of its own, so that F8 means save and nothing else.
            case "submit": FormField(field, hidden: true, sent: false)
            case "supplier": FormField(field, master: "supplier")
            case "warehouse": FormField(field, sticky: true, master: "warehouse")
            case "currency": FormField(field, width: 5)
            default: FormField(field)
            }
        }
    }

    private static let amount = Field("amount", Text(en: "Amount", hans: "金额", hant: "金額"), .money)

    private static func dress(_ plan: inout FormPlan, _ intent: Intent) {
        let widths = ["item": 12, "quantity": 8, "unit": 5, "unitPrice": 9, "taxPercent": 6, "description": 14]
        if case .lines(let lines)? = plan.fields.first(where: { $0.name == "lines" })?.field.kind {
            plan.lineFields =
                lines.map { field in
                    FormField(
                        field, width: widths[field.name], hidden: field.name == "promisedDay", master: field.name == "item" ? "item" : nil
                    ).headed(LineHeadings.short[field.name])
                } + [FormField(amount, width: 13, protected: true, sent: false), FilledPrice.field]
        }
        plan.right = .orderGoods
        plan.recalculate = recalculate
        plan.meant = scanned
        plan.footLine = total
        plan.more = { form in
            [
                Action(nil, OrderScreens.submitTitle, right: .orderGoods) { [weak form] desk in
                    guard let form else { return }
                    intent.submits = true
                    defer { intent.submits = false }
                    try form.actions(at: desk).first { $0.key == .function(8) }?.run(desk)
                }
            ]
        }
    }

    // MARK: What is filled in by itself

    private static func recalculate(_ desk: Desk, _ values: inout FormValues, _ field: String, _ line: Int?) throws {
        if field == "supplier", !values["supplier"].isEmpty {
            let code = values["supplier"]
            let currency = try desk.company.look { try $0.supplier(code: code).currency }
            if values["currency"].isEmpty { values["currency"] = currency }
        }
        if field == "supplier" || field == "currency" {
            for line in values.lines.indices where !values[line, "item"].isEmpty {
                fillPrice(desk, &values, line)
                values[line, "amount"] = amountText(values, line, currency(desk, values))
            }
        }
        guard let line else { return }
        try fill(desk, &values, field, line)
        values[line, "amount"] = amountText(values, line, currency(desk, values))
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

    /// Net, tax as it was typed or as the lines say, and both together with the freight.
    private static func total(_ desk: Desk, _ values: FormValues) -> String {
        let currency = currency(desk, values)
        func money(_ text: String?) -> Money? { text.flatMap { try? Figure($0).money(in: currency) } }
        let usual = (try? desk.company.look { try $0.percent(.purchaseTaxPercent) }) ?? Rate(nano: 0)
        var (net, tax) = (Money.zero(currency), Money.zero(currency))
        for line in values.lines {
            guard let amount = money(line["amount"]) else { continue }
            net = (try? net + amount) ?? net
            let rate = line["taxPercent"].flatMap { try? Figure($0).percentRate() } ?? usual
            tax = (try? tax + amount.times(rate)) ?? tax
        }
        if let typed = money(values.fields["tax"]) { tax = typed }
        let gross = (try? net + tax + (money(values.fields["freight"]) ?? .zero(currency))) ?? net
        let count = values.lines.count { !($0["item"] ?? "").isEmpty }
        let sums = "\(net.writtenWithCurrency()) + \(tax.written())"
        return desk.words(
            Text(
                en: "lines: \(count), net and tax \(sums), in all \(gross.written())",
                hans: "\(count) 行，不含税与税额 \(sums)，合计 \(gross.written())",
                hant: "\(count) 列，未稅與稅額 \(sums)，合計 \(gross.written())"))
    }

    // MARK: What the file holds

    private static func stored(_ desk: Desk, _ number: String) throws -> FormValues {
        try desk.company.look { reader in
            let order = try reader.purchaseOrder(number: number)
            let lines = try reader.orderLines(of: order.id)
            // A tax that the lines add up to was worked out, and is worked out again; only another one was typed.
            let worked = try Money.sum(
                lines.map { try Money(minor: $0.amountMinor, currency: order.currency).times($0.taxRate) }, in: order.currency)
            func money(_ minor: Int64) -> String { minor == 0 ? "" : Money(minor: minor, currency: order.currency).decimalText }
            var values = FormValues(
                [
                    "order": order.number, "revision": String(order.revision), "warehouse": order.warehouseCode, "day": order.day.iso,
                    "currency": order.currency.code, "note": order.note, "promisedDay": order.promisedDay?.iso ?? "",
                    "supplier": try reader.document(order.id)?.party ?? "",
                    "tax": worked.minor == order.taxMinor ? "" : money(order.taxMinor),
                    "freight": money(order.freightMinor),
                ].filter { !$0.value.isEmpty })
            values.lines = lines.map { line in
                [
                    "item": line.item.code, "quantity": line.progress.ordered.decimalText, "unit": line.unit,
                    "unitPrice": line.price.decimalText, "taxPercent": percent(line.taxRate),
                    "promisedDay": line.promisedDay?.iso ?? "", "description": line.description,
                    "amount": Money(minor: line.amountMinor, currency: order.currency).decimalText,
                ].filter { !$0.value.isEmpty }
            }
            return values
        }
    }

    /// 0.13 as it is typed: 13.
    static func percent(_ rate: Rate) -> String {
        var text = Figure(units: rate.nano, scale: 7).decimalText
        if text.contains(".") {
            while text.last == "0" { text.removeLast() }
            if text.last == "." { text.removeLast() }
        }
        return text
    }
}

extension EnterOrder {
    /// The same order, to be submitted at once or not.
    fileprivate func with(submit: Bool) -> EnterOrder {
        EnterOrder(
            supplier: supplier, warehouse: warehouse, day: day, currency: currency, promisedDay: promisedDay, note: note, tax: tax,
            freight: freight, lines: lines, submit: submit ? true : nil)
    }
}
