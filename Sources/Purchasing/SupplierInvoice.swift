internal import Core
internal import Stock
package import Values

// Matching an invoice with what came (rules 2.3): what a line takes from goods received, not invoiced, what the price
// differs by, where that difference goes, and whether the payment is held.

/// How a supplier's invoice is called in `document.kind` and by openers.
package let supplierInvoiceKind = "supplier-invoice"

/// How far an invoice line may lie over what its goods came in at before its payment is held: over both of these.
package struct PriceTolerance: Hashable, Sendable {
    package let percent: Rate
    package let amount: Money

    package init(percent: Rate, amount: Money) {
        self.percent = percent
        self.amount = amount
    }

    /// Whether the line is to be looked at before it is paid. A lower price never holds.
    package func holds(billed: Money, received: Money) throws -> Bool {
        let difference = try billed - received
        guard difference > .zero(billed.currency), difference > amount else { return false }
        return Int128(difference.minor) * Int128(Rate.one.nano) > Int128(received.minor) * Int128(percent.nano)
    }
}

/// What lies in stock of an item: price differences go to it until it is used up.
package struct HeldStock: Hashable, Sendable {
    package private(set) var quantity: Quantity
    package private(set) var value: Money

    package init(quantity: Quantity, value: Money) {
        self.quantity = quantity
        self.value = value
    }

    /// Where a price difference goes: the share of what is still on hand to inventory, the rest to cost of goods.
    /// Stock that one line has used is not there for the next, and stock never becomes worth less than nothing.
    package mutating func take(_ difference: Money, on billed: Quantity) throws -> (inventory: Money, cost: Money) {
        let split = try PriceDifference(difference, on: billed, onHand: quantity)
        let nothing = Money.zero(difference.currency)
        let inventory = max(split.inventory, min(try -value, nothing))
        quantity = try quantity - min(billed, max(quantity, .zero))
        value = try value + inventory
        return (inventory, try difference - inventory)
    }
}
