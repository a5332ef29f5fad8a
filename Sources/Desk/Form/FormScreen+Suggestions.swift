internal import Core
internal import Terminal
internal import Values

// Type-ahead in the field itself: after a pause in typing, the records that answer to what stands in a look-up field so
// far lie under it. They only show; Enter takes the one answer, F4 goes in to choose.

extension FormScreen {
    /// What a field's look-up answered to what was typed so far.
    struct Suggestions {
        let text: String
        /// Nil where this person may not ask: nothing is shown, and nothing is asked that would be refused.
        let rows: [LookupRow]?
        let hasMore: Bool
    }

    private static let most = 5

    package var wantsPause: Bool {
        guard isEdited, !editor.isEmpty, let field = current, field.lookup != nil, !field.isWords, isOpen(place) else { return false }
        return suggestions?.text != editor.text
    }

    package func pause(at desk: Desk) {
        guard wantsPause, !isReadOnly(desk), let lookup = current?.lookup else { return }
        guard let query = desk.company.house.queries[lookup], desk.session.may(query.right) else {
            suggestions = Suggestions(text: editor.text, rows: nil, hasMore: false)
            return
        }
        let found = try? LookupRow.search(editor.text, lookup, desk, limit: FormScreen.most + 1)
        suggestions = Suggestions(
            text: editor.text, rows: found.map { Array($0.prefix(FormScreen.most)) }, hasMore: (found?.count ?? 0) > FormScreen.most)
    }

    /// Under the field where there is room, else over it; the cursor stays in the field.
    func drawSuggestions(_ area: Area, _ canvas: inout Canvas, _ desk: Desk) {
        guard isEdited, !editor.isEmpty, desk.top === self, let suggestions, let rows = suggestions.rows, let field = current,
            let cursor = canvas.cursor
        else { return }
        var lines = LookupLayout.lines(rows, room: area.width - 6)
        if suggestions.hasMore { lines.append("…") }
        if lines.isEmpty { lines = [desk.words(Words.noAnswer)] }
        var popup = Popup(title: desk.words(field.field.title), lines: lines)
        popup.foot = desk.words(
            rows.count == 1
                ? Text(en: "Enter=Take it", hans: "回车=采用", hant: "Enter=採用")
                : Text(en: "F4=Choose", hans: "F4=选择", hant: "F4=選擇"))
        let height = lines.count + 2
        let below = cursor.row + 1
        popup.at = (below + height <= area.foot ? below : max(area.top, cursor.row - height), max(0, cursor.column - editor.position - 2))
        popup.draw(into: &canvas, in: area, selected: nil)
        canvas.cursor = cursor
    }
}
