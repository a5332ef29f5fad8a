internal import Values

/// Replays what the audit says about every row and holds the outcome against the file: whatever was edited from
/// outside, triggers dropped or not, is named by table and row.
enum RowProofs {
    private struct Key: Hashable {
        let table: Int
        let id: Int64
    }

    static func rows(_ reader: Reader, house: House) throws -> ProofResult {
        var tableNumbers: [String: Int] = [:]
        var names: [String] = []
        func number(_ table: String) -> Int {
            if let known = tableNumbers[table] { return known }
            names.append(table)
            tableNumbers[table] = names.count - 1
            return names.count - 1
        }
        // A row is remembered as the exclusive or of the digests of its columns, so one changed column is one step.
        var digests: [Key: Int] = [:]
        var findings: [Finding] = []
        // What the schema itself lays (fixed choices of a department) was there before the first command.
        let model = try Connection(path: ":memory:", readOnly: false, engine: house.engine)
        try Company.lay(house.schema, on: model)
        for table in try tables(Reader(statements: model.statements)) {
            try model.statements.run(text: "SELECT id, * FROM \"\(table)\"", []) { row in
                digests[Key(table: number(table), id: row.int64(0))] = digest((1..<row.count).map { row.datum($0) })
            }
        }
        let map = try PersonalMap(house.personal, statements: reader.statements)
        let keys = KeyRing(reader)
        // Sealed words are opened with their subject's key; of an erased subject only the mark is left.
        func opened(_ table: String, _ index: Int, _ value: Datum, _ sequence: Int64) throws -> Datum {
            guard map.isPersonal(table, index) else { return value }
            if let value = try keys.opened(value) { return value }
            findings.append(unopened(sequence, table))
            return value
        }
        func opened(_ table: String, _ values: [Datum], _ sequence: Int64) throws -> [Datum] {
            guard map.entries[table] != nil else { return values }
            return try values.enumerated().map { try opened(table, $0, $1, sequence) }
        }
        try reader.each("SELECT id, changes FROM audit ORDER BY id") { row in
            let sequence = row.int64(0)
            guard let changes = try? ChangeSet.read(row.text(1)) else {
                findings.append(
                    Finding(
                        table: "audit", row: sequence,
                        text: Text(
                            en: "the changed rows of audit \(sequence) cannot be read",
                            hans: "审计第 \(sequence) 条的变更记录无法读取", hant: "稽核第 \(sequence) 筆的變更紀錄無法讀取")))
                return
            }
            for change in changes {
                switch change {
                case .inserted(let table, let id, let values):
                    digests[Key(table: number(table), id: id)] = digest(try opened(table, values, sequence))
                case .deleted(let table, let id, _): digests[Key(table: number(table), id: id)] = nil
                case .updated(let table, let id, let columns):
                    for column in columns {
                        digests[Key(table: number(table), id: id), default: 0] ^=
                            digest(column.index, try opened(table, column.index, column.old, sequence))
                            ^ digest(column.index, try opened(table, column.index, column.new, sequence))
                    }
                }
            }
        }
        for table in try tables(reader) {
            let place = number(table)
            try reader.statements.run(text: "SELECT id, * FROM \"\(table)\" ORDER BY id", []) { row in
                let id = row.int64(0)
                let values = (1..<row.count).map { row.datum($0) }
                let known = digests.removeValue(forKey: Key(table: place, id: id))
                if known != digest(values) { findings.append(finding(table, id, isKnown: known != nil)) }
            }
        }
        for key in digests.keys.sorted(by: { ($0.table, $0.id) < ($1.table, $1.id) }) {
            let (table, id) = (names[key.table], key.id)
            findings.append(
                Finding(
                    table: table, row: id,
                    text: Text(
                        en: "\(table) \(id) was removed from outside", hans: "\(table) \(id) 被外部删除",
                        hant: "\(table) \(id) 被外部刪除")))
        }
        return ProofResult(findings: findings)
    }

    /// The tables whose rows only commands write.
    private static func tables(_ reader: Reader) throws -> [String] {
        let outside = Set(CoreSchema.unaudited + ["company", "schemaStep"])
        return try reader.statements.tableNames().filter { !outside.contains($0) }
    }

    private static func unopened(_ sequence: Int64, _ table: String) -> Finding {
        Finding(
            table: "audit", row: sequence,
            text: Text(
                en: "personal words of \(table) in audit \(sequence) cannot be opened: their key was changed or removed from outside",
                hans: "审计第 \(sequence) 条中 \(table) 的个人信息无法解密：密钥被外部改动或删除",
                hant: "稽核第 \(sequence) 筆中 \(table) 的個人資料無法解密：金鑰遭外部變更或刪除"))
    }

    private static func finding(_ table: String, _ id: Int64, isKnown: Bool) -> Finding {
        Finding(
            table: table, row: id,
            text: isKnown
                ? Text(
                    en: "\(table) \(id) is not as its last command left it: it was edited from outside",
                    hans: "\(table) \(id) 与最后一次命令的结果不符：被外部修改",
                    hant: "\(table) \(id) 與最後一次命令的結果不符：遭外部修改")
                : Text(
                    en: "\(table) \(id) was added from outside: no command wrote it",
                    hans: "\(table) \(id) 由外部添加：没有命令写入过它", hant: "\(table) \(id) 由外部新增：沒有命令寫入過它"))
    }

    private static func digest(_ values: [Datum]) -> Int {
        var all = 0
        for (index, value) in values.enumerated() { all ^= digest(index, value) }
        return all
    }

    private static func digest(_ index: Int, _ value: Datum) -> Int {
        var hasher = Hasher()
        hasher.combine(index)
        hasher.combine(value)
        return hasher.finalize()
    }
}
