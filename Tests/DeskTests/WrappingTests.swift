import Testing

@testable import Desk

@Suite("Breaking lines")
struct WrappingTests {
    @Test("no row begins with what closes or ends with what opens, at any width")
    func chinese() {
        let texts = [
            "可按代码、名称、拼音首字母（如 shhd）或电话尾号查找，或先新增。单位：元；例如「mei.chen」，「USD」、「EUR」。",
            "“截至 2026-02-28”指定日期，（含期初余额），（含未过账凭证）。",
        ]
        for text in texts {
            for width in 8...70 {
                let rows = Wrapping.rows(of: text, width: width)
                #expect(rows.allSatisfy { !"，。、；：）」”".contains($0.first ?? "x") }, "\(width): \(rows)")
                #expect(rows.dropLast().allSatisfy { !"「（“".contains($0.last ?? "x") }, "\(width): \(rows)")
                #expect(rows.joined().filter { $0 != " " } == text.filter { $0 != " " })
            }
        }
    }

    @Test("English breaks at spaces, a word too long is cut, paragraphs stay apart")
    func english() {
        #expect(Wrapping.rows(of: "one two three", width: 8) == ["one two", "three"])
        #expect(Wrapping.rows(of: "abcdefghij", width: 4) == ["abcd", "efgh", "ij"])
        #expect(Wrapping.rows(of: "a\n\nb", width: 4) == ["a", "", "b"])
        #expect(Wrapping.rows(of: "中文字", width: 4) == ["中文", "字"])
    }

    @Test("thousands stand apart in a figure and in nothing else")
    func figures() {
        #expect(FigureWords.grouped("1792.33") == "1,792.33")
        #expect(FigureWords.grouped("-1234567") == "-1,234,567")
        #expect(FigureWords.grouped("999.5") == "999.5")
        #expect(FigureWords.grouped("12a45") == "12a45")
        #expect(FigureWords.grouped("1,792") == "1,792")
        #expect(FigureWords.grouped("") == "")
    }
}
