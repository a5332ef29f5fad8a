internal import Core
package import Terminal
internal import Values

extension ListScreen {
    /// Every column that the list has now.
    private var columns: [Column] {
        query.columns.filter { column in
            !column.isKey && (columnsOnRequest[column.name].map { parameters[$0] != nil } ?? true)
        }
    }

    /// What F11 shows, page by page: the first columns, then the extra ones, as many as fit, then others where there is room.
    func extraPages(_ desk: Desk) -> [[Column]] {
        let room = self.room(desk)
        func cells(_ column: Column) -> Int { min(column.width, room / 2) + 1 }
        let usual = columns.filter { !$0.isExtra }
        let first = Array(usual.prefix(kept))
        let begin = first.reduce(-1) { $0 + cells($1) }
        var pages: [[Column]] = []
        var (page, used) = (first, begin)
        for column in columns where column.isExtra {
            if used + cells(column) > room, page.count > first.count {
                pages.append(page)
                (page, used) = (first, begin)
            }
            page.append(column)
            used += cells(column)
        }
        for column in usual.dropFirst(kept) {
            guard used + cells(column) <= room else { break }
            page.append(column)
            used += cells(column)
        }
        return pages + [page]
    }

    /// The columns in sight: all that are not extra; on a wide screen extra ones as far as they fit; after F11 a page of others.
    func visibleColumns(_ desk: Desk) -> [Column] {
        let all = columns
        let room = self.room(desk)
        let wanted = all.filter { !$0.isExtra }
        let extra = all.filter(\.isExtra)
        if extraPage > 0, let page = extraPages(desk)[safe: extraPage - 1] { return page }
        if desk.display.width < 80 {
            // A handheld: the first columns, as many as keep a readable width.
            var used = -1
            return wanted.prefix { column in
                used += min(column.width, column.alignment == .right ? 99 : 10) + 1
                return used <= room
            }
        }
        guard desk.display.width > 80 else { return wanted }
        var used = wanted.reduce(-1) { $0 + $1.width + 1 }
        let added = extra.prefix { column in
            used += column.width + 1
            return used <= room
        }
        let names = Set((wanted + added).map(\.name))
        return all.filter { names.contains($0.name) }
    }

    private func firstColumn(_ desk: Desk) -> Int { allowedOptions(desk).isEmpty ? 2 : 5 }

    /// On a wide screen the right side shows everything about the selected row.
    private func paneWidth(_ desk: Desk) -> Int { desk.display.width >= 140 ? 50 : 0 }

    private func room(_ desk: Desk) -> Int { desk.display.width - 1 - firstColumn(desk) - paneWidth(desk) }

    /// Widths that fit: the widest text columns give way, never figures.
    private func widths(_ columns: [Column], _ desk: Desk) -> [Int] {
        var widths = columns.map { max($0.width, 1) }
        let room = self.room(desk)
        func total() -> Int { widths.reduce(-1) { $0 + $1 + 1 } }
        while total() > room {
            let giving = columns.indices.filter { columns[$0].alignment == .left && !columns[$0].isDay && widths[$0] > 6 }
            guard let widest = giving.max(by: { widths[$0] < widths[$1] }) else { break }
            widths[widest] -= 1
        }
        lend(&widths, columns, room - total())
        return widths
    }

    /// Columns whose texts are cut take the cells that are free, then those that others do not need.
    private func lend(_ widths: inout [Int], _ columns: [Column], _ free: Int) {
        let texts = columns.indices.filter { columns[$0].alignment == .left && !columns[$0].isDay }
        func lacking(_ index: Int) -> Int { max(0, (widest[columns[index].name] ?? 0) - widths[index]) }
        func spare(_ index: Int) -> Int { max(0, widths[index] - (widest[columns[index].name] ?? widths[index])) }
        var free = max(0, free)
        // The one that lacks least is whole first.
        for index in texts.sorted(by: { lacking($0) < lacking($1) }) where lacking(index) > 0 {
            var wanted = lacking(index)
            let own = min(free, wanted)
            (widths[index], free, wanted) = (widths[index] + own, free - own, wanted - own)
            for other in texts where wanted > 0 && other != index && spare(other) > 0 {
                let lent = min(spare(other), wanted)
                (widths[index], widths[other], wanted) = (widths[index] + lent, widths[other] - lent, wanted - lent)
            }
        }
    }

