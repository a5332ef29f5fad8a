internal import Core
internal import Terminal
internal import Values

/// Covers everything after a while without keys; the same person's password opens it, in a sample company Enter alone.
final class LockScreen: Screen {
    let code = ""
    let title = Text(en: "Locked", hans: "已锁定", hant: "已鎖定")
    let isTyping = true
    let isHandheld = true
    private let minutes: Int
    private var password = LineEditor(limit: 200)

    init(minutes: Int) { self.minutes = minutes }

    func subtitle(at desk: Desk) -> String {
        desk.words(
            Text(
                en: "Locked after \(minutes) min without a key. Everything typed is kept.",
                hans: "\(minutes) 分钟无操作，已锁定。输入内容均已保留。",
                hant: "\(minutes) 分鐘無操作，已鎖定。輸入內容均已保留。"))
    }

    func cancel(at desk: Desk) throws -> Bool {
        password = LineEditor(limit: 200)
        return true
    }

    func handle(_ key: Key, at desk: Desk) throws -> Bool {
        guard key == .enter else { return password.take(key) }
        let typed = password.text
        password = LineEditor(limit: 200)
        if try desk.wayBack() != .enter {
            _ = try desk.company.logIn(desk.session.userName, password: typed, station: desk.station)
        }
        desk.unlock(self)
        return true
    }

    func draw(into canvas: inout Canvas, in area: Area, at desk: Desk) {
        let row = area.top + 3
        canvas.put(desk.session.fullName, row: row, column: 4, style: .heading)
        if desk.company.isDemo {
            let words = Text(
                en: "Sample company: Enter goes on.", hans: "演示账套：按回车继续。", hant: "示範帳套：按 Enter 繼續。")
            canvas.put(desk.words(words), row: row + 2, column: 4)
            canvas.cursor = (row + 4, 4)
            return
        }
        canvas.put(
            desk.words(Text(en: "Password", hans: "密码", hant: "密碼")) + ":", row: row + 2, column: 4, width: 14)
        canvas.put("", row: row + 2, column: 19, width: min(24, area.width - 20), style: .input)
        canvas.put(
            desk.words(Text(en: "Enter goes on.", hans: "按回车继续。", hant: "按 Enter 繼續。")), row: row + 4, column: 4)
        canvas.cursor = (row + 2, 19)
    }
}
