package import Core
internal import Ledgers
internal import MasterData
internal import Stock
package import Values

// An order is written down: what is wanted, at what price, for which warehouse.

/// Writes a purchase order; with `submit` it goes to its approver at once.
package struct EnterOrder: Command {
    package static let name = "purchasing.enter-order"
    package static let title = Text(en: "Enter a purchase order", hans: "录入采购订单", hant: "輸入採購單")
    package static let right = Right.orderGoods
    package static let fields =
        [
            Field(
                "supplier", Text(en: "Supplier", hans: "供应商", hant: "供應商"), .code(lookup: "masterdata.find-supplier"),
                required: true)
        ] + OrderFields.head + [OrderFields.lines(isRequired: true), OrderFields.submit]

    let supplier: String
    let warehouse: String?
    let day: Day?
    let currency: String?
    let promisedDay: Day?
    let note: String?
    let tax: Figure?
    let freight: Figure?
    let lines: [OrderEntryLine]
    let submit: Bool?

    /// - Parameters:
    ///   - currency: nil: the supplier's own.
    ///   - tax: nil: worked out from the lines.
    package init(
        supplier: String, warehouse: String? = nil, day: Day? = nil, currency: String? = nil, promisedDay: Day? = nil,
        note: String? = nil, tax: Figure? = nil, freight: Figure? = nil, lines: [OrderEntryLine], submit: Bool? = nil
    ) {
        self.supplier = supplier
        self.warehouse = warehouse
        self.day = day
        self.currency = currency
        self.promisedDay = promisedDay
        self.note = note
        self.tax = tax
        self.freight = freight
        self.lines = lines
        self.submit = submit
    }

    package func scoped(in transaction: Transaction) throws -> [(ScopeKind, String)] {
        try transaction.warehouseScope(code: warehouse)
    }

    package func perform(in transaction: Transaction) throws -> DocumentOutcome {
        var wrong = Refusals()
        let supplied = try wrong.read(try transaction.supplier(code: supplier))
        let housed = try wrong.read(try transaction.warehouse(code: warehouse))
        let priced = try wrong.read(try OrderFields.currency(try currency ?? supplied.get().currency))
        let noted = try wrong.read(try OrderFields.note(self.note))
        let read = try wrong.read(try transaction.read(self.lines, from: supplied, in: priced))
        let summed = try wrong.read(try OrderTotal(try read.get(), tax: tax, freight: freight, currency: try priced.get()))
        try wrong.throwIfAny()
        let (party, warehouse, money, note) = (try supplied.get(), try housed.get(), try priced.get(), try noted.get())
        let (lines, total) = (try read.get(), try summed.get())
        let day = day ?? transaction.today

        let number = try transaction.number(in: Series("PO"))
        let id = try transaction.newDocument(
            kind: purchaseOrderKind, number: number, party: party.code, partyName: party.name, day: day,
            state: OrderState.draft.rawValue, amountMinor: total.net.minor, currency: money.code, summary: note)
        try transaction.insert(
            """
            INSERT INTO purchaseOrder
              (id, partyId, day, currency, warehouseId, promisedDay, note, netMinor, taxMinor, freightMinor, writtenBy, state)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'draft')
            """,
            id, party.id, day, money.code, warehouse.id, promisedDay, note, total.net.minor, total.tax.minor,
            total.freight.minor, transaction.session.userId)
        for (index, line) in lines.enumerated() { try transaction.insert(line, at: index + 1, of: id) }
        transaction.show(lines)
        transaction.show(total)
        if submit ?? false { try transaction.submit(try transaction.purchaseOrder(number: number)) }
        return DocumentOutcome(id: id, number: number)
    }
}

/// One line of an order as it is entered.
package struct OrderEntryLine: Codable, Sendable, Hashable {
    /// An item's code or a barcode.
    let item: String
    let quantity: Figure
    let unit: String?
    let unitPrice: Figure?
    let taxPercent: Figure?
    let promisedDay: Day?
    let description: String?

    /// - Parameters:
    ///   - unit: nil: the one the code or barcode stands for.
    ///   - unitPrice: of one `unit`; nil: what the supplier asks.
    ///   - taxPercent: 13 is 13 %; nil: the company's setting.
    package init(
        item: String, quantity: Figure, unit: String? = nil, unitPrice: Figure? = nil, taxPercent: Figure? = nil,
        promisedDay: Day? = nil, description: String? = nil
    ) {
        self.item = item
        self.quantity = quantity
        self.unit = unit
        self.unitPrice = unitPrice
        self.taxPercent = taxPercent
        self.promisedDay = promisedDay
        self.description = description
    }
}

/// A line that has been read and can be written.
struct ReadOrderLine {
    let counted: CountedQuantity
    let price: UnitPrice
    let amount: Money
    let taxRate: Rate
    let promisedDay: Day?
    let description: String
}

/// What an order comes to. Tax is added up from the lines unless the supplier's own figure is given.
struct OrderTotal {
    let net: Money
    let tax: Money
    let freight: Money

    init(net: Money, tax: Money, freight: Money) {
        self.net = net
        self.tax = tax
        self.freight = freight
    }

