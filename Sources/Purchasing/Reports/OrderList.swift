package import Core
internal import Stock
package import Values

/// Purchase orders, newest first.
package struct OrderList: Query {
    package static let name = "purchasing.orders"
    package static let title = Text(en: "Purchase orders", hans: "采购订单", hant: "採購單")
    package static let right = Right.readPurchasing
    package static let fields = [ReportFields.state, ReportFields.supplier, Field.from, Field.asOf]
    package static let columns = [
        Column.id,
        Column("number", Text(en: "Number", hans: "单号", hant: "單號"), .code, width: 10),
        Column("day", Text(en: "Day", hans: "日期", hant: "日期"), .day, width: 10),
        Column("supplier", Text(en: "Supplier", hans: "供应商", hant: "供應商"), .text, width: 21),
        Column("net", Text(en: "Net", hans: "不含税金额", hant: "未稅金額"), .moneyIn("currency"), width: 13, total: true),
        Column("currency", Text(en: "Cur", hans: "币种", hant: "幣別"), .code, width: 4),
        Column("state", Text(en: "State", hans: "状态", hant: "狀態"), .choice(OrderState.choices), width: 13),
        Column("supplierCode", Text(en: "Code", hans: "编码", hant: "編號"), .code, width: 10, extra: true),
        Column("promisedDay", Text(en: "Promised", hans: "承诺交期", hant: "承諾交期"), .day, width: 10, extra: true),
        Column("warehouse", Text(en: "Warehouse", hans: "仓库", hant: "倉庫"), .code, width: 9, extra: true),
        Column("tax", Text(en: "Tax", hans: "税额", hant: "稅額"), .moneyIn("currency"), width: 12, total: true, extra: true),
        Column("freight", Text(en: "Freight", hans: "运费", hant: "運費"), .moneyIn("currency"), width: 12, total: true, extra: true),
        Column("madeBy", Text(en: "Made by", hans: "制单人", hant: "製單人"), .text, width: 12, extra: true),
        Column("note", Text(en: "Note", hans: "备注", hant: "備註"), .text, width: 24, extra: true),
    ]

    let state: String?
    let supplier: String?
    let from: Day?
    let asOf: Day?

    package init(state: OrderState? = nil, supplier: String? = nil, from: Day? = nil, asOf: Day? = nil) {
        self.state = state?.rawValue
        self.supplier = ReportFields.folded(supplier)
        self.from = from
        self.asOf = asOf
    }

    package init(_ parameters: Parameters) throws {
        self.init(
            state: parameters.text("state").flatMap(OrderState.init(rawValue:)), supplier: parameters.text("supplier"),
            from: try parameters.day("from"), asOf: try parameters.day("asOf"))
    }

    package func answer(in reader: Reader, for asker: Asker) throws -> Answer {
        let scope = asker.scope.list(.warehouse)
        return .statement(
            """
            SELECT ordered.id AS id, document.number AS number, ordered.day AS day, document.partyName AS supplier,
                   ordered.netMinor AS net, ordered.currency AS currency, ordered.state AS state,
                   document.party AS supplierCode, ordered.promisedDay AS promisedDay, warehouse.code AS warehouse,
                   ordered.taxMinor AS tax, ordered.freightMinor AS freight, maker.name AS madeBy, ordered.note AS note
            FROM purchaseOrder AS ordered
            JOIN document ON document.id = ordered.id
            JOIN warehouse ON warehouse.id = ordered.warehouseId
            JOIN "user" AS maker ON maker.id = document.madeBy
            WHERE (? IS NULL OR ordered.state = ?) AND (? IS NULL OR document.party = ?)
              AND ordered.day >= ? AND ordered.day <= ?
              AND (? IS NULL OR ? LIKE '%,' || warehouse.code || ',%')
            """,
            [state, state, supplier, supplier, from ?? .first, asOf ?? .last, scope, scope], order: "day DESC, id DESC")
    }
}

/// Everything the head of an order holds, one row.
package struct OrderCard: Query {
    package static let name = "purchasing.order-card"
    package static let title = Text(en: "Purchase order", hans: "采购订单", hant: "採購單")
    package static let right = Right.readPurchasing
    package static let fields = [ReportFields.order]
    package static let columns =
        OrderList.columns + [
            Column("revision", Text(en: "Revision", hans: "版本", hant: "版本"), .integer, width: 8, extra: true),
            Column("stocked", Text(en: "Stocked", hans: "已入库金额", hant: "已入庫金額"), .money, width: 12, extra: true),
            Column("billed", Text(en: "Invoiced", hans: "已开票金额", hant: "已開票金額"), .money, width: 12, extra: true),
            Column("approvedBy", Text(en: "Approved by", hans: "批准人", hant: "核准人"), .text, width: 12, extra: true),
            Column("reason", Text(en: "Sent back because", hans: "退回原因", hant: "退回原因"), .text, width: 24, extra: true),
        ]

    let order: String

    package init(order: String) { self.order = order }
    package init(_ parameters: Parameters) throws { self.init(order: try parameters.required("order")) }

    package func answer(in reader: Reader, for asker: Asker) throws -> Answer {
        let scope = asker.scope.list(.warehouse)
        return .statement(
            """
            SELECT ordered.id AS id, document.number AS number, ordered.day AS day, document.partyName AS supplier,
                   ordered.netMinor AS net, ordered.currency AS currency, ordered.state AS state,
                   document.party AS supplierCode, ordered.promisedDay AS promisedDay, warehouse.code AS warehouse,
                   ordered.taxMinor AS tax, ordered.freightMinor AS freight, maker.name AS madeBy, ordered.note AS note,
                   document.revision AS revision,
                   (SELECT coalesce(sum(line.valueMinor - line.returnedValueMinor), 0)
                    FROM purchaseReceipt AS receipt
                    JOIN purchaseReceiptLine AS line ON line.receiptId = receipt.id
                    WHERE receipt.orderId = ordered.id) AS stocked,
                   (SELECT coalesce(sum(billed.netMinor), 0)
                    FROM purchaseOrderLine AS line
                    JOIN supplierInvoiceLine AS billed ON billed.orderLineId = line.id
                    WHERE line.orderId = ordered.id) AS billed,
                   coalesce((SELECT "user".name
                             FROM approval
                             JOIN "user" ON "user".id = approval.decidedBy
                             WHERE approval.documentId = ordered.id AND approval.state = 'approved'
                             ORDER BY approval.id DESC
                             LIMIT 1), '') AS approvedBy,
                   coalesce((SELECT approval.reason
                             FROM approval
                             WHERE approval.documentId = ordered.id AND approval.state = 'returned'
                             ORDER BY approval.id DESC
                             LIMIT 1), '') AS reason
            FROM purchaseOrder AS ordered
            JOIN document ON document.id = ordered.id
            JOIN warehouse ON warehouse.id = ordered.warehouseId
            JOIN "user" AS maker ON maker.id = document.madeBy
            WHERE document.kind = 'purchase-order' AND document.number = ? AND (? IS NULL OR ? LIKE '%,' || warehouse.code || ',%')
            """, [try reader.documentNumber([purchaseOrderKind], said: order), scope, scope], order: "")
    }
}

