import SampleFile
import TestGround
import Testing
import Values

@Suite("P0-67, UI-07: screens of the sample company cost few bytes on a line", .serialized)
struct BytesTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let person: String
        let line: String
        let language: Language
        var testDescription: String { "\(line) \(language.rawValue)" }
        /// Hanzi take three bytes each.
        var limit: Int { language == .en ? 2_048 : 2_560 }
    }

    static let cases = [("chen.hao", "GR"), ("wang.fang", "GL 1405"), ("lin.yue", "PO")].flatMap { person, line in
        Language.allCases.map { Case(person: person, line: line, language: $0) }
    }

    @Test("UI-07: receipt form, account card and order list at 80×24: 2,048 bytes in English, 2,560 in Chinese", arguments: cases)
    func screens(_ one: Case) throws {
        let sample = try SampleCopy()
        let pty = try PseudoTerminal(
            program: "countinghouse", arguments: ["--file", sample.path, "--user", one.person, "--language", one.language.rawValue])
        try pty.waitForFrame()
        // The story's last day, so that the screens hold what they held then.
        let day = "\u{07}day 2026-03-18\r"
        _ = try pty.cost(of: day, count: day.count)
        let line = try one.line == "GR" ? "GR " + sample.company.orderToReceive() : one.line
        _ = try pty.cost(of: "\u{07}" + line, count: line.count + 1)
        let opened = try pty.cost(of: "\r", count: 1)
        #expect(opened > 600 && opened <= one.limit, "to open it from the menu")
        // All of it, on an empty terminal. In a scan field Ctrl-L is a scanner's byte.
        let whole = try one.line.hasPrefix("GR") ? 0 : pty.cost(of: "\u{0C}", count: 1)
        #expect(whole <= one.limit)
        let moves = try (0..<4).map { _ in try pty.cost(of: "\u{1B}OB", count: 1) }
        #expect(moves.allSatisfy { $0 <= 100 }, "\(moves)")
        let typed = try "7".map { try pty.cost(of: String($0), count: 1) }
        #expect(typed.allSatisfy { $0 <= 64 }, "\(typed)")
        print("bytes \(one.line) \(one.language.rawValue): opened \(opened), whole \(whole), moves \(moves), typed \(typed)")
    }
}
