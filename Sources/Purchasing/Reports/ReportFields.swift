internal import Core
internal import Values

/// The parameters that purchasing's lists share.
enum ReportFields {
    static let supplier = Field(
        "supplier", Text(en: "Supplier", hans: "供应商", hant: "供應商"), .code(lookup: "masterdata.find-supplier"))
    static let warehouse = Field(
        "warehouse", Text(en: "Warehouse", hans: "仓库", hant: "倉庫"), .code(lookup: "stock.warehouses"))
    static let order = Field(
        "order", Text(en: "Order", hans: "订单", hant: "採購單"), .code(lookup: "purchasing.find-order"), required: true)
    static let state = Field("state", Text(en: "State", hans: "状态", hant: "狀態"), .choice(OrderState.choices))

    /// Codes as they are kept.
    static func folded(_ code: String?) -> String? { code.map(PurchaseOrder.folded) }
}
