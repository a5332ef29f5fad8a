import Core
import Ledgers
import MasterData
import Terminal
import TestGround
import Testing
import Values

@testable import Desk
@testable import Stock

/// A desk on a scripted display with books, an item in stock and a person at it.
final class StockBench {
    let test: TestCompany
    let display: ScriptedDisplay
    let desk: Desk

    init(width: Int = 80, height: Int = 24, rights: [Right]? = nil) throws {
        test = try TestCompany.withBooks(roles: ["clerk": rights ?? []])
        try test.perform(AddItem(code: "B-M830", name: "螺栓 M8x30", unit: "EA"))
        try test.perform(
            ReceiveGoods(
                supplier: "ACME", lines: [.init(item: "B-M830", quantity: try figure("100"), unitPrice: try figure("1.25"))]))
        try test.perform(
            IssueGoods(reason: "sale", lines: [.init(item: "B-M830", quantity: try figure("40"))]))
        let session = rights == nil ? try test.admin() : try test.user("lin", roles: ["clerk"])
        display = ScriptedDisplay(width: width, height: height)
        desk = Desk(company: test.company, display: display, pages: [.stock], session: session)
        desk.start()
        desk.present()
    }

    @discardableResult
    func press(_ names: String...) -> StockBench {
        for name in names {
            guard let key = Key(name: name) else {
                Issue.record("no key is called \(name)")
                continue
            }
            desk.take(.key(key))
        }
        return look()
    }

    @discardableResult
    func type(_ text: String) -> StockBench {
        for key in Key.typing(text) { desk.take(.key(key)) }
        return look()
    }

    @discardableResult
    func go(_ line: String) -> StockBench {
        press("Ctrl-G")
        type(line)
        return press("Enter")
    }

    private func look() -> StockBench {
        desk.present()
        for row in 0..<canvas.height { #expect(CharacterWidth.displayWidth(of: canvas.fullLine(row)) == canvas.width) }
        return self
    }

    var canvas: Canvas { desk.picture() }
    var screen: String { canvas.plainText }
    var title: String { canvas.line(0) }
    var message: String { canvas.line(canvas.height - 2) }
}

@Suite("Stock on the desk")
struct StockScreenTests {
    @Test("P0-46: on hand leads to the stock card, the card to the document, and F12 back to the same row")
    func drill() throws {
        let bench = try StockBench()
        bench.go("oh")
        #expect(bench.title.hasPrefix("OH  On hand"))
        #expect(bench.screen.contains("B-M830"))
        #expect(bench.screen.contains("75.00"))
        bench.press("Enter")
        #expect(bench.title.hasPrefix("SC  Stock card"))
        #expect(bench.screen.contains("螺栓 M8x30"))
        bench.press("j", "Enter")
        #expect(bench.title.hasPrefix("SM  Stock document"))
        #expect(bench.screen.contains("GI-000001"))
        bench.press("F12", "F12")
        #expect(bench.title.hasPrefix("OH"))
    }

    @Test("P0-2: a code and a key value in one go open the card, the document, the warehouse")
    func codes() throws {
        let bench = try StockBench()
        bench.go("sc b-m830")
        #expect(bench.title.hasPrefix("SC"))
        #expect(bench.screen.contains("GR-000001"))
        bench.go("sm gr-000001")
        #expect(bench.screen.contains("125.00"))
        bench.go("oh main")
        #expect(bench.screen.contains("B-M830"))
        bench.go("wh main")
        #expect(bench.screen.contains("Main warehouse"))
        bench.go("sc nothing")
        #expect(bench.desk.shownMessage.hasPrefix("E masterdata.no-item"))
    }

