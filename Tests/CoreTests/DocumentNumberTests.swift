import Core
import TestGround
import Testing
import Values

@Suite("Documents by the numbers that people say")
struct DocumentNumberTests {
    @Test(
        "the figure at the end, with as much before it as one likes, in any writing",
        arguments: ["326", "0326", "PO-326", "po-0326", "po 326", "PO326", "２０２６-326", "po-2026-0326", "PO-2026-326", "ＰＯ－３２６"])
    func says(_ typed: String) { #expect(DocumentNumber.answers(typed, to: "PO-2026-0326")) }

    @Test(
        "another figure, another series, another year, and words without a figure say another number",
        arguments: ["26", "3260", "1326", "GR-326", "2025-326", "PO", "PO-", "", "326-PO", "2026", "PO-PO-326"])
    func saysNot(_ typed: String) { #expect(!DocumentNumber.answers(typed, to: "PO-2026-0326")) }

    @Test("noughts count for nothing, whatever the series' width")
    func noughts() {
        #expect(DocumentNumber.answers("12", to: "CT-000012"))
        #expect(DocumentNumber.answers("ct-0000012", to: "CT-000012"))
        #expect(!DocumentNumber.answers("12", to: "CT-000120"))
        #expect(DocumentNumber.answers("0", to: "X-000"))
    }

    @Test("only documents of the kinds asked for answer; the one that is written so stands alone; several are told")
    func found() throws {
        let test = try TestCompany([.papers])
        for code in ["RD", "BL", "BL-26"] { try test.perform(OpenSeries(code: code)) }
        for (kind, number) in [("red", "RD-0326"), ("red", "RD-1326"), ("blue", "BL-0326"), ("blue", "BL-26-326"), ("blue", "326")] {
            try test.perform(KeepPaper(kind: kind, number: number, place: "HERE"))
        }
        func numbers(_ kinds: [String], _ typed: String) throws -> [String] {
            try test.company.look { try $0.documentNumbers(kinds, said: typed) }
        }
        func number(_ kinds: [String], _ typed: String) throws -> String {
            try test.company.look { try $0.documentNumber(kinds, said: typed) }
        }
        #expect(try numbers(["red"], "326") == ["RD-0326"])
        #expect(try number(["red"], "rd-326") == "RD-0326")
        #expect(try numbers(["blue"], "326") == ["326"])
        #expect(try numbers(["blue"], "bl 326") == ["BL-26-326", "BL-0326"])
        #expect(try numbers(["red", "blue"], "1326") == ["RD-1326"])
        #expect(try numbers(["red"], "7") == [])
        #expect(try numbers([], "326") == [])
        #expect(try number(["red"], " rd-7 ") == "RD-7", "what no document bears stays as it was typed")
        let refusal = #expect(throws: Refusal.self) {
            _ = try number(["blue"], "bl-326")
        }
        #expect(refusal?.code == "core.several-documents")
        #expect(refusal?.text.en.contains("BL-26-326") == true)
    }
}

/// Lays a series of numbers, as the first document in it does.
struct OpenSeries: Command {
    static let name = "papers.open-series"
    static let title = Text(verbatim: "Open a series")
    static let right = Right.everyone
    static let fields = [Field("code", Text(verbatim: "Code"), .text(max: 10), required: true)]
    let code: String

    func perform(in transaction: Transaction) throws -> Done {
        try transaction.insert("INSERT INTO series (code, next) VALUES (?, 1)", code)
        return Done()
    }
}
