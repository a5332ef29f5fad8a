import Core
import Desk
import Terminal
import TestGround
import Values

/// What holds for every picture that any screen shows.
enum PictureRules {
    /// What is wrong with a picture, in words; empty where nothing is.
    static func faults(of canvas: Canvas, in language: Language, isReading: Bool = false) -> [String] {
        var faults: [String] = []
        for row in 0..<canvas.height {
            if CharacterWidth.displayWidth(of: canvas.fullLine(row)) != canvas.width {
                faults.append("row \(row) is not as wide as the screen")
            }
            for column in 0..<canvas.width {
                let half = canvas[row, column].half
                let next = column + 1 < canvas.width ? canvas[row, column + 1].half : .whole
                let before = column > 0 ? canvas[row, column - 1].half : .whole
                if half == .leading, next != .trailing { faults.append("row \(row) column \(column): half of a wide character") }
                if half == .trailing, before != .leading { faults.append("row \(row) column \(column): half of a wide character") }
            }
        }
        if canvas.text(row: canvas.height - 1, column: canvas.width - 1, width: 1) != " " { faults.append("the last cell is not empty") }
        faults += cursor(canvas, isReading) + legend(canvas) + words(canvas, language)
        return faults
    }

    /// The cursor stands on a field, on the bar, or on the row that the marker names.
    private static func cursor(_ canvas: Canvas, _ isReading: Bool) -> [String] {
        guard let cursor = canvas.cursor, cursor.row < canvas.height, cursor.column < canvas.width else { return ["the cursor is nowhere"] }
        let role = canvas[cursor.row, cursor.column].style.role
        if [.input, .focus, .selected, .error].contains(role) { return [] }
        // A form that is only read has the focus on a protected field; an empty list where its first row would be.
        if role == .protected || isReading { return [] }
        if ["No rows.", "没有记录。", "沒有紀錄。"].contains(where: canvas.line(cursor.row).contains) { return [] }
        if canvas.text(row: cursor.row, column: 0, width: 8).contains(">") { return [] }
        // Popups have a marker of their own, and a command field waits where nothing else has the focus.
        if canvas.text(row: cursor.row, column: max(0, cursor.column - 6), width: 8).contains(">") { return [] }
        return ["the cursor at \(cursor.row),\(cursor.column) stands on no field: \(canvas.line(cursor.row))"]
    }

    private static func legend(_ canvas: Canvas) -> [String] {
        let legend = canvas.line(canvas.height - 1)
        var faults: [String] = []
        if CharacterWidth.displayWidth(of: legend) > canvas.width - 1 { faults.append("the legend is too wide") }
        if legend.hasSuffix(">") { faults.append("the legend is cut: \(legend)") }
        if !legend.contains("F1=") || !legend.contains("F12=") { faults.append("the legend has no help or no way out: \(legend)") }
        return faults
    }

    // MARK: Words

    /// Latin words that are the same in every language.
    private static let international: Set = [
        "Enter", "Ctrl", "Countinghouse", "SKU", "GRNI", "CNY", "USD", "EUR", "UTC", "CSV", "JSON", "MAIN", "EAST", "Tab", "Home", "End",
    ]

    private static func words(_ canvas: Canvas, _ language: Language) -> [String] {
        var faults: [String] = []
        for row in 0..<canvas.height {
            for run in runs(canvas, row) {
                let text = run.text
                for odd in ["Optional(", "\\(", "nil,"] where text.contains(odd) { faults.append("row \(row): \(text)") }
                if run.role == .heading, text.hasSuffix(">") { faults.append("row \(row): the heading \(text) is cut") }
                guard [.title, .heading, .legend].contains(run.role) else { continue }
                if language != .en {
                    for word in text.split(whereSeparator: { !($0.isASCII && ($0.isLetter || $0 == "." || $0 == "-")) }).map(String.init)
                    where word.count > 3 && word.allSatisfy(\.isLetter) && !international.contains(word) && word != word.uppercased() {
                        faults.append("row \(row): “\(word)” is not translated: \(text)")
                    }
                }
                if text.split(separator: " ").contains(where: isKey) { faults.append("row \(row): a key instead of words: \(text)") }
            }
        }
        return faults
    }

    /// `core.no-such-screen`, `masterdata.items`
    private static func isKey(_ word: Substring) -> Bool {
        let parts = word.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 2
            && parts.allSatisfy { part in part.count > 3 && part.allSatisfy { $0.isLowercase && $0.isASCII || $0 == "-" } }
    }

    /// Pieces of a row that look the same.
    private static func runs(_ canvas: Canvas, _ row: Int) -> [(role: Role, text: String)] {
        var found: [(role: Role, text: String)] = []
        var start = 0
        for column in 1...canvas.width where column == canvas.width || canvas[row, column].style != canvas[row, start].style {
            let text = canvas.text(row: row, column: start, width: column - start)
            found.append((canvas[row, start].style.role, text.trimmingBlanks))
            start = column
        }
        return found
    }
}

extension String {
    fileprivate var trimmingBlanks: String {
        var text = Substring(self)
        while text.last == " " { text.removeLast() }
        return String(text.drop { $0 == " " })
    }
}
