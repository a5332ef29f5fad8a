internal import Values

// What an import did can be undone: each command that may be imported says which command takes its work back.

/// A command whose work another command takes back. An import is undone through it, row by row from the end.
package protocol UndoableCommand: Command {
    /// The command that takes back what this one did.
    /// - Parameters:
    ///   - sequence: the place of its audit row.
    ///   - outcome: what the person was told then.
    ///   - reason: in the person's language, for documents that keep one.
    func opposite(sequence: Int64, outcome: Outcome, reason: String) -> any Command
}

/// A command that only sets plain rows, such as a price: its rows are put back as they stood before.
package protocol PlainCommand: UndoableCommand {}

extension PlainCommand {
    package func opposite(sequence: Int64, outcome: Outcome, reason: String) -> any Command { TakeBack(sequence: sequence) }
}

/// One command as the audit holds it, with the rows that it brought.
package struct RecordedWork: Sendable {
    package let sequence: Int64
    package let command: String
    package let fields: String
    package let outcome: String
    let inserted: [RowName]
}

/// A row by table and key.
struct RowName: Hashable, Sendable {
    let table: String
    let id: Int64
}

extension Company {
    /// What was recorded under these keys, by key, with words about persons in clear.
    package func recorded(under keys: [String]) throws -> [String: RecordedWork] {
        let found = try recordedAsWritten(under: keys)
        return try found.mapValues { work in
            guard let type = house.commands[work.command] else { return work }
            return RecordedWork(
                sequence: work.sequence, command: work.command, fields: try opened(fields: work.fields, type.fields),
                outcome: work.outcome, inserted: work.inserted)
        }
    }

    private func recordedAsWritten(under keys: [String]) throws -> [String: RecordedWork] {
        try look { reader in
            var found: [String: RecordedWork] = [:]
            for key in keys {
                let work = try reader.one("SELECT id, command, fields, outcome, changes FROM audit WHERE idempotencyKey = ?", key) { row in
                    RecordedWork(
                        sequence: row.int64(0), command: row.text(1), fields: row.text(2), outcome: row.text(3),
                        inserted: try ChangeSet.read(row.text(4)).compactMap { change in
                            if case .inserted(let table, let id, _) = change { RowName(table: table, id: id) } else { nil }
                        })
                }
                if let work { found[key] = work }
            }
            return found
        }
    }

    /// What others built on the rows that `works` brought: by the sequence of the work, the numbers or codes of what
    /// stands on it. Rows that `works` or `own` brought themselves do not count.
    package func laterWork(on works: [RecordedWork], own: [RecordedWork] = []) throws -> [Int64: [String]] {
        try look { reader in
            var bringer: [RowName: Int64] = [:]
            for work in works { for row in work.inserted { bringer[row] = work.sequence } }
            let ours = Set(bringer.keys).union(own.flatMap(\.inserted))
            var found: [Int64: [String]] = [:]
            for (target, names) in try References(reader).names(of: Array(bringer.keys), apartFrom: ours) {
                guard let sequence = bringer[target] else { continue }
                for name in names where !(found[sequence] ?? []).contains(name) { found[sequence, default: []].append(name) }
            }
            // What has a number is named by it; bare rows are told only where nothing better is known.
            return found.mapValues { names in
                let spoken = names.filter { !$0.contains(" ") }
                return (spoken.isEmpty ? names : spoken).sorted()
            }
        }
    }
}

/// Puts the rows that a recorded command changed back as they stood before it, where nobody changed them since.
struct TakeBack: Command {
    static let name = "core.take-back"
    static let title = Text(en: "Take a recorded change back", hans: "撤回已记录的更改", hant: "撤回已記錄的變更")
    static let right = Right.everyone
    static let fields = [
        Field(
            "sequence", Text(en: "Audit number", hans: "审计序号", hant: "稽核序號"), .integer, required: true,
            help: Text(
                en: "Prices, barcodes and rates only, with the right that setting them needs.",
                hans: "仅限价格、条码和汇率，需要设置它们的权限。", hant: "僅限價格、條碼與匯率，需要設定它們的權限。"))
    ]

    let sequence: Int64

    func perform(in transaction: Transaction) throws -> Done {
        let row = try transaction.one("SELECT command, changes FROM audit WHERE id = ?", sequence) { ($0.text(0), $0.text(1)) }
        guard let row, let type = transaction.house.commands[row.0], type is any PlainCommand.Type else {
            throw Refusal.notTakenBack(sequence)
        }
        guard try transaction.may(transaction.session.userId, type.right) else { throw Refusal.notAllowed(type.right) }
        for change in try ChangeSet.read(row.1).reversed() {
            guard try transaction.statements.takeBack(change) else { throw Refusal.changedSince(sequence) }
        }
        return Done()
    }
}

extension Refusal {
    static func notTakenBack(_ sequence: Int64) -> Refusal {
        Refusal(
            "core.not-taken-back",
            Text(
                en: "Audit row \(sequence) is not a plain change. Correct it with the command that archives or reverses it.",
                hans: "审计记录 \(sequence) 不是可直接撤回的更改。请用停用或冲销命令更正。",
                hant: "稽核紀錄 \(sequence) 不是可直接撤回的變更。請以停用或沖銷命令更正。"),
            field: "sequence")
    }

    static func changedSince(_ sequence: Int64) -> Refusal {
        Refusal(
            "core.changed-since",
            Text(
                en: "What audit row \(sequence) set was changed since. Set it anew instead.",
                hans: "审计记录 \(sequence) 设置的内容此后已被修改。请直接重新设置。",
                hant: "稽核紀錄 \(sequence) 設定的內容此後已被修改。請直接重新設定。"),
            field: "sequence")
    }
}
