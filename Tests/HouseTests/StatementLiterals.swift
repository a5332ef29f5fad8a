/// Every statement that stands in the sources as a literal, the engine's own left out.
enum StatementLiterals {
    struct Literal {
        let file: String
        let text: String

        /// It asks for what only the engine has: its list of tables, a pragma's answer.
        var isEngines: Bool { text.contains(words: "sqlite_schema") || text.contains(words: "pragma_") }
    }

    /// Those that any engine should take.
    static var portable: [Literal] { all.filter { !$0.isEngines } }

    static let all: [Literal] = SourceTree.swiftFiles(below: "Sources")
        .filter { !$0.path.hasPrefix("Sources/Core/Engine/") && !$0.path.hasPrefix("Sources/Benchmarks") }
        .flatMap { file in texts(in: file.code).map { Literal(file: file.path, text: $0) } }

    private static let verbs = ["SELECT ", "INSERT INTO ", "UPDATE ", "DELETE FROM ", "WITH "]

    /// String literals that begin with a verb of SQL.
    private static func texts(in code: String) -> [String] {
        var found: [String] = []
        let pieces = code.split(separator: "\"\"\"", omittingEmptySubsequences: false)
        for (index, piece) in pieces.enumerated() {
            if index % 2 == 1 {
                take(lines(String(piece)), into: &found)
            } else {
                for line in piece.split(separator: "\n") { for text in short(String(line)) { take(text, into: &found) } }
            }
        }
        return found
    }

    private static func take(_ text: String, into found: inout [String]) {
        // What is put together from pieces is the core's own composing, heard where it is made ready.
        if verbs.contains(where: text.hasPrefix), !text.contains(words: "\\("),
            text.contains(words: " FROM ") || text.contains(words: "\nFROM ") || !text.hasPrefix("SELECT")
        {
            found.append(text)
        }
    }

    private static func lines(_ piece: String) -> String {
        piece.split(separator: "\n").map { String($0.drop { $0 == " " }) }.filter { !$0.isEmpty }.joined(separator: "\n")
    }

    /// The literals of one line, marks in them unescaped.
    private static func short(_ line: String) -> [String] {
        var found: [String] = []
        var text: String?
        var isEscaped = false
        for character in line {
            if isEscaped {
                text?.append(character == "(" ? "\\(" : String(character))
                isEscaped = false
            } else if character == "\\" {
                isEscaped = true
            } else if character == "\"" {
                if let whole = text { found.append(whole) }
                text = text == nil ? "" : nil
            } else {
                text?.append(character)
            }
        }
        return found
    }
}
