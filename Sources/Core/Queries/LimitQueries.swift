internal import Values

/// What a person's work is limited to; who stands not here works on everything that their roles allow.
struct LimitList: Query {
    static let name = "core.limits"
    static let title = Text(en: "Limits of users", hans: "用户数据范围", hant: "使用者資料範圍")
    static let right = Right.readPeople
    static let fields = [
        Field("name", Text(en: "Login name", hans: "登录名", hant: "登入名稱"), .text(max: 32))
    ]
    static let columns = [
        Column("name", Text(en: "Login name", hans: "登录名", hant: "登入名稱"), .code, width: 14),
        Column("fullName", Text(en: "Name", hans: "姓名", hant: "姓名"), .text, width: 22),
        Column("title", Text(en: "Limited by", hans: "限定种类", hant: "限定種類"), .text, width: 12),
        Column("codes", Text(en: "Limited to", hans: "限定范围", hant: "限定範圍"), .text, width: 24),
        Column("kind", Text(en: "Kind", hans: "种类", hant: "種類"), .code, width: 12, extra: true),
    ]

    let name: String?

    init(_ parameters: Parameters) { name = parameters.text("name") }

    func answer(in reader: Reader, for asker: Asker) throws -> Answer {
        var limits: [[Datum]] = []
        try reader.each(
            """
            SELECT person.name, person.fullName, scope.kind, scope.code
            FROM userScope AS scope
            JOIN "user" AS person ON person.id = scope.userId
            WHERE ? IS NULL OR person.name = ?
            ORDER BY person.name, scope.kind, scope.code
            """, name, name
        ) { row in
            let (kind, code) = (row.text(2), row.text(3))
            if let last = limits.last, last[0].text == row.text(0), last[4].text == kind {
                limits[limits.count - 1][3] = .text((last[3].text ?? "") + " " + code)
            } else {
                let title = asker.house.scopes.first { $0.name == kind }?.title[asker.language] ?? kind
                limits.append([row.datum(0), row.datum(1), .text(title), .text(code), .text(kind)])
            }
        }
        return .rows(limits)
    }
}

/// What a person's work can be limited to: the codes of every kind of limit, for whoever administers people.
struct ScopeCodeList: Query {
    static let name = "core.scope-codes"
    static let title = Text(en: "Find a limit", hans: "查找限定范围", hant: "查找限定範圍")
    static let right = Right.readPeople
    static let fields = [
        Field("text", Text(en: "Code or name", hans: "编码或名称", hant: "編號或名稱"), .text(max: 60)),
        Field("kind", Text(en: "Kind", hans: "种类", hant: "種類"), .text(max: 32)),
    ]
    static let columns = [
        Column("code", Text(en: "Code", hans: "编码", hant: "編號"), .code, width: 14),
        Column("name", Text(en: "Name", hans: "名称", hant: "名稱"), .text, width: 30),
        Column("title", Text(en: "Limited by", hans: "限定种类", hant: "限定種類"), .text, width: 12),
    ]

    let text: String
    let kind: String?

    init(_ parameters: Parameters) {
        text = parameters.text("text") ?? ""
        kind = parameters.text("kind")
    }

    func answer(in reader: Reader, for asker: Asker) throws -> Answer {
        let query = FoldedQuery(text)
        return .rows(
            try asker.house.scopes.filter { kind == nil || $0.name == kind }.flatMap { scope in
                try scope.all(reader).filter { code, name in
                    text.isEmpty || query.rank(code: code, key: SearchKey.make(code: code, name: name)) != nil
                }.map { [.text($0.code), .text($0.name), .text(scope.title[asker.language])] }
            })
    }
}
