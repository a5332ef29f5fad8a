package import Core
internal import Stock
package import Values

/// Goods received and not invoiced, receipt line by receipt line, as old as they are (AP-03). What came without an order
/// is in it as well, so that its total is the account.
package struct GoodsReceivedList: Query {
    package static let name = "purchasing.grni"
    package static let title = Text(en: "Goods received, not invoiced", hans: "暂估应付明细", hant: "暫估應付明細")
    package static let right = Right.readPurchasing
    package static let fields = [Field.asOf, ReportFields.supplier]
    package static let columns = [
        Column.id,
        Column("receipt", Text(en: "Receipt", hans: "收货单", hant: "到貨單"), .code, width: 10),
        Column("day", Text(en: "Day", hans: "日期", hant: "日期"), .day, width: 10),
        Column("age", Text(en: "Age", hans: "账龄", hant: "帳齡"), .integer, width: 4),
        Column("supplier", Text(en: "Supplier", hans: "供应商", hant: "供應商"), .text, width: 16),
        Column("item", Text(en: "Item", hans: "物料", hant: "品項"), .code, width: 11),
        Column("quantity", Text(en: "Open", hans: "未开票", hant: "未開票"), .quantity, width: 8),
        Column("value", Text(en: "Value", hans: "金额", hant: "金額"), .money, width: 11, total: true),
        Column("unit", Text(en: "Unit", hans: "单位", hant: "單位"), .code, width: 5, extra: true),
        Column("order", Text(en: "Order", hans: "订单", hant: "採購單"), .code, width: 10, extra: true, drill: "purchase-order"),
        Column("line", Text(en: "Line", hans: "行", hant: "列"), .integer, width: 4, extra: true),
        Column("days30", Text(en: "to 30 days", hans: "30 天内", hant: "30 天內"), .money, width: 11, total: true, extra: true),
        Column("days60", Text(en: "31–60", hans: "31–60 天", hant: "31–60 天"), .money, width: 11, total: true, extra: true),
        Column("days90", Text(en: "61–90", hans: "61–90 天", hant: "61–90 天"), .money, width: 11, total: true, extra: true),
        Column("older", Text(en: "over 90", hans: "90 天以上", hant: "90 天以上"), .money, width: 11, total: true, extra: true),
    ]

    let asOf: Day?
    let supplier: String?

    package init(asOf: Day? = nil, supplier: String? = nil) {
        self.asOf = asOf
        self.supplier = supplier
    }

    package init(_ parameters: Parameters) throws {
        self.init(asOf: try parameters.day("asOf"), supplier: parameters.text("supplier"))
    }

    package func answer(in reader: Reader, for asker: Asker) throws -> Answer {
        let supplier = supplier?.uppercased()
        let today = asOf ?? asker.today
        return .rows(
            try GoodsReceived.open(reader, asOf: asOf) { line in
                (supplier == nil || line.party == supplier) && asker.scope.covers(.warehouse, line.warehouse)
            }.map { $0.data(on: today) })
    }
}

/// What stands on goods received, not invoiced, line by line: for the listing and for its proof.
struct GoodsReceived {
    let lineId: Int64
    let receipt: String
    let day: Day
    let party: String
    let partyName: String
    let warehouse: String
    let item: String
    let unit: String
    let order: String
    let line: Int64
    let quantity: Quantity
    let valueMinor: Int64

