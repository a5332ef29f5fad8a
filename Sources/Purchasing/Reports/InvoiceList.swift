package import Core
internal import Stock
package import Values

/// Suppliers' invoices, newest first.
package struct InvoiceList: Query {
    package static let name = "purchasing.invoices"
    package static let title = Text(en: "Supplier invoices", hans: "供应商发票", hant: "供應商發票")
    package static let right = Right.readPurchasing
    package static let fields = [
        ReportFields.supplier, Field("held", Text(en: "Held only", hans: "仅暂停付款", hant: "僅暫停付款"), .flag),
        Field("order", Text(en: "Order", hans: "订单", hant: "採購單"), .code(lookup: "purchasing.find-order")),
        Field.from, Field.asOf,
    ]
    package static let columns = [
        Column.id,
        Column("number", Text(en: "Number", hans: "单号", hant: "單號"), .code, width: 10),
        Column("day", Text(en: "Day", hans: "日期", hant: "日期"), .day, width: 10),
        Column("supplier", Text(en: "Supplier", hans: "供应商", hant: "供應商"), .text, width: 10),
        Column("supplierNumber", Text(en: "Their number", hans: "发票号码", hant: "發票號碼"), .text, width: 20),
        Column("gross", Text(en: "Gross", hans: "价税合计", hant: "含稅總額"), .money, width: 12, total: true),
        Column("hold", Text(en: "Held", hans: "暂停", hant: "暫停"), .choice(HoldReason.choices), width: 7),
        Column("dueDay", Text(en: "Due", hans: "到期日", hant: "到期日"), .day, width: 10, extra: true),
        Column("invoiceDay", Text(en: "Invoice day", hans: "开票日期", hant: "發票日期"), .day, width: 11, extra: true),
        Column("net", Text(en: "Net", hans: "不含税", hant: "未稅"), .money, width: 12, total: true, extra: true),
        Column("tax", Text(en: "Tax", hans: "税额", hant: "稅額"), .money, width: 12, total: true, extra: true),
        Column("entry", Text(en: "Entry", hans: "凭证", hant: "傳票"), .code, width: 10, extra: true, drill: "journal-entry"),
        Column("supplierCode", Text(en: "Code", hans: "编码", hant: "編號"), .code, width: 10, extra: true),
        Column("releasedBy", Text(en: "Released by", hans: "解除人", hant: "解除人"), .text, width: 12, extra: true),
        Column("releaseReason", Text(en: "Released because", hans: "解除原因", hant: "解除原因"), .text, width: 20, extra: true),
        Column("reverses", Text(en: "Reverses", hans: "冲销", hant: "沖銷"), .code, width: 10, extra: true),
        Column("reversedBy", Text(en: "Reversed by", hans: "冲销单", hant: "沖銷單"), .code, width: 11, extra: true),
    ]

    let supplier: String?
    let isHeldOnly: Bool
    let order: String?
    let from: Day?
    let asOf: Day?

    package init(
        supplier: String? = nil, isHeldOnly: Bool = false, order: String? = nil, from: Day? = nil, asOf: Day? = nil
    ) {
        self.supplier = ReportFields.folded(supplier)
        self.isHeldOnly = isHeldOnly
        self.order = ReportFields.folded(order)
        self.from = from
        self.asOf = asOf
    }

    package init(_ parameters: Parameters) throws {
        self.init(
            supplier: parameters.text("supplier"), isHeldOnly: parameters.flag("held"), order: parameters.text("order"),
            from: try parameters.day("from"), asOf: try parameters.day("asOf"))
    }

    package func answer(in reader: Reader, for asker: Asker) throws -> Answer {
        .statement(
            """
            SELECT invoice.id AS id, document.number AS number, invoice.day AS day, document.partyName AS supplier,
                   invoice.supplierNumber AS supplierNumber, invoice.grossMinor AS gross,
                   CASE WHEN release.id IS NULL AND reversal.id IS NULL THEN coalesce(invoice.holdReason, '') ELSE '' END
                     AS hold, invoice.dueDay AS dueDay, invoice.invoiceDay AS invoiceDay,
                   invoice.netMinor AS net, invoice.taxMinor AS tax,
                   coalesce((SELECT number FROM journalEntry WHERE journalEntry.id = invoice.entryId), '') AS entry,
                   document.party AS supplierCode, coalesce(releaser.name, '') AS releasedBy,
                   coalesce(release.reason, '') AS releaseReason, coalesce(first.number, '') AS reverses,
                   coalesce(back.number, '') AS reversedBy
            FROM supplierInvoice AS invoice
            JOIN document ON document.id = invoice.id
            LEFT JOIN paymentRelease AS release ON release.id = invoice.id
            LEFT JOIN "user" AS releaser ON releaser.id = release.releasedBy
            LEFT JOIN supplierInvoice AS reversal ON reversal.reversesId = invoice.id
            LEFT JOIN document AS back ON back.id = reversal.id
            LEFT JOIN document AS first ON first.id = invoice.reversesId
            WHERE (? IS NULL OR document.party = ?)
              AND (? = 0 OR invoice.holdReason IS NOT NULL AND release.id IS NULL AND reversal.id IS NULL)
              AND (? IS NULL OR EXISTS
                (SELECT 1
                 FROM supplierInvoiceLine AS line
                 JOIN purchaseOrderLine AS ordered ON ordered.id = line.orderLineId
                 JOIN document AS head ON head.id = ordered.orderId
                 WHERE line.invoiceId = invoice.id AND head.number = ?))
              AND invoice.day >= ? AND invoice.day <= ?
            """, [supplier, supplier, isHeldOnly, order, order, from ?? .first, asOf ?? .last], order: "day DESC, id DESC")
    }
}

