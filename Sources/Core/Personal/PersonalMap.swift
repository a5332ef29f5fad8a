/// Where personal columns stand in the rows of the file, worked out from what departments declare.
struct PersonalMap {
    struct Entry {
        let columns: PersonalColumns
        /// Positions in the row, `id` being the first.
        let positions: Set<Int>
        /// Position of the column that the way to the subject begins with; nil where it is the row's key.
        let wayPosition: Int?
        /// Reads that column of a live row.
        let waySQL: String
    }

    let entries: [String: Entry]

    init(_ declared: [PersonalColumns], statements: Statements) throws {
        var entries: [String: Entry] = [:]
        for columns in declared {
            let names = try statements.columnNames(of: columns.table)
            let way = columns.path.column
            entries[columns.table] = Entry(
                columns: columns, positions: Set(columns.columns.compactMap { names.firstIndex(of: $0) }),
                wayPosition: way.flatMap { names.firstIndex(of: $0) },
                waySQL: "SELECT \"\(way ?? "id")\" FROM \"\(columns.table)\" WHERE id = ?")
        }
        self.entries = entries
    }

    func isPersonal(_ table: String, _ position: Int) -> Bool { entries[table]?.positions.contains(position) ?? false }
}
