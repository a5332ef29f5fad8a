import Ledgers
import MasterData
import TestGround
import Testing
import Values

@testable import Core
@testable import Stock

@Suite("Stock documents")
struct StockMoveTests {
    private func receive(_ quantity: String, at price: String, on text: String? = nil, item: String = "BOLT") throws -> ReceiveGoods {
        ReceiveGoods(
            day: try text.map(day), supplier: "ACME",
            lines: [.init(item: item, quantity: try figure(quantity), unitPrice: try figure(price))])
    }

    private func issue(
        _ quantity: String, on text: String? = nil, reason: String = "sale", item: String = "BOLT", override: Bool? = nil
    ) throws -> IssueGoods {
        IssueGoods(
            day: try text.map(day), reason: reason, overrideNegative: override,
            lines: [.init(item: item, quantity: try figure(quantity))])
    }

    @Test("IN-01: a receipt writes its document, lines, layers and balances, and debits inventory against goods received")
    func received() throws {
        let test = try TestCompany.withBooks()
        let outcome = try test.perform(
            ReceiveGoods(
                supplier: "ACME",
                lines: [
                    .init(item: "bolt", quantity: try figure("10"), unitPrice: try figure("1.255"), lot: "L-1"),
                    .init(item: "NUT", quantity: try figure("2.5"), unitPrice: try figure("4")),
                ]))
        #expect(outcome.number == "GR-000001")
        #expect(try test.accountMinor(.inventory) == 2255)
        #expect(try test.accountMinor(.goodsReceived) == -2255)
        #expect(try test.onHand("BOLT") == ("10", 1255))
        #expect(try test.onHand("NUT") == ("2.5", 1000))
        try test.company.look { reader in
            #expect(try reader.value("SELECT count(*) FROM stockLayer", as: Int64.self) == 2)
            #expect(try reader.value("SELECT state FROM stockDocument", as: String.self) == "posted")
            #expect(try reader.value("SELECT lot FROM stockLine WHERE line = 1", as: String.self) == "L-1")
            #expect(try reader.value("SELECT count(*) FROM journalLine", as: Int64.self) == 2)
            let changes = try reader.value("SELECT changes FROM audit ORDER BY id DESC LIMIT 1", as: String.self)
            #expect(changes?.contains("stockLayer") == true)
        }
        #expect(try test.findings().isEmpty)
    }

    @Test("IN-02: goods leave at average cost and the last unit takes what is left")
    func issued() throws {
        let test = try TestCompany.withBooks()
        try test.perform(
            OpenStock(lines: [.init(item: "BOLT", quantity: try figure("3"), value: try figure("10.00"))]))
        for _ in 1...3 { try test.perform(try issue("1")) }
        try test.company.look { reader in
            let costs = try reader.all("SELECT valueMinor FROM stockLayer ORDER BY id") { $0.int64(0) }
            #expect(costs == [1000, -333, -334, -333])
        }
        #expect(try test.onHand("BOLT") == ("0", 0))
        #expect(try test.accountMinor(.costOfGoods) == 1000)
        #expect(try test.accountMinor(.openingBalances) == -1000)
        #expect(try test.findings().isEmpty)
    }

    @Test(
        "the reason of an issue names the account that bears it",
        arguments: [
            ("consumption", PostingRole.inventoryExpense), ("sale", .costOfGoods), ("scrap", .writeOff), ("loss", .stockLoss),
        ])
    func reasons(reason: String, account: PostingRole) throws {
        let test = try TestCompany.withBooks()
        try test.perform(try receive("10", at: "2"))
        try test.perform(try issue("4", reason: reason))
        #expect(try test.accountMinor(account) == 800)
    }

