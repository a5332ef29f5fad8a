package import Core
internal import Ledgers
internal import MasterData
internal import Stock
package import Values

// Until it is approved, an order may be written anew. Whatever was asked of approvers is void then (rules 2.14).

/// Changes an order that nobody has approved yet. What is not given stays; lines that are given replace all lines.
package struct ChangeOrder: Command, Clearing {
    package static let name = "purchasing.change-order"
    package static let title = Text(en: "Change a purchase order", hans: "修改采购订单", hant: "修改採購單")
    package static let right = Right.orderGoods
    package static let fields =
        [
            OrderFields.order,
            Field("supplier", Text(en: "Supplier", hans: "供应商", hant: "供應商"), .code(lookup: "masterdata.find-supplier")),
        ] + OrderFields.head + [OrderFields.lines(isRequired: false), OrderFields.submit, Field.clear, Field.revision]
    package static let clearable: Set<String> = ["promisedDay", "note", "tax", "freight"]

    package let order: String
    package var supplier: String?
    package var warehouse: String?
    package var day: Day?
    package var currency: String?
    package var promisedDay: Day?
    package var note: String?
    package var tax: Figure?
    package var freight: Figure?
    package var lines: [OrderEntryLine]?
    package var submit: Bool?
    package var clear: [String]?
    package var revision: Int64?

    package init(order: String, lines: [OrderEntryLine]? = nil, submit: Bool? = nil, revision: Int64? = nil) {
        self.order = order
        self.lines = lines
        self.submit = submit
        self.revision = revision
    }

    package func scoped(in transaction: Transaction) throws -> [(ScopeKind, String)] {
        let order = try transaction.purchaseOrder(number: order)
        let there = [(ScopeKind.warehouse, order.warehouseCode)]
        return try warehouse == nil ? there : there + transaction.warehouseScope(code: warehouse)
    }

    package func perform(in transaction: Transaction) throws -> DocumentOutcome {
        let old = try transaction.purchaseOrder(number: order)
        try transaction.check(document: old.id, revision: revision)
        guard old.state.canBeChanged else {
            throw Refusal.orderState(
                old.number, old.state,
                Text(
                    en: "Only an order that is not approved yet can be changed. Close it short and enter another.",
                    hans: "只有尚未批准的订单可以修改。请提前结案后另行录入。", hant: "只有尚未核准的採購單可以修改。請提前結案後另行輸入。"))
        }
        var wrong = Refusals()
        let supplied = try wrong.read(try party(of: old, transaction))
        let housed = try wrong.read(try warehouse.map { try transaction.warehouse(code: $0).id } ?? old.warehouseId)
        let priced = try wrong.read(try money(of: old))
        let emptied = try wrong.read(try emptied(clear))
        let noted = try wrong.read(try emptied.get().after("note", try self.note.map { try OrderFields.note($0) }, else: old.note) ?? "")
        let read = try wrong.read(try lines.map { try transaction.read($0, from: supplied, in: priced) })
        let summed = try wrong.read(
            try total(of: old, lines: try read.get(), in: try priced.get(), emptied: try emptied.get(), transaction))
        try wrong.throwIfAny()
        let (party, warehouseId, money, note) = (try supplied.get(), try housed.get(), try priced.get(), try noted.get())
        let (lines, total) = (try read.get(), try summed.get())

        try transaction.withdrawApproval(document: old.id)
        if let lines {
            try transaction.execute("DELETE FROM purchaseOrderLine WHERE orderId = ?", old.id)
            for (index, line) in lines.enumerated() { try transaction.insert(line, at: index + 1, of: old.id) }
            transaction.show(lines)
        }
        transaction.show(total)
        try transaction.update(
            """
            UPDATE purchaseOrder
            SET partyId = ?, day = ?, currency = ?, warehouseId = ?, promisedDay = ?, note = ?, netMinor = ?, taxMinor = ?,
                freightMinor = ?, writtenBy = ?, state = 'draft'
            WHERE id = ?
            """,
            party.id, day ?? old.day, money.code, warehouseId, try emptied.get().after("promisedDay", promisedDay, else: old.promisedDay),
            note, total.net.minor,
            total.tax.minor, total.freight.minor, transaction.session.userId, old.id)
        try transaction.setDocument(
            old.id, party: party.code, partyName: party.name, day: day ?? old.day, amountMinor: total.net.minor,
            currency: money.code, summary: note)
        if old.state != .draft { try transaction.setDocument(old.id, state: OrderState.draft.rawValue) }
        if submit ?? false { try transaction.submit(try transaction.purchaseOrder(number: old.number)) }
        return DocumentOutcome(id: old.id, number: old.number)
    }

    private func party(of old: PurchaseOrder, _ transaction: Transaction) throws -> Party {
        if let supplier { return try transaction.supplier(code: supplier) }
        guard let party = try transaction.party(id: old.partyId) else { throw Refusal.noOrder(order) }
        return party
    }

    /// Prices stand in the order's currency: in another one its lines are entered again.
    private func money(of old: PurchaseOrder) throws -> Currency {
        let money = try currency.map(OrderFields.currency) ?? old.currency
        guard money == old.currency || lines != nil else { throw Refusal.linesInOtherCurrency(old.currency, money) }
        return money
    }

    /// - Parameter lines: as they were read; nil where the order keeps its own.
    private func total(
        of old: PurchaseOrder, lines: [ReadOrderLine]?, in money: Currency, emptied: Emptied, _ transaction: Transaction
    ) throws -> OrderTotal {
        var wrong = Refusals()
        let given = try wrong.read(try OrderFields.money(freight, money, "freight"))
        let taxed = try wrong.read(try OrderFields.money(tax, money, "tax"))
        try wrong.throwIfAny()
        let freight = emptied.after("freight", try given.get(), else: Money(minor: old.freightMinor, currency: money)) ?? .zero(money)
        if let lines {
            let total = try OrderTotal(lines, tax: tax, freight: nil, currency: money)
            return OrderTotal(net: total.net, tax: total.tax, freight: freight)
        }
        // A tax that is emptied is worked out from the lines again.
        let tax =
            try emptied.after("tax", try taxed.get(), else: Money(minor: old.taxMinor, currency: money))
            ?? Money.sum(
                transaction.orderLines(of: old.id).map { try Money(minor: $0.amountMinor, currency: money).times($0.taxRate) }, in: money)
        return OrderTotal(net: Money(minor: old.netMinor, currency: money), tax: tax, freight: freight)
    }
}

extension Refusal {
    static func linesInOtherCurrency(_ old: Currency, _ new: Currency) -> Refusal {
        Refusal(
            "purchasing.prices-in-other-currency",
            Text(
                en: "The prices of this order are in \(old.code). To order in \(new.code), enter its lines again.",
                hans: "该订单价格为 \(old.code)。如改用 \(new.code)，请重新录入明细。",
                hant: "此採購單價格為 \(old.code)。如改用 \(new.code)，請重新輸入明細。"),
            field: "currency")
    }
}
