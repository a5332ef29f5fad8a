/// The price of one unit, in millionths of the major unit of a currency that stands beside it.
package struct UnitPrice: ScaledValue {
    package static let scale = 6
    package let micro: Int64
    package var units: Int64 { micro }

    package init(micro: Int64) { self.micro = micro }
    package init(units: Int64) { micro = units }

    /// Price times quantity as money, rounded once.
    package func amount(for quantity: Quantity, currency: Currency) throws -> Money {
        let product = Int128(micro) * Int128(quantity.micro)
        let minor = roundedDivision(product, by: powerOfTen(12 - currency.digits))
        return Money(minor: try int64(minor), currency: currency)
    }

    /// The price in another currency, rounded to a millionth of its major unit.
    package func converted(at rate: Rate) throws -> UnitPrice {
        UnitPrice(micro: try int64(roundedDivision(Int128(micro) * Int128(rate.nano), by: powerOfTen(9))))
    }

    /// The price of another unit of measure: with `fraction` other units to one priced unit (1 case = 12 each),
    /// the price of one other unit, rounded to a millionth.
    package func per(_ fraction: Fraction) throws -> UnitPrice {
        let product = Int128(micro) * Int128(fraction.denominator)
        return UnitPrice(micro: try int64(roundedDivision(product, by: Int128(fraction.numerator))))
    }

    /// What one unit costs where `quantity` of them cost `amount`, rounded to a millionth. For showing and for
    /// valuing what comes next; never multiplied back to value what leaves (rules 2.5).
    package static func average(_ amount: Money, over quantity: Quantity) throws -> UnitPrice {
        guard !quantity.isZero else { throw Refusal.noWhole }
        let product = Int128(amount.minor) * powerOfTen(12 - amount.currency.digits)
        return UnitPrice(micro: try int64(roundedDivision(product, by: Int128(quantity.micro))))
    }
}
