internal import Values

/// What the rows of the department's tables are called in histories and in the audit.
enum StockRecords {
    static let titles = [
        "warehouse": Text(en: "Warehouse", hans: "仓库", hant: "倉庫"),
        "stockDocument": Text(en: "Stock document", hans: "库存单据", hant: "庫存單據"),
        "stockLine": Text(en: "Line of", hans: "库存单据行", hant: "庫存單據列"),
    ]
}
