package import Core
internal import Stock
package import Values

/// Orders of which something is still to come, on any day: what was received, sent back and closed later counts as open.
package struct OpenOrders: Query {
    package static let name = "purchasing.open-orders"
    package static let title = Text(en: "Open purchase orders", hans: "未完成采购订单", hant: "未結採購單")
    package static let right = Right.readPurchasing
    package static let fields = [ReportFields.supplier, Field.asOf]
    package static let columns = [
        Column.id,
        Column("number", Text(en: "Number", hans: "单号", hant: "單號"), .code, width: 10),
        Column("day", Text(en: "Day", hans: "日期", hant: "日期"), .day, width: 10),
        Column("supplier", Text(en: "Supplier", hans: "供应商", hant: "供應商"), .text, width: 18),
        Column("promisedDay", Text(en: "Promised", hans: "承诺交期", hant: "承諾交期"), .day, width: 10),
        Column("lines", Text(en: "Lines", hans: "行数", hant: "行數"), .integer, width: 5, total: true),
        Column("open", Text(en: "Open", hans: "待收金额", hant: "待到金額"), .moneyIn("currency"), width: 13, total: true),
        Column("currency", Text(en: "Cur", hans: "币种", hant: "幣別"), .code, width: 4),
        Column("warehouse", Text(en: "Warehouse", hans: "仓库", hant: "倉庫"), .code, width: 9, extra: true),
        Column("supplierCode", Text(en: "Code", hans: "编码", hant: "編號"), .code, width: 10, extra: true),
    ]

    let supplier: String?
    let asOf: Day?

    package init(supplier: String? = nil, asOf: Day? = nil) {
        self.supplier = ReportFields.folded(supplier)
        self.asOf = asOf
    }

    package init(_ parameters: Parameters) throws {
        self.init(supplier: parameters.text("supplier"), asOf: try parameters.day("asOf"))
    }

    package func answer(in reader: Reader, for asker: Asker) throws -> Answer {
        let lines = try OpenLine.all(reader, asOf: asOf, supplier: supplier, asker)
        var orders: [(first: OpenLine, promised: Day?, count: Int64, minor: Int64)] = []
        for line in lines {
            let value = try line.price.amount(for: line.open, currency: line.currency).minor
            if let last = orders.indices.last, orders[last].first.orderId == line.orderId {
                let promised = [orders[last].promised, line.promisedDay].compactMap(\.self).min()
                orders[last] = (orders[last].first, promised, orders[last].count + 1, orders[last].minor + value)
            } else {
                orders.append((line, line.promisedDay, 1, value))
            }
        }
        return .rows(
            orders.map { order in
                [
                    .integer(order.first.orderId), .text(order.first.number), order.first.day.datum,
                    .text(order.first.partyName), order.promised.datum, .integer(order.count), .integer(order.minor),
                    .text(order.first.currency.code), .text(order.first.warehouse), .text(order.first.party),
                ]
            })
    }
}

/// Lines that are still to be received, the one promised first on top: the dock's work list.
package struct OpenLines: Query {
    package static let name = "purchasing.open-lines"
    package static let title = Text(en: "To be received", hans: "待收货明细", hant: "待到貨明細")
    package static let right = Right.readPurchasing
    package static let fields = [ReportFields.supplier, ReportFields.warehouse, Field.asOf]
    package static let columns = [
        Column.id,
        Column("number", Text(en: "Order", hans: "订单", hant: "採購單"), .code, width: 10, drill: "purchase-order"),
        Column("line", Text(en: "Line", hans: "行", hant: "列"), .integer, width: 4),
        Column("promisedDay", Text(en: "Promised", hans: "承诺交期", hant: "承諾交期"), .day, width: 10),
        Column("supplier", Text(en: "Supplier", hans: "供应商", hant: "供應商"), .text, width: 16),
        Column("item", Text(en: "Item", hans: "物料", hant: "品項"), .code, width: 11),
        Column("open", Text(en: "Open", hans: "待收", hant: "待到"), .quantity, width: 8),
        Column("unit", Text(en: "Unit", hans: "单位", hant: "單位"), .code, width: 5),
        Column("late", Text(en: "Late", hans: "逾期", hant: "逾期"), .integer, width: 5),
        Column("ordered", Text(en: "Ordered", hans: "订购", hant: "訂購"), .quantity, width: 8, extra: true),
        Column("name", Text(en: "Name", hans: "名称", hant: "名稱"), .text, width: 24, extra: true),
        Column("warehouse", Text(en: "Warehouse", hans: "仓库", hant: "倉庫"), .code, width: 9, extra: true),
        Column("value", Text(en: "Value", hans: "金额", hant: "金額"), .moneyIn("currency"), width: 12, total: true, extra: true),
        Column("currency", Text(en: "Cur", hans: "币种", hant: "幣別"), .code, width: 4, extra: true),
        Column("day", Text(en: "Ordered on", hans: "订单日期", hant: "採購日期"), .day, width: 10, extra: true),
    ]

    let supplier: String?
    let warehouse: String?
    let asOf: Day?

    package init(supplier: String? = nil, warehouse: String? = nil, asOf: Day? = nil) {
        self.supplier = ReportFields.folded(supplier)
        self.warehouse = ReportFields.folded(warehouse)
        self.asOf = asOf
    }

    package init(_ parameters: Parameters) throws {
        self.init(
            supplier: parameters.text("supplier"), warehouse: parameters.text("warehouse"),
            asOf: try parameters.day("asOf"))
    }

    package func answer(in reader: Reader, for asker: Asker) throws -> Answer {
        let today = asOf ?? asker.today
        let lines = try OpenLine.all(reader, asOf: asOf, supplier: supplier, asker)
            .filter { warehouse == nil || $0.warehouse == warehouse }
            .sorted { ($0.promisedDay ?? $0.day, $0.id) < ($1.promisedDay ?? $1.day, $1.id) }
        return .rows(
            try lines.map { line in
                let late = line.promisedDay.map { max(0, today.days(since: $0)) } ?? 0
                return [
                    .integer(line.id), .text(line.number), .integer(line.line), line.promisedDay.datum,
                    .text(line.partyName), .text(line.item), line.open.datum, .text(line.unit), .integer(Int64(late)),
                    line.ordered.datum, .text(line.itemName), .text(line.warehouse),
                    .integer(try line.price.amount(for: line.open, currency: line.currency).minor),
                    .text(line.currency.code), line.day.datum,
                ]
            })
    }
}

