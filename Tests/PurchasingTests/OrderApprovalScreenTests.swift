import Core
import MasterData
import Terminal
import TestGround
import Testing
import Values

@testable import Desk
@testable import Purchasing

@Suite("Who approves an order sees what it is about; F8 once too often is no error")
struct OrderApprovalScreenTests {
    @Test("F8 twice on the card submits once and says so once more", arguments: Language.allCases)
    func twice(language: Language) throws {
        let bench = try PurchasingBench(as: "buyer")
        let command = EnterOrder(supplier: "ACME", warehouse: "MAIN", lines: [try line("BOLT", "10", at: "2")])
        let number = try bench.books.perform(command, as: bench.books.buyer).number ?? ""
        let said = Text(en: "waits for approval", hans: "已提交审批", hant: "已送出核准")
        bench.go("po " + number)
        bench.desk.speak(language)
        bench.press("F8", "F8")
        #expect(try bench.books.state(number) == .submitted)
        #expect(bench.message.hasPrefix("I " + number) && bench.message.contains(said[language]), "\(bench.message)")
        bench.press("F8")
        #expect(bench.message.hasPrefix("I " + number), "\(bench.message)")
        // After another key it is a key like any other.
        bench.press("Down", "F8")
        #expect(!bench.message.contains(said[language]))
    }

    @Test("a yes that was given is said again; a no is not remembered as something done")
    func approvedTwice() throws {
        let bench = try PurchasingBench(as: "approver")
        let number = try bench.books.enter([try line("BOLT", "5", at: "2")])
        bench.go("po " + number).press("F8", "Enter", "F8").type("y").press("Enter", "F8")
        #expect(try bench.books.state(number) == .approved)
        #expect(bench.message.hasPrefix("I \(number) is approved."), "\(bench.message)")
    }

    @Test("who wrote an order is not offered its approval, and the menu says why")
    func own() throws {
        let bench = try PurchasingBench(as: "chief")
        let command = EnterOrder(supplier: "ACME", warehouse: "MAIN", lines: [try line("BOLT", "10", at: "2")], submit: true)
        let number = try bench.books.perform(command, as: bench.books.chief).number ?? ""
        bench.go("po " + number)
        #expect(!bench.screen.contains("F8=Approve"), "\(bench.screen)")
        bench.press("F2")
        #expect(bench.screen.contains("Approve (You wrote it; another person decides.)"), "\(bench.screen)")
    }

    @Test("what is refused is said, however often the key is pressed")
    func refused() throws {
        let bench = try PurchasingBench(as: "buyer")
        let command = EnterOrder(supplier: "ACME", warehouse: "MAIN", lines: [try line("BOLT", "10", at: "2")])
        let number = try bench.books.perform(command, as: bench.books.buyer).number ?? ""
        bench.go("po " + number)
        try bench.books.perform(CancelOrder(order: number, reason: "no"), as: bench.books.buyer)
        bench.press("F8", "F8")
        #expect(bench.desk.shownMessage.hasPrefix("E "), "\(bench.message)")
    }

    @Test("option 1 of the inbox asks with the amount; the card repeats what the buyer was warned of", arguments: Language.allCases)
    func told(language: Language) throws {
        let bench = try PurchasingBench(as: "approver") { books in
            try books.test.perform(SetSupplierPrice(supplier: "ACME", item: "BOLT", price: try Figure("1.25")))
        }
        let number = try bench.books.enter([try line("BOLT", "5", at: "5800"), try line("NUT", "5", at: "2")])
        bench.desk.speak(language)
        bench.go("in").type("1").press("Enter")
        #expect(bench.screen.contains("\(number)  CNY 29,010.00"), "\(bench.screen)")
        bench.press("F12", "F12", "F12").go("po " + number)
        let warned = Text(
            en: "W Line 1, BOLT: 5,800 for one EA, the supplier asks 1.25.", hans: "W 第 1 行 BOLT：每 EA 单价 5,800，供应商价格为 1.25。",
            hant: "W 第 1 列 BOLT：每 EA 單價 5,800，供應商價格為 1.25。")
        #expect(bench.screen.contains(warned[language]), "\(bench.screen)")
        let fair = try bench.books.enter([try line("BOLT", "5", at: "1.30")])
        bench.go("po " + fair)
        #expect(!bench.screen.contains("1.25"))
    }
}
