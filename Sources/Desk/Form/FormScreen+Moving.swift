internal import Core
internal import Terminal
internal import Values

// From field to field: leaving a field reads what was typed; nothing typed is ever lost and nobody is ever trapped.

extension FormScreen {
    /// All places in the order of Enter and Tab: head fields before the lines, the lines, fields after them.
    var gridPosition: Int {
        guard let grid else { return head.count }
        let before = plan.fields.prefix { $0.name != grid.name }
        return before.filter { $0.lineFields == nil && !$0.isHidden }.count
    }

    func isOpen(_ place: FormPlace) -> Bool {
        switch place {
        case .field(let index): head[safe: index].map { !$0.isProtected } ?? false
        case .cell(_, let column): gridColumns[safe: column].map { !$0.isProtected && !$0.isHidden } ?? false
        }
    }

    func go(to new: FormPlace) {
        place = new
        if case .cell(let line, _) = new {
            while values.lines.count <= line { values.lines.append([:]) }
        }
        load()
    }

    func next(after place: FormPlace, addingLines: Bool) -> FormPlace? {
        switch place {
        case .field(let index):
            if grid != nil, index + 1 == gridPosition { return firstCell(of: 0) }
            return head.indices.dropFirst(index + 1).first { !head[$0].isProtected }.map { .field($0) } ?? wrap()
        case .cell(let line, let column):
            if let right = gridColumns.indices.dropFirst(column + 1).first(where: { isOpen(.cell(line: line, column: $0)) }) {
                return .cell(line: line, column: right)
            }
            if line + 1 < values.lines.count { return firstCell(of: line + 1) }
            guard addingLines, !isBlank(line) else { return afterGrid() }
            return firstCell(of: line + 1)
        }
    }

    func previous(before place: FormPlace) -> FormPlace? {
        switch place {
        case .field(let index):
            if grid != nil, index == gridPosition { return lastCell(of: max(0, values.lines.count - 1)) }
            return head.indices.prefix(index).last { !head[$0].isProtected }.map { .field($0) }
        case .cell(let line, let column):
            if let left = gridColumns.indices.prefix(column).last(where: { isOpen(.cell(line: line, column: $0)) }) {
                return .cell(line: line, column: left)
            }
            if line > 0 { return lastCell(of: line - 1) }
            return head.indices.prefix(gridPosition).last { !head[$0].isProtected }.map { .field($0) }
        }
    }

    private func wrap() -> FormPlace? {
        if grid != nil, gridPosition == head.count { return firstCell(of: 0) }
        return head.firstIndex { !$0.isProtected }.map { .field($0) }
    }

    func afterGrid() -> FormPlace? {
        head.indices.dropFirst(gridPosition).first { !head[$0].isProtected }.map { .field($0) }
            ?? head.firstIndex { !$0.isProtected }.map { .field($0) }
    }

    func firstCell(of line: Int) -> FormPlace? {
        gridColumns.indices.first { isOpen(.cell(line: line, column: $0)) }.map { .cell(line: line, column: $0) }
    }

    private func lastCell(of line: Int) -> FormPlace? {
        gridColumns.indices.last { isOpen(.cell(line: line, column: $0)) }.map { .cell(line: line, column: $0) }
    }

    func isBlank(_ line: Int) -> Bool {
        guard let cells = values.lines[safe: line] else { return true }
        return gridColumns.filter { !$0.isProtected && !$0.isHidden }.allSatisfy { (cells[$0.name] ?? "").isEmpty }
    }

    /// Reads what was typed in the current field. A wrong text stays, is marked and said; the cursor may go on.
    func leaveField(_ desk: Desk) {
        guard isEdited, let field = current else { return }
        isEdited = false
        let path = path(place)
        let before = value(place)
        let typed = editor.text
        remember()
        do {
            let text = try FieldReading.canonical(editor.text, field.field.kind, today: desk.today, language: desk.language)
            errors[path] = nil
            set(text, at: place)
            names[path] = nil
            if let lookup = field.lookup, !text.isEmpty, desk.mayAsk(lookup) { try resolve(text, lookup, field.field.title, path, desk) }
        } catch let refusal as Refusal {
            errors[path] = refusal.on(path)
            set(editor.text, at: place)
            desk.say(Message(refusal))
        } catch {
            desk.attempt { throw error }
        }
        if value(place) != before { recalculate(desk) }
        if field.lookup != nil, errors[path] == nil, value(place).lowercased() != typed.lowercased() { say(typed, desk) }
        keepDraft(desk)
    }

    func recalculate(_ desk: Desk) {
        guard let rule = plan.recalculate, let (name, line) = told() else { return }
        desk.attempt { try rule(desk, &values, name, line) }
        nameCodes(desk)
    }

    /// Tells the plan what was typed where a code was found for it.
    private func say(_ typed: String, _ desk: Desk) {
        guard let rule = plan.meant, let (name, line) = told() else { return }
        desk.attempt { try rule(desk, &values, typed, name, line) }
    }

    /// The current field as a plan is told of it, and its line.
    private func told() -> (name: String, line: Int?)? {
        guard let field = current else { return nil }
        guard case .cell(let line, _) = place else { return (field.name, nil) }
        return ((grid?.name ?? "lines") + "." + field.name, line)
    }

    func keepDraft(_ desk: Desk) {
        guard isDirty, !isPasting, !plan.isReadOnly else { return }
        desk.saveDraft(of: self)
        draftedAt = desk.savedDrafts[token]?.at
    }

    // MARK: Codes

    /// A code as the master writes it, or the one record that answers to a name, initials or a phone's end.
    private func resolve(_ text: String, _ lookup: String, _ field: Text, _ path: String, _ desk: Desk) throws {
        let found = try LookupRow.search(text, lookup, desk, limit: 3)
        if let exact = found.first(where: { $0.code.lowercased() == text.lowercased() }) {
            set(exact.code, at: place)
            names[path] = exact.name
        } else if let said = try only(text, lookup, found, desk) {
            set(said.code, at: place)
            names[path] = said.name
            desk.notePick(said, lookup)
        } else if found.count == 1 {
            set(found[0].code, at: place)
            names[path] = found[0].name
            desk.notePick(found[0], lookup)
        } else if found.isEmpty {
            let mayMake = current.flatMap(desk.master).map(desk.canCreate) ?? false
            throw Refusal.unknownCode(text, field, mayMake: mayMake)
        } else {
            throw Refusal.severalAnswer
        }
    }

    /// The one document whose number was said, `326` for PO-000326, however many others have that in their name.
    private func only(_ text: String, _ lookup: String, _ found: [LookupRow], _ desk: Desk) throws -> LookupRow? {
        let numbers = try desk.numbers(said: text, in: lookup)
        let own = found.filter { numbers.contains($0.code) }
        return own.count == 1 ? own[0] : nil
    }

    /// The names beside codes that are in the form already. Visible ones only.
    func nameCodes(_ desk: Desk) {
        for (index, field) in head.enumerated() {
            guard let lookup = field.lookup else { continue }
            let path = path(.field(index))
            let text = values[field.name]
            guard !text.isEmpty, names[path] == nil, errors[path] == nil else { continue }
            let found = (try? LookupRow.search(text, lookup, desk, limit: 3)) ?? []
            names[path] = found.first { $0.code == text }?.name ?? ""
        }
    }
}

extension Refusal {
    static let severalAnswer = Refusal(
        "desk.several-answer",
        Text(
            en: "Several records answer to this. F4 lists them; a digit picks one.",
            hans: "有多条记录符合。按 F4 列出，按数字选定。", hant: "有多筆紀錄符合。按 F4 列出，按數字選定。"))
}
