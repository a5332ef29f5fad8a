internal import Core
internal import Values

/// What suppliers ask for items, all of them or of one supplier or item.
struct SupplierPriceList: Query {
    static let name = "masterdata.supplier-prices"
    static let title = Text(en: "Supplier prices", hans: "供应商价格", hant: "供應商報價")
    static let right = Right.readMasterData
    static let fields = [
        Field("supplier", Text(en: "Supplier", hans: "供应商", hant: "供應商"), .code(lookup: "masterdata.find-supplier")),
        Field("item", Text(en: "Item", hans: "物料", hant: "品項"), .code(lookup: "masterdata.find-item")),
    ]
    static let columns = [
        Column.id,
        Column("supplier", Text(en: "Supplier", hans: "供应商", hant: "供應商"), .code, width: 8, drill: "supplier"),
        Column("supplierName", Text(en: "Name", hans: "名称", hant: "名稱"), .text, width: 13),
        Column("item", Text(en: "Item", hans: "物料", hant: "品項"), .code, width: 10, drill: "item"),
        Column("itemName", Text(en: "Item name", hans: "物料名称", hant: "品名"), .text, width: 13),
        Column("price", Text(en: "Price", hans: "单价", hant: "單價"), .price, width: 10),
        Column("currency", Text(en: "Cur.", hans: "币种", hant: "幣別"), .code, width: 4),
        Column("leadDays", Text(en: "Days", hans: "交期", hant: "交期"), .integer, width: 4),
        Column("minimum", Text(en: "Minimum", hans: "最小订量", hant: "最小訂量"), .quantity, width: 8),
        Column("supplierCode", Text(en: "Supplier's no.", hans: "供方货号", hant: "供應商料號"), .text, width: 14, extra: true),
    ]

    let supplier: String?
    let item: String?

    init(supplier: String? = nil, item: String? = nil) {
        self.supplier = supplier.map(Code.folded)
        self.item = item.map(Code.folded)
    }

    init(_ parameters: Parameters) { self.init(supplier: parameters.text("supplier"), item: parameters.text("item")) }

    func answer(in reader: Reader, for asker: Asker) throws -> Answer {
        .statement(
            """
            SELECT supplierItem.id AS id, party.code AS supplier, party.name AS supplierName, item.code AS item,
                   item.name AS itemName, supplierItem.priceMicro AS price, party.currency AS currency,
                   supplierItem.leadDays AS leadDays, supplierItem.minimumMicro AS minimum,
                   supplierItem.supplierCode AS supplierCode
            FROM supplierItem
            JOIN party ON party.id = supplierItem.partyId
            JOIN item ON item.id = supplierItem.itemId
            WHERE (? IS NULL OR party.code = ?) AND (? IS NULL OR item.code = ?)
            """, [supplier, supplier, item, item], order: "supplier, item")
    }
}
