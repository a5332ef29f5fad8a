internal import CSystem

// How the file as a whole is kept: its mark, its mode, whether commits wait for the disk, whole copies of it.

extension Connection {
    /// Puts the file into write-ahead mode.
    /// - Returns: false where the file system does not let it.
    func makeWriteAhead() throws -> Bool {
        try file.alone {
            var mode = ""
            try statements.run(text: "PRAGMA journal_mode = WAL", []) { mode = $0.text(0) }
            return mode == "wal"
        }
    }

    /// Whether the file is in write-ahead mode.
    func isWriteAhead() throws -> Bool {
        var mode = ""
        try statements.run(text: "PRAGMA journal_mode", []) { mode = $0.text(0) }
        return mode == "wal"
    }

    /// Writes into the file's head whose file it is.
    func mark(_ identity: Int64) throws {
        try file.alone { try statements.script("PRAGMA application_id = \(identity)") }
    }

    /// Whose file it is, by its head.
    func identity() throws -> Int64 {
        var identity: Int64 = 0
        try statements.run(text: "PRAGMA application_id", []) { identity = $0.int64(0) }
        return identity
    }

    /// Whether each commit from here on waits until it is on the disk.
    func wait(forDisk isWaiting: Bool) throws {
        try statements.script("PRAGMA synchronous = \(isWaiting ? "FULL" : "OFF")")
    }

    /// A whole copy as the file stands now, without its old pages. The copy is not in write-ahead mode.
    func copy(to path: String) throws {
        ch_engine_allow_attach(handle, 1)
        defer { ch_engine_allow_attach(handle, 0) }
        try file.alone { try statements.run(text: "VACUUM INTO ?", [path]) }
    }

    /// Writes the file anew, so that no page holds what was let go.
    func rebuild() throws {
        ch_engine_allow_attach(handle, 1)
        defer { ch_engine_allow_attach(handle, 0) }
        try file.rebuild()
    }
}
