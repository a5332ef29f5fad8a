/// An exact ratio between two units of measure: 1 case = 12 each is 12/1 from case to each.
package struct Fraction: Hashable, Sendable {
    package let numerator: Int64
    package let denominator: Int64

    /// Both figures above zero, else the refusal `values.bad-fraction`; kept in lowest terms.
    package init(_ numerator: Int64, _ denominator: Int64 = 1) throws {
        guard numerator > 0, denominator > 0 else { throw Refusal.badFraction }
        let common = greatestCommonDivisor(numerator, denominator)
        self.numerator = numerator / common
        self.denominator = denominator / common
    }

    private init(lowestTerms numerator: Int64, _ denominator: Int64) {
        self.numerator = numerator
        self.denominator = denominator
    }

    /// One for one.
    package static let one = Fraction(lowestTerms: 1, 1)

    /// The way back.
    package var inverse: Fraction { Fraction(lowestTerms: denominator, numerator) }
}

extension Fraction: Codable, CustomStringConvertible {
    /// "12" or "1/3"
    package var description: String { denominator == 1 ? String(numerator) : "\(numerator)/\(denominator)" }

    package init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard let numerator = parts.first.flatMap({ Int64($0) }),
            let denominator = parts.count == 1 ? 1 : Int64(parts[1]), parts.count <= 2
        else { throw Refusal.badFraction.at(decoder) }
        self = try Fraction(numerator, denominator)
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

func greatestCommonDivisor<Whole: BinaryInteger>(_ first: Whole, _ second: Whole) -> Whole {
    var (larger, smaller) = (first, second)
    while smaller != 0 { (larger, smaller) = (smaller, larger % smaller) }
    return larger
}

extension Refusal {
    static let badFraction = Refusal(
        "values.bad-fraction",
        Text(
            en: "A conversion needs two whole figures above zero, such as 12 or 1/3.",
            hans: "换算率须为两个大于零的整数，如 12 或 1/3。",
            hant: "換算率須為兩個大於零的整數，如 12 或 1/3。"))
}
