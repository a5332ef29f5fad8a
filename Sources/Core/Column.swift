package import Values

/// One column of a list or report. Screen, print, CSV and JSON are all made from it.
package struct Column: Sendable {
    /// How a column's value is to be read and shown.
    package enum Kind: Sendable {
        /// A key that is never shown; the first one of a row names its record.
        case id
        case code
        case text
        /// Minor units of the company's currency.
        case money
        /// Minor units of the currency whose code stands in the column of that name.
        case moneyIn(String)
        case quantity, price, rate
        case day, moment
        case integer
        case flag
        case choice([Choice])
        /// The name of a command or query, shown by its title.
        case request
        /// A kind of document, shown by its title.
        case documentKind
        /// How a document stands, shown in the words of its kind, which stands in the column of that name.
        case documentState(of: String)
    }

    /// To which side of its cells a value is set.
    package enum Alignment: Sendable { case left, right }

    /// Stable: the CSV heading and the JSON key.
    package let name: String
    package let title: Text
    package let kind: Kind
    /// Cells on the screen at 80 columns.
    package let width: Int
    /// Added up under the list.
    package let isTotalled: Bool
    /// Shown only where the screen is wider than 80 columns, or after F11.
    package let isExtra: Bool
    /// The opener that Enter on this column leads to; nil: the row's own.
    package let drill: String?
    /// May hold words about a person: sealed ones are opened for who asks, erased ones are said to be so.
    package let isPersonal: Bool

    package init(
        _ name: String, _ title: Text, _ kind: Kind, width: Int, total: Bool = false, extra: Bool = false, drill: String? = nil,
        personal: Bool = false
    ) {
        self.name = name
        self.title = title
        self.kind = kind
        self.width = width
        self.isTotalled = total
        self.isExtra = extra
        self.drill = drill
        isPersonal = personal
    }

    package var alignment: Alignment {
        switch kind {
        case .money, .moneyIn, .quantity, .price, .rate, .integer: .right
        case .id, .code, .text, .day, .moment, .flag, .choice, .request, .documentKind, .documentState: .left
        }
    }

    package var isKey: Bool {
        if case .id = kind { true } else { false }
    }
}
