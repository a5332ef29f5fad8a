internal import Core
internal import Desk
internal import Values

// What can be done to a complaint, as forms: the complaint is given, the revision it was read at goes along.

enum ComplaintSteps {
    /// One step: what it is called, who may, when it can be taken, and its form.
    struct Step: Sendable {
        let step: ComplaintStep
        let title: Text
        let right: Right
        let form: @Sendable (ComplaintFacts) -> FormScreen

        /// Why it cannot be taken from that state; nil: it can.
        func whyNot(_ state: ComplaintState?) -> Text? {
            guard let state else { return nil }
            do {
                _ = try step.state(after: state)
                return nil
            } catch {
                return error.text
            }
        }
    }

    static let take = step(.taken, TakeComplaint.self, Text(en: "Take", hans: "领取", hant: "接手"))
    static let assign = step(.assigned, AssignComplaint.self, Text(en: "Assign", hans: "分派", hant: "指派"))
    static let note = step(.noted, NoteComplaint.self, Text(en: "Note", hans: "跟进", hant: "跟進"))
    static let wait = step(.waiting, WaitForCustomer.self, WaitForCustomer.title)
    static let resume = step(.resumed, ResumeComplaint.self, ResumeComplaint.title)
    static let resolve = step(.resolved, ResolveComplaint.self, Text(en: "Resolve", hans: "解决", hant: "解決"))
    static let close = step(.closed, CloseComplaint.self, CloseComplaint.title)
    static let reopen = step(.reopened, ReopenComplaint.self, ReopenComplaint.title)
    static let change = step(.changed, ChangeComplaint.self, Text(en: "Change", hans: "修改", hant: "修改"))

    /// What a draft of a step is known by.
    static let kind = "complaint-step"

    /// The form of a step by what a draft remembers: `resolved CT-000001`.
    /// - Throws: `service.no-such-complaint`.
    static func form(_ key: String, _ desk: Desk) throws -> any Screen {
        let words = key.split(separator: " ").map(String.init)
        guard words.count == 2, let step = all.first(where: { $0.step.rawValue == words[0] }) else {
            return try ComplaintScreen(words.last ?? "", desk)
        }
        return step.form(try ComplaintFacts(words[1], desk))
    }

    /// In the order of the F2 menu.
    static let all = [take, assign, note, wait, resume, resolve, close, reopen, change]

    private static func step<C: Command>(_ step: ComplaintStep, _ command: C.Type, _ title: Text) -> Step {
        Step(step: step, title: title, right: C.right) { facts in
            let fields = C.fields.map { field -> FormField in
                // The papers of the one customer are known by number; the lookup would ask for all of them.
                let isPaper = field.name == "document"
                return FormField(
                    isPaper ? Field(field.name, field.title, .text(max: 24)) : field,
                    width: field.name == "body" || field.name == "subject" ? 54 : nil, protected: field.name == "complaint",
                    hidden: field.name == "revision", sent: true)
            }
            var plan = FormPlan(C.self, code: "CT", title: C.title, fields: fields) { _, _, _ in
                FormSaved(
                    Text(
                        en: "\(facts.number): \(step.title.en).", hans: "投诉单 \(facts.number)：\(step.title.hans)。",
                        hant: "客訴單 \(facts.number)：\(step.title.hant)。"))
            }
            let given = step == .changed ? Set(fields.map(\.name)) : ["complaint", "revision"]
            @Sendable func stored(_ facts: ComplaintFacts) -> FormValues {
                var values = FormValues(["complaint": facts.number])
                for field in C.fields where field.name != "complaint" && given.contains(field.name) {
                    values[field.name] = facts.text(field.name)
                }
                return values
            }
            let number = facts.number
            plan.start = stored(facts)
            plan.acts(
                on: given, stored: { desk in stored(try ComplaintFacts(number, desk)) },
                news: { desk in try ComplaintFacts(number, desk).lastStep(desk) })
            plan.preview = nil
            plan.reopens = ComplaintSteps.kind + " \(step.rawValue) \(number)"
            return FormScreen(plan)
        }
    }
}

/// A complaint and its log as the screens read them.
struct ComplaintFacts {
    let number: String
    private let card: Table
    let events: Table

    /// - Throws: `service.no-such-complaint`.
    init(_ number: String, _ desk: Desk) throws {
        card = try desk.ask(ComplaintCard(complaint: number))
        events = try desk.ask(ComplaintEvents(complaint: number))
        let place = card.columns.firstIndex { $0.name == "number" } ?? 1
        self.number = card.rows.first?[place].text ?? number
    }

    func datum(_ name: String) -> Datum {
        guard let place = card.columns.firstIndex(where: { $0.name == name }), let row = card.rows.first else { return .null }
        return row[place]
    }

    func text(_ name: String) -> String {
        switch datum(name) {
        case .text(let text): text
        case .integer(let value): String(value)
        case .null, .bytes: ""
        }
    }

    /// As it is shown: choices in words, moments without their zone.
    func shown(_ name: String, _ desk: Desk) -> String {
        guard let column = card.columns.first(where: { $0.name == name }) else { return "" }
        return CellText.text(
            datum(name), column, row: card.rows.first ?? [], columns: card.columns, currency: card.currency, at: desk)
    }

    /// What was done last, when and by whom.
    func lastStep(_ desk: Desk) -> Text {
        func cell(_ name: String) -> String {
            guard let row = events.rows.last, let place = events.columns.firstIndex(where: { $0.name == name }) else { return "" }
            return CellText.text(
                row[place], events.columns[place], row: row, columns: events.columns, currency: events.currency, at: desk)
        }
        return Text(
            en: "\(number): \(cell("step")) by \(cell("who")) at \(cell("at")).",
            hans: "\(number)：\(cell("who")) 于 \(cell("at")) \(cell("step"))。",
            hant: "\(number)：\(cell("who")) 於 \(cell("at")) \(cell("step"))。")
    }

    var state: ComplaintState? { ComplaintState(rawValue: text("state")) }
}
