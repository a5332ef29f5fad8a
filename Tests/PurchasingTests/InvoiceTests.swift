import Core
import Ledgers
import TestGround
import Testing
import Values

@testable import Purchasing
@testable import Stock

@Suite("Supplier invoices")
struct InvoiceTests {
    func invoice(
        _ order: String, _ number: String = "A-1", all: Bool? = nil, tax: String? = nil, total: String? = nil,
        on day: String = "2026-03-15",
        lines: [InvoicedLine]? = nil
    ) throws -> EnterSupplierInvoice {
        EnterSupplierInvoice(
            supplier: "ACME", supplierNumber: number, day: try date(day), order: order, tax: try tax.map { try Figure($0) },
            total: try total.map { try Figure($0) }, all: all, lines: lines)
    }

    @Test("P8: Dr GRNI at receipt value, Dr input tax / Cr AP gross, and GRNI ends at nought")
    func matched() throws {
        let books = try Books()
        let number = try books.order([try line("10", at: "3.335", tax: "13"), try line("NUT", "2", at: "24", tax: "13")])
        try books.receiveAll(number)
        let outcome = try books.perform(try invoice(number, all: true, total: "91.93"), as: books.bookkeeper)
        #expect(outcome.number == "PI-000001")
        #expect(outcome.holdReason == nil)
        #expect(outcome.resembles.isEmpty)
        #expect(try books.lastEntry() == ["goodsReceived 8135", "inputTax 1058", "payables -9193"])
        #expect(try books.account(.goodsReceived) == 0)
        #expect(try books.state(number) == .billed)
        let row = try books.rows("purchasing.invoices").rows[0]
        #expect(row[5].integer == 9193)
        #expect(row[7].text == "2026-04-14")
        #expect(try books.rows("purchasing.invoice-lines", ["invoice": "PI-000001"]).rows.map { $0[7].integer } == [3335, 4800])
        #expect(try books.rows("purchasing.grni").rows.isEmpty)
        #expect(try books.findings().isEmpty)
    }

    @Test("2.3, P9: 100 received @100, 60 left, billed @110 → stock +600, COGS +400, GRNI 0, payment held")
    func priceDifference() throws {
        let books = try Books()
        let number = try books.order([try line("100", at: "100")])
        try books.receiveAll(number)
        try books.test.perform(
            IssueGoods(
                warehouse: "MAIN", day: try date("2026-03-12"), reason: "sale", lines: [.init(item: "BOLT", quantity: try Figure("40"))]))
        let outcome = try books.perform(try invoice(number, lines: [try billed(1, "100", at: "110")]), as: books.bookkeeper)
        #expect(outcome.holdReason == "price")
        #expect(try Set(books.lastEntry()) == ["inventory 60000", "payables -1100000", "goodsReceived 1000000", "costOfGoods 40000"])
        #expect(try books.lastEntry().count == 4)
        #expect(try books.stock("BOLT") == [60_000_000, 660_000])
        #expect(try books.account(.goodsReceived) == 0)
        #expect(try books.account(.costOfGoods) == 440_000)
        #expect(try books.count("SELECT count(*) FROM journalEntry WHERE sourceKind = 'supplier-invoice'") == 1)
        #expect(try books.rows("purchasing.invoices", ["held": "1"]).rows.map { $0[6].text } == ["price"])
        #expect(try books.rows("purchasing.invoice-lines", ["invoice": "PI-000001"]).rows[0][11].integer == 60_000)
        #expect(try books.findings().isEmpty)
    }

