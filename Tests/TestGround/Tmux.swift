import Glibc
import Synchronization

/// A program in a tmux window: a second emulator that a person's keys are sent to and whose screen is read as text.
package final class Tmux {
    private let socket: String
    private let patienceMilliseconds: Int64 = 20_000

    /// Starts `command` (a shell line) in a window of that size.
    package init(_ command: String, environment: [String: String] = [:], width: Int = 80, height: Int = 24) throws {
        socket = "countinghouse-\(getpid())-\(Tmux.next())"
        let variables = environment.sorted { $0.key < $1.key }.map { "\($0.key)='\($0.value)' " }.joined()
        try run([
            "-f", "/dev/null", "new-session", "-d", "-x", "\(width)", "-y", "\(height)",
            "env \(variables)\(command); echo ENDED $?; sleep 600",
        ])
        try run(["set", "-g", "status", "off"])
        try run(["set", "-g", "escape-time", "0"])
    }

    deinit { _ = try? run(["kill-server"]) }

    /// Types keys as tmux names them: `C-g`, `Enter`, `F8`, `Escape`.
    package func press(_ keys: String...) throws {
        for key in keys { try run(["send-keys", key]) }
    }

    /// Types text as it stands.
    package func type(_ text: String) throws { try run(["send-keys", "-l", text]) }

    /// The screen's rows.
    package func screen() throws -> [String] {
        try capture(["capture-pane", "-p"]).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }

    /// Waits until the screen shows the words and gives it.
    @discardableResult
    package func wait(for words: String) throws -> [String] {
        let end = now() + patienceMilliseconds
        var last: [String] = []
        while now() < end {
            last = try screen()
            if last.contains(where: { $0.contains(words) }) { return last }
            usleep(20_000)
        }
        throw GaveUp(waitingFor: words, screen: last.joined(separator: "\n"))
    }

    package func resize(width: Int, height: Int) throws { try run(["resize-window", "-x", "\(width)", "-y", "\(height)"]) }

    /// The process that holds the window.
    package func server() throws -> Int32 {
        Int32(try capture(["display-message", "-p", "#{pid}"]).filter(\.isNumber)) ?? -1
    }

    /// The cursor's row and column, counted from nought.
    package func cursor() throws -> (row: Int, column: Int) {
        let numbers = try capture(["display-message", "-p", "#{cursor_y} #{cursor_x}"]).split(whereSeparator: \.isWhitespace).compactMap {
            Int($0)
        }
        return numbers.count == 2 ? (numbers[0], numbers[1]) : (-1, -1)
    }

    package struct GaveUp: Error, CustomStringConvertible {
        let waitingFor: String
        let screen: String
        package var description: String { "waited for “\(waitingFor)”, the screen shows:\n\(screen)" }
    }

    private func run(_ arguments: [String]) throws { _ = try capture(arguments) }

    private func capture(_ arguments: [String]) throws -> String {
        try Subprocess.run("tmux", ["-L", socket] + arguments, environment: ["LANG": "C.UTF-8", "TERM": "xterm-256color"]).output
    }

    private func now() -> Int64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
    }

    private static let count = Atomic<Int>(0)
    private static func next() -> Int { count.add(1, ordering: .relaxed).newValue }
}
