internal import Values

/// The parser's own sentences about a line that it cannot read, in three languages.
enum ParserWords {
    /// What is wrong with the line, without a full stop; the parser's English where the sentence is not known.
    static func text(_ message: String) -> Text {
        for (pattern, said) in known {
            if let holes = holes(of: pattern[...], in: message[...]) { return said(holes) }
        }
        let plain = message.hasSuffix(".") ? String(message.dropLast()) : message
        return Text(en: plain, hans: plain, hant: plain)
    }

    /// Longer patterns before those that they begin with. `%` is what the person wrote, or the name of what is meant.
    private static let known: [(String, @Sendable ([String]) -> Text)] = [
        (
            "Unknown option '%'. Did you mean '%'?",
            {
                Text(
                    en: "there is no option \($0[0]); did you mean \($0[1])?", hans: "没有选项 \($0[0])，是否指 \($0[1])？",
                    hant: "沒有選項 \($0[0])，是否指 \($0[1])？")
            }
        ),
        ("Unknown option '%'", { Text(en: "there is no option \($0[0])", hans: "没有选项 \($0[0])", hant: "沒有選項 \($0[0])") }),
        ("Missing expected argument '%'", { Text(en: "\($0[0]) is missing", hans: "缺少 \($0[0])", hant: "缺少 \($0[0])") }),
        (
            "Missing value for '%'",
            { Text(en: "\($0[0]) has no value", hans: "\($0[0]) 后面缺少值", hant: "\($0[0]) 後面缺少值") }
        ),
        ("Unexpected argument '%'", { Text(en: "“\($0[0])” is too many", hans: "多出“\($0[0])”", hant: "多出「\($0[0])」") }),
        (
            "% unexpected arguments: '%'",
            {
                let all = $0[1].replacing("', '", with: " ")
                return Text(en: "“\(all)” are too many", hans: "多出“\(all)”", hant: "多出「\(all)」")
            }
        ),
        (
            "The value '%' is invalid for '%'. Please provide one of %.",
            {
                let values = $0[2].replacing("'", with: "")
                let chinese = values.replacing(" or ", with: "、").replacing(" and ", with: "、").replacing(", ", with: "、")
                let list = Text(en: values, hans: chinese, hant: chinese)
                return Text(
                    en: "“\($0[0])” does not fit \($0[1]), which is \(list.en)", hans: "\($0[1]) 的值“\($0[0])”无效，可用：\(list.hans)",
                    hant: "\($0[1]) 的值「\($0[0])」無效，可用：\(list.hant)")
            }
        ),
        (
            "The value '%' is invalid for '%'",
            {
                Text(
                    en: "“\($0[0])” does not fit \($0[1])", hans: "\($0[1]) 的值“\($0[0])”无效", hant: "\($0[1]) 的值「\($0[0])」無效")
            }
        ),
        (
            "The option '%' does not take any value, but '%' was specified.",
            { Text(en: "\($0[0]) takes no value", hans: "\($0[0]) 不带值", hant: "\($0[0]) 不帶值") }
        ),
    ]

    /// What stands where the pattern has `%`; nil where the message is another.
    private static func holes(of pattern: Substring, in message: Substring) -> [String]? {
        guard let hole = pattern.firstIndex(of: "%") else { return pattern == message ? [] : nil }
        let before = pattern[..<hole]
        guard message.hasPrefix(before) else { return nil }
        let rest = message.dropFirst(before.count)
        let after = pattern[pattern.index(after: hole)...]
        let next = after.prefix { $0 != "%" }
        if next.count == after.count {
            return rest.hasSuffix(after) ? [String(rest.dropLast(after.count))] : nil
        }
        var from = rest.startIndex
        while let found = rest[from...].firstRange(of: next) {
            if let more = holes(of: after, in: rest[found.lowerBound...]) { return [String(rest[..<found.lowerBound])] + more }
            from = rest.index(after: found.lowerBound)
        }
        return nil
    }
}
