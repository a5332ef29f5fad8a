import Core
import Ledgers
import MasterData
import TestGround
import Testing
import Values

@Suite("Posting")
struct PostingTests {
    @Test("GL-01: an entry off by one minor unit is refused by hand, by a department and by SQL")
    func balanced() throws {
        let books = try Books()
        #expect(refusal { try books.post("2026-03-01", [("1002", "100.00"), ("5001.01", "-99.99")]) } == "ledgers.not-balanced")
        #expect(
            refusal { try books.perform(PostRoles(debit: .inventory, credit: .goodsReceived, debitMinor: 100, creditMinor: 99)) }
                == "ledgers.not-balanced")
        #expect(try books.count("journalEntry") == 0)
        #expect(try books.count("accountBalance") == 0)

        try books.sql(
            """
            INSERT INTO document (id, kind, day, state, summary, madeBy, madeAt, revision)
            VALUES (900, 'journal-entry', '2026-03-01', 'draft', '', 1, '', 1);
            INSERT INTO journalEntry (id, day, periodId, sourceKind, summary, amountMinor, state)
            VALUES (900, '2026-03-01', 3, 'manual', '', 100, 'draft');
            INSERT INTO journalLine (entryId, line, day, accountId, amountMinor, currency, currencyAmountMinor, rateNano)
            VALUES (900, 1, '2026-03-01', 1, 100, 'CNY', 100, 1), (900, 2, '2026-03-01', 2, -99, 'CNY', -99, 1);
            """)
        let posting = "UPDATE journalEntry SET number = 'JE-900', state = 'posted' WHERE id = 900"
        #expect(refusal { try books.sql(posting) }.contains("journalEntry: debits and credits differ"))
        #expect(try books.findings("ledgers.balanced").map(\.row) == [900])
        try books.sql("UPDATE journalLine SET amountMinor = -100 WHERE entryId = 900 AND line = 2")
        try books.sql(posting)
    }

    @Test("GL-01: nothing that is posted can be changed by SQL", arguments: ["ON", "OFF"])
    func immutable(_ recursiveTriggers: String) throws {
        let books = try Books()
        try books.post("2026-03-01", [("1002", "100.00"), ("5001.01", "-100.00")])
        try books.sql("PRAGMA recursive_triggers = \(recursiveTriggers)")
        for attack in attacks {
            let answer = refusal { try books.sql(attack) }
            #expect(answer.hasPrefix("The file refuses this: journal"), "\(attack): \(answer)")
        }
        #expect(try books.trialBalance(asOf: "2026-03-31")["1002"] == [10_000, 0, 10_000])
        #expect(try books.brokenProofs().isEmpty)
    }

    private let attacks = [
        "UPDATE journalLine SET amountMinor = amountMinor + 1 WHERE line = 1",
        "DELETE FROM journalLine WHERE line = 1",
        "UPDATE journalEntry SET day = '2026-02-01'",
        "UPDATE journalEntry SET state = 'draft'",
        "DELETE FROM journalEntry",
        "INSERT OR REPLACE INTO journalLine SELECT * FROM journalLine WHERE line = 1",
        "UPDATE OR REPLACE journalLine SET line = 2 WHERE line = 1",
        "INSERT OR REPLACE INTO journalEntry SELECT * FROM journalEntry",
        """
        INSERT INTO journalLine (entryId, line, day, accountId, amountMinor, currency, currencyAmountMinor, rateNano)
        SELECT entryId, 9, day, accountId, 5, 'CNY', 5, 1 FROM journalLine WHERE line = 1
        """,
        """
        INSERT INTO journalEntry (id, number, day, periodId, sourceKind, summary, amountMinor, state)
        SELECT id, 'JE-7', day, 3, 'manual', '', 100, 'posted' FROM document WHERE kind <> 'journal-entry' OR number IS NULL
        UNION ALL SELECT 77, 'JE-7', '2026-03-01', 3, 'manual', '', 100, 'posted'
        """,
    ]

    @Test("departments post by role; lines without an amount are left out, dimensions are kept, numbers count without gaps")
    func byRole() throws {
        let books = try Books()
        let first = try books.perform(PostRoles(debit: .inventory, credit: .goodsReceived, debitMinor: 4_000, creditMinor: 4_000))
        #expect(
            refusal { try books.perform(PostRoles(debit: .bank, credit: .cash, debitMinor: 0, creditMinor: 0)) }
                == "ledgers.nothing-to-post")
        let second = try books.perform(PostRoles(debit: .bank, credit: .sales, debitMinor: 1, creditMinor: 1))
        #expect([first.number, second.number] == ["JE-000001", "JE-000002"])
        let lines = try books.ask(JournalLines(entry: "JE-000001")).rows
        #expect(lines.map { $0[1].text } == ["1405", "2202.02"])
        #expect(lines.map { $0[8].text } == ["CC1", ""])
        #expect(lines.map { $0[6].text } == ["", "S-1"])
        let balance = try books.company.look { reader in
            [try reader.controlBalance(.inventory), try reader.controlBalance(.goodsReceived), try reader.controlBalance(.payables)]
        }
        #expect(balance == [4_000, -4_000, 0])
    }

    @Test("GL-02: control accounts take lines by hand only with the right to, and the audit names who did")
    func controlAccounts() throws {
        let books = try Books(roles: ["clerk": [.postJournals, .reverseJournals], "chief": [.postJournals, .postControl]])
        let clerk = try books.user("clerk", roles: ["clerk"])
        let chief = try books.user("chief", roles: ["chief"])
        for code in ["1122", "1405", "1406", "2202.01", "2202.02"] {
            let entry = PostJournal(
                summary: "by hand", lines: [.init(code, amount: try Figure("5.00")), .init("5602.17", amount: try Figure("-5.00"))])
            #expect {
                try books.company.perform(entry, as: clerk)
            } throws: { ($0 as? Refusal)?.code == "ledgers.control-account" && ($0 as? Refusal)?.field == "lines.1.account" }
        }
        let entry = PostJournal(
            summary: "by hand", lines: [.init("1405", amount: try Figure("5.00")), .init("5602.17", amount: try Figure("-5.00"))])
        let posted = try books.company.perform(entry, as: chief).outcome
        #expect(
            refusal { _ = try books.company.perform(ReverseJournal(entry: posted.number ?? "", reason: "x"), as: clerk) }
                == "ledgers.control-account")
        let who = try books.company.look { try $0.value("SELECT userName FROM audit ORDER BY id DESC LIMIT 1", as: String.self) }
        #expect(who == "chief")
        #expect(
            refusal {
                _ = try books.company.perform(OpenBalances(lines: [.init("1405", debit: try Figure("1.00"))]), as: clerk)
            } == "ledgers.control-account")
    }

    @Test("what an entry by hand cannot have is refused at its field")
    func refused() throws {
        let books = try Books()
        func answer(_ change: (inout [JournalLineInput]) throws -> Void) throws -> String {
            var lines = [JournalLineInput("1002", debit: try Figure("10.00")), JournalLineInput("1001", credit: try Figure("10.00"))]
            try change(&lines)
            do {
                try books.perform(PostJournal(summary: "x", lines: lines))
                return "accepted"
            } catch let refusal as Refusal {
                return refusal.code + " " + (refusal.field ?? "")
            }
        }
        #expect(try answer { $0[0].currency = "USD" } == "ledgers.foreign-currency lines.1.currency")
        #expect(try answer { $0[0].currency = "cny" } == "accepted")
        #expect(try answer { $0[1].account = "9999" } == "ledgers.no-account lines.2.account")
        #expect(try answer { $0[1].account = "1601" } == "ledgers.account-is-heading lines.2.account")
        #expect(try answer { $0[0].credit = try Figure("1.00") } == "ledgers.one-side lines.1.debit")
        #expect(try answer { $0[0].debit = try Figure("-1.00") } == "ledgers.other-side lines.1.debit")
        #expect(try answer { $0[0].debit = try Figure("1.001") } == "values.too-many-decimals lines.1.debit")
        #expect(try answer { $0[0].party = "NOBODY" } == "ledgers.no-party lines.1.party")
        #expect(try answer { $0[0].memo = "a\u{202E}b" } == "values.hidden-character lines.1.memo")
        #expect(
            try answer { lines in
                for index in lines.indices { (lines[index].debit, lines[index].credit) = (nil, nil) }
                lines[0].debit = try Figure("20000000000000.00")
                lines[1].credit = try Figure("20000000000000.00")
            } == "values.overflow lines.1.debit")
    }

    @Test("GL-16: a preview shows every line that posting writes, and writes none")
    func preview() throws {
        let books = try Books()
        let admin = try books.admin()
        let command = PostJournal(
            summary: "rent",
            lines: [
                .init("5602.06", debit: try Figure("800.00")), .init("2221.01.02", debit: try Figure("72.00")),
                .init("1002", credit: try Figure("872.00")),
            ])
        let preview = try books.company.preview(command, as: admin)
        #expect(try books.count("journalLine") == 0)
        let shown = preview.effects.map { $0.cells.map(\.en) }
        let receipt = try books.company.perform(command, as: admin, expecting: preview.token)
        let posted = try books.company.look { reader in
            try reader.all(
                """
                SELECT code, nameEn, amountMinor FROM journalLine JOIN account ON account.id = accountId
                WHERE entryId = ? ORDER BY line
                """, receipt.outcome.id
            ) { row in
                let amount = Money(minor: abs(row.int64(2)), currency: reader.currencyOfTest).decimalText
                return [row.text(0), row.text(1), row.int64(2) > 0 ? amount : "", row.int64(2) < 0 ? amount : ""]
            }
        }
        #expect(shown == posted)
        #expect(shown.count == 3)
    }

    @Test("opening balances close against the opening account and carry on")
    func opening() throws {
        let books = try Books()
        try books.perform(
            OpenBalances(
                day: Day(iso: "2026-01-01"),
                lines: [.init("1002", debit: try Figure("5000.00")), .init("3001", credit: try Figure("4000.00"))]))
        let balance = try books.trialBalance(asOf: "2026-01-01")
        #expect(balance["3104.98"] == [0, 100_000, -100_000])
        #expect(balance["1002"] == [500_000, 0, 500_000])
    }

    @Test("what is owed to suppliers and by customers is opened party by party, without a right to control accounts")
    func openingDebts() throws {
        let books = try Books(roles: ["clerk": [.postJournals]])
        let clerk = try books.user("clerk", roles: ["clerk"])
        try books.perform(AddSupplier(code: "ACME", name: "Acme Ltd", currency: "CNY"))
        func open(_ party: String?) throws {
            var line = JournalLineInput("2202.01", credit: try Figure("300.00"))
            line.party = party
            _ = try books.company.perform(OpenBalances(day: Day(iso: "2026-01-01"), lines: [line]), as: clerk)
        }
        #expect(refusal { try open(nil) } == "ledgers.opened-by-party")
        #expect(refusal { try open("NOBODY") } == "ledgers.no-party")
        try open("acme")
        let balance = try books.trialBalance(asOf: "2026-01-01")
        #expect(balance["2202.01"] == [0, 30_000, -30_000])
        #expect(balance["3104.98"] == [30_000, 0, 30_000])
        // Goods have their own opening, and what was received is no debt yet.
        for code in ["1405", "2202.02"] {
            var line = JournalLineInput(code, debit: try Figure("1.00"))
            line.party = "ACME"
            #expect(
                refusal { _ = try books.company.perform(OpenBalances(lines: [line]), as: clerk) } == "ledgers.control-account")
        }
    }

    @Test("GL-01: what is wrong with the head and with each line of an entry is told at once")
    func together() throws {
        let books = try Books()
        var first = JournalLineInput("NOWHERE", debit: try Figure("1"), credit: try Figure("1"))
        first.party = "NOBODY"
        let second = JournalLineInput("5001.01", credit: try Figure("-1"), memo: String(repeating: "x", count: 121))
        let answer = try told {
            try books.perform(
                PostJournal(day: Day(iso: "2999-01-01"), summary: String(repeating: "x", count: 201), lines: [first, second]))
        }
        #expect(
            answer.map { $0.split(separator: " ")[0] } == [
                "day", "summary", "lines.1.account", "lines.1.debit", "lines.1.party", "lines.2.credit", "lines.2.memo",
            ], "\(answer)")
    }
}

extension Reader {
    var currencyOfTest: Currency { Currency.named("CNY")! }
}
