internal import Core
package import Desk
internal import MasterData
internal import Values

extension DeskPage {
    /// Accounts, entries, statements and periods on the desk.
    package static let ledgers = DeskPage(
        department: .ledgers,
        entries: [
            MenuEntry(
                "GL", AccountCard.title, right: .readLedgers,
                help: Text(
                    en: "One account with its lines and balances: `GL 1122`, or `GL` and a name.", hans: "单个科目的明细账：GL 1122，或 GL 加名称。",
                    hant: "單一科目的明細帳：GL 1122，或 GL 加名稱。")
            ) { desk, key in
                guard let key else { return AccountScreens.ask(desk) }
                return try AccountScreens.card(desk, key)
            },
            MenuEntry(
                "TB", TrialBalance.title, right: .readLedgers,
                help: Text(
                    en: "All accounts up to a day: `TB 2026-02-28`.", hans: "截至某日的所有科目：TB 2026-02-28。",
                    hant: "截至某日的所有科目：TB 2026-02-28。")
            ) { desk, key in try StatementScreens.trialBalance(key, desk) },
            MenuEntry(
                "JE", PostJournal.title, right: .postJournals,
                help: Text(
                    en: "An entry by hand. `JE 12` opens entry JE-000012.", hans: "手工凭证。JE 12 打开凭证 JE-000012。",
                    hant: "手工傳票。JE 12 開啟傳票 JE-000012。")
            ) { desk, key in
                guard let key else { return JournalForm.entry(desk) }
                return try JournalScreens.entry(said: key, desk)
            },
            MenuEntry(
                "JL", Journal.title, right: .readLedgers,
                help: Text(
                    en: "Entries, and their reversal. `JL 12` opens JE-000012.", hans: "凭证及冲销。JL 12 打开 JE-000012。",
                    hant: "傳票及沖銷。JL 12 開啟 JE-000012。")
            ) { desk, key in
                guard let key else { return JournalScreens.journal(desk) }
                return try JournalScreens.entry(said: key, desk)
            },
            MenuEntry(
                "AC", AccountList.title, right: .readLedgers,
                help: Text(en: "The chart of accounts.", hans: "会计科目表。", hant: "會計科目表。")
            ) { desk, key in
                guard let key else { return AccountScreens.chart(desk) }
                return try AccountScreens.record(key, desk)
            },
            MenuEntry(
                "BS", BalanceSheet.title, right: .readLedgers,
                help: Text(en: "What the company owns and owes.", hans: "公司的资产、负债与权益。", hant: "公司的資產、負債與權益。")
            ) { desk, key in try StatementScreens.balanceSheet(key, desk) },
            MenuEntry(
                "IS", IncomeStatement.title, right: .readLedgers,
                help: Text(en: "What was earned and spent.", hans: "收入与成本费用。", hant: "收入與成本費用。")
            ) { desk, key in try StatementScreens.incomeStatement(key, desk) },
            MenuEntry(
                "PE", PeriodList.title, right: .readLedgers,
                help: Text(en: "Periods: close, open, close for good.", hans: "期间：结账、反结账、永久结账。", hant: "期間：結帳、重新開啟、永久關帳。")
            ) { desk, _ in PeriodScreens.periods(desk) },
            MenuEntry(
                "OB", OpenBalances.title, right: .postJournals,
                help: Text(en: "Balances from before these books.", hans: "建账前的余额。", hant: "建帳前的餘額。")
            ) { desk, _ in JournalForm.openingBalances(desk) },
        ],
        openers: [
            Opener(journalEntryKind, right: .readLedgers, creates: .postJournals, lookups: ["ledgers.journal"]) { desk, key in
                guard key.isEmpty else { return try JournalScreens.entry(key, desk) }
                try desk.session.mustHave(.postJournals)
                return JournalForm.entry(desk)
            },
            Opener("account", right: .readLedgers, creates: .keepChart, lookups: ["ledgers.find-account"]) { desk, key in
                guard key.isEmpty else { return try AccountScreens.record(key, desk) }
                try desk.session.mustHave(.keepChart)
                return AccountScreens.new()
            },
            Opener("account-card", right: .readLedgers) { desk, key in
                guard !key.isEmpty else { return AccountScreens.ask(desk) }
                return try AccountScreens.card(desk, key)
            },
        ])
}
