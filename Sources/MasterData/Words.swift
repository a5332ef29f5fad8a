internal import Values

/// Text of a record, as it may be kept.
enum Words {
    /// Clean text of at most `max` characters; empty where nothing was given.
    /// - Throws: `values.hidden-character`, `masterdata.too-long`, on that field.
    static func clean(_ text: String?, max: Int, _ field: String) throws -> String {
        guard let text, !text.isEmpty else { return "" }
        do {
            let clean = try TextHygiene.clean(text, allowNewline: field == "note")
            guard clean.count <= max else { throw Refusal.tooLong(max) }
            return clean
        } catch let refusal as Refusal {
            throw refusal.on(field)
        }
    }

    /// The same, refused where nothing is left.
    static func required(_ text: String?, max: Int, _ field: String) throws -> String {
        let clean = try clean(text, max: max, field)
        guard clean.contains(where: { !$0.isWhitespace }) else { throw Refusal.nothingIn(field) }
        return clean
    }
}

extension Refusal {
    /// The same refusal at the door of exactly this field.
    func at(_ field: String) -> Refusal { placed { _ in field } }

    static func tooLong(_ max: Int) -> Refusal {
        Refusal(
            "masterdata.too-long",
            Text(
                en: "At most \(max) characters are kept here. Shorten the text.",
                hans: "此处最多 \(max) 个字符，请缩短文字。",
                hant: "此處最多 \(max) 個字元，請縮短文字。"))
    }

    static func nothingIn(_ field: String) -> Refusal {
        Refusal(
            "core.missing-field",
            Text(en: "Fill in the field “\(field)”.", hans: "请填写“\(field)”。", hant: "請填寫「\(field)」。"),
            field: field)
    }

    static func codeTaken(_ code: String, by name: String) -> Refusal {
        Refusal(
            "masterdata.code-taken",
            Text(
                en: "The code \(code) belongs to “\(name)” already. Choose another code, or change that record.",
                hans: "编码 \(code) 已属于“\(name)”。请换一个编码，或修改该记录。",
                hant: "編號 \(code) 已屬於「\(name)」。請換一個編號，或修改該紀錄。"),
            field: "code")
    }

    static func outOfRange(_ field: String, _ least: Int, _ most: Int) -> Refusal {
        Refusal(
            "masterdata.out-of-range",
            Text(
                en: "Enter a whole number from \(least) to \(most).",
                hans: "请输入 \(least) 到 \(most) 之间的整数。",
                hant: "請輸入 \(least) 到 \(most) 之間的整數。"),
            field: field)
    }
}
