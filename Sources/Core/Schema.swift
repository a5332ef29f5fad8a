/// One step in a department's schema: never edited after a release, only followed by another.
package struct SchemaStep: Sendable {
    /// `purchasing.001 orders`
    package let name: String
    package let tables: [TableDefinition]
    /// Indexes and views, in order.
    package let also: [SQL]
    /// What is personal in these tables or in those of earlier steps.
    package let personal: [PersonalColumns]

    package init(_ name: String, tables: [TableDefinition] = [], also: [SQL] = [], personal: [PersonalColumns] = []) {
        self.name = name
        self.tables = tables
        self.also = also
        self.personal = personal
    }
}

/// A table with what guards it. The guards become triggers that hold against any program that opens the file.
package struct TableDefinition: Sendable {
    package let name: String
    /// The whole `CREATE TABLE … STRICT`. The key is always `id INTEGER PRIMARY KEY`.
    package let sql: SQL
    package let guards: [Guard]

    package init(_ name: String, _ sql: SQL, guards: [Guard] = []) {
        self.name = name
        self.sql = sql
        self.guards = guards
    }
}

/// What may never happen to a table's rows, declared once and generated as triggers by the engine.
package enum Guard: Sendable {
    /// Rows are born over no other row and never change or go.
    case appendOnly
    /// Rows keep their key and never go; they may change otherwise.
    case permanent
    /// Rows whose `state` is `posted` never change or go; a row is born in state `draft`.
    case finalWhenPosted
    /// The row's parent is `finalWhenPosted`: rows come, change and go only while it is a draft.
    case finalWith(parent: String, by: String)
    /// A row can become posted only while the period that holds its day is open; with `by`, the period is the one whose
    /// key stands in that column.
    case closedWithPeriod(day: String, periods: String, by: String? = nil)
    /// A row can become posted only with at least two lines whose signed amounts add up to nought.
    case balanced(lines: String, by: String, amount: String)
    /// Rows with `firstDay`, `lastDay`, `isAdjusting` and `state`: two of a kind never overlap, their days never change,
    /// what is `hard` stays so, none is removed.
    case periods
    /// `series.next` only ever rises by one.
    case countsByOne
}
