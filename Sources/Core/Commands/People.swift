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
        var wrong = Refusals()
        let login = try wrong.read(try freeName(transaction))
        let called = try wrong.read(try AddUser.fullName(fullName))
        let granted = try wrong.read(try transaction.roles(named: roles))
        try wrong.throwIfAny()
        let userId = try transaction.insert(
            "INSERT INTO \"user\" (name, fullName, language, isActive, demoKey) VALUES (?, ?, ?, 1, ?)",
            try login.get(), try called.get(), (language ?? transaction.session.language).rawValue, demoKey)
        try transaction.grant(try granted.get(), to: userId)
        return Done()
    }

    private func freeName(_ transaction: Transaction) throws -> String {
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
        return login
    }

    fileprivate static func fullName(_ typed: String) throws -> String {
        do { return try TextHygiene.clean(typed, allowNewline: false) } catch let refusal as Refusal { throw refusal.on("fullName") }
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
        var wrong = Refusals()
        let called = try wrong.read(try fullName.map(AddUser.fullName))
        let granted = try wrong.read(try roles.map { try transaction.roles(named: $0) })
        try wrong.throwIfAny()
        if let fullName = try called.get() {
            try transaction.update("UPDATE \"user\" SET fullName = ? WHERE id = ?", fullName, userId)
        }
        if let language { try transaction.update("UPDATE \"user\" SET language = ? WHERE id = ?", language.rawValue, userId) }
        if let roles = try granted.get() {
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

extension Transaction {
    /// - Throws: `core.no-such-user`.
    func user(named name: String, field: String = "name") throws -> Int64 {
        guard let id = try value("SELECT id FROM \"user\" WHERE name = ?", name.lowercased(), as: Int64.self) else {
            throw Refusal(
                "core.no-such-user",
                Text(
                    en: "There is no user “\(name)”. F4 lists the users.",
                    hans: "没有用户“\(name)”。按 F4 查看用户列表。",
                    hant: "沒有使用者「\(name)」。按 F4 檢視使用者清單。"),
                field: field)
        }
        return id
    }

    /// The role's code as it is kept.
    /// - Throws: `core.no-such-role`, on the field `role`.
    func role(named typed: String) throws -> String {
        let code = typed.lowercased()
        guard try exists("SELECT 1 FROM role WHERE code = ?", code) else {
            let shown = TextHygiene.shown(typed, max: 32)
            throw Refusal(
                "core.no-such-role",
                Text(
                    en: "There is no role “\(shown)”. F4 lists the roles; the screen RO says what each may do.",
                    hans: "没有角色“\(shown)”。按 F4 列出角色；界面 RO 说明各角色的权限。",
                    hant: "沒有角色「\(shown)」。按 F4 列出角色；畫面 RO 說明各角色的權限。"),
                field: "role")
        }
        return code
    }

    /// - Throws: `core.no-such-role`, on the field `roles`.
    fileprivate func roles(named typed: [String]) throws -> [String] {
        do {
            return Set(try typed.map { try role(named: $0) }).sorted()
        } catch let refusal as Refusal {
            throw Refusal(refusal.code, refusal.text, field: "roles")
        }
    }

    fileprivate func grant(_ roles: [String], to userId: Int64) throws {
        for role in roles {
            try execute("INSERT INTO userRole (userId, roleId) SELECT ?, id FROM role WHERE code = ?", userId, role)
        }
    }

    func keepAnAdministrator() throws {
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
