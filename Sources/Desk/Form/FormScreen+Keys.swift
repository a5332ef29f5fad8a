internal import Core
package import Terminal
internal import Values

// What keys do in a form. Enter takes the field and goes on; at the end of a line it opens the next; on an empty new
// line it goes to the foot.

extension FormScreen {
    package func handle(_ key: Key, at desk: Desk) throws -> Bool {
        defer { warnedValues = nil }
        switch key {
        case .enter where isAcknowledging: try save(desk, expecting: nil, isAcknowledged: true)
        case .enter: try enter(desk)
        case .tab: leave(to: next(after: place, addingLines: true), desk)
        case .backTab: leave(to: previous(before: place), desk)
        case .down: leave(to: vertical(1), desk)
        case .up: leave(to: vertical(-1), desk)
        case .pageDown: leave(to: vertical(10), desk)
        case .pageUp: leave(to: vertical(-10), desk)
        case .control("z"): undo(desk)
        case .control("r"): redo(desk)
        case .control("d"): duplicateField(desk)
        case .control("k"):
            _ = edit(.control("k"), desk)
            leave(to: next(after: place, addingLines: true), desk)
        case .function(8) where !plan.isReadOnly && !desk.session.may(plan.right):
            // The role went while the form was open; what was typed is in the draft.
            throw Refusal.notAllowed(plan.right)
        case .paste(let text) where text.contains("\t") && grid != nil: previewPaste(text, desk)
        case .text(let character) where takeChoice(character, desk): break
        default: return edit(key, desk)
        }
        return true
    }

    private func edit(_ key: Key, _ desk: Desk) -> Bool {
        guard let field = current, isOpen(place) else { return false }
        guard !isReadOnly(desk) else { return refuseTyping(key, desk) }
        if field.field.isStepped, key == .text(" ") {
            editor.set(field.field.nextChoice(after: editor.text))
            isEdited = true
            return true
        }
        if case .memo = field.field.kind, editor.text.contains("\n") {
            desk.attempt { try openMemo(desk) }
            return true
        }
        if case .memo = field.field.kind, case .paste(let text) = key, text.contains("\n") {
            editor.insertLines(text)
            isEdited = true
            desk.attempt { try openMemo(desk) }
            return true
        }
        let before = editor.text
        guard editor.take(key) else { return false }
        if editor.text != before { isEdited = true }
        if let full = field.advancesAt, editor.text.count >= full, editor.text.count > before.count {
            leave(to: next(after: place, addingLines: true), desk)
        }
        return true
    }

    private func enter(_ desk: Desk) throws {
        if isEdited, let lookup = current?.lookup, !editor.isEmpty {
            leaveField(desk)
            if errors[path(place)]?.code == "desk.several-answer" {
                errors[path(place)] = nil
                desk.clearMessage()
                return try openLookup(lookup, desk, isTyping: true, isAnswered: true)
            }
        }
        if case .cell(let line, _) = place, isBlank(line), !isEdited {
            return leave(to: afterGrid(), desk)
        }
        if plan.isReport, place == head.indices.last(where: { !head[$0].isProtected }).map({ .field($0) }) { return try save(desk) }
        leave(to: next(after: place, addingLines: true), desk)
    }

    func leave(to new: FormPlace?, _ desk: Desk) {
        leaveField(desk)
        if let new { go(to: new) } else { load() }
    }

    private func vertical(_ rows: Int) -> FormPlace? {
        switch place {
        case .cell(let line, let column):
            let target = line + rows
            if target < 0 { return head.indices.prefix(gridPosition).last { !head[$0].isProtected }.map { .field($0) } }
            if target >= values.lines.count { return rows > 1 ? .cell(line: values.lines.count - 1, column: column) : afterGrid() }
            return .cell(line: target, column: column)
        case .field:
            return rows > 0 ? next(after: place, addingLines: false) : previous(before: place)
        }
    }

    // MARK: Undo, redo, the same again

    private func undo(_ desk: Desk) {
        if isEdited { return load() }
        guard let before = done.popLast() else { return }
        undone.append(values)
        values = before
        afterTravel(desk)
    }

    private func redo(_ desk: Desk) {
        guard let again = undone.popLast() else { return }
        done.append(values)
        values = again
        afterTravel(desk)
    }

    private func afterTravel(_ desk: Desk) {
        if case .cell(let line, let column) = place, line >= values.lines.count {
            place = .cell(line: max(0, values.lines.count - 1), column: column)
        }
        names = [:]
        errors = [:]
        load()
        nameCodes(desk)
        keepDraft(desk)
    }