    init(_ lines: [ReadOrderLine], tax: Figure?, freight: Figure?, currency: Currency) throws {
        net = try Money.sum(lines.map(\.amount), in: currency)
        var wrong = Refusals()
        let taxed = try wrong.read(try OrderFields.money(tax, currency, "tax"))
        let carried = try wrong.read(try OrderFields.money(freight, currency, "freight"))
        try wrong.throwIfAny()
        self.tax = try taxed.get() ?? Money.sum(lines.map { try $0.amount.times($0.taxRate) }, in: currency)
        self.freight = try carried.get() ?? .zero(currency)
    }
}

extension Transaction {
    /// The lines as they are to be written; a refusal names its line. Where the supplier or the currency is refused, the
    /// lines are still read as far as they go without.
    func read(
        _ lines: [OrderEntryLine], from party: Result<Party, Refusal>, in currency: Result<Currency, Refusal>
    ) throws -> [ReadOrderLine] {
        guard !lines.isEmpty else { throw Refusal.orderWithoutLines }
        let usualTax = try percent(.purchaseTaxPercent)
        let read = try Refusals.lines(lines) { index, line in
            do {
                return try self.read(line, from: party, in: currency, usualTax: usualTax)
            } catch let refusal as Refusal {
                throw refusal.atLine(index + 1)
            }
        }
        _ = (try party.get(), try currency.get())
        return read.compactMap(\.self)
    }

    /// Nil where the line is right and its supplier or currency is not.
    private func read(
        _ line: OrderEntryLine, from party: Result<Party, Refusal>, in currency: Result<Currency, Refusal>, usualTax: Rate
    ) throws -> ReadOrderLine? {
        var wrong = Refusals()
        let counted = try wrong.read(try orderable(line))
        let asked = try wrong.read(try OrderFields.price(line.unitPrice))
        let taxed = try wrong.read(try OrderFields.taxRate(line.taxPercent))
        let described = try wrong.read(try line.description.map(OrderFields.description))
        try wrong.throwIfAny()
        guard case .success(let party) = party, case .success(let currency) = currency else { return nil }
        let (goods, price) = (try counted.get(), try asked.get())
        let agreed = try price ?? usualPrice(of: goods, from: party, in: currency)
        return ReadOrderLine(
            counted: goods, price: agreed, amount: try agreed.amount(for: goods.counted, currency: currency),
            taxRate: try taxed.get() ?? usualTax, promisedDay: line.promisedDay,
            description: try described.get() ?? goods.item.name)
    }

    private func orderable(_ line: OrderEntryLine) throws -> CountedQuantity {
        let counted = try counted(line.item, line.quantity, unit: line.unit, for: .order)
        guard counted.item.isStocked else { throw Refusal.orderedNotStocked(counted.item) }
        return counted
    }

    /// What the supplier asks for one of the unit.
    private func usualPrice(of counted: CountedQuantity, from party: Party, in currency: Currency) throws -> UnitPrice {
        guard party.currency == currency.code, let terms = try supplierItem(party: party, item: counted.item) else {
            throw Refusal.priceNeeded(counted.item, party)
        }
        return try terms.price.per(counted.perUnit.inverse)
    }

    /// What the order asks for, line by line, for the preview.
    func show(_ lines: [ReadOrderLine]) {
        for line in lines {
            show(
                Effect(
                    section: Text(en: "Order", hans: "采购订单", hant: "採購單"),
                    cells: [line.counted.item.code, line.counted.counted.written(), line.counted.unit, line.amount.written()].map(
                        Text.init(verbatim:))))
        }
    }

    /// What it comes to.
    func show(_ total: OrderTotal) {
        let gross = (try? total.net + total.tax + total.freight) ?? total.net
        let rows = [
            (Text(en: "Net", hans: "不含税金额", hant: "未稅金額"), total.net), (Text(en: "Tax", hans: "税额", hant: "稅額"), total.tax),
            (Text(en: "Freight", hans: "运费", hant: "運費"), total.freight),
            (Text(en: "In all", hans: "价税合计", hant: "含稅總額"), gross),
        ]
        for (title, money) in rows {
            show(
                Effect(
                    section: Text(en: "Totals", hans: "合计", hant: "合計"),
                    cells: [title, Text(verbatim: ""), Text(verbatim: gross.currency.code), Text(verbatim: money.written())]))
        }
    }

    func insert(_ line: ReadOrderLine, at position: Int, of orderId: Int64) throws {
        try insert(
            """
            INSERT INTO purchaseOrderLine
              (orderId, line, itemId, description, unit, numerator, denominator, quantityMicro, cancelledMicro,
               receivedMicro, rejectedMicro, returnedMicro, billedMicro, unitPriceMicro, amountMinor, taxRateNano,
               promisedDay)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0, 0, 0, 0, 0, ?, ?, ?, ?)
            """,
            orderId, position, line.counted.item.id, line.description, line.counted.unit,
            line.counted.perUnit.numerator, line.counted.perUnit.denominator, line.counted.counted, line.price,
            line.amount.minor, line.taxRate, line.promisedDay)
    }
}
