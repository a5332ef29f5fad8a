internal import ArgumentParser
internal import Synchronization
internal import Values

/// What the verbs say of themselves, in three languages. The parser is given the English; the help page finds the others
/// by it.
enum VerbWords {
    private static let kept = Mutex<[String: Text]>([:])

    /// The English of a text, whose other languages are kept from now on.
    static func english(_ text: Text) -> String {
        kept.withLock { $0[text.en] = text }
        return text.en
    }

    /// The text that has this English; nil where no verb declared it.
    static func text(of english: String) -> Text? {
        kept.withLock { $0[english] } ?? library[english]
    }

    /// Sentences that the parser writes by itself.
    private static let library: [String: Text] = [
        "Show the version.": Text(en: "Show the version.", hans: "显示版本。", hant: "顯示版本。"),
        "Show help information.": Text(en: "Show this help.", hans: "显示此说明。", hant: "顯示此說明。"),
    ]
}

extension ArgumentHelp {
    /// The help of an argument in three languages.
    static func said(_ text: Text) -> ArgumentHelp { ArgumentHelp(VerbWords.english(text)) }
}

extension CommandConfiguration {
    /// A verb that says in three languages what it is for.
    init(
        _ name: String, _ abstract: Text, discussion: Text? = nil, version: String = "", subcommands: [any ParsableCommand.Type] = [],
        defaultSubcommand: (any ParsableCommand.Type)? = nil
    ) {
        self.init(
            commandName: name, abstract: VerbWords.english(abstract), discussion: discussion.map(VerbWords.english) ?? "",
            version: version, subcommands: subcommands, defaultSubcommand: defaultSubcommand)
    }
}
