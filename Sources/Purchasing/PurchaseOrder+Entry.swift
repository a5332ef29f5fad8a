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
        [(.warehouse, try transaction.warehouse(code: warehouse).code)]
    }

    package func perform(in transaction: Transaction) throws -> DocumentOutcome {
        let party = try transaction.supplier(code: supplier)
        let warehouse = try transaction.warehouse(code: warehouse)
        let money = try OrderFields.currency(currency ?? party.currency)
        var wrong = Refusals()
        let read = try wrong.read(try transaction.read(self.lines, from: party, in: money))
        let noted = try wrong.read(try OrderFields.note(self.note))
        try wrong.throwIfAny()
        let (lines, note) = (try read.get(), try noted.get())
        let total = try OrderTotal(lines, tax: tax, freight: freight, currency: money)
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
        self.tax =
            try OrderFields.money(tax, currency, "tax")
            ?? Money.sum(lines.map { try $0.amount.times($0.taxRate) }, in: currency)
        self.freight = try OrderFields.money(freight, currency, "freight") ?? .zero(currency)
    }
}

extension Transaction {
    /// The lines as they are to be written; a refusal names its line.
    func read(_ lines: [OrderEntryLine], from party: Party, in currency: Currency) throws -> [ReadOrderLine] {
        guard !lines.isEmpty else { throw Refusal.orderWithoutLines }
        let usualTax = try percent(.purchaseTaxPercent)
        return try Refusals.lines(lines) { index, line in
            do {
                return try read(line, from: party, in: currency, usualTax: usualTax)
            } catch let refusal as Refusal {
                throw refusal.atLine(index + 1)
            }
        }
    }

    private func read(
        _ line: OrderEntryLine, from party: Party, in currency: Currency, usualTax: Rate
    ) throws -> ReadOrderLine {
        let counted = try counted(line.item, line.quantity, unit: line.unit, for: .order)
        guard counted.item.isStocked else { throw Refusal.orderedNotStocked(counted.item) }
        let price = try OrderFields.price(line.unitPrice) ?? usualPrice(of: counted, from: party, in: currency)
        let description = try TextHygiene.clean(line.description ?? counted.item.name)
        guard description.count <= 120 else { throw Refusal.longerThan(120).on("description") }
        return ReadOrderLine(
            counted: counted, price: price, amount: try price.amount(for: counted.counted, currency: currency),
            taxRate: try OrderFields.taxRate(line.taxPercent) ?? usualTax, promisedDay: line.promisedDay,
            description: description)
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
