package import Core
internal import Stock
package import Values

/// Receipts against orders, newest first. What was reversed by the day asked for is worth nothing any more and says so.
package struct ReceiptList: Query {
    package static let name = "purchasing.receipts"
    package static let title = Text(en: "Receipts against orders", hans: "采购收货单", hant: "採購到貨單")
    package static let right = Right.readPurchasing
    package static let fields = [
        ReportFields.supplier,
        Field("order", Text(en: "Order", hans: "订单", hant: "採購單"), .code(lookup: "purchasing.find-order")),
        Field.from, Field.asOf,
    ]
    package static let columns = [
        Column.id,
        Column("number", Text(en: "Number", hans: "单号", hant: "單號"), .code, width: 9),
        Column("day", Text(en: "Day", hans: "日期", hant: "日期"), .day, width: 10),
        Column("order", Text(en: "Order", hans: "订单", hant: "採購單"), .code, width: 9, drill: "purchase-order"),
        Column("supplier", Text(en: "Supplier", hans: "供应商", hant: "供應商"), .text, width: 14),
        Column("value", Text(en: "Value", hans: "金额", hant: "金額"), .money, width: 12, total: true),
        Column("open", Text(en: "Not invoiced", hans: "未开票", hant: "未開票"), .money, width: 12, total: true),
        Column("isReversed", Text(en: "Rev.", hans: "冲销", hant: "沖銷"), .flag, width: 4),
        Column("deliveryNote", Text(en: "Delivery note", hans: "送货单号", hant: "送貨單號"), .text, width: 16, extra: true),
        Column("warehouse", Text(en: "Warehouse", hans: "仓库", hant: "倉庫"), .code, width: 9, extra: true),
        Column("isOver", Text(en: "Over", hans: "超收", hant: "超收"), .flag, width: 5, extra: true),
        Column("reversedBy", Text(en: "Reversed by", hans: "冲销单", hant: "沖銷單"), .code, width: 11, extra: true),
        Column("supplierCode", Text(en: "Code", hans: "编码", hant: "編號"), .code, width: 10, extra: true),
        Column("returned", Text(en: "Sent back", hans: "退货", hant: "退貨"), .money, width: 12, total: true, extra: true),
    ]

    let supplier: String?
    let order: String?
    let from: Day?
    let asOf: Day?

    package init(supplier: String? = nil, order: String? = nil, from: Day? = nil, asOf: Day? = nil) {
        self.supplier = ReportFields.folded(supplier)
        self.order = ReportFields.folded(order)
        self.from = from
        self.asOf = asOf
    }

    package init(_ parameters: Parameters) throws {
        self.init(
            supplier: parameters.text("supplier"), order: parameters.text("order"), from: try parameters.day("from"),
            asOf: try parameters.day("asOf"))
    }

    package func answer(in reader: Reader, for asker: Asker) throws -> Answer {
        let scope = asker.scope.list(.warehouse)
        return .statement(
            """
            SELECT receipt.id AS id, document.number AS number, receipt.day AS day, head.number AS "order",
                   document.partyName AS supplier,
                   CASE WHEN back.id IS NULL
                        THEN (SELECT coalesce(sum(valueMinor), 0) FROM purchaseReceiptLine WHERE receiptId = receipt.id)
                        ELSE 0 END AS value,
                   (SELECT coalesce(sum(valueMinor - returnedValueMinor - billedValueMinor), 0)
                    FROM purchaseReceiptLine
                    WHERE receiptId = receipt.id) AS open,
                   CASE WHEN back.id IS NULL THEN 0 ELSE 1 END AS isReversed,
                   receipt.deliveryNote AS deliveryNote, warehouse.code AS warehouse, receipt.isOver AS isOver,
                   coalesce((SELECT number FROM document AS whole WHERE whole.id = receipt.reversedById), '') AS reversedBy,
                   document.party AS supplierCode,
                   CASE WHEN back.id IS NULL
                        THEN (SELECT coalesce(sum(returnedValueMinor), 0) FROM purchaseReceiptLine WHERE receiptId = receipt.id)
                        ELSE 0 END AS returned
            FROM purchaseReceipt AS receipt
            JOIN document ON document.id = receipt.id
            JOIN document AS head ON head.id = receipt.orderId
            JOIN stockDocument ON stockDocument.id = receipt.id
            JOIN warehouse ON warehouse.id = stockDocument.warehouseId
            LEFT JOIN document AS back ON back.id = receipt.reversedById AND back.day <= ?
            WHERE (? IS NULL OR document.party = ?) AND (? IS NULL OR head.number = ?)
              AND receipt.day >= ? AND receipt.day <= ?
              AND (? IS NULL OR ? LIKE '%,' || warehouse.code || ',%')
            """,
            [asOf ?? .last, supplier, supplier, order, order, from ?? .first, asOf ?? .last, scope, scope], order: "day DESC, id DESC")
    }
}

