internal import Core
package import Terminal
package import Values

/// Sets a password: one's own with the old one once and the new one twice, somebody else's with the new one twice. Never
/// shown, drafted or logged.
package final class PasswordScreen: Screen {
    /// One's own has a code; somebody else's is reached from the list of users.
    package var code: String { user == nil ? "PASS" : "US" }
    package var title: Text {
        if let user {
            return Text(en: "Set the password of \(user)", hans: "设置 \(user) 的密码", hant: "設定 \(user) 的密碼")
        }
        return isForced
            ? Text(en: "Choose your own password", hans: "请设置您自己的密码", hant: "請設定您自己的密碼")
            : Text(en: "My password", hans: "我的密码", hant: "我的密碼")
    }
    package let isTyping = true
    /// Whose password an administrator sets; nil: one's own.
    private let user: String?
    let isForced: Bool
    /// The old one first, where it is asked for.
    private let asksOld: Bool
    private var entries: [LineEditor]
    private var focus = 0

    private init(user: String?, asksOld: Bool, isForced: Bool) {
        self.user = user
        self.asksOld = asksOld
        self.isForced = isForced
        entries = PasswordScreen.blank(asksOld)
    }

    private static func blank(_ asksOld: Bool) -> [LineEditor] {
        Array(repeating: LineEditor(limit: 200), count: asksOld ? 3 : 2)
    }

    /// One's own; whoever has none yet types only the new one.
    /// - Throws: `core.demo-passwordless`.
    static func own(at desk: Desk, isForced: Bool = false) throws -> PasswordScreen {
        try desk.company.refusePasswordlessCompany()
        return PasswordScreen(user: nil, asksOld: try desk.company.hasPassword(desk.session), isForced: isForced)
    }

    /// Somebody else's, for an administrator. One's own asks for the old one here as well.
    /// - Throws: `core.demo-passwordless`.
    static func of(_ user: String, at desk: Desk) throws -> PasswordScreen {
        if user == desk.session.userName { return try own(at: desk) }
        try desk.company.refusePasswordlessCompany()
        return PasswordScreen(user: user, asksOld: false, isForced: false)
    }

    package func subtitle(at desk: Desk) -> String { user ?? desk.session.userName }

    package func actions(at desk: Desk) -> [Action] {
        [Action(.function(8), Words.save) { [weak self] desk in try self?.save(desk) }]
    }

    package func help(at desk: Desk) -> [HelpPage] {
        let all = lines
        func text(_ language: Language) -> String { all.map { $0[language] }.joined(separator: "\n") }
        return [HelpPage(title, Text(en: text(.en), hans: text(.hans), hant: text(.hant)))]
    }

    /// Why one is here, what a password takes, and which key keeps it.
    private var lines: [Text] {
        let reason =
            user.map { name in
                Text(
                    en: "\(name) types it once at the next log-in and then chooses another.",
                    hans: "\(name) 下次登录时用一次，随后须自行更换。", hant: "\(name) 下次登入時用一次，隨後須自行更換。")
            }
            ?? (isForced
                ? Text(
                    en: "Somebody else set your password. Choose one that only you know; then the work begins.",
                    hans: "您的密码由他人设置。请换成只有您知道的密码，然后开始工作。",
                    hant: "您的密碼由他人設定。請換成只有您知道的密碼，然後開始工作。")
                : Text(
                    en: "Nobody else ever sees it.", hans: "任何人都看不到您的密码。", hant: "任何人都看不到您的密碼。"))
        return [
            reason,
            Text(
                en: "At least 8 characters; a few words in a row are easy to remember. What you type is not shown.",
                hans: "至少 8 个字符，一句短语便于记忆。输入时不显示。", hant: "至少 8 個字元，一句短語便於記憶。輸入時不顯示。"),
            Text(
                en: "Enter goes to the next line and, on the last, saves. F8 saves.", hans: "回车到下一行，在最后一行即保存。F8 保存。",
                hant: "Enter 到下一列，在最後一列即儲存。F8 儲存。"),
        ]
    }

    package func cancel(at desk: Desk) throws -> Bool {
        guard isForced else { return false }
        desk.leave()
        return true
    }

    package func handle(_ key: Key, at desk: Desk) throws -> Bool {
        switch key {
        case .tab, .down: focus = (focus + 1) % entries.count
        case .up, .backTab: focus = (focus + entries.count - 1) % entries.count
        case .enter where focus < entries.count - 1: focus += 1
        case .enter, .function(8): try save(desk)
        default: return entries[focus].take(key)
        }
        return true
    }

    private func save(_ desk: Desk) throws {
        let typed = entries.map(\.text)
        guard typed[typed.count - 2] == typed[typed.count - 1] else {
            clear(from: typed.count - 2)
            throw Refusal(
                "desk.passwords-differ",
                Text(
                    en: "The two passwords are not the same. Type the new one twice.",
                    hans: "两次输入的密码不一致，请重新输入两次。", hant: "兩次輸入的密碼不一致，請重新輸入兩次。"))
        }
        do {
            if let user {
                try desk.company.resetPassword(of: user, to: typed[0], mustChange: true, as: desk.session)
            } else {
                try desk.company.changePassword(from: asksOld ? typed[0] : "", to: typed[typed.count - 1], as: desk.session)
            }
        } catch let refusal as Refusal where refusal.code == "core.wrong-password" || refusal.code == "core.locked" {
            clear(from: 0)
            throw refusal
        }
        desk.close(self)
        desk.say(Text(en: "The password is set.", hans: "密码已设置。", hant: "密碼已設定。"))
        if isForced { try desk.welcome() }
    }

    private func clear(from first: Int) {
        for index in first..<entries.count { entries[index] = LineEditor(limit: 200) }
        focus = first
    }

    package func draw(into canvas: inout Canvas, in area: Area, at desk: Desk) {
        let labels =
            (asksOld ? [Text(en: "Old password", hans: "原密码", hant: "原密碼")] : []) + [
                Text(en: "New password", hans: "新密码", hant: "新密碼"), Text(en: "Once more", hans: "再输一次", hant: "再輸一次"),
            ]
        for (index, label) in labels.enumerated() {
            let row = area.top + 2 + index
            canvas.put(desk.words(label) + ":", row: row, column: 2, width: 16)
            canvas.put("", row: row, column: 20, width: min(24, area.width - 21), style: .input)
        }
        for (offset, line) in lines.enumerated() {
            canvas.put(desk.words(line), row: area.top + 4 + labels.count + offset, column: 2, width: area.width - 3)
        }
        canvas.cursor = (area.top + 2 + focus, 20)
    }
}
