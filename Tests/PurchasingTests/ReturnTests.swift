import Core
import Ledgers
import TestGround
import Testing
import Values

@testable import Purchasing
@testable import Stock

@Suite("Goods that go back")
struct ReturnTests {
    @Test("PU-10, P6: 10@100, 5@110, return 5 of the first → GRNI 500.00, inventory 516.67, variance 16.67")
    func beforeInvoice() throws {
        let books = try Books()
        let first = try books.receiveAll(try books.order([try line("10", at: "100")]), on: "2026-03-02")
        try books.receiveAll(try books.order([try line("5", at: "110")]), on: "2026-03-03")
        let outcome = try books.perform(
            ReturnToSupplier(
                receipt: first, day: try date("2026-03-04"), reason: "rusty", lines: [ReturnedLine(line: 1, quantity: try Figure("5"))]),
            as: books.clerk)
        #expect(outcome.number == "RT-000001")
        #expect(try books.lastEntry() == ["inventory -51667", "goodsReceived 50000", "returnVariance 1667"])
        #expect(try books.stock("BOLT") == [10_000_000, 103_333])
        #expect(try books.account(.goodsReceived) == -105_000)
        #expect(try books.rows("purchasing.grni").rows.map { $0[7].integer } == [50_000, 55_000])
        #expect(try books.findings().isEmpty)
    }

    @Test("returned goods are expected again, unless they went back for credit")
    func openAgain() throws {
        let books = try Books()
        let number = try books.order([try line("10", at: "1")])
        let receipt = try books.receiveAll(number)
        try books.perform(
            ReturnToSupplier(receipt: receipt, reason: "bent", lines: [ReturnedLine(item: "BOLT", quantity: try Figure("4"))]),
            as: books.clerk)
        #expect(try books.state(number) == .part)
        #expect(try books.progress(number).open == micro(4))
        try books.perform(
            ReturnToSupplier(
                receipt: receipt, reason: "bent", forCredit: true, lines: [ReturnedLine(item: "EACH-BOLT", quantity: try Figure("2"))]),
            as: books.clerk)
        #expect(try books.progress(number).open == micro(4))
        #expect(try books.progress(number).cancelled == micro(2))
        try books.receiveAll(number)
        #expect(try books.state(number) == .received)
        #expect(try books.stock("BOLT") == [8_000_000, 800])
        #expect(try books.findings().isEmpty)
    }

