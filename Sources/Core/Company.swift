internal import CSystem
internal import Glibc
package import Values

/// The open company file: the one door. `perform` and `ask` are the only ways in.
package final class Company {
    package let path: String
    package let house: House
    /// The company's own facts, read when it was opened.
    package let name: String
    package let identity: String
    package let currency: Currency
    package let chart: String
    package let language: Language
    /// Made by `init --demo`: everyone may look in, and every screen says so.
    package let isDemo: Bool
    /// Why nothing may be written, where that is so: loss, tampering or a fault.
    package private(set) var alarm: Refusal?
    /// Called when a write has waited for the turn for 200 ms.
    package var whenWaiting: (() -> Void)? {
        get { turn.whenWaiting }
        set { turn.whenWaiting = newValue }
    }
    /// The clock that commits are stamped with. Replay and the sample company set their own.
    package var clock: () -> Moment = { Moment.now() }

    /// Recorded commands run again here; passwords were never recorded.
    var isReplaying = false

    let connection: Connection
    let turn: Turn
    let log: CommandLog
    /// Where a replay takes subjects' keys from.
    var keySource: ((Subject) throws -> [UInt8]?)?
    /// An erasure of this session could not rebuild the file yet, because somebody was reading.
    var isScrubWaiting = false
    /// What `data_version` was when the log was last held against the file.
    var logVersion: Int64?
    private var knownMap: PersonalMap?
    /// The last schema step of the file when it was opened; a later one means that a newer program took it over.
    let laidSteps: Int64
    var lastAudit: (sequence: Int64, hash: String)?
    /// What the person should know although nothing was refused: a file open to others, a log that took no line.
    var notices: [Refusal] = []

    /// The version that is written into every audit row.
    package static let program = "0.1.0"
    static let applicationIdentity: Int64 = 0x43_4F_55_4E

    /// Opens an existing company file.
    /// - Throws: `Refusal` with the way out: absent, foreign, newer, not migrated, on a network file system.
    package convenience init(at path: String, house: House, readOnly: Bool = false) throws {
        let path = try Company.place(path)
        let connection = try Connection(path: path, readOnly: readOnly, engine: house.engine)
        do {
            try Company.check(connection, path: path, house: house)
        } catch let refusal as Refusal where refusal.code == Refusal.notACompany(path).code {
            connection.letGo()
            throw refusal
        }
        try self.init(path: path, house: house, connection: connection)
        try watch()
        if let refusal = Company.openToOthers(path) { notices.append(refusal) }
        if log.wasMissing, log.lastSequence == 0 { notices.append(.logMissing(log.path)) }
    }

    init(path: String, house: House, connection: Connection) throws {
        self.path = path
        self.house = house
        self.connection = connection
        let reader = Reader(statements: connection.statements)
        guard
            let row = try reader.one(
                "SELECT name, identity, currency, chart, language, isDemo FROM company WHERE id = 1",
                make: { row in
                    (row.text(0), row.text(1), row.text(2), row.text(3), row.text(4), row.int64(5) == 1)
                }),
            let currency = Currency.named(row.2), let language = Language(rawValue: row.4)
        else { throw Refusal.notACompany(path) }
        (name, identity, chart, isDemo) = (row.0, row.1, row.3, row.5)
        self.currency = currency
        self.language = language
        connection.personalTables = house.personal.map(\.table)
        connection.following = { house.followed }
        turn = try Turn(of: path)
        log = try CommandLog(path: Company.logPath(of: path), of: path)
        laidSteps = try reader.value("SELECT max(id) FROM schemaStep", as: Int64.self) ?? 0
    }

    /// Where the command log of a file lies: the folder in `COUNTINGHOUSE_LOG`, else a folder beside the file.
    package static func logPath(of path: String) -> String {
        let file = path.split(separator: "/").last.map(String.init) ?? path
        if let folder = getenv("COUNTINGHOUSE_LOG") { return String(cString: folder) + "/" + file + ".log" }
        return path + "-log/" + file + ".log"
    }

    /// A number that differs after any commit of any session: polled once a second by the screens.
    package func changeMark() -> Int64 {
        _ = connection.dataVersion()
        let reader = Reader(statements: connection.statements)
        return (try? reader.value("SELECT max(id) FROM audit", as: Int64?.self) ?? nil) ?? 0
    }

    /// True where another session committed anything since this was last asked. Costs a few microseconds.
    package func hasForeignCommit() -> Bool {
        let version = connection.dataVersion()
        defer { knownVersion = version }
        return knownVersion != nil && version != knownVersion
    }
    private var knownVersion: Int64?

    /// Where personal columns stand, worked out when the first one is written.
    func personalMap() throws -> PersonalMap {
        if let knownMap { return knownMap }
        let map = try PersonalMap(house.personal, statements: connection.statements)
        knownMap = map
        return map
    }

    /// Stops all writing of this session.
    func raise(_ refusal: Refusal) { alarm = refusal }

    /// Holds schema, log and file against each other once, at opening.
    private func watch() throws {
        let reader = Reader(statements: connection.statements)
        let last = (try reader.value("SELECT max(id) FROM audit", as: Int64?.self) ?? nil) ?? 0
        if log.lastSequence > last { raise(.lost(inLog: log.lastSequence, inFile: last)) }
        let expected = try reader.value("SELECT fingerprint FROM schemaStep ORDER BY id DESC LIMIT 1", as: String.self)
        if expected != (try Company.fingerprint(reader)) { raise(.schemaTouched) }
    }

    static func absolute(_ path: String) -> String {
        if path.hasPrefix("/") { return path }
        var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
        guard getcwd(&buffer, buffer.count) != nil else { return path }
        let folder = String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        return folder + "/" + path
    }

    /// Holds what is to be opened against what this program reads; only a migration may take an older one.
    static func check(_ connection: Connection, path: String, house: House, mayBeOlder: Bool = false) throws {
        do {
            let isOurs = try connection.identity() == applicationIdentity
            guard try connection.isWriteAhead(), isOurs else { throw Refusal.notACompany(path) }
            let reader = Reader(statements: connection.statements)
            let found = Set(try reader.all("SELECT name FROM schemaStep") { $0.text(0) })
            let known = house.schema.map(\.name)
            if let stranger = found.subtracting(known).sorted().first { throw Refusal.newerFile(path, stranger) }
            if found.count < known.count, !mayBeOlder { throw Refusal.olderFile(path) }
        } catch let fault as EngineFault {
            throw openingRefusal(fault.code, fault.message, path)
        }
    }

    /// Why the file cannot be opened: nothing was written, so nothing is stopped.
    static func openingRefusal(_ code: Int32, _ message: String, _ path: String) -> Refusal {
        if let refusal = unwritten(code, message, path) { return refusal }
        let refusal = Connection.refusal(code, message, path: path)
        guard refusal.code == "core.file-fault" else { return refusal }
        return Refusal(
            refusal.code,
            Text(
                en: "\(path) cannot be read (\(message), \(code)). Look at the disk; where it is whole, restore the last backup.",
                hans: "无法读取 \(path)（\(message)，\(code)）。请检查磁盘；若磁盘正常，请恢复最近的备份。",
                hant: "無法讀取 \(path)（\(message)，\(code)）。請檢查磁碟；若磁碟正常，請還原最近的備份。"))
    }

    /// SHA-256 over every statement of the schema: a dropped trigger changes it.
    static func fingerprint(_ reader: Reader) throws -> String {
        JSONText.digest(try reader.statements.schemaObjects().map { $0.kind + " " + $0.name + " " + $0.sql + "\n" }.joined())
    }
}

