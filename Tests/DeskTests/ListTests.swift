import Core
import Desk
import Terminal
import TestGround
import Testing
import Values

@Suite("Lists")
struct ListTests {
    func things(_ count: Int = 30, width: Int = 80, height: Int = 24, rights: [Right]? = nil) throws -> DeskBench {
        let bench = try DeskBench(width: width, height: height, things: count, rights: rights)
        return bench.go("th")
    }

    func selected(_ bench: DeskBench) throws -> String? {
        try bench.list?.selectedRow(at: bench.desk)?.text("code")
    }

    @Test("arrows, j k g G, pages; the cursor stands on the selected row")
    func moving() throws {
        let bench = try things()
        bench.press("Down", "j", "k", "j")
        #expect(try selected(bench) == "T002")
        #expect(bench.lines[bench.cursor.row].contains("T002"))
        bench.press("G")
        #expect(try selected(bench) == "T029")
        bench.press("g", "Ctrl-F")
        #expect(try selected(bench) == "T016")
        bench.press("Ctrl-B")
        #expect(try selected(bench) == "T000")
    }

    @Test("P0-38: different options on many rows, one Enter; F12 goes through the screens in order")
    func options() throws {
        let bench = try things()
        bench.press("2", "Down", "Down", "5").press("Enter")
        #expect(bench.form?.values["code"] == "T000")
        bench.press("F12")
        #expect(bench.form?.values["code"] == "T002")
        bench.press("F12")
        #expect(bench.list != nil)
    }

    @Test("an option that changes something first names what it will do; Enter alone does nothing")
    func changingOption() throws {
        let bench = try things()
        bench.press("4", "Down", "4").press("Enter")
        #expect(bench.screen.contains("Do this to 2 rows?"))
        #expect(bench.screen.contains("4=Rename  T000"))
        bench.press("Enter")
        #expect(!bench.screen.contains("renamed"))
        bench.press("4", "Up", "4", "Enter", "y", "Enter")
        #expect(bench.lines.filter { $0.contains("  renamed") }.count == 2)
    }

    @Test("after a No or F12 the option is not typed any more, so that the next digit is the first again")
    func refusedQuestion() throws {
        let bench = try things()
        for no in ["Enter", "F12"] {
            bench.press("4", "Enter", no)
            #expect(bench.message == "I Nothing was done.")
            #expect(!bench.lines.contains { $0.hasPrefix("4 ") })
        }
        bench.press("4", "Enter")
        #expect(bench.screen.contains("4=Rename  T000"))
    }

    @Test("what an option or an action has done is said with the names of the rows, in the person's language")
    func said() throws {
        let bench = try things()
        bench.press("4", "Enter", "y", "Enter")
        #expect(bench.message == "I T000 is renamed.")
        bench.press("4", "Down", "4", "Enter", "y", "Enter")
        #expect(bench.message == "I 2 rows are renamed: T000, T001.")
        bench.press("Ctrl-X", "g", "4", "Enter", "y", "Enter")
        #expect(bench.message == "I T000 renamed。")
        bench.press("Space", "Space", "Space", "Space", "Space", "Space").choose("Rename all").press("y", "Enter")
        #expect(bench.message == "I 6 行renamed：T000、T001、T002、T003、T004、…。")
        bench.press("Ctrl-X", "g", "Space", "Space").choose("Rename").press("y", "Enter")
        #expect(bench.message == "I 2 列renamed：T000、T001。")
    }

    @Test("a refused option leaves its field, with the row's name and why; the others stay")
    func refusedOption() throws {
        let bench = try things()
        bench.press("2", "Down", "9", "Down", "2").press("Enter")
        #expect(bench.message.hasPrefix("E desk.no-such-option T001: there is no option 9"))
        #expect(bench.lines.filter { $0.hasPrefix("2 ") }.count == 2)
        #expect(!bench.lines.contains { $0.hasPrefix("9 ") })
        bench.list?.options.append(
            RowOption(3, Text(verbatim: "Never"), whyNot: { _ in Text(verbatim: "It cannot be.") }) { _, _ in })
        bench.press("Down", "3", "Enter")
        #expect(bench.message.hasPrefix("E desk.not-now T003: It cannot be."))
        bench.press("Enter")
        #expect(bench.form?.values["code"] == "T000")
    }

