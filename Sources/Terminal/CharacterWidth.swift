/// How many columns text takes on a screen: 0, 1 or 2 a character, from our own Unicode table.
///
/// Ambiguous characters count 1. The C library's own opinion is asked only when a cell is sent, see `ct_put_row`.
package enum CharacterWidth {
    enum Kind: UInt32 {
        /// Stands in the cell of the character before it.
        case mark = 0
        case narrow = 1
        case wide = 2
        /// Controls, bidi and zero-width characters: never sent, shown as a token.
        case hidden = 3
    }

    static func kind(of scalar: UInt32) -> Kind {
        if scalar >= 0x20 && scalar < 0x7F { return .narrow }
        if scalar >= 0x4E00 && scalar <= 0x9FFF { return .wide }
        return changes.withUnsafeBufferPointer { points in
            var low = 0
            var high = points.count
            while high - low > 1 {
                let middle = (low + high) / 2
                if points[middle] >> 2 <= scalar { low = middle } else { high = middle }
            }
            return Kind(rawValue: points[low] & 3) ?? .narrow
        }
    }

    /// Columns that a text takes when put on a canvas, tokens for hidden characters included.
    package static func displayWidth(of text: String) -> Int {
        var columns = 0
        for byte in text.utf8 {
            guard byte >= 0x20 && byte < 0x7F else { return Glyphs(text).reduce(0) { $0 + $1.width } }
            columns += 1
        }
        return columns
    }

    /// The text as a canvas would show it, cut to a number of columns; a text that was cut ends in the marker.
    package static func truncate(_ text: String, to columns: Int, marker: Character = ">") -> String {
        guard columns > 0 else { return "" }
        guard displayWidth(of: text) > columns else { return text }
        var kept = String.UnicodeScalarView()
        var used = 0
        for glyph in Glyphs(text) {
            guard used + glyph.width < columns else { break }
            kept.append(contentsOf: glyph.scalars)
            used += glyph.width
        }
        return String(kept) + String(repeating: " ", count: columns - 1 - used) + String(marker)
    }

    /// The end of a text in that many columns; a text that was cut begins with the marker.
    package static func tail(of text: String, columns: Int, marker: String = "...") -> String {
        guard displayWidth(of: text) > columns else { return text }
        var kept: [String] = []
        var room = columns - displayWidth(of: marker)
        for glyph in Array(Glyphs(text)).reversed() {
            room -= glyph.width
            guard room >= 0 else { break }
            kept.append(String(String.UnicodeScalarView(glyph.scalars)))
        }
        return marker + kept.reversed().joined()
    }

    /// The text in exactly that many columns: cut with a marker, or filled with spaces on the side away from its alignment.
    package static func pad(_ text: String, to columns: Int, align: Alignment = .left) -> String {
        let shown = truncate(text, to: columns)
        let spare = max(0, columns - displayWidth(of: shown))
        let before = align.before(spare)
        return String(repeating: " ", count: before) + shown + String(repeating: " ", count: spare - before)
    }
}

extension CharacterWidth {
    private static let replacements: [UInt32: Character] = [
        0x2026: ".", 0xB7: ".", 0xD7: "x", 0xF7: "/", 0x2018: "'", 0x2019: "'", 0x201C: "\"", 0x201D: "\"", 0x2010: "-", 0x2013: "-",
        0x2014: "-", 0x2015: "-", 0x2022: "*", 0x2500: "-", 0x2502: "|", 0xB0: "o", 0xB1: "+", 0x2190: "<", 0x2192: ">", 0x2191: "^",
        0x2193: "v", 0x25CF: "*", 0x25CB: "o", 0x2605: "*", 0x2606: "*", 0xA7: "S", 0xBF: "?", 0xA1: "!", 0xAE: "R",
    ]

    /// What stands for a character on a terminal that gives two columns to ambiguous ones: itself where it is not,
    /// else a likeness of one column.
    static func unambiguous(_ scalar: UInt32) -> UInt32 {
        var (low, high) = (0, ambiguous.count)
        while low < high {
            let middle = (low + high) / 2
            if ambiguous[middle].upperBound < scalar { low = middle + 1 } else { high = middle }
        }
        guard low < ambiguous.count, ambiguous[low].contains(scalar) else { return scalar }
        if (0x2460...0x2468).contains(scalar) { return scalar - 0x2460 + 0x31 }
        if (0x2500...0x257F).contains(scalar), replacements[scalar] == nil { return 0x2B }
        return replacements[scalar].flatMap { $0.unicodeScalars.first?.value } ?? 0x3F
    }
}

/// The side on which text stands in its space.
package enum Alignment: Hashable, Sendable {
    case left, right, centre

    /// How much of the spare space comes before the text.
    func before(_ spare: Int) -> Int {
        switch self {
        case .left: 0
        case .right: spare
        case .centre: spare / 2
        }
    }
}
