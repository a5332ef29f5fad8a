internal import Core
internal import Terminal
internal import Values

/// What stands under the fields of a form and belongs to what was typed so far: a customer's open complaints, their last
/// documents. A digit typed into the empty field `field` puts that choice into it.
package struct FormAside {
    package struct Row {
        package let text: String
        package let isHeading: Bool

        package init(_ text: String, heading isHeading: Bool = false) {
            self.text = text
            self.isHeading = isHeading
        }
    }

    package var rows: [Row]
    /// The field that a digit fills.
    package let field: String
    /// What the digits 1 to 9 stand for, with a name for each.
    package var choices: [(value: String, name: String)]

    package init(field: String, rows: [Row] = [], choices: [(value: String, name: String)] = []) {
        self.field = field
        self.rows = rows
        self.choices = choices
    }
}

extension FormScreen {
    /// The rows for what is in the fields now; asked for again only when that has changed.
    func aside(_ desk: Desk) -> FormAside? {
        guard let ask = plan.aside else { return nil }
        if let known = knownAside, known.values == values, known.language == desk.language { return known.aside }
        var found: FormAside?
        desk.attempt { found = try ask(desk, values) }
        knownAside = (values, desk.language, found)
        return found
    }

    /// A digit in the field that the rows belong to. False: it is text.
    func takeChoice(_ character: Character, _ desk: Desk) -> Bool {
        guard editor.isEmpty || editor.replacesAll, let digit = character.wholeNumberValue, digit > 0, !isReadOnly(desk),
            let aside = aside(desk), current?.name == aside.field, let choice = aside.choices[safe: digit - 1]
        else { return false }
        fill(choice.value, name: choice.name, desk)
        return true
    }

    func drawAside(at top: Int, _ area: Area, _ canvas: inout Canvas, _ desk: Desk) {
        guard let aside = aside(desk) else { return }
        for (offset, row) in aside.rows.prefix(max(0, area.foot - top)).enumerated() {
            canvas.put(
                row.text, row: top + offset, column: 0, width: area.width - 1, style: row.isHeading ? .heading : .text)
        }
    }
}
