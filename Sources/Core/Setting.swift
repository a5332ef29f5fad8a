package import Values

// What a company decides about a department. Each change is a command with its history in the audit.

/// One thing a department lets the company decide.
package struct Setting: Sendable {
    /// Stable: `purchasing.over-receipt-percent`.
    package let name: String
    package let title: Text
    package let kind: FieldKind
    /// What holds until somebody decides otherwise.
    package let fallback: String
    package let help: Text?
    /// What of its kind it takes; nil: all.
    package let limit: SettingLimit?
    /// Who may change it.
    package let right: Right
    /// What else a value must be: the code of something that there is, a figure that later reading takes.
    package let check: (@Sendable (String, Transaction) throws -> Void)?

    package init(
        _ name: String, _ title: Text, _ kind: FieldKind, fallback: String, right: Right, limit: SettingLimit? = nil,
        help: Text? = nil, check: (@Sendable (String, Transaction) throws -> Void)? = nil
    ) {
        self.name = name
        self.title = title
        self.kind = kind
        self.fallback = fallback
        self.help = help
        self.right = right
        self.limit = limit
        self.check = check
    }
}

extension Reader {
    /// The company's choice, or what holds without one.
    package func setting(_ setting: Setting) throws -> String {
        try value("SELECT value FROM setting WHERE name = ?", setting.name) ?? setting.fallback
    }
}

/// The shape of a department's own "change a setting" command: it names the right, the rest is here.
package protocol SettingCommand: Command where Outcome == Done {
    var setting: String { get }
    var value: String { get }
    init(setting: String, value: String)
}

extension SettingCommand {
    package static var fields: [Field] {
        [
            Field("setting", Text(en: "Setting", hans: "设置项", hant: "設定項目"), .text(max: 80), required: true),
            Field("value", Text(en: "Value", hans: "值", hant: "值"), .text(max: 200), required: true),
        ]
    }

    package func perform(in transaction: Transaction) throws -> Done { try keep(in: transaction) }

    /// Checks the value by its kind and keeps it.
    package func keep(in transaction: Transaction) throws -> Done {
        guard let known = transaction.house.setting(setting), known.right == Self.right else {
            throw Refusal(
                "core.no-such-setting",
                Text(
                    en: "There is no setting “\(setting)” here. Choose one from the settings screen.",
                    hans: "此处没有设置项“\(setting)”，请在设置界面选择。",
                    hant: "此處沒有設定項目「\(setting)」，請在設定畫面選擇。"),
                field: "setting")
        }
        let text = try known.read(value, today: transaction.today)
        do { try known.check?(text, transaction) } catch let refusal as Refusal {
            throw Refusal(refusal.code, refusal.text, field: "value")
        }
        if try transaction.exists("SELECT 1 FROM setting WHERE name = ?", setting) {
            try transaction.update(
                "UPDATE setting SET value = ?, changedBy = ?, changedAt = ? WHERE name = ?",
                text, transaction.session.userName, transaction.now, setting)
        } else {
            try transaction.insert(
                "INSERT INTO setting (name, value, changedBy, changedAt) VALUES (?, ?, ?, ?)",
                setting, text, transaction.session.userName, transaction.now)
        }
        return Done()
    }
}

extension Setting {
    /// The value in its stored form.
    /// - Throws: a `Refusal` on `value` that names what is accepted.
    package func read(_ typed: String, today: Day) throws -> String {
        do {
            let text = try ofKind(typed, today: today)
            if let limit { return try limit.kept(text) }
            // Without a range of its own, no setting means anything below nought.
            if isFigure, text.first == "-" { throw Refusal.settingBelowZero }
            return text
        } catch let refusal as Refusal {
            throw refusal.on("value")
        }
    }

    private func ofKind(_ typed: String, today: Day) throws -> String {
        switch kind {
        case .choice(let choices):
            guard choices.contains(where: { $0.code == typed }) else {
                let codes = choices.map(\.code).joined(separator: ", ")
                throw Refusal(
                    "core.not-a-choice",
                    Text(
                        en: "Choose one of: \(codes).", hans: "请选择其中之一：\(codes)。", hant: "請選擇其中之一：\(codes)。"))
            }
            return typed
        case .flag:
            return ["1", "y", "yes", "true", "是"].contains(typed.lowercased()) ? "1" : "0"
        case .integer:
            guard let value = Int64(typed) else { throw Refusal.notAWholeNumber(typed) }
            return String(value)
        case .day: return try DayReader.day(typed, today: today).iso
        case .money, .quantity, .price, .rate: return try NumberReader.figure(typed).decimalText
        case .text(let max):
            let text = try TextHygiene.clean(typed, allowNewline: false)
            guard text.count <= max else { throw Refusal.settingTooLong(max) }
            return text
        case .memo, .code, .codes, .lines: return try TextHygiene.clean(typed, allowNewline: false)
        }
    }

    private var isFigure: Bool {
        switch kind {
        case .integer, .money, .quantity, .price, .rate: true
        case .text, .memo, .code, .codes, .day, .flag, .choice, .lines: false
        }
    }
}

extension Refusal {
    /// No setting of the house means anything below nought.
    static let settingBelowZero = Refusal(
        "core.setting-below-zero",
        Text(en: "This lies at zero or above. Enter such a figure.", hans: "此项须为零或正数，请重新输入。", hant: "此項須為零或正數，請重新輸入。"))

    static func settingTooLong(_ max: Int) -> Refusal {
        Refusal(
            "core.setting-too-long",
            Text(
                en: "At most \(max) characters are kept here. Shorten the text.", hans: "此处最多 \(max) 个字符，请缩短。",
                hant: "此處最多 \(max) 個字元，請縮短。"))
    }
}
