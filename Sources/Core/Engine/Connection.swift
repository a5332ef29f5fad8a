internal import CSystem
internal import Glibc
internal import Values

/// One connection to the company file, opened in the one way that keeps what was acknowledged (reliability.md 0 and 4).
final class Connection {
    let file: any EngineFile
    let handle: OpaquePointer
    let statements: Statements
    let isReadOnly: Bool
    private var capture: OpaquePointer?
    /// Tables with personal columns: `metPersonal` tells whether a command touched one.
    var personalTables: [String] = []
    /// Rows that touch a record with a history, and which.
    private lazy var followed: [FollowedRow] = following()
    /// Says so; asked at the first command, for who only reads need not wait for it.
    var following: () -> [FollowedRow] = { [] }
    /// Pages in the write-ahead log after our last commit, and when we last checkpointed.
    private let logPages = UnsafeMutablePointer<Int32>.allocate(capacity: 1)
    private var checkpointedPages: Int32 = 0

    /// Opens an existing file.
    /// - Throws: `Refusal` when it is absent, foreign, on a network file system or cannot hold its pragmas.
    init(path: String, readOnly: Bool, engine: any Engine) throws {
        do {
            file = try engine.open(path, readOnly: readOnly) { try Connection.prepare($0) }
        } catch let fault as EngineFault {
            throw Company.openingRefusal(fault.code, fault.message, path)
        }
        handle = file.handle
        statements = Statements(connection: handle)
        logPages.pointee = 0
        ch_engine_watch_log(handle, logPages)
        isReadOnly = readOnly
    }

    deinit {
        if let capture { ch_capture_free(capture) }
        statements.forget()
        ch_engine_watch_log(handle, nil)
        logPages.deallocate()
    }

    private static let pragmas: [(name: String, set: String, reads: Int64)] = [
        ("synchronous", "FULL", 2),
        ("recursive_triggers", "ON", 1),
        ("cell_size_check", "ON", 1),
        ("trusted_schema", "OFF", 0),
        ("foreign_keys", "ON", 1),
        ("mmap_size", "0", 0),
        ("journal_size_limit", "67108864", 67_108_864),
        ("wal_autocheckpoint", "0", 0),
    ]

    private static func prepare(_ handle: OpaquePointer) throws {
        let statements = Statements(connection: handle)
        defer { statements.forget() }
        for pragma in pragmas {
            try statements.script("PRAGMA \(pragma.name) = \(pragma.set)")
            var found: Int64?
            try statements.run(text: "PRAGMA \(pragma.name)", []) { found = $0.int64(0) }
            // A file in memory, which only proofs use, has no mapping and so no answer to that pragma.
            guard found == pragma.reads || (found == nil && pragma.name == "mmap_size") else {
                throw Refusal(
                    "core.engine-unfit",
                    Text(
                        en:
                            "SQLite did not accept \(pragma.name) = \(pragma.set), so the file would not be safe. Run `countinghouse doctor`.",
                        hans: "SQLite 未接受 \(pragma.name) = \(pragma.set)，文件安全无法保证。请运行 countinghouse doctor。",
                        hant: "SQLite 未接受 \(pragma.name) = \(pragma.set)，檔案安全無法保證。請執行 countinghouse doctor。"))
            }
        }
        _ = ch_engine_harden(handle)
    }

    /// One view of the file for as long as `body` takes. Meanwhile the statements themselves refuse what would write:
    /// the pragma for it (`query_only`) would have every statement made ready anew, twice for each question.
    func read<T>(_ body: () throws -> T) throws -> T {
        try file.alone {
            try statements.script("BEGIN")
            statements.isReading = true
            defer {
                statements.isReading = false
                try? statements.script("COMMIT")
            }
            return try body()
        }
    }

    /// A file that turned out not to be ours is closed like any other, so that nothing of ours stays beside it.
    func letGo() { ch_engine_let_go(handle) }

    /// Collects the rows that this connection changes from here on.
    func startCapture() {
        if capture == nil {
            let names = followed.map { strdup($0.table) }
            defer { names.forEach { free($0) } }
            let rules = zip(names, followed).map { ch_follow(table: UnsafePointer($0), column: Int32($1.column ?? -1)) }
            capture = ch_capture_new(
                handle, CoreSchema.unaudited.joined(separator: "\n"), personalTables.joined(separator: "\n"), rules, Int32(rules.count))
        }
        ch_capture_start(capture)
    }

    /// Whether a row of a table with personal columns was among the last captured.
    var metPersonal: Bool { capture.map { ch_capture_met_watched($0) != 0 } ?? false }

    /// The records with a history that were touched by the rows last captured, each once.
    var touched: [RowName] {
        var count = 0
        guard let capture, let start = ch_capture_touched(capture, &count) else { return [] }
        var seen: Set<RowName> = []
        return UnsafeBufferPointer(start: start, count: count).compactMap { touched in
            let record = RowName(table: followed[Int(touched.rule)].record, id: touched.key)
            return seen.insert(record).inserted ? record : nil
        }
    }

