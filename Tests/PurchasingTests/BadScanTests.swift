import Core
import Terminal
import TestGround
import Testing
import Values

@testable import Desk
@testable import Purchasing
@testable import Stock

@Suite("18: bad scans and closed months at the desk")
struct BadScanTests {
    private func audits(_ bench: PurchasingBench) -> Int64 { bench.books.test.company.changeMark() }

    @Test("18: a burst of two hundred scans behind a wrong one: one bell, the reason stays, nothing more is counted")
    func burst() throws {
        let bench = try PurchasingBench(lines: [line("BOLT", "1000", at: "1.50"), line("NUT", "1000", at: "0.20")])
        bench.go("gr " + bench.order)
        for _ in 0..<20 { bench.scan("EACH-NUT") }
        let bells = bench.display.bells
        bench.scan("4006381333931")
        for index in 0..<180 { bench.scan(index % 7 == 0 ? "4006381333932" : "EACH-NUT") }
        #expect(bench.counted == ["0", "20"])
        #expect(bench.display.bells == bells + 1)
        #expect(bench.screen.contains("purchasing.unknown-scan") && bench.screen.contains("4006381333931"))
        bench.press("Esc").scan("EACH-NUT")
        #expect(bench.counted == ["0", "21"])
    }

    @Test("18: two hundred good scans in one burst are all counted")
    func goodBurst() throws {
        let bench = try PurchasingBench(lines: [line("BOLT", "1000", at: "1.50"), line("NUT", "1000", at: "0.20")])
        bench.go("gr " + bench.order)
        for key in (0..<200).flatMap({ _ in Key.typing("EACH-NUT") + [.enter] }) { bench.desk.take(.key(key)) }
        #expect(bench.counted == ["0", "200"])
        let mark = audits(bench)
        bench.press("F8", "F8")
        #expect(bench.message.contains("is posted"))
        #expect(audits(bench) == mark + 1)
    }

    @Test("18: over the tolerance: the line stops with one bell in every language, what was counted stays, nothing is written")
    func overTolerance() throws {
        let bench = try PurchasingBench()
        bench.go("gr " + bench.order).scan("EACH-NUT")
        let mark = audits(bench)
        for language in Language.allCases {
            bench.desk.speak(language)
            let bells = bench.display.bells
            bench.type("12*").scan("EACH-NUT").scan("EACH-NUT").scan("SCAN-BOLT")
            #expect(bench.screen.contains("purchasing.over-tolerance"))
            #expect(bench.display.bells == bells + 1)
            #expect(bench.counted == ["0", "1"])
            bench.press("F12")
        }
        #expect(audits(bench) == mark)
    }

    @Test(
        "18: ten thousand characters, figures without end and hostile signs in the scan field stop the line, whole",
        arguments: [
            (String(repeating: "0123456789", count: 1_000), "desk.too-long"), ("=99999999999999999999", "values.overflow"),
            ("=1..2", "values.not-a-number"), ("=-5", "purchasing.below-zero"), ("=12/0", "values.no-whole"),
            ("]d2010000000000001", "purchasing.bad-scan"), ("A\u{202E}B\u{200B}C\u{9B}31m", "purchasing.unknown-scan"),
        ])
    func hostileScans(_ text: String, _ code: String) throws {
        let bench = try PurchasingBench()
        bench.go("gr " + bench.order).scan("EACH-NUT")
        let bells = bench.display.bells
        bench.desk.take(.key(.paste(text)))
        bench.press("Enter")
        #expect(bench.screen.contains(code), "\(bench.screen)")
        #expect(bench.display.bells == bells + 1)
        #expect(!bench.screen.unicodeScalars.contains { $0 != "\n" && TextHygiene.isHidden($0) })
        #expect(bench.counted == ["0", "1"])
        bench.press("F12").scan("EACH-NUT")
        #expect(bench.counted == ["0", "2"])
    }

