internal import Core
internal import Terminal
internal import Values

// F8 and F9. All errors at once, the cursor at the first; what was typed stays until it is saved.

extension FormScreen {
    /// The command's JSON from what is in the form.
    package func json() throws -> String {
        var object: [String: JSONValue] = [:]
        for field in plan.fields where field.isSent {
            if field.lineFields != nil {
                let lines = values.lines.indices.filter { !isBlank($0) }.map { line -> JSONValue in
                    var cells: [String: JSONValue] = [:]
                    for column in gridColumns where column.isSent {
                        let text = values[line, column.name]
                        if !text.isEmpty { cells[column.name] = FieldReading.json(text, column) }
                    }
                    return .object(cells)
                }
                object[field.name] = .list(lines)
            } else {
                let text = values[field.name]
                if !text.isEmpty { object[field.name] = FieldReading.json(text, field) }
            }
        }
        let emptied = plan.namesEmptied ? plan.fields.filter(isEmptied).map(\.name) : []
        if !emptied.isEmpty { object[Field.clear.name] = .list(emptied.map { .text($0) }) }
        return try JSON.encode(JSONValue.object(object))
    }

    /// Whether the record held something in a field in which nothing stands any more.
    func isEmptied(_ field: FormField) -> Bool {
        guard plan.stored != nil, field.isSent, field.lineFields == nil, !plan.ownFields.contains(field.name) else { return false }
        return values[field.name].isEmpty && !(storedBase?[field.name] ?? "").isEmpty
    }

    /// Reads every field; marks all that are wrong. True where none is.
    func check(_ desk: Desk) -> Bool {
        leaveField(desk)
        errors = errors.filter { $0.value.code == "desk.unknown-code" || $0.value.code == "desk.several-answer" }
        if let grid, wantsLine, let cell = firstCell(of: 0) {
            errors[path(cell)] = Refusal.fillIn(grid.field.title)
        }
        var first: FormPlace?
        for place in places where isOpen(place) {
            let path = path(place)
            if errors[path] == nil { errors[path] = problem(at: place, desk) }
            if errors[path] != nil, first == nil { first = place }
        }
        guard let first else {
            errors = [:]
            return true
        }
        go(to: first)
        sayErrors(first, desk)
        return false
    }

    /// Lines are required and none is there.
    private var wantsLine: Bool { grid?.field.isRequired == true && values.lines.indices.allSatisfy { isBlank($0) } }

    /// All fields and the cells of all lines that are not blank, in the order in which they stand; where lines are required
    /// and none is there, those of the first.
    var places: [FormPlace] {
        var places: [FormPlace] = head.indices.prefix(gridPosition).map { .field($0) }
        let shows = wantsLine ? 0 : nil
        for line in values.lines.indices where grid != nil && (!isBlank(line) || line == shows) {
            places += gridColumns.indices.map { .cell(line: line, column: $0) }
        }
        return places + head.indices.dropFirst(gridPosition).map { .field($0) }
    }

    private func problem(at place: FormPlace, _ desk: Desk) -> Refusal? {
        let field: FormField? =
            switch place {
            case .field(let index): head[safe: index]
            case .cell(_, let column): gridColumns[safe: column]
            }
        guard let field else { return nil }
        let text = value(place)
        if text.isEmpty {
            var wants = field.field.isRequired
            if case .field = place { wants = wants || isEmptied(field) && !plan.empties.contains(field.name) }
            return wants ? Refusal.fillIn(field.field.title) : nil
        }
        do {
            _ = try FieldReading.canonical(text, field.field.kind, today: desk.today, language: desk.language)
            return nil
        } catch { return error as? Refusal }
    }

    /// Says what is wrong with the first field in error, and how many there are.
    func sayErrors(_ first: FormPlace, _ desk: Desk) {
        guard let refusal = errors[path(first)] else { return }
        let all = refusal.counted(errors.count)
        // The second row says how many there are; where both do not fit under the form, the sentence goes before the count.
        let rows = Wrapping.rows(of: Message(.error, all).sentence(desk.language), width: desk.display.width - 1).count
        desk.say(errors.count > 1 && rows <= 2 ? Message(.error, all, code: refusal.code) : Message(refusal))
    }

    func save(_ desk: Desk) throws {
        // F8 pressed once too often: the record is saved, and the empty form for the next one is no error.
        if let savedMessage, !isDirty { return desk.say(savedMessage) }
        try save(desk, expecting: nil)
    }

