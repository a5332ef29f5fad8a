import Glibc
import TestGround
import Testing
import Values

@testable import Core

@Suite("The keeper, and the command log without one")
struct KeeperTests {
    func remarks(_ count: Int) throws -> TestCompany {
        let test = try TestCompany([.vouchers, .people])
        for number in 0..<count { try test.perform(AddRemark(words: "remark \(number)")) }
        return test
    }

    func lines(_ path: String) -> Int { FileBytes.read(path).filter { $0 == 10 }.count }

    func cut(_ path: String, by count: Int) {
        var info = stat()
        stat(path, &info)
        truncate(path, info.st_size - off_t(count))
    }

    func refusal(_ body: () throws -> Void) -> String? {
        do { try body() } catch let refusal as Refusal { return refusal.code } catch { return "fault: \(error)" }
        return nil
    }

    @Test("a holder of the turn who died between its commit and its line: the next one writes the line and goes on")
    func deadHolder() throws {
        let test = try remarks(2)
        let path = test.company.log.path
        let before = FileBytes.read(path).count
        // Another session commits and dies before its line; the log is as it was, the file is not.
        let other = try Company(at: test.company.path, house: test.company.house)
        _ = try other.perform(AddRemark(words: "left out"), as: try other.session(named: "admin", route: .terminal, station: "t"))
        cut(path, by: FileBytes.read(path).count - before)
        #expect(FileBytes.read(path).count == before)
        try test.perform(AddRemark(words: "next"))
        #expect(lines(path) == 5)
        #expect(try test.company.verify().allSatisfy(\.result.holds))
    }

    @Test("a line that the log's disk refused is written by the same session's next commit")
    func refusedLine() throws {
        let test = try remarks(1)
        let path = test.company.log.path
        // The same file, but it takes no bytes.
        let kept = dup(test.company.log.descriptor)
        let deaf = open(path, O_RDONLY | O_CLOEXEC)
        dup2(deaf, test.company.log.descriptor)
        try test.perform(AddRemark(words: "no line"))
        #expect(lines(path) == 2)
        #expect(refusal { try test.company.keepHouse(isLong: false) } == "core.log-refused")
        dup2(kept, test.company.log.descriptor)
        close(kept)
        close(deaf)
        try test.perform(AddRemark(words: "next"))
        #expect(lines(path) == 4)
        #expect(try test.company.verify().allSatisfy(\.result.holds))
    }

    @Test("without any writer the keeper's round writes what a dead holder left out")
    func completes() throws {
        let test = try remarks(3)
        let path = test.company.log.path
        cut(path, by: 200)
        let keeper = try Keeper(Company(at: test.company.path, house: test.company.house))
        #expect(keeper.beat().alarm == nil)
        #expect(lines(path) == 4)
        #expect(try test.company.verify().allSatisfy(\.result.holds))
    }

    @Test("one keeper per file; its note says how far it is, also to whoever asks later")
    func single() throws {
        let test = try remarks(3)
        var keeper: Keeper? = try Keeper(test.company)
        #expect(refusal { _ = try Keeper(test.company) } == "core.keeper-runs")
        let note = try #require(keeper?.beat())
        #expect(note.synced == 4)
        #expect(note.shipped == nil)
        let read = try #require(KeeperNote.read(of: test.company.path))
        #expect(read.isAtWork)
        #expect(read.note.text == note.text)
        keeper = nil
        #expect(KeeperNote.read(of: test.company.path)?.isAtWork == false)
        #expect(refusal { _ = try Keeper(test.company) } == nil)
    }

    @Test("a note survives being written and read, its alarm in three languages included")
    func noted() throws {
        var note = KeeperNote()
        note.at = Moment(secondsUTC: 1_800_000_000)
        (note.process, note.synced, note.shipped, note.walBytes) = (7, 12, 11, 4_096)
        note.alarm = Keeper.walAlarm(40 << 20)
        let read = try #require(KeeperNote(text: note.text))
        #expect(read.text == note.text)
        #expect(read.alarm == note.alarm)
        #expect(KeeperNote(text: "something else") == nil)
    }

