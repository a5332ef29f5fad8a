package import Core
package import Values

/// A value of a column in words and figures.
package enum CellText {
    /// - Parameter row: the whole row, for money whose currency stands in another column.
    package static func text(
        _ datum: Datum, _ column: Column, row: [Datum], columns: [Column], currency: Currency, at desk: Desk
    ) -> String {
        switch (column.kind, datum) {
        case (_, .null): ""
        case (.money, .integer(let minor)): Money(minor: minor, currency: currency).written()
        case (.moneyIn(let name), .integer(let minor)):
            Money(minor: minor, currency: foreign(name, row, columns) ?? currency).written()
        case (.quantity, .integer(let micro)): Quantity(micro: micro).written()
        case (.price, .integer(let micro)): UnitPrice(micro: micro).written(for: currency)
        case (.rate, .integer(let nano)): Rate(nano: nano).written()
        case (.flag, .integer(let value)): desk.words(value == 0 ? Words.no : Words.yes)
        case (.choice(let choices), .text(let code)): choices.first { $0.code == code }.map { desk.words($0.title) } ?? code
        case (.documentKind, .text(let kind)): desk.wordsOfKind(kind) ?? kind
        case (.documentState(let kind), .text(let state)):
            desk.wordsOfState(state, kind: text(kind, row, columns) ?? "") ?? state
        case (.moment, .text(let iso)): String(iso.prefix(19)).split(separator: "T").joined(separator: " ")
        default: ListRow.plain(datum)
        }
    }

    /// For files: plain decimals, ISO days, codes. What programs read back.
    static func exported(
        _ datum: Datum, _ column: Column, row: [Datum], columns: [Column], currency: Currency
    ) -> String {
        switch (column.kind, datum) {
        case (.money, .integer(let minor)): Money(minor: minor, currency: currency).decimalText
        case (.moneyIn(let name), .integer(let minor)):
            Money(minor: minor, currency: foreign(name, row, columns) ?? currency).decimalText
        case (.quantity, .integer(let micro)): Quantity(micro: micro).decimalText
        case (.price, .integer(let micro)): UnitPrice(micro: micro).decimalText
        case (.rate, .integer(let nano)): Rate(nano: nano).decimalText
        default: ListRow.plain(datum)
        }
    }

    /// A total under its column.
    static func total(_ total: Table.Total, _ column: Column, currency: Currency) -> String {
        switch column.kind {
        case .money: Money(minor: total.sum, currency: currency).written()
        case .moneyIn: (total.currency.flatMap(Currency.named) ?? currency).written(total.sum)
        case .quantity: Quantity(micro: total.sum).written()
        case .price: UnitPrice(micro: total.sum).written()
        case .rate: Rate(nano: total.sum).written()
        default: String(total.sum)
        }
    }

    private static func foreign(_ name: String, _ row: [Datum], _ columns: [Column]) -> Currency? {
        text(name, row, columns).flatMap(Currency.named)
    }

    private static func text(_ name: String, _ row: [Datum], _ columns: [Column]) -> String? {
        guard let place = columns.firstIndex(where: { $0.name == name }), row.indices.contains(place) else { return nil }
        return row[place].text
    }
}

extension Currency {
    fileprivate func written(_ minor: Int64) -> String { Money(minor: minor, currency: self).writtenWithCurrency() }
}
