internal import Values

/// What a person typed into a list's filter: words that must all be found, and conditions such as `state=open`,
/// `amount>1000`, `day<2026-03-01`. A word is found in what the person sees: titles count as well as their codes, and
/// names of masters by their pinyin too.
struct FilterWords {
    enum Word {
        case anywhere(String)
        case column(String, Character, String)
    }

    /// A condition in SQL with its values.
    typealias Way = (sql: String, values: [(any Bindable)?])
    /// The names of masters that a word means, by word.
    typealias Names = [String: Set<String>]

    let words: [Word]
    var isEmpty: Bool { words.isEmpty }

    init(_ typed: String) {
        words = typed.split(separator: " ").map { part in
            if let index = part.firstIndex(where: { "=<>".contains($0) }), index != part.startIndex {
                return .column(part[..<index].lowercased(), part[index], String(part[part.index(after: index)...]))
            }
            return .anywhere(part.lowercased())
        }
    }

    /// The names of masters that the words mean: the departments' search keys know them in pinyin and in either script.
    func names(_ reader: Reader, _ asker: Asker) throws -> Names {
        var found: Names = [:]
        for word in words {
            let text =
                switch word {
                case .anywhere(let text): text
                case .column(_, _, let text): text.lowercased()
                }
            for pattern in SearchKey.namePatterns(word: text) {
                for statement in asker.house.names {
                    found[text, default: []].formUnion(try reader.all(statement, pattern) { $0.text(0) })
                }
            }
        }
        return found
    }

    /// - Throws: `core.no-such-column`, `core.bad-filter`, on the field `filter`: a condition that nobody can read would be
    ///   answered with no rows, as if there were none.
    func check(_ columns: [Column], _ asker: Asker) throws {
        for case .column(let name, _, let text) in words {
            guard let column = named(name, columns, asker.language) else {
                throw Refusal.noSuchColumn(name, columns.filter { !$0.isKey }.map { $0.title })
            }
            guard !text.isEmpty, value(text, column, asker) != nil || isWords(column.kind) else {
                throw Refusal.badFilter(column.title, text)
            }
        }
    }

    // MARK: As a condition

    /// The condition in SQL over the columns of a list, and its values.
    func condition(_ columns: [Column], _ names: Names, _ asker: Asker) -> (String, [(any Bindable)?]) {
        let parts = words.map { word in
            switch word {
            case .anywhere(let text): any(columns.flatMap { ways(text, in: $0, names, asker) })
            case .column(let name, let sign, let text): condition(name, sign, text, columns, names, asker)
            }
        }
        return (parts.map(\.sql).joined(separator: " AND "), parts.flatMap(\.values))
    }

    private func condition(
        _ name: String, _ sign: Character, _ text: String, _ columns: [Column], _ names: Names, _ asker: Asker
    ) -> Way {
        guard let column = named(name, columns, asker.language), let value = value(text, column, asker) else { return any([]) }
        if sign == "=", isWords(column.kind) { return any(ways(text.lowercased(), in: column, names, asker)) }
        return ("\"\(column.name)\" \(sign) ?", [value])
    }

    /// Where one of the ways leads.
    private func any(_ ways: [Way]) -> Way {
        ways.isEmpty ? ("1 = 0", []) : ("(" + ways.map(\.sql).joined(separator: " OR ") + ")", ways.flatMap(\.values))
    }

    /// How a column can hold a word.
    private func ways(_ text: String, in column: Column, _ names: Names, _ asker: Asker) -> [Way] {
        let name = "\"\(column.name)\""
        func holding() -> Way { ("lower(\(name)) LIKE ? ESCAPE '\\'", ["%" + escaped(text) + "%"]) }
        switch column.kind {
        case .code, .day, .moment, .request: return [holding()]
        case .text:
            guard let meant = names[text], !meant.isEmpty, let list = try? JSON.encode(meant.sorted()) else { return [holding()] }
            return [holding(), ("\(name) IN (SELECT value FROM json_each(?))", [list])]
        case .choice(let choices): return choices.filter { says($0, text, asker.language) }.map { ("\(name) = ?", [$0.code]) }
        case .documentKind:
            return [holding()]
                + asker.house.documents.filter { $0.title[asker.language].lowercased().contains(text) }.map {
                    ("\(name) = ?", [$0.kind])
                }
        case .documentState(let kindColumn):
            return [holding()] + states(text, asker).map { ("(\"\(kindColumn)\" = ? AND \(name) = ?)", [$0.kind, $0.state]) }
        case .id, .money, .moneyIn, .quantity, .price, .rate, .integer, .flag: return []
        }
    }

