package import Core
package import Values

/// One row of a list as options and openers see it.
package struct ListRow: Sendable, Hashable {
    package let columns: [String]
    package let values: [Datum]
    /// What names the record: the first key column, else the first column.
    package let key: String

    init(_ columns: [Column], _ values: [Datum]) {
        self.columns = columns.map(\.name)
        self.values = values
        let place = columns.firstIndex(where: \.isKey) ?? 0
        key = values.indices.contains(place) ? ListRow.plain(values[place]) : ""
    }

    package subscript(_ name: String) -> Datum {
        columns.firstIndex(of: name).map { values[$0] } ?? .null
    }

    package func text(_ name: String) -> String? { self[name].text }
    package func integer(_ name: String) -> Int64? { self[name].integer }
    /// The key as a number, for documents.
    package var id: Int64? { Int64(key) }

    static func plain(_ datum: Datum) -> String {
        switch datum {
        case .integer(let value): String(value)
        case .text(let text): text
        case .null, .bytes: ""
        }
    }
}

/// What a digit in the option column does to a row.
package struct RowOption {
    /// 1 to 9. By custom: 2 change, 3 copy, 4 remove, 5 display.
    package let digit: Int
    package let title: Text
    package let right: Right?
    /// What has become of the row afterwards: "archived", as in "S-001 is archived."; nil where nothing is changed.
    package let done: Text?
    /// It changes something, so it first shows what it will do.
    package var isChange: Bool { done != nil }
    /// Why it cannot be done to this row; nil: it can.
    package let whyNot: (ListRow) -> Text?
    package let run: (Desk, ListRow) throws -> Void

    package init(
        _ digit: Int, _ title: Text, right: Right? = nil, done: Text? = nil,
        whyNot: @escaping (ListRow) -> Text? = { _ in nil }, run: @escaping (Desk, ListRow) throws -> Void
    ) {
        self.digit = digit
        self.title = title
        self.right = right
        self.done = done
        self.whyNot = whyNot
        self.run = run
    }
}

/// What can be done to all marked rows at once. It is asked first, with their count and amount.
package struct BulkAction {
    package let title: Text
    package let right: Right?
    /// The money column added up in the question.
    package let amount: String?
    /// What has become of the rows afterwards: "approved".
    package let done: Text
    package let run: (Desk, [ListRow]) throws -> Void

    package init(
        _ title: Text, right: Right? = nil, amount: String? = nil, done: Text, run: @escaping (Desk, [ListRow]) throws -> Void
    ) {
        self.title = title
        self.right = right
        self.amount = amount
        self.done = done
        self.run = run
    }
}
