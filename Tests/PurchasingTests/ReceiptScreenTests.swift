import Core
import Desk
import MasterData
import Stock
import Terminal
import TestGround
import Testing
import Values

@testable import Purchasing

@Suite("Goods receipt at the desk")
struct ReceiptScreenTests {
    @Test("SC-01: an order that is fully scanned costs at most eight keys beyond the scans")
    func scanned() throws {
        let bench = try PurchasingBench()
        bench.type("gr").press("Enter")
        bench.scan(bench.order)
        for _ in 0..<2 { bench.scan("SCAN-BOLT") }
        for _ in 0..<10 { bench.scan("EACH-NUT") }
        #expect(bench.counted == ["24", "10"])
        #expect(bench.screen.contains("2/2"))
        bench.press("F8", "F8")
        #expect(bench.keys <= 8)
        #expect(bench.message.contains("is posted"))
        #expect(try bench.books.stock("BOLT") == [24_000_000, 3_600])
        #expect(try bench.books.state(bench.order) == .received)
        // It stands ready for the next order.
        #expect(bench.receipt?.loaded == nil)
    }

    @Test("SC-02: an order typed in and received in full costs at most twenty keys")
    func typed() throws {
        let bench = try PurchasingBench()
        bench.type("gr ")
        let before = bench.keys
        bench.type(bench.order)
        bench.keys = before
        bench.press("Enter", "F6", "F8", "F8")
        #expect(bench.keys <= 20)
        #expect(try bench.books.state(bench.order) == .received)
    }

    @Test("12* counts the next scan twelve times, =24 corrects the last line, Ctrl-Z undoes the last scan")
    func quantities() throws {
        let bench = try PurchasingBench()
        bench.go("gr " + bench.order)
        bench.keys = 0
        bench.type("5*")
        #expect(bench.screen.contains("x5"))
        bench.scan("EACH-NUT")
        #expect(bench.counted == ["0", "5"])
        #expect(bench.keys <= 3)
        bench.scan("EACH-NUT").type("=9").press("Enter")
        #expect(bench.counted == ["0", "9"])
        bench.press("Ctrl-Z")
        #expect(bench.counted == ["0", "6"])
        bench.press("Ctrl-Z", "Ctrl-Z")
        #expect(bench.counted == ["0", "0"])
        bench.press("Ctrl-Z")
        #expect(bench.message.hasPrefix("I "))
    }

    @Test("UI-57: an unknown scan stops the line: one bell, later scans are thrown away until F12")
    func unknown() throws {
        let bench = try PurchasingBench()
        bench.go("gr " + bench.order).scan("EACH-NUT")
        let bells = bench.display.bells
        bench.scan("4006381333931")
        #expect(bench.screen.contains("purchasing.unknown-scan"))
        bench.scan("EACH-NUT").scan("EACH-NUT").scan("SCAN-BOLT")
        #expect(bench.counted == ["0", "1"])
        #expect(bench.display.bells == bells + 1)
        bench.press("F12").scan("EACH-NUT")
        #expect(bench.counted == ["0", "2"])
    }

    @Test("control bytes among stopped scans open nothing")
    func stoppedControls() throws {
        let bench = try PurchasingBench()
        bench.go("gr " + bench.order).scan("4006381333931")
        bench.press("Ctrl-G", "Ctrl-X", "Ctrl-S")
        #expect(bench.screen.contains("purchasing.unknown-scan"))
        bench.press("Esc")
        #expect(bench.receipt != nil)
    }

