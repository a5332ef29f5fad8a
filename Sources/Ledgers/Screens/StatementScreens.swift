internal import Core
internal import Desk
internal import Values

// Trial balance, balance sheet, income statement: every figure leads to the account behind it, up to the same day.

enum StatementScreens {
    static func trialBalance(_ typed: String?, _ desk: Desk) throws -> ListScreen {
        let list = ListScreen(TrialBalance.self, code: "TB", parameters: ["asOf": try day(typed, desk)])
        list.whenOpened = { [weak list] desk, row in
            try desk.show(AccountScreens.card(desk, row.text("account") ?? "", ofYearTo: list?.parameters["asOf"]))
        }
        list.helpText = Text(
            en:
                "What every account was debited and credited up to a day. Enter opens the account from the first day of the year, { and } go by month, `asof 2026-02-28` names a day.",
            hans: "截至某日各科目的借贷发生额与余额。回车打开本年明细账，{ } 按月翻，“截至 2026-02-28”指定日期。",
            hant: "截至某日各科目的借貸發生額與餘額。Enter 開啟本年明細帳，{ } 按月翻，「截至 2026-02-28」指定日期。")
        return list.proved(desk)
    }

    static func balanceSheet(_ typed: String?, _ desk: Desk) throws -> ListScreen {
        let list = ListScreen(BalanceSheet.self, code: "BS", parameters: ["asOf": try day(typed, desk)])
        list.whenOpened = { [weak list] desk, row in
            guard let account = row.text("account"), !account.isEmpty else { return }
            try desk.show(AccountScreens.card(desk, account, ofYearTo: list?.parameters["asOf"]))
        }
        list.columnsOnRequest = ["compare": "compare"]
        list.more = { list in
            [
                Action(nil, Text(en: "Compare with the end of last year", hans: "与上年末对比", hant: "與上年底對比")) { desk in
                    let day = list.parameters["asOf"].flatMap(Day.init(iso:)) ?? desk.today
                    let first = try desk.company.look { try $0.firstDayOfYear(holding: day) }
                    _ = try list.obey("compare", first.adding(days: -1).iso, at: desk)
                }
            ]
        }
        list.helpText = Text(
            en:
                "Enter on a line opens the account. { and } go by month; `asof 2026-02-28` names the day, `compare 2025-12-31` adds a column with the amounts of that day; F2 compares with the end of last year.",
            hans: "回车打开该行科目的明细账。{ } 按月翻；“截至 2026-02-28”指定日期，“对比 2025-12-31”增加该日金额一栏；F2 可与上年末对比。",
            hant: "Enter 開啟該列科目的明細帳。{ } 按月翻；「截至 2026-02-28」指定日期，「對比 2025-12-31」增加該日金額一欄；F2 可與上年底對比。")
        return list.proved(desk)
    }

    static func incomeStatement(_ typed: String?, _ desk: Desk) throws -> ListScreen {
        let list = ListScreen(IncomeStatement.self, code: "IS", parameters: ["to": try day(typed, desk)])
        list.fillDays = { parameters, desk in
            let last = parameters["to"].flatMap(Day.init(iso:)) ?? desk.today
            parameters["to"] = last.iso
            if parameters["from"] == nil {
                parameters["from"] = try desk.company.look { try $0.firstDayOfYear(holding: last) }.iso
            }
        }
        try list.fillDays?(&list.parameters, desk)
        list.whenOpened = { [weak list] desk, row in
            guard let account = row.text("account"), !account.isEmpty else { return }
            try desk.show(
                AccountScreens.card(
                    desk, account, from: list?.parameters["from"], to: list?.parameters["to"]))
        }
        list.helpText = Text(
            en:
                "Income and expense from the first day to the last; beside it, the year to the last day. Enter on a line opens the account. { and } go by month; `from`, `to` and `asof 2026-02-28` name days.",
            hans: "自首日至末日的收入与费用；旁列为本年累计。回车打开该行科目的明细账。{ } 按月翻；“自”“至”“截至 2026-02-28”指定日期。",
            hant: "自首日至末日的收入與費用；旁欄為本年累計。Enter 開啟該列科目的明細帳。{ } 按月翻；「自」「至」「截至 2026-02-28」指定日期。")
        return list.proved(desk)
    }

    private static func day(_ typed: String?, _ desk: Desk) throws -> String {
        try typed.map { try DayReader.day($0, today: desk.today).iso } ?? desk.today.iso
    }
}
