internal import CSystem
internal import Glibc
internal import Values

// What measuring needs: a copy of the file without its guards, to hold plain writes against.

extension Company {
    /// A copy with the same tables and indexes and no triggers. It is not a company file any more.
    package func copyWithoutGuards(to path: String) throws {
        unlink(path)
        let copying = try Connection(path: self.path, readOnly: false, engine: house.engine)
        try copying.copy(to: path)
        let copy = try Connection(path: path, readOnly: false, engine: house.engine)
        _ = try copy.makeWriteAhead()
        try copy.file.alone { try copy.statements.dropTriggers() }
    }

    /// The columns of every table, in order.
    package func columnNames() throws -> [String: [String]] {
        var all: [String: [String]] = [:]
        for table in house.schema.flatMap(\.tables).map(\.name) {
            all[table] = try connection.statements.columnNames(of: table)
        }
        return all
    }

    /// Audit rows after a sequence, with their hashes.
    package func auditRows(after sequence: Int64) throws -> [(AuditRow, String)] {
        try look { reader in
            var rows: [(AuditRow, String)] = []
            try reader.eachAuditRow(after: sequence) { rows.append(($0, $1)) }
            return rows
        }
    }
}
