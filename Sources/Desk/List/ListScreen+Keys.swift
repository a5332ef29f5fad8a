internal import Core
package import Terminal
internal import Values

// What keys do in a list. Letters look and move; nothing here changes a record.

extension ListScreen {
    package func handle(_ key: Key, at desk: Desk) throws -> Bool {
        if entry != nil { return try type(key, desk) }
        if !scan.isEmpty { return try continueScan(key, desk) }
        let page = pageHeight(desk)
        switch key {
        case .down, .text("j"): move(to: selected + 1, desk)
        case .up, .text("k"): move(to: selected - 1, desk)
        case .pageDown, .control("f"):
            top += page
            move(to: selected + page, desk)
        case .pageUp, .control("b"):
            top = max(0, top - page)
            move(to: selected - page, desk)
        case .home, .text("g"):
            newRows = 0
            move(to: 0, desk)
        case .end, .text("G"): move(to: count - 1, desk)
        case .left, .backTab: focusedColumn = max(-1, focusedColumn - 1)
        case .right, .tab: focusedColumn = min(visibleColumns(desk).count - 1, focusedColumn + 1)
        case .enter: try enter(desk)
        case .backspace, .delete: if let row = try row(selected, desk) { typedOptions[row.key] = nil }
        case .paste(let text): try look(for: text, desk)
        case .text(" "): try mark(desk)
        case .text("["), .text("]"): try sort(isDescending: key == .text("]"), desk)
        case .text("{"): try movePeriod(-1, desk)
        case .text("}"): try movePeriod(1, desk)
        case .text("'"): begin(.position)
        case .text("n"): try position(lastPosition, desk)
        case .text("y"): try copySelected(desk)
        case .text("Y"): copyMarked(desk)
        case .text("+"): addUp(desk)
        case .text(let character):
            guard character.isASCII, character.isNumber else { return false }
            try typeOption(character, desk)
        default: return false
        }
        return true
    }

    /// A click selects the row; on the selected row it is Enter.
    package func click(row line: Int, column: Int, at desk: Desk) throws -> Bool {
        let index = top + line - firstLine
        guard entry == nil, line >= firstLine, line < firstLine + pageHeight(desk), index < count else { return false }
        if index == selected { try enter(desk) } else { move(to: index, desk) }
        return true
    }

    // MARK: Options

    /// A digit goes to the option field of the row; a third character was a scanner's.
    private func typeOption(_ digit: Character, _ desk: Desk) throws {
        guard let row = try row(selected, desk) else { return }
        let digits = (typedOptions[row.key]?.digits ?? "") + String(digit)
        if digits.count >= 3 {
            typedOptions = [:]
            scan = digits
        } else {
            typedOptions[row.key] = (row, digits)
            selectedKey = row.key
        }
    }

    private func continueScan(_ key: Key, _ desk: Desk) throws -> Bool {
        switch key {
        case .text(let character): scan.append(character)
        case .paste(let text): scan += text
        case .backspace: scan.removeLast()
        case .data: break
        case .enter, .tab:
            let text = scan
            scan = ""
            try look(for: text, desk)
        default: return false
        }
        return true
    }

    /// Looks a scanned or pasted text up; whatever happens, nothing is changed.
    private func look(for text: String, _ desk: Desk) throws {
        let wanted = TextHygiene.foldWidth(text).split(whereSeparator: \.isWhitespace).first.map(String.init) ?? ""
        typedOptions = [:]
        guard !wanted.isEmpty else { return }
        guard wanted.count <= 200 else { throw Refusal.notInList(String(wanted.prefix(40)) + "…") }
        var narrowed = window
        narrowed.filter = wanted
        narrowed.limit = 1
        let found = try desk.ask(named: query.name, parameters, window: narrowed)
        guard found.count > 0 else { throw Refusal.notInList(wanted) }
        window.filter = wanted
        try restart(desk)
        desk.say(
            Text(
                en: "“\(wanted)”: \(count) found. F12 shows all again.", hans: "“\(wanted)”：找到 \(count) 条。按 F12 显示全部。",
                hant: "「\(wanted)」：找到 \(count) 筆。按 F12 顯示全部。"))
    }

    private func enter(_ desk: Desk) throws {
        guard !typedOptions.isEmpty else {
            guard let row = try row(selected, desk) else { return }
            selectedKey = row.key
            return try open(row, desk)
        }
        let known = allowedOptions(desk)
        var steps: [(RowOption, ListRow)] = []
        for (row, digits) in typedOptions.values.sorted(by: { $0.row.key < $1.row.key }) {
            let option = known.first { String($0.digit) == digits }
            guard let option, option.whyNot(row) == nil else {
                // Only the refused one goes: the others are still meant.
                typedOptions[row.key] = nil
                throw option?.whyNot(row).map { Refusal.notNow(shortName(of: row, desk), $0) }
                    ?? Refusal.noSuchOption(digits, shortName(of: row, desk), hasOptions: !known.isEmpty)
            }
            steps.append((option, row))
        }
        guard steps.contains(where: { $0.0.isChange }) else { return try run(steps, desk) }
        desk.confirm(
            Confirmation(
                Text(
                    en: steps.count == 1 ? "Do this?" : "Do this to \(steps.count) rows?", hans: "对 \(steps.count) 行执行以下操作？",
                    hant: "對 \(steps.count) 列執行以下操作？"),
                objects: steps.map { "\($0.digit)=" + desk.words($0.title) + "  " + nameAndAmount(of: $1, desk) }),
            // What was refused is not typed any more: the next digit is the first again.
            otherwise: { [weak self] _ in self?.typedOptions = [:] }
        ) { [weak self] desk in try self?.run(steps, desk) }
    }

