import Desk
import Terminal
import Testing
import Values

@Suite("Sentences fit the screen")
struct SentenceLengthTests {
    /// Said where there is no screen yet, or none at all.
    private static let before = [
        "Sources/Workstation/CommandLine/", "Sources/Terminal/", "Sources/Core/Keeper/", "Sources/Core/Company+Place.swift",
    ]

    private static func rows(_ sentence: String) -> Int { Wrapping.rows(of: "E " + sentence, width: 79).count }

    @Test("no refusal is cut: with numbers, codes and days of usual length each stands in two rows of 80 columns")
    func refusals() {
        let all = Words.all.filter(\.isRefusal)
        #expect(all.count > 250)
        for words in all where !SentenceLengthTests.before.contains(where: words.file.hasPrefix) {
            for text in [words.en, words.hans, words.hant] {
                #expect(SentenceLengthTests.rows(usual(text)) <= 2, "\(words.file): \(text)")
            }
        }
    }

    @Test("what is said about a day that is none stands in two rows in every language, however long the slip")
    func days() {
        for typed in ["32", "2026-02-30", "31.02.2026", "the day after tomorrow"] {
            do {
                _ = try DayReader.day(typed, today: Day(year: 2026, month: 3, day: 18) ?? .today())
                Issue.record("\(typed) is a day")
            } catch let refusal as Refusal {
                for language in Language.allCases {
                    #expect(SentenceLengthTests.rows(refusal.text[language]) <= 2, "\(refusal.text[language])")
                }
            } catch {
                Issue.record(error)
            }
        }
    }

    /// The sentence with ten letters in each hole, twenty-four where several things or a title stand.
    private func usual(_ text: String) -> String {
        var out = text
        for hole in Words.holes(text) {
            guard let range = out.range(of: "\\(" + hole + ")") else { continue }
            let isLong = ["list", "joined", "names", "title"].contains { hole.contains(words: $0) }
            out.replaceSubrange(range, with: String(repeating: "x", count: isLong ? 24 : 10))
        }
        return out
    }
}
