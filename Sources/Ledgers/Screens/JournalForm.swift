internal import Core
internal import Desk
internal import MasterData
internal import Terminal
internal import Values

// An entry by hand: account, debit, credit, and at the foot what is still missing.

enum JournalForm {
    static func entry(_ desk: Desk) -> FormScreen {
        let fields = PostJournal.fields.map { FormField($0, sticky: $0.name == "day") }
        var plan = FormPlan(PostJournal.self, code: "JE", fields: fields) { _, _, outcome in posted(outcome) }
        plan.isRepeated = true
        dress(&plan, desk, footLine: difference)
        plan.help = Text(
            en:
                "Code, name or pinyin initials find an account. Debits must equal credits: the foot says what is missing. Empty day: today.",
            hans: "可按代码、名称或拼音首字母查找科目。借贷须相等，表尾显示差额。日期留空为今天。",
            hant: "可依代號、名稱或拼音首字母尋找科目。借貸須相等，表尾顯示差額。日期留空為今天。")
        return FormScreen(plan)
    }

    static func openingBalances(_ desk: Desk) -> FormScreen {
        var plan = FormPlan(OpenBalances.self, code: "OB") { _, _, outcome in posted(outcome) }
        dress(&plan, desk, footLine: difference)
        plan.help = Text(
            en: "What the accounts held before these books began. What the lines leave open goes to the opening account.",
            hans: "建账前各科目的余额。差额记入期初科目。", hant: "建帳前各科目的餘額。差額記入期初科目。")
        return FormScreen(plan)
    }

    private static func posted(_ outcome: DocumentOutcome) -> FormSaved {
        let number = outcome.number ?? ""
        return FormSaved(
            Text(en: "\(number) is posted.", hans: "\(number) 已过账。", hant: "\(number) 已過帳。"), code: number,
            opens: (journalEntryKind, String(outcome.id)))
    }

    private static func dress(_ plan: inout FormPlan, _ desk: Desk, footLine: @escaping (Desk, FormValues) -> String) {
        plan.saveTitle = Text(en: "Post", hans: "过账", hant: "過帳")
        // Below that F11 changes between the amounts and what the lines carry beside them.
        let isWide = desk.display.width >= 150
        plan.lineFields = lineFields(isWide ? .all : .amounts)
        if !isWide {
            plan.more = { form in
                let isApart = form.shows("costCentre")
                return [
                    Action(.function(11), isApart ? amountsTitle : dimensionsTitle) { [weak form] desk in
                        form?.showColumns(lineFields(isApart ? .amounts : .dimensions), at: desk)
                    }
                ]
            }
        }
        plan.footLine = footLine
        plan.recalculate = recalculate
    }

    private static let dimensionsTitle = Text(en: "Dimensions", hans: "辅助核算", hant: "輔助核算")
    private static let amountsTitle = Text(en: "Amounts", hans: "金额", hant: "金額")

    /// Which columns of the lines are in sight.
    private enum Shown {
        case amounts, dimensions, all

        var widths: [String: Int] {
            let amounts = ["account": 10, "debit": 13, "credit": 13, "memo": 11, "party": 8]
            let dimensions = ["item": 10, "costCentre": 11, "project": 8, "taxCode": 8, "dimension1": 8, "dimension2": 8]
            switch self {
            case .amounts: return amounts
            case .dimensions: return dimensions.merging(["account": 10]) { own, _ in own }
            case .all: return amounts.merging(dimensions) { own, _ in own }
            }
        }
    }

    /// At 80 columns: account, debit, credit, memo, party and the account's name; F11 shows what else a line may carry. Where
    /// there is room, all of it.
    private static func lineFields(_ shown: Shown) -> [FormField] {
        let heads = [
            "dimension1": Text(en: "Dim. 1", hans: "辅助一", hant: "輔助一"), "dimension2": Text(en: "Dim. 2", hans: "辅助二", hant: "輔助二"),
        ]
        let own = JournalLineInput.fields.map { field -> FormField in
            let width = shown.widths[field.name]
            let master = ["account": "account", "item": "item"][field.name]
            return FormField(field, width: width, hidden: width == nil, master: master).headed(heads[field.name])
        }
        let name = Field("name", Text(en: "Name", hans: "科目名称", hant: "科目名稱"), .text(max: 60))
        return own + [FormField(name, width: shown == .all ? 24 : 13, protected: true, hidden: shown == .dimensions, sent: false)]
    }

    /// An account gets its name; a line has a debit or a credit, the one typed last.
    private static func recalculate(_ desk: Desk, _ values: inout FormValues, _ field: String, _ line: Int?) throws {
        guard let line else { return }
        switch field {
        case "lines.account":
            let code = values[line, "account"]
            let account = try desk.company.look { try $0.account(code: code) }
            values[line, "name"] = account.map { desk.words($0.name) } ?? ""
        case "lines.debit": if !values[line, "debit"].isEmpty { values[line, "credit"] = "" }
        case "lines.credit": if !values[line, "credit"].isEmpty { values[line, "debit"] = "" }
        default: break
        }
    }

    private static func difference(_ desk: Desk, _ values: FormValues) -> String {
        let currency = desk.company.currency
        func sum(_ name: String) -> Int64 {
            values.lines.reduce(0) { total, line in
                let figure = line[name].flatMap { try? Figure($0) }
                return total &+ (figure.flatMap { try? $0.money(in: currency).minor } ?? 0)
            }
        }
        func written(_ minor: Int64) -> String { Money(minor: minor, currency: currency).written() }
        let (debit, credit) = (sum("debit"), sum("credit"))
        let open = debit &- credit
        let words = [
            desk.words(Text(en: "Debits", hans: "借方", hant: "借方")) + " " + written(debit),
            desk.words(Text(en: "Credits", hans: "贷方", hant: "貸方")) + " " + written(credit),
            desk.words(Text(en: "Difference", hans: "差额", hant: "差額")) + " " + written(open),
        ]
        return words.joined(separator: "   ")
    }
}
