/// A figure as it is kept, with its thousands apart as everywhere else on the screen.
enum FigureWords {
    /// `1792.33` is `1,792.33`; what is no plain figure stays as it was typed.
    static func grouped(_ value: String) -> String {
        let sign = value.hasPrefix("-") ? "-" : ""
        let parts = value.dropFirst(sign.count).split(separator: ".", omittingEmptySubsequences: false)
        guard let whole = parts.first, parts.count <= 2, whole.count > 3,
            parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy { $0.isASCII && $0.isNumber } })
        else { return value }
        var groups: [Substring] = []
        var rest = whole
        while rest.count > 3 {
            groups.insert(rest.suffix(3), at: 0)
            rest = rest.dropLast(3)
        }
        return sign + ([rest] + groups).joined(separator: ",") + (parts.count == 2 ? "." + parts[1] : "")
    }
}
