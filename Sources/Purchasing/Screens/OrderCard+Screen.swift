internal import Core
internal import Desk
internal import MasterData
internal import Terminal
internal import Values

// One order: its head, its lines with what came and what was invoiced, and where it goes from here.

extension OrderScreens {
    /// The state that the card shows; read again whenever the card is.
    private final class Seen {
        var state: OrderState?
        /// Whoever looks at it wrote it: somebody else decides.
        var isOwn = false
    }

    /// - Parameter key: a number or a document's id.
    static func card(_ desk: Desk, _ key: String) throws -> ListScreen {
        let order = try order(desk, key)
        let number = order.number
        let list = ListScreen(OrderLines.self, code: "PO", title: OrderCard.title, parameters: ["order": number])
        let seen = Seen()
        list.headLines = { desk in
            let order = try OrderScreens.order(desk, number)
            seen.state = order.state
            seen.isOwn = [order.writtenBy, order.madeBy].contains(desk.session.userId)
            return try head(desk, number)
        }
        list.options = [
            RowOption(5, Text(en: "Stock card", hans: "库存明细账", hant: "存貨明細帳"), right: .readPurchasing) { desk, row in
                try desk.open("stock-card", row.text("item") ?? "")
            }
        ]
        list.whenOpened = { desk, row in if desk.canOpen("stock-card") { try desk.open("stock-card", row.text("item") ?? "") } }
        list.more = { _ in nextSteps(number, seen) + actions(number, seen) }
        list.proofs = [.purchasingGRNI]
        list.document = ShownDocument(purchaseOrderKind, order.id)
        list.copy = { desk in try OrderForm.copy(desk, number) }
        return list
    }

    private static func head(_ desk: Desk, _ number: String) throws -> [String] {
        guard let head = CardHead(try desk.ask(OrderCard(order: number)), at: desk) else { throw Refusal.noOrder(number) }
        return [
            head.line([head.value("number"), head.value("state"), head.value("supplierCode"), head.value("supplier"), head.value("day")]),
            head.line([
                head.titled("net"), head.titled("tax"), head.titled("freight"), head.value("currency"), head.titled("stocked"),
                head.titled("billed"),
            ]),
            head.line([
                head.titled("warehouse"), head.titled("promisedDay"), head.titled("madeBy"), head.titled("approvedBy"),
                head.titled("reason"), head.value("note"),
            ]),
        ] + (try doubt(desk, number))
    }

    /// Whoever approves the order sees what its maker was warned of.
    private static func doubt(_ desk: Desk, _ number: String) throws -> [String] {
        let order = try order(desk, number)
        guard [.draft, .submitted, .returned].contains(order.state), let far = try OrderForm.farFromAsked(desk, order) else { return [] }
        return ["W " + desk.words(far)]
    }

    /// What comes next for an order that is not approved yet; F8 is the one that can be done. Both keep their place in the
    /// menu of actions, whatever the state is.
    private static func nextSteps(_ number: String, _ seen: Seen) -> [Action] {
        let submits = cannotSubmit(seen.state) == nil
        let approves = cannotApprove(seen) == nil
        return [
            Action(
                submits ? .function(8) : nil, shortTitle, right: .orderGoods, whyNot: { cannotSubmit(seen.state) }
            ) { desk in try submit(desk, try order(desk, number)) },
            Action(
                approves ? .function(8) : nil, approveTitle, right: .approveOrders, whyNot: { cannotApprove(seen) }
            ) { desk in
                let order = try order(desk, number)
                let head = CardHead(try desk.ask(OrderCard(order: number)), at: desk)
                desk.confirm(
                    Confirmation(
                        Text(en: "Approve this order?", hans: "批准此订单？", hant: "核准此採購單？"),
                        objects: [
                            [number, head?.value("supplier") ?? "", head?.value("net") ?? "", head?.value("currency") ?? ""]
                                .joined(separator: "  ")
                        ])
                ) { desk in try approve(desk, order) }
            },
        ]
    }

    private static func cannotApprove(_ seen: Seen) -> Text? {
        cannotApprove(seen.state)
            ?? (seen.isOwn ? Text(en: "You wrote it; another person decides.", hans: "本人制单，须由他人审批。", hant: "本人製單，須由他人核准。") : nil)
    }

    private static let shortTitle = Text(en: "Submit", hans: "提交审批", hant: "送出核准")
    private static let approveTitle = Text(en: "Approve", hans: "批准", hant: "核准")

    private static func approve(_ desk: Desk, _ order: PurchaseOrder) throws {
        try desk.perform(ApproveOrder(order: order.number, revision: order.revision))
        desk.say(Text(en: "\(order.number) is approved.", hans: "\(order.number) 已批准。", hant: "\(order.number) 已核准。"))
    }

    private static func actions(_ number: String, _ seen: Seen) -> [Action] {
        func act(
            _ title: Text, _ right: Right, _ whyNot: @escaping (OrderState?) -> Text? = { _ in nil },
            _ run: @escaping (Desk, PurchaseOrder) throws -> Void
        ) -> Action {
            Action(nil, title, right: right, whyNot: { whyNot(seen.state) }) { desk in try run(desk, try order(desk, number)) }
        }
        return [
            act(Text(en: "Receive goods", hans: "收货", hant: "到貨"), .receiveOrders, cannotReceive) { desk, order in
                try desk.show(ReceiptScreen.open(desk, order.number))
            },
            act(Text(en: "Change", hans: "修改", hant: "修改"), .orderGoods, cannotChange) { desk, order in
                try desk.show(OrderForm.change(desk, order.number))
            },
            act(Text(en: "Send back", hans: "退回", hant: "退回"), .approveOrders, { _ in cannotApprove(seen) }, sendBack),
            act(Text(en: "Receipts", hans: "收货单", hant: "到貨單"), .readPurchasing) { desk, order in
                try desk.show(ReceiptScreens.list(["order": order.number]))
            },
            act(Text(en: "Invoices", hans: "发票", hant: "發票"), .readPurchasing) { desk, order in
                try desk.show(InvoiceScreens.list(["order": order.number]))
            },
            act(EnterSupplierInvoice.title, .billOrders, cannotBill) { desk, order in
                try desk.show(InvoiceForm.new(desk, order.number))
            },
            act(closeTitle, .orderGoods, cannotClose, closeShort), act(cancelTitle, .orderGoods, cannotCancel, cancel),
        ]
    }
}
