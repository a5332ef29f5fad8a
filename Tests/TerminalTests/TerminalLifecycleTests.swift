import Glibc
import TestGround
import Testing

extension OnPseudoTerminal {
    @Suite("the terminal is given back as it was", .serialized)
    struct Lifecycle {
        private static let leavesAlternateScreen = "\u{1B}[?1049l"
        private static let endsPaste = "\u{1B}[?2004l"

        @Test("P0-71: leaving restores modes, screen and paste mode")
        func leaving() throws {
            let pty = try PseudoTerminal()
            let before = pty.modesBefore
            try pty.waitForFrame()
            #expect(pty.modes != before)
            #expect(pty.text.contains("\u{1B}[?1049h") && pty.text.contains("\u{1B}[?2004h"))
            pty.send("\u{1B}OR")
            #expect(try pty.end() == 0)
            #expect(pty.modes == before)
            #expect(pty.text.contains(Self.leavesAlternateScreen) && pty.text.contains(Self.endsPaste))
        }

        @Test(
            "P0-71: SIGTERM, SIGINT and SIGHUP become events, and the program ends by itself",
            arguments: [(SIGTERM, "terminate"), (SIGINT, "terminate"), (SIGHUP, "hangup")])
        func asked(signal: Int32, event: String) throws {
            let pty = try PseudoTerminal()
            let before = pty.modesBefore
            try pty.waitForFrame()
            pty.signal(signal)
            #expect(try pty.end() == 0)
            #expect(pty.events == [event, "closed"])
            #expect(pty.modes == before)
            #expect(pty.text.contains(Self.leavesAlternateScreen))
        }

        @Test(
            "P0-71: crashes give the terminal back and keep their signal, with Swift's crash helper asking for attention",
            arguments: [
                ("segv", SIGSEGV), ("ill", SIGILL), ("abort", SIGABRT), ("bus", SIGBUS), ("fpe", SIGFPE), ("quit", SIGQUIT),
                ("trap", SIGILL), ("recursion", SIGSEGV),
            ])
        func crash(how: String, signal: Int32) throws {
            let pty = try PseudoTerminal(environment: ["PROBE_CRASH": how, "SWIFT_BACKTRACE": "enable=yes,interactive=yes"])
            let before = pty.modesBefore
            try pty.waitForFrame()
            pty.send("\u{18}")
            let ended = try pty.end()
            // A Swift trap is SIGILL or SIGTRAP, as the processor has it.
            #expect(ended == -signal || (how == "trap" && ended == -SIGTRAP))
            #expect(pty.modes == before)
            #expect(pty.text.contains(Self.leavesAlternateScreen) && pty.text.contains(Self.endsPaste))
        }

        @Test("exit from anywhere gives the terminal back")
        func plainExit() throws {
            let pty = try PseudoTerminal(environment: ["PROBE_CRASH": "exit"])
            let before = pty.modesBefore
            try pty.waitForFrame()
            pty.send("\u{18}")
            #expect(try pty.end() == 7)
            #expect(pty.modes == before)
            #expect(pty.text.contains(Self.leavesAlternateScreen))
        }

        @Test("a cut line is a hang-up: the program ends by itself and does not spin, even where SIGHUP is ignored", arguments: ["-", "1"])
        func cutLine(deaf: String) throws {
            let pty = try PseudoTerminal(environment: ["PROBE_DEAF": deaf])
            try pty.waitForFrame()
            pty.hangUp()
            #expect(try pty.end() == 0)
            #expect(pty.events == ["hangup", "closed"])
        }

        @Test("keys typed before the line was cut arrive before the hang-up")
        func keysBeforeHangUp() throws {
            let pty = try PseudoTerminal()
            try pty.waitForFrame()
            pty.send("abc")
            try pty.waitForKeys(3)
            pty.hangUp()
            #expect(try pty.end() == 0)
            #expect(pty.events == ["text a", "text b", "text c", "hangup", "closed"])
        }

        @Test("under a forced command SIGTSTP does nothing")
        func stop() throws {
            let pty = try PseudoTerminal(environment: ["PROBE_IGNORE_STOP": "1"])
            try pty.waitForFrame()
            pty.signal(SIGTSTP)
            pty.send("a")
            try pty.waitForEvent("text a")
        }

        @Test("stopped and continued, the program takes the terminal back and draws everything")
        func continued() throws {
            let pty = try PseudoTerminal()
            try pty.waitForFrame()
            let (raw, sent) = (pty.modes, pty.output.count)
            pty.signal(SIGSTOP)
            pty.signal(SIGCONT)
            try pty.waitForEvent("resize 80x24")
            try pty.wait(for: "the whole screen again") { pty.output.count > sent + 500 }
            #expect(pty.modes == raw)
        }

        @Test("what is printed to standard error goes to the log and not on the screen")
        func standardError() throws {
            let pty = try PseudoTerminal()
            try pty.waitForFrame()
            pty.send("\u{05}")
            try pty.waitForKeys(1)
            #expect(pty.errorLog == ["a word for the log"])
            #expect(!pty.text.contains("a word for the log"))
        }
    }

