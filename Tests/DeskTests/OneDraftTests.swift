import Core
import TestGround
import Testing
import Values

@testable import Desk

@Suite("One draft is one form")
struct OneDraftTests {
    @Test("a form left by Ctrl-G comes up again from the list of drafts as it was left; saved, its draft is gone for good")
    func forward() throws {
        let bench = try DeskBench()
        bench.go("nt").type("T9").press("Down").type("Saw").press("Down")
        let form = try #require(bench.form)
        bench.go("draf").press("Enter")
        #expect(bench.form === form, "\(bench.screen)")
        #expect(bench.desk.screens.count { $0 is FormScreen } == 1)
        bench.type("part").press("Down").type("5").press("F8")
        #expect(try bench.count() == 4, "\(bench.screen)")
        bench.desk.saveAllDrafts(isLast: true)
        #expect(try bench.test.company.drafts(of: bench.desk.session).isEmpty)
        bench.press("F3")
        #expect(try bench.test.company.drafts(of: bench.desk.session).isEmpty)
    }

    @Test("of another session a draft is opened, as before")
    func other() throws {
        let bench = try DeskBench()
        bench.go("nt").type("T9").press("Down").type("Saw").press("F12")
        #expect(bench.form == nil)
        bench.go("draf").press("Enter")
        #expect(bench.form?.values["name"] == "Saw")
    }
}