    @Test("the proof line says that stock and ledger are equal; a broken row turns it into an error that opens the document")
    func proofLine() throws {
        let bench = try StockBench()
        bench.go("sm")
        #expect(bench.screen.contains("75.00 = 75.00"))
        try bench.test.perform(Spoil())
        bench.press("F5")
        #expect(bench.screen.contains("≠"))
        let row = try #require(bench.canvas.find("≠")?.row)
        #expect(bench.canvas.styleLine(row).contains("e"))
        bench.press("F2")
        let pick = try #require(bench.canvas.lines.first { $0.contains("Open what is broken") })
        let number = pick.split(separator: " ").first { Int($0) != nil } ?? ""
        bench.type(String(number))
        if bench.title.hasPrefix("SM  Stock documents") { bench.press("Enter") }
        #expect(bench.title.hasPrefix("SM  Stock document "))
    }

    @Test("goods without an order are received: lookup, list price, preview, posting")
    func receive() throws {
        let bench = try StockBench()
        bench.go("rx")
        let form = try #require(bench.desk.top as? FormScreen)
        #expect(bench.screen.contains("75.00 = 75.00"))
        bench.press("Tab", "Tab", "Tab", "Tab", "Tab").type("b-m8").press("Enter")
        #expect(form.values[0, "item"] == "B-M830")
        #expect(form.values[0, "unit"] == "EA")
        bench.type("10").press("Enter", "Enter").type("2").press("F9")
        #expect(bench.screen.contains("Preview"))
        #expect(try bench.test.onHand("B-M830").quantity == "60")
        bench.press("F8")
        #expect(bench.message.hasPrefix("I GR-000002"))
        #expect(try bench.test.onHand("B-M830").quantity == "70")
    }

    @Test("IN-08: a pack's barcode scanned into a form counts packs; the item's own code counts pieces")
    func packs() throws {
        let bench = try StockBench()
        try bench.test.perform(AddUnit(item: "B-M830", unit: "CASE", contains: try Fraction(12)))
        try bench.test.perform(AddBarcode(item: "B-M830", barcode: "CASE-BOLT", unit: "CASE"))
        bench.go("ix")
        let form = try #require(bench.desk.top as? FormScreen)
        bench.press("Tab", "Tab").type("sale").press("Tab", "Tab", "Tab").type("CASE-BOLT").press("Enter")
        #expect(form.values[0, "item"] == "B-M830")
        #expect(form.values[0, "unit"] == "CASE")
        bench.type("2").press("F8")
        #expect(try bench.test.onHand("B-M830").quantity == "36")
        bench.go("ix")
        let next = try #require(bench.desk.top as? FormScreen)
        bench.press("Tab", "Tab").type("sale").press("Tab", "Tab", "Tab").type("b-m830").press("Enter")
        #expect(next.values[0, "unit"] == "EA")
    }

    @Test("P0-29: an empty issue is told of everything that it wants at once: the reason, an item and a quantity")
    func emptyIssue() throws {
        let bench = try StockBench()
        bench.go("ix").press("F8")
        #expect(bench.message.contains("3 fields to correct"), "\(bench.message)")
        let form = try #require(bench.desk.top as? FormScreen)
        #expect(Set(form.errors.keys) == ["reason", "lines.1.item", "lines.1.quantity"])
    }

    @Test("SC with an item opens its card over all warehouses and says so; the list of what is on hand opens one warehouse's")
    func cardOfAll() throws {
        let bench = try StockBench()
        try bench.test.perform(AddWarehouse(code: "EAST", name: "East"))
        try bench.test.perform(
            ReceiveGoods(warehouse: "EAST", lines: [.init(item: "B-M830", quantity: try figure("7"), unitPrice: try figure("1.25"))]))
        bench.go("sc b-m830")
        #expect(bench.screen.contains("SC  Stock card") && bench.screen.contains("all warehouses"))
        #expect((bench.desk.top as? ListScreen)?.rows.last?.integer("balance") == 67_000_000)
        bench.go("oh").press("Enter")
        #expect(!bench.screen.contains("all warehouses"))
        bench.go("oh asof 2026-02-30")
        #expect(bench.message.contains("values.not-a-day") || bench.screen.contains("2026-02-30"))
        #expect(!bench.screen.contains("stock.no-item") && !bench.screen.contains("masterdata.no-item"))
    }

