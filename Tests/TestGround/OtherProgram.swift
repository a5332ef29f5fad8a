internal import CSystem
import Values

/// Another program at the company file, such as the sqlite3 shell: no rights, no pragmas of ours.
package struct OtherProgram: ~Copyable {
    private let handle: OpaquePointer

    package init(at path: String) throws {
        var opened: OpaquePointer?
        guard sqlite3_open(path, &opened) == SQLITE_OK, let opened else {
            throw Refusal("test.not-opened", Text(verbatim: path))
        }
        handle = opened
        sqlite3_busy_timeout(handle, 2_000)
    }

    deinit { sqlite3_close(handle) }

    /// What SQLite says to the statements: nil where it carried all of them out.
    package func run(_ sql: String) -> String? {
        sqlite3_exec(handle, sql, nil, nil, nil) == SQLITE_OK ? nil : String(cString: sqlite3_errmsg(handle))
    }
}
