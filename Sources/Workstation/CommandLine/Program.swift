package import ArgumentParser
internal import Core
internal import Glibc
internal import Values

/// The program's front door. Without a verb it opens the workstation.
package struct CountinghouseProgram: ParsableCommand {
    package static let configuration = CommandConfiguration(
        "countinghouse", Text(en: "账房: an ERP workstation for the terminal.", hans: "账房：终端上的 ERP 工作台。", hant: "帳房：終端上的 ERP 工作台。"),
        version: Company.program,
        subcommands: [
            OpenVerb.self, SessionVerb.self, InitVerb.self, RunVerb.self, BatchVerb.self, QueryVerb.self, ImportVerb.self,
            ReferenceVerb.self, VerifyVerb.self, DoctorVerb.self, BackupVerb.self, KeeperVerb.self, ReplayVerb.self, MigrateVerb.self,
            UsersVerb.self, KeysVerb.self, ManualVerb.self, DemoVerb.self,
        ],
        defaultSubcommand: OpenVerb.self)

    package init() {}

    /// Runs the program with the process's arguments; refusals end it with 2 and their sentence.
    package static func start() -> Never {
        signal(SIGPIPE, SIG_IGN)
        do {
            if let page = try Arguments.helpAsked() {
                Console.out(page)
            } else {
                var verb = try Arguments.verb()
                try verb.run()
            }
            Glibc.exit(0)
        } catch let refusal as Refusal {
            Console.endProgress()
            Console.error("\(refusal.code): \(refusal.text[CompanyOptions.languageOfMessages])")
            Glibc.exit(2)
        } catch let end as VerbEnd {
            Glibc.exit(end.code)
        } catch {
            // A verb that is only a group of others answers with its help.
            if let page = VerbHelp.page(answering: error, CompanyOptions.languageOfMessages) {
                Console.out(page)
                Glibc.exit(0)
            }
            exit(withError: error)
        }
    }
}

/// A verb that has said all there is to say and ends with that exit code.
struct VerbEnd: Error {
    let code: Int32
}

/// What was typed behind the program's name.
enum Arguments {
    /// The verb, or the refusal that says what to write instead. Asking for help or the version is no mistake.
    static func verb() throws -> any ParsableCommand {
        do {
            return try CountinghouseProgram.parseAsRoot()
        } catch {
            guard CountinghouseProgram.exitCode(for: error) != .success else { throw error }
            throw refusal(ParserWords.text(CountinghouseProgram.message(for: error)))
        }
    }

    /// What `--help` without a verb and `run NAME --help` print; nil where nobody asks for that.
    static func helpAsked() throws -> String? {
        let words = CommandLine.arguments.dropFirst()
        if words.first == "help" { return try page(of: Array(words.dropFirst())) }
        guard words.contains("--help") || words.contains("-h") else { return nil }
        if words.first?.hasPrefix("-") == true, !words.contains(where: verbs.contains) {
            return VerbHelp.front(CompanyOptions.languageOfMessages)
        }
        if let unknown = noSuchVerb { throw unknown }
        // The parser would answer for the verb that a group carries out by itself, and hide the others.
        if let group = words.first.flatMap(verb(named:)), !group.configuration.subcommands.isEmpty,
            !words.contains(where: { word in group.configuration.subcommands.contains { $0.configuration.commandName == word } })
        {
            return VerbHelp.page(of: group, CompanyOptions.languageOfMessages)
        }
        guard words.first == "run", let name = words.dropFirst().first(where: { $0.contains(".") && !$0.hasPrefix("-") })
        else { return nil }
        guard let command = Departments.house.commands[name] else { throw Refusal.noSuchCommand(name) }
        return Reference.help(command, CompanyOptions.languageOfMessages)
    }

    /// What `help VERB PART` prints, in the language asked for.
    private static func page(of typed: [String]) throws -> String {
        let isLanguage = typed.indices.map { typed[$0].hasPrefix("--language") || $0 > 0 && typed[$0 - 1] == "--language" }
        let words = zip(typed, isLanguage).filter { !$1 && !$0.hasPrefix("-") }.map(\.0)
        let language = CompanyOptions.languageOfMessages
        guard let name = words.first else { return VerbHelp.front(language) }
        guard let verb = verb(named: name) else { throw noVerb(name) }
        let part = words.dropFirst().first.flatMap { part in
            verb.configuration.subcommands.first { $0.configuration.commandName == part }
        }
        return VerbHelp.page(of: part ?? verb, language)
    }

    private static func verb(named name: String) -> (any ParsableCommand.Type)? {
        CountinghouseProgram.configuration.subcommands.first { $0.configuration.commandName == name }
    }

    private static var verbs: [String] { CountinghouseProgram.configuration.subcommands.compactMap { $0.configuration.commandName } }

    /// The refusal of a first word that is no verb.
    private static var noSuchVerb: Refusal? {
        guard let first = CommandLine.arguments.dropFirst().first, !first.hasPrefix("-"), !verbs.contains(first), first != "help"
        else { return nil }
        return noVerb(first)
    }

    private static func noVerb(_ name: String) -> Refusal {
        let list = Text.list(verbs)
        return Refusal(
            "core.no-such-verb",
            Text(
                en: "There is no verb “\(name)”. Verbs are: \(list.en). `countinghouse --help` explains them.",
                hans: "没有子命令“\(name)”。可用：\(list.hans)。说明见 countinghouse --help。",
                hant: "沒有子命令「\(name)」。可用：\(list.hant)。說明見 countinghouse --help。"))
    }

    private static func refusal(_ wrong: Text) -> Refusal {
        if let unknown = noSuchVerb { return unknown }
        let words = CommandLine.arguments.dropFirst()
        let verb = words.first.map { verbs.contains($0) ? " " + $0 : "" } ?? ""
        // A question has its own mark.
        let said = Text(en: wrong.en + (wrong.en.hasSuffix("?") ? "" : "."), hans: wrong.hans, hant: wrong.hant)
        return Refusal(
            "core.bad-arguments",
            Text(
                en: "The command line cannot be read: \(said.en) See `countinghouse\(verb) --help`.",
                hans: "命令行无法识别（\(said.hans)）。用法见 countinghouse\(verb) --help。",
                hant: "命令列無法辨識（\(said.hant)）。用法見 countinghouse\(verb) --help。"))
    }
}

extension CompanyOptions {
    /// The language of messages that come before or without a person.
    static var languageOfMessages: Language {
        let arguments = CommandLine.arguments
        if let index = arguments.firstIndex(of: "--language"), index + 1 < arguments.count,
            let known = Language(rawValue: arguments[index + 1])
        {
            return known
        }
        let joined = arguments.first { $0.hasPrefix("--language=") }.map { String($0.dropFirst(11)) }
        if let known = joined.flatMap(Language.init(rawValue:)) { return known }
        return CompanyOptions.parsedLocale
    }

    private static var parsedLocale: Language {
        guard let options = try? CompanyOptions.parse([]) else { return .en }
        return options.spoken
    }
}
