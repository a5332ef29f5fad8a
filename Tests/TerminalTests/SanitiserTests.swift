import Testing

@testable import Terminal

@Suite("stored text cannot steer, turn or hide")
struct SanitiserTests {
    @Test("controls, bidi and zero-width characters become visible tokens")
    func tokens() {
        #expect(
            Sanitiser.visible("a\u{1B}[2J\u{7}\u{7F}\u{9B}\u{202E}\u{200B}\u{FEFF}\u{2028}\tz")
                == "a^[[2J^G^?<9B><202E><200B><FEFF><2028>^Iz")
        #expect(Sanitiser.visible("账房 é 😀") == "账房 é 😀")
        #expect(Sanitiser.visible("a\nb\rc", keepingLineEnds: true) == "a\nb^Mc")
        #expect(Sanitiser.visible("👨\u{200D}👩 a\u{200D}b") == "👨\u{200D}👩 a<200D>b")
    }

    @Test("what may be stored is told apart")
    func clean() {
        #expect(Sanitiser.isClean("上海宏达 M8×30 é"))
        #expect(!Sanitiser.isClean("a\u{202E}b"))
        #expect(!Sanitiser.isClean("a\nb"))
        #expect(Sanitiser.isClean("a\nb", allowingLineEnds: true))
    }

    @Test("no character at all leaves as a control, bidi or zero-width character")
    func allCharacters() {
        for value in UInt32(0)...0x10FFFF {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let shown = Sanitiser.visible(String(scalar)).unicodeScalars
            if shown.contains(where: { $0.value < 0x20 || (0x7F..<0xA0).contains($0.value) || $0.properties.generalCategory == .format }) {
                Issue.record("U+\(String(value, radix: 16)) passes")
            }
        }
    }
}
