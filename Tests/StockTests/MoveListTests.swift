import Core
import Desk
import Ledgers
import TestGround
import Testing
import Values

@testable import Stock

@Suite("The list of stock documents adds up")
struct MoveListTests {
    private func receive(_ quantity: String, at price: String, on text: String) throws -> ReceiveGoods {
        ReceiveGoods(
            day: try day(text), supplier: "ACME",
            lines: [.init(item: "BOLT", quantity: try figure(quantity), unitPrice: try figure(price))])
    }

    private func issue(_ quantity: String, on text: String, override: Bool? = nil) throws -> IssueGoods {
        IssueGoods(
            day: try day(text), reason: "sale", overrideNegative: override,
            lines: [.init(item: "BOLT", quantity: try figure(quantity))])
    }

    /// Ten at 10.00, five out at 50.00, two of them back; then, late, ten more at 13.00 for the day before: the five cost 57.50.
    private func books() throws -> TestCompany {
        let test = try TestCompany.withBooks()
        try test.perform(try receive("10", at: "10", on: "2026-03-01"))
        try test.perform(try issue("5", on: "2026-03-03"))
        try test.perform(try receive("10", at: "16", on: "2026-03-04"))
        try test.perform(try receive("10", at: "13", on: "2026-03-02"))
        return test
    }

    @Test("values and corrections of the documents up to any day are what stock was worth on that day, by ledger and by proof")
    func everyDay() throws {
        let test = try books()
        for (text, value, corrections) in [
            ("2026-02-28", 0, 0), ("2026-03-01", 10000, 0), ("2026-03-02", 22250, -750), ("2026-03-03", 17250, -750),
            ("2026-03-04", 33250, -750),
        ] as [(String, Int64, Int64)] {
            let asOf = try day(text)
            let list = try test.company.ask(MoveList(asOf: asOf), as: test.admin())
            #expect(list.totals.map(\.sum) == [value, corrections], "\(text)")
            #expect(try test.accountMinor(.inventory, asOf: asOf) == value)
            let card = try test.company.ask(StockCard(item: "BOLT", asOf: asOf), as: test.admin())
            #expect(card.totals.first { $0.column == "value" }?.sum ?? 0 == value)
            let proof = try test.company.look { try Proof.stockLedger.asOf?($0, test.company.currency, asOf) }
            let worth = Money(minor: value, currency: test.company.currency).written()
            #expect(proof?.figures?.0 == worth && proof?.figures?.1 == worth)
        }
        #expect(try test.findings().isEmpty)
    }

    @Test("each document shows what its entry put on the inventory account, and what of it recosts others")
    func rows() throws {
        let test = try books()
        let list = try test.company.ask(MoveList(), as: test.admin())
        let late = try #require(list.rows.first { $0[1].text == "GR-000003" })
        #expect(late[6].integer == 12250 && late[7].integer == -750)
        #expect(list.rows.filter { $0[7].integer != nil }.count == 1)
        try test.company.look { reader in
            for row in list.rows {
                let booked = try reader.value(
                    """
                    SELECT sum(line.amountMinor)
                    FROM journalLine AS line
                    JOIN stockDocument AS move ON move.entryId = line.entryId
                    WHERE move.id = ? AND line.accountId = (SELECT accountId FROM postingRole WHERE role = 'inventory')
                    """, row[0].integer, as: Int64.self)
                #expect(booked == row[6].integer)
            }
        }
        // The receipt's own line stays as it was received; the issue's line says what came to it later.
        let received = try test.company.ask(MoveLines(document: try #require(late[0].integer)), as: test.admin())
        #expect(received.rows[0][6].integer == 13000 && received.rows[0][7].integer == 0 && received.rows[0][8].integer == -750)
        let issued = try #require(list.rows.first { $0[1].text == "GI-000001" })
        let lines = try test.company.ask(MoveLines(document: try #require(issued[0].integer)), as: test.admin())
        #expect(lines.rows[0][6].integer == -5000 && lines.rows[0][7].integer == -750 && lines.rows[0][8].integer == nil)
    }

    @Test("a receipt that settles goods gone before they came is worth what was left of it, and a reversal takes all of it back")
    func settled() throws {
        let test = try TestCompany.withBooks()
        try test.perform(try receive("1", at: "200", on: "2026-03-01"))
        try test.perform(try issue("3", on: "2026-03-02", override: true))
        let settling = try test.perform(try receive("2", at: "500", on: "2026-03-03"))
        var list = try test.company.ask(MoveList(), as: test.admin())
        // Two had left at 200.00 each: the other 600.00 of the receipt are cost of what was sold.
        let row = try #require(list.rows.first { $0[1].text == settling.number })
        #expect(row[6].integer == 40000 && row[7].integer == -60000)
        #expect(list.totals.map(\.sum) == [0, -60000])
        try test.perform(try receive("4", at: "500", on: "2026-03-04"))
        try test.perform(ReverseMove(number: try #require(settling.number), day: try day("2026-03-05"), reason: "returned"))
        list = try test.company.ask(MoveList(), as: test.admin())
        #expect(list.totals.first?.sum == (try test.accountMinor(.inventory)))
        #expect(try test.findings().isEmpty)
    }

    @Test("the list's total stands beside the proof with the same figure, and a document's head says what it recosted")
    func onTheDesk() throws {
        let bench = try StockBench()
        let first = TestCompany.today.adding(days: -3)
        let late = try bench.test.perform(
            ReceiveGoods(
                day: first, supplier: "ACME",
                lines: [.init(item: "B-M830", quantity: try figure("8"), unitPrice: try figure("2.00"))]))
        bench.go("SM")
        let worth = Money(minor: try bench.test.accountMinor(.inventory), currency: bench.test.company.currency).written()
        #expect(bench.screen.contains("\(worth) = \(worth)"), "\(bench.screen)")
        #expect(bench.screen.split(separator: "\n").contains { $0.hasPrefix("3 rows") && $0.hasSuffix(worth) }, "\(bench.screen)")
        bench.go("SM " + (late.number ?? ""))
        #expect(bench.screen.contains("Value 13.78   Of it recosted -2.22"), "\(bench.screen)")
    }

    @Test("opening stock is reversed by whoever posts it, by nobody else")
    func openingReversed() throws {
        let test = try TestCompany.withBooks(roles: ["clerk": [.readStock, .issueStock]])
        let opened = try test.perform(OpenStock(lines: [.init(item: "BOLT", quantity: try figure("3"), value: try figure("10.00"))]))
        let number = try #require(opened.number)
        let clerk = try test.user("lin", roles: ["clerk"])
        #expect(refusal { _ = try test.company.perform(ReverseMove(number: number, reason: "x"), as: clerk) }?.code == "core.not-allowed")
        #expect(try test.onHand("BOLT") == ("3", 1000))
        try test.perform(ReverseMove(number: number, reason: "x"))
        #expect(try test.onHand("BOLT") == ("0", 0))
    }
}