    /// Screens that options open lie on each other, the first on top, so that F12 goes through them in order.
    private func run(_ steps: [(RowOption, ListRow)], _ desk: Desk) throws {
        for (option, row) in steps.filter(\.0.isChange) + steps.filter({ !$0.0.isChange }).reversed() {
            typedOptions[row.key] = nil
            try option.run(desk, row)
        }
        sayDone(steps, desk)
    }

    // MARK: Period, marks, copies

    /// `from` and `to` go a month; a single `asOf` goes to the end of the month before or after.
    func movePeriod(_ months: Int, _ desk: Desk) throws {
        let names = Set(query.fields.map(\.name))
        let given = Parameters(parameters, today: desk.today)
        var wanted = parameters
        if names.isSuperset(of: ["from", "to"]) {
            let start = try given.day("from") ?? desk.today.firstOfMonth
            let first = start.firstOfMonth.adding(months: parameters["from"] == nil && months > 0 ? 0 : months)
            wanted["from"] = first.iso
            wanted["to"] = first.lastOfMonth.iso
        } else if names.contains("asOf") {
            let day = try given.day("asOf") ?? desk.today
            wanted["asOf"] = day.firstOfMonth.adding(months: months).lastOfMonth.iso
        } else {
            return
        }
        try ask(wanted, desk)
    }

    private func mark(_ desk: Desk) throws {
        guard let row = try row(selected, desk) else { return }
        if marked.removeValue(forKey: row.key) == nil { marked[row.key] = row }
        move(to: selected + 1, desk)
    }

    private func addUp(_ desk: Desk) {
        let sums = query.columns.filter { column in
            switch column.kind {
            case .money, .moneyIn: true
            default: false
            }
        }.map { desk.words($0.title) + amount($0.name, of: markedRows, desk).replacingFirst(", ", by: " ") }
        let text = "\(marked.count): " + sums.joined(separator: "  ")
        desk.say(.information(Text(verbatim: text)))
    }

    func copySelected(_ desk: Desk) throws {
        guard let row = try row(selected, desk) else { return }
        desk.copy(line(row, desk))
        desk.say(Text(en: "The row is copied.", hans: "已复制该行。", hant: "已複製該列。"))
    }

    private func copyMarked(_ desk: Desk) {
        desk.copy(markedRows.map { line($0, desk) }.joined(separator: "\n"))
        desk.say(
            Text(
                en: "\(marked.count) rows are copied.", hans: "已复制 \(marked.count) 行。", hant: "已複製 \(marked.count) 列。"))
    }

    private func line(_ row: ListRow, _ desk: Desk) -> String {
        query.columns.enumerated().filter { !$0.element.isKey }.map { index, column in
            cell(row, column, index, desk).split(whereSeparator: { $0 == "\t" || $0.isNewline }).joined(separator: " ")
        }.joined(separator: "\t")
    }
}

extension String {
    fileprivate func replacingFirst(_ start: String, by other: String) -> String {
        hasPrefix(start) ? other + dropFirst(start.count) : self
    }
}

extension Refusal {
    static func notInList(_ typed: String) -> Refusal {
        let shown = TextHygiene.shown(typed)
        return Refusal(
            "desk.not-in-list",
            Text(
                en: "“\(shown)” is not in this list. Nothing was changed; / filters by part of a word.",
                hans: "此列表中没有“\(shown)”。未作任何改动；可用 / 按部分文字筛选。",
                hant: "此清單中沒有「\(shown)」。未作任何變更；可用 / 按部分文字篩選。"))
    }

    /// - Parameter hasOptions: false: the list has none for this person, and no line that lists them.
    static func noSuchOption(_ typed: String, _ row: String, hasOptions: Bool) -> Refusal {
        guard hasOptions else {
            return Refusal(
                "desk.no-such-option",
                Text(
                    en: "\(row): you can look at this here; there is nothing to choose. F2 shows what can be done.",
                    hans: "\(row)：此处仅供查看，没有选项。按 F2 查看可用操作。", hant: "\(row)：此處僅供檢視，沒有選項。按 F2 檢視可用操作。"))
        }
        return Refusal(
            "desk.no-such-option",
            Text(
                en: "\(row): there is no option \(typed) here. The line above the headings lists them.",
                hans: "\(row)：此处没有选项 \(typed)，可用选项见标题上方。", hant: "\(row)：此處沒有選項 \(typed)，可用選項見標題上方。"))
    }

    /// Why something cannot be done to a row, with the row's name.
    static func notNow(_ row: String, _ reason: Text) -> Refusal {
        Refusal(
            "desk.not-now",
            Text(en: row + ": " + reason.en, hans: row + "：" + reason.hans, hant: row + "：" + reason.hant))
    }
}
