package import Core
package import Values

// Items are added, changed and archived. Code and stock unit never change: the books count in it.

/// Adds an item under a new code.
package struct AddItem: Command {
    package static let name = "masterdata.add-item"
    package static let title = Text(en: "Add an item", hans: "新增物料", hant: "新增品項")
    package static let right = Right.keepItems
    package static let fields =
        [
            ItemFields.code,
            Field("name", Text(en: "Name", hans: "名称", hant: "名稱"), .text(max: 80), required: true),
            Field(
                "unit", Text(en: "Stock unit", hans: "库存单位", hant: "庫存單位"), .code(lookup: "masterdata.find-unit"), required: true,
                help: Text(
                    en: "What every quantity counts: EA, KG, M. It never changes.", hans: "所有数量以此计量：个、千克、米。设定后不可更改。",
                    hant: "所有數量以此計量：個、公斤、公尺。設定後不可更改。")),
            Field("isStocked", Text(en: "Kept in stock", hans: "管理库存", hant: "管理庫存"), .flag),
        ] + ItemFields.rest

    let code: String
    let name: String
    let unit: String
    let isStocked: Bool?
    let category: String?
    let listPrice: Figure?
    let safetyStock: Figure?
    let reorderPoint: Figure?
    let overReceiptPercent: Figure?
    let mnemonic: String?

    package init(
        code: String, name: String, unit: String, isStocked: Bool? = nil, category: String? = nil, listPrice: Figure? = nil,
        safetyStock: Figure? = nil, reorderPoint: Figure? = nil, overReceiptPercent: Figure? = nil, mnemonic: String? = nil
    ) {
        self.code = code
        self.name = name
        self.unit = unit
        self.isStocked = isStocked
        self.category = category
        self.listPrice = listPrice
        self.safetyStock = safetyStock
        self.reorderPoint = reorderPoint
        self.overReceiptPercent = overReceiptPercent
        self.mnemonic = mnemonic
    }

    package func perform(in transaction: Transaction) throws -> Done {
        var wrong = Refusals()
        let code = try wrong.read(try transaction.newItemCode(self.code))
        let name = try wrong.read(try Words.required(self.name, max: 80, "name"))
        let unit = try wrong.read(try transaction.unit(self.unit, "unit"))
        let category = try wrong.read(try Words.clean(self.category, max: 40, "category"))
        let price = try wrong.read(try ItemFields.price(listPrice, "listPrice") ?? .zero)
        let safety = try wrong.read(try ItemFields.quantity(safetyStock, "safetyStock") ?? .zero)
        let reorder = try wrong.read(try ItemFields.quantity(reorderPoint, "reorderPoint") ?? .zero)
        let over = try wrong.read(try ItemFields.percent(overReceiptPercent))
        let mnemonic = try wrong.read(try Words.clean(self.mnemonic, max: 20, "mnemonic"))
        try wrong.throwIfAny()
        try transaction.insert(
            """
            INSERT INTO item
              (code, name, unit, category, isStocked, listPriceMicro, safetyStockMicro, reorderPointMicro,
               overReceiptPercentNano, mnemonic, searchKey, isActive, revision)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, 1)
            """,
            try code.get(), try name.get(), try unit.get(), try category.get(), isStocked ?? true, try price.get(), try safety.get(),
            try reorder.get(), try over.get(), try mnemonic.get(),
            SearchKey.make(code: try code.get(), name: try name.get(), mnemonic: try mnemonic.get()))
        return Done()
    }
}

/// Changes an item's record. What is not given stays.
package struct ChangeItem: Command, Clearing {
    package static let name = "masterdata.change-item"
    package static let title = Text(en: "Change an item", hans: "修改物料", hant: "修改品項")
    package static let right = Right.keepItems
    package static let fields =
        [
            ItemFields.code, Field("name", Text(en: "Name", hans: "名称", hant: "名稱"), .text(max: 80)),
        ] + ItemFields.rest + [Field.clear, Field.revision]
    package static let clearable: Set<String> = [
        "category", "listPrice", "safetyStock", "reorderPoint", "overReceiptPercent", "mnemonic",
    ]

    package let code: String
    package var name: String?
    package var category: String?
    package var listPrice: Figure?
    package var safetyStock: Figure?
    package var reorderPoint: Figure?
    package var overReceiptPercent: Figure?
    package var mnemonic: String?
    package var clear: [String]?
    package var revision: Int64?

    package init(code: String, revision: Int64? = nil) {
        self.code = code
        self.revision = revision
    }

    package func perform(in transaction: Transaction) throws -> Done {
        guard let item = try transaction.itemOrArchived(code: code) else { throw Refusal.noItem(code).at("code") }
        try transaction.check(item.code, revision: item.revision, expected: revision)
        var wrong = Refusals()
        let emptied = try emptied(clear)
        func kept<Value>(_ field: String, _ given: Value?, _ old: Value, or nothing: Value) -> Value {
            emptied.after(field, given, else: old) ?? nothing
        }
        let name = try wrong.read(try Words.required(self.name ?? item.name, max: 80, "name"))
        let category = try wrong.read(try Words.clean(kept("category", self.category, item.category, or: ""), max: 40, "category"))
        let price = try wrong.read(
            kept("listPrice", try ItemFields.price(listPrice, "listPrice"), item.listPrice, or: UnitPrice(micro: 0)))
        let safety = try wrong.read(
            kept("safetyStock", try ItemFields.quantity(safetyStock, "safetyStock"), item.safetyStock, or: .zero))
        let reorder = try wrong.read(
            kept("reorderPoint", try ItemFields.quantity(reorderPoint, "reorderPoint"), item.reorderPoint, or: .zero))
        let over = try wrong.read(
            emptied.after("overReceiptPercent", try ItemFields.percent(overReceiptPercent), else: item.overReceipt))
        let mnemonic = try wrong.read(try Words.clean(kept("mnemonic", self.mnemonic, item.mnemonic, or: ""), max: 20, "mnemonic"))
        try wrong.throwIfAny()
        try transaction.update(
            """
            UPDATE item
            SET name = ?, category = ?, listPriceMicro = ?, safetyStockMicro = ?, reorderPointMicro = ?,
                overReceiptPercentNano = ?, mnemonic = ?, searchKey = ?, revision = revision + 1
            WHERE id = ?
            """,
            try name.get(), try category.get(), try price.get(), try safety.get(), try reorder.get(), try over.get(),
            try mnemonic.get(), SearchKey.make(code: item.code, name: try name.get(), mnemonic: try mnemonic.get()), item.id)
        return Done()
    }
}

