internal import Ledgers
internal import MasterData
internal import Values

// The ledger's side of a stock document: one line per account, however many items moved.

/// Gathers what the lines of one document mean for the ledger.
struct StockJournal {
    let currency: Currency
    let party: Party?
    private var inventory: Money
    private var others: [(account: PostingRole, amount: Money)] = []

    init(currency: Currency, party: Party?) {
        self.currency = currency
        self.party = party
        inventory = .zero(currency)
    }

    /// Stock rises by `value`, its other side falls by as much.
    mutating func add(_ value: Money, contra: StockDraft.Contra) throws {
        inventory = try inventory + value
        let fixed = contra.amount ?? value
        try credit(contra.account, fixed)
        if fixed != value { try credit(contra.variance ?? contra.account, try value - fixed) }
    }

    private mutating func credit(_ account: PostingRole, _ amount: Money) throws {
        guard let index = others.firstIndex(where: { $0.account == account }) else {
            others.append((account, try -amount))
            return
        }
        others[index].amount = try others[index].amount - amount
    }

    /// Inventory first, then the other sides, then what the document adds; what comes to nought is left out.
    func lines(with more: [JournalDraft.Line]) throws -> [JournalDraft.Line] {
        var lines: [JournalDraft.Line] = [.init(.role(.inventory), inventory)]
        for other in others { lines.append(.init(.role(other.account), other.amount, party: party?.code)) }
        for line in more {
            if let index = lines.firstIndex(where: { $0.account == line.account && $0.party == line.party }), line.isPlain {
                lines[index].amount = try lines[index].amount + line.amount
            } else {
                lines.append(line)
            }
        }
        return lines.filter { !$0.amount.isZero }
    }
}

extension JournalDraft.Line {
    fileprivate var isPlain: Bool {
        foreign == nil && item == nil && costCentre == nil && project == nil && dimension1 == nil && dimension2 == nil
            && taxCode == nil && memo == nil
    }
}
