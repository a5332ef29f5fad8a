package import Core
package import Values

// What a supplier asks for an item, and how long it takes.

/// A supplier's terms for one item.
package struct SupplierItem: Sendable, Hashable {
    /// The supplier's own number for it.
    package let supplierCode: String
    /// Per stock unit, in the supplier's currency.
    package let price: UnitPrice
    package let leadDays: Int
    /// The least that may be ordered.
    package let minimum: Quantity
}

extension Reader {
    /// The supplier's terms for the item; nil where none are kept.
    package func supplierItem(party: Party, item: Item) throws -> SupplierItem? {
        try one(
            """
            SELECT supplierCode, priceMicro, leadDays, minimumMicro
            FROM supplierItem
            WHERE partyId = ? AND itemId = ?
            """, party.id, item.id
        ) { row in
            SupplierItem(
                supplierCode: row.text(0), price: UnitPrice(micro: row.int64(1)), leadDays: Int(row.int64(2)),
                minimum: Quantity(micro: row.int64(3)))
        }
    }
}
