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
        Column("roles", Text(en: "Roles", hans: "角色", hant: "角色"), .text, width: 24),
        Column("language", Text(en: "Language", hans: "语言", hant: "語言"), .choice(Language.choices), width: 9),
        Column("isActive", Text(en: "Active", hans: "启用", hant: "啟用"), .flag, width: 6),
    ]

    init(_ parameters: Parameters) {}

    func answer(in reader: Reader, for asker: Asker) throws -> Answer {
        let roles = try reader.listed(
            "SELECT userRole.userId, role.code FROM userRole JOIN role ON role.id = userRole.roleId ORDER BY userRole.userId, role.code")
        return .rows(
            try reader.all("SELECT id, name, fullName, language, isActive FROM \"user\" ORDER BY name") { row in
                [row.datum(0), row.datum(1), row.datum(2), .text(roles[row.datum(0)] ?? ""), row.datum(3), row.datum(4)]
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

extension Reader {
    /// The second column's words beside each other, by the value of the first.
    fileprivate func listed(_ sql: SQL) throws -> [Datum: String] {
        var lists: [Datum: String] = [:]
        try each(sql) { row in
            let key = row.datum(0)
            lists[key] = (lists[key].map { $0 + " " } ?? "") + row.text(1)
        }
        return lists
    }
}
