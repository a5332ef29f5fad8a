// What a table's own statement says about its columns: for reading recorded rows, which know their columns by place only.

extension Reader {
    /// One row of a table of the schema as it stands now; nil where it is gone. The name comes from the schema, never from a person.
    func storedRow(of table: TableDefinition, id: Int64) throws -> [Datum]? {
        var found: [Datum]?
        try statements.run(text: "SELECT * FROM \"\(table.name)\" WHERE id = ?", [id], atMost: 1) { found = $0.data }
        return found
    }
}

extension TableDefinition {
    /// The names of the columns, in order.
    var columnNames: [String] { columnWords.map { $0[0] } }

    /// The tables that columns point to, by column.
    var references: [(column: String, table: String)] {
        columnWords.compactMap { words in
            guard let place = words.firstIndex(of: "REFERENCES"), place + 1 < words.count else { return nil }
            return (words[0], words[place + 1])
        }
    }

    /// The words of each column's declaration, without quotation marks; what holds for the whole table is left out.
    private var columnWords: [[String]] {
        guard let open = sql.text.firstIndex(of: "("), let close = sql.text.lastIndex(of: ")") else { return [] }
        var parts: [String] = [""]
        var depth = 0
        for character in sql.text[sql.text.index(after: open)..<close] {
            if character == "(" { depth += 1 }
            if character == ")" { depth -= 1 }
            if character == ",", depth == 0 { parts.append("") } else { parts[parts.count - 1].append(character) }
        }
        let whole: Set<String> = ["CHECK", "UNIQUE", "FOREIGN", "PRIMARY", "CONSTRAINT"]
        return parts.map { part in
            part.split(whereSeparator: { $0.isWhitespace || "()".contains($0) }).map { word in word.filter { $0 != "\"" } }
        }.filter { words in words.first.map { !whole.contains($0) } ?? false }
    }
}
