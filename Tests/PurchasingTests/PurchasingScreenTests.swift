import Core
import Desk
import Ledgers
import MasterData
import Stock
import Terminal
import TestGround
import Testing
import Values

@testable import Purchasing

@Suite("Purchasing at the desk")
struct PurchasingScreenTests {
    @Test("an order is written by code and usual price, foots in the foot, is previewed, saved and submitted")
    func write() throws {
        let bench = try PurchasingBench(as: "admin") { books in
            try books.test.perform(SetSupplierPrice(supplier: "ACME", item: "BOLT", price: try Figure("1.25")))
        }
        bench.go("po")
        #expect(bench.title.hasPrefix("PO  Purchase orders"))
        bench.press("F6").type("acme").press("Enter")
        let form = try #require(bench.desk.top as? FormScreen)
        bench.type("main").press("Enter", "Tab", "Tab", "Tab", "Tab", "Tab", "Tab").type("bolt").press("Enter")
        #expect(form.values["supplier"] == "ACME")
        #expect(form.values[0, "unitPrice"] == "1.25")
        bench.type("40").press("Enter")
        #expect(bench.screen.contains("CNY 50.00"))
        bench.press("F8")
        #expect(bench.screen.contains("saved as a draft"))
        #expect(bench.title.contains("Purchase order"))
        #expect(bench.screen.contains("PO-000002"))
        try bench.choose("Submit")
        #expect(try bench.books.state("PO-000002") == .submitted)
    }

    @Test("IN-08: a pack's barcode orders packs at the price of one; an empty order says what it lacks in words")
    func packs() throws {
        let bench = try PurchasingBench(as: "admin") { books in
            try books.test.perform(SetSupplierPrice(supplier: "ACME", item: "BOLT", price: try Figure("1.25")))
        }
        bench.go("po").press("F6").type("acme").press("Enter").type("main").press("F8")
        #expect(bench.screen.contains("Fill in “Lines”"))
        let form = try #require(bench.desk.top as? FormScreen)
        bench.type("SCAN-BOLT").press("Enter")
        #expect(form.values[0, "item"] == "BOLT")
        #expect(form.values[0, "unit"] == "CASE")
        #expect(form.values[0, "unitPrice"] == "15")
        bench.type("2").press("F8")
        #expect(bench.screen.contains("30.00"))
    }

    @Test("an order is changed with 2 and copied with 3; one that is approved is not changed")
    func changeAndCopy() throws {
        let bench = try PurchasingBench(as: "buyer")
        let number =
            try bench.books.perform(
                EnterOrder(supplier: "ACME", warehouse: "MAIN", lines: [try line("BOLT", "5", at: "2")]), as: bench.books.buyer
            ).number ?? ""
        bench.go("po")
        bench.type("2").press("Enter")
        let form = try #require(bench.desk.top as? FormScreen)
        #expect(form.values["order"] == number)
        #expect(form.values[0, "quantity"] == "5")
        bench.press("F12", "j").type("2").press("Enter")
        #expect(bench.screen.contains("approved already"))
        bench.press("k").type("3").press("Enter")
        let copy = try #require(bench.desk.top as? FormScreen)
        #expect(copy.values["order"] == "")
        bench.press("F8")
        #expect(try bench.books.count("SELECT count(*) FROM purchaseOrder") == 3)
    }

    @Test("an order is approved from the one inbox by option, or given back with a reason")
    func inbox() throws {
        let bench = try PurchasingBench(as: "approver")
        let first = try bench.books.enter([try line("BOLT", "5", at: "2")])
        let second = try bench.books.enter([try line("NUT", "5", at: "2")])
        bench.go("in")
        #expect(bench.screen.contains(first))
        bench.type("1").press("Enter").type("y").press("Enter")
        #expect(try [bench.books.state(first), bench.books.state(second)].contains(.approved))
        bench.type("4").press("Enter").type("too dear").press("F8")
        #expect(try [bench.books.state(first), bench.books.state(second)].contains(.returned))
    }

    @Test("the card of an order leads to its receipts and invoices, and closes it short with a reason")
    func card() throws {
        let bench = try PurchasingBench(as: "admin")
        try bench.books.receive(bench.order, [try came(1, "10")])
        bench.go("po " + bench.order)
        #expect(bench.screen.contains("Acme Ltd"))
        #expect(bench.screen.contains("Part received"))
        try bench.choose("Receipts")
        #expect(bench.screen.contains("15.00"))
        bench.press("Enter")
        #expect(bench.title.hasPrefix("RC  Receipt"))
        bench.press("F12", "F12")
        try bench.choose("Close short")
        bench.press("Tab", "Tab").type("no longer made").press("F8").type("y").press("Enter")
        #expect(try bench.books.state(bench.order) == .closed)
        #expect(bench.message.hasPrefix("I \(bench.order) is closed."))
    }

