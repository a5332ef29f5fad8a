internal import Core
internal import Values

/// One answer of a lookup: the code that goes into the field, a name, and the whole row for the window.
struct LookupRow: Hashable {
    let code: String
    let name: String
    let cells: [String]
    /// Which of the cells is the name; nil where there is none.
    private(set) var namePlace: Int?
    private var figures: Set<Int> = []

    /// A record that was only just made, before a list answers with it.
    init(code: String, name: String) {
        self.code = code
        self.name = name
        cells = [code, name]
        namePlace = 1
    }

    /// Whether a cell is a figure, which stands right.
    func isFigure(_ place: Int) -> Bool { figures.contains(place) }

    /// What a `find-…` query (or any list) answers to a text, best first; documents whose number it says before others.
    static func search(_ text: String, _ lookup: String, _ desk: Desk, limit: Int) throws -> [LookupRow] {
        let own = try desk.numbers(said: text, in: lookup).prefix(limit).compactMap { number in
            try answers(number, lookup, desk, limit: limit).first { $0.code == number }
        }
        if limit <= own.count { return own }
        let others = try answers(text, lookup, desk, limit: limit)
        let known = Set(own.map(\.code))
        return Array((own + others.filter { !known.contains($0.code) }).prefix(limit))
    }

    private static func answers(_ text: String, _ lookup: String, _ desk: Desk, limit: Int) throws -> [LookupRow] {
        guard let query = desk.company.house.queries[lookup] else { throw Refusal.noSuchQuery(lookup) }
        // Not even asked: what the program looks up by itself is no request of the person's, and no refused one.
        guard desk.session.may(query.right) else { throw Refusal.notAllowed(query.right) }
        var window = Window()
        window.limit = limit
        window.wantsTotals = false
        var parameters: [String: String] = [:]
        if query.fields.contains(where: { $0.name == "text" }) {
            parameters["text"] = text
        } else {
            window.filter = text
        }
        let table = try desk.ask(named: lookup, parameters, window: window)
        return table.rows.map { LookupRow($0, table, desk) }
    }

    private init(_ row: [Datum], _ table: Table, _ desk: Desk) {
        let shown = table.columns.enumerated().filter { !$0.element.isKey }
        let cells = shown.map { index, column in
            let text = CellText.text(row[index], column, row: row, columns: table.columns, currency: table.currency, at: desk)
            // The window has no headings, and a bare count says nothing.
            if case .integer = column.kind, !text.isEmpty { return desk.words(column.title) + " " + text }
            return text
        }
        let codePlace = shown.firstIndex { if case .code = $0.element.kind { true } else { false } } ?? 0
        code = cells[safe: codePlace] ?? ""
        let namePlace = shown.indices.first { place in
            guard place != codePlace else { return false }
            if case .text = shown[place].element.kind { return true }
            return false
        }
        self.cells = cells
        self.namePlace = namePlace
        figures = Set(shown.indices.filter { shown[$0].element.alignment == .right })
        name = namePlace.map { cells[$0] } ?? ""
    }
}

extension Desk {
    /// Whether the person may ask a look-up by themselves; else the command alone judges what was typed.
    func mayAsk(_ lookup: String) -> Bool { company.house.queries[lookup].map { session.may($0.right) } ?? true }

    /// Remembers what was picked, for "recent first".
    func notePick(_ row: LookupRow, _ lookup: String) {
        var recent = recentPicks[lookup] ?? []
        recent.removeAll { $0.code == row.code }
        recent.insert(row, at: 0)
        recentPicks[lookup] = Array(recent.prefix(10))
    }
}