    /// In a line: from the line above. Elsewhere: from the record saved before.
    private func duplicateField(_ desk: Desk) {
        guard let field = current, isOpen(place), !isReadOnly(desk) else { return }
        let text: String
        if case .cell(let line, _) = place, line > 0 {
            text = values[line - 1, field.name]
        } else if case .cell = place {
            text = desk.previousRecords[code]?.lines.first?[field.name] ?? ""
        } else {
            text = desk.previousRecords[code]?[field.name] ?? ""
        }
        guard !text.isEmpty else {
            return desk.say(Text(en: "There is no record before this one.", hans: "没有上一条记录。", hant: "沒有上一筆紀錄。"))
        }
        editor.set(text)
        isEdited = true
        leave(to: next(after: place, addingLines: true), desk)
    }

    // MARK: Lines

    func insertLine(_ desk: Desk) {
        leaveField(desk)
        remember()
        let line: Int = if case .cell(let line, _) = place { line + 1 } else { values.lines.count }
        values.lines.insert([:], at: min(line, values.lines.count))
        if let first = firstCell(of: line) { go(to: first) }
    }

    func removeLine(_ desk: Desk) {
        guard case .cell(let line, let column) = place, values.lines.indices.contains(line) else { return }
        isEdited = false
        remember()
        values.lines.remove(at: line)
        if values.lines.isEmpty { values.lines = [[:]] }
        errors = errors.filter { !$0.key.hasPrefix((grid?.name ?? "lines") + ".") }
        names = names.filter { !$0.key.hasPrefix((grid?.name ?? "lines") + ".") }
        go(to: .cell(line: min(line, values.lines.count - 1), column: column))
        keepDraft(desk)
        let number = line + 1
        desk.say(
            Message(
                .information,
                Text(
                    en: "Line \(number) is removed. Ctrl-Z brings it back.", hans: "已删除第 \(number) 行。按 Ctrl-Z 可恢复。",
                    hant: "已刪除第 \(number) 列。按 Ctrl-Z 可復原。")))
    }

    /// Rows from a spreadsheet: shown and counted before they go in.
    private func previewPaste(_ text: String, _ desk: Desk) {
        let rows = text.split(whereSeparator: \.isNewline).map {
            $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        }
        let open = gridColumns.filter { !$0.isProtected && !$0.isHidden }
        if let wide = rows.firstIndex(where: { $0.count > open.count }) {
            return desk.tell(.pastedTooWide(row: wide + 1, cells: rows[wide].count, columns: open.map(\.field.title)))
        }
        desk.confirm(
            Confirmation(
                Text(
                    en: "Add \(rows.count) pasted lines? Columns: \(open.map { $0.field.title.en }.joined(separator: ", ")).",
                    hans: "添加粘贴的 \(rows.count) 行？列：\(open.map { $0.field.title.hans }.joined(separator: "、"))。",
                    hant: "加入貼上的 \(rows.count) 列？欄：\(open.map { $0.field.title.hant }.joined(separator: "、"))。"),
                objects: rows.map { $0.joined(separator: " | ") })
        ) { [weak self] desk in self?.add(rows, open, desk) }
    }

    private func add(_ rows: [[String]], _ open: [FormField], _ desk: Desk) {
        leaveField(desk)
        remember()
        // One step to undo and one draft for all of them, not one a cell.
        isPasting = true
        defer {
            isPasting = false
            keepDraft(desk)
        }
        if let last = values.lines.indices.last, isBlank(last) { values.lines.removeLast() }
        for row in rows {
            values.lines.append([:])
            let line = values.lines.count - 1
            for (field, cell) in zip(open, row) {
                guard let column = gridColumns.firstIndex(where: { $0.name == field.name }) else { continue }
                place = .cell(line: line, column: column)
                editor.set(cell)
                isEdited = true
                leaveField(desk)
            }
        }
        load()
    }

    // MARK: Actions

