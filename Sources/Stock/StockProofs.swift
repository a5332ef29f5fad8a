package import Core
internal import Ledgers
internal import Values

// What must always hold: stock and ledger say the same on every day, kept balances are the sum of layers, nothing lies
// there less than nothing.

extension Proof {
    /// Σ layers = inventory account, today and at the end of every period; where not, which document and which line.
    package static let stockLedger = Proof(
        "stock.ledger", Text(en: "Stock layers against the inventory account", hans: "库存层与存货科目核对", hant: "庫存層與存貨科目核對"),
        live: worthKept, asOf: worth
    ) { reader, currency in
        let layers = try reader.value("SELECT coalesce(sum(valueMinor), 0) FROM stockLayer", as: Int64.self) ?? 0
        // A company that has no chart yet has no stock either.
        if layers == 0, try !reader.exists("SELECT 1 FROM postingRole WHERE role = 'inventory'") {
            return ProofResult(figures: ("0", "0"))
        }
        let account = try reader.controlBalance(.inventory)
        var findings = try documentsApart(reader, currency) + entriesApart(reader, currency)
        if findings.isEmpty { findings = try daysApart(reader, currency) }
        return ProofResult(
            figures: (
                Money(minor: layers, currency: currency).written(), Money(minor: account, currency: currency).written()
            ), findings: findings)
    }

    /// What lies everywhere by the kept balances against the inventory account.
    private static func worthKept(_ reader: Reader, _ currency: Currency) throws -> ProofResult {
        let worth = try reader.value(
            """
            SELECT coalesce(sum(balance.valueMinor), 0)
            FROM stockPlace AS place
            JOIN stockBalance AS balance ON balance.id =
              (SELECT id FROM stockBalance WHERE placeId = place.id ORDER BY day DESC LIMIT 1)
            """, as: Int64.self)
        guard try reader.exists("SELECT 1 FROM postingRole WHERE role = 'inventory'") else { return ProofResult(figures: ("0", "0")) }
        let account = try reader.controlBalance(.inventory)
        return ProofResult(
            Money(minor: worth ?? 0, currency: currency), equals: Money(minor: account, currency: currency),
            else: .keptSumsDiffer(table: "stockBalance"))
    }

    /// What lay everywhere at the end of a day against the inventory account of that day.
    private static func worth(_ reader: Reader, _ currency: Currency, _ day: Day) throws -> ProofResult {
        let worth = try reader.value(
            """
            SELECT coalesce(sum(balance.valueMinor), 0)
            FROM stockPlace AS place
            JOIN stockBalance AS balance ON balance.id =
              (SELECT id FROM stockBalance WHERE placeId = place.id AND day <= ? ORDER BY day DESC LIMIT 1)
            """, day, as: Int64.self)
        guard try reader.exists("SELECT 1 FROM postingRole WHERE role = 'inventory'") else { return ProofResult(figures: ("0", "0")) }
        let account = try reader.controlBalance(.inventory, asOf: day)
        return ProofResult(
            Money(minor: worth ?? 0, currency: currency), equals: Money(minor: account, currency: currency),
            else: .keptSumsDiffer(table: "stockBalance"))
    }

    /// Kept balances = Σ layers, for every place and day.
    package static let stockBalances = Proof(
        "stock.balances", Text(en: "Stock balances against their layers", hans: "库存余额与库存层核对", hant: "庫存餘額與庫存層核對")
    ) { reader, currency in
        var findings: [Finding] = []
        try reader.each(
            """
            SELECT balance.id, item.code, warehouse.code, summed.day, summed.quantity, summed.value,
                   balance.quantityMicro, balance.valueMinor
            FROM (
              SELECT placeId, day,
                     sum(sum(quantityMicro)) OVER (PARTITION BY placeId ORDER BY day) AS quantity,
                     sum(sum(valueMinor)) OVER (PARTITION BY placeId ORDER BY day) AS value
              FROM stockLayer
              GROUP BY placeId, day
            ) AS summed
            JOIN stockPlace AS place ON place.id = summed.placeId
            JOIN item ON item.id = place.itemId
            JOIN warehouse ON warehouse.id = place.warehouseId
            LEFT JOIN stockBalance AS balance ON balance.placeId = summed.placeId AND balance.day = summed.day
            WHERE balance.id IS NULL OR balance.quantityMicro <> summed.quantity OR balance.valueMinor <> summed.value
            """
        ) { row in
            let (item, warehouse, day) = (row.text(1), row.text(2), row.text(3))
            let layers = "\(Quantity(micro: row.int64(4))) / \(Money(minor: row.int64(5), currency: currency).written())"
            let kept =
                row.isNull(0)
                ? "-" : "\(Quantity(micro: row.int64(6))) / \(Money(minor: row.int64(7), currency: currency).written())"
            findings.append(
                Finding(
                    table: "stockBalance", row: row.isNull(0) ? nil : row.int64(0),
                    text: Text(
                        en: "\(item) in \(warehouse) on \(day): layers say \(layers), the balance says \(kept)",
                        hans: "\(warehouse) 的 \(item)，\(day)：库存层为 \(layers)，余额为 \(kept)",
                        hant: "\(warehouse) 的 \(item)，\(day)：庫存層為 \(layers)，餘額為 \(kept)")))
        }
        try reader.each(
            """
            SELECT balance.id, balance.day
            FROM stockBalance AS balance
            WHERE NOT EXISTS
              (SELECT 1 FROM stockLayer WHERE stockLayer.placeId = balance.placeId AND stockLayer.day = balance.day)
            """
        ) { row in
            findings.append(
                Finding(
                    table: "stockBalance", row: row.int64(0),
                    text: Text(
                        en: "a balance on \(row.text(1)) without any movement", hans: "\(row.text(1)) 有余额但无任何收发",
                        hant: "\(row.text(1)) 有餘額但無任何收發")))
        }
        return ProofResult(findings: findings)
    }

