internal import Core
internal import Ledgers
internal import Values

/// What the rows of the department's tables are called in histories and in the audit.
enum StockRecords {
    static let titles = [
        "warehouse": Text(en: "Warehouse", hans: "仓库", hant: "倉庫"),
        "stockDocument": Text(en: "Stock document", hans: "库存单据", hant: "庫存單據"),
        "stockLine": Text(en: "Line of", hans: "库存单据行", hant: "庫存單據列"),
    ]

    /// What columns are called there, where no form and no list says it, or says it of something else.
    static let words = [
        "stockDocument.isOverride": Text(en: "Below zero allowed", hans: "允许负库存", hant: "允許負庫存"),
        "stockLine.quantityMicro": Text(en: "In stock unit", hans: "库存单位数量", hant: "庫存單位數量"),
        "stockLine.counterpart": Text(en: "Other side", hans: "对方科目", hant: "對方科目"),
        "stockLine.counterpartMinor": Text(en: "Amount of the other side", hans: "对方金额", hant: "對方金額"),
        "stockLine.variance": Text(en: "Difference to", hans: "差异科目", hant: "差異科目"),
    ]

    /// What stands on the other side is kept by the account's role.
    static let meanings = [
        "stockLine.counterpart": PostingRole.choices,
        "stockLine.variance": PostingRole.choices,
    ]
}
