package import Core
internal import Stock
package import Values

// An order ends before all of it came: cancelled while nothing happened, closed short once something did (PU-06).

/// Cancels an order of which nothing was received.
package struct CancelOrder: OrderCommand {
    package static let name = "purchasing.cancel-order"
    package static let title = Text(en: "Cancel a purchase order", hans: "取消采购订单", hant: "取消採購單")
    package static let right = Right.orderGoods
    package static let fields = [OrderFields.order, OrderFields.reason, Field.revision]

    package let order: String
    let reason: String
    package let revision: Int64?

    package init(order: String, reason: String, revision: Int64? = nil) {
        self.order = order
        self.reason = reason
        self.revision = revision
    }

    package func perform(in transaction: Transaction) throws -> DocumentOutcome {
        let order = try read(in: transaction)
        let reason = try OrderFields.reason(reason)
        let something = try transaction.exists(
            "SELECT 1 FROM purchaseOrderLine WHERE orderId = ? AND (receivedMicro > 0 OR billedMicro > 0)", order.id)
        guard order.state.next.contains(.cancelled), !something else {
            throw Refusal.orderState(
                order.number, order.state,
                Text(
                    en: "An order of which something came is not cancelled. Close it short.",
                    hans: "已有收货的订单不能取消。请提前结案。", hant: "已有到貨的採購單不能取消。請提前結案。"))
        }
        try transaction.withdrawApproval(document: order.id)
        try transaction.execute(
            """
            UPDATE purchaseOrderLine
            SET cancelledMicro = quantityMicro, closedDay = ?, closedReason = ?
            WHERE orderId = ?
            """, transaction.today, reason, order.id)
        try transaction.setOrder(order, .cancelled)
        return DocumentOutcome(id: order.id, number: order.number)
    }
}

/// Waits no longer for what is missing of an order, or of one of its lines.
package struct CloseOrderShort: OrderCommand {
    package static let name = "purchasing.close-order-short"
    package static let title = Text(en: "Close a purchase order short", hans: "采购订单提前结案", hant: "採購單提前結案")
    package static let right = Right.orderGoods
    package static let fields = [
        OrderFields.order,
        Field(
            "line", Text(en: "Line", hans: "行号", hant: "列號"), .integer,
            help: Text(en: "Empty: the whole order.", hans: "留空则整张订单提前结案。", hant: "留空則整張採購單提前結案。")),
        OrderFields.day, OrderFields.reason, Field.revision,
    ]

    package let order: String
    let line: Int?
    let day: Day?
    let reason: String
    package let revision: Int64?

    /// - Parameter line: nil: all lines that are open.
    package init(order: String, line: Int? = nil, day: Day? = nil, reason: String, revision: Int64? = nil) {
        self.order = order
        self.line = line
        self.day = day
        self.reason = reason
        self.revision = revision
    }

    package func perform(in transaction: Transaction) throws -> DocumentOutcome {
        let order = try read(in: transaction)
        let reason = try OrderFields.reason(reason)
        guard order.state.canBeReceived else {
            throw Refusal.orderState(
                order.number, order.state,
                Text(
                    en: "Only an approved order is closed short. Cancel it instead.", hans: "只有已批准的订单可提前结案，请改为取消。",
                    hant: "只有已核准的採購單可提前結案，請改為取消。"))
        }
        let day = day ?? transaction.today
        guard day >= order.day else { throw Refusal.closedBeforeOrder(order, day) }
        var lines = try transaction.orderLines(of: order.id)
        if let line, !lines.contains(where: { $0.line == line }) { throw Refusal.noOrderLine(order.number, line) }
        let open = try lines.indices.filter { index in
            try lines[index].progress.open > .zero && (line == nil || lines[index].line == line)
        }
        guard !open.isEmpty else { throw Refusal.nothingOpen(order.number) }
        for index in open {
            let rest = try lines[index].progress.open
            try transaction.update(
                """
                UPDATE purchaseOrderLine
                SET cancelledMicro = cancelledMicro + ?, closedDay = ?, closedReason = ?
                WHERE id = ?
                """, rest, day, reason, lines[index].id)
            lines[index].progress.cancelled = try lines[index].progress.cancelled + rest
            lines[index].progress.isClosed = true
            lines[index].progress.isShort = true
        }
        try transaction.setOrder(order, try OrderState.of(lines.map(\.progress)))
        return DocumentOutcome(id: order.id, number: order.number)
    }
}

extension Reader {
    /// The row scope of an order: the warehouse it is for.
    func warehouse(ofOrder number: String) throws -> [(ScopeKind, String)] {
        [(.warehouse, try purchaseOrder(number: number).warehouseCode)]
    }
}

extension Refusal {
    static func closedBeforeOrder(_ order: PurchaseOrder, _ day: Day) -> Refusal {
        Refusal(
            "purchasing.closed-before-order",
            Text(
                en: "\(order.number) was ordered on \(order.day) and cannot be closed on \(day). Enter that day or a later one.",
                hans: "\(order.number) 的订单日期为 \(order.day)，不能在 \(day) 结案。请填写该日或以后的日期。",
                hant: "\(order.number) 的採購日期為 \(order.day)，不能在 \(day) 結案。請填寫該日或以後的日期。"),
            field: "day")
    }

    static func noOrderLine(_ number: String, _ line: Int) -> Refusal {
        Refusal(
            "purchasing.no-order-line",
            Text(
                en: "\(number) has no line \(line). Open the order to see its lines.", hans: "\(number) 没有第 \(line) 行。请打开订单查看明细。",
                hant: "\(number) 沒有第 \(line) 行。請開啟採購單檢視明細。"),
            field: "line")
    }

    static func nothingOpen(_ number: String) -> Refusal {
        Refusal(
            "purchasing.nothing-open",
            Text(
                en: "Nothing of \(number) is still to come. Look at its lines to see what was received.",
                hans: "\(number) 已无待收数量。请查看明细了解收货情况。", hant: "\(number) 已無待到數量。請檢視明細了解到貨情形。"),
            field: "order")
    }
}
