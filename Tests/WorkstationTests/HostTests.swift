import Core
import Glibc
import Ledgers
import MasterData
import TestGround
import Testing
import Values

@testable import Workstation

@Suite("The host and the file: doctor, migrate, keys")
struct HostTests {
    @Test("doctor: sound findings, and what mends the others: modes, a sync that reaches no disk, the clock, TERM")
    func doctor() throws {
        let ground = try ProgramGround()
        let sound = try ground.run(["doctor"])
        #expect(sound.output.contains("ok   Mode of the files 0600"), "\(sound.output)")
        #expect(sound.output.contains("A sync takes"))
        chmod(ground.file, 0o644)
        let open = try ground.run(["doctor", "--language", "zh-Hans"])
        #expect(open.code == 1)
        #expect(open.output.contains("MEND 本机其他账号可读取 \(ground.file)。请运行：chmod go= \(ground.file)"), "\(open.output)")
        // Every line speaks the person's language.
        for line in open.output.split(separator: "\n") where !line.contains("SQLite") {
            #expect(line.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }, "\(line)")
        }
        chmod(ground.file, 0o600)
        try Subprocess.run("mkdir", ["-p", "/dev/shm/countinghouse-doctor-\(getpid())"])
        defer { _ = try? Subprocess.run("rm", ["-rf", "/dev/shm/countinghouse-doctor-\(getpid())"]) }
        let memory = "/dev/shm/countinghouse-doctor-\(getpid())/m.books"
        try ground.run(["init", "--company", "x", "--currency", "CNY"], file: memory)
        let light = try ground.run(["doctor"], file: memory)
        #expect(light.code == 1)
        #expect(light.output.contains("it reaches no disk"), "\(light.output)")
        #expect(Checkup.judged(medianMicros: 400, "/").state == .ok)
        #expect(Checkup.judged(medianMicros: 90_000, "/").state == .advice)
        let unknown = try Subprocess.run(
            Subprocess.products + "/countinghouse", ["doctor"], environment: ["COUNTINGHOUSE_FILE": ground.file, "TERM": "dumb"])
        #expect(unknown.output.contains("MEND TERM is “dumb”"))
    }

    @Test("doctor reads sshd's options where it serves the program, each missing one with the line to write")
    func sshd() {
        let served = "ForceCommand /usr/bin/countinghouse session\n"
        let bare = Checkup.ssh(configuration: served)
        #expect(bare.allSatisfy { $0.state == .mend })
        for line in [
            "ClientAliveInterval 15", "DisableForwarding yes", "PasswordAuthentication no", "ExposeAuthInfo yes", "MaxStartups 200:30:400",
        ] {
            #expect(bare.contains { $0.what.en.contains("“\(line)”") }, "\(line)")
        }
        let whole =
            served
            + "ClientAliveInterval 15\nDisableForwarding yes\nPasswordAuthentication no\nExposeAuthInfo yes\nMaxStartups 200:30:400\n"
        #expect(Checkup.ssh(configuration: whole).map(\.state) == [.ok])
        #expect(Checkup.ssh(configuration: whole + "PermitUserEnvironment yes").contains { $0.what.en.contains("PermitUserEnvironment") })
        #expect(Checkup.ssh(configuration: "PasswordAuthentication yes").map(\.state) == [.ok])
    }

    @Test("migrate lays what an older file lacks and keeps a copy; a foreign, newer or touched file is left alone")
    func migrated() throws {
        let ground = try ProgramGround()
        let older = ground.folder + "/older.books"
        let currency = try #require(Currency.named("CNY"))
        let everything = RoleDefinition("all", Text(verbatim: "all"), rights: [])
        _ = try Company.found(
            at: older, house: House([.masterData]), name: "Older", currency: currency, chart: "cn_small_business", language: .en,
            isDemo: false, administrator: "a", roles: [everything])
        #expect(try ground.run(["verify"], file: older).errors.hasPrefix("core.older-file"))
        let migrated = try ground.run(["migrate"], file: older)
        #expect(migrated.code == 0, "\(migrated.output)\(migrated.errors)")
        #expect(migrated.output.contains("The file as it was before: \(older).before-"))
        #expect(try ground.run(["query", "core.users", "--user", "a"], file: older).errors.contains("not-allowed"))
        #expect(try ground.run(["migrate"], file: older).output.contains("Nothing to do"))
        let copy = try #require(migrated.output.split(separator: "\n").last?.split(separator: " ").last.map(String.init))
        #expect(try ground.run(["verify"], file: copy).errors.hasPrefix("core.older-file"))
        // The copy with a guard dropped is touched, and stays as it is.
        try Subprocess.run("sqlite3", [copy, "DROP TRIGGER \"\(try trigger(copy))\""])
        #expect(try ground.run(["migrate"], file: copy).errors.hasPrefix("core.schema-touched"))
        try Subprocess.run("sqlite3", [ground.folder + "/foreign.books", "CREATE TABLE t (a)"])
        #expect(try ground.run(["migrate"], file: ground.folder + "/foreign.books").errors.hasPrefix("core.not-a-company"))
        try Subprocess.run("sqlite3", [ground.file, "INSERT INTO schemaStep (name, program, fingerprint) VALUES ('future.001', '9', 'x')"])
        #expect(try ground.run(["migrate"]).errors.hasPrefix("core.newer-file"))
    }

    private func trigger(_ file: String) throws -> String {
        try Subprocess.run("sqlite3", [file, "SELECT min(name) FROM sqlite_schema WHERE type = 'trigger'"]).output
            .filter { !$0.isNewline }
    }

    @Test("keys: added, listed, exported for sshd, printed for its fingerprint only, removed")
    func keys() throws {
        let ground = try ProgramGround()
        try ground.addBookkeeper()
        try Subprocess.run("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-f", ground.folder + "/key"])
        let line = try Subprocess.run("cat", [ground.folder + "/key.pub"]).output.filter { !$0.isNewline }
        let fingerprint = try ground.run(["keys", "add", "books", line]).output.filter { !$0.isNewline }
        #expect(fingerprint.hasPrefix("SHA256:"))
        #expect(try ground.run(["keys"]).output.contains(fingerprint))
        let printed = try ground.run(["keys", "print", "--list", ground.file + "-keys", fingerprint])
        #expect(printed.output.hasPrefix("restrict,pty ssh-ed25519 "), "\(printed.output)")
        #expect(
            try ground.run(["keys", "print", "--list", ground.file + "-keys", "SHA256:" + String(repeating: "A", count: 43)]).output.isEmpty
        )
        #expect(try ground.run(["keys", "remove", fingerprint]).code == 0)
        #expect(try ground.run(["keys", "print", "--list", ground.file + "-keys", fingerprint]).output.isEmpty)
        #expect(try ground.run(["keys", "add", "books", "ssh-rsa rubbish"]).errors.hasPrefix("core.bad-key"))
    }
}
