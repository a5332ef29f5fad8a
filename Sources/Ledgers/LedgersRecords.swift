internal import Values

/// What the rows of the department's tables are called in histories and in the audit.
enum LedgersRecords {
    static let titles = [
        "account": Text(en: "Account", hans: "科目", hant: "科目"),
        "postingRole": Text(en: "Posting account", hans: "入账科目", hant: "入帳科目"),
        "fiscalPeriod": Text(en: "Period", hans: "会计期间", hant: "會計期間"),
        "journalEntry": Text(en: "Journal entry", hans: "凭证", hant: "傳票"),
        "journalLine": Text(en: "Line of", hans: "凭证分录", hant: "傳票分錄"),
    ]
}
