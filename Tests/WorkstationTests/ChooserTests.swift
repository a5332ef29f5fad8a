import Core
import Glibc
import Terminal
import TestGround
import Testing
import Values
import Workstation

@Suite("Several companies in the data folder")
struct ChooserTests {
    /// Two companies, a newer one, a foreign file and a broken link in one data folder.
    private final class Folder {
        let data: String
        let books: String
        init() throws {
            var template = Array("/tmp/countinghouse-several-XXXXXX".utf8CString)
            guard mkdtemp(&template) != nil else { throw Refusal("test.no-folder", Text(verbatim: "no folder")) }
            data = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
            books = data + "/countinghouse"
            mkdir(books, 0o700)
            for (file, name) in [("alpha", "Alpha 有限公司"), ("beta", "Beta Ltd"), ("newer", "Tomorrow")] {
                _ = try Subprocess.run(
                    Subprocess.products + "/countinghouse",
                    ["init", "--company", name, "--currency", "CNY", "--first-year", "2026", "--file", "\(books)/\(file).books"])
            }
            try Subprocess.run(
                "sqlite3", [books + "/newer.books", "INSERT INTO schemaStep (name, program, fingerprint) VALUES ('future.001', '9', 'x')"])
            try Subprocess.run("sqlite3", [books + "/other.books", "CREATE TABLE t (a)"])
            try Subprocess.run("bash", ["-c", "echo a letter > \(books)/letter.books"])
        }
        deinit { _ = try? Subprocess.run("rm", ["-rf", data]) }
        var paths: [String] { ["alpha", "beta", "letter", "newer", "other"].map { "\(books)/\($0).books" } }
    }

    @Test("companies are listed with name, file and last use; foreign files are not, newer ones with the reason")
    func listed() throws {
        let folder = try Folder()
        let companies = CompanyGlance.of(folder.paths)
        #expect(companies.map(\.name) == ["Alpha 有限公司", "Beta Ltd", nil])
        #expect(companies.map { $0.refusal?.code } == [nil, nil, "core.newer-file"])
        #expect(companies[0].lastUsed != nil)
        for language in Language.allCases {
            let display = ScriptedDisplay(keys: [])
            display.type("3")
            display.press("Enter", "F3")
            let chooser = CompanyChooser(companies, on: display, in: language)
            #expect(chooser.run() == nil)
            #expect(display.bells == 1)
            let screen = display.canvases.map(\.plainText).last ?? ""
            for word in ["Alpha 有限公司", "alpha.books", "Beta Ltd", "newer.books", "core.newer-file"] {
                #expect(screen.contains(word), "\(screen)")
            }
            #expect(!screen.contains("letter") && !screen.contains("other"))
            for canvas in display.canvases {
                for row in 0..<canvas.height { #expect(CharacterWidth.displayWidth(of: canvas.fullLine(row)) == 80) }
            }
        }
    }

    @Test("a number or the arrows and Enter choose; Ctrl-X changes the language")
    func chosen() throws {
        let folder = try Folder()
        let companies = CompanyGlance.of(folder.paths)
        for keys in [["2", "Enter"], ["Down", "Enter"], ["Down", "Down", "Up", "Ctrl-X", "Enter"]] {
            let display = ScriptedDisplay(keys: [])
            for key in keys { if key.count == 1 { display.type(key) } else { display.press(key) } }
            let chooser = CompanyChooser(companies, on: display, in: .en)
            #expect(chooser.run() == folder.books + "/beta.books")
            #expect(chooser.language == (keys.contains("Ctrl-X") ? .hans : .en))
        }
    }

    @Test("in a terminal: the list, a number and Enter, the login of that company; --file and COUNTINGHOUSE_FILE skip it")
    func opened() throws {
        let folder = try Folder()
        let program = Subprocess.products + "/countinghouse"
        let window = try Tmux(program + " --language en", environment: ["XDG_DATA_HOME": folder.data, "LANG": "C.UTF-8"])
        try window.wait(for: "Type the number of a company, then Enter.")
        try window.type("2")
        try window.press("Enter")
        try window.wait(for: "Password:")
        let named = try Tmux(
            program + " --language en --file \(folder.books)/alpha.books", environment: ["XDG_DATA_HOME": folder.data, "LANG": "C.UTF-8"])
        try named.wait(for: "Password:")
        let set = try Tmux(
            program + " --language en",
            environment: ["XDG_DATA_HOME": folder.data, "LANG": "C.UTF-8", "COUNTINGHOUSE_FILE": folder.books + "/beta.books"])
        try set.wait(for: "Password:")
        for file in ["beta", "newer"] { try Subprocess.run("bash", ["-c", "rm -rf \(folder.books)/\(file).books*"]) }
        let alone = try Tmux(program + " --language en", environment: ["XDG_DATA_HOME": folder.data, "LANG": "C.UTF-8"])
        try alone.wait(for: "Password:")
    }
}