    func save(_ desk: Desk, expecting: String?, isAcknowledged: Bool = false, isConfirmed: Bool = false) throws {
        guard check(desk) else { return }
        if !isAcknowledged, let warning = try plan.warn?(desk, values) {
            try tryOut(desk)
            warnedValues = values
            return desk.say(
                Message(
                    .warning,
                    Text(
                        en: warning.en + " " + plan.confirms.en, hans: warning.hans + plan.confirms.hans,
                        hant: warning.hant + plan.confirms.hant),
                    code: "desk.warning"))
        }
        warnedValues = nil
        if !isConfirmed, let confirmation = try plan.confirm?(desk, values) {
            try tryOut(desk)
            return desk.confirm(confirmation) { [weak self] desk in
                try self?.save(desk, expecting: expecting, isAcknowledged: true, isConfirmed: true)
            }
        }
        plan.noteValues(values)
        if let show = plan.show {
            for field in head { desk.stick(field, of: code, values[field.name]) }
            base = values
            return try show(desk, values)
        }
        // "Not saved yet" keeps the key, so that pressing F8 again does nothing twice.
        let saved = try numbered { try plan.save(desk, try json(), key, expecting) }
        finish(saved, desk)
        if let whenSaved {
            desk.close(self)
            try whenSaved(desk, saved)
        } else if plan.isRepeated {
            beginNext(desk)
            savedMessage = saved.message
        } else {
            desk.close(self)
            if let opens = saved.opens { try desk.open(opens.kind, opens.key) }
        }
        desk.say(saved.message)
    }

    /// What would be refused is refused before anything is asked.
    private func tryOut(_ desk: Desk) throws {
        guard let preview = plan.preview else { return }
        plan.noteValues(values)
        _ = try numbered { try preview(desk, try json()) }
    }

    /// Blank lines are not sent: what is refused of the second line that was sent may stand in the third of the form.
    private func numbered<Value>(_ body: () throws -> Value) throws -> Value {
        do {
            return try body()
        } catch let refusal as Refusal {
            let sent = values.lines.indices.filter { !isBlank($0) }
            throw refusal.placed { one in
                guard let parts = one.field?.split(separator: ".").map(String.init), parts.count > 1, parts[0] == grid?.name,
                    let line = Int(parts[1]), let place = sent[safe: line - 1]
                else { return one.field }
                return ([parts[0], String(place + 1)] + parts.dropFirst(2)).joined(separator: ".")
            }
        }
    }

    private func finish(_ saved: FormSaved, _ desk: Desk) {
        desk.finishDraft(token, of: self)
        desk.previousRecords[code] = values
        for field in head where field.isSticky { desk.stick(field, of: code, values[field.name]) }
        base = values
        isEdited = false
    }

    /// An empty form for the next record; what is sticky stays.
    private func beginNext(_ desk: Desk) {
        token = Company.newToken()
        key = Company.newToken()
        values = plan.start
        if grid != nil, values.lines.isEmpty { values.lines = [[:]] }
        (done, undone, errors, names, draftedAt) = ([], [], [:], [:], nil)
        base = values
        takeSticky(desk)
        go(to: head.firstIndex { !$0.isProtected && !$0.isSticky }.map { .field($0) } ?? firstCell(of: 0) ?? .field(0))
        nameCodes(desk)
    }

    func takeSticky(_ desk: Desk) {
        guard !isDirty else { return }
        for field in head where field.isSticky && values[field.name].isEmpty {
            values[field.name] = desk.stickyValues[code + "." + field.name] ?? ""
        }
        base = values
        if !isEdited { load() }
    }

    func preview(_ desk: Desk) throws {
        guard check(desk), let preview = plan.preview else { return }
        plan.noteValues(values)
        let found = try numbered { try preview(desk, try json()) }
        try desk.show(
            PreviewScreen(found, title: title, saveTitle: plan.saveTitle) { [weak self] desk in
                try self?.save(desk, expecting: found.token)
            })
    }
}

extension Refusal {
    static func fillIn(_ title: Text) -> Refusal {
        Refusal(
            "core.missing-field",
            Text(
                en: "Fill in “\(title.en)”.", hans: "请填写“\(title.hans)”。", hant: "請填寫「\(title.hant)」。"))
    }
}

extension Refusal {
    /// The sentence with the number of fields that need one.
    fileprivate func counted(_ count: Int) -> Text {
        Text(
            en: "\(count) fields to correct. \(text.en)", hans: "有 \(count) 栏需要更正。\(text.hans)",
            hant: "有 \(count) 欄需要更正。\(text.hant)")
    }
}
