import Core
import Desk
import Terminal
import TestGround
import Testing
import Values

@Suite("Lookups")
struct LookupTests {
    func line() throws -> DeskBench { try DeskBench(things: 5).go("or").type("Bob").press("Enter") }

    @Test("P0-31, UI-04: F4 lists the values; a digit picks and the cursor goes on")
    func digits() throws {
        let bench = try line()
        bench.press("F4")
        #expect(bench.lines.contains { $0.contains("1 T000 螺栓 M8x30") })
        bench.press("2")
        #expect(bench.form?.values[0, "thing"] == "T001")
        #expect(bench.form?.values[0, "name"] == "Hammer")
        #expect(bench.cursor.column > 19)
    }

    @Test("P0-32: typing narrows in place; Enter takes the best")
    func narrows() throws {
        let bench = try line()
        bench.press("F4").type("nu")
        #expect(bench.screen.contains("Nut"))
        #expect(!bench.screen.contains("Hammer"))
        bench.press("Enter")
        #expect(bench.form?.values[0, "thing"] == "T003")
    }

    @Test(
        "P0-33: code, part of a name and pinyin initials fill the field without F4",
        arguments: [
            ("t002", "T002"), ("宏达", "T002"), ("shhd", "T002"), ("wash", "T004"),
        ])
    func fills(typed: String, code: String) throws {
        let bench = try line()
        bench.type(typed).press("Enter")
        #expect(bench.form?.values[0, "thing"] == code)
    }

    @Test("several answers open the list by themselves, none is said and holds nobody back")
    func several() throws {
        let bench = try DeskBench(things: 10).go("or").type("Bob").press("Enter")
        bench.type("hammer").press("Enter")
        #expect(bench.lines.contains { $0.contains("1 T001 Hammer") })
        #expect(!bench.message.hasPrefix("E"))
        bench.press("2")
        #expect(bench.form?.values[0, "thing"] == "T006")
        bench.press("Shift-Tab").type("zzz").press("Enter")
        #expect(bench.message.hasPrefix("E desk.unknown-code"))
        #expect(bench.message.contains("“zzz”"), "the sentence repeats what nothing answers to")
        #expect(bench.form?.values[0, "thing"] == "zzz", "what was typed stays")
    }

    @Test("the typed text stays when the list is left")
    func cancelled() throws {
        let bench = try line()
        bench.press("F4").type("nut").press("F12")
        #expect(bench.form != nil)
        #expect(bench.lines[bench.cursor.row].contains("nut"))
    }

    @Test("in a field with a value the list shows everything with its row selected; leaving it changes nothing")
    func leftAlone() throws {
        let bench = try line()
        bench.type("T003").press("Enter", "Shift-Tab", "F4")
        #expect(bench.lines.filter { $0.contains(" T00") && !$0.contains(":") }.count >= 5, "all, not its own row alone")
        #expect(bench.lines[bench.cursor.row].contains(": T003"))
        #expect(bench.lines.contains { $0.contains("> ") && $0.contains("T003 ") })
        bench.type("ha")
        #expect(bench.lines[bench.cursor.row].hasSuffix(": ha"), "the first character replaces the value")
        bench.press("F12")
        #expect(bench.form?.values[0, "thing"] == "T003")
        #expect(bench.lines[bench.cursor.row].contains("T003"))
        #expect(!bench.lines[bench.cursor.row].contains("ha"))
        bench.press("F4", "Enter")
        #expect(bench.form?.values[0, "thing"] == "T003", "Enter takes the selected row")
    }

    @Test("in a field that is being typed in, the list goes on with it and leaves it behind")
    func goesOn() throws {
        let bench = try line()
        bench.type("T003").press("Enter", "Shift-Tab").type("h").press("F4").type("am")
        #expect(bench.screen.contains("Hammer") && !bench.screen.contains("Washer"))
        bench.press("F12")
        #expect(bench.lines[bench.cursor.row].contains("ham"))
    }

    @Test("names stand whole as far as the terminal is wide", arguments: [80, 160])
    func wide(_ width: Int) throws {
        let bench = try DeskBench(width: width, things: 0)
        let long = String(
            "An extraordinarily long name of a thing that nobody could tell from the others by its first words".prefix(width - 30))
        for code in ["T1", "T2"] {
            try bench.test.perform(AddThing(code: code, name: long + " " + code, kind: "part", price: Figure(units: 100, scale: 2)))
        }
        bench.go("or").type("Bob").press("Enter", "F4")
        for code in ["T1", "T2"] { #expect(bench.lines.contains { $0.contains(long + " " + code) }, "\(code)") }
    }

    @Test("P1-34, UI-05: F6 makes the missing record and comes back filled")
    func creates() throws {
        let bench = try line()
        bench.type("saw").press("F4", "F6")
        #expect(bench.title.hasPrefix("NT"))
        bench.type("T900").press("Enter").type("Saw").press("Enter").type("tool").press("F8")
        #expect(bench.title.hasPrefix("OR"))
        #expect(bench.form?.values[0, "thing"] == "T900")
        #expect(bench.form?.values[0, "name"] == "Saw")
        #expect(bench.form?.values["buyer"] == "Bob")
    }

    @Test("P1-35: what was picked lately comes first on empty input")
    func recent() throws {
        let bench = try line()
        bench.press("F4", "4").type("1").press("Enter", "F4")
        #expect(bench.lines.contains { $0.contains("1 T003 Nut") })
    }

    @Test("P0-36: from the field to the master record and back")
    func master() throws {
        let bench = try line()
        bench.type("T001").press("Enter", "Shift-Tab", "Ctrl-V")
        #expect(bench.title.hasPrefix("CT"))
        #expect(bench.form?.values["name"] == "Hammer")
        bench.press("F12")
        #expect(bench.title.hasPrefix("OR"))
        #expect(bench.form?.values[0, "thing"] == "T001")
    }

    @Test("a digit picks until something is typed in the search; after that it searches, and the rows have no numbers")
    func digitsSearch() throws {
        let bench = try line()
        bench.press("F4").type("M8")
        #expect(bench.lines[bench.cursor.row].hasSuffix(": M8"))
        #expect(bench.screen.contains("T000 螺栓 M8x30") && !bench.screen.contains("1 T000"))
        bench.press("Enter")
        #expect(bench.form?.values[0, "thing"] == "T000")
        bench.press("Shift-Tab", "F4").type("x").press("Backspace").type("03")
        #expect(bench.lines[bench.cursor.row].hasSuffix(": 03"), "an emptied search is one that was typed in")
        bench.press("Enter")
        #expect(bench.form?.values[0, "thing"] == "T003")
    }

    @Test("a digit goes on with what stood in the field, and none is lost where it is no row's number or nothing answers")
    func digitsStay() throws {
        let bench = try line()
        bench.type("T00").press("F4").type("2")
        #expect(bench.lines[bench.cursor.row].hasSuffix(": T002"))
        bench.press("Enter")
        #expect(bench.form?.values[0, "thing"] == "T002")
        bench.press("Shift-Tab", "F4").type("9")
        #expect(bench.lines[bench.cursor.row].hasSuffix(": 9"), "there are five rows")
        bench.press("Ctrl-U").type("zz").type("30")
        #expect(bench.lines[bench.cursor.row].hasSuffix(": zz30"))
        #expect(bench.screen.contains("Nothing answers to this."))
        bench.press("Ctrl-U").type("三")
        #expect(bench.lines[bench.cursor.row].hasSuffix(": 三"), "a hanzi is no digit")
    }
}
