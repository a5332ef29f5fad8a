internal import Core
internal import Values

/// The chart of accounts with what each account holds.
struct AccountList: Query {
    static let name = "ledgers.accounts"
    static let title = Text(en: "Chart of accounts", hans: "科目表", hant: "會計科目表")
    static let right = Right.readLedgers
    static let fields = [Field("all", Text(en: "Closed ones too", hans: "含已停用", hant: "含已停用"), .flag)]
    static let columns = [
        Column.id,
        Column("code", Text(en: "Account", hans: "科目", hant: "科目"), .code, width: 12),
        Column("name", Text(en: "Name", hans: "名称", hant: "名稱"), .text, width: 32),
        Column("kind", Text(en: "Kind", hans: "类别", hant: "類別"), .choice(AccountKind.choices), width: 10),
        Column("normalSide", Text(en: "Side", hans: "方向", hant: "方向"), .choice(AccountSide.choices), width: 6),
        Column("isHeading", Text(en: "Head", hans: "汇总", hant: "彙總"), .flag, width: 4),
        Column("isControl", Text(en: "Ctrl", hans: "受控", hant: "統制"), .flag, width: 4),
        Column("isActive", Text(en: "Act.", hans: "启用", hant: "啟用"), .flag, width: 4),
        Column("parent", Text(en: "Under", hans: "上级", hant: "上層"), .code, width: 10, extra: true),
        Column("currency", Text(en: "Currency", hans: "币种", hant: "幣別"), .code, width: 8, extra: true),
        Column("role", Text(en: "Role", hans: "用途", hant: "用途"), .text, width: 24, extra: true),
        Column("revision", Text(en: "Revision", hans: "版本", hant: "版本"), .integer, width: 8, extra: true),
    ]

    let isAll: Bool

    init(isAll: Bool = false) { self.isAll = isAll }
    init(_ parameters: Parameters) { isAll = parameters.flag("all") }

    func answer(in reader: Reader, for asker: Asker) throws -> Answer {
        .statement(
            """
            SELECT account.id AS id, code, CASE ? WHEN 'en' THEN nameEn WHEN 'zh-Hans' THEN nameHans ELSE nameHant END AS name,
                   kind, normalSide, isHeading, isControl, isActive, coalesce(parentCode, '') AS parent,
                   coalesce(currency, '') AS currency,
                   coalesce((SELECT min(role) FROM postingRole WHERE postingRole.accountId = account.id), '') AS role, revision
            FROM account
            WHERE (? = 1 OR isActive = 1)
            """, [asker.language.rawValue, isAll], order: "code")
    }
}

/// Accounts that answer what was typed and can be posted to.
struct FindAccount: Query {
    static let name = "ledgers.find-account"
    static let title = Text(en: "Find an account", hans: "查找科目", hant: "查找會計科目")
    static let right = Right.readLedgers
    static let fields = [
        Field("text", Text(en: "Find", hans: "查找", hant: "查找"), .text(max: 60)),
        Field("limit", Text(en: "At most", hans: "最多", hant: "最多"), .integer),
    ]
    static let columns = [
        Column.id,
        Column("code", Text(en: "Account", hans: "科目", hant: "科目"), .code, width: 12),
        Column("name", Text(en: "Name", hans: "名称", hant: "名稱"), .text, width: 36),
        Column("kind", Text(en: "Kind", hans: "类别", hant: "類別"), .choice(AccountKind.choices), width: 10),
        Column("parent", Text(en: "Under", hans: "上级", hant: "上層"), .text, width: 18),
    ]

    let text: String
    let limit: Int

    init(text: String, limit: Int = 20) {
        self.text = text
        self.limit = max(1, min(limit, 500))
    }

    init(_ parameters: Parameters) throws {
        self.init(text: parameters.text("text") ?? "", limit: Int(try parameters.integer("limit") ?? 20))
    }

