package import Core
internal import Stock
package import Values

/// Orders that answer what was typed: a number, or a supplier's name, initials or telephone. Open ones first.
package struct FindOrder: Query {
    package static let name = "purchasing.find-order"
    package static let title = Text(en: "Find a purchase order", hans: "查找采购订单", hant: "查找採購單")
    package static let right = Right.readPurchasing
    package static let fields = [
        Field("text", Text(en: "Find", hans: "查找", hant: "查找"), .text(max: 60)),
        Field("limit", Text(en: "At most", hans: "最多", hant: "最多"), .integer),
    ]
    package static let columns = [
        Column.id,
        Column("number", Text(en: "Number", hans: "单号", hant: "單號"), .code, width: 10),
        Column("supplier", Text(en: "Supplier", hans: "供应商", hant: "供應商"), .text, width: 24),
        Column("day", Text(en: "Day", hans: "日期", hant: "日期"), .day, width: 10),
        Column("net", Text(en: "Net", hans: "不含税金额", hant: "未稅金額"), .moneyIn("currency"), width: 13),
        Column("state", Text(en: "State", hans: "状态", hant: "狀態"), .choice(OrderState.choices), width: 12),
        Column("currency", Text(en: "Cur", hans: "币种", hant: "幣別"), .code, width: 4, extra: true),
    ]

    let text: String
    let limit: Int

    package init(text: String, limit: Int = 20) {
        self.text = text
        self.limit = max(1, min(limit, 500))
    }

    package init(_ parameters: Parameters) throws {
        self.init(text: parameters.text("text") ?? "", limit: Int(try parameters.integer("limit") ?? 20))
    }

    package func answer(in reader: Reader, for asker: Asker) throws -> Answer {
        try Self.answer(text, limit: limit, toInvoice: false, in: reader, for: asker)
    }

    /// - Parameter toInvoice: what was received and is not invoiced stands first.
    static func answer(_ text: String, limit: Int, toInvoice: Bool, in reader: Reader, for asker: Asker) throws -> Answer {
        let scope = asker.scope.list(.warehouse)
        let given = SearchKey.patterns(query: text)
        let like = (0..<3).map { $0 < given.count ? given[$0] : "%" }
        let number = like[0]
        let rows = try reader.all(
            """
            SELECT ordered.id, document.number, party.name, ordered.day, ordered.netMinor, ordered.state, ordered.currency,
                   party.searchKey
            FROM purchaseOrder AS ordered
            JOIN document ON document.id = ordered.id
            JOIN party ON party.id = ordered.partyId
            JOIN warehouse ON warehouse.id = ordered.warehouseId
            WHERE (lower(document.number) LIKE ?
                   OR party.searchKey LIKE ? AND party.searchKey LIKE ? AND party.searchKey LIKE ?)
              AND (? IS NULL OR ? LIKE '%,' || warehouse.code || ',%')
            ORDER BY CASE WHEN ? = 1 AND EXISTS (SELECT line.id
                                                 FROM purchaseOrderLine AS line
                                                 WHERE line.orderId = ordered.id
                                                   AND line.receivedMicro - line.rejectedMicro - line.returnedMicro
                                                     > line.billedMicro) THEN -1
                          WHEN ordered.state IN ('approved', 'part') THEN 0
                          WHEN ordered.state IN ('draft', 'submitted', 'returned') THEN 1
                          ELSE 2 END,
                     ordered.day DESC, ordered.id DESC
            """, number, like[0], like[1], like[2], scope, scope, toInvoice ? 1 : 0
        ) { $0.data }
        let query = FoldedQuery(text)
        guard !query.text.isEmpty else { return .rows(rows.prefix(limit).map { Array($0.dropLast()) }) }
        // The number of an order, even its end, goes before any name; among the rest open ones stay first.
        let exact = rows.filter { $0[1].text?.lowercased() == query.text }
        let others = rows.filter { row in
            let own = row[1].text?.lowercased() ?? ""
            return own != query.text && (own.hasSuffix(query.text) || query.rank(code: own, key: row[7].text ?? "") != nil)
        }
        return .rows((exact + others).prefix(limit).map { Array($0.dropLast()) })
    }
}
