import Core
import Desk
import Terminal
import TestGround
import Testing
import Values

@Suite("18: what nobody should type, and somebody pastes")
struct BadTypingTests {
    static let long = String(repeating: "0123456789", count: 1_000)
    /// NUL, escape sequences, bidi controls, zero-width and format characters, C1, tags, line separators.
    static let hostile = [
        "a\u{0}b", "a\u{1B}[31mb", "a\u{1B}]0;title\u{7}b", "a\u{202E}b", "a\u{2066}b", "a\u{200B}b", "a\u{FEFF}b", "a\u{9B}31mb",
        "a\u{E0041}b", "a\u{AD}b", "a\tb", "a\u{7F}b",
    ]

    private func newThing() throws -> DeskBench { try DeskBench().go("nt") }
    private func paste(_ text: String, _ bench: DeskBench) { bench.send(.key(.paste(text))) }

    @Test("18: ten thousand characters into a text, a choice, an amount, a day: all of it stays, each is refused at its field")
    func longPaste() throws {
        for (downs, name, code) in [
            (0, "code", "desk.too-long"), (2, "kind", "desk.not-a-choice"), (3, "price", "values.not-a-number"),
            (4, "day", "values.not-a-day"),
        ] {
            let bench = try newThing()
            for _ in 0..<downs { bench.press("Down") }
            paste(Self.long, bench)
            bench.press("Up")
            #expect(bench.message.contains(code), "\(name): \(bench.message)")
            #expect(bench.form?.values[name].count == 10_000, "\(name) keeps what was pasted")
            bench.press("F8")
            #expect(try bench.count() == 3)
            #expect(try bench.test.company.drafts(of: bench.desk.session).count == 1)
        }
    }

    @Test("18: ten thousand characters and line ends into a long text are a long text")
    func longText() throws {
        let bench = try newThing()
        bench.type("T8").press("Enter").type("Saw").press("Enter").type("part").press("Enter", "Enter", "Enter")
        paste(Self.long + "\nsecond\nthird", bench)
        #expect(bench.form == nil, "the editor for long text is open")
        bench.press("F8", "F8")
        let note = try bench.test.company.look { try $0.value("SELECT note FROM thing WHERE code = 'T8'", as: String.self) }
        #expect(note == Self.long + "\nsecond\nthird")
    }

    @Test("18: what is typed in the long-text editor is in the draft before F8, and F12 leaves the field as it was")
    func longTextDraft() throws {
        let bench = try newThing()
        bench.type("T8").press("Enter", "Down", "Down", "Down", "Down").type("short").press("Ctrl-O").type(" and longer")
        bench.send(.hangup)
        for screen in bench.desk.screens { bench.desk.saveDraft(of: screen) }
        let kept = try #require(try bench.test.company.drafts(of: bench.desk.session).first)
        #expect(kept.body.contains("short and longer"))
        bench.press("F12")
        #expect(bench.form?.values["note"] == "short")
    }

    @Test("18: line ends in a paste are data: nothing is saved, the form stays, the field has one line")
    func pastedLineEnds() throws {
        let bench = try newThing()
        paste("T8\nSaw\u{85}part\u{2028}\n", bench)
        #expect(bench.title.hasPrefix("NT"))
        #expect(bench.lines[2].contains("T8 Saw part"))
        #expect(try bench.count() == 3)
    }

    @Test("18: hidden characters are seen as tokens, refused with a sentence, and never stored", arguments: hostile)
    func hidden(_ text: String) throws {
        let bench = try newThing()
        bench.type("T8").press("Enter")
        paste(text, bench)
        let shown = bench.lines[3]
        #expect(!shown.unicodeScalars.contains { $0.value < 0x20 || TextHygiene.isHidden($0) }, "\(shown)")
        #expect(shown.contains("^") || shown.contains("<"), "\(shown)")
        bench.press("Enter")
        #expect(bench.message.contains("values.hidden-character"), "\(bench.message)")
        #expect(bench.form?.values["name"] == text)
        bench.type("part").press("Enter", "F8")
        #expect(bench.message.contains("values.hidden-character"))
        #expect(bench.cursor.row == 3)
        #expect(try bench.count() == 3)
    }

    @Test("18: control bytes and broken characters that arrive as keys put nothing hidden into a field")
    func controlKeys() throws {
        let bench = try newThing()
        bench.type("T8")
        for byte: UInt8 in [0x00, 0x1C, 0x1D, 0x1E, 0x1F, 0x80, 0x9B] { bench.send(.key(.data(byte))) }
        bench.type("\u{FFFD}9").press("Enter")
        #expect(bench.form?.values["code"] == "T8\u{FFFD}9")
    }

    @Test(
        "18: figures that are none: each has its sentence, stays as typed, and holds nobody back",
        arguments: [
            ("12/0", "values.no-whole"), ("1..2", "values.not-a-number"), ("1,2,3", "values.not-a-number"), ("12*", "values.not-a-number"),
            ("(((", "values.not-a-number"), ("1e18", "values.not-a-number"), ("0x10", "values.not-a-number"), ("∞", "values.not-a-number"),
            ("99999999999999999999", "values.overflow"), ("1000000000000000000*1000000000000000000", "values.overflow"),
            ("1.0000000000000000001", "values.too-many-decimals"),
        ])
    func figures(_ typed: String, _ code: String) throws {
        let bench = try newThing()
        bench.press("Down", "Down", "Down")
        paste(typed, bench)
        bench.press("Enter")
        #expect(bench.message.contains(code), "\(bench.message)")
        #expect(bench.form?.values["price"] == typed)
        #expect(bench.cursor.row == 6, "the cursor went on")
    }

