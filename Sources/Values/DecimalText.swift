/// Decimal text of a scaled whole number: `decimalText(1250, scale: 2)` is "12.50". Decimals beyond `keeping` are
/// dropped where they are zeros, so `decimalText(12_500_000, scale: 6, keeping: 0)` is "12.5".
func decimalText(_ units: Int64, scale: Int, keeping: Int? = nil) -> String {
    var digits = String(units.magnitude)
    if scale > 0 {
        if digits.utf8.count <= scale {
            digits = String(repeating: "0", count: scale + 1 - digits.utf8.count) + digits
        }
        let split = digits.index(digits.endIndex, offsetBy: -scale)
        var decimals = digits[split...]
        while decimals.utf8.count > (keeping ?? scale), decimals.last == "0" { decimals.removeLast() }
        digits = decimals.isEmpty ? String(digits[..<split]) : digits[..<split] + "." + decimals
    }
    return units < 0 ? "-" + digits : digits
}

/// The same text with a comma after every third digit from the point: "1,234,567.50".
func grouped(_ decimal: String) -> String {
    var whole = decimal[...]
    var sign = ""
    if whole.first == "-" {
        sign = "-"
        whole.removeFirst()
    }
    let decimals = whole.drop { $0 != "." }
    whole = whole.prefix { $0 != "." }
    var text = sign
    for (index, digit) in whole.enumerated() {
        if index > 0, (whole.utf8.count - index) % 3 == 0 { text.append(",") }
        text.append(digit)
    }
    return text + decimals
}
