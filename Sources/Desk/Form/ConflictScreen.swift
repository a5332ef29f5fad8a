internal import Core
package import Terminal
package import Values

/// A record that somebody else changed while it was open: both values of every field and every cell of a line that
/// differs; each is chosen.
package final class ConflictScreen: Screen {
    package let code = ""
    package let title = Text(en: "Changed by someone else", hans: "已被他人修改", hant: "已被他人修改")
    private let form: FormScreen
    private let theirs: FormValues
    private var differences: [FormDifference]
    private var selected = 0
    private var top = 0

    init(form: FormScreen, theirs: FormValues) {
        self.form = form
        self.theirs = theirs
        differences = form.differences(from: theirs)
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
        form.join(theirs, differences, desk)
        desk.close(self)
        desk.say(
            Text(
                en: "Both versions are joined. F8 saves.", hans: "两个版本已合并，按 F8 保存。", hant: "兩個版本已合併，按 F8 儲存。"))
    }

    package func handle(_ key: Key, at desk: Desk) throws -> Bool {
        switch key {
        case .up: selected = max(0, selected - 1)
        case .down, .enter, .tab: selected = max(0, min(differences.count - 1, selected + 1))
        case .text(" "): if differences.indices.contains(selected) { differences[selected].takesTheirs.toggle() }
        default: return false
        }
        return true
    }

    package func draw(into canvas: inout Canvas, in area: Area, at desk: Desk) {
        let half = (area.width - 28) / 2
        let titles = [
            Text(en: "Field", hans: "字段", hant: "欄位"), Text(en: "Yours", hans: "您的", hant: "您的"),
            Text(en: "Theirs", hans: "对方的", hant: "對方的"),
        ]
        for (index, title) in titles.enumerated() {
            canvas.put(desk.words(title), row: area.top, column: index == 0 ? 2 : 24 + (index - 1) * half, style: .heading)
        }
        canvas.cursor = (area.top + 1, 0)
        let room = area.height - 1
        top = max(0, min(max(top, selected - room + 1), selected))
        for (offset, difference) in differences.dropFirst(top).prefix(room).enumerated() {
            let row = area.top + 1 + offset
            let isTheirs = difference.takesTheirs
            let isSelected = top + offset == selected
            canvas.put(isSelected ? ">" : " ", row: row, column: 0)
            canvas.put(difference.name(desk), row: row, column: 2, width: 21)
            canvas.put((isTheirs ? "  " : "* ") + difference.shown(difference.mine, desk), row: row, column: 24, width: half - 1)
            canvas.put((isTheirs ? "* " : "  ") + difference.shown(difference.theirs, desk), row: row, column: 24 + half, width: half - 1)
            if isSelected { canvas.cursor = (row, isTheirs ? 24 + half : 24) }
        }
    }
}
