internal import Core
internal import Values

// What F4 asks: a few letters, initials in pinyin or the end of a telephone number, best answers first.

/// Suppliers that answer what was typed: `masterdata.find-supplier`.
typealias FindSupplier = FindParty<SupplierRole>
/// Customers that answer what was typed: `masterdata.find-customer`.
typealias FindCustomer = FindParty<CustomerRole>

/// Suppliers or customers that answer what was typed.
struct FindParty<Role: PartyRole>: Query {
    static var name: String { Role.isSupplier ? "masterdata.find-supplier" : "masterdata.find-customer" }
    static var title: Text {
        Role.isSupplier
            ? Text(en: "Find a supplier", hans: "查找供应商", hant: "查找供應商") : Text(en: "Find a customer", hans: "查找客户", hant: "查找客戶")
    }
    static var right: Right { .readMasterData }
    static var fields: [Field] { Lookup.fields }
    static var columns: [Column] { Lookup.partyColumns }

    let lookup: Lookup

    init(text: String, limit: Int = 20) { lookup = Lookup(text: text, limit: limit) }
    init(_ parameters: Parameters) throws { lookup = try Lookup(parameters) }

    func answer(in reader: Reader, for asker: Asker) throws -> Answer {
        let like = lookup.patterns
        let found = try reader.all(
            """
            SELECT id, code, name, city, phone, searchKey
            FROM party
            WHERE ((? = 1 AND isSupplier = 1) OR (? = 0 AND isCustomer = 1)) AND isActive = 1
              AND searchKey LIKE ? AND searchKey LIKE ? AND searchKey LIKE ?
            ORDER BY code
            """, Role.isSupplier, Role.isSupplier, like[0], like[1], like[2]
        ) { $0.data }
        return .rows(lookup.best(found))
    }
}

/// Items that answer what was typed; a scanned barcode gives exactly its item.
struct FindItem: Query {
    static let name = "masterdata.find-item"
    static let title = Text(en: "Find an item", hans: "查找物料", hant: "查找品項")
    static let right = Right.readMasterData
    static let fields = Lookup.fields
    static let columns = [
        Column.id,
        Column("code", Text(en: "Code", hans: "编码", hant: "編號"), .code, width: 14),
        Column("name", Text(en: "Name", hans: "名称", hant: "名稱"), .text, width: 36),
        Column("unit", Text(en: "Unit", hans: "单位", hant: "單位"), .text, width: 8),
        Column("category", Text(en: "Category", hans: "类别", hant: "類別"), .text, width: 16),
    ]

    let lookup: Lookup

    init(text: String, limit: Int = 20) { lookup = Lookup(text: text, limit: limit) }
    init(_ parameters: Parameters) throws { lookup = try Lookup(parameters) }

    func answer(in reader: Reader, for asker: Asker) throws -> Answer {
        if let scanned = try reader.item(barcode: lookup.text), scanned.item.isActive {
            let item = scanned.item
            return .rows([[.integer(item.id), .text(item.code), .text(item.name), .text(scanned.unit), .text(item.category)]])
        }
        return try lookup.answer(
            in: reader,
            """
            SELECT id, code, name, unit, category, searchKey
            FROM item
            WHERE isActive = 1 AND searchKey LIKE ? AND searchKey LIKE ? AND searchKey LIKE ?
            ORDER BY code
            """)
    }
}

/// What was typed into a lookup, and how rows answer it.
struct Lookup {
    let text: String
    let limit: Int

    static let fields = [
        Field("text", Text(en: "Find", hans: "查找", hant: "查找"), .text(max: 60)),
        Field("limit", Text(en: "At most", hans: "最多", hant: "最多"), .integer),
    ]
    static let partyColumns = [
        Column.id,
        Column("code", Text(en: "Code", hans: "编码", hant: "編號"), .code, width: 12),
        Column("name", Text(en: "Name", hans: "名称", hant: "名稱"), .text, width: 34),
        Column("city", Text(en: "City", hans: "城市", hant: "城市"), .text, width: 12),
        Column("phone", Text(en: "Telephone", hans: "电话", hant: "電話"), .text, width: 18),
    ]

    init(text: String, limit: Int) {
        self.text = text
        self.limit = max(1, min(limit, 500))
    }

    init(_ parameters: Parameters) throws {
        self.init(text: parameters.text("text") ?? "", limit: Int(try parameters.integer("limit") ?? 20))
    }

    /// Three patterns that a search key must match; what was typed beyond three words is left to the ranking.
    var patterns: [String] {
        let patterns = SearchKey.patterns(query: text)
        return (0..<3).map { $0 < patterns.count ? patterns[$0] : "%" }
    }

    /// The rows of a statement with the three patterns, best first. Their code stands second, their search key last.
    func answer(in reader: Reader, _ statement: SQL) throws -> Answer {
        let like = patterns
        return .rows(best(try reader.all(statement, like[0], like[1], like[2]) { $0.data }))
    }

    /// The best rows, without their search key, which stands last; their code stands second.
    func best(_ rows: [[Datum]]) -> [[Datum]] {
        let query = FoldedQuery(text)
        guard !query.text.isEmpty else { return rows.prefix(limit).map { Array($0.dropLast()) } }
        let ranked = rows.enumerated().compactMap { index, row -> (rank: Int, index: Int)? in
            query.rank(code: row[1].text ?? "", key: row.last?.text ?? "").map { ($0.rawValue, index) }
        }
        let sorted = ranked.sorted { ($0.rank, $0.index) < ($1.rank, $1.index) }
        return sorted.prefix(limit).map { Array(rows[$0.index].dropLast()) }
    }
}
