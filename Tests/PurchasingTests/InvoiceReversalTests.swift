import Core
import Ledgers
import TestGround
import Testing
import Values

@testable import Purchasing
@testable import Stock

@Suite("Supplier invoices undone")
struct InvoiceReversalTests {
    private func enter(_ books: Books, _ order: String, _ number: String = "A-1", at price: String? = nil, _ quantity: String = "100")
        throws
    {
        try books.perform(
            EnterSupplierInvoice(
                supplier: "ACME", supplierNumber: number, day: try date("2026-03-15"), order: order,
                lines: [try billed(1, quantity, at: price)]), as: books.bookkeeper)
    }

    private func reverse(_ books: Books, _ number: String = "PI-000001", on day: String = "2026-03-20") throws {
        try books.perform(ReverseInvoice(invoice: number, day: try date(day), reason: "wrong price"), as: books.bookkeeper)
    }

    private func sell(_ books: Books, _ quantity: String, on day: String) throws {
        try books.test.perform(
            IssueGoods(
                warehouse: "MAIN", day: try date(day), reason: "sale", lines: [.init(item: "BOLT", quantity: try Figure(quantity))]))
    }

    @Test("the reversal is the invoice with its signs turned, linked, and GRNI stands where it stood")
    func mirrored() throws {
        let books = try Books()
        let number = try books.order([try line("10", at: "3.335", tax: "13"), try line("NUT", "2", at: "24", tax: "13")])
        try books.receiveAll(number)
        let before = try books.rows("purchasing.grni").rows
        try books.perform(
            EnterSupplierInvoice(supplier: "ACME", supplierNumber: "A-1", day: try date("2026-03-15"), order: number, all: true),
            as: books.bookkeeper)
        #expect(try books.lastEntry() == ["goodsReceived 8135", "inputTax 1058", "payables -9193"])
        #expect(try books.state(number) == .billed)
        let outcome = try books.perform(
            ReverseInvoice(invoice: "pi-000001", day: try date("2026-03-20"), reason: "sent in error"), as: books.bookkeeper)
        #expect(outcome.number == "PI-000002")
        #expect(try books.lastEntry() == ["goodsReceived -8135", "inputTax -1058", "payables 9193"])
        #expect(try books.account(.payables) == 0)
        #expect(try books.account(.inputTax) == 0)
        #expect(try books.rows("purchasing.grni").rows == before)
        #expect(try books.rows("purchasing.grni", ["asOf": "2026-03-18"]).rows.isEmpty)
        #expect(try books.state(number) == .received)
        #expect(try books.progress(number).billed == .zero)
        let list = try books.rows("purchasing.invoices")
        #expect(
            list.rows.map { [$0[1].text, $0[15].text, $0[16].text] } == [["PI-000002", "PI-000001", ""], ["PI-000001", "", "PI-000002"]])
        #expect(list.rows.map { $0[5].integer } == [-9193, 9193])
        let source = try books.test.company.look { reader in
            try reader.document(kind: supplierInvoiceKind, number: "PI-000002")?.sourceId.flatMap { try reader.document($0)?.number }
        }
        #expect(source == "PI-000001")
        #expect(try books.findings().isEmpty)
    }

    @Test("what stock took of a price difference leaves it again to the cent: 2.3 backwards")
    func priceDifference() throws {
        let books = try Books()
        let number = try books.order([try line("100", at: "100")])
        try books.receiveAll(number)
        try sell(books, "40", on: "2026-03-12")
        try enter(books, number, at: "110")
        let booked = try books.lastEntry()
        #expect(booked == ["inventory 60000", "payables -1100000", "goodsReceived 1000000", "costOfGoods 40000"])
        try reverse(books)
        #expect(try books.lastEntry() == ["inventory -60000", "payables 1100000", "goodsReceived -1000000", "costOfGoods -40000"])
        #expect(try books.stock("BOLT") == [60_000_000, 600_000])
        #expect(try books.account(.goodsReceived) == -1_000_000)
        #expect(try books.findings().isEmpty)
        // The stock document of the difference is linked to the one that undoes it.
        #expect(try books.count("SELECT count(*) FROM stockDocument WHERE kind = 'revaluation' AND reversesId IS NOT NULL") == 1)
    }

    @Test("what was sold meanwhile took its share with it: only what is still on hand gives worth back")
    func soldMeanwhile() throws {
        let books = try Books()
        let number = try books.order([try line("100", at: "100")])
        try books.receiveAll(number)
        try sell(books, "40", on: "2026-03-12")
        try enter(books, number, at: "110")
        try sell(books, "30", on: "2026-03-16")
        #expect(try books.stock("BOLT") == [30_000_000, 330_000])
        try reverse(books)
        #expect(
            try Set(books.lastEntry()) == ["inventory -30000", "payables 1100000", "goodsReceived -1000000", "costOfGoods -70000"])
        #expect(try books.stock("BOLT") == [30_000_000, 300_000])
        #expect(try books.account(.payables) == 0)
        #expect(try books.account(.costOfGoods) == 700_000)
        #expect(try books.findings().isEmpty)
    }

    @Test("with nothing left on hand all of the difference leaves cost of goods")
    func allSold() throws {
        let books = try Books()
        let number = try books.order([try line("100", at: "100")])
        try books.receiveAll(number)
        try enter(books, number, at: "90")
        try sell(books, "100", on: "2026-03-16")
        #expect(try books.account(.costOfGoods) == 900_000)
        try reverse(books)
        #expect(try Set(books.lastEntry()) == ["payables 900000", "goodsReceived -1000000", "costOfGoods 100000"])
        #expect(try books.stock("BOLT") == [0, 0])
        #expect(try books.findings().isEmpty)
    }

    @Test("later receipts of the item do not make the reversal take out more than went in")
    func laterReceipts() throws {
        let books = try Books()
        let number = try books.order([try line("100", at: "100")])
        try books.receiveAll(number)
        try sell(books, "40", on: "2026-03-12")
        try enter(books, number, at: "110")
        try books.receiveAll(try books.order([try line("500", at: "100")]), on: "2026-03-17")
        try reverse(books)
        #expect(try books.stock("BOLT") == [560_000_000, 5_600_000])
        #expect(try books.account(.costOfGoods) == 400_000)
        #expect(try books.findings().isEmpty)
    }

    @Test("what else lay there took its share out as well: half of all went out since, and half of the difference with it")
    func mixed() throws {
        let books = try Books()
        try books.receiveAll(try books.order([try line("100", at: "100")]))
        let number = try books.order([try line("50", at: "100")])
        try books.receiveAll(number)
        try enter(books, number, at: "110", "50")
        #expect(try books.stock("BOLT") == [150_000_000, 1_550_000])
        try sell(books, "75", on: "2026-03-16")
        #expect(try books.stock("BOLT") == [75_000_000, 775_000])
        try reverse(books)
        #expect(try books.stock("BOLT") == [75_000_000, 750_000])
        #expect(try books.account(.costOfGoods) == 750_000)
        #expect(try books.account(.payables) == 0)
        #expect(try books.findings().isEmpty)
    }

    @Test(
        "2.5: an invoice that is posted on any day and undone on any later one leaves stock as if it had never been",
        arguments: [3, 11, 29, 47, 61, 83])
    func neutral(_ seed: UInt64) throws {
        func life(withInvoice: Bool) throws -> (stock: [Int64], expense: Int64, findings: [String]) {
            var random = Seeded(seed)
            let books = try Books()
            try books.receiveAll(try books.order([try line("200", at: "7.31")]), on: "2026-03-02")
            let number = try books.order([try line("90", at: "9.87")])
            try books.receiveAll(number, on: "2026-03-04")
            // Goods went out and came in before the invoice is entered on an earlier day, and after it.
            for day in 5...24 {
                let text = "2026-03-" + (day < 10 ? "0" : "") + String(day)
                let quantity = String(random.next(1...17))
                if random.next(0...3) == 0 {
                    try books.receiveAll(try books.order([try line(quantity, at: "8." + String(random.next(10...99)))]), on: text)
                } else {
                    try sell(books, quantity, on: text)
                }
            }
            let (posted, undone) = (random.next(5...14), random.next(15...24))
            let price = random.next(0...1) == 0 ? "12.49" : "6.05"
            if withInvoice {
                let day = try date("2026-03-" + (posted < 10 ? "0" : "") + String(posted))
                try books.perform(
                    EnterSupplierInvoice(
                        supplier: "ACME", supplierNumber: "A-1", day: day, order: number, lines: [try billed(1, "90", at: price)]),
                    as: books.bookkeeper)
                try reverse(books, on: "2026-03-" + String(undone))
            }
            return (try books.stock("BOLT"), try books.account(.costOfGoods), try books.findings())
        }
        let (with, without) = (try life(withInvoice: true), try life(withInvoice: false))
        #expect(with.stock == without.stock)
        #expect(with.expense == without.expense)
        #expect(with.findings.isEmpty && without.findings.isEmpty)
    }

    @Test("an invoice over two warehouses is undone in both")
    func twoWarehouses() throws {
        let books = try Books()
        let main = try books.order([try line("10", at: "1")])
        let side = try books.order([try line("10", at: "1")], warehouse: "SIDE")
        try books.receiveAll(main)
        try books.receiveAll(side)
        let lines = [
            InvoicedLine(order: main, item: "BOLT", quantity: try Figure("10"), unitPrice: try Figure("1.10")),
            InvoicedLine(order: side, line: 1, quantity: try Figure("10"), unitPrice: try Figure("1.20")),
        ]
        try books.perform(
            EnterSupplierInvoice(supplier: "ACME", supplierNumber: "X", day: try date("2026-03-15"), lines: lines), as: books.bookkeeper)
        #expect(try books.account(.inventory) == 2300)
        try reverse(books)
        #expect(try books.account(.inventory) == 2000)
        #expect(try books.account(.payables) == 0)
        #expect(try books.account(.goodsReceived) == -2000)
        #expect(try [books.state(main), books.state(side)] == [.received, .received])
        #expect(try books.findings().isEmpty)
    }

    @Test("AP-01: the number of a reversed invoice is taken again, once, however it is written")
    func again() throws {
        let books = try Books()
        let number = try books.order([try line("100", at: "1")])
        try books.receiveAll(number)
        for expected in ["PI-000001", "PI-000003"] {
            try enter(books, number, "Inv 7", "10")
            #expect(refusal { try enter(books, number, "INV7", "10") } == "purchasing.duplicate-invoice supplierNumber")
            #expect(try books.rows("purchasing.invoices").rows.compactMap { $0[1].text }.max() == expected)
            try reverse(books, expected)
        }
        try enter(books, number, "inv7", "10")
        #expect(try books.rows("purchasing.invoices").rows.compactMap { $0[1].text }.max() == "PI-000005")
        #expect(refusal { try enter(books, number, "INV 7", "10") } == "purchasing.duplicate-invoice supplierNumber")
        // A number that only begins alike is another one.
        try enter(books, number, "INV71", "5")
        #expect(try books.findings().isEmpty)
    }

    @Test("once, not before its day, in an open month, never a reversal; the month is not touched")
    func refused() throws {
        let books = try Books()
        let number = try books.order([try line("100", at: "1")])
        try books.receiveAll(number)
        try enter(books, number)
        #expect(refusal { try reverse(books, on: "2026-03-14") } == "purchasing.before-invoice day")
        #expect(refusal { try reverse(books, "PI-000009") } == "purchasing.no-invoice invoice")
        try books.test.perform(CloseMonth(month: "2026-03"))
        #expect(refusal { try reverse(books) } == "ledgers.period-closed day")
        #expect(try books.count("SELECT count(*) FROM supplierInvoice") == 1)
        try reverse(books, on: "2026-04-02")
        #expect(try books.account(.payables, asOf: try date("2026-03-31")) == -10_000)
        #expect(refusal { try reverse(books, on: "2026-04-03") } == "purchasing.invoice-reversed invoice")
        #expect(refusal { try reverse(books, "PI-000002", on: "2026-04-03") } == "purchasing.is-reversal invoice")
        #expect(
            refusal { try books.perform(ReverseInvoice(invoice: "PI-000001", reason: " "), as: books.bookkeeper) }
                == "core.missing-field reason")
        #expect(
            refusal { try books.perform(ReverseInvoice(invoice: "PI-000001", reason: "x"), as: books.clerk) }?.hasPrefix("core.") == true)
        let shell = try OtherProgram(at: books.test.company.path)
        #expect(
            shell.run("UPDATE supplierInvoice SET reason = '' WHERE reversesId IS NOT NULL")
                == "guard: supplierInvoice: posted rows never change")
    }

    @Test("after the reversal the receipt itself can be undone, or goods sent back")
    func receiptThen() throws {
        let books = try Books()
        let number = try books.order([try line("10", at: "1")])
        let receipt = try books.receiveAll(number)
        try enter(books, number, "A-1", "10")
        #expect(
            refusal { try books.perform(ReverseReceipt(receipt: receipt, reason: "x"), as: books.clerk) }
                == "purchasing.receipt-used receipt")
        try reverse(books)
        try books.perform(ReverseReceipt(receipt: receipt, day: try date("2026-03-21"), reason: "never came"), as: books.clerk)
        #expect(try books.account(.inventory) == 0)
        #expect(try books.account(.goodsReceived) == 0)
        #expect(try books.state(number) == .approved)
        #expect(try books.findings().isEmpty)
    }

    @Test("GL-16: the preview of a reversal shows what it posts; the same commands give the same books")
    func previewAndReplay() throws {
        let books = try Books()
        let number = try books.order([try line("100", at: "100", tax: "13")])
        try books.receiveAll(number)
        try sell(books, "40", on: "2026-03-12")
        try enter(books, number, at: "110")
        let last = try books.count("SELECT max(id) FROM journalEntry")
        let command = ReverseInvoice(invoice: "PI-000001", day: try date("2026-03-20"), reason: "wrong price")
        let preview = try books.test.company.preview(command, as: books.bookkeeper)
        _ = try books.test.company.perform(command, as: books.bookkeeper, expecting: preview.token)
        #expect(try books.journal(preview) == books.posted(after: last))
        #expect(books.journal(preview).count == 5)
        let again = try TestCompany(Books.departments, roles: Books.roles)
        #expect(try again.company.replay(from: books.test.company) == nil)
        #expect(try again.company.verify().allSatisfy(\.result.holds))
    }
}

/// Numbers that look thrown and are the same for the same seed.
private struct Seeded {
    private var state: UInt64

    init(_ seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

    mutating func next(_ range: ClosedRange<Int>) -> Int {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return range.lowerBound + Int(state % UInt64(range.count))
    }
}
