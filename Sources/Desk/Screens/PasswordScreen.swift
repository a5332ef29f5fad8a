internal import Core
package import Terminal
package import Values

/// Sets a password, typed twice and never shown, drafted or logged.
package final class PasswordScreen: Screen {
    package let code = "PASS"
    package let title = Text(en: "Set a password", hans: "设置密码", hant: "設定密碼")
    package let isTyping = true
    private let user: String?
    let isForced: Bool
    private var entries = [LineEditor(limit: 200), LineEditor(limit: 200)]
    private var focus = 0

    /// - Parameter user: whose password an administrator sets; nil: one's own.
    package init(user: String? = nil) {
        self.user = user
        isForced = false
    }

    private init(isForced: Bool) {
        user = nil
        self.isForced = isForced
    }

    static func forced() -> PasswordScreen { PasswordScreen(isForced: true) }

    package func subtitle(at desk: Desk) -> String { user ?? desk.session.userName }

    package func cancel(at desk: Desk) throws -> Bool {
        guard isForced else { return false }
        desk.leave()
        return true
    }

    package func handle(_ key: Key, at desk: Desk) throws -> Bool {
        switch key {
        case .tab, .down, .up, .backTab: focus = 1 - focus
        case .enter where focus == 0: focus = 1
        case .enter, .function(8): try save(desk)
        default: return entries[focus].take(key)
        }
        return true
    }

    private func save(_ desk: Desk) throws {
        guard entries[0].text == entries[1].text else {
            entries = [LineEditor(limit: 200), LineEditor(limit: 200)]
            focus = 0
            throw Refusal(
                "desk.passwords-differ",
                Text(
                    en: "The two passwords are not the same. Type the new one twice.",
                    hans: "两次输入的密码不一致，请重新输入两次。", hant: "兩次輸入的密碼不一致，請重新輸入兩次。"))
        }
        let id: Int64
        if let user { id = try desk.perform(ResetUser(name: user)).id } else { id = desk.session.userId }
        try desk.company.setPassword(of: id, to: entries[0].text, mustChange: user != nil)
        desk.close(self)
        desk.say(Text(en: "The password is set.", hans: "密码已设置。", hant: "密碼已設定。"))
        if isForced { try desk.welcome() }
    }

    package func draw(into canvas: inout Canvas, in area: Area, at desk: Desk) {
        let labels = [
            Text(en: "New password", hans: "新密码", hant: "新密碼"), Text(en: "Once more", hans: "再输一次", hant: "再輸一次"),
        ]
        for (index, label) in labels.enumerated() {
            let row = area.top + 2 + index
            canvas.put(desk.words(label) + ":", row: row, column: 2, width: 16)
            canvas.put("", row: row, column: 20, width: 24, style: .input)
        }
        canvas.cursor = (area.top + 2 + focus, 20)
    }
}
