internal import Values

/// What the rows of the department's tables are called in histories and in the audit.
enum PurchasingRecords {
    static let titles = [
        "paymentRelease": Text(en: "Release of payment", hans: "付款放行", hant: "付款放行"),
        "purchaseOrder": Text(en: "Purchase order", hans: "采购订单", hant: "採購單"),
        "purchaseOrderLine": Text(en: "Line of", hans: "采购订单行", hant: "採購單列"),
        "purchaseReceipt": Text(en: "Goods receipt", hans: "收货单", hant: "收貨單"),
        "purchaseReceiptLine": Text(en: "Line of", hans: "收货单行", hant: "收貨單列"),
        "purchaseReturn": Text(en: "Return", hans: "退货单", hant: "退貨單"),
        "purchaseReturnLine": Text(en: "Line of", hans: "退货单行", hant: "退貨單列"),
        "supplierInvoice": Text(en: "Supplier invoice", hans: "供应商发票", hant: "供應商發票"),
        "supplierInvoiceLine": Text(en: "Line of", hans: "供应商发票行", hant: "供應商發票列"),
    ]
}
