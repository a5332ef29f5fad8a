package import Values

/// A department's title page: what it keeps, what it can be asked and told. The front hall lists the departments.
package struct Department: Sendable {
    /// Stable: `stock`. Names of its commands, queries and rights begin with it.
    package let code: String
    package let title: Text
    package let rights: [Right]
    package let schema: [SchemaStep]
    package let commands: [any Command.Type]
    package let queries: [any Query.Type]
    package let proofs: [Proof]
    package let settings: [Setting]
    package let approvals: [ApprovalKind]
    /// What a person's work can be limited to.
    package let scopes: [ScopeKind]
    package let holds: [Hold]
    /// The kinds of document it keeps, with who may read them.
    package let documents: [DocumentKind]
    /// What the rows of its tables are called, where people know them by a name.
    package let records: [String: Text]
    /// What a filter knows in pinyin: statements that give the names of records whose search key is LIKE their one argument.
    package let names: [SQL]
    /// What columns of its tables are called where none of its forms and lists says it: `column`, or `table.column`.
    package let words: [String: Text]
    /// What codes in columns of its tables mean where none of its forms and lists has the column: by `table.column`.
    package let meanings: [String: [Choice]]

    package init(
        code: String, title: Text, rights: [Right], schema: [SchemaStep], commands: [any Command.Type],
        queries: [any Query.Type], proofs: [Proof] = [], settings: [Setting] = [], approvals: [ApprovalKind] = [],
        scopes: [ScopeKind] = [],
        documents: [DocumentKind] = [], holds: [Hold] = [], records: [String: Text] = [:], words: [String: Text] = [:],
        meanings: [String: [Choice]] = [:], names: [SQL] = []
    ) {
        self.code = code
        self.title = title
        self.rights = rights
        self.schema = schema
        self.commands = commands
        self.queries = queries
        self.proofs = proofs
        self.settings = settings
        self.approvals = approvals
        self.scopes = scopes
        self.holds = holds
        self.documents = documents
        self.records = records
        self.names = names
        self.words = words
        self.meanings = meanings
    }
}

/// All departments of the program in floor order, lowest first, with the core's own in front, and the engine they stand on.
package struct House: Sendable {
    package let departments: [Department]
    package let commands: [String: any Command.Type]
    package let queries: [String: any Query.Type]
    /// What opens the company's files.
    package let engine: any Engine

    package init(_ departments: [Department], engine: any Engine) {
        let all = [Department.core] + departments
        self.departments = all
        var commands: [String: any Command.Type] = [:]
        var queries: [String: any Query.Type] = [:]
        for department in all {
            for command in department.commands {
                precondition(commands.updateValue(command, forKey: command.name) == nil, "two commands are called \(command.name)")
            }
            for query in department.queries {
                precondition(queries.updateValue(query, forKey: query.name) == nil, "two queries are called \(query.name)")
            }
        }
        self.commands = commands
        self.queries = queries
        self.engine = engine
    }

    package var rights: [Right] { departments.flatMap(\.rights) }
    package var proofs: [Proof] { departments.flatMap(\.proofs) }
    package var settings: [Setting] { departments.flatMap(\.settings) }
    package var schema: [SchemaStep] { departments.flatMap(\.schema) }
    package var personal: [PersonalColumns] { schema.flatMap(\.personal) }
    package var holds: [Hold] { departments.flatMap(\.holds) }
    var names: [SQL] { departments.flatMap(\.names) }

    /// Every kind of document that is approved.
    package var approvals: [ApprovalKind] { departments.flatMap(\.approvals) }
    /// What a person's work can be limited to.
    package var scopes: [ScopeKind] { departments.flatMap(\.scopes) }

    func approval(of kind: String) -> ApprovalKind? {
        for department in departments {
            for approval in department.approvals where approval.kind == kind { return approval }
        }
        return nil
    }

    package func setting(_ name: String) -> Setting? {
        settings.first { $0.name == name }
    }
}

/// One proof that `verify` runs: it reads the file and tells what does not hold, naming the row.
package struct Proof: Sendable {
    /// Stable: `stock.ledger`.
    package let name: String
    package let title: Text
    /// The two figures that a proof line shows, where the proof is an equality of two sums; nil where it is a search.
    package let run: @Sendable (Reader, Currency) throws -> ProofResult
    /// The same two figures from sums that are kept ready, for proof lines over books too long to be added up while a
    /// person waits; nil where there are none. `verify` never uses it.
    package let live: (@Sendable (Reader, Currency) throws -> ProofResult)?
    /// The two figures as they stood at the end of a day, for reports of that day; nil where only today's can be told.
    package let asOf: (@Sendable (Reader, Currency, Day) throws -> ProofResult)?

    package init(
        _ name: String, _ title: Text, live: (@Sendable (Reader, Currency) throws -> ProofResult)? = nil,
        asOf: (@Sendable (Reader, Currency, Day) throws -> ProofResult)? = nil,
        run: @escaping @Sendable (Reader, Currency) throws -> ProofResult
    ) {
        self.name = name
        self.title = title
        self.live = live
        self.asOf = asOf
        self.run = run
    }
}

/// What a proof found.
package struct ProofResult: Sendable {
    /// Where the proof holds two sums against each other: both, as text.
    package let figures: (String, String)?
    /// What is broken; empty where the proof holds.
    package let findings: [Finding]

    /// Two sums that must be equal; where they are not, `finding` says what that means.
    package init(_ left: Money, equals right: Money, else finding: Finding) {
        self.init(figures: (left.written(), right.written()), findings: left == right ? [] : [finding])
    }

    package init(figures: (String, String)? = nil, findings: [Finding] = []) {
        self.figures = figures
        self.findings = findings
    }

    package var holds: Bool { findings.isEmpty }
}

/// One broken row.
package struct Finding: Sendable, Hashable {
    package let table: String
    package let row: Int64?
    package let text: Text
    /// What opens the row on a screen: an opener's code and key.
    package let opens: String?

    package init(table: String, row: Int64?, text: Text, opens: String? = nil) {
        self.table = table
        self.row = row
        self.text = text
        self.opens = opens
    }
}
