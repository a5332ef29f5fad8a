internal import Core
internal import Terminal
internal import Values

// F4, Ctrl-V and Ctrl-O: what opens over a field and comes back into it.

extension FormScreen {
    var hasPrompt: Bool {
        guard let current, isOpen(place) else { return false }
        return current.lookup != nil || current.marking != nil || current.field.isStepped
    }

    func prompt(_ desk: Desk) throws {
        guard let field = current else { return }
        if let lookup = field.lookup { return try openLookup(lookup, desk, isTyping: isEdited || errors[path(place)] != nil) }
        if let lookup = field.marking { return try openMarking(lookup, desk) }
        let choices: [Choice]
        if case .choice(let all) = field.field.kind {
            choices = all
        } else {
            choices = [Choice("1", Words.yes), Choice("0", Words.no)]
        }
        try desk.show(
            PickList(
                title: field.field.title, rows: choices.map { PickRow(desk.words($0.title)) }
            ) { [weak self] desk, index in self?.fill(choices[index].code, name: nil, desk) })
    }

    /// - Parameter isTyping: what stands in the field is being typed: the list narrows to it, and on cancel the field takes
    ///   what was typed in the list.
    /// - Parameter isAnswered: Enter was pressed and several records answer: digits pick among them.
    func openLookup(_ lookup: String, _ desk: Desk, isTyping: Bool, isAnswered: Bool = false) throws {
        guard let field = current else { return }
        let path = path(place)
        let popup = LookupPopup(
            lookup, title: field.field.title, text: editor.text, isValue: !isTyping, isAnswered: isAnswered, master: desk.master(of: field),
            anchor: desk.picture().cursor)
        popup.whenPicked = { [weak self] desk, row in self?.fill(row.code, name: row.name, desk) }
        popup.whenLeft = { [weak self] desk, text in
            guard let self, self.path(place) == path, text != editor.text else { return }
            editor.set(text)
            isEdited = true
        }
        try desk.show(popup)
    }

    /// A picked value goes in and the cursor goes on.
    func fill(_ text: String, name: String?, _ desk: Desk) {
        let here = place
        editor.set(text)
        isEdited = true
        errors[path(here)] = nil
        leaveField(desk)
        if let name { names[path(here)] = name }
        if errors[path(here)] == nil, let next = next(after: here, addingLines: true) { go(to: next) }
    }

    func viewRecord(_ master: String, _ desk: Desk) throws {
        leaveField(desk)
        let code = value(place)
        guard !code.isEmpty else { return try prompt(desk) }
        try desk.open(master, code)
    }

    func openMemo(_ desk: Desk) throws {
        guard let field = current else { return }
        let here = place
        leaveField(desk)
        try desk.show(
            MemoScreen(title: field.field.title, text: value(here), whenTyped: { [weak self] in self?.set($0, at: here) }) {
                [weak self] desk, text in
                guard let self else { return }
                go(to: here)
                remember()
                set(text, at: here)
                load()
                keepDraft(desk)
            })
    }

    func showConflict(_ desk: Desk) throws {
        guard let stored = try plan.stored?(desk) else { return }
        leaveField(desk)
        let found = differences(from: stored)
        guard found.isEmpty else { return try desk.show(ConflictScreen(form: self, theirs: stored)) }
        join(stored, [], desk)
        let news =
            try plan.news?(desk)
            ?? Text(
                en: "Nothing in this form differs from the record as it stands now.", hans: "此表单与记录现状没有不同之处。",
                hant: "此表單與紀錄現況沒有不同之處。")
        desk.say(Text(en: "\(news.en) F8 goes on.", hans: "\(news.hans)按 F8 继续。", hant: "\(news.hant)按 F8 繼續。"))
    }
}
