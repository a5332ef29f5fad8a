internal import Values

// The index of the audit: which of its rows touched which record. It makes a history a look-up; what it says can be worked out
// of the audit at any time.

/// Rows of a table that touch a record with a history: themselves, or what they belong to.
struct FollowedRow {
    let table: String
    /// The place of the column with the record's key; nil: the row is the record.
    let column: Int?
    /// The record's table.
    let record: String
}

extension House {
    /// Documents by their row, which every change of a document touches; other records by their own row and by those of what
    /// belongs to them: barcodes to an item, roles to a user. Who changes what is followed lays a schema step besides: the index
    /// of older files is made anew by a migration only.
    var followed: [FollowedRow] {
        schema.flatMap(\.tables).filter { recordTitle($0.name) != nil && !belongsToDocument($0.name) }.flatMap { table in
            let own = FollowedRow(table: table.name, column: nil, record: table.name)
            guard let parent = table.references.first, parent.column != "id", recordTitle(parent.table) != nil,
                keeper(of: parent.table)?.code == keeper(of: table.name)?.code,
                let place = table.columnNames.firstIndex(of: parent.column)
            else { return [own] }
            return [own, FollowedRow(table: table.name, column: place, record: parent.table)]
        }
    }

    /// Whether a row of the table is part of a document: an order's head, its lines, an approval.
    func belongsToDocument(_ name: String) -> Bool {
        guard name != "document", let parent = table(name)?.references.first?.table, parent != name else { return false }
        return parent == "document" || belongsToDocument(parent)
    }
}

/// Where in the audit a record is to be found.
enum AuditIndex {
    /// Keys of `auditDocument` are a document's times this, and an audit row's.
    static let room: Int64 = 1 << 32

    /// Notes that an audit row touched these records.
    static func note(_ records: some Sequence<RowName>, in entry: Int64, _ statements: Statements) throws {
        for record in records {
            if record.table == "document" {
                try statements.run("INSERT INTO auditDocument (id) VALUES (?)", [record.id * room + entry])
            } else {
                try statements.run(
                    "INSERT INTO auditRecord (tableName, recordId, entry) VALUES (?, ?, ?)", [record.table, record.id, entry])
            }
        }
    }

    /// The audit rows that touched a record, first to last.
    static func entries(of record: RowName, _ reader: Reader) throws -> [Int64] {
        if record.table == "document" {
            let first = record.id.multipliedReportingOverflow(by: room)
            guard !first.overflow, first.partialValue >= 0 else { return [] }
            return try reader.all(
                "SELECT id FROM auditDocument WHERE id >= ? AND id <= ? ORDER BY id", first.partialValue, first.partialValue + (room - 1)
            ) { $0.int64(0) % room }
        }
        return try reader.all(
            "SELECT entry FROM auditRecord WHERE tableName = ? AND recordId = ? ORDER BY entry", record.table, record.id
        ) { $0.int64(0) }
    }
}
