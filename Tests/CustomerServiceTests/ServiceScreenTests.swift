import Core
import Desk
import Ledgers
import MasterData
import Terminal
import TestGround
import Testing
import Values

@testable import CustomerService

@Suite("Complaints on the desk")
struct ServiceScreenTests {
    private let ground: ServiceGround
    private var company: Company { ground.test.company }

    init() throws {
        ground = try ServiceGround()
        try ground.test.perform(AddCustomer(code: "C-3001", name: "上海宏达电子有限公司"))
    }

    private func bench(_ session: Session? = nil, width: Int = 80, height: Int = 24) -> ScreenBench {
        ScreenBench(
            company, pages: [.masterData, .service], session: session ?? ground.agent, width: width, height: height)
    }

    @Test("a customer's papers say in words what they are and how they stand; so does the list of complaints what it shows")
    func papersInWords() throws {
        _ = try ground.paper("journal-entry", "JE-000009", party: "C-3001")
        let bench = bench()
        bench.go("CT").type("shhd").press("Enter")
        #expect(bench.screen.contains("JE-000009   Journal entry"), "\(bench.screen)")
        bench.go("CL")
        #expect(bench.canvas.line(1).contains("State Unresolved"))
        bench.press("Ctrl-X")
        #expect(bench.canvas.line(1).contains("状态 未解决"))
        #expect(bench.faults == [])
    }

    @Test("P0-68: a complaint is logged in at most 20 keys beyond free text, with the customer's papers in sight at once")
    func log() throws {
        _ = try ground.log("rust on the last lot", customer: "C-3001")
        _ = try ground.paper("invoice", "SI-000001", party: "C-3001")
        _ = try ground.paper("delivery", "DN-000007", party: "C-3001")
        let bench = bench()
        let keys = bench.count {
            bench.type("ct").press("Enter").type("shhd").press("Enter")
            #expect(bench.screen.contains("rust on the last lot"))
            #expect(bench.screen.contains("1 DN-000007") && bench.screen.contains("2 SI-000001"))
            bench.type("2")
            #expect(bench.form?.values["document"] == "SI-000001")
            bench.type("ql").press("Enter", "Enter").write("Heads sheared off").press("F8")
        }
        #expect(keys <= 20, "\(keys)")
        #expect(bench.message.hasPrefix("I CT-000002 is logged."))
        let card = try ground.card("CT-000002")
        #expect(card["document"] == .text("SI-000001"))
        #expect(card["severity"] == .text("high"))
        // The form stays for the next caller, empty.
        #expect(bench.title.hasPrefix("CT  Log"))
        #expect(bench.form?.values["customer"] == "")
        #expect(!bench.screen.contains("SI-000001"))
        #expect(bench.faults == [])
    }

