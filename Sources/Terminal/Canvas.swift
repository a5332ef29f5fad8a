/// A screen as a value: cells with text, width and style. Screens draw on it, a display shows it, tests read it.
///
/// Whatever is put on it, every row stays exactly `width` columns, no half of a wide character stands alone, nothing
/// steers the terminal, and the bottom-right cell stays empty (terminals scroll when it is written).
package struct Canvas: Sendable {
    /// Columns, at least 1.
    package let width: Int
    /// Rows, at least 1.
    package let height: Int
    /// Where the terminal's own cursor stands: always on the focused cell, for input methods, braille and speech.
    package var cursor: (row: Int, column: Int)?

    var cells: ContiguousArray<Cell>
    /// Base and marks of the few glyphs that are more than one character.
    var clusters: [[UInt32]] = []

    /// A blank canvas; sizes below 1 count as 1.
    package init(width: Int, height: Int, style: Style = .text) {
        self.width = max(1, width)
        self.height = max(1, height)
        cells = ContiguousArray(repeating: Cell(style: style), count: self.width * self.height)
    }
}

/// One column of one row.
package struct Cell: Hashable, Sendable {
    /// Which part of its character a cell holds: wide ones take a leading and a trailing cell.
    package enum Half: UInt8, Sendable {
        case whole, leading, trailing
    }

    /// A character, or the place of a cluster in the canvas's table when the highest bit is set.
    var glyph: UInt32 = 0x20
    /// How the cell looks.
    package var style: Style = .text
    /// Which part of its character stands here.
    package var half: Half = .whole

    static let clusterBit: UInt32 = 0x8000_0000

    var isCluster: Bool { glyph & Cell.clusterBit != 0 }
}

// MARK: - Drawing

extension Canvas {
    /// What happens to a text that is longer than its space.
    package enum Overflow: Sendable {
        /// The last column shows `>`.
        case mark
        /// It simply ends.
        case clip
        /// All of the space shows `#`, for numbers: part of an amount is a wrong amount.
        case hashes
    }

    /// Puts text into one row, cut at the width given and at the edges; with a width, the rest of it is blanked in the style.
    /// Rows and columns outside the canvas are no error. Returns the columns used.
    @discardableResult
    package mutating func put(
        _ text: String, row: Int, column: Int, width: Int? = nil, style: Style = .text, align: Alignment = .left,
        overflow: Overflow = .mark
    ) -> Int {
        guard row >= 0, row < height else { return 0 }
        let edge = rowEnd(row)
        let space = max(0, width ?? (edge - column))
        let needed = CharacterWidth.displayWidth(of: text)
        var place = column
        if let width { clear(row: row, from: column, to: min(column + width, edge), style: style) }
        // A text that runs into the edge of the canvas is cut there, with the marker still in sight.
        let room = min(space, edge - column)
        guard room > 0 else { return 0 }
        if needed > room {
            switch overflow {
            case .hashes:
                for column in column..<(column + room) { set(Glyph(base: 0x23, width: 1), row: row, column: column, style: style) }
                return room
            case .mark, .clip:
                let limit = column + room - (overflow == .mark ? 1 : 0)
                for glyph in Glyphs(text) {
                    guard place + glyph.width <= limit else { break }
                    set(glyph, row: row, column: place, style: style)
                    place += glyph.width
                }
                while place < limit {
                    set(Glyph(base: 0x20, width: 1), row: row, column: place, style: style)
                    place += 1
                }
                if overflow == .mark { set(Glyph(base: 0x3E, width: 1), row: row, column: limit, style: style) }
                return room
            }
        }
        place += align.before(width == nil ? 0 : room - needed)
        for glyph in Glyphs(text) {
            set(glyph, row: row, column: place, style: style)
            place += glyph.width
        }
        return max(needed, width == nil ? 0 : room)
    }

    /// Fills a block with one character, cut at the edges.
    package mutating func fill(
        row: Int, column: Int, width: Int, height: Int = 1, with character: Character = " ", style: Style = .text
    ) {
        guard let glyph = Glyphs(String(character)).first(where: { _ in true }) else { return }
        for row in max(0, row)..<max(0, row, min(row + height, self.height)) {
            clear(row: row, from: column, to: min(column + width, rowEnd(row)), style: style)
            guard glyph.base != 0x20 else { continue }
            var place = max(0, column)
            while place + glyph.width <= min(column + width, rowEnd(row)) {
                set(glyph, row: row, column: place, style: style)
                place += glyph.width
            }
        }
    }

