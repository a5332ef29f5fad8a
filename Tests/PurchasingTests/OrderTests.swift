import Core
import MasterData
import TestGround
import Testing
import Values

@testable import Purchasing

@Suite("Purchase orders")
struct OrderTests {
    @Test("an order keeps what was agreed and posts nothing (P1)")
    func enter() throws {
        let books = try Books()
        let outcome = try books.perform(
            EnterOrder(
                supplier: "acme", warehouse: "MAIN", promisedDay: try date("2026-04-01"), note: "for April", freight: try Figure("12.50"),
                lines: [try line("10", at: "3.335", tax: "13"), try line("SCAN-NUT", "2", at: "24")]),
            as: try books.test.admin())
        #expect(outcome.number == "PO-000001")
        let table = try books.rows("purchasing.order-card", ["order": "po-000001"])
        let row = try #require(table.rows.first)
        #expect(row[1].text == "PO-000001")
        #expect(row[4].integer == 8135)
        #expect(row[6].text == "draft")
        #expect(row[10].integer == 434)
        #expect(row[11].integer == 1250)
        let lines = try books.rows("purchasing.order-lines", ["order": "PO-000001"]).rows
        #expect(lines.map { $0[2].text } == ["BOLT", "NUT"])
        #expect(lines[0][6].integer == 3335)
        #expect(lines[1][4].text == "CASE")
        #expect(try books.count("SELECT count(*) FROM journalEntry") == 0)
        #expect(try books.findings().isEmpty)
    }

