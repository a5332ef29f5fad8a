internal import CSystem

/// Files from other programs as text: UTF-8, UTF-16 and the Chinese standard GB18030 (with GBK and GB2312 inside it)
/// are recognised from the bytes.
package enum TextEncoding {
    /// The text without its byte-order mark, or the refusal `values.unreadable-text`.
    package static func decode(_ bytes: [UInt8]) throws -> String {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return try readable(utf8(bytes.dropFirst(3))) }
        if bytes.starts(with: [0xFF, 0xFE]) { return try readable(utf16(bytes.dropFirst(2), bigEndian: false)) }
        if bytes.starts(with: [0xFE, 0xFF]) { return try readable(utf16(bytes.dropFirst(2), bigEndian: true)) }
        if let bigEndian = looksLikeUTF16(bytes) { return try guessed(utf16(bytes[...], bigEndian: bigEndian)) }
        if let text = utf8(bytes[...]) { return try readable(text) }
        return try guessed(gb18030(bytes))
    }

    /// Text holds no NUL; a file that does is something else.
    private static func readable(_ text: String?) throws -> String {
        guard let text, !text.utf8.contains(0) else { throw Refusal.unreadableText }
        return text
    }

    /// Nearly any bytes can be read as UTF-16 or GB18030; text that comes out with controls or characters nobody has
    /// assigned was not.
    private static func guessed(_ text: String?) throws -> String {
        guard let text, text.unicodeScalars.allSatisfy(isPlausible) else { throw Refusal.unreadableText }
        return text
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
    static let unreadableText = Refusal(
        "values.unreadable-text",
        Text(
            en: "This file cannot be read as text. Save it as CSV in UTF-8 (or GB18030) and try again.",
            hans: "无法将此文件识别为文本。请另存为 UTF-8（或 GB18030）编码的 CSV 后重试。",
            hant: "無法將此檔案識別為文字。請另存為 UTF-8（或 GB18030）編碼的 CSV 後重試。"))
}
