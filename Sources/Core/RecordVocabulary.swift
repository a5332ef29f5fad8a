internal import Values

/// What the columns of the house's tables are called: by the words that their department gives them, else by those of its
/// commands' fields and its lists' columns, else by those of other departments.
final class RecordVocabulary {
    typealias Word = (title: Text, choices: [Choice])

    /// Columns that say nothing to a person.
    static let silent: Set<String> = ["id", "revision", "searchKey", "supplierKey", "changedAt", "changedBy", "identity"]

    private static let units = ["Minor", "Micro", "Nano"]

    private let house: House
    private var words: [String: [String: Word]] = [:]

    init(_ house: House) {
        self.house = house
    }

    /// What a column is called, and what its values mean where it holds choices; nil where nobody said it.
    func known(_ table: String, _ column: String) -> Word? {
        var names = [column]
        for tail in RecordVocabulary.units + ["Id", "By", "At"] where column.hasSuffix(tail) {
            names.append(String(column.dropLast(tail.count)))
        }
        // `fromState` and `toState` hold what `state` does.
        if column.hasSuffix("State") { names.append("state") }
        let keeper = house.keeper(of: table)
        let given = keeper?.words[table + "." + column] ?? keeper?.words[column]
        let meanings = keeper?.meanings[table + "." + column]
        for department in [keeper].compactMap({ $0 }) + house.departments {
            let all = vocabulary(of: department)
            for name in names { if let found = all[name] { return (given ?? found.title, meanings ?? found.choices) } }
        }
        return given.map { ($0, meanings ?? []) }
    }

    /// The words of a department: those of its commands' fields first, then those of its lists' columns.
    private func vocabulary(of department: Department) -> [String: Word] {
        if let known = words[department.code] { return known }
        var all: [String: Word] = [:]
        func add(_ name: String, _ title: Text, _ choices: [Choice]) {
            if let known = all[name], known.choices.isEmpty, !choices.isEmpty { all[name] = (known.title, choices) }
            if all[name] == nil { all[name] = (title, choices) }
        }
        func add(_ fields: [Field]) {
            for field in fields {
                switch field.kind {
                case .lines(let inner): add(inner)
                case .choice(let choices): add(field.name, field.title, choices)
                default: add(field.name, field.title, [])
                }
            }
        }
        for command in department.commands { add(command.fields) }
        for query in department.queries {
            for column in query.columns where !column.isKey {
                if case .choice(let choices) = column.kind {
                    add(column.name, column.title, choices)
                } else {
                    add(column.name, column.title, [])
                }
            }
            add(query.fields)
        }
        if department.code == "core" { for (name, title) in RecordWords.common { add(name, title, []) } }
        words[department.code] = all
        return all
    }
}
