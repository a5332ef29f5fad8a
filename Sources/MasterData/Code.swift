internal import Core
internal import Values

/// Codes as people type them and as the file holds them.
enum Code {
    /// Narrow, capital, without spaces around: `ｓ-001 ` is `S-001`.
    static func folded(_ typed: String) -> String {
        let narrow = TextHygiene.foldWidth(typed).uppercased()
        guard narrow.first?.isWhitespace == true || narrow.last?.isWhitespace == true else { return narrow }
        let front = narrow.drop { $0.isWhitespace }
        return String(front.reversed().drop { $0.isWhitespace }.reversed())
    }

    /// The code of a new record.
    /// - Throws: `core.missing-field`, `masterdata.bad-code`.
    static func new(_ typed: String) throws -> String {
        let code = folded(try TextHygiene.clean(typed))
        guard !code.isEmpty else { throw Refusal.missing("code") }
        guard code.count <= 20, code.allSatisfy({ $0.isLetter || $0.isNumber || "-_./&+".contains($0) }) else {
            throw Refusal(
                "masterdata.bad-code",
                Text(
                    en: "A code has at most 20 letters, digits or - _ . / & +, such as “S-0042”.",
                    hans: "编码最多 20 位，只能含字母、数字和 - _ . / & +，例如“S-0042”。",
                    hant: "編號最多 20 位，只能含字母、數字和 - _ . / & +，例如「S-0042」。"),
                field: "code")
        }
        return code
    }
}

extension Transaction {
    /// Refuses when somebody changed the record since the person's form was filled.
    func check(_ code: String, revision current: Int64, expected: Int64?) throws {
        guard let expected, expected != current else { return }
        throw Refusal(
            "core.changed-meanwhile",
            Text(
                en: "\(code) was changed by someone else while you had it open. Press F5 to see both versions; your typing is kept.",
                hans: "\(code) 在您编辑期间已被他人修改。请按 F5 查看两个版本，您输入的内容会保留。",
                hant: "\(code) 在您編輯期間已被他人修改。請按 F5 檢視兩個版本，您輸入的內容會保留。"),
            field: "revision")
    }

    /// Asks the file, not the session, for a right beyond the command's own.
    func mustHave(_ right: Right) throws {
        guard try may(session.userId, right) else { throw Refusal.notAllowed(right) }
    }
}
