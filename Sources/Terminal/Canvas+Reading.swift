/// A canvas as text: what tests, golden files and screen copies read.
extension Canvas {
    /// A row as a person reads it, without the blanks at its end.
    package func line(_ row: Int) -> String {
        var text = fullLine(row)
        while text.last == " " { text.removeLast() }
        return text
    }

    /// A row with all its columns.
    package func fullLine(_ row: Int) -> String { text(row: row, column: 0, width: width) }

    /// What stands in these columns; a wide character counts where it begins.
    package func text(row: Int, column: Int, width: Int) -> String {
        guard row >= 0, row < height else { return "" }
        var scalars = String.UnicodeScalarView()
        for column in max(0, column)..<max(0, column, min(column + width, self.width)) {
            let cell = self[row, column]
            guard cell.half != .trailing else { continue }
            for value in self.scalars(of: cell) { scalars.append(Unicode.Scalar(value) ?? " ") }
        }
        return String(scalars)
    }

    /// All rows, each without the blanks at its end.
    package var lines: [String] { (0..<height).map(line) }

    /// The whole screen as one text, rows ended by "\n".
    package var plainText: String { lines.joined(separator: "\n") }

    /// One letter a column for its role (`Role.letter`), `+` marks left out; blanks at the end in plain style are cut.
    package func styleLine(_ row: Int) -> String {
        var letters = (0..<width).map { self[row, $0].style.role.letter }
        while letters.last == Role.text.letter { letters.removeLast() }
        return String(letters)
    }

    /// Whether a row that contains the text exists; where it is.
    package func find(_ text: String) -> (row: Int, column: Int)? {
        for row in 0..<height {
            let line = fullLine(row)
            guard let found = line.firstRange(of: text) else { continue }
            return (row, CharacterWidth.displayWidth(of: String(line[..<found.lowerBound])))
        }
        return nil
    }

    /// A cell; row and column must lie on the canvas.
    package subscript(row: Int, column: Int) -> Cell { cells[row * width + column] }

    /// Base and marks of a cell.
    func scalars(of cell: Cell) -> [UInt32] {
        cell.isCluster ? clusters[Int(cell.glyph & ~Cell.clusterBit)] : [cell.glyph]
    }
}

extension Canvas: Equatable {
    /// Equal is what shows the same, whatever was drawn before.
    package static func == (left: Canvas, right: Canvas) -> Bool {
        left.width == right.width && left.height == right.height && left.cursor?.row == right.cursor?.row
            && left.cursor?.column == right.cursor?.column && (0..<left.height).allSatisfy { left.hasSameRow($0, as: right) }
    }

    /// Whether two canvases of one width show the same in a row.
    func hasSameRow(_ row: Int, as other: Canvas) -> Bool {
        for place in (row * width)..<((row + 1) * width) {
            let (mine, theirs) = (cells[place], other.cells[place])
            if mine.isCluster || theirs.isCluster {
                guard mine.style == theirs.style, mine.half == theirs.half, scalars(of: mine) == other.scalars(of: theirs) else {
                    return false
                }
            } else if mine != theirs {
                return false
            }
        }
        return true
    }
}
