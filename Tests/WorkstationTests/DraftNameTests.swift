import Core
import Desk
import SampleFile
import TestGround
import Testing
import Values

@testable import Workstation

@Suite("Drafts of the sample company")
struct DraftNameTests {
    @Test("the name beside a code that a draft brings back is that code's, whatever the fresh form had there")
    func names() throws {
        let sample = try SampleCopy()
        let bench = try GoldenTests.bench(sample.company, "lin.yue", .en, 80, 24)
        func row() -> String { bench.screen.split(separator: "\n").first { $0.contains("Warehouse ") }.map(String.init) ?? "" }
        // Another order leaves MAIN as what the next one begins with.
        bench.go("po").press("F6").type("S-1002").press("Tab").type("EAST").press("Tab")
        let east = row()
        #expect(east.contains("EAST") && east.contains("二号仓"), "\(east)")
        bench.press("F12").go("po").press("F6").type("S-1002").press("Tab").type("MAIN").press(
            "Tab", "Tab", "Tab", "Tab", "Tab", "Tab", "Tab"
        )
        .type("B-M830").press("Enter").type("10").press("F8")
        #expect(bench.message.contains("PO-"), "\(bench.message)")
        bench.go("draf").press("5", "Enter")
        #expect(row() == east)
    }
}
