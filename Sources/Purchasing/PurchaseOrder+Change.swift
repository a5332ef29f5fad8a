package import Core
internal import Ledgers
internal import MasterData
internal import Stock
package import Values

// Until it is approved, an order may be written anew. Whatever was asked of approvers is void then (rules 2.14).

/// Changes an order that nobody has approved yet. What is not given stays; lines that are given replace all lines.
package struct ChangeOrder: Command {
    package static let name = "purchasing.change-order"
    package static let title = Text(en: "Change a purchase order", hans: "修改采购订单", hant: "修改採購單")
    package static let right = Right.orderGoods
    package static let fields =
        [
            OrderFields.order,
            Field("supplier", Text(en: "Supplier", hans: "供应商", hant: "供應商"), .code(lookup: "masterdata.find-supplier")),
        ] + OrderFields.head + [OrderFields.lines(isRequired: false), OrderFields.submit, Field.revision]

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
        return try warehouse == nil ? there : there + [(.warehouse, transaction.warehouse(code: warehouse).code)]
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
        let party = try supplier.map { try transaction.supplier(code: $0) } ?? transaction.party(id: old.partyId)
        guard let party else { throw Refusal.noOrder(order) }
        let money = try currency.map(OrderFields.currency) ?? old.currency
        guard money == old.currency || lines != nil else { throw Refusal.linesInOtherCurrency(old.currency, money) }
        try transaction.withdrawApproval(document: old.id)
        let total = try writeLines(of: old, from: party, in: money, transaction)

        transaction.show(total)

        let note = try note.map { try OrderFields.note($0) } ?? old.note
        let warehouseId = try warehouse.map { try transaction.warehouse(code: $0).id } ?? old.warehouseId
        try transaction.update(
            """
            UPDATE purchaseOrder
            SET partyId = ?, day = ?, currency = ?, warehouseId = ?, promisedDay = ?, note = ?, netMinor = ?, taxMinor = ?,
                freightMinor = ?, writtenBy = ?, state = 'draft'
            WHERE id = ?
            """,
            party.id, day ?? old.day, money.code, warehouseId, promisedDay ?? old.promisedDay, note, total.net.minor,
            total.tax.minor, total.freight.minor, transaction.session.userId, old.id)
        try transaction.setDocument(
            old.id, party: party.code, partyName: party.name, day: day ?? old.day, amountMinor: total.net.minor,
            currency: money.code, summary: note)
        if old.state != .draft { try transaction.setDocument(old.id, state: OrderState.draft.rawValue) }
        if submit ?? false { try transaction.submit(try transaction.purchaseOrder(number: old.number)) }
        return DocumentOutcome(id: old.id, number: old.number)
    }

    private func writeLines(
        of old: PurchaseOrder, from party: Party, in money: Currency, _ transaction: Transaction
    ) throws -> OrderTotal {
        let freight = try OrderFields.money(freight, money, "freight") ?? Money(minor: old.freightMinor, currency: money)
        guard let lines else {
            let tax = try OrderFields.money(tax, money, "tax") ?? Money(minor: old.taxMinor, currency: money)
            return OrderTotal(net: Money(minor: old.netMinor, currency: money), tax: tax, freight: freight)
        }
        let read = try transaction.read(lines, from: party, in: money)
        let total = try OrderTotal(read, tax: tax, freight: nil, currency: money)
        try transaction.execute("DELETE FROM purchaseOrderLine WHERE orderId = ?", old.id)
        for (index, line) in read.enumerated() { try transaction.insert(line, at: index + 1, of: old.id) }
        transaction.show(read)
        return OrderTotal(net: total.net, tax: total.tax, freight: freight)
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
