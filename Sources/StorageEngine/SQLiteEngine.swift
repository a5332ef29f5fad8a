package import Core
internal import GRDB

/// Opens company files with GRDB, in its default journal mode: `.wal` would lower `synchronous` (reliability.md 0).
package struct SQLiteEngine: Engine {
    package init() {}

    package func open(
        _ path: String, readOnly: Bool, prepare: @escaping @Sendable (OpaquePointer) throws -> Void
    ) throws -> any EngineFile {
        var configuration = Configuration()
        configuration.busyMode = .timeout(5)
        configuration.readonly = readOnly
        configuration.label = "company"
        configuration.prepareDatabase { database in try prepare(handle(of: database)) }
        return try translating { try SQLiteFile(DatabaseQueue(path: path, configuration: configuration)) }
    }
}

/// One connection, GRDB's queue around it.
final class SQLiteFile: EngineFile {
    private let queue: DatabaseQueue
    let handle: OpaquePointer

    init(_ queue: DatabaseQueue) throws {
        self.queue = queue
        handle = try queue.unsafeReentrantRead { try StorageEngine.handle(of: $0) }
    }

    func inTransaction(_ body: () throws -> TransactionEnd) throws {
        try translating {
            try queue.inTransaction(.immediate) { _ in
                switch try body() {
                case .commit: .commit
                case .rollback: .rollback
                }
            }
        }
    }

    func alone<T>(_ body: () throws -> T) throws -> T {
        try translating { try queue.inDatabase { _ in try body() } }
    }

    func rebuild() throws {
        try translating { try queue.inDatabase { try $0.execute(sql: "VACUUM") } }
    }
}

private func handle(of database: Database) throws -> OpaquePointer {
    guard let handle = database.sqliteConnection else {
        throw EngineFault(code: ResultCode.SQLITE_CANTOPEN.rawValue, message: "the connection is closed", sql: "")
    }
    return handle
}

/// GRDB's errors in the core's words; all others pass as they are.
private func translating<T>(_ body: () throws -> T) throws -> T {
    do {
        return try body()
    } catch let error as DatabaseError {
        throw EngineFault(code: error.extendedResultCode.rawValue, message: error.message ?? "", sql: error.sql ?? "")
    }
}
