internal import Core
package import Desk
internal import MasterData
internal import Values

// Purchasing on the desk: its part of the menu, its openers, and how orders are decided in the inbox.

extension DeskPage {
    /// Purchasing's part of the menu, the openers of its documents, and the decision on orders.
    package static let purchasing = DeskPage(
        department: .purchasing,
        entries: [orders, receiving, receipts, invoice, invoices, notInvoiced, byVendor, receivedByVendor],
        openers: [
            Opener(
                purchaseOrderKind, right: .readPurchasing, creates: .orderGoods,
                lookups: ["purchasing.find-order", "purchasing.find-order-to-invoice"]
            ) { desk, key in
                if key.isEmpty { return try OrderForm.new(desk) }
                return try OrderScreens.card(desk, key)
            },
            Opener(OrderForm.changing, right: .orderGoods, title: ChangeOrder.title) { desk, key in try OrderForm.change(desk, key) },
            Opener("goods-receipt", right: .readPurchasing, lookups: ["purchasing.receipts"], documents: ["stock-receipt"]) { desk, key in
                try ReceiptScreens.card(desk, key)
            },
            Opener("stock-receipt", right: .readPurchasing) { desk, key in try ReceiptScreens.opened(desk, key) },
            Opener(supplierInvoiceKind, right: .readPurchasing, creates: .billOrders, lookups: ["purchasing.invoices"]) { desk, key in
                if key.isEmpty { return try InvoiceForm.new(desk, nil) }
                return try InvoiceScreens.card(desk, key)
            },
        ],
        decisions: [
            Decision(
                kind: purchaseOrderKind, right: .approveOrders,
                approve: { desk, id in
                    let order = try OrderScreens.order(desk, String(id))
                    try desk.perform(ApproveOrder(order: order.number, revision: order.revision))
                },
                giveBack: { desk, id, reason in
                    let order = try OrderScreens.order(desk, String(id))
                    try desk.perform(ReturnOrder(order: order.number, reason: reason, revision: order.revision))
                })
        ])

    private static let orders = MenuEntry(
        "PO", OrderList.title, right: .readPurchasing,
        help: Text(
            en: "Orders, newest first. F6 writes one; 2 changes, 3 copies, 5 displays, 8 receives. `PO 123` opens one.",
            hans: "采购订单，最新在前。F6 新增；2 修改，3 复制，5 查看，8 收货。PO 123 直接打开。",
            hant: "採購單，最新在前。F6 新增；2 修改，3 複製，5 檢視，8 到貨。PO 123 直接開啟。")
    ) { desk, key in
        guard let key else { return OrderScreens.list() }
        return try desk.screen(said: key, [purchaseOrderKind], none: Refusal.noOrder, open: OrderScreens.card)
    }

    private static let receiving = MenuEntry(
        "GR", Text(en: "Goods receipt", hans: "采购收货", hant: "採購到貨"), right: .receiveOrders, help: ReceiptScreen.helpText
    ) { desk, key in
        guard let key else { return try ReceiptScreen.open(desk, nil) }
        return try desk.screen(said: key, [purchaseOrderKind], none: Refusal.noOrder, open: ReceiptScreen.open)
    }

    private static let receipts = MenuEntry(
        "RC", ReceiptList.title, right: .readPurchasing,
        help: Text(
            en: "What came against orders. 5 displays, 4 reverses, 6 sends goods back.", hans: "按订单的收货单。5 查看，4 冲销，6 退货。",
            hant: "依採購單的到貨單。5 檢視，4 沖銷，6 退貨。")
    ) { desk, key in
        guard let key else { return ReceiptScreens.list() }
        return try desk.screen(said: key, ["stock-receipt"], none: Refusal.noReceipt, open: ReceiptScreens.card)
    }

    private static let invoice = MenuEntry(
        "SI", EnterSupplierInvoice.title, right: .billOrders,
        help: Text(
            en:
                "Order or supplier first: the lines that came and are not invoiced fill themselves in. Type the total with tax; the foot shows what is missing.",
            hans: "先选订单或供应商，已收未开票明细自动带出。录入价税合计，底行显示差额。",
            hant: "先選採購單或供應商，已到貨未開票明細自動帶出。輸入含稅總額，底列顯示差額。")
    ) { desk, key in
        let orders = try key.map { key in try desk.company.look { try $0.documentNumbers([purchaseOrderKind], said: key) } } ?? []
        guard let key, !orders.isEmpty, try desk.company.look({ try $0.party(code: key) }) == nil else {
            return try InvoiceForm.new(desk, key)
        }
        return try desk.screen(said: key, [purchaseOrderKind], none: Refusal.noOrder) { try InvoiceForm.new($0, $1) }
    }

    private static let invoices = MenuEntry(
        "IL", InvoiceList.title, right: .readPurchasing,
        help: Text(
            en: "Supplier invoices, newest first; those whose payment is held say why. 4 reverses, 5 displays, 6 releases for payment.",
            hans: "供应商发票，最新在前；暂停付款者注明原因。4 冲销，5 查看，6 解除暂停付款。",
            hant: "供應商發票，最新在前；暫停付款者註明原因。4 沖銷，5 檢視，6 解除暫停付款。")
    ) { desk, key in
        guard let key else { return InvoiceScreens.list() }
        return try desk.screen(said: key, [supplierInvoiceKind], none: Refusal.noInvoice, open: InvoiceScreens.card)
    }

    private static let notInvoiced = MenuEntry(
        "GN", GoodsReceivedList.title, right: .readPurchasing,
        help: Text(
            en: "What came and was not invoiced, by age, on any day. Its total is the account: the last row proves it.",
            hans: "任意日期的暂估应付及账龄，合计与科目余额相符，末行为核对结果。",
            hant: "任意日期的暫估應付及帳齡，合計與科目餘額相符，末列為核對結果。")
    ) { _, _ in InvoiceScreens.notInvoiced() }

    private static let byVendor = MenuEntry(
        "PV", PurchasesByVendor.title, right: .readPurchasing,
        help: Text(
            en: "What was ordered from each supplier and came into stock, by year. Enter shows the orders.",
            hans: "各供应商各年度的订购与入库金额。回车查看订单。", hant: "各供應商各年度的訂購與入庫金額。Enter 檢視採購單。")
    ) { _, _ in OrderScreens.byVendor() }

    private static let receivedByVendor = MenuEntry(
        "RV", ReceiptsByVendor.title, right: .readPurchasing,
        help: Text(
            en:
                "Arrived less rejected and sent back is what was stocked, and its value. Reversed receipts do not count. Enter shows them all.",
            hans: "到货减去拒收和退货即为入库及其金额；已冲销的收货单不计。回车查看收货单。",
            hant: "到貨減去拒收與退貨即為入庫及其金額；已沖銷的到貨單不計。Enter 檢視到貨單。")
    ) { _, _ in ReceiptScreens.byVendor() }
}
