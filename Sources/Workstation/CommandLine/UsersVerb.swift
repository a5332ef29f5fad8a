internal import ArgumentParser
internal import Core
internal import Glibc
internal import Values

/// People, for whoever owns the file.
struct UsersVerb: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "users", abstract: "List users, reset a password.", subcommands: [List.self, Reset.self], defaultSubcommand: List.self)

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(commandName: "list", abstract: "List the users.")
        @OptionGroup var options: CompanyOptions

        func run() throws {
            let company = try options.open()
            let session = try options.session(in: company)
            Console.out(TablePrint.text(try company.ask(named: "core.users", [:], as: session), options.spoken))
        }
    }

    struct Reset: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "reset", abstract: "Set a new password for a user; they choose their own at the next login.")
        @OptionGroup var options: CompanyOptions
        @Argument(help: "The user's login name.") var name: String
        @Flag(name: .long, help: "Read the password from standard input instead of the terminal.") var stdin = false

        func run() throws {
            let company = try options.open()
            try company.refusePasswordlessCompany()
            let session = try company.ownerSession(station: CompanyOptions.claimed, user: options.user)
            let password = try stdin ? Passwords.fromPipe() : Passwords.asked(options.spoken)
            try company.resetPassword(of: name, to: password, mustChange: !stdin, as: session)
            Console.out(
                Text(
                    en: "\(name) has a new password.", hans: "\(name) 的密码已重置。", hant: "\(name) 的密碼已重設。")[options.spoken])
        }
    }
}

enum Passwords {
    /// One line from standard input.
    static func fromPipe() throws -> String {
        let line = String(decoding: try Console.read("-"), as: UTF8.self).split(whereSeparator: \.isNewline).first
        return line.map(String.init) ?? ""
    }

    /// Asks at the terminal, without echo.
    static func asked(_ language: Language) throws -> String {
        let prompt = Text(en: "New password: ", hans: "新密码：", hant: "新密碼：")[language]
        guard let typed = getpass(prompt) else { throw Refusal.missing("password") }
        return String(cString: typed)
    }
}
