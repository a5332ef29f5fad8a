/// Files from other programs as text: UTF-8, UTF-16, the Chinese standard GB18030 (with GBK and GB2312 inside it) and Big5
/// (as Windows and as Hong Kong write it) are recognised from the bytes.
package enum TextEncoding: String, CaseIterable, Sendable {
    case utf8 = "utf-8"
    case utf16 = "utf-16"
    case gb18030, big5

    /// What lines from other programs come in: a line alone is too short to tell Big5 by.
    package static let ofPrograms: [TextEncoding] = [.utf8, .utf16, .gb18030]

    /// The text without its byte-order mark.
    /// - Parameter kinds: what it can be; one: it is that.
    /// - Throws: `values.unreadable-text`, `values.not-text`, or `values.unclear-text` where it may be GB18030 or Big5.
    package static func decode(_ bytes: [UInt8], among kinds: [TextEncoding] = allCases) throws -> String {
        if let kind = otherKind(bytes) { throw Refusal.notText(kind) }
        if kinds.contains(.utf8), bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return try readable(utf8(bytes.dropFirst(3)), bytes) }
        if kinds.contains(.utf16) {
            if bytes.starts(with: [0xFF, 0xFE]) { return try readable(utf16(bytes.dropFirst(2), bigEndian: false), bytes) }
            if bytes.starts(with: [0xFE, 0xFF]) { return try readable(utf16(bytes.dropFirst(2), bigEndian: true), bytes) }
            if let bigEndian = looksLikeUTF16(bytes) { return try guessed(utf16(bytes[...], bigEndian: bigEndian), bytes) }
        }
        if kinds.contains(.utf8), let text = utf8(bytes[...]) { return try readable(text, bytes) }
        let mainland = kinds.contains(.gb18030) ? plausible(gb18030(bytes)) : nil
        let island = kinds.contains(.big5) ? ChineseBytes.big5.lazy.compactMap { plausible(ChineseBytes.text(bytes, $0)) }.first : nil
        guard let mainland, let island else { return try guessed(mainland ?? island, bytes) }
        guard mainland != island else { return mainland }
        let weight = ChineseBytes.weight(bytes)
        guard abs(weight) >= ChineseBytes.enough else { throw Refusal.unclearText(mainland, island) }
        return weight > 0 ? island : mainland
    }

    private static func plausible(_ text: String?) -> String? {
        text.flatMap { $0.unicodeScalars.allSatisfy(isPlausible) ? $0 : nil }
    }

    /// Files that people take for tables and that hold no text.
    private static func otherKind(_ bytes: [UInt8]) -> String? {
        let marks: [(String, [UInt8])] = [
            ("Excel (xlsx)", [0x50, 0x4B, 0x03, 0x04]), ("Excel (xls)", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]),
            ("PDF", Array("%PDF-".utf8)), ("PNG", [0x89, 0x50, 0x4E, 0x47]), ("JPEG", [0xFF, 0xD8, 0xFF]),
            ("SQLite", Array("SQLite format 3\0".utf8)), ("gzip", [0x1F, 0x8B]), ("ELF", [0x7F, 0x45, 0x4C, 0x46]),
        ]
        return marks.first { bytes.starts(with: $0.1) }?.0
    }

    /// Text holds no NUL; a file that does is something else.
    private static func readable(_ text: String?, _ bytes: [UInt8]) throws -> String {
        guard let text, !text.utf8.contains(0) else { throw Refusal.unreadableText(line: firstUnreadableLine(bytes)) }
        return text
    }

    /// Nearly any bytes can be read as UTF-16, GB18030 or Big5; text that comes out with controls or characters nobody has
    /// assigned was not.
    private static func guessed(_ text: String?, _ bytes: [UInt8]) throws -> String {
        guard let text, text.unicodeScalars.allSatisfy(isPlausible) else {
            throw Refusal.unreadableText(line: firstUnreadableLine(bytes))
        }
        return text
    }

    /// The first line that is neither UTF-8 nor GB18030 nor Big5.
    private static func firstUnreadableLine(_ bytes: [UInt8]) -> Int {
        let lines = bytes.split(separator: 10, omittingEmptySubsequences: false)
        let bad = lines.firstIndex { line in
            if let text = utf8(line), !text.utf8.contains(0) { return false }
            return (["GB18030"] + ChineseBytes.big5).allSatisfy { plausible(ChineseBytes.text(Array(line), $0)) == nil }
        }
        return (bad ?? 0) + 1
    }

    private static func utf8(_ bytes: ArraySlice<UInt8>) -> String? {
        String(validating: bytes, as: UTF8.self)
    }

    private static func utf16(_ bytes: ArraySlice<UInt8>, bigEndian: Bool) -> String? {
        guard bytes.count % 2 == 0 else { return nil }
        let units = stride(from: bytes.startIndex, to: bytes.endIndex, by: 2).map { index in
            let pair = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
            return bigEndian ? pair.0 << 8 | pair.1 : pair.1 << 8 | pair.0
        }
        return String(validating: units, as: UTF16.self)
    }

    /// Without a mark, UTF-16 shows in the zero halves of its ASCII characters: every table has separators and lines.
    private static func looksLikeUTF16(_ bytes: [UInt8]) -> Bool? {
        guard bytes.count >= 4, bytes.count % 2 == 0 else { return nil }
        var zeros = (even: 0, odd: 0)
        for (index, byte) in bytes.prefix(4_096).enumerated() where byte == 0 {
            if index % 2 == 0 { zeros.even += 1 } else { zeros.odd += 1 }
        }
        if zeros.odd > 3 * zeros.even { return false }
        if zeros.even > 3 * zeros.odd { return true }
        return nil
    }

    private static func gb18030(_ bytes: [UInt8]) -> String? { ChineseBytes.text(bytes, "GB18030") }

    private static func isPlausible(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x20...0x7E, 0x4E00...0x9FFF, 0x3000...0x30FF, 0xFF00...0xFFEF: true
        case 0x09, 0x0A, 0x0D: true
        case 0...0x1F, 0x7F...0x9F: false
        default: scalar.properties.generalCategory != .unassigned && scalar.properties.generalCategory != .privateUse
        }
    }
}