    @Test("PU-07: more than the tolerance stops the line; who may confirm it does so with F8, never with Enter")
    func overTolerance() throws {
        let clerk = try PurchasingBench()
        clerk.go("gr " + clerk.order).type("11*").scan("EACH-NUT")
        #expect(clerk.screen.contains("purchasing.over-tolerance"))
        #expect(clerk.counted == ["0", "0"])

        let chief = try PurchasingBench(as: "chief")
        chief.go("gr " + chief.order).type("11*").scan("EACH-NUT")
        #expect(chief.desk.shownMessage.hasPrefix("W purchasing.over-tolerance"))
        chief.press("Enter").scan("EACH-BOLT")
        #expect(chief.counted == ["0", "0"])
        chief.press("F8")
        #expect(chief.counted == ["0", "11"])
        chief.press("F8", "F8")
        #expect(chief.message.contains("is posted"))
    }

    @Test("P0-30: more than ordered within the tolerance is a warning: F8 takes it, F12 drops it")
    func overOrder() throws {
        let bench = try PurchasingBench { books in
            try books.perform(ChangePurchasingSetting(setting: "purchasing.over-receipt-percent", value: "20"), as: books.chief)
        }
        bench.go("gr " + bench.order).type("11*").scan("EACH-NUT")
        #expect(bench.desk.shownMessage.contains("purchasing.over-order"))
        bench.press("F12")
        #expect(bench.counted == ["0", "0"])
        bench.type("11*").scan("EACH-NUT").press("F8")
        #expect(bench.counted == ["0", "11"])
        #expect(bench.screen.contains("lines over: 1"))
    }

    @Test("a GS1 symbol brings its lot; another lot of the same line is another row")
    func lots() throws {
        let bench = try PurchasingBench { books in try books.test.perform(AddBarcode(item: "NUT", barcode: "06901234567892")) }
        bench.go("gr " + bench.order)
        bench.scan("]C1010690123456789210L1").scan("]C1010690123456789210L1").scan("]C1010690123456789210L2")
        #expect(bench.counted == ["0", "2", "1"])
        bench.press("F8", "F8")
        #expect(bench.message.contains("is posted"))
        #expect(try bench.books.progress(bench.order, line: 2).received == micro(3))
    }

    @Test("the same serial number is refused the second time; what has expired is a warning")
    func serials() throws {
        let bench = try PurchasingBench { books in try books.test.perform(AddBarcode(item: "NUT", barcode: "06901234567892")) }
        bench.go("gr " + bench.order).scan("]C1010690123456789221S1").scan("]C1010690123456789221S1")
        #expect(bench.screen.contains("purchasing.serial-twice"))
        bench.press("F12").scan("]C1010690123456789217250101")
        #expect(bench.screen.contains("purchasing.expired"))
        bench.press("F12")
        #expect(bench.counted == ["0", "1"])
    }

    @Test("control bytes in the scan field are data: they strip, they never act; GS separates")
    func controlBytes() throws {
        let bench = try PurchasingBench { books in try books.test.perform(AddBarcode(item: "NUT", barcode: "06901234567892")) }
        bench.go("gr " + bench.order)
        #expect(bench.receipt?.isScanning == true)
        for key in Key.typing("010690123456789210L7") + [.data(0x1D)] + Key.typing("21S9") + [.control("d"), .control("g"), .enter] {
            bench.desk.take(.key(key))
        }
        bench.desk.present()
        #expect(bench.counted == ["0", "1"])
        #expect(bench.receipt?.loaded?.count.rows[1].lot == "L7")
        #expect(bench.receipt?.loaded?.count.rows[1].serials == ["S9"])
    }

    @Test("arrived, rejected and lot are typed in the lines; a barcode that lands there is a scan, not a quantity")
    func typing() throws {
        let bench = try PurchasingBench { books in try books.test.perform(AddBarcode(item: "NUT", barcode: "6901234567892")) }
        bench.go("gr " + bench.order).press("Down").type("20").press("Tab").type("2").press("Tab").type("A7").press("Enter")
        #expect(bench.counted == ["20", "0"])
        #expect(bench.receipt?.loaded?.count.rejected(0).decimalText == "2")
        #expect(bench.receipt?.loaded?.count.rows[0].lot == "A7")
        bench.press("Shift-Tab", "Shift-Tab").scan("6901234567892")
        #expect(bench.counted == ["20", "1"])
        bench.press("Down", "Left").type("4").press("Enter")
        #expect(bench.screen.contains("NUT"))
        bench.type("y").press("Enter")
        #expect(bench.counted == ["20", "0"])
        bench.press("F12", "F8")
        #expect(bench.screen.contains("rejected 2"))
        bench.type("DN-77").press("F8")
        #expect(try bench.books.progress(bench.order).rejected == micro(2))
        #expect(try bench.books.rows("purchasing.receipts").rows.contains { $0.contains(.text("DN-77")) })
    }

