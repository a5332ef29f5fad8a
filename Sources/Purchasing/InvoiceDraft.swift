internal import Core
internal import Ledgers
internal import MasterData
internal import Stock
internal import Values

// An invoice, laid against what came, before anything is written. Each line takes the oldest receipts that are not
// invoiced (PU-09); none takes more than was received.

/// An invoice that is being put together.
struct InvoiceDraft {
    let supplier: Party
    private let currency: Currency
    private let tolerance: PriceTolerance
    private(set) var orders: [BilledOrder] = []
    private(set) var pieces: [Piece] = []

    /// An order with its lines and what is not invoiced of its receipts.
    struct BilledOrder {
        let order: PurchaseOrder
        var lines: [OrderLine]
        var receipts: [ReceiptLine]
    }

    /// So much of one receipt line.
    struct Piece {
        let place: (order: Int, line: Int)
        let receiptLineId: Int64
        /// The receipt's number and day.
        let receipt: (number: String, day: Day)
        let quantity: Quantity
        let price: UnitPrice
        let net: Money
        var tax: Money
        /// What is taken from goods received, not invoiced.
        let received: Money
        let isHeld: Bool
    }

    init(supplier: Party, currency: Currency, tolerance: PriceTolerance) {
        self.supplier = supplier
        self.currency = currency
        self.tolerance = tolerance
    }

    var net: Money { get throws { try Money.sum(pieces.map(\.net), in: currency) } }
    var tax: Money { get throws { try Money.sum(pieces.map(\.tax), in: currency) } }
    var received: Money { get throws { try Money.sum(pieces.map(\.received), in: currency) } }
    var isHeld: Bool { pieces.contains(where: \.isHeld) }

    /// Everything of an order that came and is not invoiced, at the order's price.
    mutating func addAll(of number: String, _ reader: Reader) throws {
        let place = try place(of: number, reader)
        for line in orders[place].lines.indices {
            let id = orders[place].lines[line].id
            let open = try Quantity.sum(orders[place].receipts.filter { $0.orderLineId == id }.map { try $0.open })
            if open > .zero { try add(open, of: (place, line), price: nil, taxRate: nil, only: nil) }
        }
        guard !pieces.isEmpty else { throw Refusal.nothingToInvoice(orders[place].order.number) }
    }

    /// One line as it was entered.
    mutating func add(_ given: InvoicedLine, order usual: String?, _ reader: Reader) throws {
        guard let number = given.order ?? usual, !number.isEmpty else { throw Refusal.missing("order") }
        let place = try place(of: number, reader)
        let item = try given.item.flatMap { $0.isEmpty ? nil : try reader.item(typed: $0).item }
        guard given.line != nil || item != nil else { throw Refusal.missing("line") }
        let found = orders[place].lines.indices.filter { index in
            let line = orders[place].lines[index]
            return (given.line == nil || line.line == given.line) && (item == nil || line.item.id == item?.id)
        }
        guard let first = found.first else {
            if let item { throw Refusal.notOnOrder(item, orders[place].order.number) }
            throw Refusal.noOrderLine(orders[place].order.number, given.line ?? 0)
        }
        guard var rest = try OrderFields.quantity(given.quantity, "quantity"), rest > .zero else { throw Refusal.arrivedNeeded }
        let only = try given.receipt.flatMap { $0.isEmpty ? nil : try reader.documentNumber(["stock-receipt"], said: $0) }
        let open = try found.map { try billable(place, $0, only) }
        let all = try Quantity.sum(open)
        guard rest <= all else { throw Refusal.moreThanReceived(orders[place].lines[first], all) }
        let (price, rate) = (try OrderFields.price(given.unitPrice), try OrderFields.taxRate(given.taxPercent))
        for (line, open) in zip(found, open) where rest > .zero && open > .zero {
            let part = min(rest, open)
            try add(part, of: (place, line), price: price, taxRate: rate, only: only)
            rest = try rest - part
        }
    }

    /// Goods are not invoiced in the books before they came: what stands on the account would be less than nothing until then.
    /// - Throws: `purchasing.invoice-before-receipt`, on the field `day`, naming the latest receipt.
    func check(postedOn day: Day) throws {
        guard let last = pieces.map(\.receipt).max(by: { ($0.day, $0.number) < ($1.day, $1.number) }), day < last.day else { return }
        throw Refusal.invoiceBeforeReceipt(last.number, last.day, posting: day)
    }

    /// Takes the tax that the invoice states in place of what was worked out, shared out like that.
    mutating func state(tax: Money) throws {
        let own = pieces.map(\.tax.minor)
        let nets = pieces.map(\.net.minor)
        let weights = own.contains { $0 > 0 } ? own : nets.contains { $0 > 0 } ? nets : nets.map { _ in 1 }
        for (index, share) in try tax.split(by: weights).enumerated() { pieces[index].tax = share }
    }

    // MARK: Steps

    private func billable(_ place: Int, _ line: Int, _ only: String?) throws -> Quantity {
        let id = orders[place].lines[line].id
        return try Quantity.sum(
            orders[place].receipts.filter { $0.orderLineId == id && (only == nil || $0.receiptNumber == only) }.map { try $0.open })
    }

