internal import CSystem
internal import Glibc
package import Values

/// What a keeper last wrote about its work: its heartbeat, in a file beside the company's, for `doctor`.
package struct KeeperNote: Sendable {
    /// The keeper's process.
    package var process: Int64 = 0
    /// When it last looked.
    package var at = Moment(secondsUTC: 0)
    /// The last commit whose line is on the log's disk, and on the shipped copy's where there is one.
    package var synced: Int64 = 0
    package var shipped: Int64?
    /// Bytes of the write-ahead log.
    package var walBytes: Int64 = 0
    /// What an administrator must see.
    package var alarm: Text?

    /// More than this in the write-ahead log is an alarm (reliability.md goal 22).
    package static let walLimitBytes: Int64 = 32 << 20

    /// Where the note of a company file lies. Its lock is what keeps a second keeper out.
    package static func path(of file: String) -> String { file + "-keeper" }

    var text: String {
        var lines = ["process \(process)", "at \(at.iso)", "synced \(synced)", "wal \(walBytes)"]
        if let shipped { lines.append("shipped \(shipped)") }
        if let alarm { lines += ["alarm.en \(alarm.en)", "alarm.hans \(alarm.hans)", "alarm.hant \(alarm.hant)"] }
        return lines.joined(separator: "\n") + "\n"
    }

    package init() {}

    /// - Returns: nil where the text is no note.
    init?(text: String) {
        var values: [String: String] = [:]
        for line in text.split(separator: "\n") {
            guard let space = line.firstIndex(of: " ") else { continue }
            values[String(line[..<space])] = String(line[line.index(after: space)...])
        }
        guard let at = values["at"].flatMap({ Moment(iso: $0) }), let process = values["process"].flatMap({ Int64($0) }) else { return nil }
        self.at = at
        self.process = process
        synced = values["synced"].flatMap { Int64($0) } ?? 0
        shipped = values["shipped"].flatMap { Int64($0) }
        walBytes = values["wal"].flatMap { Int64($0) } ?? 0
        if let en = values["alarm.en"], let hans = values["alarm.hans"], let hant = values["alarm.hant"] {
            alarm = Text(en: en, hans: hans, hant: hant)
        }
    }

    /// The note of a company file, and whether its keeper is at work now; nil where there never was one.
    package static func read(of file: String) -> (note: KeeperNote, isAtWork: Bool)? {
        let descriptor = open(path(of: file), O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var bytes = [UInt8](repeating: 0, count: 8_192)
        let count = pread(descriptor, &bytes, bytes.count, 0)
        guard count > 0, let note = KeeperNote(text: String(decoding: bytes[0..<count], as: UTF8.self)) else { return nil }
        let isAtWork = ch_lock_try(descriptor, 0) == 1
        return (note, isAtWork)
    }
}

/// The file that holds the note, locked for as long as the keeper lives.
final class KeeperDesk {
    private let descriptor: Int32

    /// - Throws: `core.keeper-runs` where another keeper has the file.
    init(of file: String) throws {
        let path = KeeperNote.path(of: file)
        descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { throw Refusal.file(path, errno: errno) }
        // Whoever reads the note holds the lock for a moment.
        for _ in 0..<20 {
            if ch_lock_try(descriptor, 1) == 0 { return }
            usleep(10_000)
        }
        let process = KeeperNote.read(of: file)?.note.process ?? 0
        throw Refusal(
            "core.keeper-runs",
            Text(
                en: "A keeper is at work on \(file) already (process \(process)). One is enough; end that one first to start another.",
                hans: "\(file) 已有 keeper 在运行（进程 \(process)）。一个即可；如需另起，请先结束它。",
                hant: "\(file) 已有 keeper 在執行（行程 \(process)）。一個即可；如需另啟，請先結束它。"))
    }

    deinit { close(descriptor) }

    func write(_ note: KeeperNote) {
        var text = note.text
        let count = text.utf8.count
        _ = text.withUTF8 { pwrite(descriptor, $0.baseAddress, $0.count, 0) }
        ftruncate(descriptor, off_t(count))
    }
}
