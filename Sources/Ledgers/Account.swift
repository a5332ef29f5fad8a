package import Core
package import Values

// The chart: where amounts are kept.

/// What kind of thing an account measures. It decides the statement and the side that the account stands on.
package enum AccountKind: String, CaseIterable, Codable, Sendable, Bindable, Readable {
    case asset, liability, equity, income, expense

    package var title: Text {
        switch self {
        case .asset: Text(en: "Asset", hans: "资产", hant: "資產")
        case .liability: Text(en: "Liability", hans: "负债", hant: "負債")
        case .equity: Text(en: "Equity", hans: "所有者权益", hant: "權益")
        case .income: Text(en: "Income", hans: "收入", hant: "收入")
        case .expense: Text(en: "Expense", hans: "成本费用", hant: "成本費用")
        }
    }

    /// The side on which it usually stands.
    var normalSide: AccountSide { self == .asset || self == .expense ? .debit : .credit }

    static let choices = allCases.map { Choice($0.rawValue, $0.title) }
}

/// Debit or credit.
package enum AccountSide: String, CaseIterable, Codable, Sendable, Bindable, Readable {
    case debit, credit

    static let choices = [
        Choice("debit", Text(en: "Debit", hans: "借", hant: "借")),
        Choice("credit", Text(en: "Credit", hans: "贷", hant: "貸")),
    ]
}

/// An account as it stands in the file.
package struct Account: Sendable, Hashable {
    package let id: Int64
    package let code: String
    package let name: Text
    package let kind: AccountKind
    package let normalSide: AccountSide
    package let parentCode: String?
    /// True where only its sub-accounts are posted to.
    package let isHeading: Bool
    /// True where only documents of a subledger post to it.
    package let isControl: Bool
    package let isActive: Bool
    /// The only currency it is kept in; nil: any.
    package let currency: String?
    package let revision: Int64
}

extension Reader {
    /// The account with this code; nil where there is none.
    package func account(code: String) throws -> Account? {
        try one(
            """
            SELECT id, code, nameEn, nameHans, nameHant, kind, normalSide, parentCode, isHeading, isControl, isActive,
                   currency, revision
            FROM account
            WHERE code = ?
            """, code, make: Account.init(row:))
    }

    /// The account that plays this role.
    /// - Throws: `ledgers.no-role-account` where no chart has been installed.
    package func account(role: PostingRole) throws -> Account {
        let found = try one(
            """
            SELECT account.id, code, nameEn, nameHans, nameHant, kind, normalSide, parentCode, isHeading, isControl,
                   isActive, currency, revision
            FROM postingRole
            JOIN account ON account.id = postingRole.accountId
            WHERE role = ?
            """, role.rawValue, make: Account.init(row:))
        guard let found else { throw Refusal.noRoleAccount(role) }
        return found
    }
}

extension Account {
    init(row: borrowing Row) throws {
        self.init(
            id: row.int64(0), code: row.text(1), name: Text(en: row.text(2), hans: row.text(3), hant: row.text(4)),
            kind: try row[5], normalSide: try row[6], parentCode: try row[7], isHeading: row.int64(8) == 1,
            isControl: row.int64(9) == 1, isActive: row.int64(10) == 1, currency: try row[11], revision: row.int64(12))
    }

    /// Refuses what can take no line.
    func checkTakesLines() throws {
        if isHeading { throw Refusal.accountIsHeading(code) }
        if !isActive { throw Refusal.accountClosed(code) }
    }
}

extension Refusal {
    static func noAccount(_ code: String) -> Refusal {
        Refusal(
            "ledgers.no-account",
            Text(
                en: "There is no account “\(code)”. F4 in the field or the code AC lists them; F6 there adds one.",
                hans: "没有科目“\(code)”。在栏中按 F4 或输入代码 AC 可列出，在列表中按 F6 新增。",
                hant: "沒有會計科目「\(code)」。在欄中按 F4 或輸入代碼 AC 可列出，在清單中按 F6 新增。"),
            field: "account")
    }

    static func noRoleAccount(_ role: PostingRole) -> Refusal {
        Refusal(
            "ledgers.no-role-account",
            Text(
                en: "No account plays the role “\(role.title.en)”. Set one with ledgers.set-posting-role.",
                hans: "“\(role.title.hans)”尚未指定科目。请用 ledgers.set-posting-role 设置。",
                hant: "「\(role.title.hant)」尚未指定會計科目。請以 ledgers.set-posting-role 設定。"))
    }

    static func accountIsHeading(_ code: String) -> Refusal {
        Refusal(
            "ledgers.account-is-heading",
            Text(
                en: "Account \(code) has sub-accounts, so it takes no postings itself. Choose one of them.",
                hans: "科目 \(code) 下设明细科目，不能直接记账。请选择其明细科目。",
                hant: "會計科目 \(code) 設有明細科目，不能直接記帳。請選擇其明細科目。"),
            field: "account")
    }

    static func accountClosed(_ code: String) -> Refusal {
        Refusal(
            "ledgers.account-closed",
            Text(
                en: "Account \(code) is closed. Choose another, or make it active again in the chart.",
                hans: "科目 \(code) 已停用。请另选科目，或在科目表中重新启用。",
                hant: "會計科目 \(code) 已停用。請另選科目，或在科目表重新啟用。"),
            field: "account")
    }
}
