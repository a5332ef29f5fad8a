import Core
import Desk
import Terminal
import TestGround
import Testing
import Values

@Suite("Answers while typing")
struct TypeAheadTests {
    func line() throws -> DeskBench { try DeskBench(things: 10).go("or").type("Bob").press("Enter") }

    @Test("P0-32: after a pause the records that answer lie under the field, fewer with every letter; the cursor stays in it")
    func narrows() throws {
        let bench = try line()
        bench.type("h")
        let before = bench.cursor
        #expect(!bench.screen.contains("Hammer"), "nothing is asked between two letters")
        bench.send(.tick)
        #expect(bench.screen.contains("Hammer"))
        #expect(bench.screen.contains("上海宏达轴承"), "h is in shhdzc")
        #expect(bench.screen.contains("F4=Choose"))
        #expect(bench.cursor == before)
        bench.type("amm").send(.tick)
        #expect(bench.screen.contains("Hammer") && !bench.screen.contains("上海宏达轴承"))
        bench.press("F4", "Enter")
        #expect(bench.form?.values[0, "thing"] == "T001")
        #expect(!bench.screen.contains("F4=Choose"), "the next field begins without")
    }

    @Test("P0-32: one answer is taken by Enter, none is said, and what was typed stays")
    func one() throws {
        let bench = try line()
        bench.type("T007").send(.tick)
        #expect(bench.screen.contains("Enter=Take it"))
        bench.press("Enter")
        #expect(bench.form?.values[0, "thing"] == "T007")
        bench.press("Shift-Tab").type("zzz").send(.tick)
        #expect(bench.screen.contains("Nothing answers to this."))
        bench.press("Down")
        #expect(bench.form?.values[0, "thing"] == "zzz")
    }

    @Test("who may not ask a look-up is shown nothing while typing, and no refusal is written")
    func silentForStrangers() throws {
        let bench = try DeskBench(things: 3, rights: [.orderThings])
        bench.go("or").type("Bob").press("Enter").type("T0").send(.tick)
        #expect(!bench.screen.contains("Hammer") && !bench.screen.contains("Nothing answers"))
        #expect(bench.desk.top?.wantsPause == false)
        let denied = try bench.test.company.look { try $0.value("SELECT count(*) FROM denial", as: Int64.self) ?? 0 }
        #expect(denied == 0)
    }

    @Test("keys typed without a pause never wait for an answer, and reading asks nothing")
    func silent() throws {
        let bench = try line()
        #expect(bench.desk.top?.wantsPause == false)
        bench.type("ha")
        #expect(bench.desk.top?.wantsPause == true)
        bench.send(.tick)
        #expect(bench.desk.top?.wantsPause == false, "asked once for the same letters")
        bench.press("Enter")
        #expect(bench.desk.top?.wantsPause == false)
    }
}
