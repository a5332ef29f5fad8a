internal import ArgumentParser
internal import Core
internal import Values

/// The keys that people log in with over SSH. sshd reads an exported list, never the company file.
struct KeysVerb: ParsableCommand {
    static let configuration = CommandConfiguration(
        "keys", Text(en: "The SSH keys people log in with.", hans: "用于登录的 SSH 密钥。", hant: "用於登入的 SSH 金鑰。"),
        subcommands: [List.self, Add.self, Remove.self, Print.self],
        defaultSubcommand: List.self)

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration("list", Text(en: "List the keys.", hans: "列出密钥。", hant: "列出金鑰。"))
        @OptionGroup var options: CompanyOptions

        func run() throws {
            let company = try options.open()
            let session = try options.session(in: company)
            Console.out(TablePrint.text(try company.ask(named: "core.keys", [:], as: session), options.spoken))
        }
    }

    struct Add: ParsableCommand {
        static let configuration = CommandConfiguration(
            "add", Text(en: "Let a user log in with a public key.", hans: "允许用户用公钥登录。", hant: "允許使用者以公開金鑰登入。"))
        @OptionGroup var options: CompanyOptions
        @Argument(help: .said(Text(en: "The user's login name.", hans: "用户的登录名。", hant: "使用者的登入名稱。"))) var name: String
        @Argument(help: .said(Text(en: "The line of the .pub file.", hans: ".pub 文件中的那一行。", hant: ".pub 檔案中的那一行。"))) var line: String

        func run() throws {
            let company = try options.open()
            _ = try company.perform(AddKey(name: name, line: line), as: try options.session(in: company))
            try company.exportKeys()
            Console.out(try SSHKey(line: line).fingerprint)
        }
    }

    struct Remove: ParsableCommand {
        static let configuration = CommandConfiguration("remove", Text(en: "End a key.", hans: "停用密钥。", hant: "停用金鑰。"))
        @OptionGroup var options: CompanyOptions
        @Argument(help: .said(Text(en: "Its fingerprint, SHA256:….", hans: "密钥指纹，SHA256:…。", hant: "金鑰指紋，SHA256:…。"))) var fingerprint:
            String

        func run() throws {
            let company = try options.open()
            _ = try company.perform(RemoveKey(fingerprint: fingerprint), as: try options.session(in: company))
            try company.exportKeys()
            Console.out(
                Text(
                    en: "\(fingerprint) is removed: nobody logs in with it any more.", hans: "\(fingerprint) 已移除，不能再用它登录。",
                    hant: "\(fingerprint) 已移除，不能再用它登入。")[options.spoken])
        }
    }

    /// For sshd's AuthorizedKeysCommand: `countinghouse keys print --list FILE %f`.
    struct Print: ParsableCommand {
        static let configuration = CommandConfiguration(
            "print",
            Text(
                en: "Print the authorized_keys line for a fingerprint, or nothing.", hans: "输出该指纹的 authorized_keys 行；没有则不输出。",
                hant: "輸出該指紋的 authorized_keys 行；沒有則不輸出。"))
        @Option(
            name: .long,
            help: .said(
                Text(
                    en: "The exported list, FILE-keys beside the company file.", hans: "导出的密钥清单，即账套文件旁的 FILE-keys。",
                    hant: "匯出的金鑰清單，即帳套檔案旁的 FILE-keys。"))) var list: String
        @Argument(help: .said(Text(en: "The fingerprint that sshd asks for (%f).", hans: "sshd 查询的指纹（%f）。", hant: "sshd 查詢的指紋（%f）。")))
        var fingerprint: String

        func run() throws {
            guard fingerprint.hasPrefix("SHA256:"),
                fingerprint.dropFirst(7).allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "+" || $0 == "/") })
            else { throw VerbEnd(code: 2) }
            for line in String(decoding: try Console.read(list), as: UTF8.self).split(separator: "\n") {
                let words = line.split(separator: " ", maxSplits: 1)
                if words.count == 2, words[0] == fingerprint { Console.out("restrict,pty " + words[1]) }
            }
        }
    }
}
