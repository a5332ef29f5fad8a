internal import CSystem
internal import Glibc
internal import TestGround
internal import Values

/// What a session costs a host: time to the first screen and memory at rest, by proportional set size.
struct SessionBench {
    let program: String
    let file: String

    /// Median milliseconds from starting the process to its first screen.
    func firstScreen(runs: Int = 15) throws -> Double {
        var times: [Int64] = []
        for _ in 0..<runs {
            let start = ch_monotonic_nanoseconds()
            let session = try PseudoTerminal(program: program, arguments: ["--file", file, "--user", "chen.hao"])
            while session.idle.frames == 0, ch_monotonic_nanoseconds() - start < 5_000_000_000 { session.pause(milliseconds: 1) }
            times.append(ch_monotonic_nanoseconds() - start)
        }
        return Stopwatch.median(times) / 1_000_000
    }

    /// Mebibytes of each of `count` idle sessions.
    func memory(of count: Int) throws -> Double {
        let sessions = try (0..<count).map { _ in
            try PseudoTerminal(program: program, arguments: ["--file", file, "--user", "chen.hao"])
        }
        for session in sessions { try session.waitForFrame() }
        let kibibytes = sessions.map { Double(SessionBench.proportionalSet($0.process)) }
        return kibibytes.reduce(0, +) / Double(count) / 1_024
    }

    /// Rows a second of a whole import by the command line: the check on a private copy, then one command a row.
    func importRows(_ count: Int, folder: String) throws -> Double {
        let rows = (0..<count).map { "BENCH-\($0),Bench supplier \($0),0571-8888\($0)" }
        let path = folder + "/suppliers.csv"
        guard let file = fopen(path, "w") else { return 0 }
        fputs("code,name,phone\n" + rows.joined(separator: "\n") + "\n", file)
        fclose(file)
        let start = ch_monotonic_nanoseconds()
        let run = try Subprocess.run(program, ["import", "suppliers", path, "--file", self.file, "--user", "lin.yue"])
        guard run.code == 0 else { throw BenchFault(run.errors + run.output) }
        return Double(count) / (Double(ch_monotonic_nanoseconds() - start) / 1e9)
    }

    private static func proportionalSet(_ process: pid_t) -> Int {
        guard let file = fopen("/proc/\(process)/smaps_rollup", "r") else { return 0 }
        defer { fclose(file) }
        var line = [CChar](repeating: 0, count: 256)
        while fgets(&line, 256, file) != nil {
            let text = String(decoding: line.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
            if text.hasPrefix("Pss:") { return Int(text.split(separator: " ")[1]) ?? 0 }
        }
        return 0
    }
}

/// What a measured program said when it did not do what it was asked.
struct BenchFault: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}