    @Suite("any terminal and any environment gets a screen or a sentence", .serialized)
    struct Environments {
        @Test(
            "TERM that cannot be used is refused with the way out, and the terminal is untouched",
            arguments: [("-", "terminal.unknown-type"), ("no-such-terminal", "terminal.unknown-type"), ("dumb", "terminal.too-simple")])
        func unusable(type: String, code: String) throws {
            let pty = try PseudoTerminal(environment: ["TERM": type])
            let before = pty.modesBefore
            #expect(try pty.end() == 3)
            #expect(pty.journal.first?.hasPrefix("refused \(code) ") == true)
            #expect(pty.journal.first?.contains("TERM") == true)
            #expect(pty.modes == before && pty.output.isEmpty)
        }

        @Test(
            "P0-66: vt100 has no colour, and F1 to F4 and Esc digits work",
            arguments: ["vt100", "vt220", "linux", "screen-256color", "tmux-256color"])
        func types(type: String) throws {
            let pty = try PseudoTerminal(environment: ["TERM": type])
            try pty.waitForFrame()
            pty.send("\u{1B}8\u{1B}[19~账")
            try pty.waitForKeys(3)
            #expect(pty.events == ["key F8", "key F8", "text 账"])
            if type.hasPrefix("vt") { #expect(!hasColour(pty.text)) }
        }

        @Test("NO_COLOR takes colours away, unless a person chose a theme")
        func noColour() throws {
            for (environment, coloured) in [
                ([:], true), (["NO_COLOR": "1"], false), (["NO_COLOR": ""], true), (["NO_COLOR": "1", "PROBE_THEME": "chosen"], true),
                (["PROBE_THEME": "mono"], false),
            ] {
                let pty = try PseudoTerminal(environment: environment)
                try pty.waitForFrame()
                #expect(hasColour(pty.text) == coloured, "\(environment)")
            }
        }

        @Test("a locale that is not installed, or none, still shows hanzi", arguments: ["zh_CN.UTF-8", "C", "zh_CN.GB18030", "-"])
        func locale(name: String) throws {
            let pty = try PseudoTerminal(environment: ["LANG": name, "LC_ALL": name])
            try pty.waitForFrame()
            #expect(pty.text.contains("账房"))
            pty.send("账")
            try pty.waitForEvent("text 账")
        }

        @Test("title and clipboard carry no control bytes of their own")
        func outOfBand() throws {
            let pty = try PseudoTerminal()
            try pty.waitForFrame()
            pty.send("\u{10}")
            try pty.waitForKeys(1)
            #expect(pty.text.contains("\u{1B}]0;账房^[]0;gotcha^G\u{7}"))
            #expect(pty.text.contains("\u{1B}]52;c;YQliG1sySg==\u{7}"))
        }

        @Test("hostile stored text reaches the terminal as letters only")
        func hostileText() throws {
            let pty = try PseudoTerminal(environment: ["PROBE_TEXT": "a\u{1B}[2Jb\u{202E}c\u{9B}d\te\u{7F}f\u{200B}g\u{2028}h"])
            try pty.waitForFrame()
            #expect(pty.text.contains("a^[[2Jb<202E>c<9B>d^Ie^?f<200B>g<2028>h"))
            #expect(!pty.text.contains("\u{1B}[2Jb") && !pty.text.contains("\u{202E}") && !pty.text.contains("\u{9B}"))
        }

        @Test("a hanzi that the C library does not know is shown as 〓 and not as a hole")
        func unknownHanzi() throws {
            let pty = try PseudoTerminal(environment: ["PROBE_TEXT": "<\u{3FFFD}>"])
            try pty.waitForFrame()
            #expect(pty.text.contains("<〓>"))
        }

        @Test("ambiguous width: a terminal that gives `…` two columns is shown likenesses of one column, any other the text itself")
        func ambiguousWidth() throws {
            for (answer, shown) in [("\u{1B}[5;3R", "M8x30 1 .|"), ("\u{1B}[5;2R", "M8×30 ① …|")] {
                let pty = try PseudoTerminal(environment: ["PROBE_TEXT": "M8×30 ① …|"])
                try pty.waitForFrame()
                #expect(pty.text.contains("\u{1B}[6n"))
                pty.send(answer + "a")
                try pty.waitForKeys(1)
                #expect(pty.text.contains(shown) && pty.events == ["text a"])
            }
        }

        @Test("the size is the terminal's, not that of LINES and COLUMNS")
        func size() throws {
            let pty = try PseudoTerminal(environment: ["LINES": "10", "COLUMNS": "40"], width: 100, height: 30)
            try pty.waitForFrame()
            #expect(pty.journal.first?.hasPrefix("open 100x30 ") == true)
            pty.resize(width: 90, height: 25)
            try pty.waitForEvent("resize 90x25")
        }

        private func hasColour(_ text: String) -> Bool {
            text.contains { $0 == "\u{1B}" } && text.firstMatch(of: #/\x1B\[(?:[0-9]+;)*[34][0-7]m/#) != nil
        }
    }
}
