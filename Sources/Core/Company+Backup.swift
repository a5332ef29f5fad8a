internal import CSystem
internal import Glibc
internal import Values

// A copy made while people work, proved before it bears its name.

extension Company {
    /// Copies the company to `destination` and verifies the copy. The copy appears under its name only when it is proved.
    /// - Throws: `core.file-exists`, `core.backup-broken`, or what the file system says.
    package func backUp(to destination: String, each report: (ProofReport) -> Void = { _ in }) throws {
        let destination = Company.absolute(destination)
        guard access(destination, F_OK) != 0 else {
            throw Refusal(
                "core.file-exists",
                Text(
                    en: "\(destination) exists already. Name a new file for the backup.",
                    hans: "\(destination) 已存在。请为备份指定新文件名。",
                    hant: "\(destination) 已存在。請為備份指定新檔名。"))
        }
        _ = try Company.folder(of: destination)
        let unproved = destination + ".unproved"
        for name in [unproved, Company.logPath(of: unproved)] { unlink(name) }
        let copying = try Connection(path: path, readOnly: false, engine: house.engine)
        try translating { try copying.copy(to: unproved) }
        chmod(unproved, 0o600)
        try Company.makeWriteAhead(unproved, house.engine)
        let copy = try Company(at: unproved, house: house)
        let broken = try copy.verify(each: report).filter { !$0.result.holds }
        for suffix in ["-wal", "-shm", "-turn"] { unlink(unproved + suffix) }
        // The copy's own log was only there while it was proved, wherever logs are kept.
        unlink(Company.logPath(of: unproved))
        rmdir(unproved + "-log")
        guard broken.isEmpty else {
            throw Refusal(
                "core.backup-broken",
                Text(
                    en:
                        "The copy does not hold: \(broken.map(\.title.en).joined(separator: "; ")). It stays at \(unproved); run `countinghouse verify`.",
                    hans: "备份未通过验证：\(broken.map(\.title.hans).joined(separator: "；"))。副本保留在 \(unproved)，请运行 countinghouse verify。",
                    hant: "備份未通過驗證：\(broken.map(\.title.hant).joined(separator: "；"))。副本保留在 \(unproved)，請執行 countinghouse verify。"))
        }
        guard rename(unproved, destination) == 0 else { throw Refusal.file(destination, errno: errno) }
        Files.syncFolder(of: destination)
    }

    /// A copy is born in rollback mode; the company's files are in write-ahead mode.
    fileprivate static func makeWriteAhead(_ path: String, _ engine: any Engine) throws {
        _ = try Connection(path: path, readOnly: false, engine: engine).makeWriteAhead()
    }

    /// Lays the schema steps that an older file lacks, after a copy was put beside it. One administrator's verb.
    /// - Returns: the names of the steps that were laid, and where the copy is; none and nil where there was nothing to do.
    package static func migrate(at path: String, house: House) throws -> (steps: [String], copy: String?) {
        let path = try place(path)
        let connection = try Connection(path: path, readOnly: false, engine: house.engine)
        try check(connection, path: path, house: house, mayBeOlder: true)
        let turn = try Turn(of: path)
        try turn.take()
        defer { turn.release() }
        let reader = Reader(statements: connection.statements)
        let before = Set(try reader.all("SELECT name FROM schemaStep") { $0.text(0) })
        let steps = house.schema.map(\.name).filter { !before.contains($0) }
        guard !steps.isEmpty else { return ([], nil) }
        // A schema that was touched from outside must not be blessed with a new fingerprint.
        let expected = try reader.value("SELECT fingerprint FROM schemaStep ORDER BY id DESC LIMIT 1", as: String.self)
        guard expected == (try fingerprint(reader)) else { throw Refusal.schemaTouched }
        let copy = path + ".before-\(steps.count)-steps-" + Moment.now().iso.filter(\.isNumber).prefix(14)
        try connection.copy(to: copy)
        chmod(copy, 0o600)
        try makeWriteAhead(copy, house.engine)
        try lay(house.schema, on: connection) { try AuditIndex.fill($0, house) }
        return (steps, copy)
    }
}

extension Company {
    /// Runs `body` on a copy that nobody else sees and that is gone afterwards: for trying an import.
    package func onPrivateCopy<T>(_ body: (Company) throws -> T) throws -> T {
        var bytes = [UInt8](repeating: 0, count: 8)
        _ = ch_random(&bytes, bytes.count)
        let copyPath = path + ".try-" + JSONText.hexadecimal(bytes)
        defer {
            for suffix in ["", "-wal", "-shm", "-turn"] { unlink(copyPath + suffix) }
            unlink(Company.logPath(of: copyPath))
            rmdir(copyPath + "-log")
        }
        let copying = try Connection(path: path, readOnly: false, engine: house.engine)
        try translating { try copying.copy(to: copyPath) }
        chmod(copyPath, 0o600)
        try Company.makeWriteAhead(copyPath, house.engine)
        let copy = try Company(at: copyPath, house: house)
        // A copy that nobody keeps needs no durability.
        try copy.connection.wait(forDisk: false)
        return try body(copy)
    }
}