    private mutating func add(
        _ quantity: Quantity, of place: (order: Int, line: Int), price: UnitPrice?, taxRate: Rate?, only: String?
    ) throws {
        let line = orders[place.order].lines[place.line]
        let price = price ?? line.price
        let net = try price.amount(for: quantity, currency: currency)
        var taken: [(receipt: Int, quantity: Quantity, value: Money)] = []
        var rest = quantity
        for index in orders[place.order].receipts.indices where rest > .zero {
            let receipt = orders[place.order].receipts[index]
            guard receipt.orderLineId == line.id, only == nil || receipt.receiptNumber == only else { continue }
            let part = min(rest, try receipt.open)
            guard part > .zero else { continue }
            taken.append((index, part, try receipt.value(of: part, in: currency)))
            rest = try rest - part
        }
        let received = try Money.sum(taken.map(\.value), in: currency)
        let isHeld = try tolerance.holds(billed: net, received: received)
        let weights = taken.map(\.quantity.micro)
        let nets = try net.split(by: weights)
        let taxes = try net.times(taxRate ?? line.taxRate).split(by: weights)
        for (index, part) in taken.enumerated() {
            let receipt = orders[place.order].receipts[part.receipt]
            pieces.append(
                Piece(
                    place: place, receiptLineId: receipt.id, receipt: (receipt.receiptNumber, receipt.receiptDay),
                    quantity: part.quantity, price: price, net: nets[index], tax: taxes[index], received: part.value, isHeld: isHeld))
            let billed = try orders[place.order].receipts[part.receipt].billed + part.quantity
            orders[place.order].receipts[part.receipt].billed = billed
            orders[place.order].receipts[part.receipt].billedValueMinor += part.value.minor
        }
        orders[place.order].lines[place.line].progress.billed = try line.progress.billed + quantity
    }

    /// The order among those of this invoice, read once.
    private mutating func place(of number: String, _ reader: Reader) throws -> Int {
        let number = try reader.documentNumber([purchaseOrderKind], said: number)
        if let index = orders.firstIndex(where: { $0.order.number == number }) { return index }
        let order = try reader.purchaseOrder(number: number)
        guard order.partyId == supplier.id else { throw Refusal.otherSupplier(order.number, supplier.code) }
        guard order.currency == currency else { throw Refusal.invoiceInForeign(order.currency, currency) }
        guard order.state.canBeBilled else {
            throw Refusal.orderState(
                order.number, order.state,
                Text(
                    en: "Only goods that were received are invoiced. Receive them first.", hans: "只有已收货的货物可以开票入账，请先收货。",
                    hant: "只有已到貨的貨品可以入帳，請先到貨。"))
        }
        orders.append(
            BilledOrder(
                order: order, lines: try reader.orderLines(of: order.id),
                receipts: try reader.openReceiptLines(ofOrder: order.id)))
        return orders.count - 1
    }
}

extension Refusal {
    static func nothingToInvoice(_ number: String) -> Refusal {
        Refusal(
            "purchasing.nothing-to-invoice",
            Text(
                en: "Nothing received for \(number) is open to invoice. Receive goods first, or enter another order.",
                hans: "\(number) 没有已收未开票的货物。请先收货，或输入其他订单。", hant: "\(number) 沒有已到貨未入帳的貨品。請先到貨，或輸入其他採購單。"),
            field: "order")
    }

    static func moreThanReceived(_ line: OrderLine, _ open: Quantity) -> Refusal {
        Refusal(
            "purchasing.more-than-received",
            Text(
                en: "Of \(line.item.code) only \(open) \(line.unit) were received and not invoiced. Enter that, or receive the rest first.",
                hans: "\(line.item.code) 已收未开票的只有 \(open) \(line.unit)。请按此录入，或先收货。",
                hant: "\(line.item.code) 已到貨未入帳的只有 \(open) \(line.unit)。請依此輸入，或先到貨。"),
            field: "quantity")
    }

    static func invoiceBeforeReceipt(_ receipt: String, _ day: Day, posting: Day) -> Refusal {
        Refusal(
            "purchasing.invoice-before-receipt",
            Text(
                en: "The invoice would be posted on \(posting), before its goods came with \(receipt). Post it on \(day) or later.",
                hans: "记账日期 \(posting) 早于其货物的收货单 \(receipt)。最早可记在 \(day)。",
                hant: "入帳日期 \(posting) 早於其貨品的到貨單 \(receipt)。最早可入帳於 \(day)。"),
            field: "day")
    }

    static func otherSupplier(_ number: String, _ supplier: String) -> Refusal {
        Refusal(
            "purchasing.other-supplier",
            Text(
                en: "\(number) is not an order to \(supplier). Enter the supplier of the order.",
                hans: "\(number) 不是向 \(supplier) 下的订单。请输入该订单的供应商。",
                hant: "\(number) 不是向 \(supplier) 下的採購單。請輸入該採購單的供應商。"),
            field: "order")
    }

    static func invoiceInForeign(_ currency: Currency, _ base: Currency) -> Refusal {
        Refusal(
            "purchasing.foreign-currency",
            Text(
                en: "Invoices are taken in \(base.code) only, this one is in \(currency.code). Have the supplier bill in \(base.code).",
                hans: "目前只接受 \(base.code) 发票，此单为 \(currency.code)。请供应商以 \(base.code) 开票。",
                hant: "目前只接受 \(base.code) 發票，此單為 \(currency.code)。請供應商以 \(base.code) 開立。"),
            field: "currency")
    }
}
