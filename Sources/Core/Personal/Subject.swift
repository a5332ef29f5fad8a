package import Values

/// A person, or whoever stands for one, about whom the file keeps words: a kind such as `party` and the key of its row.
package struct Subject: Hashable, Sendable {
    /// The name of the table whose row it is, in lower-case letters.
    package let kind: String
    package let id: Int64

    package init(_ kind: String, _ id: Int64) {
        self.kind = kind
        self.id = id
    }
}

/// How a row of a table leads to the subject that its personal columns are about.
package indirect enum SubjectPath: Sendable {
    /// The row is the subject.
    case row
    /// A column holds the subject's key.
    case column(String)
    /// A column holds the code of a row of that table, which is the subject.
    case code(String, of: String)
    /// A column holds the key of a row of another table, which leads on.
    case parent(String, by: String, SubjectPath)
}

/// Columns that hold what is personal. Live rows have them in clear, because people search them; in the audit and in
/// the command log they stand sealed with the subject's own key. Only text can be personal.
package struct PersonalColumns: Sendable {
    package let table: String
    package let columns: [String]
    /// The kind of the subject.
    package let kind: String
    package let path: SubjectPath

    package init(_ table: String, _ columns: [String], of kind: String, by path: SubjectPath) {
        self.table = table
        self.columns = columns
        self.kind = kind
        self.path = path
    }
}

/// What still needs a person's words, so that they cannot be erased yet: open orders, balances, complaints.
package struct Hold: Sendable {
    /// Stable: `purchasing.open-orders`.
    package let name: String
    /// The kind of subject that it is about.
    package let kind: String
    /// What each of the names is, where it does not say so itself: a bare account's code.
    package let noun: Text?
    /// Names what needs the subject, such as numbers of documents; empty where nothing does.
    package let find: @Sendable (Reader, Subject) throws -> [String]

    package init(_ name: String, of kind: String, noun: Text? = nil, find: @escaping @Sendable (Reader, Subject) throws -> [String]) {
        self.name = name
        self.kind = kind
        self.noun = noun
        self.find = find
    }
}

extension SubjectPath {
    /// The column that the way begins with; nil where it is the row's own key.
    var column: String? {
        switch self {
        case .row: nil
        case .column(let column), .code(let column, of: _), .parent(_, by: let column, _): column
        }
    }

    /// The subject's key as an expression over a row of the table called `alias`.
    func expression(over alias: String) -> String {
        switch self {
        case .row: "\(alias).id"
        case .column(let column): "\(alias).\"\(column)\""
        case .code(let column, of: let table): "(SELECT id FROM \"\(table)\" WHERE code = \(alias).\"\(column)\")"
        case .parent(let table, by: let column, let rest):
            "(SELECT \(rest.expression(over: "\"\(table)\"")) FROM \"\(table)\" WHERE id = \(alias).\"\(column)\")"
        }
    }

    /// The statement that leads from the value of the first column to the subject's key; nil where that value is the key.
    var onward: String? {
        switch self {
        case .row, .column: nil
        case .code(_, of: let table): "SELECT id FROM \"\(table)\" WHERE code = ?"
        case .parent(let table, by: _, let rest): "SELECT \(rest.expression(over: "\"\(table)\"")) FROM \"\(table)\" WHERE id = ?"
        }
    }
}
