/// Writes the declared guards of a table as triggers. They hold with `recursive_triggers` off as well: births over an
/// existing key are refused before the row is written, so neither OR REPLACE form can walk past them.
enum Guards {
    static func triggers(for table: TableDefinition, uniqueColumns: [[String]]) -> [String] {
        table.guards.flatMap { triggers(table.name, $0, uniqueColumns, besides: "") }
    }

    /// The guards of a table with personal columns: an erasure may blank those and nothing else, and no row changes over
    /// to another subject.
    static func triggers(
        for table: TableDefinition, uniqueColumns: [[String]], personal: PersonalColumns, columns: [String]
    ) -> [String] {
        let isErasure = columns.map { name in
            let same = "NEW.\"\(name)\" IS OLD.\"\(name)\""
            return personal.columns.contains(name) ? "(\(same) OR NEW.\"\(name)\" = '\(SealedText.erased)')" : same
        }
        let besides = " AND NOT (" + isErasure.joined(separator: " AND ") + ")"
        let guards = table.guards.flatMap { triggers(table.name, $0, uniqueColumns, besides: besides) }
        guard let way = personal.path.column else { return guards }
        return guards + [
            trigger(
                table.name, "subject", "BEFORE UPDATE", when: "NEW.\"\(way)\" IS NOT OLD.\"\(way)\"",
                says: "a row with personal words keeps its subject")
        ]
    }

    /// `besides` is what a change may be although rows never change.
    private static func triggers(_ table: String, _ guarded: Guard, _ unique: [[String]], besides: String) -> [String] {
        switch guarded {
        case .appendOnly:
            [
                trigger(table, "birth", "BEFORE INSERT", when: bornOver(table, unique), says: "a row stands there already"),
                trigger(
                    table, "change", "BEFORE UPDATE", when: besides.isEmpty ? nil : String(besides.dropFirst(5)),
                    says: "rows never change"),
                trigger(table, "removal", "BEFORE DELETE", when: nil, says: "rows are never removed"),
            ]
        case .permanent:
            [
                trigger(table, "birth", "BEFORE INSERT", when: bornOver(table, unique), says: "a row stands there already"),
                trigger(table, "key", "BEFORE UPDATE", when: "NEW.id <> OLD.id" + takesOver(table, unique), says: "a row keeps its key"),
                trigger(table, "removal", "BEFORE DELETE", when: nil, says: "rows are never removed"),
            ]
        case .finalWhenPosted:
            [
                trigger(
                    table, "birth", "BEFORE INSERT", when: "NEW.state <> 'draft' OR " + bornOver(table, unique),
                    says: "a row is born as a new draft"),
                trigger(
                    table, "change", "BEFORE UPDATE",
                    when: allowing(besides, "OLD.state = 'posted' OR NEW.id <> OLD.id" + takesOver(table, unique)),
                    says: "posted rows never change"),
                trigger(table, "removal", "BEFORE DELETE", when: "OLD.state = 'posted'", says: "posted rows are never removed"),
            ]
        case .finalWith(let parent, let by):
            [
                trigger(
                    table, "birth", "BEFORE INSERT",
                    when: "coalesce((SELECT state FROM \(parent) WHERE id = NEW.\(by)), '') <> 'draft' OR " + bornOver(table, unique),
                    says: "lines are added to a draft only"),
                trigger(
                    table, "change", "BEFORE UPDATE",
                    when: allowing(
                        besides,
                        "coalesce((SELECT state FROM \(parent) WHERE id = OLD.\(by)), '') <> 'draft' OR NEW.\(by) <> OLD.\(by) "
                            + "OR NEW.id <> OLD.id" + takesOver(table, unique)),
                    says: "lines of a posted row never change"),
                trigger(
                    table, "removal", "BEFORE DELETE",
                    when: "coalesce((SELECT state FROM \(parent) WHERE id = OLD.\(by)), '') <> 'draft'",
                    says: "lines of a posted row are never removed"),
            ]
        case .closedWithPeriod(let day, let periods, let by):
            [
                trigger(
                    table, "period", "BEFORE UPDATE",
                    when: "NEW.state = 'posted' AND OLD.state <> 'posted' AND NOT EXISTS (SELECT 1 FROM \(periods) "
                        + "WHERE firstDay <= NEW.\(day) AND lastDay >= NEW.\(day) AND state = 'open'"
                        + (by.map { " AND id = NEW.\($0)" } ?? "") + ")",
                    says: "its period is not open")
            ]
        case .periods:
            [
                trigger(
                    table, "birth", "BEFORE INSERT",
                    when: bornOver(table, unique) + " OR NEW.state <> 'open' OR EXISTS (SELECT 1 FROM \(table) AS other "
                        + "WHERE other.isAdjusting = NEW.isAdjusting AND other.firstDay <= NEW.lastDay "
                        + "AND other.lastDay >= NEW.firstDay)",
                    says: "periods are born open and never overlap"),
                trigger(
                    table, "change", "BEFORE UPDATE",
                    when: "OLD.state = 'hard' OR NEW.id <> OLD.id OR NEW.firstDay <> OLD.firstDay "
                        + "OR NEW.lastDay <> OLD.lastDay OR NEW.isAdjusting <> OLD.isAdjusting" + takesOver(table, unique),
                    says: "a period keeps its days, and one that is closed for good stays closed"),
                trigger(table, "removal", "BEFORE DELETE", when: nil, says: "periods are never removed"),
            ]
        case .balanced(let lines, let by, let amount):
            [
                trigger(
                    table, "balance", "BEFORE UPDATE",
                    when: "NEW.state = 'posted' AND OLD.state <> 'posted' AND "
                        + "(SELECT count(*) < 2 OR coalesce(sum(\(amount)), 1) <> 0 FROM \(lines) WHERE \(by) = OLD.id)",
                    says: "debits and credits differ")
            ]
        case .countsByOne:
            [
                trigger(
                    table, "birth", "BEFORE INSERT", when: "NEW.next <> 1 OR " + bornOver(table, unique), says: "a series starts once, at 1"
                ),
                trigger(
                    table, "count", "BEFORE UPDATE",
                    when: "NEW.next NOT IN (OLD.next, OLD.next + 1) OR NEW.id <> OLD.id OR NEW.code <> OLD.code" + takesOver(table, unique),
                    says: "a series counts on by one"),
                trigger(table, "removal", "BEFORE DELETE", when: nil, says: "a series is never removed"),
            ]
        }
    }

