internal import Core
internal import Desk
internal import MasterData
internal import Values

// Suppliers' invoices on the desk, and what came that no invoice has answered yet.

enum InvoiceScreens {
    static func list(_ parameters: [String: String] = [:]) -> ListScreen {
        let list = ListScreen(InvoiceList.self, code: "IL", parameters: parameters, opens: supplierInvoiceKind)
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
            var window = Window()
            window.filter = "number=" + number
            guard let head = CardHead(try desk.ask(InvoiceList(), window: window), at: desk) else { throw noInvoice(number) }
            return [
                head.line(["number", "day", "supplierCode", "supplier", "supplierNumber"].map(head.value)),
                head.line(
                    ["net", "tax", "gross", "dueDay", "entry"].map(head.titled) + [head.value("hold") == "–" ? "" : head.titled("hold")]),
            ]
        }
        list.openRow = { row in row.text("order").map { (purchaseOrderKind, $0) } }
        list.more = { _ in
            [
                Action(nil, Text(en: "History", hans: "历史", hant: "歷史"), right: .readAudit) { desk in
                    guard let id = try desk.company.look({ try $0.document(kind: supplierInvoiceKind, number: number)?.id }) else { return }
                    try desk.showHistory(of: String(id))
                }
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

    private static func noInvoice(_ number: String) -> Refusal {
        let shown = TextHygiene.visible(String(number.prefix(40)))
        return Refusal(
            "purchasing.no-invoice",
            Text(
                en: "There is no supplier invoice “\(shown)”. IL lists them.", hans: "没有供应商发票“\(shown)”。输入 IL 可列出。",
                hant: "沒有供應商發票「\(shown)」。輸入 IL 可列出。"))
    }
}
