package import Core
internal import Values

// Where goods lie. A warehouse is also what values are averaged over and what a person's view can be limited to.

/// A place where goods are kept and valued.
package struct Warehouse: Sendable, Hashable {
    package let id: Int64
    package let code: String
    package let name: String
    package let address: String
    package let isActive: Bool
}

extension ScopeKind {
    /// Whoever is limited to some warehouses sees and moves only what lies in them.
    package static let warehouse = ScopeKind(
        "warehouse", Text(en: "Warehouse", hans: "仓库", hant: "倉庫"),
        all: { try $0.all("SELECT code, name FROM warehouse ORDER BY code") { (code: $0.text(0), name: $0.text(1)) } },
        known: { typed, reader in try reader.warehouseOrClosed(code: Warehouse.folded(typed))?.code })
}

extension Reader {
    /// The active warehouse with this code; nil or blank: the company's default, or its only one.
    /// - Throws: `stock.no-warehouse`, `stock.warehouse-closed`, `stock.name-warehouse`, on the field `warehouse`.
    package func warehouse(code: String?) throws -> Warehouse {
        guard let code = code.map(Warehouse.folded), !code.isEmpty else { return try onlyWarehouse() }
        guard let found = try warehouseOrClosed(code: code) else { throw Refusal.noWarehouse(code) }
        guard found.isActive else { throw Refusal.warehouseClosed(code) }
        return found
    }

    /// The warehouse with this code, closed ones included; nil where there is none.
    package func warehouseOrClosed(code: String) throws -> Warehouse? {
        try one(
            "SELECT id, code, name, address, isActive FROM warehouse WHERE code = ?", Warehouse.folded(code),
            make: Warehouse.init(row:))
    }

    /// The warehouse with this key.
    package func warehouse(id: Int64) throws -> Warehouse? {
        try one("SELECT id, code, name, address, isActive FROM warehouse WHERE id = ?", id, make: Warehouse.init(row:))
    }

    private func onlyWarehouse() throws -> Warehouse {
        let preferred = try setting(Setting.defaultWarehouse)
        if !preferred.isEmpty { return try warehouse(code: preferred) }
        let open = try all(
            "SELECT id, code, name, address, isActive FROM warehouse WHERE isActive = 1 ORDER BY code LIMIT 2",
            make: Warehouse.init(row:))
        guard let first = open.first, open.count == 1 else { throw Refusal.nameWarehouse }
        return first
    }
}

extension Warehouse {
    static func folded(_ typed: String) -> String {
        let narrow = TextHygiene.foldWidth(typed).uppercased()
        return narrow.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    fileprivate init(row: borrowing Row) throws {
        self.init(
            id: row.int64(0), code: row.text(1), name: row.text(2), address: row.text(3), isActive: row.int64(4) == 1)
    }
}

struct AddWarehouse: Command {
    static let name = "stock.add-warehouse"
    static let title = Text(en: "Add a warehouse", hans: "新增仓库", hant: "新增倉庫")
    static let right = Right.keepWarehouses
    static let fields = [
        Field("code", Text(en: "Code", hans: "编码", hant: "編號"), .text(max: 12), required: true),
        Field("name", Text(en: "Name", hans: "名称", hant: "名稱"), .text(max: 60), required: true),
        Field("address", Text(en: "Address", hans: "地址", hant: "地址"), .text(max: 200)),
    ]

    let code: String
    let name: String
    let address: String?

    init(code: String, name: String, address: String? = nil) {
        self.code = code
        self.name = name
        self.address = address
    }