    package func actions(at desk: Desk) -> [Action] {
        var all: [Action] = []
        // What cannot be typed into cannot be picked for either.
        if !isReadOnly(desk) {
            all.append(
                Action(
                    .function(4), Words.prompt,
                    whyNot: { [weak self] in
                        self?.hasPrompt ?? false ? nil : Text(en: "This field has no list.", hans: "此栏没有可选列表。", hant: "此欄沒有可選清單。")
                    }
                ) { [weak self] desk in try self?.prompt(desk) })
        }
        if !plan.isReadOnly {
            if grid != nil {
                all.append(Action(.function(6), Words.newLine, right: plan.right) { [weak self] desk in self?.insertLine(desk) })
            }
            all.append(Action(.function(8), plan.saveTitle, right: plan.right) { [weak self] desk in try self?.save(desk) })
            if plan.preview != nil {
                all.append(Action(.function(9), Words.preview, right: plan.right) { [weak self] desk in try self?.preview(desk) })
            }
        }
        all += fieldActions(desk)
        all += plan.more(self)
        if let document = plan.document {
            all.append(Action(nil, Words.history) { desk in try desk.showHistory(of: String(document)) })
        } else if let record = plan.record {
            all.append(Action(nil, Words.history) { desk in try desk.showHistory(table: record.table, key: record.key) })
        }
        if grid != nil, !plan.isReadOnly {
            all.append(Action(nil, Words.removeLine, right: plan.right) { [weak self] desk in self?.removeLine(desk) })
        }
        if let right = rightToDuplicate(desk) {
            all.append(Action(nil, Words.duplicateAll, right: right) { [weak self] desk in try self?.duplicateAll(desk) })
        }
        if isChangedElsewhere {
            all.append(Action(.function(5), Words.refresh) { [weak self] desk in try self?.showConflict(desk) })
        }
        return all
    }

    /// What belongs to some fields only is offered in all, so that the numbers of the F2 menu stay what they are.
    private func fieldActions(_ desk: Desk) -> [Action] {
        var all: [Action] = []
        let fields = head + gridColumns.filter { !$0.isHidden }
        if fields.contains(where: \.isMemo) {
            all.append(
                Action(
                    .control("o"), Words.longText,
                    whyNot: { [weak self] in
                        self?.current?.isMemo ?? false
                            ? nil : Text(en: "This field is one line long.", hans: "此栏只有一行。", hant: "此欄只有一行。")
                    }
                ) { [weak self] desk in try self?.openMemo(desk) })
        }
        func master(of field: FormField?) -> String? {
            guard let field, field.lookup != nil, let master = desk.master(of: field), desk.canOpen(master) else { return nil }
            return master
        }
        if fields.contains(where: { master(of: $0) != nil }) {
            let here = master(of: current)
            all.append(
                Action(
                    .control("v"), Words.viewRecord,
                    whyNot: {
                        here == nil
                            ? Text(en: "This field names no record.", hans: "此栏不是档案编码。", hant: "此欄不是檔案編號。") : nil
                    }
                ) { [weak self] desk in
                    guard let here else { return }
                    try self?.viewRecord(here, desk)
                })
        }
        return all
    }

    var plainKeys: [(keys: String, title: Text)] {
        [
            ("Enter Tab", Text(en: "Take the field, go on", hans: "确认该栏并前进", hant: "確認該欄並前進")),
            ("Ctrl-D", Words.duplicateField), ("Ctrl-Z Ctrl-R", Text(en: "Undo, redo", hans: "撤销、重做", hant: "復原、重做")),
            ("Ctrl-K", Words.fieldExit), ("Ctrl-O", Words.longText), ("Ctrl-V", Words.viewRecord),
        ]
    }
}

extension Refusal {
    static func pastedTooWide(row: Int, cells: Int, columns: [Text]) -> Refusal {
        Refusal(
            "desk.pasted-too-wide",
            Text(
                en:
                    "Nothing was pasted: row \(row) has \(cells) cells, there is room for \(columns.count) (\(columns.map(\.en).joined(separator: ", "))). Copy those columns only.",
                hans: "未粘贴：第 \(row) 行有 \(cells) 格，此处只有 \(columns.count) 列（\(columns.map(\.hans).joined(separator: "、"))）。请只复制这些列。",
                hant: "未貼上：第 \(row) 列有 \(cells) 格，此處只有 \(columns.count) 欄（\(columns.map(\.hant).joined(separator: "、"))）。請只複製這些欄。"))
    }
}

extension Field {
    var isStepped: Bool {
        switch kind {
        case .flag, .choice: true
        default: false
        }
    }

    func nextChoice(after code: String) -> String {
        guard case .choice(let choices) = kind, !choices.isEmpty else { return code == "1" ? "0" : "1" }
        let place = choices.firstIndex { $0.code == code } ?? -1
        return choices[(place + 1) % choices.count].code
    }
}
