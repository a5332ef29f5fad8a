import Core
import Glibc
import TestGround
import Testing
import Values
import Workstation

@Suite("By which way a request came in")
struct RouteTests {
    let ground: ProgramGround

    init() throws {
        ground = try ProgramGround()
        try ground.run(["run", "core.add-user", "--json", #"{"name":"books","fullName":"Books","language":"zh-Hans","roles":["buyer"]}"#])
    }

    private func account() -> String {
        getpwuid(geteuid()).flatMap { $0.pointee.pw_name }.map { String(cString: $0) } ?? "root"
    }

    /// Command, route and station of the last change.
    private func last() throws -> (command: String, route: String, station: String) {
        let company = try Company(at: ground.file, house: Departments.house, readOnly: true)
        let row = try company.audit(last: 1).first
        return (row?.command ?? "", row?.route ?? "", row?.station ?? "")
    }

    @Test("AU-01: command line, named person, batch, import and the owner's verb each stand in the audit as what they are")
    func recorded() throws {
        let language = #"{"language":"en"}"#
        try ground.run(["run", "core.set-language", "--json", language])
        #expect(try last().route == "command-line")
        #expect(try last().station.contains("account") == false)

        try ground.run(["run", "core.set-language", "--user", "books", "--json", language])
        #expect(try last().route == "file")
        #expect(try last().station.hasSuffix(", account " + account()))

        let mine = #"{"command":"core.set-language","fields":\#(language)}"#
        let named = #"{"command":"core.set-language","fields":\#(language),"user":"books"}"#
        for (line, isNamed) in [(mine, false), (named, true)] {
            try ground.run(["batch", "-"], input: line)
            #expect(try last().route == "batch")
            #expect(try last().station.contains("account") == isNamed)
        }

        let suppliers = ground.write("s.csv", Array("code,name\nS-0001,A\n".utf8))
        #expect(try ground.run(["import", "suppliers", suppliers, "--user", "books"]).code == 0)
        #expect(try last().command == "masterdata.add-supplier")
        #expect(try last().route == "import")
        let users = ground.write("u.csv", Array("name,fullName,roles\nmei,Mei,clerk buyer\n".utf8))
        #expect(try ground.run(["import", "core.add-user", users]).code == 0)
        #expect(try last().route == "import")
        let list = try ground.run(["users"]).output
        #expect(list.contains("clerk") && list.contains("buyer"), "several roles in one cell")

        #expect(try ground.run(["users", "reset", "books", "--stdin"], input: "correct horse\n").code == 0)
        #expect(try last().command == "core.reset-user")
        #expect(try last().route == "file")
        // A reset was recorded without its password, and runs again without one.
        #expect(
            try ground.run(["run", "core.add-user", "--language", "zh-Hant", "--json", #"{"name":"li","fullName":"Li","roles":[]}"#]).code
                == 0)
        #expect(try ground.run(["replay", ground.folder + "/again.books"]).code == 0)
        #expect(try ground.run(["verify"]).code == 0)
    }

    @Test("the last administrator is kept by run, batch and import alike; nothing is written")
    func lastAdministrator() throws {
        let me = account()
        let ways: [(String, String)] = [
            ("core.close-user", #"{"name":"\#(me)"}"#), ("core.change-user", #"{"name":"\#(me)","roles":["clerk"]}"#),
            ("core.change-user", #"{"name":"\#(me)","roles":[]}"#),
            ("core.define-role", #"{"code":"administrator","en":"A","hans":"A","hant":"A","rights":["core.read-audit"]}"#),
        ]
        let before = try last()
        for (command, fields) in ways {
            let run = try ground.run(["run", command, "--json", fields])
            #expect(run.code == 2 && run.output.contains("core.last-administrator"), "\(command) \(fields)")
            let batch = try ground.run(["batch", "-"], input: #"{"command":"\#(command)","fields":\#(fields)}"#)
            #expect(batch.code == 2 && batch.output.contains("core.last-administrator"), "\(command) \(fields)")
        }
        let close = ground.write("close.csv", Array("name\n\(me)\n".utf8))
        #expect(try ground.run(["import", "core.close-user", close]).output.contains("core.last-administrator"))
        let change = ground.write("change.csv", Array("name,roles\n\(me),clerk\n".utf8))
        #expect(try ground.run(["import", "core.change-user", change]).output.contains("core.last-administrator"))
        #expect(try last() == before)
    }

    @Test("a password never travels in a command, by no verb")
    func apart() throws {
        for command in ["core.reset-user", "core.change-password"] {
            let fields = command == "core.reset-user" ? #"{"name":"books"}"# : "{}"
            #expect(try ground.run(["run", command, "--json", fields]).output.contains("core.password-apart"))
            #expect(
                try ground.run(["batch", "-"], input: #"{"command":"\#(command)","fields":\#(fields)}"#).output.contains(
                    "core.password-apart"))
        }
    }

    @Test("the language asked for goes before the person's own, theirs before the locale's; another is refused")
    func language() throws {
        func isChinese(_ text: String) -> Bool { text.unicodeScalars.contains { (0x3400...0x9fff).contains($0.value) } }
        let words = ["run", "core.close-user", "--user", "books", "--json", #"{"name":"x"}"#]
        #expect(isChinese(try ground.run(words).output), "the profile")
        #expect(!isChinese(try ground.run(words + ["--language", "en"]).output))
        #expect(try ground.run(words + ["--language=zh-Hant"]).output.contains("權限"))
        let line = #"{"command":"core.close-user","fields":{"name":"x"},"user":"books"}"#
        #expect(isChinese(try ground.run(["batch", "-"], input: line).output))
        #expect(!isChinese(try ground.run(["batch", "-", "--language", "en"], input: line).output))
        let mine = try ground.run(["query", "core.rights", "--language", "zh-Hans", "--format", "table"])
        #expect(mine.output.contains("角色"), "for the account's own person as well")
        #expect(try ground.run(["users", "--language", "de"]).errors.hasPrefix("core.bad-language"))
    }

    @Test("BR-01: a backup leaves no log of the unproved copy behind, wherever the command log is kept")
    func backup() throws {
        let logs = ground.folder + "/logs"
        mkdir(logs, 0o700)
        let environment = ["COUNTINGHOUSE_FILE": ground.file, "COUNTINGHOUSE_LOG": logs, "LANG": "C.UTF-8"]
        func names(_ folder: String) throws -> [String] {
            try Subprocess.run("ls", [folder]).output.split(separator: "\n").map(String.init)
        }
        let program = Subprocess.products + "/countinghouse"
        for copy in ["one.books", "two.books"] {
            let made = try Subprocess.run(program, ["backup", ground.folder + "/" + copy], environment: environment)
            #expect(made.code == 0, "\(made.errors)")
        }
        #expect(try names(logs) == ["test.books.log"])
        #expect(try names(ground.folder).filter { $0.contains("unproved") } == [])
        #expect(try ground.run(["backup", ground.folder + "/three.books"]).code == 0)
        #expect(try names(ground.folder).filter { $0.contains("unproved") } == [])
    }

    @Test("the reference says of a list that it is a list of texts")
    func lists() throws {
        let json = try JSON.decode(JSONValue.self, try ground.run(["reference", "--format", "json"]).output)
        guard case .object(let all) = json, case .list(let commands)? = all["commands"] else {
            Issue.record("no commands")
            return
        }
        for (name, field) in [("core.add-user", "roles"), ("core.define-role", "rights"), ("core.limit-scope", "codes")] {
            let fields = commands.compactMap { command -> JSONValue? in
                guard case .object(let about) = command, about["name"] == .text(name), case .object(let fields)? = about["fields"],
                    case .object(let properties)? = fields["properties"]
                else { return nil }
                return properties[field]
            }
            guard case .object(let about)? = fields.first else {
                Issue.record("\(name) has no \(field)")
                continue
            }
            #expect(about["type"] == .text("array"))
            #expect(about["items"] == .object(["type": .text("string")]))
        }
    }
}