/// Archives an item, so that it takes no new documents, or makes it active again.
package struct ArchiveItem: Command {
    package static let name = "masterdata.archive-item"
    package static let title = Text(en: "Archive an item", hans: "停用物料", hant: "停用品項")
    package static let right = Right.keepItems
    package static let fields = [
        ItemFields.code,
        Field("isActive", Text(en: "Make active again", hans: "重新启用", hant: "重新啟用"), .flag),
        Field.revision,
    ]

    let code: String
    let isActive: Bool?
    let revision: Int64?

    package init(code: String, isActive: Bool? = nil, revision: Int64? = nil) {
        self.code = code
        self.isActive = isActive
        self.revision = revision
    }

    package func perform(in transaction: Transaction) throws -> Done {
        guard let item = try transaction.itemOrArchived(code: code) else { throw Refusal.noItem(code).at("code") }
        try transaction.check(item.code, revision: item.revision, expected: revision)
        try transaction.update(
            "UPDATE item SET isActive = ?, revision = revision + 1 WHERE id = ?", isActive ?? false, item.id)
        return Done()
    }
}

extension Reader {
    /// The code of a new item, which no other one bears.
    fileprivate func newItemCode(_ typed: String) throws -> String {
        let code = try Code.new(typed)
        if let taken = try itemOrArchived(code: code) { throw Refusal.codeTaken(code, by: taken.name) }
        return code
    }
}

/// The fields that the commands on items share, and how their figures are read.
enum ItemFields {
    static let code = Field("code", Text(en: "Code", hans: "编码", hant: "編號"), .text(max: 20), required: true)
    static let rest = [
        Field("category", Text(en: "Category", hans: "类别", hant: "類別"), .text(max: 40)),
        Field("listPrice", Text(en: "List price", hans: "标价", hant: "定價"), .price),
        Field("safetyStock", Text(en: "Safety stock", hans: "安全库存", hant: "安全存量"), .quantity),
        Field("reorderPoint", Text(en: "Reorder point", hans: "再订货点", hant: "再訂購點"), .quantity),
        Field(
            "overReceiptPercent", Text(en: "Over-receipt allowed, %", hans: "允许超收 %", hant: "允許超收 %"), .rate,
            help: Text(
                en: "5 lets 105 come in for 100 ordered. Empty: the company's setting.", hans: "填 5 表示订 100 可收 105。留空则按公司设置。",
                hant: "填 5 表示訂 100 可收 105。留空則依公司設定。")),
        Field("mnemonic", Text(en: "Mnemonic", hans: "助记码", hant: "助記碼"), .text(max: 20)),
    ]

    static func price(_ figure: Figure?, _ field: String) throws -> UnitPrice? {
        try read(figure, field) { try $0.unitPrice() }
    }

    static func quantity(_ figure: Figure?, _ field: String) throws -> Quantity? {
        try read(figure, field) { try $0.quantity() }
    }

    static func percent(_ figure: Figure?) throws -> Rate? {
        try read(figure, "overReceiptPercent") { try $0.percentRate() }
    }

    private static func read<Value: ScaledValue>(_ figure: Figure?, _ field: String, _ read: (Figure) throws -> Value) throws -> Value? {
        guard let figure else { return nil }
        guard !figure.isNegative else { throw Refusal.belowZero(field) }
        do { return try read(figure) } catch let refusal as Refusal { throw refusal.on(field) }
    }
}

extension Refusal {
    static func belowZero(_ field: String) -> Refusal {
        Refusal(
            "masterdata.below-zero",
            Text(en: "Enter zero or more.", hans: "请输入零或正数。", hant: "請輸入零或正數。"),
            field: field)
    }
}
