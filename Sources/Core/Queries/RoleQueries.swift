package import Values

/// What each role grants, in words, and how many people at work hold it.
struct RoleList: Query {
    static let name = "core.roles"
    static let title = Text(en: "Roles", hans: "角色", hant: "角色")
    static let right = Right.readPeople
    static let fields: [Field] = []
    static let columns = [
        Column.id,
        Column("code", Text(en: "Role", hans: "角色", hant: "角色"), .code, width: 14),
        Column("title", Text(en: "Title", hans: "名称", hant: "名稱"), .text, width: 18),
        Column("people", Text(en: "People", hans: "人数", hant: "人數"), .integer, width: 6),
        Column("grants", Text(en: "What it may do", hans: "权限", hant: "權限"), .text, width: 36),
        Column("rights", Text(en: "Right names", hans: "权限代码", hant: "權限代碼"), .text, width: 34, extra: true),
        Column("en", Text(en: "English title", hans: "英文名称", hant: "英文名稱"), .text, width: 18, extra: true),
        Column("hans", Text(en: "Simplified title", hans: "简体名称", hant: "簡體名稱"), .text, width: 18, extra: true),
        Column("hant", Text(en: "Traditional title", hans: "繁体名称", hant: "繁體名稱"), .text, width: 18, extra: true),
    ]

    init(_ parameters: Parameters) {}

    func answer(in reader: Reader, for asker: Asker) throws -> Answer {
        let granted = try reader.all("SELECT roleId, \"right\" FROM roleRight ORDER BY \"right\"") { ($0.int64(0), $0.text(1)) }
        let rows = try reader.all(
            """
            SELECT role.id, role.code,
                   CASE ? WHEN 'en' THEN role.titleEn WHEN 'zh-Hans' THEN role.titleHans ELSE role.titleHant END,
                   (SELECT count(*) FROM userRole JOIN "user" AS person ON person.id = userRole.userId
                    WHERE userRole.roleId = role.id AND person.isActive = 1),
                   role.titleEn, role.titleHans, role.titleHant
            FROM role
            ORDER BY role.code
            """, asker.language.rawValue
        ) { $0.data }
        return .rows(
            rows.map { row in
                let names = Right.withImplied(Set(granted.filter { $0.0 == row[0].integer }.map(\.1))).sorted()
                let titles = names.map { name in asker.house.rights.first { $0.name == name }?.title[asker.language] ?? name }
                let words = [titles.joined(separator: asker.language == .en ? "; " : "、"), names.joined(separator: " ")]
                return Array(row.prefix(4)) + words.map { .text($0) } + row.dropFirst(4)
            })
    }
}

/// Every right of the program, in words, and who holds it; those of one role where it is named.
struct RightList: Query {
    static let name = "core.rights"
    static let title = Text(en: "Rights", hans: "权限", hant: "權限")
    static let right = Right.readPeople
    static let fields = [
        Field("role", Text(en: "Role", hans: "角色", hant: "角色"), .text(max: 32))
    ]
    static let columns = [
        Column("right", Text(en: "Right", hans: "权限", hant: "權限"), .code, width: 27),
        Column("title", Text(en: "What it lets one do", hans: "可以做什么", hant: "可以做什麼"), .text, width: 28),
        Column("roles", Text(en: "Roles", hans: "角色", hant: "角色"), .text, width: 20),
    ]

    let role: String?

    init(_ parameters: Parameters) { role = parameters.text("role") }

    func answer(in reader: Reader, for asker: Asker) throws -> Answer {
        var granted: [String: Set<String>] = [:]
        try reader.each(
            """
            SELECT roleRight."right", role.code
            FROM roleRight
            JOIN role ON role.id = roleRight.roleId
            """
        ) { granted[$0.text(1), default: []].insert($0.text(0)) }
        var holders: [String: [String]] = [:]
        for (code, names) in granted.sorted(by: { $0.key < $1.key }) {
            for name in Right.withImplied(names) { holders[name, default: []].append(code) }
        }
        let known = asker.house.rights.map(\.name)
        let names = known + holders.keys.filter { !known.contains($0) }.sorted()
        return .rows(
            names.filter { name in role.map { holders[name]?.contains($0) ?? false } ?? true }.map { name in
                let title = asker.house.rights.first { $0.name == name }?.title[asker.language] ?? name
                return [.text(name), .text(title), .text((holders[name] ?? []).joined(separator: " "))]
            })
    }
}

