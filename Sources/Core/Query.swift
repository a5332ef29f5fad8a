package import Values

/// Who asks, and with what around them: all that an answer may depend on besides its parameters.
package struct Asker: Sendable {
    package let session: Session
    package let today: Day
    package let currency: Currency
    /// The departments, for questions about what they declare.
    package let house: House

    package var language: Language { session.language }
    package var scope: Scope { session.scope }
}

/// What a query gives back: rows made here, or a statement that the core may filter, sort, total and page in the file.
package enum Answer {
    /// `order` is the list of columns (with ` DESC` where wanted) that the list is in when nobody sorted it.
    case statement(SQL, [(any Bindable)?], order: String)
    case rows([[Datum]])
    /// A list too long to read for one page of it.
    case pages(Pages)
}

/// An answer whose count and totals are kept ready, so that any part of it is read without reading what lies before.
package struct Pages {
    /// How many rows there are.
    package let count: Int
    /// The sum of every totalled column, by its name, in the unit of the column.
    package let totals: [String: Int64]
    /// So many rows from an offset on, in the query's own order.
    package let rows: (_ offset: Int, _ limit: Int) throws -> [[Datum]]

    package init(count: Int, totals: [String: Int64], rows: @escaping (_ offset: Int, _ limit: Int) throws -> [[Datum]]) {
        self.count = count
        self.totals = totals
        self.rows = rows
    }
}

/// One question: the same definition feeds the list screen, the report, export, print, the command line and the tests.
package protocol Query: Sendable {
    /// Stable and public: `ledgers.trial-balance`.
    static var name: String { get }
    static var title: Text { get }
    static var right: Right { get }
    static var fields: [Field] { get }
    static var columns: [Column] { get }

    /// - Throws: `Refusal` when a parameter cannot be read.
    init(_ parameters: Parameters) throws

    /// The rows, in the order of `columns`. The person's row scope and language come with the asker.
    func answer(in reader: Reader, for asker: Asker) throws -> Answer
}

/// How a list wants an answer: what to leave out, in what order, which part.
package struct Window: Hashable, Sendable {
    /// Words that every row must hold somewhere, or `column=value`, `column>value`, `column<value`; blank: all rows.
    package var filter = ""
    /// The column that rows are sorted by; nil: the query's own order.
    package var sort: String?
    package var isDescending = false
    package var offset = 0
    /// At most so many rows; nil: all.
    package var limit: Int?
    /// Add up the totalled columns and count the rows.
    package var wantsTotals = true

    package init() {}
}

/// Rows with what is needed to show them.
package struct Table: Sendable {
    package let columns: [Column]
    package let rows: [[Datum]]
    /// Totals of the totalled columns over all rows that pass the filter, by column name and, for money, by currency.
    package let totals: [Total]
    /// How many rows pass the filter, whatever the window shows.
    package let count: Int
    package let currency: Currency

    /// The sum of one column, of one currency where the column is in several.
    package struct Total: Hashable, Sendable {
        package let column: String
        package let currency: String?
        package let sum: Int64
    }
}