extension Refusal {
    static func companyAbsent(_ path: String) -> Refusal {
        Refusal(
            "core.file-absent",
            Text(
                en: "There is no company file at \(path). Make one with `countinghouse init`, or name another with --file.",
                hans: "\(path) 处没有账套文件。请用 countinghouse init 新建，或用 --file 指定其他文件。",
                hant: "\(path) 處沒有帳套檔案。請以 countinghouse init 新建，或以 --file 指定其他檔案。"))
    }

    static func notACompany(_ path: String) -> Refusal {
        Refusal(
            "core.not-a-company",
            Text(
                en: "\(path) is not a company file of Countinghouse. Name another with --file, or make one with `countinghouse init`.",
                hans: "\(path) 不是账房的账套文件。请用 --file 指定其他文件，或用 countinghouse init 新建。",
                hant: "\(path) 不是帳房的帳套檔案。請以 --file 指定其他檔案，或以 countinghouse init 新建。"))
    }

    static func newerMeanwhile(_ step: String) -> Refusal {
        Refusal(
            "core.newer-meanwhile",
            Text(
                en:
                    "Nothing was saved: a newer program took the company over while you worked (“\(step)”). Your draft is kept; leave with F3 and start the program again.",
                hans: "未保存：您工作期间账套已由新版本程序接管（“\(step)”）。草稿已保留，请按 F3 退出并重新启动程序。",
                hant: "未儲存：您工作期間帳套已由新版本程式接管（「\(step)」）。草稿已保留，請按 F3 離開並重新啟動程式。"))
    }

