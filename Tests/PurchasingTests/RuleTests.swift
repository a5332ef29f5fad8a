import Core
import Stock
import Testing
import Values

@testable import Purchasing

@Suite("Rules of purchasing")
struct RuleTests {
    let cny: Currency

    init() throws { cny = try #require(Currency.named("CNY")) }

    func money(_ minor: Int64) -> Money { Money(minor: minor, currency: cny) }

    @Test("2.1: what is still to come is ordered less cancelled less what came and stayed, never below nought")
    func open() throws {
        var line = OrderProgress(ordered: micro(100))
        #expect(try line.open == micro(100))
        line.received = micro(40)
        #expect(try line.open == micro(60))
        line.rejected = micro(5)
        #expect(try line.open == micro(65))
        line.returned = micro(10)
        #expect(try line.open == micro(75))
        line.cancelled = micro(70)
        #expect(try line.open == micro(5))
        line.received = micro(200)
        #expect(try line.open == .zero)
        line = OrderProgress(ordered: micro(100), isClosed: true)
        #expect(try line.open == .zero)
    }

    @Test("2.3: what may be invoiced is received less returned less invoiced")
    func billable() throws {
        let line = OrderProgress(ordered: micro(100), received: micro(80), rejected: micro(10), returned: micro(5), billed: micro(20))
        #expect(try line.billable == micro(45))
    }

    @Test(
        "PU-07, 2.2: received at most ordered × (1 + tolerance)",
        arguments: [
            ("0.05", "5", true), ("0.05", "5.000001", false), ("0", "0.000001", false), ("0.1", "10", true), ("0.1", "11", false),
        ])
    func over(share: String, more: String, isAllowed: Bool) throws {
        let tolerance = ReceiptTolerance(over: try Figure(share).rate(), under: .zero)
        let line = OrderProgress(ordered: micro(100), received: micro(100))
        #expect(try tolerance.allows(try Figure(more).quantity(), on: line) == isAllowed)
    }

    @Test("PU-07: the most that may still come is told to the millionth, rounded down")
    func most() throws {
        let tolerance = ReceiptTolerance(over: try Figure("0.05").rate(), under: .zero)
        #expect(try tolerance.most(on: OrderProgress(ordered: micro(100), received: micro(98))) == micro(7))
        #expect(try tolerance.most(on: OrderProgress(ordered: micro(100), received: micro(120))) == .zero)
        let third = ReceiptTolerance(over: try Figure("0.333333333").rate(), under: .zero)
        #expect(try third.most(on: OrderProgress(ordered: micro(1))) == Quantity(micro: 1_333_333))
    }

    @Test(
        "2.2: a remainder within the under-tolerance closes the line",
        arguments: [
            ("0.02", Int64(98), true), ("0.02", 97, false), ("0", 99, false), ("0.02", 100, false),
        ])
    func under(share: String, received: Int64, closes: Bool) throws {
        let tolerance = ReceiptTolerance(over: .zero, under: try Figure(share).rate())
        #expect(try tolerance.closes(OrderProgress(ordered: micro(100), received: micro(received))) == closes)
    }

    @Test("2.3, P9: 100 received @100, 60 left, billed @110 → stock +600, COGS +400")
    func split() throws {
        var stock = HeldStock(quantity: micro(60), value: money(600_000))
        let (inventory, cost) = try stock.take(money(100_000), on: micro(100))
        #expect(inventory == money(60_000))
        #expect(cost == money(40_000))
        #expect(stock.quantity == .zero)
        #expect(stock.value == money(660_000))
    }

    @Test("2.3: what is on hand is clamped at nought and at what was billed, and serves once")
    func clamped() throws {
        var none = HeldStock(quantity: micro(-5), value: money(-500))
        #expect(try none.take(money(100), on: micro(10)) == (money(0), money(100)))
        var more = HeldStock(quantity: micro(150), value: money(1_500_000))
        #expect(try more.take(money(1_000), on: micro(100)) == (money(1_000), money(0)))
        #expect(try more.take(money(1_000), on: micro(100)) == (money(500), money(500)))
        #expect(try more.take(money(1_000), on: micro(100)) == (money(0), money(1_000)))
    }

    @Test("a lower price never makes stock worth less than nothing")
    func neverBelow() throws {
        var stock = HeldStock(quantity: micro(60), value: money(600))
        #expect(try stock.take(money(-5_000), on: micro(60)) == (money(-600), money(-4_400)))
        #expect(stock.value == money(0))
    }

    @Test(
        "PU-08: a price is held when it is over its percent and its absolute tolerance",
        arguments: [
            (Int64(10_200), Int64(10_000), false), (10_201, 10_000, true), (9_000, 10_000, false), (150, 100, false), (151, 100, true),
            (10_000, 0, true),
        ])
    func price(billed: Int64, received: Int64, isHeld: Bool) throws {
        let tolerance = PriceTolerance(percent: try Rate.percent(2), amount: money(50))
        #expect(try tolerance.holds(billed: money(billed), received: money(received)) == isHeld)
    }

    @Test("2.1: the state of an order follows from its lines")
    func states() throws {
        func of(_ lines: OrderProgress...) throws -> OrderState { try OrderState.of(lines) }
        let waiting = OrderProgress(ordered: micro(10))
        let half = OrderProgress(ordered: micro(10), received: micro(5))
        let whole = OrderProgress(ordered: micro(10), received: micro(10))
        let paid = OrderProgress(ordered: micro(10), received: micro(10), billed: micro(10))
        let rejected = OrderProgress(ordered: micro(10), received: micro(10), rejected: micro(10))
        let short = OrderProgress(ordered: micro(10), cancelled: micro(5), received: micro(5), isClosed: true, isShort: true)
        #expect(try of(waiting, waiting) == .approved)
        #expect(try of(half, whole) == .part)
        #expect(try of(whole, waiting) == .part)
        #expect(try of(rejected) == .part)
        #expect(try of(whole, paid) == .received)
        #expect(try of(paid, paid) == .billed)
        #expect(try of(whole, short) == .closed)
    }

    @Test("no state leads to itself, cancelled is the end, and only what nothing came of is cancelled")
    func transitions() {
        for state in OrderState.allCases { #expect(!state.next.contains(state), "\(state)") }
        #expect(OrderState.cancelled.next.isEmpty)
        #expect(Set(OrderState.allCases.filter { $0.next.contains(.cancelled) }) == [.draft, .submitted, .returned, .approved])
        #expect(OrderState.allCases.filter { $0.next.contains(.approved) } == [.submitted, .part, .received, .closed])
    }
}
