package import Terminal
package import Values

/// One row of a numbered list to choose from.
package struct PickRow: Sendable {
    package let text: String
    /// Shown at the right: a key or a code.
    package let tag: String

    /// What is said of the row where its text does not fit; else the end of the text.
    package let rest: String

    package init(_ text: String, tag: String = "", rest: String? = nil) {
        self.text = text
        self.tag = tag
        self.rest = rest ?? text
    }
}

/// A numbered pop-up to choose one row from: digits or arrows, then Enter. Works under any layout and input method.
package final class PickList: Screen {
    package let code = ""
    package let title: Text
    package let isPopup = true
    private let rows: [PickRow]
    private let choose: (Desk, Int) throws -> Void
    private var selected = 0
    private var typed = ""
    private var firstLine = (row: 0, index: 0)

    package init(title: Text, rows: [PickRow], choose: @escaping (Desk, Int) throws -> Void) {
        self.title = title
        self.rows = rows
        self.choose = choose
    }

    package func handle(_ key: Key, at desk: Desk) throws -> Bool {
        switch key {
        case .up, .text("k"): selected = max(0, selected - 1)
        case .down, .tab, .text("j"): selected = min(rows.count - 1, selected + 1)
        case .home, .text("g"): selected = 0
        case .end, .text("G"): selected = rows.count - 1
        case .pageDown, .control("f"): selected = min(rows.count - 1, selected + 10)
        case .pageUp, .control("b"): selected = max(0, selected - 10)
        case .text(let character):
            guard let digit = character.wholeNumberValue else { return true }
            typed += String(digit)
            guard let number = Int(typed), (1...max(1, rows.count)).contains(number) else {
                typed = ""
                return true
            }
            selected = number - 1
            // A digit that cannot become a longer number chooses at once.
            if number * 10 > rows.count { try take(desk) }
        case .enter: try take(desk)
        default: return false
        }
        if case .text = key {} else { typed = "" }
        return true
    }

    /// A click chooses.
    package func click(row: Int, column: Int, at desk: Desk) throws -> Bool {
        let index = firstLine.index + row - firstLine.row
        guard row >= firstLine.row, rows.indices.contains(index) else { return false }
        selected = index
        try take(desk)
        return true
    }

    private func take(_ desk: Desk) throws {
        guard rows.indices.contains(selected) else { return }
        desk.close(self)
        try choose(desk, selected)
    }

    package func draw(into canvas: inout Canvas, in area: Area, at desk: Desk) {
        let digits = String(rows.count).count
        let texts = rows.map { CharacterWidth.displayWidth(of: $0.text) }.max() ?? 0
        let tags = rows.map { CharacterWidth.displayWidth(of: $0.tag) }.max() ?? 0
        let wide = min(max(texts, 20), area.width - 8 - digits - (tags == 0 ? 0 : tags + 2))
        let lines = rows.enumerated().map { index, row in
            let number = String(index + 1)
            return String(repeating: " ", count: digits - number.count) + number + " "
                + CharacterWidth.pad(row.text, to: wide) + (row.tag.isEmpty ? "" : "  " + row.tag)
        }
        var popup = Popup(title: desk.words(title), lines: lines.isEmpty ? ["-"] : lines)
        // What does not fit stands in the foot while the bar is on it.
        let isCut = texts > wide
        if isCut { popup.foot = rows[safe: selected].map { CharacterWidth.displayWidth(of: $0.text) > wide ? $0.rest : "" } ?? "" }
        let first = popup.draw(into: &canvas, in: area, selected: lines.isEmpty ? nil : selected)
        let room = min(lines.count, area.height - 3 - (isCut ? 1 : 0))
        firstLine = (first.row, max(0, min(selected - room + 1, lines.count - room)))
    }
}
