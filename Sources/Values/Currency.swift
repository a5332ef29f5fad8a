/// A currency of ISO 4217: its code, how many decimals its amounts have, and its name.
package struct Currency: Hashable, Sendable {
    /// Position in the table; held instead of the code so that an amount stays two words long. Never stored.
    private let position: UInt8

    private init(position: Int) { self.position = UInt8(position) }

    /// The currency with this code, in any letter case; nil where ISO 4217 has none that amounts can be held in.
    package static func named(_ code: String) -> Currency? {
        let code = code.uppercased()
        var low = 0
        var high = currencyTable.count
        while low < high {
            let middle = (low + high) / 2
            if currencyTable[middle].code < code { low = middle + 1 } else { high = middle }
        }
        return low < currencyTable.count && currencyTable[low].code == code ? Currency(position: low) : nil
    }

    /// All of them, by code.
    package static var all: [Currency] { currencyTable.indices.map(Currency.init(position:)) }

    /// Three letters: "CNY".
    package var code: String { currencyTable[Int(position)].code }
    /// Decimals of an amount: 2 for CNY, 0 for JPY, 3 for KWD; 0…4.
    package var digits: Int { currencyTable[Int(position)].digits }
    package var name: Text { currencyTable[Int(position)].name }

    /// Minor units in one major unit: 100 for CNY.
    package var minorPerMajor: Int64 { [1, 10, 100, 1_000, 10_000][digits] }
}

extension Currency: CustomStringConvertible {
    package var description: String { code }
}

extension Currency: Codable {
    package init(from decoder: any Decoder) throws {
        let code = try decoder.singleValueContainer().decode(String.self)
        guard let currency = Currency.named(code) else { throw Refusal.unknownCurrency(code).at(decoder) }
        self = currency
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(code)
    }
}

extension Refusal {
    /// A currency code that is not in ISO 4217.
    package static func unknownCurrency(_ code: String) -> Refusal {
        Refusal(
            "values.unknown-currency",
            Text(
                en: "There is no currency “\(code)”. Enter an ISO 4217 code such as CNY, USD or EUR.",
                hans: "没有货币“\(code)”。请输入 ISO 4217 代码，如 CNY、USD、EUR。",
                hant: "沒有貨幣「\(code)」。請輸入 ISO 4217 代碼，如 CNY、USD、EUR。"))
    }

    /// The same refusal at the door of the field that is being decoded: `lines.2.quantity`, counted from 1.
    func at(_ decoder: any Decoder) -> Refusal {
        let path = decoder.codingPath.map { key in key.intValue.map { String($0 + 1) } ?? key.stringValue }
        return path.isEmpty ? self : on(path.joined(separator: "."))
    }
}
