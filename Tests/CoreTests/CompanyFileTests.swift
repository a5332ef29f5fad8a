import Glibc
import TestGround
import Testing
import Values

@testable import Core

@Suite("18: what may lie at the path of a company")
struct CompanyFileTests {
    /// The code and the three sentences of what opening a path is refused for. Every sentence must be another.
    private func refusal(_ path: String, _ house: House) -> Refusal? {
        do {
            _ = try Company(at: path, house: house)
            return nil
        } catch { return error as? Refusal }
    }

    private func expect(_ path: String, _ code: String, _ test: TestCompany, _ place: SourceLocation = #_sourceLocation) {
        guard let refusal = refusal(path, test.company.house) else {
            Issue.record("\(path) was opened", sourceLocation: place)
            return
        }
        #expect(refusal.code == code, sourceLocation: place)
        #expect(Set([refusal.text.en, refusal.text.hans, refusal.text.hant]).count == 3, sourceLocation: place)
    }

    @Test("18: absent, a folder, a pipe, an empty file, a picture: each has its sentence and is left as it was")
    func foreign() throws {
        let test = try TestCompany([])
        let folder = test.folder + "/inner"
        mkdir(folder, 0o700)
        mkfifo(folder + "/pipe", 0o600)
        for (name, bytes) in [
            ("empty", []), ("picture", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + [UInt8](repeating: 7, count: 90)),
        ] {
            let descriptor = open(folder + "/" + name, O_WRONLY | O_CREAT, 0o600)
            _ = (bytes as [UInt8]).withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
            close(descriptor)
        }
        defer { _ = try? Subprocess.run("rm", ["-rf", folder]) }
        expect(folder + "/nothing", "core.file-absent", test)
        expect(folder, "core.not-a-file", test)
        expect(folder + "/pipe", "core.not-a-file", test)
        expect("/dev/null", "core.not-a-file", test)
        expect(folder + "/empty", "core.not-a-company", test)
        expect(folder + "/picture", "core.not-a-company", test)
        do {
            try test.company.backUp(to: folder + "/nowhere/copy.books")
            Issue.record("a backup was made in a folder that is not there")
        } catch let refusal as Refusal {
            #expect(refusal.code == "core.folder-absent" && refusal.text.en.contains(folder + "/nowhere:"))
        }
        #expect(try Subprocess.run("ls", [folder]).output == "empty\npicture\npipe\n", "nothing of ours stays beside them")
    }

    @Test("18: another program's database in write-ahead mode is refused, and nothing of ours stays beside it")
    func otherDatabase() throws {
        let test = try TestCompany([])
        let folder = test.folder + "/inner"
        mkdir(folder, 0o700)
        defer { _ = try? Subprocess.run("rm", ["-rf", folder]) }
        do {
            let other = try OtherProgram(at: folder + "/other.db")
            #expect(other.run("PRAGMA journal_mode = WAL; CREATE TABLE t (a); INSERT INTO t VALUES (1)") == nil)
        }
        expect(folder + "/other.db", "core.not-a-company", test)
        #expect(try Subprocess.run("ls", [folder]).output == "other.db\n")
        #expect(try OtherProgram(at: folder + "/other.db").run("INSERT INTO t VALUES (2)") == nil)
    }

    @Test("18: a file with two names is refused under both; a symbolic link is the file it points to, with its turn and log")
    func links() throws {
        let test = try TestCompany([])
        let (hard, soft) = (test.folder + "/hard.books", test.folder + "/soft.books")
        link(test.company.path, hard)
        expect(hard, "core.several-names", test)
        expect(test.company.path, "core.several-names", test)
        unlink(hard)
        symlink(test.company.path, soft)
        defer { unlink(soft) }
        let through = try Company(at: soft, house: test.company.house)
        #expect(through.path == test.company.path)
        _ = try through.perform(
            AddUser(name: "li", fullName: "Li", language: .en, roles: ["administrator"]),
            as: try through.session(named: "admin", route: .terminal, station: "t"))
        try test.perform(AddUser(name: "mo", fullName: "Mo", language: .en, roles: ["administrator"]))
        #expect(try test.company.verify().filter { !$0.result.holds }.isEmpty)
        #expect(access(soft + "-turn", F_OK) != 0)
    }

