import Glibc
import TestGround
import Testing

/// Everything that needs a real terminal driver below it, one program after the other.
@Suite("on a pseudo-terminal", .serialized)
struct OnPseudoTerminal {}

extension OnPseudoTerminal {
    @Suite("keys arrive as typed", .serialized)
    struct Input {
        @Test("F1 to F12, arrows and the editing keys, as xterm sends them")
        func functionKeys() throws {
            let pty = try PseudoTerminal()
            try pty.waitForFrame()
            let sent = [
                "\u{1B}OP", "\u{1B}OQ", "\u{1B}OS", "\u{1B}[15~", "\u{1B}[17~", "\u{1B}[18~", "\u{1B}[19~", "\u{1B}[20~", "\u{1B}[21~",
                "\u{1B}[23~", "\u{1B}[24~", "\u{1B}OA", "\u{1B}OB", "\u{1B}[5~", "\u{1B}[6~", "\u{1B}[3~", "\u{1B}OH", "\u{1B}OF",
                "\u{1B}[Z",
            ]
            pty.send(sent.joined())
            try pty.waitForKeys(sent.count)
            let names = "F1 F2 F4 F5 F6 F7 F8 F9 F10 F11 F12 Up Down PgUp PgDn Del Home End Shift-Tab"
            #expect(pty.events == names.split(separator: " ").map { "key \($0)" })
        }

        @Test("ESCDELAY: an F4 that comes in pieces 60 ms apart is F4, and no tail of it is text")
        func splitFunctionKey() throws {
            let pty = try PseudoTerminal()
            try pty.waitForFrame()
            for piece in ["\u{1B}", "O", "S"] {
                pty.send(piece)
                pty.pause(milliseconds: 60)
            }
            for piece in ["\u{1B}[1", "9~"] {
                pty.send(piece)
                pty.pause(milliseconds: 60)
            }
            try pty.waitForKeys(2)
            #expect(pty.events == ["key F4", "key F8"])
        }

        @Test("a sequence that is split by more than ESCDELAY is still a key")
        func verySplitFunctionKey() throws {
            let pty = try PseudoTerminal(environment: ["COUNTINGHOUSE_ESCDELAY": "20"])
            try pty.waitForFrame()
            for piece in ["\u{1B}", "O", "S", "x"] {
                pty.send(piece)
                pty.pause(milliseconds: 90)
            }
            try pty.waitForKeys(2)
            #expect(pty.events == ["key F4", "text x"])
        }

        @Test("ESCDELAY: over SSH a key may come in pieces a quarter of a second apart")
        func remoteFunctionKey() throws {
            let pty = try PseudoTerminal(environment: ["SSH_CONNECTION": "192.0.2.1 50000 192.0.2.2 22"])
            try pty.waitForFrame()
            for piece in ["\u{1B}", "[19", "~x"] {
                pty.send(piece)
                pty.pause(milliseconds: 250)
            }
            try pty.waitForKeys(2)
            #expect(pty.events == ["key F8", "text x"])
        }

        @Test("Esc and a digit are a function key, Esc Esc is F12, Esc alone is Esc")
        func escapeDigit() throws {
            let pty = try PseudoTerminal()
            try pty.waitForFrame()
            pty.send("\u{1B}1\u{1B}8\u{1B}0\u{1B}-\u{1B}=\u{1B}\u{1B}")
            try pty.waitForKeys(6)
            pty.send("\u{1B}")
            try pty.waitForKeys(7)
            #expect(pty.events == ["F1", "F8", "F10", "F11", "F12", "F12", "Esc"].map { "key \($0)" })
        }

        @Test("raw: FS, GS, Ctrl-C, Ctrl-Z, EOT, Ctrl-S, Ctrl-Q, Ctrl-\\ are data or keys, never signals or flow control")
        func rawBytes() throws {
            let pty = try PseudoTerminal()
            try pty.waitForFrame()
            pty.send([0x1C, 0x1D, 0x03, 0x1A, 0x04, 0x13, 0x11, 0x1E, 0x00])
            try pty.waitForKeys(9)
            #expect(
                pty.events
                    == ["Ctrl-\\", "Ctrl-]", "Ctrl-C", "Ctrl-Z", "Ctrl-D", "Ctrl-S", "Ctrl-Q", "Ctrl-^", "Ctrl-Space"].map { "key \($0)" })
        }

