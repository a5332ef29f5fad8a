// What the file says about itself: its tables, triggers and keys, and whether its pages and references are whole.

/// A table, an index or a trigger as the file has it.
struct SchemaObject {
    /// `table`, `index` or `trigger`.
    let kind: String
    let name: String
    /// Its statement; blank for the indexes that a key makes by itself.
    let sql: String
}

extension Statements {
    /// Everything in the schema, in the order of kind and name.
    func schemaObjects() throws -> [SchemaObject] {
        var all: [SchemaObject] = []
        try run("SELECT type, name, coalesce(sql, '') FROM sqlite_schema ORDER BY type, name", []) {
            all.append(SchemaObject(kind: $0.text(0), name: $0.text(1), sql: $0.text(2)))
        }
        return all
    }

    /// The program's tables by name; those that the engine keeps for itself are left out.
    func tableNames() throws -> [String] {
        var names: [String] = []
        try run("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name", []) {
            names.append($0.text(0))
        }
        return names
    }

    /// Drops the triggers of a table; nil: of all.
    func dropTriggers(of table: String? = nil) throws {
        var names: [String] = []
        try run("SELECT name FROM sqlite_schema WHERE type = 'trigger' AND (? IS NULL OR tbl_name = ?)", [table, table]) {
            names.append($0.text(0))
        }
        for name in names { try script("DROP TRIGGER \"\(name)\"") }
    }

    /// The columns of a table in the order of its rows.
    func columnNames(of table: String) throws -> [String] {
        var names: [String] = []
        try run(text: "SELECT name FROM pragma_table_info(?) ORDER BY cid", [table]) { names.append($0.text(0)) }
        return names
    }

    /// The unique keys of a table besides its id, so that its guards can see a row taking another's place.
    func uniqueColumns(of table: String) throws -> [[String]] {
        var indexes: [String] = []
        try run("SELECT name FROM pragma_index_list(?) WHERE \"unique\" = 1 AND origin <> 'pk'", [table]) { indexes.append($0.text(0)) }
        return try indexes.sorted().map { index in
            var columns: [String] = []
            try run("SELECT name FROM pragma_index_info(?) ORDER BY seqno", [index]) { columns.append("\"" + $0.text(0) + "\"") }
            return columns
        }
    }

    /// What is wrong with pages and indexes in the engine's words, twenty at most; none where they are whole.
    func brokenPages() throws -> [String] {
        var found: [String] = []
        try run(text: "PRAGMA integrity_check(20)", []) { row in if row.text(0) != "ok" { found.append(row.text(0)) } }
        return found
    }

    /// Rows that point to a row that is not there.
    func danglingReferences() throws -> [(table: String, id: Int64, parent: String)] {
        var found: [(table: String, id: Int64, parent: String)] = []
        try run(text: "PRAGMA foreign_key_check", []) { found.append(($0.text(0), $0.int64(1), $0.text(2))) }
        return found
    }
}
