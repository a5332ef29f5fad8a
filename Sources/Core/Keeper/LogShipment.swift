internal import CSystem
internal import Glibc
internal import Values

/// A copy of the command log in another folder, best on another host's disk: byte for byte the same, only ever added to.
/// Each line is proved before it goes and read back after it arrived; after an interruption it goes on where it stopped.
final class LogShipment {
    let path: String
    private let source: LogTail
    private let copy: LogTail
    private let descriptor: Int32
    private var length: off_t
    private var lastHash: String
    private(set) var lastSequence: Int64

    /// - Throws: `core.ship-differs` where the copy is not the beginning of the log.
    init(of source: LogTail, into folder: String) throws {
        self.source = source
        let name = source.path.split(separator: "/").last.map(String.init) ?? "books.log"
        path = folder + "/" + name
        guard path != source.path else { throw Refusal.shipOnItself(path) }
        mkdir(folder, 0o700)
        descriptor = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { throw Refusal.file(path, errno: errno) }
        copy = try LogTail(path: path)
        length = copy.wholeLength(before: copy.length)
        // A torn end is what an interruption left; it was never told to have arrived.
        if length < copy.length { ftruncate(descriptor, length) }
        (lastSequence, lastHash) = (0, Company.seed)
        let last = copy.lastLine(before: length)
        guard !last.isEmpty else { return }
        guard let line = LogLine(last.dropLast()), source.read(from: length - off_t(last.count), count: last.count) == last else {
            throw Refusal.shipDiffers(path)
        }
        (lastSequence, lastHash) = (line.sequence, line.hash)
    }

    deinit { close(descriptor) }

    /// Copies the lines that came since the last time.
    /// - Throws: `core.ship-broken` where a line does not follow from the one before it or did not arrive as it was sent.
    func advance() throws {
        let whole = source.wholeLength(before: source.length)
        if whole < length { throw Refusal.shipDiffers(path) }
        while length < whole {
            let end = length + off_t(min(1 << 20, Int(whole - length)))
            var piece = source.wholeLength(before: end)
            if piece <= length { piece = whole }
            let bytes = source.read(from: length, count: Int(piece - length))
            let last = try proved(bytes)
            try write(bytes)
            guard copy.read(from: length, count: bytes.count) == bytes else { throw Refusal.shipBroken(path, last.sequence) }
            length = piece
            (lastSequence, lastHash) = (last.sequence, last.hash)
        }
        _ = try copy.sync()
    }

    /// The last of these lines, each held against its hash and the one before it.
    private func proved(_ bytes: [UInt8]) throws -> LogLine {
        var last = (sequence: lastSequence, hash: lastHash)
        var found: LogLine?
        for part in bytes.dropLast().split(separator: 10, omittingEmptySubsequences: false) {
            guard let line = LogLine(part), line.sequence == last.sequence + 1, line.follows(last.hash) else {
                throw Refusal.shipBroken(path, last.sequence + 1)
            }
            last = (line.sequence, line.hash)
            found = line
        }
        guard let found else { throw Refusal.shipBroken(path, last.sequence + 1) }
        return found
    }

    private func write(_ bytes: [UInt8]) throws {
        var at = 0
        while at < bytes.count {
            let count = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress.map { $0 + at }, bytes.count - at) }
            if count < 0 {
                if errno == EINTR { continue }
                let code = errno
                ftruncate(descriptor, length)
                throw Refusal.file(path, errno: code)
            }
            at += count
        }
    }
}

/// One line of the command log, taken apart.
struct LogLine {
    let canonical: String
    let sequence: Int64
    let hash: String

    init?(_ bytes: ArraySlice<UInt8>) {
        let parts = bytes.split(separator: 9, omittingEmptySubsequences: false)
        guard parts.count == 3, let sequence = Int64(String(decoding: parts[1], as: UTF8.self)) else { return nil }
        canonical = String(decoding: parts[0], as: UTF8.self)
        self.sequence = sequence
        hash = String(decoding: parts[2], as: UTF8.self)
    }

    /// Whether its hash is its own and it is chained to the line with that hash.
    func follows(_ previous: String) -> Bool {
        canonical.hasSuffix("\"prev\":\"\(previous)\"}") && JSONText.digest(canonical) == hash
    }
}

extension Refusal {
    static func shipOnItself(_ path: String) -> Refusal {
        Refusal(
            "core.ship-on-itself",
            Text(
                en: "\(path) is the command log itself. Name another folder with --ship, best on another host's disk.",
                hans: "\(path) 就是命令日志本身。请用 --ship 另指定文件夹，最好在另一台主机的磁盘上。",
                hant: "\(path) 就是命令日誌本身。請以 --ship 另指定資料夾，最好在另一台主機的磁碟上。"))
    }

    static func shipDiffers(_ path: String) -> Refusal {
        Refusal(
            "core.ship-differs",
            Text(
                en:
                    "The copy \(path) is not the beginning of the command log: one of them was changed or cut, or they are of two companies. Run `countinghouse verify`; keep both.",
                hans: "副本 \(path) 与命令日志不一致：其一被改动或截断，或属于不同账套。请运行 countinghouse verify，并保留两者。",
                hant: "副本 \(path) 與命令日誌不一致：其一被變更或截斷，或屬於不同帳套。請執行 countinghouse verify，並保留兩者。"))
    }

    static func shipBroken(_ path: String, _ sequence: Int64) -> Refusal {
        Refusal(
            "core.ship-broken",
            Text(
                en:
                    "Line \(sequence) of the command log does not hold, so it was not counted as shipped to \(path). Run `countinghouse verify`.",
                hans: "命令日志第 \(sequence) 行未通过校验，未计入已传送到 \(path) 的内容。请运行 countinghouse verify。",
                hant: "命令日誌第 \(sequence) 行未通過檢核，未計入已傳送到 \(path) 的內容。請執行 countinghouse verify。"))
    }
}
