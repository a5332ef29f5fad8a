/// Value-added tax of one base: what is chosen here is the only figure, in document, ledger, return and print
/// (rules 2.10). Whether the base is a line or a whole document is the company's stored choice, made by the caller.
package struct Tax: Hashable, Sendable {
    package let net: Money
    package let tax: Money
    package let gross: Money

    /// Tax comes on top: tax = round(net · r).
    package static func exclusive(net: Money, rate: Rate) throws -> Tax {
        let tax = try net.times(rate)
        return Tax(net: net, tax: tax, gross: try net + tax)
    }

    /// Tax is inside: tax = gross − round(gross / (1 + r)). A rate of −1 or less is refused.
    package static func inclusive(gross: Money, rate: Rate) throws -> Tax {
        let whole = Int128(rate.nano) + powerOfTen(9)
        guard whole > 0 else { throw Refusal.noWhole }
        let netMinor = try int64(roundedDivision(Int128(gross.minor) * powerOfTen(9), by: whole))
        let net = Money(minor: netMinor, currency: gross.currency)
        return Tax(net: net, tax: try gross - net, gross: gross)
    }
}
