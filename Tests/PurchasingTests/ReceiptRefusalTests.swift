import Core
import MasterData
import Terminal
import TestGround
import Testing
import Values

@testable import Desk
@testable import Purchasing

@Suite("A receipt refused: the cursor stays, nothing is posted that was not meant")
struct ReceiptRefusalTests {
    @Test("a refused quantity stays under the cursor, and what is typed next replaces it", arguments: ["Enter", "Up", "Down", "F8"])
    func replaced(key: String) throws {
        let bench = try PurchasingBench()
        bench.go("gr " + bench.order).press("Down").type("615").press(key)
        #expect(bench.desk.shownMessage.contains("E purchasing.over-tolerance"), "\(bench.screen)")
        #expect(bench.receipt?.focus == .cell(row: 0, column: .counted))
        bench.type("4").press(key)
        #expect(bench.counted == ["4", "0"], "\(bench.screen)")
        let receipt = try #require(bench.desk.screens.first { $0 is ReceiptScreen } as? ReceiptScreen)
        #expect(receipt.loaded?.count.rejected(0) == .zero)
    }

    @Test("what is no figure, no day, or was held and dropped is replaced by what is typed next")
    func replacedToo() throws {
        let bench = try PurchasingBench()
        bench.go("gr " + bench.order).press("Down").type("abc").press("Enter").type("3").press("Enter")
        #expect(bench.counted == ["3", "0"])
        bench.press("Up", "Up", "Up", "Tab").type("nonsense").press("Enter").type("0310").press("Enter")
        #expect(bench.receipt?.day?.iso == "2026-03-10", "\(bench.screen)")
        let chief = try PurchasingBench(as: "chief")
        chief.go("gr " + chief.order).press("Down").type("615").press("Enter")
        #expect(chief.receipt?.held != nil)
        chief.press("F12").type("4").press("Enter")
        #expect(chief.counted == ["4", "0"])
    }

    @Test("digits are offered where they are options, and the way there where they are quantities; Tab goes to no hidden place")
    func options() throws {
        let bench = try PurchasingBench()
        bench.go("gr " + bench.order)
        #expect(!bench.screen.contains("2=Qty"))
        bench.press("Down")
        #expect(!bench.screen.contains("2=Qty") && bench.screen.contains("Shift-Tab=Options"), "\(bench.screen)")
        bench.press("Shift-Tab")
        #expect(bench.screen.contains("2=Qty 3=Lot 4=Remove"))
        bench.type("6").press("Enter")
        #expect(bench.receipt?.focus == .cell(row: 0, column: .rejected))
    }

    @Test("=7 corrects the line that is marked, after F6 too")
    func marked() throws {
        let bench = try PurchasingBench()
        bench.go("gr " + bench.order).press("F6")
        let line = try #require(bench.canvas.lines.first { $0.hasPrefix(">") })
        #expect(line.contains("BOLT"))
        bench.type("=7").press("Enter")
        #expect(bench.counted == ["7", "10"], "\(bench.screen)")
        bench.scan("EACH-NUT")
    }

    @Test("a day before the order's is a warning; Enter goes on, any other key does not", arguments: Language.allCases)
    func beforeOrder(language: Language) throws {
        let bench = try PurchasingBench()
        bench.desk.speak(language)
        bench.go("gr " + bench.order).scan("SCAN-BOLT").press("Up", "Tab").type("2026-01-15").press("Enter", "F8")
        #expect(bench.desk.shownMessage.contains("W purchasing.before-order"), "\(bench.screen)")
        #expect(bench.desk.shownMessage.contains("2026-01-15") && bench.desk.shownMessage.contains("2026-03-01"))
        #expect(bench.receipt != nil)
        // A scan that comes now is a scan, and its Enter is no yes.
        bench.scan("EACH-NUT")
        #expect(bench.receipt != nil && bench.counted == ["12", "1"])
        bench.press("F8", "Enter")
        #expect(bench.receipt == nil)
        bench.press("F8")
        #expect(try bench.books.count("SELECT count(*) FROM purchaseReceipt") == 1, "\(bench.screen)")
    }

    @Test("a delivery note that has no room stays as it was pasted, says by how much, and nothing is posted without it")
    func longNote() throws {
        let bench = try PurchasingBench()
        let note = String(repeating: "9", count: 36) + "-ABCDEF"
        bench.go("gr " + bench.order).press("F6", "Up")
        bench.desk.take(.key(.paste(note)))
        bench.press("F8")
        #expect(bench.desk.shownMessage.contains("E desk.too-long"), "\(bench.screen)")
        #expect(bench.desk.shownMessage.contains("40") && bench.desk.shownMessage.contains("3 too many"))
        #expect(bench.receipt?.field.text == note && bench.receipt?.focus == .note)
        bench.press("Backspace", "Backspace", "Backspace", "F8", "F8")
        #expect(try bench.books.rows("purchasing.receipts").rows[0][8].text == String(note.dropLast(3)))
    }

    @Test("the same in the review: F8 posts nothing while the note there is too long; F12 leaves it out")
    func longNoteInReview() throws {
        let bench = try PurchasingBench()
        bench.go("gr " + bench.order).press("F6", "F8")
        bench.desk.take(.key(.paste(String(repeating: "9", count: 41))))
        bench.press("F8")
        #expect(bench.desk.shownMessage.contains("desk.too-long"), "\(bench.screen)")
        #expect(try bench.books.count("SELECT count(*) FROM purchaseReceipt") == 0)
        bench.press("F12")
        #expect(bench.receipt?.deliveryNote == "")
    }

    @Test("posted with F8 once too often, the receipt's number stays on the screen that waits for the next order")
    func onceTooOften() throws {
        let bench = try PurchasingBench()
        bench.go("gr").scan(bench.order).press("F6", "F8", "F8", "F8")
        #expect(bench.receipt != nil && bench.receipt?.loaded == nil)
        #expect(bench.desk.shownMessage.hasPrefix("I ") && bench.desk.shownMessage.contains("GR-000001"), "\(bench.screen)")
        #expect(try bench.books.count("SELECT count(*) FROM purchaseReceipt") == 1)
    }

    @Test("a receipt begun twice is one draft: posted from one screen, the other is gone and so is the draft")
    func oneDraft() throws {
        let bench = try PurchasingBench()
        bench.go("gr " + bench.order).press("Down").type("3").press("Enter", "Ctrl-G").type("gr " + bench.order).press("Enter")
        #expect(bench.counted == ["3", "0"])
        bench.press("F8", "F8")
        #expect(try bench.books.count("SELECT count(*) FROM purchaseReceipt") == 1)
        #expect(!bench.desk.screens.contains { $0 is ReceiptScreen }, "\(bench.screen)")
        bench.desk.saveAllDrafts()
        #expect(try bench.books.test.company.drafts(of: bench.desk.session).isEmpty)
    }
}
