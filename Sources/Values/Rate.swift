/// A ratio in units of 10⁻⁹: an exchange rate (major units of the other currency for one of this), a tax rate
/// (13 % is 0.13), a share.
package struct Rate: ScaledValue {
    package static let scale = 9
    package let nano: Int64
    package var units: Int64 { nano }

    package init(nano: Int64) { self.nano = nano }
    package init(units: Int64) { nano = units }

    /// So many hundredths: `percent(13)` is 0.13.
    package static func percent(_ hundredths: Int64) throws -> Rate {
        Rate(nano: try int64(Int128(hundredths) * 10_000_000))
    }

    /// The rate of the way back, rounded to 10⁻⁹; a rate of zero has none.
    package func inverse() throws -> Rate {
        guard nano != 0 else { throw Refusal.noWhole }
        return Rate(nano: try int64(roundedDivision(powerOfTen(18), by: Int128(nano))))
    }

    /// "13%": the rate times a hundred without needless zeros.
    package var percentText: String { Values.decimalText(nano, scale: 7, keeping: 0) + "%" }
}

extension Money {
    /// The amount in another currency, rounded once; `rate` is its major units for one of ours.
    package func converted(at rate: Rate, to currency: Currency) throws -> Money {
        let product = Int128(minor) * Int128(rate.nano)
        let divisor = powerOfTen(9 + self.currency.digits - currency.digits)
        return Money(minor: try int64(roundedDivision(product, by: divisor)), currency: currency)
    }

    /// This part of the amount, rounded once: `commission = sale.times(rate)`.
    package func times(_ rate: Rate) throws -> Money {
        try converted(at: rate, to: currency)
    }

    /// What `part` is worth where `whole` is worth this amount: round(V·q/Q), so that the last unit takes what is
    /// left (rules 2.5). Refuses (`values.no-whole`) where the whole is zero.
    package func share(quantity part: Quantity, of whole: Quantity) throws -> Money {
        guard !whole.isZero else { throw Refusal.noWhole }
        let product = Int128(minor) * Int128(part.micro)
        return Money(minor: try int64(roundedDivision(product, by: Int128(whole.micro))), currency: currency)
    }
}

extension Refusal {
    static let noWhole = Refusal(
        "values.no-whole",
        Text(
            en: "Nothing can be divided by zero. Enter a figure other than zero.",
            hans: "不能以零为除数，请输入不为零的数字。",
            hant: "不能以零為除數，請輸入不為零的數字。"))
}
