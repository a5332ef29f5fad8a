package import Core
package import Values

// An invoice that something is odd about is owed but not paid until somebody else than who entered it looked at it
// (AP-04, PU-08). The invoice itself never changes: its release is a row beside it.

/// Why the payment of an invoice is held.
package enum HoldReason: String, CaseIterable, Codable, Sendable, Bindable, Readable {
    /// A line is dearer than its goods came in at, by more than both tolerances.
    case price
    /// The supplier has another invoice of the same day over the same amount.
    case duplicate

    package var title: Text {
        switch self {
        case .price: Text(en: "Price", hans: "价格", hant: "價格")
        case .duplicate: Text(en: "Twice?", hans: "疑重复", hant: "疑重複")
        }
    }

    /// A sentence, for whoever has to decide.
    var sentence: Text {
        switch self {
        case .price:
            Text(
                en: "Held: a price lies over the order by more than the tolerance", hans: "暂停付款：价格高于订单且超出容差",
                hant: "暫停付款：價格高於採購單且超出容許範圍")
        case .duplicate:
            Text(
                en: "Held: another invoice of this supplier has the same day and amount", hans: "暂停付款：该供应商另有同日同额发票",
                hant: "暫停付款：該供應商另有同日同額發票")
        }
    }

    static let choices =
        [Choice("", Text(en: "–", hans: "－", hant: "－"))] + allCases.map { Choice($0.rawValue, $0.title) }
}

/// Lets a held invoice be paid.
package struct ReleasePayment: Command {
    package static let name = "purchasing.release-payment"
    package static let title = Text(en: "Release a held payment", hans: "解除暂停付款", hant: "解除暫停付款")
    package static let right = Right.releasePayments
    package static let fields = [InvoiceFields.invoice, OrderFields.reason]

    let invoice: String
    let reason: String

    package init(invoice: String, reason: String) {
        self.invoice = invoice
        self.reason = reason
    }

    package func scoped(in transaction: Transaction) throws -> [(ScopeKind, String)] {
        try transaction.warehouses(ofInvoice: try transaction.supplierInvoice(number: invoice).id)
    }

    package func perform(in transaction: Transaction) throws -> DocumentOutcome {
        let invoice = try transaction.supplierInvoice(number: invoice)
        let reason = try OrderFields.reason(reason)
        if let by = invoice.reversedBy { throw Refusal.invoiceReversed(invoice.number, by: by) }
        guard invoice.hold != nil, !invoice.isReleased else { throw Refusal.notHeld(invoice.number) }
        guard invoice.madeBy != transaction.session.userId else { throw Refusal.ownInvoice(invoice.number) }
        try transaction.insert(
            "INSERT INTO paymentRelease (id, releasedBy, day, reason) VALUES (?, ?, ?, ?)",
            invoice.id, transaction.session.userId, transaction.today, reason)
        try transaction.setDocument(invoice.id, state: "posted")
        transaction.show(
            Effect(
                section: Text(en: "Payment", hans: "付款", hant: "付款"),
                cells: [
                    Text(
                        en: "\(invoice.number) may be paid when it is due", hans: "\(invoice.number) 到期可付款",
                        hant: "\(invoice.number) 到期可付款")
                ]))
        return DocumentOutcome(id: invoice.id, number: invoice.number)
    }
}

extension Refusal {
    static func notHeld(_ number: String) -> Refusal {
        Refusal(
            "purchasing.not-held",
            Text(
                en: "The payment of \(number) is not held. IL lists the invoices that are.", hans: "\(number) 未暂停付款。输入 IL 可列出暂停付款的发票。",
                hant: "\(number) 未暫停付款。輸入 IL 可列出暫停付款的發票。"),
            field: "invoice")
    }

    static func ownInvoice(_ number: String) -> Refusal {
        Refusal(
            "purchasing.own-invoice",
            Text(
                en: "You entered \(number), so another person must release its payment. Ask a colleague who has the right.",
                hans: "\(number) 由您录入，须由他人解除暂停付款。请找有此权限的同事。",
                hant: "\(number) 由您輸入，須由他人解除暫停付款。請找有此權限的同事。"),
            field: "invoice")
    }
}
