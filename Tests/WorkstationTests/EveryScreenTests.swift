import Core
import Desk
import SampleFile
import Terminal
import TestGround
import Testing
import Values

@testable import Workstation

@Suite("Every screen of every role")
struct EveryScreenTests {
    struct Look: Sendable, CustomTestStringConvertible {
        let width: Int
        let height: Int
        let language: Language
        var testDescription: String { "\(width)×\(height) \(language.rawValue)" }
    }

    static let looks = GoldenTests.sizes.flatMap { size in
        Language.allCases.map { Look(width: size.0, height: size.1, language: $0) }
    }

    @Test(
        "P0-7, P0-65, P0-68, P0-69, P0-70: rows exact, no half characters, last cell empty, cursor on the focus, legend whole, words translated",
        arguments: looks)
    func all(_ look: Look) throws {
        let sample = try SampleCopy()
        var told: Set<String> = []
        var opened: Set<String> = []
        var pictures = 0
        for person in try sample.company.demoPeople().map(\.name) {
            let bench = try GoldenTests.bench(sample.company, person, look.language, look.width, look.height)
            func check(_ what: String, isReading: Bool = false) {
                pictures += 1
                for fault in PictureRules.faults(of: bench.canvas, in: look.language, isReading: isReading)
                where told.insert(what + fault).inserted {
                    Issue.record("\(what) for \(person): \(fault)")
                }
                for screen in bench.desk.screens {
                    for action in screen.actions(at: bench.desk).allowed(for: bench.desk.session) {
                        if let right = action.right, !bench.desk.session.may(right) {
                            Issue.record("\(what) offers \(person) \(action.title.en)")
                        }
                    }
                }
            }
            check("the menu")
            for entry in bench.desk.entries {
                do {
                    try bench.desk.go(to: entry.code)
                } catch let refusal as Refusal where refusal.code != "core.demo-passwordless" {
                    Issue.record("\(entry.code) for \(person): \(refusal.text.en)")
                } catch is Refusal {
                    // In a sample company nobody gets a password.
                }
                bench.desk.present()
                if bench.message.hasPrefix("E ") { Issue.record("\(entry.code) for \(person): \(bench.message)") }
                bench.press("Down")
                check(entry.code)
                // What lies over a screen is the same for everybody; what is offered there was asked above.
                if opened.insert(entry.code).inserted {
                    for key in ["F1", "F2", "F11"] {
                        bench.press(key)
                        // A pop-up of words has no field.
                        check(entry.code + " " + key, isReading: key != "F11")
                        if key != "F11" { bench.press("F12") }
                    }
                }
                bench.press("F3")
            }
            for (kind, key) in try EveryScreenTests.records(sample.company) where bench.desk.canOpen(kind) {
                try bench.desk.open(kind, key)
                bench.press("F5")
                // A card is read from its first row on.
                check("\(kind) \(key)", isReading: !(bench.desk.top is FormScreen || bench.desk.top is ListScreen))
                bench.press("F3")
            }
            for fault in bench.faults where told.insert(fault).inserted { Issue.record("\(person): \(fault)") }
        }
        #expect(pictures > 300)
    }

    @Test("P0-8: a code of a screen that a role may not use goes nowhere, for every role and screen")
    func closed() throws {
        let sample = try SampleCopy()
        var closed = 0
        for person in try sample.company.demoPeople().map(\.name) {
            let bench = try GoldenTests.bench(sample.company, person, .en, 80, 24)
            let menu = bench.screen
            for entry in bench.desk.pages.flatMap(\.entries) where !bench.desk.session.may(entry.right) {
                bench.go(entry.code)
                // What was typed may be part of another screen's name.
                #expect(!bench.title.hasPrefix(entry.code + " "), "\(person) \(entry.code)")
                #expect(!menu.contains(" \(entry.code) "), "\(person) \(entry.code)")
                closed += 1
                bench.press("F12")
            }
        }
        #expect(closed > 60)
    }

    @Test("P0-14, P0-66, UI-11: without colour a field, the focus, a heading, an error and the bar have marks of their own")
    func mono() throws {
        let marked: [Role] = [.input, .focus, .heading, .error, .selected]
        for role in marked { #expect(Theme.mono[role].marks != Theme.mono[.text].marks, "\(role)") }
        for role in [Role.protected, .text] { #expect(Theme.mono[role].marks != Theme.mono[.input].marks) }
        #expect(Role.allCases.allSatisfy { Theme.mono[$0].foreground == Theme.mono[.text].foreground })
    }

    /// One record of every kind that any page opens; a kind that is new and no document wants a line.
    static func records(_ company: Company) throws -> [(kind: String, key: String)] {
        let kinds = Set(Workplace.pages.flatMap(\.openers).map(\.kind)).union(["user"])
        return try company.look { reader in
            try kinds.sorted().compactMap { kind in
                let newest = try reader.value("SELECT CAST(max(id) AS TEXT) FROM document WHERE kind = ?", kind, as: String?.self) ?? nil
                let known = try EveryScreenTests.masters[kind].flatMap { try reader.value($0, as: String?.self) ?? nil }
                guard let key = newest ?? known else {
                    Issue.record("the sample company has no \(kind): say which record to open")
                    return nil
                }
                return (kind, key)
            }
        }
    }

    private static let masters: [String: SQL] = [
        "account": "SELECT code FROM account WHERE code = '1405'", "account-card": "SELECT code FROM account WHERE code = '1405'",
        "customer": "SELECT code FROM party WHERE isCustomer = 1 ORDER BY code LIMIT 1",
        "supplier": "SELECT code FROM party WHERE isSupplier = 1 ORDER BY code LIMIT 1",
        "item": "SELECT code FROM item ORDER BY code LIMIT 1", "unit": "SELECT unit FROM item ORDER BY code LIMIT 1",
        "stock-card": "SELECT code FROM item ORDER BY code LIMIT 1",
        "goods-receipt": "SELECT CAST(max(id) AS TEXT) FROM purchaseReceipt",
        "stock-move": "SELECT CAST(max(id) AS TEXT) FROM stockDocument",
        "stock-adjustment": "SELECT CAST(max(id) AS TEXT) FROM stockDocument",
        "complaint-category": "SELECT code FROM complaintCategory ORDER BY code LIMIT 1",
        "customer-document": "SELECT number FROM document WHERE kind = 'complaint' ORDER BY id DESC LIMIT 1",
        "complaint-step": "SELECT 'changed ' || number FROM document WHERE kind = 'complaint' AND state = 'open' ORDER BY id DESC LIMIT 1",
        "purchase-order-change":
            "SELECT number FROM document WHERE kind = 'purchase-order' AND state IN ('draft', 'submitted') ORDER BY id DESC LIMIT 1",
        "give-back": "SELECT 'purchase-order ' || max(id) FROM document WHERE kind = 'purchase-order'",
        "setting": "SELECT 'stock.default-warehouse'",
        "role": "SELECT code FROM role ORDER BY code LIMIT 1",
        "user": "SELECT CAST(min(id) AS TEXT) FROM \"user\"", "warehouse": "SELECT code FROM warehouse ORDER BY code LIMIT 1",
    ]
}