    @Test("an invoice fills itself from what came for the order; the foot holds its total against the lines")
    func invoice() throws {
        let bench = try PurchasingBench(as: "bookkeeper")
        try bench.books.receiveAll(bench.order)
        bench.go("si " + bench.order)
        let form = try #require(bench.desk.top as? FormScreen)
        #expect(form.values["supplier"] == "ACME")
        #expect(form.values.lines.count == 2)
        #expect(bench.screen.contains("38.00"))
        bench.type("INV-1").press("Tab", "Tab", "Tab", "Tab", "Tab", "Tab").type("40").press("Tab")
        #expect(bench.screen.contains("E 2.00 apart from the total"))
        bench.press("F8")
        #expect(try bench.books.count("SELECT count(*) FROM supplierInvoice") == 0)
        #expect(form.values["total"] == "40")
        // The cursor stands at the total already.
        bench.type("38").press("Tab")
        #expect(bench.screen.contains("agrees with the total"))
        bench.press("F8")
        #expect(bench.screen.contains("ACME INV-1: total with tax CNY 38.00"), "\(bench.screen)")
        #expect(bench.screen.contains("Invoice day 2026-03-18"))
        #expect(try bench.books.count("SELECT count(*) FROM supplierInvoice") == 0)
        bench.press("Enter")
        #expect(try bench.books.count("SELECT count(*) FROM supplierInvoice") == 1)
    }

    @Test("GRNI is listed with its proof: the total is the account, and an invoice can be written from a row")
    func notInvoiced() throws {
        let bench = try PurchasingBench(as: "admin")
        try bench.books.receiveAll(bench.order)
        bench.go("gn")
        #expect(bench.screen.contains("38.00 = 38.00"))
        bench.press("Enter")
        #expect(bench.title.hasPrefix("RC  Receipt"))
        bench.press("F12").type("7").press("Enter")
        #expect(bench.title.hasPrefix("SI"))
        bench.type("INV-9").press("F8", "Enter")
        #expect(bench.screen.contains("is posted"))
        bench.go("il")
        #expect(bench.screen.contains("INV-9"))
        bench.press("Enter")
        #expect(bench.title.hasPrefix("IL  Supplier invoice"))
        #expect(bench.screen.contains("GR-000001"))
    }

    @Test("a receipt is reversed and goods are sent back from the list of receipts")
    func back() throws {
        let bench = try PurchasingBench()
        try bench.books.receive(bench.order, [try came(1, "10")])
        try bench.books.receive(bench.order, [try came(2, "10")])
        bench.go("rc").type("4").press("Enter").type("wrong goods").press("F8")
        #expect(bench.screen.contains("GR-000003 reverses GR-000002."))
        #expect(bench.screen.split(separator: "\n").contains { $0.contains("GR-000002") && $0.contains(" Y") && $0.contains("0.00") })
        bench.press("j").type("6").press("Enter")
        let form = try #require(bench.desk.top as? FormScreen)
        #expect(form.values[0, "quantity"] == "10")
        bench.press("Tab").type("broken").press("F8")
        #expect(try bench.books.progress(bench.order).returned == micro(10))
    }

    @Test("UI-54: an invoice is reversed from the list and its counter-document opened from the card")
    func reverseInvoice() throws {
        let bench = try PurchasingBench(as: "bookkeeper")
        try bench.books.receiveAll(bench.order)
        try bench.books.perform(
            EnterSupplierInvoice(supplier: "ACME", supplierNumber: "INV-1", order: bench.order, all: true), as: bench.books.bookkeeper)
        bench.go("il").type("4").press("Enter")
        bench.type("wrong supplier").press("F9")
        #expect(bench.screen.contains("payables"))
        bench.press("F8")
        #expect(bench.message.contains("PI-000002 reverses PI-000001."))
        #expect(try bench.books.account(.payables) == 0)
        bench.go("il pi-000001")
        #expect(bench.screen.contains("Reversed by PI-000002"))
        try bench.choose("Open its counter-document")
        #expect(bench.screen.contains("Reverses PI-000001"))
        bench.go("il")
        bench.type("4").press("Enter")
        #expect(bench.message.contains("PI-000001"))
        #expect(try bench.books.count("SELECT count(*) FROM supplierInvoice") == 2)
    }

