package import Core
package import Values

/// Stock documents, newest first. A document's value is all that it put on the inventory account: what its lines moved and
/// what it corrected of the cost of other movements, dated on its own day. So the list up to any day adds up to what stock
/// was worth on that day.
package struct MoveList: Query {
    package static let name = "stock.moves"
    package static let title = Text(en: "Stock documents", hans: "库存单据", hant: "庫存單據")
    package static let right = Right.readStock
    package static let fields = [
        Field("kind", Text(en: "Kind", hans: "种类", hant: "種類"), .choice(StockDraft.Kind.choices)),
        Field("warehouse", Text(en: "Warehouse", hans: "仓库", hant: "倉庫"), .code(lookup: "stock.warehouses")),
        Field.from,
        Field.asOf,
    ]
    package static let columns = [
        Column.id,
        Column("number", Text(en: "Number", hans: "单号", hant: "單號"), .code, width: 10),
        Column("day", Text(en: "Day", hans: "日期", hant: "日期"), .day, width: 10),
        Column("kind", Text(en: "Kind", hans: "种类", hant: "種類"), .choice(StockDraft.Kind.choices), width: 11),
        Column("warehouse", Text(en: "Whse", hans: "仓库", hant: "倉庫"), .code, width: 6),
        Column("party", Text(en: "Party", hans: "往来单位", hant: "往來對象"), .text, width: 24),
        Column("value", Text(en: "Value", hans: "金额", hant: "金額"), .money, width: 13, total: true),
        Column("corrections", Text(en: "Of it recosted", hans: "其中成本更正", hant: "其中成本更正"), .money, width: 14, total: true, extra: true),
        Column("entry", Text(en: "Entry", hans: "凭证", hant: "傳票"), .code, width: 10, extra: true),
        Column("reversedBy", Text(en: "Reversed by", hans: "冲销单", hant: "沖銷單"), .code, width: 11, extra: true),
        Column("note", Text(en: "Note", hans: "备注", hant: "備註"), .text, width: 30, extra: true),
    ]

    let kind: String?
    let warehouse: String?
    let from: Day?
    let asOf: Day?

    package init(kind: String? = nil, warehouse: String? = nil, from: Day? = nil, asOf: Day? = nil) {
        self.kind = kind
        self.warehouse = warehouse.map(Warehouse.folded)
        self.from = from
        self.asOf = asOf
    }

    package init(_ parameters: Parameters) throws {
        self.init(
            kind: parameters.text("kind"), warehouse: parameters.text("warehouse"), from: try parameters.day("from"),
            asOf: try parameters.day("asOf"))
    }

    package func answer(in reader: Reader, for asker: Asker) throws -> Answer {
        let scope = asker.scope.list(.warehouse)
        return .statement(
            """
            SELECT move.id AS id, document.number AS number, move.day AS day, move.kind AS kind,
                   warehouse.code AS warehouse, coalesce(document.partyName, '') AS party,
                   document.amountMinor + (SELECT coalesce(sum(valueMinor), 0)
                                           FROM stockLayer
                                           WHERE documentId = move.id AND correctsId IS NOT NULL) AS value,
                   (SELECT sum(valueMinor) FROM stockLayer WHERE documentId = move.id AND correctsId IS NOT NULL) AS corrections,
                   coalesce((SELECT number FROM journalEntry WHERE journalEntry.id = move.entryId), '') AS entry,
                   coalesce((SELECT other.number
                             FROM stockDocument AS turned
                             JOIN document AS other ON other.id = turned.id
                             WHERE turned.reversesId = move.id), '') AS reversedBy,
                   document.summary AS note
            FROM stockDocument AS move
            JOIN document ON document.id = move.id
            JOIN warehouse ON warehouse.id = move.warehouseId
            WHERE (? IS NULL OR move.kind = ?) AND (? IS NULL OR warehouse.code = ?)
              AND move.day >= ? AND move.day <= ?
              AND (? IS NULL OR ? LIKE '%,' || warehouse.code || ',%')
            """,
            [kind, kind, warehouse, warehouse, from ?? .first, asOf ?? .last, scope, scope], order: "day DESC, id DESC")
    }
}

/// What one stock document moved: each line's value, what came to it later (`corrected`), and what its posting put to the cost
/// of movements, its own gap or later ones (`corrections`).
package struct MoveLines: Query {
    package static let name = "stock.move-lines"
    package static let title = Text(en: "Lines of a stock document", hans: "库存单据明细", hant: "庫存單據明細")
    package static let right = Right.readStock
    package static let fields = [
        Field("document", Text(en: "Document", hans: "单据", hant: "單據"), .integer, required: true)
    ]
    package static let columns = [
        Column.id,
        Column("line", Text(en: "No.", hans: "行", hant: "列"), .integer, width: 4),
        Column("item", Text(en: "Item", hans: "物料", hant: "品項"), .code, width: 12),
        Column("name", Text(en: "Name", hans: "名称", hant: "名稱"), .text, width: 21),
        Column("unitQuantity", Text(en: "Counted", hans: "数量", hant: "數量"), .quantity, width: 9),
        Column("unit", Text(en: "Unit", hans: "单位", hant: "單位"), .code, width: 5),
        Column("value", Text(en: "Value", hans: "金额", hant: "金額"), .money, width: 11, total: true),
        Column("corrected", Text(en: "Corrected", hans: "更正", hant: "更正"), .money, width: 11, total: true),
        Column("corrections", Text(en: "Recosts others", hans: "更正他笔成本", hant: "更正他筆成本"), .money, width: 14, total: true, extra: true),
        Column("quantity", Text(en: "In stock unit", hans: "库存单位数量", hant: "庫存單位數量"), .quantity, width: 13, extra: true),
        Column("lot", Text(en: "Lot", hans: "批号", hant: "批號"), .text, width: 12, extra: true),
    ]

    let document: Int64

    package init(document: Int64) { self.document = document }

    package init(_ parameters: Parameters) throws {
        guard let document = try parameters.integer("document") else { throw Refusal.missing("document") }
        self.init(document: document)
    }

    package func answer(in reader: Reader, for asker: Asker) throws -> Answer {
        let scope = asker.scope.list(.warehouse)
        return .statement(
            """
            SELECT line.id AS id, line.line AS line, item.code AS item, item.name AS name,
                   line.unitQuantityMicro AS unitQuantity, line.unit AS unit, line.valueMinor AS value,
                   coalesce((SELECT sum(delta.valueMinor)
                             FROM stockLayer AS layer
                             JOIN stockLayer AS delta ON delta.correctsId = layer.id
                             WHERE layer.documentId = line.documentId AND layer.lineId = line.id
                               AND layer.correctsId IS NULL), 0) AS corrected,
                   (SELECT sum(valueMinor)
                    FROM stockLayer
                    WHERE documentId = line.documentId AND lineId = line.id AND correctsId IS NOT NULL) AS corrections,
                   line.quantityMicro AS quantity, coalesce(line.lot, '') AS lot
            FROM stockLine AS line
            JOIN stockPlace AS place ON place.id = line.placeId
            JOIN item ON item.id = place.itemId
            JOIN warehouse ON warehouse.id = place.warehouseId
            WHERE line.documentId = ? AND (? IS NULL OR ? LIKE '%,' || warehouse.code || ',%')
            """, [document, scope, scope], order: "line")
    }
}
