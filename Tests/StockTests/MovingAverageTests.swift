import Testing
import Values

@testable import Stock

@Suite("Moving average")
struct MovingAverageTests {
    private let cny: Currency
    init() throws { cny = try #require(Currency.named("CNY")) }

    private func money(_ minor: Int64) -> Money { Money(minor: minor, currency: cny) }
    private func units(_ count: Int64) -> Quantity { Quantity(micro: count * 1_000_000) }

    @Test("IN-02: three units worth 10.00 leave as 3.33, 3.34, 3.33 and nothing stays")
    func lastUnit() throws {
        var stock = MovingAverage(quantity: units(3), value: money(1000))
        let costs = try (1...3).map { _ in try stock.issue(units(1)).minor }
        #expect(costs == [333, 334, 333])
        #expect(stock.quantity.isZero)
        #expect(stock.value.isZero)
    }

    @Test("2.5: the backdated receipt of D2 makes D3 cost 57.50 and leaves 25 worth 332.50")
    func backdated() throws {
        let layers = [
            ReplayedLayer(id: -1, method: .given, quantity: units(10), value: money(13000), corrected: money(0)),
            ReplayedLayer(id: 2, method: .average, quantity: units(-5), value: money(-5000), corrected: money(0)),
            ReplayedLayer(id: 3, method: .given, quantity: units(10), value: money(16000), corrected: money(0)),
        ]
        let replay = try Replay(from: MovingAverage(quantity: units(10), value: money(10000)), layers: layers)
        #expect(replay.deltas == [Replay.Delta(layerId: 2, value: money(-750))])
        #expect(replay.closing.quantity == units(25))
        #expect(replay.closing.value == money(33250))
        #expect(replay.firstBelowZero == nil)
    }

    @Test("2.5: a replay that changes nothing posts nothing")
    func repeated() throws {
        let layers = [
            ReplayedLayer(id: 1, method: .given, quantity: units(10), value: money(13000), corrected: money(0)),
            ReplayedLayer(id: 2, method: .average, quantity: units(-5), value: money(-5000), corrected: money(-750)),
        ]
        let replay = try Replay(from: MovingAverage(quantity: units(10), value: money(10000)), layers: layers)
        #expect(replay.deltas.isEmpty)
    }

    @Test("2.5, I5: two out at 200 before they came, two in at 500: settlement 600, inventory nought")
    func settled() throws {
        var stock = MovingAverage(quantity: .zero, value: money(0), last: .init(quantity: units(1), value: money(20000)))
        #expect(try stock.issue(units(2)) == money(40000))
        #expect(try stock.receive(units(2), worth: money(100_000)) == money(60000))
        #expect(stock.quantity.isZero)
        #expect(stock.value.isZero)
    }

    @Test("2.5: a receipt that fills half of the gap settles that half at its true cost")
    func halfSettled() throws {
        var stock = MovingAverage(quantity: units(-4), value: money(-40000))
        #expect(try stock.receive(units(2), worth: money(30000)) == money(10000))
        #expect(stock.quantity == units(-2))
        #expect(stock.value == money(-20000))
        #expect(try stock.receive(units(5), worth: money(60000)) == money(4000))
        #expect(stock.quantity == units(3))
        #expect(stock.value == money(36000))
    }

    @Test("a receipt that goes back takes what it brought, all there is at the end, the average where the rest cannot bear it")
    func withdrawn() throws {
        var stock = MovingAverage(quantity: units(20), value: money(23000))
        #expect(try stock.withdraw(units(10), worth: money(13000)) == money(13000))
        #expect(try stock.withdraw(units(10), worth: money(13000)) == money(10000))
        #expect(stock.value.isZero)
        var poor = MovingAverage(quantity: units(20), value: money(1000))
        #expect(try poor.withdraw(units(10), worth: money(13000)) == money(500))
    }

    @Test("2.5: a change of worth with nothing on hand stays expense")
    func revalued() throws {
        var empty = MovingAverage.nothing(cny)
        #expect(try empty.revalue(by: money(500)).isZero)
        var stock = MovingAverage(quantity: units(1), value: money(100))
        #expect(try stock.revalue(by: money(500)) == money(500))
        #expect(stock.value == money(600))
    }

    @Test(
        "2.3: 100 received at 100, billed at 110: what is left takes its share, clamped at nought and at what was billed",
        arguments: [(60, 60000, 40000), (0, 0, 100_000), (-5, 0, 100_000), (250, 100_000, 0)] as [(Int64, Int64, Int64)])
    func difference(onHand: Int64, inventory: Int64, cost: Int64) throws {
        let split = try PriceDifference(money(100_000), on: units(100), onHand: units(onHand))
        #expect(split.inventory == money(inventory))
        #expect(split.cost == money(cost))
    }

    @Test("2.5: 300 of landed cost on 100 units of which 40 are left puts 120 into stock and 180 into cost")
    func landed() throws {
        let split = try PriceDifference(money(30_000), on: units(100), onHand: units(40))
        #expect(split.inventory == money(12_000))
        #expect(split.cost == money(18_000))
    }

    @Test("2.0: a remainder of one minor unit, above or below nought, is never taken for nothing", arguments: [Int64(1), -1])
    func remainder(minor: Int64) throws {
        var stock = MovingAverage(quantity: Quantity(micro: 1), value: money(minor))
        #expect(try stock.receive(units(1), worth: money(0)).isZero)
        #expect(stock.value == money(minor))
        #expect(try stock.issue(units(1)) == money(minor))
        #expect(stock.value.isZero)
        #expect(stock.quantity == Quantity(micro: 1))
        var short = MovingAverage(quantity: units(-1), value: money(-1))
        #expect(try short.receive(units(1), worth: money(0)) == money(-1))
        #expect(short.value.isZero)
    }
}