    package func draw(into canvas: inout Canvas, in whole: Area, at desk: Desk) {
        if headWidth != desk.display.width - 1 { wrapHead(desk) }
        desk.attempt { try ensurePage(desk) }
        if widestLanguage != desk.language { noteWidths(desk) }
        for (offset, line) in head.enumerated() {
            canvas.put(line, row: whole.top + offset, column: 0, width: whole.width - 1)
        }
        let area = Area(top: whole.top + head.count, height: whole.height - head.count, width: whole.width)
        for (offset, line) in proven.enumerated() {
            let row = area.foot - proven.count - (proofLine == nil ? 0 : 1) + offset
            line.draw(into: &canvas, row: row, width: area.width - 1, at: desk)
        }
        let columns = visibleColumns(desk)
        let widths = widths(columns, desk)
        let left = firstColumn(desk)
        let options = allowedOptions(desk)
        if !options.isEmpty {
            canvas.put(options.map { "\($0.digit)=" + desk.words($0.title) }.joined(separator: "  "), row: area.top, column: 0)
            canvas.put(desk.words(Text(en: "Opt", hans: "选项", hant: "選項")), row: area.top + 1, column: 0, width: 4, style: .heading)
        }
        var column = left
        for (index, heading) in columns.enumerated() {
            let sign = window.sort == heading.name ? (window.isDescending ? "v" : "^") : ""
            canvas.put(
                CharacterWidth.truncate(desk.words(heading.title), to: widths[index] - sign.count) + sign, row: area.top + 1,
                column: column, width: widths[index], style: .heading, align: heading.alignment == .right ? .right : .left)
            column += widths[index] + 1
        }
        let height = pageHeight(desk)
        firstLine = area.top + 2
        for line in 0..<height {
            guard let row = rows[safe: top + line - pageOffset], top + line < count else { break }
            draw(row, isSelected: top + line == selected, at: area.top + 2 + line, columns, widths, left, &canvas, desk)
        }
        if count == 0 {
            canvas.put(desk.words(Text(en: "No rows.", hans: "没有记录。", hant: "沒有紀錄。")), row: area.top + 2, column: left)
            canvas.cursor = (area.top + 2, left)
        }
        drawPane(area, &canvas, desk)
        if proofLine != nil { canvas.put(proof, row: area.foot - 1, column: 0, width: area.width - 1) }
        drawFoot(columns, widths, left, area, &canvas, desk)
        if let entry {
            let start = CharacterWidth.displayWidth(of: subtitle(at: desk))
            entry.editor.draw(into: &canvas, row: 1, column: start, width: area.width - 2 - start, style: .input, isFocused: true)
        }
    }

    private func draw(
        _ row: ListRow, isSelected: Bool, at line: Int, _ columns: [Column], _ widths: [Int], _ left: Int,
        _ canvas: inout Canvas, _ desk: Desk
    ) {
        // The marker stands beside the bar: nothing underlined between them costs bytes when the bar moves.
        canvas.put(isSelected ? ">" : " ", row: line, column: left - 2)
        if marked[row.key] != nil { canvas.put("*", row: line, column: left - (left == 5 ? 3 : 1)) }
        if left == 5 { canvas.put(typedOptions[row.key]?.digits ?? "", row: line, column: 0, width: 2, style: .input) }
        var place = left
        var focus = left == 5 ? 0 : left
        for (index, column) in columns.enumerated() {
            guard let source = query.columns.firstIndex(where: { $0.name == column.name }) else { continue }
            canvas.put(
                cell(row, column, source, desk), row: line, column: place, width: widths[index],
                align: column.alignment == .right ? .right : .left,
                overflow: column.alignment == .right ? .hashes : .mark)
            if index == focusedColumn { focus = place }
            place += widths[index] + 1
        }
        guard isSelected else { return }
        selectedKey = row.key
        canvas.bar(row: line, column: left, width: place - 1 - left)
        canvas.cursor = (line, focus)
    }

