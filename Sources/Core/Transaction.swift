package import Values

/// What a command holds while it runs: it reads, writes, numbers and approves inside one write transaction.
/// Only the core makes one, and every row written through it lands in the audit.
package final class Transaction: Reader {
    /// Who asked, with rights, roles and scope as the file has them inside this transaction.
    package private(set) var session: Session
    /// The time of this commit, the same for all it writes.
    package let now: Moment
    /// The working day: what a document is dated when nobody says otherwise.
    package let today: Day
    /// The company's own currency.
    package let currency: Currency
    /// True while a person only wants to see what would happen; everything is rolled back afterwards.
    package let isPreview: Bool

    /// What this command would do, in words and figures. See `show`.
    private(set) var effects: [Effect] = []
    /// A password is kept beside this command, in the same transaction.
    var carriesPassword = false
    /// Departments' answers to "this document has been approved".
    let house: House
    /// The subjects' keys, as far as this command met them.
    lazy var keys = KeyRing(Reader(statements: statements))
    /// Whom this very command erases: their former words are recorded as erased.
    var erasedNow: Set<Subject> = []
    /// Where a replay takes a new subject's key from, so that it seals as was sealed then.
    var keySource: ((Subject) throws -> [UInt8]?)?

    init(
        statements: Statements, house: House, session: Session, now: Moment, today: Day, currency: Currency, isPreview: Bool
    ) {
        self.house = house
        self.session = session
        self.now = now
        self.today = today
        self.currency = currency
        self.isPreview = isPreview
        super.init(statements: statements)
    }

    /// Takes what the file says about the person in place of what the session remembered.
    func admit(_ fresh: Session) { session = fresh }

    /// Adds a row and tells its key.
    @discardableResult
    package func insert(_ sql: SQL, _ arguments: (any Bindable)?...) throws -> Int64 {
        try statements.run(sql, arguments)
        return statements.lastRow
    }

    /// Changes rows and tells how many.
    @discardableResult
    package func execute(_ sql: SQL, _ arguments: (any Bindable)?...) throws -> Int {
        try statements.run(sql, arguments)
        return statements.changes
    }

    /// Changes exactly one row; anything else is a fault and undoes the command.
    package func update(_ sql: SQL, _ arguments: (any Bindable)?...) throws {
        try statements.run(sql, arguments)
        guard statements.changes == 1 else {
            throw ColumnFault(description: "one row was to change, \(statements.changes) did: \(sql.text)")
        }
    }

    /// For a check that depends on more than the command's own right.
    /// - Throws: `core.not-allowed` where the person lacks it.
    package func require(_ right: Right) throws {
        guard session.may(right) else { throw Refusal.notAllowed(right) }
    }

    /// Keeps a line for the preview: a journal line, a stock layer, a budget effect. Costs nothing outside a preview.
    package func show(_ effect: @autoclosure () throws -> Effect) rethrows {
        if isPreview { effects.append(try effect()) }
    }
}

/// One line of what a command would do, under the heading of its section.
package struct Effect: Hashable, Sendable {
    /// The section: "Journal", "Stock layers".
    package let section: Text
    /// The cells of the line, each already in words or figures.
    package let cells: [Text]
    /// What stands over the cells of the section; empty: nothing does.
    package let headings: [Text]

    package init(section: Text, cells: [Text], headings: [Text] = []) {
        self.section = section
        self.cells = cells
        self.headings = headings
    }
}

extension Refusal {
    /// The person has no role that grants this.
    package static func notAllowed(_ right: Right) -> Refusal {
        Refusal(
            "core.not-allowed",
            Text(
                en: "You may not do this: it needs the right “\(right.title.en)”. Ask an administrator for a role that has it.",
                hans: "您没有“\(right.title.hans)”权限，请联系管理员分配相应角色。",
                hant: "您沒有「\(right.title.hant)」權限，請洽管理員指派對應角色。"))
    }
}
