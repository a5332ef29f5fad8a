import Testing

@testable import Values

let cny = Currency.named("CNY")!
func yuan(_ text: String) throws -> Money { try Figure(text).money(in: cny) }
func quantity(_ text: String) throws -> Quantity { try Figure(text).quantity() }
func price(_ text: String) throws -> UnitPrice { try Figure(text).unitPrice() }
func rate(_ text: String) throws -> Rate { try Figure(text).rate() }
func code(_ body: () throws -> some Any) -> String? {
    do {
        _ = try body()
        return nil
    } catch { return (error as? Refusal)?.code ?? "\(error)" }
}

@Suite("figures are whole numbers, rounded once, half away from zero")
struct ArithmeticTests {
    @Test("halves go away from zero on both sides and all else to the nearest")
    func halves() {
        for divisor in [-7, -6, -2, -1, 1, 2, 3, 10, 1_000] as [Int128] {
            for numerator in (-3_000...3_000) as ClosedRange<Int> {
                let exact = Double(numerator) / Double(divisor)
                #expect(
                    roundedDivision(Int128(numerator), by: divisor) == Int128(exact.rounded(.toNearestOrAwayFromZero)))
            }
        }
        #expect(roundedDivision(.max, by: 1) == .max)
        #expect(roundedDivision(.max, by: .max) == 1)
        #expect(roundedDivision(.max - 1, by: .max) == 1)
        #expect(roundedDivision(.min, by: .max) == -1)
    }

    @Test("what does not fit is refused, never wrapped")
    func overflow() throws {
        let most = Money(minor: .max, currency: cny)
        let least = Money(minor: .min, currency: cny)
        let fen = Money(minor: 1, currency: cny)
        #expect(code { try most + fen } == "values.overflow")
        #expect(code { try least - fen } == "values.overflow")
        #expect(code { try -least } == "values.overflow")
        #expect(
            code { try UnitPrice(micro: .max).amount(for: Quantity(micro: .max), currency: cny) } == "values.overflow")
        #expect(code { try Quantity.whole(.max) } == "values.overflow")
        #expect(try -most + most == .zero(cny))
    }

    @Test("amounts of two currencies are not added up")
    func currencies() {
        let dollar = Money(minor: 1, currency: Currency.named("usd")!)
        #expect(code { try Money(minor: 1, currency: cny) + dollar } == "values.two-currencies")
    }

    @Test("three units worth 10.00 leave as 3.33, 3.34, 3.33 and nothing stays behind (rules 2.5)")
    func lastUnitTakesTheRest() throws {
        var value = try yuan("10.00")
        var left: Int64 = 3
        var issues: [String] = []
        while left > 0 {
            let issue = try value.share(quantity: .whole(1), of: .whole(left))
            issues.append(issue.decimalText)
            value = try value - issue
            left -= 1
        }
        #expect(issues == ["3.33", "3.34", "3.33"])
        #expect(value.isZero)
    }

    @Test("stock leaves no value behind whatever the pieces")
    func noResidue() throws {
        for minor in stride(from: Int64(-1_000), through: 1_000, by: 37) {
            for count in 1...17 as ClosedRange<Int64> {
                var value = Money(minor: minor, currency: cny)
                for left in stride(from: count, to: 0, by: -1) {
                    value =
                        try value - value.share(quantity: Quantity(micro: 333_333), of: Quantity(micro: left * 333_333))
                }
                #expect(value.isZero)
            }
        }
        #expect(code { try Money(minor: 5, currency: cny).share(quantity: .zero, of: .zero) } == "values.no-whole")
    }

    @Test("shares add up to the whole, each within one unit of its exact part (rules 2.11)")
    func largestRemainders() throws {
        #expect(try largestRemainder(1_002, weights: [33, 33, 34]) == [331, 330, 341])
        #expect(try largestRemainder(1_000, weights: [1, 1, 1]) == [334, 333, 333])
        #expect(try largestRemainder(-1_000, weights: [1, 1, 1]) == [-334, -333, -333])
        #expect(try largestRemainder(.min, weights: [0, 1]) == [0, .min])
        for total in -50...50 as ClosedRange<Int64> {
            for weights in [[1], [3, 0, 7], [33, 33, 34], [1, 1, 1, 1, 1, 1, 1], [.max, .max, 1]] as [[Int64]] {
                let shares = try Money(minor: total, currency: cny).split(by: weights)
                #expect(try Money.sum(shares, in: cny).minor == total)
                let whole = weights.reduce(Int128(0)) { $0 + Int128($1) }
                for (share, weight) in zip(shares, weights) {
                    #expect((Int128(share.minor) * whole - Int128(total) * Int128(weight)).magnitude < whole.magnitude)
                }
            }
        }
        #expect(code { try largestRemainder(5, weights: []) } == "values.no-weights")
        #expect(code { try largestRemainder(5, weights: [2, -1]) } == "values.no-weights")
    }

    @Test("price times quantity is rounded once, in the currency's own minor unit")
    func amounts() throws {
        #expect(try price("10.01").amount(for: .whole(3), currency: cny).decimalText == "30.03")
        #expect(try price("0.333333").amount(for: quantity("1.5"), currency: cny).decimalText == "0.50")
        #expect(try price("0.005").amount(for: .one, currency: cny).decimalText == "0.01")
        #expect(try price("0.005").amount(for: -(.one), currency: cny).decimalText == "-0.01")
        #expect(try price("2.5").amount(for: .one, currency: Currency.named("JPY")!).decimalText == "3")
        #expect(try price("2.5").amount(for: .one, currency: Currency.named("KWD")!).decimalText == "2.500")
        #expect(try UnitPrice.average(yuan("210.00"), over: .whole(15)).decimalText == "14")
        #expect(try UnitPrice.average(yuan("10.00"), over: .whole(3)).decimalText == "3.333333")
    }

    @Test("388 at 94.39 is 36,623.32 and paid at 94.125 it is 36,520.50 (rules 2.9)")
    func conversion() throws {
        let inr = Currency.named("INR")!
        let debt = try Figure("388").money(in: Currency.named("USD")!)
        let booked = try debt.converted(at: rate("94.39"), to: inr)
        let paid = try debt.converted(at: rate("94.125"), to: inr)
        let closing = try debt.converted(at: rate("93.9325"), to: inr)
        #expect(booked.decimalText == "36623.32")
        #expect(paid.decimalText == "36520.50")
        #expect(try (booked - paid).decimalText == "102.82")
        #expect(try (booked - closing).decimalText == "177.51")
        #expect(
            try Figure("100").money(in: Currency.named("JPY")!).converted(at: rate("0.05"), to: cny).decimalText
                == "5.00")
        #expect(try price("1.25").converted(at: rate("7.1")).decimalText == "8.875")
        #expect(try rate("8").inverse().decimalText == "0.125")
    }

    @Test("a unit of measure converts by an exact fraction and says when it cannot")
    func units() throws {
        let each = try Fraction(12)
        #expect(try quantity("2.5").converted(by: each).decimalText == "30")
        #expect(try quantity("30").converted(by: each.inverse).decimalText == "2.5")
        #expect(try quantity("1").converted(by: Fraction(1, 3)).decimalText == "0.333333")
        #expect(try quantity("1").isExact(convertedBy: each))
        #expect(try !quantity("1").isExact(convertedBy: Fraction(2, 6)))
        #expect(try Fraction(24, 36).description == "2/3")
        #expect(try price("1.20").per(each.inverse).decimalText == "14.4")
        #expect(code { try Fraction(0) } == "values.bad-fraction")
    }
}

