internal import Core
internal import Values

/// What F1 says about a field: its own words, its format, an example.
enum FieldHelp {
    static func page(_ field: Field, error: Refusal?) -> HelpPage {
        func text(_ language: Language) -> String {
            var lines: [String] = []
            if let error { lines += ["E " + error.code + " " + error.text[language], ""] }
            if let help = field.help { lines += [help[language], ""] }
            lines.append(format(field.kind)[language])
            if field.isRequired { lines.append(required[language]) }
            return lines.joined(separator: "\n")
        }
        return HelpPage(field.title, Text(en: text(.en), hans: text(.hans), hant: text(.hant)))
    }

    private static let required = Text(
        en: "It must be filled in (*).", hans: "必填（*）。", hant: "必填（*）。")

    private static func format(_ kind: FieldKind) -> Text {
        switch kind {
        case .text(let max):
            Text(en: "Text, at most \(max) characters.", hans: "文字，最多 \(max) 个字符。", hant: "文字，最多 \(max) 個字元。")
        case .memo:
            Text(en: "Text of several lines; Ctrl-O opens the editor.", hans: "多行文字；Ctrl-O 打开编辑器。", hant: "多行文字；Ctrl-O 開啟編輯器。")
        case .code:
            Text(
                en:
                    "A code, part of a name, pinyin initials or the end of a phone number. F4 lists; there a digit picks while rows have numbers, once you type it searches. Ctrl-V shows the record.",
                hans: "代码、名称片段、拼音首字母或电话尾号。F4 列出：行首有编号时数字选定，开始输入后数字用于查找。Ctrl-V 查看档案。",
                hant: "代碼、名稱片段、拼音首字母或電話末碼。F4 列出：列首有編號時數字選定，開始輸入後數字用於查找。Ctrl-V 檢視檔案。")
        case .codes:
            Text(
                en: "Codes with blanks between. F4 marks them in a list, where there is one.", hans: "多个代码，以空格分隔；有列表时按 F4 勾选。",
                hant: "多個代碼，以空白分隔；有清單時按 F4 勾選。")
        case .money, .price:
            Text(
                en: "An amount: 1234.50, 1,234.50, 12*36+4, 100- for less than nought.",
                hans: "金额：1234.50、1,234.50、12*36+4；负数可写 100-。", hant: "金額：1234.50、1,234.50、12*36+4；負數可寫 100-。")
        case .quantity:
            Text(en: "A quantity: 24, 0.5, 12*36.", hans: "数量：24、0.5、12*36。", hant: "數量：24、0.5、12*36。")
        case .rate:
            Text(en: "A rate: 0.13, 7.1042.", hans: "比率：0.13、7.1042。", hant: "比率：0.13、7.1042。")
        case .day:
            Text(
                en: "A day: t today, -1 yesterday, 15 of this month, 0315 this year, 2026-03-15, m last of the month.",
                hans: "日期：t 今天，-1 昨天，15 本月，0315 今年，2026-03-15，m 月末。",
                hant: "日期：t 今天，-1 昨天，15 本月，0315 今年，2026-03-15，m 月底。")
        case .integer: Text(en: "A whole number.", hans: "整数。", hant: "整數。")
        case .flag: Text(en: "Y or N; Space changes it.", hans: "Y 或 N；空格切换。", hant: "Y 或 N；空白鍵切換。")
        case .choice(let choices):
            Text(en: list(choices, .en), hans: list(choices, .hans), hant: list(choices, .hant))
        case .lines: Text(en: "Lines.", hans: "明细行。", hant: "明細列。")
        }
    }

    private static func list(_ choices: [Choice], _ language: Language) -> String {
        choices.enumerated().map { "\($0.offset + 1) \($0.element.title[language])" }.joined(separator: "\n")
    }
}
