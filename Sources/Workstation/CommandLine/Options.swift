internal import ArgumentParser
internal import CSystem
internal import Core
internal import Glibc
internal import Values

/// What every verb takes: which company file, as whom, in which language.
struct CompanyOptions: ParsableArguments {
    @Option(
        name: .long,
        help: .said(
            Text(
                en: "The company file (default: $COUNTINGHOUSE_FILE, else the one file in the data folder).",
                hans: "账套文件（默认：$COUNTINGHOUSE_FILE，否则为数据文件夹中唯一的文件）。", hant: "帳套檔案（預設：$COUNTINGHOUSE_FILE，否則為資料夾中唯一的檔案）。")),
        completion: .file(extensions: ["books"]))
    var file: String?

    @Option(
        name: .long,
        help: .said(
            Text(
                en: "Work as this user (for whoever owns the file; recorded as route “file”).", hans: "以此用户身份操作（仅限文件所有者；记录的途径为“file”）。",
                hant: "以此使用者身分操作（僅限檔案擁有者；記錄的途徑為「file」）。")))
    var user: String?

    @Option(name: .long, help: .said(CompanyOptions.languages), completion: .list(Language.allCases.map(\.rawValue)))
    var language: String?

    static let languages = Text(en: "en, zh-Hans or zh-Hant.", hans: "语言：en、zh-Hans 或 zh-Hant。", hant: "語言：en、zh-Hans 或 zh-Hant。")

    /// The language asked for; nil where none was, or none that there is.
    var asked: Language? { language.flatMap(Language.init(rawValue:)) }

    /// The language of messages: asked for, else the locale's.
    var spoken: Language {
        if let asked { return asked }
        let locale =
            ["LC_ALL", "LC_MESSAGES", "LANG"].compactMap { (name: String) in getenv(name).map { String(cString: $0) } }.first {
                !$0.isEmpty
            } ?? ""
        if locale.hasPrefix("zh_TW") || locale.hasPrefix("zh_HK") || locale.hasPrefix("zh_Hant") { return .hant }
        return locale.hasPrefix("zh") ? .hans : .en
    }

    /// The folder that files live in when nobody says otherwise.
    static var dataFolder: String {
        if let data = getenv("XDG_DATA_HOME"), data[0] != 0 { return String(cString: data) + "/countinghouse" }
        let home = getenv("HOME").map { String(cString: $0) } ?? "/"
        return home + "/.local/share/countinghouse"
    }

