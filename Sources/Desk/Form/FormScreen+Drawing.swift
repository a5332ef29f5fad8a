internal import Core
package import Terminal
internal import Values

// Inputs are underlined, required ones have *, ones with a list +, figures stand right, protected ones are plain:
// all without colour.

extension FormScreen {
    package func subtitle(at desk: Desk) -> String {
        if let whole = cutCell(desk) { return whole }
        return errors.isEmpty
            ? plan.headLine?(desk, values) ?? ""
            : desk.words(Text(en: "\(errors.count) to correct", hans: "\(errors.count) 处需更正", hant: "\(errors.count) 處需更正"))
    }

    package func draw(into canvas: inout Canvas, in area: Area, at desk: Desk) {
        spots = []
        let before = Array(head.indices.prefix(gridPosition))
        let after = Array(head.indices.dropFirst(gridPosition))
        if grid == nil, plan.aside != nil {
            let rows = packed(before, area, desk)
            drawPacked(rows, at: area.top, area, &canvas, desk)
            drawAside(at: area.top + rows.count + 1, area, &canvas, desk)
        } else if grid == nil {
            drawColumn(before, at: area.top, rows: area.height, area, &canvas, desk)
        } else {
            let top = packed(before, area, desk)
            let bottom = packed(after, area, desk)
            let topRows = min(top.count, max(2, area.height - 6))
            let bottomRows = min(bottom.count, max(0, area.height - topRows - 4))
            drawPacked(Array(top.prefix(topRows)), at: area.top, area, &canvas, desk)
            let height = area.height - topRows - bottomRows - 1
            drawGrid(at: area.top + topRows, height: height, area, &canvas, desk)
            drawPacked(Array(bottom.prefix(bottomRows)), at: area.top + area.height - bottomRows, area, &canvas, desk)
        }
        if let foot = plan.footLine { canvas.put(foot(desk, values), row: area.foot, column: 0, width: area.width - 1, style: .heading) }
        drawSuggestions(area, &canvas, desk)
    }

    /// A click into a field goes there, as an arrow would.
    package func click(row: Int, column: Int, at desk: Desk) throws -> Bool {
        guard let spot = spots.first(where: { $0.row == row && $0.columns.contains(column) }), isOpen(spot.place) else { return false }
        if spot.place != place { leave(to: spot.place, desk) }
        return true
    }

    // MARK: Fields

    private func labelWidth(_ indices: [Int], _ desk: Desk, most: Int = 24) -> Int {
        min(most, indices.map { CharacterWidth.displayWidth(of: desk.words(head[$0].field.title)) }.max() ?? 0)
    }

    /// One field a row, scrolled so that the focus is in sight.
    private func drawColumn(_ indices: [Int], at row: Int, rows: Int, _ area: Area, _ canvas: inout Canvas, _ desk: Desk) {
        // A field a row: what the fields leave is the labels'.
        let cells = indices.map { min(head[$0].cells + marks(head[$0]), 40) }.max() ?? 0
        let width = labelWidth(indices, desk, most: max(24, min(44, area.width - 5 - cells)))
        guard indices.count > rows else {
            for (offset, index) in indices.enumerated() {
                drawField(index, row: row + offset, column: 0, label: width, area, &canvas, desk)
            }
            return
        }
        if case .field(let index) = place {
            fieldTop = min(max(fieldTop, index - rows + 1), index)
        }
        for (offset, index) in indices.dropFirst(fieldTop).prefix(rows).enumerated() {
            drawField(index, row: row + offset, column: 0, label: width, area, &canvas, desk)
        }
    }

    /// Two short fields a row where both fit. A code with a name beside it stands alone while there is room for the rows;
    /// what stands under the fields needs the room more.
    private func packed(_ indices: [Int], _ area: Area, _ desk: Desk) -> [[Int]] {
        guard plan.aside == nil else { return packed(indices, area, desk, name: 8) }
        // The longest names first: 宁波海固紧固件有限公司 takes 22 cells.
        for name in [24, 16] {
            let roomy = packed(indices, area, desk, name: name)
            if roomy.count <= area.height / 3 { return roomy }
        }
        return packed(indices, area, desk, name: 8)
    }

