internal import ArgumentParser
internal import CSystem
internal import Core
internal import Desk
internal import Glibc
internal import Terminal
internal import Values

/// The workstation: login, then the person's menu. What the program does when it is called without a verb.
struct OpenVerb: ParsableCommand {
    static let configuration = CommandConfiguration(
        "open", Text(en: "Open the workstation (the default).", hans: "打开工作台（默认）。", hant: "開啟工作台（預設）。"))

    @OptionGroup var options: CompanyOptions
    @Option(
        name: .long,
        help: .said(
            Text(
                en: "default, light, green, mono, high-contrast, colour-blind, or a TOML file.",
                hans: "主题：default、light、green、mono、high-contrast、colour-blind，或 TOML 文件。",
                hant: "主題：default、light、green、mono、high-contrast、colour-blind，或 TOML 檔案。")),
        completion: .list(["default", "light", "green", "mono", "high-contrast", "colour-blind"]))
    var theme: String?
    @Option(
        name: .long,
        help: .said(
            Text(
                en: "Lock after so many idle minutes, 0: never (default: the setting core.idle-minutes).",
                hans: "闲置多少分钟后锁定，0 为从不（默认：设置项 core.idle-minutes）。", hant: "閒置多少分鐘後鎖定，0 為從不（預設：設定項 core.idle-minutes）。"))) var lock: Int?

    func run() throws {
        let workplace = WorkplaceOptions(theme: theme, lockMinutes: lock)
        let companies = options.mustChoose ? CompanyGlance.of(CompanyOptions.filesAtHand) : []
        guard companies.count > 1 else {
            let company = try companies.first.map { try Company(at: $0.path, house: Departments.house) } ?? options.open(forScreens: true)
            return try Workplace.run(company, session: try session(in: company), options: workplace) { $0.askedLanguage = options.asked }
        }
        let terminal = try Workplace.open(workplace)
        defer { terminal.close() }
        let chooser = CompanyChooser(companies, on: terminal, in: options.spoken)
        guard let path = chooser.run() else { return }
        let company = try Company(at: path, house: Departments.house)
        // Whoever changed the language in the list asked for it.
        let asked = chooser.language == options.spoken ? options.asked : chooser.language
        try Workplace.run(company, session: try session(in: company), options: workplace, on: terminal) { $0.askedLanguage = asked }
    }

    /// Whoever names themselves is believed and recorded as `file`, over SSH as well: sshd vouches for `session` alone.
    private func session(in company: Company) throws -> Session? {
        try options.user.map { _ in try options.session(in: company) }
    }
}

/// The program that sshd starts for a person: no shell, no other program, nothing from the client's environment but TERM.
struct SessionVerb: ParsableCommand {
    static let configuration = CommandConfiguration(
        "session",
        Text(
            en: "The workstation for one person over SSH (ForceCommand).", hans: "经 SSH 供一人使用的工作台（ForceCommand）。",
            hant: "經 SSH 供一人使用的工作台（ForceCommand）。"),
        discussion: Text(
            en:
                "With --user, as in a key's own command=\"…\" line; without, the person is found by the key that sshd authenticated (ExposeAuthInfo yes).",
            hans: "带 --user 时以其为准，如密钥行中的 command=\"…\"；不带时由 sshd 验证过的密钥识别用户（ExposeAuthInfo yes）。",
            hant: "帶 --user 時以其為準，如金鑰行中的 command=\"…\"；不帶時由 sshd 驗證過的金鑰辨識使用者（ExposeAuthInfo yes）。")
    )

    @OptionGroup var options: CompanyOptions
    @Option(
        name: .long,
        help: .said(
            Text(
                en: "Lock after so many idle minutes, 0: never (default: the setting core.idle-minutes).",
                hans: "闲置多少分钟后锁定，0 为从不（默认：设置项 core.idle-minutes）。", hant: "閒置多少分鐘後鎖定，0 為從不（預設：設定項 core.idle-minutes）。"))) var lock: Int?

    func run() throws {
        guard getenv("SSH_ORIGINAL_COMMAND") == nil else {
            throw Refusal(
                "core.no-commands",
                Text(
                    en: "This account opens the workstation only. Log in without a command.", hans: "此账号只能打开工作站。请不带命令登录。",
                    hant: "此帳號只能開啟工作站。請不帶命令登入。"))
        }
        guard isatty(0) == 1, isatty(1) == 1 else {
            throw Refusal(
                "terminal.not-a-terminal",
                Text(
                    en: "The workstation needs a terminal. Log in with `ssh -t`.", hans: "工作站需要终端。请用 ssh -t 登录。",
                    hant: "工作站需要終端機。請以 ssh -t 登入。"))
        }
        let company = try options.open(forScreens: true)
        let name = try options.user ?? SessionVerb.personByKey(company)
        // Without sshd in front it is somebody at the file, whoever they say they are.
        let isRemote = getenv("SSH_CONNECTION") != nil
        let session = try company.session(
            named: name, route: isRemote ? .ssh : .file, station: isRemote ? CompanyOptions.station : CompanyOptions.claimed)
        SessionVerb.cleanEnvironment()
        umask(0o077)
        guard ch_lock_down() == 0 else {
            throw Refusal(
                "core.not-locked-down",
                Text(
                    en:
                        "This host does not let the session give up its right to start programs. Ask the administrator to run `countinghouse doctor`.",
                    hans: "本机无法限制会话启动其他程序。请管理员运行 countinghouse doctor。",
                    hant: "本機無法限制工作階段啟動其他程式。請管理員執行 countinghouse doctor。"))
        }
        try Workplace.run(company, session: session, options: WorkplaceOptions(isRemote: true, lockMinutes: lock)) { desk in
            desk.askedLanguage = options.asked
        }
    }

    /// Whose key sshd let in, from the file that it names in SSH_USER_AUTH.
    private static func personByKey(_ company: Company) throws -> String {
        if let path = getenv("SSH_USER_AUTH").map({ String(cString: $0) }) {
            for line in String(decoding: try Console.read(path), as: UTF8.self).split(separator: "\n") where line.hasPrefix("publickey ") {
                let key = try SSHKey(line: String(line.dropFirst(10)))
                if let name = try company.user(withKey: key.fingerprint) { return name }
            }
        }
        throw Refusal(
            "core.not-known",
            Text(
                en: "Nobody here has this key. Ask an administrator to add it with `countinghouse keys add`.",
                hans: "没有用户登记此密钥。请管理员用 countinghouse keys add 添加。",
                hant: "沒有使用者登記此金鑰。請管理員以 countinghouse keys add 新增。"))
    }

    /// Only what the session needs survives: the terminal's type, where the client came from, where the files are.
    private static func cleanEnvironment() {
        let names = ["TERM", "SSH_CONNECTION", "HOME", "COUNTINGHOUSE_LOG", "COUNTINGHOUSE_ESCDELAY", "COUNTINGHOUSE_FRAMES"]
        let kept = names.compactMap { (name: String) in getenv(name).map { (name, String(cString: $0)) } }
        clearenv()
        for (name, value) in kept where value.allSatisfy({ $0.isASCII && !$0.isNewline }) { setenv(name, value, 1) }
        setenv("LANG", "C.UTF-8", 1)
        setenv("PATH", "/usr/bin:/bin", 1)
    }
}
