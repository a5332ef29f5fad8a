internal import ArgumentParser
internal import Core
internal import Glibc
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
            try KeysFile.write(of: company)
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
            try KeysFile.write(of: company)
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

/// The exported list of keys: fingerprint and key a line, written whole and renamed into place.
enum KeysFile {
    static func path(of company: Company) -> String { company.path + "-keys" }

    static func write(of company: Company) throws {
        let text = try company.activeKeys().map { $0.fingerprint + " " + $0.line + "\n" }.joined()
        let new = path(of: company) + ".new"
        let descriptor = open(new, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o644)
        guard descriptor >= 0 else { throw KeysFile.refused(new) }
        var bytes = text
        let isWritten = bytes.withUTF8 { Glibc.write(descriptor, $0.baseAddress, $0.count) == $0.count }
        fchmod(descriptor, 0o644)
        fsync(descriptor)
        close(descriptor)
        guard isWritten, rename(new, path(of: company)) == 0 else { throw KeysFile.refused(new) }
    }

    private static func refused(_ path: String) -> Refusal {
        let reason = String(cString: strerror(errno))
        return Refusal(
            "core.keys-not-exported",
            Text(
                en: "The key is registered, but \(path) cannot be written: \(reason). Mend that and run the same verb again.",
                hans: "公钥已登记，但无法写入 \(path)：\(reason)。请排除后重新运行。",
                hant: "公鑰已登記，但無法寫入 \(path)：\(reason)。請排除後重新執行。"))
    }
}
