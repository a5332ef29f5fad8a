internal import CSystem
internal import Core
internal import CustomerService
internal import Desk
internal import Glibc
internal import Ledgers
internal import MasterData
internal import Purchasing
internal import Stock
internal import Terminal
internal import ThemeFiles
internal import Values

/// The workstation on a terminal: company, desk and display brought together, and the terminal given back at the end.
enum Workplace {
    /// The departments' pages in the order of the menu. Which entries a person sees is for their roles to say.
    static let pages: [DeskPage] = [.purchasing, .stock, .ledgers, .service, .masterData]

    /// Opens the login, or the menu of the person named, and runs until they leave.
    static func run(_ company: Company, session: Session?, options: WorkplaceOptions, ready: (Desk) throws -> Void = { _ in }) throws {
        let terminal = try open(options)
        defer { terminal.close() }
        try run(company, session: session, options: options, on: terminal, ready: ready)
    }

    /// The terminal, taken for this process until it is closed.
    static func open(_ options: WorkplaceOptions) throws -> Terminal {
        try Terminal.open(theme: try options.themes()[0], ignoringStop: options.isRemote, errorLog: options.errorLog)
    }

    /// The same on a terminal that is taken already, as after choosing among several companies.
    static func run(
        _ company: Company, session: Session?, options: WorkplaceOptions, on terminal: Terminal, ready: (Desk) throws -> Void = { _ in }
    ) throws {
        let themes = try options.themes()
        let desk = Desk(
            company: company, display: terminal, pages: pages, session: session, themes: themes, station: CompanyOptions.station)
        desk.lockMinutes = options.lockMinutes
        desk.themeChoices = options.themeChoices
        desk.isThemeGiven = options.chosenTheme != nil
        desk.exportFolder = company.path + "-exports"
        desk.wantsMouse = !options.isRemote && getenv("SSH_CONNECTION") == nil
        try ready(desk)
        guard desk.run() == .idle else { return }
        terminal.close()
        Console.error(
            Text(
                en: "The session ended because no key was pressed for long. What was typed is kept: log in again.",
                hans: "长时间无操作，会话已结束。录入内容已保留，请重新登录。",
                hant: "長時間無操作，工作階段已結束。輸入內容已保留，請重新登入。")[desk.language])
    }
}

/// What the person or the host chose about the workstation.
struct WorkplaceOptions {
    var theme: String?
    /// Opened by the SSH session program: no shell to go back to.
    var isRemote = false
    /// nil: as the company decided.
    var lockMinutes: Int?
    var errorLog: String?

    /// What was asked for when the program was started.
    var chosenTheme: String? { theme ?? getenv("COUNTINGHOUSE_THEME").map { String(cString: $0) } }

    /// The theme asked for, else the one that is built in.
    func themes() throws -> [Theme] {
        guard let chosenTheme, chosenTheme != "default" else { return [.standard] }
        return [try Theme.named(chosenTheme, in: WorkplaceOptions.themeFolders)]
    }

    /// All that are installed. They are read when somebody chooses one: a session starts without reading TOML.
    var themeChoices: [ThemeChoice] {
        ["default", "light", "green", "mono", "high-contrast", "colour-blind"].map { name in
            ThemeChoice(name) {
                guard name != "default" else { return .standard }
                return try Theme.named(name, in: WorkplaceOptions.themeFolders)
            }
        }
    }

    /// Installed beside the program, or in the checkout.
    static var themeFolders: [String] {
        ShareFolder.themeFolders
    }
}
