import Terminal
import Testing
import Values
import Workstation

@Suite("Help of the command line's verbs")
struct VerbHelpTests {
    @Test("every verb has a page in three languages, and no row is wider than the terminal", arguments: Language.allCases)
    func width(_ language: Language) {
        for width in [60, 80, 120] {
            let pages = VerbHelp.pages(language, width: width)
            #expect(pages.count >= 24)
            for page in pages {
                for row in page.split(separator: "\n") {
                    // A word longer than the terminal stays whole, so that it can be copied.
                    #expect(CharacterWidth.displayWidth(of: String(row)) <= width, "\(language) \(width): \(row)")
                }
            }
        }
    }

    @Test("a Chinese page holds no English sentence", arguments: [Language.hans, .hant])
    func translated(_ language: Language) {
        for page in VerbHelp.pages(language, width: 120) {
            for row in page.split(separator: "\n") where !row.contains("countinghouse ") {
                var run = 0
                for word in row.split(separator: " ") {
                    run = word.allSatisfy({ $0.isASCII && $0.isLetter }) ? run + 1 : 0
                    #expect(run < 3, "\(row)")
                }
                for heading in ["OVERVIEW", "USAGE", "ARGUMENTS", "OPTIONS", "SUBCOMMANDS", "default", "values:"] {
                    #expect(!row.contains(words: heading + ":") && !row.contains(words: "(" + heading), "\(row)")
                }
            }
        }
    }

    @Test("an English page says what the verbs declare, word for word")
    func english() throws {
        let page = try #require(VerbHelp.pages(.en, width: 80).first { $0.contains(words: "countinghouse import ") })
        let words = page.split { $0 == " " || $0 == "\n" }.joined(separator: " ")
        for sentence in [
            "OVERVIEW: Bring in a CSV file, each row as one command. KIND is accounts,",
            "and with --undo takes it back. USAGE: countinghouse import",
            "--dry-run Stop after the check.", "(values: utf-8, utf-16, gb18030, big5)", "-h, --help Show this help.",
        ] {
            #expect(words.contains(words: sentence), "\(sentence)")
        }
    }

    @Test(
        "in the Chinese man pages nothing is long without a place to break: troff would search for one for ever",
        arguments: [Language.hans, .hant])
    func breaks(_ language: Language) {
        for row in ManPage.text(language).split(separator: "\n") {
            for run in row.replacing("\\:", with: " ").split(separator: " ") {
                let width = CharacterWidth.displayWidth(of: String(run).replacing("\\-", with: "-"))
                #expect(width <= 30, "\(language): \(run)")
            }
        }
    }
}
