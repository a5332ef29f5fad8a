internal import Core
package import Desk
internal import MasterData
internal import Values

// Stock on the desk: its part of the menu, and how its documents are opened.

extension DeskPage {
    /// Stock's part of the menu and the openers of its documents, warehouses and cards.
    package static let stock = DeskPage(
        department: .stock, entries: [onHand, card, moves, receipt, issue, warehouses, opening],
        openers: [
            Opener(
                StockScreens.move, right: .readStock, lookups: ["stock.moves"],
                documents: StockDraft.Kind.allCases.map(\.documentKind)
            ) { desk, key in
                guard Int64(key) == nil else { return try StockScreens.moveCard(desk, key) }
                return try StockScreens.moveCard(desk, number: key)
            },
            Opener("stock-card", right: .readStock) { desk, key in try StockScreens.card(desk, typed: key) },
            Opener("warehouse", right: .readStock, creates: .keepWarehouses, lookups: ["stock.warehouses"]) { desk, key in
                try StockScreens.warehouseForm(desk, key)
            },
        ]
            + StockDraft.Kind.allCases.map { kind in
                Opener(kind.documentKind, right: .readStock, creates: kind.creates) { desk, key in
                    guard key.isEmpty else { return try StockScreens.moveCard(desk, key) }
                    return kind == .issue ? StockScreens.issueForm(desk) : StockScreens.receiptForm(desk)
                }
            })

    private static let onHand = MenuEntry(
        "OH", OnHand.title, right: .readStock,
        help: Text(
            en:
                "What lies where, and what it is worth, on any day: `asof 2026-02-28`. `OH B-M830` shows one item, `OH MAIN` one warehouse. Enter opens the stock card.",
            hans: "任意日期的现存量与金额：asof 2026-02-28。OH B-M830 查一个物料，OH MAIN 查一个仓库。回车打开明细账。",
            hant: "任意日期的現有庫存與金額：asof 2026-02-28。OH B-M830 查一個品項，OH MAIN 查一個倉庫。Enter 開啟明細帳。")
    ) { desk, key in try StockScreens.onHand(desk, key) }

    private static let card = MenuEntry(
        "SC", StockCard.title, right: .readStock,
        help: Text(
            en: "Every movement of one item with quantity and value after it. `SC B-M830` opens it at once; Enter opens the document.",
            hans: "一个物料的每笔收发及结存数量与金额。SC B-M830 直接打开；回车打开单据。",
            hant: "一個品項的每筆收發及結存數量與金額。SC B-M830 直接開啟；Enter 開啟單據。")
    ) { desk, key in
        if let key { return try StockScreens.card(desk, typed: key) }
        return ReportScreen(StockCard.self, code: "SC", adjust: StockScreens.dressCard)
    }

    private static let moves = MenuEntry(
        "SM", MoveList.title, right: .readStock,
        help: Text(
            en: "Receipts, issues, returns and adjustments, newest first. 5 displays, 4 reverses, 7 shows the history.",
            hans: "入库、出库、退货与调整单，最新在前。5 查看，4 冲销，7 历史。",
            hant: "入庫、出庫、退貨與調整單，最新在前。5 檢視，4 沖銷，7 歷史。")
    ) { desk, key in
        guard let key else { return StockScreens.moves(desk) }
        return try desk.screen(said: key, StockDraft.Kind.allCases.map(\.documentKind), none: Refusal.noMove) { desk, number in
            try StockScreens.moveCard(desk, number: number)
        }
    }

    private static let receipt = MenuEntry(
        "RX", Text(en: "Receipt without order", hans: "无订单入库", hant: "無採購單入庫"), right: .receiveStock,
        help: Text(
            en: "Goods that come without an order. F9 shows layers and journal lines before anything is written; F8 posts.",
            hans: "没有采购订单的入库。F9 先预览库存层与凭证，F8 过账。", hant: "沒有採購單的入庫。F9 先預覽庫存層與傳票，F8 過帳。")
    ) { desk, _ in StockScreens.receiptForm(desk) }

    private static let issue = MenuEntry(
        "IX", IssueGoods.title, right: .issueStock,
        help: Text(
            en: "Goods that leave at average cost: used up, sold, scrapped or lost. F9 shows the cost before posting.",
            hans: "按平均成本出库：领用、销售、报废或盘亏。F9 过账前预览成本。",
            hant: "依平均成本出庫：領用、銷售、報廢或盤虧。F9 過帳前預覽成本。")
    ) { desk, _ in StockScreens.issueForm(desk) }

    private static let warehouses = MenuEntry(
        "WH", WarehouseList.title, right: .readStock,
        help: Text(
            en: "Where goods are kept and valued. F6 adds one, 2 changes it, 8 shows what lies there.",
            hans: "存放并核算货物的仓库。F6 新增，2 修改，8 查看现存量。", hant: "存放並計價貨品的倉庫。F6 新增，2 修改，8 檢視現有庫存。")
    ) { desk, key in
        if let key { return try StockScreens.warehouseForm(desk, key) }
        return StockScreens.warehouses()
    }

    private static let opening = MenuEntry(
        "OS", OpenStock.title, right: OpenStock.right,
        help: Text(
            en: "What lay in a warehouse when the books began, with its worth.", hans: "建账时仓库的库存及金额。",
            hant: "開帳時倉庫的庫存及金額。")
    ) { desk, _ in StockScreens.openingForm(desk) }
}

extension StockDraft.Kind {
    /// Who may write such a document by hand; nil: nobody, it follows from others.
    fileprivate var creates: Right? {
        switch self {
        case .receipt: .receiveStock
        case .issue: .issueStock
        case .return, .adjustment, .revaluation, .opening: nil
        }
    }
}
