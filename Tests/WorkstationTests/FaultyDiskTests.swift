import Glibc
import TestGround
import Testing

/// A disk that fails under the real program.
@Suite("18: a disk that fails", .serialized)
struct FaultyDiskTests {
    let ground: ProgramGround
    let disk: FaultyDisk

    init() throws {
        ground = try ProgramGround()
        try ground.addBookkeeper()
        disk = try FaultyDisk()
    }

    private func add(_ code: String, language: String = "en") throws -> Subprocess.Result {
        try ground.run(
            [
                "run", "masterdata.add-supplier", "--user", "books", "--language", language, "--key", "key of " + code, "--json",
                #"{"code":"\#(code)","name":"x"}"#,
            ],
            environment: disk.environment)
    }

    private func suppliers() throws -> Int {
        let list = try ground.run(["query", "masterdata.suppliers", "--user", "books", "--format", "csv"]).output
        return list.split(separator: "\r\n").count - 1
    }

    private func holds() throws -> Bool { try ground.run(["verify", "--quiet"]).code == 0 }

    @Test("18: full, over quota or read-only: nothing is saved, and once there is room the same call goes through")
    func refusedWrites() throws {
        for (number, code) in [(ENOSPC, "core.disk-full"), (EDQUOT, "core.disk-full"), (EROFS, "core.read-only")] {
            disk.fail(.write, with: number, on: ".books-")
            for language in ["en", "zh-Hans", "zh-Hant"] {
                let refused = try add("S-1", language: language)
                #expect(refused.code == 2)
                #expect(refused.output.contains("\"\(code)\""), "\(refused.output)")
            }
            disk.heal()
            #expect(try suppliers() == 0)
            #expect(try holds())
        }
        #expect(try add("S-1").code == 0)
        #expect(try suppliers() == 1)
    }

    @Test("18: after a failed sync nobody writes, until every proof holds and the disk took the log anew")
    func failedSync() throws {
        disk.fail(.fsync, with: EIO, on: ".books-wal")
        let refused = try add("S-1")
        #expect(refused.code == 2)
        #expect(refused.output.contains("core.file-fault"), "\(refused.output)")
        disk.heal()
        // The disk answers again, and still nobody may go on as if nothing had been.
        for _ in 0..<2 { #expect(try add("S-2").output.contains("core.writing-stopped")) }
        #expect(try ground.run(["doctor"]).output.contains("MEND Writing is stopped"))
        let verified = try ground.run(["verify", "--quiet"])
        #expect(verified.code == 0, "\(verified.output)")
        #expect(verified.output.contains("open again"))
        // Whether S-1 had arrived was not certain; the same request again leaves it there once.
        #expect(try add("S-1").code == 0)
        #expect(try suppliers() == 1)
        #expect(try holds())
    }

    @Test("18: while the disk still fails, verify does not open writing again")
    func stillFailing() throws {
        disk.fail(.fsync, with: EIO, on: ".books")
        #expect(try add("S-1").output.contains("core.file-fault"))
        let verified = try ground.run(["verify", "--quiet"], environment: disk.environment)
        #expect(verified.code == 2, "\(verified.output)\(verified.errors)")
        disk.heal()
        #expect(try add("S-2").output.contains("core.writing-stopped"))
        #expect(try ground.run(["verify", "--quiet"]).code == 0)
        #expect(try add("S-2").code == 0)
    }

    @Test("18: an error while writing stops everybody; an error while opening stops nobody")
    func errors() throws {
        disk.fail(.read, with: EIO, on: ".books")
        #expect(try add("S-1").output.contains("core.file-fault"))
        disk.heal()
        #expect(try add("S-1").code == 0)
        disk.fail(.write, with: EIO, on: ".books-wal")
        #expect(try add("S-2").output.contains("core.file-fault"))
        disk.heal()
        #expect(try add("S-2").output.contains("core.writing-stopped"))
        #expect(try holds())
        #expect(try add("S-2").code == 0)
        #expect(try suppliers() == 2)
    }

    @Test("18: only the log's disk is full: the first commit holds and says so, no other follows until it takes lines")
    func logDisk() throws {
        disk.fail(.write, with: ENOSPC, on: ".books.log")
        let first = try add("S-1")
        #expect(first.code == 0)
        #expect(first.errors.contains("core.log-behind"))
        let second = try add("S-2")
        #expect(second.code == 2)
        #expect(second.output.contains("core.log-refused"))
        #expect(second.output.contains("Nothing was saved"))
        #expect(try suppliers() == 1)
        #expect(try holds())
        disk.heal()
        #expect(try add("S-2").code == 0)
        #expect(try holds())
        // The same within one session: the line that is missing comes first.
        disk.fail(.write, with: ENOSPC, on: ".books.log")
        let lines = ["S-3", "S-4"].map { #"{"command":"masterdata.add-supplier","fields":{"code":"\#($0)","name":"x"}}"# }
        let batch = try ground.run(["batch", "-", "--user", "books"], input: lines.joined(separator: "\n"), environment: disk.environment)
        #expect(batch.output.split(separator: "\n").map { $0.contains("core.log-refused") } == [false, true], "\(batch.output)")
        #expect(batch.errors.contains("core.log-behind"))
        disk.heal()
        #expect(try add("S-5").code == 0)
        #expect(try suppliers() == 4)
        #expect(try holds())
    }

    @Test("18: a log that cannot be opened names its folder and the way out")
    func logPath() throws {
        for folder in ["/no/such", "/proc"] {
            let refused = try ground.run(
                ["run", "masterdata.add-supplier", "--user", "books", "--json", #"{"code":"S","name":"x"}"#],
                environment: ["COUNTINGHOUSE_LOG": folder])
            #expect(refused.code == 2)
            #expect(refused.output.contains("core.log-refused"))
            #expect(refused.output.contains("COUNTINGHOUSE_LOG"))
        }
        #expect(try suppliers() == 0)
    }

    @Test(
        "18: NFS, SMB, 9P, FUSE and their like are refused by name, for opening and for making",
        arguments: [(0x6969, "nfs"), (0xFF53_4D42, "cifs"), (0x0102_1997, "9p"), (0x6573_5546, "fuse"), (0x00C3_6400, "ceph")]
            as [(Int64, String)])
    func network(kind: Int64, name: String) throws {
        disk.fail(.statfs, with: Int32(truncatingIfNeeded: kind), on: "/tmp/")
        let opened = try ground.run(["verify"], environment: disk.environment)
        #expect(opened.code == 2)
        #expect(opened.errors.hasPrefix("core.network-file-system"))
        #expect(opened.errors.contains("(\(name))"))
        let made = try ground.run(
            ["init", "--company", "x", "--currency", "CNY", "--chart", "generic"], file: ground.folder + "/new.books",
            environment: disk.environment)
        #expect(made.errors.hasPrefix("core.network-file-system"))
        #expect(access(ground.folder + "/new.books", F_OK) != 0)
    }
}
