package import Core
internal import MasterData
package import Values

// Entries made by hand, and the opening balances of books that begin.

/// One line as a person enters it: a debit, a credit, or a signed amount (debit above nought).
package struct JournalLineInput: Codable, Sendable {
    package var account: String
    package var debit: Figure?
    package var credit: Figure?
    package var amount: Figure?
    package var currency: String?
    package var party: String?
    package var item: String?
    package var costCentre: String?
    package var project: String?
    package var dimension1: String?
    package var dimension2: String?
    package var taxCode: String?
    package var memo: String?

    package init(_ account: String, debit: Figure? = nil, credit: Figure? = nil, amount: Figure? = nil, memo: String? = nil) {
        self.account = account
        self.debit = debit
        self.credit = credit
        self.amount = amount
        self.memo = memo
    }

    static let fields = [
        AccountFields.account,
        Field("debit", Text(en: "Debit", hans: "借方", hant: "借方"), .money),
        Field("credit", Text(en: "Credit", hans: "贷方", hant: "貸方"), .money),
        Field(
            "amount", Text(en: "Amount", hans: "金额", hant: "金額"), .money,
            help: Text(
                en: "Instead of debit and credit: debits above zero, credits below.", hans: "代替借贷两栏：借为正，贷为负。",
                hant: "代替借貸兩欄：借為正，貸為負。")),
        Field("memo", Text(en: "Memo", hans: "摘要", hant: "摘要"), .text(max: 120)),
        Field("party", Text(en: "Party", hans: "往来单位", hant: "往來對象"), .text(max: 20)),
        Field("item", Text(en: "Item", hans: "物料", hant: "品項"), .code(lookup: "masterdata.find-item")),
        Field("costCentre", Text(en: "Cost centre", hans: "成本中心", hant: "成本中心"), .text(max: 20)),
        Field("project", Text(en: "Project", hans: "项目", hant: "專案"), .text(max: 20)),
        Field("dimension1", Text(en: "Dimension 1", hans: "辅助核算一", hant: "輔助核算一"), .text(max: 20)),
        Field("dimension2", Text(en: "Dimension 2", hans: "辅助核算二", hant: "輔助核算二"), .text(max: 20)),
        Field("taxCode", Text(en: "Tax code", hans: "税码", hant: "稅碼"), .text(max: 20)),
        Field("currency", Text(en: "Currency", hans: "币种", hant: "幣別"), .text(max: 3)),
    ]
}

/// Posts an entry made by hand.
package struct PostJournal: Command {
    package static let name = "ledgers.post-journal"
    package static let title = Text(en: "Post a journal entry", hans: "录入凭证", hant: "輸入傳票")
    package static let right = Right.postJournals
    package static let fields = [
        Field("day", Text(en: "Day", hans: "日期", hant: "日期"), .day),
        Field("summary", Text(en: "Summary", hans: "摘要", hant: "摘要"), .text(max: 120), required: true),
        Field("lines", Text(en: "Lines", hans: "分录", hant: "分錄"), .lines(JournalLineInput.fields), required: true),
        Field(
            "isAdjusting", Text(en: "In the year-end period", hans: "记入年末调整期", hant: "記入年底調整期"), .flag,
            help: Text(
                en: "Period 13; the day is the last one of the fiscal year.", hans: "第 13 期，日期须为会计年度最后一日。",
                hant: "第 13 期，日期須為會計年度最後一日。")),
    ]

    package let day: Day?
    package let summary: String
    package let lines: [JournalLineInput]
    package var isAdjusting: Bool?

    package init(day: Day? = nil, summary: String, lines: [JournalLineInput], isAdjusting: Bool? = nil) {
        self.day = day
        self.summary = summary
        self.lines = lines
        self.isAdjusting = isAdjusting
    }

    package func perform(in transaction: Transaction) throws -> DocumentOutcome {
        var wrong = Refusals()
        let dated = try wrong.read(try transaction.checked(day ?? transaction.today))
        let summed = try wrong.read(try AccountFields.summary(summary))
        let read = try wrong.read(try transaction.draftLines(lines))
        try wrong.throwIfAny()
        var draft = JournalDraft(day: try dated.get(), summary: try summed.get(), lines: try read.get())
        draft.isAdjusting = isAdjusting ?? false
        try transaction.checkControl(draft)
        let entry = try transaction.post(draft)
        return DocumentOutcome(id: entry.id, number: entry.number)
    }
}

