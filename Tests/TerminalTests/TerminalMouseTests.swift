import Glibc
import TestGround
import Testing

extension OnPseudoTerminal {
    @Suite("the mouse", .serialized)
    struct Mouse {
        private static let isOn = "\u{1B}[?1006;1000h"
        private static let isOff = "1000l"

        @Test("P0-7, P2-64: clicks and the wheel arrive as keys, beside what is typed; leaving turns the mouse off")
        func clicks() throws {
            let pty = try PseudoTerminal(environment: ["PROBE_MOUSE": "1"])
            try pty.waitForFrame()
            #expect(pty.text.contains(Self.isOn))
            pty.send("a\u{1B}[<0;11;24M\u{1B}[<0;11;24mb\u{1B}[<65;3;3M\u{1B}[<64;3;3M\u{1B}[<2;3;3Mc")
            try pty.waitForKeys(6)
            #expect(pty.events.filter { !$0.hasPrefix("mouse") } == ["text a", "click 23 10", "text b", "key Down", "key Up", "text c"])
            pty.send("\u{1B}OR")
            #expect(try pty.end() == 0)
            #expect(pty.text.contains(Self.isOff))
        }

        @Test("P2-64: nobody who did not ask for it gets mouse bytes")
        func off() throws {
            let pty = try PseudoTerminal()
            try pty.waitForFrame()
            #expect(!pty.text.contains("1000h"))
            pty.send("\u{1B}OR")
            #expect(try pty.end() == 0)
        }

        @Test("P0-71: a crash with the mouse on gives the terminal back without it")
        func crash() throws {
            let pty = try PseudoTerminal(environment: ["PROBE_MOUSE": "1", "PROBE_CRASH": "abort"])
            try pty.waitForFrame()
            pty.send("\u{18}")
            #expect(try pty.end() == -SIGABRT)
            #expect(pty.text.contains("\u{1B}[?1000l"))
        }
    }
}
