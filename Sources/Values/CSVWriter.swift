/// A cell to be written. Numbers stay numbers; text that a spreadsheet would take for a formula is defused.
package enum CSVCell: Hashable, Sendable {
    case text(String)
    /// Canonical decimal text; written as it is.
    case number(String)
    case empty
}

/// Writes RFC 4180 rows in UTF-8, lines ended by CR LF.
package struct CSVWriter {
    /// What was written so far; may be taken away between rows (`takeText`).
    package private(set) var text: String
    private let separator: Character

    /// `byteOrderMark` is for spreadsheets that else read UTF-8 as something older.
    package init(separator: Character = ",", byteOrderMark: Bool = false) {
        self.separator = separator
        text = byteOrderMark ? "\u{FEFF}" : ""
    }

    package mutating func row(_ cells: [CSVCell]) {
        for (index, cell) in cells.enumerated() {
            if index > 0 { text.append(separator) }
            switch cell {
            case .text(let words): text += quoted(CSVWriter.defused(words))
            case .number(let figure): text += figure
            case .empty: break
            }
        }
        text += "\r\n"
    }

    /// A row of column names, which are ours and need no defusing.
    package mutating func header(_ names: [String]) {
        text += names.map(quoted).joined(separator: String(separator)) + "\r\n"
    }

    /// Hands over what was written and begins anew, for writing a long file in pieces.
    package mutating func takeText() -> String {
        defer { text = "" }
        return text
    }

    /// Text that begins like a formula gets a quote mark before it, which spreadsheets read as "text follows".
    package static func defused(_ text: String) -> String { beginsLikeFormula(text) ? "'" + text : text }

    /// What was written by `defused`, as it was.
    package static func undefused(_ text: String) -> String {
        text.unicodeScalars.first == "'" && beginsLikeFormula(text) ? String(text.unicodeScalars.dropFirst()) : text
    }

    /// Quote marks before the sign count as well, so that both ways lead back to the same text.
    private static func beginsLikeFormula(_ text: String) -> Bool {
        guard let first = text.unicodeScalars.first(where: { $0 != "'" }) else { return false }
        return ["=", "+", "-", "@", "\t", "\r", "\n", "\0", "＝", "＋", "－", "＠"].contains(first)
    }

    private func quoted(_ words: String) -> String {
        let special = words.unicodeScalars.contains { scalar in
            scalar == "\"" || scalar == "\r" || scalar == "\n" || separator.unicodeScalars.first == scalar
        }
        guard special || words.first == " " || words.last == " " else { return words }
        var text = "\""
        for scalar in words.unicodeScalars {
            if scalar == "\"" { text += "\"" }
            text.unicodeScalars.append(scalar)
        }
        return text + "\""
    }
}
