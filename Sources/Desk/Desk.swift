package import Core
package import Terminal
package import Values

/// One person's place of work: the stack of screens, the message row, the command field, and the one loop around them.
///
/// Screens come to it for everything: `ask`, `perform`, `preview`, `open`, `show`, `confirm`. It is used by the main
/// thread alone.
package final class Desk {
    /// The product's name as a heading.
    package static let product = Text(en: "Countinghouse 账房", hans: "Countinghouse 账房", hant: "Countinghouse 帳房")

    package let company: Company
    package let display: any Display
    package let pages: [DeskPage]
    /// Who works here. Before the login it is nobody, who may nothing.
    package internal(set) var session: Session
    /// The language of everything on the screen.
    package internal(set) var language: Language
    /// The colours to choose from; the first holds at the start.
    package let themes: [Theme]
    /// Further colours that a person may choose; read only then.
    package var themeChoices: [ThemeChoice] = []
    /// The colours were named when the program was started: what the person chose before waits.
    package var isThemeGiven = false
    var keptTheme: String?
    var keptHabits: [String: String] = [:]
    /// Sticky fields that hold a day: for this session only.
    var stickyDays: Set<String> = []
    /// The lowest is the menu (or the login), the last has the keys.
    package internal(set) var screens: [any Screen] = []
    package internal(set) var message: Message?
    /// What was last copied with `y`; also sent to the person's own clipboard.
    package internal(set) var clipboard = ""
    /// The one folder that exports are written to; nil: not from this desk.
    package var exportFolder: String?
    /// Clicks count from the start. Off over a network: Ctrl-T turns it on where somebody wants it.
    package var wantsMouse = false
    /// Clicks count now.
    package internal(set) var hasMouse = false
    /// After so many minutes without a key the desk locks; 0: never. nil: as the company decided.
    package var lockMinutes: Int?
    /// The language asked for at the start; it goes before the person's own for this session.
    package var askedLanguage: Language? {
        didSet { if let askedLanguage { speak(askedLanguage) } }
    }
    /// Terminal, host or address, for the audit.
    package let station: String

    var commandField = LineEditor()
    var isCommanding = false
    var commandHistory: [String] = []
    var historyIndex: Int?
    var isOpen = true
    var ending: Ending = .left
    var needsReload = false
    var needsDrawing = true
    var wasMessageShown = false
    /// The person has been told that drafts are not kept at the moment.
    var isDraftRefused = false
    var legendPage = 0
    var bodyHeight = 18
    var lastKeyAt: Moment
    var savedDrafts: [String: (body: String, at: Moment)] = [:]
    /// Drafts whose documents were saved from this desk: none is kept again.
    var finishedDrafts: Set<String> = []
    /// What F8 did last: pressed once too often it says so again.
    var lastDone: LastDone?
    /// How often something was said.
    var sayings = 0
    /// The last record saved from each form, for Ctrl-D and "duplicate as new".
    var previousRecords: [String: FormValues] = [:]
    /// What sticky fields were last filled with, by form and field.
    var stickyValues: [String: String] = [:]
    /// Rows picked lately in each lookup, latest first.
    var recentPicks: [String: [LookupRow]] = [:]
    /// What proofs that take long last found, and at which commit.
    var dearProofs: [String: (mark: Int64, line: ProofLine)] = [:]
    /// How long a proof line may keep somebody waiting; nil: it never reads rows where sums are kept.
    package var proofMilliseconds: Int? = 50
    /// Whether this person approves anything, as last read.
    var knownDecider: (who: String, decides: Bool)?
    /// The titles of this person's roles, as last read.
    var knownRoles: (codes: [String], titles: [Text])?
    /// What was said to this person, oldest first.
    var said: [(at: Moment, message: Message)] = []
    var jobs: [RunningJob] = []
    var wasCardShown = false
    /// The company's decision on `lockMinutes`, until another commit may have changed it.
    var knownIdleMinutes: Int?

    /// Why the loop ended.
    package enum Ending: Sendable {
        /// The person left by themselves.
        case left
        /// The line was lost or the system asked to end; drafts are kept.
        case cut
        /// Nobody pressed a key for long, and nothing could unlock the screen again; drafts are kept.
        case idle
    }

    /// - Parameters:
    ///   - pages: the departments' pages, in the order of the menu; the core's own page is added.
    ///   - session: nil: the login asks who it is.
    package init(
        company: Company, display: any Display, pages: [DeskPage], session: Session? = nil, themes: [Theme] = [.standard],
        station: String = "terminal"
    ) {
        self.company = company
        self.display = display
        self.pages = pages + [DeskPage.core]
        self.themes = themes.isEmpty ? [.standard] : themes
        self.station = station
        self.session = session ?? Desk.nobody(company.language, station)
        language = self.session.language
        lastKeyAt = company.clock()
        if session != nil {
            screens = [MenuScreen()]
        } else {
            screens = [LoginScreen()]
        }
        company.whenWaiting = { [weak self] in self?.sayWaiting() }
    }

    static func nobody(_ language: Language, _ station: String) -> Session {
        Session(userId: -1, userName: "", fullName: "", language: language, rights: [], route: .terminal, station: station)
    }

    /// The working day of this session.
    package var today: Day { session.day ?? company.clock().localDay }

    /// The words in the language of the desk.
    package func words(_ text: Text) -> String { text[language] }

    /// The screen that has the keys.
    package var top: (any Screen)? { screens.last }
    /// Whether somebody is logged in.
    package var isAtWork: Bool { session.userId >= 0 }
}