    private func drawPane(_ area: Area, _ canvas: inout Canvas, _ desk: Desk) {
        let width = paneWidth(desk)
        guard width > 0, let row = rows[safe: selected - pageOffset] else { return }
        let left = area.width - width
        var line = area.top + 1
        for (index, column) in query.columns.enumerated()
        where !column.isKey && (columnsOnRequest[column.name].map { parameters[$0] != nil } ?? true) {
            let text = cell(row, column, index, desk)
            guard !text.isEmpty, line < area.foot - 1 else { continue }
            canvas.put(desk.words(column.title), row: line, column: left, width: 18, style: .heading)
            for part in Wrapping.rows(of: text, width: width - 21).prefix(4) {
                canvas.put(part, row: line, column: left + 19, width: width - 20)
                line += 1
            }
        }
    }

    /// Whether each total has room under its column without writing over the one before it.
    private func totalsFit(_ number: String, _ columns: [Column], _ widths: [Int], _ left: Int, _ currency: Currency) -> Bool {
        var (free, place) = (CharacterWidth.displayWidth(of: number) + 1, left)
        for (column, width) in zip(columns, widths) {
            if let total = totals.first(where: { $0.column == column.name }) {
                let needed = max(width, CharacterWidth.displayWidth(of: CellText.total(total, column, currency: currency)))
                guard needed == width || place + width - needed >= free else { return false }
                free = place + width + 1
            }
            place += width + 1
        }
        return true
    }

    /// Totals under their columns where they are in one currency and fit there; else side by side. Without totals, the focused cell in full.
    private func drawFoot(
        _ columns: [Column], _ widths: [Int], _ left: Int, _ area: Area, _ canvas: inout Canvas, _ desk: Desk
    ) {
        let number = desk.words(Text(en: count == 1 ? "1 row" : "\(count) rows", hans: "\(count) 行", hant: "\(count) 列"))
        let currency = currency ?? desk.company.currency
        let codes = Set(totals.compactMap(\.currency))
        if codes.count > 1 || !totalsFit(number, columns, widths, left, currency) {
            let sums = totals.compactMap { total in
                query.columns.first { $0.name == total.column }.map { column in
                    (codes.count > 1 ? "" : desk.words(column.title) + " ") + CellText.total(total, column, currency: currency)
                }
            }
            canvas.put(number + "  " + sums.joined(separator: "  "), row: area.foot, column: 0, width: area.width - 1, style: .heading)
            return
        }
        canvas.put(number, row: area.foot, column: 0, style: totals.isEmpty ? .text : .heading)
        var place = left
        for (index, column) in columns.enumerated() {
            if let total = totals.first(where: { $0.column == column.name }) {
                let text = CellText.total(total, column, currency: currency)
                let needed = max(widths[index], CharacterWidth.displayWidth(of: text))
                canvas.put(
                    text, row: area.foot, column: place + widths[index] - needed, width: needed, style: .heading, align: .right,
                    overflow: .hashes)
            }
            place += widths[index] + 1
        }
        guard totals.isEmpty, let row = rows[safe: selected - pageOffset], let column = columns[safe: max(0, focusedColumn)],
            let source = query.columns.firstIndex(where: { $0.name == column.name })
        else { return }
        let whole = cell(row, column, source, desk)
        guard let place = columns.firstIndex(where: { $0.name == column.name }),
            CharacterWidth.displayWidth(of: whole) > widths[place]
        else { return }
        let text = desk.words(column.title) + ": " + whole
        let start = CharacterWidth.displayWidth(of: number) + 3
        canvas.put(text, row: area.foot, column: start, width: area.width - 1 - start)
    }
}

extension Column {
    /// A day cut short is no day, so its column never gives way.
    fileprivate var isDay: Bool {
        if case .day = kind { true } else { false }
    }
}
