internal import Values

/// What the rows of the department's tables are called in histories and in the audit.
enum MasterDataRecords {
    static let titles = [
        "party": Text(en: "Party", hans: "往来单位", hant: "往來對象"),
        "item": Text(en: "Item", hans: "物料", hant: "品項"),
        "itemBarcode": Text(en: "Barcode", hans: "条码", hant: "條碼"),
        "itemUnit": Text(en: "Unit of", hans: "计量单位", hant: "計量單位"),
        "unit": Text(en: "Unit", hans: "单位", hant: "單位"),
        "supplierItem": Text(en: "Price of", hans: "供应商报价", hant: "供應商報價"),
        "exchangeRate": Text(en: "Rate", hans: "汇率", hant: "匯率"),
    ]

    /// What columns are called there, where no form and no list says it, or says it of something else.
    static let words = [
        "isActive": Text(en: "Active", hans: "启用", hant: "啟用"),
        "itemBarcode.unit": Text(en: "Unit", hans: "单位", hant: "單位"),
        "itemUnit.unit": Text(en: "Unit", hans: "单位", hant: "單位"),
        "supplierItem.partyId": Text(en: "Supplier", hans: "供应商", hant: "供應商"),
    ]
}