    @Test("IN-16, 2.5: a backdated receipt corrects what left after it, and every day agrees with the ledger")
    func backdated() throws {
        let test = try TestCompany.withBooks()
        try test.perform(try receive("10", at: "10", on: "2026-03-01"))
        try test.perform(try issue("5", on: "2026-03-03"))
        try test.perform(try receive("10", at: "16", on: "2026-03-04"))
        #expect(try test.onHand("BOLT") == ("15", 21000))
        try test.perform(try receive("10", at: "13", on: "2026-03-02"))

        #expect(try test.onHand("BOLT") == ("25", 33250))
        #expect(try test.accountMinor(.costOfGoods) == 5750)
        try test.company.look { reader in
            let delta = try reader.one("SELECT valueMinor, day FROM stockLayer WHERE method = 'delta'") { ($0.int64(0), $0.text(1)) }
            #expect(delta?.0 == -750)
            #expect(delta?.1 == "2026-03-02")
            #expect(try reader.value("SELECT valueMinor FROM stockLayer WHERE id = 2", as: Int64.self) == -5000)
        }
        for (text, quantity, value) in [
            ("2026-02-28", "0", 0), ("2026-03-01", "10", 10000), ("2026-03-02", "20", 22250), ("2026-03-03", "15", 17250),
            ("2026-03-04", "25", 33250),
        ] as [(String, String, Int64)] {
            #expect(try test.onHand("BOLT", asOf: day(text)) == (quantity, value))
            #expect(try test.accountMinor(.inventory, asOf: day(text)) == value)
        }
        #expect(try test.findings().isEmpty)
    }

    @Test("IN-16: however often the past is written to, in whatever order, the end is as if it had come in order")
    func shuffled() throws {
        let moves: [(String, String, String?)] = [
            ("2026-03-01", "7", "10.37"), ("2026-03-02", "3", nil), ("2026-03-03", "11", "8.91"), ("2026-03-05", "6", nil),
            ("2026-03-06", "5", "13.13"), ("2026-03-08", "4", nil), ("2026-03-09", "2", "9.99"), ("2026-03-10", "12", nil),
        ]
        let inOrder = try TestCompany.withBooks()
        let mixed = try TestCompany.withBooks()
        func post(_ index: Int, in test: TestCompany) throws {
            let (day, quantity, price) = moves[index]
            if let price {
                try test.perform(try receive(quantity, at: price, on: day))
            } else {
                try test.perform(try issue(quantity, on: day))
            }
        }
        for index in moves.indices { try post(index, in: inOrder) }
        for index in [0, 2, 3, 5, 4, 6, 1, 7] { try post(index, in: mixed) }
        #expect(try mixed.onHand("BOLT") == ("0", 0))
        #expect(try inOrder.onHand("BOLT") == ("0", 0))
        #expect(try mixed.accountMinor(.costOfGoods) == inOrder.accountMinor(.costOfGoods))
        #expect(try mixed.accountMinor(.inventory) == 0)
        for number in 1...12 {
            let asOf = try day("2026-03-\(number < 10 ? "0" : "")\(number)")
            #expect(try mixed.onHand("BOLT", asOf: asOf).quantity == inOrder.onHand("BOLT", asOf: asOf).quantity)
            #expect(try mixed.onHand("BOLT", asOf: asOf).valueMinor == mixed.accountMinor(.inventory, asOf: asOf))
        }
        #expect(try mixed.findings().isEmpty)
        try mixed.company.look { reader in
            let mixedCosts = try reader.all(
                """
                SELECT layer.day, layer.valueMinor
                  + coalesce((SELECT sum(valueMinor) FROM stockLayer AS delta WHERE delta.correctsId = layer.id), 0)
                FROM stockLayer AS layer
                WHERE method <> 'delta'
                ORDER BY day
                """
            ) { "\($0.text(0)) \($0.int64(1))" }
            try inOrder.company.look { other in
                let costs = try other.all("SELECT day, valueMinor FROM stockLayer ORDER BY day") { "\($0.text(0)) \($0.int64(1))" }
                #expect(mixedCosts == costs)
            }
        }
    }

    @Test("IN-05: more than is there does not leave, now or at any later instant, and the refusal names the day and document")
    func belowZero() throws {
        let test = try TestCompany.withBooks()
        try test.perform(try receive("10", at: "10", on: "2026-03-01"))
        #expect(refusal { try test.perform(try issue("11")) }?.code == "stock.below-zero")
        try test.perform(try issue("8", on: "2026-03-10"))
        let mark = test.company.changeMark()
        let refused = refusal { try test.perform(try issue("5", on: "2026-03-05")) }
        #expect(refused?.code == "stock.below-zero")
        #expect(refused?.field == "lines.1.quantity")
        #expect(refused?.text.en.contains("2026-03-10") == true)
        #expect(refused?.text.en.contains("GI-000001") == true)
        #expect(test.company.changeMark() == mark)
        try test.perform(try issue("2", on: "2026-03-05"))
        #expect(refusal { try test.perform(try issue("1", on: "2026-03-02")) }?.code == "stock.below-zero")
        #expect(try test.findings().isEmpty)
    }

