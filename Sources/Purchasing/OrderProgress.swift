package import Values

// How far a line of an order has come (rules 2.1), and how much more than ordered may come (rules 2.2).

/// The counters of an order line, all in the unit of the order.
package struct OrderProgress: Hashable, Sendable {
    package var ordered: Quantity
    /// No longer wanted: closed short, or sent back for credit.
    package var cancelled: Quantity
    /// What arrived, rejected goods among it.
    package var received: Quantity
    /// Turned away at the dock: never in stock, and still owed by the supplier.
    package var rejected: Quantity
    /// Taken into stock and sent back later.
    package var returned: Quantity
    package var billed: Quantity
    /// Nothing more is expected, whatever the figures say.
    package var isClosed: Bool
    /// A person ended it before all of it came.
    package var isShort: Bool

    package init(
        ordered: Quantity, cancelled: Quantity = .zero, received: Quantity = .zero, rejected: Quantity = .zero,
        returned: Quantity = .zero, billed: Quantity = .zero, isClosed: Bool = false, isShort: Bool = false
    ) {
        self.ordered = ordered
        self.cancelled = cancelled
        self.received = received
        self.rejected = rejected
        self.returned = returned
        self.billed = billed
        self.isClosed = isClosed
        self.isShort = isShort
    }

    /// What is still wanted of what was ordered.
    package var wanted: Quantity { get throws { try ordered - cancelled } }

    /// What came and stayed.
    package var kept: Quantity { get throws { try received - rejected - returned } }

    /// What is still to come: never below nought. Rejected and returned goods are expected again, unless they went
    /// back for credit, which lowers what is wanted.
    package var open: Quantity { get throws { isClosed ? .zero : max(.zero, try wanted - kept) } }

    /// What may be invoiced: received, not returned, not invoiced yet.
    package var billable: Quantity { get throws { max(.zero, try kept - billed) } }
}

/// How far a receipt may differ from its order.
package struct ReceiptTolerance: Hashable, Sendable {
    /// So much more than ordered may be taken in: 0.05 lets 105 come for 100.
    package let over: Rate
    /// What is missing up to this share of the order is no longer waited for.
    package let under: Rate

    package init(over: Rate, under: Rate) {
        self.over = over
        self.under = under
    }

    /// Whether a line may take in that much more: kept ≤ wanted × (1 + over).
    package func allows(_ more: Quantity, on line: OrderProgress) throws -> Bool {
        let kept = try line.kept + more
        let one = Int128(Rate.one.nano)
        return Int128(kept.micro) * one <= Int128(try line.wanted.micro) * (one + Int128(over.nano))
    }

    /// The most that a line may still take in, without any doubt about rounding: rounded down to a millionth.
    package func most(on line: OrderProgress) throws -> Quantity {
        let one = Int128(Rate.one.nano)
        let limit = Int128(try line.wanted.micro) * (one + Int128(over.nano)) / one
        return max(.zero, try Quantity(micro: int64(limit)) - line.kept)
    }

    /// Whether what is missing is so little that the line is done.
    package func closes(_ line: OrderProgress) throws -> Bool {
        let open = try line.open
        guard open > .zero, under > .zero else { return false }
        return Int128(open.micro) * Int128(Rate.one.nano) <= Int128(line.ordered.micro) * Int128(under.nano)
    }
}
