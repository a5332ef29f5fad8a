import Core
import Ledgers
import TestGround
import Testing
import Values

@testable import Desk
@testable import Purchasing
@testable import Stock

@Suite("An invoice is posted when its goods are there")
struct InvoiceDayTests {
    private func invoice(
        _ books: Books, _ order: String, _ number: String, on day: String, invoiced: String? = nil, lines: [InvoicedLine]? = nil
    ) throws -> String {
        try books.perform(
            EnterSupplierInvoice(
                supplier: "ACME", supplierNumber: number, invoiceDay: try invoiced.map(date), day: try date(day), order: order,
                all: lines == nil ? true : nil, lines: lines), as: books.bookkeeper
        ).number
    }

    @Test("a posting day before the receipt is refused at the day, with the receipt and the earliest day; that day is taken")
    func before() throws {
        let books = try Books()
        let order = try books.order([try line("10", at: "1")])
        try books.receive(order, [try came(1, "4")], on: "2026-03-05")
        let late = try books.receive(order, [try came(1, "6")], on: "2026-03-20")
        do {
            _ = try invoice(books, order, "A-1", on: "2026-03-19")
            Issue.record("it was posted")
        } catch let refusal as Refusal {
            #expect(refusal.code == "purchasing.invoice-before-receipt")
            #expect(refusal.field == "day")
            for language in Language.allCases {
                #expect(refusal.text[language].contains(late) && refusal.text[language].contains("2026-03-20"))
            }
        }
        #expect(try books.count("SELECT count(*) FROM supplierInvoice") == 0)
        // What came by then is invoiced; the invoice itself may be older than the goods.
        _ = try invoice(books, order, "A-2", on: "2026-03-05", invoiced: "2026-03-01", lines: [try billed(1, "4")])
        _ = try invoice(books, order, "A-3", on: "2026-03-20")
        #expect(try books.findings().isEmpty)
    }

    @Test("what cannot be posted is refused before it is asked about: before its goods, more than came, in another currency")
    func refusedFirst() throws {
        let bench = try PurchasingBench(as: "bookkeeper")
        try bench.books.receiveAll(bench.order)
        bench.go("si " + bench.order)
        let form = try #require(bench.desk.top as? FormScreen)
        bench.type("INV-1")
        bench.press("Tab", "Tab").type("2026-03-05").press("Tab", "F8")
        #expect(bench.desk.shownMessage.contains("E purchasing.invoice-before-receipt"), "\(bench.screen)")
        #expect(form.current?.name == "day")
        bench.type("t").press("Tab")
        while form.current?.name != "quantity", bench.keys < 300 { bench.press("Tab") }
        bench.type("25").press("F8")
        #expect(bench.desk.shownMessage.hasPrefix("E "), "\(bench.screen)")
        #expect(bench.desk.message?.code != "desk.warning")
        while form.current?.name != "quantity", bench.keys < 600 { bench.press("Tab") }
        bench.type("24").press("Tab", "F8")
        #expect(bench.desk.message?.code == "desk.warning", "\(bench.screen)")
        bench.press("Enter")
        #expect(try bench.books.count("SELECT count(*) FROM supplierInvoice") == 1)
    }

