import Testing

@testable import Values

@Suite("tables come in and go out as RFC 4180")
struct CSVTests {
    private func rows(_ text: String) throws -> [[String]] {
        var reader = CSVReader(text)
        return try reader.rest().map(\.cells)
    }

    @Test("cells may hold separators, quotes and lines; lines may end in any way")
    func reading() throws {
        #expect(
            try rows("a,b\r\n\"1,5\",\"say \"\"hi\"\"\"\n\"two\nlines\",\r,x") == [
                ["a", "b"], ["1,5", "say \"hi\""], ["two\nlines", ""], ["", "x"],
            ])
        #expect(try rows("") == [])
        #expect(try rows("\n\n") == [])
        #expect(try rows("a\n\nb\n") == [["a"], ["b"]])
        #expect(try rows("名称,数量\n重庆,１") == [["名称", "数量"], ["重庆", "１"]])
    }

    @Test("each row knows its number and its line")
    func places() throws {
        var reader = CSVReader("h\n\n\"a\nb\"\nc\n")
        let rows = try reader.rest()
        #expect(rows.map(\.row) == [1, 2, 3])
        #expect(rows.map(\.line) == [1, 3, 5])
    }

    @Test(
        "what is no CSV is refused with its line", arguments: [("a\nb\"c\n", "2"), ("a\n\"b", "2"), ("\"a\"b\n", "1")])
    func refused(_ text: String, _ line: String) {
        do {
            _ = try rows(text)
            Issue.record("read")
        } catch {
            #expect((error as? Refusal)?.code == "values.bad-csv")
            #expect((error as? Refusal)?.text.en.contains("Line \(line) ") == true)
        }
    }

    @Test("pieces may break anywhere, inside a character too")
    func chunks() throws {
        let bytes = Array("码,\"名\"\"x\r\ny\"\r\n重,\"\"\r\n".utf8)
        for size in 1...bytes.count {
            var position = 0
            var reader = CSVReader {
                guard position < bytes.count else { return nil }
                defer { position += size }
                return Array(bytes[position..<min(position + size, bytes.count)])
            }
            #expect(try reader.rest().map(\.cells) == [["码", "名\"x\r\ny"], ["重", ""]])
        }
    }

    @Test("what is written reads back, whatever it holds")
    func roundTrip() throws {
        let pieces = ["a", ",", "\"", "\n", "\r\n", "=", "+", "-", "@", "'", " ", "甲", "\t", ""]
        var seed: UInt64 = 3
        for _ in 0..<3_000 {
            let cells = (0..<3).map { _ in
                (0..<4).map { _ in
                    seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                    return pieces[Int(seed >> 33) % pieces.count]
                }.joined()
            }
            var writer = CSVWriter()
            writer.row(cells.map(CSVCell.text) + [.number("-1.5")])
            let back = try rows(writer.text)[0]
            #expect(back.dropLast().map(CSVWriter.undefused) == cells)
            #expect(back.last == "-1.5")
        }
    }

    @Test(
        "text that begins like a formula is defused, numbers are not",
        arguments: ["=1+1", "+1", "-1", "@x", "\tx", "\rx", "\0x", "＝1", "'=1"])
    func defusing(_ text: String) {
        #expect(CSVWriter.defused(text) == "'" + text)
        #expect(CSVWriter.undefused(CSVWriter.defused(text)) == text)
        #expect(CSVWriter.defused("a=1") == "a=1")
        var writer = CSVWriter(byteOrderMark: true)
        writer.header(["a", "b,c"])
        writer.row([.number("-1"), .empty, .text("x,y")])
        #expect(writer.text == "\u{FEFF}a,\"b,c\"\r\n-1,,\"x,y\"\r\n")
    }
}

@Suite("files from other programs are read in their own encoding")
struct TextEncodingTests {
    private let text = "编码,名称\r\nA01,重庆電子 €\r\n"

    @Test("UTF-8, with and without a mark")
    func utf8() throws {
        #expect(try TextEncoding.decode(Array(text.utf8)) == text)
        #expect(try TextEncoding.decode([0xEF, 0xBB, 0xBF] + Array(text.utf8)) == text)
        #expect(try TextEncoding.decode([]) == "")
    }

    @Test("UTF-16 both ways, with and without a mark")
    func utf16() throws {
        let little = text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        let big = text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
        #expect(try TextEncoding.decode([0xFF, 0xFE] + little) == text)
        #expect(try TextEncoding.decode([0xFE, 0xFF] + big) == text)
        #expect(try TextEncoding.decode(little) == text)
        #expect(try TextEncoding.decode(big) == text)
    }

