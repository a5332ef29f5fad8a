package import Values

/// Makes a role or changes what it grants.
package struct DefineRole: Command {
    package static let name = "core.define-role"
    package static let title = Text(en: "Define a role", hans: "定义角色", hant: "定義角色")
    package static let right = Right.administer
    package static let fields = [
        Field(
            "code", Text(en: "Role", hans: "角色", hant: "角色"), .text(max: 32), required: true,
            help: Text(
                en: "A short name in small letters, such as night-clerk. It stays.", hans: "小写英文短名，例如 night-clerk，以后不变。",
                hant: "小寫英文短名，例如 night-clerk，以後不變。")),
        Field("en", Text(en: "English title", hans: "英文名称", hant: "英文名稱"), .text(max: 40), required: true),
        Field("hans", Text(en: "Simplified title", hans: "简体名称", hant: "簡體名稱"), .text(max: 40), required: true),
        Field("hant", Text(en: "Traditional title", hans: "繁体名称", hant: "繁體名稱"), .text(max: 40), required: true),
        Field(
            "rights", Text(en: "Rights", hans: "权限", hant: "權限"), .codes(lookup: "core.rights"), required: true,
            help: Text(
                en: "What people with this role may do. F4 marks the rights in a list that says each in words.",
                hans: "此角色可以做的事。F4 在列表中勾选，列表说明每项权限。", hant: "此角色可以做的事。F4 在清單中勾選，清單說明每項權限。")),
    ]

    let code: String
    let en: String
    let hans: String
    let hant: String
    let rights: [String]

    package func perform(in transaction: Transaction) throws -> Done {
        var wrong = Refusals()
        let coded = try wrong.read(try DefineRole.code(code))
        let titles = try [("en", en), ("hans", hans), ("hant", hant)].map { field, typed in
            try wrong.read(try DefineRole.title(typed, field))
        }
        let granted = try wrong.read(try known(rights, transaction.house))
        try wrong.throwIfAny()
        let (code, rights) = (try coded.get(), try granted.get())
        let (en, hans, hant) = (try titles[0].get(), try titles[1].get(), try titles[2].get())
        let roleId: Int64
        if let found = try transaction.value("SELECT id FROM role WHERE code = ?", code, as: Int64.self) {
            roleId = found
            try transaction.update(
                "UPDATE role SET titleEn = ?, titleHans = ?, titleHant = ? WHERE id = ?", en, hans, hant, roleId)
            try transaction.execute("DELETE FROM roleRight WHERE roleId = ?", roleId)
        } else {
            roleId = try transaction.insert(
                "INSERT INTO role (code, titleEn, titleHans, titleHant) VALUES (?, ?, ?, ?)", code, en, hans, hant)
        }
        for right in rights {
            try transaction.insert("INSERT INTO roleRight (roleId, \"right\") VALUES (?, ?)", roleId, right)
        }
        try transaction.keepAnAdministrator()
        return Done()
    }

    private static func code(_ typed: String) throws -> String {
        let code = typed.lowercased()
        guard !code.isEmpty, code.count <= 32, code.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || "-_.".contains($0)) }) else {
            throw Refusal(
                "core.bad-role-code",
                Text(
                    en: "A role's code has letters, digits, hyphens and dots only, at most 32, such as “night-clerk”.",
                    hans: "角色代码只能含字母、数字、连字符和点，最多 32 位，例如“night-clerk”。",
                    hant: "角色代碼只能含字母、數字、連字號與點，最多 32 位，例如「night-clerk」。"),
                field: "code")
        }
        return code
    }

    private static func title(_ typed: String, _ field: String) throws -> String {
        let title: String
        do { title = try TextHygiene.clean(typed, allowNewline: false) } catch let refusal as Refusal { throw refusal.on(field) }
        guard !title.isEmpty else { throw Refusal.missing(field) }
        return title
    }

    private func known(_ rights: [String], _ house: House) throws -> [String] {
        let known = Set(house.rights.map(\.name))
        if let stranger = rights.first(where: { !known.contains($0) }) {
            let shown = TextHygiene.shown(stranger, max: 40)
            throw Refusal(
                "core.no-such-right",
                Text(
                    en: "There is no right “\(shown)”. F4 lists them, and so does the query core.rights.",
                    hans: "没有权限“\(shown)”。按 F4 或用查询 core.rights 列出全部权限。",
                    hant: "沒有權限「\(shown)」。按 F4 或以查詢 core.rights 列出全部權限。"),
                field: "rights")
        }
        return Set(rights).sorted()
    }
}
