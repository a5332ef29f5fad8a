internal import CSystem
internal import Glibc
internal import Values

/// The command log as a keeper reads it: what is whole, what is on the disk, line by line.
final class LogTail {
    let path: String
    private let descriptor: Int32
    /// So much of it is known to be on the disk.
    private var syncedLength: off_t = -1

    init(path: String) throws {
        self.path = path
        descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
        guard descriptor >= 0 else { throw Refusal.file(path, errno: errno) }
        Files.syncFolder(of: path)
    }

    deinit { close(descriptor) }

    var length: off_t {
        var info = stat()
        return fstat(descriptor, &info) == 0 ? info.st_size : 0
    }

    /// Puts on the disk what came since the last time.
    /// - Returns: whether there was anything to do.
    /// - Throws: `core.log-not-synced`. A failed sync is not tried again: the kernel may have thrown the pages away.
    func sync() throws -> Bool {
        let length = length
        guard length != syncedLength else { return false }
        guard fsync(descriptor) == 0 else { throw Refusal.logNotSynced(path, errno) }
        syncedLength = length
        return true
    }

    /// The length up to the last whole line at or before `end`.
    func wholeLength(before end: off_t) -> off_t {
        var end = end
        while end > 0 {
            let start = max(0, end - 65_536)
            if let index = read(from: start, count: Int(end - start)).lastIndex(of: 10) { return start + off_t(index) + 1 }
            end = start
        }
        return 0
    }

    /// The last whole line before `end`, with its newline.
    func lastLine(before end: off_t) -> [UInt8] {
        let whole = wholeLength(before: end)
        guard whole > 0 else { return [] }
        let start = wholeLength(before: whole - 1)
        return read(from: start, count: Int(whole - start))
    }

    func read(from start: off_t, count: Int) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: max(0, count))
        var got = 0
        while got < count {
            let more = bytes.withUnsafeMutableBytes { pread(descriptor, $0.baseAddress.map { $0 + got }, count - got, start + off_t(got)) }
            if more < 0, errno == EINTR { continue }
            if more <= 0 { break }
            got += more
        }
        bytes.removeLast(bytes.count - got)
        return bytes
    }
}

extension Refusal {
    static func logNotSynced(_ path: String, _ code: Int32) -> Refusal {
        let reason = String(cString: strerror(code))
        return Refusal(
            "core.log-not-synced",
            Text(
                en: "The disk did not take the command log \(path): \(reason). Look at that disk, then start the keeper anew.",
                hans: "磁盘未能保存命令日志 \(path)：\(reason)。请检查该磁盘，然后重新启动 keeper。",
                hant: "磁碟未能儲存命令日誌 \(path)：\(reason)。請檢查該磁碟，然後重新啟動 keeper。"))
    }
}
