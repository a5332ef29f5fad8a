import Testing

@testable import Terminal

@Suite("a canvas stays whole whatever is drawn on it")
struct CanvasTests {
    @Test("text, style and cursor are read back")
    func reading() {
        var canvas = Canvas(width: 20, height: 3)
        #expect(canvas.put("账房", row: 0, column: 2, style: .title) == 4)
        canvas.put("12.50", row: 1, column: 0, width: 10, style: .input, align: .right)
        canvas.cursor = (1, 9)
        #expect(canvas.line(0) == "  账房")
        #expect(canvas.styleLine(0) == "..tttt")
        #expect(canvas.line(1) == "     12.50")
        #expect(canvas.styleLine(1) == "iiiiiiiiii")
        #expect(canvas.text(row: 1, column: 5, width: 5) == "12.50")
        #expect(canvas.find("房")?.column == 4)
        #expect(canvas.lines.count == 3)
    }

    @Test("P0-68: a narrow character over half a wide one blanks the orphaned half")
    func orphans() {
        for (column, expected) in [(0, "x 文字"), (1, " x文字"), (2, "中x 字"), (3, "中 x字"), (5, "中文 x")] {
            var canvas = Canvas(width: 8, height: 2)
            canvas.put("中文字", row: 0, column: 0)
            canvas.put("x", row: 0, column: column)
            #expect(canvas.line(0) == expected)
        }
        var canvas = Canvas(width: 8, height: 2)
        canvas.put("中文字", row: 0, column: 0)
        canvas.put("国", row: 0, column: 1)
        #expect(canvas.line(0) == " 国 字")
    }

    @Test("P0-68: a wide character at the right edge is cut whole, with the marker")
    func edges() {
        var canvas = Canvas(width: 5, height: 2)
        canvas.put("中文字", row: 0, column: 0)
        #expect(canvas.fullLine(0) == "中文>")
        canvas.put("a中文字", row: 0, column: 0)
        #expect(canvas.fullLine(0) == "a中 >")
        canvas.put("中文字", row: 0, column: 0, overflow: .clip)
        #expect(canvas.fullLine(0) == "中文 ")
        canvas.put("中文", row: 0, column: -1)
        #expect(canvas.fullLine(0) == " 文  ")
    }

    @Test("a number that does not fit shows no part of itself")
    func hashes() {
        var canvas = Canvas(width: 20, height: 2)
        canvas.put("1234567.00", row: 0, column: 0, width: 8, align: .right, overflow: .hashes)
        #expect(canvas.line(0) == "########")
    }

    @Test("the bottom-right cell is never written")
    func bottomRight() {
        var canvas = Canvas(width: 6, height: 2)
        canvas.put("abcdefgh", row: 1, column: 0)
        canvas.fill(row: 0, column: 0, width: 6, height: 2, with: "#", style: .error)
        canvas.put("国国国", row: 1, column: 0, style: .error)
        canvas.restyle(row: 1, column: 0, width: 6, style: .error)
        #expect(canvas[1, 5] == Cell())
        #expect(canvas.fullLine(1) == "国国> ")
    }

    @Test("tab, line end and escape never pass; marks stay with their character; emoji are one glyph")
    func sanitised() {
        var canvas = Canvas(width: 60, height: 2)
        canvas.put("a\tb\nc\u{1B}[2J\u{202E}e\u{301}👨\u{200D}👩\u{200D}👧z", row: 0, column: 0)
        #expect(canvas.line(0) == "a^Ib^Jc^[[2J<202E>e\u{301}👨z")
    }

    @Test("a pop-up over hanzi leaves no half behind", arguments: [0, 1, 2, 3])
    func overlay(column: Int) {
        var canvas = Canvas(width: 12, height: 3)
        canvas.put("中文字国账房", row: 0, column: 0)
        var popup = Canvas(width: 3, height: 1, style: .message)
        popup.put("ab", row: 0, column: 0)
        popup.cursor = (0, 1)
        canvas.put(popup, row: 0, column: column)
        #expect(canvas.text(row: 0, column: column, width: 3) == "ab ")
        #expect(canvas.cursor?.column == column + 1)
        checkWhole(canvas)
    }

