internal import Core
internal import Values

/// A CSV file read into documents: one row each, or for commands with lines one row a line. The same file and row always
/// give the same key.
struct ImportFile {
    let name: String
    let documents: [ImportDocument]
    let rowCount: Int
    /// Rows that have not the columns of the heading: nobody knows what belongs where.
    let misshapen: [ImportCheck.BadRow]
    private let fields: [Field]

    /// What people call the rows that belong to one document; never a field of a command.
    static let groupColumn = "document"

    private enum Place {
        case head(Field)
        case line(Field)
        case group
    }

    init(name: String, _ bytes: [UInt8], of type: any Command.Type, as encoding: TextEncoding? = nil, renamed: [String: String]) throws {
        self.name = name
        fields = type.fields
        var reader = CSVReader(try TextEncoding.decode(bytes, among: encoding.map { [$0] } ?? TextEncoding.allCases))
        guard let heading = try reader.next() else { throw Refusal.emptyImport }
        let lineFields = ImportFile.lines(of: type)?.fields ?? []
        var seen: Set<String> = []
        let places = try heading.cells.map { cell in
            let name = renamed[cell] ?? cell
            let place = try ImportFile.place(name, cell: cell, line: heading.line, type.fields, lineFields)
            guard seen.insert(name).inserted else { throw Refusal.doubledColumn(name, line: heading.line) }
            return place
        }
        let takesLines = places.contains { if case .line = $0 { true } else { false } }
        var documents: [ImportDocument] = []
        var rowCount = 0
        var misshapen: [ImportCheck.BadRow] = []
        while let row = try reader.next() {
            rowCount += 1
            if row.cells == heading.cells {
                misshapen.append(.init(line: row.line, refusal: .headingAgain))
            } else if row.cells.count != places.count {
                misshapen.append(.init(line: row.line, refusal: .ragged(row.cells.count, places.count)))
            }
            var (head, line): ([String: JSONValue], [String: JSONValue]) = ([:], [:])
            var group = ""
            for (place, cell) in zip(places, row.cells) where !cell.isEmpty {
                switch place {
                case .head(let field): head[field.name] = ImportFile.value(cell, field.kind)
                case .line(let field): line[field.name] = ImportFile.value(cell, field.kind)
                case .group: group = cell
                }
            }
            // A row that repeats the head, or leaves it empty, goes on with the document above.
            if takesLines, let last = documents.last, group.isEmpty || group == last.group, head.isEmpty || head == last.head {
                documents[documents.count - 1].lines.append((row.line, line))
            } else {
                documents.append(
                    ImportDocument(
                        number: row.row, line: row.line, group: group, head: head, lines: takesLines ? [(row.line, line)] : [],
                        linesName: takesLines ? ImportFile.lines(of: type)?.name : nil))
            }
        }
        self.documents = documents
        self.rowCount = rowCount
        self.misshapen = misshapen
    }

    /// The key of a document; after an undo the same file may be imported anew, under the next generation.
    func key(_ document: ImportDocument, generation: Int = 0) throws -> String {
        "import:\(name):\(document.number):\(JSONText.digest(try identity(document)).prefix(16))"
            + (generation == 0 ? "" : "~\(generation)")
    }

    /// What tells a document from others, without what is personal: its key stands in the audit in clear.
    private func identity(_ document: ImportDocument) throws -> String {
        try PersonalFields.removed(from: try document.fields(), fields)
    }

    /// The key of each document that is in force: the first that was not undone, with what was recorded under it.
    func keysInForce(_ company: Company) throws -> [(document: ImportDocument, key: String, work: RecordedWork?)] {
        try documents.map { document in
            var generation = 0
            while true {
                let key = try self.key(document, generation: generation)
                let found = try company.recorded(under: [key, ImportFile.undoKey(key)])
                if found[ImportFile.undoKey(key)] == nil { return (document, key, found[key]) }
                generation += 1
            }
        }
    }

    static func undoKey(_ key: String) -> String { "undo:" + key }

    /// The field of a command that takes lines, where it has one.
    private static func lines(of type: any Command.Type) -> (name: String, fields: [Field])? {
        for field in type.fields { if case .lines(let inner) = field.kind { return (field.name, inner) } }
        return nil
    }

