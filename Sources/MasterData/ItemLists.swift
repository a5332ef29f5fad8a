internal import Core
internal import Values

/// Items, archived ones only on request.
struct ItemList: Query {
    static let name = "masterdata.items"
    static let title = Text(en: "Items", hans: "物料", hant: "品項")
    static let right = Right.readMasterData
    static let fields = [
        Field("category", Text(en: "Category", hans: "类别", hant: "類別"), .text(max: 40)),
        Field("all", Text(en: "Archived too", hans: "含已停用", hant: "含已停用"), .flag),
    ]
    static let columns = ItemColumns.all

    let category: String?
    let isAll: Bool

    init(category: String? = nil, isAll: Bool = false) {
        self.category = category
        self.isAll = isAll
    }

    init(_ parameters: Parameters) {
        category = parameters.text("category")
        isAll = parameters.flag("all")
    }

    func answer(in reader: Reader, for asker: Asker) throws -> Answer {
        .statement(
            """
            SELECT id, code, name, unit, category, listPriceMicro AS listPrice, isStocked, safetyStockMicro AS safetyStock,
                   reorderPointMicro AS reorderPoint, isActive
            FROM item
            WHERE (? IS NULL OR category = ?) AND (? = 1 OR isActive = 1)
            """, [category, category, isAll], order: "code")
    }
}

/// Everything an item's record holds, one row.
struct ItemCard: Query {
    static let name = "masterdata.item-card"
    static let title = Text(en: "Item", hans: "物料档案", hant: "品項檔案")
    static let right = Right.readMasterData
    static let fields = [Field("code", Text(en: "Code", hans: "编码", hant: "編號"), .text(max: 20), required: true)]
    static let columns =
        ItemColumns.all + [
            Column("overReceipt", Text(en: "Over receipt", hans: "允许超收", hant: "允許超收"), .rate, width: 12, extra: true),
            Column("mnemonic", Text(en: "Mnemonic", hans: "助记码", hant: "助記碼"), .text, width: 10, extra: true),
            Column("units", Text(en: "Other units", hans: "其他单位", hant: "其他單位"), .text, width: 24, extra: true),
            Column("revision", Text(en: "Revision", hans: "版本", hant: "版本"), .integer, width: 8, extra: true),
        ]

    let code: String

    init(code: String) { self.code = code }
    init(_ parameters: Parameters) throws { code = try parameters.required("code") }

    func answer(in reader: Reader, for asker: Asker) throws -> Answer {
        guard let item = try reader.itemOrArchived(code: code) else { throw Refusal.noItem(code).at("code") }
        let units = try reader.otherUnits(of: item).map { "\($0.unit) = \($0.contains) \(item.unit)" }
        return .rows([
            [
                .integer(item.id), .text(item.code), .text(item.name), .text(item.unit), .text(item.category),
                item.listPrice.datum, item.isStocked.datum, item.safetyStock.datum, item.reorderPoint.datum,
                item.isActive.datum, item.overReceipt.datum, .text(item.mnemonic), .text(units.joined(separator: ", ")),
                .integer(item.revision),
            ]
        ])
    }
}

/// Barcodes of one item or of all.
struct BarcodeList: Query {
    static let name = "masterdata.item-barcodes"
    static let title = Text(en: "Barcodes", hans: "条码", hant: "條碼")
    static let right = Right.readMasterData
    static let fields = [
        Field("item", Text(en: "Item", hans: "物料", hant: "品項"), .code(lookup: "masterdata.find-item"))
    ]
    static let columns = [
        Column.id,
        Column("barcode", Text(en: "Barcode", hans: "条码", hant: "條碼"), .code, width: 20),
        Column("item", Text(en: "Item", hans: "物料", hant: "品項"), .code, width: 14),
        Column("name", Text(en: "Name", hans: "名称", hant: "名稱"), .text, width: 30),
        Column("unit", Text(en: "Unit", hans: "单位", hant: "單位"), .text, width: 8),
    ]

    let item: String?

    init(item: String? = nil) { self.item = item.map(Code.folded) }
    init(_ parameters: Parameters) { item = parameters.text("item").map(Code.folded) }

    func answer(in reader: Reader, for asker: Asker) throws -> Answer {
        .statement(
            """
            SELECT itemBarcode.id AS id, barcode, item.code AS item, item.name AS name, itemBarcode.unit AS unit
            FROM itemBarcode
            JOIN item ON item.id = itemBarcode.itemId
            WHERE (? IS NULL OR item.code = ?)
            """, [item, item], order: "item, barcode")
    }
}

/// Exchange rates, the newest first.
struct RateList: Query {
    static let name = "masterdata.rates"
    static let title = Text(en: "Exchange rates", hans: "汇率", hant: "匯率")
    static let right = Right.readMasterData
    static let fields = [
        Field("currency", Text(en: "Currency", hans: "币种", hant: "幣別"), .text(max: 3)),
        Field.asOf,
    ]
    static let columns = [
        Column.id,
        Column("currency", Text(en: "Currency", hans: "币种", hant: "幣別"), .code, width: 8),
        Column("day", Text(en: "From", hans: "生效日期", hant: "生效日期"), .day, width: 10),
        Column("rate", Text(en: "Rate", hans: "汇率", hant: "匯率"), .rate, width: 16),
    ]

    let currency: String?
    let asOf: Day?

    init(currency: String? = nil, asOf: Day? = nil) {
        self.currency = currency
        self.asOf = asOf
    }

    init(_ parameters: Parameters) throws {
        currency = parameters.text("currency")?.uppercased()
        asOf = try parameters.day("asOf")
    }

    func answer(in reader: Reader, for asker: Asker) throws -> Answer {
        .statement(
            """
            SELECT id, currency, day, rateNano AS rate
            FROM exchangeRate
            WHERE (? IS NULL OR currency = ?) AND (? IS NULL OR day <= ?)
            """, [currency, currency, asOf, asOf], order: "currency, day DESC")
    }
}

enum ItemColumns {
    static let all = [
        Column.id,
        Column("code", Text(en: "Code", hans: "编码", hant: "編號"), .code, width: 14),
        Column("name", Text(en: "Name", hans: "名称", hant: "名稱"), .text, width: 30),
        Column("unit", Text(en: "Unit", hans: "单位", hant: "單位"), .text, width: 6),
        Column("category", Text(en: "Category", hans: "类别", hant: "類別"), .text, width: 12),
        Column("listPrice", Text(en: "List price", hans: "标价", hant: "定價"), .price, width: 12),
        Column("isStocked", Text(en: "Stocked", hans: "管理库存", hant: "管理庫存"), .flag, width: 8, extra: true),
        Column("safetyStock", Text(en: "Safety", hans: "安全库存", hant: "安全存量"), .quantity, width: 10, extra: true),
        Column("reorderPoint", Text(en: "Reorder", hans: "再订货点", hant: "再訂購點"), .quantity, width: 10, extra: true),
        Column("isActive", Text(en: "Active", hans: "启用", hant: "啟用"), .flag, width: 6, extra: true),
    ]
}