    /// What was open at the end of that day; nil: now, whatever it is dated.
    static func open(_ reader: Reader, asOf: Day?, where isWanted: (GoodsReceived) -> Bool = { _ in true }) throws -> [GoodsReceived] {
        let day = asOf ?? .last
        var lines: [GoodsReceived] = []
        // Now: by the counters that are kept. On an earlier day: by what was sent back and invoiced up to then.
        if asOf == nil {
            try reader.each(
                """
                SELECT line.id, document.number, receipt.day, coalesce(document.party, ''), coalesce(document.partyName, ''),
                       warehouse.code, item.code, ordered.unit, head.number, ordered.line,
                       line.acceptedMicro - line.returnedMicro - line.billedMicro,
                       line.valueMinor - line.returnedValueMinor - line.billedValueMinor
                FROM purchaseReceiptLine AS line
                JOIN purchaseReceipt AS receipt ON receipt.id = line.receiptId
                JOIN document ON document.id = receipt.id
                JOIN stockDocument ON stockDocument.id = receipt.id
                JOIN warehouse ON warehouse.id = stockDocument.warehouseId
                JOIN purchaseOrderLine AS ordered ON ordered.id = line.orderLineId
                JOIN item ON item.id = ordered.itemId
                JOIN document AS head ON head.id = receipt.orderId
                WHERE line.acceptedMicro > line.returnedMicro + line.billedMicro
                   OR line.valueMinor <> line.returnedValueMinor + line.billedValueMinor
                ORDER BY receipt.day, receipt.id, line.line
                """
            ) { lines.append(try GoodsReceived(row: $0)) }
        } else {
            try reader.each(
                """
                SELECT * FROM (
                  SELECT line.id, document.number, receipt.day AS day, coalesce(document.party, ''),
                         coalesce(document.partyName, ''), warehouse.code, item.code, ordered.unit, head.number, ordered.line,
                         line.acceptedMicro
                           - coalesce((SELECT sum(back.quantityMicro)
                                       FROM purchaseReturnLine AS back
                                       JOIN purchaseReturn ON purchaseReturn.id = back.returnId
                                       WHERE back.receiptLineId = line.id AND purchaseReturn.day <= ?), 0)
                           - coalesce((SELECT sum(billed.quantityMicro)
                                       FROM supplierInvoiceLine AS billed
                                       JOIN supplierInvoice ON supplierInvoice.id = billed.invoiceId
                                       WHERE billed.receiptLineId = line.id AND supplierInvoice.day <= ?), 0) AS quantity,
                         line.valueMinor
                           - coalesce((SELECT sum(back.valueMinor)
                                       FROM purchaseReturnLine AS back
                                       JOIN purchaseReturn ON purchaseReturn.id = back.returnId
                                       WHERE back.receiptLineId = line.id AND purchaseReturn.day <= ?), 0)
                           - coalesce((SELECT sum(billed.receivedValueMinor)
                                       FROM supplierInvoiceLine AS billed
                                       JOIN supplierInvoice ON supplierInvoice.id = billed.invoiceId
                                       WHERE billed.receiptLineId = line.id AND supplierInvoice.day <= ?), 0) AS value
                  FROM purchaseReceiptLine AS line
                  JOIN purchaseReceipt AS receipt ON receipt.id = line.receiptId
                  JOIN document ON document.id = receipt.id
                  JOIN stockDocument ON stockDocument.id = receipt.id
                  JOIN warehouse ON warehouse.id = stockDocument.warehouseId
                  JOIN purchaseOrderLine AS ordered ON ordered.id = line.orderLineId
                  JOIN item ON item.id = ordered.itemId
                  JOIN document AS head ON head.id = receipt.orderId
                  WHERE receipt.day <= ?
                ) AS listed
                WHERE quantity <> 0 OR value <> 0
                ORDER BY day, id
                """, day, day, day, day, day
            ) { lines.append(try GoodsReceived(row: $0)) }
        }
        try addWithoutOrder(reader, day, to: &lines)
        return lines.filter(isWanted).sorted { ($0.day, $0.lineId) < ($1.day, $1.lineId) }
    }

    /// Goods that Stock took in against the account without an order, and their reversals.
    private static func addWithoutOrder(_ reader: Reader, _ day: Day, to lines: inout [GoodsReceived]) throws {
        try reader.each(
            """
            SELECT line.id, document.number, move.day, coalesce(document.party, ''), coalesce(document.partyName, ''),
                   warehouse.code, item.code, line.unit, '', line.line, line.unitQuantityMicro, line.counterpartMinor
            FROM stockLine AS line
            JOIN stockDocument AS move ON move.id = line.documentId
            JOIN document ON document.id = move.id
            JOIN warehouse ON warehouse.id = move.warehouseId
            JOIN stockPlace AS place ON place.id = line.placeId
            JOIN item ON item.id = place.itemId
            WHERE line.counterpart = 'goodsReceived' AND move.day <= ?
              AND NOT EXISTS (SELECT 1 FROM purchaseReceipt WHERE purchaseReceipt.id = move.id)
              AND NOT EXISTS (SELECT 1 FROM purchaseReturn WHERE purchaseReturn.id = move.id)
              AND NOT EXISTS (SELECT 1 FROM stockDocument AS back WHERE back.reversesId = move.id AND back.day <= ?)
              AND NOT EXISTS (SELECT 1 FROM stockDocument AS first WHERE first.id = move.reversesId AND first.day <= ?)
            """, day, day, day
        ) { lines.append(try GoodsReceived(row: $0)) }
    }

    private init(row: borrowing Row) throws {
        lineId = row.int64(0)
        receipt = row.text(1)
        day = try row[2]
        party = row.text(3)
        partyName = row.text(4)
        warehouse = row.text(5)
        item = row.text(6)
        unit = row.text(7)
        order = row.text(8)
        line = row.int64(9)
        quantity = try row[10]
        valueMinor = row.int64(11)
    }

    fileprivate func data(on today: Day) -> [Datum] {
        let age = today.days(since: day)
        func value(_ range: Bool) -> Datum { .integer(range ? valueMinor : 0) }
        return [
            .integer(lineId), .text(receipt), day.datum, .integer(Int64(age)), .text(partyName), .text(item), quantity.datum,
            .integer(valueMinor), .text(unit), .text(order), .integer(line), value(age <= 30), value(31...60 ~= age),
            value(61...90 ~= age), value(age > 90),
        ]
    }
}
