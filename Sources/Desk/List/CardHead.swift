package import Core
internal import Terminal

/// The head of a card: named cells of a query's one row, in words and figures.
package struct CardHead {
    private let table: Table
    private let row: [Datum]
    private let desk: Desk

    /// Nil where the answer has no such row.
    package init?(_ table: Table, row: Int = 0, at desk: Desk) {
        guard table.rows.indices.contains(row) else { return nil }
        self.table = table
        self.row = table.rows[row]
        self.desk = desk
    }

    /// What stands in a column; blank where there is none.
    package func value(_ name: String) -> String {
        guard let index = table.columns.firstIndex(where: { $0.name == name }) else { return "" }
        return CellText.text(
            row[index], table.columns[index], row: row, columns: table.columns, currency: table.currency, at: desk)
    }

    /// The column's title and value; blank where there is no value.
    package func titled(_ name: String) -> String {
        let value = value(name)
        guard !value.isEmpty, let column = table.columns.first(where: { $0.name == name }) else { return "" }
        return desk.words(column.title) + " " + value
    }

    /// One row of the head: what is there, side by side.
    package func line(_ cells: [String]) -> String {
        cells.filter { !$0.isEmpty }.joined(separator: CardHead.gap)
    }

    /// A row of the head on as many rows as it needs: what stands side by side goes below where the terminal ends.
    static func wrapped(_ line: String, width: Int) -> [String] {
        guard CharacterWidth.displayWidth(of: line) > width else { return [line] }
        var rows: [String] = []
        for cell in line.split(separator: gap).map(String.init) {
            if CharacterWidth.displayWidth(of: cell) > width {
                rows += Wrapping.rows(of: cell, width: width)
            } else if let last = rows.last, CharacterWidth.displayWidth(of: last + gap + cell) <= width {
                rows[rows.count - 1] = last + gap + cell
            } else {
                rows.append(cell)
            }
        }
        return rows
    }

    private static let gap = "   "
}