    /// Changes how cells look and leaves their text alone; a wide character is taken whole.
    package mutating func restyle(row: Int, column: Int, width: Int, style: Style) {
        guard row >= 0, row < height else { return }
        for column in max(0, column)..<max(0, column, min(column + width, rowEnd(row))) {
            let place = row * self.width + column
            cells[place].style = style
            if cells[place].half == .trailing { cells[place - 1].style = style }
            if cells[place].half == .leading { cells[place + 1].style = style }
        }
    }

    /// Draws the bar of the selected row over what stands there, at most `width` columns: moving a bar sends its text twice,
    /// so it ends where 24 bytes of text end (24 columns of letters, 16 of hanzi), at the end of a word if it can, and a
    /// move stays below 90 bytes.
    /// Draw the `> ` marker beside it as well. Returns the columns it took.
    @discardableResult
    package mutating func bar(row: Int, column: Int, width: Int, style: Style = .selected) -> Int {
        guard row >= 0, row < height, column >= 0 else { return 0 }
        var (bytes, end) = (0, column)
        while end < min(column + width, rowEnd(row)) {
            let cell = self[row, end]
            if cell.half != .trailing {
                bytes += scalars(of: cell).reduce(0) { $0 + UTF8.width(Unicode.Scalar($1) ?? " ") }
                guard bytes <= 24 else {
                    end = wordEnd(row: row, from: column, to: end)
                    break
                }
            }
            end += 1
        }
        restyle(row: row, column: column, width: end - column, style: style)
        return end - column
    }

    /// Where the last whole word before `end` ends; `end` itself where that would leave next to nothing.
    private func wordEnd(row: Int, from column: Int, to end: Int) -> Int {
        func isBlank(_ place: Int) -> Bool { self[row, place].half == .whole && self[row, place].glyph == 0x20 }
        guard !isBlank(end), let blank = (column..<end).last(where: isBlank) else { return end }
        let word = (column..<blank).last { !isBlank($0) }.map { $0 + 1 } ?? column
        return word - column >= 4 ? word : end
    }

    /// Lays another canvas over this one, as a pop-up; wide characters under its edges are blanked whole.
    package mutating func put(_ other: Canvas, row: Int, column: Int) {
        for line in 0..<other.height where row + line >= 0 && row + line < height {
            for place in 0..<other.width {
                let cell = other.cells[line * other.width + place]
                guard cell.half != .trailing else { continue }
                let glyph = other.glyph(of: cell)
                set(glyph, row: row + line, column: column + place, style: cell.style)
            }
        }
        if let inner = other.cursor { cursor = (row + inner.row, column + inner.column) }
    }

    /// The first column that may not be written: one less in the last row.
    private func rowEnd(_ row: Int) -> Int { row == height - 1 ? width - 1 : width }

    private mutating func clear(row: Int, from start: Int, to end: Int, style: Style) {
        for column in max(0, start)..<max(0, start, end) { set(Glyph(base: 0x20, width: 1), row: row, column: column, style: style) }
    }

    private mutating func set(_ glyph: Glyph, row: Int, column: Int, style: Style) {
        let end = rowEnd(row)
        if glyph.width == 2 && (column == -1 || column == end - 1) {
            // Half of it would be outside: the half inside is blank.
            return set(Glyph(base: 0x20, width: 1), row: row, column: max(0, column), style: style)
        }
        guard column >= 0, column + glyph.width <= end else { return }
        let place = row * width + column
        orphan(place)
        cells[place] = Cell(glyph: code(for: glyph), style: style, half: glyph.width == 2 ? .leading : .whole)
        if glyph.width == 2 {
            orphan(place + 1, butNot: place)
            cells[place + 1] = Cell(style: style, half: .trailing)
        }
    }

    /// Blanks the other half of a wide character that is about to lose this one.
    private mutating func orphan(_ place: Int, butNot kept: Int = -1) {
        switch cells[place].half {
        case .whole: break
        case .leading: cells[place + 1] = Cell(style: cells[place + 1].style)
        case .trailing where place - 1 != kept: cells[place - 1] = Cell(style: cells[place - 1].style)
        case .trailing: break
        }
    }

    private mutating func code(for glyph: Glyph) -> UInt32 {
        guard !glyph.marks.isEmpty else { return glyph.base }
        let cluster = [glyph.base] + glyph.marks
        if let known = clusters.firstIndex(of: cluster) { return Cell.clusterBit | UInt32(known) }
        clusters.append(cluster)
        return Cell.clusterBit | UInt32(clusters.count - 1)
    }

    private func glyph(of cell: Cell) -> Glyph {
        let scalars = scalars(of: cell)
        return Glyph(base: scalars[0], marks: Array(scalars.dropFirst()), width: cell.half == .leading ? 2 : 1)
    }
}
