package import Desk
internal import Terminal
internal import Values

extension Desk {
    /// What stands in the message rows: the letter, then the code, which the screen has at the end of the row or on F1, then
    /// the sentence, joined where it needs two rows.
    package var shownMessage: String {
        let canvas = picture()
        let rows = (canvas.line(canvas.height - 3), canvas.line(canvas.height - 2))
        var text = ["I ", "W ", "E "].contains { rows.0.hasPrefix($0) } ? rows.0 + " " + rows.1 : rows.1
        guard let message, let code = message.code, text.hasPrefix(message.severity.letter + " ") else { return text }
        if text.hasSuffix(code) { text = text.dropLast(code.count).trimmingEnd }
        return message.severity.letter + " " + code + text.dropFirst(1)
    }
}

extension Substring {
    fileprivate var trimmingEnd: String {
        var text = String(self)
        while text.last == " " { text.removeLast() }
        return text
    }
}
