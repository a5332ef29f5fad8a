internal import Core
internal import Values

// What `verify` proves of the books, from the lines themselves.

extension Proof {
    /// Debits equal credits, in each entry and altogether.
    static let balanced = Proof(
        "ledgers.balanced", Text(en: "Debits equal credits", hans: "借贷平衡", hant: "借貸平衡"), live: sidesKept, asOf: sides
    ) { reader, currency in
        var findings: [Finding] = []
        try reader.each(
            """
            SELECT journalEntry.id, coalesce(journalEntry.number, ''), journalEntry.state, journalEntry.amountMinor,
                   coalesce(lines.balance, 0), coalesce(lines.debit, 0), coalesce(lines.strayDay, 0)
            FROM journalEntry
            LEFT JOIN (
              SELECT journalLine.entryId AS entryId, sum(journalLine.amountMinor) AS balance,
                     sum(CASE WHEN journalLine.amountMinor > 0 THEN journalLine.amountMinor ELSE 0 END) AS debit,
                     sum(CASE WHEN journalLine.day <> owner.day THEN 1 ELSE 0 END) AS strayDay
              FROM journalLine
              JOIN journalEntry AS owner ON owner.id = journalLine.entryId
              GROUP BY journalLine.entryId
            ) AS lines ON lines.entryId = journalEntry.id
            WHERE journalEntry.state <> 'posted' OR coalesce(lines.balance, 1) <> 0
               OR lines.debit <> journalEntry.amountMinor OR lines.strayDay <> 0
            ORDER BY journalEntry.id
            """
        ) { row in
            findings.append(
                .entry(
                    row.int64(0), row.text(1),
                    wrongEntry(
                        state: row.text(2), amount: row.int64(3), balance: row.int64(4), debit: row.int64(5), currency)))
        }
        let sums = try reader.one(
            """
            SELECT coalesce(sum(CASE WHEN amountMinor > 0 THEN amountMinor ELSE 0 END), 0),
                   coalesce(sum(CASE WHEN amountMinor < 0 THEN -amountMinor ELSE 0 END), 0)
            FROM journalLine
            """
        ) { (Money(minor: $0.int64(0), currency: currency), Money(minor: $0.int64(1), currency: currency)) }
        let zero = Money.zero(currency)
        let (debit, credit) = sums ?? (zero, zero)
        return ProofResult(figures: (debit.written(), credit.written()), findings: findings)
    }

    private static func wrongEntry(state: String, amount: Int64, balance: Int64, debit: Int64, _ currency: Currency) -> Text {
        func written(_ minor: Int64) -> String { Money(minor: minor, currency: currency).written() }
        if state != "posted" {
            return Text(en: "was never posted", hans: "未过账", hant: "未過帳")
        }
        if balance != 0 {
            return Text(
                en: "debits less credits are \(written(balance))", hans: "借贷相差 \(written(balance))", hant: "借貸相差 \(written(balance))")
        }
        if debit != amount {
            return Text(
                en: "its amount is \(written(amount)), its debits are \(written(debit))",
                hans: "凭证金额 \(written(amount))，借方合计 \(written(debit))", hant: "傳票金額 \(written(amount))，借方合計 \(written(debit))")
        }
        return Text(en: "a line is dated otherwise than the entry", hans: "分录日期与凭证不符", hant: "分錄日期與傳票不符")
    }

    /// The sums kept per account, by period and by day, are those of the lines.
    static let balances = Proof(
        "ledgers.balances", Text(en: "Kept balances equal the lines", hans: "余额与分录相符", hant: "餘額與分錄相符"),
        live: periodsAgainstDays
    ) { reader, currency in
        var findings: [Finding] = []
        var kept = Int128(0)
        var summed = Int128(0)
        try reader.each(
            """
            SELECT max(keptId), account.code, fiscalPeriod.name, sum(keptDebit), sum(keptCredit), sum(lineDebit), sum(lineCredit)
            FROM (
              SELECT accountId, periodId, id AS keptId, debitMinor AS keptDebit, creditMinor AS keptCredit, 0 AS lineDebit, 0 AS lineCredit
              FROM accountBalance
              UNION ALL
              SELECT journalLine.accountId, journalEntry.periodId, 0, 0, 0,
                     sum(CASE WHEN journalLine.amountMinor > 0 THEN journalLine.amountMinor ELSE 0 END),
                     sum(CASE WHEN journalLine.amountMinor < 0 THEN -journalLine.amountMinor ELSE 0 END)
              FROM journalLine
              JOIN journalEntry ON journalEntry.id = journalLine.entryId
              GROUP BY journalLine.accountId, journalEntry.periodId
            ) AS part
            JOIN account ON account.id = part.accountId
            JOIN fiscalPeriod ON fiscalPeriod.id = part.periodId
            GROUP BY account.code, fiscalPeriod.name
            ORDER BY account.code, fiscalPeriod.name
            """
        ) { row in
            let sums = (3...6).map { row.int64($0) }
            kept += Int128(sums[0]) - Int128(sums[1])
            summed += Int128(sums[2]) - Int128(sums[3])
            if sums[0] != sums[2] || sums[1] != sums[3] {
                let texts = sums.map { Money(minor: $0, currency: currency).written() }
                findings.append(.balance(row.int64(0), row.text(1), row.text(2), texts))
            }
        }
        try findings += daysApart(reader, currency)
        return ProofResult(
            figures: (
                Money(minor: try int64(kept), currency: currency).written(), Money(minor: try int64(summed), currency: currency).written()
            ), findings: findings)
    }