    func perform(in transaction: Transaction) throws -> Done {
        let code = Warehouse.folded(try TextHygiene.clean(code))
        guard !code.isEmpty, code.count <= 12, code.allSatisfy({ $0.isLetter || $0.isNumber || "-_.".contains($0) })
        else {
            throw Refusal(
                "stock.bad-warehouse-code",
                Text(
                    en: "A warehouse code has at most 12 letters, digits, dots or hyphens, such as “MAIN”.",
                    hans: "仓库编码最多 12 位，只能含字母、数字、点或连字符，例如“MAIN”。",
                    hant: "倉庫編號最多 12 位，只能含字母、數字、點或連字號，例如「MAIN」。"),
                field: "code")
        }
        guard try transaction.warehouseOrClosed(code: code) == nil else {
            throw Refusal(
                "stock.warehouse-exists",
                Text(
                    en: "There is a warehouse \(code) already. Choose another code, or change that one.",
                    hans: "仓库 \(code) 已存在。请换一个编码，或修改该仓库。",
                    hant: "倉庫 \(code) 已存在。請換一個編號，或修改該倉庫。"),
                field: "code")
        }
        let name = try TextHygiene.clean(name)
        guard !name.isEmpty else { throw Refusal.missing("name") }
        try transaction.insert(
            "INSERT INTO warehouse (code, name, address, isActive) VALUES (?, ?, ?, 1)",
            code, name, try TextHygiene.clean(address ?? ""))
        return Done()
    }
}

/// Renames a warehouse, closes it or opens it again.
struct ChangeWarehouse: Command {
    static let name = "stock.change-warehouse"
    static let title = Text(en: "Change a warehouse", hans: "修改仓库", hant: "修改倉庫")
    static let right = Right.keepWarehouses
    static let fields = [
        Field("warehouse", Text(en: "Warehouse", hans: "仓库", hant: "倉庫"), .code(lookup: "stock.warehouses"), required: true),
        Field("name", Text(en: "Name", hans: "名称", hant: "名稱"), .text(max: 60)),
        Field("address", Text(en: "Address", hans: "地址", hant: "地址"), .text(max: 200)),
        Field("isActive", Text(en: "In use", hans: "启用", hant: "啟用"), .flag),
    ]

    let warehouse: String
    let name: String?
    let address: String?
    let isActive: Bool?

    func scoped(in transaction: Transaction) throws -> [(ScopeKind, String)] { [(.warehouse, Warehouse.folded(warehouse))] }

    func perform(in transaction: Transaction) throws -> Done {
        guard let old = try transaction.warehouseOrClosed(code: warehouse) else { throw Refusal.noWarehouse(warehouse) }
        let name = try TextHygiene.clean(name ?? old.name)
        guard !name.isEmpty else { throw Refusal.missing("name") }
        if isActive == false, old.isActive {
            let held = try transaction.one(
                """
                SELECT item.code
                FROM stockPlace AS place
                JOIN stockBalance AS balance ON balance.id =
                  (SELECT id FROM stockBalance WHERE placeId = place.id ORDER BY day DESC LIMIT 1)
                JOIN item ON item.id = place.itemId
                WHERE place.warehouseId = ? AND balance.quantityMicro <> 0
                ORDER BY item.code
                """, old.id
            ) { $0.text(0) }
            if let held { throw Refusal.warehouseHolds(old.code, held) }
        }
        try transaction.update(
            "UPDATE warehouse SET name = ?, address = ?, isActive = ? WHERE id = ?",
            name, try TextHygiene.clean(address ?? old.address), isActive ?? old.isActive, old.id)
        return Done()
    }
}

extension Refusal {
    static func noWarehouse(_ code: String) -> Refusal {
        Refusal(
            "stock.no-warehouse",
            Text(
                en: "There is no warehouse “\(code)”. F4 in the field or the code WH lists them; F6 there adds one.",
                hans: "没有仓库“\(code)”。在栏中按 F4 或输入代码 WH 可列出，在列表中按 F6 新增。",
                hant: "沒有倉庫「\(code)」。在欄中按 F4 或輸入代碼 WH 可列出，在清單中按 F6 新增。"),
            field: "warehouse")
    }

    static func warehouseClosed(_ code: String) -> Refusal {
        Refusal(
            "stock.warehouse-closed",
            Text(
                en: "Warehouse \(code) is closed. Choose another, or open it again.",
                hans: "仓库 \(code) 已停用。请另选，或重新启用。",
                hant: "倉庫 \(code) 已停用。請另選，或重新啟用。"),
            field: "warehouse")
    }

    static func warehouseHolds(_ code: String, _ item: String) -> Refusal {
        Refusal(
            "stock.warehouse-not-empty",
            Text(
                en: "Warehouse \(code) still holds \(item). Issue what lies there before you close it.",
                hans: "仓库 \(code) 仍有 \(item)。请先出清库存再停用。",
                hant: "倉庫 \(code) 仍有 \(item)。請先出清庫存再停用。"),
            field: "isActive")
    }

    static let nameWarehouse = Refusal(
        "stock.name-warehouse",
        Text(
            en: "Name the warehouse. Add one if there is none, or set stock.default-warehouse.",
            hans: "请指定仓库。若尚无仓库请先新增，或设置 stock.default-warehouse。",
            hant: "請指定倉庫。若尚無倉庫請先新增，或設定 stock.default-warehouse。"),
        field: "warehouse")
}
