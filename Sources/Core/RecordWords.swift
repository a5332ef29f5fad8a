internal import Values

// Recorded rows in words: what record it is, what the field is called, what the value means.

/// The tables that people know by a name, and what commands are called.
extension House {
    /// What a table's rows are called; nil for sums and links that no person keeps.
    func recordTitle(_ table: String) -> Text? {
        for department in departments { if let title = department.records[table] { return title } }
        return nil
    }

    func table(_ name: String) -> TableDefinition? {
        for step in schema { for table in step.tables where table.name == name { return table } }
        return nil
    }

    /// The department that keeps a table.
    func keeper(of table: String) -> Department? {
        departments.first { $0.schema.contains { $0.tables.contains { $0.name == table } } }
    }

    /// What a command, a query or a log-in is called in the lists of the audit.
    func title(ofRequest name: String) -> Text? {
        if name == "log-in" { return Text(en: "Log-in", hans: "登录", hant: "登入") }
        return commands[name]?.title ?? queries[name]?.title
    }

    /// Every request's name with its title in a language.
    func requestTitles(_ language: Language) -> [(name: String, title: String)] {
        (Array(commands.keys) + Array(queries.keys) + ["log-in"]).sorted().map { ($0, title(ofRequest: $0)?[language] ?? $0) }
    }
}

extension Company {
    /// The number, code or name that people know a record by; blank where it has none.
    package func recordName(_ table: String, _ id: Int64) throws -> String {
        try look { reader in
            try RecordWords(reader, house: self.house, language: .en, currency: self.currency).label(table, id)
        }
    }
}

/// Puts recorded rows into words, for one reader at one moment.
final class RecordWords {
    let house: House
    private let reader: Reader
    /// Words about persons are sealed in the audit; people read them open.
    private let shown: Shown
    private let language: Language
    private let currency: Currency
    private var columns: [String: [String]] = [:]
    private let vocabulary: RecordVocabulary

    convenience init(_ reader: Reader, _ asker: Asker) {
        self.init(reader, house: asker.house, language: asker.language, currency: asker.currency)
    }

    init(_ reader: Reader, house: House, language: Language, currency: Currency) {
        self.reader = reader
        shown = Shown(reader, language)
        self.house = house
        vocabulary = RecordVocabulary(house)
        self.language = language
        self.currency = currency
    }

    func columns(of table: String) throws -> [String] {
        if let known = columns[table] { return known }
        let names = house.table(table)?.columnNames ?? []
        columns[table] = names
        return names
    }

    // MARK: Records

    /// `Purchase order PO-000341`; `values` where the row is gone.
    func record(_ table: String, _ id: Int64, values: [Datum]? = nil) throws -> String {
        var title = house.recordTitle(table)?[language] ?? table
        if table == "document" {
            let row = try stored(table, id) ?? values
            let kind = try row.flatMap { try text("kind", table, $0) }
            title = house.documents.first { $0.kind == kind }?.title[language] ?? title
        }
        let label = try label(table, id, values: values)
        return label.isEmpty ? title : title + " " + label
    }

    /// The number, code or name that people know a record by.
    func label(_ table: String, _ id: Int64, values: [Datum]? = nil, depth: Int = 0) throws -> String {
        guard depth < 4, let definition = house.table(table), let row = try stored(table, id) ?? values else { return "" }
        for column in ["number", "code", "name", "barcode", "fingerprint"] {
            if let known = try text(column, table, row), !known.isEmpty { return known }
        }
        var parts: [String] = []
        if let parent = definition.references.first, let place = try columns(of: table).firstIndex(of: parent.column),
            let key = row[place].integer
        {
            parts.append(try label(parent.table, key, depth: depth + 1))
        }
        // Whatever shares its parent's key is the same record; a line needs its place beside the parent's name.
        for column in ["line", "position", "unit", "day"] where definition.references.first?.column != "id" {
            if let place = try columns(of: table).firstIndex(of: column) { parts.append(row[place].plain) }
        }
        return parts.filter { !$0.isEmpty }.joined(separator: " ")
    }

