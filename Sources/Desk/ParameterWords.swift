internal import Core
internal import Values

/// What a list was asked for, as its second row says it: choices in words, documents by their number, never by the key
/// under which the file keeps them.
enum ParameterWords {
    static func parts(_ parameters: [String: String], of query: any Query.Type, _ desk: Desk) -> [String] {
        query.fields.compactMap { field in
            guard let value = parameters[field.name], !value.isEmpty else { return nil }
            return desk.words(field.title) + " " + shown(value, field, desk)
        }
    }

    private static func shown(_ value: String, _ field: Field, _ desk: Desk) -> String {
        switch field.kind {
        case .choice, .flag: FieldReading.shown(value, field.kind, desk.language)
        case .integer where field.name == "document": desk.number(ofDocument: value)
        case .code where field.name == "entry": desk.number(ofDocument: value)
        default: desk.wordsOfKind(value) ?? value
        }
    }
}

extension Desk {
    /// The number that a document goes by, from its key; what was given where it has no number yet.
    package func number(ofDocument key: String) -> String {
        guard let id = Int64(key), let found = try? company.look({ try $0.document(id) }) else { return key }
        return found.number ?? wordsOfKind(found.kind) ?? key
    }

    /// What a kind of document is called; nil where no department declares it.
    package func wordsOfKind(_ kind: String) -> String? {
        company.house.documents.first { $0.kind == kind }.map { words($0.title) }
    }

    /// How a document stands, in the words of its kind; nil where its department has none for that state.
    package func wordsOfState(_ state: String, kind: String) -> String? {
        let known = company.house.documents.first { $0.kind == kind }?.allStates ?? DocumentKind.commonStates
        return known.first { $0.code == state }.map { words($0.title) }
    }

    /// The screen that a draft belongs to: `PO` and `purchase-order 12` are both purchase orders; nil for an unknown one.
    func wordsOfScreen(_ reopens: String) -> String? {
        let first = String(reopens.prefix { $0 != " " })
        if let entry = entries.first(where: { $0.code == first }) { return words(entry.title) }
        if let title = pages.flatMap(\.openers).first(where: { $0.kind == first && $0.title != nil })?.title { return words(title) }
        return wordsOfKind(first) ?? Desk.masters.first { $0.code == first }.map { words($0.title) }
    }

    /// What a command or a query is called; nil for an unknown one.
    func titleOfRequest(_ name: String) -> Text? { company.house.commands[name]?.title ?? company.house.queries[name]?.title }

    func titleOfSetting(_ name: String) -> Text? { company.house.setting(name)?.title }

    /// A draft's title, kept in the language in which it was typed, in the reader's: what it begins with where that is the
    /// title of a command, a setting or a screen.
    func draftTitle(_ kept: String) -> String {
        let titles =
            company.house.commands.values.map { $0.title } + company.house.settings.map { $0.title } + entries.map { $0.title }
            + company.house.documents.map { $0.title }
        let known = titles.flatMap { title in Language.allCases.map { (said: title[$0], title: title) } }
        let fitting = known.filter { kept == $0.said || kept.hasPrefix($0.said + " ") }
        guard let best = fitting.max(by: { $0.said.count < $1.said.count }) else { return kept }
        return words(best.title) + kept.dropFirst(best.said.count)
    }

    /// What masters are called where only their kind is known.
    private static let masters = [
        Choice("supplier", Text(en: "Supplier", hans: "供应商", hant: "供應商")),
        Choice("customer", Text(en: "Customer", hans: "客户", hant: "客戶")),
        Choice("item", Text(en: "Item", hans: "物料", hant: "品項")),
        Choice("warehouse", Text(en: "Warehouse", hans: "仓库", hant: "倉庫")),
        Choice("account", Text(en: "Account", hans: "科目", hant: "會計科目")),
        Choice("user", Text(en: "User", hans: "用户", hant: "使用者")),
    ]
}