    @Test("IN-05, I5: by override goods leave before they came; the receipt settles and credits its own 1,000")
    func overridden() throws {
        let test = try TestCompany.withBooks(roles: ["clerk": [.issueStock, .readStock]])
        try test.perform(try receive("1", at: "200"))
        try test.perform(try issue("1"))
        let clerk = try test.user("clerk", roles: ["clerk"])
        let denied = refusal { _ = try test.company.perform(try issue("2", override: true), as: clerk) }
        #expect(denied?.code == "core.not-allowed")
        try test.perform(try issue("2", override: true))
        #expect(try test.onHand("BOLT") == ("-2", -40000))
        let before = try test.accountMinor(.costOfGoods)
        try test.perform(try receive("2", at: "500"))
        #expect(try test.accountMinor(.costOfGoods) - before == 60000)
        #expect(try test.accountMinor(.goodsReceived) == -20000 - 100_000)
        #expect(try test.onHand("BOLT") == ("0", 0))
        #expect(try test.findings().isEmpty)
    }

    @Test("a closed month takes no goods")
    func closed() throws {
        let test = try TestCompany.withBooks()
        try test.perform(CloseMonth(month: "2026-02"))
        #expect(refusal { try test.perform(try receive("1", at: "1", on: "2026-02-28")) }?.code == "ledgers.period-closed")
        #expect(refusal { try test.perform(try receive("1", at: "0", on: "2026-02-28")) }?.code == "ledgers.period-closed")
        let outcome = try test.perform(try receive("1", at: "0"))
        #expect(outcome.number == "GR-000001")
    }

    @Test("IN-08: a case of twelve is twelve, a scanned case too, and what is no exact figure is refused")
    func units() throws {
        let test = try TestCompany.withBooks()
        try test.perform(
            ReceiveGoods(lines: [
                .init(item: "BOLT", quantity: try figure("2"), unit: "CASE", unitPrice: try figure("24")),
                .init(item: "SCAN-BOLT", quantity: try figure("1"), unitPrice: try figure("24")),
            ]))
        #expect(try test.onHand("BOLT") == ("36", 7200))
        let refused = refusal {
            try test.perform(
                ReceiveGoods(lines: [.init(item: "BOLT", quantity: try figure("1"), unit: "THIRD", unitPrice: try figure("1"))]))
        }
        #expect(refused?.code == "stock.inexact-unit")
        try test.perform(
            ReceiveGoods(lines: [.init(item: "BOLT", quantity: try figure("3"), unit: "THIRD", unitPrice: try figure("0"))]))
        #expect(try test.onHand("BOLT").quantity == "37")
        let service = refusal {
            try test.perform(ReceiveGoods(lines: [.init(item: "HOUR", quantity: try figure("1"), unitPrice: try figure("1"))]))
        }
        #expect(service?.code == "stock.not-stocked")
    }

