internal import Values

/// The history of one record: every command that changed it or what belongs to it, with who, when and what. A document by
/// its id, any other record by its table and key.
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
        Column("id", Text(en: "No.", hans: "序号", hant: "序號"), .integer, width: 6),
        Column("at", Text(en: "When (UTC)", hans: "时间 (UTC)", hant: "時間 (UTC)"), .moment, width: 19),
        Column("userName", Text(en: "User", hans: "用户", hant: "使用者"), .code, width: 10),
        Column("title", Text(en: "What", hans: "操作", hant: "操作"), .request, width: 18),
        Column("change", Text(en: "Before → after", hans: "变更前 → 变更后", hant: "變更前 → 變更後"), .text, width: 20),
        Column("command", Text(en: "Command", hans: "命令", hant: "命令"), .code, width: 36, extra: true),
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
        let words = RecordWords(reader, asker)
        let record = try asker.house.historied(RowName(table: table, id: key), reader)
        var rows: [[Datum]] = []
        func take(_ row: borrowing Row) throws {
            let (command, changes) = (row.text(3), row.text(5))
            guard try AuditRights.mayRead(command, changes, reader, asker) else { return }
            let changed = try words.changes(changes, command: command) { try AuditRights.isOpen($0, $1, reader, asker) }
            let summary = changed.first { !$0.old.isEmpty }.map { "\($0.field): \($0.old) → \($0.new)" } ?? changed.first?.record ?? ""
            let title = asker.house.title(ofRequest: command)?[asker.language] ?? command
            rows.append([row.datum(0), row.datum(1), row.datum(2), .text(title), .text(summary), .text(command), row.datum(4)])
        }
        for entry in try AuditIndex.entries(of: record, reader) {
            try reader.each("SELECT id, at, userName, command, fields, changes FROM audit WHERE id = ?", entry) { try take($0) }
        }
        return .rows(rows)
    }
}

extension House {
    /// The record whose history a row's is: the document that it is part of, else itself.
    fileprivate func historied(_ row: RowName, _ reader: Reader) throws -> RowName {
        guard belongsToDocument(row.table), let definition = table(row.table), let parent = definition.references.first,
            let place = definition.columnNames.firstIndex(of: parent.column), let values = try reader.storedRow(of: definition, id: row.id),
            let key = values[place].integer
        else { return row }
        return try historied(RowName(table: parent.table, id: key), reader)
    }
}

/// Every change of a setting: which one, before and after, with who and when.
struct SettingHistory: Query {
    static let name = "core.setting-history"
    static let title = Text(en: "History of settings", hans: "设置修改历史", hant: "設定修改歷史")
    static let right = Right.readAudit
    static let fields: [Field] = []
    static let columns = [
        Column("id", Text(en: "No.", hans: "序号", hant: "序號"), .integer, width: 6),
        Column("at", Text(en: "When (UTC)", hans: "时间 (UTC)", hant: "時間 (UTC)"), .moment, width: 19),
        Column("userName", Text(en: "User", hans: "用户", hant: "使用者"), .code, width: 10),
        Column("title", Text(en: "Setting", hans: "设置项", hant: "設定項目"), .text, width: 22),
        Column("old", Text(en: "Before", hans: "变更前", hant: "變更前"), .text, width: 8),
        Column("new", Text(en: "After", hans: "变更后", hant: "變更後"), .text, width: 7),
        Column("setting", Text(en: "Name", hans: "名称", hant: "名稱"), .code, width: 34, extra: true),
    ]

    init(_ parameters: Parameters) {}

    func answer(in reader: Reader, for asker: Asker) throws -> Answer {
        let place = asker.house.table("setting")?.columnNames.firstIndex(of: "value") ?? 0
        var rows: [[Datum]] = []
        try reader.each(
            "SELECT id, at, userName, fields, changes FROM audit WHERE command LIKE '%.change-setting' ORDER BY id DESC"
        ) { row in
            let said = (try? JSON.decode([String: JSONValue].self, row.text(3))) ?? [:]
            guard case .text(let name)? = said["setting"] else { return }
            let setting = asker.house.setting(name)
            var values: (old: String, new: String) = (setting?.fallback ?? "", "")
            for change in try ChangeSet.read(row.text(4)) {
                switch change {
                case .inserted("setting", _, let new) where new.indices.contains(place): values.new = new[place].plain
                case .updated("setting", _, let columns):
                    // Said again without another value: it stayed as it was.
                    let kept: String = if case .text(let value)? = said["value"] { value } else { "" }
                    values = columns.first { $0.index == place }.map { ($0.old.plain, $0.new.plain) } ?? (kept, kept)
                default: break
                }
            }
            func words(_ value: String) -> Datum { .text(setting?.words(value, asker.language) ?? value) }
            rows.append([
                row.datum(0), row.datum(1), row.datum(2), .text(setting?.title[asker.language] ?? name), words(values.old),
                words(values.new), .text(name),
            ])
        }
        return .rows(rows)
    }
}

extension Setting {
    /// A value as people read it.
    func words(_ value: String, _ language: Language) -> String {
        guard case .choice(let choices) = kind else { return value }
        return choices.first { $0.code == value }?.title[language] ?? value
    }
}
