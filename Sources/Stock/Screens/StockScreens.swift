internal import Core
internal import Desk
internal import MasterData
internal import Values

// Stock's lists: what lies where, what moved, which warehouses there are.

enum StockScreens {
    /// How the opener of any stock document is called.
    static let move = "stock-move"

    /// - Parameter key: a warehouse or an item; nil: everything.
    static func onHand(_ desk: Desk, _ key: String?) throws -> ListScreen {
        var parameters: [String: String] = [:]
        if let key {
            let warehouse = try desk.company.look { try $0.warehouseOrClosed(code: key)?.code }
            if let warehouse {
                parameters["warehouse"] = warehouse
            } else {
                parameters["item"] = try desk.company.look { try $0.item(typed: key).item.code }
            }
        }
        let list = ListScreen(OnHand.self, code: "OH", parameters: parameters)
        let open: (Desk, ListRow) throws -> Void = { [weak list] desk, row in
            try desk.show(
                card(
                    item: row.text("item") ?? "", warehouse: row.text("warehouse"), asOf: list?.parameters["asOf"]))
        }
        list.whenOpened = open
        list.options = [RowOption(5, StockCard.title, run: open)]
        list.proofs = [.stockLedger]
        list.more = { [weak list] _ in
            [
                Action(nil, Valuation.title, right: .readStock) { desk in
                    let worth = ListScreen(
                        Valuation.self, code: "OH", parameters: list?.parameters["asOf"].map { ["asOf": $0] } ?? [:])
                    worth.proofs = [.stockLedger]
                    worth.whenOpened = { desk, row in try desk.show(onHand(desk, row.text("warehouse"))) }
                    try desk.show(worth)
                }
            ]
        }
        return list
    }

    /// The card of an item by its code or barcode, over all warehouses.
    static func card(_ desk: Desk, typed: String) throws -> ListScreen {
        card(item: try desk.company.look { try $0.item(typed: typed).item.code })
    }

    static func card(item: String, warehouse: String? = nil, asOf: String? = nil) -> ListScreen {
        var parameters = ["item": item]
        parameters["warehouse"] = warehouse
        parameters["asOf"] = asOf
        let list = ListScreen(StockCard.self, code: "SC", parameters: parameters)
        dressCard(list)
        return list
    }

    static func dressCard(_ list: ListScreen) {
        list.openRow = { row in row.id.map { (move, String($0)) } }
        list.proofs = [.stockLedger]
        list.headLines = { [weak list] desk in
            guard let list, let typed = list.parameters["item"] else { return [] }
            let item = try desk.company.look { try $0.item(typed: typed).item }
            let all = Text(en: "all warehouses", hans: "全部仓库", hant: "全部倉庫")[desk.language]
            return [item.code + "  " + item.name + "  " + item.unit + (list.parameters["warehouse"] == nil ? "  " + all : "")]
        }
    }

    static func moves(_ desk: Desk, _ parameters: [String: String] = [:]) -> ListScreen {
        let list = ListScreen(MoveList.self, code: "SM", parameters: parameters, opens: move)
        list.options = [
            RowOption(
                4, reverseTitle, right: .issueStock,
                whyNot: { [weak desk] row in
                    if row.text("kind") == StockDraft.Kind.opening.rawValue, desk?.session.may(OpenStock.right) == false {
                        return notOpening
                    }
                    return (row.text("reversedBy") ?? "").isEmpty ? nil : isReversed(row.text("reversedBy") ?? "")
                }
            ) { desk, row in try desk.show(reversalForm(row.text("number") ?? "")) },
            RowOption(7, Text(en: "History", hans: "历史", hant: "歷史"), right: .readAudit) { desk, row in
                try desk.showHistory(of: row.key)
            },
        ]
        list.new = (.receiveStock, { desk in receiptForm(desk) })
        list.more = { _ in
            [Action(nil, IssueGoods.title, right: .issueStock) { desk in try desk.show(issueForm(desk)) }]
        }
        list.proofs = [.stockLedger]
        return list
    }

    static func warehouses() -> ListScreen {
        let list = ListScreen(WarehouseList.self, code: "WH")
        list.whenOpened = { desk, row in try desk.show(onHand(desk, row.text("code"))) }
        list.options = [
            RowOption(2, Text(en: "Change", hans: "修改", hant: "修改"), right: .keepWarehouses) { desk, row in
                try desk.show(warehouseForm(desk, row.text("code") ?? ""))
            },
            RowOption(8, OnHand.title, right: .readStock) { desk, row in try desk.show(onHand(desk, row.text("code"))) },
        ]
        list.new = (.keepWarehouses, { desk in try warehouseForm(desk, "") })
        list.proofs = [.stockLedger]
        return list
    }

    static let reverseTitle = Text(en: "Reverse", hans: "冲销", hant: "沖銷")

    private static let notOpening = Text(
        en: "Opening stock is reversed by whoever posts journals.", hans: "期初库存只能由有凭证过账权限的人员冲销。",
        hant: "期初庫存只能由有傳票過帳權限的人員沖銷。")

    static func isReversed(_ number: String) -> Text {
        Text(
            en: "It is reversed already by \(number). Open that document instead.", hans: "已由 \(number) 冲销，请打开该单据。",
            hant: "已由 \(number) 沖銷，請開啟該單據。")
    }
}
