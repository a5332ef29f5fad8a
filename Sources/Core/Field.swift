package import Values

/// A choice among a few fixed codes, with words for people.
package struct Choice: Hashable, Sendable {
    package let code: String
    package let title: Text

    package init(_ code: String, _ title: Text) {
        self.code = code
        self.title = title
    }
}

/// What kind of value a field takes. Forms, JSON, imports and the manual all read it.
package indirect enum FieldKind: Sendable {
    /// One line of text, at most `max` characters.
    case text(max: Int)
    /// Text of several lines.
    case memo
    /// The code of a record that the query named here lists: F4 works on it.
    case code(lookup: String)
    /// Several codes of the query named here (empty: of no list), with blanks between where a person types them, a list of
    /// texts in JSON.
    case codes(lookup: String)
    /// A decimal figure: money (in the document's currency), quantity, price, rate.
    case money, quantity, price, rate
    case day
    case integer
    case flag
    case choice([Choice])
    /// Lines of a document, each with these fields.
    case lines([Field])
}

/// One field of a command or one parameter of a query: its name in JSON, its words, its kind.
package struct Field: Sendable {
    package let name: String
    package let title: Text
    package let kind: FieldKind
    package let isRequired: Bool
    /// What F1 says: format, example, source, who may change it.
    package let help: Text?
    /// Text about a person: recorded sealed, with the key of the subject that the command names.
    package let isPersonal: Bool

    package init(
        _ name: String, _ title: Text, _ kind: FieldKind, required: Bool = false, help: Text? = nil, personal: Bool = false
    ) {
        self.name = name
        self.title = title
        self.kind = kind
        self.isRequired = required
        self.help = help
        isPersonal = personal
    }
}
