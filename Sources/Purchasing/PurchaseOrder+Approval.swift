package import Core
internal import Ledgers
package import Values

// Nobody approves what they wrote: an order goes to another person, who says yes or sends it back (rules 2.14, PU-04).

extension ApprovalKind {
    static let purchaseOrder = ApprovalKind(
        kind: purchaseOrderKind, title: Text(en: "Purchase order", hans: "采购订单", hant: "採購單"), right: .approveOrders,
        whenApproved: { id, transaction in
            try transaction.setOrder(try transaction.orderAwaiting(id), .approved)
        },
        whenReturned: { id, transaction in
            try transaction.setOrder(try transaction.orderAwaiting(id), .returned)
        })
}

extension Transaction {
    /// Asks for approval of an order.
    func submit(_ order: PurchaseOrder) throws {
        guard [.draft, .returned].contains(order.state) else {
            throw Refusal.orderState(
                order.number, order.state,
                Text(
                    en: "Only a draft is submitted. Change the order to submit it again.", hans: "只能提交草稿。如需重新提交，请先修改订单。",
                    hant: "只能送出草稿。如需重新送出，請先修改採購單。"))
        }
        try setOrder(order, .submitted)
        guard let document = try document(order.id) else { throw Refusal.noOrder(order.number) }
        try requestApproval(of: document)
    }

    fileprivate func orderAwaiting(_ id: Int64) throws -> PurchaseOrder {
        try purchaseOrder(number: try document(id)?.number ?? "")
    }
}

/// Hands an order to its approver.
package struct SubmitOrder: OrderCommand {
    package static let name = "purchasing.submit-order"
    package static let title = Text(en: "Submit a purchase order", hans: "提交采购订单", hant: "送出採購單")
    package static let right = Right.orderGoods
    package static let fields = [OrderFields.order, Field.revision]

    package let order: String
    package let revision: Int64?

    package init(order: String, revision: Int64? = nil) {
        self.order = order
        self.revision = revision
    }

    package func perform(in transaction: Transaction) throws -> DocumentOutcome {
        let order = try read(in: transaction)
        try transaction.submit(order)
        return DocumentOutcome(id: order.id, number: order.number)
    }
}

/// Says yes to an order that somebody else wrote.
package struct ApproveOrder: OrderCommand {
    package static let name = "purchasing.approve-order"
    package static let title = Text(en: "Approve a purchase order", hans: "批准采购订单", hant: "核准採購單")
    package static let right = Right.approveOrders
    package static let fields = [OrderFields.order, Field.revision]

    package let order: String
    package let revision: Int64?

    package init(order: String, revision: Int64? = nil) {
        self.order = order
        self.revision = revision
    }

    package func perform(in transaction: Transaction) throws -> DocumentOutcome {
        let order = try read(in: transaction)
        try transaction.approve(document: order.id)
        // The core knows who asked; who wrote it may be somebody else. A refusal undoes the step.
        guard ![order.writtenBy, order.madeBy].contains(transaction.session.userId) else {
            throw Refusal.ownOrder(order.number)
        }
        return DocumentOutcome(id: order.id, number: order.number)
    }
}

/// Sends an order back to its maker with a reason.
package struct ReturnOrder: OrderCommand {
    package static let name = "purchasing.return-order"
    package static let title = Text(en: "Send a purchase order back", hans: "退回采购订单", hant: "退回採購單")
    package static let right = Right.approveOrders
    package static let fields = [OrderFields.order, OrderFields.reason, Field.revision]

    package let order: String
    let reason: String
    package let revision: Int64?

    package init(order: String, reason: String, revision: Int64? = nil) {
        self.order = order
        self.reason = reason
        self.revision = revision
    }

    package func perform(in transaction: Transaction) throws -> DocumentOutcome {
        let order = try read(in: transaction)
        try transaction.returnForChange(document: order.id, reason: try OrderFields.reason(reason))
        return DocumentOutcome(id: order.id, number: order.number)
    }
}

extension Refusal {
    static func ownOrder(_ number: String) -> Refusal {
        Refusal(
            "purchasing.own-order",
            Text(
                en: "You wrote \(number), so another person must approve it. Ask a colleague who has the right.",
                hans: "\(number) 由您录入，须由他人批准。请找有批准权限的同事。", hant: "\(number) 由您輸入，須由他人核准。請找有核准權限的同事。"),
            field: "order")
    }
}
