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

/// Sets the rate of a currency from a day on.
package struct SetRate: Command {
    package static let name = "masterdata.set-rate"
    package static let title = Text(en: "Set an exchange rate", hans: "设置汇率", hant: "設定匯率")
    package static let right = Right.setMasterData
    package static let fields = [
        Field("currency", Text(en: "Currency", hans: "币种", hant: "幣別"), .text(max: 3), required: true),
        Field("day", Text(en: "From", hans: "生效日期", hant: "生效日期"), .day),
        Field(
            "rate", Text(en: "Rate", hans: "汇率", hant: "匯率"), .rate, required: true,
            help: Text(
                en: "What one unit of it is worth in the company's currency.", hans: "一单位外币折合本位币的金额。",
                hant: "一單位外幣折合本位幣的金額。")),
    ]

    let currency: String
    let day: Day?
    let rate: Figure

    package init(currency: String, day: Day? = nil, rate: Figure) {
        self.currency = currency
        self.day = day
        self.rate = rate
    }

    package func perform(in transaction: Transaction) throws -> Done {
        var wrong = Refusals()
        let code = try wrong.read(try foreignCurrency(transaction))
        let rate = try wrong.read(try readRate())
        try wrong.throwIfAny()
        try transaction.execute(
            """
            INSERT INTO exchangeRate (currency, day, rateNano)
            VALUES (?, ?, ?)
            ON CONFLICT (currency, day) DO UPDATE SET rateNano = excluded.rateNano
            """, try code.get(), day ?? transaction.today, try rate.get())
        return Done()
    }

    private func foreignCurrency(_ transaction: Transaction) throws -> String {
        let code = try PartyFields.currency(currency)
        guard code != transaction.currency.code else { throw Refusal.ownCurrency(code) }
        return code
    }

    private func readRate() throws -> Rate {
        do {
            let rate = try rate.rate()
            guard rate > .zero else { throw Refusal.rateNotAboveZero }
            return rate
        } catch let refusal as Refusal {
            throw refusal.on("rate")
        }
    }
}

extension Refusal {
    static func ownCurrency(_ code: String) -> Refusal {
        Refusal(
            "masterdata.own-currency",
            Text(
                en: "\(code) is the company's own currency; its rate is one. Name a foreign currency.",
                hans: "\(code) 为本位币，汇率恒为一。请输入外币。", hant: "\(code) 為本位幣，匯率恆為一。請輸入外幣。"),
            field: "currency")
    }

    static let rateNotAboveZero = Refusal(
        "masterdata.rate-not-above-zero",
        Text(en: "A rate lies above zero. Enter another.", hans: "汇率须大于零，请重新输入。", hant: "匯率須大於零，請重新輸入。"))

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
