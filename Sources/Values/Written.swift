// Values as people read them, in their language. What programs read back is `decimalText` and `iso`.

/// How amounts below zero are shown.
package enum NegativeStyle: String, CaseIterable, Codable, Sendable {
    /// -1,234.50
    case minus
    /// (1,234.50)
    case brackets
}

extension Money {
    /// "1,234.50" without its currency; separators are the same in all our languages.
    package func written(negative: NegativeStyle = .minus) -> String {
        let text = grouped(decimalText)
        return negative == .brackets && isNegative ? "(" + text.dropFirst() + ")" : text
    }

    /// With its currency: "CNY 1,234.50".
    package func writtenWithCurrency(negative: NegativeStyle = .minus) -> String {
        currency.code + " " + written(negative: negative)
    }

    /// In words where the language has a form for vouchers: 壹佰元整; in English "CNY 100.00".
    package func inCapitals(_ language: Language) -> String {
        switch language {
        case .en: writtenWithCurrency()
        case .hans: CapitalAmount.hans(self)
        case .hant: CapitalAmount.hant(self)
        }
    }
}

extension ScaledValue {
    /// "1,234.5": separators, no needless zeros.
    package func written(negative: NegativeStyle = .minus) -> String {
        let text = grouped(decimalText)
        return negative == .brackets && isNegative ? "(" + text.dropFirst() + ")" : text
    }
}

extension UnitPrice {
    /// "12.50", "0.0035": at least the decimals of its currency.
    package func written(for currency: Currency, negative: NegativeStyle = .minus) -> String {
        let text = grouped(Values.decimalText(micro, scale: UnitPrice.scale, keeping: currency.digits))
        return negative == .brackets && isNegative ? "(" + text.dropFirst() + ")" : text
    }
}

extension Day {
    /// ISO in every language: columns stay straight and nobody mistakes day for month.
    package func written(in language: Language) -> String { iso }

    /// For letters and titles: "5 Mar 2026", "2026年3月5日".
    package func longWritten(in language: Language) -> String {
        switch language {
        case .en: "\(day) \(Day.monthNames[month - 1]) \(year)"
        case .hans, .hant: "\(year)年\(month)月\(day)日"
        }
    }

    /// "Thu", "周四", "週四".
    package func weekdayWritten(in language: Language) -> String {
        switch language {
        case .en: ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"][weekday - 1]
        case .hans: "周" + Day.hanziWeekdays[weekday - 1]
        case .hant: "週" + Day.hanziWeekdays[weekday - 1]
        }
    }

    /// A month: "Mar 2026", "2026年3月".
    package func monthWritten(in language: Language) -> String {
        switch language {
        case .en: "\(Day.monthNames[month - 1]) \(year)"
        case .hans, .hant: "\(year)年\(month)月"
        }
    }

    private static let monthNames = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
    private static let hanziWeekdays = ["一", "二", "三", "四", "五", "六", "日"]
}
