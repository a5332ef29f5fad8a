import Core
import Desk
import Glibc
import Terminal
import TestGround
import Testing
import Values

/// A desk on a scripted display with a tiny company behind it: keys in, rows of the screen out.
final class DeskBench {
    let test: TestCompany
    let display: ScriptedDisplay
    let desk: Desk

    init(width: Int = 80, height: Int = 24, things: Int = 3, rights: [Right]? = nil) throws {
        test = try TestCompany([.shop], roles: ["clerk": rights ?? []])
        for number in 0..<things {
            try test.perform(
                AddThing(
                    code: "T" + String(1_000 + number).dropFirst(), name: DeskBench.names[number % DeskBench.names.count],
                    kind: number % 2 == 0 ? "part" : "tool", price: Figure(units: Int64(100 * (number + 1)), scale: 2)))
        }
        let session = rights == nil ? try test.admin() : try test.user("lin", roles: ["clerk"])
        display = ScriptedDisplay(width: width, height: height)
        desk = Desk(company: test.company, display: display, pages: [.shop], session: session)
        desk.start()
        desk.present()
    }

    static let names = ["螺栓 M8x30", "Hammer", "上海宏达轴承", "Nut", "Washer stainless"]

    /// Presses keys by name, one after the other, then draws once, as the loop does with keys typed ahead.
    @discardableResult
    func press(_ names: String...) -> DeskBench {
        for name in names {
            guard let key = Key(name: name) else {
                Issue.record("no key is called \(name)")
                continue
            }
            desk.take(.key(key))
        }
        desk.present()
        checkFrame()
        return self
    }

    @discardableResult
    func type(_ text: String) -> DeskBench {
        for key in Key.typing(text) { desk.take(.key(key)) }
        desk.present()
        checkFrame()
        return self
    }

    /// Chooses an action by its title in the F2 menu.
    @discardableResult
    func choose(_ title: String) -> DeskBench {
        press("F2")
        for number in 1...30 where lines.contains(where: { $0.contains(" \(number) \(title)") }) { return press("g").type("\(number)") }
        Issue.record("F2 has no “\(title)”")
        return self
    }

    /// Goes to a screen by its code.
    @discardableResult
    func go(_ line: String) -> DeskBench {
        press("Ctrl-G")
        type(line)
        return press("Enter")
    }

    func send(_ event: Event) {
        desk.take(event)
        desk.present()
        checkFrame()
    }

    var canvas: Canvas { desk.picture() }
    var lines: [String] { canvas.lines }
    var screen: String { canvas.plainText }
    var title: String { canvas.line(0) }
    /// Letter, code and sentence of what is said, as far as the screen shows them.
    var message: String { desk.shownMessage }
    var legend: String { canvas.line(canvas.height - 1) }
    var cursor: (row: Int, column: Int) { canvas.cursor ?? (-1, -1) }
    var form: FormScreen? { desk.top as? FormScreen }
    var list: ListScreen? { desk.top as? ListScreen }

    func count(_ table: String = "thing") throws -> Int64 {
        try test.company.look { try $0.value("SELECT count(*) FROM thing") ?? 0 }
    }

    /// What holds for every picture: exact rows, a short legend, the cursor inside, the last cell empty.
    func checkFrame(_ place: SourceLocation = #_sourceLocation) {
        guard let canvas = display.canvas else { return }
        for row in 0..<canvas.height {
            #expect(CharacterWidth.displayWidth(of: canvas.fullLine(row)) == canvas.width, sourceLocation: place)
        }
        #expect(CharacterWidth.displayWidth(of: canvas.line(canvas.height - 1)) <= 79, sourceLocation: place)
        #expect(canvas.text(row: canvas.height - 1, column: canvas.width - 1, width: 1) == " ", sourceLocation: place)
        #expect(canvas.cursor.map { $0.row < canvas.height && $0.column < canvas.width } == true, sourceLocation: place)
    }
}

extension DeskBench {
    func fileText(_ name: String) -> String? {
        let descriptor = open(test.folder + "/" + name, O_RDONLY)
        guard descriptor >= 0 else { return nil }
        defer {
            close(descriptor)
            unlink(test.folder + "/" + name)
        }
        var buffer = [UInt8](repeating: 0, count: 65_536)
        let count = read(descriptor, &buffer, buffer.count)
        return String(decoding: buffer.prefix(max(0, count)), as: UTF8.self)
    }
}
