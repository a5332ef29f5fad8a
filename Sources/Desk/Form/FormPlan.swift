package import Core
package import Values

/// What came of saving a form.
package struct FormSaved: Sendable {
    /// "PO-0042 is saved."
    package let message: Text
    /// The code or number of what was made: filled in where a lookup asked for it.
    package let code: String?
    /// What lies open next, where something does: an opener's kind and key.
    package let opens: (kind: String, key: String)?

    package init(_ message: Text, code: String? = nil, opens: (kind: String, key: String)? = nil) {
        self.message = message
        self.code = code
        self.opens = opens
    }
}

/// A form as data: its fields and what F8 and F9 do with them. `FormScreen` is the rest.
package struct FormPlan {
    package var code: String
    package var title: Text
    package var fields: [FormField]
    /// How a line's fields stand on the screen (widths, lookups' masters, protected ones); by name.
    package var lineFields: [FormField] = []
    package var start = FormValues()
    /// Who may save; without it the form is for reading.
    package var right: Right = .everyone
    /// What F8 is called.
    package var saveTitle = Text(en: "Save", hans: "保存", hant: "儲存")
    /// The line for the command field that opens this form again, for drafts: `GR`, or `purchase-order 4711`.
    package var reopens: String?
    /// After F8: stay for the next record, sticky fields kept.
    package var isRepeated = false
    /// Saves. The text is the command's JSON, the key makes a repeat harmless, `expecting` comes from a preview.
    package var save: (Desk, _ json: String, _ key: String, _ expecting: String?) throws -> FormSaved
    /// What saving would do.
    package var preview: ((Desk, _ json: String) throws -> Preview)?
    /// Called when a field was left with another value: `supplier`, or `lines.quantity` with the line's index. Fills
    /// names, defaults and amounts in.
    package var recalculate: ((Desk, inout FormValues, _ field: String, _ line: Int?) throws -> Void)?
    /// Called after `recalculate` where a lookup found its code by something else than the code: what was typed or
    /// scanned, such as a pack's barcode, may say more than which record it is.
    package var meant: ((Desk, inout FormValues, _ typed: String, _ field: String, _ line: Int?) throws -> Void)?
    /// What the file holds now, for forms that change a record: to notice that somebody else changed it meanwhile.
    package var stored: ((Desk) throws -> FormValues)?
    /// For reading whatever one's rights: a posted document.
    package var isReadOnly = false
    /// The second row: number, party, state.
    package var headLine: ((Desk, FormValues) -> String)?
    /// Further actions.
    package var more: (FormScreen) -> [Action] = { _ in [] }
    /// What makes a person think twice: said as a warning at F8; Enter then saves all the same.
    package var warn: ((Desk, FormValues) throws -> Text?)?
    /// What cannot be undone is asked first, once all that was typed can be read; nil: it is saved at once.
    package var confirm: ((Desk, FormValues) throws -> Confirmation?)?
    /// What that Enter does, where it is more of a question than of a warning.
    package var confirms = Text(en: "Enter saves all the same.", hans: "按回车仍然保存。", hant: "按 Enter 仍然儲存。")
    /// The field in which the cursor stands at first; nil: the first one.
    package var startsIn: String?
    /// The document whose history the F2 menu shows.
    package var document: Int64?
    /// The record whose history the F2 menu shows, where it is no document: its table and key.
    package var record: (table: String, key: Int64)?
    /// Fields in which nothing stands but what the person types: the record as it stands now is not compared with them.
    package var ownFields: Set<String> = []
    /// What happened to the record meanwhile, where no field of the form shows it.
    package var news: ((Desk) throws -> Text)?
    /// The fields of a record that may be emptied; others that held something want something.
    package var empties: Set<String> = []
    /// Whether the command is told by name what it empties; without, an emptied field is not given or given as blank.
    package var namesEmptied = false
    /// The command that saves it, by its public name: a document that it made can be filled in again as a new one.
    package var command: String?
    /// Usable from 40×16 on.
    package var isHandheld = false
    /// The row under the body: totals, a proof.
    package var footLine: ((Desk, FormValues) -> String)?
    package var help: Text?
    /// Makes a form for a new record from this one's values; nil: from the same plan.
    package var duplicate: ((Desk, FormValues) throws -> any Screen)?
    /// Rows under the fields that belong to what was typed; fields then stand two in a row where they fit.
    package var aside: ((Desk, FormValues) throws -> FormAside?)?

    /// The parameters of a report: nothing is drafted, the last Enter shows it.
    var isReport = false
    /// What a report shows instead of saving.
    var show: ((Desk, FormValues) throws -> Void)?
    /// Told the values before saving.
    var noteValues: (FormValues) -> Void = { _ in }

    package init(
        code: String, title: Text, fields: [FormField],
        save: @escaping (Desk, _ json: String, _ key: String, _ expecting: String?) throws -> FormSaved
    ) {
        self.code = code
        self.title = title
        // What a form empties it names by itself.
        self.fields = fields.filter { $0.name != Field.clear.name }
        self.save = save
    }
}

