package import Core
internal import Stock
package import Values

/// What was ordered from each supplier and what of it came into stock, year by year.
package struct PurchasesByVendor: Query {
    package static let name = "purchasing.by-vendor"
    package static let title = Text(en: "Purchases by supplier", hans: "供应商年度采购", hant: "供應商年度採購")
    package static let right = Right.readPurchasing
    package static let fields = [
        Field("year", Text(en: "Year", hans: "年度", hant: "年度"), .integer), ReportFields.supplier, Field.asOf,
    ]
    package static let columns = [
        Column.id,
        Column("year", Text(en: "Year", hans: "年度", hant: "年度"), .integer, width: 5),
        Column("supplierCode", Text(en: "Code", hans: "编码", hant: "編號"), .code, width: 10),
        Column("supplier", Text(en: "Supplier", hans: "供应商", hant: "供應商"), .text, width: 24),
        Column("orders", Text(en: "Orders", hans: "订单数", hant: "單數"), .integer, width: 6, total: true),
        Column("ordered", Text(en: "Ordered", hans: "订购金额", hant: "訂購金額"), .moneyIn("currency"), width: 14, total: true),
        Column("stocked", Text(en: "Stocked", hans: "入库金额", hant: "入庫金額"), .money, width: 12, total: true),
        Column("currency", Text(en: "Cur", hans: "币种", hant: "幣別"), .code, width: 4, extra: true),
    ]

    let year: Int64?
    let supplier: String?
    let asOf: Day?

    package init(year: Int64? = nil, supplier: String? = nil, asOf: Day? = nil) {
        self.year = year
        self.supplier = ReportFields.folded(supplier)
        self.asOf = asOf
    }

    package init(_ parameters: Parameters) throws {
        self.init(
            year: try parameters.integer("year"), supplier: parameters.text("supplier"), asOf: try parameters.day("asOf"))
    }

    package func answer(in reader: Reader, for asker: Asker) throws -> Answer {
        let scope = asker.scope.list(.warehouse)
        let day = asOf ?? .last
        // Orders count in the year they were placed, goods in the year they came or went back.
        return .statement(
            """
            SELECT party.id AS id, parts.year AS year, party.code AS supplierCode, party.name AS supplier,
                   sum(parts.orders) AS orders, sum(parts.ordered) AS ordered, sum(parts.stocked) AS stocked,
                   parts.currency AS currency
            FROM (
              SELECT partyId, warehouseId, CAST(substr(day, 1, 4) AS INTEGER) AS year, currency, 1 AS orders,
                     netMinor AS ordered, 0 AS stocked
              FROM purchaseOrder
              WHERE state NOT IN ('draft', 'submitted', 'returned', 'cancelled') AND day <= ?
              UNION ALL
              SELECT head.partyId, head.warehouseId, CAST(substr(receipt.day, 1, 4) AS INTEGER), head.currency, 0, 0,
                     line.valueMinor
              FROM purchaseReceipt AS receipt
              JOIN purchaseReceiptLine AS line ON line.receiptId = receipt.id
              JOIN purchaseOrder AS head ON head.id = receipt.orderId
              WHERE receipt.day <= ?
              UNION ALL
              SELECT head.partyId, head.warehouseId, CAST(substr(back.day, 1, 4) AS INTEGER), head.currency, 0, 0,
                     -line.valueMinor
              FROM purchaseReturn AS back
              JOIN purchaseReturnLine AS line ON line.returnId = back.id
              JOIN purchaseReceipt AS receipt ON receipt.id = back.receiptId
              JOIN purchaseOrder AS head ON head.id = receipt.orderId
              WHERE back.day <= ?
            ) AS parts
            JOIN party ON party.id = parts.partyId
            JOIN warehouse ON warehouse.id = parts.warehouseId
            WHERE (? IS NULL OR parts.year = ?) AND (? IS NULL OR party.code = ?)
              AND (? IS NULL OR ? LIKE '%,' || warehouse.code || ',%')
            GROUP BY party.id, party.code, party.name, parts.year, parts.currency
            """, [day, day, day, year, year, supplier, supplier, scope, scope], order: "year, supplierCode, currency")
    }
}

