internal import Core
package import Terminal
package import Values

/// The editor for long text. F8 takes the text over, F12 leaves it as it was.
package final class MemoScreen: Screen {
    package let code = ""
    package let title: Text
    package let isTyping = true
    private var lines: [LineEditor]
    private var row = 0
    private var topRow = 0
    private let original: String
    private let whenTyped: (String) -> Void
    private let whenDone: (Desk, String) -> Void

    /// - Parameter whenTyped: hears of every change, so that the form's draft holds what is typed here as well.
    package init(title: Text, text: String, whenTyped: @escaping (String) -> Void = { _ in }, whenDone: @escaping (Desk, String) -> Void) {
        self.title = title
        original = text
        self.whenTyped = whenTyped
        self.whenDone = whenDone
        lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { LineEditor(String($0)) }
        if lines.isEmpty { lines = [LineEditor()] }
    }

    private var text: String { lines.map(\.text).joined(separator: "\n") }

    package func actions(at desk: Desk) -> [Action] {
        [
            Action(.function(8), Words.save) { [weak self] desk in
                guard let self else { return }
                desk.close(self)
                whenDone(desk, text.trimmingLineEnds)
            }
        ]
    }

    package func cancel(at desk: Desk) throws -> Bool {
        whenTyped(original)
        desk.close(self)
        return true
    }

    package func handle(_ key: Key, at desk: Desk) throws -> Bool {
        defer { whenTyped(text) }
        switch key {
        case .enter: split()
        case .up: go(row - 1)
        case .down: go(row + 1)
        case .pageUp: go(row - 15)
        case .pageDown: go(row + 15)
        case .backspace where lines[row].position == 0: join()
        case .paste(let text):
            for (index, part) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
                if index > 0 { split() }
                _ = lines[row].take(.paste(String(part)))
            }
        default: return lines[row].take(key)
        }
        return true
    }

    private func go(_ target: Int) {
        let column = lines[row].position
        row = max(0, min(target, lines.count - 1))
        lines[row].move(to: column)
    }

    private func split() {
        let line = lines[row]
        let rest = String(line.characters[line.position...])
        lines[row].set(String(line.characters[..<line.position]))
        var next = LineEditor(rest)
        next.move(to: 0)
        lines.insert(next, at: row + 1)
        row += 1
    }

    private func join() {
        guard row > 0 else { return }
        let tail = lines.remove(at: row).text
        row -= 1
        let place = lines[row].characters.count
        lines[row].set(lines[row].text + tail)
        lines[row].move(to: place)
    }

    package func draw(into canvas: inout Canvas, in area: Area, at desk: Desk) {
        topRow = min(max(topRow, row - area.height + 1), row)
        for offset in 0..<min(area.height, lines.count - topRow) {
            lines[topRow + offset].draw(
                into: &canvas, row: area.top + offset, column: 0, width: area.width - 1, style: .text, isFocused: topRow + offset == row)
        }
    }
}

extension String {
    var trimmingLineEnds: String {
        var text = self
        while let last = text.last, last.isWhitespace { text.removeLast() }
        return text
    }
}
