internal import ArgumentParser
internal import Desk
internal import Glibc
internal import Terminal
package import Values

/// The page that `--help` prints. The parser says what there is, in English and on rows without end; this sets it in the
/// person's language and breaks it at the terminal's width, hanzi counting two columns.
package enum VerbHelp {
    /// The page of an answer to `--help`, or nil where the parser answers something else, such as the version.
    static func page(answering error: any Error, _ language: Language) -> String? {
        let answer = CountinghouseProgram.fullMessage(for: error, columns: endless)
        return answer.hasPrefix("OVERVIEW: ") ? page(answer, language, width: width) : nil
    }

    /// The page of the program itself.
    static func front(_ language: Language) -> String {
        page(CountinghouseProgram.helpMessage(for: CountinghouseProgram.self, columns: endless), language, width: width)
    }

    /// The page of a verb, with all its parts.
    static func page(of verb: any ParsableCommand.Type, _ language: Language) -> String {
        page(CountinghouseProgram.helpMessage(for: verb, columns: endless), language, width: width)
    }

    /// The page of every verb, for the tests.
    package static func pages(_ language: Language, width: Int) -> [String] {
        var found: [String] = []
        func add(_ verb: any ParsableCommand.Type) {
            found.append(page(CountinghouseProgram.helpMessage(for: verb, columns: endless), language, width: width))
            for part in verb.configuration.subcommands { add(part) }
        }
        add(CountinghouseProgram.self)
        return found
    }

    /// No row of the parser's page is longer.
    private static let endless = 100_000
    private static let labels = 26

    private static func page(_ english: String, _ language: Language, width: Int) -> String {
        var rows: [String] = []
        var label: String?
        for row in english.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
            if let heading = headings.first(where: { row.hasPrefix($0.en + ": ") }) {
                let rest = String(row.dropFirst(heading.en.count + 2))
                let isUsage = heading.en == "USAGE"
                let said = isUsage ? rest : VerbWords.text(of: rest)?[language] ?? rest
                rows += hanging(heading[language] + colon(language) + said, by: isUsage ? 7 : 0, width)
            } else if let heading = headings.first(where: { row == $0.en + ":" }) {
                rows.append(heading[language] + (language == .en ? ":" : "："))
            } else if let title = label {
                rows += entry(title, row.trimmingPrefix(while: { $0 == " " }), language, width)
                label = nil
            } else if row.hasPrefix("  See '") {
                rows += hanging("  " + more(row)[language], by: 2, width)
            } else if row.hasPrefix("  ") {
                let words = row.dropFirst(2)
                guard let gap = words.firstRange(of: "  ") else {
                    label = String(words)
                    continue
                }
                rows += entry(
                    String(words[..<gap.lowerBound]), words[gap.upperBound...].trimmingPrefix(while: { $0 == " " }), language, width)
            } else {
                rows += Wrapping.rows(of: VerbWords.text(of: row)?[language] ?? row, width: width)
            }
        }
        while rows.last?.isEmpty == true { rows.removeLast() }
        let page = rows.joined(separator: "\n")
        return language == .en ? page : page.replacing("<subcommand>", with: "<子命令>")
    }

    private static func colon(_ language: Language) -> String { language == .en ? ": " : "：" }

    /// An argument, option or verb on the left, what it is for on the right.
    private static func entry(_ label: String, _ said: Substring, _ language: Language, _ width: Int) -> [String] {
        let mark = " (default)"
        let title =
            "  " + (label.hasSuffix(mark) ? label.dropLast(mark.count) + Text(en: mark, hans: "（默认）", hant: "（預設）")[language] : label)
        let about = Wrapping.rows(of: sentence(String(said), language), width: max(width - labels, 20))
        let space = String(repeating: " ", count: labels)
        guard CharacterWidth.displayWidth(of: title) < labels - 1 else { return [title] + about.map { space + $0 } }
        return about.enumerated().map { ($0.offset == 0 ? CharacterWidth.pad(title, to: labels) : space) + $0.element }
    }

    /// What an argument is for; the values it takes and what it is without one stand behind.
    private static func sentence(_ english: String, _ language: Language) -> String {
        if let known = VerbWords.text(of: english) { return known[language] }
        guard english.hasSuffix(")"), let start = english.ranges(of: " (").last,
            let known = VerbWords.text(of: String(english[..<start.lowerBound]))
        else { return english }
        let values = english[start.upperBound...].dropLast()
        guard language != .en else { return known.en + " (\(values))" }
        let inChinese = values.replacing("values: ", with: "可用值：")
            .replacing("default: ", with: language == .hans ? "默认：" : "預設：").replacing("; ", with: "；").replacing(", ", with: "、")
        return known[language] + "（\(inChinese)）"
    }

    private static func more(_ row: String) -> Text {
        let call = row.split(separator: "'").dropFirst().first.map(String.init) ?? "countinghouse help"
        return Text(
            en: "“\(call)” tells more of one.", hans: "详细说明见“\(call)”。", hant: "詳細說明見「\(call)」。")
    }

    /// Rows below the first stand further in. What stands between brackets stays on one row.
    private static func hanging(_ text: String, by indent: Int, _ width: Int) -> [String] {
        var depth = 0
        let bound = String(
            text.map { character -> Character in
                if "[<".contains(character) { depth += 1 }
                if "]>".contains(character) { depth -= 1 }
                return character == " " && depth > 0 ? "\u{A0}" : character
            })
        let rows = Wrapping.rows(of: bound, width: width - indent)
        let space = String(repeating: " ", count: indent)
        return rows.enumerated().map { (($0.offset == 0 ? "" : space) + $0.element).replacing("\u{A0}", with: " ") }
    }

    private static let headings = [
        Text(en: "OVERVIEW", hans: "说明", hant: "說明"), Text(en: "USAGE", hans: "用法", hant: "用法"),
        Text(en: "ARGUMENTS", hans: "参数", hant: "參數"), Text(en: "OPTIONS", hans: "选项", hant: "選項"),
        Text(en: "SUBCOMMANDS", hans: "子命令", hant: "子命令"),
    ]

    /// The columns of the terminal that the page goes to; 80 where it goes elsewhere.
    private static var width: Int {
        var size = winsize()
        guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
        return min(max(Int(size.ws_col), 40), 120)
    }
}
