internal import Terminal
internal import Values

/// A window over a screen, without box lines: a heading bar, rows, a foot.
struct Popup {
    var title: String
    var lines: [String]
    var foot: String?
    var width: Int?
    /// Row and column of its upper left corner; nil: in the middle.
    var at: (row: Int, column: Int)?

    /// Draws it; the cursor goes to the selected row. Returns where the first row of text stands.
    @discardableResult
    func draw(into canvas: inout Canvas, in area: Area, selected: Int?) -> (row: Int, column: Int) {
        let widest = (lines + [title, foot ?? ""]).map(CharacterWidth.displayWidth).max() ?? 0
        let inner = min(max(width ?? widest, 16), area.width - 6)
        let height = min(lines.count, area.height - 3) + 1 + (foot == nil ? 0 : 1)
        let top = min(at?.row ?? (area.top + max(0, (area.height - height) / 3)), area.top + area.height - height)
        let left = max(0, min(at?.column ?? (area.width - inner - 4) / 2, area.width - inner - 4))
        for row in 0...height { canvas.fill(row: top + row, column: left, width: inner + 4) }
        canvas.put(" " + title, row: top, column: left, width: inner + 4, style: .heading.with(.reverse))
        let room = height - 1 - (foot == nil ? 0 : 1)
        let first = max(0, min((selected ?? 0) - room + 1, lines.count - room))
        for (offset, line) in lines[first..<min(lines.count, first + room)].enumerated() {
            let row = top + 1 + offset
            canvas.put(line, row: row, column: left + 2, width: inner)
            if first + offset == selected {
                canvas.put(">", row: row, column: left)
                canvas.bar(row: row, column: left + 2, width: inner)
                canvas.cursor = (row, left + 2)
            }
        }
        if let foot { canvas.put(foot, row: top + height - 1, column: left + 2, width: inner, style: .legend) }
        if selected == nil { canvas.cursor = (min(top + 1, canvas.height - 2), left + 2) }
        return (top + 1, left + 2)
    }
}