    @Test("a line without a price takes the supplier's, per unit of the line")
    func usualPrice() throws {
        let books = try Books()
        try books.perform(SetSupplierPrice(supplier: "ACME", item: "BOLT", price: try Figure("1.25")), as: try books.test.admin())
        let number = try books.enter([try line("2", unit: "CASE")])
        let lines = try books.rows("purchasing.order-lines", ["order": number]).rows
        #expect(lines[0][5].integer == 15_000_000)
        #expect(lines[0][6].integer == 3000)
        #expect(
            refusal { _ = try books.enter([try line("1", at: "1"), try line("NUT", "1")]) } == "purchasing.price-needed lines.2.unitPrice")
    }

    @Test("what cannot be ordered is refused at its field")
    func refused() throws {
        let books = try Books()
        #expect(refusal { _ = try books.enter([]) } == "purchasing.no-lines lines")
        #expect(refusal { _ = try books.enter([try line("HOUR", "1", at: "1")]) } == "purchasing.not-stocked lines.1.item")
        #expect(refusal { _ = try books.enter([try line("GONE", "1", at: "1")]) } == "masterdata.no-item lines.1.item")
        #expect(refusal { _ = try books.enter([try line("1", at: "-1")]) } == "purchasing.below-zero lines.1.unitPrice")
        #expect(refusal { _ = try books.enter([try line("0", at: "1")]) } == "stock.quantity-needed lines.1.quantity")
        #expect(refusal { _ = try books.enter([try line("1", at: "1")], supplier: "NOBODY") } == "masterdata.no-supplier supplier")
        #expect(try books.count("SELECT count(*) FROM purchaseOrder") == 0)
        #expect(try books.count("SELECT count(*) FROM series WHERE code = 'PO'") == 0)
    }

    @Test("PU-04: who wrote, changed or submitted an order never approves it")
    func makerIsNotChecker() throws {
        let books = try Books()
        let admin = try books.test.admin()
        let own = try books.perform(
            EnterOrder(supplier: "ACME", warehouse: "MAIN", lines: [try line("1", at: "1")], submit: true), as: books.chief)
        #expect(refusal { try books.perform(ApproveOrder(order: own.number ?? ""), as: books.chief) } == "core.own-work")
        // Somebody else submits what the chief wrote: still the chief's work.
        let other = try books.perform(
            EnterOrder(supplier: "ACME", warehouse: "MAIN", lines: [try line("1", at: "1")]), as: books.chief)
        let number = try #require(other.number)
        try books.perform(SubmitOrder(order: number), as: books.buyer)
        #expect(refusal { try books.perform(ApproveOrder(order: number), as: books.chief) } == "core.own-work")
        #expect(try books.state(number) == .submitted)
        // Made by the buyer, rewritten by the chief, submitted by the buyer.
        let mixed = try books.enter([try line("1", at: "1")])
        try books.perform(ChangeOrder(order: mixed, lines: [try line("9", at: "9")]), as: books.chief)
        try books.perform(SubmitOrder(order: mixed), as: books.buyer)
        #expect(refusal { try books.perform(ApproveOrder(order: mixed), as: books.chief) } == "purchasing.own-order order")
        try books.perform(ApproveOrder(order: mixed), as: admin)
        #expect(try books.state(mixed) == .approved)
        #expect(try books.rows("purchasing.order-card", ["order": mixed]).rows[0][17].text == "admin")
    }

    @Test("2.14: a change voids what was asked of the approver")
    func changeVoids() throws {
        let books = try Books()
        let number = try books.enter([try line("1", at: "1"), try line("NUT", "4", at: "2")])
        try books.perform(ChangeOrder(order: number, lines: [try line("5", at: "2")]), as: books.buyer)
        #expect(try books.state(number) == .draft)
        #expect(refusal { try books.perform(ApproveOrder(order: number), as: books.approver) } == "core.not-pending")
        let lines = try books.rows("purchasing.order-lines", ["order": number]).rows
        #expect(lines.count == 1)
        #expect(lines[0][6].integer == 1000)
        try books.perform(SubmitOrder(order: number), as: books.buyer)
        try books.perform(ApproveOrder(order: number), as: books.approver)
        #expect(
            refusal { try books.perform(ChangeOrder(order: number, lines: [try line("6", at: "2")]), as: books.buyer) }
                == "purchasing.order-state order")
        #expect(try books.findings().isEmpty)
    }

    @Test("an approver sends an order back with a reason; its maker changes and submits it again")
    func sentBack() throws {
        let books = try Books()
        let number = try books.enter([try line("1", at: "1")])
        #expect(refusal { try books.perform(ReturnOrder(order: number, reason: " "), as: books.approver) } == "core.missing-field reason")
        try books.perform(ReturnOrder(order: number, reason: "too dear"), as: books.approver)
        #expect(try books.state(number) == .returned)
        #expect(try books.rows("purchasing.order-card", ["order": number]).rows[0][18].text == "too dear")
        var change = ChangeOrder(order: number, lines: [try line("1", at: "0.90")], submit: true)
        change.note = "haggled"
        change.supplier = "DAHUA"
        try books.perform(change, as: books.buyer)
        #expect(try books.state(number) == .submitted)
        try books.perform(ApproveOrder(order: number), as: books.approver)
        let row = try books.rows("purchasing.order-card", ["order": number]).rows[0]
        #expect(row[3].text == "大华贸易")
        #expect(row[4].integer == 90)
        #expect(row[13].text == "haggled")
    }

    @Test("what somebody changed meanwhile is not changed, submitted or approved unseen")
    func revision() throws {
        let books = try Books()
        let number = try books.enter([try line("1", at: "1")])
        #expect(refusal { try books.perform(ApproveOrder(order: number, revision: 1), as: books.approver) } == "core.changed-meanwhile")
        #expect(refusal { try books.perform(ChangeOrder(order: number, revision: 1), as: books.buyer) } == "core.changed-meanwhile")
        try books.perform(ApproveOrder(order: number, revision: 2), as: books.approver)
    }

    @Test("an order is cancelled while nothing came of it")
    func cancel() throws {
        let books = try Books()
        let number = try books.order([try line("10", at: "1")])
        try books.perform(CancelOrder(order: number, reason: "not needed"), as: books.buyer)
        #expect(try books.state(number) == .cancelled)
        #expect(refusal { try books.receiveAll(number) } == "purchasing.order-state order")
        let waiting = try books.enter([try line("10", at: "1")])
        try books.perform(CancelOrder(order: waiting, reason: "not needed"), as: books.buyer)
        #expect(refusal { try books.perform(ApproveOrder(order: waiting), as: books.approver) } == "core.not-pending")
        let begun = try books.order([try line("10", at: "1")])
        try books.receive(begun, [try came(1, "1")])
        #expect(refusal { try books.perform(CancelOrder(order: begun, reason: "no"), as: books.buyer) } == "purchasing.order-state order")
        #expect(try books.findings().isEmpty)
    }

    @Test("PU-06: a line or an order is closed short with a reason, and nothing more of it comes")
    func closeShort() throws {
        let books = try Books()
        let number = try books.order([try line("10", at: "1"), try line("NUT", "4", at: "2")])
        try books.receive(number, [try came(1, "7")])
        try books.perform(CloseOrderShort(order: number, line: 1, day: try date("2026-03-12"), reason: "sold out"), as: books.buyer)
        #expect(try books.state(number) == .part)
        #expect(try books.progress(number).cancelled == micro(3))
        #expect(refusal { try books.receive(number, [try came(1, "1")]) } == "purchasing.line-closed lines.1.line")
        #expect(
            refusal { try books.perform(CloseOrderShort(order: number, line: 9, reason: "x"), as: books.buyer) }
                == "purchasing.no-order-line line")
        try books.perform(CloseOrderShort(order: number, reason: "sold out"), as: books.buyer)
        #expect(try books.state(number) == .closed)
        #expect(
            refusal { try books.perform(CloseOrderShort(order: number, reason: "x"), as: books.buyer) } == "purchasing.order-state order")
        #expect(try books.rows("purchasing.open-lines").rows.isEmpty)
        #expect(try books.rows("purchasing.open-lines", ["asOf": "2026-03-11"]).rows.map { $0[6].integer } == [3_000_000, 4_000_000])
        #expect(try books.findings().isEmpty)
    }

    @Test("each command asks for its right")
    func rights() throws {
        let books = try Books()
        let number = try books.enter([try line("1", at: "1")])
        let denied = "core.not-allowed"
        #expect(refusal { try books.perform(EnterOrder(supplier: "ACME", lines: []), as: books.clerk) } == denied)
        #expect(refusal { try books.perform(ChangeOrder(order: number), as: books.clerk) } == denied)
        #expect(refusal { try books.perform(SubmitOrder(order: number), as: books.clerk) } == denied)
        #expect(refusal { try books.perform(ApproveOrder(order: number), as: books.buyer) } == denied)
        #expect(refusal { try books.perform(ReturnOrder(order: number, reason: "x"), as: books.buyer) } == denied)
        #expect(refusal { try books.perform(CancelOrder(order: number, reason: "x"), as: books.approver) } == denied)
        #expect(refusal { try books.perform(CloseOrderShort(order: number, reason: "x"), as: books.approver) } == denied)
        #expect(refusal { try books.perform(ReceiveOrder(order: number, all: true), as: books.buyer) } == denied)
        #expect(refusal { try books.perform(ReverseReceipt(receipt: "GR-1", reason: "x"), as: books.buyer) } == denied)
        #expect(refusal { try books.perform(ReturnToSupplier(receipt: "GR-1", reason: "x", lines: []), as: books.bookkeeper) } == denied)
        #expect(refusal { try books.perform(EnterSupplierInvoice(supplier: "ACME", supplierNumber: "1"), as: books.clerk) } == denied)
        #expect(
            refusal { try books.perform(ChangePurchasingSetting(setting: "purchasing.tax-percent", value: "13"), as: books.buyer) }
                == denied)
        try books.perform(ChangePurchasingSetting(setting: "purchasing.tax-percent", value: "13"), as: books.chief)
        let taxed = try books.enter([try line("1", at: "100")])
        #expect(try books.rows("purchasing.order-card", ["order": taxed]).rows[0][10].integer == 1300)
    }
}