    private func stored(_ table: String, _ id: Int64) throws -> [Datum]? {
        try house.table(table).flatMap { try reader.storedRow(of: $0, id: id) }
    }

    private func text(_ column: String, _ table: String, _ row: [Datum]) throws -> String? {
        try columns(of: table).firstIndex(of: column).flatMap { try row[$0].text.map(shown.shown) }
    }

    // MARK: Fields

    /// What a column is called; nil where it says nothing to a person.
    func field(_ table: String, _ column: String) -> String? {
        guard !RecordVocabulary.silent.contains(column) else { return nil }
        return vocabulary.known(table, column)?.title[language] ?? column
    }

    // MARK: Values

    /// A value as a person reads it. `row` is the whole row as it stands, for the currency of its amounts.
    func value(_ datum: Datum, _ table: String, _ column: String, id: Int64, values: [Datum]? = nil) throws -> String {
        if let target = house.table(table)?.references.first(where: { $0.column == column })?.table, let key = datum.integer {
            let label = try label(target, key)
            return label.isEmpty ? String(key) : label
        }
        if table == "erasure", let words = try erased(datum, column, id, values) { return words }
        switch datum {
        case .null, .bytes: return ""
        case .integer(let whole):
            if column.hasSuffix("Minor") { return Money(minor: whole, currency: try money(table, id, values)).written() }
            if column.hasSuffix("PriceMicro") || column.hasSuffix("priceMicro") || column.hasSuffix("CostMicro") {
                return UnitPrice(micro: whole).written()
            }
            if column.hasSuffix("Micro") { return Quantity(micro: whole).written() }
            if column.hasSuffix("Nano") { return Rate(nano: whole).written() }
            if column.hasPrefix("is"), whole == 0 || whole == 1 { return whole == 1 ? RecordWords.yes[language] : RecordWords.no[language] }
            return String(whole)
        case .text(let recorded):
            let text = try shown.shown(recorded)
            if column.hasSuffix("At"), text.count > 19 { return String(text.prefix(19)).split(separator: "T").joined(separator: " ") }
            if table == "roleRight", column == "right" { return house.rights.first { $0.name == text }?.title[language] ?? text }
            if table == "document", column == "state", let row = try stored(table, id) ?? values,
                let kind = try self.text("kind", table, row),
                let state = house.documents.first(where: { $0.kind == kind })?.allStates.first(where: { $0.code == text })
            {
                return state.title[language]
            }
            if column == "kind", let kind = house.documents.first(where: { $0.kind == text }) { return kind.title[language] }
            if let choice = vocabulary.known(table, column)?.choices.first(where: { $0.code == text }) { return choice.title[language] }
            if column == "state" { return RecordWords.states[text]?[language] ?? text }
            if column == "language" { return Language.choices.first { $0.code == text }?.title[language] ?? text }
            return text
        }
    }

    /// Whom an erasure was about: the kind and the key of the record, as people know them.
    private func erased(_ datum: Datum, _ column: String, _ id: Int64, _ values: [Datum]?) throws -> String? {
        if column == "kind", let kind = datum.text { return house.recordTitle(kind)?[language] }
        guard column == "subjectId", let key = datum.integer, let row = try stored("erasure", id) ?? values,
            let kind = try text("kind", "erasure", row)
        else { return nil }
        let label = try label(kind, key)
        return label.isEmpty ? nil : label
    }

    private func money(_ table: String, _ id: Int64, _ values: [Datum]?) throws -> Currency {
        guard let place = try columns(of: table).firstIndex(of: "currency"), let row = try stored(table, id) ?? values,
            let code = row[place].text, let known = Currency.named(code)
        else { return currency }
        return known
    }

    private static let yes = Text(en: "Yes", hans: "是", hant: "是")
    private static let no = Text(en: "No", hans: "否", hant: "否")
}

extension Datum {
    /// The value without any dress.
    var plain: String {
        switch self {
        case .integer(let whole): String(whole)
        case .text(let text): text
        case .null, .bytes: ""
        }
    }
}
