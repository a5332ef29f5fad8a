internal import CBaseline
internal import CSystem
internal import Core
internal import Glibc
internal import Values

/// Turns what commands recorded in the audit into plain statements, and times those by C calls alone on a copy of the
/// file as it stood before.
struct Baseline {
    private var statements: [String] = []
    private var statementNumbers: [String: Int32] = [:]
    private var steps: [baseline_step] = []
    private var values: [Datum] = []
    private var ends: [Int32] = []

    /// Adds one transaction: the rows it changed and its audit row.
    mutating func add(_ row: AuditRow, hash: String, columns: [String: [String]]) throws {
        for change in try RecordedChanges.read(row.changes) {
            switch change {
            case .inserted(let table, let data): add(insert(table, data.count), data)
            case .updated(let table, let id, let changed):
                let names = columns[table] ?? []
                let sets = changed.map { "\"\(names[$0.column])\" = ?" }.joined(separator: ", ")
                add("UPDATE \"\(table)\" SET \(sets) WHERE id = ?", changed.map(\.value) + [.integer(id)])
            case .deleted(let table, let id): add("DELETE FROM \"\(table)\" WHERE id = ?", [.integer(id)])
            }
        }
        add(
            insert("audit", 16),
            [
                .integer(row.sequence), .text(row.at), .text(row.day), .integer(row.userId), .text(row.userName), .text(row.route),
                .text(row.station), .text(row.command), .integer(row.version), .text(row.program), .text(row.fields),
                .text(row.outcome), row.key.map { .text($0) } ?? .null, .text(row.changes), .text(row.previous), .text(hash),
            ])
        ends.append(Int32(steps.count))
    }

    /// Rows in the transactions, the audit's included.
    var rowCount: Int { steps.count }

    /// Nanoseconds of each transaction.
    func run(on path: String) -> [Int64] {
        let texts = statements.map { strdup($0) }
        let strings = values.map { datum -> UnsafeMutablePointer<CChar>? in
            if case .text(let text) = datum { strdup(text) } else { nil }
        }
        defer {
            texts.forEach { free($0) }
            strings.forEach { free($0) }
        }
        let bound = zip(values, strings).map { datum, string in
            switch datum {
            case .integer(let value): baseline_value(type: 1, integer: value, text: nil, count: 0)
            case .text(let text): baseline_value(type: 2, integer: 0, text: string, count: Int32(text.utf8.count))
            case .null, .bytes: baseline_value(type: 0, integer: 0, text: nil, count: 0)
            }
        }
        var nanoseconds = [Int64](repeating: 0, count: ends.count)
        let code = baseline_run(
            path, texts.map { UnsafePointer($0) }, Int32(texts.count), steps, bound, ends, Int32(ends.count), &nanoseconds)
        precondition(code == 0, "the baseline failed: \(code)")
        return nanoseconds
    }

    private func insert(_ table: String, _ count: Int) -> String {
        "INSERT INTO \"\(table)\" VALUES (\(Array(repeating: "?", count: count).joined(separator: ", ")))"
    }

    private mutating func add(_ statement: String, _ data: [Datum]) {
        let number: Int32
        if let known = statementNumbers[statement] {
            number = known
        } else {
            number = Int32(statements.count)
            statements.append(statement)
            statementNumbers[statement] = number
        }
        steps.append(baseline_step(statement: number, first: Int32(values.count), values: Int32(data.count)))
        values += data
    }
}
