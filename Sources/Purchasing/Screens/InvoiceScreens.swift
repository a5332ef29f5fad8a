internal import Core
internal import Desk
internal import MasterData
internal import Values

// Suppliers' invoices on the desk, and what came that no invoice has answered yet.

enum InvoiceScreens {
    static func list(_ parameters: [String: String] = [:]) -> ListScreen {
        let list = ListScreen(InvoiceList.self, code: "IL", parameters: parameters, opens: supplierInvoiceKind)
        list.options = [
            RowOption(4, reverseTitle, right: .billOrders, whyNot: whyNotReverse) { desk, row in
                try desk.show(reversal(row.text("number") ?? ""))
            },
            RowOption(6, releaseTitle, right: .releasePayments, whyNot: whyNotRelease) { desk, row in
                try desk.show(release(row.text("number") ?? ""))
            },
        ]
        list.new = (.billOrders, { desk in try InvoiceForm.new(desk, nil) })
        list.more = { [weak list] _ in
            [
                Action(nil, Text(en: "Held only, or all", hans: "仅暂停付款／全部", hant: "僅暫停付款／全部")) { [weak list] desk in
                    list?.parameters["held"] = list?.parameters["held"] == nil ? "1" : nil
                    try list?.reload(at: desk)
                }
            ]
        }
        list.proofs = [.purchasingGRNI]
        return list
    }

    /// - Parameter key: a number or a document's id.
    static func card(_ desk: Desk, _ key: String) throws -> ListScreen {
        let number = try Int64(key).flatMap { id in try desk.company.look { try $0.document(id)?.number } } ?? PurchaseOrder.folded(key)
        let list = ListScreen(
            InvoiceLines.self, code: "IL", title: Text(en: "Supplier invoice", hans: "供应商发票", hant: "供應商發票"),
            parameters: ["invoice": number])
        list.headLines = { desk in
            let head = try head(desk, number)
            return [
                head.line(["number", "day", "supplierCode", "supplier", "supplierNumber"].map(head.value)),
                head.line(["net", "tax", "gross", "dueDay", "entry"].map(head.titled)),
                head.line(
                    (isHeld(head) ? [head.titled("hold")] : [])
                        + ["reverses", "reversedBy", "releasedBy", "releaseReason"].map(head.titled)),
            ].filter { !$0.isEmpty }
        }
        list.openRow = { row in row.text("order").map { (purchaseOrderKind, $0) } }
        list.document = try desk.company.look { try $0.document(kind: supplierInvoiceKind, number: number)?.id }
            .map { ShownDocument(supplierInvoiceKind, $0) }
        list.more = { _ in
            [
                Action(nil, releaseTitle, right: .releasePayments) { desk in try desk.show(release(number)) },
                Action(nil, reverseTitle, right: .billOrders) { desk in try desk.show(reversal(number)) },
                Action(nil, Text(en: "Open its counter-document", hans: "打开对应单据", hant: "開啟對應單據")) { desk in
                    let head = try head(desk, number)
                    let other = ["reverses", "reversedBy"].map(head.value).first { !$0.isEmpty }
                    guard let other else { return desk.say(Text(en: "It is not reversed.", hans: "未冲销。", hant: "未沖銷。")) }
                    try desk.show(card(desk, other))
                },
            ]
        }
        list.proofs = [.purchasingGRNI]
        return list
    }

    /// What came and was not invoiced; its total is the account.
    static func notInvoiced() -> ListScreen {
        let list = ListScreen(GoodsReceivedList.self, code: "GN")
        let open: (Desk, ListRow) throws -> Void = { desk, row in
            let receipt = row.text("receipt") ?? ""
            if (row.text("order") ?? "").isEmpty {
                guard let id = try desk.company.look({ try $0.document(kind: "stock-receipt", number: receipt)?.id }) else { return }
                return try desk.open("stock-move", String(id))
            }
            try desk.open("goods-receipt", receipt)
        }
        list.whenOpened = open
        list.options = [
            RowOption(5, Text(en: "Display", hans: "查看", hant: "檢視"), run: open),
            RowOption(
                7, EnterSupplierInvoice.title, right: .billOrders,
                whyNot: { row in (row.text("order") ?? "").isEmpty ? withoutOrder : nil }
            ) { desk, row in try desk.show(InvoiceForm.new(desk, row.text("order") ?? "")) },
        ]
        list.proofs = [.purchasingGRNI]
        return list
    }

    private static let withoutOrder = Text(
        en: "It came without an order; write the order first.", hans: "该收货没有订单，请先补录订单。", hant: "此到貨沒有採購單，請先補登採購單。")

    private static func head(_ desk: Desk, _ number: String) throws -> CardHead {
        var window = Window()
        window.filter = "number=" + number
        guard let head = CardHead(try desk.ask(InvoiceList(), window: window), at: desk) else { throw Refusal.noInvoice(number) }
        return head
    }

    private static func isHeld(_ head: CardHead) -> Bool { !["", "–", "－"].contains(head.value("hold")) }

    // MARK: What can be done to an invoice

    private static let reverseTitle = Text(en: "Reverse", hans: "冲销", hant: "沖銷")
    private static let releaseTitle = Text(en: "Release for payment", hans: "解除暂停付款", hant: "解除暫停付款")

    private static func reversal(_ number: String) -> FormScreen {
        reasoned(ReverseInvoice.self, number, reverseTitle) { new in FormPlan.reversed(number, by: new) }
    }

    private static func release(_ number: String) -> FormScreen {
        reasoned(ReleasePayment.self, number, releaseTitle) { _ in
            Text(
                en: "\(number) may be paid when it is due.", hans: "\(number) 已解除暂停，到期可付款。",
                hant: "\(number) 已解除暫停，到期可付款。")
        }
    }

    /// A command on an invoice that asks for a reason.
    /// - Parameter said: what is said after it, given the number of the document that came of it.
    private static func reasoned<C: Command>(
        _ command: C.Type, _ number: String, _ title: Text, said: @escaping (String) -> Text
    ) -> FormScreen where C.Outcome == DocumentOutcome {
        let fields = C.fields.map { FormField($0, protected: $0.name == "invoice", sent: true) }
        var plan = FormPlan(command, code: "IL", fields: fields) { _, _, outcome in
            FormSaved(said(outcome.number ?? ""), code: outcome.number)
        }
        plan.start["invoice"] = number
        plan.saveTitle = title
        plan.startsIn = "reason"
        return FormScreen(plan)
    }

    private static func whyNotReverse(_ row: ListRow) -> Text? {
        if let by = row.text("reversedBy"), !by.isEmpty {
            return Text(en: "\(by) reversed it already.", hans: "已由 \(by) 冲销。", hant: "已由 \(by) 沖銷。")
        }
        guard let first = row.text("reverses"), !first.isEmpty else { return nil }
        return Text(en: "It reverses \(first) itself.", hans: "它是 \(first) 的冲销单。", hant: "它是 \(first) 的沖銷單。")
    }

    private static func whyNotRelease(_ row: ListRow) -> Text? {
        (row.text("hold") ?? "").isEmpty
            ? Text(en: "Its payment is not held.", hans: "未暂停付款。", hant: "未暫停付款。") : nil
    }
}