    @Test("a draft is named by what it is about, not by a day")
    func draftName() throws {
        let bench = try StockBench()
        bench.go("ix")
        bench.press("Tab").type("0310").press("Tab", "Tab", "Tab", "Tab").type("B-M830").press("Enter", "F12")
        let drafts = try bench.test.company.drafts(of: bench.desk.session)
        #expect(drafts.count == 1 && drafts.first?.title.hasSuffix(" B-M830") == true, "\(drafts.map(\.title))")
    }

    @Test("goods are issued with a reason; more than there is stays in the form with the way out")
    func issue() throws {
        let bench = try StockBench()
        bench.go("ix")
        bench.press("Tab", "Tab").type("scrap").press("Tab", "Tab", "Tab").type("B-M830").press("Enter").type("500").press("F8")
        #expect(bench.screen.contains("stock.below-zero"))
        #expect(bench.desk.top is FormScreen)
        bench.press("Ctrl-U").type("5").press("F8")
        #expect(bench.message.hasPrefix("I GI-000002"))
    }

    @Test("a document is reversed from the list with a reason, once")
    func reverse() throws {
        let bench = try StockBench()
        bench.go("sm")
        bench.type("4").press("Enter")
        #expect(bench.screen.contains("GI-000001"))
        bench.type("counted wrong").press("F8")
        #expect(bench.message.hasPrefix("I "))
        #expect(try bench.test.onHand("B-M830").quantity == "100")
    }

    @Test("P0-8 P0-58: who may only look sees lists and cards, no forms and no options that change")
    func readOnly() throws {
        let bench = try StockBench(rights: [.readStock, .readMasterData])
        let codes = Set(bench.desk.entries.map(\.code))
        #expect(codes.isSuperset(of: ["OH", "SC", "SM", "WH"]))
        #expect(codes.isDisjoint(with: ["RX", "IX", "OS"]))
        bench.go("sm")
        #expect(!bench.screen.contains("4=Reverse"))
        #expect(!bench.screen.contains("F6=New"))
        bench.go("wh main")
        #expect(bench.screen.contains("RO"))
    }

    @Test("P0-69: every screen of stock is drawn in three languages, at 80×24 and 200×60", arguments: [(80, 24), (200, 60)])
    func languages(width: Int, height: Int) throws {
        let bench = try StockBench(width: width, height: height)
        for _ in Language.allCases {
            for line in ["oh", "sc b-m830", "sm", "sm gr-000001", "rx", "ix", "wh", "os", "sc"] {
                bench.go(line)
                #expect(bench.message.hasPrefix("E") == false)
                let legend = bench.canvas.line(height - 1)
                #expect(CharacterWidth.displayWidth(of: legend) <= width - 1)
            }
            bench.press("F3", "Ctrl-X")
        }
    }

    @Test("UI-03: one key has one meaning on all screens of stock")
    func keys() throws {
        let bench = try StockBench()
        #expect(ScreenCatalog.keyClashes(of: bench.desk).isEmpty)
        #expect(ScreenCatalog.screens(of: bench.desk).map(\.code).contains("OH"))
    }
}

/// Makes a layer worth something else than its entry, as a broken disk would.
private struct Spoil: Command {
    static let name = "test.spoil"
    static let title = Text(verbatim: "Spoil")
    static let right = Right.everyone
    static let fields: [Field] = []

    func perform(in transaction: Transaction) throws -> Done {
        try transaction.insert(
            """
            INSERT INTO stockLayer (placeId, documentId, lineId, day, method, quantityMicro, valueMinor)
            SELECT placeId, documentId, lineId, day, 'given', 0, 1 FROM stockLayer WHERE quantityMicro > 0
            """)
        return Done()
    }
}
