import Glibc
import Testing

@testable import Terminal

@Suite("a script stands in for a terminal")
struct ScriptedDisplayTests {
    @Test("keys come in order, then the script ends; canvases are kept")
    func order() {
        let display = ScriptedDisplay(width: 40, height: 16, keys: Key.typing("账a"))
        display.press("F8")
        #expect(display.pendingKeys)
        var canvas = Canvas(width: display.width, height: display.height)
        canvas.put("one", row: 0, column: 0)
        display.present(canvas)
        let events = (0..<4).map { _ in display.next(timeoutMilliseconds: -1) }
        #expect(events == [.key(.text("账")), .key(.text("a")), .key(.function(8)), .hangup])
        #expect(display.canvas?.line(0) == "one")
    }

    @Test("a resize in the script changes the size; flushing drops keys only")
    func resizing() {
        let display = ScriptedDisplay(keys: [.enter])
        display.events.append(.resize(width: 200, height: 60))
        display.flushInput()
        #expect(display.next(timeoutMilliseconds: 0) == .resize(width: 200, height: 60))
        #expect(display.width == 200 && display.height == 60)
    }

    @Test("a wake in the script waits for the doorbell")
    func wake() {
        let display = ScriptedDisplay()
        display.events = [.wake, .tick]
        display.wake()
        #expect(display.next(timeoutMilliseconds: 0) == .wake)
        #expect(display.next(timeoutMilliseconds: 0) == .tick)
    }
}