    @Test("UI-26: a reversal that was begun is kept and goes on at the same field, from the list of drafts or the next login")
    func reversalDraft() throws {
        let bench = try PurchasingBench(as: "bookkeeper")
        try bench.books.receiveAll(bench.order)
        try bench.books.perform(
            EnterSupplierInvoice(supplier: "ACME", supplierNumber: "INV-1", order: bench.order, all: true), as: bench.books.bookkeeper)
        bench.go("il").type("4").press("Enter").type("wrong price").press("F12")
        #expect(bench.screen.contains("kept as a draft"))
        bench.go("draf").press("Enter")
        let form = try #require(bench.desk.top as? FormScreen)
        #expect(form.values["invoice"] == "PI-000001")
        #expect(form.values["reason"] == "wrong price")
        bench.type(" agreed").press("F12")
        try bench.reconnect(as: "bookkeeper")
        bench.press("Enter")
        #expect(bench.title.hasPrefix("IL  Reverse a supplier invoice"))
        #expect(bench.screen.contains("wrong price agreed"))
        #expect(bench.canvas.line(23).contains("F8=Reverse"), "\(bench.canvas.line(23))")
        bench.press("F8")
        #expect(try bench.books.account(.payables) == 0)
        bench.go("draf")
        #expect(bench.screen.contains("No rows"))
    }

    @Test("AP-04: a held invoice is released from the list or its card, with a reason; who may not sees no such action")
    func release() throws {
        let bench = try PurchasingBench(as: "chief")
        try bench.books.receiveAll(bench.order)
        for number in ["INV-1", "INV-2"] {
            try bench.books.perform(
                EnterSupplierInvoice(
                    supplier: "ACME", supplierNumber: number, order: bench.order, lines: [try billed(1, "5", at: "3")]),
                as: bench.books.bookkeeper)
        }
        bench.go("il").type("6").press("Enter").press("Tab").type("agreed on the phone").press("F8")
        bench.go("il pi-000001")
        #expect(bench.screen.contains("Held Price"))
        try bench.choose("Release for payment")
        bench.press("Tab").type("agreed too").press("F8")
        #expect(bench.screen.contains("Released by chip"))
        #expect(try bench.books.count("SELECT count(*) FROM paymentRelease") == 2)
        bench.go("il").type("6").press("Enter")
        #expect(bench.message.contains("not held"))
        let other = try PurchasingBench(as: "bookkeeper")
        try other.books.receiveAll(other.order)
        other.go("il").press("F2")
        #expect(!other.screen.contains("Release for payment"))
    }

    @Test("suppliers' figures lead to their orders and receipts")
    func suppliers() throws {
        let bench = try PurchasingBench()
        try bench.books.receiveAll(bench.order)
        bench.go("pv")
        #expect(bench.screen.contains("Acme Ltd"))
        bench.press("Enter")
        #expect(bench.screen.contains(bench.order))
        bench.go("rv").press("Enter")
        #expect(bench.screen.contains("GR-000001"))
    }

    @Test("P0-8: each role sees its own screens and actions, and no others")
    func rights() throws {
        let expected: [String: Set<String>] = [
            "buyer": ["PO", "RC", "IL", "GN", "PV", "RV"], "clerk": ["PO", "GR", "RC", "IL", "GN", "PV", "RV"],
            "bookkeeper": ["PO", "RC", "SI", "IL", "GN", "PV", "RV"],
        ]
        for (role, codes) in expected {
            let bench = try PurchasingBench(as: role)
            let mine = Set(bench.desk.entries.map(\.code)).intersection(["PO", "GR", "RC", "SI", "IL", "GN", "PV", "RV"])
            #expect(mine == codes)
            bench.go("po " + bench.order).press("F2")
            #expect(bench.screen.contains("Receive goods") == (role == "clerk"))
            #expect(bench.screen.contains("Close short") == (role == "buyer"))
        }
    }

    @Test("P0-69: every screen of purchasing is drawn in three languages, at 80×24 and 200×60", arguments: [(80, 24), (200, 60)])
    func languages(width: Int, height: Int) throws {
        let bench = try PurchasingBench(width: width, height: height, as: "admin")
        try bench.books.receive(bench.order, [try came(1, "10")])
        for _ in Language.allCases {
            for line in ["po", "po " + bench.order, "gr", "gr " + bench.order, "rc", "rc gr-000001", "si", "il", "gn", "pv", "rv"] {
                // In the scan field Ctrl-G is the scanner's.
                if bench.receipt != nil { bench.press("F3") }
                bench.go(line)
                #expect(!bench.message.hasPrefix("E"))
                #expect(CharacterWidth.displayWidth(of: bench.canvas.line(height - 1)) <= width - 1)
            }
            bench.press("F10", "F3", "Ctrl-X")
        }
    }

    @Test("UI-03: one key has one meaning on all screens of purchasing and stock")
    func keys() throws {
        let bench = try PurchasingBench(as: "admin")
        #expect(ScreenCatalog.keyClashes(of: bench.desk).isEmpty)
    }
}

extension PurchasingBench {
    /// Takes an action by its number in the F2 menu.
    func choose(_ title: String) throws {
        press("F2")
        let row = try #require(canvas.lines.first { $0.contains(title) })
        let number = row.split(whereSeparator: { $0 == " " || $0 == ">" }).compactMap { Int($0) }.first ?? 0
        let before = desk.top
        type(String(number))
        if desk.top === before { press("Enter") }
    }
}