// MARK: - What screens ask for

extension Desk {
    /// Carries out a command for the person; all visible screens read again afterwards.
    /// - Parameter key: keep it with the form and send the same again after "not saved yet": nothing is done twice.
    /// - Throws: `Refusal`; let it go through, the form or the desk shows it.
    @discardableResult
    package func perform<C: Command>(_ command: C, key: String? = nil, expecting: String? = nil) throws -> C.Outcome {
        let receipt = try company.perform(command, as: session, key: key, expecting: expecting)
        needsReload = true
        if C.name.hasPrefix("core.") { attempt { try refreshSession() } }
        return receipt.outcome
    }

    /// What a command would do.
    package func preview<C: Command>(_ command: C) throws -> Preview {
        try company.preview(command, as: session)
    }

    /// Answers a query for the person.
    package func ask(_ query: some Query, window: Window = Window()) throws -> Table {
        try company.ask(query, as: session, window: window)
    }

    /// Answers the query of that name, parameters as people type them.
    package func ask(named name: String, _ parameters: [String: String] = [:], window: Window = Window()) throws -> Table {
        try company.ask(named: name, parameters, as: session, window: window)
    }

    /// Puts a screen over the current one, after reading what it shows. F12 comes back to the exact cursor.
    package func show(_ screen: any Screen) throws {
        try screen.reload(at: self)
        screens.append(screen)
        legendPage = 0
        needsDrawing = true
    }

    /// Takes a screen away, and whatever lies over it. Typed but unsaved things stay as a draft.
    package func close(_ screen: any Screen) {
        guard let index = screens.firstIndex(where: { $0 === screen }), index > 0 || !isAtWork else { return }
        for gone in screens[index...] { saveDraft(of: gone, isLast: true) }
        screens.removeSubrange(index...)
        legendPage = 0
        needsReload = true
        needsDrawing = true
    }

    /// Says something in the message row.
    package func say(_ message: Message) {
        self.message = withNotices(message)
        note(self.message ?? message)
        wasMessageShown = false
        needsDrawing = true
        if message.severity == .error { display.bell() }
    }

    /// What came with it that a person should know: a commit that holds, but whose line the command log did not take.
    private func withNotices(_ message: Message) -> Message {
        guard message.severity == .information, let notice = company.takeNotices().last else { return message }
        let text = Text(
            en: message.text.en + " " + notice.text.en, hans: message.text.hans + notice.text.hans,
            hant: message.text.hant + notice.text.hant)
        return Message(.warning, text, code: notice.code)
    }

    func clearMessage() { message = nil }

    /// Says that something was done.
    package func say(_ text: Text) { say(.information(text)) }

    /// Shows a refusal: where the screen can lay it at a field's door it does.
    package func tell(_ refusal: Refusal) {
        if let top, top.take(refusal, at: self) { return }
        say(Message(refusal))
    }

    /// Copies text to the desk's and the person's own clipboard.
    package func copy(_ text: String) {
        clipboard = text
        display.copyToClipboard(text)
    }

    /// Runs what may be refused; a refusal becomes the message row, a fault goes to the log.
    func attempt(_ body: () throws -> Void) {
        do {
            try body()
        } catch let refusal as Refusal {
            tell(refusal)
        } catch {
            SessionLog.write("fault: \(error)")
            say(Message(.error, Words.fault, code: "desk.fault"))
        }
    }

    func sayWaiting() {
        say(Message(.warning, Words.waiting, code: "desk.waiting"))
        present()
    }
}
