internal import Values

/// Words as people read them: sealed ones opened, erased ones said so.
struct Shown {
    private let keys: KeyRing
    private let language: Language

    init(_ reader: Reader, _ language: Language) {
        keys = KeyRing(reader)
        self.language = language
    }

    static let erasedWords = Text(en: "(erased)", hans: "（已清除）", hant: "（已清除）")

    /// The rows with the columns that are declared personal made readable.
    func rows(_ rows: [[Datum]], _ columns: [Column]) throws -> [[Datum]] {
        let personal = columns.indices.filter { columns[$0].isPersonal }
        guard !personal.isEmpty else { return rows }
        return try rows.map { row in
            var row = row
            for index in personal {
                guard let text = row[index].text, text.contains("§") else { continue }
                row[index] = .text(try shown(text))
            }
            return row
        }
    }

    /// A text in which tokens may stand between quotation marks, as they do in a command's fields.
    func shown(_ text: String) throws -> String {
        guard text.contains("§") else { return text }
        let words = Shown.erasedWords[language]
        if text == SealedText.erased { return words }
        return try text.split(separator: "\"", omittingEmptySubsequences: false).map { part -> String in
            if part == SealedText.erased { return words }
            guard part.hasPrefix(SealedText.head) else { return String(part) }
            switch try keys.open(String(part)) {
            case .words(let found): return text.count == part.count ? found : String(JSONText.quoted(found).dropFirst().dropLast())
            case .erased: return words
            case .broken: return String(part)
            }
        }.joined(separator: "\"")
    }
}
