internal import CSystem
internal import Glibc
internal import Values

/// The command log: a file on another path with one line per commit, in order, each holding all that its audit row
/// holds. It is written in the turn and synced by whoever keeps the house. A log longer than the file means loss.
///
/// Line: the row's canonical JSON, a tab, the sequence as sixteen digits, a tab, the hash, a newline.
final class CommandLog {
    let path: String
    private let descriptor: Int32
    /// Length of the log after our own last line; another length means that another session wrote since.
    private var knownLength: off_t = -1
    private(set) var lastSequence: Int64 = 0

    init(path: String) throws {
        self.path = path
        let folder = path.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
        if !folder.isEmpty { mkdir(folder, 0o700) }
        descriptor = open(path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { throw Refusal.file(path, errno: errno) }
        try findEnd()
    }

    deinit { close(descriptor) }

    /// Whether another session wrote since we last looked.
    var hasMoved: Bool {
        var info = stat()
        return fstat(descriptor, &info) != 0 || info.st_size != knownLength
    }

    /// Reads the last whole line's sequence; a torn line after it is what a killed writer left.
    func findEnd() throws {
        var info = stat()
        guard fstat(descriptor, &info) == 0 else { throw Refusal.file(path, errno: errno) }
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
    /// - Throws: `core.log-refused` when the log's disk does not take it.
    func append(sequence: Int64, canonical: String, hash: String) throws {
        let digits = String(sequence)
        let line = canonical + "\t" + String(repeating: "0", count: 16 - digits.count) + digits + "\t" + hash + "\n"
        var line2 = line
        let written = line2.withUTF8 { bytes -> Bool in
            var at = 0
            while at < bytes.count {
                let count = write(descriptor, bytes.baseAddress.map { $0 + at }, bytes.count - at)
                if count < 0 {
                    if errno == EINTR { continue }
                    return false
                }
                at += count
            }
            return true
        }
        guard written else {
            throw Refusal(
                "core.log-refused",
                Text(
                    en:
                        "Saved, but the command log \(path) took no line: \(String(cString: strerror(errno))). Tell the administrator; the next writer completes it.",
                    hans: "已保存，但命令日志 \(path) 无法写入：\(String(cString: strerror(errno)))。请通知管理员；下一次写入会补齐。",
                    hant: "已儲存，但命令日誌 \(path) 無法寫入：\(String(cString: strerror(errno)))。請通知管理員；下一次寫入會補齊。"))
        }
        knownLength += off_t(line.utf8.count)
        wholeLength = knownLength
        lastSequence = sequence
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
