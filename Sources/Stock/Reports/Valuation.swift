package import Core
package import Values

/// What all stock is worth by warehouse and category on any day: it adds up to the inventory account of that day.
package struct Valuation: Query {
    package static let name = "stock.valuation"
    package static let title = Text(en: "Stock valuation", hans: "库存价值", hant: "存貨價值")
    package static let right = Right.readStock
    package static let fields = [
        Field.asOf
    ]
    package static let columns = [
        Column("warehouse", Text(en: "Warehouse", hans: "仓库", hant: "倉庫"), .code, width: 12),
        Column("category", Text(en: "Category", hans: "类别", hant: "類別"), .text, width: 30),
        Column("items", Text(en: "Items", hans: "物料数", hant: "品項數"), .integer, width: 8, total: true),
        Column("value", Text(en: "Value", hans: "金额", hant: "金額"), .money, width: 16, total: true),
    ]

    let asOf: Day?

    package init(asOf: Day? = nil) { self.asOf = asOf }
    package init(_ parameters: Parameters) throws { self.init(asOf: try parameters.day("asOf")) }

    package func answer(in reader: Reader, for asker: Asker) throws -> Answer {
        let scope = asker.scope.list(.warehouse)
        return .statement(
            """
            SELECT warehouse.code AS warehouse, item.category AS category, count(*) AS items,
                   sum(balance.valueMinor) AS value
            FROM stockPlace AS place
            JOIN item ON item.id = place.itemId
            JOIN warehouse ON warehouse.id = place.warehouseId
            JOIN stockBalance AS balance ON balance.id =
              (SELECT id FROM stockBalance WHERE placeId = place.id AND day <= ? ORDER BY day DESC LIMIT 1)
            WHERE (? IS NULL OR ? LIKE '%,' || warehouse.code || ',%')
              AND (balance.quantityMicro <> 0 OR balance.valueMinor <> 0)
            GROUP BY warehouse.code, item.category
            """, [asOf ?? .last, scope, scope], order: "warehouse, category")
    }
}

/// The warehouses: also what F4 looks up.
package struct WarehouseList: Query {
    package static let name = "stock.warehouses"
    package static let title = Text(en: "Warehouses", hans: "仓库", hant: "倉庫")
    package static let right = Right.readStock
    package static let fields = [
        Field.asOf
    ]
    package static let columns = [
        Column.id,
        Column("code", Text(en: "Code", hans: "编码", hant: "編號"), .code, width: 12),
        Column("name", Text(en: "Name", hans: "名称", hant: "名稱"), .text, width: 30),
        Column("items", Text(en: "Items", hans: "物料数", hant: "品項數"), .integer, width: 8),
        Column("value", Text(en: "Value", hans: "金额", hant: "金額"), .money, width: 16, total: true),
        Column("isActive", Text(en: "In use", hans: "启用", hant: "啟用"), .flag, width: 6),
        Column("address", Text(en: "Address", hans: "地址", hant: "地址"), .text, width: 40, extra: true),
    ]

    let asOf: Day?

    package init(asOf: Day? = nil) { self.asOf = asOf }
    package init(_ parameters: Parameters) throws { self.init(asOf: try parameters.day("asOf")) }

    package func answer(in reader: Reader, for asker: Asker) throws -> Answer {
        let scope = asker.scope.list(.warehouse)
        return .statement(
            """
            SELECT warehouse.id AS id, warehouse.code AS code, warehouse.name AS name,
                   count(CASE WHEN balance.quantityMicro <> 0 THEN 1 END) AS items,
                   coalesce(sum(balance.valueMinor), 0) AS value, warehouse.isActive AS isActive,
                   warehouse.address AS address
            FROM warehouse
            LEFT JOIN stockPlace AS place ON place.warehouseId = warehouse.id
            LEFT JOIN stockBalance AS balance ON balance.id =
              (SELECT id FROM stockBalance WHERE placeId = place.id AND day <= ? ORDER BY day DESC LIMIT 1)
            WHERE (? IS NULL OR ? LIKE '%,' || warehouse.code || ',%')
            GROUP BY warehouse.id, warehouse.code, warehouse.name, warehouse.isActive, warehouse.address
            """, [asOf ?? .last, scope, scope], order: "code")
    }
}
