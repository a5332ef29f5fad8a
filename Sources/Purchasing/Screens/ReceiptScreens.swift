internal import Core
internal import Desk
internal import MasterData
internal import Values

// Receipts on the desk: the list, the card, reversing one, sending goods back.

enum ReceiptScreens {
    static func list(_ parameters: [String: String] = [:]) -> ListScreen {
        let list = ListScreen(ReceiptList.self, code: "RC", parameters: parameters)
        list.openRow = { row in ("goods-receipt", row.text("number") ?? "") }
        list.options = [
            RowOption(4, Text(en: "Reverse", hans: "冲销", hant: "沖銷"), right: .receiveOrders, whyNot: isReversed) { desk, row in
                try desk.show(reversal(row.text("number") ?? ""))
            },
            RowOption(6, Text(en: "Send back", hans: "退货", hant: "退貨"), right: .receiveOrders, whyNot: isReversed) { desk, row in
                try desk.show(sendingBack(desk, row.text("number") ?? ""))
            },
        ]
        list.new = (.receiveOrders, { desk in try ReceiptScreen.open(desk, nil) })
        list.proofs = [.purchasingGRNI]
        return list
    }

    private static func isReversed(_ row: ListRow) -> Text? {
        let by = row.text("reversedBy") ?? ""
        return by.isEmpty
            ? nil : Text(en: "\(by) reversed it already.", hans: "已由 \(by) 冲销。", hant: "已由 \(by) 沖銷。")
    }

    /// - Parameter key: a number or a document's id.
    static func card(_ desk: Desk, _ key: String) throws -> ListScreen {
        let number = try Int64(key).flatMap { id in try desk.company.look { try $0.document(id)?.number } } ?? PurchaseOrder.folded(key)
        let list = ListScreen(
            ReceiptLines.self, code: "RC", title: Text(en: "Receipt", hans: "收货单", hant: "到貨單"), parameters: ["receipt": number])
        list.headLines = { desk in
            var window = Window()
            window.filter = "number=" + number
            guard let head = CardHead(try desk.ask(ReceiptList(), window: window), at: desk) else { throw Refusal.noReceipt(number) }
            return [
                head.line(["number", "day", "order", "supplier", "warehouse"].map(head.value)),
                head.line(["value", "open", "deliveryNote", "reversedBy"].map(head.titled)),
            ]
        }
        list.whenOpened = { desk, row in if desk.canOpen("stock-card") { try desk.open("stock-card", row.text("item") ?? "") } }
        list.more = { _ in
            [
                Action(nil, Text(en: "Order", hans: "订单", hant: "採購單"), right: .readPurchasing) { desk in
                    try desk.open(purchaseOrderKind, try orderNumber(desk, number))
                },
                Action(nil, EnterSupplierInvoice.title, right: .billOrders) { desk in
                    try desk.show(InvoiceForm.new(desk, try orderNumber(desk, number)))
                },
                Action(nil, Text(en: "Stock document", hans: "库存单据", hant: "庫存單據")) { desk in
                    guard let id = try desk.company.look({ try $0.document(kind: "stock-receipt", number: number)?.id }) else { return }
                    try desk.open("stock-move", String(id))
                },
                Action(nil, Text(en: "Reverse", hans: "冲销", hant: "沖銷"), right: .receiveOrders) { desk in
                    try desk.show(reversal(number))
                },
                Action(nil, ReturnToSupplier.title, right: .receiveOrders) { desk in try desk.show(sendingBack(desk, number)) },
            ]
        }
        list.proofs = [.purchasingGRNI]
        list.document = try desk.company.look { try $0.document(kind: "stock-receipt", number: number)?.id }
            .map { ShownDocument("goods-receipt", $0) }
        return list
    }

    /// A receipt as a document: against an order as the receipt, without one as what moved in the warehouse.
    static func opened(_ desk: Desk, _ key: String) throws -> any Screen {
        let number = try desk.company.look { reader in try Int64(key).flatMap { try reader.document($0)?.number } } ?? key
        var window = Window()
        window.filter = "number=" + number
        if try desk.ask(ReceiptList(), window: window).rows.isEmpty { return try desk.screen(for: "stock-move", key) }
        return try card(desk, key)
    }

    private static func orderNumber(_ desk: Desk, _ receipt: String) throws -> String {
        var window = Window()
        window.filter = "number=" + receipt
        guard let head = CardHead(try desk.ask(ReceiptList(), window: window), at: desk) else { throw Refusal.noReceipt(receipt) }
        return head.value("order")
    }

    private static func reversal(_ number: String) -> FormScreen {
        let fields = ReverseReceipt.fields.map { FormField($0, protected: $0.name == "receipt", sent: true) }
        return CommandForm(
            ReverseReceipt.self, code: "RC", fields: fields, start: FormValues(["receipt": number]),
            done: { _, _, outcome in FormSaved(FormPlan.reversed(number, by: outcome.number ?? ""), code: outcome.number) }
        ) { plan in
            plan.saveTitle = Text(en: "Reverse", hans: "冲销", hant: "沖銷")
            plan.startsIn = "reason"
        }
    }

    /// Filled with all that could go back; what stays is taken out or lowered.
    private static func sendingBack(_ desk: Desk, _ number: String) throws -> FormScreen {
        let fields = ReturnToSupplier.fields.map { FormField($0, protected: $0.name == "receipt", sent: true) }
        let table = try desk.ask(ReceiptLines(receipt: number))
        func cell(_ row: [Datum], _ name: String) -> Datum {
            table.columns.firstIndex { $0.name == name }.map { row[$0] } ?? .null
        }
        let lines = table.rows.compactMap { row -> [String: String]? in
            guard let open = cell(row, "open").integer, open > 0 else { return nil }
            return [
                "line": String(cell(row, "line").integer ?? 0), "item": cell(row, "item").text ?? "",
                "quantity": Quantity(micro: open).decimalText, "unit": cell(row, "unit").text ?? "",
            ]
        }
        return CommandForm(
            ReturnToSupplier.self, code: "RC", fields: fields, start: FormValues(["receipt": number], lines: lines)
        ) { plan in plan.saveTitle = Text(en: "Send back", hans: "退货", hant: "退貨") }
    }

    static func byVendor() -> ListScreen {
        let list = ListScreen(ReceiptsByVendor.self, code: "RV")
        list.whenOpened = { [weak list] desk, row in
            var parameters = ["supplier": row.text("supplierCode") ?? ""]
            for name in ["from", "asOf"] { parameters[name] = list?.parameters[name] }
            try desk.show(ReceiptScreens.list(parameters))
        }
        return list
    }
}
