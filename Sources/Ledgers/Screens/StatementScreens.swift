internal import Core
internal import Desk
internal import Values

// Trial balance, balance sheet, income statement: every figure leads to the account behind it, up to the same day.

enum StatementScreens {
    static func trialBalance(_ typed: String?, _ desk: Desk) throws -> ListScreen {
        let list = ListScreen(TrialBalance.self, code: "TB", parameters: ["asOf": try day(typed, desk)])
        list.whenOpened = { [weak list] desk, row in
            try desk.show(AccountScreens.card(desk, row.text("account") ?? "", to: list?.parameters["asOf"]))
        }
        list.helpText = Text(
            en:
                "What every account was debited and credited up to a day. Enter opens the account, { and } go by month, `asof` names a day.",
            hans: "截至某日各科目的借贷发生额与余额。回车打开明细账，{ } 按月翻，asof 指定日期。",
            hant: "截至某日各科目的借貸發生額與餘額。Enter 開啟明細帳，{ } 按月翻，asof 指定日期。")
        return list.proved(desk)
    }

    static func balanceSheet(_ typed: String?, _ desk: Desk) throws -> ListScreen {
        let list = ListScreen(BalanceSheet.self, code: "BS", parameters: ["asOf": try day(typed, desk)])
        list.whenOpened = { [weak list] desk, row in
            guard let account = row.text("account"), !account.isEmpty else { return }
            try desk.show(AccountScreens.card(desk, account, to: list?.parameters["asOf"]))
        }
        list.helpText = help
        return list.proved(desk)
    }

    static func incomeStatement(_ typed: String?, _ desk: Desk) throws -> ListScreen {
        let list = ListScreen(IncomeStatement.self, code: "IS", parameters: ["to": try day(typed, desk)])
        list.whenOpened = { [weak list] desk, row in
            guard let account = row.text("account"), !account.isEmpty else { return }
            try desk.show(
                AccountScreens.card(
                    desk, account, from: list?.parameters["from"], to: list?.parameters["to"]))
        }
        list.helpText = help
        return list.proved(desk)
    }

    private static func day(_ typed: String?, _ desk: Desk) throws -> String {
        try typed.map { try DayReader.day($0, today: desk.today).iso } ?? desk.today.iso
    }

    private static let help = Text(
        en: "Enter on a line opens the account. { and } go by month; `asof`, `from` and `to` name days.",
        hans: "回车打开该行科目的明细账。{ } 按月翻；asof、from、to 指定日期。",
        hant: "Enter 開啟該列科目的明細帳。{ } 按月翻；asof、from、to 指定日期。")
}
