package import Core
internal import Values

/// Documents of the story that tests open, whatever their numbers.
extension Company {
    /// An approved order with several lines that waits for its goods.
    package func orderToReceive() throws -> String {
        try number(
            """
            SELECT document.number
            FROM purchaseOrder
            JOIN document ON document.id = purchaseOrder.id
            WHERE purchaseOrder.state = 'approved'
              AND (SELECT count(*) FROM purchaseOrderLine WHERE purchaseOrderLine.orderId = purchaseOrder.id) >= 3
            ORDER BY purchaseOrder.id DESC
            """)
    }

    /// An order with goods that came and are not invoiced.
    package func orderToInvoice() throws -> String {
        try number(
            """
            SELECT document.number
            FROM purchaseReceiptLine AS line
            JOIN purchaseReceipt ON purchaseReceipt.id = line.receiptId
            JOIN document ON document.id = purchaseReceipt.orderId
            WHERE line.acceptedMicro > line.returnedMicro + line.billedMicro
            ORDER BY line.id DESC
            """)
    }

    private func number(_ sql: SQL) throws -> String {
        guard let number = try look({ try $0.value(sql, as: String.self) }) else {
            throw Refusal("test.no-document", Text(verbatim: "the sample company has no such document"))
        }
        return number
    }
}