    @Test("no more goes back than came and was neither sent back nor invoiced")
    func tooMuch() throws {
        let books = try Books()
        let number = try books.order([try line("10", at: "1")])
        let receipt = try books.receive(number, [try came(1, "10", rejected: "1")])
        func back(_ quantity: String, line: Int = 1) throws {
            let lines = [ReturnedLine(line: line, quantity: try Figure(quantity))]
            try books.perform(ReturnToSupplier(receipt: receipt, reason: "bent", lines: lines), as: books.clerk)
        }
        #expect(refusal { try back("10") } == "purchasing.more-than-kept lines.1.quantity")
        try books.perform(
            EnterSupplierInvoice(supplier: "ACME", supplierNumber: "1", order: number, lines: [try billed(1, "3")]), as: books.bookkeeper)
        #expect(refusal { try back("7") } == "purchasing.more-than-kept lines.1.quantity")
        #expect(refusal { try back("1", line: 2) } == "purchasing.not-on-receipt lines.1.line")
        try back("6")
        #expect(try books.account(.goodsReceived) == 0)
        #expect(
            refusal {
                try books.perform(ReturnToSupplier(receipt: receipt, day: try date("2026-03-01"), reason: "x", lines: []), as: books.clerk)
            }
                == "purchasing.before-receipt day")
        #expect(try books.findings().isEmpty)
    }

    @Test("parts that go back take what a line came in at to the cent")
    func cents() throws {
        let books = try Books()
        let number = try books.order([try line("3", at: "3.333333")])
        let receipt = try books.receiveAll(number)
        for _ in 0..<3 {
            let lines = [ReturnedLine(line: 1, quantity: try Figure("1"))]
            try books.perform(ReturnToSupplier(receipt: receipt, reason: "bent", lines: lines), as: books.clerk)
        }
        #expect(try books.account(.goodsReceived) == 0)
        #expect(try books.stock("BOLT") == [0, 0])
        #expect(try books.account(.returnVariance) == 0)
        #expect(try books.state(number) == .part)
    }

    @Test("P0-54: a receipt that was entered by mistake is undone as a whole")
    func reversed() throws {
        let books = try Books()
        let number = try books.order([try line("10", at: "1"), try line("NUT", "5", at: "2")])
        let receipt = try books.receive(number, [try came(1, "10", rejected: "2"), try came(2, "5")])
        try books.perform(ReverseReceipt(receipt: receipt, day: try date("2026-03-11"), reason: "wrong order"), as: books.clerk)
        #expect(try books.lastEntry() == ["inventory -1800", "goodsReceived 1800"])
        #expect(try books.state(number) == .approved)
        #expect(try books.progress(number) == OrderProgress(ordered: micro(10)))
        #expect(try books.account(.goodsReceived) == 0)
        #expect(try books.rows("purchasing.grni").rows.isEmpty)
        #expect(try books.rows("purchasing.grni", ["asOf": "2026-03-10"]).totals.first { $0.column == "value" }?.sum == 1800)
        #expect(try books.rows("purchasing.receipts").rows[0][11].text == "GR-000002")
        #expect(
            refusal { try books.perform(ReverseReceipt(receipt: receipt, reason: "again"), as: books.clerk) }
                == "purchasing.receipt-reversed receipt")
        #expect(
            refusal { try books.perform(ReverseReceipt(receipt: "GR-000002", reason: "again"), as: books.clerk) }
                == "purchasing.no-receipt receipt")
        try books.receiveAll(number)
        #expect(try books.state(number) == .received)
        #expect(try books.findings().isEmpty)
    }

    @Test("a receipt of which something was invoiced or sent back is not undone")
    func used() throws {
        let books = try Books()
        let number = try books.order([try line("10", at: "1")])
        let receipt = try books.receiveAll(number)
        try books.perform(
            EnterSupplierInvoice(supplier: "ACME", supplierNumber: "1", order: number, lines: [try billed(1, "3")]), as: books.bookkeeper)
        #expect(
            refusal { try books.perform(ReverseReceipt(receipt: receipt, reason: "x"), as: books.clerk) }
                == "purchasing.receipt-used receipt")
        #expect(refusal { try books.test.perform(ReverseMove(number: receipt, reason: "x")) } == "stock.belongs-to-document number")
        do { try books.test.perform(ReverseMove(number: receipt, reason: "x")) } catch let refusal as Refusal {
            for language in Language.allCases { #expect(refusal.text[language].contains("RC"), "the list that reverses it") }
        }
    }

    @Test("GL-16: the preview of a return shows what it posts")
    func preview() throws {
        let books = try Books()
        let receipt = try books.receiveAll(try books.order([try line("10", at: "100")]), on: "2026-03-02")
        try books.receiveAll(try books.order([try line("5", at: "110")]), on: "2026-03-03")
        let last = try books.count("SELECT max(id) FROM journalEntry")
        let command = ReturnToSupplier(receipt: receipt, reason: "rusty", lines: [ReturnedLine(line: 1, quantity: try Figure("5"))])
        let preview = try books.test.company.preview(command, as: books.clerk)
        _ = try books.test.company.perform(command, as: books.clerk, expecting: preview.token)
        #expect(books.journal(preview) == ["inventory  516.67", "goodsReceived 500.00 ", "returnVariance 16.67 "])
        #expect(try books.journal(preview) == books.posted(after: last))
    }
}
