internal import Values

/// What a person typed into a list's filter: words that must all be found, and conditions such as `state=open`,
/// `amount>1000`, `day<2026-03-01`.
struct FilterWords {
    enum Word {
        case anywhere(String)
        case column(String, Character, String)
    }

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

    // MARK: As a condition

    /// The condition in SQL over the columns of a list, and its values.
    func condition(_ columns: [Column], _ asker: Asker) -> (String, [(any Bindable)?]) {
        var parts: [String] = []
        var values: [(any Bindable)?] = []
        for word in words {
            switch word {
            case .anywhere(let text):
                var ways: [String] = []
                for column in columns {
                    switch column.kind {
                    case .code, .text, .day, .moment, .request:
                        ways.append("lower(\"\(column.name)\") LIKE ? ESCAPE '\\'")
                        values.append("%" + escaped(text) + "%")
                    case .choice(let choices):
                        let codes = choices.filter { says($0, text, asker.language) }.map(\.code)
                        for code in codes {
                            ways.append("\"\(column.name)\" = ?")
                            values.append(code)
                        }
                    case .id, .money, .moneyIn, .quantity, .price, .rate, .integer, .flag: break
                    }
                }
                parts.append(ways.isEmpty ? "1 = 0" : "(" + ways.joined(separator: " OR ") + ")")
            case .column(let name, let sign, let text):
                guard let column = named(name, columns, asker.language), let value = value(text, column, asker) else {
                    parts.append("1 = 0")
                    continue
                }
                if sign == "=", case .text(let plain) = value, isText(column.kind) {
                    parts.append("lower(\"\(column.name)\") LIKE ? ESCAPE '\\'")
                    values.append("%" + escaped(plain.lowercased()) + "%")
                } else {
                    parts.append("\"\(column.name)\" \(sign) ?")
                    values.append(value)
                }
            }
        }
        return (parts.joined(separator: " AND "), values)
    }

    private func escaped(_ text: String) -> String {
        text.reduce(into: "") { out, character in
            if "%_\\".contains(character) { out += "\\" }
            out.append(character)
        }
    }

    private func isText(_ kind: Column.Kind) -> Bool {
        switch kind {
        case .code, .text, .request: true
        default: false
        }
    }

    // MARK: As a question to a row

    func match(_ row: [Datum], _ columns: [Column], _ asker: Asker) -> Bool {
        words.allSatisfy { word in
            switch word {
            case .anywhere(let text):
                return zip(columns, row).contains { column, datum in
                    switch column.kind {
                    case .code, .text, .day, .moment, .request: return datum.text?.lowercased().contains(text) ?? false
                    case .choice(let choices): return choices.contains { $0.code == datum.text && says($0, text, asker.language) }
                    case .id, .money, .moneyIn, .quantity, .price, .rate, .integer, .flag: return false
                    }
                }
            case .column(let name, let sign, let text):
                guard let column = named(name, columns, asker.language), let value = value(text, column, asker),
                    let index = columns.firstIndex(where: { $0.name == column.name })
                else { return false }
                return holds(row[index], sign, value, column)
            }
        }
    }

    private func holds(_ datum: Datum, _ sign: Character, _ value: Datum, _ column: Column) -> Bool {
        switch (datum, value) {
        case (.integer(let left), .integer(let right)): sign == "=" ? left == right : sign == "<" ? left < right : left > right
        case (.text(let left), .text(let right)):
            sign == "="
                ? (isText(column.kind) ? left.lowercased().contains(right.lowercased()) : left == right)
                : sign == "<" ? left < right : left > right
        default: false
        }
    }

    // MARK: Reading names and values

    private func named(_ typed: String, _ columns: [Column], _ language: Language) -> Column? {
        columns.first { $0.name.lowercased() == typed }
            ?? columns.first { !$0.isKey && $0.title[language].lowercased() == typed }
            ?? columns.first { !$0.isKey && $0.title[language].lowercased().hasPrefix(typed) }
    }

    private func value(_ typed: String, _ column: Column, _ asker: Asker) -> Datum? {
        switch column.kind {
        case .id, .integer: Int64(typed).map { .integer($0) }
        case .code, .text, .request: .text(typed)
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

    private func says(_ choice: Choice, _ text: String, _ language: Language) -> Bool {
        choice.title[language].lowercased().contains(text) || choice.code.lowercased() == text
    }
}