    /// The changes since `startCapture` as a JSON array.
    func stopCapture() throws -> String {
        var count = 0
        var rows = 0
        guard let bytes = ch_capture_stop(capture, &count, &rows) else {
            throw ColumnFault(description: "the changed rows could not be recorded")
        }
        return bytes.withMemoryRebound(to: UInt8.self, capacity: count) { start in
            "[" + String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self) + "]"
        }
    }

    /// Copies finished log pages into the file once a thousand have gathered since the last time; to be called in the
    /// turn. The log file keeps its size when it starts anew, so pages are counted, not bytes.
    /// - Returns: SQLite's code; the commit before it holds whatever it is.
    @discardableResult
    func checkpoint(pagesOver limit: Int32 = 1_000) -> Int32 {
        let pages = logPages.pointee
        if pages < checkpointedPages { checkpointedPages = 0 }
        guard pages - checkpointedPages > limit else { return SQLITE_OK }
        var inLog: Int32 = 0
        var done: Int32 = 0
        let code = ch_engine_checkpoint(handle, 0, &inLog, &done)
        checkpointedPages = pages
        guard code == SQLITE_OK, inLog > 16_000, done == inLog else { return code }
        return ch_engine_checkpoint(handle, 1, &inLog, &done)
    }

    /// Copies the whole log into the file and empties it: for a file that nobody else has open yet. Whoever opens it next has
    /// no log to read.
    func emptyLog() {
        var inLog: Int32 = 0
        var done: Int32 = 0
        _ = ch_engine_checkpoint(handle, 1, &inLog, &done)
        (checkpointedPages, logPages.pointee) = (0, 0)
    }

    /// How long to wait for others who read or write, where SQLite itself makes us.
    func waitAtMost(milliseconds: Int32) { sqlite3_busy_timeout(handle, milliseconds) }

    /// What another session's commit changes.
    func dataVersion() -> Int64 {
        var version: Int64 = 0
        try? statements.run(text: "PRAGMA data_version", []) { version = $0.int64(0) }
        return version
    }

    /// Whether a write did not reach the disk at all: SQLITE_IOERR_WRITE, _TRUNCATE and _SHMSIZE, which are macros. After
    /// a failed sync nobody knows.
    static func isRefusedWrite(_ code: Int32) -> Bool {
        code & 0xff == SQLITE_IOERR && [3, 6, 19].contains(code >> 8)
    }

    /// SQLite's word in a person's words.
    static func refusal(_ code: Int32, _ message: String, path: String) -> Refusal {
        switch code & 0xff {
        case SQLITE_BUSY, SQLITE_LOCKED: return .notSavedYet
        case SQLITE_FULL:
            return Refusal(
                "core.disk-full",
                Text(
                    en: "Nothing was saved: the disk is full. Free some space, then press the key again; what you typed is kept.",
                    hans: "未保存：磁盘已满。请腾出空间后再按一次，您输入的内容已保留。",
                    hant: "未儲存：磁碟已滿。請騰出空間後再按一次，您輸入的內容已保留。"))
        case SQLITE_READONLY:
            return Refusal(
                "core.read-only",
                Text(
                    en:
                        "Nothing was saved: the company file \(path) may only be read. Check the disk and the file's owner and mode (0600).",
                    hans: "未保存：账套文件 \(path) 只读。请检查磁盘及文件所有者和权限（0600）。",
                    hant: "未儲存：帳套檔案 \(path) 唯讀。請檢查磁碟及檔案擁有者與權限（0600）。"))
        case SQLITE_CANTOPEN: return .file(path, errno: access(path, R_OK | W_OK) == 0 ? EACCES : errno)
        case SQLITE_NOTADB:
            return Refusal(
                "core.not-a-company",
                Text(
                    en: "\(path) is not a company file. Name another with --file, or make one with `countinghouse init`.",
                    hans: "\(path) 不是账套文件。请用 --file 指定其他文件，或用 countinghouse init 新建。",
                    hant: "\(path) 不是帳套檔案。請以 --file 指定其他檔案，或以 countinghouse init 新建。"))
        default:
            return Refusal(
                "core.file-fault",
                Text(
                    en:
                        "The disk failed (\(message), \(code)): nobody can write, this may not be saved. Run `countinghouse verify`, then look before you enter it again.",
                    hans: "磁盘出错（\(message)，\(code)）：已停止写入，不能确定是否已保存。请运行 countinghouse verify，查明后再决定是否重录；输入仍在。",
                    hant: "磁碟出錯（\(message)，\(code)）：已停止寫入，無法確定是否已儲存。請執行 countinghouse verify，查明後再決定是否重新輸入；輸入仍在。"))
        }
    }
}
