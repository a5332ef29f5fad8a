import Core
import MasterData
import Stock
import Terminal
import TestGround
import Testing
import Values

@testable import Desk
@testable import Purchasing

@Suite("A receipt typed: what stands in a field is taken, or named")
struct ReceiptTypingTests {
    @Test("F8 takes what is being typed first and stops at the field that is refused", arguments: ["F8", "F9", "F6"])
    func typedFirst(key: String) throws {
        let bench = try PurchasingBench()
        bench.go("gr " + bench.order).press("Down").type("5").press("Tab").type("abc").press(key)
        #expect(bench.screen.contains("values.not-a-number"), "\(bench.screen)")
        #expect(bench.screen.contains("abc"))
        #expect(bench.receipt?.focus == .cell(row: 0, column: .rejected))
        bench.press("F12").type("2").press("F8")
        #expect(bench.screen.contains("rejected 2"), "\(bench.screen)")
    }

    @Test("F8 with a code in the scan field takes the scan; an unknown one stops the line with its own reason")
    func scanFirst() throws {
        let bench = try PurchasingBench()
        bench.go("gr " + bench.order).type("EACH-NUT").press("F8")
        #expect(bench.counted == ["0", "1"])
        #expect(bench.title.contains("Review"))
        bench.press("F12").type("DN-77").press("F8")
        #expect(bench.screen.contains("purchasing.unknown-scan"))
        #expect(bench.screen.contains("DN-77"))
        #expect(!bench.title.contains("Review"))
    }

    @Test("F8 with a day that is none, or with more than the tolerance in the field, names the true reason")
    func trueReason() throws {
        let bench = try PurchasingBench()
        bench.go("gr " + bench.order).press("Down").type("90").press("F8")
        #expect(bench.screen.contains("purchasing.over-tolerance"), "\(bench.screen)")
        #expect(bench.screen.contains("90"))
        let other = try PurchasingBench()
        other.go("gr " + other.order).scan("EACH-NUT").press("Up", "Tab").type("nonsense").press("F8")
        #expect(other.desk.shownMessage.contains("values.not-a-day"))
        #expect(!other.title.contains("Review"))
    }

    @Test("more than is allowed came and the rest is rejected: arrived and rejected are judged together, in four keys")
    func overWithRejects() throws {
        let bench = try PurchasingBench()
        bench.go("gr " + bench.order).press("Down")
        bench.keys = 0
        bench.type("30").press("Tab")
        #expect(bench.desk.shownMessage.contains("W purchasing.over-tolerance"), "\(bench.screen)")
        bench.type("6").press("Enter")
        #expect(bench.keys == 5)
        #expect(bench.counted == ["30", "0"])
        #expect(bench.receipt?.loaded?.count.rejected(0).decimalText == "6")
        #expect(bench.receipt?.focus == .cell(row: 1, column: .counted))
        bench.press("F8", "F8")
        #expect(try bench.books.progress(bench.order).rejected == micro(6))
        #expect(try bench.books.stock("BOLT")[0] == 24_000_000)
    }

    @Test("with Enter the refused count stays under the cursor, Tab leads to the rejects; rejects typed first lead to what arrived")
    func eitherFirst() throws {
        let bench = try PurchasingBench()
        bench.go("gr " + bench.order).press("Down").type("30").press("Enter")
        #expect(bench.desk.shownMessage.contains("E purchasing.over-tolerance"), "\(bench.screen)")
        #expect(bench.receipt?.focus == .cell(row: 0, column: .counted))
        bench.press("Tab").type("2").press("Enter")
        #expect(bench.screen.contains("purchasing.over-tolerance"))
        #expect(bench.receipt?.focus == .cell(row: 0, column: .rejected))
        #expect(bench.counted == ["0", "0"])
        bench.press("F8")
        #expect(!bench.title.contains("Review"))
        bench.type("6").press("Enter")
        #expect(bench.counted == ["30", "0"])

        let other = try PurchasingBench()
        other.go("gr " + other.order).press("Down", "Tab").type("6").press("Tab")
        #expect(other.receipt?.focus == .cell(row: 0, column: .counted))
        other.type("30").press("Enter")
        #expect(other.counted == ["30", "0"])
        #expect(other.receipt?.loaded?.count.rejected(0).decimalText == "6")
    }

    @Test("F12 drops a pair that cannot stand; a scan that lands on it stops the line")
    func droppedPair() throws {
        let bench = try PurchasingBench()
        bench.go("gr " + bench.order).press("Down").type("30").press("Enter", "F12", "F12")
        #expect(bench.receipt?.focus == .scan)
        bench.scan("EACH-NUT")
        #expect(bench.counted == ["0", "1"])
        bench.press("Down", "Up", "Up")
        bench.press("Down").type("30").press("Tab").scan("SCAN-BOLT")
        #expect(bench.screen.contains("purchasing.over-tolerance"))
        #expect(bench.counted == ["0", "1"])
    }

