/// An amount of one currency in its minor units (fen, cents). Sums refuse what does not fit (`values.overflow`)
/// and amounts of two currencies (`values.two-currencies`).
package struct Money: Hashable, Sendable {
    package let minor: Int64
    package let currency: Currency

    package init(minor: Int64, currency: Currency) {
        self.minor = minor
        self.currency = currency
    }

    /// Nothing, in this currency.
    package static func zero(_ currency: Currency) -> Money { Money(minor: 0, currency: currency) }

    package var isZero: Bool { minor == 0 }
    package var isNegative: Bool { minor < 0 }

    /// Canonical text with the currency's decimals and no separators: "1234.50".
    package var decimalText: String { Values.decimalText(minor, scale: currency.digits) }
}

extension Money {
    package static func + (left: Money, right: Money) throws -> Money {
        try left.same(right)
        return Money(minor: try int64(Int128(left.minor) + Int128(right.minor)), currency: left.currency)
    }

    package static func - (left: Money, right: Money) throws -> Money {
        try left.same(right)
        return Money(minor: try int64(Int128(left.minor) - Int128(right.minor)), currency: left.currency)
    }

    package static prefix func - (money: Money) throws -> Money {
        Money(minor: try int64(-Int128(money.minor)), currency: money.currency)
    }

    /// The amount without its sign.
    package func absolute() throws -> Money { isNegative ? try -self : self }

    /// The sum of all, zero in `currency` where there is none.
    package static func sum(_ amounts: some Sequence<Money>, in currency: Currency) throws -> Money {
        try amounts.reduce(.zero(currency)) { try $0 + $1 }
    }

    /// Shares in proportion to the weights that add up to this amount exactly, by largest remainder.
    package func split(by weights: [Int64]) throws -> [Money] {
        try largestRemainder(minor, weights: weights).map { Money(minor: $0, currency: currency) }
    }

    private func same(_ other: Money) throws {
        guard currency == other.currency else { throw Refusal.twoCurrencies(currency, other.currency) }
    }
}

extension Money: Comparable {
    /// Only amounts of one currency have an order.
    package static func < (left: Money, right: Money) -> Bool {
        precondition(left.currency == right.currency, "amounts of two currencies compared")
        return left.minor < right.minor
    }
}

extension Money: CustomStringConvertible {
    /// "CNY 1234.50"
    package var description: String { currency.code + " " + decimalText }
}

extension Money: Codable {
    private enum CodingKeys: String, CodingKey { case amount, currency }

    /// `{"amount": "1.00", "currency": "CNY"}`
    package init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        let currency = try fields.decode(Currency.self, forKey: .currency)
        self = try fields.decode(Figure.self, forKey: .amount).money(in: currency)
    }

    package func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: CodingKeys.self)
        try fields.encode(decimalText, forKey: .amount)
        try fields.encode(currency, forKey: .currency)
    }
}

extension Refusal {
    static func twoCurrencies(_ first: Currency, _ second: Currency) -> Refusal {
        Refusal(
            "values.two-currencies",
            Text(
                en: "\(first.code) and \(second.code) cannot be added up. Convert one of them first.",
                hans: "\(first.code) 与 \(second.code) 不能直接相加，请先折算。",
                hant: "\(first.code) 與 \(second.code) 不能直接相加，請先換算。"))
    }
}
