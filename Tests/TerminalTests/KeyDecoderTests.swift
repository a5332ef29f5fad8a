import Testing

@testable import Terminal

@Suite("bytes become keys")
struct KeyDecoderTests {
    /// Keys from bytes that all arrive at once.
    private func keys(_ bytes: [UInt8], patience: Int64 = 10_000) -> [Key] {
        var decoder = KeyDecoder()
        for byte in bytes { decoder.take(Int32(byte), at: 0) }
        decoder.pause()
        decoder.expire(at: patience)
        var all: [Key] = []
        while let key = decoder.next() { all.append(key) }
        return all
    }

    private func keys(_ text: String) -> [Key] { keys(Array(text.utf8)) }

    @Test("a letter with its accent is one key when they come together")
    func accents() {
        #expect(keys("e\u{301}x") == [.text("e\u{301}"), .text("x")])
        #expect(keys("🇨🇳👨\u{200D}👩a") == [.text("🇨🇳"), .text("👨\u{200D}👩"), .text("a")])
    }

    @Test("sequences that the terminal's description does not know are keys all the same")
    func undescribed() {
        #expect(keys("\u{1B}[19~\u{1B}[11~\u{1B}[[E") == [.function(8), .function(1), .function(5)])
        #expect(keys("\u{1B}[A\u{1B}OB\u{1B}[1;5C\u{1B}[H\u{1B}[4~") == [.up, .down, .right, .home, .end])
    }

    @Test("the numeric keypad in application mode types numbers")
    func keypad() { #expect(keys("\u{1B}Op\u{1B}Oy\u{1B}On\u{1B}Om\u{1B}OM") == [.text("0"), .text("9"), .text("."), .text("-"), .enter]) }

    @Test("shifted function keys, focus, mouse and reports do nothing, and no tail of them is text")
    func ignored() {
        #expect(keys("\u{1B}[15;2~\u{1B}[1;2P\u{1B}[I\u{1B}[O\u{1B}[<0;3;4M\u{1B}[24;80R\u{1B}[57414ua") == [.text("a")])
    }

    @Test("Esc before anything else is Esc")
    func escape() {
        #expect(keys("\u{1B}") == [.escape])
        #expect(keys("\u{1B}x") == [.escape, .text("x")])
        #expect(keys("\u{1B}\r") == [.escape, .enter])
    }

    @Test("Esc waits for its digit as long as a person needs")
    func patience() {
        var decoder = KeyDecoder()
        decoder.take(0x1B, at: 1000)
        #expect(decoder.deadline == 1000 + KeyDecoder.prefixMilliseconds)
        decoder.expire(at: 1500)
        decoder.take(0x38, at: 1600)
        #expect(decoder.next() == .function(8))
        #expect(decoder.deadline == nil)
    }

    @Test("Esc, a pause and then [ or O typed by hand are Esc and text")
    func typedBracket() {
        var decoder = KeyDecoder()
        decoder.take(0x1B, at: 0)
        decoder.take(0x5B, at: 500)
        decoder.pause()
        #expect(decoder.next() == .escape)
        #expect(decoder.next() == .text("["))
    }

    @Test("bytes that are no UTF-8 are visible as such and take nothing with them")
    func malformed() {
        #expect(keys([0xC4, 0xE3, 0x61]) == [.text("\u{FFFD}"), .text("\u{FFFD}"), .text("a")])
        #expect(keys([0xE8, 0xB4]) == [.text("\u{FFFD}")])
        #expect(keys([0xFF, 0x61]) == [.text("\u{FFFD}"), .text("a")])
        #expect(keys([0xED, 0xA0, 0x80, 0x61]).last == .text("a"))
        #expect(keys([0xC2, 0x9B]) == [.data(0x9B)])
    }

    @Test("a paste whose markers come in pieces is whole, and escape in it is data")
    func paste() {
        #expect(keys("\u{1B}[200~a\r\nb\rc\u{1B}[Ad\u{1B}[201~e") == [.paste("a\nb\nc\u{1B}[Ad"), .text("e")])
    }

    @Test("a paste that the line cuts off is delivered as far as it came")
    func brokenPaste() { #expect(keys("\u{1B}[200~abc") == [.paste("abc")]) }

    @Test("CR LF in one go is Enter once; LF alone is Enter")
    func lineEnds() { #expect(keys("\r\n\n\r") == [.enter, .enter, .enter]) }

    @Test("no bytes at all bring the decoder down or leave it waiting for ever")
    func anything() {
        var state: UInt64 = 7
        for _ in 0..<2_000 {
            var bytes: [UInt8] = []
            for _ in 0..<60 {
                state = state * 48_271 % 2_147_483_647
                bytes.append([0x1B, 0x5B, 0x4F, 0x7E, 0x32, 0x30, 0x3B, 0xE8, 0xB4, 0xA6, 0x0D, UInt8(state >> 8 & 0xFF)][Int(state % 12)])
            }
            var decoder = KeyDecoder()
            for byte in bytes { decoder.take(Int32(byte), at: 0) }
            decoder.expire(at: 1_000_000)
            #expect(decoder.deadline == nil)
        }
    }
}
