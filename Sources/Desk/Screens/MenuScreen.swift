internal import Core
package import Terminal
package import Values

/// The menu: grouped by department, numbered, every code beside its title. Typing letters goes to the command field.
package final class MenuScreen: Screen, KeyedScreen {
    package let code = "MENU"
    package let title = Text(en: "Menu", hans: "菜单", hant: "選單")
    package let isHandheld = true
    private var selected = 0
    private var typed = ""

    package init() {}

    private enum Line {
        case heading(Text)
        case entry(Int, MenuEntry)
    }

    private func lines(_ desk: Desk) -> [Line] {
        var number = 0
        return desk.pages.flatMap { page -> [Line] in
            let entries = page.entries.filter { desk.session.may($0.right) && $0.isFor(desk) }
            guard !entries.isEmpty else { return [] }
            return [.heading(page.title)]
                + entries.map { entry in
                    number += 1
                    return .entry(number, entry)
                }
        }
    }

    var plainKeys: [(keys: String, title: Text)] {
        [
            ("1 2 3 … Enter", Text(en: "Open by number", hans: "按编号打开", hant: "按編號開啟")),
            ("A B C …", Text(en: "Type a code or name", hans: "输入代码或名称", hant: "輸入代碼或名稱")),
            ("PgDn PgUp ^F ^B", Text(en: "A page on or back", hans: "下一页、上一页", hant: "下一頁、上一頁")),
        ]
    }

    /// What everyone may do, wherever they stand: their language, colours and password, what was said, help, the way out.
    package func actions(at desk: Desk) -> [Action] {
        desk.entries.filter { MenuScreen.own.contains($0.code) }.map { entry in
            Action(nil, entry.title, right: entry.right) { desk in try desk.show(entry.make(desk, nil)) }
        } + [
            Action(nil, Words.messages) { desk in try desk.showMessages() },
            Action(nil, Words.help) { [weak self] desk in if let self { try desk.showHelp(for: self) } },
            Action(nil, Words.leave) { desk in desk.askToLeave() },
        ]
    }

    private static let own: Set = ["LANG", "COL", "PASS"]

    package func subtitle(at desk: Desk) -> String {
        desk.words(
            Text(
                en: "Number or code, then Enter. Names and pinyin initials work too.",
                hans: "输入编号或代码后回车；可用代码、名称或拼音首字母查找。",
                hant: "輸入編號或代碼後按 Enter；可用代碼、名稱或拼音首字母尋找。"))
    }

    package func handle(_ key: Key, at desk: Desk) throws -> Bool {
        let count = desk.entries.count
        let perColumn = max(1, columnHeight(desk))
        switch key {
        case .up: selected = max(0, selected - 1)
        case .down, .tab: selected = min(count - 1, selected + 1)
        case .left: selected = max(0, selected - perColumn)
        case .right: selected = min(count - 1, selected + perColumn)
        case .home: selected = 0
        case .end: selected = max(0, count - 1)
        case .pageDown, .control("f"): turn(1, desk)
        case .pageUp, .control("b"): turn(-1, desk)
        case .text(let character):
            guard let digit = character.wholeNumberValue else { return false }
            let longer = typed + String(digit)
            guard let number = Int(longer), (1...max(1, count)).contains(number) else {
                // No line has that number: a document's, or a barcode, which goes where it is seen.
                typed = ""
                desk.beginGoing(with: longer)
                return true
            }
            typed = longer
            selected = number - 1
            return true
        case .enter:
            typed = ""
            guard desk.entries.indices.contains(selected) else { return true }
            try desk.show(desk.entries[selected].make(desk, nil))
        default: return false
        }
        typed = ""
        return true
    }

    /// A click selects the line; on the selected line it is Enter.
    package func click(row: Int, column: Int, at desk: Desk) throws -> Bool {
        let height = columnHeight(desk)
        let all = lines(desk)
        let columns = max(1, desk.display.width / 39)
        let first = place(of: selected, in: all) / (height * columns) * height * columns
        guard row >= 2, row < 2 + height, column / 39 < columns,
            case .entry(let number, _)? = all[safe: first + column / 39 * height + row - 2]
        else { return false }
        if number == selected + 1 { return try handle(.enter, at: desk) }
        selected = number - 1
        return true
    }

    private func columnHeight(_ desk: Desk) -> Int { desk.bodyHeight }

    /// Selects the first line of the page after or before.
    private func turn(_ step: Int, _ desk: Desk) {
        let all = lines(desk)
        let size = columnHeight(desk) * max(1, desk.display.width / 39)
        let page = place(of: selected, in: all) / size + step
        guard page >= 0, page * size < all.count else { return }
        for line in all[(page * size)...] {
            guard case .entry(let number, _) = line else { continue }
            selected = number - 1
            return
        }
    }

    /// Where the line of an entry stands, headings counted.
    private func place(of index: Int, in lines: [Line]) -> Int {
        lines.firstIndex { if case .entry(let number, _) = $0 { number == index + 1 } else { false } } ?? 0
    }

    package func draw(into canvas: inout Canvas, in area: Area, at desk: Desk) {
        let all = lines(desk)
        let height = area.height
        let columns = area.width / 39
        let page = place(of: selected, in: all) / (height * columns)
        let first = page * height * columns
        for (offset, line) in all[first..<min(all.count, first + height * columns)].enumerated() {
            let row = area.top + offset % height
            let column = offset / height * 39
            switch line {
            case .heading(let title): canvas.put(desk.words(title), row: row, column: column, width: 38, style: .heading)
            case .entry(let number, let entry):
                let isSelected = number == selected + 1
                let digits = String(number)
                canvas.put(
                    (isSelected ? ">" : " ") + String(repeating: " ", count: max(0, 3 - digits.count)) + digits + " ",
                    row: row, column: column, width: 5)
                canvas.put(entry.code, row: row, column: column + 5, width: 5)
                canvas.put(desk.words(entry.title), row: row, column: column + 10, width: 28)
                if isSelected {
                    canvas.bar(row: row, column: column + 5, width: 33)
                    canvas.cursor = (row, column + 5)
                }
            }
        }
        if all.count > height * columns {
            let pages = (all.count - 1) / (height * columns) + 1
            let keys = [
                page + 1 < pages ? "PgDn=" + desk.words(Words.nextPage) : nil, page > 0 ? "PgUp=" + desk.words(Words.pageBefore) : nil,
            ]
            canvas.put("\(page + 1)/\(pages)  " + keys.compactMap(\.self).joined(separator: " "), row: area.foot, column: 0)
        }
    }
}
