import Glibc
import TestGround
import Testing
import Values

@Suite("18: bad input at the command line", .serialized)
struct BadInputTests {
    let ground: ProgramGround

    init() throws {
        ground = try ProgramGround()
        try ground.addBookkeeper()
    }

    private static let languages = ["en", "zh-Hans", "zh-Hant"]

    private func suppliers() throws -> String {
        try ground.run(["query", "masterdata.suppliers", "--user", "books", "--format", "csv"]).output
    }

    private func importing(_ name: String, _ bytes: [UInt8], language: String = "en", also: [String] = []) throws -> Subprocess.Result {
        try ground.run(["import", "suppliers", ground.write(name, bytes), "--user", "books", "--language", language] + also)
    }

    // MARK: Verbs and options

    @Test("18: an unknown verb, option, language, column or number of rows: one sentence with a code, exit 2")
    func arguments() throws {
        let cases: [([String], String)] = [
            (["frobnicate"], "core.no-such-verb"), (["run"], "core.bad-arguments"), (["verify", "--bogus"], "core.bad-arguments"),
            (["query", "no.such"], "core.no-such-query"), (["query", "ledgers.trial-balance", "--bogus", "1"], "core.unknown-field"),
            (["query", "ledgers.trial-balance", "stray"], "core.bad-parameter"),
            (["query", "ledgers.trial-balance", "--format", "xml"], "core.bad-format"),
            (["query", "ledgers.trial-balance", "--limit", "abc"], "core.not-a-whole-number"),
            (["query", "ledgers.trial-balance", "--sort", "nosuch"], "core.unknown-column"),
            (["query", "ledgers.trial-balance", "--as-of", "2026-13-01"], "values.not-a-day"),
            (["query", "ledgers.trial-balance", "--filter", String(repeating: "w ", count: 60)], "core.long-filter"),
            (["query", "ledgers.trial-balance", "--language", "fr"], "core.bad-language"),
            (["import", "no-such", "x.csv"], "core.no-such-import"), (["import", "suppliers", "/no/such.csv"], "core.file-absent"),
            (["import", "suppliers", "/tmp"], "core.file-refused"), (["batch", "/tmp"], "core.file-refused"),
        ]
        for (words, code) in cases {
            let answer = try ground.run(
                words + (words[0] == "run" || words[0] == "frobnicate" ? [] : words[0] == "verify" ? [] : ["--user", "books"]))
            #expect(answer.code == 2, "\(words)")
            #expect(answer.errors.hasPrefix(code), "\(words): \(answer.errors)")
            #expect(answer.errors.split(separator: "\n").count == 1)
            #expect(answer.output.isEmpty)
        }
        #expect(try ground.run(["--help"]).code == 0)
        #expect(try ground.run(["--version"]).code == 0)
    }

    @Test("18: what a person wrote comes back in sentences without steering the terminal")
    func echoed() throws {
        let answer = try ground.run(["query", "masterdata.suppliers", "--user", "\u{1B}[31mred\u{202E}"])
        #expect(answer.code == 2)
        #expect(!answer.errors.unicodeScalars.contains { $0 != "\n" && TextHygiene.isHidden($0) })
    }

    @Test("18: the workstation without a terminal, or on one of an unknown kind: one sentence, exit 2")
    func noTerminal() throws {
        for language in Self.languages {
            let answer = try ground.run(["--language", language], input: "")
            #expect(answer.code == 2)
            #expect(answer.errors.hasPrefix("terminal.not-a-terminal"))
            #expect(answer.errors.split(separator: "\n").count == 1)
        }
    }

    // MARK: JSON

