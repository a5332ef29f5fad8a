internal import Core
package import Terminal
package import Values

/// Name and password; in a sample company, people by letter.
package final class LoginScreen: Screen {
    package let code = ""
    package let title = Text(en: "Log in", hans: "登录", hant: "登入")
    package let isTyping = true
    package let isHandheld = true
    private var name = LineEditor(limit: 32)
    private var password = LineEditor(limit: 200)
    private var isAtPassword = false
    private var people: [DemoPerson] = []

    package init() {}

    package func reload(at desk: Desk) throws { people = try desk.company.demoPeople() }

    package func subtitle(at desk: Desk) -> String {
        people.isEmpty
            ? desk.words(
                Text(
                    en: "Name, Tab, password, Enter. Ctrl-X changes the language.",
                    hans: "用户名、Tab、密码、回车。Ctrl-X 切换语言。", hant: "使用者名稱、Tab、密碼、Enter。Ctrl-X 切換語言。"))
            : desk.words(
                Text(
                    en: "Sample company: type a letter, then Enter. Ctrl-X changes the language.",
                    hans: "演示账套：输入字母后回车。数据均为虚构。Ctrl-X 切换语言。",
                    hant: "示範帳套：輸入字母後按 Enter。資料均為虛構。Ctrl-X 切換語言。"))
    }

    package func handle(_ key: Key, at desk: Desk) throws -> Bool {
        switch key {
        case .enter:
            if let person = people.first(where: { $0.key.lowercased() == name.text.lowercased() }), password.isEmpty {
                return try enter(desk, try desk.company.session(named: person.name, route: .terminal, station: desk.station))
            }
            guard isAtPassword else {
                isAtPassword = true
                return true
            }
            let typed = password.text
            password = LineEditor(limit: 200)
            return try enter(desk, try desk.company.logIn(name.text, password: typed, station: desk.station))
        case .tab, .down, .up, .backTab: isAtPassword.toggle()
        default:
            if isAtPassword { return password.take(key) }
            return name.take(key)
        }
        return true
    }

    private func enter(_ desk: Desk, _ session: Session) throws -> Bool {
        name = LineEditor(limit: 32)
        isAtPassword = false
        try desk.begin(session)
        return true
    }

    package func draw(into canvas: inout Canvas, in area: Area, at desk: Desk) {
        var row = area.top + 1
        canvas.put(desk.words(Desk.product), row: row, column: 4, style: .heading)
        row += 2
        for person in people.prefix(area.height - 8) {
            canvas.put(person.key.uppercased(), row: row, column: 4, style: .heading)
            canvas.put(person.fullName, row: row, column: 8, width: 18)
            canvas.put(person.roles.map(desk.words).joined(separator: ", "), row: row, column: 27, width: 50)
            row += 1
        }
        if !people.isEmpty { row += 1 }
        let labels = [
            Text(en: "Name", hans: "用户名", hant: "使用者名稱"), Text(en: "Password", hans: "密码", hant: "密碼"),
        ]
        let width = min(24, area.width - 20)
        for label in labels {
            canvas.put(desk.words(label) + ":", row: row, column: 4, width: 14)
            canvas.put("", row: row, column: 19, width: width, style: .input)
            row += 1
        }
        name.draw(into: &canvas, row: row - 2, column: 19, width: width, style: .input, isFocused: !isAtPassword)
        // The password is not shown, not even its length.
        if isAtPassword { canvas.cursor = (row - 1, 19) }
    }
}

extension Desk {
    /// Starts work: the person's menu in the person's language.
    func begin(_ session: Session) throws {
        self.session = session
        if let askedLanguage { self.session.language = askedLanguage }
        language = self.session.language
        takeHabits()
        screens = [MenuScreen()]
        legendPage = 0
        try top?.reload(at: self)
        if try company.mustChangePassword(session) { return try show(PasswordScreen.own(at: self, isForced: true)) }
        try welcome()
    }

    /// After the login: the drafts that are waiting, and once in a lifetime the five keys.
    func welcome() throws {
        let drafts = try company.drafts(of: session)
        if let latest = drafts.first {
            let title = draftTitle(latest.title)
            let minutes = max(0, (company.clock().secondsUTC - latest.savedAt.secondsUTC) / 60)
            try show(
                Notice(
                    Text(en: "Unfinished work", hans: "未完成的工作", hant: "未完成的工作"),
                    Text(
                        en: "Resume “\(title)”, kept \(minutes) min ago? Drafts in all: \(drafts.count); the code DRAF lists them.",
                        hans: "继续“\(title)”？保存于 \(minutes) 分钟前。共有 \(drafts.count) 份草稿，代码 DRAF 可列出。",
                        hant: "繼續「\(title)」？儲存於 \(minutes) 分鐘前。共有 \(drafts.count) 份草稿，代碼 DRAF 可列出。"),
                    foot: Text(en: "Enter=Resume  F12=Later", hans: "回车=继续  F12=以后", hant: "Enter=繼續  F12=稍後")
                ) { desk in try desk.resume(latest) })
        } else if try isFirstLogin() {
            try show(
                Notice(
                    Text(en: "Five keys are enough", hans: "记住五个键就够了", hant: "記住五個鍵就夠了"),
                    Text(
                        en: """
                            Ctrl-G  go to any screen by its code
                            F4      list the values a field takes
                            F8      save or post (Ctrl-S)
                            F12     back, nothing is lost (Esc Esc)
                            F1      help for the field, the screen, the keys
                            F-keys do not arrive? Esc and the digit do the same.
                            """,
                        hans: """
                            Ctrl-G  用代码转到任何界面
                            F4      列出该栏可选的值
                            F8      保存或过账（Ctrl-S）
                            F12     返回，输入不会丢失（Esc Esc）
                            F1      字段、界面、按键的帮助
                            F 键无效时，先按 Esc 再按数字。
                            """,
                        hant: """
                            Ctrl-G  用代碼前往任何畫面
                            F4      列出該欄可選的值
                            F8      儲存或過帳（Ctrl-S）
                            F12     返回，輸入不會遺失（Esc Esc）
                            F1      欄位、畫面、按鍵的說明
                            F 鍵無效時，先按 Esc 再按數字。
                            """),
                    foot: Text(en: "Enter=Start", hans: "回车=开始", hant: "Enter=開始")))
        }
    }

    /// Nothing in the audit bears the person's name yet.
    private func isFirstLogin() throws -> Bool {
        guard !wasCardShown else { return false }
        wasCardShown = true
        return try company.isNewcomer(session)
    }
}
