import Glibc

/// A disk that fails on demand, for programs that are started with `environment`: the shim in Tools/faulty-disk.c.
package final class FaultyDisk {
    /// The kinds of call that can fail; reading and writing a path, bringing it to the disk, asking where it lies.
    package enum Call: String, Sendable { case write, fsync, read, statfs }

    private let folder: String

    /// - Throws: where there is no C compiler, which building this package needs as well.
    package init() throws {
        var template = Array("/tmp/countinghouse-faulty-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw Fault.noFolder }
        folder = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        let source = Subprocess.workingFolder + "/Tools/faulty-disk.c"
        let compilers = ["cc", "gcc", "clang"]
        let made = compilers.contains { name in
            (try? Subprocess.run(name, ["-O2", "-shared", "-fPIC", "-o", folder + "/faulty.so", source, "-ldl"]).code) == 0
        }
        guard made else { throw Fault.noCompiler }
        heal()
    }

    deinit {
        for name in ["faulty.so", "fault"] { unlink(folder + "/" + name) }
        rmdir(folder)
    }

    package enum Fault: Error { case noFolder, noCompiler }

    /// What a program is started with to stand on this disk.
    package var environment: [String: String] { ["LD_PRELOAD": folder + "/faulty.so", "FAULTY_DISK": folder + "/fault"] }

    /// From now on these calls fail with that number on every path that holds the word.
    package func fail(_ call: Call, with number: Int32, on word: String) { say("\(call.rawValue) \(number) \(word)") }

    package func heal() { say("") }

    private func say(_ line: String) {
        let descriptor = open(folder + "/fault", O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        var line = line
        _ = line.withUTF8 { write(descriptor, $0.baseAddress, $0.count) }
        close(descriptor)
    }
}
