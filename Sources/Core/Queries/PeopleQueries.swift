internal import Values

/// Who may log in.
struct UserList: Query {
    static let name = "core.users"
    static let title = Text(en: "Users", hans: "用户", hant: "使用者")
    static let right = Right.readPeople
    static let fields: [Field] = []
    static let columns = [
        Column.id,
        Column("name", Text(en: "Login name", hans: "登录名", hant: "登入名稱"), .code, width: 14),
        Column("fullName", Text(en: "Name", hans: "姓名", hant: "姓名"), .text, width: 22),
        Column("titles", Text(en: "Roles", hans: "角色", hant: "角色"), .text, width: 24),
        Column("language", Text(en: "Language", hans: "语言", hant: "語言"), .choice(Language.choices), width: 9),
        Column("isActive", Text(en: "Active", hans: "启用", hant: "啟用"), .flag, width: 6),
        Column("roles", Text(en: "Role codes", hans: "角色代码", hant: "角色代碼"), .text, width: 24, extra: true),
        Column("limits", Text(en: "Limited to", hans: "限定范围", hant: "限定範圍"), .text, width: 24, extra: true),
    ]

    init(_ parameters: Parameters) {}

    func answer(in reader: Reader, for asker: Asker) throws -> Answer {
        let held = try reader.all(
            """
            SELECT userRole.userId, role.code,
                   CASE ? WHEN 'en' THEN role.titleEn WHEN 'zh-Hans' THEN role.titleHans ELSE role.titleHant END
            FROM userRole
            JOIN role ON role.id = userRole.roleId
            ORDER BY userRole.userId, role.code
            """, asker.language.rawValue
        ) { (person: $0.datum(0), code: $0.text(1), title: $0.text(2)) }
        let roles = listed(held.map { ($0.person, $0.code) })
        let titles = listed(held.map { ($0.person, $0.title) }, between: asker.language == .en ? ", " : "、")
        let limits = listed(
            try reader.all("SELECT userId, code FROM userScope ORDER BY userId, kind, code") { ($0.datum(0), $0.text(1)) })
        let people = try reader.all("SELECT id, name, fullName, language, isActive FROM \"user\" ORDER BY name") { $0.data }
        return .rows(
            people.map { person in
                func of(_ list: [Datum: String]) -> Datum { .text(list[person[0]] ?? "") }
                return Array(person.prefix(3)) + [of(titles)] + person.dropFirst(3) + [of(roles), of(limits)]
            })
    }
}

/// People at work who answer to a few letters, for everybody who picks a colleague: login name and name, nothing else.
struct FindUser: Query {
    static let name = "core.find-user"
    static let title = Text(en: "Find a user", hans: "查找用户", hant: "查找使用者")
    static let right = Right.everyone
    static let fields = [
        Field("text", Text(en: "Name or part of it", hans: "姓名或片段", hant: "姓名或片段"), .text(max: 60))
    ]
    static let columns = [
        Column("name", Text(en: "Login name", hans: "登录名", hant: "登入名稱"), .code, width: 14),
        Column("fullName", Text(en: "Name", hans: "姓名", hant: "姓名"), .text, width: 30),
    ]

    let text: String

    init(_ parameters: Parameters) { text = parameters.text("text") ?? "" }

    func answer(in reader: Reader, for asker: Asker) throws -> Answer {
        let people = try reader.all("SELECT name, fullName FROM \"user\" WHERE isActive = 1 ORDER BY name") { $0.data }
        guard !text.isEmpty else { return .rows(people) }
        let query = FoldedQuery(text)
        let ranked = people.compactMap { row -> (rank: SearchRank, row: [Datum])? in
            let (name, fullName) = (row[0].text ?? "", row[1].text ?? "")
            return query.rank(code: name, key: SearchKey.make(code: name, name: fullName)).map { ($0, row) }
        }
        // Stable: people of one rank stay in the order of their names.
        return .rows(ranked.enumerated().sorted { ($0.element.rank, $0.offset) < ($1.element.rank, $1.offset) }.map(\.element.row))
    }
}

/// The asker's own drafts.
struct DraftList: Query {
    static let name = "core.drafts"
    static let title = Text(en: "My drafts", hans: "我的草稿", hant: "我的草稿")
    static let right = Right.everyone
    static let fields: [Field] = []
    static let columns = [
        Column("token", Text(verbatim: "token"), .id, width: 0),
        Column("kind", Text(en: "Screen", hans: "界面", hant: "畫面"), .code, width: 20),
        Column("title", Text(en: "Title", hans: "标题", hant: "標題"), .text, width: 33),
        Column("savedAt", Text(en: "Kept at", hans: "保存时间", hant: "儲存時間"), .moment, width: 19),
    ]

    init(_ parameters: Parameters) {}

    func answer(in reader: Reader, for asker: Asker) throws -> Answer {
        .statement(
            "SELECT token, kind, title, savedAt FROM draft WHERE userId = ? AND kind <> ''", [asker.session.userId], order: "savedAt DESC")
    }
}

/// The words of each, beside each other.
private func listed(_ pairs: [(of: Datum, words: String)], between: String = " ") -> [Datum: String] {
    var lists: [Datum: String] = [:]
    for pair in pairs { lists[pair.of] = (lists[pair.of].map { $0 + between } ?? "") + pair.words }
    return lists
}