    @Test("a card keeps a name whole on its row, puts code and name under one title, and says who did it and whose it is")
    func card() throws {
        let number =
            try company.perform(
                LogComplaint(
                    customer: "C-3001", item: "B-M830", category: "QL", channel: .phone, contact: "方立 / 新任品质主管 / Quality", subject: "s"),
                as: ground.agent
            ).outcome.number ?? ""
        let bench = bench()
        bench.go("CT \(number)")
        let lines = bench.canvas.lines
        #expect(lines.contains { $0.contains("Who said so: 方立 / 新任品质主管 / Quality") }, "\(bench.screen)")
        #expect(lines.contains { $0.contains("Item: B-M830 六角头螺栓 M8×30") })
        #expect(lines.contains { $0.contains("Customer: 上海宏达电子有限公司 C-3001") } && lines.contains { $0.contains("Category: QL ") })
        for word in ["Item name", "Category title", "Customer code"] { #expect(!bench.screen.contains(word), "\(word)") }
        bench.choose("Take")
        #expect(bench.canvas.lines.contains { $0.contains("Who: su   Owner: su") }, "\(bench.screen)")
        bench.press("Ctrl-X")
        #expect(bench.canvas.lines.contains { $0.contains("操作人: su   负责人: su") }, "\(bench.screen)")
        #expect(bench.faults == [])
    }

    @Test("the form shows this customer's papers without their own name, and no amount of a kind that one may not read")
    func papers() throws {
        _ = try ground.paper("journal-entry", "JE-000009", party: "C-3001")
        let bench = bench()
        bench.go("CT").type("shhd").press("Enter")
        #expect(bench.screen.contains("This customer's open complaints (0)") && bench.screen.contains("This customer's last documents"))
        #expect(bench.screen.contains("JE-000009") && !bench.screen.contains("100.00"), "\(bench.screen)")
        let reader = try ground.test.admin()
        #expect(try company.ask(CustomerDocuments(customer: "C-3001"), as: reader).rows.first?[4] == .integer(10_000))
        #expect(bench.faults == [])
    }

    @Test("F4 on the owner says what the number beside a name counts; complaints by category begin with the day itself")
    func bareFigures() throws {
        let bench = bench()
        bench.go("CT")
        for _ in 0..<10 { bench.press("Tab") }
        bench.press("F4")
        #expect(bench.screen.contains("Unresolved 0"), "\(bench.screen)")
        bench.press("F12").go("CC")
        #expect(bench.form?.values["asOf"] == TestCompany.today.iso)
        #expect(bench.screen.contains(TestCompany.today.iso))
        #expect(bench.faults == [])
    }

    @Test("a digit is text in every field but the document's, and there too once something is typed")
    func digits() throws {
        _ = try ground.paper("invoice", "SI-000001", party: "C-3001")
        let bench = bench()
        bench.go("CT").type("C-3001").press("Enter").type("s1")
        #expect(bench.form?.isDirty == true)
        bench.press("Enter")
        #expect(bench.form?.values["document"] == "s1")
        bench.type("ql").press("Enter", "Enter").type("1")
        bench.press("F8")
        #expect(bench.message.contains("service.no-such-document") || bench.screen.contains("service.no-such-document"))
        #expect(bench.message.contains("a digit picks") && !bench.message.contains("F4"), "the field has no list")
        bench.press("Ctrl-U").type("1").press("F8")
        #expect(bench.message.contains("is logged"))
        #expect(bench.faults == [])
    }

    @Test("what happened is told in several lines with the built-in editor")
    func body() throws {
        let bench = bench()
        bench.go("CT").type("C-3001").press("Enter", "Enter").type("ql").press("Enter", "Enter").write("s").press("Enter")
        bench.press("Ctrl-O").write("first").press("Enter").write("second").press("F8").press("F8")
        #expect(try ground.card("CT-000001")["body"]?.text == "first\nsecond")
        #expect(bench.faults == [])
    }

    @Test("a complaint is taken from the list, noted and resolved on its card, and every step stands in its log")
    func work() throws {
        let number = try ground.log("late again")
        let bench = bench()
        bench.go("CL").type("1").press("Enter").type("y").press("Enter")
        #expect(try ground.card(number)["ownerName"] == .text("su"))
        bench.press("Enter")
        #expect(bench.title.hasPrefix("CT  Complaint CT-000001"))
        bench.press("F6").write("called back").press("F8")
        #expect(bench.screen.contains("called back"))
        #expect(bench.action("Reopen a complaint")?.whyNot() != nil)
        bench.choose("Resolve").write("new lot sent").press("F8")
        #expect(bench.screen.contains("new lot sent"))
        #expect(bench.screen.contains("resolved"))
        bench.choose("Reopen a complaint").write("rusty too").press("F8")
        #expect(try ground.card(number)["state"] == .text("reopened"))
        bench.choose("Wait for the customer").write("which lot?").press("F8")
        bench.choose("Resume a complaint").write("lot 4").press("F8")
        #expect(try ground.card(number)["state"] == .text("assigned"))
        #expect(try ground.findings() == [])
        #expect(bench.faults == [])
    }

    @Test("options of the list ask, note and resolve; one that cannot be done says why")
    func options() throws {
        let first = try ground.log("one")
        let second = try ground.log("two")
        let bench = bench()
        bench.go("CL all").type("4").press("Enter").write("done").press("F8")
        #expect(try ground.card(second)["state"] == .text("resolved"))
        bench.type("1").press("Enter")
        #expect(bench.screen.contains("cannot be taken"))
        bench.press("j").type("2").press("Enter").write("noted").press("F8")
        bench.press("Enter")
        #expect(bench.screen.contains(first) && bench.screen.contains("noted"))
        #expect(bench.faults == [])
    }

    @Test("mine, open and all are three views of one list, by word and by action")
    func views() throws {
        let first = try ground.log("mine to do")
        _ = try ground.log("open to all")
        let third = try ground.log("long done")
        _ = try company.perform(TakeComplaint(complaint: first), as: ground.agent)
        _ = try company.perform(ResolveComplaint(complaint: third, resolution: "ok"), as: ground.agent)
        let bench = bench()
        func seen() -> [Bool] { ["mine to do", "open to all", "long done"].map(bench.screen.contains) }
        bench.go("CL")
        #expect(seen() == [true, true, false])
        bench.choose("Mine")
        #expect(seen() == [true, false, false])
        bench.choose("All")
        #expect(seen() == [true, true, true])
        bench.go("CL mine")
        #expect(seen() == [true, false, false])
        #expect(bench.faults == [])
    }

    @Test("UI-53: a step on a complaint that somebody else changed is refused and nothing typed is lost")
    func conflict() throws {
        let number = try ground.log("one")
        let bench = bench()
        bench.go("CT 1").choose("Resolve").write("solved")
        _ = try company.perform(TakeComplaint(complaint: number), as: ground.chief)
        bench.press("F8")
        #expect(bench.screen.contains("core.changed-meanwhile"))
        #expect(bench.form?.values["resolution"] == "solved")
        #expect(try ground.card(number)["state"] == .text("assigned"))
        // F5 says what happened meanwhile, and F8 then goes on.
        bench.press("F5")
        #expect(bench.screen.contains("Taken by") && bench.form?.values["resolution"] == "solved")
        bench.press("F8")
        #expect(try ground.card(number)["state"] == .text("resolved"))
        #expect(bench.faults == [])
    }

    @Test("UI-53: two who change a complaint see both versions, also after the form was left and resumed")
    func bothVersions() throws {
        let number = try ground.log("one")
        let bench = bench()
        bench.go("CT 1").choose("Change")
        #expect(bench.form?.values["subject"] == "one")
        bench.press("Tab", "Tab", "Tab", "Tab", "Tab", "Ctrl-U").write("mine").press("F12")
        _ = try company.perform(ChangeComplaint(complaint: number, subject: "theirs"), as: ground.chief)
        bench.go("DRAF")
        #expect(bench.screen.split(separator: "\n").contains { $0.contains("Complaint") && $0.contains(number) })
        bench.press("Enter")
        #expect(bench.screen.contains("CHANGED") && bench.form?.values["subject"] == "mine")
        bench.press("F8")
        #expect(bench.screen.contains("core.changed-meanwhile"))
        bench.press("F5")
        #expect(
            bench.screen.contains("Yours") && bench.screen.split(separator: "\n").contains { $0.contains("mine") && $0.contains("theirs") })
        bench.press("F8", "F8")
        #expect(try ground.card(number)["subject"] == .text("mine"))
        #expect(bench.faults == [])
    }

