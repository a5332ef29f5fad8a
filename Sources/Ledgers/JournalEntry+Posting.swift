package import Core
internal import MasterData
internal import Values

// The only writer of journal lines and of the sums kept per account, by period and by day.

/// An entry that stands in the books.
package struct PostedEntry: Sendable, Hashable {
    /// Its key, which is also its `document.id`.
    package let id: Int64
    /// `JE-000123`
    package let number: String
}

/// How a journal entry is called in `document.kind` and by openers.
package let journalEntryKind = "journal-entry"

private let journalSeries = Series("JE")
private let largestLineMinor: Int64 = 1_000_000_000_000_000

extension Transaction {
    /// Posts a balanced entry in the open period that holds its day. Lines without an amount are left out, the others
    /// stand as they are given.
    /// - Throws: `ledgers.not-balanced`, `ledgers.nothing-to-post`, `ledgers.period-closed`, `ledgers.no-period`, and
    ///   what an account refuses.
    @discardableResult
    package func post(_ draft: JournalDraft) throws -> PostedEntry {
        try post(draft, reversalOf: nil)
    }

    func post(_ given: JournalDraft, reversalOf: Int64?) throws -> PostedEntry {
        var draft = given
        draft.lines.removeAll { $0.amount.isZero }
        let accounts = try accounts(of: draft)
        try check(draft, accounts)
        let period = try openPeriod(holding: draft.day, isAdjusting: draft.isAdjusting)
        let amountMinor = try draft.debitMinor()

        let party = try soleParty(of: draft)
        let id = try newDocument(
            kind: journalEntryKind, party: party?.code, partyName: party?.name, day: draft.day, state: "draft", amountMinor: amountMinor,
            currency: currency.code,
            summary: draft.summary, source: draft.source?.id)
        try insert(
            """
            INSERT INTO journalEntry
              (id, day, periodId, sourceKind, sourceId, reversalOf, summary, amountMinor, state)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'draft')
            """,
            id, draft.day, period.id, draft.source?.kind ?? "manual", draft.source?.id, reversalOf, draft.summary, amountMinor)
        for (index, line) in draft.lines.enumerated() { try write(line, index + 1, accounts[index].id, draft.day, entry: id) }
        try addToBalances(draft, accounts, period)

        let number = try number(in: journalSeries)
        try update("UPDATE journalEntry SET number = ?, state = 'posted' WHERE id = ?", number, id)
        try setDocument(id, state: "posted", number: number)
        showEffects(draft, accounts)
        return PostedEntry(id: id, number: number)
    }

    /// The party that an entry by hand is about: the only one its lines name. What a document posts, the document names.
    private func soleParty(of draft: JournalDraft) throws -> Party? {
        let codes = Set(draft.lines.compactMap(\.party))
        guard draft.source == nil, codes.count == 1, let code = codes.first else { return nil }
        return try party(code: code)
    }

    /// The account of each line, each read once.
    private func accounts(of draft: JournalDraft) throws -> [Account] {
        var known: [AccountReference: Account] = [:]
        return try draft.lines.enumerated().map { index, line in
            if let account = known[line.account] { return account }
            let account: Account
            switch line.account {
            case .role(let role): account = try self.account(role: role)
            case .code(let code):
                guard let found = try self.account(code: code) else {
                    throw Refusal.noAccount(code).inLine(index)
                }
                account = found
            }
            do { try account.checkTakesLines() } catch let refusal as Refusal { throw refusal.inLine(index) }
            known[line.account] = account
            return account
        }
    }

    private func check(_ draft: JournalDraft, _ accounts: [Account]) throws {
        guard !draft.lines.isEmpty else { throw Refusal.nothingToPost }
        for (index, line) in draft.lines.enumerated() {
            guard line.amount.currency == currency else { throw Refusal.notInBase(line.amount.currency, currency).inLine(index) }
            guard line.amount.minor.magnitude <= UInt64(largestLineMinor) else { throw Refusal.overflow.inLine(index) }
            let own = line.foreign?.amount.currency ?? currency
            if let only = accounts[index].currency, only != own.code {
                throw Refusal.accountInCurrency(accounts[index].code, only).inLine(index)
            }
        }
        let difference = try draft.differenceMinor()
        guard difference == 0 else { throw Refusal.notBalanced(Money(minor: difference, currency: currency)) }
    }

