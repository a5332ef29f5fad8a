import Glibc

/// A program run to its end, with what it printed.
package enum Subprocess {
    package struct Result: Sendable {
        package let code: Int32
        package let output: String
        package let errors: String
    }

    package struct NotStarted: Error {
        let program: String
        let code: Int32
    }

    /// Runs a program from the PATH. `input` is what it reads.
    @discardableResult
    package static func run(
        _ program: String, _ arguments: [String], input: String = "", environment: [String: String] = [:]
    ) throws -> Result {
        var variables = ["PATH": "/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin", "HOME": "/tmp", "LANG": "C.UTF-8"]
        variables.merge(environment) { $1 }
        let files = try ["in", "out", "err"].map { _ in try temporary() }
        defer { files.forEach { close($0) } }
        var text = input
        text.withUTF8 { _ = write(files[0], $0.baseAddress, $0.count) }
        lseek(files[0], 0, SEEK_SET)
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        for (index, file) in files.enumerated() { posix_spawn_file_actions_adddup2(&actions, file, Int32(index)) }
        for descriptor: Int32 in 3..<64 { posix_spawn_file_actions_addclose(&actions, descriptor) }
        // The threads of tests block signals. A program that inherited that could not be told to end.
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
        var process: pid_t = 0
        let words = ([program] + arguments).map { strdup($0) } + [nil]
        let texts = variables.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { (words + texts).forEach { free($0) } }
        let code = posix_spawnp(&process, program, &actions, &attributes, words, texts)
        guard code == 0 else { throw NotStarted(program: program, code: code) }
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
        let signal = status & 0x7F
        return Result(code: signal == 0 ? (status >> 8) & 0xFF : -signal, output: read(files[1]), errors: read(files[2]))
    }

    /// The folder that holds the programs built with these tests.
    package static var products: String { PseudoTerminal.products }

    /// The folder that this process works in.
    package static var workingFolder: String {
        guard let path = getcwd(nil, 0) else { return "" }
        defer { free(path) }
        return String(cString: path)
    }

    private static func temporary() throws -> Int32 {
        var template = Array("/tmp/countinghouse-pipe-XXXXXX".utf8CString)
        let descriptor = mkstemp(&template)
        guard descriptor >= 0 else { throw NotStarted(program: "mkstemp", code: errno) }
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
        unlink(template)
        return descriptor
    }

    private static func read(_ descriptor: Int32) -> String {
        lseek(descriptor, 0, SEEK_SET)
        var bytes: [UInt8] = []
        var block = [UInt8](repeating: 0, count: 65_536)
        while case let count = Glibc.read(descriptor, &block, block.count), count > 0 { bytes += block[0..<count] }
        return String(decoding: bytes, as: UTF8.self)
    }
}
