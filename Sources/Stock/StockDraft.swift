package import Core
package import Ledgers
package import MasterData
package import Values

// What a document is about to do to stock: said by whoever buys, sells, makes or counts, carried out by `move`.

/// A stock document that is about to be posted: all its lines move one warehouse.
package struct StockDraft: Sendable {
    /// What kind of document it is; numbers run by kind.
    package enum Kind: String, Sendable, CaseIterable, Bindable, Readable {
        case receipt, issue, `return`, adjustment, revaluation, opening
    }

    package var kind: Kind
    package var warehouse: Warehouse
    /// The day the goods moved, and the day the ledger is posted on: its period must be open.
    package var day: Day
    package var summary: String
    package var party: Party?
    /// The document that this one follows from: an order, an invoice.
    package var source: Int64?
    /// The document that the journal entry names as its own; nil: the stock document.
    package var entrySource: (kind: String, id: Int64)?
    /// The stock document that this one undoes.
    package var reverses: Int64?
    /// Whether goods may leave that are not there. Ask for `stock.override-negative` before setting it.
    package var allowsNegative: Bool
    package var lines: [Line]
    /// More lines of the same journal entry: what does not lie in stock. One that differs from a line of the stock
    /// only in its amount is added to it.
    package var otherLines: [JournalDraft.Line]

    package init(
        kind: Kind, warehouse: Warehouse, day: Day, summary: String, party: Party? = nil, source: Int64? = nil,
        entrySource: (kind: String, id: Int64)? = nil, reverses: Int64? = nil, allowsNegative: Bool = false, lines: [Line],
        otherLines: [JournalDraft.Line] = []
    ) {
        self.kind = kind
        self.warehouse = warehouse
        self.day = day
        self.summary = summary
        self.party = party
        self.source = source
        self.entrySource = entrySource
        self.reverses = reverses
        self.allowsNegative = allowsNegative
        self.lines = lines
        self.otherLines = otherLines
    }

    /// One item that moves.
    /// One item of the movement, with its quantity and worth.
    package struct Line: Sendable {
        package var item: Item
        /// As the person counted it.
        package var unit: String
        package var unitQuantity: Quantity
        /// In the stock unit: above nought what comes, below what leaves, nought where only the worth changes.
        package var quantity: Quantity
        package var worth: Worth
        package var contra: Contra
        package var lot: String?
        package var memo: String?

        package init(
            item: Item, unit: String, unitQuantity: Quantity, quantity: Quantity, worth: Worth, contra: Contra,
            lot: String? = nil, memo: String? = nil
        ) {
            self.item = item
            self.unit = unit
            self.unitQuantity = unitQuantity
            self.quantity = quantity
            self.worth = worth
            self.contra = contra
            self.lot = lot
            self.memo = memo
        }
    }

    /// What a line is worth.
    package enum Worth: Sendable, Hashable {
        /// Its document says so: the order price of a receipt. In the company's currency, above nought unless
        /// only the worth changes.
        case given(Money)
        /// Its share of what lies there: what leaves, what was found.
        case average
        /// The opposite of an earlier movement, named by its layer.
        case opposite(layer: Int64)
    }

    /// The other side of the journal.
    package struct Contra: Sendable, Hashable {
        package var account: PostingRole
        /// Where the other side is a figure of its own: the receipt price of goods that go back. Counted in the
        /// direction of the stock, so above nought for what comes and below for what leaves. nil: the line's worth.
        package var amount: Money?
        /// Takes what lies between the line's worth and `amount`, and what later corrections change.
        package var variance: PostingRole?

        package init(_ account: PostingRole, amount: Money? = nil, variance: PostingRole? = nil) {
            self.account = account
            self.amount = amount
            self.variance = variance
        }
    }
}

/// What was posted.
package struct PostedMove: Sendable {
    /// The stock document, which is also its row in `document`.
    package let id: Int64
    package let number: String
    /// nil where nothing had a worth.
    package let entry: PostedEntry?
    /// In the order of the draft.
    package let lines: [Line]

    /// What a command that only moves stock answers.
    package var outcome: DocumentOutcome { DocumentOutcome(id: id, number: number) }

    /// One line as it was posted.
    package struct Line: Sendable, Hashable {
        package let id: Int64
        package let layerId: Int64
        package let quantity: Quantity
        /// What the line itself added to the stock's worth.
        package let value: Money
    }
}

extension StockDraft.Kind {
    var series: Series {
        switch self {
        case .receipt: Series("GR")
        case .issue: Series("GI")
        case .return: Series("RT")
        case .adjustment: Series("SA")
        case .revaluation: Series("SV")
        case .opening: Series("OS")
        }
    }

    /// What the document row says.
    var documentKind: String { "stock-" + rawValue }

    var title: Text {
        switch self {
        case .receipt: Text(en: "Receipt", hans: "入库", hant: "入庫")
        case .issue: Text(en: "Issue", hans: "出库", hant: "出庫")
        case .return: Text(en: "Return", hans: "退货", hant: "退貨")
        case .adjustment: Text(en: "Adjustment", hans: "调整", hant: "調整")
        case .revaluation: Text(en: "Revaluation", hans: "成本调整", hant: "成本調整")
        case .opening: Text(en: "Opening stock", hans: "期初库存", hant: "期初庫存")
        }
    }

    static let choices = allCases.map { Choice($0.rawValue, $0.title) }
}
