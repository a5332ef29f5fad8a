internal import Values

/// What a command did to one field of one record, in words.
struct FieldChange {
    let record: String
    let field: String
    let old: String
    let new: String
}

extension RecordWords {
    /// Every changed field of the rows that people know by a name, those of the command's own department first. A line that
    /// was written anew in the place of another is a changed line.
    func changes(
        _ recorded: String, command: String, where isOpen: (_ table: String, _ id: Int64) throws -> Bool
    ) throws -> [FieldChange] {
        let department = command.split(separator: ".").first.map(String.init) ?? ""
        let known = try RecordWords.joined(try ChangeSet.read(recorded), place).filter {
            try house.recordTitle($0.table) != nil && isOpen($0.table, $0.id)
        }
        let ranked = known.enumerated().sorted { left, right in
            let ranks = [left, right].map { rank($0.element.table, department) }
            return ranks[0] == ranks[1] ? left.offset < right.offset : ranks[0] < ranks[1]
        }
        return try ranked.flatMap { try fields(of: $0.element) }
    }

    private func rank(_ table: String, _ department: String) -> Int {
        house.keeper(of: table)?.code == department ? 0 : table == "document" ? 2 : 1
    }

    /// Where a line stands in its document: the same place twice is the same line.
    private func place(_ table: String, _ values: [Datum]) throws -> String? {
        guard let parent = house.table(table)?.references.first else { return nil }
        let names = try columns(of: table)
        guard let above = names.firstIndex(of: parent.column), above != 0, let line = names.firstIndex(of: "line") else { return nil }
        return values.indices.contains(max(above, line)) ? "\(table) \(values[above].plain) \(values[line].plain)" : nil
    }

    /// One changed row: whole rows where it was born or went, single columns where it changed.
    struct Changed {
        let table: String
        let id: Int64
        var old: [Datum]?
        var new: [Datum]?
        var columns: [(index: Int, old: Datum, new: Datum)]?
    }

    private static func joined(_ all: [RowChange], _ place: (String, [Datum]) throws -> String?) rethrows -> [Changed] {
        var out: [Changed] = []
        var gone: [String: Int] = [:]
        for change in all {
            switch change {
            case .updated(let table, let id, let columns): out.append(Changed(table: table, id: id, columns: columns))
            case .deleted(let table, let id, let values):
                if let place = try place(table, values) { gone[place] = out.count }
                out.append(Changed(table: table, id: id, old: values))
            case .inserted(let table, let id, let values):
                if let place = try place(table, values), let before = gone.removeValue(forKey: place) {
                    out[before].new = values
                } else {
                    out.append(Changed(table: table, id: id, new: values))
                }
            }
        }
        return out
    }

    private func fields(of row: Changed) throws -> [FieldChange] {
        let names = try columns(of: row.table)
        let whole = row.new ?? row.old
        let record = try record(row.table, row.id, values: whole)
        func shown(_ index: Int, _ old: Datum, _ new: Datum) throws -> FieldChange? {
            guard names.indices.contains(index), let field = field(row.table, names[index]), old != new else { return nil }
            let words = try [old, new].map { try value($0, row.table, names[index], id: row.id, values: whole) }
            return words[0] == words[1] ? nil : FieldChange(record: record, field: field, old: words[0], new: words[1])
        }
        if let changed = row.columns { return try changed.compactMap { try shown($0.index, $0.old, $0.new) } }
        return try names.indices.compactMap { index in
            try shown(
                index, row.old.flatMap { $0.indices.contains(index) ? $0[index] : nil } ?? .null,
                row.new.flatMap { $0.indices.contains(index) ? $0[index] : nil } ?? .null)
        }
    }
}

/// What one command changed: each changed field of each record, before and after. For whoever reads the audit, and for those
/// who may read the record that they ask about.
struct ChangeDetail: Query {
    static let name = "core.change"
    static let title = Text(en: "What changed", hans: "变更内容", hant: "變更內容")
    static let right = Right.everyone
    static let fields = [
        Field("entry", Text(en: "Audit number", hans: "审计序号", hant: "稽核序號"), .integer, required: true)
    ]
    static let columns = [
        Column("record", Text(en: "Record", hans: "记录", hant: "紀錄"), .text, width: 24),
        Column("field", Text(en: "Field", hans: "字段", hant: "欄位"), .text, width: 16),
        Column("old", Text(en: "Before", hans: "变更前", hant: "變更前"), .text, width: 17),
        Column("new", Text(en: "After", hans: "变更后", hant: "變更後"), .text, width: 17),
    ]

    let entry: Int64

    init(_ parameters: Parameters) throws {
        guard let entry = try parameters.integer("entry") else { throw Refusal.missing("entry") }
        self.entry = entry
    }

    func answer(in reader: Reader, for asker: Asker) throws -> Answer {
        let found = try reader.one("SELECT command, changes FROM audit WHERE id = ?", entry) { ($0.text(0), $0.text(1)) }
        guard let found, try AuditRights.mayRead(found.0, found.1, reader, asker) else { return .rows([]) }
        return .rows(
            try RecordWords(reader, asker).changes(
                found.1, command: found.0, where: { try AuditRights.isOpen($0, $1, reader, asker) }
            ).map { change in
                [.text(change.record), .text(change.field), .text(change.old), .text(change.new)]
            })
    }
}

/// Who may see what of the audit. The auditor sees all.
enum AuditRights {
    /// Others see what a department did that they may read, where they may read a document that it touched, or it touched none.
    static func mayRead(_ command: String, _ changes: String, _ reader: Reader, _ asker: Asker) throws -> Bool {
        if asker.session.may(.readAudit) { return true }
        let department = command.prefix { $0 != "." }
        guard asker.session.rights.contains(department + ".read") else { return false }
        let touched = try ChangeSet.read(changes).compactMap { change -> Int64? in
            switch change {
            case .inserted("document", let id, _), .deleted("document", let id, _), .updated("document", let id, _): id
            default: nil
            }
        }
        return try touched.isEmpty || touched.contains { try isOpen(document: $0, reader, asker) }
    }

    /// Of a command's rows they see those of departments that they may read.
    static func isOpen(_ table: String, _ id: Int64, _ reader: Reader, _ asker: Asker) throws -> Bool {
        if asker.session.may(.readAudit) { return true }
        if table == "document" { return try isOpen(document: id, reader, asker) }
        guard let keeper = asker.house.keeper(of: table)?.code, keeper != "core" else { return table == "approval" }
        return asker.session.rights.contains(keeper + ".read")
    }

    private static func isOpen(document id: Int64, _ reader: Reader, _ asker: Asker) throws -> Bool {
        guard let kind = try reader.document(id)?.kind, let declared = asker.house.documents.first(where: { $0.kind == kind }),
            asker.session.may(declared.right)
        else { return false }
        guard declared.isLimited(asker.scope) else { return true }
        return try declared.rows(in: reader, for: asker, party: nil, number: nil).contains { $0[0].integer == id }
    }
}
