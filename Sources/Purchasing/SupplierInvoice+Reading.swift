internal import Core
internal import Ledgers
internal import MasterData
internal import Stock
internal import Values

/// The head of an invoice as it stands in the file, with what became of it since.
struct PostedInvoice {
    let id: Int64
    let number: String
    let partyId: Int64
    let supplierNumber: String
    let supplierKey: String
    let day: Day
    let invoiceDay: Day
    let dueDay: Day
    let net: Money
    let tax: Money
    let gross: Money
    let hold: HoldReason?
    let isReleased: Bool
    let madeBy: Int64
    /// The number of the invoice that this one undoes.
    let reverses: String?
    /// The number of the invoice that undid this one.
    let reversedBy: String?
}

/// One line of a posted invoice.
struct PostedInvoiceLine {
    let orderLineId: Int64
    let receiptLineId: Int64
    let quantity: Quantity
    let price: UnitPrice
    let net: Money
    let tax: Money
    let received: Money
    let toStock: Money
}

enum InvoiceFields {
    static let invoice = Field(
        "invoice", Text(en: "Invoice", hans: "发票", hant: "發票"), .code(lookup: "purchasing.invoices"), required: true)
}

extension Transaction {
    /// The invoice with our number.
    /// - Throws: `purchasing.no-invoice`, on the field `invoice`.
    func supplierInvoice(number typed: String) throws -> PostedInvoice {
        let found = try one(
            """
            SELECT invoice.id, document.number, invoice.partyId, invoice.supplierNumber, invoice.supplierKey, invoice.day,
                   invoice.invoiceDay, invoice.dueDay, invoice.netMinor, invoice.taxMinor, invoice.grossMinor,
                   invoice.holdReason, document.madeBy,
                   (SELECT count(*) FROM paymentRelease WHERE paymentRelease.id = invoice.id),
                   (SELECT number FROM document AS first WHERE first.id = invoice.reversesId),
                   (SELECT back.number
                    FROM supplierInvoice AS reversal
                    JOIN document AS back ON back.id = reversal.id
                    WHERE reversal.reversesId = invoice.id)
            FROM document
            JOIN supplierInvoice AS invoice ON invoice.id = document.id
            WHERE document.kind = 'supplier-invoice' AND document.number = ?
            """, try documentNumber([supplierInvoiceKind], said: typed)
        ) { row in
            return PostedInvoice(
                id: row.int64(0), number: row.text(1), partyId: row.int64(2), supplierNumber: row.text(3),
                supplierKey: row.text(4), day: try row[5], invoiceDay: try row[6], dueDay: try row[7],
                net: Money(minor: row.int64(8), currency: currency),
                tax: Money(minor: row.int64(9), currency: currency), gross: Money(minor: row.int64(10), currency: currency),
                hold: try row[11], isReleased: row.int64(13) > 0, madeBy: row.int64(12),
                reverses: try row[14], reversedBy: try row[15])
        }
        guard let found else { throw Refusal.noInvoice(typed) }
        return found
    }

    func lines(ofInvoice id: Int64) throws -> [PostedInvoiceLine] {
        try all(
            """
            SELECT orderLineId, receiptLineId, quantityMicro, unitPriceMicro, netMinor, taxMinor, receivedValueMinor, stockMinor
            FROM supplierInvoiceLine
            WHERE invoiceId = ?
            ORDER BY line
            """, id
        ) { row in
            return PostedInvoiceLine(
                orderLineId: row.int64(0), receiptLineId: row.int64(1), quantity: try row[2], price: try row[3],
                net: Money(minor: row.int64(4), currency: currency), tax: Money(minor: row.int64(5), currency: currency),
                received: Money(minor: row.int64(6), currency: currency), toStock: Money(minor: row.int64(7), currency: currency))
        }
    }

    /// The row scope of an invoice: the warehouses of the orders that it is for.
    func warehouses(ofInvoice id: Int64) throws -> [(ScopeKind, String)] {
        try all(
            """
            SELECT DISTINCT warehouse.code
            FROM supplierInvoiceLine AS line
            JOIN purchaseOrderLine AS ordered ON ordered.id = line.orderLineId
            JOIN purchaseOrder ON purchaseOrder.id = ordered.orderId
            JOIN warehouse ON warehouse.id = purchaseOrder.warehouseId
            WHERE line.invoiceId = ?
            ORDER BY warehouse.code
            """, id
        ) { (.warehouse, $0.text(0)) }
    }
}

extension Refusal {
    static func noInvoice(_ number: String) -> Refusal {
        let shown = TextHygiene.shown(number)
        return Refusal(
            "purchasing.no-invoice",
            Text(
                en: "There is no supplier invoice “\(shown)”. Use our own number, such as PI-000001; F4 or the code IL lists them.",
                hans: "没有供应商发票“\(shown)”。请用本公司编号，如 PI-000001；按 F4 或输入代码 IL 可列出。",
                hant: "沒有供應商發票「\(shown)」。請用本公司編號，如 PI-000001；按 F4 或輸入代碼 IL 可列出。"),
            field: "invoice")
    }

    static func invoiceReversed(_ number: String, by other: String) -> Refusal {
        Refusal(
            "purchasing.invoice-reversed",
            Text(
                en: "\(number) was reversed by \(other): nothing of it is owed. Open \(other) to see it.",
                hans: "\(number) 已由 \(other) 冲销，不再应付。请打开 \(other) 查看。",
                hant: "\(number) 已由 \(other) 沖銷，不再應付。請開啟 \(other) 檢視。"),
            field: "invoice")
    }
}
