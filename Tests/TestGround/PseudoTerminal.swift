import Glibc

/// A program on a pseudo-terminal, and the side channels through which a test waits for it: frames and events, never times.
package final class PseudoTerminal {
    /// All that the program has sent.
    package private(set) var output: [UInt8] = []
    package private(set) var process: Int32 = 0
    /// The modes before the program was started.
    package private(set) var modesBefore: [UInt32] = []
    private var master: Int32
    private let slave: Int32
    private let folder: String
    /// How long anything may take before the test gives up.
    private let patienceMilliseconds: Int64 = 20_000

    /// Starts a product of the build folder as the leader of a new session on a new terminal.
    package init(
        program: String = "TerminalProbe", arguments: [String] = [], environment: [String: String] = [:], width: UInt16 = 80,
        height: UInt16 = 24
    ) throws {
        master = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
        var (lock, number): (Int32, Int32) = (0, -1)
        guard master >= 0, ioctl(master, PseudoTerminal.unlock, &lock) == 0, ioctl(master, PseudoTerminal.askNumber, &number) == 0
        else { throw Fault.noTerminal }
        let path = "/dev/pts/\(number)"
        slave = open(path, O_RDWR | O_NOCTTY | O_CLOEXEC)
        var template = Array("/tmp/countinghouse-terminal-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw Fault.noTerminal }
        folder = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        resize(width: width, height: height)
        modesBefore = modes

        var variables = ["TERM": "xterm-256color", "LANG": "C.UTF-8", "PATH": "/usr/bin:/bin"]
        variables["COUNTINGHOUSE_FRAMES"] = folder + "/frames"
        variables["PROBE_JOURNAL"] = folder + "/journal"
        variables["PROBE_ERRORS"] = folder + "/errors"
        variables.merge(environment) { $1 }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        posix_spawn_file_actions_addopen(&actions, 0, path, O_RDWR, 0)
        posix_spawn_file_actions_adddup2(&actions, 0, 1)
        posix_spawn_file_actions_adddup2(&actions, 0, 2)
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        posix_spawnattr_setflags(&attributes, PseudoTerminal.newSession)
        let file = program.hasPrefix("/") ? program : PseudoTerminal.products + "/" + program
        let texts = variables.filter { $0.value != "-" }.map { "\($0.key)=\($0.value)" }
        let result = withStrings([file] + arguments) { words in
            withStrings(texts) { posix_spawn(&process, file, &actions, &attributes, words, $0) }
        }
        posix_spawn_file_actions_destroy(&actions)
        posix_spawnattr_destroy(&attributes)
        guard result == 0 else { throw Fault.notStarted(result) }
    }

    deinit {
        if process > 0 {
            kill(process, SIGKILL)
            waitpid(process, nil, 0)
        }
        if master >= 0 { close(master) }
        close(slave)
        for name in ["frames", "journal", "errors"] { unlink(folder + "/" + name) }
        rmdir(folder)
    }

    // What the C headers define by macros that Swift does not read: TIOCSPTLCK, TIOCGPTN, POSIX_SPAWN_SETSID.
    private static let unlock: UInt = 0x4004_5431
    private static let askNumber: UInt = 0x8004_5430
    private static let newSession: Int16 = 0x80

    package enum Fault: Error {
        case noTerminal
        case notStarted(Int32)
        case gaveUp(waitingFor: String, journal: [String], screen: String)
    }

    /// The folder that holds the programs built with these tests.
    package static var products: String {
        var buffer = [CChar](repeating: 0, count: 4096)
        let length = readlink("/proc/self/exe", &buffer, buffer.count - 1)
        let path = String(decoding: buffer.prefix(max(0, length)).map { UInt8(bitPattern: $0) }, as: UTF8.self)
        return String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)])
    }
}

// MARK: - Acting

extension PseudoTerminal {
    package func send(_ text: String) { send(Array(text.utf8)) }