    @Test("the report by category leads to its complaints; a category is added")
    func categories() throws {
        _ = try ground.log("one")
        let bench = bench(try ground.test.admin())
        bench.go("CC").press("Enter", "Enter")
        #expect(bench.screen.contains("Came back"))
        bench.press("Enter")
        #expect(bench.title.hasPrefix("CL") && bench.screen.contains("CT-000001"))
        bench.go("CAT").press("F6").type("ZZ").press("Enter").write("Noise").press("Enter").write("噪声").press("Enter").write("噪音")
        bench.press("F8", "F12")
        #expect(bench.screen.contains("Noise"))
        #expect(bench.faults == [])
    }

    @Test("who may log assigns only with that right; the owner is looked up among those who may resolve")
    func owners() throws {
        let number = try ground.log("one")
        #expect(bench(ground.agent).go("CT 1").action("Assign") == nil)
        let chief = bench(ground.chief)
        chief.go("CT 1").choose("Assign").press("F4")
        #expect(chief.screen.contains("su") && !chief.screen.contains("reader"))
        chief.type("su").press("Enter").press("F8")
        #expect(try ground.card(number)["ownerName"] == .text("su"))
        #expect(chief.faults == [])
    }

    @Test("UI-58: who may only read sees lists and cards, and nothing that changes them")
    func rights() throws {
        _ = try ground.log("one")
        let bench = bench(try company.session(named: "reader", route: .terminal, station: "test"))
        bench.go("CT")
        #expect(bench.desk.shownMessage.contains("desk.no-such-screen"))
        bench.go("CL")
        #expect(!bench.screen.contains("1=Take") && !bench.screen.contains("4=Resolve") && !bench.legend.contains("F6"))
        bench.press("Enter")
        #expect(bench.title.hasPrefix("CT  Complaint"))
        for title in ["Take", "Assign", "Note", "Resolve", "Change"] { #expect(bench.action(title) == nil, "\(title)") }
        #expect(bench.faults == [])
    }

    @Test("a long complaint is read to its end, and a note never hides a line", arguments: [(80, 24), (200, 60)])
    func longText(width: Int, height: Int) throws {
        let number = try ground.log("long")
        for place in 1...30 {
            _ = try company.perform(
                NoteComplaint(complaint: number, text: "第\(place)次跟进：" + String(repeating: "客户来电询问进度。", count: 8)), as: ground.agent)
        }
        let bench = bench(width: width, height: height)
        bench.go("CT 1")
        #expect(bench.screen.contains("more rows below"))
        bench.press("G")
        #expect(bench.screen.contains("第30次"))
        #expect(!bench.screen.contains("more rows below"))
        #expect(bench.faults == [])
    }

    @Test("UI-65, UI-69: every screen draws in three languages at 80×24 and 200×60", arguments: [(80, 24), (200, 60)])
    func tour(width: Int, height: Int) throws {
        _ = try ground.log("六角头螺栓断裂，客户要求换货")
        let faults = ScreenBench.tour(
            company, pages: [.masterData, .service], session: try ground.test.admin(), width: width, height: height)
        #expect(faults == [])
    }
}