    @Test("a price within its tolerance posts without a hold; a lower one lowers stock and cost")
    func within() throws {
        let books = try Books()
        let number = try books.order([try line("100", at: "100"), try line("NUT", "10", at: "10")])
        try books.receiveAll(number)
        let first = try books.perform(try invoice(number, lines: [try billed(1, "100", at: "102")]), as: books.bookkeeper)
        #expect(first.holdReason == nil)
        try books.test.perform(
            IssueGoods(
                warehouse: "MAIN", day: try date("2026-03-12"), reason: "sale", lines: [.init(item: "NUT", quantity: try Figure("5"))]))
        let second = try books.perform(try invoice(number, "A-2", lines: [try billed(2, "10", at: "9")]), as: books.bookkeeper)
        #expect(second.holdReason == nil)
        #expect(try Set(books.lastEntry()) == ["inventory -500", "costOfGoods -500", "goodsReceived 10000", "payables -9000"])
        #expect(try books.stock("NUT") == [5_000_000, 4_500])
        try books.perform(ChangePurchasingSetting(setting: "purchasing.price-amount", value: "1000"), as: books.chief)
        let other = try books.order([try line("1", at: "100")])
        try books.receiveAll(other)
        #expect(
            try books.perform(try invoice(other, "A-3", lines: [try billed(1, "1", at: "500")]), as: books.bookkeeper).holdReason == nil)
        #expect(try books.findings().isEmpty)
    }

    @Test("PU-09: a second invoice matches the second receipt, the oldest first")
    func oldestFirst() throws {
        let books = try Books()
        let number = try books.order([try line("10", at: "1")])
        try books.receive(number, [try came(1, "4")], on: "2026-03-05")
        try books.receive(number, [try came(1, "6")], on: "2026-03-03")
        func receipts(_ invoice: String) throws -> [String?] {
            try books.rows("purchasing.invoice-lines", ["invoice": invoice]).rows.map { "\($0[3].text ?? "") \($0[5].integer ?? 0)" }
        }
        try books.perform(try invoice(number, "A-1", lines: [try billed(1, "6")]), as: books.bookkeeper)
        try books.perform(try invoice(number, "A-2", lines: [try billed(1, "4")]), as: books.bookkeeper)
        #expect(try receipts("PI-000001") == ["GR-000002 6000000"])
        #expect(try receipts("PI-000002") == ["GR-000001 4000000"])
        let other = try books.order([try line("10", at: "1")])
        try books.receive(other, [try came(1, "4")])
        try books.receive(other, [try came(1, "6")])
        try books.perform(try invoice(other, "A-3", lines: [try billed(1, "5")]), as: books.bookkeeper)
        #expect(try receipts("PI-000003") == ["GR-000003 4000000", "GR-000004 1000000"])
        #expect(
            refusal {
                try books.perform(try invoice(other, "A-4", lines: [try billed(1, "1", receipt: "GR-000003")]), as: books.bookkeeper)
            }
                == "purchasing.more-than-received lines.1.quantity")
        try books.perform(try invoice(other, "A-4", lines: [try billed(1, "5", receipt: "gr-000004")]), as: books.bookkeeper)
        #expect(try books.account(.goodsReceived) == 0)
        #expect(try books.findings().isEmpty)
    }

    @Test("2.3: no more is invoiced than was received, whatever was ordered")
    func moreThanReceived() throws {
        let books = try Books()
        let number = try books.order([try line("10", at: "1")])
        #expect(
            refusal { try books.perform(try invoice(number, all: true), as: books.bookkeeper) } == "purchasing.nothing-to-invoice order")
        try books.receive(number, [try came(1, "6", rejected: "1")])
        #expect(
            refusal { try books.perform(try invoice(number, lines: [try billed(1, "6")]), as: books.bookkeeper) }
                == "purchasing.more-than-received lines.1.quantity")
        #expect(
            refusal { try books.perform(try invoice(number, lines: [try billed(1, "3"), try billed(1, "3")]), as: books.bookkeeper) }
                == "purchasing.more-than-received lines.2.quantity")
        try books.perform(try invoice(number, all: true), as: books.bookkeeper)
        #expect(try books.state(number) == .part)
        try books.receiveAll(number)
        try books.perform(try invoice(number, "A-2", all: true), as: books.bookkeeper)
        #expect(try books.state(number) == .billed)
        #expect(try books.account(.payables) == -1000)
    }

    @Test("goods of an order that was closed short are still invoiced")
    func closedShort() throws {
        let books = try Books()
        let number = try books.order([try line("10", at: "1")])
        try books.receive(number, [try came(1, "6")])
        try books.perform(CloseOrderShort(order: number, reason: "sold out"), as: books.buyer)
        try books.perform(try invoice(number, all: true), as: books.bookkeeper)
        #expect(try books.state(number) == .closed)
        #expect(try books.account(.goodsReceived) == 0)
    }

    @Test("AP-01: a supplier's number is taken once, however it is written; the same amount and day is pointed at")
    func duplicate() throws {
        let books = try Books()
        let number = try books.order([try line("10", at: "1")])
        try books.receiveAll(number)
        try books.perform(try invoice(number, "inv 7", lines: [try billed(1, "2")]), as: books.bookkeeper)
        #expect(
            refusal { try books.perform(try invoice(number, "INV7", lines: [try billed(1, "2")]), as: books.bookkeeper) }
                == "purchasing.duplicate-invoice supplierNumber")
        #expect(
            refusal { try books.perform(try invoice(number, "ＩＮＶ ７", lines: [try billed(1, "1")]), as: books.bookkeeper) }
                == "purchasing.duplicate-invoice supplierNumber")
        let near = try books.perform(try invoice(number, "INV-7", lines: [try billed(1, "2")]), as: books.bookkeeper)
        #expect(near.resembles == ["PI-000001"])
        #expect(
            try books.perform(try invoice(number, "INV-8", on: "2026-03-16", lines: [try billed(1, "2")]), as: books.bookkeeper).resembles
                .isEmpty)
        let other = try books.order([try line("1", at: "1")], supplier: "DAHUA")
        try books.receiveAll(other)
        try books.perform(EnterSupplierInvoice(supplier: "DAHUA", supplierNumber: "inv 7", order: other, all: true), as: books.bookkeeper)
        let shell = try OtherProgram(at: books.test.company.path)
        #expect(
            shell.run(
                "INSERT INTO supplierInvoice (partyId, supplierNumber, supplierKey, day, invoiceDay, dueDay, netMinor, taxMinor, grossMinor, state) SELECT partyId, supplierNumber, supplierKey, day, invoiceDay, dueDay, netMinor, taxMinor, grossMinor, 'draft' FROM supplierInvoice WHERE id = (SELECT min(id) FROM supplierInvoice)"
            ) != nil)
        #expect(shell.run("UPDATE supplierInvoice SET grossMinor = grossMinor") == "guard: supplierInvoice: posted rows never change")
        #expect(shell.run("DELETE FROM supplierInvoiceLine") == "guard: supplierInvoiceLine: lines of a posted row are never removed")
    }

    @Test("the invoice's own tax is the only figure (2.10); lines, tax and total agree or nothing is posted")
    func taxAndTotal() throws {
        let books = try Books()
        let number = try books.order([
            try line("1", at: "10.01", tax: "20"), try line("1", at: "10.01", tax: "20"), try line("1", at: "10.01", tax: "20"),
        ])
        try books.receiveAll(number)
        #expect(
            refusal { try books.perform(try invoice(number, all: true, total: "36.04"), as: books.bookkeeper) }
                == "purchasing.total-differs total")
        try books.perform(try invoice(number, all: true, tax: "6.01", total: "36.04"), as: books.bookkeeper)
        #expect(try books.lastEntry() == ["goodsReceived 3003", "inputTax 601", "payables -3604"])
        #expect(try books.rows("purchasing.invoice-lines", ["invoice": "PI-000001"]).rows.map { $0[9].integer } == [201, 200, 200])
        #expect(try books.findings().isEmpty)
    }

    @Test("one invoice over several orders, receipts and warehouses is one debt")
    func severalOrders() throws {
        let books = try Books()
        let main = try books.order([try line("10", at: "1")])
        let side = try books.order([try line("10", at: "1")], warehouse: "SIDE")
        try books.receiveAll(main)
        try books.receiveAll(side)
        let lines = [
            InvoicedLine(order: main, item: "BOLT", quantity: try Figure("10"), unitPrice: try Figure("1.10")),
            InvoicedLine(order: side, line: 1, quantity: try Figure("10"), unitPrice: try Figure("1.20")),
        ]
        try books.perform(EnterSupplierInvoice(supplier: "ACME", supplierNumber: "X", lines: lines), as: books.bookkeeper)
        #expect(try books.account(.payables) == -2300)
        #expect(try books.account(.goodsReceived) == 0)
        #expect(try books.account(.inventory) == 2300)
        #expect(try books.state(main) == .billed)
        #expect(try books.state(side) == .billed)
        #expect(try books.findings().isEmpty)
    }

    @Test("what does not fit is refused at its field, and nothing is written")
    func refused() throws {
        let books = try Books()
        let number = try books.order([try line("10", at: "1")])
        try books.receiveAll(number)
        func enter(_ command: EnterSupplierInvoice) throws { try books.perform(command, as: books.bookkeeper) }
        #expect(
            refusal { try enter(EnterSupplierInvoice(supplier: "DAHUA", supplierNumber: "1", order: number, all: true)) }
                == "purchasing.other-supplier order")
        #expect(
            refusal { try enter(EnterSupplierInvoice(supplier: "ACME", supplierNumber: " ", order: number, all: true)) }
                == "core.missing-field supplierNumber")
        #expect(
            refusal { try enter(EnterSupplierInvoice(supplier: "ACME", supplierNumber: "1", currency: "USD", order: number, all: true)) }
                == "purchasing.foreign-currency currency")
        #expect(
            refusal { try enter(EnterSupplierInvoice(supplier: "ACME", supplierNumber: "1", lines: [try billed(1, "1")])) }
                == "core.missing-field lines.1.order")
        #expect(refusal { try enter(try invoice(number, lines: [])) } == "purchasing.no-lines lines")
        #expect(refusal { try enter(try invoice(number, lines: [try billed(7, "1")])) } == "purchasing.no-order-line lines.1.line")
        try books.test.perform(CloseMonth(month: "2026-03"))
        #expect(refusal { try enter(try invoice(number, all: true)) } == "ledgers.period-closed day")
        #expect(try books.count("SELECT count(*) FROM supplierInvoice") == 0)
        #expect(try books.count("SELECT count(*) FROM series WHERE code = 'PI'") == 0)
        #expect(try books.progress(number).billed == .zero)
        try enter(try invoice(number, all: true, on: "2026-04-01"))
        #expect(try books.rows("purchasing.grni", ["asOf": "2026-03-31"]).totals.first { $0.column == "value" }?.sum == 1000)
        #expect(try books.account(.goodsReceived, asOf: try date("2026-03-31")) == -1000)
        #expect(try books.rows("purchasing.grni", ["asOf": "2026-04-01"]).rows.isEmpty)
    }

    @Test("GL-16: the preview of an invoice shows what it posts and that its payment is held")
    func preview() throws {
        let books = try Books()
        let number = try books.order([try line("100", at: "100", tax: "13")])
        try books.receiveAll(number)
        try books.test.perform(
            IssueGoods(
                warehouse: "MAIN", day: try date("2026-03-12"), reason: "sale", lines: [.init(item: "BOLT", quantity: try Figure("40"))]))
        let last = try books.count("SELECT max(id) FROM journalEntry")
        let command = try invoice(number, lines: [try billed(1, "100", at: "110")])
        let preview = try books.test.company.preview(command, as: books.bookkeeper)
        #expect(preview.effects.contains { $0.section.en == "Payment" })
        _ = try books.test.company.perform(command, as: books.bookkeeper, expecting: preview.token)
        #expect(try books.journal(preview) == books.posted(after: last))
        #expect(books.journal(preview).count == 5)
    }
}
