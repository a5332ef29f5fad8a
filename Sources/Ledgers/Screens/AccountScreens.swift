internal import Core
internal import Desk
internal import MasterData
internal import Values

// The chart and what stands behind each of its accounts.

enum AccountScreens {
    // MARK: The card: opening balance, every line, closing balance

    /// - Parameters:
    ///   - typed: a code, or what finds one account alone.
    ///   - from: where nil, the first day of the last period up to `to` in which something was entered.
    ///   - to: today where nil.
    static func card(_ desk: Desk, _ typed: String, from: String? = nil, to: String? = nil) throws -> ListScreen {
        let account = try found(typed, desk)
        let last = to.flatMap(Day.init(iso:)) ?? desk.today
        let first = try from ?? desk.company.look { try $0.firstDayOfCard(account.id, to: last) }.iso
        return card(account, first, last, desk)
    }

    /// The card behind a figure of a year: from its first day on, or from the last period before it with entries.
    static func card(_ desk: Desk, _ typed: String, ofYearTo to: String?) throws -> ListScreen {
        let account = try found(typed, desk)
        let last = to.flatMap(Day.init(iso:)) ?? desk.today
        let first = try desk.company.look { reader in
            min(try reader.firstDayOfYear(holding: last), try reader.firstDayOfCard(account.id, to: last))
        }
        return card(account, first.iso, last, desk)
    }

    private static func card(_ account: Account, _ first: String, _ last: Day, _ desk: Desk) -> ListScreen {
        let list = ListScreen(
            AccountCard.self, code: "GL",
            title: Text(
                en: account.code + " " + account.name.en, hans: account.code + " " + account.name.hans,
                hant: account.code + " " + account.name.hant),
            parameters: ["account": account.code, "from": first, "to": last.iso])
        dress(list, desk)
        return list
    }

    /// The parameters of a card, where no account was named.
    static func ask(_ desk: Desk) -> FormScreen {
        ReportScreen(AccountCard.self, code: "GL") { [unowned desk] list in dress(list, desk) }
    }

    private static func dress(_ list: ListScreen, _ desk: Desk) {
        list.fillDays = { parameters, desk in
            let last = parameters["to"].flatMap(Day.init(iso:)) ?? desk.today
            guard parameters["from"] == nil, let code = parameters["account"] else { return }
            parameters["to"] = last.iso
            parameters["from"] = try desk.company.look { reader in
                try reader.account(code: code).map { try reader.firstDayOfCard($0.id, to: last) }
            }?.iso
        }
        // The rows of opening and closing balance are no entries.
        list.whenOpened = { desk, row in if !row.key.isEmpty { try desk.open(journalEntryKind, row.key) } }
        list.helpText = Text(
            en:
                "Opening balance, lines, closing balance. { and } go by month, `from` and `to` name days, Enter opens the entry, F12 comes back to the row.",
            hans: "期初余额、分录、期末余额。{ } 按月翻，“自”“至”指定日期，回车打开凭证，F12 返回原行。",
            hant: "期初餘額、分錄、期末餘額。{ } 按月翻，「自」「至」指定日期，Enter 開啟傳票，F12 返回原列。")
        _ = list.proved(desk)
    }

    private static func found(_ typed: String, _ desk: Desk) throws -> Account {
        func account(_ code: String) throws -> Account? { try desk.company.look { try $0.account(code: code) } }
        if let exact = try account(typed) { return exact }
        let table = try desk.ask(FindAccount(text: typed, limit: 2))
        guard table.rows.count == 1, let code = table.rows[0][1].text, let only = try account(code) else {
            throw Refusal.noAccount(typed)
        }
        return only
    }

    // MARK: The chart

    static func chart(_ desk: Desk) -> ListScreen {
        let list = ListScreen(AccountList.self, code: "AC")
        list.openRow = { row in row.text("code").map { ("account-card", $0) } }
        list.options = [
            RowOption(2, Text(en: "Change", hans: "修改", hant: "修改"), right: .keepChart) { desk, row in
                try desk.open("account", row.text("code") ?? "")
            },
            RowOption(5, Text(en: "Card", hans: "明细账", hant: "明細帳")) { desk, row in
                try desk.open("account-card", row.text("code") ?? "")
            },
        ]
        list.new = (.keepChart, { _ in new() })
        list.more = { _ in [Action(nil, PostingRoleList.title) { desk in try desk.show(postingRoles()) }] }
        list.helpText = Text(
            en: "Enter opens an account's card. Head: only accounts under it take lines. Ctrl: only documents post to it.",
            hans: "回车打开明细账。汇总：只由下级科目记账。受控：只由单据记账。",
            hant: "Enter 開啟明細帳。彙總：僅由下層科目記帳。統制：僅由單據記帳。")
        list.offerArchived()
        return list.proved(desk)
    }

    static func new() -> FormScreen {
        let fields = AddAccount.fields.map { FormField($0, master: $0.name == "parent" ? "account" : nil) }
        return CommandForm(AddAccount.self, code: "AC", fields: fields) { plan in
            plan.preview = nil
            plan.reopens = "account"
        }
    }

    /// An account's record; code, kind and place never change.
    static func record(_ key: String, _ desk: Desk) throws -> FormScreen {
        let account = try found(key, desk)
        let fields = ChangeAccount.fields.map { field in
            FormField(field, protected: field.name == "code", hidden: field.name == "revision", sent: true)
        }
        return try ChangeForm(
            ChangeAccount.self, code: "AC",
            title: Text(en: "Account \(account.code)", hans: "科目 \(account.code)", hant: "科目 \(account.code)"),
            fields: fields, right: .keepChart, reopens: "account " + account.code, desk: desk,
            stored: { desk in try stored(account.code, desk) }
        ) { plan in
            plan.record = ("account", account.id)
            plan.more = { _ in
                [Action(nil, AccountCard.title) { desk in try desk.show(card(desk, account.code)) }]
            }
        }
    }

    private static func stored(_ code: String, _ desk: Desk) throws -> FormValues {
        guard let account = try desk.company.look({ try $0.account(code: code) }) else { throw Refusal.noAccount(code) }
        return FormValues([
            "code": account.code, "nameEn": account.name.en, "nameHans": account.name.hans, "nameHant": account.name.hant,
            "isControl": account.isControl ? "1" : "0", "isActive": account.isActive ? "1" : "0",
            "revision": String(account.revision),
        ])
    }

    private static func postingRoles() -> ListScreen {
        let list = ListScreen(PostingRoleList.self, code: "AC")
        let change: (Desk, ListRow) throws -> Void = { desk, row in
            let fields = SetPostingRole.fields.map { FormField($0, protected: $0.name == "role", sent: true) }
            let start = FormValues(["role": row.text("role") ?? "", "account": row.text("account") ?? ""])
            try desk.show(CommandForm(SetPostingRole.self, code: "AC", fields: fields, start: start) { $0.preview = nil })
        }
        list.options = [RowOption(2, Text(en: "Change", hans: "修改", hant: "修改"), right: .keepChart, run: change)]
        list.openRow = { row in row.text("account").map { ("account-card", $0) } }
        return list
    }
}
