internal import Core
internal import Terminal
internal import Values

// Windows of rows: what is on the screen and a page around it, never more.

extension ListScreen {
    func pageHeight(_ desk: Desk) -> Int { max(1, desk.bodyHeight - 2 - head.count - (proofLine == nil ? 0 : 1) - proven.count) }

    package func reload(at desk: Desk) throws {
        let key = selectedKey
        let (before, answered) = (count, counted)
        wholeHead = try headLines?(desk) ?? []
        wrapHead(desk)
        proven = try proofs.map { try desk.prove($0, asOf: lastDay(desk)) }
        try readPage(at: max(0, top - pageHeight(desk)), desk, wantsTotals: true)
        if count < before || counted != answered { newRows = 0 }
        if let key, rows[safe: selected - pageOffset]?.key != key { try find(key, desk) }
        clamp(desk)
        proof = try proofLine?(desk) ?? ""
    }

    /// The rows above the list as the terminal is wide now.
    func wrapHead(_ desk: Desk) {
        headWidth = desk.display.width - 1
        head = wholeHead.flatMap { CardHead.wrapped($0, width: headWidth) }
        let most = max(2, desk.bodyHeight - 6)
        guard head.count > most else { return }
        head = head.prefix(most - 1) + ["…"]
    }

    /// What others added is counted, and seen where the first row is in sight; further down nothing moves under the eyes.
    package func noticeForeignCommit(at desk: Desk) throws {
        let (before, answered, offset, isAtTop) = (count, counted, selected - top, top == 0)
        try reload(at: desk)
        if count > before, counted == answered { newRows += count - before }
        guard !isAtTop else { return }
        top = max(0, selected - offset)
        needsPage = true
        clamp(desk)
    }

    /// The same record again, wherever it stands now: near by first, then in the whole list where it is short enough.
    private func find(_ key: String, _ desk: Desk) throws {
        if let near = rows.firstIndex(where: { $0.key == key }) {
            selected = pageOffset + near
            return
        }
        guard count <= 20_000 else { return }
        var all = window
        all.wantsTotals = false
        let table = try desk.ask(named: query.name, parameters, window: all)
        guard let place = table.rows.firstIndex(where: { ListRow(table.columns, $0).key == key }) else { return }
        selected = place
        top = max(0, selected - pageHeight(desk) / 2)
        needsPage = true
    }

    func readPage(at offset: Int, _ desk: Desk, wantsTotals: Bool) throws {
        var part = window
        part.offset = offset
        part.limit = pageHeight(desk) * 3
        part.wantsTotals = wantsTotals
        let table = try desk.ask(named: query.name, parameters, window: part)
        rows = table.rows.map { ListRow(table.columns, $0) }
        pageOffset = offset
        currency = table.currency
        noteWidths(desk)
        if wantsTotals {
            totals = table.totals
            count = table.count
            counted = Asked(parameters: parameters, filter: window.filter, today: desk.today)
        }
        needsPage = false
    }

    /// How wide the texts of each column were so far: what is cut takes cells from columns that have more than they need.
    /// Never narrower again, so that nothing moves when one goes back.
    func noteWidths(_ desk: Desk) {
        if widestLanguage != desk.language { (widest, widestLanguage) = ([:], desk.language) }
        for (index, column) in query.columns.enumerated() where column.alignment == .left && !column.isKey {
            var most = widest[column.name] ?? CharacterWidth.displayWidth(of: desk.words(column.title))
            for row in rows { most = max(most, CharacterWidth.displayWidth(of: cell(row, column, index, desk))) }
            widest[column.name] = most
        }
    }

    /// Makes sure that the rows on the screen are at hand.
    func ensurePage(_ desk: Desk) throws {
        clamp(desk)
        let last = min(count, top + pageHeight(desk))
        guard needsPage || top < pageOffset || last > pageOffset + rows.count else { return }
        try readPage(at: max(0, top - pageHeight(desk)), desk, wantsTotals: false)
    }

    func row(_ index: Int, _ desk: Desk) throws -> ListRow? {
        guard index >= 0, index < count else { return nil }
        if needsPage || index < pageOffset || index >= pageOffset + rows.count { try ensurePage(desk) }
        return rows[safe: index - pageOffset]
    }

    func clamp(_ desk: Desk) {
        selected = max(0, min(selected, count - 1))
        let height = pageHeight(desk)
        top = max(0, min(top, selected, max(0, count - height)))
        if selected >= top + height { top = selected - height + 1 }
    }

    /// From the first row, read anew: another filter, order or parameter.
    func restart(_ desk: Desk) throws {
        selectedKey = nil
        selected = 0
        top = 0
        newRows = 0
        typedOptions = [:]
        needsPage = true
        widest = [:]
        try reload(at: desk)
    }

    /// Asks with other parameters; where they are refused, the list stays as it was.
    func ask(_ wanted: [String: String], _ desk: Desk) throws {
        let before = parameters
        parameters = wanted
        do {
            try fillDays?(&parameters, desk)
            try restart(desk)
        } catch {
            parameters = before
            try restart(desk)
            throw error
        }
    }

    func move(to index: Int, _ desk: Desk) {
        selected = max(0, min(index, count - 1))
        clamp(desk)
        selectedKey = rows[safe: selected - pageOffset]?.key
    }
}
