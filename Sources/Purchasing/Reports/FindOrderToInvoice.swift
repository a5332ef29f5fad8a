package import Core
package import Values

/// Orders for a supplier's invoice: what was received and is not invoiced stands first, newest before older.
package struct FindOrderToInvoice: Query {
    package static let name = "purchasing.find-order-to-invoice"
    package static let title = Text(en: "Find an order to invoice", hans: "查找待开票订单", hant: "查找待開票採購單")
    package static let right = Right.readPurchasing
    package static let fields = FindOrder.fields
    package static let columns = FindOrder.columns

    let text: String
    let limit: Int

    package init(text: String, limit: Int = 20) {
        self.text = text
        self.limit = max(1, min(limit, 500))
    }

    package init(_ parameters: Parameters) throws {
        self.init(text: parameters.text("text") ?? "", limit: Int(try parameters.integer("limit") ?? 20))
    }

    package func answer(in reader: Reader, for asker: Asker) throws -> Answer {
        try FindOrder.answer(text, limit: limit, toInvoice: true, in: reader, for: asker)
    }
}