    /// Every company file in that folder, by name.
    static var filesAtHand: [String] {
        guard let folder = opendir(dataFolder) else { return [] }
        defer { closedir(folder) }
        var names: [String] = []
        while let entry = readdir(folder) {
            let name = withUnsafePointer(to: entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name.hasSuffix(".books") { names.append(name) }
        }
        return names.sorted().map { dataFolder + "/" + $0 }
    }

    /// Nobody said which file, there are several, and there is somebody to ask.
    var mustChoose: Bool {
        let isNamed = file != nil || getenv("COUNTINGHOUSE_FILE").map { $0[0] != 0 } ?? false
        return !isNamed && isatty(0) == 1 && isatty(1) == 1 && CompanyOptions.filesAtHand.count > 1
    }

    /// The path of the company file.
    /// - Throws: `core.file-absent` where there is none, `core.which-file` where there are several.
    func path() throws -> String {
        if let file { return file }
        if let named = getenv("COUNTINGHOUSE_FILE"), named[0] != 0 { return String(cString: named) }
        var files = CompanyOptions.filesAtHand
        // Other programs' files that only bear the same ending do not count.
        if files.count > 1 { files = CompanyGlance.of(files).map(\.path) }
        if files.count == 1 { return files[0] }
        if files.isEmpty {
            throw Refusal(
                "core.file-absent",
                Text(
                    en: "There is no company file yet. `countinghouse init --demo` makes a sample company to look around in.",
                    hans: "还没有账套文件。运行 countinghouse init --demo 可建立示例公司。",
                    hant: "還沒有帳套檔案。執行 countinghouse init --demo 可建立範例公司。"))
        }
        throw Refusal(
            "core.which-file",
            Text(
                en: "There are several companies: \(files.joined(separator: ", ")). Name one with --file.",
                hans: "有多个账套：\(files.joined(separator: "、"))。请用 --file 指定。",
                hant: "有多個帳套：\(files.joined(separator: "、"))。請以 --file 指定。"))
    }

    /// - Parameter forScreens: what a person should know is said by the workstation, not on standard error.
    /// - Throws: `core.bad-language`, or why the file cannot be opened.
    func open(readOnly: Bool = false, forScreens: Bool = false) throws -> Company {
        if let language, asked == nil {
            throw Refusal(
                "core.bad-language",
                Text(
                    en: "There is no language “\(language)” here. Write en, zh-Hans or zh-Hant.",
                    hans: "没有语言“\(language)”。请写 en、zh-Hans 或 zh-Hant。", hant: "沒有語言「\(language)」。請寫 en、zh-Hans 或 zh-Hant。"),
                field: "language")
        }
        let company = try Company(at: try path(), house: Departments.house, readOnly: readOnly)
        if !forScreens { Console.tell(company.takeNotices(), spoken) }
        return company
    }

    /// The person a verb works as: `--user`, else the OS account where it is a user. The language asked for goes before
    /// the person's own.
    /// - Parameter route: how a batch or an import came in; nil: by the command line, or as whoever was named.
    func session(in company: Company, as named: String? = nil, route: Route? = nil) throws -> Session {
        var session: Session
        if let name = named ?? user {
            session = try company.session(named: name, route: route ?? .file, station: CompanyOptions.claimed)
        } else {
            session = try company.session(
                named: CompanyOptions.account, route: route ?? .commandLine, station: CompanyOptions.station)
        }
        if let asked { session.language = asked }
        return session
    }

    /// The OS account that runs this process.
    static var account: String {
        var account = [CChar](repeating: 0, count: 256)
        _ = ch_account_name(&account, account.count)
        return String(decoding: account.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    /// Where this process runs, and which account says it is somebody: for whoever was named and not asked for a password.
    static var claimed: String { station + ", account " + account }

    /// Where this process runs, for the audit: the terminal, or the address an SSH client came from.
    static var station: String {
        if let client = getenv("SSH_CONNECTION") {
            return "ssh " + (String(cString: client).split(separator: " ").first.map(String.init) ?? "")
        }
        return ttyname(0).map { String(cString: $0) } ?? "pipe"
    }
}

/// Standard output and error as the verbs use them.
enum Console {
    static func out(_ text: String) { write(1, text + "\n") }
    /// Sentences may quote what a person or a file said; nothing of it may steer the terminal.
    static func error(_ text: String) { write(2, TextHygiene.visible(text, allowNewline: true) + "\n") }

    /// What a person should know beside the answer.
    static func tell(_ notices: [Refusal], _ language: Language) {
        for notice in notices { error("\(notice.code): \(notice.text[language])") }
    }

    private static func write(_ descriptor: Int32, _ text: String) {
        var text = text
        text.withUTF8 { bytes in
            var at = 0
            while at < bytes.count {
                let count = Glibc.write(descriptor, bytes.baseAddress.map { $0 + at }, bytes.count - at)
                if count < 0, errno != EINTR { return }
                if count > 0 { at += count }
            }
        }
    }

    static var isTerminal: Bool { isatty(2) == 1 }

    /// One line that overwrites itself, on a terminal only.
    static func progress(_ text: String) {
        guard isTerminal else { return }
        write(2, "\r\u{1B}[K" + text)
    }

    static func endProgress() {
        if isTerminal { write(2, "\r\u{1B}[K") }
    }

    /// The whole of a file, or of standard input for `-`.
    static func read(_ path: String) throws -> [UInt8] {
        let descriptor = path == "-" ? 0 : Glibc.open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            throw unreadable(path, errno)
        }
        defer { if descriptor != 0 { close(descriptor) } }
        var bytes: [UInt8] = []
        var block = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = Glibc.read(descriptor, &block, block.count)
            if count < 0, errno == EINTR { continue }
            if count < 0 { throw unreadable(path, errno) }
            if count == 0 { break }
            bytes += block[0..<count]
        }
        return bytes
    }

    private static func unreadable(_ path: String, _ code: Int32) -> Refusal {
        let reason = SystemReason.text(code)
        return Refusal(
            code == ENOENT ? "core.file-absent" : "core.file-refused",
            Text(
                en: "\(path) cannot be read: \(reason.en). Check the path.", hans: "无法读取 \(path)：\(reason.hans)。请检查路径。",
                hant: "無法讀取 \(path)：\(reason.hant)。請檢查路徑。"))
    }
}

/// A refusal as JSON, as `run` and `batch` print it.
struct RefusedAnswer: Encodable {
    struct Body: Encodable {
        let code: String
        let message: String
        let field: String?
    }
    let refused: Body

    init(_ refusal: Refusal, _ language: Language) {
        refused = Body(code: refusal.code, message: refusal.text[language], field: refusal.field)
    }
}
