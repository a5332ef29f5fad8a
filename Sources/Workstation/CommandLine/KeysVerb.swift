internal import ArgumentParser
internal import Core
internal import Values

/// The keys that people log in with over SSH. sshd reads an exported list, never the company file.
struct KeysVerb: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "keys", abstract: "The SSH keys people log in with.", subcommands: [List.self, Add.self, Remove.self, Print.self],
        defaultSubcommand: List.self)

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(commandName: "list", abstract: "List the keys.")
        @OptionGroup var options: CompanyOptions

        func run() throws {
            let company = try options.open()
            let session = try options.session(in: company)
            Console.out(TablePrint.text(try company.ask(named: "core.keys", [:], as: session), options.spoken))
        }
    }

    struct Add: ParsableCommand {
        static let configuration = CommandConfiguration(commandName: "add", abstract: "Let a user log in with a public key.")
        @OptionGroup var options: CompanyOptions
        @Argument(help: "The user's login name.") var name: String
        @Argument(help: "The line of the .pub file.") var line: String

        func run() throws {
            let company = try options.open()
            _ = try company.perform(AddKey(name: name, line: line), as: try options.session(in: company))
            try company.exportKeys()
            Console.out(try SSHKey(line: line).fingerprint)
        }
    }

    struct Remove: ParsableCommand {
        static let configuration = CommandConfiguration(commandName: "remove", abstract: "End a key.")
        @OptionGroup var options: CompanyOptions
        @Argument(help: "Its fingerprint, SHA256:….") var fingerprint: String

        func run() throws {
            let company = try options.open()
            _ = try company.perform(RemoveKey(fingerprint: fingerprint), as: try options.session(in: company))
            try company.exportKeys()
        }
    }

    /// For sshd's AuthorizedKeysCommand: `countinghouse keys print --list FILE %f`.
    struct Print: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "print", abstract: "Print the authorized_keys line for a fingerprint, or nothing.")
        @Option(name: .long, help: "The exported list, FILE-keys beside the company file.") var list: String
        @Argument(help: "The fingerprint that sshd asks for (%f).") var fingerprint: String

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