    @Test("the bar takes whole characters and so much text that moving it stays cheap")
    func bar() {
        var canvas = Canvas(width: 80, height: 3)
        canvas.put(String(repeating: "a", count: 60), row: 0, column: 0)
        canvas.put(String(repeating: "国", count: 30), row: 1, column: 0)
        #expect(canvas.bar(row: 0, column: 2, width: 70) == 24)
        #expect(canvas.bar(row: 1, column: 2, width: 70) == 16)
        #expect(canvas.bar(row: 1, column: 2, width: 5) == 5)
        #expect(canvas.styleLine(1).filter { $0 == "s" }.count == 16)
    }

    @Test("whatever is drawn, rows keep their width, halves their partner, and the last cell is empty")
    func storm() {
        var random = Lehmer(state: 42)
        let texts = ["a", "中", "e\u{301}", "中文字国", "abc", "👨\u{200D}👩", "\u{202E}", "x中", "🇨🇳", "か\u{3099}ん", "", "\t"]
        for _ in 0..<300 {
            var canvas = Canvas(width: random.next(40) + 1, height: random.next(6) + 1)
            for _ in 0..<40 {
                let (row, column) = (random.next(8) - 1, random.next(50) - 5)
                let text = texts[random.next(texts.count)]
                switch random.next(6) {
                case 0: canvas.fill(row: row, column: column, width: random.next(20), height: random.next(4), with: text.first ?? " ")
                case 1: canvas.restyle(row: row, column: column, width: random.next(20), style: .selected)
                case 2:
                    var popup = Canvas(width: random.next(8) + 1, height: random.next(3) + 1)
                    popup.put(text + text, row: 0, column: 0)
                    canvas.put(popup, row: row, column: column)
                case 3: canvas.put(text + text, row: row, column: column, width: random.next(9), align: .right, overflow: .hashes)
                case 4: canvas.put(text + text, row: row, column: column, width: random.next(9), style: .input, align: .centre)
                default: canvas.put(text + text + text, row: row, column: column)
                }
                checkWhole(canvas)
            }
        }
    }

    @Test("canvases are equal when they show the same, whatever was drawn before")
    func equality() {
        var (one, two) = (Canvas(width: 10, height: 2), Canvas(width: 10, height: 2))
        one.put("o\u{308}e\u{301}", row: 0, column: 0)
        two.put("e\u{301}e\u{301}", row: 0, column: 0)
        #expect(one != two)
        two.put("o\u{308}", row: 0, column: 0)
        #expect(one == two)
    }

    private func checkWhole(_ canvas: Canvas) {
        for row in 0..<canvas.height {
            for column in 0..<canvas.width {
                let cell = canvas[row, column]
                switch cell.half {
                case .whole: break
                case .leading: #expect(column + 1 < canvas.width && canvas[row, column + 1].half == .trailing)
                case .trailing: #expect(column > 0 && canvas[row, column - 1].half == .leading)
                }
                let widths = canvas.scalars(of: cell).map { CharacterWidth.kind(of: $0) }
                #expect(!widths.contains(.hidden) && widths[0] == (cell.half == .leading ? .wide : .narrow))
            }
            #expect(CharacterWidth.displayWidth(of: canvas.fullLine(row)) == canvas.width)
        }
        #expect(canvas[canvas.height - 1, canvas.width - 1].glyph == 0x20)
    }
}

/// The same numbers in every run.
private struct Lehmer {
    var state: UInt64

    mutating func next(_ bound: Int) -> Int {
        state = state * 48_271 % 2_147_483_647
        return Int(state % UInt64(bound))
    }
}
