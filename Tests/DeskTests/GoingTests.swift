import Core
import Desk
import Terminal
import Testing
import Values

@Suite("Going anywhere and back")
struct GoingTests {
    @Test("P0-1: a screen is reached by its code in six keys at most, from any screen")
    func sixKeys() throws {
        let bench = try DeskBench()
        bench.go("or")  // Ctrl-G o r Enter: four
        #expect(bench.title.hasPrefix("OR"))
        bench.go("th")
        #expect(bench.title.hasPrefix("TH"))
        for entry in bench.desk.entries { #expect(entry.code.count <= 4, "\(entry.code)") }
    }

    @Test("P0-2: code and key value in one go")
    func codeAndKey() throws {
        let bench = try DeskBench()
        bench.go("US admin")
        #expect(bench.screen.contains("Change a user"))
        #expect(bench.form?.values["name"] == "admin")
    }

    @Test("UI-02, P0-4: a second task over the first; F12 comes back to the exact cursor and what was typed")
    func stacked() throws {
        let bench = try DeskBench()
        bench.go("nt").type("T9").press("Enter").type("Sa")
        let before = bench.canvas
        bench.go("th").press("Down")
        #expect(bench.title.hasPrefix("TH"))
        bench.press("F12")
        #expect(bench.title.hasPrefix("NT"))
        #expect(bench.cursor == (before.cursor?.row ?? 0, before.cursor?.column ?? 0))
        bench.type("w").press("Enter")
        #expect(bench.form?.values["name"] == "Saw")
    }

    @Test("names in every language and pinyin initials find a screen", arguments: ["things", "物品", "wp"])
    func byName(typed: String) throws {
        let bench = try DeskBench()
        bench.go(typed)
        let isPick = bench.screen.contains("Go to")
        #expect(bench.title.hasPrefix("TH") || isPick)
    }

    @Test("Ctrl-G begins anew where a letter had fallen into the command field")
    func anew() throws {
        let bench = try DeskBench()
        bench.type("q").go("th")
        #expect(bench.title.hasPrefix("TH"), "\(bench.message)")
    }

    @Test("an unknown code says the way out and goes nowhere")
    func unknown() throws {
        let bench = try DeskBench()
        bench.go("zzzz")
        #expect(bench.message.hasPrefix("E desk.no-such-screen"))
        #expect(bench.title.hasPrefix("MENU"))
    }

    @Test(
        "a code of somebody else's screen is refused like an unknown one, whatever else its letters could mean",
        arguments: Language.allCases)
    func others(language: Language) throws {
        let bench = try DeskBench(rights: [.seeThings])
        bench.press("F12")
        while bench.desk.language != language { bench.press("Ctrl-X") }
        // RO are the roles; in pinyin and in English the letters begin names of screens that everybody has.
        for entry in DeskPage.core.entries + DeskPage.shop.entries where !bench.desk.entries.contains(where: { $0.code == entry.code }) {
            bench.go(entry.code.lowercased())
            #expect(bench.message.hasPrefix("E desk.no-such-screen"), "\(entry.code)")
            #expect(bench.desk.screens.count == 1, "\(entry.code)")
        }
        bench.go("us")
        let refused = bench.message
        bench.go("zzzz")
        #expect(refused.contains("us"))
        #expect(bench.message == refused.split(separator: "us", maxSplits: 1).joined(separator: "zzzz"))
    }

    @Test("the command field recalls earlier lines with Up")
    func history() throws {
        let bench = try DeskBench()
        bench.go("th").go("nt")
        bench.press("Ctrl-G", "Up", "Up", "Enter")
        #expect(bench.title.hasPrefix("TH"))
    }

    @Test("menu: letters go to the command field, digits choose a number")
    func menu() throws {
        let bench = try DeskBench()
        bench.type("th").press("Enter")
        #expect(bench.title.hasPrefix("TH"))
        bench.press("F3").type("2").press("Enter")
        #expect(bench.title.hasPrefix("NT"))
        // A barcode scanned into the menu is seen and opens no line by its last digits.
        bench.press("F3").type("6901234101602")
        #expect(bench.screen.contains("===> 6901234101602"))
        bench.press("Enter")
        #expect(bench.title.hasPrefix("MENU") && bench.message.hasPrefix("E desk.no-such-screen"))
    }

    @Test("P0-8: menus, legends and codes know only what the role may do")
    func rights() throws {
        let bench = try DeskBench(rights: [.seeThings])
        #expect(bench.screen.contains("Things"))
        #expect(!bench.screen.contains("Add a thing"))
        #expect(!bench.screen.contains("Users"))
        bench.go("th")
        #expect(!bench.legend.contains("F6="))
        #expect(!bench.screen.contains("4=Rename"))
        bench.press("F2")
        #expect(!bench.screen.contains("Rename all"))
        bench.press("F12").go("nt")
        #expect(bench.message.hasPrefix("E desk.no-such-screen"))
    }

    @Test("P0-58: a reader sees a form it cannot type into")
    func readOnly() throws {
        let bench = try DeskBench(rights: [.seeThings])
        bench.go("th").press("Enter")
        #expect(bench.form != nil)
        #expect(!bench.legend.contains("F8="))
        #expect(bench.screen.contains("RO"))
        let before = bench.form?.values
        bench.type("x").press("Enter", "F8", "Ctrl-S")
        #expect(bench.form?.values == before)
    }

    @Test("P0-5: F3 leaves to the menu, F12 one level, F8 accepts; Ctrl keys and Esc do the same")
    func threeKeys() throws {
        let bench = try DeskBench()
        bench.go("th").press("Enter")
        #expect(bench.desk.screens.count == 3)
        bench.press("Ctrl-C")
        #expect(bench.desk.screens.count == 2)
        bench.press("Enter", "Ctrl-Q")
        #expect(bench.desk.screens.count == 1)
        bench.go("th").press("Esc")
        #expect(bench.desk.screens.count == 1)
    }

    @Test("P0-7: legend, F2 menu and help come from the table of actions")
    func oneTable() throws {
        let bench = try DeskBench()
        bench.go("th")
        for action in bench.desk.top?.actions(at: bench.desk) ?? [] {
            bench.press("F2")
            #expect(bench.screen.contains(action.title.en))
            bench.press("F12")
            if let key = action.key, case .function = key { #expect(bench.legend.contains(key.name + "=" + action.title.en)) }
        }
    }

    @Test("one key, one meaning: no clash on any screen")
    func clashes() throws {
        let bench = try DeskBench()
        #expect(ScreenCatalog.keyClashes(of: bench.desk).isEmpty)
        #expect(ScreenCatalog.screens(of: bench.desk).count == bench.desk.entries.count)
        let wrong = [
            Action(.text("d"), Text(verbatim: "Delete")) { _ in }, Action(.function(3), Text(verbatim: "Third")) { _ in },
            Action(.function(8), Text(verbatim: "a")) { _ in }, Action(.function(8), Text(verbatim: "b")) { _ in },
            Action(.control("s"), Text(verbatim: "c")) { _ in },
        ]
        #expect(Keymap.clashes(in: wrong).count == 4)
    }

    @Test("the key reference names every screen and key")
    func reference() throws {
        let bench = try DeskBench()
        let text = ScreenCatalog.keyReference(of: bench.desk, in: .hans)
        #expect(text.contains("F8 Ctrl-S"))
        #expect(text.contains("### TH"))
    }
}
