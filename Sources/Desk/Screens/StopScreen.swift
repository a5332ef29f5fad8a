package import Terminal
package import Values

/// Stops the line after a wrong scan: one bell, the reason in reverse, further scans thrown away until F12 or Esc.
/// Queued scans would otherwise bury the error.
package final class StopScreen: Screen {
    package let code = ""
    package let title = Text(en: "STOP", hans: "停", hant: "停")
    package let isPopup = true
    package let isTyping = true
    package let isScanning = true
    package let isHandheld = true
    private let refusal: Refusal

    init(_ refusal: Refusal) { self.refusal = refusal }

    /// Every other key is thrown away.
    package func handle(_ key: Key, at desk: Desk) throws -> Bool { true }

    package func draw(into canvas: inout Canvas, in area: Area, at desk: Desk) {
        let wide = min(60, area.width - 8)
        let lines = Wrapping.rows(of: "E " + refusal.code + " " + desk.words(refusal.text), width: wide)
        var popup = Popup(title: desk.words(title), lines: lines, width: wide)
        popup.foot = "F12 Esc=" + desk.words(Words.close)
        let first = popup.draw(into: &canvas, in: area, selected: nil)
        for row in lines.indices where first.row + row < area.foot {
            canvas.restyle(row: first.row + row, column: first.column, width: wide, style: .error)
        }
    }
}

extension Desk {
    /// A wrong scan: nothing goes on until a person has seen why.
    package func stopLine(_ refusal: Refusal) {
        display.flushInput()
        display.bell()
        attempt { try show(StopScreen(refusal)) }
    }
}
