package import Terminal
package import Values

/// A text to be read; Enter or F12 closes it.
package final class Notice: Screen {
    package let code = ""
    package let title: Text
    package let isPopup = true
    private let text: Text
    private let foot: Text?
    private let then: ((Desk) throws -> Void)?

    /// - Parameter then: runs after Enter, not after F12.
    package init(_ title: Text, _ text: Text, foot: Text? = nil, then: ((Desk) throws -> Void)? = nil) {
        self.title = title
        self.text = text
        self.foot = foot
        self.then = then
    }

    package func handle(_ key: Key, at desk: Desk) throws -> Bool {
        guard key == .enter else { return false }
        desk.close(self)
        try then?(desk)
        return true
    }

    package func draw(into canvas: inout Canvas, in area: Area, at desk: Desk) {
        let wide = min(66, area.width - 8)
        var popup = Popup(title: desk.words(title), lines: Wrapping.rows(of: desk.words(text), width: wide), width: wide)
        popup.foot = foot.map(desk.words)
        popup.draw(into: &canvas, in: area, selected: nil)
    }
}