    @Test("a piece of a line ordered in boxes is one piece: the line shows the unit, =24 is 24 of it, no hundredths of a box")
    func pieces() throws {
        let bench = try PurchasingBench(lines: [line("BOLT", "10", at: "18", unit: "CASE"), line("NUT", "10", at: "0.20")])
        bench.go("gr " + bench.order)
        #expect(bench.canvas.lines.contains { $0.contains("BOLT") && $0.contains("CASE") })
        bench.scan("SCAN-BOLT")
        #expect(bench.screen.contains("+1 = 1 CASE"))
        bench.scan("EACH-BOLT")
        #expect(bench.counted == ["13", "0"])
        #expect(bench.screen.contains("+1 = 13 EA"), "\(bench.screen)")
        #expect(bench.canvas.lines.contains { $0.contains("BOLT") && $0.contains(" EA ") && $0.contains("120") && $0.contains("-107") })
        bench.type("=24").press("Enter")
        #expect(bench.counted == ["24", "0"])
        #expect(bench.receipt?.loaded?.count.rows[0].counted == micro(24))
        bench.scan("SCAN-BOLT")
        #expect(bench.screen.contains("+12 = 36 EA"))
        #expect(!bench.screen.contains("0.08"))
        bench.press("F8")
        #expect(bench.screen.contains("short 84 EA"), "\(bench.screen)")
        bench.press("F8")
        #expect(try bench.books.stock("BOLT")[0] == 36_000_000)
        #expect(try bench.books.progress(bench.order).received == micro(3))
    }

    @Test("the unit counted in survives a killed session and goes with Ctrl-Z")
    func unitKept() throws {
        let bench = try PurchasingBench(lines: [line("BOLT", "10", at: "18", unit: "CASE")])
        bench.go("gr " + bench.order).scan("EACH-BOLT")
        try bench.reconnect()
        bench.go("gr " + bench.order)
        #expect(bench.counted == ["1"])
        bench.type("=5").press("Enter")
        #expect(bench.receipt?.loaded?.count.rows[0].counted == micro(5))
        bench.press("Ctrl-Z")
        let fresh = try PurchasingBench(lines: [line("BOLT", "10", at: "18", unit: "CASE")])
        fresh.go("gr " + fresh.order).scan("EACH-BOLT").press("Ctrl-Z")
        #expect(fresh.receipt?.loaded?.count.unit(0).name == "CASE")
    }

    @Test("more than is allowed of a line counted in pieces is said in pieces")
    func overInPieces() throws {
        let bench = try PurchasingBench(lines: [line("BOLT", "10", at: "18", unit: "CASE")])
        bench.go("gr " + bench.order).type("121*").scan("EACH-BOLT")
        #expect(bench.screen.contains("120 EA"), "\(bench.screen)")
        #expect(bench.screen.contains("121"))
    }

    @Test("Tab in the lot goes to the next line; a lot without goods is said, and named at F8")
    func lots() throws {
        let bench = try PurchasingBench()
        bench.go("gr " + bench.order).press("Down", "Tab", "Tab").type("L1").press("Tab")
        #expect(bench.receipt?.focus == .cell(row: 1, column: .counted))
        #expect(bench.desk.shownMessage.contains("purchasing.lot-without-goods"))
        bench.type("3").press("F8")
        #expect(bench.desk.shownMessage.contains("E purchasing.lot-without-goods"), "\(bench.screen)")
        #expect(bench.receipt?.focus == .cell(row: 0, column: .counted))
        bench.type("4").press("F8")
        #expect(bench.title.contains("Review"))
    }

    @Test("a lot that its cells cut stands whole in the foot, while it is typed and after")
    func longLot() throws {
        let bench = try PurchasingBench()
        let lot = "LOT-2026-03-ÄÖ-0123456789-ABCDEF"
        bench.go("gr " + bench.order).press("Down").type("3").press("Tab", "Tab").type(lot)
        #expect(bench.canvas.lines.contains { $0.hasPrefix("Lot: " + lot) }, "\(bench.screen)")
        bench.press("Up", "Down")
        #expect(bench.canvas.lines.contains { $0.hasPrefix("Lot: " + lot) }, "\(bench.screen)")
        bench.press("Down")
        #expect(!bench.screen.contains(lot), "the row under the marker alone")
    }

    @Test("fifteen digits in the lot are asked about: F8 keeps them, F12 does not")
    func lotLikeBarcode() throws {
        let bench = try PurchasingBench()
        bench.go("gr " + bench.order).press("Down").type("3").press("Tab", "Tab").type("999999999999999").press("Enter")
        #expect(bench.desk.shownMessage.contains("purchasing.lot-like-barcode"), "\(bench.screen)")
        #expect(bench.receipt?.loaded?.count.rows[0].lot == "")
        bench.press("F8")
        #expect(bench.receipt?.loaded?.count.rows[0].lot == "999999999999999")
    }