/// What each supplier delivered, in stock units: what arrived less what was rejected and sent back is what stayed in stock,
/// and its worth. A reversed receipt counts nowhere.
package struct ReceiptsByVendor: Query {
    package static let name = "purchasing.receipts-by-vendor"
    package static let title = Text(en: "Receipts by supplier", hans: "供应商到货统计", hant: "供應商到貨統計")
    package static let right = Right.readPurchasing
    package static let fields = [ReportFields.supplier, Field.from, Field.asOf]
    package static let columns = [
        Column.id,
        Column("supplierCode", Text(en: "Code", hans: "编码", hant: "編號"), .code, width: 8),
        Column("supplier", Text(en: "Supplier", hans: "供应商", hant: "供應商"), .text, width: 12),
        Column("received", Text(en: "Arrived", hans: "到货", hant: "到貨"), .quantity, width: 10, total: true),
        Column("rejected", Text(en: "Rejected", hans: "拒收", hant: "拒收"), .quantity, width: 9, total: true),
        Column("returned", Text(en: "Sent back", hans: "退货", hant: "退貨"), .quantity, width: 9, total: true),
        Column("stocked", Text(en: "Stocked", hans: "入库", hant: "入庫"), .quantity, width: 10, total: true),
        Column("value", Text(en: "Value", hans: "金额", hant: "金額"), .money, width: 12, total: true),
        Column("lines", Text(en: "Lines", hans: "行数", hant: "行數"), .integer, width: 6, total: true, extra: true),
    ]

    let supplier: String?
    let from: Day?
    let asOf: Day?

    package init(supplier: String? = nil, from: Day? = nil, asOf: Day? = nil) {
        self.supplier = ReportFields.folded(supplier)
        self.from = from
        self.asOf = asOf
    }

    package init(_ parameters: Parameters) throws {
        self.init(
            supplier: parameters.text("supplier"), from: try parameters.day("from"), asOf: try parameters.day("asOf"))
    }

    package func answer(in reader: Reader, for asker: Asker) throws -> Answer {
        let scope = asker.scope.list(.warehouse)
        let (first, last) = (from ?? .first, asOf ?? .last)
        // A reversal takes back what its receipt counted; a return only what was stocked.
        return .statement(
            """
            SELECT party.id AS id, party.code AS supplierCode, party.name AS supplier,
                   sum(parts.received * ordered.numerator / ordered.denominator) AS received,
                   sum(parts.rejected * ordered.numerator / ordered.denominator) AS rejected,
                   sum(parts.returned * ordered.numerator / ordered.denominator) AS returned,
                   sum(parts.stocked * ordered.numerator / ordered.denominator) AS stocked,
                   sum(parts.value) AS value, sum(parts.lines) AS lines
            FROM (
              SELECT line.orderLineId AS orderLineId, line.receivedMicro AS received, line.rejectedMicro AS rejected,
                     0 AS returned, line.acceptedMicro AS stocked, line.valueMinor AS value, 1 AS lines
              FROM purchaseReceipt AS receipt
              JOIN purchaseReceiptLine AS line ON line.receiptId = receipt.id
              WHERE receipt.day >= ? AND receipt.day <= ?
              UNION ALL
              SELECT line.orderLineId, -line.receivedMicro, -line.rejectedMicro, 0, -line.acceptedMicro, -line.valueMinor, -1
              FROM purchaseReturn AS back
              JOIN purchaseReceiptLine AS line ON line.receiptId = back.receiptId
              WHERE back.isReversal = 1 AND back.day >= ? AND back.day <= ?
              UNION ALL
              SELECT line.orderLineId, 0, 0, gone.quantityMicro, -gone.quantityMicro, -gone.valueMinor, 0
              FROM purchaseReturn AS back
              JOIN purchaseReturnLine AS gone ON gone.returnId = back.id
              JOIN purchaseReceiptLine AS line ON line.id = gone.receiptLineId
              WHERE back.isReversal = 0 AND back.day >= ? AND back.day <= ?
            ) AS parts
            JOIN purchaseOrderLine AS ordered ON ordered.id = parts.orderLineId
            JOIN purchaseOrder AS head ON head.id = ordered.orderId
            JOIN party ON party.id = head.partyId
            JOIN warehouse ON warehouse.id = head.warehouseId
            WHERE (? IS NULL OR party.code = ?) AND (? IS NULL OR ? LIKE '%,' || warehouse.code || ',%')
            GROUP BY party.id, party.code, party.name
            """, [first, last, first, last, first, last, supplier, supplier, scope, scope], order: "supplierCode")
    }
}