    @Test("P0-54: a receipt reversed leaves the books as they were; an issue reversed comes back at what it cost by then")
    func reversed() throws {
        let test = try TestCompany.withBooks()
        try test.perform(try receive("10", at: "10", on: "2026-03-01"))
        let wrong = try test.perform(try receive("10", at: "13", on: "2026-03-02"))
        let back = try test.perform(ReverseMove(number: try #require(wrong.number), reason: "twice"))
        #expect(back.number == "GR-000003")
        #expect(try test.onHand("BOLT") == ("10", 10000))
        #expect(try test.accountMinor(.goodsReceived) == -10000)
        #expect(try test.accountMinor(.purchaseVariance) == 0)
        #expect(refusal { try test.perform(ReverseMove(number: "GR-000002", reason: "x")) }?.code == "stock.already-reversed")
        #expect(refusal { try test.perform(ReverseMove(number: "GR-000003", reason: "x")) }?.code == "stock.is-reversal")

        let issued = try test.perform(try issue("4", on: "2026-03-18"))
        try test.perform(ReverseMove(number: try #require(issued.number), reason: "not sold"))
        #expect(try test.onHand("BOLT") == ("10", 10000))
        #expect(try test.accountMinor(.costOfGoods) == 0)
        #expect(try test.findings().isEmpty)
    }

    @Test("a cost corrected before a reversal is corrected after it as well")
    func reversedThenCorrected() throws {
        let test = try TestCompany.withBooks()
        try test.perform(try receive("10", at: "10", on: "2026-03-01"))
        let issued = try test.perform(try issue("5", on: "2026-03-03"))
        try test.perform(ReverseMove(number: try #require(issued.number), day: try day("2026-03-05"), reason: "not sold"))
        try test.perform(try receive("10", at: "13", on: "2026-03-02"))
        #expect(try test.accountMinor(.costOfGoods) == 0)
        #expect(try test.onHand("BOLT") == ("20", 23000))
        #expect(try test.findings().isEmpty)
    }

    @Test("GL-16: the preview shows what posting then writes")
    func previewed() throws {
        let test = try TestCompany.withBooks()
        try test.perform(try receive("10", at: "10", on: "2026-03-01"))
        try test.perform(try issue("5", on: "2026-03-03"))
        let late = try receive("10", at: "13", on: "2026-03-02")
        let preview = try test.company.preview(late, as: test.admin())
        let layers = preview.effects.filter { $0.section.en == "Stock layers" }.map { $0.cells.map(\.en) }
        #expect(
            layers == [
                ["BOLT", "MAIN", "2026-03-02", "10", "130.00"], ["BOLT", "MAIN", "2026-03-02", "0", "-7.50"],
            ])
        #expect(try test.onHand("BOLT") == ("5", 5000))
        _ = try test.company.perform(late, as: test.admin(), expecting: preview.token)
        try test.company.look { reader in
            let written = try reader.all(
                "SELECT quantityMicro, valueMinor FROM stockLayer WHERE documentId = (SELECT max(id) FROM stockDocument) ORDER BY id"
            ) { "\($0.int64(0)) \($0.int64(1))" }
            #expect(written == ["10000000 13000", "0 -750"])
        }
    }

    @Test("SE: who is limited to one warehouse moves and sees only what lies there")
    func scoped() throws {
        let test = try TestCompany.withBooks(roles: ["store": [.readStock, .receiveStock, .issueStock]])
        try test.perform(AddWarehouse(code: "NORTH", name: "North"))
        let store = try test.user("store", roles: ["store"])
        try test.perform(LimitScope(name: "store", kind: "warehouse", codes: ["NORTH"]))
        let line = ReceiveGoods.Line(item: "BOLT", quantity: try figure("1"), unitPrice: try figure("1"))
        let outside = refusal { _ = try test.company.perform(ReceiveGoods(warehouse: "MAIN", lines: [line]), as: store) }
        #expect(outside?.code == "core.outside-scope")
        _ = try test.company.perform(ReceiveGoods(warehouse: "NORTH", lines: [line]), as: store)
        try test.perform(ReceiveGoods(warehouse: "MAIN", lines: [line]))
        let limited = try test.company.session(named: "store", route: .terminal, station: "test")
        #expect(try test.company.ask(OnHand(), as: limited).rows.count == 1)
        #expect(try test.company.ask(OnHand(), as: test.admin()).rows.count == 2)
        #expect(try test.company.ask(MoveList(), as: limited).rows.count == 1)
        #expect(try test.company.ask(StockCard(item: "BOLT", warehouse: "MAIN"), as: limited).rows.isEmpty)
        #expect(try test.company.ask(StockCard(item: "BOLT"), as: limited).rows.compactMap(\.last?.text) == ["NORTH"])
        // Who may see both has both on one card, and its end is what lies in both.
        let both = try test.company.ask(StockCard(item: "BOLT"), as: test.admin())
        #expect(both.rows.compactMap(\.last?.text) == ["NORTH", "MAIN"])
        #expect(both.rows.map { $0[6].integer } == [1_000_000, 2_000_000])
        let later = try test.company.ask(StockCard(item: "BOLT", from: .last), as: test.admin())
        #expect(later.rows.map { $0[3].text } == ["brought", "brought"] && later.rows.last?[6].integer == 2_000_000)
        #expect(refusal { _ = try test.company.ask(StockCard(item: "BOLT", warehouse: "NOWHERE"), as: test.admin()) } != nil)
    }

    @Test("a stock card runs on from what was brought forward, and its end is what is on hand")
    func card() throws {
        let test = try TestCompany.withBooks()
        try test.perform(try receive("10", at: "10", on: "2026-02-01"))
        try test.perform(try issue("4", on: "2026-03-02"))
        try test.perform(try receive("6", at: "12", on: "2026-03-05"))
        let card = try test.company.ask(StockCard(item: "SCAN-BOLT", from: day("2026-03-01")), as: test.admin())
        #expect(card.rows.map { $0[3].text } == ["brought", "issue", "receipt"])
        #expect(card.rows.map { $0[6].integer } == [10_000_000, 6_000_000, 12_000_000])
        #expect(card.rows.map { $0[7].integer } == [10000, 6000, 13200])
        #expect(try test.onHand("BOLT") == ("12", 13200))
        let early = try test.company.ask(StockCard(item: "BOLT", asOf: day("2026-03-02")), as: test.admin())
        #expect(early.rows.map { $0[7].integer } == [10000, 6000])
        let lines = try test.company.ask(MoveLines(document: try #require(card.rows[2][0].integer)), as: test.admin())
        #expect(lines.rows.first?[6].integer == 7200)
        let valuation = try test.company.ask(Valuation(), as: test.admin())
        #expect(valuation.totals.last?.sum == 13200)
        let warehouses = try test.company.ask(WarehouseList(asOf: try day("2026-03-02")), as: test.admin())
        #expect(warehouses.rows.first?[4].integer == 6000)
    }

    @Test("IN-20: a receipt of 300 lines posts like one of three")
    func long() throws {
        let test = try TestCompany.withBooks()
        let line = ReceiveGoods.Line(item: "BOLT", quantity: try figure("1"), unitPrice: try figure("0.01"))
        try test.perform(ReceiveGoods(lines: Array(repeating: line, count: 300)))
        #expect(try test.onHand("BOLT") == ("300", 300))
        let counts = try test.company.look { reader in
            try reader.one("SELECT (SELECT count(*) FROM journalLine), (SELECT count(*) FROM stockBalance)") {
                [$0.int64(0), $0.int64(1)]
            }
        }
        #expect(counts == [2, 1])
    }

    @Test("a warehouse that holds goods does not close; codes are unique and folded")
    func warehouses() throws {
        let test = try TestCompany.withBooks()
        #expect(refusal { try test.perform(AddWarehouse(code: "main", name: "x")) }?.code == "stock.warehouse-exists")
        try test.perform(try receive("1", at: "1"))
        let close = ChangeWarehouse(warehouse: "MAIN", name: nil, address: nil, isActive: false)
        #expect(refusal { try test.perform(close) }?.code == "stock.warehouse-not-empty")
        try test.perform(try issue("1"))
        try test.perform(close)
        #expect(refusal { try test.perform(try receive("1", at: "1")) }?.code == "stock.name-warehouse")
    }

    @Test("a row changed from outside is found and named")
    func tampered() throws {
        let test = try TestCompany.withBooks()
        try test.perform(try receive("10", at: "10"))
        try test.perform(Tamper())
        let found = try test.company.prove(.stockLedger).findings
        #expect(found.contains { $0.text.en.contains("GR-000001") && $0.text.en.contains("BOLT") })
        #expect(try !test.company.prove(.stockBalances).findings.isEmpty)
    }

    @Test("IN-02, IN-04: what is wrong with the head and with each line of a receipt and an issue is told at once")
    func together() throws {
        let test = try TestCompany.withBooks()
        let received = try told {
            try test.perform(
                ReceiveGoods(
                    warehouse: "NOPLACE", supplier: "NOBODY", against: "nothing",
                    lines: [
                        .init(item: "NOWHERE", quantity: try figure("1"), unitPrice: try figure("1")),
                        .init(item: "BOLT", quantity: try figure("1"), unitPrice: try figure("-1")),
                    ]))
        }
        #expect(
            received.map { $0.split(separator: " ")[0] } == ["warehouse", "supplier", "against", "lines.1.item", "lines.2.unitPrice"],
            "\(received)")
        let issued = try told {
            try test.perform(
                IssueGoods(
                    warehouse: "NOPLACE", reason: "because", customer: "NOBODY",
                    lines: [
                        .init(item: "NOWHERE", quantity: try figure("1")), .init(item: "BOLT", quantity: try figure("0")),
                    ]))
        }
        #expect(
            issued.map { $0.split(separator: " ")[0] } == ["warehouse", "reason", "customer", "lines.1.item", "lines.2.quantity"],
            "\(issued)")
    }
}

/// Adds a layer that no document moved.
private struct Tamper: Command {
    static let name = "test.tamper"
    static let title = Text(verbatim: "Tamper")
    static let right = Right.everyone
    static let fields: [Field] = []

    func perform(in transaction: Transaction) throws -> Done {
        try transaction.insert(
            """
            INSERT INTO stockLayer (placeId, documentId, lineId, day, method, quantityMicro, valueMinor)
            SELECT placeId, documentId, lineId, day, 'given', 1000000, 1 FROM stockLayer
            """)
        return Done()
    }
}