    func answer(in reader: Reader, for asker: Asker) throws -> Answer {
        let language = asker.language.rawValue
        let rows = try reader.all(
            """
            SELECT account.id, account.code,
                   CASE ? WHEN 'en' THEN account.nameEn WHEN 'zh-Hans' THEN account.nameHans ELSE account.nameHant END,
                   account.kind,
                   coalesce(CASE ? WHEN 'en' THEN above.nameEn WHEN 'zh-Hans' THEN above.nameHans ELSE above.nameHant END, ''),
                   account.searchKey
            FROM account
            LEFT JOIN account AS above ON above.code = account.parentCode
            WHERE account.isActive = 1 AND account.isHeading = 0
            ORDER BY account.code
            """, language, language
        ) { $0.data }
        let query = FoldedQuery(text)
        guard !query.text.isEmpty else { return .rows(rows.prefix(limit).map { Array($0.dropLast()) }) }
        let ranked = rows.enumerated().compactMap { index, row in
            query.rank(code: row[1].text ?? "", key: row[5].text ?? "").map { (rank: $0.rawValue, index: index) }
        }
        let sorted = ranked.sorted { ($0.rank, $0.index) < ($1.rank, $1.index) }
        return .rows(sorted.prefix(limit).map { Array(rows[$0.index].dropLast()) })
    }
}

/// Which account each posting role leads to.
struct PostingRoleList: Query {
    static let name = "ledgers.posting-roles"
    static let title = Text(en: "Posting roles", hans: "入账科目", hant: "入帳科目")
    static let right = Right.readLedgers
    static let fields: [Field] = []
    static let columns = [
        Column.id,
        Column(
            "role", Text(en: "Role", hans: "用途", hant: "用途"), .choice(PostingRole.choices), width: 30
        ),
        Column("account", Text(en: "Account", hans: "科目", hant: "科目"), .code, width: 12),
        Column("name", Text(en: "Name", hans: "名称", hant: "名稱"), .text, width: 34),
    ]

    init() {}
    init(_ parameters: Parameters) {}

    func answer(in reader: Reader, for asker: Asker) throws -> Answer {
        .statement(
            """
            SELECT postingRole.id AS id, role, account.code AS account,
                   CASE ? WHEN 'en' THEN nameEn WHEN 'zh-Hans' THEN nameHans ELSE nameHant END AS name
            FROM postingRole
            JOIN account ON account.id = postingRole.accountId
            """, [asker.language.rawValue], order: "account, role")
    }
}

/// The periods of the books, the newest first.
struct PeriodList: Query {
    static let name = "ledgers.periods"
    static let title = Text(en: "Periods", hans: "会计期间", hant: "會計期間")
    static let right = Right.readLedgers
    static let fields = [
        Field("year", Text(en: "Year", hans: "年度", hant: "年度"), .integer),
        Field.asOf,
    ]
    static let columns = [
        Column.id,
        Column("code", Text(en: "Period", hans: "期间", hant: "期間"), .code, width: 8),
        Column("firstDay", Text(en: "From", hans: "自", hant: "自"), .day, width: 10),
        Column("lastDay", Text(en: "To", hans: "至", hant: "至"), .day, width: 10),
        Column("state", Text(en: "State", hans: "状态", hant: "狀態"), .choice(PeriodState.choices), width: 15),
        Column("debit", Text(en: "Debits", hans: "借方发生额", hant: "借方發生額"), .money, width: 15, total: true),
        Column("closedBy", Text(en: "Closed by", hans: "结账人", hant: "結帳人"), .text, width: 12),
        Column("closedAt", Text(en: "At", hans: "时间", hant: "時間"), .moment, width: 20, extra: true),
        Column("isAdjusting", Text(en: "Year-end", hans: "年末调整", hant: "年底調整"), .flag, width: 8, extra: true),
    ]

    let year: Int64?
    let asOf: Day?

    init(year: Int64? = nil, asOf: Day? = nil) {
        self.year = year
        self.asOf = asOf
    }

    init(_ parameters: Parameters) throws {
        year = try parameters.integer("year")
        asOf = try parameters.day("asOf")
    }

    func answer(in reader: Reader, for asker: Asker) throws -> Answer {
        .statement(
            """
            SELECT fiscalPeriod.id AS id, name AS code, firstDay, lastDay, state, coalesce(moved.debit, 0) AS debit,
                   coalesce(closedBy, '') AS closedBy, coalesce(closedAt, '') AS closedAt, isAdjusting
            FROM fiscalPeriod
            LEFT JOIN (SELECT periodId, sum(debitMinor) AS debit FROM accountBalance GROUP BY periodId) AS moved
              ON moved.periodId = fiscalPeriod.id
            WHERE (? IS NULL OR year = ?) AND (? IS NULL OR firstDay <= ?)
            """, [year, year, asOf, asOf], order: "code DESC")
    }
}
