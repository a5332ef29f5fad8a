internal import ArgumentParser
internal import Core
internal import Glibc
internal import Values

/// People, for whoever owns the file.
struct UsersVerb: ParsableCommand {
    static let configuration = CommandConfiguration(
        "users", Text(en: "List users, reset a password.", hans: "列出用户，重设密码。", hant: "列出使用者，重設密碼。"), subcommands: [List.self, Reset.self],
        defaultSubcommand: List.self)

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration("list", Text(en: "List the users.", hans: "列出用户。", hant: "列出使用者。"))
        @OptionGroup var options: CompanyOptions

        func run() throws {
            let company = try options.open()
            let session = try options.session(in: company)
            Console.out(TablePrint.text(try company.ask(named: "core.users", [:], as: session), options.spoken))
        }
    }

    struct Reset: ParsableCommand {
        static let configuration = CommandConfiguration(
            "reset",
            Text(
                en: "Set a new password for a user; they choose their own at the next login.", hans: "为用户设新密码；其下次登录时须自行更改。",
                hant: "為使用者設新密碼；其下次登入時須自行更改。"))
        @OptionGroup var options: CompanyOptions
        @Argument(help: .said(Text(en: "The user's login name.", hans: "用户的登录名。", hant: "使用者的登入名稱。"))) var name: String
        @Flag(
            name: .long,
            help: .said(
                Text(en: "Read the password from standard input instead of the terminal.", hans: "从标准输入而非终端读取密码。", hant: "從標準輸入而非終端讀取密碼。")))
        var stdin = false

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