    @Test("the review names what is short; F9 shows what would be posted and posts precisely that")
    func review() throws {
        let bench = try PurchasingBench()
        bench.go("gr " + bench.order).scan("SCAN-BOLT").press("F8")
        #expect(bench.screen.contains("short 12"))
        bench.press("Enter")
        #expect(try bench.books.count("SELECT count(*) FROM purchaseReceipt") == 0)
        bench.press("F9")
        #expect(bench.screen.contains("18.00"))
        bench.press("F8")
        #expect(try bench.books.count("SELECT count(*) FROM purchaseReceipt") == 1)
        #expect(try bench.books.state(bench.order) == .part)
    }

    @Test("goods scanned while the review is open are no delivery note: the line stops")
    func scannedInReview() throws {
        let bench = try PurchasingBench()
        bench.go("gr " + bench.order).scan("SCAN-BOLT").press("F8").scan("EACH-NUT")
        #expect(bench.screen.contains("purchasing.scanned-in-review"))
        bench.press("F12", "F12")
        #expect(bench.counted == ["12", "0"])
        #expect(bench.receipt?.deliveryNote == "")
    }

    @Test("UI-26: every scan is kept; a killed session goes on at the same place, and posting forgets the draft")
    func draft() throws {
        let bench = try PurchasingBench()
        bench.go("gr " + bench.order).scan("SCAN-BOLT").scan("EACH-NUT").type("3*").type("EAC")
        // The session is gone without a word; what was scanned is in the file.
        try bench.reconnect()
        bench.go("gr " + bench.order)
        #expect(bench.counted == ["12", "1"])
        #expect(bench.screen.contains("x3"))
        bench.scan("EACH-NUT")
        #expect(bench.counted == ["12", "4"])
        bench.press("F8", "F8")
        #expect(bench.message.contains("is posted"))
        #expect(try bench.books.test.company.drafts(of: bench.books.clerk).isEmpty)
    }

    @Test("a draft is offered at the next login and opens the receipt with its count")
    func offered() throws {
        let bench = try PurchasingBench()
        bench.go("gr " + bench.order).scan("SCAN-BOLT")
        try bench.reconnect()
        #expect(bench.screen.contains(bench.order))
        bench.press("Enter")
        #expect(bench.counted == ["12", "0"])
    }

    @Test("an order that is not approved, or that does not exist, is refused with the way out")
    func wrongOrder() throws {
        let bench = try PurchasingBench()
        let draft = try bench.books.enter([try line("BOLT", "1", at: "1")])
        bench.go("gr " + draft)
        #expect(bench.screen.contains("purchasing.order-state"))
        bench.go("gr").scan("PO-999999")
        #expect(bench.screen.contains("purchasing.no-order"))
    }

    @Test("what a colleague receives meanwhile is said, and counts")
    func meanwhile() throws {
        let bench = try PurchasingBench()
        bench.go("gr " + bench.order).scan("EACH-NUT")
        try bench.books.receive(bench.order, [try came(1, "24")])
        bench.press("F5")
        try bench.receipt?.noticeForeignCommit(at: bench.desk)
        bench.desk.present()
        #expect(bench.desk.shownMessage.contains("purchasing.order-changed"))
        #expect(bench.receipt?.loaded?.count.open(0) == .zero)
    }

