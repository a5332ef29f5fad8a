import Core
import MasterData
import Terminal
import TestGround
import Testing
import Values

@testable import Desk
@testable import Purchasing

@Suite("Closing an order short is asked, and named line by line")
struct OrderEndTests {
    @Test("the question names lines and quantities and its default is no; an empty line is said to mean all", arguments: Language.allCases)
    func asked(language: Language) throws {
        let bench = try PurchasingBench(as: "admin")
        try bench.books.receive(bench.order, [try came(1, "10")])
        bench.go("po " + bench.order)
        try bench.choose("Close short")
        bench.desk.speak(language)
        let whole = Text(en: "the whole order is closed", hans: "整张订单", hant: "整張採購單")
        bench.press("Tab", "Tab")
        #expect(bench.canvas.line(1).contains(whole[language]), "\(bench.screen)")
        bench.type("no longer made").press("F8")
        #expect(bench.screen.contains("1  BOLT") && bench.screen.contains("14 EA"), "\(bench.screen)")
        #expect(bench.screen.contains("2  NUT") && bench.screen.contains("10 EA"))
        bench.press("Enter")
        #expect(try bench.books.state(bench.order) == .part)
        bench.press("F8").type("y").press("Enter")
        #expect(try bench.books.state(bench.order) == .closed)
    }

    @Test("one line is named alone; a day before the order's is refused at the day, before anything is asked")
    func lineAndDay() throws {
        let bench = try PurchasingBench(as: "admin")
        try bench.books.receive(bench.order, [try came(1, "10")])
        bench.go("po " + bench.order)
        try bench.choose("Close short")
        bench.type("1").press("Tab").type("2026-02-20").press("Tab").type("no longer made").press("F8")
        #expect(bench.desk.shownMessage.contains("purchasing.closed-before-order"), "\(bench.screen)")
        #expect((bench.desk.top as? FormScreen)?.current?.name == "day")
        bench.type("2026-03-12").press("F8")
        #expect(bench.screen.contains("14 EA") && !bench.screen.contains("2  NUT"), "\(bench.screen)")
        bench.type("y").press("Enter")
        #expect(try bench.books.state(bench.order) == .part)
        #expect(try bench.books.progress(bench.order).isShort)
        #expect(try !bench.books.progress(bench.order, line: 2).isShort)
    }
}
