package import Core
internal import Ledgers
internal import MasterData
internal import Stock
package import Values

// A supplier's invoice is entered and matched with what came (AP-01, PU-08, PU-09). It is posted even where its price is
// too high; then its payment is held.

/// Enters a supplier's invoice for goods that were received.
package struct EnterSupplierInvoice: Command {
    package static let name = "purchasing.enter-supplier-invoice"
    package static let title = Text(en: "Enter a supplier invoice", hans: "录入供应商发票", hant: "輸入供應商發票")
    package static let right = Right.billOrders
    package static let fields = [
        Field(
            "supplier", Text(en: "Supplier", hans: "供应商", hant: "供應商"), .code(lookup: "masterdata.find-supplier"),
            required: true),
        Field(
            "supplierNumber", Text(en: "Invoice number", hans: "发票号码", hant: "發票號碼"), .text(max: 40), required: true,
            help: Text(
                en: "The supplier's own number. Each is taken once.", hans: "供应商的发票号码，同一供应商不可重复。",
                hant: "供應商的發票號碼，同一供應商不可重複。")),
        Field("invoiceDay", Text(en: "Invoice day", hans: "开票日期", hant: "發票日期"), .day),
        Field("day", Text(en: "Posting day", hans: "记账日期", hant: "入帳日期"), .day),
        Field("dueDay", Text(en: "Due", hans: "到期日", hant: "到期日"), .day),
        Field("currency", Text(en: "Currency", hans: "币种", hant: "幣別"), .text(max: 3)),
        Field("order", Text(en: "Order", hans: "订单", hant: "採購單"), .code(lookup: "purchasing.find-order-to-invoice")),
        Field(
            "tax", Text(en: "Tax", hans: "税额", hant: "稅額"), .money,
            help: Text(
                en: "As the invoice says. Empty: worked out from the lines.", hans: "按发票填写；留空则按明细计算。",
                hant: "依發票填寫；留空則依明細計算。")),
        Field(
            "total", Text(en: "Total with tax", hans: "价税合计", hant: "含稅總額"), .money,
            help: Text(
                en: "As the invoice says. Where given, lines and tax must add up to it.", hans: "按发票填写；填写后须与明细及税额合计一致。",
                hant: "依發票填寫；填寫後須與明細及稅額合計一致。")),
        Field(
            "all", Text(en: "All that was received", hans: "全部已收未开票", hant: "全部已到貨未開票"), .flag,
            help: Text(
                en: "Everything received for the order and not invoiced, at its price; no lines are given then.",
                hans: "该订单全部已收未开票数量，按订单价；无需录入明细。", hant: "該採購單全部已到貨未開票數量，依採購價；無需輸入明細。")),
        Field(
            "lines", Text(en: "Lines", hans: "明细", hant: "明細"),
            .lines([
                Field("order", Text(en: "Order", hans: "订单", hant: "採購單"), .code(lookup: "purchasing.find-order-to-invoice")),
                Field("line", Text(en: "Order line", hans: "订单行", hant: "採購單行"), .integer),
                Field(
                    "item", Text(en: "Item or barcode", hans: "物料或条码", hant: "品項或條碼"),
                    .code(lookup: "masterdata.find-item")),
                Field("receipt", Text(en: "Receipt", hans: "收货单", hant: "到貨單"), .code(lookup: "purchasing.receipts")),
                Field("quantity", Text(en: "Quantity", hans: "数量", hant: "數量"), .quantity, required: true),
                Field(
                    "unitPrice", Text(en: "Unit price", hans: "单价", hant: "單價"), .price,
                    help: Text(
                        en: "Of the order's unit, without tax. Empty: the order's price.", hans: "订单单位的不含税价；留空则取订单价。",
                        hant: "採購單位的未稅價；留空則取採購價。")),
                Field("taxPercent", Text(en: "Tax, %", hans: "税率 %", hant: "稅率 %"), .rate),
            ])),
    ]

    let supplier: String
    let supplierNumber: String
    let invoiceDay: Day?
    let day: Day?
    let dueDay: Day?
    let currency: String?
    let order: String?
    let tax: Figure?
    let total: Figure?
    let all: Bool?
    let lines: [InvoicedLine]?

    /// - Parameters:
    ///   - order: the order of every line that names none.
    ///   - tax: nil: worked out from the lines.
    ///   - total: where given, lines and tax must add up to it.
    ///   - all: everything of `order` that was received and not invoiced; then no lines are given.
    package init(
        supplier: String, supplierNumber: String, invoiceDay: Day? = nil, day: Day? = nil, dueDay: Day? = nil,
        currency: String? = nil, order: String? = nil, tax: Figure? = nil, total: Figure? = nil, all: Bool? = nil,
        lines: [InvoicedLine]? = nil
    ) {
        self.supplier = supplier
        self.supplierNumber = supplierNumber
        self.invoiceDay = invoiceDay
        self.day = day
        self.dueDay = dueDay
        self.currency = currency
        self.order = order
        self.tax = tax
        self.total = total
        self.all = all
        self.lines = lines
    }

    package func scoped(in transaction: Transaction) throws -> [(ScopeKind, String)] {
        let numbers = Set((lines ?? []).compactMap { $0.order ?? order } + [order].compactMap(\.self)).filter { !$0.isEmpty }
        return try numbers.sorted().flatMap { try transaction.warehouse(ofOrder: $0) }
    }

    package func perform(in transaction: Transaction) throws -> InvoiceOutcome {
        let base = transaction.currency
        var wrong = Refusals()
        let supplied = try wrong.read(try transaction.supplier(code: supplier))
        _ = try wrong.read(try checkCurrency(base))
        let numbered = try wrong.read(try number(of: supplied, transaction))
        let taxed = try wrong.read(try OrderFields.money(tax, base, "tax"))
        let summed = try wrong.read(try OrderFields.money(self.total, base, "total"))
        let laid = try wrong.read(try draft(of: try supplied.get(), transaction))
        try wrong.throwIfAny()
        let (party, number) = (try supplied.get(), try numbered.get())
        var draft = try laid.get()
        let invoiceDay = invoiceDay ?? day ?? transaction.today
        let day = day ?? invoiceDay
        if let tax = try taxed.get() { try draft.state(tax: tax) }
        let gross = try draft.net + draft.tax
        if let total = try summed.get(), total != gross { throw Refusal.totalDiffers(gross, total) }

        let resembles = try transaction.invoices(of: party, gross: gross, invoiceDay: invoiceDay)
        let hold: HoldReason? = draft.isHeld ? .price : resembles.isEmpty ? nil : .duplicate
        let posted = try transaction.post(
            InvoicePosting(
                draft: draft, number: number, day: day, invoiceDay: invoiceDay,
                dueDay: dueDay ?? invoiceDay.adding(days: party.paymentDays), gross: gross, hold: hold))
        return InvoiceOutcome(id: posted.id, number: posted.number, holdReason: hold?.rawValue, resembles: resembles)
    }

    private func checkCurrency(_ base: Currency) throws {
        let money = try currency.map(OrderFields.currency) ?? base
        guard money == base else { throw Refusal.invoiceInForeign(money, base) }
    }

    /// The supplier's own number, which is not in the books yet.
    private func number(of supplied: Result<Party, Refusal>, _ transaction: Transaction) throws -> SupplierNumber {
        var number = try SupplierNumber(supplierNumber)
        let party = try supplied.get()
        if let taken = try transaction.invoice(of: party, number) { throw Refusal.invoiceTwice(number.text, taken) }
        number.life = try transaction.lives(of: party, number) + 1
        return number
    }

    /// The lines, laid against what came.
    private func draft(of party: Party, _ transaction: Transaction) throws -> InvoiceDraft {
        var draft = InvoiceDraft(supplier: party, currency: transaction.currency, tolerance: try transaction.priceTolerance())
        if all ?? false {
            guard lines?.isEmpty ?? true else { throw Refusal.allOrLines }
            guard let order, !order.isEmpty else { throw Refusal.missing("order") }
            try draft.addAll(of: order, transaction)
        } else {
            _ = try Refusals.lines(lines ?? []) { index, line in
                do {
                    try draft.add(line, order: order, transaction)
                } catch let refusal as Refusal {
                    throw refusal.atLine(index + 1)
                }
            }
        }
        guard !draft.pieces.isEmpty else { throw Refusal.orderWithoutLines }
        return draft
    }
}

