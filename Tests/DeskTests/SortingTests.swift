import Core
import Desk
import Terminal
import TestGround
import Testing
import Values

@Suite("Sorting is found where one looks for it")
struct SortingTests {
    @Test("F2 sorts by the focused column, up and down, and back to the list's own order")
    func focused() throws {
        let bench = try DeskBench(things: 30).go("th").press("Right", "Right", "Right", "Right")
        bench.choose("Sort by Price, descending").press("g")
        #expect(bench.lines[1].contains("Price descending"))
        #expect(bench.lines[3].contains("Pricev"), "the heading has a mark that needs no colour")
        #expect(try bench.list?.selectedRow(at: bench.desk)?.text("code") == "T029")
        bench.choose("Sort by Price, ascending").press("g")
        #expect(bench.lines[3].contains("Price^"))
        bench.choose("Order as at first")
        #expect(!bench.lines[1].contains("Price"))
    }

    @Test("with no column in focus F2 lets one pick")
    func picked() throws {
        let bench = try DeskBench(things: 30).go("th")
        bench.choose("Sort by a column, descending")
        #expect(bench.screen.contains("1 Code") && bench.screen.contains("4 Price"))
        bench.press("4", "g")
        #expect(bench.lines[1].contains("Price descending"))
        #expect(try bench.list?.selectedRow(at: bench.desk)?.text("code") == "T029")
    }

    @Test("F1 of a list names the keys of sorting and of choosing a column on its first page of keys, and says that it goes on")
    func help() throws {
        let bench = try DeskBench(things: 30).go("th")
        while !bench.screen.contains("Keys") { bench.press("F1") }
        #expect(bench.lines.contains { $0.contains("Left Right") && $0.contains("Choose a column") })
        #expect(bench.lines.contains { $0.contains("[ ]") && $0.contains("Sort by it") })
        #expect(bench.screen.contains("PgDn=Next page"))
        bench.press("PgDn")
        #expect(bench.screen.contains("Ctrl-T"))
        #expect(bench.screen.contains("PgUp=Page before"))
    }
}