/// Brings in what the accounts held before these books began; what the lines leave open goes to the opening account.
package struct OpenBalances: Command {
    package static let name = "ledgers.open-balances"
    package static let title = Text(en: "Enter opening balances", hans: "录入期初余额", hant: "輸入期初餘額")
    package static let right = Right.postJournals
    package static let fields = [
        Field("day", Text(en: "Day", hans: "日期", hant: "日期"), .day),
        Field("lines", Text(en: "Balances", hans: "余额", hant: "餘額"), .lines(JournalLineInput.fields), required: true),
    ]

    let day: Day?
    let lines: [JournalLineInput]

    package init(day: Day? = nil, lines: [JournalLineInput]) {
        self.day = day
        self.lines = lines
    }

    package func perform(in transaction: Transaction) throws -> DocumentOutcome {
        let summary = Text(en: "Opening balances", hans: "期初余额", hant: "期初餘額")
        var draft = JournalDraft(
            day: day ?? transaction.today, summary: summary[transaction.session.language],
            lines: try transaction.draftLines(lines))
        try transaction.checkControl(draft, opens: true)
        let open = try draft.differenceMinor()
        if open != 0 {
            draft.lines.append(.init(.role(.openingBalances), try -Money(minor: open, currency: transaction.currency)))
        }
        let entry = try transaction.post(draft)
        return DocumentOutcome(id: entry.id, number: entry.number)
    }
}

/// Reverses an entry made by hand. What a document posted is reversed through that document.
package struct ReverseJournal: Command {
    package static let name = "ledgers.reverse-journal"
    package static let title = Text(en: "Reverse a journal entry", hans: "冲销凭证", hant: "沖銷傳票")
    package static let right = Right.reverseJournals
    package static let fields = [
        Field("entry", Text(en: "Entry", hans: "凭证号", hant: "傳票號"), .code(lookup: "ledgers.journal"), required: true),
        Field("day", Text(en: "Day", hans: "日期", hant: "日期"), .day),
        Field("reason", Text(en: "Reason", hans: "原因", hant: "原因"), .text(max: 100), required: true),
    ]

    let entry: String
    let day: Day?
    let reason: String

    package init(entry: String, day: Day? = nil, reason: String) {
        self.entry = entry
        self.day = day
        self.reason = reason
    }

    package func perform(in transaction: Transaction) throws -> DocumentOutcome {
        let entry = try transaction.documentNumber([journalEntryKind], said: entry)
        let found = try transaction.one("SELECT id, sourceKind, sourceId FROM journalEntry WHERE number = ?", entry) {
            (id: $0.int64(0), kind: $0.text(1), sourceId: try $0[2] as Int64?)
        }
        guard let found else { throw Refusal.noEntry(entry) }
        if let sourceId = found.sourceId, let source = try transaction.document(sourceId) {
            throw Refusal.hasSource(entry, source.number ?? source.kind)
        }
        let touchesControl = try transaction.exists(
            """
            SELECT 1
            FROM journalLine
            JOIN account ON account.id = journalLine.accountId
            WHERE entryId = ? AND isControl = 1
            """, found.id)
        if touchesControl { try transaction.mustHaveControl(nil) }
        let reason = try AccountFields.text(reason, "reason")
        let reversal = try transaction.reverse(
            entry: found.id, on: try transaction.checked(day ?? transaction.today), reason: reason)
        return DocumentOutcome(id: reversal.id, number: reversal.number)
    }
}

extension Transaction {
    /// Lines as entered, as lines of a draft.
    func draftLines(_ lines: [JournalLineInput]) throws -> [JournalDraft.Line] {
        try Refusals.lines(lines) { index, line in
            do { return try draftLine(line) } catch let refusal as Refusal { throw refusal.inLine(index) }
        }
    }

