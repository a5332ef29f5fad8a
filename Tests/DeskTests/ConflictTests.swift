import Core
import Desk
import Terminal
import TestGround
import Testing
import Values

@Suite("A document changed by somebody else")
struct ConflictTests {
    /// A form of an order as the file holds it, and a way to change the file under it.
    private final class Stored {
        var values = FormValues(
            ["buyer": "Bob"],
            lines: [["thing": "T000", "quantity": "5"], ["thing": "T001", "quantity": "2"]])
    }

    private func form(_ bench: DeskBench, _ stored: Stored) throws -> FormScreen {
        var plan = DeskPage.order().plan
        plan.start = stored.values
        plan.stored = { _ in stored.values }
        let form = FormScreen(plan)
        try bench.desk.show(form)
        bench.desk.present()
        return form
    }

    @Test("P0-53: cells of lines are shown and chosen one by one; what only they changed is theirs, what both changed waits for me")
    func cells() throws {
        let bench = try DeskBench(things: 5)
        let stored = Stored()
        let form = try form(bench, stored)
        bench.press("Tab", "Tab").type("7").press("Tab")
        #expect(form.values[0, "quantity"] == "7")
        stored.values[0, "quantity"] = "9"
        stored.values[1, "quantity"] = "4"
        stored.values["remark"] = "theirs"
        try form.noticeForeignCommit(at: bench.desk)
        bench.press("F5")
        #expect(bench.screen.contains("Yours") && bench.screen.contains("Theirs"))
        #expect(bench.lines.contains { $0.contains("Line 1 Quantity") && $0.contains("* 7") && $0.contains("9") })
        #expect(bench.lines.contains { $0.contains("Line 2 Quantity") && $0.contains("* 4") })
        #expect(bench.lines.contains { $0.contains("Remark") && $0.contains("* theirs") })
        bench.press("F8")
        #expect(form.values[0, "quantity"] == "7")
        #expect(form.values[1, "quantity"] == "4")
        #expect(form.values["remark"] == "theirs")
        #expect(form.values[1, "name"] == "Hammer", "what belongs to a code is filled in again")
    }

    @Test("P0-53: lines that only one side has are named and none disappears unseen")
    func lines() throws {
        let bench = try DeskBench(things: 5)
        let stored = Stored()
        let form = try form(bench, stored)
        bench.type("Ann").press("Tab")
        stored.values.lines.append(["thing": "T003", "quantity": "1"])
        try form.noticeForeignCommit(at: bench.desk)
        bench.press("F5")
        #expect(bench.lines.contains { $0.contains("Line 3") && $0.contains("* T003 1") })
        #expect(bench.lines.contains { $0.contains("Buyer") && $0.contains("* Ann") })
        bench.press("F8")
        #expect(form.values.lines.count == 3)
        #expect(form.values["buyer"] == "Ann")
        stored.values.lines.removeLast(2)
        try form.noticeForeignCommit(at: bench.desk)
        bench.press("F5")
        #expect(bench.lines.filter { $0.contains("Line ") }.count == 2)
        bench.press("Space", "Down", "Space", "Down", "Space", "F8")
        #expect(form.values.lines.count == 1)
    }
}