    @Test("rows of another day are no new rows; a day that is refused leaves the list as it was")
    func otherDays() throws {
        let bench = try things()
        let list = try #require(bench.list)
        let other = try Company(at: bench.test.company.path, house: bench.test.company.house)
        func addElsewhere(_ code: String) throws {
            _ = try other.perform(AddThing(code: code, name: "Foreign", kind: "part"), as: try bench.test.admin())
            bench.send(.tick)
        }
        bench.go("asof 2026-02-28")
        list.parameters["asOf"] = nil
        try addElsewhere("A1")
        #expect(!bench.lines[1].contains("new"), "31 rows after none: nobody added them now")
        try addElsewhere("A2")
        #expect(bench.lines[1].contains("1 new"))
        list.parameters["asOf"] = "2027-01-01"
        try list.reload(at: bench.desk)
        #expect(!list.subtitle(at: bench.desk).contains("new"))
        list.fillDays = { parameters, _ in if parameters["asOf"] == "2026-12-31" { throw Refusal.noOpener("x") } }
        bench.press("{")
        #expect(bench.message.hasPrefix("E"))
        #expect(list.parameters["asOf"] == "2027-01-01")
    }

    @Test("what a person saved themselves is not new to them, even where somebody else saves in the same moment")
    func own() throws {
        let bench = try things()
        let other = try Company(at: bench.test.company.path, house: bench.test.company.house)
        try bench.desk.perform(AddThing(code: "A1", name: "Own", kind: "part"))
        _ = try other.perform(AddThing(code: "A2", name: "Foreign", kind: "part"), as: try bench.test.admin())
        bench.send(.tick)
        #expect(bench.screen.contains("Own") && bench.screen.contains("Foreign"))
        #expect(!bench.lines[1].contains("2 new"))
    }

    @Test("P0-57: a barcode shot at a list changes nothing and looks the record up")
    func strayBarcode() throws {
        let bench = try things()
        let before = bench.test.company.changeMark()
        bench.press("Down").type("6901234567892").press("Enter")
        #expect(bench.message.hasPrefix("E desk.not-in-list"))
        #expect(bench.list != nil)
        bench.type("T004").press("Enter")
        bench.press("F12", "F12").go("th").type("004ABC").press("Backspace", "Backspace", "Backspace", "Enter")
        #expect(bench.screen.contains("T004"))
        #expect(bench.test.company.changeMark() == before)
    }

    @Test("P0-57: no letter of the keyboard changes anything in a list")
    func letters() throws {
        let bench = try things()
        let before = bench.test.company.changeMark()
        for letter in "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ!@#$%^&*()_=|;:<>," {
            bench.desk.take(.key(.text(letter)))
        }
        bench.press("Enter")
        #expect(bench.test.company.changeMark() == before)
    }

    @Test("P0-39: marked rows and a bulk action that says count and amount")
    func bulk() throws {
        let bench = try things()
        bench.press("Space", "Space", "Space")
        #expect(bench.screen.contains("3 marked"))
        bench.press("+")
        #expect(bench.message.contains("CNY 6.00"))
        bench.choose("Rename all")
        #expect(bench.screen.contains("Rename all: 3 rows, CNY 6.00"))
        bench.press("Enter")
        #expect(bench.message.hasPrefix("I Nothing was done"))
        bench.choose("Rename all").press("y", "Enter")
        #expect(bench.lines.filter { $0.contains("bulk") }.count == 3)
    }

