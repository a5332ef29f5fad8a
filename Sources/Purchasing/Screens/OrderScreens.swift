internal import Core
internal import Desk
internal import MasterData
internal import Values

// Orders on the desk: the list, the card, and what can be done to one.

enum OrderScreens {
    /// The order that a number or a document's id means.
    static func order(_ desk: Desk, _ key: String) throws -> PurchaseOrder {
        try desk.company.look { reader in
            if let id = Int64(key), let number = try reader.document(id)?.number { return try reader.purchaseOrder(number: number) }
            return try reader.purchaseOrder(number: key)
        }
    }

    static func list(_ parameters: [String: String] = [:]) -> ListScreen {
        let list = ListScreen(OrderList.self, code: "PO", parameters: parameters, opens: purchaseOrderKind)
        list.options = [
            RowOption(2, Text(en: "Change", hans: "修改", hant: "修改"), right: .orderGoods, whyNot: { cannotChange(state($0)) }) { desk, row in
                try desk.show(OrderForm.change(desk, row.text("number") ?? ""))
            },
            RowOption(3, Text(en: "Copy", hans: "复制", hant: "複製"), right: .orderGoods) { desk, row in
                try desk.show(OrderForm.copy(desk, row.text("number") ?? ""))
            },
            RowOption(8, Text(en: "Receive", hans: "收货", hant: "到貨"), right: .receiveOrders, whyNot: { cannotReceive(state($0)) }) {
                desk, row in
                try desk.show(ReceiptScreen.open(desk, row.text("number") ?? ""))
            },
        ]
        list.new = (.orderGoods, { desk in try OrderForm.new(desk) })
        list.more = { [weak list] _ in stateFilters(list) + rowActions(list) }
        list.proofs = [.purchasingGRNI]
        return list
    }

    /// Only orders in one state; the list of states comes from their table.
    private static func stateFilters(_ list: ListScreen?) -> [Action] {
        [
            Action(nil, Text(en: "Only one state", hans: "按状态筛选", hant: "依狀態篩選")) { [weak list] desk in
                let all = OrderState.allCases
                let rows = [PickRow(desk.words(Text(en: "All", hans: "全部", hant: "全部")))] + all.map { PickRow(desk.words($0.title)) }
                try desk.show(
                    PickList(title: ReportFields.state.title, rows: rows) { desk, index in
                        list?.parameters["state"] = index == 0 ? nil : all[index - 1].rawValue
                        try list?.reload(at: desk)
                    })
            }
        ]
    }

    private static func rowActions(_ list: ListScreen?) -> [Action] {
        func act(_ title: Text, _ right: Right, _ run: @escaping (Desk, PurchaseOrder) throws -> Void) -> Action {
            Action(nil, title, right: right) { [weak list] desk in
                guard let number = try list?.selectedRow(at: desk)?.text("number") else { return }
                try run(desk, try order(desk, number))
            }
        }
        return [
            act(submitTitle, .orderGoods, submit), act(cancelTitle, .orderGoods, cancel), act(closeTitle, .orderGoods, closeShort),
            Action(nil, OpenOrders.title, right: .readPurchasing) { desk in
                try desk.show(ListScreen(OpenOrders.self, code: "PO", opens: purchaseOrderKind))
            },
            Action(nil, OpenLines.title, right: .readPurchasing) { desk in
                let lines = ListScreen(OpenLines.self, code: "PO")
                lines.openRow = { row in row.text("number").map { (purchaseOrderKind, $0) } }
                try desk.show(lines)
            },
        ]
    }

    static func byVendor() -> ListScreen {
        let list = ListScreen(PurchasesByVendor.self, code: "PV")
        list.whenOpened = { desk, row in
            var parameters = ["supplier": row.text("supplierCode") ?? ""]
            if let year = row.integer("year") {
                parameters["from"] = "\(year)-01-01"
                parameters["asOf"] = "\(year)-12-31"
            }
            try desk.show(OrderScreens.list(parameters))
        }
        return list
    }

    // MARK: What can be done to an order