    /// IN-05 and IN-02: no quantity below zero that nobody overrode, no worth without goods.
    package static let stockNonNegative = Proof(
        "stock.nonnegative", Text(en: "No stock below zero, no worth without goods", hans: "无负库存、无货不留金额", hant: "無負庫存、無貨不留金額")
    ) { reader, currency in
        var findings: [Finding] = []
        try reader.each(
            """
            SELECT running.id, item.code, warehouse.code, running.day, document.number, running.quantity
            FROM (
              SELECT id, placeId, documentId, day,
                     sum(quantityMicro) OVER (PARTITION BY placeId ORDER BY day, id ROWS UNBOUNDED PRECEDING) AS quantity
              FROM stockLayer
            ) AS running
            JOIN stockPlace AS place ON place.id = running.placeId
            JOIN item ON item.id = place.itemId
            JOIN warehouse ON warehouse.id = place.warehouseId
            JOIN document ON document.id = running.documentId
            WHERE running.quantity < 0 AND NOT EXISTS
              (SELECT 1
               FROM stockLayer AS other
               JOIN stockDocument AS move ON move.id = other.documentId
               WHERE other.placeId = running.placeId AND other.day <= running.day AND move.isOverride = 1)
            """
        ) { row in
            let (item, warehouse, day, number) = (row.text(1), row.text(2), row.text(3), row.text(4))
            let quantity = Quantity(micro: row.int64(5))
            findings.append(
                Finding(
                    table: "stockLayer", row: row.int64(0),
                    text: Text(
                        en: "\(item) in \(warehouse) is \(quantity) after \(number) of \(day)",
                        hans: "\(day) \(number) 之后 \(warehouse) 的 \(item) 为 \(quantity)",
                        hant: "\(day) \(number) 之後 \(warehouse) 的 \(item) 為 \(quantity)")))
        }
        try reader.each(
            """
            SELECT balance.id, item.code, warehouse.code, balance.valueMinor
            FROM stockPlace AS place
            JOIN item ON item.id = place.itemId
            JOIN warehouse ON warehouse.id = place.warehouseId
            JOIN stockBalance AS balance ON balance.id =
              (SELECT id FROM stockBalance WHERE placeId = place.id ORDER BY day DESC LIMIT 1)
            WHERE balance.quantityMicro = 0 AND balance.valueMinor <> 0
            """
        ) { row in
            let worth = Money(minor: row.int64(3), currency: currency).written()
            findings.append(
                Finding(
                    table: "stockBalance", row: row.int64(0),
                    text: Text(
                        en: "nothing of \(row.text(1)) is left in \(row.text(2)), but worth \(worth)",
                        hans: "\(row.text(2)) 的 \(row.text(1)) 已无库存，仍有金额 \(worth)",
                        hant: "\(row.text(2)) 的 \(row.text(1)) 已無庫存，仍有金額 \(worth)")))
        }
        return ProofResult(findings: findings)
    }