    @Test("UI-26: a killed session goes on in the field that Tab had come to")
    func sameField() throws {
        let bench = try PurchasingBench()
        bench.go("gr " + bench.order).press("Down").type("30").press("Tab")
        try bench.reconnect()
        bench.go("gr " + bench.order)
        #expect(bench.receipt?.focus == .cell(row: 0, column: .rejected))
        bench.type("6").press("Enter")
        #expect(bench.counted == ["30", "0"])
    }

    @Test("F12 in the preview comes back to the review; posting from there closes both")
    func previewAndBack() throws {
        let bench = try PurchasingBench()
        bench.go("gr " + bench.order).scan("SCAN-BOLT").press("F8", "F9")
        #expect(bench.screen.contains("nothing is written yet"))
        bench.press("F12")
        #expect(bench.title.contains("Review"))
        bench.press("F9", "F8")
        #expect(try bench.books.count("SELECT count(*) FROM purchaseReceipt") == 1)
        #expect(!bench.title.contains("Review"))
        #expect(bench.screen.contains("is posted"), "\(bench.screen)")
    }

    @Test("a receipt without differences says so in the review", arguments: Language.allCases)
    func complete(language: Language) throws {
        let bench = try PurchasingBench()
        bench.desk.speak(language)
        bench.go("gr " + bench.order).press("F6", "F8")
        let said = Text(en: "Complete as ordered", hans: "与订单一致", hant: "與採購單一致")
        #expect(bench.screen.contains(said[language]), "\(bench.screen)")
    }

    @Test("the count that was added always stands there in full; unlike units are not added up")
    func sums() throws {
        let bench = try PurchasingBench(lines: [line("LONG", "10", at: "1"), line("OIL", "40", at: "1")]) { books in
            try books.test.perform(AddItem(code: "LONG", name: "百叶片 125 Flap disc 125 mm extra fine grain", unit: "EA"))
            try books.test.perform(AddItem(code: "OIL", name: "Oil", unit: "L"))
        }
        bench.go("gr " + bench.order).scan("LONG")
        #expect(bench.screen.contains("+1 = 1 EA"), "\(bench.screen)")
        bench.type("12*").scan("OIL")
        #expect(bench.screen.contains("in all 1 EA + 12 L"), "\(bench.screen)")
        #expect(bench.screen.contains("next x1"))
        bench.press("F8")
        #expect(bench.screen.contains("in all 1 EA + 12 L"))
    }
}

@Suite("Keys of the scan field")
struct ScanFieldKeyTests {
    @Test("Ctrl-G and a code load no receipt and count nothing; the way out is named", arguments: Language.allCases)
    func astray(language: Language) throws {
        let bench = try PurchasingBench()
        bench.go("gr")
        bench.desk.speak(language)
        bench.press("Ctrl-G")
        #expect(bench.screen.contains("F10"))
        bench.type(bench.order).press("Enter")
        #expect(bench.screen.contains("purchasing.typed-after-control"), "\(bench.screen)")
        bench.press("F12")
        #expect(bench.receipt?.loaded == nil)
        bench.scan(bench.order)
        #expect(bench.receipt?.loaded != nil)
        bench.press("Ctrl-G").scan("NUT")
        #expect(bench.counted == ["0", "0"])
        bench.press("F12")
        // A scanner that sends the byte before each code goes on working.
        bench.press("Ctrl-G").scan("EACH-NUT")
        #expect(bench.counted == ["0", "1"])
    }

    @Test("F1 in the scan field promises no Ctrl key that does nothing there; F2 goes elsewhere and switches the language")
    func help() throws {
        let bench = try PurchasingBench()
        bench.go("gr " + bench.order).press("F1", "F1")
        #expect(bench.screen.contains("Ctrl-Z"), "\(bench.screen)")
        for name in ["Ctrl-G", "Ctrl-X", "Ctrl-S", "Ctrl-L"] { #expect(!bench.screen.contains(name)) }
        bench.press("F12")
        try bench.choose("Next language")
        #expect(bench.desk.language != .en)
        bench.desk.speak(.en)
        try bench.choose("Go to another screen")
        bench.type("rc").press("Enter")
        #expect(bench.title.hasPrefix("RC"))
    }

    @Test("in a sample company Ctrl-Y scans an order and then its goods, one code of them wrong, and F1 names it")
    func sampleScan() throws {
        let bench = try PurchasingBench(isDemo: true)
        bench.go("gr").press("Ctrl-Y")
        #expect(bench.receipt?.loaded?.order.number == bench.order)
        bench.press("F1", "F1")
        #expect(bench.screen.contains("Ctrl-Y"), "\(bench.screen)")
        bench.press("F12", "Ctrl-Y")
        #expect(bench.counted == ["1", "0"])
        bench.press("Ctrl-Y")
        #expect(bench.screen.contains("purchasing.unknown-scan"))
        bench.press("F12", "Ctrl-Y")
        #expect(bench.counted == ["1", "1"])
    }
}
