import Glibc
import TestGround
import Testing

extension OnPseudoTerminal {
    /// tmux keeps a screen of its own from what we send: what it shows is what we meant.
    @Suite("tmux, another's emulator, shows the same screen", .serialized, .enabled(if: access("/usr/bin/tmux", X_OK) == 0))
    struct SecondEmulator {
        @Test("P0-68: hanzi, marks and edits stand where they belong", arguments: ["tmux-256color", "screen-256color"])
        func shows(type: String) throws {
            let pty = try PseudoTerminal(
                program: "/usr/bin/tmux",
                arguments: [
                    "-L", "countinghouse-\(getpid())", "-f", "/dev/null", "set", "-g", "default-terminal", type, ";", "set", "-g", "status",
                    "off", ";", "new-session", PseudoTerminal.products + "/TerminalProbe",
                ], environment: ["PROBE_TEXT": "中文字账房 Washer|国"])
            try pty.waitForFrame()
            pty.send("账房x" + String(repeating: "\u{1B}OB", count: 17))
            try pty.waitForKeys(20)
            pty.send("\u{7F}\u{7F}yz")
            try pty.waitForKeys(24)
            try pty.wait(for: "tmux to have drawn") { screen().contains { $0.hasPrefix(">") && $0.contains("B-M817") } }
            let lines = screen()
            #expect(lines[0].hasPrefix("PR10  Probe  账房 测试 e\u{301}"))
            #expect(lines[1] == "中文字账房 Washer|国")
            #expect(lines[3].hasPrefix("  B-M83      六角螺栓镀锌高强度外六角全牙螺丝 M8x3"))
            #expect(lines[17].hasPrefix("> B-M817     六角螺栓镀锌高强度外六角全牙螺丝 M8x17"))
            #expect(lines[19] == "          账yz")
            #expect(lines[23] == "F1=Help F3=Exit F4=Prompt F8=Post F12=Cancel")
            #expect(tmux("display-message -p '#{cursor_x},#{cursor_y}'") == ["14,19"])
            pty.send("\u{1B}OR")
            _ = try pty.end()
        }

        private func screen() -> [String] { tmux("capture-pane -p") }

        private func tmux(_ command: String) -> [String] {
            guard let pipe = popen("tmux -L countinghouse-\(getpid()) \(command) 2>/dev/null", "r") else { return [] }
            defer { pclose(pipe) }
            var all: [UInt8] = []
            var buffer = [UInt8](repeating: 0, count: 8192)
            while case let count = fread(&buffer, 1, buffer.count, pipe), count > 0 { all += buffer.prefix(count) }
            return all.split(separator: 10, omittingEmptySubsequences: false).map { String(decoding: $0, as: UTF8.self) }
                .dropLast().map { $0 }
        }
    }
}
