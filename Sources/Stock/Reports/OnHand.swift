package import Core
package import Values

/// What lies where, and what it is worth, at the end of any day.
package struct OnHand: Query {
    package static let name = "stock.on-hand"
    package static let title = Text(en: "On hand", hans: "现存量", hant: "現有庫存")
    package static let right = Right.readStock
    package static let fields = [
        Field.asOf,
        Field("warehouse", Text(en: "Warehouse", hans: "仓库", hant: "倉庫"), .code(lookup: "stock.warehouses")),
        Field("item", Text(en: "Item", hans: "物料", hant: "品項"), .code(lookup: "masterdata.find-item")),
        Field("withZero", Text(en: "With empty places", hans: "含零库存", hant: "含零庫存"), .flag),
    ]
    package static let columns = [
        Column.id,
        Column("item", Text(en: "Item", hans: "物料", hant: "品項"), .code, width: 12),
        Column("name", Text(en: "Name", hans: "名称", hant: "名稱"), .text, width: 21),
        Column("warehouse", Text(en: "Whse", hans: "仓库", hant: "倉庫"), .code, width: 6),
        Column("quantity", Text(en: "Quantity", hans: "数量", hant: "數量"), .quantity, width: 10),
        Column("unit", Text(en: "Unit", hans: "单位", hant: "單位"), .code, width: 4),
        Column("average", Text(en: "Unit cost", hans: "单位成本", hant: "單位成本"), .money, width: 9),
        Column("value", Text(en: "Value", hans: "金额", hant: "金額"), .money, width: 11, total: true),
    ]

    let asOf: Day?
    let warehouse: String?
    let item: String?
    let withZero: Bool

    package init(asOf: Day? = nil, warehouse: String? = nil, item: String? = nil, withZero: Bool = false) {
        self.asOf = asOf
        self.warehouse = warehouse.map(Warehouse.folded)
        self.item = item
        self.withZero = withZero
    }

    package init(_ parameters: Parameters) throws {
        self.init(
            asOf: try parameters.day("asOf"), warehouse: parameters.text("warehouse"), item: parameters.text("item"),
            withZero: parameters.flag("withZero"))
    }

    package func answer(in reader: Reader, for asker: Asker) throws -> Answer {
        let scope = asker.scope.list(.warehouse)
        return .statement(
            """
            SELECT place.id AS id, item.code AS item, item.name AS name, warehouse.code AS warehouse,
                   balance.quantityMicro AS quantity, item.unit AS unit,
                   CASE WHEN balance.quantityMicro > 0
                        THEN (balance.valueMinor * 1000000 + balance.quantityMicro / 2) / balance.quantityMicro END AS average,
                   balance.valueMinor AS value
            FROM stockPlace AS place
            JOIN item ON item.id = place.itemId
            JOIN warehouse ON warehouse.id = place.warehouseId
            JOIN stockBalance AS balance ON balance.id =
              (SELECT id FROM stockBalance WHERE placeId = place.id AND day <= ? ORDER BY day DESC LIMIT 1)
            WHERE (? IS NULL OR warehouse.code = ?) AND (? IS NULL OR item.code = ?)
              AND (? IS NULL OR ? LIKE '%,' || warehouse.code || ',%')
              AND (? OR balance.quantityMicro <> 0 OR balance.valueMinor <> 0)
            """,
            [asOf ?? .last, warehouse, warehouse, item, item, scope, scope, withZero], order: "item, warehouse")
    }
}
