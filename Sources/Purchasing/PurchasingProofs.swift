internal import Core
internal import Ledgers
internal import Values

// What must always hold: the listing of goods received, not invoiced, is its account; every counter on a line is the sum
// of the documents that moved it.

extension Proof {
    /// AP-03: listing = account 暂估应付.
    static let purchasingGRNI = Proof(
        "purchasing.grni",
        Text(en: "Goods received, not invoiced, against their account", hans: "暂估应付明细与科目核对", hant: "暫估應付明細與科目核對"),
        live: { try grni($0, $1, isLive: true) }, asOf: { try grni($0, $1, isLive: true, asOf: $2) },
        run: { try grni($0, $1, isLive: false) })

    /// Live, and of an earlier day, only the two sums; else also each entry on the account.
    private static func grni(_ reader: Reader, _ currency: Currency, isLive: Bool, asOf day: Day? = nil) throws -> ProofResult {
        let listed = try GoodsReceived.open(reader, asOf: day).reduce(Int64(0)) { $0 + $1.valueMinor }
        if listed == 0, try !reader.exists("SELECT 1 FROM postingRole WHERE role = 'goodsReceived'") {
            return ProofResult(figures: ("0", "0"))
        }
        let account = -(try reader.controlBalance(.goodsReceived, asOf: day))
        let figures = (
            Money(minor: listed, currency: currency).written(), Money(minor: account, currency: currency).written()
        )
        var findings = isLive ? [] : try entriesApart(reader, currency)
        if findings.isEmpty, listed != account {
            findings = [
                Finding(
                    table: "purchaseReceiptLine", row: nil,
                    text: Text(
                        en: "the listing comes to \(figures.0), the account to \(figures.1)",
                        hans: "明细合计 \(figures.0)，科目余额 \(figures.1)", hant: "明細合計 \(figures.0)，科目餘額 \(figures.1)"))
            ]
        }
        return ProofResult(figures: figures, findings: findings)
    }

    /// Order lines and receipt lines against the documents that moved them.
    static let purchasingLines = Proof(
        "purchasing.lines",
        Text(en: "Order lines against receipts and invoices", hans: "订单行与收货、发票核对", hant: "採購單行與到貨、發票核對")
    ) { reader, _ in
        var findings: [Finding] = []
        try reader.each(
            """
            SELECT ordered.id, document.number, ordered.line
            FROM purchaseOrderLine AS ordered
            JOIN document ON document.id = ordered.orderId
            LEFT JOIN (
              SELECT line.orderLineId AS orderLineId,
                     sum(CASE WHEN receipt.reversedById IS NULL THEN line.receivedMicro ELSE 0 END) AS received,
                     sum(CASE WHEN receipt.reversedById IS NULL THEN line.rejectedMicro ELSE 0 END) AS rejected,
                     sum(CASE WHEN receipt.reversedById IS NULL THEN line.returnedMicro ELSE 0 END) AS returned,
                     sum(line.billedMicro) AS billed
              FROM purchaseReceiptLine AS line
              JOIN purchaseReceipt AS receipt ON receipt.id = line.receiptId
              GROUP BY line.orderLineId
            ) AS came ON came.orderLineId = ordered.id
            WHERE ordered.receivedMicro <> coalesce(came.received, 0)
               OR ordered.rejectedMicro <> coalesce(came.rejected, 0)
               OR ordered.returnedMicro <> coalesce(came.returned, 0)
               OR ordered.billedMicro <> coalesce(came.billed, 0)
            ORDER BY ordered.id
            """
        ) { row in
            findings.append(
                Finding(row, in: "purchaseOrderLine", apartFrom: Text(en: "receipts and invoices", hans: "收货、发票", hant: "到貨、發票")))
        }
        try reader.each(
            """
            SELECT line.id, document.number, line.line
            FROM purchaseReceiptLine AS line
            JOIN document ON document.id = line.receiptId
            LEFT JOIN (
              SELECT receiptLineId, sum(quantityMicro) AS quantity, sum(valueMinor) AS value
              FROM purchaseReturnLine
              GROUP BY receiptLineId
            ) AS back ON back.receiptLineId = line.id
            LEFT JOIN (
              SELECT receiptLineId, sum(quantityMicro) AS quantity, sum(receivedValueMinor) AS value
              FROM supplierInvoiceLine
              GROUP BY receiptLineId
            ) AS billed ON billed.receiptLineId = line.id
            WHERE line.returnedMicro <> coalesce(back.quantity, 0)
               OR line.returnedValueMinor <> coalesce(back.value, 0)
               OR line.billedMicro <> coalesce(billed.quantity, 0)
               OR line.billedValueMinor <> coalesce(billed.value, 0)
            ORDER BY line.id
            """
        ) { row in
            findings.append(
                Finding(row, in: "purchaseReceiptLine", apartFrom: Text(en: "returns and invoices", hans: "退货、发票", hant: "退貨、發票")))
        }
        return ProofResult(findings: findings)
    }

    /// Journal entries that put something else on the account than their document says.
    private static func entriesApart(_ reader: Reader, _ currency: Currency) throws -> [Finding] {
        let accountId = try reader.account(role: .goodsReceived).id
        var findings: [Finding] = []
        try reader.each(
            """
            SELECT posted.entryId, journalEntry.number, posted.minor, coalesce(said.minor, 0)
            FROM (
              SELECT entryId, sum(amountMinor) AS minor
              FROM journalLine
              WHERE accountId = ?
              GROUP BY entryId
            ) AS posted
            JOIN journalEntry ON journalEntry.id = posted.entryId
            LEFT JOIN (
              SELECT entryId, sum(minor) AS minor
              FROM (
                SELECT move.entryId AS entryId, -sum(line.counterpartMinor) AS minor
                FROM stockLine AS line
                JOIN stockDocument AS move ON move.id = line.documentId
                WHERE line.counterpart = 'goodsReceived'
                GROUP BY move.entryId
                UNION ALL
                SELECT invoice.entryId, sum(line.receivedValueMinor)
                FROM supplierInvoiceLine AS line
                JOIN supplierInvoice AS invoice ON invoice.id = line.invoiceId
                GROUP BY invoice.entryId
              ) AS parts
              GROUP BY entryId
            ) AS said ON said.entryId = posted.entryId
            WHERE posted.minor <> coalesce(said.minor, 0)
            ORDER BY posted.entryId
            """, accountId
        ) { row in
            let posted = Money(minor: row.int64(2), currency: currency).written()
            let said = Money(minor: row.int64(3), currency: currency).written()
            findings.append(
                Finding(
                    table: "journalEntry", row: row.int64(0),
                    text: Text(
                        en: "\(row.text(1)) posts \(posted), its document says \(said)",
                        hans: "\(row.text(1)) 记入 \(posted)，其单据为 \(said)", hant: "\(row.text(1)) 記入 \(posted)，其單據為 \(said)")))
        }
        return findings
    }
}

extension Finding {
    /// A line, by its key, its document's number and its place, that says something else than those documents.
    fileprivate init(_ row: borrowing Row, in table: String, apartFrom others: Text) {
        let (number, line) = (row.text(1), row.int64(2))
        self.init(
            table: table, row: row.int64(0),
            text: Text(
                en: "\(number) line \(line) does not say what its \(others.en) say", hans: "\(number) 第 \(line) 行与其\(others.hans)不符",
                hant: "\(number) 第 \(line) 行與其\(others.hant)不符"))
    }
}
