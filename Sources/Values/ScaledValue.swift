/// What quantity, unit price and rate have in common: a count of small units of a fixed decimal scale, written as
/// decimal text and read back from it. Sums refuse what does not fit (`values.overflow`).
package protocol ScaledValue: Hashable, Sendable, Comparable, Codable, CustomStringConvertible {
    /// Decimals that one unit stands for: 6 for millionths.
    static var scale: Int { get }
    /// The count of small units.
    var units: Int64 { get }
    init(units: Int64)
}

extension ScaledValue {
    package static var zero: Self { Self(units: 0) }
    package static var one: Self { Self(units: Int64(powerOfTen(scale))) }

    package var isZero: Bool { units == 0 }
    package var isNegative: Bool { units < 0 }

    /// Canonical text without needless zeros or separators: "12.5".
    package var decimalText: String { Values.decimalText(units, scale: Self.scale, keeping: 0) }
    package var description: String { decimalText }

    package static func < (left: Self, right: Self) -> Bool { left.units < right.units }

    package static func + (left: Self, right: Self) throws -> Self {
        Self(units: try int64(Int128(left.units) + Int128(right.units)))
    }

    package static func - (left: Self, right: Self) throws -> Self {
        Self(units: try int64(Int128(left.units) - Int128(right.units)))
    }

    package static prefix func - (value: Self) throws -> Self { Self(units: try int64(-Int128(value.units))) }

    /// The value without its sign.
    package func absolute() throws -> Self { isNegative ? try -self : self }

    /// Decimal text, or a whole number where the format has numbers.
    package init(from decoder: any Decoder) throws {
        self.init(units: try Figure(from: decoder).units(scale: Self.scale))
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(decimalText)
    }
}