    static let submitTitle = Text(en: "Submit for approval", hans: "提交审批", hant: "送出核准")
    static let cancelTitle = Text(en: "Cancel the order", hans: "取消订单", hant: "取消採購單")
    static let closeTitle = Text(en: "Close short", hans: "提前结案（未到不再等）", hant: "提前結案（未到不再等）")

    static func submit(_ desk: Desk, _ order: PurchaseOrder) throws {
        try desk.perform(SubmitOrder(order: order.number, revision: order.revision))
        desk.say(
            Text(
                en: "\(order.number) waits for approval.", hans: "\(order.number) 已提交审批。", hant: "\(order.number) 已送出核准。"))
    }

    static func cancel(_ desk: Desk, _ order: PurchaseOrder) throws {
        try desk.show(reasoned(CancelOrder.self, order, cancelTitle, Text(en: "cancelled", hans: "已取消", hant: "已取消")))
    }

    static func closeShort(_ desk: Desk, _ order: PurchaseOrder) throws {
        let form = reasoned(CloseOrderShort.self, order, closeTitle, Text(en: "closed", hans: "已结案", hant: "已結案")) { plan in
            plan.headLine = { desk, values in
                let line = values["line"]
                return desk.words(
                    line.isEmpty
                        ? Text(
                            en: "Line is empty: the whole order is closed, all that is open of it.", hans: "行号为空：整张订单的未收数量全部结案。",
                            hant: "行號為空：整張採購單的未到數量全部結案。")
                        : Text(en: "Line \(line) alone is closed.", hans: "只结案第 \(line) 行。", hant: "只結案第 \(line) 行。"))
            }
            plan.confirm = { desk, values in try closing(desk, order, line: Int(values["line"])) }
        }
        try desk.show(form)
    }

    /// Which lines are no longer waited for, and how much of each: it cannot be taken back.
    private static func closing(_ desk: Desk, _ order: PurchaseOrder, line: Int?) throws -> Confirmation {
        let lines = try desk.company.look { try $0.orderLines(of: order.id) }.filter { each in
            try each.progress.open > .zero && (line == nil || each.line == line)
        }
        return Confirmation(
            Text(
                en: "Wait no longer for these goods of \(order.number)? It cannot be undone.",
                hans: "\(order.number) 的以下物料不再等待到货？此操作不能撤销。", hant: "\(order.number) 的以下品項不再等待到貨？此操作無法復原。"),
            objects: try lines.map { each in
                ["\(each.line)", each.item.code, each.description, try each.progress.open.written() + " " + each.unit]
                    .joined(separator: "  ")
            })
    }

    static func sendBack(_ desk: Desk, _ order: PurchaseOrder) throws {
        try desk.show(
            reasoned(
                ReturnOrder.self, order, Text(en: "Send back", hans: "退回", hant: "退回"),
                Text(en: "given back", hans: "已退回", hant: "已退回")))
    }

    /// A command on an order that asks for a reason.
    /// - Parameter done: what has become of the order.
    private static func reasoned<C: Command>(
        _ command: C.Type, _ order: PurchaseOrder, _ title: Text, _ done: Text, adjust: (inout FormPlan) -> Void = { _ in }
    ) -> FormScreen {
        let fields = C.fields.map { field in
            FormField(field, protected: field.name == "order", hidden: field.name == "revision", sent: true)
        }
        var plan = FormPlan(command, code: "PO", fields: fields) { _, _, _ in FormSaved(Text.of(order.number, done), code: order.number) }
        plan.start = FormValues(["order": order.number, "revision": String(order.revision)])
        plan.saveTitle = title
        func now(_ desk: Desk) throws -> PurchaseOrder { try desk.company.look { try $0.purchaseOrder(number: order.number) } }
        plan.acts(
            on: ["order", "revision"],
            stored: { desk in FormValues(["order": order.number, "revision": String(try now(desk).revision)]) },
            news: { desk in
                let state = try now(desk).state.title
                return Text(
                    en: "\(order.number) was changed meanwhile and is now \(state.en).",
                    hans: "\(order.number) 已被他人更改，现在的状态：\(state.hans)。",
                    hant: "\(order.number) 已被他人更改，目前狀態：\(state.hant)。")
            })
        adjust(&plan)
        return FormScreen(plan)
    }
}
