package import Values

/// What a setting takes, where its kind alone would take nonsense.
package enum SettingLimit: Sendable {
    /// A figure from one whole number to another, both included.
    case between(Int64, Int64)
    /// Two letters of ISO 3166-1.
    case country
}

extension SettingLimit {
    /// The value as it is kept.
    /// - Throws: `core.setting-range`, `core.no-such-country`.
    func kept(_ text: String) throws -> String {
        switch self {
        case .between(let least, let most):
            let figure = try Figure(text).rate().nano
            guard figure >= least * 1_000_000_000, figure <= most * 1_000_000_000 else { throw Refusal.outOfRange(text, least, most) }
            return text
        case .country:
            guard let code = Country.code(text) else { throw Refusal.noSuchCountry(text) }
            return code
        }
    }

    /// What F1 says about it.
    package var words: Text {
        switch self {
        case .between(let least, let most):
            Text(en: "From \(least) to \(most).", hans: "从 \(least) 到 \(most)。", hant: "從 \(least) 到 \(most)。")
        case .country:
            Text(
                en: "The two letters of ISO 3166, such as CN, TW or DE.", hans: "ISO 3166 的两个字母，例如 CN、TW、DE。",
                hant: "ISO 3166 的兩個字母，例如 CN、TW、DE。")
        }
    }
}

extension Refusal {
    static func outOfRange(_ typed: String, _ least: Int64, _ most: Int64) -> Refusal {
        Refusal(
            "core.setting-range",
            Text(
                en: "“\(typed)” will not do here. Give a figure from \(least) to \(most).",
                hans: "“\(typed)”不在范围内。请输入 \(least) 至 \(most)。",
                hant: "「\(typed)」不在範圍內。請輸入 \(least) 至 \(most)。"))
    }

    /// No country has that code.
    package static func noSuchCountry(_ typed: String) -> Refusal {
        Refusal(
            "core.no-such-country",
            Text(
                en: "No country has the code “\(typed)”. Give the two letters of ISO 3166, such as CN, TW or DE.",
                hans: "没有代码为“\(typed)”的国家或地区。请输入 ISO 3166 的两个字母，例如 CN、TW、DE。",
                hant: "沒有代碼為「\(typed)」的國家或地區。請輸入 ISO 3166 的兩個字母，例如 CN、TW、DE。"))
    }
}