    private func write(_ line: JournalDraft.Line, _ number: Int, _ accountId: Int64, _ day: Day, entry: Int64) throws {
        try insert(
            """
            INSERT INTO journalLine
              (entryId, line, day, accountId, amountMinor, currency, currencyAmountMinor, rateNano,
               party, item, costCentre, project, dimension1, dimension2, taxCode, memo)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            entry, number, day, accountId, line.amount.minor, line.foreign?.amount.currency.code ?? currency.code,
            line.foreign?.amount.minor ?? line.amount.minor, line.foreign?.rate ?? Rate.one,
            line.party, line.item, line.costCentre, line.project, line.dimension1, line.dimension2, line.taxCode, line.memo)
    }

    private func addToBalances(_ draft: JournalDraft, _ accounts: [Account], _ period: FiscalPeriod) throws {
        var order: [Int64] = []
        var sums: [Int64: (debit: Int64, credit: Int64, lines: Int)] = [:]
        for (account, line) in zip(accounts, draft.lines) {
            if sums[account.id] == nil { order.append(account.id) }
            let minor = line.amount.minor
            sums[account.id, default: (0, 0, 0)].debit += max(minor, 0)
            sums[account.id, default: (0, 0, 0)].credit += max(-minor, 0)
            sums[account.id, default: (0, 0, 0)].lines += 1
        }
        for accountId in order {
            let moved = sums[accountId] ?? (0, 0, 0)
            try execute(
                """
                INSERT INTO accountBalance (accountId, periodId, debitMinor, creditMinor)
                VALUES (?, ?, ?, ?)
                ON CONFLICT (accountId, periodId) DO UPDATE
                SET debitMinor = accountBalance.debitMinor + excluded.debitMinor,
                    creditMinor = accountBalance.creditMinor + excluded.creditMinor
                """,
                accountId, period.id, moved.debit, moved.credit)
            try execute(
                """
                INSERT INTO accountDay (accountId, day, debitMinor, creditMinor, lineCount)
                VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (accountId, day) DO UPDATE
                SET debitMinor = accountDay.debitMinor + excluded.debitMinor,
                    creditMinor = accountDay.creditMinor + excluded.creditMinor,
                    lineCount = accountDay.lineCount + excluded.lineCount
                """,
                accountId, draft.day, moved.debit, moved.credit, moved.lines)
        }
    }

    private func showEffects(_ draft: JournalDraft, _ accounts: [Account]) {
        guard isPreview else { return }
        for (account, line) in zip(accounts, draft.lines) {
            let amount = Money(minor: abs(line.amount.minor), currency: currency).written()
            show(
                Effect(
                    section: Text(en: "Journal", hans: "会计分录", hant: "會計分錄"),
                    cells: [
                        Text(verbatim: account.code), account.name,
                        Text(verbatim: line.amount.minor > 0 ? amount : ""),
                        Text(verbatim: line.amount.minor < 0 ? amount : ""),
                    ],
                    headings: JournalLines.columns.filter { ["account", "name", "debit", "credit"].contains($0.name) }.map(\.title)))
        }
    }
}

extension Refusal {
    /// The same refusal at the door of a field of a line, counted from nought.
    func inLine(_ index: Int) -> Refusal {
        placed { "lines.\(index + 1).\($0.field ?? ($0.code.hasPrefix("values.") ? "debit" : "account"))" }
    }

    static let nothingToPost = Refusal(
        "ledgers.nothing-to-post",
        Text(
            en: "No line has an amount. Enter at least one debit and one credit.",
            hans: "所有分录均无金额。请至少录入一笔借方和一笔贷方。",
            hant: "所有分錄均無金額。請至少輸入一筆借方與一筆貸方。"),
        field: "lines")

    static func notBalanced(_ difference: Money) -> Refusal {
        let amount = Money(minor: difference.minor == .min ? .max : abs(difference.minor), currency: difference.currency).written()
        let isDebit = difference.minor > 0
        return Refusal(
            "ledgers.not-balanced",
            Text(
                en:
                    "\(isDebit ? "Debits exceed credits" : "Credits exceed debits") by \(amount). Correct a line, or add one of \(amount) on the \(isDebit ? "credit" : "debit") side.",
                hans: "\(isDebit ? "借方比贷方" : "贷方比借方")多 \(amount)。请更正分录，或在\(isDebit ? "贷方" : "借方")补记 \(amount)。",
                hant: "\(isDebit ? "借方比貸方" : "貸方比借方")多 \(amount)。請更正分錄，或在\(isDebit ? "貸方" : "借方")補記 \(amount)。"),
            field: "lines")
    }

    static func notInBase(_ currency: Currency, _ base: Currency) -> Refusal {
        Refusal(
            "ledgers.not-in-base",
            Text(
                en: "The books are kept in \(base.code), this amount is in \(currency.code). Convert it first.",
                hans: "账簿本位币为 \(base.code)，此金额为 \(currency.code)。请先折算。",
                hant: "帳簿本位幣為 \(base.code)，此金額為 \(currency.code)。請先換算。"),
            field: "amount")
    }

    static func accountInCurrency(_ account: String, _ currency: String) -> Refusal {
        Refusal(
            "ledgers.account-in-currency",
            Text(
                en: "Account \(account) is kept in \(currency) only. Choose an account of the right currency.",
                hans: "科目 \(account) 只核算 \(currency)。请选择币种相符的科目。",
                hant: "會計科目 \(account) 僅核算 \(currency)。請選擇幣別相符的科目。"),
            field: "account")
    }
}