    static func newerFile(_ path: String, _ step: String) -> Refusal {
        Refusal(
            "core.newer-file",
            Text(
                en: "\(path) was written by a newer program (it has “\(step)”). Install that version, then open it again.",
                hans: "\(path) 由更新版本的程序写入（含“\(step)”）。请安装该版本后再打开。",
                hant: "\(path) 由較新版本的程式寫入（含「\(step)」）。請安裝該版本後再開啟。"))
    }

    static func olderFile(_ path: String) -> Refusal {
        Refusal(
            "core.older-file",
            Text(
                en: "\(path) was written by an older program. Run `countinghouse migrate --file \(path)` once, then open it again.",
                hans: "\(path) 由旧版本程序写入。请先运行一次 countinghouse migrate --file \(path)，再打开。",
                hant: "\(path) 由舊版本程式寫入。請先執行一次 countinghouse migrate --file \(path)，再開啟。"))
    }

    static func networkFileSystem(_ path: String, _ kind: String) -> Refusal {
        Refusal(
            "core.network-file-system",
            Text(
                en: "\(path) lies on a network file system (\(kind)), where locks cannot be trusted. Move it to a local disk.",
                hans: "\(path) 位于网络文件系统（\(kind)），锁不可靠。请移到本地磁盘。",
                hant: "\(path) 位於網路檔案系統（\(kind)），鎖定不可靠。請移到本機磁碟。"))
    }

    static func lost(inLog: Int64, inFile: Int64) -> Refusal {
        Refusal(
            "core.commits-lost",
            Text(
                en:
                    "The command log holds \(inLog) commits, the file only \(inFile): commits were lost. Nothing is written until an administrator restores the file.",
                hans: "命令日志有 \(inLog) 条提交，文件只有 \(inFile) 条：有提交丢失。管理员恢复文件之前禁止写入。",
                hant: "命令日誌有 \(inLog) 筆提交，檔案只有 \(inFile) 筆：有提交遺失。管理員還原檔案之前禁止寫入。"))
    }

    static let schemaTouched = Refusal(
        "core.schema-touched",
        Text(
            en:
                "The file's tables or guards were changed from outside. Nothing is written; run `countinghouse verify` to see what was touched.",
            hans: "账套文件的表或保护规则被外部改动。已禁止写入，请运行 countinghouse verify 查看。",
            hant: "帳套檔案的資料表或保護規則遭外部變更。已禁止寫入，請執行 countinghouse verify 檢視。"))
}
