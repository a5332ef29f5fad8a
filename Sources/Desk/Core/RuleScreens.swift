internal import Core
internal import Values

// Who decides what: the company's approval rules.

extension CoreScreens {
    static func rules() -> ListScreen {
        let list = list("core.approval-rules", "RULE")
        list.rowName = { desk, row in
            let step = row.integer("step") ?? 1
            return desk.words(Text(en: "The rule for step \(step)", hans: "步骤 \(step) 的规则", hant: "步驟 \(step) 的規則"))
        }
        list.options = [
            RowOption(2, Text(en: "Change", hans: "修改", hant: "修改"), right: .administer) { desk, row in
                try desk.show(ruleForm(desk, row))
            },
            RowOption(
                4, Text(en: "Remove", hans: "移除", hant: "移除"), right: .administer, done: Text(en: "removed", hans: "已移除", hant: "已移除")
            ) { desk, row in
                try desk.perform(named: "core.remove-approval-rule", key(of: row, desk))
            },
        ]
        list.whenOpened = { desk, row in try desk.show(ruleForm(desk, row)) }
        list.new = (.administer, { desk in ruleForm(desk, nil) })
        return list
    }

    private static func amount(of row: ListRow, _ desk: Desk) -> String {
        Money(minor: row.integer("fromMinor") ?? 0, currency: desk.company.currency).decimalText
    }

    private static func key(of row: ListRow, _ desk: Desk) -> [String: JSONValue] {
        [
            "kind": .text(row.text("kind") ?? ""), "step": .integer(row.integer("step") ?? 1), "from": .text(amount(of: row, desk)),
        ]
    }

    /// A rule's form; nil makes a new one.
    private static func ruleForm(_ desk: Desk, _ row: ListRow?) -> FormScreen {
        let kinds = desk.company.house.approvals
        let fields = SetApprovalRule.fields.map { field -> FormField in
            let isKey = ["kind", "step", "from"].contains(field.name) && row != nil
            // A kind goes by its title.
            let shown =
                field.name == "kind"
                ? Field(field.name, field.title, .choice(kinds.map { Choice($0.kind, $0.title) }), required: true, help: field.help) : field
            return FormField(shown, protected: isKey, sent: isKey ? true : nil)
        }
        let done: (Desk, FormValues, Done) -> FormSaved = { _, values, _ in
            let (step, from) = (values["step"], values["from"])
            return FormSaved(
                Text(
                    en: "Step \(step) from \(from): the rule is set.", hans: "步骤 \(step)、金额 \(from) 起：规则已设置。",
                    hant: "步驟 \(step)、金額 \(from) 起：規則已設定。"))
        }
        return CommandForm(SetApprovalRule.self, code: "RULE", fields: fields, done: done) { plan in
            guard let row else {
                plan.start = FormValues(["kind": kinds.count == 1 ? kinds[0].kind : "", "step": "1", "from": "0", "days": "3"])
                return
            }
            let stored = storedRule(row, desk)
            let key = ["kind", "step", "from"].map { stored[$0] }
            plan.start = stored
            plan.stored = { desk in
                // Set anew a rule has another id; what names it stays.
                let rules = try desk.ask(named: "core.approval-rules")
                let all = rules.rows.map { storedRule(ListRow(rules.columns, $0), desk) }
                return all.first { rule in ["kind", "step", "from"].map { rule[$0] } == key } ?? FormValues()
            }
            plan.empties = ["role", "user", "days"]
            plan.record = row.id.map { ("approvalRule", $0) }
        }
    }

    private static func storedRule(_ row: ListRow, _ desk: Desk) -> FormValues {
        let values = [
            "kind": row.text("kind") ?? "", "step": String(row.integer("step") ?? 1), "from": amount(of: row, desk),
            "role": row.text("role") ?? "", "user": row.text("user") ?? "", "days": String(row.integer("days") ?? 3),
        ]
        return FormValues(values.filter { !$0.value.isEmpty })
    }
}
