/// An exact decimal as it was typed or read, before it is known what it measures: `units` × 10^−`scale`.
/// "12.50" has 1250 units at scale 2.
package struct Figure: Hashable, Sendable {
    package let units: Int64
    /// Decimals as written, 0…18.
    package let scale: Int

    package init(units: Int64, scale: Int = 0) {
        precondition((0...18).contains(scale), "a figure has 0 to 18 decimals")
        self.units = units
        self.scale = scale
    }

    /// Reads plain decimal text: an optional minus, digits, an optional point and digits. Nothing else; what people
    /// type goes through `NumberReader`. Refuses with `values.not-a-number` or `values.overflow`.
    package init(_ text: String) throws {
        var magnitude: Int128 = 0
        var decimals: Int?
        var digits = 0
        for (index, byte) in text.utf8.enumerated() {
            switch byte {
            case UInt8(ascii: "-") where index == 0: continue
            case UInt8(ascii: ".") where decimals == nil && digits > 0: decimals = 0
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                guard decimals ?? 0 < 18 else { throw Refusal.tooManyDecimals(18) }
                magnitude = magnitude * 10 + Int128(byte - UInt8(ascii: "0"))
                guard magnitude <= Int128(Int64.max) else { throw Refusal.overflow }
                digits += 1
                decimals = decimals.map { $0 + 1 }
            default: throw Refusal.notANumber(text)
            }
        }
        guard digits > 0, decimals != 0 else { throw Refusal.notANumber(text) }
        self.init(units: Int64(text.utf8.first == UInt8(ascii: "-") ? -magnitude : magnitude), scale: decimals ?? 0)
    }

    /// Canonical text, decimals as written: "12.50".
    package var decimalText: String { Values.decimalText(units, scale: scale) }
    package var isNegative: Bool { units < 0 }
}

extension Figure {
    /// As money: refuses (`values.too-many-decimals`) what the currency cannot hold; zeros at the end do not count.
    package func money(in currency: Currency) throws -> Money {
        Money(minor: try units(scale: currency.digits), currency: currency)
    }

    /// As a quantity, at most six decimals.
    package func quantity() throws -> Quantity { Quantity(micro: try units(scale: Quantity.scale)) }

    /// As a unit price, at most six decimals.
    package func unitPrice() throws -> UnitPrice { UnitPrice(micro: try units(scale: UnitPrice.scale)) }

    /// As a rate, at most nine decimals.
    package func rate() throws -> Rate { Rate(nano: try units(scale: Rate.scale)) }

    /// As a rate typed in percent: 13 is 0.13.
    package func percentRate() throws -> Rate { Rate(nano: try units(scale: Rate.scale - 2)) }

    /// As a count of whole things.
    package func whole() throws -> Int64 { try units(scale: 0) }

    /// The count of units at another scale, exactly or not at all.
    func units(scale target: Int) throws -> Int64 {
        if target >= scale { return try int64(Int128(units) * powerOfTen(target - scale)) }
        let (quotient, lost) = Int128(units).quotientAndRemainder(dividingBy: powerOfTen(scale - target))
        guard lost == 0 else { throw Refusal.tooManyDecimals(target) }
        return try int64(quotient)
    }
}

extension Figure: CustomStringConvertible {
    package var description: String { decimalText }
}

extension Figure: Codable {
    /// Decimal text, or a whole number where the format has numbers. Binary fractions are never read.
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let whole = try? container.decode(Int64.self) {
            self.init(units: whole)
            return
        }
        do {
            self = try Figure(try container.decode(String.self))
        } catch let refusal as Refusal {
            throw refusal.at(decoder)
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(decimalText)
    }
}

extension Refusal {
    static func notANumber(_ text: String) -> Refusal {
        let shown = TextHygiene.shown(text)
        return Refusal(
            "values.not-a-number",
            Text(
                en: "“\(shown)” is not a number. Enter a figure such as 1234.50, -12.5, 1,234.50 or 12*36+4.",
                hans: "“\(shown)”不是数字。请输入如 1234.50、-12.5、1,234.50 或 12*36+4。",
                hant: "「\(shown)」不是數字。請輸入如 1234.50、-12.5、1,234.50 或 12*36+4。"))
    }

    static func tooManyDecimals(_ digits: Int) -> Refusal {
        digits == 0
            ? Refusal(
                "values.too-many-decimals",
                Text(
                    en: "This figure has no decimals here. Enter a whole number.",
                    hans: "此处数字不带小数，请输入整数。",
                    hant: "此處數字不帶小數，請輸入整數。"))
            : Refusal(
                "values.too-many-decimals",
                Text(
                    en: "At most \(digits) decimals are kept here. Round the figure yourself and enter it again.",
                    hans: "此处最多保留 \(digits) 位小数，请自行取舍后重新输入。",
                    hant: "此處最多保留 \(digits) 位小數，請自行取捨後重新輸入。"))
    }
}
