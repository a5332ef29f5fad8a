internal import Core
internal import Terminal
internal import Values

/// F4 in a field that takes several codes: all there are, each marked or not. F8 puts the marked ones into the field.
final class CodeMarks: Screen {
    let code = ""
    let title: Text
    let isPopup = true
    private let rows: [LookupRow]
    private var marked: Set<String>
    private var selected = 0
    private var top = 0
    private let take: (Desk, [String]) -> Void

    init(title: Text, rows: [LookupRow], marked: [String], take: @escaping (Desk, [String]) -> Void) {
        self.title = title
        self.rows = rows
        self.marked = Set(marked)
        self.take = take
    }

    func actions(at desk: Desk) -> [Action] {
        [
            Action(.function(8), Text(en: "Take the marked ones", hans: "采用勾选项", hant: "採用勾選項")) { [weak self] desk in
                guard let self else { return }
                desk.close(self)
                take(desk, rows.map(\.code).filter(marked.contains))
            }
        ]
    }

    func handle(_ key: Key, at desk: Desk) throws -> Bool {
        switch key {
        case .up, .text("k"): selected = max(0, selected - 1)
        case .down, .tab, .text("j"): selected = max(0, min(rows.count - 1, selected + 1))
        case .home, .text("g"): selected = 0
        case .end, .text("G"): selected = max(0, rows.count - 1)
        case .pageDown: selected = max(0, min(rows.count - 1, selected + 10))
        case .pageUp: selected = max(0, selected - 10)
        case .enter, .text(" "):
            guard let row = rows[safe: selected] else { return true }
            if marked.remove(row.code) == nil { marked.insert(row.code) }
        default: return false
        }
        return true
    }

    func draw(into canvas: inout Canvas, in area: Area, at desk: Desk) {
        let height = max(1, area.height - 4)
        top = max(0, min(top, selected), selected - height + 1)
        let shown = rows.dropFirst(top).prefix(height)
        let wide = rows.map { CharacterWidth.displayWidth(of: $0.code) }.max() ?? 0
        let lines = shown.map { row in
            (marked.contains(row.code) ? "[x] " : "[ ] ") + CharacterWidth.pad(row.code, to: wide) + "  "
                + CharacterWidth.truncate(row.name, to: max(8, area.width - 12 - wide))
        }
        var popup = Popup(title: desk.words(title), lines: lines.isEmpty ? ["-"] : lines)
        popup.foot = desk.words(
            Text(en: "Space, Enter=Mark  F8=Take  F12=Cancel", hans: "空格、回车=勾选  F8=采用  F12=取消", hant: "空白鍵、Enter=勾選  F8=採用  F12=取消"))
        popup.draw(into: &canvas, in: area, selected: lines.isEmpty ? nil : selected - top)
    }
}

extension FormScreen {
    func openMarking(_ lookup: String, _ desk: Desk) throws {
        guard let field = current else { return }
        let rows = try LookupRow.search("", lookup, desk, limit: 500)
        let typed = editor.text.split(whereSeparator: { " ,，、;".contains($0) }).map(String.init)
        try desk.show(
            CodeMarks(title: field.field.title, rows: rows, marked: typed) { [weak self] desk, codes in
                self?.fill(codes.joined(separator: " "), name: nil, desk)
            })
    }
}
