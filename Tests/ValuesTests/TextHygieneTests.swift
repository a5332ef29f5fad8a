import Testing

@testable import Values

@Suite("stored text can be seen and steers nothing")
struct TextHygieneTests {
    @Test(
        "hidden characters are refused by name and masked on show",
        arguments: [
            0x00, 0x07, 0x09, 0x0A, 0x0D, 0x1B, 0x7F, 0x80, 0x9B, 0xAD, 0x061C, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F,
            0x2028, 0x2029, 0x202A, 0x202E, 0x2060, 0x2066, 0x2069, 0xFEFF, 0xE0001, 0xE0041, 0xFFFF, 0x3164, 0x0378,
            0xFFF9,
        ] as [UInt32])
    func hidden(_ value: UInt32) throws {
        let scalar = Unicode.Scalar(value)!
        let text = "a" + String(scalar) + "甲"
        var name = String(value, radix: 16, uppercase: true)
        name = "U+" + String(repeating: "0", count: max(0, 4 - name.count)) + name
        do {
            _ = try TextHygiene.clean(text)
            Issue.record("accepted")
        } catch let refusal as Refusal {
            #expect(refusal.code == "values.hidden-character")
            #expect(refusal.text.hans.contains(name))
        }
        #expect(TextHygiene.visible(text) == "a<\(name)>甲")
    }

    @Test(
        "what people write passes as it is",
        arguments: [
            "", "Acme & Sons, Ltd.", "重庆電子有限公司", "全角　空格", "Ærøskøbing", "🍎 apple", "ￄ", "한국어", "العربية", "𠮷野家",
            "葛\u{E0100}城",
            "価格：¥100", "Ⅲ", "№ 5", "ひらがな",
        ])
    func passes(_ text: String) throws {
        #expect(try TextHygiene.clean(text) == text)
        #expect(TextHygiene.visible(text) == text)
    }

    @Test("text is held composed, so equal words are equal bytes")
    func composed() throws {
        let clean = try TextHygiene.clean("Cafe\u{301}")
        #expect(Array(clean.unicodeScalars) == Array("Caf\u{E9}".unicodeScalars))
        #expect(Array(try TextHygiene.clean("\u{F900}").unicodeScalars) == ["\u{8C48}"])
    }

    @Test("a memo has lines, each ended the same way; a lone return is refused")
    func memo() throws {
        #expect(try TextHygiene.clean("一\r\n二\n三", allowNewline: true) == "一\n二\n三")
        #expect(code { try TextHygiene.clean("a\rb", allowNewline: true) } == "values.hidden-character")
        #expect(code { try TextHygiene.clean("a\tb", allowNewline: true) } == "values.hidden-character")
        #expect(TextHygiene.visible("a\nb", allowNewline: true) == "a\nb")
    }

    @Test("nothing clean is masked and nothing masked stays hidden, over all of Unicode")
    func allOfUnicode() {
        for value in UInt32(0)...0x10FFFF {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let category = scalar.properties.generalCategory
            if category == .control || category == .format || category == .unassigned {
                if !TextHygiene.isHidden(scalar) { Issue.record("U+\(String(value, radix: 16)) passes") }
            } else if category == .uppercaseLetter || category == .decimalNumber || category == .mathSymbol {
                if TextHygiene.isHidden(scalar) { Issue.record("U+\(String(value, radix: 16)) is refused") }
            }
        }
    }

    @Test("row 22: codes typed in full width become ASCII")
    func width() {
        #expect(TextHygiene.foldWidth("ＡＢ－０１　ｘ") == "AB-01 x")
        #expect(TextHygiene.foldWidth("甲A") == "甲A")
    }
}
