import Core
import TestGround
import Testing
import Values

@testable import Purchasing

@Suite("Payments held and released")
struct PaymentHoldTests {
    /// An invoice of 100 bolts, ordered at 100 and billed at 110.
    private func held() throws -> Books {
        let books = try Books()
        let number = try books.order([try line("100", at: "100")])
        try books.receiveAll(number)
        try books.perform(
            EnterSupplierInvoice(supplier: "ACME", supplierNumber: "A-1", order: number, lines: [try billed(1, "100", at: "110")]),
            as: books.bookkeeper)
        return books
    }

    private func heldRows(_ books: Books) throws -> [String?] {
        try books.rows("purchasing.invoices", ["held": "1"]).rows.map { "\($0[1].text ?? "") \($0[6].text ?? "")" }
    }

    @Test("AP-04: a held payment is released by another person with a reason, and the list says by whom and why")
    func released() throws {
        let books = try held()
        #expect(try heldRows(books) == ["PI-000001 price"])
        let entries = try books.count("SELECT count(*) FROM journalEntry")
        try books.perform(ReleasePayment(invoice: "pi-000001", reason: "new steel price agreed"), as: books.chief)
        #expect(try heldRows(books).isEmpty)
        let row = try books.rows("purchasing.invoices").rows[0]
        #expect(row[6].text == "")
        #expect(row[13].text == "chip")
        #expect(row[14].text == "new steel price agreed")
        #expect(try books.count("SELECT count(*) FROM journalEntry") == entries)
        #expect(try books.count("SELECT count(*) FROM audit WHERE command = 'purchasing.release-payment'") == 1)
        #expect(
            refusal { try books.perform(ReleasePayment(invoice: "PI-000001", reason: "again"), as: books.chief) }
                == "purchasing.not-held invoice")
        let shell = try OtherProgram(at: books.test.company.path)
        #expect(shell.run("UPDATE paymentRelease SET reason = 'x'") == "guard: paymentRelease: rows never change")
        #expect(shell.run("DELETE FROM paymentRelease") == "guard: paymentRelease: rows are never removed")
        #expect(try books.findings().isEmpty)
    }

    @Test("2.14: who entered the invoice does not release it; without the right nobody does; a reason is needed")
    func otherPerson() throws {
        let books = try held()
        let number = try books.order([try line("1", at: "100")])
        try books.receiveAll(number)
        try books.test.perform(
            EnterSupplierInvoice(supplier: "ACME", supplierNumber: "A-2", order: number, lines: [try billed(1, "1", at: "200")]))
        #expect(
            refusal { try books.test.perform(ReleasePayment(invoice: "PI-000002", reason: "mine")) } == "purchasing.own-invoice invoice")
        try books.test.perform(ReleasePayment(invoice: "PI-000001", reason: "agreed"))
        #expect(
            refusal { try books.perform(ReleasePayment(invoice: "PI-000002", reason: "ok"), as: books.bookkeeper) }?.hasPrefix("core.")
                == true)
        #expect(
            refusal { try books.perform(ReleasePayment(invoice: "PI-000002", reason: " "), as: books.chief) }
                == "core.missing-field reason")
        #expect(
            refusal { try books.perform(ReleasePayment(invoice: "PI-7", reason: "x"), as: books.chief) } == "purchasing.no-invoice invoice")
        #expect(try heldRows(books) == ["PI-000002 price"])
    }

    @Test("2.3, AP-01: an invoice like another one, same day and amount, is posted and its payment held")
    func duplicate() throws {
        let books = try Books()
        let number = try books.order([try line("10", at: "1")])
        try books.receiveAll(number)
        func enter(_ own: String, _ day: String = "2026-03-15") throws -> InvoiceOutcome {
            try books.perform(
                EnterSupplierInvoice(
                    supplier: "ACME", supplierNumber: own, day: try date(day), order: number, lines: [try billed(1, "2")]),
                as: books.bookkeeper)
        }
        #expect(try enter("A-1").holdReason == nil)
        let second = try enter("A-2")
        #expect(second.holdReason == "duplicate")
        #expect(second.resembles == ["PI-000001"])
        #expect(try enter("A-3", "2026-03-16").holdReason == nil)
        #expect(try heldRows(books) == ["PI-000002 duplicate"])
        // Once the other one is undone, the next like it is no second one.
        for number in ["PI-000001", "PI-000002"] {
            try books.perform(ReverseInvoice(invoice: number, day: try date("2026-03-20"), reason: "twice"), as: books.bookkeeper)
        }
        #expect(try heldRows(books).isEmpty)
        #expect(try enter("A-4").holdReason == nil)
    }

    @Test("a reversed invoice is neither held nor released")
    func reversed() throws {
        let books = try held()
        try books.perform(ReverseInvoice(invoice: "PI-000001", reason: "wrong"), as: books.bookkeeper)
        #expect(try heldRows(books).isEmpty)
        #expect(
            refusal { try books.perform(ReleasePayment(invoice: "PI-000001", reason: "x"), as: books.chief) }
                == "purchasing.invoice-reversed invoice")
        #expect(
            refusal { try books.perform(ReleasePayment(invoice: "PI-000002", reason: "x"), as: books.chief) }
                == "purchasing.not-held invoice")
    }
}
