package import Core
internal import Terminal
package import Values

// Any screen from anywhere: a code, a name or a record, typed in the command field, over the current screen.

extension Desk {
    /// Every menu entry that the person may open, in the order of the menu.
    package var entries: [MenuEntry] {
        pages.flatMap(\.entries).filter { session.may($0.right) && $0.isFor(self) }
    }

    /// Does what was typed in the command field: `GR`, `PO 4711`, `supplier`, `asof 2026-02-28`.
    /// - Throws: `desk.no-such-screen`.
    package func go(to line: String) throws {
        let words = DayWord.parts(TextHygiene.foldWidth(line))
        guard let first = words.first else { return }
        let rest = words.count > 1 ? words.dropFirst().joined(separator: " ") : nil
        // Whoever goes elsewhere says no to what was asked.
        if let question = top as? ConfirmPrompt { _ = try question.cancel(at: self) }
        if let top, try top.obey(first.lowercased(), rest ?? "", at: self) { return }
        try mustHaveDays(first)
        if first.lowercased() == "day" { return try setWorkingDay(rest) }
        if let entry = entries.first(where: { $0.code.lowercased() == first.lowercased() }) {
            return try show(entry, typed: rest)
        }
        // Another's code is no name of one's own screens, and is answered as if it did not exist.
        if pages.flatMap(\.entries).contains(where: { $0.code.lowercased() == first.lowercased() }) { throw Refusal.noSuchScreen(first) }
        if let found = try documents(numbered: line), !found.isEmpty { return try show(found) }
        let named = entries(named: TextHygiene.foldWidth(line))
        if named.count == 1 { return try show(named[0].make(self, nil)) }
        guard !named.isEmpty else { throw Refusal.noSuchScreen(first) }
        try show(
            PickList(
                title: Words.goTo, rows: named.map { PickRow(self.words($0.title), tag: $0.code) }
            ) { desk, index in try desk.show(named[index].make(desk, nil)) })
    }

    /// Readable documents that bear this number or whose number it says, `326` for PO-000326, by kind and id; nil where no
    /// number was typed.
    private func documents(numbered typed: String) throws -> [(number: String, kind: String, key: String)]? {
        guard typed.contains(where: \.isNumber) else { return nil }
        let numbers = try company.look { try $0.documentNumbers(company.house.documents.map(\.kind), said: typed) }
        return try numbers.prefix(20).flatMap { number in
            let table = try ask(named: "core.documents", ["number": number])
            return table.rows.map { ListRow(table.columns, $0) }.compactMap { row in
                row.text("kind").flatMap { canOpen($0) ? (number, $0, row.key) : nil }
            }
        }
    }

    /// One document opens; where several have such a number, the person picks.
    private func show(_ found: [(number: String, kind: String, key: String)]) throws {
        if found.count == 1 { return try open(found[0].kind, found[0].key) }
        try show(
            PickList(title: Words.goTo, rows: found.map { PickRow($0.number, tag: wordsOfKind($0.kind) ?? $0.kind) }) { desk, index in
                try desk.open(found[index].kind, found[index].key)
            })
    }

    /// `day 0228`: documents are dated so until `day` alone goes back to the calendar.
    private func setWorkingDay(_ typed: String?) throws {
        session.day = try typed.map { try DayReader.day($0, today: company.clock().localDay) }
        needsReload = true
        say(Text(en: "Working day: \(today.iso)", hans: "工作日期：\(today.iso)", hant: "工作日期：\(today.iso)"))
    }

    /// Entries by title in any language, by pinyin or its initials, best first.
    private func entries(named typed: String) -> [MenuEntry] {
        let query = FoldedQuery(typed)
        let ranked = entries.compactMap { entry -> (Int, MenuEntry)? in
            let ranks = Set([entry.title.en, entry.title.hans, entry.title.hant]).compactMap { title in
                query.rank(code: entry.code, key: SearchKey.make(code: entry.code, name: title))?.rawValue
            }
            // Two letters inside a word are an accident, not a name.
            let isShort = typed.count < 3 && typed.utf8.count == typed.count
            return ranks.min().flatMap { isShort && $0 >= SearchRank.substring.rawValue ? nil : ($0, entry) }
        }
        guard let best = ranked.map(\.0).min() else { return [] }
        return best <= 1 ? ranked.filter { $0.0 == best }.map(\.1) : ranked.sorted { $0.0 < $1.0 }.map(\.1)
    }

    /// Opens a record by its kind and key, where the house has a screen for it and the person may see it.
    /// - Throws: `desk.no-opener`, `core.not-allowed`.
    package func open(_ kind: String, _ key: String) throws {
        try show(screen(for: kind, key))
    }

    /// The screen that shows a record, not yet on the stack. An empty key asks for a form for a new record.
    package func screen(for kind: String, _ key: String) throws -> any Screen {
        let known = openers(of: kind)
        guard let first = known.first else { throw Refusal.noOpener(kind) }
        guard let opener = known.first(where: { session.may($0.right) }) else { throw Refusal.notAllowed(first.right) }
        return try opener.make(self, key)
    }

    /// How records of a kind are opened; nil where no department knows them.
    package func opener(of kind: String) -> Opener? {
        openers(of: kind).first
    }

