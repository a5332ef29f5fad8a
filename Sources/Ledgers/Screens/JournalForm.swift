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
        plan.lineFields = lineFields(isWide: desk.display.width >= 120)
        plan.footLine = footLine
        plan.recalculate = recalculate
    }

    /// At 80 columns: account, debit, credit, memo, party and the account's name; what else a line may carry where there
    /// is room.
    private static func lineFields(isWide: Bool) -> [FormField] {
        let widths = ["account": 10, "debit": 13, "credit": 13, "memo": 11, "party": 8]
        let more = ["item": 10, "costCentre": 11, "project": 8, "taxCode": 9]
        let own = JournalLineInput.fields.map { field -> FormField in
            let width = widths[field.name] ?? (isWide ? more[field.name] : nil)
            let master = ["account": "account", "item": "item"][field.name]
            return FormField(field, width: width, hidden: width == nil, master: master)
        }
        let name = Field("name", Text(en: "Name", hans: "科目名称", hant: "科目名稱"), .text(max: 60))
        return own + [FormField(name, width: isWide ? 24 : 13, protected: true)]
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
