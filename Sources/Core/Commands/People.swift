package import Values

// Who may log in and what their roles grant. The last person who may administer the company cannot be removed.

/// Adds a person who may log in. The password is set apart: it never enters a command.
package struct AddUser: Command {
    package static let name = "core.add-user"
    package static let title = Text(en: "Add a user", hans: "添加用户", hant: "新增使用者")
    package static let right = Right.administer
    package static let fields = [
        Field("name", Text(en: "Login name", hans: "登录名", hant: "登入名稱"), .text(max: 32), required: true),
        Field("fullName", Text(en: "Full name", hans: "姓名", hant: "姓名"), .text(max: 60), required: true),
        Field("language", Text(en: "Language", hans: "语言", hant: "語言"), .choice(Language.choices)),
        Field("roles", Text(en: "Roles", hans: "角色", hant: "角色"), .codes(lookup: "core.roles"), required: true, help: rolesHelp),
        Field("demoKey", Text(en: "Demo letter", hans: "演示字母", hant: "示範字母"), .text(max: 1)),
    ]

    static let rolesHelp = Text(
        en: "One role or several with blanks between, such as “clerk buyer”. F4 marks them in a list.",
        hans: "一个或多个角色，以空格分隔，例如 clerk buyer。F4 可在列表中勾选。",
        hant: "一個或多個角色，以空白分隔，例如 clerk buyer。F4 可在清單中勾選。")

    let name: String
    let fullName: String
    let language: Language?
    let roles: [String]
    let demoKey: String?

    package init(name: String, fullName: String, language: Language, roles: [String], demoKey: String? = nil) {
        self.name = name
        self.fullName = fullName
        self.language = language
        self.roles = roles
        self.demoKey = demoKey
    }

    package func perform(in transaction: Transaction) throws -> Done {
        let login = name.lowercased()
        guard !login.isEmpty, login.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || ".-_".contains($0)) }) else {
            throw Refusal(
                "core.bad-login-name",
                Text(
                    en: "A login name has letters, digits, dot, hyphen and underscore only, such as “mei.chen”.",
                    hans: "登录名只能含字母、数字、点、连字符和下划线，例如“mei.chen”。",
                    hant: "登入名稱只能含字母、數字、點、連字號與底線，例如「mei.chen」。"),
                field: "name")
        }
        guard try !transaction.exists("SELECT 1 FROM \"user\" WHERE name = ?", login) else {
            throw Refusal(
                "core.user-exists",
                Text(
                    en: "There is a user “\(login)” already. Choose another name or change that user.",
                    hans: "用户“\(login)”已存在。请换一个名称或修改该用户。",
                    hant: "使用者「\(login)」已存在。請換一個名稱或修改該使用者。"),
                field: "name")
        }
        let userId = try transaction.insert(
            "INSERT INTO \"user\" (name, fullName, language, isActive, demoKey) VALUES (?, ?, ?, 1, ?)",
            login, try TextHygiene.clean(fullName, allowNewline: false),
            (language ?? transaction.session.language).rawValue, demoKey)
        try transaction.grant(roles, to: userId)
        return Done()
    }
}

/// Changes a person's name, language and roles.
struct ChangeUser: Command {
    static let name = "core.change-user"
    static let title = Text(en: "Change a user", hans: "修改用户", hant: "修改使用者")
    static let right = Right.administer
    static let fields = [
        Field("name", Text(en: "Login name", hans: "登录名", hant: "登入名稱"), .code(lookup: FindUser.name), required: true),
        Field("fullName", Text(en: "Full name", hans: "姓名", hant: "姓名"), .text(max: 60)),
        Field("language", Text(en: "Language", hans: "语言", hant: "語言"), .choice(Language.choices)),
        Field("roles", Text(en: "Roles", hans: "角色", hant: "角色"), .codes(lookup: "core.roles"), help: AddUser.rolesHelp),
    ]

    let name: String
    let fullName: String?
    let language: Language?
    let roles: [String]?

