import Desk
import Testing

@Suite("A department's page on the desk")
struct ExampleTests {
    @Test("menu, list, form and saving in a few keys")
    func tour() throws {
        let bench = try DeskBench()
        #expect(bench.screen.contains("Shop"))
        bench.go("th")
        #expect(bench.title.hasPrefix("TH  Things"))
        #expect(bench.screen.contains("T000"))
        bench.press("F6").type("T900").press("Enter").type("Saw").press("Enter").type("2").press("Enter").type("12*3")
        bench.press("F8")
        #expect(bench.message.hasPrefix("I T900"))
        #expect(try bench.count() == 4)
    }
}
