import CSystem
import Glibc
import StorageEngine
import Testing

@testable import Core

@Suite("The engine that opens company files")
struct SQLiteEngineTests {
    private struct Stop: Error {}

    private func memory() throws -> (file: any EngineFile, statements: Statements) {
        let file = try SQLiteEngine().open(":memory:", readOnly: false) { _ in }
        let statements = Statements(connection: file.handle)
        try file.alone {
            try statements.script("CREATE TABLE parent (id INTEGER PRIMARY KEY)")
            try statements.script("CREATE TABLE child (id INTEGER PRIMARY KEY, parentId REFERENCES parent DEFERRABLE INITIALLY DEFERRED)")
        }
        return (file, statements)
    }

    private func count(_ statements: Statements) throws -> Int64 {
        var count: Int64 = 0
        try statements.run(text: "SELECT count(*) FROM child", []) { count = $0.int64(0) }
        statements.forget()
        return count
    }

    @Test("a transaction ends as its body says, and with nothing written where it throws")
    func ends() throws {
        let (file, statements) = try memory()
        try file.inTransaction {
            try statements.script("INSERT INTO child VALUES (1, NULL)")
            return .commit
        }
        try file.inTransaction {
            try statements.script("INSERT INTO child VALUES (2, NULL)")
            return .rollback
        }
        #expect(throws: Stop.self) {
            try file.inTransaction {
                try statements.script("INSERT INTO child VALUES (3, NULL)")
                throw Stop()
            }
        }
        #expect(try count(statements) == 1)
        #expect(sqlite3_get_autocommit(file.handle) == 1)
    }

    @Test("a commit that SQLite refuses is a fault with SQLite's own code, and nothing is written")
    func refusedCommit() throws {
        let (file, statements) = try memory()
        let fault = #expect(throws: EngineFault.self) {
            try file.inTransaction {
                try statements.script("INSERT INTO child VALUES (1, 99)")
                return .commit
            }
        }
        #expect(fault?.primary == SQLITE_CONSTRAINT)
        #expect(fault?.message == "FOREIGN KEY constraint failed")
        #expect(try count(statements) == 0)
    }

    @Test("a transaction is immediate: it holds the write lock before its body begins")
    func immediate() throws {
        let (file, _) = try memory()
        try file.inTransaction {
            #expect(sqlite3_txn_state(file.handle, "main") == SQLITE_TXN_WRITE)
            return .rollback
        }
    }

    @Test("what the preparation throws ends the opening, and a file that cannot be opened is a fault")
    func opening() throws {
        #expect(throws: Stop.self) { _ = try SQLiteEngine().open(":memory:", readOnly: false) { _ in throw Stop() } }
        let fault = #expect(throws: EngineFault.self) {
            _ = try SQLiteEngine().open("/nowhere/at/all.books", readOnly: false) { _ in }
        }
        #expect(fault?.primary == SQLITE_CANTOPEN)
    }

    @Test("the file can be written anew outside a transaction")
    func rebuilt() throws {
        let (file, statements) = try memory()
        try file.alone { try statements.script("INSERT INTO child VALUES (1, NULL)") }
        try file.rebuild()
        #expect(try count(statements) == 1)
    }
}
