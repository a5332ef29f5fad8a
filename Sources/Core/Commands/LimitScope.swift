package import Values

/// Opens only some codes of a kind (warehouses, say) to a person; no codes: all are open again.
package struct LimitScope: Command {
    package static let name = "core.limit-scope"
    package static let title = Text(en: "Limit what a user works on", hans: "限定用户数据范围", hant: "限定使用者資料範圍")
    package static let right = Right.administer
    package static let fields = [
        Field("name", Text(en: "Login name", hans: "登录名", hant: "登入名稱"), .code(lookup: FindUser.name), required: true),
        Field("kind", Text(en: "Kind", hans: "种类", hant: "種類"), .text(max: 32), required: true),
        Field(
            "codes", Text(en: "Codes", hans: "编码", hant: "代碼"), .codes(lookup: ScopeCodeList.name),
            help: Text(
                en: "The person sees and works on these alone. Empty: on all. F4 marks them in a list.",
                hans: "该用户只能查看和处理这些；留空则不限定。F4 在列表中勾选。", hant: "該使用者只能檢視與處理這些；留空則不限定。F4 在清單中勾選。")),
    ]

    let name: String
    let kind: String
    let codes: [String]?

    package func perform(in transaction: Transaction) throws -> Done {
        let userId = try transaction.user(named: name)
        guard let kind = transaction.house.scopes.first(where: { $0.name == kind }) else { throw strangeKind(transaction.house) }
        let codes = try (codes ?? []).map { typed in
            guard let code = try kind.known(typed, transaction) else { throw LimitScope.strange(typed, kind) }
            return code
        }
        try transaction.execute("DELETE FROM userScope WHERE userId = ? AND kind = ?", userId, kind.name)
        for code in Set(codes).sorted() {
            try transaction.insert("INSERT INTO userScope (userId, kind, code) VALUES (?, ?, ?)", userId, kind.name, code)
        }
        return Done()
    }

    private func strangeKind(_ house: House) -> Refusal {
        let shown = TextHygiene.shown(kind, max: 32)
        let known = house.scopes.map(\.name).joined(separator: ", ")
        return Refusal(
            "core.no-such-scope",
            Text(
                en: "Nobody can be limited by “\(shown)”. Name one of: \(known).", hans: "不能按“\(shown)”限定。可用：\(known)。",
                hant: "不能依「\(shown)」限定。可用：\(known)。"),
            field: "kind")
    }

    private static func strange(_ typed: String, _ kind: ScopeKind) -> Refusal {
        let shown = TextHygiene.shown(typed, max: 32)
        let title = Text(en: kind.title.en.lowercased(), hans: kind.title.hans, hant: kind.title.hant)
        return Refusal(
            "core.no-such-code",
            Text(
                en: "There is no \(title.en) “\(shown)”. F4 lists them.",
                hans: "没有\(title.hans)“\(shown)”。按 F4 列出。", hant: "沒有\(title.hant)「\(shown)」。按 F4 列出。"),
            field: "codes")
    }
}
