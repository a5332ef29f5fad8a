internal import CSystem
internal import Glibc
internal import Values

/// The command log: a file on another path with one line per commit, in order, each holding all that its audit row
/// holds. It is written in the turn and synced by whoever keeps the house. A log longer than the file means loss.
///
/// Line: the row's canonical JSON, a tab, the sequence as sixteen digits, a tab, the hash, a newline.
final class CommandLog {
    let path: String
    private let company: String
    private(set) var descriptor: Int32
    /// Nothing lay at the path when it was opened: a new company, a new place for the log, or a log that was taken away.
    private(set) var wasMissing = false
    /// Length of the log after our own last line; another length means that another session wrote since.
    private var knownLength: off_t = -1
    private(set) var lastSequence: Int64 = 0

    /// - Parameter company: the file whose commits it holds.
    init(path: String, of company: String) throws {
        self.path = path
        self.company = company
        descriptor = -1
        try openFile()
        try findEnd()
    }

    private func openFile() throws {
        let folder = path.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
        if !folder.isEmpty, mkdir(folder, 0o700) == 0 { Company.hand(folder, toOwnerOf: company) }
        wasMissing = access(path, F_OK) != 0
        descriptor = open(path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { throw Refusal.logRefused(path, errno: errno) }
        if wasMissing { Company.hand(path, toOwnerOf: company) }
    }

    deinit { if descriptor >= 0 { close(descriptor) } }

    /// Whether another session wrote since we last looked, or the file at the path is no longer the one we hold.
    var hasMoved: Bool {
        var (held, named) = (stat(), stat())
        guard fstat(descriptor, &held) == 0, stat(path, &named) == 0 else { return true }
        return held.st_size != knownLength || held.st_ino != named.st_ino || held.st_dev != named.st_dev
    }

    /// Takes the file that lies at the path now, where ours was moved or removed: two sessions with two logs would each
    /// miss what the other wrote.
    private func follow() throws {
        var (held, named) = (stat(), stat())
        if fstat(descriptor, &held) == 0, stat(path, &named) == 0, held.st_ino == named.st_ino, held.st_dev == named.st_dev { return }
        if descriptor >= 0 { close(descriptor) }
        try openFile()
    }

    /// Reads the last whole line's sequence; a torn line after it is what a killed writer left.
    func findEnd() throws {
        try follow()
        var info = stat()
        guard fstat(descriptor, &info) == 0 else { throw Refusal.logRefused(path, errno: errno) }
        knownLength = info.st_size
        lastSequence = 0
        wholeLength = 0
        guard info.st_size > 0 else { return }
        // The tail after the last newline is torn; the sequence stands 82 bytes before that newline.
        var end = info.st_size
        let block = 65_536
        var newline: off_t = -1
        while end > 0, newline < 0 {
            let start = max(0, end - off_t(block))
            let bytes = read(from: start, count: Int(end - start))
            if let index = bytes.lastIndex(of: 10) { newline = start + off_t(index) }
            end = start
        }
        guard newline >= 0 else { return }
        wholeLength = newline + 1
        let tail = read(from: max(0, newline - 81), count: 81)
        if tail.count == 81 { lastSequence = Int64(String(decoding: tail[0..<16], as: UTF8.self)) ?? 0 }
    }
    private var wholeLength: off_t = 0

    /// Removes a torn line. Only in the turn.
    func mend() {
        if wholeLength < knownLength, ftruncate(descriptor, wholeLength) == 0 { knownLength = wholeLength }
    }

    /// Adds the line of one commit. Only in the turn.
    /// - Returns: the operating system's reason where the log's disk does not take it; the log then ends as before.
    func append(sequence: Int64, canonical: String, hash: String) -> Int32? {
        let digits = String(sequence)
        var line = canonical + "\t" + String(repeating: "0", count: 16 - digits.count) + digits + "\t" + hash + "\n"
        let reason = line.withUTF8 { bytes -> Int32? in
            var at = 0
            while at < bytes.count {
                let count = write(descriptor, bytes.baseAddress.map { $0 + at }, bytes.count - at)
                if count < 0 {
                    if errno == EINTR { continue }
                    return errno
                }
                at += count
            }
            return nil
        }
        if let reason {
            ftruncate(descriptor, knownLength)
            return reason
        }
        knownLength += off_t(line.utf8.count)
        wholeLength = knownLength
        lastSequence = sequence
        return nil
    }

    func sync() { fdatasync(descriptor) }

    /// Calls `each` with every whole line from the start: sequence, canonical row, hash.
    func eachLine(_ each: (Int64, Substring, Substring) throws -> Void) throws {
        var carried: [UInt8] = []
        var at: off_t = 0
        while at < wholeLength {
            let bytes = read(from: at, count: Int(min(1 << 20, wholeLength - at)))
            guard !bytes.isEmpty else { return }
            at += off_t(bytes.count)
            carried += bytes
            var start = 0
            while let newline = carried[start...].firstIndex(of: 10) {
                let line = String(decoding: carried[start..<newline], as: UTF8.self)
                start = newline + 1
                let parts = line.split(separator: "\t", omittingEmptySubsequences: false)
                guard parts.count == 3, let sequence = Int64(parts[1]) else {
                    try each(-1, Substring(line), "")
                    continue
                }
                try each(sequence, parts[0], parts[2])
            }
            carried.removeFirst(start)
        }
    }

    private func read(from start: off_t, count: Int) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: count)
        var got = 0
        while got < count {
            let more = bytes.withUnsafeMutableBytes { pread(descriptor, $0.baseAddress.map { $0 + got }, count - got, start + off_t(got)) }
            if more <= 0 { break }
            got += more
        }
        bytes.removeLast(count - got)
        return bytes
    }
}

extension Refusal {
    /// The commit holds, its line is missing.
    static func logBehind(_ path: String, errno code: Int32) -> Refusal {
        let reason = SystemReason.text(code)
        return Refusal(
            "core.log-behind",
            Text(
                en: "The command log took no line: \(reason.en). Nothing more is saved until it does; tell the administrator (\(path)).",
                hans: "命令日志未能写入：\(reason.hans)。恢复之前不再保存，请通知管理员（\(path)）。",
                hant: "命令日誌未能寫入：\(reason.hant)。恢復之前不再儲存，請通知管理員（\(path)）。"))
    }

    /// The log cannot be opened or completed, so nothing is written to the company either.
    static func logRefused(_ path: String, errno code: Int32) -> Refusal {
        let reason = SystemReason.text(code)
        return Refusal(
            "core.log-refused",
            Text(
                en:
                    "Nothing was saved: the command log cannot be written, \(reason.en). Typing is kept. Mend \(path) or set COUNTINGHOUSE_LOG, then press the key again.",
                hans: "未保存：命令日志无法写入，\(reason.hans)。您输入的内容已保留。请修复 \(path) 或用 COUNTINGHOUSE_LOG 指定其他文件夹，再按一次。",
                hant: "未儲存：命令日誌無法寫入，\(reason.hant)。您輸入的內容已保留。請修復 \(path) 或以 COUNTINGHOUSE_LOG 指定其他資料夾，再按一次。"))
    }

    static func logMissing(_ path: String) -> Refusal {
        Refusal(
            "core.log-missing",
            Text(
                en:
                    "There was no command log at \(path); the next writer lays it anew from the file. If there should have been one, compare with its copy elsewhere.",
                hans: "\(path) 处没有命令日志，下一次写入时将由账套文件重建。若本应存在，请与异地副本核对。",
                hant: "\(path) 處沒有命令日誌，下一次寫入時將由帳套檔案重建。若本應存在，請與異地副本核對。"))
    }
}