    @Test("GB18030 with GBK and GB2312 inside it")
    func gb18030() throws {
        // 名称,重庆 and the four-byte 㐀
        let bytes: [UInt8] = [0xC3, 0xFB, 0xB3, 0xC6, 0x2C, 0xD6, 0xD8, 0xC7, 0xEC, 0x0A, 0x81, 0x39, 0xEE, 0x39]
        #expect(try TextEncoding.decode(bytes) == "名称,重庆\n㐀")
    }

    /// 品號,名稱 / A-0001,螺絲 / A-0002,六角螺帽 as a spreadsheet in Taiwan saves it.
    private let big5: [UInt8] = [
        0xAB, 0x7E, 0xB8, 0xB9, 0x2C, 0xA6, 0x57, 0xBA, 0xD9, 0x0D, 0x0A, 0x41, 0x2D, 0x30, 0x30, 0x30, 0x31, 0x2C, 0xC1, 0xB3,
        0xB5, 0xB7, 0x0D, 0x0A, 0x41, 0x2D, 0x30, 0x30, 0x30, 0x32, 0x2C, 0xA4, 0xBB, 0xA8, 0xA4, 0xC1, 0xB3, 0xB4, 0x55, 0x0D, 0x0A,
    ]

    @Test("Big5 of Taiwan with Windows' own characters, and of Hong Kong")
    func big5Files() throws {
        #expect(try TextEncoding.decode(big5) == "品號,名稱\r\nA-0001,螺絲\r\nA-0002,六角螺帽\r\n")
        // 碁 and € came with Windows; 嘅 and 啲 are Hong Kong's.
        #expect(try TextEncoding.decode(big5 + [0xF9, 0xD6, 0xA3, 0xE1]).hasSuffix("碁€"))
        #expect(try TextEncoding.decode(big5 + [0x9D, 0xEF, 0x9D, 0xF8]).hasSuffix("嘅啲"))
    }

    @Test("GB18030 whose bytes could be Big5 as well is still read as GB18030")
    func simplified() throws {
        // 螺栓,六角螺母 / 上海: every pair is a character of Big5, too.
        let bytes: [UInt8] = [0xC2, 0xDD, 0xCB, 0xA8, 0x2C, 0xC1, 0xF9, 0xBD, 0xC7, 0xC2, 0xDD, 0xC4, 0xB8, 0x0A, 0xC9, 0xCF, 0xBA, 0xA3]
        #expect(try TextEncoding.decode(bytes) == "螺栓,六角螺母\n上海")
        #expect(throws: Never.self) { try TextEncoding.decode(bytes, among: [.big5]) }
    }

    @Test("where a word or two could be either, both readings are shown and the way to say which; said, it is that")
    func unclear() throws {
        let bytes = Array("code,name\nA,".utf8) + [0xC2, 0xDD, 0xC4, 0xB8, 0x0A]
        for language in Language.allCases {
            do {
                _ = try TextEncoding.decode(bytes)
                Issue.record("read all the same")
            } catch let refusal as Refusal {
                let words = refusal.text[language]
                #expect(refusal.code == "values.unclear-text")
                #expect(words.contains("螺母") && words.contains("蹟譫"), "\(words)")
                #expect(words.contains("--encoding big5") && words.contains("--encoding gb18030"))
            }
        }
        #expect(try TextEncoding.decode(bytes, among: [.gb18030]).hasSuffix("A,螺母\n"))
        #expect(try TextEncoding.decode(bytes, among: [.big5]).hasSuffix("A,蹟譫\n"))
        #expect(try TextEncoding.decode(bytes, among: TextEncoding.ofPrograms).hasSuffix("A,螺母\n"))
        #expect(code { try TextEncoding.decode(big5, among: [.utf8]) } == "values.unreadable-text")
    }

    @Test(
        "anything else is refused with a sentence",
        arguments: [
            [0x00, 0x01, 0x02, 0xFF], [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], [0x63, 0x61, 0x66, 0xE9],
            [0xFF, 0xFE, 0x00], [0x61, 0x00, 0x00, 0x62], [0xFF, 0xFE, 0x00, 0xD8],
            [0x50, 0x4B, 0x03, 0x04, 0x00, 0x80],
        ] as [[UInt8]])
    func refused(_ bytes: [UInt8]) {
        #expect(["values.unreadable-text", "values.not-text"].contains(code { try TextEncoding.decode(bytes) }))
    }

    @Test("18: what cannot be read names its line, or the kind of file it is")
    func places() {
        func text(_ bytes: [UInt8]) -> String {
            do { return try TextEncoding.decode(bytes) } catch { return (error as? Refusal)?.text.en ?? "" }
        }
        #expect(text(Array("code,name\nA,ok\nB,".utf8) + [0xFF, 0xFF, 10]).hasPrefix("Line 3 "))
        #expect(text([0x50, 0x4B, 0x03, 0x04, 20, 0, 6, 0]).contains("Excel (xlsx)"))
        #expect(text(Array("SQLite format 3\0".utf8)).contains("SQLite"))
    }
}
