package import Core
package import Desk
package import Terminal
internal import Values

/// A desk on a scripted display: keys in, rows of the screen out. It counts keys, and looks at every picture for what no
/// picture may have.
package final class ScreenBench {
    package let display: ScriptedDisplay
    package let desk: Desk
    /// Keys pressed since the last `count`, free text left out.
    package private(set) var keys = 0
    /// What was wrong with pictures so far. Empty: all is well.
    package private(set) var faults: [String] = []

    package init(_ company: Company, pages: [DeskPage], session: Session?, width: Int = 80, height: Int = 24) {
        display = ScriptedDisplay(width: width, height: height)
        desk = Desk(company: company, display: display, pages: pages, session: session)
        desk.start()
        // What a first login shows is not what screens are tested for.
        while desk.screens.count > 1 { desk.take(.key(.function(12))) }
        settle()
    }

    /// Presses keys by name, one after the other, with a picture at the end.
    @discardableResult
    package func press(_ names: String...) -> ScreenBench {
        for name in names {
            guard let key = Key(name: name) else {
                faults.append("no key is called \(name)")
                continue
            }
            keys += 1
            desk.take(.key(key))
        }
        return settle()
    }

    @discardableResult
    package func type(_ text: String) -> ScreenBench {
        keys += text.count
        return write(text)
    }

    /// Free text: typed like any other, not counted.
    @discardableResult
    package func write(_ text: String) -> ScreenBench {
        for key in Key.typing(text) { desk.take(.key(key)) }
        return settle()
    }

    /// Goes to a screen by its code, from anywhere.
    @discardableResult
    package func go(_ line: String) -> ScreenBench {
        press("Ctrl-G")
        type(line)
        return press("Enter")
    }

    package func send(_ event: Event) {
        desk.take(event)
        settle()
    }

    /// The keys of what is done in between.
    package func count(_ work: () throws -> Void) rethrows -> Int {
        keys = 0
        try work()
        return keys
    }

    /// The number of the action with that English title in the F2 menu; nil where the person has none.
    package func action(_ title: String) -> Action? {
        desk.top?.actions(at: desk).allowed(for: desk.session).first { $0.title.en == title }
    }

    /// Runs an action from the F2 menu by its number, as a person does.
    @discardableResult
    package func choose(_ title: String) -> ScreenBench {
        let actions = desk.top?.actions(at: desk).allowed(for: desk.session) ?? []
        guard let place = actions.firstIndex(where: { $0.title.en == title }) else {
            faults.append("there is no action \(title) on \(self.title)")
            return self
        }
        press("F2")
        type(String(place + 1))
        if (place + 1) * 10 <= actions.count { press("Enter") }
        return self
    }

    package var canvas: Canvas { desk.picture() }
    package var screen: String { canvas.plainText }
    package var title: String { canvas.line(0) }
    /// Letter, code and sentence of what is said, as far as the screen shows them.
    package var message: String { desk.shownMessage }
    package var legend: String { canvas.line(canvas.height - 1) }
    package var form: FormScreen? { desk.top as? FormScreen }
    package var list: ListScreen? { desk.top as? ListScreen }

    @discardableResult
    private func settle() -> ScreenBench {
        desk.present()
        let canvas = self.canvas
        for row in 0..<canvas.height where CharacterWidth.displayWidth(of: canvas.fullLine(row)) != canvas.width {
            faults.append("row \(row) is not as wide as the screen: \(canvas.line(row))")
        }
        if CharacterWidth.displayWidth(of: canvas.line(canvas.height - 1)) > canvas.width - 1 { faults.append("the legend is too wide") }
        if canvas.cursor.map({ $0.row < canvas.height && $0.column < canvas.width }) != true { faults.append("the cursor is nowhere") }
        if desk.message?.code == "desk.fault" { faults.append("a fault on \(title)") }
        return self
    }

    // MARK: All screens of a person

    /// Opens every screen of the menu in every language and says what is wrong: clashing keys, titles and help that are
    /// missing, amounts that do not fit, pictures that break.
    package static func tour(_ company: Company, pages: [DeskPage], session: Session, width: Int, height: Int) -> [String] {
        let bench = ScreenBench(company, pages: pages, session: session, width: width, height: height)
        var faults = ScreenCatalog.keyClashes(of: bench.desk)
        for language in Language.allCases {
            while bench.desk.language != language { bench.press("Ctrl-X") }
            for page in pages {
                for entry in page.entries where session.may(entry.right) {
                    bench.go(entry.code)
                    let titles = [entry.title, entry.help, bench.desk.top?.title].compactMap { $0?[language] }
                    if titles.count < 3 || titles.contains("") { faults.append("\(entry.code) has no words in \(language)") }
                    if !bench.title.hasPrefix(entry.code) { faults.append("\(entry.code) opens \(bench.title)") }
                    if bench.message.hasPrefix("E ") { faults.append("\(entry.code): \(bench.message)") }
                    if (3..<height - 4).contains(where: { bench.canvas.line($0).contains("###") }) {
                        faults.append("\(entry.code) has an amount that does not fit")
                    }
                    bench.press("F1").press("F12").press("F3")
                }
            }
        }
        return faults + bench.faults
    }
}
