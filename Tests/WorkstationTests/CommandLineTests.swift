import Core
import Glibc
import TestGround
import Testing
import Values

/// The real program on a company of its own.
final class ProgramGround {
    let folder: String
    let file: String
    private let program = Subprocess.products + "/countinghouse"

    init(chart: String = "cn_small_business", currency: String = "CNY") throws {
        var template = Array("/tmp/countinghouse-program-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw Refusal("test.no-folder", Text(verbatim: "no folder")) }
        folder = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        file = folder + "/test.books"
        let made = try run(["init", "--company", "测试 & Co", "--currency", currency, "--chart", chart, "--first-year", "2026"])
        guard made.code == 0 else { throw Refusal("test.not-made", Text(verbatim: made.errors)) }
    }

    deinit { _ = try? Subprocess.run("rm", ["-rf", folder]) }

    @discardableResult
    func run(
        _ arguments: [String], input: String = "", file: String? = nil, environment: [String: String] = [:]
    ) throws -> Subprocess.Result {
        let variables = ["COUNTINGHOUSE_FILE": file ?? self.file, "LANG": "C.UTF-8"].merging(environment) { $1 }
        return try Subprocess.run(program, arguments, input: input, environment: variables)
    }

    func write(_ name: String, _ bytes: [UInt8]) -> String {
        let path = folder + "/" + name
        let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        _ = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
        close(descriptor)
        return path
    }

    func addBookkeeper() throws {
        try run(["run", "core.add-user", "--json", #"{"name":"books","fullName":"Books","roles":["bookkeeper","buyer"]}"#])
    }
}

@Suite("The command line")
struct CommandLineTests {
    @Test(
        "init makes a company that every proof holds for, with the shipped charts",
        arguments: [
            ("cn_small_business", "CNY"), ("us_general", "USD"), ("uk_general", "GBP"), ("generic", "EUR"),
        ])
    func initialised(chart: String, currency: String) throws {
        let ground = try ProgramGround(chart: chart, currency: currency)
        let verified = try ground.run(["verify"])
        #expect(verified.code == 0, "\(verified.output)")
        #expect(verified.output.contains("ok   core.rows"))
    }

    @Test("run carries out one command: outcome as JSON and exit 0, or a refusal with code, message, field and exit 2")
    func ran() throws {
        let ground = try ProgramGround()
        try ground.addBookkeeper()
        let posted = try ground.run([
            "run", "ledgers.post-journal", "--user", "books", "--at", "2026-03-05", "--json",
            #"{"summary":"资本","lines":[{"account":"1002","debit":"1000.00"},{"account":"3001","credit":"1000.00"}]}"#,
        ])
        #expect(posted.code == 0, "\(posted.output)\(posted.errors)")
        #expect(posted.output.contains("JE-000001"))
        let unbalanced = try ground.run([
            "run", "ledgers.post-journal", "--user", "books", "--json",
            #"{"summary":"x","lines":[{"account":"1002","debit":"1000.00"},{"account":"3001","credit":"999.99"}]}"#,
        ])
        #expect(unbalanced.code == 2)
        #expect(unbalanced.output.hasPrefix(#"{"refused":{"code":"ledgers.not-balanced""#))
        let chinese = try ground.run([
            "run", "ledgers.post-journal", "--user", "books", "--language", "zh-Hans", "--json", #"{"summary":"x","lines":[]}"#,
        ])
        #expect(chinese.output.unicodeScalars.contains { (0x3400...0x9fff).contains($0.value) })
        let balance = try ground.run(["query", "ledgers.trial-balance", "--as-of", "2026-12-31", "--user", "books", "--format", "csv"])
        #expect(balance.output.hasPrefix("account,name,debit,credit,balance"))
        #expect(balance.output.contains("1000.00"))
    }

    @Test("SE-01: a person who may not is refused on every verb, and the refusal is noted")
    func refused() throws {
        let ground = try ProgramGround()
        try ground.run(["run", "core.add-user", "--json", #"{"name":"agent","fullName":"Agent","roles":["agent"]}"#])
        let run = try ground.run(["run", "ledgers.post-journal", "--user", "agent", "--json", #"{"summary":"x","lines":[]}"#])
        #expect(run.code == 2)
        #expect(run.output.contains("core.not-allowed"))
        let query = try ground.run(["query", "ledgers.trial-balance", "--user", "agent"])
        #expect(query.code == 2)
        #expect(query.errors.contains("core.not-allowed"))
        let stranger = try ground.run(["query", "ledgers.trial-balance", "--user", "nobody"])
        #expect(stranger.code == 2)
        #expect(stranger.errors.contains("not-known"))
        let denials = try ground.run(["query", "core.denials", "--format", "csv"])
        #expect(denials.output.isEmpty || denials.output.contains("ledgers.post-journal"))
    }

    @Test("batch: one outcome a line, a refused line does not stop the rest, and a key never acts twice")
    func batched() throws {
        let ground = try ProgramGround()
        try ground.addBookkeeper()
        let line = #"{"command":"masterdata.add-supplier","fields":{"code":"S-0001","name":"上海宏达"},"user":"books","key":"a1"}"#
        let input = [line, #"{"command":"no.such","fields":{}}"#, line].joined(separator: "\n")
        let answer = try ground.run(["batch", "-"], input: input)
        let lines = answer.output.split(separator: "\n")
        #expect(answer.code == 2)
        #expect(lines.count == 3)
        #expect(lines[1].contains("core.no-such-command"))
        #expect(lines[0] == lines[2])
        let suppliers = try ground.run(["query", "masterdata.suppliers", "--user", "books", "--format", "json"])
        #expect(suppliers.output.components(of: "S-0001") == 1)
    }

    @Test("DM-01: an import tells every bad row and writes none; mended, the same call goes through and repeats nothing")
    func imported() throws {
        let ground = try ProgramGround()
        try ground.addBookkeeper()
        let bad = ground.write("bad.csv", Array("code,name,unit\nB-M830,螺栓 M8x30,EA\n,nameless,EA\nB-M830,again,EA\n".utf8))
        let refused = try ground.run(["import", "items", bad, "--user", "books"])
        #expect(refused.code == 2)
        #expect(refused.output.contains("bad.csv:3:"))
        #expect(refused.output.contains("bad.csv:4:"))
        #expect(try ground.run(["query", "masterdata.items", "--user", "books", "--format", "csv"]).output.components(of: "B-M830") == 0)
        let good = ground.write("good.csv", Array("code,name,unit\nB-M830,螺栓 M8x30,EA\nB-M1040,螺栓 M10x40,EA\n".utf8))
        #expect(try ground.run(["import", "items", good, "--user", "books", "--dry-run"]).code == 0)
        #expect(try ground.run(["query", "masterdata.items", "--user", "books", "--format", "csv"]).output.components(of: "B-M") == 0)
        #expect(try ground.run(["import", "items", good, "--user", "books"]).code == 0)
        let again = try ground.run(["import", "items", good, "--user", "books"])
        #expect(again.output.contains("0 rows imported, 2 were there already."), "\(again.output)\(again.errors)")
    }

    @Test("CN-08: GB18030 and UTF-16 files are recognised; what is none of them is refused with a sentence")
    func encodings() throws {
        let ground = try ProgramGround()
        try ground.addBookkeeper()
        // "code,name,unit\nA-0001,螺栓,EA\n" in GB18030
        let gb = Array("code,name,unit\nA-0001,".utf8) + [0xC2, 0xDD, 0xCB, 0xA8] + Array(",EA\n".utf8)
        #expect(try ground.run(["import", "items", ground.write("gb.csv", gb), "--user", "books"]).code == 0)
        var utf16: [UInt8] = [0xFF, 0xFE]
        for unit in "code,name,unit\nA-0002,螺母,EA\n".utf16 { utf16 += [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
        #expect(try ground.run(["import", "items", ground.write("u16.csv", utf16), "--user", "books"]).code == 0)
        let items = try ground.run(["query", "masterdata.items", "--user", "books", "--format", "csv"]).output
        #expect(items.contains("螺栓") && items.contains("螺母"))
        let noise = try ground.run([
            "import", "items", ground.write("noise.csv", [0xFF, 0x00, 0x81, 0x20, 0xFF, 0xFF, 0x07]), "--user", "books",
        ])
        #expect(noise.code == 2)
        #expect(noise.errors.contains("values.unreadable-text") || noise.errors.contains("core."))
    }

    @Test("bad files are refused with a code and the way out")
    func badFiles() throws {
        let ground = try ProgramGround()
        #expect(try ground.run(["verify"], file: ground.folder + "/absent.books").errors.hasPrefix("core.file-absent"))
        let foreign = ground.write("foreign.books", Array("this is no database at all, but a letter to a friend".utf8))
        #expect(try ground.run(["verify"], file: foreign).errors.hasPrefix("core.not-a-company"))
        try Subprocess.run("sqlite3", [ground.folder + "/other.books", "CREATE TABLE t (a); INSERT INTO t VALUES (1)"])
        #expect(try ground.run(["verify"], file: ground.folder + "/other.books").errors.hasPrefix("core.not-a-company"))
        try Subprocess.run("sqlite3", [ground.file, "INSERT INTO schemaStep (name, program, fingerprint) VALUES ('future.001', '9', 'x')"])
        #expect(try ground.run(["verify"]).errors.hasPrefix("core.newer-file"))
        #expect(try ground.run(["init", "--company", "x", "--currency", "CNY"]).errors.hasPrefix("core.file-exists"))
        #expect(try ground.run(["init", "--company", "x", "--currency", "XYZ"], file: ground.folder + "/new.books").errors.contains("XYZ"))
    }

    @Test("BR-01: a backup made while the company is open is whole and verifies")
    func backedUp() throws {
        let ground = try ProgramGround()
        try ground.addBookkeeper()
        let copy = ground.folder + "/copy.books"
        #expect(try ground.run(["backup", copy]).code == 0)
        #expect(try ground.run(["verify"], file: copy).code == 0)
        #expect(try ground.run(["backup", copy]).errors.hasPrefix("core.file-exists"))
        #expect(try ground.run(["replay", ground.folder + "/replayed.books"]).code == 0)
    }

    @Test("SE-07: a reset by the file's owner is audited, and the password works at the next login")
    func reset() throws {
        let ground = try ProgramGround()
        try ground.addBookkeeper()
        #expect(try ground.run(["users", "reset", "books", "--stdin"], input: "correct horse\n").code == 0)
        #expect(try ground.run(["users", "reset", "books", "--stdin"], input: "short\n").errors.hasPrefix("core.weak-password"))
        let list = try ground.run(["users"])
        #expect(list.output.contains("books"))
        let last = try ground.run(["run", "core.close-user", "--json", "{\"name\":\"\(account())\"}"])
        #expect(last.output.contains("core.last-administrator"))
    }

    @Test("reference lists the commands and queries as JSON Schema")
    func reference() throws {
        let ground = try ProgramGround()
        let json = try JSON.decode(JSONValue.self, try ground.run(["reference", "--format", "json"]).output)
        guard case .object(let all) = json, case .list(let commands)? = all["commands"], case .list(let queries)? = all["queries"] else {
            Issue.record("no lists")
            return
        }
        #expect(commands.count >= 40)
        #expect(queries.count >= 25)
        guard case .object(let first)? = commands.first else { return }
        #expect(Set(first.keys) == ["name", "right", "title", "fields"])
        guard case .object(let query)? = queries.first else { return }
        #expect(Set(query.keys) == ["name", "right", "title", "fields", "columns"])
    }

    @Test("help for one query or command needs no company file")
    func helpOfOne() throws {
        let ground = try ProgramGround()
        let none = ["COUNTINGHOUSE_FILE": "", "XDG_DATA_HOME": ground.folder + "/none"]
        let query = try ground.run(["query", "masterdata.customers", "--help"], environment: none)
        #expect(
            query.code == 0 && query.output.contains("masterdata.customers — Customers [masterdata.read]"), "\(query.output)\(query.errors)"
        )
        #expect(query.output.contains("query masterdata.customers [--all …]"))
        let command = try ground.run(["run", "masterdata.remove-barcode", "--help", "--language", "zh-Hans"], environment: none)
        #expect(command.code == 0 && command.output.contains("barcode *  条码"), "\(command.output)\(command.errors)")
        #expect(try ground.run(["query", "no.such", "--help"], environment: none).code == 2)
        #expect(try ground.run(["run", "--help"], environment: none).output.contains("USAGE"))
    }

    @Test("help and the parser's refusals are in the language asked for, else the locale's")
    func helpInThreeLanguages() throws {
        let ground = try ProgramGround()
        let none = ["COUNTINGHOUSE_FILE": "", "XDG_DATA_HOME": ground.folder + "/none", "LC_ALL": "C.UTF-8"]
        let asked = try ground.run(["backup", "--help", "--language", "zh-Hans"], environment: none)
        #expect(asked.code == 0 && asked.output.hasPrefix("说明：在使用中备份账套"), "\(asked.output)\(asked.errors)")
        let taiwan = ["COUNTINGHOUSE_FILE": "", "XDG_DATA_HOME": ground.folder + "/none", "LC_ALL": "zh_TW.UTF-8"]
        let locale = try ground.run(["help", "users", "reset"], environment: taiwan)
        #expect(locale.code == 0 && locale.output.contains("使用者的登入名稱。"), "\(locale.output)\(locale.errors)")
        #expect(try ground.run(["--help"], environment: taiwan).output.contains("open（預設）"))
        #expect(try ground.run(["--help", "--language", "zh-Hans"], environment: taiwan).output.contains("子命令：\n  open（默认）"))
        #expect(try ground.run(["frobnicate", "--help"], environment: taiwan).errors.contains("沒有子命令「frobnicate」"))
        #expect(try ground.run(["demo"], environment: taiwan).output.contains("掃碼"))
        #expect(try ground.run(["backup", "--help"], environment: none).output.hasPrefix("OVERVIEW: Copy the company"))
        let wrong: [([String], String, String)] = [
            (["backup"], "<destination> is missing", "缺少 <destination>"),
            (["verify", "--quite"], "there is no option --quite; did you mean --quiet? See", "沒有選項 --quite，是否指 --quiet？"),
            (["verify", "--bogus-word"], "there is no option --bogus-word", "沒有選項 --bogus-word"),
            (["init", "--first-year", "x"], "“x” does not fit --first-year <first-year>", "--first-year <first-year> 的值「x」無效"),
            (
                ["reference", "--format", "it's"], "“it's” does not fit --format <format>, which is text and json",
                "--format <format> 的值「it's」無效，可用：text、json"
            ),
            (["batch", "--stop=3"], "--stop takes no value", "--stop 不帶值"),
            (["open", "--lock"], "--lock <lock> has no value", "--lock <lock> 後面缺少值"),
            (["users", "list", "a"], "“a” is too many", "多出「a」"), (["users", "list", "a", "b"], "“a b” are too many", "多出「a b」"),
        ]
        for (words, english, chinese) in wrong {
            let answer = try ground.run(words, environment: none)
            #expect(answer.code == 2 && answer.errors.contains(": " + english), "\(words): \(answer.errors)")
            let inTaiwan = try ground.run(words, environment: taiwan)
            #expect(inTaiwan.code == 2 && inTaiwan.errors.contains("（" + chinese + "）"), "\(words): \(inTaiwan.errors)")
        }
    }

    @Test("help of a group names all its verbs, also of one that has a verb of its own without any; help takes a language")
    func groups() throws {
        let ground = try ProgramGround()
        for (words, parts) in [
            (["keys", "--help"], ["list (default)", "add ", "remove ", "print "]), (["users", "-h"], ["list (default)", "reset "]),
            (["help", "keys"], ["remove "]), (["keys", "add", "--help"], ["<line>"]),
        ] {
            let page = try ground.run(words)
            #expect(page.code == 0 && parts.allSatisfy(page.output.contains), "\(words): \(page.output)\(page.errors)")
        }
        let chinese = try ground.run(["help", "keys", "--language", "zh-Hans"])
        #expect(chinese.code == 0 && chinese.output.contains("停用密钥。") && chinese.output.contains("<子命令>"), "\(chinese.errors)")
        let taiwan = try ground.run(["users", "--help", "--language=zh-Hant"])
        #expect(taiwan.output.contains("為使用者設新密碼"))
        #expect(try ground.run(["help", "nix"]).errors.contains("core.no-such-verb"))
    }

    @Test("a removed key says that it is removed and comes back; a missing field is called by its title, an option as it is typed")
    func words() throws {
        let ground = try ProgramGround()
        let key = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGx1bmNoIGlzIGF0IG5vb24gb24gYSBmaW5lIGRheSE= mei@desk"
        let print = try ground.run(["keys", "add", account(), key]).output.split(separator: "\n").first.map(String.init) ?? ""
        #expect(try ground.run(["keys", "remove", print, "--language", "zh-Hant"]).output.contains(print + " 已移除"))
        #expect(try ground.run(["keys", "add", account(), key]).code == 0)
        let missing = ["run", "masterdata.add-supplier", "--json", #"{"code":"S-1"}"#, "--language"]
        try ground.addBookkeeper()
        #expect(try ground.run(missing + ["zh-Hans", "--user", "books"]).output.contains("请填写“名称”"))
        #expect(try ground.run(missing + ["en", "--user", "books"]).output.contains("Fill in the field “Name”"))
        let option = try ground.run(["query", "ledgers.trial-balance", "--foo", "1", "--language", "zh-Hans"])
        #expect(option.errors.contains("没有选项 --foo。可用参数：--as-of、--all"), "\(option.errors)")
        let both = try ground.run(["init", "--language", "en", "--file", ground.folder + "/new.books"])
        #expect(both.code == 2 && both.errors.contains("name and currency with --company and --currency"), "\(both.errors)")
    }

    private func account() -> String {
        getpwuid(geteuid()).flatMap { $0.pointee.pw_name }.map { String(cString: $0) } ?? "root"
    }
}

extension String {
    /// How often the words stand in the text.
    func components(of words: String) -> Int {
        var count = 0
        var rest = self[...]
        while let range = rest.firstRange(of: words) {
            count += 1
            rest = rest[range.upperBound...]
        }
        return count
    }
}
