import Testing
import Values

/// The three literals of one `Text(en:hans:hant:)` in a source file.
struct Words {
    let file: String
    /// Whether it is the sentence of a refusal.
    let isRefusal: Bool
    let en: String
    let hans: String
    let hant: String

    /// Every text in the sources whose three languages are literals.
    static let all: [Words] = SourceTree.swiftFiles(below: "Sources").flatMap { file -> [Words] in
        var found: [Words] = []
        let parts = file.text.split(separator: "Text(", omittingEmptySubsequences: false)
        for (before, part) in zip(parts, parts.dropFirst()) {
            let trimmed = part.drop { $0 == " " || $0 == "\n" }
            guard trimmed.hasPrefix("en:"), let en = literal("en:", in: part), let hans = literal("hans:", in: part),
                let hant = literal("hant:", in: part)
            else { continue }
            found.append(Words(file: file.path, isRefusal: isCodeOfRefusal(before), en: en, hans: hans, hant: hant))
        }
        return found
    }

    /// `Refusal(`, a code in quotation marks, a comma.
    private static func isCodeOfRefusal(_ text: Substring) -> Bool {
        let tail = text.suffix(90).filter { $0 != " " && $0 != "\n" }
        guard tail.hasSuffix("\","), let start = tail.range(of: "Refusal(\"") else { return false }
        return tail[start.upperBound...].filter { $0 == "\"" }.count == 1
    }

    private static func literal(_ label: String, in text: Substring) -> String? {
        guard let start = text.range(of: label) else { return nil }
        var rest = text[start.upperBound...].drop { $0 == " " || $0 == "\n" }
        guard rest.first == "\"", !rest.hasPrefix("\"\"\"") else { return nil }
        rest = rest.dropFirst()
        var out = ""
        var depth = 0
        var isEscaped = false
        for character in rest {
            if isEscaped {
                if character == "(" { depth += 1 }
                out.append(character)
                isEscaped = false
            } else if character == "\\" {
                isEscaped = true
                out.append(character)
            } else if depth > 0 {
                if character == "(" { depth += 1 }
                if character == ")" { depth -= 1 }
                out.append(character)
            } else if character == "\"" {
                return out
            } else {
                out.append(character)
            }
        }
        return nil
    }

    /// The expressions between `\(` and `)`.
    static func holes(_ text: String) -> [String] {
        var found: [String] = []
        var rest = text[...]
        while let start = rest.range(of: "\\(") {
            var depth = 1
            var hole = ""
            var index = start.upperBound
            while index < rest.endIndex, depth > 0 {
                if rest[index] == "(" { depth += 1 }
                if rest[index] == ")" { depth -= 1 }
                if depth > 0 { hole.append(rest[index]) }
                index = rest.index(after: index)
            }
            found.append(hole)
            rest = rest[index...]
        }
        return found
    }
}

@Suite("Words in three languages")
struct TranslationTests {
    /// A hole that itself speaks a language (`title.en`, `[language]`) is the same hole in another tongue.
    private func neutral(_ hole: String) -> String {
        // Words inside the hole are translated like those around it.
        var hole = hole.split(separator: "\"", omittingEmptySubsequences: false).enumerated()
            .filter { $0.offset % 2 == 0 }.map { String($0.element) }.joined(separator: "§")
        for tongue in [".en", ".hans", ".hant", "[.en]", "[.hans]", "[.hant]", "\\.en", "\\.hans", "\\.hant"] {
            while let range = hole.range(of: tongue) { hole.replaceSubrange(range, with: "§") }
        }
        return String(hole.filter { !" \"，、,；;".contains($0) })
    }

    /// English alone has a plural: `\(count == 1 ? "line" : "lines")`.
    private func isPlural(_ hole: String) -> Bool { hole.contains(words: "==1?") }

    @Test("there are texts to look at")
    func found() { #expect(Words.all.count > 300) }

    @Test("the same things stand in the sentence in every language")
    func holes() {
        for words in Words.all {
            let en = Words.holes(words.en).map(neutral).filter { !isPlural($0) }.sorted()
            let hans = Words.holes(words.hans).map(neutral).sorted()
            let hant = Words.holes(words.hant).map(neutral).sorted()
            #expect(hans == hant, "\(words.file): \(words.hans) | \(words.hant)")
            #expect(Set(en) == Set(hans), "\(words.file): \(words.en) | \(words.hans)")
        }
    }

    @Test("English is written in English")
    func english() {
        for words in Words.all where words.file != "Sources/Workstation/CommandLine/Program.swift" {
            let plain = withoutHoles(words.en).replacing("简体中文", with: "").replacing("繁體中文", with: "")
            if plain == withoutHoles(words.hans) { continue }  // a proper name
            #expect(!plain.unicodeScalars.contains { (0x3400...0x9fff).contains($0.value) }, "\(words.file): \(words.en)")
        }
    }

    @Test("简体 holds no traditional characters, 繁體 none that are simplified only")
    func scripts() throws {
        let pinyin = try #require(Pinyin.installed)
        let traditional = Set("個們來時對會國動進過後嗎這說開關實際號碼單據產業學習類體點應經紅綠級結給統計與處書長門間聞問題顯頁須預領頭顏願風飛馬驗鳥麗黃齊龍")
        let simplified = Set("个们来时对会国动进过这说开关实际码单据产业学习类体点应经红绿级结给统计与处书长门间闻问题显页须预领头颜愿风飞马验鸟丽黄齐龙")
            .subtracting(traditional)
        for words in Words.all {
            let hans = withoutHoles(words.hans)
            let hant = withoutHoles(words.hant)
            if hans == hant { continue }
            let folded = pinyin.simplify(hans)
            let strangers = zip(hans, folded).filter { $0 != $1 && traditional.contains($0) }.map(\.0)
            #expect(strangers == [], "\(words.file): \(words.hans)")
            let shorts = hant.filter { simplified.contains($0) }
            #expect(shorts.isEmpty, "\(words.file): \(words.hant)")
        }
    }

    @Test("Chinese sentences are in Chinese")
    func chinese() {
        for words in Words.all where words.en.contains(" ") && words.en.hasSuffix(".") {
            #expect(words.hans != words.en, "\(words.file): \(words.en)")
            #expect(words.hans.unicodeScalars.contains { (0x3400...0x9fff).contains($0.value) }, "\(words.file): \(words.hans)")
            #expect(words.hant.unicodeScalars.contains { (0x3400...0x9fff).contains($0.value) }, "\(words.file): \(words.hant)")
        }
    }

    private func withoutHoles(_ text: String) -> String {
        var out = text
        for hole in Words.holes(text) {
            if let range = out.range(of: "\\(" + hole + ")") { out.removeSubrange(range) }
        }
        return out
    }
}