    package func send(_ bytes: [UInt8]) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { write(master, $0.baseAddress, min($0.count, 1024)) }
            if count > 0 { rest = rest.dropFirst(count) }
            collect(milliseconds: count > 0 ? 0 : 5)
        }
    }

    package func resize(width: UInt16, height: UInt16) {
        var size = winsize(ws_row: height, ws_col: width, ws_xpixel: 0, ws_ypixel: 0)
        _ = ioctl(slave, UInt(TIOCSWINSZ), &size)
    }

    package func signal(_ number: Int32) { kill(process, number) }

    /// Closes the far end, as a cut line does.
    package func hangUp() {
        close(master)
        master = -1
    }

    /// A pause that is itself the case under test: pieces of a sequence so far apart.
    package func pause(milliseconds: Int32) { usleep(UInt32(milliseconds) * 1000) }
}

// MARK: - Waiting and looking

extension PseudoTerminal {
    package var journal: [String] { lines(of: "journal") }
    package var errorLog: [String] { lines(of: "errors") }
    /// Journal lines after the first, which tells how it was opened.
    package var events: [String] { Array(journal.dropFirst()) }
    /// Frames shown and keys taken when the program was last idle.
    package var idle: (frames: Int, keys: Int) {
        let numbers = lines(of: "frames").last?.split(separator: " ").compactMap { Int($0) } ?? []
        return numbers.count == 2 ? (numbers[0], numbers[1]) : (0, 0)
    }

    package var text: String { String(decoding: output, as: UTF8.self) }

    /// Modes of the terminal in comparable form.
    package var modes: [UInt32] {
        var state = termios()
        tcgetattr(slave, &state)
        return [state.c_iflag, state.c_oflag, state.c_cflag, state.c_lflag]
    }

    package func wait(for what: String, until condition: () -> Bool) throws {
        let end = now() + patienceMilliseconds
        while !condition() {
            guard now() < end else { throw Fault.gaveUp(waitingFor: what, journal: journal, screen: String(text.suffix(400))) }
            collect(milliseconds: 5)
        }
        collect(milliseconds: 0)
    }

    package func waitForFrame() throws { try wait(for: "first frame") { idle.frames > 0 } }

    /// Until the program has taken so many keys and is idle again.
    package func waitForKeys(_ count: Int) throws { try wait(for: "\(count) keys") { idle.keys >= count } }

    package func waitForEvent(_ line: String) throws { try wait(for: line) { journal.contains(line) } }

    /// Bytes sent because of these keystrokes.
    package func cost(of keys: String, count: Int) throws -> Int {
        let (before, taken) = (output.count, idle.keys)
        send(keys)
        try waitForKeys(taken + count)
        return output.count - before
    }

    /// Until the program has ended: its exit code, or the negative number of the signal that ended it.
    package func end() throws -> Int32 {
        var status: Int32 = 0
        try wait(for: "the end") { waitpid(process, &status, WNOHANG) == process }
        process = 0
        collect(milliseconds: 20)
        let signal = status & 0x7F
        return signal == 0 ? (status >> 8) & 0xFF : -signal
    }

    private func collect(milliseconds: Int32) {
        guard master >= 0 else {
            usleep(UInt32(milliseconds) * 1000)
            return
        }
        var place = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
        var wait = milliseconds
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while poll(&place, 1, wait) > 0, place.revents & Int16(POLLIN) != 0 {
            let count = read(master, &buffer, buffer.count)
            guard count > 0 else { return }
            output += buffer.prefix(count)
            wait = 0
        }
    }

    private func lines(of name: String) -> [String] {
        guard let file = fopen(folder + "/" + name, "r") else { return [] }
        defer { fclose(file) }
        var all: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while case let count = fread(&buffer, 1, buffer.count, file), count > 0 { all += buffer.prefix(count) }
        return all.split(separator: 10).map { String(decoding: $0, as: UTF8.self) }
    }

    private func now() -> Int64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
    }
}

private func withStrings<Result>(_ texts: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result) -> Result {
    let copies = texts.map { strdup($0) }
    defer { copies.forEach { free($0) } }
    return body(copies + [nil])
}
