internal import CSystem

/// The prepared statements of one connection. A literal's address is its name, so finding one costs a hash of a pointer.
final class Statements {
    let connection: OpaquePointer
    private var byLiteral: [UnsafePointer<UInt8>: OpaquePointer] = [:]
    private var byText: [String: OpaquePointer] = [:]
    private var inUse: Set<OpaquePointer> = []
    /// Whether a question is being answered: nothing that writes is run.
    var isReading = false
    /// What was made ready, where a test listens.
    var heard: [String]?

    init(connection: OpaquePointer) {
        self.connection = connection
    }

    /// Finalizes all of them: before the connection closes, or after the schema changed.
    func forget() {
        for handle in byLiteral.values { sqlite3_finalize(handle) }
        for handle in byText.values { sqlite3_finalize(handle) }
        byLiteral = [:]
        byText = [:]
    }

    func run(
        _ sql: SQL, _ arguments: [(any Bindable)?], atMost limit: Int = .max, each: (borrowing Row) throws -> Void = { _ in }
    ) throws {
        try run(try prepared(sql), arguments, atMost: limit, each: each)
    }

    /// For statements that the core composes itself (sorting, filtering, guards), never from what a person typed.
    func run(
        text: String, _ arguments: [(any Bindable)?], atMost limit: Int = .max, each: (borrowing Row) throws -> Void = { _ in }
    ) throws {
        let handle: OpaquePointer
        if let known = byText[text] {
            handle = known
        } else {
            handle = try prepare(text)
            if byText.count > 64 {
                for (text, handle) in byText where !inUse.contains(handle) {
                    sqlite3_finalize(handle)
                    byText[text] = nil
                }
            }
            byText[text] = handle
        }
        try run(handle, arguments, atMost: limit, each: each)
    }

    /// Statements without rows or arguments, several at once: schema and pragmas.
    func script(_ text: String) throws {
        guard !isReading else { throw Statements.mayNotWrite(text) }
        guard sqlite3_exec(connection, text, nil, nil, nil) == SQLITE_OK else { throw fault(text) }
    }

    /// What `body` reads, or nil where that takes longer: the statement under way is then stopped.
    func within<T>(_ milliseconds: Int, _ body: () throws -> T) throws -> T? {
        let deadline = ch_monotonic_nanoseconds() + Int64(milliseconds) * 1_000_000
        return try unless({ ch_monotonic_nanoseconds() > deadline }, body)
    }

    /// What `body` reads, or nil where `isOver` came true meanwhile: it is asked every few thousand steps of a statement.
    func unless<T>(_ isOver: () -> Bool, _ body: () throws -> T) throws -> T? {
        try withoutActuallyEscaping(isOver) { isOver in
            var ask = isOver
            return try withUnsafeMutablePointer(to: &ask) { ask in
                let stop: @convention(c) (UnsafeMutableRawPointer?) -> Int32 = { context in
                    context?.assumingMemoryBound(to: (() -> Bool).self).pointee() == true ? 1 : 0
                }
                sqlite3_progress_handler(connection, 5_000, stop, ask)
                defer { sqlite3_progress_handler(connection, 0, nil, nil) }
                do {
                    return try body()
                } catch let fault as EngineFault where fault.primary == SQLITE_INTERRUPT {
                    return nil
                }
            }
        }
    }

    var changes: Int { Int(sqlite3_changes(connection)) }
    var lastRow: Int64 { sqlite3_last_insert_rowid(connection) }

    private func prepared(_ sql: SQL) throws -> OpaquePointer {
        guard sql.literal.hasPointerRepresentation else { return try prepare(sql.text) }
        let name = sql.literal.utf8Start
        if let handle = byLiteral[name] { return handle }
        let handle = try prepare(sql.text)
        byLiteral[name] = handle
        return handle
    }

    private func prepare(_ text: String) throws -> OpaquePointer {
        if let known = heard, !known.contains(text) { heard?.append(text) }
        var handle: OpaquePointer?
        let code = sqlite3_prepare_v3(connection, text, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &handle, nil)
        guard code == SQLITE_OK, let handle else { throw fault(text) }
        return handle
    }

    private func run(
        _ shared: OpaquePointer, _ arguments: [(any Bindable)?], atMost limit: Int, each: (borrowing Row) throws -> Void
    ) throws {
        // A statement met again while its own rows are being read (a recursive call) runs on a copy of its own.
        if isReading, sqlite3_stmt_readonly(shared) == 0 { throw Statements.mayNotWrite(String(cString: sqlite3_sql(shared))) }
        let isNested = inUse.contains(shared)
        let handle = isNested ? try prepare(String(cString: sqlite3_sql(shared))) : shared
        if !isNested { inUse.insert(handle) }
        defer {
            sqlite3_reset(handle)
            if isNested { sqlite3_finalize(handle) } else { inUse.remove(handle) }
        }
        let wanted = Int(sqlite3_bind_parameter_count(handle))
        guard wanted == arguments.count else {
            throw EngineFault(
                code: SQLITE_MISUSE, message: "\(wanted) values wanted, \(arguments.count) given",
                sql: String(cString: sqlite3_sql(handle)))
        }
        for (index, argument) in arguments.enumerated() { bind(argument, to: handle, at: Int32(index + 1)) }
        var count = 0
        while count < limit {
            let code = sqlite3_step(handle)
            if code == SQLITE_ROW {
                try each(Row(statement: handle))
                count += 1
            } else if code == SQLITE_DONE {
                return
            } else {
                throw fault(String(cString: sqlite3_sql(handle)))
            }
        }
    }

    private func bind(_ argument: (any Bindable)?, to handle: OpaquePointer, at index: Int32) {
        switch argument?.datum ?? .null {
        case .null: sqlite3_bind_null(handle, index)
        case .integer(let value): sqlite3_bind_int64(handle, index, value)
        case .text(var value):
            value.withUTF8 { bytes in
                guard let start = bytes.baseAddress, bytes.count > 0 else {
                    _ = ch_bind_text(handle, index, "", 0)
                    return
                }
                _ = start.withMemoryRebound(to: CChar.self, capacity: bytes.count) {
                    ch_bind_text(handle, index, $0, Int32(bytes.count))
                }
            }
        case .bytes(let bytes): _ = ch_bind_bytes(handle, index, bytes, Int32(bytes.count))
        }
    }

    private static func mayNotWrite(_ sql: String) -> EngineFault {
        EngineFault(code: SQLITE_READONLY, message: "a question writes nothing", sql: sql)
    }

    func fault(_ sql: String) -> EngineFault {
        EngineFault(
            code: sqlite3_extended_errcode(connection), message: String(cString: sqlite3_errmsg(connection)), sql: sql)
    }
}
