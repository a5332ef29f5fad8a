package import Core
internal import Stock

/// A command on one order: it is seen by whoever may see the order's warehouse, and refused where somebody else changed
/// the order since it was read.
package protocol OrderCommand: Command {
    /// The order's number.
    var order: String { get }
    /// As the person saw it; nil: whatever it is now.
    var revision: Int64? { get }
}

extension OrderCommand {
    package func scoped(in transaction: Transaction) throws -> [(ScopeKind, String)] {
        try transaction.warehouse(ofOrder: order)
    }

    /// The order as it stands.
    /// - Throws: `purchasing.no-order`, `core.changed-meanwhile`.
    func read(in transaction: Transaction) throws -> PurchaseOrder {
        let found = try transaction.purchaseOrder(number: order)
        try transaction.check(document: found.id, revision: revision)
        return found
    }
}
