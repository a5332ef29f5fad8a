import Core
import Terminal
import Testing
import Values

@testable import Desk

@Suite("A proof in one row")
struct ProofLineTests {
    private func line(_ figures: (String, String), holds: Bool, day: String?) -> ProofLine {
        let finding = Finding(table: "t", row: nil, text: Text(verbatim: "the listing comes to \(figures.0), the account to \(figures.1)"))
        return ProofLine(
            title: Text(
                en: "Goods received, not invoiced, against their account", hans: "暂估应付明细与科目核对", hant: "暫估應付明細與科目核對"),
            result: ProofResult(figures: figures, findings: holds ? [] : [finding]),
            unread: day == nil ? nil : Proof("t", Text(verbatim: "t")) { _, _ in ProofResult() },
            day: day.map { Text(verbatim: $0) })
    }

    @Test("words give way, the day and both sums never", arguments: [40, 60, 79])
    func figures(width: Int) {
        for holds in [true, false] {
            for day in [nil, "2026-11-10"] where width > 40 || day == nil {
                let line = line(("1,638,895.85", "1,636,098.89"), holds: holds, day: day)
                for language in Language.allCases {
                    let text = line.text(language, width: width)
                    #expect(CharacterWidth.displayWidth(of: text) <= width, "\(text)")
                    #expect(text.contains("1,638,895.85 \(holds ? "=" : "≠") 1,636,098.89"), "\(text)")
                    #expect(day.map(text.contains) ?? true, "\(text)")
                    #expect(text.hasPrefix("E ") == !holds)
                }
            }
        }
    }

    @Test("at 80 columns the way on stays beside the sums of an earlier day")
    func wayOn() {
        let text = line(("38,895.85", "36,098.89"), holds: false, day: "2026-11-10").text(.en, width: 79)
        #expect(text.hasSuffix("2026-11-10: 38,895.85 ≠ 36,098.89  F2 finds the row"), "\(text)")
        #expect(text.hasPrefix("E Goods received"))
    }
}
