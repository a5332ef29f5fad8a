internal import Core
internal import Terminal
internal import Values

// What is typed to find rows: filter, position-to, words in the command field.

extension ListScreen {
    func begin(_ purpose: Entry.Purpose) {
        let text = purpose == .filter ? window.filter : ""
        var editor = LineEditor(text)
        // As in a field: typing replaces the filter that stands there, an arrow goes into it.
        editor.replacesAll = !text.isEmpty
        entry = Entry(purpose: purpose, editor: editor, before: window)
    }

    func type(_ key: Key, _ desk: Desk) throws -> Bool {
        guard var entry else { return false }
        guard key == .enter else {
            let isTaken = entry.editor.take(key)
            self.entry = entry
            return isTaken
        }
        self.entry = nil
        let typed = entry.editor.text
        switch entry.purpose {
        case .filter:
            let before = window.filter
            window.filter = TextHygiene.foldWidth(typed)
            do { try restart(desk) } catch {
                // A filter that cannot be read leaves the list as it was, and itself where it can be set right.
                window.filter = before
                self.entry = entry
                try restart(desk)
                throw error
            }
        case .position: try position(typed, desk)
        }
        return true
    }

    /// Puts the bar on the first row at or after the text, in the order of the sorted column.
    func position(_ typed: String, _ desk: Desk) throws {
        let wanted = TextHygiene.foldWidth(typed).split(separator: " ").first.map(String.init) ?? ""
        guard !wanted.isEmpty else { return }
        lastPosition = wanted
        if window.sort == nil {
            window.sort =
                query.columns.first { column in
                    switch column.kind {
                    case .code, .text, .day: true
                    default: false
                    }
                }?.name
            window.isDescending = false
        }
        guard let sort = window.sort else { return }
        var before = window
        before.filter += " \(sort)\(window.isDescending ? ">" : "<")\(wanted)"
        before.limit = 1
        let place = try desk.ask(named: query.name, parameters, window: before).count
        needsPage = true
        selectedKey = nil
        top = place
        selected = place
        try reload(at: desk)
        selectedKey = try row(selected, desk)?.key
    }

    package func cancel(at desk: Desk) throws -> Bool {
        if entry != nil {
            entry = nil
        } else if !scan.isEmpty {
            scan = ""
        } else if !typedOptions.isEmpty {
            typedOptions = [:]
        } else if !window.filter.isEmpty {
            window.filter = ""
            try reload(at: desk)
        } else {
            return false
        }
        return true
    }

    package func obey(_ word: String, _ argument: String, at desk: Desk) throws -> Bool {
        try obeyDay(word, argument, desk)
    }

    package func subtitle(at desk: Desk) -> String {
        if let entry {
            let label = entry.purpose == .filter ? Words.filter : Text(en: "Position to", hans: "定位到", hant: "定位至")
            return desk.words(label) + ": "
        }
        var parts = hidesParameters ? [] : ParameterWords.parts(parameters, of: query, desk)
        if !window.filter.isEmpty { parts.append(desk.words(Words.filter) + ": " + window.filter) }
        if let sort = window.sort, let column = query.columns.first(where: { $0.name == sort }) {
            parts.append(desk.words(column.title) + " " + desk.words(ListScreen.orderTitle(window.isDescending)))
        }
        if !marked.isEmpty {
            parts.append(desk.words(Text(en: "\(marked.count) marked", hans: "已标记 \(marked.count)", hant: "已標記 \(marked.count)")))
        }
        if newRows > 0 {
            parts.append(desk.words(Text(en: "\(newRows) new", hans: "新增 \(newRows)", hant: "新增 \(newRows)")))
        }
        if !scan.isEmpty { parts.append(desk.words(Text(en: "Scan", hans: "扫描", hant: "掃描")) + ": " + scan) }
        return parts.joined(separator: "   ")
    }
}
