import Glibc
import Testing

@testable import Terminal

@Suite("text knows its columns")
struct WidthTests {
    @Test(
        "UI-08, P0-68: widths of letters, hanzi, marks, emoji and hidden characters",
        arguments: [
            ("abc", 3), ("账房", 4), ("ｱ", 1), ("Ａ", 2), ("、", 2), ("…", 1), ("×", 1), ("①", 1), ("e\u{301}", 1), ("か\u{3099}", 2),
            ("한", 2), ("\u{1112}\u{1161}\u{11AB}", 2), ("\u{30000}", 2), ("\u{31350}", 2), ("葛\u{E0100}", 2), ("😀", 2), ("❤\u{FE0F}", 1),
            ("👍🏽", 2), ("👨\u{200D}👩\u{200D}👧", 2), ("🇨🇳", 2), ("1\u{FE0F}\u{20E3}", 1), ("\u{1B}", 2), ("\t", 2), ("\u{9B}", 4),
            ("\u{202E}", 6), ("\u{200B}", 6), ("\u{AD}", 4), ("\r\n", 4), ("\u{301}", 5), ("", 0), ("\u{E000}", 1),
        ])
    func widths(text: String, columns: Int) { #expect(CharacterWidth.displayWidth(of: text) == columns) }

    @Test("where the C library knows a width, ours is the same but for a few symbols")
    func agreesWithLibrary() throws {
        let locale = try #require(newlocale(1 << LC_CTYPE, "C.UTF-8", nil))
        defer { freelocale(locale) }
        let previous = uselocale(locale)
        defer { uselocale(previous) }
        var differing: [UInt32] = []
        for value in UInt32(0x20)..<0x32000 {
            guard let scalar = Unicode.Scalar(value), scalar.properties.generalCategory != .unassigned else { continue }
            let kind = CharacterWidth.kind(of: value)
            let library = libraryWidth(value)
            if kind != .hidden, library >= 0, library != Int32(kind.rawValue) { differing.append(value) }
        }
        // Ambiguous circled numbers, and hexagrams, which later versions of Unicode made wide: shown as `?` there.
        let known: Set<UInt32> = Set(0x3248...0x324F).union(0x4DC0...0x4DFF)
        #expect(Set(differing).subtracting(known).isEmpty, "\(differing.map { String($0, radix: 16) })")
    }

    @Test("cut text ends in a marker and never in half a hanzi")
    func truncate() {
        #expect(CharacterWidth.truncate("Washer", to: 6) == "Washer")
        #expect(CharacterWidth.truncate("Washers", to: 6) == "Washe>")
        #expect(CharacterWidth.truncate("上海宏达电子", to: 7) == "上海宏>")
        #expect(CharacterWidth.truncate("上海宏达电子", to: 8) == "上海宏 >")
        #expect(CharacterWidth.truncate("上海宏达", to: 1) == ">")
        #expect(CharacterWidth.truncate("上海", to: 0) == "")
        #expect(CharacterWidth.truncate("Washers", to: 6, marker: "…") == "Washe…")
    }

    @Test("the end of a text is kept whole behind a marker, never half a hanzi")
    func tail() {
        #expect(CharacterWidth.tail(of: "abc", columns: 3) == "abc")
        #expect(CharacterWidth.tail(of: "abcdefgh", columns: 6) == "...fgh")
        #expect(CharacterWidth.tail(of: "采购订单 > 供应商", columns: 10) == "... 供应商")
    }

    @Test("padded text has exactly the columns asked for", arguments: ["", "a", "账", "账a房", "上海宏达电子有限公司", "\u{1B}"])
    func pad(text: String) {
        for columns in 0...12 {
            for align in [Alignment.left, .right, .centre] {
                #expect(CharacterWidth.displayWidth(of: CharacterWidth.pad(text, to: columns, align: align)) == columns)
            }
        }
        #expect(CharacterWidth.pad("账", to: 5, align: .right) == "   账")
        #expect(CharacterWidth.pad("账", to: 6, align: .centre) == "  账  ")
    }
}

/// The C library's opinion: `wcwidth` is hidden from Swift.
private func libraryWidth(_ value: UInt32) -> Int32 {
    typealias Function = @convention(c) (wchar_t) -> Int32
    guard let symbol = dlsym(nil, "wcwidth") else { return -1 }
    return unsafeBitCast(symbol, to: Function.self)(wchar_t(bitPattern: value))
}
