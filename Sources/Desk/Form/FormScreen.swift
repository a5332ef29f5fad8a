internal import Core
internal import Terminal
package import Values

/// A form made from a plan: free movement between fields, lines, lookups, undo, drafts, preview. It decides nothing;
/// the command behind it does.
package final class FormScreen: Screen, KeyedScreen {
    package let plan: FormPlan
    package internal(set) var values: FormValues
    /// Called after F8 instead of closing or clearing: used where a lookup opened the form.
    package var whenSaved: ((Desk, FormSaved) throws -> Void)?

    let head: [FormField]
    let grid: FormField?
    private(set) var gridColumns: [FormField]
    var place: FormPlace = .field(0)
    var editor = LineEditor()
    var isEdited = false
    /// Many cells are being filled at once.
    var isPasting = false
    var errors: [String: Refusal] = [:]
    /// Names beside codes, by code field path.
    var names: [String: String] = [:]
    var token = Company.newToken()
    var key = Company.newToken()
    var undone: [FormValues] = []
    var done: [FormValues] = []
    var base: FormValues
    var storedBase: FormValues?
    var knownAside: (values: FormValues, language: Language, aside: FormAside?)?
    var isChangedElsewhere = false
    /// The record's person was erased while the form was open.
    var holdsErased = false
    /// What was said of the record before this one, in a form that goes on with the next.
    var savedMessage: Text?
    var suggestions: Suggestions?
    /// Where the last drawing put its fields, for clicks.
    var spots: [(place: FormPlace, row: Int, columns: Range<Int>)] = []
    var gridTop = 0
    var fieldTop = 0
    var draftedAt: Moment?
    /// The values that a warning was said about.
    var warnedValues: FormValues?
    /// How many cells the last drawing of lines touched: its cost does not grow with the document.
    package internal(set) var cellsDrawn = 0

    package init(_ plan: FormPlan) {
        self.plan = plan
        let grid = plan.fields.first { $0.lineFields != nil }
        self.grid = grid
        head = plan.fields.filter { $0.lineFields == nil && !$0.isHidden }
        gridColumns = FormScreen.columns(of: grid, plan.lineFields)
        var start = plan.start
        if grid != nil, start.lines.isEmpty { start.lines = [[:]] }
        values = start
        base = start
        let first = head.firstIndex { !$0.isProtected && $0.name == plan.startsIn } ?? head.firstIndex { !$0.isProtected }
        place = first.map { .field($0) } ?? (grid == nil ? .field(0) : .cell(line: 0, column: 0))
        load()
    }

    /// The command's line fields as the plan dresses them; what the plan adds stands behind what it is named after.
    private static func columns(of grid: FormField?, _ dressed: [FormField]) -> [FormField] {
        let own = grid?.lineFields ?? []
        var columns = own.map { field in dressed.first { $0.name == field.name } ?? FormField(field) }
        for (index, extra) in dressed.enumerated() where !own.contains(where: { $0.name == extra.name }) {
            let before = index > 0 ? columns.firstIndex { $0.name == dressed[index - 1].name } : nil
            columns.insert(extra, at: before.map { $0 + 1 } ?? columns.count)
        }
        return columns
    }

    /// Shows other columns of the lines; what was typed in those that go stays, and the cursor stays in its line.
    package func showColumns(_ dressed: [FormField], at desk: Desk) {
        leaveField(desk)
        gridColumns = FormScreen.columns(of: grid, dressed)
        guard case .cell(let line, _) = place else { return }
        if let first = firstCell(of: line) { go(to: first) }
    }

    /// Whether a column of the lines is in sight.
    package func shows(_ column: String) -> Bool { gridColumns.contains { $0.name == column && !$0.isHidden } }

    package var code: String { plan.code }
    package var title: Text { plan.title }
    package var isTyping: Bool { true }
    package var isHandheld: Bool { plan.isHandheld }
    var isAcknowledging: Bool { warnedValues != nil && warnedValues == values && !isEdited }
    package var isDirty: Bool { isEdited || values != base }

    func isReadOnly(_ desk: Desk) -> Bool { plan.isReadOnly || !desk.session.may(plan.right) }

    package func reload(at desk: Desk) throws {
        if storedBase == nil { storedBase = try plan.stored?(desk) }
        takeSticky(desk)
        nameCodes(desk)
    }

    package func noticeForeignCommit(at desk: Desk) throws {
        guard let now = try plan.stored?(desk), now != storedBase else { return }
        if now.fields.contains(where: { $0.value.saysErased && storedBase?[$0.key] != $0.value }) {
            // What the form shows of the person was erased meanwhile: no draft may bring it back.
            holdsErased = true
            desk.discardDraft(token)
        }
        if isDirty {
            isChangedElsewhere = true
            desk.say(
                Message(
                    .warning,
                    Text(
                        en: "Somebody else changed this record while you type. F5 shows both versions; your typing is kept.",
                        hans: "您输入期间他人修改了此记录。按 F5 查看两个版本，您的输入已保留。",
                        hant: "您輸入期間他人修改了此紀錄。按 F5 檢視兩個版本，您的輸入已保留。"),
                    code: "desk.changed-meanwhile"))
        } else {
            take(now)
        }
    }

    /// The file's values in the form, where nothing was typed.
    func take(_ stored: FormValues) {
        storedBase = stored
        let own = values
        values = stored
        for name in plan.ownFields where name != grid?.name { values[name] = own[name] }
        if let grid, plan.ownFields.contains(grid.name) { values.lines = own.lines }
        if grid != nil, values.lines.isEmpty { values.lines = [[:]] }
        base = values
        isChangedElsewhere = false
        load()
    }

    // MARK: The field under the cursor

    var current: FormField? {
        switch place {
        case .field(let index): head[safe: index]
        case .cell(_, let column): gridColumns[safe: column]
        }
    }

    /// `supplier`, or `lines.3.quantity` counted from 1, as refusals name fields.
    func path(_ place: FormPlace) -> String {
        switch place {
        case .field(let index): head[safe: index]?.name ?? ""
        case .cell(let line, let column): "\(grid?.name ?? "lines").\(line + 1).\(gridColumns[safe: column]?.name ?? "")"
        }
    }

    func value(_ place: FormPlace) -> String {
        switch place {
        case .field(let index): head[safe: index].map { values[$0.name] } ?? ""
        case .cell(let line, let column): gridColumns[safe: column].map { values[line, $0.name] } ?? ""
        }
    }

    func set(_ text: String, at place: FormPlace) {
        switch place {
        case .field(let index): if let field = head[safe: index] { values[field.name] = text }
        case .cell(let line, let column): if let field = gridColumns[safe: column] { values[line, field.name] = text }
        }
    }

    /// Puts the value of the current field into the editor.
    func load() {
        editor = LineEditor(value(place))
        isEdited = false
        suggestions = nil
        // One rule for all: typing replaces what a field held when it was entered; End or an arrow goes into it.
        if case .memo? = current?.field.kind { return }
        editor.replacesAll = !editor.isEmpty
    }

    /// Remembers the values for Ctrl-Z.
    func remember() {
        guard !isPasting, done.last != values else { return }
        done.append(values)
        if done.count > 200 { done.removeFirst() }
        undone = []
    }

    /// The place that a refusal's field names; nil where the form has none.
    func place(of path: String) -> FormPlace? {
        let parts = path.split(separator: ".").map(String.init)
        if parts.count >= 3, let line = Int(parts[1]), let column = gridColumns.firstIndex(where: { $0.name == parts[2] }) {
            return .cell(line: max(0, line - 1), column: column)
        }
        if parts.count == 2, let line = Int(parts[1]) { return .cell(line: max(0, line - 1), column: 0) }
        if path == grid?.name { return .cell(line: 0, column: 0) }
        return head.firstIndex { $0.name == parts.first }.map { .field($0) }
    }

    package func take(_ refusal: Refusal, at desk: Desk) -> Bool {
        if refusal.code == "core.changed-meanwhile" { isChangedElsewhere = true }
        let placed = ([refusal] + refusal.others).compactMap { one in
            one.field.flatMap(place).map { (place: $0, refusal: one) }
        }
        guard let first = placed.first else { return false }
        for one in placed.reversed() { errors[path(one.place)] = one.refusal }
        guard placed.count > 1 else {
            go(to: first.place)
            desk.say(Message(first.refusal))
            return true
        }
        let top = places.first { errors[path($0)] != nil } ?? first.place
        go(to: top)
        sayErrors(top, desk)
        return true
    }

    package func flags(at desk: Desk) -> String {
        var flags: [String] = []
        if isReadOnly(desk) { flags.append("RO") }
        if isChangedElsewhere { flags.append(desk.words(Text(en: "CHANGED", hans: "已被改", hant: "已被改"))) }
        if let draftedAt {
            flags.append(desk.words(Text(en: "draft", hans: "草稿", hant: "草稿")) + " " + String(draftedAt.localText.suffix(8)))
        }
        return flags.joined(separator: "  ")
    }

    package func help(at desk: Desk) -> [HelpPage] {
        var pages: [HelpPage] = []
        if let current { pages.append(FieldHelp.page(current.field, error: errors[path(place)])) }
        if let help = plan.help { pages.append(HelpPage(title, help)) }
        return pages
    }
}
