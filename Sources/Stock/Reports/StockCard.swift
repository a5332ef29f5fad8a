package import Core
internal import MasterData
package import Values

/// Every movement of one item in one warehouse, or in all of them that the person may see, with what lay there after it:
/// 明细账 of the storekeeper.
package struct StockCard: Query {
    package static let name = "stock.card"
    package static let title = Text(en: "Stock card", hans: "库存明细账", hant: "存貨明細帳")
    package static let right = Right.readStock
    package static let fields = [
        Field("item", Text(en: "Item or barcode", hans: "物料或条码", hant: "品項或條碼"), .code(lookup: "masterdata.find-item"), required: true),
        Field("warehouse", Text(en: "Warehouse", hans: "仓库", hant: "倉庫"), .code(lookup: "stock.warehouses")),
        Field.from,
        Field.asOf,
    ]
    package static let columns = [
        Column.id,
        Column("day", Text(en: "Day", hans: "日期", hant: "日期"), .day, width: 10),
        Column("number", Text(en: "Document", hans: "单据", hant: "單據"), .code, width: 9),
        Column(
            "kind", Text(en: "Kind", hans: "种类", hant: "種類"),
            .choice(kinds), width: 8),
        Column("quantity", Text(en: "Quantity", hans: "数量", hant: "數量"), .quantity, width: 9, total: true),
        Column("value", Text(en: "Value", hans: "金额", hant: "金額"), .money, width: 11, total: true),
        Column("balance", Text(en: "On hand", hans: "结存", hant: "結存"), .quantity, width: 9),
        Column("balanceValue", Text(en: "Worth", hans: "结存金额", hant: "結存金額"), .money, width: 12),
        Column("lot", Text(en: "Lot", hans: "批号", hant: "批號"), .text, width: 12, extra: true),
        Column("party", Text(en: "Party", hans: "往来单位", hant: "往來對象"), .text, width: 20, extra: true),
        Column("warehouse", Text(en: "Warehouse", hans: "仓库", hant: "倉庫"), .code, width: 10, extra: true),
    ]

    /// In words short enough to leave the day its room at 80 columns.
    private static let kinds = [
        Choice("receipt", StockDraft.Kind.receipt.title), Choice("issue", StockDraft.Kind.issue.title),
        Choice("return", StockDraft.Kind.return.title),
        Choice("adjustment", Text(en: "Adjusted", hans: "调整", hant: "調整")),
        Choice("revaluation", Text(en: "Revalued", hans: "成本调整", hant: "成本調整")),
        Choice("opening", Text(en: "Opening", hans: "期初库存", hant: "期初庫存")),
        Choice("brought", Text(en: "Brought", hans: "上期结转", hant: "上期結轉")),
        Choice("correction", Text(en: "Recosted", hans: "成本更正", hant: "成本更正")),
    ]

    let item: String
    let warehouse: String?
    let from: Day?
    let asOf: Day?

    package init(item: String, warehouse: String? = nil, from: Day? = nil, asOf: Day? = nil) {
        self.item = item
        self.warehouse = warehouse
        self.from = from
        self.asOf = asOf
    }

    package init(_ parameters: Parameters) throws {
        self.init(
            item: try parameters.required("item"), warehouse: parameters.text("warehouse"),
            from: try parameters.day("from"), asOf: try parameters.day("asOf"))
    }

    package func answer(in reader: Reader, for asker: Asker) throws -> Answer {
        var warehouse: Warehouse?
        if let code = self.warehouse {
            let found = try reader.warehouseOrClosed(code: code) ?? reader.warehouse(code: code)
            guard asker.scope.covers(.warehouse, found.code) else { return .rows([]) }
            warehouse = found
        }
        let item = try reader.itemOrArchived(code: item) ?? reader.item(typed: item).item
        let scope = asker.scope.list(.warehouse)
        let first = from ?? .first
        return .statement(
            """
            SELECT id, day, number, kind, quantity, value,
                   sum(quantity) OVER (ORDER BY day, sequence ROWS UNBOUNDED PRECEDING) AS balance,
                   sum(value) OVER (ORDER BY day, sequence ROWS UNBOUNDED PRECEDING) AS balanceValue,
                   lot, party, warehouse, sequence
            FROM (
              SELECT NULL AS id, ? AS day, '' AS number, 'brought' AS kind, balance.quantityMicro AS quantity,
                     balance.valueMinor AS value, '' AS lot, '' AS party, warehouse.code AS warehouse,
                     place.id - 9000000000000000 AS sequence
              FROM stockPlace AS place
              JOIN warehouse ON warehouse.id = place.warehouseId
              JOIN stockBalance AS balance ON balance.id =
                (SELECT id FROM stockBalance WHERE placeId = place.id AND day < ? ORDER BY day DESC LIMIT 1)
              WHERE place.itemId = ? AND (? IS NULL OR warehouse.id = ?)
                AND (? IS NULL OR ? LIKE '%,' || warehouse.code || ',%')
              UNION ALL
              SELECT layer.documentId, layer.day, document.number,
                     CASE layer.method WHEN 'delta' THEN 'correction' ELSE move.kind END,
                     layer.quantityMicro, layer.valueMinor,
                     CASE layer.method WHEN 'delta' THEN '' ELSE coalesce(line.lot, '') END,
                     coalesce(document.partyName, ''), warehouse.code, layer.id
              FROM stockPlace AS place
              JOIN warehouse ON warehouse.id = place.warehouseId
              JOIN stockLayer AS layer ON layer.placeId = place.id
              JOIN stockLine AS line ON line.id = layer.lineId
              JOIN stockDocument AS move ON move.id = layer.documentId
              JOIN document ON document.id = layer.documentId
              WHERE place.itemId = ? AND (? IS NULL OR warehouse.id = ?)
                AND (? IS NULL OR ? LIKE '%,' || warehouse.code || ',%')
                AND layer.day >= ? AND layer.day <= ?
            ) AS moved
            """,
            [
                first, first, item.id, warehouse?.id, warehouse?.id, scope, scope, item.id, warehouse?.id, warehouse?.id, scope, scope,
                first, asOf ?? .last,
            ], order: "day, sequence")
    }
}
