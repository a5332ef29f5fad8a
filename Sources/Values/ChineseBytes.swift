internal import CSystem

/// Chinese text in bytes of before Unicode: GB18030 on the mainland, Big5 in Taiwan and Hong Kong. Both write a character as
/// two bytes of nearly the same range, so many a file can be read as either; how often which bytes come tells them apart.
enum ChineseBytes {
    /// As Windows writes it first; then with Hong Kong's characters.
    static let big5 = ["CP950", "BIG5-HKSCS"]

    /// The bytes as text; nil where they are not of that character set.
    static func text(_ bytes: [UInt8], _ charset: String) -> String? {
        let capacity = bytes.count * 2 + 16
        let text = String(unsafeUninitializedCapacity: capacity) { out in
            out.withMemoryRebound(to: CChar.self) { out in
                bytes.withUnsafeBytes { input in
                    max(0, ch_utf8_from(charset, input.bindMemory(to: CChar.self).baseAddress, bytes.count, out.baseAddress, capacity))
                }
            }
        }
        return text.isEmpty ? nil : text
    }

    /// A file is taken for one of the two from this weight on: two or three usual words.
    static let enough = 30

    /// Above nought: rather Big5. Tenths of the logarithm of how much likelier each pair is in Big5 than in GB18030: Big5 is
    /// in the order of strokes, its usual characters have the low lead bytes and two in five a second byte below 0x80;
    /// GB2312, inside GB18030, is in the order of sounds, over lead bytes 0xB0 to 0xD7, and has no low second byte.
    static func weight(_ bytes: [UInt8]) -> Int {
        var weight = 0
        var at = 0
        while at < bytes.count {
            let lead = bytes[at]
            guard lead >= 0x80, at + 1 < bytes.count else {
                at += 1
                continue
            }
            let isLow = bytes[at + 1] < 0x80
            switch lead {
            case 0xA4...0xAF: weight += 30
            case 0xB0...0xC6 where isLow: weight += 40
            case 0xB0...0xBD: weight -= 3
            case 0xBE...0xC6: weight -= 13
            case 0xC7... where !isLow: weight -= 45
            default: break
            }
            at += 2
        }
        return weight
    }

    /// The first cells of a table that two readings of the same bytes have differently.
    static func firstApart(_ one: String, _ other: String) -> (String, String) {
        func cells(_ text: String) -> [Substring] { text.split(omittingEmptySubsequences: false) { ",;\t\n\r\r\n\"".contains($0) } }
        let apart = zip(cells(one), cells(other)).first { $0 != $1 }
        return apart.map { (String($0.0.prefix(12)), String($0.1.prefix(12))) } ?? (String(one.prefix(12)), String(other.prefix(12)))
    }
}
