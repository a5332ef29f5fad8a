import Core
import Desk
import Glibc
import Synchronization
import Terminal
import TestGround
import Testing
import Values

@Suite("The view as a file")
struct ExportTests {
    /// Chooses an export and waits for its job.
    private func export(_ format: String, _ bench: DeskBench) {
        bench.choose("Export this view as \(format)")
        bench.display.events = [.wake, .wake]
        for _ in 0..<2 where bench.message.isEmpty { bench.send(bench.display.next(timeoutMilliseconds: 1_000)) }
    }

    private func folder(_ bench: DeskBench) -> String {
        let folder = bench.test.folder + "/exports"
        bench.desk.exportFolder = folder
        return folder
    }

    @Test("P0-49: as CSV it is exactly the view: its filter, its order, its columns; formulas are defused")
    func csv() throws {
        let bench = try DeskBench(things: 4)
        try bench.test.perform(AddThing(code: "X1", name: "=1+1", kind: "part"))
        let folder = folder(bench)
        defer { rmdir(folder) }
        bench.go("th").press("/").type("part").press("Enter", "Right", "Right", "]")
        export("CSV", bench)
        #expect(bench.message.contains("3 rows written to \(folder)/th-2026-03-18.csv"))
        let text = try #require(bench.fileText("exports/th-2026-03-18.csv"))
        let lines = text.split(separator: "\r\n").map(String.init)
        #expect(lines[0] == "\u{FEFF}code,name,kind,priceMinor,currency,day")
        #expect(lines.dropFirst().map { String($0.prefix { $0 != "," }) } == ["T000", "T002", "X1"], "by name, falling")
        #expect(text.contains("X1,'=1+1,part,0.00,CNY,2026-03-18"))
        #expect(!text.contains("T001"), "a tool is filtered away")
    }

    @Test("P0-49: as JSON, figures are decimal text; columns that F11 shows are in it; no file is written over")
    func json() throws {
        let bench = try DeskBench(things: 2)
        let folder = folder(bench)
        defer { rmdir(folder) }
        bench.go("th")
        export("JSON", bench)
        #expect(bench.message.contains("2 rows written"))
        bench.press("F11")
        export("JSON", bench)
        #expect(bench.message.contains("th-2026-03-18-2.json"))
        func rows(_ name: String) throws -> [[String: JSONValue]] {
            try JSON.decode([[String: JSONValue]].self, try #require(bench.fileText("exports/" + name)))
        }
        let first = try rows("th-2026-03-18.json")
        #expect(first.count == 2)
        #expect(first[0]["code"] == .text("T000"))
        #expect(first[1]["priceMinor"] == .text("2.00"))
        #expect(first[0]["note"] == nil)
        #expect(try rows("th-2026-03-18-2.json")[0]["note"] == .text(""))
    }

    @Test("F12 stops an export; nothing half written stays")
    func stopped() throws {
        let bench = try DeskBench(things: 2)
        let folder = folder(bench)
        try bench.desk.show(ListScreen(GatedThings.self, code: "GT"))
        let action = try #require(bench.desk.top?.actions(at: bench.desk).first { $0.title.en == "Export this view as CSV" })
        GatedThings.isOpen.withLock { $0 = false }
        try bench.desk.run(action)
        bench.desk.take(.key(.function(12)))
        GatedThings.isOpen.withLock { $0 = true }
        bench.display.events = [.wake, .wake]
        for _ in 0..<2 where !bench.message.contains("Stopped") { bench.send(bench.display.next(timeoutMilliseconds: 1_000)) }
        #expect(bench.message == "I Stopped. No file was written.")
        #expect(rmdir(folder) == 0, "the folder is empty")
    }

    @Test("a folder that cannot be written to is said; nothing is left behind")
    func refused() throws {
        let bench = try DeskBench(things: 2)
        bench.desk.exportFolder = bench.test.folder + "/no/such"
        bench.go("th")
        export("CSV", bench)
        #expect(bench.message.hasPrefix("E desk.not-written"))
    }

    @Test("without a folder nothing offers to write files")
    func none() throws {
        let bench = try DeskBench(things: 2).go("th").press("F2")
        #expect(!bench.screen.contains("Export"))
    }
}

/// One row that does not come before the gate is open.
struct GatedThings: Query {
    static let isOpen = Mutex(true)

    static let name = "shop.gated-things"
    static let title = Text(en: "Things behind a gate", hans: "门后物品", hant: "門後物品")
    static let right = Right.seeThings
    static let fields: [Field] = []
    static let columns = [Column("code", Text(en: "Code", hans: "编码", hant: "代碼"), .code, width: 10)]

    init(_ parameters: Parameters) {}

    func answer(in reader: Reader, for asker: Asker) throws -> Answer {
        for _ in 0..<10_000 where !GatedThings.isOpen.withLock({ $0 }) { usleep(1_000) }
        return .rows([[.text("G1")]])
    }
}
