import Core
import Desk
import Ledgers
import MasterData
import Terminal
import TestGround
import Testing
import Values

@testable import Stock

@Suite("Stock on its days")
struct StockDayTests {
    @Test("the stock card shows the whole day and number at 80 columns, in every language")
    func wholeDay() throws {
        let bench = try StockBench()
        for _ in Language.allCases {
            bench.go("SC B-M830")
            #expect(bench.screen.contains(TestCompany.today.iso + " GR-000001"), "\(bench.screen)")
            #expect(!bench.screen.contains("2026->"))
            bench.press("Ctrl-X")
        }
    }

    @Test("the proof under an earlier day's stock holds that day's worth against that day's ledger")
    func proofOfTheDay() throws {
        let bench = try StockBench()
        let first = TestCompany.today.adding(days: -3)
        try bench.test.perform(
            ReceiveGoods(
                day: first, supplier: "ACME",
                lines: [.init(item: "B-M830", quantity: try figure("8"), unitPrice: try figure("2.00"))]))
        // What came later and left since costs otherwise now: 16.00 less 2.22 of correction, dated where it belongs.
        bench.go("OH asof " + first.iso)
        #expect(bench.screen.contains("\(first.iso): 13.78 = 13.78"), "\(bench.screen)")
        bench.go("OH")
        #expect(!bench.screen.contains("13.78 = 13.78") && bench.screen.contains("against the inventory account: "))
    }

    @Test("a stock document's heading shows its number, never the key under which the file keeps it")
    func number() throws {
        let bench = try StockBench()
        bench.go("SM GR-000001")
        #expect(bench.canvas.line(1).contains("GR-000001"))
        bench.go("SM GI-000001")
        #expect(bench.canvas.line(1).contains("GI-000001"))
    }

    @Test("an issue names its customer, whose document it then is, and what was posted is said to be posted")
    func customer() throws {
        let bench = try StockBench()
        try bench.test.perform(AddCustomer(code: "C-1", name: "Hua Ding"))
        #expect(IssueGoods.fields.contains { $0.name == "customer" })
        let made = try bench.test.perform(
            IssueGoods(reason: "sale", customer: "C-1", lines: [.init(item: "B-M830", quantity: try figure("1"))]))
        let document = try bench.test.company.look { try $0.document(made.id) }
        #expect(document?.party == "C-1" && document?.partyName == "Hua Ding" && document?.state == "posted")
    }

    @Test("a list of documents names kinds and states in the reader's language, never the program's words")
    func kindsInWords() throws {
        let bench = try StockBench()
        bench.go("DOC")
        #expect(bench.screen.contains("Receipt") && bench.screen.contains("Posted"), "\(bench.screen)")
        #expect(!bench.screen.contains("stock-") && !bench.screen.contains("posted"))
        bench.press("Ctrl-X")
        #expect(bench.screen.contains("入库") && bench.screen.contains("已过账"))
        #expect(bench.screen.contains("凭证") && !bench.screen.contains("journal"))
    }
}
