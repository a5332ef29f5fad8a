internal import Core
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

    /// What columns are called there, where no form and no list says it, or says it of something else.
    static let words = [
        "partyId": Text(en: "Supplier", hans: "供应商", hant: "供應商"),
        "purchaseOrderLine.itemId": Text(en: "Item", hans: "物料", hant: "品項"),
        "billedMicro": Text(en: "Invoiced", hans: "已开票数量", hant: "已開票數量"),
        "purchaseOrderLine.taxRateNano": Text(en: "Tax rate", hans: "税率", hant: "稅率"),
        "purchaseOrderLine.closedDay": Text(en: "Closed on", hans: "结案日期", hant: "結案日期"),
        "purchaseReceipt.isOver": Text(en: "More than ordered", hans: "超收", hant: "超收"),
        "orderLineId": Text(en: "Order line", hans: "订单行", hant: "採購單列"),
        "purchaseReceiptLine.acceptedMicro": Text(en: "Accepted", hans: "合格入库", hant: "合格入庫"),
        "valueMinor": Text(en: "Value", hans: "金额", hant: "金額"),
        "purchaseReceiptLine.returnedValueMinor": Text(en: "Value returned", hans: "退货金额", hant: "退貨金額"),
        "purchaseReceiptLine.billedValueMinor": Text(en: "Value invoiced", hans: "已开票金额", hant: "已開票金額"),
        "purchaseReturn.isForCredit": Text(en: "No replacement", hans: "不再补货", hant: "不再補貨"),
        "supplierInvoiceLine.receivedValueMinor": Text(en: "Value received", hans: "到货金额", hant: "到貨金額"),
        "supplierInvoiceLine.stockMinor": Text(en: "Difference to stock", hans: "计入库存的差异", hant: "計入庫存的差異"),
        "supplierInvoiceLine.costMinor": Text(en: "Difference to cost", hans: "计入成本的差异", hant: "計入成本的差異"),
        "supplierInvoiceLine.isHeld": Text(en: "Held", hans: "暂停付款", hant: "暫停付款"),
    ]

    static let meanings = ["supplierInvoice.holdReason": HoldReason.choices]
}