    @Test("18: a file that others can read is opened with a word of warning")
    func openToOthers() throws {
        let test = try TestCompany([])
        #expect(test.company.takeNotices().isEmpty)
        chmod(test.company.path, 0o644)
        let again = try Company(at: test.company.path, house: test.company.house)
        #expect(again.takeNotices().map(\.code) == ["core.open-to-others"])
        chmod(test.company.path, 0o600)
        #expect(try Company(at: test.company.path, house: test.company.house).takeNotices().isEmpty)
    }

    @Test("18: a folder that is not there, or is not ours, is named when a company is to be made")
    func noFolder() throws {
        let test = try TestCompany([])
        func found(_ path: String) -> String? {
            do {
                _ = try Company.found(
                    at: path, house: test.company.house, name: "X", currency: test.company.currency, chart: "generic", language: .en,
                    isDemo: false, administrator: "a", roles: [])
                return nil
            } catch { return (error as? Refusal)?.code }
        }
        #expect(found(test.folder + "/no/such/x.books") == "core.folder-absent")
        #expect(found("/dev/null/x.books") == "core.file-refused")
    }

    @Test("18: a newer program takes the file over while a session is open: nothing is saved any more, drafts are")
    func newerMeanwhile() throws {
        let test = try TestCompany([])
        let admin = try test.admin()
        try test.perform(AddUser(name: "li", fullName: "Li", language: .en, roles: ["administrator"]))
        let mark = test.company.changeMark()
        let other = try OtherProgram(at: test.company.path)
        #expect(other.run("INSERT INTO schemaStep (name, program, fingerprint) VALUES ('future.001 better', '9', 'x')") == nil)
        #expect {
            try test.perform(AddUser(name: "mo", fullName: "Mo", language: .en, roles: ["administrator"]))
        } throws: { ($0 as? Refusal)?.code == "core.newer-meanwhile" && ($0 as? Refusal)?.text.en.contains("future.001") == true }
        #expect(test.company.changeMark() == mark)
        try test.company.save(Draft(token: "t", kind: "x", title: "x", body: "typed", savedAt: test.company.clock()), as: admin)
        #expect(try test.company.drafts(of: admin).map(\.body) == ["typed"])
        expect(test.company.path, "core.newer-file", test)
    }
}

@Suite("18: the command log that is not as it should be")
struct CommandLogTests {
    private func add(_ name: String, _ company: Company) throws {
        let admin = try company.session(named: "admin", route: .terminal, station: "t")
        _ = try company.perform(AddUser(name: name, fullName: name, language: .en, roles: ["administrator"]), as: admin)
    }

    private func holds(_ company: Company) throws -> [String] { try company.verify().filter { !$0.result.holds }.map(\.name) }

    @Test("18: a log that is gone is said so, and laid anew by the next writer")
    func missing() throws {
        let test = try TestCompany([])
        try add("li", test.company)
        let log = Company.logPath(of: test.company.path)
        unlink(log)
        let again = try Company(at: test.company.path, house: test.company.house)
        #expect(again.takeNotices().map(\.code) == ["core.log-missing"])
        try add("mo", again)
        #expect(try holds(again) == [])
        var lines = 0
        try again.log.eachLine { _, _, _ in lines += 1 }
        #expect(lines == Int(again.changeMark()))
    }