    private static func allowing(_ besides: String, _ condition: String) -> String {
        besides.isEmpty ? condition : "(" + condition + ")" + besides
    }

    private static func trigger(_ table: String, _ name: String, _ event: String, when: String?, says: String) -> String {
        """
        CREATE TRIGGER \(table)_\(name) \(event) ON \(table)\(when.map { " WHEN \($0)" } ?? "")
        BEGIN
          SELECT RAISE(ABORT, 'guard: \(table): \(says)');
        END
        """
    }

    /// True for a new row that would sit on another's key or unique value.
    private static func bornOver(_ table: String, _ unique: [[String]]) -> String {
        let same =
            (["id"] + []).map { "other.\($0) = NEW.\($0)" }
            + unique.map { columns in "(" + columns.map { "other.\($0) = NEW.\($0)" }.joined(separator: " AND ") + ")" }
        return "EXISTS (SELECT 1 FROM \(table) AS other WHERE \(same.joined(separator: " OR ")))"
    }

    /// True for a change that would push another row off its unique value.
    private static func takesOver(_ table: String, _ unique: [[String]]) -> String {
        guard !unique.isEmpty else { return "" }
        let same = unique.map { columns in "(" + columns.map { "other.\($0) = NEW.\($0)" }.joined(separator: " AND ") + ")" }
        return " OR EXISTS (SELECT 1 FROM \(table) AS other WHERE other.id <> OLD.id AND (\(same.joined(separator: " OR "))))"
    }
}