extension FormPlan {
    /// Any command as a form, made from its fields.
    /// - Parameter done: what is said and opened after it; "Saved" where nil.
    package init<C: Command>(
        _ command: C.Type, code: String, title: Text? = nil, fields: [FormField]? = nil,
        done: ((Desk, FormValues, C.Outcome) -> FormSaved)? = nil
    ) {
        let form = CommandBox<C>()
        self.init(code: code, title: title ?? C.title, fields: fields ?? C.fields.map { FormField($0) }) { desk, json, key, expecting in
            let outcome = try desk.perform(try C.decode(json), key: key, expecting: expecting)
            if let done { return done(desk, form.values, outcome) }
            let number = (outcome as? DocumentOutcome)?.number ?? form.values["code"]
            let isPosted = try (outcome as? DocumentOutcome).map { made in
                try desk.company.look { try $0.document(made.id)?.state } == "posted"
            }
            let name = Text(verbatim: number)
            return FormSaved(
                FormPlan.words(for: number.isEmpty ? FormPlan.name(in: form.values, C.fields) : name, isPosted: isPosted ?? false),
                code: number.isEmpty ? nil : number)
        }
        self.command = C.name
        if let clearing = C.self as? any Clearing.Type { names(emptied: clearing.clearable) }
        right = C.right
        preview = { desk, json in try desk.preview(try C.decode(json)) }
        noteValues = { form.values = $0 }
    }

    /// The command empties these fields where it is told their names.
    package mutating func names(emptied: Set<String>) {
        empties = emptied
        namesEmptied = true
    }

    /// What is said after a counter-document.
    package static func reversed(_ number: String, by new: String) -> Text {
        Text(en: "\(new) reverses \(number).", hans: "\(new) 已冲销 \(number)。", hant: "\(new) 已沖銷 \(number)。")
    }

    /// What is posted is not merely saved.
    private static func words(for name: Text, isPosted: Bool) -> Text {
        Text.of(
            name, isPosted ? Text(en: "posted", hans: "已过账", hant: "已過帳") : Text(en: "saved", hans: "已保存", hant: "已儲存"))
    }

    /// How a record without a code of its own is called: by the codes that the command begins with, else by its first field.
    private static func name(in values: FormValues, _ fields: [Field]) -> Text {
        let codes = fields.prefix { field in if case .code = field.kind { field.isRequired } else { false } }
        func shown(_ language: Language) -> String {
            (codes.isEmpty ? fields.prefix(1) : codes).map { FieldReading.shown(values[$0.name], $0.kind, language) }
                .joined(separator: " ")
        }
        return Text(en: shown(.en), hans: shown(.hans), hant: shown(.hant))
    }
}

extension FormPlan {
    /// A form that does something to a record: some fields come from the record, all others are the person's own.
    /// - Parameters:
    ///   - stored: the record's fields as the file holds them now, its `revision` among them.
    ///   - news: what happened to the record, for whoever has the form open meanwhile.
    package mutating func acts(
        on given: Set<String>, stored: @escaping (Desk) throws -> FormValues, news: @escaping (Desk) throws -> Text
    ) {
        ownFields = Set(fields.map(\.name)).subtracting(given)
        self.stored = stored
        self.news = news
    }
}

/// Keeps a command form's values for the words after saving.
private final class CommandBox<C: Command> {
    var values = FormValues()
}

/// A form for a command, ready to be shown.
/// `CommandForm(AddSupplier.self, code: "SU") { $0.start["currency"] = "CNY" }`
package func CommandForm<C: Command>(
    _ command: C.Type, code: String, title: Text? = nil, fields: [FormField]? = nil, start: FormValues = FormValues(),
    adjust: (inout FormPlan) -> Void = { _ in }
) -> FormScreen {
    form(FormPlan(command, code: code, title: title, fields: fields), start, adjust)
}

/// A form for a command that says in its own words what was done.
package func CommandForm<C: Command>(
    _ command: C.Type, code: String, title: Text? = nil, fields: [FormField]? = nil, start: FormValues = FormValues(),
    done: @escaping (Desk, FormValues, C.Outcome) -> FormSaved, adjust: (inout FormPlan) -> Void
) -> FormScreen {
    form(FormPlan(command, code: code, title: title, fields: fields, done: done), start, adjust)
}

private func form(_ plan: FormPlan, _ start: FormValues, _ adjust: (inout FormPlan) -> Void) -> FormScreen {
    var plan = plan
    plan.start = start
    adjust(&plan)
    return FormScreen(plan)
}