/// One line of a supplier's invoice: so much of an order line, or of an item of the order.
package struct InvoicedLine: Codable, Sendable, Hashable {
    let order: String?
    let line: Int?
    let item: String?
    let receipt: String?
    let quantity: Figure
    let unitPrice: Figure?
    let taxPercent: Figure?

    /// - Parameters:
    ///   - receipt: the receipt that it is for; nil: the oldest that is not invoiced.
    ///   - quantity: in the unit of the order line, like `unitPrice`.
    package init(
        order: String? = nil, line: Int? = nil, item: String? = nil, receipt: String? = nil, quantity: Figure,
        unitPrice: Figure? = nil, taxPercent: Figure? = nil
    ) {
        self.order = order
        self.line = line
        self.item = item
        self.receipt = receipt
        self.quantity = quantity
        self.unitPrice = unitPrice
        self.taxPercent = taxPercent
    }
}

/// What became of an invoice.
package struct InvoiceOutcome: Codable, Sendable, Hashable {
    package let id: Int64
    package let number: String
    /// Why its payment is held: `price`, `duplicate`; nil where it may be paid.
    package let holdReason: String?
    /// Numbers of invoices of the same supplier with the same total and day: perhaps the same one twice.
    package let resembles: [String]
}

/// The number that a supplier gave an invoice. Spaces, width and letter case make no other number of it.
struct SupplierNumber {
    let text: String
    let folded: String
    /// An invoice that was reversed may be entered again: its number then lives for the second time.
    var life: Int64 = 1

