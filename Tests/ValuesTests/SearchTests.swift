import Testing

@testable import Values

@Suite("names are found by what a Latin keyboard types")
struct SearchTests {
    private let pinyin: Pinyin

    init() throws {
        pinyin = try #require(Pinyin.installed)
    }

    private func key(_ code: String, _ name: String, _ others: [String] = [], mnemonic: String = "", phone: String = "")
        -> String
    {
        SearchKey.make(code: code, name: name, others: others, mnemonic: mnemonic, phone: phone, pinyin: pinyin)
    }

    private func rank(_ query: String, _ code: String, _ key: String) -> SearchRank? {
        SearchRank.rank(query: query, code: code, key: key, pinyin: pinyin).flatMap(SearchRank.init)
    }

    @Test("row 33: characters with several readings answer to each")
    func polyphones() {
        #expect(pinyin.initials(of: "重庆电子").first == "cqdz")
        #expect(pinyin.initials(of: "重庆电子").contains("zqdz"))
        #expect(pinyin.initials(of: "重量").contains("cl"))
        #expect(pinyin.full(of: "重庆银行") == "chongqingyinhang")
        #expect(pinyin.full(of: "會計") == "kuaiji")
        #expect(pinyin.fulls(of: "长单").contains("changdan"))
        #expect(pinyin.initials(of: "长行单重曾", limit: 9).count == 9)
        #expect(pinyin.initials(of: "ABB变频器2个") == ["abbbpq2g"])
        #expect(pinyin.initials(of: "Acme").isEmpty)
        #expect(pinyin.full(of: "吕布") == "lvbu")
        #expect(pinyin.full(of: "〇") == "ling")
        #expect(pinyin.full(of: "") == "")
    }

    @Test("row 33: a query finds by code, initials, full reading, characters, telephone, in this order")
    func ranks() {
        let key = key("C-0100", "重庆電子有限公司", ["Chongqing Électronique"], phone: "023-6888 1234, 13800001111")
        #expect(rank("c-0100", "C-0100", key) == .exactCode)
        #expect(rank("Ｃ－０１", "C-0100", key) == .codePrefix)
        #expect(rank("cqdz", "C-0100", key) == .initials)
        #expect(rank("zqdz", "C-0100", key) == .initials)
        #expect(rank("chongqingd", "C-0100", key) == .fullPinyin)
        #expect(rank("chong qing dian", "C-0100", key) == .fullPinyin)
        #expect(rank("chong'qing", "C-0100", key) == .fullPinyin)
        #expect(rank("dianzi", "C-0100", key) == .substring)
        #expect(rank("重慶电子", "C-0100", key) == .substring)
        #expect(rank("electronique", "C-0100", key) == .substring)
        #expect(rank("公司 重庆", "C-0100", key) == .substring)
        #expect(rank("1234", "C-0100", key) == .phoneTail)
        #expect(rank("6888-1234", "C-0100", key) == .phoneTail)
        #expect(rank("0236888", "C-0100", key) == .phone)
        #expect(rank("shanghai", "C-0100", key) == nil)
        #expect(rank("", "C-0100", key) == nil)
        #expect(rank(" | ", "C-0100", key) == nil)
    }

    @Test("row 33: the firm's own mnemonic counts as initials")
    func mnemonics() {
        #expect(rank("xyz", "1", key("1", "重庆电子", mnemonic: "XYZ")) == .initials)
    }

    @Test("without the pinyin files names are still found by their characters")
    func withoutFiles() {
        let key = SearchKey.make(code: "A1", name: "重庆", pinyin: nil)
        #expect(SearchRank.rank(query: "重庆", code: "A1", key: key, pinyin: nil) == SearchRank.substring.rawValue)
        #expect(SearchRank.rank(query: "a1", code: "A1", key: "", pinyin: nil) == 0)
        #expect(throws: Refusal.self) { try Pinyin(contentsOf: "/nowhere/pinyin.txt") }
    }

