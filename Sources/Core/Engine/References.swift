internal import Values

/// Which rows of the file point at a row: by foreign key, or by a column that bears the table's name and holds its code.
struct References {
    private struct Key {
        let table: String
        let column: String
        let target: String
        let isCode: Bool
    }

    private let statements: Statements
    private let keys: [Key]
    private let columns: [String: Set<String>]

    init(_ reader: Reader) throws {
        statements = reader.statements
        var keys: [Key] = []
        var columns: [String: Set<String>] = [:]
        try statements.run(
            text: "SELECT t.name, c.name FROM sqlite_schema AS t JOIN pragma_table_info(t.name) AS c WHERE t.type = 'table'", []
        ) { columns[$0.text(0), default: []].insert($0.text(1)) }
        try statements.run(
            text: """
                SELECT t.name, k."from", k."table", coalesce(k."to", 'id')
                FROM sqlite_schema AS t JOIN pragma_foreign_key_list(t.name) AS k WHERE t.type = 'table' ORDER BY t.name, k."from"
                """, []
        ) { keys.append(Key(table: $0.text(0), column: $0.text(1), target: $0.text(2), isCode: $0.text(3) == "code")) }
        for (table, names) in columns.sorted(by: { $0.key < $1.key }) where names.contains("id") {
            for name in names.sorted() where columns[name]?.contains("code") == true {
                keys.append(Key(table: table, column: name, target: name, isCode: true))
            }
        }
        self.keys = keys.filter { !CoreSchema.unaudited.contains($0.table) }
        self.columns = columns
    }

    /// By row, what to call each row that points at it; rows in `own` and what is only typed (drafts) do not count.
    func names(of rows: [RowName], apartFrom own: Set<RowName>) throws -> [RowName: [String]] {
        var found: [RowName: [String]] = [:]
        for (table, group) in Dictionary(grouping: rows, by: \.table) {
            let ids = Set(group.map(\.id))
            for key in keys where key.target == table {
                var pointing: [(target: Int64, by: RowName)] = []
                try statements.run(text: statement(key), []) { row in
                    if ids.contains(row.int64(0)) { pointing.append((row.int64(0), RowName(table: key.table, id: row.int64(1)))) }
                }
                for (target, row) in pointing where !own.contains(row) {
                    found[RowName(table: table, id: target), default: []] += try names(row)
                }
            }
        }
        return found
    }

    private func statement(_ key: Key) -> String {
        guard key.isCode else { return "SELECT \"\(key.column)\", id FROM \"\(key.table)\" WHERE \"\(key.column)\" IS NOT NULL" }
        return "SELECT t.id, r.id FROM \"\(key.table)\" AS r JOIN \"\(key.target)\" AS t ON t.code = r.\"\(key.column)\""
    }

    /// The number of the document that a row is or belongs to, else its own code, else the numbers of what stands on it
    /// in turn, else its table with the codes it joins.
    private func names(_ row: RowName) throws -> [String] {
        if let number = try number(row) { return [number] }
        if let code = try cell("code", row) { return [code] }
        let below = try numbersBelow(row)
        if !below.isEmpty { return below }
        var codes: [String] = []
        for key in keys where key.table == row.table && !key.isCode {
            if let target = try target(of: key, row), let code = try cell("code", target) { codes.append(code) }
        }
        return ["\(row.table) " + (codes.isEmpty ? String(row.id) : codes.joined(separator: "+"))]
    }

    private func numbersBelow(_ row: RowName) throws -> [String] {
        var numbers: [String] = []
        for key in keys where key.target == row.table && !key.isCode {
            var pointing: [RowName] = []
            try statements.run(text: "SELECT id FROM \"\(key.table)\" WHERE \"\(key.column)\" = ? ORDER BY id LIMIT 20", [row.id]) {
                pointing.append(RowName(table: key.table, id: $0.int64(0)))
            }
            for row in pointing { if let number = try number(row), !numbers.contains(number) { numbers.append(number) } }
        }
        return numbers
    }

    private func target(of key: Key, _ row: RowName) throws -> RowName? {
        var above: Int64?
        try statements.run(text: "SELECT \"\(key.column)\" FROM \"\(row.table)\" WHERE id = ?", [row.id], atMost: 1) {
            above = $0.isNull(0) ? nil : $0.int64(0)
        }
        return above.map { RowName(table: key.target, id: $0) }
    }

    private func number(_ row: RowName, depth: Int = 0) throws -> String? {
        if let number = try cell("number", row) { return number }
        guard depth < 4 else { return nil }
        let upward = keys.filter { $0.table == row.table && !$0.isCode && $0.target != row.table }
        for key in upward.filter({ $0.column == "id" }) + upward.filter({ $0.column != "id" }) {
            if let above = try target(of: key, row), let number = try number(above, depth: depth + 1) { return number }
        }
        return nil
    }

    private func cell(_ column: String, _ row: RowName) throws -> String? {
        guard columns[row.table]?.contains(column) == true else { return nil }
        var text = ""
        try statements.run(text: "SELECT coalesce(\(column), '') FROM \"\(row.table)\" WHERE id = ?", [row.id], atMost: 1) {
            text = $0.text(0)
        }
        return text.isEmpty ? nil : text
    }
}

extension Statements {
    /// Undoes one recorded change of a row. False where the row no longer stands as the change left it.
    func takeBack(_ change: RowChange) throws -> Bool {
        switch change {
        case .inserted(let table, let id, let values):
            guard try row(table, id) == values else { return false }
            try run(text: "DELETE FROM \"\(table)\" WHERE id = ?", [id])
        case .updated(let table, let id, let columns):
            guard let now = try row(table, id), columns.allSatisfy({ now.indices.contains($0.index) && now[$0.index] == $0.new })
            else { return false }
            let names = try columnNames(of: table)
            for column in columns {
                try run(text: "UPDATE \"\(table)\" SET \"\(names[column.index])\" = ? WHERE id = ?", [column.old, id])
            }
        case .deleted(let table, let id, let values):
            guard try row(table, id) == nil else { return false }
            let marks = Array(repeating: "?", count: values.count).joined(separator: ", ")
            try run(text: "INSERT INTO \"\(table)\" VALUES (\(marks))", values)
        }
        return true
    }

    private func row(_ table: String, _ id: Int64) throws -> [Datum]? {
        var found: [Datum]?
        try run(text: "SELECT * FROM \"\(table)\" WHERE id = ?", [id], atMost: 1) { found = $0.data }
        return found
    }
}