/// The lines of one supplier invoice with the receipts they were matched with.
package struct InvoiceLines: Query {
    package static let name = "purchasing.invoice-lines"
    package static let title = Text(en: "Lines of a supplier invoice", hans: "供应商发票明细", hant: "供應商發票明細")
    package static let right = Right.readPurchasing
    package static let fields = [InvoiceFields.invoice]
    package static let columns = [
        Column.id,
        Column("line", Text(en: "No.", hans: "行", hant: "列"), .integer, width: 4),
        Column("order", Text(en: "Order", hans: "订单", hant: "採購單"), .code, width: 10, drill: "purchase-order"),
        Column("receipt", Text(en: "Receipt", hans: "收货单", hant: "到貨單"), .code, width: 10),
        Column("item", Text(en: "Item", hans: "物料", hant: "品項"), .code, width: 11),
        Column("quantity", Text(en: "Quantity", hans: "数量", hant: "數量"), .quantity, width: 8),
        Column("unitPrice", Text(en: "Price", hans: "单价", hant: "單價"), .price, width: 9),
        Column("net", Text(en: "Net", hans: "不含税", hant: "未稅"), .money, width: 11, total: true),
        Column("hold", Text(en: "Held", hans: "暂停", hant: "暫停"), .flag, width: 5),
        Column("tax", Text(en: "Tax", hans: "税额", hant: "稅額"), .money, width: 11, total: true, extra: true),
        Column("received", Text(en: "Came in at", hans: "入库金额", hant: "入庫金額"), .money, width: 11, total: true, extra: true),
        Column("toStock", Text(en: "To stock", hans: "计入库存", hant: "計入存貨"), .money, width: 11, total: true, extra: true),
        Column("toCost", Text(en: "To cost", hans: "计入成本", hant: "計入成本"), .money, width: 11, total: true, extra: true),
    ]

    let invoice: String

    package init(invoice: String) { self.invoice = invoice }
    package init(_ parameters: Parameters) throws { self.init(invoice: try parameters.required("invoice")) }

    package func answer(in reader: Reader, for asker: Asker) throws -> Answer {
        .statement(
            """
            SELECT line.id AS id, line.line AS line, head.number AS "order", came.number AS receipt, item.code AS item,
                   line.quantityMicro AS quantity, line.unitPriceMicro AS unitPrice, line.netMinor AS net,
                   line.isHeld AS hold, line.taxMinor AS tax, line.receivedValueMinor AS received,
                   line.stockMinor AS toStock, line.costMinor AS toCost
            FROM document
            JOIN supplierInvoiceLine AS line ON line.invoiceId = document.id
            JOIN purchaseOrderLine AS ordered ON ordered.id = line.orderLineId
            JOIN document AS head ON head.id = ordered.orderId
            JOIN item ON item.id = ordered.itemId
            JOIN purchaseReceiptLine AS receipt ON receipt.id = line.receiptLineId
            JOIN document AS came ON came.id = receipt.receiptId
            WHERE document.kind = 'supplier-invoice' AND document.number = ?
            """, [try reader.documentNumber([supplierInvoiceKind], said: invoice)], order: "line")
    }
}
