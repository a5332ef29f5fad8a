internal import Core

// A supplier with open orders is still needed.

extension Hold {
    /// Orders that are not yet billed, closed or cancelled.
    static let openOrders = Hold("purchasing.open-orders", of: "party") { reader, subject in
        try reader.all(
            """
            SELECT document.number
            FROM purchaseOrder
            JOIN document ON document.id = purchaseOrder.id
            WHERE purchaseOrder.partyId = ? AND purchaseOrder.state NOT IN ('billed', 'closed', 'cancelled')
            ORDER BY document.number
            """, subject.id
        ) { $0.isNull(0) ? "?" : $0.text(0) }
    }
}
