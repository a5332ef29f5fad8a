internal import Core
package import Values

/// What a person typed, in the form that is kept; and what is kept, as it is shown.
enum FieldReading {
    /// - Throws: a `Refusal` that says which forms are accepted.
    static func canonical(_ typed: String, _ kind: FieldKind, today: Day, language: Language) throws -> String {
        let text = typed.trimmingBlanks
        guard !text.isEmpty else { return "" }
        switch kind {
        case .text(let max):
            let clean = try TextHygiene.clean(text, allowNewline: false)
            guard clean.count <= max else { throw Refusal.tooLong(max) }
            return clean
        case .memo: return try TextHygiene.clean(typed, allowNewline: true)
        case .code, .codes: return TextHygiene.foldWidth(try TextHygiene.clean(text, allowNewline: false)).trimmingBlanks
        case .money, .quantity, .price, .rate: return try NumberReader.figure(text).decimalText
        case .integer: return String(try NumberReader.figure(text).whole())
        case .day:
            let day = try DayReader.day(text, today: today)
            try DayReader.refuseFar(day, today: today)
            return day.iso
        case .flag: return try flag(text)
        case .choice(let choices): return try choice(text, choices, language)
        case .lines: return ""
        }
    }

    private static func flag(_ text: String) throws -> String {
        let word = TextHygiene.foldWidth(text).lowercased()
        if ["1", "y", "yes", "true", "是", "v", "x"].contains(word) { return "1" }
        guard ["0", "n", "no", "false", "否", "-"].contains(word) else { throw Refusal.notYesOrNo }
        return "0"
    }

    private static func choice(_ text: String, _ choices: [Choice], _ language: Language) throws -> String {
        let wanted = TextHygiene.foldWidth(text).lowercased()
        if let exact = choices.first(where: { $0.code.lowercased() == wanted }) { return exact.code }
        if let number = Int(wanted), choices.indices.contains(number - 1) { return choices[number - 1].code }
        let named = choices.filter { choice in
            [choice.title[language], choice.title.en].contains { $0.lowercased().hasPrefix(wanted) }
        }
        if named.count == 1 { return named[0].code }
        if let whole = named.first(where: { $0.title[language].lowercased() == wanted }) { return whole.code }
        throw Refusal.notAmong(choices)
    }

    static func shown(_ value: String, _ kind: FieldKind, _ language: Language) -> String {
        switch kind {
        case .choice(let choices): choices.first { $0.code == value }?.title[language] ?? value
        case .flag: value == "1" ? Words.yes[language] : value == "0" ? Words.no[language] : value
        case .money, .quantity, .price: FigureWords.grouped(value)
        case .memo: value.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: " / ")
        case .text, .code, .codes, .rate, .integer, .day, .lines: value
        }
    }

    /// As it stands in the command's JSON.
    static func json(_ value: String, _ field: FormField) -> JSONValue {
        if field.isWords { return .list(value.split(whereSeparator: { " ,，、;".contains($0) }).map { .text(String($0)) }) }
        switch field.field.kind {
        case .flag: return .flag(value == "1")
        case .integer: return Int64(value).map { .integer($0) } ?? .text(value)
        default: return .text(value)
        }
    }
}

extension String {
    var trimmingBlanks: String {
        guard let first = firstIndex(where: { !$0.isWhitespace }), let last = lastIndex(where: { !$0.isWhitespace }) else { return "" }
        return String(self[first...last])
    }
}

extension Refusal {
    /// More characters than a field takes.
    package static func tooLong(_ max: Int) -> Refusal {
        Refusal(
            "desk.too-long",
            Text(
                en: "This field takes \(max) characters. Shorten the text.", hans: "此栏最多 \(max) 个字符，请缩短。",
                hant: "此欄最多 \(max) 個字元，請縮短。"))
    }

    /// - Parameter by: how many characters it is too long by.
    package static func tooLong(_ max: Int, by more: Int) -> Refusal {
        Refusal(
            "desk.too-long",
            Text(
                en: "This field takes \(max) characters; this is \(more) too many. Shorten the text.",
                hans: "此栏最多 \(max) 个字符，多出 \(more) 个，请缩短。", hant: "此欄最多 \(max) 個字元，多出 \(more) 個，請縮短。"))
    }

    static let notYesOrNo = Refusal(
        "desk.not-yes-or-no",
        Text(en: "Type Y or N; Space changes it.", hans: "请输入 Y 或 N，空格可切换。", hant: "請輸入 Y 或 N，空白鍵可切換。"))

    static func notAmong(_ choices: [Choice]) -> Refusal {
        func list(_ language: Language) -> String {
            choices.enumerated().map { "\($0.offset + 1) \($0.element.title[language])" }.joined(separator: ", ")
        }
        return Refusal(
            "desk.not-a-choice",
            Text(
                en: "Choose one: \(list(.en)).", hans: "请选择：\(list(.hans))。", hant: "請選擇：\(list(.hant))。"))
    }

    /// Nothing answers to what stands in a field with a look-up.
    /// - Parameter mayMake: whether the person can make such a record from the look-up.
    static func unknownCode(_ typed: String, _ field: Text, mayMake: Bool) -> Refusal {
        let shown = TextHygiene.visible(typed.count > 24 ? typed.prefix(23) + "…" : typed)
        let way =
            mayMake
            ? Text(en: ", F6 there makes a new one", hans: "，在列表中按 F6 可新建", hant: "，在清單中按 F6 可新建") : Text(verbatim: "")
        return Refusal(
            "desk.unknown-code",
            Text(
                en: "\(field.en): nothing has the code or name “\(shown)”. F4 lists what there is\(way.en).",
                hans: "\(field.hans)：没有代码或名称“\(shown)”。按 F4 查看可选项\(way.hans)。",
                hant: "\(field.hant)：沒有代碼或名稱「\(shown)」。按 F4 檢視可選項\(way.hant)。"))
    }
}
