internal import Values

/// Who did what, when and from where.
struct AuditTrail: Query {
    static let name = "core.audit"
    static let title = Text(en: "Audit", hans: "审计记录", hant: "稽核紀錄")
    static let right = Right.readAudit
    static let fields = [
        Field("from", Text(en: "From day", hans: "起始日期", hant: "起始日期"), .day),
        Field("to", Text(en: "To day", hans: "截止日期", hant: "截止日期"), .day),
        Field("user", Text(en: "User", hans: "用户", hant: "使用者"), .text(max: 32)),
        Field("command", Text(en: "Command", hans: "命令", hant: "命令"), .text(max: 60)),
    ]
    static let columns = [
        Column("id", Text(en: "No.", hans: "序号", hant: "序號"), .integer, width: 7),
        Column("at", Text(en: "When (UTC)", hans: "时间 (UTC)", hant: "時間 (UTC)"), .moment, width: 19),
        Column("userName", Text(en: "User", hans: "用户", hant: "使用者"), .code, width: 10),
        Column("command", Text(en: "Command", hans: "命令", hant: "命令"), .code, width: 27),
        Column("route", Text(en: "Route", hans: "途径", hant: "途徑"), .text, width: 12),
        Column("station", Text(en: "From", hans: "来源", hant: "來源"), .text, width: 20, extra: true),
        Column("fields", Text(en: "Fields", hans: "字段", hant: "欄位"), .text, width: 60, extra: true, personal: true),
    ]

    let from: Day?
    let to: Day?
    let user: String?
    let command: String?

    init(_ parameters: Parameters) throws {
        from = try parameters.day("from")
        to = try parameters.day("to")
        user = parameters.text("user")
        command = parameters.text("command")
    }

    func answer(in reader: Reader, for asker: Asker) throws -> Answer {
        .statement(
            """
            SELECT id, at, userName, command, route, station, fields
            FROM audit
            WHERE (? IS NULL OR day >= ?) AND (? IS NULL OR day <= ?)
              AND (? IS NULL OR userName = ?) AND (? IS NULL OR command = ?)
            """, [from, from, to, to, user, user, command, command], order: "id DESC")
    }
}

/// The history of one record: every command that changed its row, with who and when. A document by its id, any other
/// record by its table and key.
struct RecordHistory: Query {
    static let name = "core.history"
    static let title = Text(en: "History of a record", hans: "记录历史", hant: "紀錄歷史")
    static let right = Right.everyone
    static let fields = [
        Field("document", Text(en: "Document", hans: "单据", hant: "單據"), .integer),
        Field("table", Text(en: "Table", hans: "数据表", hant: "資料表"), .text(max: 40)),
        Field("key", Text(en: "Key", hans: "主键", hant: "主鍵"), .integer),
    ]
    static let columns = [
        Column("id", Text(en: "No.", hans: "序号", hant: "序號"), .integer, width: 7),
        Column("at", Text(en: "When (UTC)", hans: "时间 (UTC)", hant: "時間 (UTC)"), .moment, width: 19),
        Column("userName", Text(en: "User", hans: "用户", hant: "使用者"), .code, width: 12),
        Column("command", Text(en: "Command", hans: "命令", hant: "命令"), .code, width: 36),
        Column("fields", Text(en: "Fields", hans: "字段", hant: "欄位"), .text, width: 60, extra: true, personal: true),
    ]

    let table: String
    let key: Int64

    init(_ parameters: Parameters) throws {
        if let document = try parameters.integer("document") {
            (table, key) = ("document", document)
        } else {
            guard let key = try parameters.integer("key"), let table = parameters.text("table") else { throw Refusal.missing("document") }
            self.key = key
            self.table = table.filter { $0.isASCII && $0.isLetter }
        }
    }

    func answer(in reader: Reader, for asker: Asker) throws -> Answer {
        let born = "%[\"i\",\"\(table)\",\(key),%"
        let changed = "%[\"u\",\"\(table)\",\(key),%"
        var rows: [[Datum]] = []
        try reader.each(
            "SELECT id, at, userName, command, fields FROM audit WHERE changes LIKE ? OR changes LIKE ? ORDER BY id", born, changed
        ) { row in
            // A person sees what departments did that they may read; the auditor sees all.
            let department = row.text(3).prefix { $0 != "." }
            if asker.session.may(.readAudit) || asker.session.rights.contains(department + ".read") { rows.append(row.data) }
        }
        return .rows(rows)
    }
}

/// What the company decided, department by department.
struct SettingList: Query {
    static let name = "core.settings"
    static let title = Text(en: "Settings", hans: "设置", hant: "設定")
    static let right = Right.everyone
    static let fields = [
        Field("department", Text(en: "Department", hans: "部门", hant: "部門"), .text(max: 20))
    ]
    static let columns = [
        Column("name", Text(en: "Setting", hans: "设置项", hant: "設定項目"), .code, width: 34),
        Column("title", Text(en: "Meaning", hans: "含义", hant: "說明"), .text, width: 28),
        Column("value", Text(en: "Value", hans: "值", hant: "值"), .text, width: 12),
        Column("changedBy", Text(en: "Changed by", hans: "修改人", hant: "修改人"), .code, width: 10, extra: true),
        Column("changedAt", Text(en: "Changed at", hans: "修改时间", hant: "修改時間"), .moment, width: 19, extra: true),
    ]

    let department: String?

    init(_ parameters: Parameters) { department = parameters.text("department") }

    func answer(in reader: Reader, for asker: Asker) throws -> Answer {
        var kept: [String: (String, String, String)] = [:]
        try reader.each("SELECT name, value, changedBy, changedAt FROM setting") {
            kept[$0.text(0)] = ($0.text(1), $0.text(2), $0.text(3))
        }
        return .rows(
            asker.house.settings.filter { setting in
                department.map { setting.name.hasPrefix($0 + ".") } ?? true
            }.filter { asker.session.may($0.right) || asker.session.may(.readAudit) }.map { setting in
                let value = kept[setting.name]
                return [
                    .text(setting.name), .text(setting.title[asker.language]), .text(value?.0 ?? setting.fallback),
                    .text(value?.1 ?? ""), value.map { .text($0.2) } ?? .null,
                ]
            })
    }
}

/// Every change of a setting, with who and when.
struct SettingHistory: Query {
    static let name = "core.setting-history"
    static let title = Text(en: "History of settings", hans: "设置修改历史", hant: "設定修改歷史")
    static let right = Right.readAudit
    static let fields: [Field] = []
    static let columns = [
        Column("id", Text(en: "No.", hans: "序号", hant: "序號"), .integer, width: 7),
        Column("at", Text(en: "When (UTC)", hans: "时间 (UTC)", hant: "時間 (UTC)"), .moment, width: 19),
        Column("userName", Text(en: "User", hans: "用户", hant: "使用者"), .code, width: 10),
        Column("fields", Text(en: "Setting and value", hans: "设置项与值", hant: "設定項目與值"), .text, width: 40),
    ]

    init(_ parameters: Parameters) {}

    func answer(in reader: Reader, for asker: Asker) throws -> Answer {
        .statement(
            "SELECT id, at, userName, fields FROM audit WHERE command LIKE '%.change-setting'", [], order: "id DESC")
    }
}
