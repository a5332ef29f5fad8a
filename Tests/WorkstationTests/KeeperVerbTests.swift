import Core
import Glibc
import TestGround
import Testing
import Values

@Suite("The keeper as a process")
struct KeeperVerbTests {
    /// The keeper of a company, started with every sync noted.
    private final class Process {
        private let identity: pid_t

        init(_ ground: ProgramGround, shim: String, _ more: [String] = []) throws {
            let words = ["\(Subprocess.products)/countinghouse", "keeper", "--file", ground.file] + more
            let variables = [
                "PATH=/usr/bin:/bin", "LANG=C.UTF-8", "LD_PRELOAD=\(shim)", "SYNC_NOTE=\(ground.folder)/syncs",
            ]
            var found: pid_t = 0
            let arguments = words.map { strdup($0) } + [nil]
            let environment = variables.map { strdup($0) } + [nil]
            defer { (arguments + environment).forEach { free($0) } }
            let code = posix_spawn(&found, words[0], nil, nil, arguments, environment)
            guard code == 0 else { throw Refusal("test.not-started", Text(verbatim: "\(code)")) }
            identity = found
        }

        /// Asks it to end and tells its exit code.
        func end() -> Int32 {
            kill(identity, SIGTERM)
            var status: Int32 = 0
            while waitpid(identity, &status, 0) < 0, errno == EINTR {}
            return status & 0x7f == 0 ? status >> 8 & 0xff : -(status & 0x7f)
        }
    }

    private func shim(_ ground: ProgramGround) throws -> String {
        let path = ground.folder + "/sync.so"
        let made = try Subprocess.run(
            "cc", ["-O2", "-shared", "-fPIC", "-o", path, Subprocess.workingFolder + "/Tools/slow-sync.c", "-ldl"])
        guard made.code == 0 else { throw Refusal("test.no-shim", Text(verbatim: made.errors)) }
        return path
    }

    private func text(_ path: String) -> String {
        let descriptor = open(path, O_RDONLY)
        guard descriptor >= 0 else { return "" }
        defer { close(descriptor) }
        var bytes = [UInt8](repeating: 0, count: 1 << 20)
        let count = read(descriptor, &bytes, bytes.count)
        return String(decoding: bytes[0..<max(0, count)], as: UTF8.self)
    }

    /// Waits until it is so, or ten seconds have gone.
    private func comes(_ condition: () -> Bool) -> Bool {
        for _ in 0..<200 {
            if condition() { return true }
            usleep(50_000)
        }
        return condition()
    }

    private func syncs(_ ground: ProgramGround) -> Int {
        text(ground.folder + "/syncs").split(separator: "\n").filter { $0 == ground.folder + "/test.books-log/test.books.log" }.count
    }

    @Test("syncs the log when there is something new and only then, ships it, says so to doctor, and ends cleanly when told")
    func works() throws {
        let ground = try ProgramGround()
        let ship = ground.folder + "/off"
        let log = ground.folder + "/test.books-log/test.books.log"
        let copy = ship + "/test.books.log"
        let keeper = try Process(ground, shim: try shim(ground), ["--ship", ship])
        #expect(comes { text(copy) == text(log) && !text(log).isEmpty })
        let first = syncs(ground)
        #expect(first >= 1)
        // Nothing happens: nothing is synced.
        usleep(2_300_000)
        #expect(syncs(ground) == first)
        try ground.addBookkeeper()
        #expect(comes { text(copy) == text(log) })
        #expect(comes { syncs(ground) > first })
        #expect(text(ground.folder + "/syncs").contains(copy))
        let doctor = try ground.run(["doctor"])
        #expect(doctor.output.contains("ok   Keeper (process "), "\(doctor.output)")
        let second = try ground.run(["keeper"])
        #expect(second.code == 2)
        #expect(second.errors.contains("core.keeper-runs"))
        // What is committed in the moment of its end is synced and shipped by its last round.
        try ground.run(["run", "core.add-user", "--json", #"{"name":"late","fullName":"Late","roles":["buyer"]}"#])
        #expect(keeper.end() == 0)
        #expect(text(copy) == text(log))
        #expect(try ground.run(["doctor"]).output.contains("The keeper ended at"))
        #expect(try ground.run(["verify"]).code == 0)
    }

    @Test("--once makes one round for cron; without a keeper doctor says that there is none")
    func once() throws {
        let ground = try ProgramGround()
        #expect(try ground.run(["doctor"]).output.contains("No keeper"))
        let round = try ground.run(["keeper", "--once", "--ship", ground.folder + "/off"])
        #expect(round.code == 0, "\(round.errors)")
        #expect(text(ground.folder + "/off/test.books.log") == text(ground.folder + "/test.books-log/test.books.log"))
    }
}
