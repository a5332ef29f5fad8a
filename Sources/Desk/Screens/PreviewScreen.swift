package import Core
package import Terminal
package import Values

/// What posting would do: every line of the preview under its section. F8 or Enter does precisely that or refuses.
package final class PreviewScreen: Screen {
    package let code = ""
    package let title: Text
    package let isHandheld = true
    private let preview: Preview
    private let saveTitle: Text
    private let post: (Desk) throws -> Void
    private var top = 0

    package init(_ preview: Preview, title: Text, saveTitle: Text, post: @escaping (Desk) throws -> Void) {
        self.preview = preview
        self.title = title
        self.saveTitle = saveTitle
        self.post = post
    }

    package func subtitle(at desk: Desk) -> String {
        desk.words(
            Text(
                en: "Preview: nothing is written yet. F8 does exactly this.", hans: "预览：尚未写入。F8 按此执行。",
                hant: "預覽：尚未寫入。F8 依此執行。"))
    }

    package func actions(at desk: Desk) -> [Action] {
        [Action(.function(8), saveTitle) { [weak self] desk in try self?.go(desk) }]
    }

    private func go(_ desk: Desk) throws {
        desk.close(self)
        try post(desk)
    }

    package func handle(_ key: Key, at desk: Desk) throws -> Bool {
        switch key {
        case .enter: try go(desk)
        case .down, .text("j"): top += 1
        case .up, .text("k"): top = max(0, top - 1)
        case .pageDown, .control("f"): top += 15
        case .pageUp, .control("b"): top = max(0, top - 15)
        default: return false
        }
        return true
    }

    package func draw(into canvas: inout Canvas, in area: Area, at desk: Desk) {
        var lines: [(String, Bool)] = []
        var section: Text?
        var widths: [Int] = []
        for effect in preview.effects {
            if effect.section != section {
                if section != nil { lines.append(("", false)) }
                lines.append((desk.words(effect.section), true))
                section = effect.section
                let all = preview.effects.filter { $0.section == effect.section }
                widths = columnWidths(all, room: area.width - 3, desk)
                if !effect.headings.isEmpty { lines.append((headings(of: all, widths, desk), true)) }
            }
            let cells = effect.cells.enumerated().map { index, cell in
                let text = desk.words(cell)
                return CharacterWidth.pad(text, to: widths[index], align: isFigure(text) ? .right : .left)
            }
            lines.append(("  " + cells.joined(separator: " "), false))
        }
        if lines.isEmpty {
            lines = [
                (
                    desk.words(
                        Text(
                            en: "It would be saved; the books do not move.", hans: "将会保存，账目不变。", hant: "將會儲存，帳目不變。")), false
                )
            ]
        }
        top = max(0, min(top, lines.count - area.height))
        for (offset, line) in lines.dropFirst(top).prefix(area.height).enumerated() {
            canvas.put(line.0, row: area.top + offset, column: 0, width: area.width - 1, style: line.1 ? .heading : .text)
        }
        canvas.cursor = (area.top, 0)
    }

    /// As wide as what stands in them. Where that is more than the terminal has, the widest words give way, never figures.
    private func columnWidths(_ effects: [Effect], room: Int, _ desk: Desk) -> [Int] {
        let rows = effects.map(\.cells) + effects.prefix(1).map(\.headings)
        let columns = 0..<(rows.map(\.count).max() ?? 0)
        var widths = columns.map { column in
            rows.compactMap { $0[safe: column] }.map { CharacterWidth.displayWidth(of: desk.words($0)) }.max() ?? 0
        }
        let words = columns.filter { column in
            !effects.contains { $0.cells[safe: column].map { isFigure(desk.words($0)) } ?? false }
        }
        while widths.reduce(-1, { $0 + $1 + 1 }) > room {
            guard let widest = words.max(by: { widths[$0] < widths[$1] }), widths[widest] > 6 else { break }
            widths[widest] -= 1
        }
        return widths
    }

    /// The headings of a section, each on the side of what stands under it.
    private func headings(of effects: [Effect], _ widths: [Int], _ desk: Desk) -> String {
        let titles = effects.first?.headings ?? []
        return "  "
            + titles.enumerated().map { column, title in
                let isFigures = effects.contains { $0.cells[safe: column].map { isFigure(desk.words($0)) } ?? false }
                return CharacterWidth.pad(
                    CharacterWidth.truncate(desk.words(title), to: widths[column]), to: widths[column],
                    align: isFigures && column > 1 ? .right : .left)
            }.joined(separator: " ")
    }

    private func isFigure(_ text: String) -> Bool {
        !text.isEmpty && text.allSatisfy { $0.isNumber || ".,-()+".contains($0) } && text.contains(where: \.isNumber)
    }
}