    /// In the order of the pages: the first that the person may use opens the record.
    private func openers(of kind: String) -> [Opener] {
        pages.flatMap { page in page.openers.filter { $0.kind == kind } }
    }

    /// Whether the person can open records of that kind.
    package func canOpen(_ kind: String) -> Bool {
        openers(of: kind).contains { session.may($0.right) }
    }

    /// Whether the person can make records of that kind.
    package func canCreate(_ kind: String) -> Bool {
        creator(of: kind)?.creates.map(session.may) ?? false
    }

    /// Who makes new records of that kind: not always who shows them.
    func creator(of kind: String) -> Opener? {
        pages.flatMap(\.openers).first { $0.kind == kind && $0.creates != nil }
    }

    /// The form for a new record of that kind, not yet on the stack.
    /// - Throws: `desk.no-opener`, `core.not-allowed`.
    func form(forNew kind: String) throws -> any Screen {
        guard let creator = creator(of: kind), let right = creator.creates else { throw Refusal.noOpener(kind) }
        guard session.may(right) else { throw Refusal.notAllowed(right) }
        return try creator.make(self, "")
    }

    /// The kind of record that a field's codes name: what the field says, else whoever opens what its look-up finds.
    package func master(of field: FormField) -> String? {
        if let master = field.master { return master }
        guard let lookup = field.lookup else { return nil }
        return pages.flatMap(\.openers).first { $0.lookups.contains(lookup) }?.kind
    }

    func decision(of kind: String) -> Decision? {
        for page in pages { for decision in page.decisions where decision.kind == kind { return decision } }
        return nil
    }

    /// Opens the form of a draft again, at the same field.
    /// - Throws: `desk.no-such-screen`, where the person may no longer open it.
    package func resume(_ draft: Draft) throws {
        // Left by Ctrl-G it still lies further down: it comes up as it was left, and there is no second one.
        if try bringForward(draft.token) { return }
        let words = draft.kind.split(separator: " ", maxSplits: 1).map(String.init)
        var screen: any Screen
        if let entry = entries.first(where: { $0.code == words.first }) {
            screen = try entry.make(self, words.count > 1 ? words[1] : nil)
        } else if let kind = words.first, opener(of: kind) != nil {
            screen = try self.screen(for: kind, words.count > 1 ? words[1] : "")
        } else {
            throw Refusal.noSuchScreen(draft.kind)
        }
        screen = try FormScreen.form(of: draft, insteadOf: screen, at: self) ?? screen
        try show(screen)
        savedDrafts[draft.token] = (draft.body, draft.savedAt)
        screen.restore(draft, at: self)
        if screen.draft(at: self) == nil { say(Message(.warning, Refusal.draftNotShown.text, code: Refusal.draftNotShown.code)) }
    }

    // MARK: The command field

    /// Takes a key in the command field; false where the key is for the screen after all.
    func takeInCommandField(_ key: Key) -> Bool {
        switch Keymap.meaning(of: key, isTyping: true) {
        case .enter:
            let line = commandField.text
            isCommanding = false
            commandField.set("")
            historyIndex = nil
            guard !line.isEmpty else { return true }
            commandHistory.append(line)
            attempt { try go(to: line) }
        case .function(12):
            isCommanding = false
            commandField.set("")
        case .up: recall(-1)
        case .down: recall(1)
        case .function, .tab, .backTab:
            isCommanding = false
            return false
        // Where something stands already, a letter that fell on the menu, it begins anew.
        case .control("g"): commandField.set("")
        case .control("x"), .control("l"): return false
        default: _ = commandField.take(key)
        }
        return true
    }

    private func recall(_ step: Int) {
        guard !commandHistory.isEmpty else { return }
        let next = (historyIndex ?? commandHistory.count) + step
        guard next < commandHistory.count else {
            historyIndex = nil
            return commandField.set("")
        }
        historyIndex = max(0, next)
        commandField.set(commandHistory[max(0, next)])
    }
}

extension Refusal {
    static let draftNotShown = Refusal(
        "desk.draft-not-shown",
        Text(
            en: "What was typed cannot be shown here: its form is not open any more. The draft stays in DRAF.",
            hans: "此处无法显示所输入的内容：其表单已不能打开。草稿仍保留在 DRAF 中。", hant: "此處無法顯示所輸入的內容：其表單已無法開啟。草稿仍保留在 DRAF 中。"))

    static func noSuchScreen(_ typed: String) -> Refusal {
        let shown = TextHygiene.shown(typed, max: 20)
        return Refusal(
            "desk.no-such-screen",
            Text(
                en: "No screen of yours is called “\(shown)”. F10 shows the menu with all codes.",
                hans: "没有您可用的界面“\(shown)”。按 F10 查看菜单和代码。",
                hant: "沒有您可用的畫面「\(shown)」。按 F10 檢視選單與代碼。"))
    }

    /// Nobody's screen shows records of that kind.
    package static func noOpener(_ kind: String) -> Refusal {
        Refusal(
            "desk.no-opener",
            Text(
                en: "Records of kind “\(kind)” have no screen of their own. Find it in the menu (F10).",
                hans: "“\(kind)”类记录没有单独的界面，请从菜单（F10）查找。",
                hant: "「\(kind)」類紀錄沒有單獨的畫面，請由選單（F10）尋找。"))
    }
}