    @Test("traditional and simplified fold to the same, both ways")
    func variants() {
        #expect(pinyin.simplify("臺灣廣達電腦") == "台湾广达电脑")
        #expect(pinyin.simplify("Müller 123") == "Müller 123")
        #expect(SearchKey.fold(query: "  Müller｜ＧＭＢＨ ", pinyin: pinyin) == "muller gmbh")
    }

    @Test("row 33: Chinese and Latin typed together find a name that keeps them apart, and the other way round")
    func scriptsTogether() {
        let screw = key("B-M825", "六角头螺栓 M8×25")
        for query in ["螺栓M8", "螺栓m8×25", "m8螺栓", "螺栓 M8"] {
            #expect(rank(query, "B-M825", screw) == .substring, "\(query)")
            for pattern in SearchKey.patterns(query: query, pinyin: pinyin) { #expect(matches(screw, like: pattern), "\(query)") }
        }
        #expect(rank("螺栓M9", "B-M825", screw) == nil)
    }

    @Test("whatever has a rank matches the patterns that fetch it")
    func patterns() {
        #expect(SearchKey.patterns(query: "50%_x", pinyin: pinyin) == ["%50%x%"])
        #expect(SearchKey.patterns(query: " ", pinyin: pinyin).isEmpty)
        let records = [("C-0100", "重庆電子"), ("WH/2", "长沙 办事处"), ("50%", "A_B 100%"), ("X", "O'Neill & Co")]
        let queries = [
            "c-01", "cqdz", "chong qing", "chong'qing", "50%", "a_b", "o'n", "neill co", "1234", "138-0000", "WH/",
            "长沙处",
        ]
        var ranked = 0
        for (code, name) in records {
            let key = key(code, name, phone: "138 0000 1234")
            for query in queries where rank(query, code, key) != nil {
                ranked += 1
                for pattern in SearchKey.patterns(query: query, pinyin: pinyin) {
                    #expect(matches(key, like: pattern), "\(query) \(pattern) \(key)")
                }
            }
        }
        #expect(ranked >= 12)
    }

    @Test("a filter's word means names by their script, initials and readings, never by code or telephone")
    func filterWords() {
        let key = key("SHHD-1", "上海宏达电子", phone: "138 0000 1234")
        func isMeant(_ word: String) -> Bool {
            SearchKey.namePatterns(word: word, pinyin: pinyin).contains { matches(key, like: $0) }
        }
        for word in ["shhd", "hddz", "SH", "shanghaihongda", "hongda", "宏達", "上海"] {
            #expect(isMeant(word) == (word != "hongda"), "\(word)")
        }
        for word in ["s", "hd", "anghai", "1234", "shhd-1", "100%", "_", "", "宏大"] { #expect(!isMeant(word), "\(word)") }
    }

    @Test("every character of the table sounds, and its lines are in the order that searching relies on")
    func wholeTable() throws {
        let path = try #require(ShareFolder.path(of: "pinyin.txt"))
        let lines = try SortedLines(contentsOf: path)
        var missing = 0
        for value in UInt32(0x4E00)...0x9FA5 {
            let words = lines.words(for: UTF8.encode(Unicode.Scalar(value)!)!)
            if words.isEmpty { missing += 1 }
            #expect(words.allSatisfy { $0.utf8.allSatisfy { (0x61...0x7A).contains($0) } })
        }
        #expect(missing < 250)
        #expect(lines.words(for: "〇".utf8) == ["ling", "yuan", "xing"])
        #expect(lines.words(for: "a".utf8).isEmpty)
        #expect(lines.words(for: "\u{10FFFF}".utf8).isEmpty)
    }

    private func matches(_ text: String, like pattern: String) -> Bool {
        var rest = Substring(text.lowercased())
        for piece in pattern.lowercased().split(separator: "%") {
            guard let found = rest.firstRange(of: piece) else { return false }
            rest = rest[found.upperBound...]
        }
        return true
    }
}
