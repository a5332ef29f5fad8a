import Core
import Desk
import MasterData
import Stock
import Terminal
import TestGround
import Testing
import Values

@testable import Purchasing

/// A desk in purchasing's test books, with an order of bolts and nuts that may be received.
final class PurchasingBench {
    let books: Books
    let display: ScriptedDisplay
    private(set) var desk: Desk
    let order: String
    /// Keys pressed since it was last set to nought.
    var keys = 0

    init(
        width: Int = 80, height: Int = 24, as role: String = "clerk", lines: [OrderEntryLine]? = nil,
        isDemo: Bool = false, _ prepare: (Books) throws -> Void = { _ in }
    ) throws {
        books = try Books(isDemo: isDemo)
        try prepare(books)
        order = try books.order(try lines ?? [line("BOLT", "24", at: "1.50"), line("NUT", "10", at: "0.20")])
        display = ScriptedDisplay(width: width, height: height)
        desk = Desk(
            company: books.test.company, display: display, pages: [.purchasing, .stock], session: try PurchasingBench.session(role, books))
        desk.start()
        desk.present()
        // The card of keys that a person sees at the very first login.
        if desk.top?.isPopup ?? false { press("F12") }
        keys = 0
    }

    static func session(_ role: String, _ books: Books) throws -> Session {
        switch role {
        case "buyer": books.buyer
        case "approver": books.approver
        case "chief": books.chief
        case "bookkeeper": books.bookkeeper
        case "admin": try books.test.admin()
        default: books.clerk
        }
    }

    /// The same person comes back on a new desk, as after a lost line.
    func reconnect(as role: String = "clerk") throws {
        desk = Desk(
            company: books.test.company, display: display, pages: [.purchasing, .stock], session: try PurchasingBench.session(role, books))
        desk.start()
        desk.present()
    }

    @discardableResult
    func press(_ names: String...) -> PurchasingBench {
        for name in names {
            guard let key = Key(name: name) else {
                Issue.record("no key is called \(name)")
                continue
            }
            desk.take(.key(key))
            keys += 1
        }
        return look()
    }

    @discardableResult
    func type(_ text: String) -> PurchasingBench {
        for key in Key.typing(text) { desk.take(.key(key)) }
        keys += text.count
        return look()
    }

    /// What a scanner sends: the code, then Enter. No key of a person.
    @discardableResult
    func scan(_ text: String) -> PurchasingBench {
        for key in Key.typing(text) + [.enter] { desk.take(.key(key)) }
        return look()
    }

    @discardableResult
    func go(_ line: String) -> PurchasingBench {
        press("Ctrl-G")
        type(line)
        return press("Enter")
    }

    private func look() -> PurchasingBench {
        desk.present()
        let canvas = self.canvas
        for row in 0..<canvas.height { #expect(CharacterWidth.displayWidth(of: canvas.fullLine(row)) == canvas.width) }
        #expect(canvas.cursor.map { $0.row < canvas.height && $0.column < canvas.width } == true)
        return self
    }

    var canvas: Canvas { desk.picture() }
    var screen: String { canvas.plainText }
    var title: String { canvas.line(0) }
    var message: String { canvas.line(canvas.height - 2) }
    var receipt: ReceiptScreen? { desk.top as? ReceiptScreen }
    var counted: [String] {
        guard let count = (desk.screens.last { $0 is ReceiptScreen } as? ReceiptScreen)?.loaded?.count else { return [] }
        return count.rows.indices.map { count.counted($0).decimalText }
    }
}