/// The lines of one receipt.
package struct ReceiptLines: Query {
    package static let name = "purchasing.receipt-lines"
    package static let title = Text(en: "Lines of a receipt", hans: "采购收货明细", hant: "採購到貨明細")
    package static let right = Right.readPurchasing
    package static let fields = [ReturnFields.receipt]
    package static let columns = [
        Column.id,
        Column("line", Text(en: "No.", hans: "行", hant: "列"), .integer, width: 4),
        Column("orderLine", Text(en: "Ord.", hans: "订单", hant: "採單"), .integer, width: 5),
        Column("item", Text(en: "Item", hans: "物料", hant: "品項"), .code, width: 12),
        Column("received", Text(en: "Arrived", hans: "到货", hant: "到貨"), .quantity, width: 9),
        Column("rejected", Text(en: "Rejected", hans: "拒收", hant: "拒收"), .quantity, width: 9),
        Column("unit", Text(en: "Unit", hans: "单位", hant: "單位"), .code, width: 5),
        Column("value", Text(en: "Value", hans: "金额", hant: "金額"), .money, width: 12, total: true),
        Column("open", Text(en: "Not invoiced", hans: "未开票", hant: "未開票"), .quantity, width: 12),
        Column("returned", Text(en: "Returned", hans: "退货", hant: "退貨"), .quantity, width: 9, extra: true),
        Column("billed", Text(en: "Invoiced", hans: "已开票", hant: "已開票"), .quantity, width: 9, extra: true),
        Column("name", Text(en: "Name", hans: "名称", hant: "名稱"), .text, width: 24, extra: true),
    ]

    let receipt: String

    package init(receipt: String) { self.receipt = receipt }
    package init(_ parameters: Parameters) throws { self.init(receipt: try parameters.required("receipt")) }

    package func answer(in reader: Reader, for asker: Asker) throws -> Answer {
        let scope = asker.scope.list(.warehouse)
        return .statement(
            """
            SELECT line.id AS id, line.line AS line, ordered.line AS orderLine, item.code AS item,
                   line.receivedMicro AS received, line.rejectedMicro AS rejected, ordered.unit AS unit,
                   line.valueMinor AS value, line.acceptedMicro - line.returnedMicro - line.billedMicro AS open,
                   line.returnedMicro AS returned, line.billedMicro AS billed, item.name AS name
            FROM document
            JOIN purchaseReceiptLine AS line ON line.receiptId = document.id
            JOIN purchaseOrderLine AS ordered ON ordered.id = line.orderLineId
            JOIN item ON item.id = ordered.itemId
            JOIN stockDocument ON stockDocument.id = document.id
            JOIN warehouse ON warehouse.id = stockDocument.warehouseId
            WHERE document.kind = 'stock-receipt' AND document.number = ?
              AND (? IS NULL OR ? LIKE '%,' || warehouse.code || ',%')
            """, [try reader.documentNumber(["stock-receipt"], said: receipt), scope, scope], order: "line")
    }
}
