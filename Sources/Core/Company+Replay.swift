internal import Values

// The same commands on an empty file give the same books: each recorded command runs again under its recorded clock,
// day, person and key, and every row it writes is held against what was written then.

/// Where a replay went another way.
package struct ReplayDifference: Sendable {
    package let sequence: Int64
    package let command: String
    package let recorded: String
    package let replayed: String
}

extension Company {
    /// Runs every command of `source` on this freshly founded company.
    /// - Returns: the first difference, or nil where the books are the same.
    package func replay(from source: Company, progress: (Int64) -> Void = { _ in }) throws -> ReplayDifference? {
        isReplaying = true
        defer { isReplaying = false }
        var rows: [AuditRow] = []
        var next: Int64 = 0
        keySource = { subject in try source.look { try $0.secretBytes(of: subject) } }
        defer { keySource = nil }
        while true {
            rows = []
            try source.look { reader in
                try reader.each(
                    """
                    SELECT id, at, day, userId, userName, route, station, command, version, program, fields, outcome,
                           idempotencyKey, changes, previous, hash
                    FROM audit
                    WHERE id > ?
                    ORDER BY id
                    LIMIT 500
                    """, next
                ) { rows.append(try AuditRow(row: $0)) }
            }
            guard let last = rows.last else { return nil }
            for row in rows where row.sequence > 1 {
                if let difference = try replay(row, of: source) { return difference }
            }
            next = last.sequence
            progress(next)
        }
    }

    private func replay(_ row: AuditRow, of source: Company) throws -> ReplayDifference? {
        guard let type = house.commands[row.command], let at = Moment(iso: row.at), let day = Day(iso: row.day),
            let route = Route(rawValue: row.route)
        else { throw Refusal.noSuchCommand(row.command) }
        var session = try session(named: row.userName, route: route, station: row.station)
        session.day = day
        clock = { at }
        let again: (changes: String, outcome: String)
        do {
            again = try perform(recorded: type, row: row, session, source)
        } catch let refusal as Refusal {
            return ReplayDifference(
                sequence: row.sequence, command: row.command, recorded: row.changes + row.outcome,
                replayed: refusal.code + ": " + refusal.text.en)
        }
        guard again.changes != row.changes || again.outcome != row.outcome else { return nil }
        if again.outcome == row.outcome, try comparable(again.changes, to: source) == source.comparable(row.changes, to: source) {
            return nil
        }
        return ReplayDifference(
            sequence: row.sequence, command: row.command, recorded: row.changes + row.outcome,
            replayed: again.changes + again.outcome)
    }

    private func perform<C: Command>(
        recorded type: C.Type, row: AuditRow, _ session: Session, _ source: Company
    ) throws -> (changes: String, outcome: String) {
        let fields = try source.opened(fields: row.fields, C.fields)
        let sequence = try perform(try C.decode(fields), as: session, key: row.key).sequence
        let written = try look { reader in
            try reader.one("SELECT changes, outcome FROM audit WHERE id = ?", sequence) { ($0.text(0), $0.text(1)) }
        }
        return written ?? ("", "")
    }
}

extension Company {
    /// Changes in clear, the words of everybody who was erased in `source` made the mark, and what is no change then left
    /// out: what a replay of `source` can be held against, whatever keys each file has, also where an older program
    /// recorded in clear.
    fileprivate func comparable(_ changes: String, to source: Company) throws -> String {
        let map = try personalMap()
        let erased = try Set(source.look { try $0.all("SELECT kind, subjectId FROM erasure") { Subject($0.text(0), $0.int64(1)) } })
        return try look { reader in
            let keys = KeyRing(reader)
            func clear(_ value: Datum) throws -> Datum {
                guard let text = value.text, let subject = SealedText.subject(of: text) else { return value }
                return erased.contains(subject) ? .text(SealedText.erased) : try keys.opened(value) ?? value
            }
            let all = try ChangeSet.read(changes).compactMap { change -> RowChange? in
                guard let entry = map.entries[change.table] else { return change }
                let change = try change.mapped { entry.positions.contains($0) ? try clear($1) : $1 }
                guard case .updated(let table, let id, let columns) = change else { return change }
                let left = columns.filter { $0.old != $0.new }
                return left.isEmpty ? nil : .updated(table: table, id: id, columns: left)
            }
            return ChangeSet.text(all)
        }
    }
}
