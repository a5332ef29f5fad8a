package import Terminal
internal import Values

/// One line being typed: readline keys, whole characters, undo.
package struct LineEditor: Hashable, Sendable {
    package private(set) var characters: [Character] = []
    /// The place before which the next character goes, 0…count.
    package private(set) var position = 0
    /// The next character replaces everything: a field that was only just entered.
    package var replacesAll = false
    /// Nothing longer is taken.
    package var limit = Int.max
    /// What was last typed or pasted had no room. None of it was taken: half of a text is no text.
    package private(set) var isFull = false

    package init(_ text: String = "", limit: Int = .max) {
        self.limit = limit
        set(text)
    }

    package var text: String { String(characters) }
    package var isEmpty: Bool { characters.isEmpty }

    /// Replaces the text; the cursor goes behind it.
    package mutating func set(_ text: String) {
        characters = Array(text)
        position = characters.count
    }

    /// Puts the cursor somewhere, as a draft remembers it.
    package mutating func move(to place: Int) { position = min(max(0, place), characters.count) }

    /// Takes a key of line editing; false where it is none.
    package mutating func take(_ key: Key) -> Bool {
        isFull = false
        switch key {
        case .text(let character):
            isFull = !replacesAll && characters.count >= limit
            insert([character])
            return true
        case .paste(let text):
            let pasted = Array(text.split(whereSeparator: \.isNewline).joined(separator: " "))
            isFull = pasted.count > limit - (replacesAll ? 0 : characters.count)
            if !isFull { insert(pasted) }
            return true
        case .backspace:
            if replacesAll {
                set("")
            } else if position > 0 {
                position -= 1
                characters.remove(at: position)
            }
        case .delete:
            if replacesAll { set("") } else if position < characters.count { characters.remove(at: position) }
        case .left, .control("b"): position = max(0, position - 1)
        case .right, .control("f"): position = min(characters.count, position + 1)
        case .home, .control("a"): position = 0
        case .end, .control("e"): position = characters.count
        case .control("k") where replacesAll: set("")
        case .control("u"):
            characters.removeFirst(position)
            position = 0
        case .control("k"): characters.removeLast(characters.count - position)
        case .control("w"):
            let start = wordStart()
            characters.removeSubrange(start..<position)
            position = start
        default: return false
        }
        replacesAll = false
        return true
    }

    /// Puts a text of several lines in as it is: for fields that keep line ends.
    package mutating func insertLines(_ text: String) { insert(Array(text)) }

    private mutating func insert(_ new: [Character]) {
        if replacesAll { set("") }
        replacesAll = false
        let room = max(0, limit - characters.count)
        let taken = new.prefix(room)
        characters.insert(contentsOf: taken, at: position)
        position += taken.count
    }

    private func wordStart() -> Int {
        var place = position
        while place > 0, characters[place - 1] == " " { place -= 1 }
        while place > 0, characters[place - 1] != " " { place -= 1 }
        return place
    }

    /// Draws the text and, where it has the focus, puts the cursor; scrolls by whole characters so that the cursor is in
    /// sight. A text that fills the field exactly is shown whole, with the cursor in the cell behind the field.
    package func draw(into canvas: inout Canvas, row: Int, column: Int, width: Int, style: Style, isFocused: Bool) {
        // From the cursor backwards, and no further forwards than the field is wide: ten thousand characters cost what
        // eighty do.
        var start = position
        var before = 0
        let isWhole = characters.count <= width && CharacterWidth.displayWidth(of: text) <= width
        while start > 0 {
            let next = CharacterWidth.displayWidth(of: String(characters[start - 1]))
            guard isWhole || before + next < width else { break }
            before += next
            start -= 1
        }
        let shown = String(characters[start..<min(characters.count, start + width + 1)])
        canvas.put(
            shown, row: row, column: column, width: width, style: style,
            overflow: CharacterWidth.displayWidth(of: shown) > width ? .mark : .clip)
        if isFocused { canvas.cursor = (row, column + (isWhole ? before : min(before, width - 1))) }
    }
}