    @Test("the log is shipped line by line, byte for byte, and goes on after an interruption in mid-line")
    func ships() throws {
        let test = try remarks(3)
        let folder = test.folder + "/ship"
        defer { remove(folder) }
        let copy = folder + "/test.books.log"
        var keeper: Keeper? = try Keeper(test.company, ship: folder)
        #expect(keeper?.beat().shipped == 4)
        #expect(FileBytes.read(copy) == FileBytes.read(test.company.log.path))
        try test.perform(AddRemark(words: "more"))
        #expect(keeper?.beat().shipped == 5)
        keeper = nil
        cut(copy, by: 30)
        try test.perform(AddRemark(words: "and more"))
        keeper = try Keeper(test.company, ship: folder)
        let note = keeper?.beat()
        #expect(note?.alarm == nil)
        #expect(note?.shipped == 6)
        #expect(FileBytes.read(copy) == FileBytes.read(test.company.log.path))
    }

    @Test("a copy that differs, or a line that does not hold, stops the shipping with an alarm; work goes on")
    func stops() throws {
        let test = try remarks(3)
        let folder = test.folder + "/ship"
        defer { remove(folder) }
        let copy = folder + "/test.books.log"
        var keeper: Keeper? = try Keeper(test.company, ship: folder)
        keeper?.beat()
        keeper = nil
        // The last line of the copy says something else.
        cut(copy, by: 1)
        append("x\n", to: copy)
        keeper = try Keeper(test.company, ship: folder)
        #expect(keeper?.beat().alarm == Refusal.shipDiffers(copy).text)
        try test.perform(AddRemark(words: "meanwhile"))
        let later = keeper?.beat()
        #expect(later?.alarm == Refusal.shipDiffers(copy).text)
        #expect(later?.synced == 5)
        keeper = nil
        remove(folder)
        // A line of the log was edited: it is not shipped.
        try test.perform(AddRemark(words: "good"))
        keeper = try Keeper(test.company, ship: folder)
        keeper?.beat()
        append(
            "{\"prev\":\"\(String(repeating: "0", count: 64))\"}\t0000000000000007\t\(String(repeating: "a", count: 64))\n",
            to: test.company.log.path)
        let note = keeper?.beat()
        #expect(note?.alarm == Refusal.shipBroken(copy, 7).text)
        #expect(lines(copy) == 6)
    }

    @Test("a log longer than the file is loss: the keeper says so and the log is still shipped")
    func loss() throws {
        let test = try remarks(1)
        _ = test.company.log.append(sequence: 99, canonical: "{}", hash: String(repeating: "a", count: 64))
        let keeper = try Keeper(Company(at: test.company.path, house: test.company.house))
        #expect(keeper.beat().alarm == Refusal.lost(inLog: 99, inFile: 2).text)
    }

    @Test("keys travel beside a shipped log and are gone from there after an erasure")
    func keys() throws {
        let test = try remarks(0)
        let folder = test.folder + "/ship"
        defer { remove(folder) }
        try test.perform(AddPerson(code: "MA", fullName: "Ma"))
        try test.perform(AddPerson(code: "LI", fullName: "Li"))
        let keeper = try Keeper(Company(at: test.company.path, house: test.company.house), ship: folder)
        keeper.beat()
        let path = folder + "/test.books.log.secrets"
        let text = String(decoding: FileBytes.read(path), as: UTF8.self)
        #expect(text.contains("person 1 ") && text.contains("person 2 "))
        var info = stat()
        stat(path, &info)
        #expect(info.st_mode & 0o777 == 0o600)
        try test.perform(ErasePerson(code: "MA", reason: "request"))
        keeper.beat()
        let left = String(decoding: FileBytes.read(path), as: UTF8.self)
        #expect(!left.contains("person 1 ") && left.contains("person 2 "))
    }

    @Test("a write-ahead log over 32 MiB is an alarm; the keeper's checkpoint ends it when nobody reads")
    func wal() throws {
        let test = try remarks(0)
        let keeper = try Keeper(Company(at: test.company.path, house: test.company.house))
        let reader = try OtherProgram(at: test.company.path)
        #expect(reader.run("BEGIN; SELECT count(*) FROM audit") == nil)
        try test.company.note { statements in
            try statements.script("CREATE TABLE big (b BLOB)")
            for _ in 0..<10 { try statements.script("INSERT INTO big VALUES (zeroblob(4000000))") }
        }
        let note = keeper.beat()
        #expect(note.walBytes > 32 << 20)
        #expect(note.alarm == Keeper.walAlarm(note.walBytes))
        #expect(reader.run("COMMIT") == nil)
        #expect(keeper.beat().alarm == nil)
        #expect(keeper.beat().walBytes == 0)
    }

    private func append(_ text: String, to path: String) {
        let descriptor = open(path, O_WRONLY | O_APPEND)
        _ = Array(text.utf8).withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
        close(descriptor)
    }

    private func remove(_ folder: String) { _ = try? Subprocess.run("rm", ["-rf", folder]) }
}
