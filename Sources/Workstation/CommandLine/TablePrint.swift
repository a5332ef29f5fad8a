internal import Core
internal import Terminal
internal import Values

/// A table of rows as text, CSV and JSON.
enum TablePrint {
    /// Columns side by side with headings and totals, for people.
    static func text(_ table: Table, _ language: Language) -> String {
        let shown = table.columns.enumerated().filter { !$0.element.isKey }
        var lines: [[String]] = [shown.map { $0.element.title[language] }]
        for row in table.rows {
            lines.append(shown.map { table.columns[$0.offset].shown(row[$0.offset], in: row, of: table, language) })
        }
        for (index, group) in totals(table).enumerated() {
            lines.append(
                shown.enumerated().map { place, column in
                    if let sum = group.sums[column.element.name] { return sum }
                    return place == 0 ? (index == 0 ? "Σ " : "  ") + group.currency : ""
                })
        }
        let widths = shown.indices.map { index in lines.map { CharacterWidth.displayWidth(of: $0[index]) }.max() ?? 0 }
        return lines.map { cells in
            var line = ""
            for (index, cell) in cells.enumerated() {
                let space = String(repeating: " ", count: widths[index] - CharacterWidth.displayWidth(of: cell))
                let isRight = shown[index].element.alignment == .right
                line += (index == 0 ? "" : "  ") + (isRight ? space + cell : cell + space)
            }
            while line.hasSuffix(" ") { line.removeLast() }
            return line
        }.joined(separator: "\n")
    }

    private static func totals(_ table: Table) -> [(currency: String, sums: [String: String])] {
        var groups: [(currency: String, sums: [String: String])] = []
        for total in table.totals {
            guard let column = table.columns.first(where: { $0.name == total.column }) else { continue }
            let currency = total.currency ?? ""
            let text = column.shown(.integer(total.sum), currency: Currency.named(currency) ?? table.currency)
            if let index = groups.firstIndex(where: { $0.currency == currency }) {
                groups[index].sums[column.name] = text
            } else {
                groups.append((currency, [column.name: text]))
            }
        }
        return groups
    }

    /// RFC 4180 with stable column names; formula-like cells are defused.
    static func csv(_ table: Table, _ language: Language, byteOrderMark: Bool) -> String {
        var writer = CSVWriter(byteOrderMark: byteOrderMark)
        let shown = table.columns.enumerated().filter { !$0.element.isKey }
        writer.header(shown.map(\.element.name))
        for row in table.rows {
            writer.row(shown.map { index, column in column.cell(row[index], in: row, of: table) })
        }
        var text = writer.text
        if text.hasSuffix("\r\n") { text.removeLast() }
        return text
    }

    static func json(_ table: Table) throws -> String {
        let shown = table.columns.enumerated().filter { !$0.element.isKey }
        let rows: [JSONValue] = table.rows.map { row in
            var object: [String: JSONValue] = [:]
            for (index, column) in shown { object[column.name] = column.json(row[index], in: row, of: table) }
            return .object(object)
        }
        return JSON.harmless(try JSON.encode(JSONValue.list(rows)))
    }
}

extension Column {
    private func currency(in row: [Datum], of table: Table) -> Currency {
        if case .moneyIn(let name) = kind, let index = table.columns.firstIndex(where: { $0.name == name }),
            let code = row[index].text, let currency = Currency.named(code)
        {
            return currency
        }
        return table.currency
    }

    /// The value in words and figures for people.
    func shown(_ datum: Datum, in row: [Datum], of table: Table, _ language: Language) -> String {
        if case .choice(let choices) = kind, let code = datum.text {
            return choices.first { $0.code == code }?.title[language] ?? code
        }
        if case .moment = kind, let text = datum.text, let moment = Moment(iso: text) { return moment.localText }
        return shown(datum, currency: currency(in: row, of: table))
    }

    func shown(_ datum: Datum, currency: Currency) -> String {
        switch (kind, datum) {
        case (.money, .integer(let minor)), (.moneyIn, .integer(let minor)): Money(minor: minor, currency: currency).written()
        case (.quantity, .integer(let micro)): Quantity(micro: micro).written()
        case (.price, .integer(let micro)): UnitPrice(micro: micro).written(for: currency)
        case (.rate, .integer(let nano)): Rate(nano: nano).decimalText
        case (.flag, .integer(let value)): value != 0 ? "✓" : ""
        case (_, .integer(let value)): String(value)
        case (_, .text(let text)): TextHygiene.visible(text)
        case (_, .bytes), (_, .null): ""
        }
    }

    /// The value for other programs: decimal text and ISO days, codes instead of words.
    func plain(_ datum: Datum, in row: [Datum], of table: Table) -> String {
        switch (kind, datum) {
        case (.money, .integer(let minor)), (.moneyIn, .integer(let minor)):
            Money(minor: minor, currency: currency(in: row, of: table)).decimalText
        case (.quantity, .integer(let micro)): Quantity(micro: micro).decimalText
        case (.price, .integer(let micro)): UnitPrice(micro: micro).decimalText
        case (.rate, .integer(let nano)): Rate(nano: nano).decimalText
        case (_, .integer(let value)): String(value)
        case (_, .text(let text)): text
        case (_, .bytes), (_, .null): ""
        }
    }

    func cell(_ datum: Datum, in row: [Datum], of table: Table) -> CSVCell {
        if datum.isNull { return .empty }
        if case .integer = datum { return .number(plain(datum, in: row, of: table)) }
        // What came in before today's walls is masked, with a mark that it was there.
        return .text(TextHygiene.visible(plain(datum, in: row, of: table), allowNewline: true))
    }

    func json(_ datum: Datum, in row: [Datum], of table: Table) -> JSONValue {
        switch (kind, datum) {
        case (_, .null), (_, .bytes): .null
        case (.flag, .integer(let value)): .flag(value != 0)
        case (.integer, .integer(let value)): .integer(value)
        default: .text(plain(datum, in: row, of: table))
        }
    }
}
