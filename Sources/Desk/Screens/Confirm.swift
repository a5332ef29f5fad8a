package import Terminal
package import Values

/// What a person is asked before something irreversible or done to many: object, count and amount by name.
package struct Confirmation: Sendable {
    package let question: Text
    /// The objects, each on a row: `PO-0042  上海宏达  CNY 1,200.00`.
    package let objects: [String]
    /// For what cannot be undone: these last digits of the document are typed before it is done.
    package let digits: String?
    package let defaultsToYes: Bool

    package init(_ question: Text, objects: [String] = [], digits: String? = nil, defaultsToYes: Bool = false) {
        self.question = question
        self.objects = objects
        self.digits = digits
        self.defaultsToYes = defaultsToYes
    }
}

extension Desk {
    /// Asks first. The default is No; Enter alone does nothing unless the question says otherwise.
    /// - Parameter otherwise: what a No takes back: an option that was typed.
    package func confirm(
        _ confirmation: Confirmation, otherwise: @escaping (Desk) -> Void = { _ in }, then: @escaping (Desk) throws -> Void
    ) {
        attempt { try show(ConfirmPrompt(confirmation, otherwise: otherwise, then: then)) }
    }
}

/// The question on the screen.
package final class ConfirmPrompt: Screen {
    package let code = ""
    package let title: Text
    package let isPopup = true
    package let isTyping = true
    private let confirmation: Confirmation
    private let otherwise: (Desk) -> Void
    private let then: (Desk) throws -> Void
    private var typed = LineEditor(limit: 12)

    init(_ confirmation: Confirmation, otherwise: @escaping (Desk) -> Void, then: @escaping (Desk) throws -> Void) {
        self.confirmation = confirmation
        self.otherwise = otherwise
        self.then = then
        title = confirmation.question
    }

    package func handle(_ key: Key, at desk: Desk) throws -> Bool {
        switch key {
        case .enter: try decide(desk)
        case .text, .backspace: _ = typed.take(key)
        case .paste: break
        default: return false
        }
        return true
    }

    /// F12 is a No.
    package func cancel(at desk: Desk) throws -> Bool {
        refuse(desk)
        return true
    }

    private func decide(_ desk: Desk) throws {
        let answer = TextHygiene.foldWidth(typed.text).lowercased()
        if let digits = confirmation.digits {
            guard answer == digits else { return refuse(desk) }
        } else if answer.isEmpty ? !confirmation.defaultsToYes : !["y", "yes", "是", "1"].contains(answer) {
            return refuse(desk)
        }
        desk.close(self)
        try then(desk)
    }

    private func refuse(_ desk: Desk) {
        desk.close(self)
        desk.lastDone = nil
        otherwise(desk)
        desk.say(Text(en: "Nothing was done.", hans: "未执行任何操作。", hant: "未執行任何操作。"))
    }

    package func draw(into canvas: inout Canvas, in area: Area, at desk: Desk) {
        let wide = min(66, area.width - 8)
        var lines = Wrapping.rows(of: desk.words(confirmation.question), width: wide)
        let shown = confirmation.objects.prefix(8)
        lines += shown.map { "  " + $0 }
        if confirmation.objects.count > shown.count { lines.append("  … \(confirmation.objects.count)") }
        let prompt = self.prompt(desk)
        lines += ["", prompt]
        let first = Popup(title: desk.words(Self.heading), lines: lines, width: wide)
            .draw(into: &canvas, in: area, selected: nil)
        let row = first.row + lines.count - 1
        let column = first.column + CharacterWidth.displayWidth(of: prompt) + 1
        typed.draw(into: &canvas, row: row, column: column, width: 6, style: .input, isFocused: true)
    }

    private func prompt(_ desk: Desk) -> String {
        if let digits = confirmation.digits {
            return desk.words(
                Text(
                    en: "Type the last \(digits.count) digits to do it (\(digits)):", hans: "输入末 \(digits.count) 位（\(digits)）以执行：",
                    hant: "輸入末 \(digits.count) 位（\(digits)）以執行："))
        }
        return desk.words(
            confirmation.defaultsToYes
                ? Text(en: "Enter = yes, N and Enter = no:", hans: "回车 = 是，N 加回车 = 否：", hant: "Enter = 是，N 加 Enter = 否：")
                : Text(en: "Y and Enter = yes, Enter alone = no:", hans: "Y 加回车 = 是，仅回车 = 否：", hant: "Y 加 Enter = 是，僅 Enter = 否："))
    }

    private static let heading = Text(en: "Please confirm", hans: "请确认", hant: "請確認")
}
