// What the core needs of the library that opens SQLite files. It is this little, so that the core need not know the
// library: the house brings an engine along (`House.engine`).

/// Opens SQLite files.
package protocol Engine: Sendable {
    /// Opens one file, waiting up to five seconds where others hold its locks.
    /// - Parameter prepare: is given the new connection before anything is asked of the file; what it throws ends the opening.
    /// - Throws: `EngineFault` for what SQLite says.
    func open(_ path: String, readOnly: Bool, prepare: @escaping @Sendable (OpaquePointer) throws -> Void) throws -> any EngineFile
}

/// One open file on a connection of its own. It is closed when it is let go. Whatever commits runs inside one of these
/// ways, because an engine may watch commits.
package protocol EngineFile: AnyObject {
    /// SQLite's own handle, valid as long as the file is open.
    var handle: OpaquePointer { get }

    /// One `BEGIN IMMEDIATE` that ends as `body` says, and with nothing written where it throws.
    /// - Throws: what `body` throws; `EngineFault` where beginning or committing fails.
    func inTransaction(_ body: () throws -> TransactionEnd) throws

    /// Uses the connection alone for as long as `body` takes, without a transaction.
    func alone<T>(_ body: () throws -> T) throws -> T

    /// Writes the whole file anew, so that no page holds what was let go.
    /// - Throws: `EngineFault`.
    func rebuild() throws
}

/// How a transaction ends.
package enum TransactionEnd: Sendable {
    case commit
    case rollback
}