    private func packed(_ indices: [Int], _ area: Area, _ desk: Desk, name: Int) -> [[Int]] {
        let half = (area.width - 1) / 2 - FormScreen.gap
        let label = labelWidth(indices, desk)
        func isShort(_ index: Int) -> Bool {
            let field = head[index]
            // Whom or what the form is about stands alone where its name would be cut.
            let beside = index == indices.first && field.field.isRequired ? max(name, 20) : name
            return label + 2 + field.cells + marks(field) + 1 + (field.lookup == nil ? 0 : 1 + beside) <= half
        }
        var rows: [[Int]] = []
        for index in indices {
            if let last = rows.last, last.count == 1, isShort(index), isShort(last[0]) {
                rows[rows.count - 1].append(index)
            } else {
                rows.append([index])
            }
        }
        return rows
    }

    /// Blank cells between what stands beside a field and the label of the next one in the row.
    private static let gap = 2

    /// Cells of the mark of a field with a list, and of the blank behind it.
    private func marks(_ field: FormField) -> Int {
        (field.lookup != nil || field.field.isStepped) && !field.isProtected ? 2 : 0
    }

    private func drawPacked(_ rows: [[Int]], at top: Int, _ area: Area, _ canvas: inout Canvas, _ desk: Desk) {
        let width = labelWidth(rows.flatMap { $0 }, desk)
        for (offset, row) in rows.enumerated() {
            for (part, index) in row.enumerated() {
                let right = row.count == 1 ? area.width - 1 : (part == 0 ? (area.width - 1) / 2 - FormScreen.gap : area.width - 1)
                drawField(
                    index, row: top + offset, column: part * (area.width - 1) / 2, label: width, right: right, area, &canvas, desk)
            }
        }
    }

    private func drawField(
        _ index: Int, row: Int, column: Int, label: Int, right: Int? = nil, _ area: Area, _ canvas: inout Canvas, _ desk: Desk
    ) {
        let field = head[index]
        let here = FormPlace.field(index)
        let edge = right ?? (area.width - 1)
        canvas.put(desk.words(field.field.title), row: row, column: column, width: label, overflow: .mark)
        canvas.put(field.field.isRequired && !field.isProtected ? "*" : ":", row: row, column: column + label)
        let start = column + label + 2
        // An error's mark has its own place, so that nothing moves when it appears.
        let marks = marks(field)
        let cells = max(2, min(field.cells, edge - start - marks - 1))
        drawValue(here, field, row: row, column: start, cells: cells, spare: field.isProtected ? 0 : 1, &canvas, desk)
        if marks > 0 { canvas.put("+", row: row, column: start + cells) }
        if errors[path(here)] != nil { canvas.put("E", row: row, column: start + cells + marks, style: .error) }
        let place = start + cells + marks + 2
        if let name = names[path(here)], edge - place > 3 {
            canvas.put(name, row: row, column: place, width: edge - place, style: .protected)
        }
    }

    /// - Parameter spare: cells at the end that stay blank between the value and the marks behind it.
    private func drawValue(
        _ here: FormPlace, _ field: FormField, row: Int, column: Int, cells: Int, spare: Int, _ canvas: inout Canvas, _ desk: Desk
    ) {
        spots.append((here, row, column..<column + cells))
        let isFocused = here == place
        let isInput = !field.isProtected && !isReadOnly(desk)
        let style: Style = errors[path(here)] != nil ? .error : isInput ? .input : .protected
        let room = cells - spare
        if spare > 0 { canvas.put("", row: row, column: column, width: cells, style: style) }
        if isFocused, isInput {
            let shown = editor.replacesAll || !isEdited || field.field.isStepped ? shown(editor.text, field, room, desk) : editor.text
            if shown != editor.text {
                canvas.put(shown, row: row, column: column, width: room, style: style)
                canvas.cursor = (row, column)
            } else {
                editor.draw(into: &canvas, row: row, column: column, width: room, style: style, isFocused: true)
            }
            return
        }
        canvas.put(
            shown(value(here), field, room, desk), row: row, column: column, width: room, style: style,
            align: field.isNumber ? .right : .left, overflow: field.isNumber ? .hashes : .mark)
        if isFocused { canvas.cursor = (row, column) }
    }

