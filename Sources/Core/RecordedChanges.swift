/// The rows that an audit row records, for programs that want to do the same by other means: measuring, exports.
package enum RecordedChanges {
    /// One changed row.
    package enum Change: Sendable {
        case inserted(table: String, values: [Datum])
        case updated(table: String, id: Int64, columns: [(column: Int, value: Datum)])
        case deleted(table: String, id: Int64)
    }

    /// - Throws: where the text is not what the recorder writes.
    package static func read(_ changes: String) throws -> [Change] {
        try ChangeSet.read(changes).map { change in
            switch change {
            case .inserted(let table, _, let values): .inserted(table: table, values: values)
            case .updated(let table, let id, let columns):
                .updated(table: table, id: id, columns: columns.map { ($0.index, $0.new) })
            case .deleted(let table, let id, _): .deleted(table: table, id: id)
            }
        }
    }
}