/// A line of an approved order of which something is still to come.
struct OpenLine {
    let id: Int64
    let orderId: Int64
    let number: String
    let day: Day
    let party: String
    let partyName: String
    let warehouse: String
    let currency: Currency
    let line: Int64
    let item: String
    let itemName: String
    let unit: String
    let price: UnitPrice
    let promisedDay: Day?
    let ordered: Quantity
    let open: Quantity

    /// In the order of orders. `asOf` nil: now, by the counters that are kept.
    static func all(_ reader: Reader, asOf: Day?, supplier: String?, _ asker: Asker) throws -> [OpenLine] {
        var lines: [OpenLine] = []
        func take(_ row: borrowing Row) throws {
            guard let line = try OpenLine(row: row), supplier == nil || line.party == supplier,
                asker.scope.covers(.warehouse, line.warehouse)
            else { return }
            lines.append(line)
        }
        guard let asOf else {
            try reader.each(
                """
                SELECT line.id, line.orderId, document.number, ordered.day, document.party, document.partyName,
                       warehouse.code, ordered.currency, line.line, item.code, item.name, line.unit, line.unitPriceMicro,
                       coalesce(line.promisedDay, ordered.promisedDay), line.quantityMicro,
                       line.quantityMicro - line.cancelledMicro
                         - (line.receivedMicro - line.rejectedMicro - line.returnedMicro)
                FROM purchaseOrder AS ordered
                JOIN document ON document.id = ordered.id
                JOIN warehouse ON warehouse.id = ordered.warehouseId
                JOIN purchaseOrderLine AS line ON line.orderId = ordered.id
                JOIN item ON item.id = line.itemId
                WHERE ordered.state IN ('approved', 'part') AND line.closedDay IS NULL
                ORDER BY ordered.day, ordered.id, line.line
                """, do: take)
            return lines
        }
        try reader.each(
            """
            SELECT line.id, line.orderId, document.number, ordered.day, document.party, document.partyName,
                   warehouse.code, ordered.currency, line.line, item.code, item.name, line.unit, line.unitPriceMicro,
                   coalesce(line.promisedDay, ordered.promisedDay), line.quantityMicro,
                   line.quantityMicro
                     - coalesce((SELECT sum(came.acceptedMicro)
                                 FROM purchaseReceiptLine AS came
                                 JOIN purchaseReceipt AS receipt ON receipt.id = came.receiptId
                                 WHERE came.orderLineId = line.id AND receipt.day <= ?), 0)
                     + coalesce((SELECT sum(back.quantityMicro)
                                 FROM purchaseReceiptLine AS came
                                 JOIN purchaseReturnLine AS back ON back.receiptLineId = came.id
                                 JOIN purchaseReturn ON purchaseReturn.id = back.returnId
                                 WHERE came.orderLineId = line.id AND purchaseReturn.isForCredit = 0
                                   AND purchaseReturn.day <= ?), 0)
            FROM purchaseOrder AS ordered
            JOIN document ON document.id = ordered.id
            JOIN warehouse ON warehouse.id = ordered.warehouseId
            JOIN purchaseOrderLine AS line ON line.orderId = ordered.id
            JOIN item ON item.id = line.itemId
            WHERE ordered.day <= ? AND ordered.state NOT IN ('draft', 'submitted', 'returned')
              AND (line.closedDay IS NULL OR line.closedDay > ?)
            ORDER BY ordered.day, ordered.id, line.line
            """, asOf, asOf, asOf, asOf, do: take)
        return lines
    }

    /// nil where nothing is open.
    private init?(row: borrowing Row) throws {
        open = try row[15]
        guard open > .zero, let currency = Currency.named(row.text(7)) else { return nil }
        self.currency = currency
        id = row.int64(0)
        orderId = row.int64(1)
        number = row.text(2)
        day = try row[3]
        party = row.text(4)
        partyName = row.text(5)
        warehouse = row.text(6)
        line = row.int64(8)
        item = row.text(9)
        itemName = row.text(10)
        unit = row.text(11)
        price = try row[12]
        promisedDay = try row[13]
        ordered = try row[14]
    }
}
