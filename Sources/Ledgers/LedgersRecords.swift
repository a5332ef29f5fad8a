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

    /// What columns are called there, where no form and no list says it, or says it of something else.
    static let words = [
        "account.parentCode": Text(en: "Part of", hans: "上级科目", hant: "上層科目"),
        "fiscalPeriod.name": Text(en: "Name", hans: "名称", hant: "名稱"),
        "fiscalPeriod.isAdjusting": Text(en: "For year-end adjustments", hans: "年末调整期", hant: "年底調整期"),
        "fiscalPeriod.closedAt": Text(en: "Closed at", hans: "结账时间", hant: "結帳時間"),
        "journalEntry.sourceKind": Text(en: "Kind of source", hans: "来源种类", hant: "來源種類"),
        "journalLine.currency": Text(en: "Currency", hans: "币种", hant: "幣別"),
    ]
}