    func perform(in transaction: Transaction) throws -> Done {
        let userId = try transaction.user(named: name)
        if let fullName {
            try transaction.update(
                "UPDATE \"user\" SET fullName = ? WHERE id = ?", try TextHygiene.clean(fullName, allowNewline: false), userId)
        }
        if let language { try transaction.update("UPDATE \"user\" SET language = ? WHERE id = ?", language.rawValue, userId) }
        if let roles {
            try transaction.execute("DELETE FROM userRole WHERE userId = ?", userId)
            try transaction.grant(roles, to: userId)
            try transaction.keepAnAdministrator()
        }
        return Done()
    }
}

/// Closes a person's account; what they did stays under their name.
struct CloseUser: Command {
    static let name = "core.close-user"
    static let title = Text(en: "Close a user's account", hans: "停用用户", hant: "停用使用者")
    static let right = Right.administer
    static let fields = [
        Field("name", Text(en: "Login name", hans: "登录名", hant: "登入名稱"), .code(lookup: FindUser.name), required: true)
    ]

    let name: String

    func perform(in transaction: Transaction) throws -> Done {
        try transaction.update("UPDATE \"user\" SET isActive = 0 WHERE id = ?", try transaction.user(named: name))
        try transaction.keepAnAdministrator()
        return Done()
    }
}

/// Lets a person whose account was closed log in again, with the roles they had.
struct ReopenUser: Command {
    static let name = "core.reopen-user"
    static let title = Text(en: "Open a closed account again", hans: "重新启用用户", hant: "重新啟用使用者")
    static let right = Right.administer
    static let fields = [
        Field("name", Text(en: "Login name", hans: "登录名", hant: "登入名稱"), .text(max: 32), required: true)
    ]

    let name: String

    func perform(in transaction: Transaction) throws -> Done {
        try transaction.update("UPDATE \"user\" SET isActive = 1 WHERE id = ?", try transaction.user(named: name))
        return Done()
    }
}

/// Notes that somebody set a person's password anew. The password itself goes another way.
package struct ResetUser: Command {
    package static let name = "core.reset-user"
    package static let title = Text(en: "Reset a user's password", hans: "重置用户密码", hant: "重設使用者密碼")
    package static let right = Right.administer
    package static let fields = [
        Field("name", Text(en: "Login name", hans: "登录名", hant: "登入名稱"), .code(lookup: FindUser.name), required: true)
    ]

    let name: String

    package init(name: String) { self.name = name }

    package func perform(in transaction: Transaction) throws -> UserOutcome {
        try transaction.requirePassword()
        return UserOutcome(id: try transaction.user(named: name))
    }
}

/// Which user a command was about.
package struct UserOutcome: Codable, Sendable, Hashable {
    package let id: Int64
}

/// Sets one's own language.
package struct SetLanguage: Command {
    package static let name = "core.set-language"
    package static let title = Text(en: "Choose my language", hans: "选择我的语言", hant: "選擇我的語言")
    package static let right = Right.everyone
    package static let fields = [
        Field("language", Text(en: "Language", hans: "语言", hant: "語言"), .choice(Language.choices), required: true)
    ]

    let language: Language

    package init(language: Language) { self.language = language }

    package func perform(in transaction: Transaction) throws -> Done {
        try transaction.update("UPDATE \"user\" SET language = ? WHERE id = ?", language.rawValue, transaction.session.userId)
        return Done()
    }
}

/// Makes a role or changes what it grants.
struct DefineRole: Command {
    static let name = "core.define-role"
    static let title = Text(en: "Define a role", hans: "定义角色", hant: "定義角色")
    static let right = Right.administer
    static let fields = [
        Field("code", Text(en: "Role", hans: "角色", hant: "角色"), .text(max: 32), required: true),
        Field("en", Text(en: "English title", hans: "英文名称", hant: "英文名稱"), .text(max: 40), required: true),
        Field("hans", Text(en: "Simplified title", hans: "简体名称", hant: "簡體名稱"), .text(max: 40), required: true),
        Field("hant", Text(en: "Traditional title", hans: "繁体名称", hant: "繁體名稱"), .text(max: 40), required: true),
        Field("rights", Text(en: "Rights", hans: "权限", hant: "權限"), .codes(lookup: "core.rights"), required: true),
    ]

    let code: String
    let en: String
    let hans: String
    let hant: String
    let rights: [String]

