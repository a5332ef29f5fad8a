package import Core
internal import Stock
internal import Values

// The title page: orders, their approval, what came, what was invoiced.

extension Right {
    package static let readPurchasing = Right(
        "purchasing.read", Text(en: "See purchasing", hans: "查看采购", hant: "檢視採購"))
    package static let orderGoods = Right(
        "purchasing.order", Text(en: "Write purchase orders", hans: "录入采购订单", hant: "輸入採購單"))
    package static let approveOrders = Right(
        "purchasing.approve", Text(en: "Approve purchase orders", hans: "批准采购订单", hant: "核准採購單"))
    package static let receiveOrders = Right(
        "purchasing.receive", Text(en: "Receive against orders", hans: "采购收货", hant: "採購收貨"))
    package static let overReceive = Right(
        "purchasing.over-receive",
        Text(en: "Receive more than the tolerance", hans: "超容差收货", hant: "超出允收量收貨"))
    package static let billOrders = Right(
        "purchasing.invoice", Text(en: "Enter supplier invoices", hans: "录入供应商发票", hant: "輸入供應商發票"))
    package static let releasePayments = Right(
        "purchasing.release", Text(en: "Release held payments", hans: "解除暂停付款", hant: "解除暫停付款"))
    package static let setPurchasing = Right(
        "purchasing.settings", Text(en: "Set up purchasing", hans: "设置采购", hant: "設定採購"))
}

extension Department {
    /// Orders, receipts against them, suppliers' invoices.
    package static let purchasing = Department(
        code: "purchasing",
        title: Text(en: "Purchasing", hans: "采购", hant: "採購"),
        rights: [
            .readPurchasing, .orderGoods, .approveOrders, .receiveOrders, .overReceive, .billOrders, .releasePayments,
            .setPurchasing,
        ],
        schema: PurchasingSchema.steps,
        commands: [
            EnterOrder.self, ChangeOrder.self, SubmitOrder.self, ApproveOrder.self, ReturnOrder.self, CancelOrder.self,
            CloseOrderShort.self, ReceiveOrder.self, ReverseReceipt.self, ReturnToSupplier.self,
            EnterSupplierInvoice.self, ReverseInvoice.self, ReleasePayment.self, ChangePurchasingSetting.self,
        ],
        queries: [
            OrderList.self, OrderCard.self, OrderLines.self, OpenOrders.self, OpenLines.self, ReceiptList.self,
            ReceiptLines.self, InvoiceList.self, InvoiceLines.self, GoodsReceivedList.self, PurchasesByVendor.self,
            ReceiptsByVendor.self, FindOrder.self, FindOrderToInvoice.self,
        ],
        proofs: [.purchasingGRNI, .purchasingLines],
        settings: [.overReceiptPercent, .underReceiptPercent, .pricePercent, .priceAmount, .purchaseTaxPercent],
        approvals: [.purchaseOrder],
        documents: [
            DocumentKind(
                purchaseOrderKind, Text(en: "Purchase order", hans: "采购订单", hant: "採購單"), right: .readPurchasing,
                scope: .warehouse,
                open: """
                    SELECT purchaseOrder.id
                    FROM purchaseOrder
                    JOIN warehouse ON warehouse.id = purchaseOrder.warehouseId
                    WHERE ? LIKE '%,' || warehouse.code || ',%'
                    """
            ).standing(OrderState.choices),
            DocumentKind(
                supplierInvoiceKind, Text(en: "Supplier invoice", hans: "供应商发票", hant: "供應商發票"), right: .readPurchasing),
        ],
        holds: [.openOrders],
        records: PurchasingRecords.titles, words: PurchasingRecords.words, meanings: PurchasingRecords.meanings)
}