extension Refusal {
    static func unreadableText(line: Int) -> Refusal {
        Refusal(
            "values.unreadable-text",
            Text(
                en: "Line \(line) cannot be read as text. Save the file as CSV in UTF-8 (or GB18030, or Big5) and try again.",
                hans: "第 \(line) 行无法识别为文本。请将文件另存为 UTF-8（或 GB18030、Big5）编码的 CSV 后重试。",
                hant: "第 \(line) 列無法識別為文字。請將檔案另存為 UTF-8（或 Big5、GB18030）編碼的 CSV 後重試。"))
    }

    /// The first words that the two read differently tell a person which one it is.
    static func unclearText(_ mainland: String, _ island: String) -> Refusal {
        let (one, other) = ChineseBytes.firstApart(mainland, island)
        return Refusal(
            "values.unclear-text",
            Text(
                en:
                    "This file can be GB18030 (“\(one)”) or Big5 (“\(other)”). Say which it is with --encoding gb18030 or --encoding big5, or save it as UTF-8.",
                hans: "此文件可能是 GB18030（“\(one)”）或 Big5（“\(other)”）。请用 --encoding gb18030 或 --encoding big5 指明，或另存为 UTF-8。",
                hant: "此檔案可能是 Big5（「\(other)」）或 GB18030（「\(one)」）。請以 --encoding big5 或 --encoding gb18030 指明，或另存為 UTF-8。"))
    }

    static func notText(_ kind: String) -> Refusal {
        Refusal(
            "values.not-text",
            Text(
                en: "This is a file of the kind \(kind), not text (line 1). Open it in its own program, save it as CSV and try again.",
                hans: "这是 \(kind) 文件，不是文本（第 1 行）。请用相应程序打开并另存为 CSV 后重试。",
                hant: "這是 \(kind) 檔案，不是文字（第 1 列）。請以相應程式開啟並另存為 CSV 後重試。"))
    }
}
