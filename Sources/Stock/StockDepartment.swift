package import Core
internal import Values

// The title page: warehouses, what moves through them, what lies there and what it is worth.

extension Right {
    package static let readStock = Right("stock.read", Text(en: "See stock", hans: "查看库存", hant: "檢視庫存"))
    package static let receiveStock = Right(
        "stock.receive", Text(en: "Receive goods", hans: "入库", hant: "入庫"))
    package static let issueStock = Right("stock.issue", Text(en: "Issue goods", hans: "出库", hant: "出庫"))
    package static let keepWarehouses = Right(
        "stock.keep-warehouses", Text(en: "Keep warehouses", hans: "维护仓库", hant: "維護倉庫"))
    package static let setStock = Right(
        "stock.settings", Text(en: "Set up stock", hans: "设置库存", hant: "設定庫存"))
    package static let overrideNegative = Right(
        "stock.override-negative",
        Text(en: "Issue goods that are not there", hans: "允许负库存出库", hant: "允許負庫存出庫"))
}

extension Setting {
    static let defaultWarehouse = Setting(
        "stock.default-warehouse",
        Text(en: "Warehouse when none is named", hans: "未指定时的默认仓库", hant: "未指定時的預設倉庫"),
        .code(lookup: "stock.warehouses"), fallback: "", right: .setStock,
        check: { if !$0.isEmpty { _ = try $1.warehouse(code: $0) } })
}

extension Department {
    package static let stock = Department(
        code: "stock",
        title: Text(en: "Stock", hans: "库存", hant: "庫存"),
        rights: [.readStock, .receiveStock, .issueStock, .keepWarehouses, .setStock, .overrideNegative],
        schema: StockSchema.steps,
        commands: [
            AddWarehouse.self, ChangeWarehouse.self, ReceiveGoods.self, IssueGoods.self, OpenStock.self, ReverseMove.self,
            ChangeStockSetting.self,
        ],
        queries: [
            OnHand.self, StockCard.self, MoveList.self, MoveLines.self, WarehouseList.self, Valuation.self,
        ],
        proofs: [.stockLedger, .stockBalances, .stockNonNegative],
        settings: [.defaultWarehouse], scopes: [.warehouse],
        documents: StockDraft.Kind.allCases.map { kind in
            DocumentKind(
                kind.documentKind, kind.title, right: .readStock, scope: .warehouse,
                open: """
                    SELECT stockDocument.id
                    FROM stockDocument
                    JOIN warehouse ON warehouse.id = stockDocument.warehouseId
                    WHERE ? LIKE '%,' || warehouse.code || ',%'
                    """)
        },
        records: StockRecords.titles, words: StockRecords.words, meanings: StockRecords.meanings)
}

struct ChangeStockSetting: SettingCommand {
    static let name = "stock.change-setting"
    static let title = Text(en: "Change a stock setting", hans: "修改库存设置", hant: "修改庫存設定")
    static let right = Right.setStock

    let setting: String
    let value: String
}
