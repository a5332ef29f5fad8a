internal import Core
internal import Values

// What was said to a person in this session: a sentence that a key wiped away can be read again.

extension Desk {
    private static let mostSaid = 100

    func note(_ message: Message) {
        sayings += 1
        said.append((company.clock(), message))
        if said.count > Desk.mostSaid { said.removeFirst() }
    }

    /// The messages of this session, the latest first.
    func showMessages() throws {
        func lines(_ language: Language) -> String {
            said.isEmpty
                ? Words.noMessages[language]
                : said.reversed().map { $0.at.localText.suffix(8) + "  " + $0.message.line(language) }.joined(separator: "\n")
        }
        try show(HelpScreen(pages: [HelpPage(Words.messages, Text(en: lines(.en), hans: lines(.hans), hant: lines(.hant)))]))
    }
}