    @Test("18: a figure the books cannot hold, or with too many decimals, is refused at its field when it is saved")
    func unfitFigures() throws {
        for (typed, code) in [("99999999999999999", "values.overflow"), ("1.005", "values.too-many-decimals")] {
            let bench = try newThing()
            bench.type("T8").press("Enter").type("Saw").press("Enter").type("part").press("Enter").type(typed).press("Enter", "F8")
            #expect(bench.message.contains(code), "\(bench.message)")
            #expect(bench.form?.values["price"] == typed)
            #expect(try bench.count() == 3)
        }
    }

    @Test("18: two minus signs are plus, as anywhere a sum is worked out")
    func doubleMinus() throws {
        let bench = try newThing()
        bench.press("Down", "Down", "Down").type("--5").press("Enter")
        #expect(bench.form?.values["price"] == "5")
    }

    @Test(
        "18: days that are none",
        arguments: ["0231", "2026-13-01", "2026-02-29", "20260431", "32", "0", "10000-01-01", "0000-01-01", "+99999999", "2026年13月1日"])
    func days(_ typed: String) throws {
        let bench = try newThing()
        bench.press("Down", "Down", "Down", "Down").type(typed).press("Enter")
        #expect(bench.message.contains("values.not-a-day"), "\(bench.message)")
        #expect(bench.form?.values["day"] == typed)
    }

    @Test(
        "18: days that no book has: year 1, year 9999, a digit too many",
        arguments: ["0001-01-01", "9999-12-31", "1026-03-05", "2206-03-05"])
    func farDays(_ typed: String) throws {
        let bench = try newThing()
        bench.press("Down", "Down", "Down", "Down").type(typed).press("Enter")
        #expect(bench.message.contains("values.day-out-of-range"), "\(bench.message)")
        #expect(bench.form?.values["day"] == typed)
    }

    @Test("18: all errors are told at once, the cursor at the first, in the person's language")
    func allAtOnce() throws {
        let bench = try newThing()
        bench.type(String(repeating: "x", count: 13)).press("Down", "Down").type("none").press("Down").type("1..2").press("Down").type(
            "0231")
        bench.press("F8")
        #expect(bench.message.contains("5 fields to correct"), "\(bench.message)")
        #expect(bench.cursor.row == 2)
        bench.press("Ctrl-X", "F8")
        #expect(bench.message.contains("有 5 栏需要更正"), "\(bench.message)")
        bench.press("Ctrl-X", "F8")
        #expect(bench.message.contains("有 5 欄需要更正"), "\(bench.message)")
    }

    @Test("18: rows of a spreadsheet with more cells than there are columns are not cut: nothing is pasted, the row is named")
    func wideRows() throws {
        let bench = try DeskBench(things: 5).go("or").type("Bob").press("Enter")
        paste("T000\t1\nT001\t2\tx\ty\n", bench)
        #expect(bench.message.contains("desk.pasted-too-wide"))
        #expect(bench.message.contains("row 2"))
        #expect(bench.form?.values.lines.count == 1)
    }

    @Test("18: five hundred pasted rows are one draft and one step to undo; bad cells stay and are marked")
    func manyRows() throws {
        let bench = try DeskBench(things: 5).go("or").type("Bob").press("Enter")
        paste((0..<500).map { "T00\($0 % 5)\t\($0 == 7 ? "seven" : "1")" }.joined(separator: "\n"), bench)
        #expect(bench.screen.contains("Add 500 pasted lines?"))
        bench.type("y").press("Enter")
        #expect(bench.form?.values.lines.count == 500)
        bench.press("F8")
        #expect(bench.message.contains("values.not-a-number"), "\(bench.message)")
        #expect(bench.form?.values[7, "quantity"] == "seven")
        bench.press("Ctrl-Z")
        #expect(bench.form?.values.lines.count == 1)
    }

    @Test("18: ten thousand characters and hostile signs into the command field, a look-up and the filter: a sentence, no more")
    func elsewhere() throws {
        for text in [Self.long, String(repeating: "螺栓 ", count: 3_000), Self.hostile.joined(separator: " ")] {
            let bench = try DeskBench(things: 5)
            bench.press("Ctrl-G")
            paste(text, bench)
            bench.press("Enter")
            #expect(bench.message.hasPrefix("E ") || bench.message.hasPrefix("W "), "\(bench.message)")
            #expect(bench.message.count < 400)
            bench.press("F3").go("or").press("F4")
            paste(text, bench)
            bench.press("Enter", "F12", "F12", "F3").go("th").press("/")
            paste(text, bench)
            bench.press("Enter")
            #expect(bench.desk.message?.code != "desk.fault", "\(bench.message)")
            #expect(!bench.screen.unicodeScalars.contains { $0 != "\n" && TextHygiene.isHidden($0) })
            #expect(try bench.count() == 5)
        }
    }

    @Test("18: a paste into a list or its filter changes nothing and is answered in one sentence")
    func pasteIntoList() throws {
        let bench = try DeskBench(things: 5).go("th")
        paste(Self.long, bench)
        #expect(bench.message.contains("desk.not-in-list"))
        #expect(bench.message.count < 200)
        bench.press("/")
        paste(String(repeating: "word ", count: 400), bench)
        bench.press("Enter")
        #expect(bench.message.contains("core.long-filter"), "\(bench.message)")
        #expect(try bench.count() == 5)
    }
}
