internal import Terminal

/// How the answers of a look-up stand in a window: columns as wide as what is in them, names whole before anything else.
enum LookupLayout {
    /// The widest a column other than the name grows.
    private static let most = 20

    /// One line for each row, none wider than `room`. The name takes what the others leave; where that is too little, the
    /// last columns are left out.
    static func lines(_ rows: [LookupRow], room: Int) -> [String] {
        let shown = columns(rows, room: room)
        return rows.map { row in
            let cells = shown.map { column, width in
                CharacterWidth.pad(row.cells[safe: column] ?? "", to: width, align: row.isFigure(column) ? .right : .left)
            }
            return cells.joined(separator: " ")
        }
    }

    /// The columns that are shown, with their widths; empty ones are not.
    private static func columns(_ rows: [LookupRow], room: Int) -> [(column: Int, width: Int)] {
        let name = rows.lazy.compactMap(\.namePlace).first
        let all = (0..<(rows.map(\.cells.count).max() ?? 0)).map { column in
            let wide = rows.map { CharacterWidth.displayWidth(of: $0.cells[safe: column] ?? "") }.max() ?? 0
            return (column: column, width: column == name ? wide : min(wide, most))
        }
        var shown = all.filter { $0.width > 0 }
        while total(shown) > room, let last = shown.lastIndex(where: { $0.column != name && $0.column != shown.first?.column }) {
            shown.remove(at: last)
        }
        if let place = shown.firstIndex(where: { $0.column == name }), total(shown) > room {
            shown[place].width = max(8, shown[place].width - (total(shown) - room))
        }
        return shown
    }

    private static func total(_ columns: [(column: Int, width: Int)]) -> Int {
        columns.reduce(0) { $0 + $1.width } + max(0, columns.count - 1)
    }
}
