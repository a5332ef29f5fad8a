package import Core
internal import Values

// The title page: the chart, the periods, the entries and the statements.

extension Right {
    package static let readLedgers = Right(
        "ledgers.read", Text(en: "Read the ledgers", hans: "查看总账", hant: "檢視總帳"))
    package static let postJournals = Right(
        "ledgers.post", Text(en: "Post journal entries", hans: "录入凭证并过账", hant: "輸入傳票並過帳"))
    package static let reverseJournals = Right(
        "ledgers.reverse", Text(en: "Reverse journal entries", hans: "冲销凭证", hant: "沖銷傳票"))
    package static let closePeriods = Right(
        "ledgers.close", Text(en: "Open and close periods", hans: "开账与结账", hant: "開帳與結帳"))
    package static let keepChart = Right(
        "ledgers.chart", Text(en: "Keep the chart of accounts", hans: "维护科目表", hant: "維護會計科目表"))
    package static let setLedgers = Right(
        "ledgers.settings", Text(en: "Set up the ledgers", hans: "设置总账", hant: "設定總帳"))
    package static let postControl = Right(
        "ledgers.post-control",
        Text(en: "Post to control accounts by hand", hans: "手工记入受控科目", hant: "手工記入統制科目"))
}

extension Department {
    /// Accounts, periods, entries, statements.
    package static let ledgers = Department(
        code: "ledgers",
        title: Text(en: "Ledgers", hans: "总账", hant: "總帳"),
        rights: [.readLedgers, .postJournals, .reverseJournals, .closePeriods, .keepChart, .setLedgers, .postControl],
        schema: LedgersSchema.steps,
        commands: [
            InstallChart.self, AddAccount.self, ChangeAccount.self, SetPostingRole.self, OpenYear.self, SoftClose.self,
            ReopenPeriod.self, HardClose.self, PostJournal.self, ReverseJournal.self, OpenBalances.self,
            ChangeLedgersSetting.self,
        ],
        queries: [
            TrialBalance.self, AccountCard.self, Journal.self, JournalLines.self, DayBook.self, BalanceSheet.self,
            IncomeStatement.self, AccountList.self, FindAccount.self, PostingRoleList.self, PeriodList.self,
        ],
        proofs: [.balanced, .balances, .reversals, .roles],
        settings: [.daysAhead],
        documents: [
            DocumentKind(journalEntryKind, Text(en: "Journal entry", hans: "凭证", hant: "傳票"), right: .readLedgers)
        ],
        holds: [.openBalances],
        records: LedgersRecords.titles, words: LedgersRecords.words,
        names: [
            "SELECT nameEn FROM account WHERE searchKey LIKE ?", "SELECT nameHans FROM account WHERE searchKey LIKE ?",
            "SELECT nameHant FROM account WHERE searchKey LIKE ?",
        ])
}
