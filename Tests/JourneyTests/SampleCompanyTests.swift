import Core
import CustomerService
import Ledgers
import MasterData
import Purchasing
import SampleCompany
import Stock
import Testing
import Values

@Suite("The sample company", .serialized)
struct SampleCompanyTests {
    @Test("it has its people, masters and a year of documents, work for every role, and every proof holds")
    func whole() throws {
        let ground = try SampleGround()
        let company = ground.company
        var told: [String] = []
        try SampleCompany.fill(company) { what, done, all in
            if told.last != what { told.append(what) }
            #expect(done <= all)
        }
        #expect(told == ["people", "items", "suppliers", "customers", "year"])

        for (name, least) in SampleGround.least { #expect(try ground.count(name) >= least, "\(name)") }
        #expect(try ground.count("closed months") == 2)
        for proof in company.house.proofs { #expect(try company.prove(proof).findings == [], "\(proof.name)") }

        let complaints = try ground.texts("SELECT DISTINCT state FROM complaint")
        #expect(complaints == ["assigned", "closed", "open", "reopened", "resolved", "waiting"])
        let orders = try ground.texts("SELECT DISTINCT state FROM purchaseOrder")
        #expect(orders == ["approved", "billed", "cancelled", "closed", "draft", "part", "received", "returned", "submitted"])
        let door = try SampleCompany.deliveryNote(company)
        #expect(try company.look { try $0.purchaseOrder(number: door.order).state } == .approved)
        #expect(try ground.count("rejections") >= 10)
        #expect(try ground.count("returns") >= 5)
        #expect(try ground.count("held invoices") >= 3)
        #expect(try company.demoPeople().map(\.key) == ["c", "b", "a", "k", "s", "m", "u"])
    }

    @Test("the story can end on any day, in the middle of a fiscal year too, and is the same size")
    func anyDay() throws {
        let ground = try SampleGround()
        let last = try #require(Day(iso: "2027-10-10"))
        try SampleCompany.fill(ground.company, to: last) { _, _, _ in }
        for (name, least) in SampleGround.least { #expect(try ground.count(name) >= least, "\(name)") }
        #expect(try ground.count("closed months") >= 2)
        for proof in ground.company.house.proofs { #expect(try ground.company.prove(proof).findings == [], "\(proof.name)") }
        for proof in ground.company.house.proofs where proof.asOf != nil {
            for back in stride(from: 0, through: 400, by: 7) {
                let day = last.adding(days: -back)
                let result = try ground.company.look { try proof.asOf?($0, ground.company.currency, day) }
                #expect(result?.findings == [], "\(proof.name) on \(day): \(String(describing: result?.figures))")
            }
        }
        // A Sunday in the golden week: the last working day before it.
        #expect(try ground.texts("SELECT max(day) FROM document WHERE kind = 'purchase-order'") == ["2027-09-30"])
        #expect(try #require(ground.texts("SELECT min(day) FROM journalEntry").first) > "2026-07-01")
    }

    @Test("the same program makes the same books")
    func same() throws {
        let first = try SampleGround()
        let second = try SampleGround()
        try SampleCompany.fill(first.company) { _, _, _ in }
        try SampleCompany.fill(second.company) { _, _, _ in }
        #expect(try first.digest() == second.digest())
        let balance = try first.trialBalance()
        #expect(balance.count > 10)
        #expect(try balance == second.trialBalance())
    }

    @Test("after a day's work the note is for what is still open; where nothing is, the way out is said")
    func laterNote() throws {
        let ground = try SampleGround()
        try SampleCompany.small(ground.company)
        let clerk = try ground.company.session(named: "chen.hao", route: .terminal, station: "test")
        let first = try SampleCompany.deliveryNote(ground.company)
        _ = try ground.company.perform(
            ReceiveOrder(order: first.order, lines: [ReceivedLine(line: 1, quantity: try Figure("5"))]), as: clerk)
        let second = try SampleCompany.deliveryNote(ground.company)
        #expect(second.order == first.order)
        #expect(second.lines.first?.quantity == first.lines[0].quantity - 5)
        // A newer order that was cancelled is none that goods come for.
        let buyer = try ground.company.session(named: "lin.yue", route: .terminal, station: "test")
        let newer = try ground.company.perform(
            EnterOrder(
                supplier: "S-1002", warehouse: "MAIN",
                lines: [OrderEntryLine(item: "B-M830", quantity: try Figure("1"), unitPrice: try Figure("1"))]), as: buyer
        ).outcome
        _ = try ground.company.perform(CancelOrder(order: newer.number ?? "", reason: "twice"), as: buyer)
        #expect(try SampleCompany.deliveryNote(ground.company).order == first.order)
        _ = try ground.company.perform(ReceiveOrder(order: first.order, all: true), as: clerk)
        do {
            _ = try SampleCompany.deliveryNote(ground.company)
            Issue.record("there is nothing to receive")
        } catch let refusal as Refusal {
            #expect(refusal.code == "sample.no-delivery")
            for language in Language.allCases { #expect(refusal.text[language].contains("init --demo")) }
        }
    }

    @Test("the delivery note is for an order that waits at the door, and one of its barcodes belongs to nothing")
    func deliveryNote() throws {
        let ground = try SampleGround()
        try SampleCompany.small(ground.company)
        let note = try SampleCompany.deliveryNote(ground.company)
        try ground.company.look { reader in
            let order = try reader.purchaseOrder(number: note.order)
            let lines = try reader.orderLines(of: order.id)
            var strange: [String] = []
            for line in note.lines {
                _ = try Barcode(line.barcode)
                guard let found = try reader.item(barcode: line.barcode) else {
                    strange.append(line.barcode)
                    continue
                }
                let ordered = lines.first { $0.item.code == found.item.code }
                #expect(ordered?.unit == found.unit)
                #expect(ordered?.progress.ordered == Quantity(micro: Int64(line.quantity) * 1_000_000))
            }
            #expect(strange.count == 1)
            #expect(note.lines.count == lines.count + 1)
        }
        #expect(note.scans.first == note.order)
        #expect(note.text(in: .en).contains(note.lines[0].barcode))
        #expect(note.text(in: .hans).contains("送货单"))
    }

    @Test("the small one has a few masters and one order, with people where the roles are")
    func small() throws {
        let ground = try SampleGround()
        try SampleCompany.small(ground.company)
        #expect(try ground.count("orders") == 1)
        #expect(try ground.count("items") >= 5)
        #expect(try ground.texts("SELECT state FROM purchaseOrder") == ["approved"])
        for proof in ground.company.house.proofs { #expect(try ground.company.prove(proof).findings == [], "\(proof.name)") }
    }
}
