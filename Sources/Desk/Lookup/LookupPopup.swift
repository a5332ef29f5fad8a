package import Terminal
package import Values

/// F4: narrowing while typing, recent ones first, F6 makes what is missing. A digit picks as long as nothing was typed in the
/// search; after that it is a character like others, for codes, sizes and telephones hold digits. The typed text stays on
/// cancel.
package final class LookupPopup: Screen {
    package let code = ""
    package let title: Text
    package let isPopup = true
    package let isTyping = true
    private let lookup: String
    private let master: String?
    private let anchor: (row: Int, column: Int)?
    /// The value that stands in the field and that nobody was typing: its row is selected, and it stays on cancel.
    private let current: String?
    private var editor: LineEditor
    private var rows: [LookupRow] = []
    private var selected = 0
    private var isStale = true
    /// Whether the rows have numbers and a digit picks one: until something is typed in the search.
    private var picksByDigit: Bool
    var whenPicked: ((Desk, LookupRow) -> Void)?
    var whenLeft: ((Desk, String) -> Void)?

    /// - Parameters:
    ///   - lookup: a query's name; one with a `text` parameter ranks by itself.
    ///   - text: what stands in the field.
    ///   - isValue: it is the field's value, nobody was typing it: everything is listed, and typing replaces it.
    ///   - isAnswered: the person was done typing, and several records answer: a digit picks among them.
    ///   - master: the opener's kind that F6 makes a new record with.
    package init(
        _ lookup: String, title: Text, text: String, isValue: Bool = false, isAnswered: Bool = false, master: String? = nil,
        anchor: (row: Int, column: Int)? = nil
    ) {
        self.lookup = lookup
        self.title = title
        self.master = master
        self.anchor = anchor
        current = isValue && !text.isEmpty ? text : nil
        editor = LineEditor(text)
        // A number that several answer to, such as the end of a telephone number, goes on with the digits behind it.
        picksByDigit = text.isEmpty || isValue || isAnswered && !(text.last?.isNumber ?? false)
        editor.replacesAll = current != nil
    }

    /// What to do with the code and name that were picked.
    package func onPick(_ body: @escaping (Desk, _ code: String, _ name: String) -> Void) {
        whenPicked = { desk, row in body(desk, row.code, row.name) }
    }

    /// What to do with the text that was typed when nothing was picked. A value that stood there before stays instead.
    package func onLeave(_ body: @escaping (Desk, _ text: String) -> Void) { whenLeft = body }

    package func actions(at desk: Desk) -> [Action] {
        guard let master, desk.canCreate(master) else { return [] }
        return [Action(.function(6), Words.new) { [weak self] desk in try self?.create(master, desk) }]
    }

    package func cancel(at desk: Desk) throws -> Bool {
        desk.close(self)
        if current == nil { whenLeft?(desk, editor.text) }
        return true
    }

    package func handle(_ key: Key, at desk: Desk) throws -> Bool {
        switch key {
        case .up: selected = max(0, selected - 1)
        case .down, .tab: selected = max(0, min(rows.count - 1, selected + 1))
        case .enter:
            refresh(desk)
            try pick(selected, desk)
        case .text(let character):
            refresh(desk)
            if let index = picked(by: character) { try pick(index, desk) } else { search(key) }
        default:
            return search(key)
        }
        return true
    }

    /// Nothing was typed yet: everything is listed.
    private var isListingAll: Bool { editor.isEmpty || editor.replacesAll }

    /// The row that a digit picks; nil where it belongs to the search, as one does that is no row's number.
    private func picked(by character: Character) -> Int? {
        // Only figures: 三 in the name of a company is none.
        guard picksByDigit, let digit = TextHygiene.foldWidth(String(character)).first, digit.isASCII, let value = digit.wholeNumberValue
        else { return nil }
        let index = (value + 9) % 10
        return rows.indices.contains(index) ? index : nil
    }

    @discardableResult
    private func search(_ key: Key) -> Bool {
        let before = editor.text
        guard editor.take(key) else { return false }
        if editor.text != before {
            selected = 0
            isStale = true
            picksByDigit = false
        }
        return true
    }

    private func pick(_ index: Int, _ desk: Desk) throws {
        guard let row = rows[safe: index] else { return }
        desk.notePick(row, lookup)
        desk.close(self)
        whenPicked?(desk, row)
    }

    /// Makes the missing record in place; its code comes back into the field.
    private func create(_ master: String, _ desk: Desk) throws {
        let screen = try desk.form(forNew: master)
        if let form = screen as? FormScreen {
            form.whenSaved = { [weak self] desk, saved in
                guard let self, let code = saved.code else { return }
                desk.close(self)
                let name = (try? LookupRow.search(code, lookup, desk, limit: 1))?.first?.name ?? ""
                whenPicked?(desk, LookupRow(code: code, name: name))
            }
        }
        try desk.show(screen)
    }

    private func refresh(_ desk: Desk) {
        guard isStale else { return }
        isStale = false
        desk.attempt {
            guard isListingAll else { return rows = try LookupRow.search(editor.text, lookup, desk, limit: 10) }
            let recent = desk.recentPicks[lookup] ?? []
            let codes = Set(recent.map(\.code))
            let found = try LookupRow.search("", lookup, desk, limit: 10)
            rows = Array((recent + found.filter { !codes.contains($0.code) }).prefix(10))
            if let current, editor.replacesAll { try select(current, desk) }
        }
        selected = max(0, min(selected, rows.count - 1))
    }

    /// The row of the field's value; where it is not among the first it stands before them.
    private func select(_ code: String, _ desk: Desk) throws {
        if !rows.contains(where: { $0.code == code }),
            let own = try LookupRow.search(code, lookup, desk, limit: 3).first(where: { $0.code == code })
        {
            rows = Array(([own] + rows).prefix(10))
        }
        selected = rows.firstIndex { $0.code == code } ?? 0
    }

    package func draw(into canvas: inout Canvas, in area: Area, at desk: Desk) {
        refresh(desk)
        var lines = LookupLayout.lines(rows, room: area.width - 8).enumerated().map {
            (picksByDigit ? "\(($0.offset + 1) % 10) " : "  ") + $0.element
        }
        if lines.isEmpty { lines = [desk.words(Words.noAnswer)] }
        let at = anchor.map { anchor -> (row: Int, column: Int) in
            let height = lines.count + 1
            let below = anchor.row + 1
            return (below + height <= area.foot ? below : max(area.top, anchor.row - height), anchor.column)
        }
        var popup = Popup(title: desk.words(title) + ": " + editor.text, lines: lines)
        popup.width = max(40, lines.map(CharacterWidth.displayWidth).max() ?? 0)
        popup.at = at
        let first = popup.draw(into: &canvas, in: area, selected: rows.isEmpty ? nil : selected)
        // The cursor stays where the text is typed: in the heading of the window.
        let start = first.column - 1 + CharacterWidth.displayWidth(of: desk.words(title) + ": ")
        canvas.cursor = (first.row - 1, min(start + CharacterWidth.displayWidth(of: editor.text), area.width - 2))
    }
}