    /// Sums kept by day that are not those of the lines.
    private static func daysApart(_ reader: Reader, _ currency: Currency) throws -> [Finding] {
        var findings: [Finding] = []
        try reader.each(
            """
            SELECT max(keptId), account.code, part.day, sum(keptDebit), sum(keptCredit), sum(lineDebit), sum(lineCredit),
                   sum(keptLines), sum(lineLines)
            FROM (
              SELECT accountId, day, id AS keptId, debitMinor AS keptDebit, creditMinor AS keptCredit, lineCount AS keptLines,
                     0 AS lineDebit, 0 AS lineCredit, 0 AS lineLines
              FROM accountDay
              UNION ALL
              SELECT accountId, day, 0, 0, 0, 0,
                     sum(CASE WHEN amountMinor > 0 THEN amountMinor ELSE 0 END),
                     sum(CASE WHEN amountMinor < 0 THEN -amountMinor ELSE 0 END), count(*)
              FROM journalLine
              GROUP BY accountId, day
            ) AS part
            JOIN account ON account.id = part.accountId
            GROUP BY account.code, part.day
            HAVING sum(keptDebit) <> sum(lineDebit) OR sum(keptCredit) <> sum(lineCredit) OR sum(keptLines) <> sum(lineLines)
            ORDER BY account.code, part.day
            """
        ) { row in
            let texts = (3...6).map { Money(minor: row.int64($0), currency: currency).written() }
            findings.append(.balance(row.int64(0), row.text(1), row.text(2), texts, table: "accountDay"))
        }
        return findings
    }

    /// Every reversal mirrors its original line by line.
    static let reversals = Proof(
        "ledgers.reversals", Text(en: "Reversals mirror their originals", hans: "冲销与原凭证对应", hant: "沖銷與原傳票對應")
    ) { reader, _ in
        let findings = try reader.all(
            """
            SELECT reversal.id, reversal.number
            FROM journalEntry AS reversal
            WHERE reversal.reversalOf IS NOT NULL
              AND ((SELECT count(*) FROM journalLine WHERE entryId = reversal.id)
                     <> (SELECT count(*) FROM journalLine WHERE entryId = reversal.reversalOf)
                   OR EXISTS (
                     SELECT 1
                     FROM journalLine AS turned
                     LEFT JOIN journalLine AS first
                       ON first.entryId = reversal.reversalOf AND first.line = turned.line
                       AND first.accountId = turned.accountId AND first.amountMinor = -turned.amountMinor
                     WHERE turned.entryId = reversal.id AND first.id IS NULL))
            ORDER BY reversal.id
            """
        ) { row in
            Finding.entry(
                row.int64(0), row.text(1),
                Text(en: "does not mirror the entry it reverses", hans: "与被冲销凭证不对应", hant: "與被沖銷傳票不對應"))
        }
        return ProofResult(findings: findings)
    }

    /// Every posting role leads to an account that takes lines.
    static let roles = Proof(
        "ledgers.roles", Text(en: "Every posting role has its account", hans: "入账科目齐全", hant: "入帳科目齊全")
    ) { reader, _ in
        guard try reader.exists("SELECT 1 FROM account") else { return ProofResult() }
        let findings = PostingRole.allCases.compactMap { role -> Finding? in
            guard let account = try? reader.account(role: role), !account.isHeading, account.isActive else {
                return Finding(
                    table: "postingRole", row: nil,
                    text: Text(
                        en: "“\(role.title.en)” leads to no account that takes lines", hans: "“\(role.title.hans)”未指定可记账科目",
                        hant: "「\(role.title.hant)」未指定可記帳科目"))
            }
            return nil
        }
        return ProofResult(findings: findings)
    }
}

extension Finding {
    fileprivate static func balance(
        _ id: Int64, _ account: String, _ period: String, _ sums: [String], table: String = "accountBalance"
    ) -> Finding {
        Finding(
            table: table, row: id,
            text: Text(
                en: "\(account) in \(period): kept \(sums[0]) / \(sums[1]), lines \(sums[2]) / \(sums[3])",
                hans: "\(account) \(period)：余额表 \(sums[0]) / \(sums[1])，分录 \(sums[2]) / \(sums[3])",
                hant: "\(account) \(period)：餘額表 \(sums[0]) / \(sums[1])，分錄 \(sums[2]) / \(sums[3])"),
            opens: "account-card \(account)")
    }

    fileprivate static func entry(_ id: Int64, _ number: String, _ what: Text) -> Finding {
        let name = number.isEmpty ? "#\(id)" : number
        return Finding(
            table: "journalEntry", row: id,
            text: Text(en: "\(name): \(what.en)", hans: "\(name)：\(what.hans)", hant: "\(name)：\(what.hant)"),
            opens: "\(journalEntryKind) \(id)")
    }
}
