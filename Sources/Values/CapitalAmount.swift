/// Amounts in the capital numerals of Chinese vouchers, cheques and invoices (CN-04), as 支付结算办法 has them:
/// 1,005,000.05 is 壹佰万零伍仟元零伍分. One 零 stands for any run of zeros, 整 closes what has no fen.
package enum CapitalAmount {
    /// Simplified: 负壹佰元整.
    package static func hans(_ money: Money) -> String { write(money, in: .hans) }

    /// Traditional: 負壹佰元整.
    package static func hant(_ money: Money) -> String { write(money, in: .hant) }

    private static func write(_ money: Money, in script: Script) -> String {
        let (whole, part) = money.minor.magnitude.quotientAndRemainder(
            dividingBy: UInt64(money.currency.minorPerMajor))
        let places = Array(padded(Int(part), money.currency.digits).utf8.prefix(money.currency.digits))
            .map { Int($0 - UInt8(ascii: "0")) }

        var text = money.isNegative ? script.minus : ""
        if whole > 0 { text += read(whole, in: script) + script.major }
        text += decimals(places, afterMajor: whole > 0, endsInZero: whole % 10 == 0, in: script)
        if money.isZero { text = script.digits[0] + script.major }
        return places.dropFirst().allSatisfy { $0 == 0 } ? text + script.close : text
    }

    /// Whole figures: sections of four digits, each with its own unit; above 10⁸ a figure counts 亿.
    private static func read(_ figure: UInt64, in script: Script) -> String {
        let (high, low) = figure.quotientAndRemainder(dividingBy: 100_000_000)
        guard high > 0 else { return section8(low, in: script) }
        let text = read(high, in: script) + script.hundredMillion
        if low == 0 { return text }
        return text + (low < 10_000_000 || high % 10 == 0 ? script.digits[0] : "") + section8(low, in: script)
    }

    private static func section8(_ figure: UInt64, in script: Script) -> String {
        let (high, low) = figure.quotientAndRemainder(dividingBy: 10_000)
        guard high > 0 else { return section4(low, in: script) }
        let text = section4(high, in: script) + script.tenThousand
        if low == 0 { return text }
        return text + (low < 1_000 || high % 10 == 0 ? script.digits[0] : "") + section4(low, in: script)
    }

    private static func section4(_ figure: UInt64, in script: Script) -> String {
        var text = ""
        var skipped = false
        for (divisor, unit) in zip([1_000, 100, 10, 1] as [UInt64], script.units) {
            let digit = Int(figure / divisor % 10)
            if digit == 0 {
                skipped = true
            } else {
                if skipped, !text.isEmpty { text += script.digits[0] }
                text += script.digits[digit] + unit
                skipped = false
            }
        }
        return text
    }

    private static func decimals(_ places: [Int], afterMajor: Bool, endsInZero: Bool, in script: Script) -> String {
        var text = ""
        var skipped = afterMajor && endsInZero
        for (digit, unit) in zip(places, script.parts) {
            if digit == 0 {
                skipped = true
            } else {
                if skipped, afterMajor || !text.isEmpty { text += script.digits[0] }
                text += script.digits[digit] + unit
                skipped = false
            }
        }
        return text
    }

    private struct Script {
        let digits: [String]
        let tenThousand: String
        let hundredMillion: String
        let minus: String
        let units = ["仟", "佰", "拾", ""]
        let major = "元"
        let parts = ["角", "分", "厘", "毫"]
        let close = "整"

        static let hans = Script(
            digits: ["零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖"],
            tenThousand: "万", hundredMillion: "亿", minus: "负")
        static let hant = Script(
            digits: ["零", "壹", "貳", "參", "肆", "伍", "陸", "柒", "捌", "玖"],
            tenThousand: "萬", hundredMillion: "億", minus: "負")
    }
}