    /// Documents whose layers are worth something else than their entry put on the inventory account, with the line
    /// that is to blame where it can be told.
    private static func documentsApart(_ reader: Reader, _ currency: Currency) throws -> [Finding] {
        let accountId = try reader.account(role: .inventory).id
        var findings: [Finding] = []
        try reader.each(
            """
            SELECT move.id, document.number, warehouse.code, sums.layers, coalesce(booked.ledger, 0)
            FROM (SELECT documentId, sum(valueMinor) AS layers FROM stockLayer GROUP BY documentId) AS sums
            JOIN stockDocument AS move ON move.id = sums.documentId
            JOIN document ON document.id = move.id
            JOIN warehouse ON warehouse.id = move.warehouseId
            LEFT JOIN (SELECT entryId, sum(amountMinor) AS ledger FROM journalLine WHERE accountId = ? GROUP BY entryId)
              AS booked ON booked.entryId = move.entryId
            WHERE sums.layers <> coalesce(booked.ledger, 0)
            """, accountId
        ) { row in
            let (number, warehouse) = (row.text(1), row.text(2))
            let layers = Money(minor: row.int64(3), currency: currency).written()
            let ledger = Money(minor: row.int64(4), currency: currency).written()
            let lines = try reader.all(
                """
                SELECT layer.id, line.line, item.code
                FROM stockLayer AS layer
                JOIN stockLine AS line ON line.id = layer.lineId
                JOIN stockPlace AS place ON place.id = layer.placeId
                JOIN item ON item.id = place.itemId
                WHERE layer.documentId = ? AND layer.correctsId IS NULL AND layer.valueMinor <> line.valueMinor
                """, row.int64(0)
            ) { (id: $0.int64(0), line: $0.int64(1), item: $0.text(2)) }
            let named = lines.map { "\($0.line) (\($0.item))" }.joined(separator: ", ")
            findings.append(
                Finding(
                    table: lines.isEmpty ? "stockDocument" : "stockLayer", row: lines.first?.id ?? row.int64(0),
                    text: Text(
                        en: "\(number) in \(warehouse)\(named.isEmpty ? "" : ", line \(named)"): layers \(layers), ledger \(ledger)",
                        hans: "\(warehouse) \(number)\(named.isEmpty ? "" : "，第 \(named) 行")：库存层 \(layers)，总账 \(ledger)",
                        hant: "\(warehouse) \(number)\(named.isEmpty ? "" : "，第 \(named) 行")：庫存層 \(layers)，總帳 \(ledger)"),
                    opens: "stock-move \(row.int64(0))"))
        }
        return findings
    }

    /// Entries on the inventory account that no stock document made.
    private static func entriesApart(_ reader: Reader, _ currency: Currency) throws -> [Finding] {
        let accountId = try reader.account(role: .inventory).id
        return try reader.all(
            """
            SELECT entry.id, entry.number, entry.day, sum(line.amountMinor)
            FROM journalLine AS line
            JOIN journalEntry AS entry ON entry.id = line.entryId
            WHERE line.accountId = ?
              AND NOT EXISTS (SELECT 1 FROM stockDocument AS move WHERE move.entryId = entry.id)
            GROUP BY entry.id, entry.number, entry.day
            HAVING sum(line.amountMinor) <> 0
            """, accountId
        ) { row in
            let amount = Money(minor: row.int64(3), currency: currency).written()
            return Finding(
                table: "journalEntry", row: row.int64(0),
                text: Text(
                    en: "\(row.text(1)) of \(row.text(2)) puts \(amount) on the inventory account without a stock document",
                    hans: "\(row.text(2)) 的 \(row.text(1)) 记入存货科目 \(amount)，但没有库存单据",
                    hant: "\(row.text(2)) 的 \(row.text(1)) 記入存貨科目 \(amount)，但沒有庫存單據"),
                opens: "\(journalEntryKind) \(row.int64(0))")
        }
    }

    /// Ends of periods at which the layers are worth something else than the account.
    private static func daysApart(_ reader: Reader, _ currency: Currency) throws -> [Finding] {
        let ends = try reader.all("SELECT DISTINCT lastDay FROM fiscalPeriod ORDER BY lastDay") { try $0[0] as Day }
        var findings: [Finding] = []
        var sums: [(day: Day, value: Int64)] = []
        try reader.each("SELECT day, sum(valueMinor) FROM stockLayer GROUP BY day ORDER BY day") {
            sums.append((try $0[0], $0.int64(1)))
        }
        var next = 0
        var layers: Int64 = 0
        for end in ends {
            while next < sums.count, sums[next].day <= end {
                layers += sums[next].value
                next += 1
            }
            let account = try reader.controlBalance(.inventory, asOf: end)
            guard account != layers else { continue }
            let (left, right) = (
                Money(minor: layers, currency: currency).written(), Money(minor: account, currency: currency).written()
            )
            findings.append(
                Finding(
                    table: "stockLayer", row: nil,
                    text: Text(
                        en: "as of \(end) the layers are worth \(left), the account says \(right)",
                        hans: "截至 \(end)，库存层为 \(left)，科目余额为 \(right)",
                        hant: "截至 \(end)，庫存層為 \(left)，科目餘額為 \(right)")))
        }
        return findings
    }
}
