import Core
import Desk
import Glibc
import Terminal
import TestGround
import Testing
import Values

@Suite("A sample company")
struct DemoTests {
    func company(_ folder: String) throws -> Company {
        let house = House([.shop])
        let noon = Moment(secondsUTC: Int64(TestCompany.today.number) * 86_400 + 43_200)
        let company = try Company.found(
            at: folder + "/demo.books", house: house, name: "Sample", currency: Currency.named("CNY") ?? Currency.all[0],
            chart: "generic", language: .en, isDemo: true, administrator: "admin",
            roles: [
                RoleDefinition("administrator", Text(en: "Administrator", hans: "管理员", hant: "管理員"), rights: house.rights.map(\.name))
            ], clock: { noon })
        let admin = try company.session(named: "admin", route: .terminal, station: "t")
        _ = try company.perform(
            AddUser(name: "mei", fullName: "陈梅", language: .hans, roles: ["administrator"], demoKey: "m"), as: admin)
        return company
    }

    @Test("people are listed by letter; a letter and Enter is the login, in their language; Enter opens the lock; no password can be set")
    func letters() throws {
        let test = try TestCompany([.shop])
        let company = try company(test.folder)
        defer {
            for name in ["demo.books", "demo.books-wal", "demo.books-shm", "demo.books-turn", "demo.books-log/demo.books.log"] {
                unlink(test.folder + "/" + name)
            }
            rmdir(test.folder + "/demo.books-log")
        }
        let desk = Desk(company: company, display: ScriptedDisplay(), pages: [.shop])
        desk.start()
        #expect(desk.picture().lines.contains { $0.contains("M") && $0.contains("陈梅") && $0.contains("Administrator") })
        for key in Key.sequence("m", "Enter", "Enter") { desk.take(.key(key)) }
        #expect(desk.language == .hans)
        #expect(desk.picture().line(0).contains("菜单"))
        let noon = company.clock()
        company.clock = { noon.adding(seconds: 3_600) }
        desk.take(.tick)
        #expect(desk.picture().line(0).contains("已锁定"))
        #expect(desk.picture().plainText.contains("按回车继续"))
        for key in Key.sequence("F12", "Ctrl-G", "x") { desk.take(.key(key)) }
        #expect(desk.picture().line(0).contains("已锁定"))
        desk.take(.key(.enter))
        #expect(desk.picture().line(0).contains("菜单"))
        for key in Key.sequence("Ctrl-G", "p", "a", "s", "s", "Enter") { desk.take(.key(key)) }
        #expect(desk.picture().lines[21...22].joined().contains("E 示例公司的人员没有密码"))
        #expect(desk.picture().line(0).contains("菜单"))
    }
}

@Suite("Scanning")
struct ScanTests {
    /// A screen with a scan field of its own, as a receipt has.
    final class Scanner: Screen {
        let code = "SC"
        let title = Text(en: "Scan", hans: "扫描", hant: "掃描")
        let isScanning = true
        let isTyping = true
        var bytes: [UInt8] = []
        var texts = ""

        func handle(_ key: Key, at desk: Desk) throws -> Bool {
            if let byte = key.controlByte {
                bytes.append(byte)
            } else if case .text(let character) = key {
                texts.append(character)
            } else {
                return false
            }
            return true
        }

        func draw(into canvas: inout Canvas, in area: Area, at desk: Desk) { canvas.cursor = (area.top, 0) }
    }

    @Test("in a scan field control bytes are data; F-keys, Esc and Enter act")
    func control() throws {
        let bench = try DeskBench()
        let scanner = Scanner()
        try bench.desk.show(scanner)
        for key in [Key.data(0x1D), .control("s"), .control("g"), .control("x"), .control("q"), .text("?"), .text("7")] {
            bench.desk.take(.key(key))
        }
        #expect(scanner.bytes == [0x1D, 0x13, 0x07, 0x18, 0x11])
        #expect(scanner.texts == "?7")
        #expect(bench.desk.language == .en)
        bench.press("F12")
        #expect(bench.title.hasPrefix("MENU"))
    }
}

@Suite("Reading posted documents and working days")
struct ReadingTests {
    @Test("a posted document is for reading: no save, no lines, every cell plain")
    func posted() throws {
        let bench = try DeskBench()
        var plan = DeskPage.order().plan
        plan.start = FormValues(["buyer": "Bob"], lines: [["thing": "T000", "quantity": "5"]])
        plan.isReadOnly = true
        plan.headLine = { _, values in "SO-000001 " + values["buyer"] }
        try bench.desk.show(FormScreen(plan))
        bench.desk.present()
        #expect(bench.lines[1] == "SO-000001 Bob")
        #expect(bench.screen.contains("RO"))
        #expect(!bench.legend.contains("F8") && !bench.legend.contains("F6"))
        bench.press("Tab").type("9").press("F8", "Ctrl-S", "F12")
        #expect(bench.title.hasPrefix("MENU"))
        #expect(try bench.test.company.drafts(of: try bench.test.admin()).isEmpty)
    }

    @Test("P0-19: a working day holds for every form until it is taken back")
    func workingDay() throws {
        let bench = try DeskBench()
        bench.go("day 0228")
        #expect(bench.title.hasSuffix("2026-02-28"))
        bench.go("nt").press("Down", "Down", "Down", "Down").type("t").press("Down", "Up")
        #expect(bench.form?.values["day"] == "2026-02-28")
        bench.press("F3").go("day")
        #expect(bench.title.hasSuffix("2026-03-18"))
    }

    @Test("a legend longer than the row has pages, each with the way out")
    func pages() throws {
        let bench = try DeskBench()
        let form = CommandForm(AddThing.self, code: "NT") { plan in
            plan.saveTitle = Text(en: "Post and print the whole lot", hans: "过账并打印", hant: "過帳並列印")
            plan.more = { _ in [Action(.function(7), Text(verbatim: "A long name for an action")) { _ in }] }
        }
        try bench.desk.show(form)
        bench.press("Down")
        let first = bench.legend
        #expect(first.contains("F11=More") && first.hasSuffix("F12=Cancel"))
        bench.press("F11")
        #expect(bench.legend != first)
        #expect(bench.legend.hasSuffix("F12=Cancel"))
    }
}
