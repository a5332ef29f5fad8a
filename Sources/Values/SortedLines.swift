import Glibc

/// A sorted text file that stays where it lies: mapped, shared by all sessions of a host, searched by halving.
/// Each line is a key, a space and what belongs to it; the lines are in order of the keys' UTF-8 bytes.
final class SortedLines: Sendable {
    private nonisolated(unsafe) let bytes: UnsafeRawBufferPointer

    init(contentsOf path: String) throws {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw Refusal.missingFile(path) }
        defer { close(file) }
        var facts = stat()
        guard fstat(file, &facts) == 0, facts.st_size > 0,
            let start = mmap(nil, Int(facts.st_size), PROT_READ, MAP_PRIVATE, file, 0), start != MAP_FAILED
        else { throw Refusal.missingFile(path) }
        bytes = UnsafeRawBufferPointer(start: start, count: Int(facts.st_size))
    }

    deinit {
        if let start = bytes.baseAddress { munmap(UnsafeMutableRawPointer(mutating: start), bytes.count) }
    }

    /// The words that stand behind `key`; none where the file has no such line.
    func words(for key: some Collection<UInt8>) -> [String] {
        var low = 0
        var high = bytes.count
        while low < high {
            let start = lineStart(before: low + (high - low) / 2, from: low)
            let end = lineEnd(from: start)
            let line = bytes[start..<end]
            let name = line.prefix { $0 != space }
            if name.elementsEqual(key) {
                return line.dropFirst(name.count).split(separator: space).map { String(decoding: $0, as: UTF8.self) }
            }
            if name.lexicographicallyPrecedes(key) { low = end + 1 } else { high = start }
        }
        return []
    }

    private func lineStart(before position: Int, from low: Int) -> Int {
        var start = position
        while start > low, bytes[start - 1] != newline { start -= 1 }
        return start
    }

    private func lineEnd(from start: Int) -> Int {
        var end = start
        while end < bytes.count, bytes[end] != newline { end += 1 }
        return end
    }
}

private let space = UInt8(ascii: " ")
private let newline = UInt8(ascii: "\n")

extension Refusal {
    static func missingFile(_ path: String) -> Refusal {
        let shown = TextHygiene.visible(path)
        return Refusal(
            "values.missing-file",
            Text(
                en: "The program's file \(shown) cannot be read. Install the product again or ask your administrator.",
                hans: "无法读取程序文件 \(shown)。请重新安装或联系管理员。",
                hant: "無法讀取程式檔案 \(shown)。請重新安裝或聯絡管理員。"))
    }
}
