package import Core
package import Values

// The chart grows and changes; what has been posted stays where it is.

/// Adds an account, alone or under another one.
package struct AddAccount: Command {
    package static let name = "ledgers.add-account"
    package static let title = Text(en: "Add an account", hans: "新增科目", hant: "新增會計科目")
    package static let right = Right.keepChart
    package static let fields = [
        AccountFields.code,
        Field("name", Text(en: "Name", hans: "名称", hant: "名稱"), .text(max: 60), required: true),
        Field("nameEn", Text(en: "English name", hans: "英文名称", hant: "英文名稱"), .text(max: 60)),
        Field("nameHans", Text(en: "Simplified Chinese name", hans: "简体名称", hant: "簡體名稱"), .text(max: 60)),
        Field("nameHant", Text(en: "Traditional Chinese name", hans: "繁体名称", hant: "繁體名稱"), .text(max: 60)),
        AccountFields.parent,
        Field(
            "kind", AccountFields.kindTitle, .choice(AccountKind.choices),
            help: Text(en: "Left out, it is the parent's.", hans: "不填则同上级科目。", hant: "不填則同上層科目。")),
        AccountFields.normalSide, AccountFields.isControl, AccountFields.inCurrency,
    ]

    package let code: String
    package let name: String
    package var nameEn: String?
    package var nameHans: String?
    package var nameHant: String?
    package var parent: String?
    package var kind: AccountKind?
    package var normalSide: AccountSide?
    package var isControl: Bool?
    package var currency: String?

    package init(code: String, name: String, kind: AccountKind? = nil, parent: String? = nil, isControl: Bool? = nil) {
        self.code = code
        self.name = name
        self.kind = kind
        self.parent = parent
        self.isControl = isControl
    }

    package func perform(in transaction: Transaction) throws -> Done {
        let code = try AccountFields.newCode(code)
        guard try transaction.account(code: code) == nil else { throw Refusal.accountTaken(code) }
        let above = try transaction.parent(parent)
        guard let kind = kind ?? above?.kind else { throw Refusal.kindMissing }
        if let above, above.kind != kind { throw Refusal.kindDiffers(above) }
        let name = try AccountFields.text(name, "name")
        let (en, hans, hant) = (nameEn ?? name, nameHans ?? name, nameHant ?? name)
        try transaction.insert(
            """
            INSERT INTO account
              (code, nameEn, nameHans, nameHant, kind, normalSide, parentCode, isHeading, isControl, isActive, currency,
               searchKey, revision)
            VALUES (?, ?, ?, ?, ?, ?, ?, 0, ?, 1, ?, ?, 1)
            """,
            code, try AccountFields.text(en, "nameEn"), try AccountFields.text(hans, "nameHans"),
            try AccountFields.text(hant, "nameHant"), kind, normalSide ?? above?.normalSide ?? kind.normalSide, above?.code,
            isControl ?? above?.isControl ?? false, try currency.map(AccountFields.currency),
            Account.searchKey(code, en, hans, hant))
        if let above, !above.isHeading {
            try transaction.update("UPDATE account SET isHeading = 1, revision = revision + 1 WHERE id = ?", above.id)
        }
        return Done()
    }
}