        @Test("8 and 127 are both backspace, CR is Enter, CR LF is one Enter")
        func twins() throws {
            let pty = try PseudoTerminal()
            try pty.waitForFrame()
            pty.send([8, 0x7F, 9, 13, 13, 10])
            try pty.waitForKeys(5)
            #expect(pty.events == ["Backspace", "Backspace", "Tab", "Enter", "Enter"].map { "key \($0)" })
        }

        @Test("a hanzi whose bytes arrive apart is one character")
        func splitCharacter() throws {
            let pty = try PseudoTerminal()
            try pty.waitForFrame()
            for byte in Array("账😀".utf8) {
                pty.send([byte])
                pty.pause(milliseconds: 20)
            }
            try pty.waitForKeys(2)
            #expect(pty.events == ["text 账", "text 😀"])
        }

        @Test("bracketed paste of 10,000 characters is one event in which CR is data")
        func paste() throws {
            let pty = try PseudoTerminal()
            try pty.waitForFrame()
            let line = String(repeating: "x", count: 96) + "账号\t"
            pty.send("\u{1B}[200~" + String(repeating: line + "\r", count: 100) + "\u{1B}[201~y")
            try pty.waitForKeys(2)
            #expect(pty.events == ["paste 10000 lines 101", "text y"])
        }

        @Test("UI-03, P0-12: 200 scans in one burst: none is lost, in order")
        func scanBurst() throws {
            let pty = try PseudoTerminal()
            try pty.waitForFrame()
            let codes = (0..<200).map { "69012345\(67890 + $0)" }
            pty.send(codes.joined(separator: "\r") + "\r")
            try pty.waitForKeys(200 * 14)
            let scans = pty.events.map { $0 == "key Enter" ? "\n" : String($0.dropFirst(5)) }.joined()
            #expect(scans == codes.joined(separator: "\n") + "\n")
        }

        @Test("flushing throws away what was typed ahead")
        func flush() throws {
            let pty = try PseudoTerminal()
            try pty.waitForFrame()
            pty.send("a\u{0F}bcd")
            try pty.waitForKeys(2)
            pty.send("e")
            try pty.waitForKeys(3)
            #expect(pty.events == ["text a", "key Ctrl-O", "text e"])
        }

        @Test("another thread wakes the loop, and a timeout is a tick")
        func wake() throws {
            let pty = try PseudoTerminal(environment: ["PROBE_TICK": "30"])
            try pty.waitForEvent("tick")
            pty.send("\u{17}")
            try pty.waitForEvent("wake")
        }

        @Test("a resize is one event with the new size, and the screen is laid out for it")
        func resize() throws {
            let pty = try PseudoTerminal()
            try pty.waitForFrame()
            pty.resize(width: 200, height: 60)
            try pty.waitForEvent("resize 200x60")
            try pty.wait(for: "legend in row 60") { pty.text.contains("\u{1B}[60;1H") || pty.text.contains("\u{1B}[60d") }
            pty.resize(width: 40, height: 16)
            try pty.waitForEvent("resize 40x16")
            pty.send("a")
            try pty.waitForEvent("text a")
        }

        @Test("a storm of resizes ends in the last size")
        func resizeStorm() throws {
            let pty = try PseudoTerminal()
            try pty.waitForFrame()
            for step in 0..<60 { pty.resize(width: UInt16(40 + step * 2), height: UInt16(16 + step % 30)) }
            pty.resize(width: 91, height: 33)
            try pty.waitForEvent("resize 91x33")
            pty.send("a")
            try pty.waitForEvent("text a")
            #expect(pty.events.last { $0.hasPrefix("resize") } == "resize 91x33")
        }
    }
}
