internal import CSystem
internal import Glibc
package import Values

/// Keeps a company's house while people work: syncs and ships the command log, checkpoints in the turn, finishes what an
/// erasure left, and says how it is. Without a keeper everything else works the same; what is not synced then is the
/// command log, which the file itself can write again.
package final class Keeper {
    private let company: Company
    private let desk: KeeperDesk
    private let log: LogTail
    private let folder: String?
    private var shipment: LogShipment?
    private var keys: KeyShipment?
    private var note = KeeperNote()
    private var beats = 0
    /// What stopped a part of the work for good; the others go on.
    private var stopped: [Part: Text] = [:]
    private enum Part { case syncing, shipping }
    /// What the last visit to the house met.
    private var house: Text?

    /// Seconds between two checkpoints.
    package static let checkpointSeconds = 30

    /// - Parameter ship: the folder that the log is copied to; nil: nowhere.
    /// - Throws: `core.keeper-runs` where another keeper has the file.
    package init(_ company: Company, ship folder: String? = nil) throws {
        self.company = company
        self.folder = folder
        desk = try KeeperDesk(of: company.path)
        log = try LogTail(path: company.log.path)
        note.process = Int64(getpid())
        // Emptying the write-ahead log waits for readers; nobody shall wait for the keeper that long.
        company.connection.waitAtMost(milliseconds: 250)
    }

    /// One second's work.
    /// - Returns: how things stand; `alarm` is what an administrator must see.
    @discardableResult
    package func beat() -> KeeperNote {
        if beats % Keeper.checkpointSeconds == 0 || walBytes > KeeperNote.walLimitBytes { house = refused { try keepHouse() }?.text }
        let syncing = carryOn(.syncing) { try sync() }
        let shipping = carryOn(.shipping) { try ship() }
        beats += 1
        note.walBytes = walBytes
        note.alarm = house ?? syncing ?? shipping ?? (note.walBytes > KeeperNote.walLimitBytes ? Keeper.walAlarm(note.walBytes) : nil)
        note.at = Moment.now()
        desk.write(note)
        return note
    }

    /// The turn is taken, so that lines which a dead holder left out are in the log; then finished pages go to the file.
    private func keepHouse() throws {
        do {
            try company.keepHouse(isLong: walBytes > KeeperNote.walLimitBytes)
            _ = try company.finishErasures()
        } catch let refusal as Refusal where refusal.code == Refusal.notSavedYet.code {
            beats -= 1  // somebody writes for long: in a second again
        }
    }

    private func sync() throws {
        let length = log.length
        if try log.sync() { note.synced = LogLine(log.lastLine(before: length).dropLast())?.sequence ?? 0 }
    }

    private func ship() throws {
        guard let folder else { return }
        if shipment == nil {
            let fresh = try LogShipment(of: log, into: folder)
            shipment = fresh
            keys = KeyShipment(beside: fresh.path)
        }
        try shipment?.advance()
        note.shipped = shipment?.lastSequence
        let hasMoved = company.hasForeignCommit()
        if hasMoved || beats % Keeper.checkpointSeconds == 0 { try keys?.advance(company) }
    }

    /// Does a part of the work, unless it was stopped. A disk that comes back is tried again; a sync that failed, or a copy
    /// that differs, is for people.
    private func carryOn(_ part: Part, _ work: () throws -> Void) -> Text? {
        if let text = stopped[part] { return text }
        guard let met = refused(work) else { return nil }
        if !met.code.hasPrefix("core.file-") { stopped[part] = met.text }
        return met.text
    }

    private func refused(_ work: () throws -> Void) -> Refusal? {
        do {
            try work()
            return nil
        } catch let refusal as Refusal {
            return refusal
        } catch {
            return Refusal("core.keeper-fault", Text(verbatim: "\(error)"))
        }
    }

    private var walBytes: Int64 {
        var info = stat()
        return stat(company.path + "-wal", &info) == 0 ? Int64(info.st_size) : 0
    }

    /// What is said where the write-ahead log has grown too long.
    package static func walAlarm(_ bytes: Int64) -> Text {
        let size = bytes >> 20
        return Text(
            en:
                "The write-ahead log is \(size) MiB long: something reads for a long time, or much was imported. A keeper empties it as soon as nobody reads.",
            hans: "预写日志已达 \(size) MiB：有长时间的读取，或刚导入大量数据。无人读取时 keeper 会将其清空。",
            hant: "預寫日誌已達 \(size) MiB：有長時間的讀取，或剛匯入大量資料。無人讀取時 keeper 會將其清空。")
    }
}

extension Company {
    /// What a keeper does twice a minute, in the turn: lines left out are written, finished pages are copied into the file
    /// without waiting for readers, and where that was all of it, a write-ahead log that has grown long is emptied.
    /// - Throws: `core.log-refused` where the log's disk takes no lines.
    func keepHouse(isLong: Bool) throws {
        try inTurn {
            var inLog: Int32 = 0
            var done: Int32 = 0
            _ = ch_engine_checkpoint(self.connection.handle, 0, &inLog, &done)
            if isLong, done == inLog { _ = ch_engine_checkpoint(self.connection.handle, 1, &inLog, &done) }
        }
    }
}
