import Glibc
import TestGround
import Testing
import Values

/// The tools of the Makefile in a world made for the test: only the programs that it puts there exist.
@Suite("Getting ready to build, and installing")
struct ToolTests {
    private final class World {
        let folder: String

        init() throws {
            var template = Array("/tmp/countinghouse-tools-XXXXXX".utf8CString)
            guard mkdtemp(&template) != nil else { throw Refusal("test.no-folder", Text(verbatim: "no folder")) }
            folder = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
            mkdir(folder + "/bin", 0o755)
            for tool in ["sh", "sed", "head", "tr", "cat", "mktemp", "rm", "dirname"] {
                try Subprocess.run("ln", ["-s", "/bin/" + tool, folder + "/bin/" + tool])
            }
        }

        deinit { _ = try? Subprocess.run("rm", ["-rf", folder]) }

        /// A program of that name that notes how it was called and then does this.
        func put(_ name: String, _ script: String = "") throws {
            let path = folder + "/bin/" + name
            let text = "#!/bin/sh\necho \(name) $* >> \(folder)/calls\n\(script)\n"
            try Subprocess.run("sh", ["-c", "cat > \(path) && chmod +x \(path)"], input: text)
        }

        func need(_ what: String) throws -> Subprocess.Result {
            try Subprocess.run(
                Subprocess.workingFolder + "/Tools/need-packages", [what], environment: ["PATH": folder + "/bin", "NEED_ROOT": folder])
        }

        var calls: String { (try? Subprocess.run("cat", [folder + "/calls"]).output) ?? "" }
    }

    @Test("without a Swift toolchain, one sentence that says how to get it")
    func noSwift() throws {
        let world = try World()
        let answer = try world.need("build")
        #expect(answer.code == 1)
        #expect(answer.errors.split(separator: "\n").count == 1)
        #expect(answer.errors.contains("https://www.swift.org/install/linux/"))
        try world.put("swift", "echo 'Swift version 5.10 (swift-5.10-RELEASE)'")
        let old = try Subprocess.run(
            Subprocess.workingFolder + "/Tools/build-program", ["swift"], environment: ["PATH": world.folder + "/bin"])
        #expect(old.code == 1)
        #expect(old.errors.contains("this is 5.10"), "\(old.errors)")
    }

    @Test("missing packages are named and installed through sudo; libncursesw5-dev where only that exists")
    func missing() throws {
        let world = try World()
        try world.put("swift")
        try world.put("id", "echo 1000")
        try world.put("sudo", "exec \"$@\"")
        try world.put("apt-get")
        try world.put("apt-cache", "case $2 in libncurses-dev) exit 100 ;; esac")
        let answer = try world.need("build")
        #expect(answer.code == 0, "\(answer.errors)")
        #expect(answer.errors.contains("Installing: libncursesw5-dev libsqlite3-dev libssl-dev libcrypt-dev"), "\(answer.errors)")
        #expect(
            world.calls.contains("sudo apt-get install -y -q libncursesw5-dev libsqlite3-dev libssl-dev libcrypt-dev"), "\(world.calls)")
        let proof = try world.need("proof")
        #expect(proof.errors.contains("tmux openssh-server openssh-client sqlite3 gcc python3 python3-pyte"), "\(proof.errors)")
    }

    @Test("as root without sudo; with old lists they are renewed once; what cannot be installed is said")
    func asRoot() throws {
        let world = try World()
        try world.put("swift")
        try world.put("id", "echo 0")
        try world.put("apt-cache")
        try world.put("apt-get", "[ \"$1\" = update ] && echo yes > \(world.folder)/updated\n[ -e \(world.folder)/updated ]")
        #expect(try world.need("build").code == 0)
        #expect(!world.calls.contains("sudo"))
        #expect(world.calls.components(of: "apt-get update") == 1)
        try world.put("apt-get", "[ \"$1\" = update ]")
        let refused = try world.need("build")
        #expect(refused.code == 1)
        #expect(refused.errors.contains("Run yourself: apt-get install libncurses-dev"), "\(refused.errors)")
    }

    @Test("nobody who may install: the sentence names what to ask for")
    func nobody() throws {
        let world = try World()
        try world.put("swift")
        try world.put("id", "echo 1000")
        try world.put("apt-cache")
        try world.put("apt-get")
        let refused = try world.need("build")
        #expect(refused.code == 1)
        #expect(refused.errors.contains("Ask an administrator of this host to run: apt-get install libncurses-dev"))
        #expect(!world.calls.contains("apt-get install"))
        for file in ["curses.h", "sqlite3.h", "openssl/evp.h", "crypt.h"] {
            try Subprocess.run("install", ["-D", "/dev/null", world.folder + "/usr/include/" + file])
        }
        let ready = try world.need("build")
        #expect(ready.code == 0)
        #expect(ready.errors.isEmpty && ready.output.isEmpty)
    }

    @Test("make help lists every verb that people are promised")
    func help() throws {
        let help = try Subprocess.run("make", ["-s", "-C", Subprocess.workingFolder, "help"]).output
        for verb in [
            "run", "build", "test", "proof", "check", "bench", "soak", "simulate", "fuzz", "demo-scan", "demo-cheat", "demo-plug",
            "demo-adventureworks", "docs", "install", "deb", "help",
        ] {
            #expect(help.contains("make \(verb) "), "\(verb)")
        }
    }
}
