import Glibc
import TestGround
import Testing

extension OnPseudoTerminal {
    @Suite("P0-67: bytes are few", .serialized)
    struct Bytes {
        @Test("UI-11: nothing is sent while nothing happens", arguments: [("80", "24"), ("200", "60")])
        func idle(width: String, height: String) throws {
            let pty = try PseudoTerminal(
                environment: ["PROBE_TICK": "10"], width: UInt16(width) ?? 80, height: UInt16(height) ?? 24)
            try pty.waitForEvent("tick")
            let sent = pty.output.count
            let ticks = pty.events.count
            try pty.wait(for: "five ticks, each presenting the same canvas") { pty.events.count > ticks + 5 }
            #expect(pty.output.count == sent)
        }

        @Test("a typed character costs at most 64", arguments: ["xterm-256color", "vt100", "screen-256color", "linux"])
        func typed(type: String) throws {
            let pty = try PseudoTerminal(environment: ["TERM": type])
            try pty.waitForFrame()
            for character in "ab账7" {
                let bytes = try pty.cost(of: String(character), count: 1)
                #expect(bytes <= 64, "\(character) on \(type): \(bytes)")
            }
        }

        @Test("a move of the bar costs at most 100")
        func bar() throws {
            let pty = try PseudoTerminal()
            try pty.waitForFrame()
            for _ in 0..<8 {
                let down = try pty.cost(of: "\u{1B}OB", count: 1)
                #expect(down <= 100, "\(down)")
            }
            let up = try pty.cost(of: "\u{1B}OA", count: 1)
            #expect(up <= 100, "\(up)")
        }

        @Test("UI-07: a first screen is at most 2 KB", arguments: [("80", "24"), ("200", "60")])
        func firstScreen(width: String, height: String) throws {
            let pty = try PseudoTerminal(width: UInt16(width) ?? 80, height: UInt16(height) ?? 24)
            try pty.waitForFrame()
            #expect(pty.output.count <= 2048)
        }

        @Test("Ctrl-L sends the whole screen again")
        func repaint() throws {
            let pty = try PseudoTerminal()
            try pty.waitForFrame()
            #expect(try pty.cost(of: "\u{0C}", count: 1) > 500)
        }
    }
}