    private func draftLine(_ line: JournalLineInput) throws -> JournalDraft.Line {
        var wrong = Refusals()
        _ = try wrong.read(try checkAccount(line.account))
        _ = try wrong.read(try checkCurrency(of: line))
        let amount = try wrong.read(try amount(of: line))
        let party = try wrong.read(try given(line.party).map { try self.knownParty($0) })
        let item = try wrong.read(try given(line.item).map { try self.item(code: $0).code })
        let costCentre = try wrong.read(try AccountFields.mark(line.costCentre, "costCentre"))
        let project = try wrong.read(try AccountFields.mark(line.project, "project"))
        let dimension1 = try wrong.read(try AccountFields.mark(line.dimension1, "dimension1"))
        let dimension2 = try wrong.read(try AccountFields.mark(line.dimension2, "dimension2"))
        let taxCode = try wrong.read(try AccountFields.mark(line.taxCode, "taxCode"))
        let memo = try wrong.read(try AccountFields.mark(line.memo, "memo", max: 120))
        try wrong.throwIfAny()
        return JournalDraft.Line(
            .code(line.account), try amount.get(), party: try party.get(), item: try item.get(), costCentre: try costCentre.get(),
            project: try project.get(), dimension1: try dimension1.get(), dimension2: try dimension2.get(),
            taxCode: try taxCode.get(), memo: try memo.get())
    }

    private func given(_ code: String?) -> String? { code.flatMap { $0.isEmpty ? nil : $0 } }

    private func checkAccount(_ code: String) throws {
        guard let account = try account(code: code) else { throw Refusal.noAccount(code) }
        try account.checkTakesLines()
    }

    private func checkCurrency(of line: JournalLineInput) throws {
        guard let currency = given(line.currency), currency.uppercased() != self.currency.code else { return }
        throw Refusal.foreignCurrency(currency, self.currency)
    }

    private func knownParty(_ code: String) throws -> String {
        guard let party = try party(code: code) else { throw Refusal.noParty(code) }
        return party.code
    }

    private func amount(of line: JournalLineInput) throws -> Money {
        let given = [("debit", line.debit), ("credit", line.credit), ("amount", line.amount)].filter { $0.1 != nil }
        guard given.count == 1, let (field, figure) = given.first, let figure else { throw Refusal.oneSide }
        do {
            let money = try figure.money(in: currency)
            if field == "amount" { return money }
            guard !money.isNegative else { throw Refusal.otherSide }
            return field == "debit" ? money : try -money
        } catch let refusal as Refusal {
            throw refusal.on(field)
        }
    }

    /// A day not further ahead than the company allows.
    func checked(_ day: Day) throws -> Day {
        let ahead = Int(try setting(.daysAhead)) ?? 366
        guard day.days(since: today) <= ahead else { throw Refusal.tooFarAhead(today.adding(days: ahead)) }
        return day
    }

    /// Control accounts take lines by hand only from those who hold that right; the audit names them.
    /// - Parameter opens: the lines open the books. What is owed to suppliers and by customers comes in party by party
    ///   then: its documents stand in the books before these.
    func checkControl(_ draft: JournalDraft, opens: Bool = false) throws {
        for (index, line) in draft.lines.enumerated() {
            guard case .code(let code) = line.account, let account = try account(code: code), account.isControl else { continue }
            if opens, let role = try role(of: account), [.payables, .receivables].contains(role) {
                if try line.party != nil || may(session.userId, .postControl) { continue }
                throw Refusal.openedByParty(account.code).inLine(index)
            }
            do { try mustHaveControl(account.code) } catch let refusal as Refusal { throw refusal.inLine(index) }
        }
    }

    func mustHaveControl(_ code: String?) throws {
        guard try may(session.userId, .postControl) else { throw Refusal.controlAccount(code) }
    }
}

extension AccountFields {
    static func summary(_ typed: String) throws -> String {
        let clean = try mark(typed, "summary", max: 120) ?? ""
        guard !clean.isEmpty else { throw Refusal.missing("summary") }
        return clean
    }

    /// A short text of a line; nil where nothing was given.
    static func mark(_ typed: String?, _ field: String, max: Int = 20) throws -> String? {
        guard let typed, !typed.isEmpty else { return nil }
        do {
            let clean = try TextHygiene.clean(typed)
            guard clean.count <= max else { throw Refusal.tooLong(max) }
            return clean
        } catch let refusal as Refusal {
            throw refusal.on(field)
        }
    }
}
