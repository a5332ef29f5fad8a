package import ArgumentParser
internal import Core
internal import Glibc
internal import Values

/// The program's front door. Without a verb it opens the workstation.
package struct CountinghouseProgram: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "countinghouse",
        abstract: "账房: an ERP workstation for the terminal.",
        version: Company.program,
        subcommands: [
            OpenVerb.self, SessionVerb.self, InitVerb.self, RunVerb.self, BatchVerb.self, QueryVerb.self, ImportVerb.self,
            ReferenceVerb.self, VerifyVerb.self, DoctorVerb.self, BackupVerb.self, ReplayVerb.self, MigrateVerb.self,
            UsersVerb.self, KeysVerb.self, ManualVerb.self, DemoVerb.self,
        ],
        defaultSubcommand: OpenVerb.self)

    package init() {}

    /// Runs the program with the process's arguments; refusals end it with 2 and their sentence.
    package static func start() -> Never {
        signal(SIGPIPE, SIG_IGN)
        do {
            var verb = try parseAsRoot()
            try verb.run()
            Glibc.exit(0)
        } catch let refusal as Refusal {
            Console.endProgress()
            Console.error("\(refusal.code): \(refusal.text[CompanyOptions.languageOfMessages])")
            Glibc.exit(2)
        } catch let end as VerbEnd {
            Glibc.exit(end.code)
        } catch {
            exit(withError: error)
        }
    }
}

/// A verb that has said all there is to say and ends with that exit code.
struct VerbEnd: Error {
    let code: Int32
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
