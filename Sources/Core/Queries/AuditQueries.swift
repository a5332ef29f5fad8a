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
        Column("userName", Text(en: "User", hans: "用户", hant: "使用者"), .code, width: 12),
        Column("title", Text(en: "What", hans: "操作", hant: "操作"), .request, width: 27),
        Column("route", Text(en: "Route", hans: "途径", hant: "途徑"), .choice(Route.choices), width: 8),
        Column("command", Text(en: "Command", hans: "命令", hant: "命令"), .code, width: 27, extra: true),
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
            SELECT id, at, userName, command AS title, route, command, station, fields
            FROM audit
            WHERE (? IS NULL OR day >= ?) AND (? IS NULL OR day <= ?)
              AND (? IS NULL OR userName = ?) AND (? IS NULL OR command = ?)
            """, [from, from, to, to, user, user, command, command], order: "id DESC")
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
        Column("title", Text(en: "Setting", hans: "设置项", hant: "設定項目"), .text, width: 42),
        Column("value", Text(en: "Value", hans: "值", hant: "值"), .text, width: 14),
        Column("mayChange", Text(en: "Yours to change", hans: "可由您修改", hant: "可由您修改"), .flag, width: 15),
        Column("name", Text(en: "Name", hans: "名称", hant: "名稱"), .code, width: 34, extra: true),
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
                    .text(setting.title[asker.language]), .text(setting.words(value?.0 ?? setting.fallback, asker.language)),
                    .integer(asker.session.may(setting.right) ? 1 : 0), .text(setting.name), .text(value?.1 ?? ""),
                    value.map { .text($0.2) } ?? .null,
                ]
            })
    }
}

extension Route {
    /// The ways in, in words.
    static let choices = allCases.map { Choice($0.rawValue, $0.title) }

    private var title: Text {
        switch self {
        case .terminal: Text(en: "screen", hans: "屏幕", hant: "畫面")
        case .ssh: Text(verbatim: "SSH")
        case .commandLine: Text(en: "command", hans: "命令行", hant: "命令列")
        case .file: Text(en: "file", hans: "文件", hant: "檔案")
        case .batch: Text(en: "batch", hans: "批处理", hant: "批次")
        case .bringing: Text(en: "import", hans: "导入", hant: "匯入")
        case .job: Text(en: "job", hans: "作业", hant: "作業")
        }
    }
}