    func perform(in transaction: Transaction) throws -> Done {
        let known = Set(transaction.house.rights.map(\.name))
        if let stranger = rights.first(where: { !known.contains($0) }) {
            throw Refusal(
                "core.no-such-right",
                Text(
                    en: "There is no right “\(stranger)”. F4 lists them, and so does the query core.rights.",
                    hans: "没有权限“\(stranger)”。按 F4 或用查询 core.rights 列出全部权限。",
                    hant: "沒有權限「\(stranger)」。按 F4 或以查詢 core.rights 列出全部權限。"),
                field: "rights")
        }
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
        for right in Set(rights).sorted() {
            try transaction.insert("INSERT INTO roleRight (roleId, \"right\") VALUES (?, ?)", roleId, right)
        }
        try transaction.keepAnAdministrator()
        return Done()
    }
}

/// Opens only some codes of a kind (warehouses, say) to a person; no codes: all are open again.
struct LimitScope: Command {
    static let name = "core.limit-scope"
    static let title = Text(en: "Limit what a user works on", hans: "限定用户数据范围", hant: "限定使用者資料範圍")
    static let right = Right.administer
    static let fields = [
        Field("name", Text(en: "Login name", hans: "登录名", hant: "登入名稱"), .code(lookup: FindUser.name), required: true),
        Field("kind", Text(en: "Kind", hans: "种类", hant: "種類"), .text(max: 32), required: true),
        Field("codes", Text(en: "Codes", hans: "编码", hant: "代碼"), .codes(lookup: ""), required: true),
    ]

    let name: String
    let kind: String
    let codes: [String]

    func perform(in transaction: Transaction) throws -> Done {
        let userId = try transaction.user(named: name)
        try transaction.execute("DELETE FROM userScope WHERE userId = ? AND kind = ?", userId, kind)
        for code in Set(codes).sorted() {
            try transaction.insert("INSERT INTO userScope (userId, kind, code) VALUES (?, ?, ?)", userId, kind, code)
        }
        return Done()
    }
}

extension Transaction {
    /// - Throws: `core.no-such-user`.
    func user(named name: String) throws -> Int64 {
        guard let id = try value("SELECT id FROM \"user\" WHERE name = ?", name.lowercased(), as: Int64.self) else {
            throw Refusal(
                "core.no-such-user",
                Text(
                    en: "There is no user “\(name)”. F4 lists the users.",
                    hans: "没有用户“\(name)”。按 F4 查看用户列表。",
                    hant: "沒有使用者「\(name)」。按 F4 檢視使用者清單。"),
                field: "name")
        }
        return id
    }

    fileprivate func grant(_ roles: [String], to userId: Int64) throws {
        for role in Set(roles).sorted() {
            guard let roleId = try value("SELECT id FROM role WHERE code = ?", role, as: Int64.self) else {
                throw Refusal(
                    "core.no-such-role",
                    Text(
                        en: "There is no role “\(role)”. F4 lists the roles; the screen RO says what each may do.",
                        hans: "没有角色“\(role)”。按 F4 列出角色；界面 RO 说明各角色的权限。",
                        hant: "沒有角色「\(role)」。按 F4 列出角色；畫面 RO 說明各角色的權限。"),
                    field: "roles")
            }
            try insert("INSERT INTO userRole (userId, roleId) VALUES (?, ?)", userId, roleId)
        }
    }

    fileprivate func keepAnAdministrator() throws {
        let isLeft = try exists(
            """
            SELECT 1
            FROM userRole
            JOIN roleRight ON roleRight.roleId = userRole.roleId
            JOIN "user" AS person ON person.id = userRole.userId
            WHERE roleRight."right" = ? AND person.isActive = 1
            """, Right.administer.name)
        guard isLeft else {
            throw Refusal(
                "core.last-administrator",
                Text(
                    en: "This would leave nobody who may administer the company. Give another user that role first.",
                    hans: "这样将没有任何人可以管理账套。请先把系统管理员角色授予另一用户。",
                    hant: "這樣將沒有任何人可以管理帳套。請先把系統管理員角色授予另一使用者。"))
        }
    }
}

extension Language {
    static let choices = [
        Choice("en", Text(verbatim: "English")), Choice("zh-Hans", Text(verbatim: "简体中文")),
        Choice("zh-Hant", Text(verbatim: "繁體中文")),
    ]
}
