// Whole-number arithmetic under every value: products in 128 bits, one rounding, overflow refused and never wrapped.

/// Quotient rounded to the nearest whole number, halves away from zero: the product's only rounding.
/// The divisor must not be zero.
package func roundedDivision(_ numerator: Int128, by denominator: Int128) -> Int128 {
    precondition(denominator != 0, "rounded division by zero")
    let (quotient, remainder) = numerator.quotientAndRemainder(dividingBy: denominator)
    let distanceToNext = denominator.magnitude - remainder.magnitude
    guard remainder.magnitude >= distanceToNext else { return quotient }
    return (numerator < 0) == (denominator < 0) ? quotient + 1 : quotient - 1
}

/// The same figure in 64 bits, or the refusal `values.overflow`.
package func int64(_ figure: Int128) throws -> Int64 {
    guard let narrow = Int64(exactly: figure) else { throw Refusal.overflow }
    return narrow
}

/// 10 to the power of `exponent`, which must be 0…38.
package func powerOfTen(_ exponent: Int) -> Int128 {
    precondition((0...38).contains(exponent), "no such power of ten in 128 bits")
    var power: Int128 = 1
    for _ in 0..<exponent { power *= 10 }
    return power
}

/// Shares `total` out in proportion to `weights` so that the shares add up to it exactly (rules 2.11): each share is
/// cut down to a whole unit and what is left goes, one unit each, to the largest remainders, the first one on a tie.
/// A negative total is shared as its mirror image. Refuses (`values.no-weights`) where no weight is above zero or
/// one is below.
package func largestRemainder(_ total: Int64, weights: [Int64]) throws -> [Int64] {
    let whole = weights.reduce(Int128(0)) { $0 + Int128($1) }
    guard whole > 0, weights.allSatisfy({ $0 >= 0 }) else { throw Refusal.noWeights }

    let size = Int128(total.magnitude)
    var shares = weights.map { size * Int128($0) / whole }
    let remainders = weights.map { size * Int128($0) % whole }
    let left = Int(size - shares.reduce(0, +))
    let byRemainder = weights.indices.sorted { first, second in
        (remainders[second], first) < (remainders[first], second)
    }
    for index in byRemainder.prefix(left) { shares[index] += 1 }
    return try shares.map { try int64(total < 0 ? -$0 : $0) }
}

extension Refusal {
    /// A result that does not fit into 64 bits.
    package static let overflow = Refusal(
        "values.overflow",
        Text(
            en: "This figure is larger than the books can hold. Enter a smaller one.",
            hans: "数字超出账簿能记录的范围，请输入较小的数字。",
            hant: "數字超出帳簿可記錄的範圍，請輸入較小的數字。"))

    static let noWeights = Refusal(
        "values.no-weights",
        Text(
            en: "To share an amount out, at least one weight must be above zero and none below.",
            hans: "要分摊金额，至少须有一个权数大于零，且不得有负数。",
            hant: "要分攤金額，至少須有一個權數大於零，且不得有負數。"))
}
