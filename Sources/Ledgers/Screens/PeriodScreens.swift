internal import Core
internal import Desk
internal import Values

// Periods: closed softly and opened again, or closed for good with the period typed once more.

enum PeriodScreens {
    static func periods(_ desk: Desk) -> ListScreen {
        let list = ListScreen(PeriodList.self, code: "PE")
        list.options = [
            RowOption(2, SoftClose.title, right: .closePeriods, whyNot: { not($0, .open) }) { desk, row in
                try close(row.text("code") ?? "", desk)
            },
            RowOption(3, ReopenPeriod.title, right: .closePeriods, whyNot: { not($0, .soft) }) { desk, row in
                try desk.show(reopening(row.text("code") ?? ""))
            },
            RowOption(
                4, HardClose.title, right: .closePeriods,
                whyNot: { row in row.text("state") == PeriodState.hard.rawValue ? closedForGood : nil }
            ) { desk, row in closeForGood(row.text("code") ?? "", desk) },
            RowOption(5, Journal.title) { desk, row in try openJournal(row, desk) },
        ]
        list.whenOpened = { desk, row in try openJournal(row, desk) }
        list.new = (.closePeriods, { _ in CommandForm(OpenYear.self, code: "PE") { $0.preview = nil } })
        list.helpText = Text(
            en:
                "2 closes a period and says which earlier ones are still open, 3 opens it again and asks why, 4 closes it for good, after all before it: nobody opens that again. Enter shows its entries, F6 opens a year.",
            hans: "2 结账（提示尚未结账的前期），3 反结账（须填原因），4 永久结账（须按顺序，不可撤销）。回车查看该期凭证，F6 开启年度。",
            hant: "2 結帳（提示尚未結帳的前期），3 重新開啟（須填原因），4 永久關帳（須依序，不可撤銷）。Enter 檢視該期傳票，F6 開啟年度。")
        return list.proved(desk)
    }

    private static func openJournal(_ row: ListRow, _ desk: Desk) throws {
        try desk.show(JournalScreens.journal(desk, from: row.text("firstDay"), to: row.text("lastDay")))
    }

    /// Asks first, and names the earlier periods that stay open.
    private static func close(_ period: String, _ desk: Desk) throws {
        let open = try desk.company.look { try $0.openPeriods(before: $0.period(named: period)) }
        let names = Text.list(Array(open.prefix(4)), tail: open.count > 4 ? " …" : "")
        let question =
            open.isEmpty
            ? Text(en: "Close \(period)?", hans: "结账 \(period)？", hant: "結帳 \(period)？")
            : Text(
                en: "Earlier periods are still open: \(names.en). Close \(period) all the same?",
                hans: "以前期间尚未结账：\(names.hans)。仍要结账 \(period)？", hant: "以前期間尚未結帳：\(names.hant)。仍要結帳 \(period)？")
        desk.confirm(Confirmation(question, objects: [period])) { desk in
            try desk.perform(SoftClose(period: period))
            desk.say(
                Text(
                    en: "\(period) is closed. Option 3 opens it again.", hans: "\(period) 已结账。选项 3 可反结账。",
                    hant: "\(period) 已結帳。選項 3 可重新開啟。"))
        }
    }

    private static func reopening(_ period: String) -> FormScreen {
        let fields = ReopenPeriod.fields.map {
            FormField($0, width: $0.name == "reason" ? 54 : nil, protected: $0.name == "period", sent: true)
        }
        var plan = FormPlan(ReopenPeriod.self, code: "PE", fields: fields) { _, _, _ in
            FormSaved(
                Text(
                    en: "\(period) is open again; the reason stands in the audit.", hans: "\(period) 已反结账，原因已写入审计记录。",
                    hant: "\(period) 已重新開啟，原因已寫入稽核紀錄。"))
        }
        plan.start["period"] = period
        plan.preview = nil
        plan.saveTitle = Text(en: "Open again", hans: "反结账", hant: "重新開啟")
        return FormScreen(plan)
    }

    private static func closeForGood(_ period: String, _ desk: Desk) {
        let digits = String(period.filter(\.isNumber).suffix(3))
        desk.confirm(
            Confirmation(
                Text(
                    en: "Close \(period) for good? Nobody, by no key, opens it again.", hans: "永久结账 \(period)？此后任何人都不能再打开。",
                    hant: "永久關帳 \(period)？此後任何人都不能再開啟。"),
                objects: [period], digits: digits)
        ) { desk in
            try desk.perform(HardClose(period: period))
            desk.say(
                Text(
                    en: "\(period) is closed for good.", hans: "\(period) 已永久结账。", hant: "\(period) 已永久關帳。"))
        }
    }

    private static func not(_ row: ListRow, _ state: PeriodState) -> Text? {
        guard row.text("state") != state.rawValue else { return nil }
        return state == .open
            ? Text(en: "It is closed already.", hans: "已结账。", hant: "已結帳。")
            : Text(
                en: "Only a period that is closed, and not for good, can be opened.", hans: "只有已结账（非永久）的期间可重新打开。",
                hant: "只有已結帳（非永久）的期間可重新開啟。")
    }

    private static let closedForGood = Text(en: "It is closed for good.", hans: "已永久结账。", hant: "已永久關帳。")
}
