package import Values

// Moving average (rules 2.5), per item and warehouse: what stock is worth, from one movement to the next.
// A value leaves as round(V·q/Q), never as a rounded average times q, so the last unit takes what is left.

/// What lies somewhere of one item, and what it is worth.
package struct MovingAverage: Hashable, Sendable {
    package private(set) var quantity: Quantity
    package private(set) var value: Money
    /// What was worth how much when something last moved: the cost of goods that leave before they came.
    package private(set) var last: Cost?

    /// So much of an item was worth this much.
    package struct Cost: Hashable, Sendable {
        package let quantity: Quantity
        package let value: Money

        package init(quantity: Quantity, value: Money) {
            self.quantity = quantity
            self.value = value
        }

        func of(_ part: Quantity) throws -> Money { try value.share(quantity: part, of: quantity) }
    }

    package init(quantity: Quantity, value: Money, last: Cost? = nil) {
        self.quantity = quantity
        self.value = value
        self.last = last
    }

    /// Nothing of it, never seen.
    package static func nothing(_ currency: Currency) -> MovingAverage {
        MovingAverage(quantity: .zero, value: .zero(currency))
    }
}

extension MovingAverage {
    /// Goods come in at a given worth. Where goods had left before they came, the part that fills the gap takes its
    /// true cost with it.
    /// - Returns: that settlement (event I5): what the earlier issue cost more than was thought, nought in sound stock.
    ///   Inventory rises by `worth` less the settlement.
    package mutating func receive(_ received: Quantity, worth: Money) throws -> Money {
        var settlement = Money.zero(worth.currency)
        if quantity.isNegative {
            let gap = try -quantity
            let filled = min(received, gap)
            let provisional = try (-value).share(quantity: filled, of: gap)
            settlement = try worth.share(quantity: filled, of: received) - provisional
        }
        quantity = try quantity + received
        value = try value + worth - settlement
        if !received.isZero { last = Cost(quantity: received, value: worth) }
        return settlement
    }

    /// What `issued` costs when it leaves now: its share of the whole while stock lasts; beyond that the last cost.
    package func cost(of issued: Quantity) throws -> Money {
        if quantity > .zero { return try value.share(quantity: issued, of: quantity) }
        return try last?.of(issued) ?? .zero(value.currency)
    }

    /// Goods leave at average cost.
    package mutating func issue(_ issued: Quantity) throws -> Money {
        let cost = try cost(of: issued)
        try leave(issued, at: cost)
        return cost
    }

    /// Goods that were received at `worth` go back as if they had never come: at that worth where the rest can bear it,
    /// all there is where nothing stays, the average where the rest would be worth less than nothing.
    package mutating func withdraw(_ withdrawn: Quantity, worth: Money) throws -> Money {
        let rest = try value - worth
        let cost: Money
        if withdrawn == quantity {
            cost = value
        } else if quantity <= withdrawn {
            cost = worth
        } else {
            cost = rest.isNegative ? try self.cost(of: withdrawn) : worth
        }
        try leave(withdrawn, at: cost)
        return cost
    }

    /// Only the worth changes: a price difference, a landed cost.
    /// - Returns: what the stock took of it; all or, with nothing on hand, nought, and the rest is expense.
    package mutating func revalue(by difference: Money) throws -> Money {
        guard quantity > .zero else { return .zero(difference.currency) }
        value = try value + difference
        return difference
    }

    private mutating func leave(_ issued: Quantity, at cost: Money) throws {
        quantity = try quantity - issued
        value = try value - cost
        if !issued.isZero { last = Cost(quantity: issued, value: cost) }
    }
}

/// Where a price difference goes (rules 2.3): the share of what is still on hand to inventory, the rest to cost.
package struct PriceDifference: Hashable, Sendable {
    package let inventory: Money
    package let cost: Money

    /// - Parameters:
    ///   - difference: billed less received value; below nought where the bill is lower.
    ///   - quantity: what it was billed for; above nought.
    ///   - onHand: what is left of the item; counted as nought where it is below, as `quantity` where it is above.
    package init(_ difference: Money, on quantity: Quantity, onHand: Quantity) throws {
        let held = min(max(onHand, .zero), quantity)
        inventory = try difference.share(quantity: held, of: quantity)
        cost = try difference - inventory
    }
}
