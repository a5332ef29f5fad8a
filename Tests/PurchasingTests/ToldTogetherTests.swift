import Core
import TestGround
import Testing
import Values

@testable import Purchasing

@Suite("All that is wrong with a document")
struct ToldTogetherTests {
    @Test("PU-01, PU-04, PU-09: what is wrong with the head and with each line of an order, a receipt and an invoice is told at once")
    func together() throws {
        let books = try Books()
        let bad = [
            OrderEntryLine(item: "NOWHERE", quantity: try Figure("1"), unitPrice: try Figure("-2"), taxPercent: try Figure("-1")),
            OrderEntryLine(item: "BOLT", quantity: try Figure("1"), unitPrice: try Figure("1")),
            OrderEntryLine(item: "NUT", quantity: try Figure("0"), unitPrice: try Figure("1")),
        ]
        let entered = try told {
            try books.perform(
                EnterOrder(supplier: "NOBODY", warehouse: "NOPLACE", currency: "QQQ", note: String(repeating: "x", count: 121), lines: bad),
                as: books.buyer)
        }
        #expect(
            entered.map { $0.split(separator: " ")[0] } == [
                "supplier", "warehouse", "currency", "note", "lines.1.item", "lines.1.unitPrice", "lines.1.taxPercent", "lines.3.quantity",
            ], "\(entered)")
        let alone = try told {
            try books.perform(EnterOrder(supplier: "NOBODY", warehouse: "MAIN", lines: [bad[1]]), as: books.buyer)
        }
        #expect(alone.count == 1, "a supplier is refused once, not again for its currency and each line: \(alone)")

        let number = try books.enter([try line("10", at: "1")])
        let changed = try told {
            try books.perform(
                try JSON.decode(
                    ChangeOrder.self,
                    #"{"order": "\#(number)", "supplier": "NOBODY", "warehouse": "NOPLACE", "lines": [{"item": "NOWHERE", "quantity": "1", "unitPrice": "-2", "taxPercent": "-1"}]}"#
                ), as: books.buyer)
        }
        #expect(
            changed.map { $0.split(separator: " ")[0] } == [
                "supplier", "warehouse", "lines.1.item", "lines.1.unitPrice", "lines.1.taxPercent",
            ], "\(changed)")
        #expect(try books.state(number) == .submitted, "what was refused left the approval alone")

        try books.perform(ApproveOrder(order: number), as: books.approver)
        let received = try told {
            try books.perform(
                ReceiveOrder(
                    order: number, note: String(repeating: "x", count: 121),
                    lines: [ReceivedLine(line: 7), ReceivedLine(item: "NOWHERE", quantity: try Figure("1"))]), as: books.clerk)
        }
        #expect(received.map { $0.split(separator: " ")[0] } == ["note", "lines.1.line", "lines.2.item"], "\(received)")

        try books.receiveAll(number)
        let invoiced = try told {
            try books.perform(
                EnterSupplierInvoice(
                    supplier: "ACME", supplierNumber: " ", currency: "USD", order: number, tax: try Figure("-1"), total: try Figure("-2"),
                    lines: [InvoicedLine(line: 7, quantity: try Figure("1")), InvoicedLine(line: 1, quantity: try Figure("11"))]),
                as: books.bookkeeper)
        }
        #expect(
            invoiced.map { $0.split(separator: " ")[0] } == [
                "currency", "supplierNumber", "tax", "total", "lines.1.line", "lines.2.quantity",
            ], "\(invoiced)")
    }
}
