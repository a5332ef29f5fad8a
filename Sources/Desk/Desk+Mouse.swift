internal import Terminal
internal import Values

// The mouse, for whoever likes it: everything it does a key does too.

extension Desk {
    func toggleMouse() {
        let wish = !hasMouse
        hasMouse = display.useMouse(wish)
        if wish, !hasMouse {
            return say(
                Message(
                    .warning, Text(en: "This terminal has no mouse.", hans: "此终端不支持鼠标。", hant: "此終端機不支援滑鼠。"), code: "desk.no-mouse"))
        }
        say(
            hasMouse
                ? Text(
                    en: "Mouse on: the legend, rows and fields take clicks. Shift marks text. Ctrl-T turns it off.",
                    hans: "鼠标已开：可点按键提示、行和字段；按住 Shift 选取文字。Ctrl-T 关闭。",
                    hant: "滑鼠已開：可點按鍵提示、列與欄位；按住 Shift 選取文字。Ctrl-T 關閉。")
                : Text(en: "Mouse off.", hans: "鼠标已关。", hant: "滑鼠已關。"))
    }

    /// A click on the legend is its key; elsewhere the screen under it answers.
    func click(row: Int, column: Int) throws {
        guard let top else { return }
        if row == display.height - 1 {
            if let key = Desk.key(inLegend: legend(for: top, width: display.width - 1), at: column) { try handle(key) }
            return
        }
        isCommanding = row == display.height - 3 && isAtWork
        if !isCommanding { _ = try top.click(row: row, column: column, at: self) }
    }

    /// The key whose words stand in that column: `F8=Post` from its F to the blank before the next.
    static func key(inLegend legend: String, at column: Int) -> Key? {
        var (place, found) = (0, Key?.none)
        var rest = Substring(legend)
        var isStart = true
        while let character = rest.first, place <= column {
            if isStart, let key = namedKey(rest) { found = key }
            isStart = character == " "
            place += CharacterWidth.displayWidth(of: String(character))
            rest = rest.dropFirst()
        }
        return place > column ? found : nil
    }

    private static func namedKey(_ text: Substring) -> Key? {
        guard let equals = text.prefix(4).firstIndex(of: "=") else { return nil }
        return Key(name: String(text[..<equals]))
    }
}