@Suite("value-added tax comes from one base and is one figure")
struct TaxTests {
    @Test("three lines of 10.01 at 20 % make 36.03 by line and 36.04 by document (rules 2.10)")
    func byLineOrDocument() throws {
        let lines = try (0..<3).map { _ in try Tax.exclusive(net: yuan("10.01"), rate: .percent(20)) }
        #expect(try Money.sum(lines.map(\.gross), in: cny).decimalText == "36.03")
        #expect(try Tax.exclusive(net: yuan("30.03"), rate: .percent(20)).gross.decimalText == "36.04")
    }

    @Test("299.33 + 179.33 + 99.34 at 20 % carry 115.61 by line and 115.60 by document (rules 2.10)")
    func secondCase() throws {
        let nets = try ["299.33", "179.33", "99.34"].map(yuan)
        let taxes = try nets.map { try Tax.exclusive(net: $0, rate: .percent(20)).tax }
        #expect(try Money.sum(taxes, in: cny).decimalText == "115.61")
        #expect(try Tax.exclusive(net: Money.sum(nets, in: cny), rate: .percent(20)).tax.decimalText == "115.60")
    }

    @Test("inside a price, net and tax always add up to it")
    func inclusive() throws {
        #expect(try Tax.inclusive(gross: yuan("113.00"), rate: .percent(13)).tax.decimalText == "13.00")
        #expect(try Tax.inclusive(gross: yuan("100.00"), rate: .percent(13)).net.decimalText == "88.50")
        for minor in -500...500 as ClosedRange<Int64> {
            let tax = try Tax.inclusive(gross: Money(minor: minor, currency: cny), rate: .percent(13))
            #expect(try tax.net + tax.tax == tax.gross)
        }
        #expect(code { try Tax.inclusive(gross: yuan("1"), rate: rate("-1")) } == "values.no-whole")
    }
}
