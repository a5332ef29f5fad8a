import Core
import Desk
import Terminal
import Values

/// What a department writes to be on the desk: this much for two lists, three forms and a report.
extension DeskPage {
    static let shop = DeskPage(
        department: .shop,
        entries: [
            MenuEntry("TH", ThingList.title, right: .seeThings, help: text("All things.")) { _, _ in things() },
            MenuEntry("NT", AddThing.title, right: .keepThings, help: text("A new thing.")) { _, _ in newThing() },
            MenuEntry("OR", PlaceOrder.title, right: .orderThings, help: text("An order.")) { _, _ in order() },
            MenuEntry("RT", text("Things by day"), right: .seeThings, help: text("A report.")) { _, _ in
                ReportScreen(ThingList.self, code: "RT", start: ["asOf": "2026-03-18"])
            },
        ],
        openers: [
            Opener("thing", right: .seeThings, creates: .keepThings, lookups: ["shop.find-thing"]) { desk, key in
                guard !key.isEmpty else { return newThing() }
                return try changeThing(desk, key)
            },
            Opener("order", right: .orderThings, creates: .orderThings) { desk, key in
                guard let id = Int64(key) else { return order() }
                let list = ListScreen(ThingList.self, code: "TH")
                list.document = ShownDocument("order", id)
                return list
            },
        ],
        decisions: [
            Decision(
                kind: "loan", right: .orderThings,
                approve: { desk, id in try desk.perform(DecideLoan(document: id)) },
                giveBack: { desk, id, reason in try desk.perform(DecideLoan(document: id, reason: reason)) })
        ])

    static func text(_ words: String) -> Text { Text(verbatim: words) }

    static func things() -> ListScreen {
        let list = ListScreen(ThingList.self, code: "TH", opens: "thing")
        list.options = [
            RowOption(2, text("Change")) { desk, row in try desk.open("thing", row.key) },
            RowOption(4, text("Rename"), right: .keepThings, done: text("renamed")) { desk, row in
                try desk.perform(ChangeThing(code: row.text("code") ?? "", name: "renamed"))
            },
        ]
        list.bulk = [
            BulkAction(text("Rename all"), right: .keepThings, amount: "priceMinor", done: text("renamed")) { desk, rows in
                for row in rows { try desk.perform(ChangeThing(code: row.text("code") ?? "", name: "bulk")) }
            }
        ]
        list.new = (.keepThings, { _ in newThing() })
        return list
    }

    static func newThing() -> FormScreen {
        CommandForm(
            AddThing.self, code: "NT",
            fields: AddThing.fields.map { FormField($0, sticky: $0.name == "kind") }
        ) { $0.isRepeated = true }
    }

    static func changeThing(_ desk: Desk, _ key: String) throws -> FormScreen {
        func stored(_ desk: Desk) throws -> FormValues {
            try desk.company.look { reader in
                try reader.one(
                    "SELECT code, name, note, revision FROM thing WHERE id = ? OR code = ?", Int64(key), key
                ) { FormValues(["code": $0.text(0), "name": $0.text(1), "note": $0.text(2), "revision": $0.text(3)]) }
            } ?? FormValues()
        }
        let fields = ChangeThing.fields.map { field in
            FormField(
                field, protected: field.name == "code", hidden: field.name == "revision", sent: true)
        }
        let start = try stored(desk)
        return CommandForm(ChangeThing.self, code: "CT", fields: fields, start: start) { plan in
            plan.stored = stored
            plan.reopens = "thing " + key
            plan.record = Int64(key).map { ("thing", $0) }
        }
    }

    static func order() -> FormScreen {
        CommandForm(PlaceOrder.self, code: "OR") { plan in
            plan.lineFields = [
                FormField(PlaceOrder.lineField(0), master: "thing"), FormField(PlaceOrder.lineField(1)),
                FormField(Field("name", text("Name"), .text(max: 20)), width: 20, protected: true),
            ]
            plan.recalculate = { desk, values, field, line in
                guard field == "lines.thing", let line else { return }
                let found = try desk.ask(FindThing(Parameters(["text": values[line, "thing"]], today: desk.today)))
                values[line, "name"] = found.rows.first?[2].text ?? ""
            }
            plan.footLine = { _, values in "lines \(values.lines.count)" }
        }
    }
}

extension PlaceOrder {
    static func lineField(_ index: Int) -> Field {
        guard case .lines(let fields) = fields[1].kind else { return fields[0] }
        return fields[index]
    }
}
