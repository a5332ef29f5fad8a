internal import CSystem

/// Files from other programs as text: UTF-8, UTF-16 and the Chinese standard GB18030 (with GBK and GB2312 inside it)
/// are recognised from the bytes.
package enum TextEncoding {
    /// The text without its byte-order mark, or the refusal `values.unreadable-text`.
    package static func decode(_ bytes: [UInt8]) throws -> String {
        if let kind = otherKind(bytes) { throw Refusal.notText(kind) }
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return try readable(utf8(bytes.dropFirst(3)), bytes) }
        if bytes.starts(with: [0xFF, 0xFE]) { return try readable(utf16(bytes.dropFirst(2), bigEndian: false), bytes) }
        if bytes.starts(with: [0xFE, 0xFF]) { return try readable(utf16(bytes.dropFirst(2), bigEndian: true), bytes) }
        if let bigEndian = looksLikeUTF16(bytes) { return try guessed(utf16(bytes[...], bigEndian: bigEndian), bytes) }
        if let text = utf8(bytes[...]) { return try readable(text, bytes) }
        return try guessed(gb18030(bytes), bytes)
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

    /// Nearly any bytes can be read as UTF-16 or GB18030; text that comes out with controls or characters nobody has
    /// assigned was not.
    private static func guessed(_ text: String?, _ bytes: [UInt8]) throws -> String {
        guard let text, text.unicodeScalars.allSatisfy(isPlausible) else {
            throw Refusal.unreadableText(line: firstUnreadableLine(bytes))
        }
        return text
    }

    /// The first line that is neither UTF-8 nor GB18030.
    private static func firstUnreadableLine(_ bytes: [UInt8]) -> Int {
        let lines = bytes.split(separator: 10, omittingEmptySubsequences: false)
        let bad = lines.firstIndex { line in
            if let text = utf8(line), !text.utf8.contains(0) { return false }
            return gb18030(Array(line))?.unicodeScalars.allSatisfy(isPlausible) != true
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

    private static func gb18030(_ bytes: [UInt8]) -> String? {
        let capacity = bytes.count * 2 + 16
        let text = String(unsafeUninitializedCapacity: capacity) { out in
            out.withMemoryRebound(to: CChar.self) { out in
                bytes.withUnsafeBytes { input in
                    max(
                        0,
                        ch_utf8_from_gb18030(
                            input.bindMemory(to: CChar.self).baseAddress, bytes.count, out.baseAddress, capacity))
                }
            }
        }
        return text.isEmpty ? nil : text
    }

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
                en: "Line \(line) cannot be read as text. Save the file as CSV in UTF-8 (or GB18030) and try again.",
                hans: "第 \(line) 行无法识别为文本。请将文件另存为 UTF-8（或 GB18030）编码的 CSV 后重试。",
                hant: "第 \(line) 列無法識別為文字。請將檔案另存為 UTF-8（或 GB18030）編碼的 CSV 後重試。"))
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
