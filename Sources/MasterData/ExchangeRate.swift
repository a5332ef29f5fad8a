package import Core
package import Values

// What a unit of foreign money is worth in the company's own.

extension Reader {
    /// Base currency for one unit of `currency` on that day: the last rate set on or before it; one for the company's
    /// own currency.
    /// - Throws: `masterdata.no-rate`, on the field `currency`.
    package func rate(of currency: String, on day: Day) throws -> Rate {
        let own = try value("SELECT currency FROM company WHERE id = 1", as: String.self)
        let code = currency.uppercased()
        if code == own { return .one }
        guard Currency.named(code) != nil else { throw Refusal.unknownCurrency(currency).on("currency") }
        let found = try value(
            """
            SELECT rateNano
            FROM exchangeRate
            WHERE currency = ? AND day <= ?
            ORDER BY day DESC
            LIMIT 1
            """, code, day, as: Rate.self)
        guard let found else { throw Refusal.noRate(code, day) }
        return found
    }
}

extension Refusal {
    static func noRate(_ currency: String, _ day: Day) -> Refusal {
        Refusal(
            "masterdata.no-rate",
            Text(
                en: "There is no rate for \(currency) on \(day) or before. Set one with masterdata.set-rate.",
                hans: "没有 \(currency) 在 \(day) 或之前的汇率。请先设置汇率（masterdata.set-rate）。",
                hant: "沒有 \(currency) 在 \(day) 或之前的匯率。請先設定匯率（masterdata.set-rate）。"),
            field: "currency")
    }
}
