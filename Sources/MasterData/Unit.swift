package import Core
package import Values

// Units of measure: usual ones are known from the start, others are defined once, so that a slip of the hand never becomes
// one. What items were counted in before stays known.

/// A unit that quantities can be counted in.
struct Unit: Sendable {
    let code: String
    let name: Text

    /// Letters as they stand on delivery notes, and the words that Chinese papers use.
    static let usual: [Unit] =
        [
            Unit(code: "EA", name: Text(en: "each", hans: "个", hant: "個")),
            Unit(code: "PCS", name: Text(en: "pieces", hans: "件", hant: "件")),
            Unit(code: "PC", name: Text(en: "piece", hans: "件", hant: "件")),
            Unit(code: "SET", name: Text(en: "set", hans: "套", hant: "套")),
            Unit(code: "PR", name: Text(en: "pair", hans: "双", hant: "雙")),
            Unit(code: "DZ", name: Text(en: "dozen", hans: "打", hant: "打")),
            Unit(code: "BX", name: Text(en: "box", hans: "盒", hant: "盒")),
            Unit(code: "BOX", name: Text(en: "box", hans: "盒", hant: "盒")),
            Unit(code: "CASE", name: Text(en: "case", hans: "箱", hant: "箱")),
            Unit(code: "CS", name: Text(en: "case", hans: "箱", hant: "箱")),
            Unit(code: "CT", name: Text(en: "carton", hans: "纸箱", hant: "紙箱")),
            Unit(code: "CTN", name: Text(en: "carton", hans: "纸箱", hant: "紙箱")),
            Unit(code: "PK", name: Text(en: "pack", hans: "包", hant: "包")),
            Unit(code: "BG", name: Text(en: "bag", hans: "袋", hant: "袋")),
            Unit(code: "BT", name: Text(en: "bottle", hans: "瓶", hant: "瓶")),
            Unit(code: "CN", name: Text(en: "can", hans: "罐", hant: "罐")),
            Unit(code: "DR", name: Text(en: "drum", hans: "桶", hant: "桶")),
            Unit(code: "RO", name: Text(en: "roll", hans: "卷", hant: "捲")),
            Unit(code: "SH", name: Text(en: "sheet", hans: "张", hant: "張")),
            Unit(code: "PAL", name: Text(en: "pallet", hans: "托盘", hant: "棧板")),
            Unit(code: "PALLET", name: Text(en: "pallet", hans: "托盘", hant: "棧板")),
            Unit(code: "KG", name: Text(en: "kilogram", hans: "千克", hant: "公斤")),
            Unit(code: "G", name: Text(en: "gram", hans: "克", hant: "公克")),
            Unit(code: "T", name: Text(en: "tonne", hans: "吨", hant: "公噸")),
            Unit(code: "LB", name: Text(en: "pound", hans: "磅", hant: "磅")),
            Unit(code: "OZ", name: Text(en: "ounce", hans: "盎司", hant: "盎司")),
            Unit(code: "M", name: Text(en: "metre", hans: "米", hant: "公尺")),
            Unit(code: "CM", name: Text(en: "centimetre", hans: "厘米", hant: "公分")),
            Unit(code: "MM", name: Text(en: "millimetre", hans: "毫米", hant: "公釐")),
            Unit(code: "FT", name: Text(en: "foot", hans: "英尺", hant: "英呎")),
            Unit(code: "IN", name: Text(en: "inch", hans: "英寸", hant: "英吋")),
            Unit(code: "M2", name: Text(en: "square metre", hans: "平方米", hant: "平方公尺")),
            Unit(code: "M3", name: Text(en: "cubic metre", hans: "立方米", hant: "立方公尺")),
            Unit(code: "L", name: Text(en: "litre", hans: "升", hant: "公升")),
            Unit(code: "ML", name: Text(en: "millilitre", hans: "毫升", hant: "毫升")),
            Unit(code: "GAL", name: Text(en: "gallon", hans: "加仑", hant: "加侖")),
            Unit(code: "H", name: Text(en: "hour", hans: "小时", hant: "小時")),
            Unit(code: "DAY", name: Text(en: "day", hans: "天", hant: "天")),
        ] + chinese.map { Unit(code: $0, name: Text(verbatim: $0)) }

    private static let chinese = [
        "个", "個", "件", "只", "隻", "支", "条", "條", "张", "張", "片", "块", "塊", "根", "台", "臺", "套", "副", "对", "對", "双", "雙", "组",
        "組", "箱", "盒", "包", "袋", "瓶", "桶", "罐", "卷", "捲", "打", "千克", "公斤", "克", "公克", "吨", "公噸", "米", "公尺", "厘米", "公分",
        "平方米", "立方米", "升", "公升", "毫升", "小时", "小時", "天",
    ]
}