    private static func place(_ name: String, cell: String, line: Int, _ fields: [Field], _ lineFields: [Field]) throws -> Place {
        if let field = fields.first(where: { $0.name == name }) { return .head(field) }
        let plain = name.hasPrefix("lines.") ? String(name.dropFirst(6)) : name
        if let field = lineFields.first(where: { $0.name == plain }) { return .line(field) }
        if name == groupColumn, !lineFields.isEmpty { return .group }
        let known = fields.filter { if case .lines = $0.kind { false } else { true } } + lineFields
        throw Refusal.unknownImportColumn(cell, line: line, known.map(\.name) + (lineFields.isEmpty ? [] : [groupColumn]))
    }

    private static func value(_ cell: String, _ kind: FieldKind) -> JSONValue {
        let cell = CSVWriter.undefused(cell)
        switch kind {
        case .integer: return Int64(cell).map { .integer($0) } ?? .text(cell)
        case .flag: return .flag(["1", "y", "yes", "true", "是"].contains(cell.lowercased()))
        case .money, .quantity, .price, .rate:
            return .text((try? NumberReader.figure(cell).decimalText) ?? cell)
        case .codes: return .list(cell.split(whereSeparator: { " ,，、;".contains($0) }).map { .text(String($0)) })
        case .text, .memo, .code, .day, .choice, .lines: return .text(cell)
        }
    }
}

/// The rows of one document, as the fields of a command.
struct ImportDocument {
    /// Which row of the file it begins with, the heading not counted.
    let number: Int
    /// In which line of the file that row stands.
    let line: Int
    let group: String
    let head: [String: JSONValue]
    var lines: [(line: Int, fields: [String: JSONValue])]
    let linesName: String?

    func fields() throws -> String {
        var values = head
        if let linesName { values[linesName] = .list(lines.map { .object($0.fields) }) }
        return try JSON.encode(JSONValue.object(values))
    }

    /// Carries it out. True where it was imported before.
    func perform(_ type: any Command.Type, key: String, _ company: Company, _ session: Session) throws -> Bool {
        try perform(as: type, key, company, session)
    }

    private func perform<C: Command>(as type: C.Type, _ key: String, _ company: Company, _ session: Session) throws -> Bool {
        try company.perform(try C.decode(try fields()), as: session, key: key).isRepeat
    }

    /// Which of its lines a refusal is about: the index behind `lines.` in the refusal's field.
    func lineIndex(of refusal: Refusal) -> Int? {
        let parts = (refusal.field ?? "").split(separator: ".")
        guard parts.count >= 2, parts[0] == "lines", let number = Int(parts[1]), lines.indices.contains(number - 1) else { return nil }
        return number - 1
    }
}

/// Tries every document on a private copy of the company, so that all bad rows are told before one is written.
enum ImportCheck {
    struct BadRow {
        let line: Int
        let refusal: Refusal
    }

    /// So many bad lines of one document are told; each costs another try.
    private static let mostInOne = 200

    static func badRows(
        _ file: ImportFile, _ keys: [String], _ type: any Command.Type, _ company: Company, _ session: Session,
        progress: (Int) throws -> Void
    ) throws -> [BadRow] {
        try company.onPrivateCopy { copy in
            var bad: [BadRow] = []
            let session = try copy.session(named: session.userName, route: session.route, station: session.station).dated(session.day)
            for (index, document) in file.documents.enumerated() {
                bad += try badRows(document, keys[index], type, copy, session)
                if index % 50 == 0 { try progress(index) }
            }
            return bad
        }
    }

    private static func badRows(
        _ document: ImportDocument, _ key: String, _ type: any Command.Type, _ copy: Company, _ session: Session
    ) throws -> [BadRow] {
        var rest = document
        var bad: [BadRow] = []
        while bad.count < mostInOne {
            do {
                // What is left when bad lines are taken out is tried under a key of its own.
                _ = try rest.perform(type, key: bad.isEmpty ? key : "\(key)-\(bad.count)", copy, session)
                return bad
            } catch let refusal as Refusal {
                guard let index = rest.lineIndex(of: refusal) else {
                    if bad.isEmpty { bad.append(BadRow(line: document.line, refusal: refusal)) }
                    return bad
                }
                bad.append(BadRow(line: rest.lines[index].line, refusal: refusal))
                rest.lines.remove(at: index)
                if rest.lines.isEmpty { return bad }
            }
        }
        return bad
    }
}

extension Session {
    /// The same person on another working day.
    func dated(_ day: Day?) -> Session {
        var session = self
        if let day { session.day = day }
        return session
    }
}
