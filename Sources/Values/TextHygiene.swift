@_spi(_Unicode) internal import Swift

/// Keeps text honest: what is stored can be seen, and what is shown cannot steer a screen, a report or a
/// spreadsheet. Text is held in NFC, so equal words are equal bytes.
package enum TextHygiene {
    /// The text in NFC, or the refusal `values.hidden-character` that names the first character nobody could see:
    /// control characters, writing-direction controls, zero-width characters, tags, code points that stand for
    /// nothing. A new line is allowed only in a memo (`allowNewline`), where CR LF becomes LF.
    package static func clean(_ text: String, allowNewline: Bool = false) throws -> String {
        if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return text }
        var kept = String.UnicodeScalarView()
        for scalar in text._nfc {
            if scalar == "\n", allowNewline {
                if kept.last == "\r" { kept.removeLast() }
            } else if isHidden(scalar), !(scalar == "\r" && allowNewline) {
                throw Refusal.hiddenCharacter(scalar)
            }
            kept.append(scalar)
        }
        if kept.contains("\r") { throw Refusal.hiddenCharacter("\r") }
        return String(kept)
    }

    /// The text as it may be shown anywhere: each hidden character becomes a token such as `<U+202E>`.
    package static func visible(_ text: String, allowNewline: Bool = false) -> String {
        if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return text }
        guard text.unicodeScalars.contains(where: { isHidden($0) && !($0 == "\n" && allowNewline) }) else {
            return text
        }
        var shown = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if isHidden(scalar), !(scalar == "\n" && allowNewline) {
                shown.append(contentsOf: token(for: scalar).unicodeScalars)
            } else {
                shown.append(scalar)
            }
        }
        return String(shown)
    }

    /// The beginning of what somebody typed, as a refusal repeats it: no sentence grows without end, and nothing hides in it.
    package static func shown(_ typed: some StringProtocol, max: Int = 40) -> String { visible(String(typed.prefix(max))) }

    /// Full-width letters, digits, signs and the ideographic space as ASCII: for code fields.
    package static func foldWidth(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 >= 0xE3 }) else { return text }
        return String(String.UnicodeScalarView(text.unicodeScalars.map(narrow)))
    }

    /// Whether nobody could see this character in a row of text, or it would move what stands beside it.
    package static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x20...0x7E, 0xA0...0xAC, 0xAE...0x2FF, 0x3000...0x303F, 0x3041...0x3096, 0x30A0...0x30FF,
            0x3400...0x4DBF, 0x4E00...0x9FFF:
            return false
        case 0...0x1F, 0x7F...0x9F: return true
        case 0xFE00...0xFE0F, 0xE0100...0xE01EF: return false  // Variation selectors shape the hanzi before them.
        case 0x2028, 0x2029: return true
        default:
            let properties = scalar.properties
            return properties.isDefaultIgnorableCodePoint || properties.generalCategory == .unassigned
                || properties.generalCategory == .format
        }
    }

    static func narrow(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar.value {
        case 0xFF01...0xFF5E: Unicode.Scalar(UInt8(scalar.value - 0xFF01 + 0x21))
        case 0x3000: " "
        default: scalar
        }
    }

    static func token(for scalar: Unicode.Scalar) -> String {
        let code = String(scalar.value, radix: 16, uppercase: true)
        return "<U+" + String(repeating: "0", count: max(0, 4 - code.utf8.count)) + code + ">"
    }
}

extension Refusal {
    static func hiddenCharacter(_ scalar: Unicode.Scalar) -> Refusal {
        let code = String(TextHygiene.token(for: scalar).dropFirst().dropLast())
        return Refusal(
            "values.hidden-character",
            Text(
                en: "The text contains the hidden character \(code). Delete it or type the text again.",
                hans: "文字中含有看不见的字符 \(code)。请删除它或重新输入。",
                hant: "文字中含有看不見的字元 \(code)。請刪除它或重新輸入。"))
    }
}
