internal import Core
internal import Values

// What every record offers, whatever department it is of: its history, and for documents the same again as a new one.

/// A document on a screen: its kind, as openers know it, and its id.
package struct ShownDocument: Sendable, Hashable {
    package let kind: String
    package let id: Int64

    package init(_ kind: String, _ id: Int64) {
        self.kind = kind
        self.id = id
    }
}

/// The command that made a document, and what was said in it.
struct Origin {
    let command: String
    let fields: [String: JSONValue]
}

extension Desk {
    /// History, and "duplicate as new" where the person may make a document of that kind.
    /// - Parameter copy: makes the form of the copy; nil: from what was said when the document was made.
    package func actions(for document: ShownDocument, copy: ((Desk) throws -> any Screen)? = nil) -> [Action] {
        var all = [
            Action(nil, Words.history) { desk in
                try desk.showHistory(of: String(document.id))
            }
        ]
        if canCreate(document.kind) {
            all.append(
                Action(nil, Words.duplicateAll, right: creator(of: document.kind)?.creates) { desk in
                    if let copy { return try desk.show(copy(desk)) }
                    try desk.duplicate(document)
                })
        }
        return all
    }

    /// Every command that touched a record that is no document, with who and when.
    package func showHistory(table: String, key: Int64) throws {
        try showHistory(of: company.recordName(table, key), ["table": table, "key": String(key)])
    }

    /// The form of a new document, filled with what was said when another one was made. Days are today's again.
    /// - Throws: `desk.not-copied`, where another document caused it.
    package func duplicate(_ document: ShownDocument) throws {
        guard let origin = try origin(of: document), let form = try form(forNew: document.kind) as? FormScreen,
            form.plan.command == origin.command
        else {
            throw Refusal.notCopied
        }
        form.fill(from: origin, at: self)
        try show(form)
    }

    /// The first command in the history of a document, as far as this person may read it.
    private func origin(of document: ShownDocument) throws -> Origin? {
        let table = try ask(named: "core.history", ["document": String(document.id)])
        guard let first = table.rows.first.map({ ListRow(table.columns, $0) }), let command = first.text("command"),
            let fields = first.text("fields")
        else { return nil }
        return Origin(command: command, fields: try JSON.decode([String: JSONValue].self, fields))
    }
}

extension FormScreen {
    /// Takes the fields of a command; days stay empty, so that the copy is of today.
    func fill(from origin: Origin, at desk: Desk) {
        var copy = values
        for field in plan.fields where field.isSent && !field.isHidden {
            guard let value = origin.fields[field.name] else { continue }
            if field.lineFields == nil {
                if case .day = field.field.kind { continue }
                copy[field.name] = FormScreen.text(value)
            } else if case .list(let lines) = value {
                copy.lines = lines.map(line)
            }
        }
        if copy.lines.isEmpty, grid != nil { copy.lines = [[:]] }
        values = copy
        nameLines(desk)
        load()
    }

    private func line(_ value: JSONValue) -> [String: String] {
        guard case .object(let cells) = value else { return [:] }
        var line: [String: String] = [:]
        for field in gridColumns where field.isSent {
            if case .day = field.field.kind { continue }
            if let cell = cells[field.name] { line[field.name] = FormScreen.text(cell) }
        }
        return line.filter { !$0.value.isEmpty }
    }

    /// Lets the form's own rule fill in what belongs to the codes and figures of its lines; what was said stays as it was.
    func nameLines(_ desk: Desk) {
        guard let rule = plan.recalculate, let grid else { return }
        let sent = gridColumns.filter(\.isSent)
        for line in values.lines.indices {
            let said = values.lines[line]
            for isWanted in [{ (field: FormField) in field.lookup != nil }, \.isNumber] {
                for field in sent where isWanted(field) && !(said[field.name] ?? "").isEmpty {
                    desk.attempt { try rule(desk, &values, grid.name + "." + field.name, line) }
                }
                for field in sent { values[line, field.name] = said[field.name] ?? "" }
            }
        }
    }

    private static func text(_ value: JSONValue) -> String {
        switch value {
        case .null, .object: ""
        case .flag(let flag): flag ? "1" : "0"
        case .integer(let number): String(number)
        case .text(let text): text
        case .list(let items): items.map(text).joined(separator: " ")
        }
    }
}

extension Refusal {
    static let notCopied = Refusal(
        "desk.not-copied",
        Text(
            en: "Another document caused this one, so it cannot be made again by hand. Duplicate the source document.",
            hans: "此单据由其他单据生成，不能直接复制。请复制来源单据。", hant: "此單據由其他單據產生，無法直接複製。請複製來源單據。"))
}
