internal import Terminal

/// Breaks a sentence into rows: at spaces, and anywhere between hanzi, but never so that a row begins with what closes
/// (，。、；：）」) or ends with what opens (「（).
package enum Wrapping {
    /// The rows that a text takes at a width in columns.
    package static func rows(of text: String, width: Int) -> [String] {
        text.split(separator: "\n", omittingEmptySubsequences: false).flatMap { rows(ofParagraph: $0, width: max(width, 2)) }
    }

    /// Pieces such as `Label: value` side by side, as many as fit a row; none is broken unless it is longer than a row.
    package static func rows(ofPieces pieces: [String], width: Int) -> [String] {
        var packed: [String] = []
        for piece in pieces {
            if let last = packed.last, CharacterWidth.displayWidth(of: last + "   " + piece) <= width {
                packed[packed.count - 1] = last + "   " + piece
            } else {
                packed.append(piece)
            }
        }
        return packed.flatMap { rows(of: $0, width: width) }
    }

    private static func rows(ofParagraph paragraph: Substring, width: Int) -> [String] {
        var rows: [String] = []
        var rest = Array(paragraph)[...]
        while true {
            var used = 0
            var end = rest.startIndex
            while end < rest.endIndex, used + columns(rest[end]) <= width {
                used += columns(rest[end])
                end += 1
            }
            guard end < rest.endIndex else {
                rows.append(String(rest))
                return rows
            }
            // A character wider than the row stands alone.
            end = max(end, rest.startIndex + 1)
            let place = lastBreak(in: rest, upTo: end, mayBreak) ?? lastBreak(in: rest, upTo: end, mayCut) ?? end
            rows.append(String(withoutBlanksBehind(rest[..<place])))
            rest = rest[place...]
            while rest.first == " " { rest = rest.dropFirst() }
            if rest.isEmpty { return rows }
        }
    }

    /// The last place, not behind `end`, at which the row may end; nil where it must be cut anywhere.
    private static func lastBreak(in rest: ArraySlice<Character>, upTo end: Int, _ may: (Character, Character) -> Bool) -> Int? {
        var place = end
        while place > rest.startIndex {
            if may(rest[place], rest[place - 1]) { return place }
            place -= 1
        }
        return nil
    }

    private static func mayBreak(before next: Character, after last: Character) -> Bool {
        if next == " " { return true }
        guard mayCut(before: next, after: last) else { return false }
        return last == " " || columns(last) == 2 || columns(next) == 2
    }

    /// A word too long for a row is cut, though not between it and its quotation marks.
    private static func mayCut(before next: Character, after last: Character) -> Bool {
        !closing.contains(next) && !opening.contains(last)
    }

    private static func withoutBlanksBehind(_ row: ArraySlice<Character>) -> ArraySlice<Character> {
        row.last == " " ? withoutBlanksBehind(row.dropLast()) : row
    }

    private static func columns(_ character: Character) -> Int { CharacterWidth.displayWidth(of: String(character)) }

    private static let closing: Set<Character> = Set("，。、；：？！）〕】》〉」』”’…％,.;:?!)]}%")
    private static let opening: Set<Character> = Set("（〔【《〈「『“‘([{")
}