    private func escaped(_ text: String) -> String {
        text.reduce(into: "") { out, character in
            if "%_\\".contains(character) { out += "\\" }
            out.append(character)
        }
    }

    /// Whether `=` asks for a part of what stands there.
    private func isWords(_ kind: Column.Kind) -> Bool {
        switch kind {
        case .code, .text, .request, .documentKind, .documentState: true
        case .id, .money, .moneyIn, .quantity, .price, .rate, .day, .moment, .integer, .flag, .choice: false
        }
    }

    // MARK: As a question to a row

    func match(_ row: [Datum], _ columns: [Column], _ names: Names, _ asker: Asker) -> Bool {
        words.allSatisfy { word in
            switch word {
            case .anywhere(let text):
                return columns.indices.contains { holds(row, $0, text, columns, names, asker) }
            case .column(let name, let sign, let text):
                guard let column = named(name, columns, asker.language), let value = value(text, column, asker),
                    let index = columns.firstIndex(where: { $0.name == column.name })
                else { return false }
                if sign == "=", isWords(column.kind) { return holds(row, index, text.lowercased(), columns, names, asker) }
                return compares(row[index], sign, value)
            }
        }
    }

    private func holds(
        _ row: [Datum], _ index: Int, _ text: String, _ columns: [Column], _ names: Names, _ asker: Asker
    ) -> Bool {
        guard let value = row[index].text else { return false }
        let isHeld = value.lowercased().contains(text)
        switch columns[index].kind {
        case .code, .day, .moment, .request: return isHeld
        case .text: return isHeld || names[text]?.contains(value) ?? false
        case .choice(let choices): return choices.contains { $0.code == value && says($0, text, asker.language) }
        case .documentKind:
            return isHeld
                || asker.house.documents.contains { $0.kind == value && $0.title[asker.language].lowercased().contains(text) }
        case .documentState(let kindColumn):
            let kind = columns.firstIndex { $0.name == kindColumn }.flatMap { row[$0].text }
            return isHeld || states(text, asker).contains { $0.kind == kind && $0.state == value }
        case .id, .money, .moneyIn, .quantity, .price, .rate, .integer, .flag: return false
        }
    }

    private func compares(_ datum: Datum, _ sign: Character, _ value: Datum) -> Bool {
        switch (datum, value) {
        case (.integer(let left), .integer(let right)): sign == "=" ? left == right : sign == "<" ? left < right : left > right
        case (.text(let left), .text(let right)): sign == "=" ? left == right : sign == "<" ? left < right : left > right
        default: false
        }
    }

    // MARK: Words that people see

    /// The states that a word means, by kind of document.
    private func states(_ text: String, _ asker: Asker) -> [(kind: String, state: String)] {
        asker.house.documents.flatMap { kind in
            kind.allStates.filter { says($0, text, asker.language) }.map { (kind.kind, $0.code) }
        }
    }

    private func says(_ choice: Choice, _ text: String, _ language: Language) -> Bool {
        choice.title[language].lowercased().contains(text) || choice.code.lowercased() == text
    }

    // MARK: Reading names and values

    private func named(_ typed: String, _ columns: [Column], _ language: Language) -> Column? {
        let shown = columns.filter { !$0.isKey }
        return shown.first { $0.name.lowercased() == typed }
            ?? shown.first { $0.title[language].lowercased() == typed }
            ?? columns.first { $0.name.lowercased() == typed }
            ?? shown.first { $0.title[language].lowercased().hasPrefix(typed) }
    }

    private func value(_ typed: String, _ column: Column, _ asker: Asker) -> Datum? {
        switch column.kind {
        case .id, .integer: Int64(typed).map { .integer($0) }
        case .code, .text, .request, .documentKind, .documentState: .text(typed)
        case .money, .moneyIn: (try? NumberReader.figure(typed).money(in: asker.currency).minor).map { .integer($0) }
        case .quantity: (try? NumberReader.figure(typed).quantity().micro).map { .integer($0) }
        case .price: (try? NumberReader.figure(typed).unitPrice().micro).map { .integer($0) }
        case .rate: (try? NumberReader.figure(typed).rate().nano).map { .integer($0) }
        case .day: (try? DayReader.day(typed, today: asker.today).iso).map { .text($0) }
        case .moment: .text(typed)
        case .flag: .integer(["1", "y", "yes", "true", "是"].contains(typed.lowercased()) ? 1 : 0)
        case .choice(let choices):
            choices.first { $0.code == typed || says($0, typed.lowercased(), asker.language) }.map { .text($0.code) }
        }
    }
}
