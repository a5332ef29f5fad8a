import Core
import Desk
import Terminal
import TestGround
import Testing
import Values

@Suite("The ground's own screens")
struct CoreScreenTests {
    /// A decider's desk with loans waiting that the administrator asked for.
    func inbox(_ loans: Int) throws -> DeskBench {
        let bench = try DeskBench(rights: [.orderThings])
        for number in 1...loans { try bench.test.perform(RequestLoan(amount: Figure(units: Int64(number * 100)))) }
        return bench.press("F12").go("in")
    }

    @Test("SE-01: who decides nothing reads the inbox and is offered nothing")
    func readsOnly() throws {
        let bench = try DeskBench(rights: [])
        bench.press("F12").go("in")
        #expect(bench.title.hasPrefix("IN") && !bench.screen.contains("1=Approve") && !bench.screen.contains("4=Give back"))
        #expect(try inbox(1).screen.contains("1=Approve"))
    }

    func states(_ bench: DeskBench) throws -> [String] {
        try bench.test.company.look { try $0.all("SELECT state FROM document ORDER BY id") { $0.text(0) } }
    }

    @Test("OA: the inbox approves after a question that names object and amount, and gives back with a reason")
    func decides() throws {
        let bench = try inbox(3)
        #expect(bench.screen.contains("LO-000001"))
        #expect(bench.lines[20].contains("CNY 600.00"))
        bench.press("1", "Enter")
        #expect(bench.screen.contains("1=Approve  LO-000001"))
        bench.press("y", "Enter")
        #expect(try states(bench) == ["approved", "draft", "draft"])
        bench.press("4", "Enter")
        #expect(bench.screen.contains("Give back LO-000002"))
        bench.press("F8")
        #expect(bench.message.hasPrefix("E core.missing-field"))
        bench.type("too much").press("F12").go("draf")
        #expect(bench.screen.contains("Give back"), "what was typed is a draft: \(bench.screen)")
        bench.press("5", "Enter")
        #expect(bench.legend.contains("F8=Give back") && bench.screen.contains("too much"), "\(bench.screen)")
        bench.press("F8").press("F3").go("in")
        #expect(try states(bench) == ["approved", "returned", "draft"])
        #expect(bench.title.hasPrefix("IN"))
    }

    @Test("P0-39, P0-56: many at once, with count and amount; the default is No")
    func bulk() throws {
        let bench = try inbox(3)
        bench.press("Space", "Space").choose("Approve")
        #expect(bench.screen.contains("Approve: 2 rows, CNY 300.00"))
        bench.press("Enter")
        #expect(try states(bench) == ["draft", "draft", "draft"])
    }

    @Test("the filter of documents knows the words that are shown, in each language, and the codes besides")
    func documentWords() throws {
        let bench = try inbox(3)
        bench.press("1", "Enter", "y", "Enter").go("doc")
        for (language, kind, state) in [(Language.en, "loan", "granted"), (.hans, "借用", "已准借"), (.hant, "借用", "已准借")] {
            while bench.desk.language != language { bench.press("Ctrl-X") }
            for (filter, count) in [
                (kind, 3), (state, 1), ("approved", 1), ("state=" + state, 1), ("kind=" + kind, 3), (kind + " " + state, 1), ("nothing", 0),
            ] {
                bench.press("F7", "Ctrl-U").type(filter).press("Enter")
                #expect(bench.lines.filter { $0.contains("LO-00000") }.count == count, "\(filter)")
            }
        }
    }

    @Test("the filter of the inbox knows the words that are shown")
    func inboxWords() throws {
        let bench = try inbox(2)
        for filter in ["loan", "kind=loan", "Kind=loa"] {
            bench.press("F7", "Ctrl-U").type(filter).press("Enter")
            #expect(bench.screen.contains("LO-000002"), "\(filter)")
        }
    }

    @Test("users: list, add, change, close, password")
    func users() throws {
        let bench = try DeskBench()
        bench.go("us").press("F6")
        bench.type("mei").press("Enter").type("陈梅").press("Enter", "Enter").type("administrator").press("F8")
        #expect(bench.message.hasPrefix("I"))
        #expect(bench.screen.contains("陈梅"))
        bench.press("Down", "2", "Enter", "Enter")
        #expect(bench.title.contains("Change a user"))
        bench.press("F12").press("8", "Enter")
        #expect(bench.title.hasPrefix("US  Set the password of mei"))
        bench.type("a good sentence").press("Enter").type("another one").press("Enter")
        #expect(bench.message.hasPrefix("E desk.passwords-differ"))
        #expect(!bench.screen.contains("sentence"))
        bench.press("F12", "4", "Enter", "y", "Enter")
        #expect(bench.lines.contains { $0.contains("陈梅") && $0.contains("No") })
    }

    @Test("settings of one department, changed with a form of its kind, and their history")
    func settings() throws {
        let bench = try DeskBench()
        bench.go("set shop")
        #expect(bench.lines.contains { $0.contains("Most things") && $0.contains("10") })
        bench.press("Enter")
        #expect(bench.title.contains("Most things"))
        bench.type("abc").press("F8")
        #expect(bench.message.hasPrefix("E values.not-a-number"))
        bench.type("25").press("F8")
        #expect(bench.lines.contains { $0.contains("Most things") && $0.contains("25") })
        bench.go("seth")
        #expect(bench.lines.contains { $0.contains("Most things") && $0.contains("10") && $0.contains("25") })
    }

    @Test("P0-55: documents and the history of one")
    func documents() throws {
        let bench = try DeskBench()
        try bench.test.perform(RequestLoan(amount: Figure(units: 5)))
        bench.go("doc")
        #expect(bench.screen.contains("LO-000001"))
        bench.press("7", "Enter")
        #expect(bench.title.contains("History LO-000001"))
        #expect(bench.screen.contains("Request a loan"))
    }

    @Test("audit, refused requests, roles and deputy open and read")
    func others() throws {
        let bench = try DeskBench()
        for code in ["au", "den", "ro", "dep", "keys", "draf", "col", "lang", "pass"] {
            bench.go(code)
            #expect(!bench.message.hasPrefix("E"), "\(code): \(bench.message)")
            bench.press("F3")
        }
    }

    @Test("reports ask their parameters, show a list, and F12 comes back to them")
    func report() throws {
        let bench = try DeskBench()
        bench.go("rt")
        #expect(bench.form?.values["asOf"] == "2026-03-18")
        bench.press("Enter")
        #expect(bench.list != nil)
        #expect(bench.lines[1].contains("As of 2026-03-18"))
        bench.press("F12").type("0101").press("F8")
        #expect(bench.screen.contains("No rows."))
        bench.press("F12", "F12")
        #expect(bench.title.hasPrefix("MENU"))
        #expect(try bench.test.company.drafts(of: try bench.test.admin()).isEmpty)
    }

    @Test("what cannot be undone takes the document's last digits")
    func digits() throws {
        let bench = try DeskBench()
        var isDone = false
        let question = Confirmation(
            Text(en: "Delete PO-004711?", hans: "删除 PO-004711？", hant: "刪除 PO-004711？"), digits: "711")
        bench.desk.confirm(question) { _ in isDone = true }
        bench.press("y", "Enter")
        #expect(!isDone)
        bench.desk.confirm(question) { _ in isDone = true }
        bench.type("711").press("Enter")
        #expect(isDone)
    }
}
