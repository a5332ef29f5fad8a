internal import Core
package import Terminal
package import Values

/// A record that somebody else changed while it was open: both values of every field that differs; each is chosen.
package final class ConflictScreen: Screen {
    package let code = ""
    package let title = Text(en: "Changed by someone else", hans: "已被他人修改", hant: "已被他人修改")
    private let form: FormScreen
    private let theirs: FormValues
    private let differing: [FormField]
    private var takesTheirs: [Bool]
    private var selected = 0

    init(form: FormScreen, theirs: FormValues) {
        self.form = form
        self.theirs = theirs
        differing = form.plan.fields.filter { $0.lineFields == nil && form.values[$0.name] != theirs[$0.name] && !$0.isHidden }
        // What only they changed is theirs to begin with; what both changed stays mine until I choose.
        takesTheirs = differing.map { form.storedBase?[$0.name] == form.values[$0.name] }
    }

    package func subtitle(at desk: Desk) -> String {
        desk.words(
            Text(
                en: "Space chooses yours or theirs, field by field; F8 goes on with the result.",
                hans: "空格逐栏选择您的或对方的值；F8 按结果继续。", hant: "空白鍵逐欄選擇您的或對方的值；F8 依結果繼續。"))
    }

    package func actions(at desk: Desk) -> [Action] {
        [Action(.function(8), Words.save) { [weak self] desk in self?.merge(desk) }]
    }

    private func merge(_ desk: Desk) {
        form.remember()
        for (index, field) in differing.enumerated() where takesTheirs[index] { form.values[field.name] = theirs[field.name] }
        for field in form.plan.fields where field.isHidden { form.values[field.name] = theirs[field.name] }
        form.storedBase = theirs
        form.isChangedElsewhere = false
        form.names = [:]
        form.load()
        desk.close(self)
        desk.say(
            Text(
                en: "Both versions are joined. F8 saves.", hans: "两个版本已合并，按 F8 保存。", hant: "兩個版本已合併，按 F8 儲存。"))
    }

    package func handle(_ key: Key, at desk: Desk) throws -> Bool {
        switch key {
        case .up: selected = max(0, selected - 1)
        case .down, .enter, .tab: selected = min(differing.count - 1, selected + 1)
        case .text(" "): if takesTheirs.indices.contains(selected) { takesTheirs[selected].toggle() }
        default: return false
        }
        return true
    }

    package func draw(into canvas: inout Canvas, in area: Area, at desk: Desk) {
        let half = (area.width - 24) / 2
        let titles = [
            Text(en: "Field", hans: "字段", hant: "欄位"), Text(en: "Yours", hans: "您的", hant: "您的"),
            Text(en: "Theirs", hans: "对方的", hant: "對方的"),
        ]
        for (index, title) in titles.enumerated() {
            canvas.put(desk.words(title), row: area.top, column: index == 0 ? 2 : 20 + (index - 1) * half, style: .heading)
        }
        canvas.cursor = (area.top + 1, 0)
        for (index, field) in differing.prefix(area.height - 1).enumerated() {
            let row = area.top + 1 + index
            let isTheirs = takesTheirs[index]
            canvas.put(index == selected ? ">" : " ", row: row, column: 0)
            canvas.put(desk.words(field.field.title), row: row, column: 2, width: 17)
            func shown(_ values: FormValues) -> String { FieldReading.shown(values[field.name], field.field.kind, desk.language) }
            canvas.put((isTheirs ? "  " : "* ") + shown(form.values), row: row, column: 20, width: half - 1)
            canvas.put((isTheirs ? "* " : "  ") + shown(theirs), row: row, column: 20 + half, width: half - 1)
            if index == selected { canvas.cursor = (row, isTheirs ? 20 + half : 20) }
        }
    }
}
