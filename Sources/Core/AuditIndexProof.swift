internal import Values

/// What the audit says the index must hold.
extension AuditIndex {
    /// Every audit row with the records that it touched, first to last.
    static func each(_ reader: Reader, _ house: House, _ body: (_ entry: Int64, _ records: Set<RowName>) throws -> Void) throws {
        let rules = Dictionary(grouping: house.followed, by: \.table)
        // A change of a row does not say to what the row belongs: its birth did.
        var keys: [RowName: [Int64?]] = [:]
        try reader.each("SELECT id, changes FROM audit ORDER BY id") { row in
            var found: Set<RowName> = []
            for change in (try? ChangeSet.read(row.text(1))) ?? [] {
                let (name, values, columns) = change.parts
                guard let rules = rules[name.table] else { continue }
                for (place, rule) in rules.enumerated() {
                    guard let column = rule.column else {
                        found.insert(RowName(table: rule.record, id: name.id))
                        continue
                    }
                    var known = keys[name] ?? Array(repeating: nil, count: rules.count)
                    if let key = known[place] { found.insert(RowName(table: rule.record, id: key)) }
                    if let values { known[place] = values.indices.contains(column) ? values[column].integer : nil }
                    if let changed = columns.first(where: { $0.index == column }) { known[place] = changed.new.integer }
                    if let key = known[place] { found.insert(RowName(table: rule.record, id: key)) }
                    keys[name] = known
                }
                // The key of a row that is gone may come again, for a row that belongs to another record.
                if case .deleted = change { keys[name] = nil }
            }
            try body(row.int64(0), found)
        }
    }

    /// Makes the index anew: for an audit that was written before there was one, or when less was followed.
    static func fill(_ reader: Reader, _ house: House) throws {
        try reader.statements.run("DELETE FROM auditDocument", [])
        try reader.statements.run("DELETE FROM auditRecord", [])
        try each(reader, house) { entry, records in
            try note(records.sorted { ($0.table, $0.id) < ($1.table, $1.id) }, in: entry, reader.statements)
        }
    }

    /// The index against the audit, entry by entry.
    static func proof(_ reader: Reader, _ house: House) throws -> ProofResult {
        // An entry's records are remembered as the exclusive or of their digests.
        var indexed: [Int64: Int] = [:]
        try reader.each("SELECT tableName, recordId, entry FROM auditRecord") { row in
            indexed[row.int64(2), default: 0] ^= RowName(table: row.text(0), id: row.int64(1)).hashValue
        }
        try reader.each("SELECT id FROM auditDocument") { row in
            indexed[row.int64(0) % room, default: 0] ^= RowName(table: "document", id: row.int64(0) / room).hashValue
        }
        var findings: [Finding] = []
        try each(reader, house) { entry, records in
            let expected = records.reduce(0) { $0 ^ $1.hashValue }
            if indexed.removeValue(forKey: entry) ?? 0 != expected { findings.append(apart(entry)) }
        }
        return ProofResult(findings: findings + indexed.keys.sorted().map(apart))
    }

    private static func apart(_ entry: Int64) -> Finding {
        Finding(
            table: "auditRecord", row: entry,
            text: Text(
                en: "the index of histories says something else than audit \(entry): it was edited from outside",
                hans: "历史索引与审计第 \(entry) 条不符：被外部修改", hant: "歷史索引與稽核第 \(entry) 筆不符：遭外部修改"))
    }
}

extension RowChange {
    /// The row, all its values where it came or went, the columns that changed.
    fileprivate var parts: (RowName, values: [Datum]?, columns: [(index: Int, old: Datum, new: Datum)]) {
        switch self {
        case .inserted(let table, let id, let values), .deleted(let table, let id, let values):
            (RowName(table: table, id: id), values, [])
        case .updated(let table, let id, let columns): (RowName(table: table, id: id), nil, columns)
        }
    }
}