    @Test(
        "18: a figure out of range or no figure in the lines stays where it was typed, with a sentence; nothing is counted",
        arguments: [
            ("12/0", "values.no-whole"), ("9999999*9999999999", "values.overflow"), ("1.0000001", "values.too-many-decimals"),
            ("-5", "purchasing.below-zero"), ("1..2", "values.not-a-number"),
        ])
    func hostileCells(_ text: String, _ code: String) throws {
        let bench = try PurchasingBench()
        bench.go("gr " + bench.order).press("Down")
        bench.type(text).press("Enter")
        #expect(bench.desk.shownMessage.contains(code), "\(bench.screen)")
        #expect(bench.screen.contains(text.suffix(4)), "\(bench.screen)")
        #expect(bench.counted == ["0", "0"])
        bench.press("F12")
        #expect(bench.receipt != nil)
    }

    @Test("18: ten thousand characters in a line's field are not cut to fit: the line stops")
    func longCell() throws {
        let bench = try PurchasingBench()
        bench.go("gr " + bench.order).press("Down")
        bench.desk.take(.key(.paste(String(repeating: "9", count: 10_000))))
        bench.press("Enter")
        #expect(bench.screen.contains("desk.too-long"), "\(bench.screen)")
        #expect(bench.counted == ["0", "0"])
    }

    @Test("18: a receipt into a closed month is refused from the screen in three languages; the count stays, and goes in once it is open")
    func closedReceipt() throws {
        let bench = try PurchasingBench()
        try bench.books.test.perform(CloseMonth(month: "2026-03"))
        bench.go("gr " + bench.order).scan("EACH-NUT")
        let mark = audits(bench)
        for language in Language.allCases {
            bench.desk.speak(language)
            bench.press("F8", "F8")
            #expect(bench.desk.shownMessage.contains("ledgers.period-closed"), "\(bench.screen)")
            #expect(bench.screen.contains("2026-03"))
            #expect(bench.counted == ["0", "1"])
            bench.press("F12")
        }
        #expect(audits(bench) == mark)
        #expect(try bench.books.count("SELECT count(*) FROM purchaseReceipt") == 0)
        try bench.books.test.perform(OpenMonth(month: "2026-03"))
        bench.press("F8", "F8")
        #expect(bench.message.contains("GR-000001"), "\(bench.screen)")
    }

    @Test("18: an invoice, a reversal and a return into a closed month name the month and change nothing")
    func closedOthers() throws {
        let books = try Books()
        let number = try books.order([try line("10", at: "3.00")])
        try books.receiveAll(number)
        try books.test.perform(CloseMonth(month: "2026-03"))
        let mark = books.test.company.changeMark()
        let receipt = try books.rows("purchasing.receipts").rows[0].compactMap(\.text).first { $0.hasPrefix("GR-") } ?? ""
        func refused(_ body: () throws -> Void) {
            #expect {
                try body()
            } throws: { error in
                guard let refusal = error as? Refusal else { return false }
                return refusal.code == "ledgers.period-closed"
                    && [refusal.text.en, refusal.text.hans, refusal.text.hant].allSatisfy { $0.contains("2026-03") }
            }
        }
        refused {
            try books.perform(
                EnterSupplierInvoice(
                    supplier: "ACME", supplierNumber: "A-1", day: try date("2026-03-15"), order: number, tax: nil, total: nil, all: true,
                    lines: nil), as: books.bookkeeper)
        }
        refused { try books.perform(ReverseReceipt(receipt: receipt, day: try date("2026-03-20"), reason: "wrong"), as: books.clerk) }
        #expect(books.test.company.changeMark() == mark)
        #expect(try books.findings().isEmpty)
    }
}

/// Opens a month again.
private struct OpenMonth: Command {
    static let name = "test.open-month"
    static let title = Text(verbatim: "Open a month")
    static let right = Right.everyone
    static let fields: [Field] = []
    let month: String

    func perform(in transaction: Transaction) throws -> Done {
        try transaction.update("UPDATE fiscalPeriod SET state = 'open' WHERE name = ?", month)
        return Done()
    }
}