/// Changes an account's names, its control, its currency, or closes it. Code, kind and place never change.
package struct ChangeAccount: Command {
    package static let name = "ledgers.change-account"
    package static let title = Text(en: "Change an account", hans: "修改科目", hant: "修改會計科目")
    package static let right = Right.keepChart
    package static let fields = [
        AccountFields.code,
        Field("nameEn", Text(en: "English name", hans: "英文名称", hant: "英文名稱"), .text(max: 60)),
        Field("nameHans", Text(en: "Simplified Chinese name", hans: "简体名称", hant: "簡體名稱"), .text(max: 60)),
        Field("nameHant", Text(en: "Traditional Chinese name", hans: "繁体名称", hant: "繁體名稱"), .text(max: 60)),
        AccountFields.isControl,
        Field("isActive", Text(en: "Active", hans: "启用", hant: "啟用"), .flag),
        Field.revision,
    ]

    package let code: String
    package var nameEn: String?
    package var nameHans: String?
    package var nameHant: String?
    package var isControl: Bool?
    package var isActive: Bool?
    package var revision: Int64?

    package init(code: String, revision: Int64? = nil) {
        self.code = code
        self.revision = revision
    }

    package func perform(in transaction: Transaction) throws -> Done {
        guard let account = try transaction.account(code: code) else { throw Refusal.noAccount(code).at("code") }
        if let revision, revision != account.revision { throw Refusal.accountChanged(account.code) }
        if isActive == false, account.isActive { try transaction.checkMayClose(account) }
        let en = try AccountFields.text(nameEn ?? account.name.en, "nameEn")
        let hans = try AccountFields.text(nameHans ?? account.name.hans, "nameHans")
        let hant = try AccountFields.text(nameHant ?? account.name.hant, "nameHant")
        try transaction.update(
            """
            UPDATE account
            SET nameEn = ?, nameHans = ?, nameHant = ?, isControl = ?, isActive = ?, searchKey = ?, revision = revision + 1
            WHERE id = ?
            """,
            en, hans, hant, isControl ?? account.isControl, isActive ?? account.isActive,
            Account.searchKey(account.code, en, hans, hant), account.id)
        return Done()
    }
}

/// Lets a posting role lead to another account from now on.
package struct SetPostingRole: Command {
    package static let name = "ledgers.set-posting-role"
    package static let title = Text(en: "Set a posting role", hans: "设置入账科目", hant: "設定入帳科目")
    package static let right = Right.keepChart
    package static let fields = [AccountFields.role, AccountFields.account]

    let role: PostingRole
    let account: String

    package init(role: PostingRole, account: String) {
        self.role = role
        self.account = account
    }

    package func perform(in transaction: Transaction) throws -> Done {
        if role.isControl, let before = try? transaction.account(role: role), before.code != account,
            try transaction.balance(of: before.id, before: .last) != 0
        {
            throw Refusal.roleHasBalance(role, before.code)
        }
        try transaction.setRole(role, to: account)
        return Done()
    }
}

extension Transaction {
    /// - Throws: what an account that takes no lines is refused for.
    func setRole(_ role: PostingRole, to code: String) throws {
        guard let account = try account(code: code) else { throw Refusal.noAccount(code) }
        try account.checkTakesLines()
        // The table is permanent, and its guard takes an upsert for a birth over a row.
        if try execute("UPDATE postingRole SET accountId = ? WHERE role = ?", account.id, role.rawValue) == 0 {
            try insert("INSERT INTO postingRole (role, accountId) VALUES (?, ?)", role.rawValue, account.id)
        }
    }

    /// The account that a new one is to stand under: never one that has been posted to or plays a role.
    fileprivate func parent(_ code: String?) throws -> Account? {
        guard let code, !code.isEmpty else { return nil }
        guard let parent = try account(code: code) else { throw Refusal.noAccount(code).at("parent") }
        if parent.isHeading { return parent }
        if try exists("SELECT 1 FROM journalLine WHERE accountId = ?", parent.id) { throw Refusal.parentPosted(code) }
        if let role = try role(of: parent) { throw Refusal.accountHasRole(code, role).at("parent") }
        return parent
    }

    fileprivate func checkMayClose(_ account: Account) throws {
        if let role = try role(of: account) { throw Refusal.accountHasRole(account.code, role).at("isActive") }
        let left = try balance(of: account.id, before: .last)
        guard left == 0 else { throw Refusal.accountHasBalance(account.code, Money(minor: left, currency: currency)) }
    }

    /// The role that an account plays; the first where it plays several.
    func role(of account: Account) throws -> PostingRole? {
        try value("SELECT role FROM postingRole WHERE accountId = ?", account.id, as: String.self).flatMap(PostingRole.init)
    }
}

extension Account {
    /// What a lookup finds the account by.
    static func searchKey(_ code: String, _ en: String, _ hans: String, _ hant: String) -> String {
        SearchKey.make(code: code, name: hans, others: [en, hant])
    }
}
