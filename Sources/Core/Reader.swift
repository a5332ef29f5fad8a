internal import CSystem

/// A row under the cursor of a statement. It is valid inside the closure that receives it, nowhere else.
package struct Row: ~Copyable {
    let statement: OpaquePointer

    /// The value in the column at `index`, counted from nought.
    /// - Throws: `ColumnFault` when the column holds another type.
    package subscript<T: Readable>(_ index: Int) -> T {
        get throws { try T(datum: datum(index)) }
    }

    /// Quick ways for the two commonest types.
    package func int64(_ index: Int) -> Int64 { sqlite3_column_int64(statement, Int32(index)) }
    package func text(_ index: Int) -> String {
        guard let bytes = sqlite3_column_text(statement, Int32(index)) else { return "" }
        let count = Int(sqlite3_column_bytes(statement, Int32(index)))
        return String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
    }

    package func isNull(_ index: Int) -> Bool { sqlite3_column_type(statement, Int32(index)) == SQLITE_NULL }

    /// How many columns the statement gives.
    package var count: Int { Int(sqlite3_column_count(statement)) }

    /// The value as it stands in the table.
    package func datum(_ index: Int) -> Datum {
        switch sqlite3_column_type(statement, Int32(index)) {
        case SQLITE_INTEGER: return .integer(int64(index))
        case SQLITE_TEXT: return .text(text(index))
        case SQLITE_BLOB:
            let count = Int(sqlite3_column_bytes(statement, Int32(index)))
            guard let bytes = sqlite3_column_blob(statement, Int32(index)) else { return .bytes([]) }
            return .bytes(Array(UnsafeRawBufferPointer(start: bytes, count: count)))
        default: return .null
        }
    }

    /// Every value of the row.
    package var data: [Datum] { (0..<count).map { datum($0) } }
}

/// What the file said to a statement, when it is not a row. Guards speak through `message`.
package struct EngineFault: Error, CustomStringConvertible, Sendable {
    /// SQLite's extended result code.
    package let code: Int32
    package let message: String
    package let sql: String

    package init(code: Int32, message: String, sql: String) {
        self.code = code
        self.message = message
        self.sql = sql
    }

    package var description: String { "\(message) (\(code)) in: \(sql)" }

    /// The primary code: the low byte of the extended one.
    var primary: Int32 { code & 0xff }
}

/// Reads the company file. Inside one command or one query every read sees the same state.
package class Reader {
    let statements: Statements

    init(statements: Statements) {
        self.statements = statements
    }

    /// Every row of the answer, made into values.
    package func all<T>(_ sql: SQL, _ arguments: (any Bindable)?..., make: (borrowing Row) throws -> T) throws -> [T] {
        var rows: [T] = []
        try statements.run(sql, arguments) { rows.append(try make($0)) }
        return rows
    }

    /// The first row of the answer, or nil where there is none.
    package func one<T>(_ sql: SQL, _ arguments: (any Bindable)?..., make: (borrowing Row) throws -> T) throws -> T? {
        var found: T?
        try statements.run(sql, arguments, atMost: 1) { found = try make($0) }
        return found
    }

    /// The first column of the first row, or nil where there is no row. (A null there needs an optional type.)
    package func value<T: Readable>(_ sql: SQL, _ arguments: (any Bindable)?..., as type: T.Type = T.self) throws -> T? {
        var found: T?
        try statements.run(sql, arguments, atMost: 1) { found = try T(datum: $0.datum(0)) }
        return found
    }

    /// True where the statement gives at least one row.
    package func exists(_ sql: SQL, _ arguments: (any Bindable)?...) throws -> Bool {
        var found = false
        try statements.run(sql, arguments, atMost: 1) { _ in found = true }
        return found
    }

    /// Calls `each` for row after row without keeping them: for proofs and exports over long tables.
    package func each(_ sql: SQL, _ arguments: (any Bindable)?..., do each: (borrowing Row) throws -> Void) throws {
        try statements.run(sql, arguments, each: each)
    }
}
