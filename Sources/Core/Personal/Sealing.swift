internal import Values

// Between the command and its audit row: personal words of the command's fields and of the rows it changed are sealed.

extension Transaction {
    /// The changed rows with personal columns sealed, each with the key of the subject that the row leads to.
    func sealed(changes: String, _ map: PersonalMap) throws -> String {
        let all = try ChangeSet.read(changes)
        var whole: [String: [Datum]] = [:]
        for change in all {
            switch change {
            case .inserted(let table, let id, let values), .deleted(let table, let id, let values): whole["\(table) \(id)"] = values
            case .updated: break
            }
        }
        var subjects: [String: Subject] = [:]
        func subject(_ entry: PersonalMap.Entry, _ id: Int64) throws -> Subject {
            let row = "\(entry.columns.table) \(id)"
            if let known = subjects[row] { return known }
            var value = Datum.integer(id)
            if let position = entry.wayPosition {
                if let values = whole[row] {
                    value = values[position]
                } else {
                    try statements.run(text: entry.waySQL, [id]) { value = $0.datum(0) }
                }
            }
            if let onward = entry.columns.path.onward {
                let first = value
                value = .null
                try statements.run(text: onward, [first]) { value = $0.datum(0) }
            }
            guard let key = value.integer else { throw ColumnFault(description: "\(row) leads to no \(entry.columns.kind)") }
            let found = Subject(entry.columns.kind, key)
            subjects[row] = found
            return found
        }
        func sealed(_ value: Datum, _ entry: PersonalMap.Entry, _ id: Int64) throws -> Datum {
            guard let text = value.text, SealedText.isSealed(text) else { return value }
            return .text(try self.sealed(text, of: subject(entry, id)))
        }
        return ChangeSet.text(
            try all.map { change in
                guard let entry = map.entries[change.table] else { return change }
                return try change.mapped { index, value in
                    entry.positions.contains(index) ? try sealed(value, entry, change.id) : value
                }
            })
    }

    /// The command's fields as JSON, personal ones sealed with the key of the subject that the command names.
    func sealedFields<C: Command>(of command: C) throws -> String {
        let json = try JSON.encode(command)
        let fields = C.fields
        guard fields.contains(where: \.holdsPersonal) else { return json }
        var subject: Subject?
        return try PersonalFields.mapped(json, fields) { text in
            guard SealedText.isSealed(text) else { return text }
            if subject == nil { subject = try command.subject(in: self) }
            guard let subject else { throw ColumnFault(description: "\(C.name) has personal fields and names no subject") }
            return try self.sealed(text, of: subject)
        }
    }
}

/// The personal fields within a command's JSON.
package enum PersonalFields {
    /// The same JSON with `change` done to each personal text in it.
    static func mapped(_ json: String, _ fields: [Field], _ change: (String) throws -> String) throws -> String {
        guard case .object(let given) = try JSON.decode(JSONValue.self, json) else { return json }
        return try JSON.encode(JSONValue.object(try mapped(given, fields, change)))
    }

    private static func mapped(
        _ given: [String: JSONValue], _ fields: [Field], _ change: (String) throws -> String
    ) throws -> [String: JSONValue] {
        var given = given
        for field in fields where field.holdsPersonal {
            switch (given[field.name], field.kind) {
            case (.text(let text)?, _) where field.isPersonal: given[field.name] = .text(try change(text))
            case (.list(let lines)?, .lines(let fields)):
                given[field.name] = .list(
                    try lines.map { line in
                        guard case .object(let line) = line else { return line }
                        return .object(try mapped(line, fields, change))
                    })
            default: break
            }
        }
        return given
    }

    /// The same JSON without them: what may name a request for ever, such as the key of an imported row.
    package static func removed(from json: String, _ fields: [Field]) throws -> String {
        try mapped(json, fields) { _ in "" }
    }
}

extension Field {
    /// Whether the field, or one within its lines, is personal.
    var holdsPersonal: Bool {
        if isPersonal { return true }
        if case .lines(let fields) = kind { return fields.contains(where: \.holdsPersonal) }
        return false
    }
}

extension RowChange {
    var table: String {
        switch self {
        case .inserted(let table, _, _), .updated(let table, _, _), .deleted(let table, _, _): table
        }
    }

    var id: Int64 {
        switch self {
        case .inserted(_, let id, _), .updated(_, let id, _), .deleted(_, let id, _): id
        }
    }

    /// The same change with `change` done to each value, given with its position in the row.
    func mapped(_ change: (Int, Datum) throws -> Datum) rethrows -> RowChange {
        switch self {
        case .inserted(let table, let id, let values):
            .inserted(table: table, id: id, values: try values.enumerated().map { try change($0, $1) })
        case .deleted(let table, let id, let values):
            .deleted(table: table, id: id, values: try values.enumerated().map { try change($0, $1) })
        case .updated(let table, let id, let columns):
            .updated(
                table: table, id: id, columns: try columns.map { ($0.index, try change($0.index, $0.old), try change($0.index, $0.new)) })
        }
    }
}

extension ChangeSet {
    /// The changes in the recorder's own grammar.
    static func text(_ changes: [RowChange]) -> String {
        "["
            + changes.map { change in
                switch change {
                case .inserted(let table, let id, let values): "[\"i\",\"\(table)\",\(id),[\(values.map(text).joined(separator: ","))]]"
                case .deleted(let table, let id, let values): "[\"d\",\"\(table)\",\(id),[\(values.map(text).joined(separator: ","))]]"
                case .updated(let table, let id, let columns):
                    "[\"u\",\"\(table)\",\(id),["
                        + columns.map { "[\($0.index),\(text($0.old)),\(text($0.new))]" }.joined(separator: ",") + "]]"
                }
            }.joined(separator: ",") + "]"
    }

    private static func text(_ value: Datum) -> String {
        switch value {
        case .null: "null"
        case .integer(let number): String(number)
        case .text(let text): JSONText.quoted(text)
        case .bytes(let bytes): "{\"x\":\"\(JSONText.hexadecimal(bytes))\"}"
        }
    }
}