    @Test("P0-65: a receipt works at 40×16")
    func handheld() throws {
        let bench = try PurchasingBench(width: 40, height: 16)
        bench.go("gr " + bench.order).scan("SCAN-BOLT").scan("EACH-NUT")
        #expect(bench.screen.contains("BOLT"))
        #expect(bench.screen.contains("-12"))
        bench.press("F8")
        #expect(bench.screen.contains("short 12"))
        bench.press("F8")
        #expect(bench.screen.contains("posted"))
    }

    @Test("line 300 of an order costs what line 3 costs: as many rows and changed cells")
    func cost() throws {
        let bench = try PurchasingBench(lines: try (0..<300).map { try line($0 % 2 == 0 ? "BOLT" : "NUT", "1", at: "1") })
        bench.go("gr " + bench.order)
        var costs: [(rows: Int, cells: Int)] = []
        for number in 1...300 {
            let before = bench.canvas
            bench.scan(number % 2 == 1 ? "EACH-BOLT" : "EACH-NUT")
            let after = bench.canvas
            let cells = (0..<after.height).reduce(0) { sum, row in
                sum + (0..<after.width).count { before.text(row: row, column: $0, width: 1) != after.text(row: row, column: $0, width: 1) }
            }
            costs.append((bench.receipt?.rowsDrawn ?? 0, cells))
        }
        #expect(bench.counted.allSatisfy { $0 == "1" })
        #expect(costs[299].rows == costs[2].rows)
        // Once the list scrolls, every scan moves it by one row; no scan costs more than a screen of rows.
        #expect(costs[250].cells <= costs[100].cells + 40)
        #expect(costs[299].rows <= 15)
    }

    @Test("UI-20: the day of a receipt is today unless another is typed, in shorthand; it is kept in the draft")
    func day() throws {
        let bench = try PurchasingBench()
        bench.go("gr").scan(bench.order).scan("EACH-BOLT")
        let today = try #require(bench.receipt).day
        #expect(today == nil)
        #expect(bench.screen.contains("Day: " + bench.desk.today.iso))
        bench.press("Up").type("DN-77").press("Tab").type("-1").press("Enter")
        let before = bench.desk.today.adding(days: -1)
        #expect(bench.receipt?.day == before)
        #expect(bench.screen.contains("Day: " + before.iso))
        #expect(bench.receipt?.isScanning == true)
        try bench.reconnect()
        bench.go("gr " + bench.order)
        #expect(bench.receipt?.day == before)
        #expect(bench.receipt?.deliveryNote == "DN-77")
        // The cursor stands where it stood: in the scan field.
        #expect(bench.receipt?.focus == .scan)
        bench.press("Up", "Tab").type("nonsense").press("Enter")
        #expect(bench.desk.shownMessage.contains("values.not-a-day"))
        #expect(bench.receipt?.day == before)
        bench.press("F12", "F8")
        #expect(bench.screen.contains(before.iso))
        bench.press("F8")
        let row = try bench.books.rows("purchasing.receipts").rows[0]
        #expect(row[2].text == before.iso)
        #expect(row[8].text == "DN-77")
        bench.go("gr")
        #expect(bench.receipt?.day == nil)
    }

    @Test("in a sample company alone, Ctrl-Y scans the next barcode of the delivery note")
    func demo() throws {
        let bench = try PurchasingBench()
        ReceiptScreen.demoScans = { "EACH-NUT" }
        defer { ReceiptScreen.demoScans = nil }
        bench.go("gr " + bench.order).press("Ctrl-Y")
        #expect(bench.counted == ["0", "0"])
    }

    @Test("P0-8: who may not receive has no GR", arguments: ["buyer", "bookkeeper"])
    func rights(role: String) throws {
        let bench = try PurchasingBench(as: role)
        #expect(!bench.desk.entries.contains { $0.code == "GR" })
        bench.go("gr " + bench.order)
        #expect(bench.desk.shownMessage.contains("desk.no-such-screen"))
    }
}