    /// A value as people read it; a figure too long for its cells without its thousands apart.
    private func shown(_ value: String, _ field: FormField, _ room: Int, _ desk: Desk) -> String {
        let shown = FieldReading.shown(value, field.field.kind, desk.language)
        return field.isNumber && CharacterWidth.displayWidth(of: shown) > room ? value : shown
    }

    // MARK: Lines

    /// The value under the cursor in full, with its field's name, where its cells cut it.
    private func cutCell(_ desk: Desk) -> String? {
        guard case .cell(_, let column) = place, let field = gridColumns[safe: column] else { return nil }
        let kept = field.isNumber ? value(place) : FieldReading.shown(value(place), field.field.kind, desk.language)
        let text = isEdited ? editor.text : kept
        let width = gridWidths(Area(top: 0, height: 0, width: desk.display.width))[column]
        return CharacterWidth.displayWidth(of: text) > width ? desk.words(field.field.title) + ": " + text : nil
    }

    /// Cells of a line's number.
    private var numberCells: Int { max(2, String(values.lines.count).count) }

    /// Where the first cell of a line begins: behind its number and the place of an error's mark, each with a blank.
    private var gridStart: Int { numberCells + 3 }

    private func gridWidths(_ area: Area) -> [Int] {
        var widths = gridColumns.map { $0.isHidden ? 0 : max($0.lineCells, 4) }
        func total() -> Int { widths.reduce(gridStart - 1) { $0 + ($1 == 0 ? 0 : $1 + 1) } }
        while total() > area.width - 1 {
            guard let widest = widths.indices.max(by: { widths[$0] < widths[$1] }), widths[widest] > 6 else { break }
            widths[widest] -= 1
        }
        return widths
    }

    /// Only the lines in sight are drawn: line 300 costs what line 3 costs.
    private func drawGrid(at top: Int, height: Int, _ area: Area, _ canvas: inout Canvas, _ desk: Desk) {
        cellsDrawn = 0
        let widths = gridWidths(area)
        var column = gridStart
        for (index, field) in gridColumns.enumerated() where widths[index] > 0 {
            let mark = field.isProtected ? "" : (field.field.isRequired ? "*" : "") + (field.lookup != nil ? "+" : "")
            // A heading that is cut says so, and what the cells take stays in sight.
            let room = widths[index] - mark.count
            let title = CharacterWidth.truncate(desk.words(field.heading ?? field.field.title), to: room)
            canvas.put(
                title + mark, row: top, column: column, width: widths[index], style: .heading,
                align: field.isNumber ? .right : .left)
            column += widths[index] + 1
        }
        let room = max(1, height)
        if case .cell(let line, _) = place {
            gridTop = min(max(gridTop, line - room + 1), line)
        }
        gridTop = max(0, min(gridTop, values.lines.count - 1))
        for offset in 0..<min(room, values.lines.count - gridTop) {
            let line = gridTop + offset
            canvas.put(String(line + 1), row: top + 1 + offset, column: 0, width: numberCells, align: .right)
            let prefix = "\(grid?.name ?? "lines").\(line + 1)."
            if errors.keys.contains(where: { $0.hasPrefix(prefix) }) {
                canvas.put("E", row: top + 1 + offset, column: gridStart - 2, style: .error)
            }
            var column = gridStart
            for (index, field) in gridColumns.enumerated() where widths[index] > 0 {
                drawValue(
                    .cell(line: line, column: index), field, row: top + 1 + offset, column: column, cells: widths[index], spare: 0,
                    &canvas, desk)
                cellsDrawn += 1
                column += widths[index] + 1
            }
        }
    }
}