    @Test("P0-39: every option that changes one row can be done to all marked rows, with their count, or to none")
    func bulkOption() throws {
        let bench = try things()
        func rename() -> Action? {
            bench.desk.top?.actions(at: bench.desk).first { $0.title.en == "Rename" }
        }
        #expect(rename() == nil, "nothing is marked")
        bench.press("Space", "Space")
        try bench.desk.run(try #require(rename()))
        bench.desk.present()
        #expect(bench.screen.contains("Rename: 2 rows, CNY 3.00. Do it?"))
        bench.press("Enter")
        #expect(bench.message.hasPrefix("I Nothing was done"))
        try bench.desk.run(try #require(rename()))
        bench.press("y", "Enter")
        #expect(bench.lines.filter { $0.contains("  renamed") }.count == 2)
    }

    @Test("P0-40: position-to and filter; the filter stands in words until it is gone")
    func finding() throws {
        let bench = try things()
        bench.press("'").type("T017").press("Enter")
        #expect(try selected(bench) == "T017")
        bench.press("/").type("hammer").press("Enter")
        #expect(bench.lines[1].contains("Filter: hammer"))
        #expect(bench.screen.contains("6 rows"))
        #expect(!bench.screen.contains("Nut"))
        bench.press("F12")
        #expect(bench.screen.contains("30 rows"))
        bench.press("F7").type("q").press("Enter")
        #expect(bench.desk.screens.count == 2, "a q in the filter does not quit")
    }

    @Test("P0-41: any column sorts from the keyboard; the same key turns it round")
    func sorting() throws {
        let bench = try things()
        bench.press("Right", "Right", "Right", "Right", "]")
        #expect(bench.lines[1].contains("Price descending"))
        bench.press("g")
        #expect(try selected(bench) == "T029")
        bench.press("]", "g")
        #expect(bench.lines[1].contains("Price ascending"))
        #expect(try selected(bench) == "T000")
    }

    @Test("P0-44: totals under the column")
    func totals() throws {
        let bench = try things(3)
        #expect(bench.lines[20].contains("3 rows"))
        #expect(bench.lines[20].contains("CNY 6.00"))
        bench.press("/").type("hammer").press("Enter")
        #expect(bench.lines[20].contains("CNY 2.00"))
    }

    @Test("P0-44: amounts of two currencies are never added up together")
    func totalsByCurrency() throws {
        let bench = try things(3)
        try bench.test.perform(PriceInDollars(code: "T001"))
        bench.press("F5")
        #expect(bench.lines[20].contains("3 rows  CNY 4.00  USD 2.00"))
        bench.press("/").type("T001").press("Enter")
        #expect(bench.lines[20].contains("USD 2.00"))
        #expect(!bench.lines[20].contains("CNY"))
    }

    @Test("P0-46, P0-51: drill and back to the same row; a refresh keeps the record, not the place")
    func stays() throws {
        let bench = try things()
        bench.press("Down", "Down", "Down", "Enter", "F12")
        #expect(try selected(bench) == "T003")
        try bench.test.perform(AddThing(code: "A000", name: "First", kind: "part"))
        bench.press("F5")
        #expect(try selected(bench) == "T003")
        #expect(bench.screen.contains("A000"))
    }

    @Test("P0-51: the record stays selected when it moves far down")
    func movesFar() throws {
        let bench = try things(120)
        bench.press("Down")
        for number in 0..<60 { try bench.test.perform(AddThing(code: "A\(100 + number)", name: "New", kind: "part")) }
        bench.press("F5")
        #expect(try selected(bench) == "T001")
        #expect(bench.lines[bench.cursor.row].contains("T001"))
    }

    @Test("as-of day and period keys change the parameters in sight")
    func asOf() throws {
        let bench = try things()
        bench.go("asof 2026-02-28")
        #expect(bench.lines[1].contains("As of 2026-02-28"))
        #expect(bench.screen.contains("No rows."))
        bench.press("}")
        #expect(bench.lines[1].contains("As of 2026-03-31"))
        #expect(bench.screen.contains("30 rows"))
        bench.go("asof nonsense")
        #expect(bench.message.hasPrefix("E values.not-a-day") || bench.lines[21].hasPrefix("E values.not-a-day"))
    }

    @Test("P0-65: a large window shows more rows, hidden columns and the whole row beside the list")
    func large() throws {
        let bench = try things(80, width: 200, height: 60)
        #expect(bench.lines.filter { $0.contains("T0") }.count >= 50)
        #expect(bench.lines[3].contains("Note"))
        #expect(bench.screen.contains("Price") && bench.lines[4].contains("T000"))
        let small = try things(80)
        #expect(!small.lines[3].contains("Note"))
        small.press("F11")
        #expect(small.lines[3].contains("Note"))
    }

    @Test("y copies the row as a spreadsheet takes it")
    func copies() throws {
        let bench = try things()
        bench.press("y")
        #expect(bench.display.clipboard.last == "T000\t螺栓 M8x30\tPart\t1.00\tCNY\t2026-03-18\t")
        bench.press("Space", "Space", "Y")
        #expect(bench.display.clipboard.last?.split(separator: "\n").count == 2)
    }

    @Test("long lists cost a page: rows far down are read without the rows before them")
    func windows() throws {
        let bench = try things(400)
        bench.press("G", "PgUp", "g", "G")
        #expect(try selected(bench) == "T399")
        #expect(bench.screen.contains("400 rows"))
    }

    @Test("P0-66: the selected row is known without colour, wide characters whole at every edge")
    func marker() throws {
        let bench = try things()
        bench.press("Down", "Down")
        #expect(bench.lines[bench.cursor.row].hasPrefix("   > T002"))
        #expect(bench.lines.filter { $0.hasPrefix("   >") }.count == 1)
        #expect(bench.canvas.styleLine(bench.cursor.row).contains("s"))
    }
}