    @Test("18: a log that is taken away under two open sessions: both write on, into the same new one")
    func takenAway() throws {
        let test = try TestCompany([])
        let other = try Company(at: test.company.path, house: test.company.house)
        try add("a1", test.company)
        try add("b1", other)
        unlink(Company.logPath(of: test.company.path))
        try add("a2", test.company)
        try add("b2", other)
        try add("a3", test.company)
        #expect(try holds(other) == [])
        var lines = 0
        try other.log.eachLine { _, _, _ in lines += 1 }
        #expect(lines == Int(other.changeMark()))
    }

    @Test("18: a log that holds more than the file means loss: reading goes on, nothing is written")
    func longer() throws {
        let test = try TestCompany([])
        try add("li", test.company)
        let log = Company.logPath(of: test.company.path)
        let next = String(test.company.changeMark() + 1)
        let line = "{}\t" + String(repeating: "0", count: 16 - next.count) + next + "\t" + String(repeating: "a", count: 64) + "\n"
        let descriptor = open(log, O_WRONLY | O_APPEND)
        _ = Array(line.utf8).withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
        close(descriptor)
        let again = try Company(at: test.company.path, house: test.company.house)
        #expect { try add("mo", again) } throws: { ($0 as? Refusal)?.code == "core.commits-lost" }
        #expect(try again.look { try $0.exists("SELECT 1 FROM \"user\" WHERE name = 'li'") })
        #expect(try holds(again) == ["core.command-log"])
        // The session that was open all along meets it as well.
        #expect { try add("mo", test.company) } throws: { ($0 as? Refusal)?.code == "core.commits-lost" }
    }
}

@Suite("18: JSON that is not as it should be")
struct JSONReadingTests {
    private func code(_ json: String) -> String? {
        do {
            _ = try AddUser.decode(json)
            return nil
        } catch { return (error as? Refusal).map { $0.code + ($0.field.map { " " + $0 } ?? "") } }
    }

    @Test(
        "18: broken, doubled, too deep, of the wrong kind: each is a sentence at its place",
        arguments: [
            ("", "core.bad-json"), ("{", "core.bad-json"), (#"{"name":"x" "y"}"#, "core.bad-json"), (#"{"name":tru}"#, "core.bad-json"),
            (#"{"name":"x"}}"#, "core.bad-json"), ("{\"name\":\"x\n\"}", "core.bad-json"), (#"{name:"x"}"#, "core.bad-json"),
            (#"{"name":"x","name":"y"}"#, "core.doubled-field name"), ("[1]", "core.bad-field"), ("\"x\"", "core.bad-field"),
            (#"{"name":5}"#, "core.bad-field name"), (#"{"name":1.5}"#, "core.bad-figure name"),
            (#"{"name":1e300}"#, "core.bad-figure name"),
            (#"{"name":99999999999999999999}"#, "core.bad-figure name"), (#"{"nmae":"x"}"#, "core.unknown-field nmae"),
            (#"{"name":"x","fullName":"x","language":"en","roles":"clerk"}"#, "core.bad-field roles"),
        ])
    func refused(_ json: String, _ expected: String) {
        #expect(code(json)?.hasPrefix(expected) == true, "\(code(json) ?? "taken")")
    }

    @Test("18: a hundred thousand brackets cost no stack")
    func deep() {
        let deep = String(repeating: "[", count: 100_000) + String(repeating: "]", count: 100_000)
        #expect(code(deep) == "core.bad-json")
        #expect(code(#"{"name":"# + deep + "}") == "core.bad-json")
    }

    @Test("18: hidden characters leave as escapes, so that a terminal that shows JSON is not steered")
    func harmless() throws {
        let json = try JSON.encode(JSONValue.text("a\u{202E}b\u{200B}c\u{85}\u{E0041}"))
        let shown = JSON.harmless(json)
        #expect(shown.unicodeScalars.allSatisfy { !TextHygiene.isHidden($0) })
        #expect(try JSON.decode(JSONValue.self, shown) == JSONValue.text("a\u{202E}b\u{200B}c\u{85}\u{E0041}"))
    }
}