    @Test("AP-03: on every day the listing is the account, whatever came, went back, was invoiced or undone")
    func everyDay() throws {
        let books = try Books()
        let order = try books.order([try line("100", at: "3.33"), try line("NUT", "50", at: "0.07")])
        let first = try books.receive(order, [try came(1, "30"), try came(2, "20")], on: "2026-03-02")
        let second = try books.receive(order, [try came(1, "41")], on: "2026-03-08")
        let wrong = try books.receive(order, [try came(1, "9")], on: "2026-03-09")
        func back(_ receipt: String, _ quantity: String, on day: String) throws {
            try books.perform(
                ReturnToSupplier(
                    receipt: receipt, day: try date(day), reason: "broken", lines: [.init(line: 1, quantity: try Figure(quantity))]),
                as: books.clerk)
        }
        try back(first, "3", on: "2026-03-04")
        let billedNumber = try invoice(books, order, "A-1", on: "2026-03-06", lines: [try billed(1, "20"), try billed(2, "20")])
        try books.perform(
            ReverseInvoice(invoice: billedNumber, day: try date("2026-03-12"), reason: "wrong"), as: books.bookkeeper)
        try books.perform(ReverseReceipt(receipt: wrong, day: try date("2026-03-15"), reason: "wrong"), as: books.clerk)
        // Later entries with earlier days: each is refused, or every day still agrees.
        for day in ["2026-03-01", "2026-03-03", "2026-03-07", "2026-03-08", "2026-03-10", "2026-03-16"] {
            _ = try? back(second, "1", on: day)
            _ = try? invoice(books, order, "B-\(day)", on: day, lines: [try billed(1, "5", receipt: second)])
            _ = try? invoice(books, order, "C-\(day)", on: day, lines: [try billed(1, "2")])
        }
        #expect(try books.count("SELECT count(*) FROM supplierInvoice") > 6)
        for day in 1...31 {
            let day = try #require(Day(year: 2026, month: 3, day: day))
            let listed = try books.rows("purchasing.grni", ["asOf": day.iso]).rows.reduce(Int64(0)) { $0 + ($1[7].integer ?? 0) }
            let booked = try books.test.company.look { reader in
                try reader.value(
                    """
                    SELECT coalesce(-sum(line.amountMinor), 0)
                    FROM journalLine AS line
                    JOIN journalEntry AS entry ON entry.id = line.entryId
                    JOIN account ON account.id = line.accountId
                    WHERE account.code = 'goodsReceived' AND entry.day <= ?
                    """, day, as: Int64.self) ?? 0
            }
            #expect(listed == booked, "\(day)")
        }
        #expect(try books.findings().isEmpty)
    }

    @Test("the form starts at the supplier's number, asks for Enter alone and calls the total the same everywhere")
    func form() throws {
        let bench = try PurchasingBench(as: "bookkeeper")
        try bench.books.receiveAll(bench.order)
        bench.go("si " + bench.order).type("FP-1").press("Tab")
        let form = try #require(bench.desk.top as? FormScreen)
        #expect(form.values["supplierNumber"] == "FP-1")
        #expect(form.values.lines.count == 2)
        #expect(form.values[0, "unit"] == "EA")
        bench.press("F8")
        #expect(bench.screen.contains("total with tax CNY 38.00"), "\(bench.screen)")
        #expect(bench.screen.contains("Enter posts it.") && !bench.screen.contains("saves all the same"), "\(bench.screen)")
        bench.press("Enter")
        #expect(bench.screen.contains("is posted"))
        #expect(try bench.books.count("SELECT count(*) FROM supplierInvoice") == 1)
    }

    @Test("an order whose only receipt was reversed has nothing open to invoice")
    func reversed() throws {
        let bench = try PurchasingBench(as: "bookkeeper")
        let receipt = try bench.books.receiveAll(bench.order)
        try bench.books.perform(ReverseReceipt(receipt: receipt, reason: "wrong"), as: bench.books.clerk)
        bench.go("si " + bench.order)
        #expect(bench.screen.contains("Nothing received for \(bench.order) is open to invoice."), "\(bench.screen)")
    }

    @Test("why a payment is held is read whole before it is posted")
    func heldPreview() throws {
        let bench = try PurchasingBench(as: "bookkeeper")
        try bench.books.receiveAll(bench.order)
        bench.go("si " + bench.order).type("FP-1").press("Tab")
        let form = try #require(bench.desk.top as? FormScreen)
        form.go(to: try #require(form.place(of: "lines.1.unitPrice")))
        bench.type("2.50").press("Tab", "F9")
        #expect(bench.screen.contains(HoldReason.price.sentence.en), "\(bench.screen)")
    }
}