/// The lines of an order with how far each has come.
package struct OrderLines: Query {
    package static let name = "purchasing.order-lines"
    package static let title = Text(en: "Lines of a purchase order", hans: "采购订单明细", hant: "採購單明細")
    package static let right = Right.readPurchasing
    package static let fields = [ReportFields.order]
    package static let columns = [
        Column.id,
        Column("line", Text(en: "No.", hans: "行", hant: "列"), .integer, width: 4),
        Column("item", Text(en: "Item", hans: "物料", hant: "品項"), .code, width: 11),
        Column("ordered", Text(en: "Ordered", hans: "订购", hant: "訂購"), .quantity, width: 8),
        Column("unit", Text(en: "Unit", hans: "单位", hant: "單位"), .code, width: 5),
        Column("unitPrice", Text(en: "Price", hans: "单价", hant: "單價"), .price, width: 9),
        Column("amount", Text(en: "Amount", hans: "金额", hant: "金額"), .moneyIn("currency"), width: 11, total: true),
        Column("received", Text(en: "Received", hans: "到货", hant: "到貨"), .quantity, width: 8),
        Column("open", Text(en: "Open", hans: "待收", hant: "待到"), .quantity, width: 8),
        Column("rejected", Text(en: "Rejected", hans: "拒收", hant: "拒收"), .quantity, width: 8, extra: true),
        Column("returned", Text(en: "Returned", hans: "退货", hant: "退貨"), .quantity, width: 8, extra: true),
        Column("billed", Text(en: "Invoiced", hans: "已开票", hant: "已開票"), .quantity, width: 8, extra: true),
        Column("cancelled", Text(en: "Cancelled", hans: "取消", hant: "取消"), .quantity, width: 9, extra: true),
        Column("description", Text(en: "Description", hans: "说明", hant: "說明"), .text, width: 24, extra: true),
        Column("promisedDay", Text(en: "Promised", hans: "承诺交期", hant: "承諾交期"), .day, width: 10, extra: true),
        Column("taxRate", Text(en: "Tax", hans: "税率", hant: "稅率"), .rate, width: 6, extra: true),
        Column("closedDay", Text(en: "Closed", hans: "结案日期", hant: "結案日期"), .day, width: 10, extra: true),
        Column("closedReason", Text(en: "Closed because", hans: "结案原因", hant: "結案原因"), .text, width: 20, extra: true),
        Column("currency", Text(en: "Cur", hans: "币种", hant: "幣別"), .code, width: 4, extra: true),
    ]

    let order: String

    package init(order: String) { self.order = order }
    package init(_ parameters: Parameters) throws { self.init(order: try parameters.required("order")) }

    package func answer(in reader: Reader, for asker: Asker) throws -> Answer {
        let scope = asker.scope.list(.warehouse)
        return .statement(
            """
            SELECT line.id AS id, line.line AS line, item.code AS item, line.quantityMicro AS ordered, line.unit AS unit,
                   line.unitPriceMicro AS unitPrice, line.amountMinor AS amount, line.receivedMicro AS received,
                   CASE WHEN line.closedDay IS NOT NULL
                          OR line.quantityMicro - line.cancelledMicro
                             <= line.receivedMicro - line.rejectedMicro - line.returnedMicro
                        THEN 0
                        ELSE line.quantityMicro - line.cancelledMicro
                             - (line.receivedMicro - line.rejectedMicro - line.returnedMicro)
                   END AS open,
                   line.rejectedMicro AS rejected, line.returnedMicro AS returned, line.billedMicro AS billed,
                   line.cancelledMicro AS cancelled, line.description AS description, line.promisedDay AS promisedDay,
                   line.taxRateNano AS taxRate, line.closedDay AS closedDay, coalesce(line.closedReason, '') AS closedReason,
                   ordered.currency AS currency
            FROM document
            JOIN purchaseOrder AS ordered ON ordered.id = document.id
            JOIN warehouse ON warehouse.id = ordered.warehouseId
            JOIN purchaseOrderLine AS line ON line.orderId = ordered.id
            JOIN item ON item.id = line.itemId
            WHERE document.kind = 'purchase-order' AND document.number = ?
              AND (? IS NULL OR ? LIKE '%,' || warehouse.code || ',%')
            """, [try reader.documentNumber([purchaseOrderKind], said: order), scope, scope], order: "line")
    }
}