/// What was refused to whom, wrong log-ins among it. What was typed for a password is nowhere.
struct DenialList: Query {
    static let name = "core.denials"
    static let title = Text(en: "Refused requests", hans: "被拒绝的请求", hant: "被拒絕的請求")
    static let right = Right.readAudit
    static let fields: [Field] = []
    static let columns = [
        Column.id,
        Column("at", Text(en: "When (UTC)", hans: "时间 (UTC)", hant: "時間 (UTC)"), .moment, width: 19),
        Column("userName", Text(en: "User", hans: "用户", hant: "使用者"), .code, width: 14),
        Column("title", Text(en: "What", hans: "内容", hant: "內容"), .request, width: 22),
        Column("code", Text(en: "Answer", hans: "结果", hant: "結果"), .choice(answers), width: 18),
        Column("what", Text(en: "Name", hans: "名称", hant: "名稱"), .code, width: 30, extra: true),
        Column("route", Text(en: "Route", hans: "途径", hant: "途徑"), .choice(Route.choices), width: 12, extra: true),
        Column("station", Text(en: "From", hans: "来源", hant: "來源"), .text, width: 20, extra: true),
    ]

    /// What is kept of refused requests, in words.
    private static let answers = [
        Choice("core.not-allowed", Text(en: "no such right", hans: "没有权限", hant: "沒有權限")),
        Choice("core.outside-scope", Text(en: "outside one's limit", hans: "超出数据范围", hant: "超出資料範圍")),
        Choice(Refusal.wrongLogin.code, Text(en: "wrong name or password", hans: "用户名或密码错误", hant: "使用者或密碼錯誤")),
    ]

    init(_ parameters: Parameters) {}

    func answer(in reader: Reader, for asker: Asker) throws -> Answer {
        .statement(
            "SELECT id, at, userName, what AS title, code, what, route, station FROM denial", [], order: "id DESC")
    }
}

extension Company {
    /// The titles of the roles that grant a right: whom to ask.
    package func roles(granting right: Right) throws -> [Text] {
        try look { reader in
            try reader.all(
                """
                SELECT role.titleEn, role.titleHans, role.titleHant
                FROM roleRight
                JOIN role ON role.id = roleRight.roleId
                WHERE roleRight."right" = ?
                ORDER BY role.id
                """, right.name
            ) { Text(en: $0.text(0), hans: $0.text(1), hant: $0.text(2)) }
        }
    }

    /// What roles are called, in the order of their codes; a role that is no more goes by its code.
    package func titles(ofRoles codes: [String]) throws -> [Text] {
        try look { reader in
            try codes.map { code in
                try reader.one(
                    "SELECT titleEn, titleHans, titleHant FROM role WHERE code = ?", code,
                    make: { Text(en: $0.text(0), hans: $0.text(1), hant: $0.text(2)) }) ?? Text(verbatim: code)
            }
        }
    }

    /// Whether documents of any kind wait for this person's yes: by right, by role or by name.
    package func decides(_ session: Session) throws -> Bool { try look { try $0.decides(session, in: house) } }
}

extension Reader {
    func decides(_ session: Session, in house: House) throws -> Bool {
        if house.departments.contains(where: { $0.approvals.contains { session.may($0.right) } }) { return true }
        return try session.roles.contains { try exists("SELECT 1 FROM approvalRule WHERE roleCode = ?", $0) }
            || exists("SELECT 1 FROM approvalRule WHERE userId = ?", session.userId)
    }
}
