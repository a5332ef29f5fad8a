/// How much of an item, in millionths of its stock unit.
package struct Quantity: ScaledValue {
    package static let scale = 6
    package let micro: Int64
    package var units: Int64 { micro }

    package init(micro: Int64) { self.micro = micro }
    package init(units: Int64) { micro = units }

    /// So many whole units; refuses (`values.overflow`) beyond about nine million million.
    package static func whole(_ count: Int64) throws -> Quantity {
        Quantity(micro: try int64(Int128(count) * 1_000_000))
    }

    /// The sum of all.
    package static func sum(_ quantities: some Sequence<Quantity>) throws -> Quantity {
        try quantities.reduce(.zero) { try $0 + $1 }
    }

    /// Shares in proportion to the weights that add up to this quantity exactly, by largest remainder.
    package func split(by weights: [Int64]) throws -> [Quantity] {
        try largestRemainder(micro, weights: weights).map(Quantity.init(micro:))
    }

    /// The quantity in another unit of measure, rounded once to a millionth where it cannot be said exactly.
    package func converted(by fraction: Fraction) throws -> Quantity {
        let product = Int128(micro) * Int128(fraction.numerator)
        return Quantity(micro: try int64(roundedDivision(product, by: Int128(fraction.denominator))))
    }

    /// Whether the conversion loses nothing.
    package func isExact(convertedBy fraction: Fraction) -> Bool {
        Int128(micro) * Int128(fraction.numerator) % Int128(fraction.denominator) == 0
    }
}
