package import Values

/// The account of a line: the one that plays a role, or the one with a code.
package enum AccountReference: Hashable, Sendable {
    case role(PostingRole)
    case code(String)
}

/// What is to be posted. Amounts are signed: debit above nought, credit below.
package struct JournalDraft: Sendable {
    package var day: Day
    package var summary: String
    /// The document that it comes from: its kind and its `document.id`; nil for an entry made by hand.
    package var source: (kind: String, id: Int64)?
    package var lines: [Line]
    /// Posts in the thirteenth period; the day is then the last one of the year.
    package var isAdjusting = false

    package init(day: Day, summary: String, source: (kind: String, id: Int64)? = nil, lines: [Line] = []) {
        self.day = day
        self.summary = summary
        self.source = source
        self.lines = lines
    }

    /// True where no line has an amount: then there is nothing to post, and `post` would refuse.
    package var isEmpty: Bool { lines.allSatisfy(\.amount.isZero) }

    /// One line. `amount` is in the company's currency; `foreign` is the amount in the document's own with its rate.
    package struct Line: Sendable {
        package var account: AccountReference
        package var amount: Money
        package var foreign: (amount: Money, rate: Rate)?
        package var party: String?
        package var item: String?
        package var costCentre: String?
        package var project: String?
        package var dimension1: String?
        package var dimension2: String?
        package var taxCode: String?
        package var memo: String?

        package init(
            _ account: AccountReference, _ amount: Money, foreign: (amount: Money, rate: Rate)? = nil,
            party: String? = nil, item: String? = nil, costCentre: String? = nil, project: String? = nil,
            dimension1: String? = nil, dimension2: String? = nil, taxCode: String? = nil, memo: String? = nil
        ) {
            self.account = account
            self.amount = amount
            self.foreign = foreign
            self.party = party
            self.item = item
            self.costCentre = costCentre
            self.project = project
            self.dimension1 = dimension1
            self.dimension2 = dimension2
            self.taxCode = taxCode
            self.memo = memo
        }
    }
}

extension JournalDraft {
    /// Debits less credits in the company's minor units: nought where the entry balances.
    /// - Throws: `values.overflow`.
    func differenceMinor() throws -> Int64 {
        try int64(lines.reduce(Int128(0)) { $0 + Int128($1.amount.minor) })
    }

    /// The sum of the debits.
    /// - Throws: `values.overflow`.
    func debitMinor() throws -> Int64 {
        try int64(lines.reduce(Int128(0)) { $0 + Int128(max($1.amount.minor, 0)) })
    }
}