extension Reader {
    /// A unit as it is written, whatever case it was typed in.
    /// - Throws: `masterdata.unknown-unit`, on that field.
    func unit(_ typed: String, _ field: String) throws -> String {
        let text = try Words.required(TextHygiene.foldWidth(typed), max: 12, field)
        let wanted = text.lowercased()
        let own = try all("SELECT code FROM unit") { $0.text(0) }
        if let known = (own + Unit.usual.map(\.code)).first(where: { $0.lowercased() == wanted }) { return known }
        // From before units were defined.
        if try exists("SELECT 1 FROM item WHERE unit = ? UNION ALL SELECT 1 FROM itemUnit WHERE unit = ?", text, text) { return text }
        throw Refusal.unknownUnit(text).at(field)
    }
}

/// Defines a unit that is not among the usual ones.
package struct DefineUnit: Command {
    package static let name = "masterdata.define-unit"
    package static let title = Text(en: "Define a unit", hans: "新增单位", hant: "新增單位")
    package static let right = Right.keepItems
    package static let fields = [
        Field(
            "code", Text(en: "Unit", hans: "单位", hant: "單位"), .text(max: 12), required: true,
            help: Text(
                en: "As it stands on papers: PALLET, kWh. It never changes.", hans: "按单据上的写法，如 PALLET、kWh。设定后不可更改。",
                hant: "依單據上的寫法，如 PALLET、kWh。設定後不可更改。")),
        Field("name", Text(en: "Meaning", hans: "含义", hant: "含義"), .text(max: 40)),
    ]

    let code: String
    let name: String?

    package init(code: String, name: String? = nil) {
        self.code = code
        self.name = name
    }

    package func perform(in transaction: Transaction) throws -> Done {
        let code = try Words.required(TextHygiene.foldWidth(code), max: 12, "code")
        guard !code.contains(where: { $0.isWhitespace || $0 == "," }), code.contains(where: { !$0.isNumber }) else {
            throw Refusal.badUnit
        }
        if let known = try? transaction.unit(code, "code") { throw Refusal.unitKnown(known) }
        try transaction.insert("INSERT INTO unit (code, name) VALUES (?, ?)", code, try Words.clean(name, max: 40, "name"))
        return Done()
    }
}

/// Units that answer what was typed: the company's own first.
struct FindUnit: Query {
    static let name = "masterdata.find-unit"
    static let title = Text(en: "Find a unit", hans: "查找单位", hant: "查找單位")
    static let right = Right.readMasterData
    static let fields = Lookup.fields
    static let columns = [
        Column("id", Text(verbatim: "id"), .id, width: 0),
        Column("code", Text(en: "Unit", hans: "单位", hant: "單位"), .code, width: 12),
        Column("name", Text(en: "Meaning", hans: "含义", hant: "含義"), .text, width: 40),
    ]

    let lookup: Lookup

    init(text: String, limit: Int = 20) { lookup = Lookup(text: text, limit: limit) }
    init(_ parameters: Parameters) throws { lookup = try Lookup(parameters) }

    func answer(in reader: Reader, for asker: Asker) throws -> Answer {
        let own = try reader.all("SELECT code, name FROM unit ORDER BY code") { ($0.text(0), $0.text(1)) }
        let usual = Unit.usual.map { ($0.code, $0.name[asker.language]) }
        let rows = (own + usual).enumerated().map { index, unit -> [Datum] in
            [.integer(Int64(index + 1)), .text(unit.0), .text(unit.1), .text(SearchKey.make(code: unit.0, name: unit.1))]
        }
        return .rows(lookup.best(rows))
    }
}

extension Refusal {
    static func unknownUnit(_ typed: String) -> Refusal {
        let unit = TextHygiene.shown(typed, max: 20)
        return Refusal(
            "masterdata.unknown-unit",
            Text(
                en: "There is no unit “\(unit)”. F4 lists the units; F6 there, or masterdata.define-unit, defines a new one.",
                hans: "没有单位“\(unit)”。按 F4 列出单位；在列表中按 F6 或用 masterdata.define-unit 新增。",
                hant: "沒有單位「\(unit)」。按 F4 列出單位；在清單中按 F6 或以 masterdata.define-unit 新增。"))
    }

    static let badUnit = Refusal(
        "masterdata.bad-unit",
        Text(
            en: "A unit is a word without blanks and commas, and no mere figure: PALLET, kWh.",
            hans: "单位须为不含空格和逗号的词，且不能只是数字，如 PALLET、kWh。", hant: "單位須為不含空白與逗號的詞，且不能只是數字，如 PALLET、kWh。"),
        field: "code")

    static func unitKnown(_ unit: String) -> Refusal {
        Refusal(
            "masterdata.unit-known",
            Text(
                en: "The unit \(unit) is known already. Use it as it is.", hans: "单位 \(unit) 已存在，可直接使用。",
                hant: "單位 \(unit) 已存在，可直接使用。"),
            field: "code")
    }
}