    @Test("18: JSON of every wrong kind gives one outcome with code and field, and changes nothing")
    func json() throws {
        let cases = [
            ("{", "core.bad-json"), (#"{"code":"A","code":"B","name":"x"}"#, "core.doubled-field"),
            (#"{"code":5,"name":"x"}"#, "core.bad-field"), (#"{"code":"A","name":"x","nmae":"y"}"#, "core.unknown-field"),
            (#"{"code":"A","name":"x","paymentDays":99999999999999999999}"#, "core.bad-figure"),
            (#"{"code":"A","name":"e\u001b[31m"}"#, "values.hidden-character"),
            (#"{"code":"A","name":"\u202e"}"#, "values.hidden-character"),
            (#"{"code":"A","name":"\u0000"}"#, "values.hidden-character"),
            (#"{"code":"A","name":""# + String(repeating: "x", count: 10_000) + #""}"#, "masterdata.too-long"),
        ]
        for (text, code) in cases {
            for language in Self.languages {
                let answer = try ground.run(["run", "masterdata.add-supplier", "--user", "books", "--language", language, "--json", text])
                #expect(answer.code == 2)
                #expect(answer.output.hasPrefix(#"{"refused":{"code":"\#(code)""#), "\(answer.output)")
                if language != "en" { #expect(answer.output.unicodeScalars.contains { (0x3400...0x9FFF).contains($0.value) }) }
            }
        }
        let deep = String(repeating: "[", count: 100_000) + String(repeating: "]", count: 100_000)
        #expect(try ground.run(["run", "masterdata.add-supplier", "--user", "books", "--json", "-"], input: deep).code == 2)
        #expect(try !suppliers().contains("A,"))
    }

    @Test("18: a batch with broken lines in the middle: one outcome a line, the good ones hold, exit 2, the line is named")
    func batch() throws {
        func add(_ code: String) -> String { #"{"command":"masterdata.add-supplier","fields":{"code":"\#(code)","name":"x"}}"# }
        let lines = [
            add("S-1"), #"{"command":"masterdata.add-supplier","fields":{"code":"S-2""#, "nonsense", #"{"command":5}"#, "{}",
            #"{"command":"masterdata.add-supplier","fields":{"code":"S-3","name":"x"},"kye":"1"}"#,
            #"{"command":"masterdata.add-supplier","fields":{"code":"S-3","name":"x"},"at":"2026-02-31"}"#,
            #"{"command":"masterdata.add-supplier","fields":{"code":"S-3","name":"a\u202eb"}}"#, add("S-4"),
        ]
        let answer = try ground.run(["batch", "-", "--user", "books"], input: lines.joined(separator: "\n"))
        let outcomes = answer.output.split(separator: "\n").map(String.init)
        #expect(answer.code == 2)
        #expect(outcomes.count == lines.count)
        let codes = [
            "", "core.bad-json", "core.bad-json", "core.bad-field", "core.missing-field", "core.unknown-field", "values.not-a-day",
            "values.hidden-character", "",
        ]
        for (outcome, code) in zip(outcomes, codes) {
            #expect(code.isEmpty ? outcome == "{}" : outcome.contains("\"\(code)\""), "\(outcome)")
        }
        #expect(outcomes[1].contains("line 2,"))
        #expect(outcomes[2].contains("line 3,"))
        #expect(try suppliers().components(of: "S-") == 2)
        #expect(try ground.run(["verify", "--quiet"]).code == 0)
    }

    // MARK: Files

    @Test("18: UTF-8, UTF-16 both ways and GB18030, with and without marks, are recognised and read")
    func encodings() throws {
        func table(_ code: String) -> String { "code,name\r\n\(code),上海宏達电子 € 𠮷\r\n" }
        func little(_ text: String) -> [UInt8] { text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] } }
        func big(_ text: String) -> [UInt8] { text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] } }
        // 上海宏達电子 € 𠮷 in GB18030
        let chinese: [UInt8] = [
            0xC9, 0xCF, 0xBA, 0xA3, 0xBA, 0xEA, 0xDF, 0x5F, 0xB5, 0xE7, 0xD7, 0xD3, 0x20, 0xA2,
            0xE3, 0x20, 0x95, 0x34, 0xB2, 0x35,
        ]
        let files: [(String, [UInt8])] = [
            ("E1", Array(table("E1").utf8)), ("E2", [0xEF, 0xBB, 0xBF] + Array(table("E2").utf8)),
            ("E3", [0xFF, 0xFE] + little(table("E3"))), ("E4", [0xFE, 0xFF] + big(table("E4"))), ("E5", little(table("E5"))),
            ("E6", big(table("E6"))), ("E7", Array("code,name\r\nE7,".utf8) + chinese + [13, 10]),
        ]
        for (name, bytes) in files {
            let answer = try importing(name + ".csv", bytes)
            #expect(answer.code == 0, "\(name): \(answer.errors)")
        }
        let list = try suppliers()
        for (name, _) in files { #expect(list.contains("\(name),上海宏達电子 € 𠮷"), "\(name)") }
    }

    @Test("18: Big5 files are recognised, and what could be either is read as --encoding says")
    func big5() throws {
        // 聯發螺絲股份有限公司
        let name: [UInt8] = [
            0xC1, 0x70, 0xB5, 0x6F, 0xC1, 0xB3, 0xB5, 0xB7, 0xAA, 0xD1, 0xA5, 0xF7, 0xA6, 0xB3, 0xAD, 0xAD, 0xA4, 0xBD, 0xA5, 0x71,
        ]
        let known = try importing("b5.csv", Array("code,name\r\nT1,".utf8) + name + [13, 10])
        #expect(known.code == 0, "\(known.errors)")
        let unclear = Array("code,name\nT2,".utf8) + [0xC2, 0xDD, 0xC4, 0xB8, 0x0A]
        let asked = try importing("either.csv", unclear)
        #expect(asked.code == 2 && asked.errors.contains("values.unclear-text: "), "\(asked.errors)")
        #expect(try importing("either.csv", unclear, also: ["--encoding", "gb18030"]).code == 0)
        #expect(try importing("either.csv", unclear, also: ["--encoding", "latin1"]).errors.contains("big5"))
        let list = try suppliers()
        #expect(list.contains("T1,聯發螺絲股份有限公司") && list.contains("T2,螺母"), "\(list)")
    }

    @Test("18: a file that is no table says the line and the reason in three languages, and nothing is imported")
    func badTables() throws {
        let cases: [(String, [UInt8], String, String)] = [
            ("quote", Array("code,name\nA,\"x\nB,y\n".utf8), "values.bad-csv", "2"),
            ("stray", Array("code,name\nA,x\"y\n".utf8), "values.bad-csv", "2"),
            ("ragged", Array("code,name\nA,x,y\nB,ok\nC\n".utf8), "core.ragged-row", "4"),
            ("heading", Array("A,x\nB,y\n".utf8), "core.unknown-column", "1"),
            ("doubled", Array("code,name,code\nA,x,B\n".utf8), "core.doubled-column", "1"),
            ("again", Array("code,name\ncode,name\nA,x\n".utf8), "core.heading-again", "2"), ("empty", [], "core.empty-file", ""),
            ("blank", Array("\n\n".utf8), "core.empty-file", ""),
            ("picture", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0], "values.not-text", "1"),
            ("book", [0x50, 0x4B, 0x03, 0x04, 0x14, 0, 6, 0], "values.not-text", "Excel"),
            ("noise", Array("code,name\nA,x\nB,".utf8) + [0xFF, 0xFF, 0x0A], "values.unreadable-text", "3"),
            ("nul", Array("code,name\nA,x\u{0}y\n".utf8), "values.unreadable-text", "2"),
            ("long", Array(("code,name\nA," + String(repeating: "x", count: 10_000_000)).utf8), "masterdata.too-long", "2"),
            ("line", Array(String(repeating: "x", count: 10_000_000).utf8), "core.unknown-column", "1"),
            ("hidden", Array("code,name\nA,x\u{202E}y\nB,\u{9B}31m\n".utf8), "values.hidden-character", "3"),
        ]
        for (name, bytes, code, place) in cases {
            for language in bytes.count > 1_000_000 ? ["zh-Hans"] : Self.languages {
                let answer = try importing(name + ".csv", bytes, language: language)
                let words = answer.output + answer.errors
                #expect(answer.code == 2, "\(name)")
                #expect(words.contains(code + ":"), "\(name): \(words.prefix(300))")
                #expect(words.contains(place), "\(name): \(words.prefix(300))")
                #expect(words.count < 2_000, "a sentence, not the file")
                #expect(!words.unicodeScalars.contains { $0 != "\n" && TextHygiene.isHidden($0) })
            }
        }
        #expect(try suppliers().components(of: "\r\n") <= 1)
        #expect(try ground.run(["verify", "--quiet"]).code == 0)
    }

    @Test(
        "18: text that got in past the walls leaves masked: tables, CSV and JSON hold no control, bidi or hidden character; formulas are defused"
    )
    func maskedOutput() throws {
        for (code, name) in [("F-1", "=1+1"), ("F-2", "@SUM(A1)"), ("F-3", "-2+3"), ("F-4", "+x")] {
            let added = try ground.run([
                "run", "masterdata.add-supplier", "--user", "books", "--json", #"{"code":"\#(code)","name":"\#(name)"}"#,
            ])
            #expect(added.code == 0)
        }
        let hostile = "x' || char(27) || '[31m' || char(8238) || char(8203) || char(155) || char(9) || 'y"
        try Subprocess.run("sqlite3", [ground.file, "UPDATE party SET name = '\(hostile)' WHERE code = 'F-4'"])
        for format in ["table", "csv", "json"] {
            let list = try ground.run(["query", "masterdata.suppliers", "--user", "books", "--format", format])
            #expect(list.output.contains("F-4"), "\(format): \(list.errors)")
            #expect(!list.output.unicodeScalars.contains { $0 != "\n" && $0 != "\r" && TextHygiene.isHidden($0) }, "\(format)")
        }
        let csv = try suppliers()
        for cell in ["'=1+1", "'@SUM(A1)", "'-2+3"] { #expect(csv.contains(cell), "\(csv)") }
    }

    @Test("18: amounts and quantities beyond the books' range, below nought, with too many decimals: the sentence is on the right field")
    func figures() throws {
        func journal(_ figure: String) throws -> String {
            try ground.run([
                "run", "ledgers.post-journal", "--user", "books", "--json",
                #"{"summary":"x","lines":[{"account":"1002","debit":"\#(figure)"},{"account":"3001","credit":"\#(figure)"}]}"#,
            ]).output
        }
        for (figure, code) in [
            ("92233720368547758.08", "values.overflow"), ("99999999999999999999", "values.overflow"), ("1.005", "values.too-many-decimals"),
            ("-5", "ledgers.other-side"), ("1e5", "values.not-a-number"), ("", "values.not-a-number"), ("NaN", "values.not-a-number"),
        ] {
            let answer = try journal(figure)
            #expect(answer.contains("\"\(code)\"") && answer.contains(#""field":"lines.1.debit""#), "\(figure): \(answer)")
        }
        // Each fits, their sum does not: refused, not wrapped, and the books hold.
        _ = try journal("90000000000000000.00")
        #expect(try journal("90000000000000000.00").contains("values.overflow"))
        for query in ["ledgers.trial-balance", "ledgers.balance-sheet", "ledgers.journal"] {
            #expect(try ground.run(["query", query, "--user", "books"]).code == 0)
        }
        #expect(try ground.run(["verify", "--quiet"]).code == 0)
    }

    // MARK: Periods

    @Test("18: a closed period refuses a journal and its reversal by run, batch and import: the sentence names it and the way out")
    func closedPeriods() throws {
        let lines = #""lines":[{"account":"1002","debit":"5"},{"account":"3001","credit":"5"}]"#
        let posted = try ground.run([
            "run", "ledgers.post-journal", "--user", "books", "--json", #"{"summary":"x","day":"2026-03-05",\#(lines)}"#,
        ])
        #expect(posted.code == 0, "\(posted.output)")
        #expect(try ground.run(["run", "ledgers.soft-close", "--user", "books", "--json", #"{"period":"2026-03"}"#]).code == 0)
        let before = try ground.run(["query", "ledgers.journal", "--user", "books", "--format", "csv"]).output
        func expect(_ answer: Subprocess.Result) {
            #expect(answer.code == 2)
            let words = answer.output + answer.errors
            #expect(words.contains("ledgers.period-closed"), "\(words)")
            #expect(words.contains("2026-03"), "\(words)")
        }
        for language in Self.languages {
            expect(
                try ground.run([
                    "run", "ledgers.post-journal", "--user", "books", "--language", language, "--json",
                    #"{"summary":"x","day":"2026-03-05",\#(lines)}"#,
                ]))
            expect(
                try ground.run(
                    ["batch", "-", "--user", "books", "--language", language],
                    input: #"{"command":"ledgers.post-journal","at":"2026-03-05","fields":{"summary":"x",\#(lines)}}"#))
            expect(
                try ground.run([
                    "run", "ledgers.reverse-journal", "--user", "books", "--language", language, "--json",
                    #"{"entry":"JE-000001","day":"2026-03-20","reason":"wrong"}"#,
                ]))
            let file = ground.write("reverse.csv", Array("entry,day,reason\nJE-000001,2026-03-20,wrong\n".utf8))
            expect(try ground.run(["import", "ledgers.reverse-journal", file, "--user", "books", "--language", language]))
        }
        #expect(try ground.run(["query", "ledgers.journal", "--user", "books", "--format", "csv"]).output == before)
        for day in ["0001-01-01", "1999-12-31", "9999-12-31"] {
            let answer = try ground.run([
                "run", "ledgers.post-journal", "--user", "books", "--json", #"{"summary":"x","day":"\#(day)",\#(lines)}"#,
            ])
            let codes = ["ledgers.no-period", "ledgers.too-far-ahead", "values.day-out-of-range"]
            #expect(codes.contains { answer.output.contains($0) }, "\(answer.output)")
            #expect(answer.output.contains(#""field":"day""#))
        }
        #expect(try ground.run(["verify", "--quiet"]).code == 0)
    }
}