    init(_ typed: String) throws {
        text = try OrderFields.short(typed, 40, "supplierNumber")
        folded = PurchaseOrder.folded(text)
        guard !folded.isEmpty else { throw Refusal.missing("supplierNumber") }
    }

    /// What the file itself holds unique. What follows a blank is no part of the number: a folded one has none.
    var key: String { life == 1 ? folded : "\(folded) \(life)" }

    /// All keys of this number lie from the first and before the second.
    var keys: (from: String, before: String) { (folded, folded + "!") }
}

extension Reader {
    func priceTolerance() throws -> PriceTolerance {
        let code = try value("SELECT currency FROM company WHERE id = 1", as: String.self) ?? ""
        let base = try OrderFields.currency(code)
        return PriceTolerance(
            percent: try percent(.pricePercent), amount: try Figure(try setting(.priceAmount)).money(in: base))
    }

    /// Our number of the supplier's invoice with that number that still stands (AP-01).
    func invoice(of party: Party, _ number: SupplierNumber) throws -> String? {
        try value(
            """
            SELECT document.number
            FROM supplierInvoice AS invoice
            JOIN document ON document.id = invoice.id
            WHERE invoice.partyId = ? AND invoice.supplierKey >= ? AND invoice.supplierKey < ? AND invoice.reversesId IS NULL
              AND NOT EXISTS (SELECT 1 FROM supplierInvoice AS back WHERE back.reversesId = invoice.id)
            """, party.id, number.keys.from, number.keys.before)
    }

    /// How often an invoice with that number was entered.
    func lives(of party: Party, _ number: SupplierNumber) throws -> Int64 {
        try value(
            """
            SELECT count(*)
            FROM supplierInvoice
            WHERE partyId = ? AND supplierKey >= ? AND supplierKey < ? AND reversesId IS NULL
            """, party.id, number.keys.from, number.keys.before) ?? 0
    }

    /// Invoices of the supplier over the same amount of the same day that still stand.
    func invoices(of party: Party, gross: Money, invoiceDay: Day) throws -> [String] {
        try all(
            """
            SELECT document.number
            FROM supplierInvoice AS invoice
            JOIN document ON document.id = invoice.id
            WHERE invoice.partyId = ? AND invoice.grossMinor = ? AND invoice.invoiceDay = ?
              AND NOT EXISTS (SELECT 1 FROM supplierInvoice AS back WHERE back.reversesId = invoice.id)
            ORDER BY invoice.id
            """, party.id, gross.minor, invoiceDay
        ) { $0.text(0) }
    }
}

extension Refusal {
    static func invoiceTwice(_ typed: String, _ number: String) -> Refusal {
        Refusal(
            "purchasing.duplicate-invoice",
            Text(
                en: "Invoice \(typed) of this supplier was entered already, as \(number). Open \(number), or check the number.",
                hans: "该供应商的发票 \(typed) 已录入为 \(number)。请打开 \(number)，或核对发票号码。",
                hant: "該供應商的發票 \(typed) 已輸入為 \(number)。請開啟 \(number)，或核對發票號碼。"),
            field: "supplierNumber")
    }

    static func totalDiffers(_ gross: Money, _ total: Money) -> Refusal {
        Refusal(
            "purchasing.total-differs",
            Text(
                en:
                    "Lines and tax come to \(gross.written()), the total with tax is \(total.written()). Correct a line, the tax or the total.",
                hans: "明细与税额合计 \(gross.written())，价税合计为 \(total.written())。请更正明细、税额或价税合计。",
                hant: "明細與稅額合計 \(gross.written())，含稅總額為 \(total.written())。請更正明細、稅額或含稅總額。"),
            field: "total")
    }
}
