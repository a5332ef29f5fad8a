import Glibc
import Terminal
import Testing
import ThemeFiles
import Values

@Suite("themes colour what marks already say")
struct ThemeTests {
    private static let folder =
        String(#filePath.prefix(through: #filePath.firstRange(of: "/Tests/").map { $0.lowerBound } ?? #filePath.startIndex)) + "Themes"

    @Test("P1-63: every theme of the house can be read", arguments: ["default", "light", "green", "mono", "high-contrast", "colour-blind"])
    func house(name: String) throws {
        let theme = try Theme.named(name, in: ["/nowhere", Self.folder])
        #expect(theme.isChosen && theme.name == name)
    }

    @Test("the file of the standard theme says what is built in, and mono has no colour")
    func builtIn() throws {
        let path = Self.folder + "/default.toml"
        let text = try #require(read(path))
        var file = try Theme(toml: text, name: "default")
        file.isChosen = false
        #expect(file == Theme.standard)
        #expect(try Theme.named("mono", in: [Self.folder]).withoutColours.name == "mono")
        #expect(Role.allCases.allSatisfy { Theme.mono[$0] == Theme.standard.withoutColours[$0] })
    }

    @Test(
        "P0-14, P0-66: with marks alone, fields, focus, headings and errors look different",
        arguments: ["default", "light", "green", "mono", "colour-blind"])
    func withoutColour(name: String) throws {
        let theme = try Theme.named(name, in: [Self.folder]).withoutColours
        let kinds = [Role.text, .input, .focus, .heading, .error].map { theme[$0].marks }
        #expect(Set(kinds.map(\.rawValue)).count == kinds.count)
    }

    @Test("NO_COLOR and few colours leave marks; a chosen theme stays, where there are colours")
    func fitting() {
        var theme = Theme.standard
        #expect(theme.fitting(colours: 256, noColour: nil) == theme)
        #expect(theme.fitting(colours: 256, noColour: "") == theme)
        #expect(theme.fitting(colours: 256, noColour: "1") == theme.withoutColours)
        #expect(theme.fitting(colours: 2, noColour: nil) == theme.withoutColours)
        theme.isChosen = true
        #expect(theme.fitting(colours: 8, noColour: "1") == theme)
        #expect(theme.fitting(colours: 0, noColour: nil) == theme.withoutColours)
    }

    @Test(
        "a wrong file is refused and what is wrong is named",
        arguments: [
            ("[nothing]\n", "nothing"), ("[text]\ncolour = 3\n", "text.colour"), ("[text]\nforeground = 999\n", "text.foreground"),
            ("[text]\nforeground = \"pink\"\n", "text.foreground"), ("[text]\nmarks = [\"blink\"]\n", "text.marks"), ("[text\n", ""),
        ])
    func wrong(toml: String, what: String) {
        let refusal = #expect(throws: Refusal.self) { try Theme(toml: toml, name: "mine") }
        #expect(refusal?.code == "terminal.theme")
        #expect(refusal?.text.en.contains(what) == true || what.isEmpty)
    }

    @Test("a theme's name is no way out of its folder", arguments: ["../default", "", "no-such", "A"])
    func names(name: String) {
        let refusal = #expect(throws: Refusal.self) { try Theme.named(name, in: [Self.folder]) }
        #expect(refusal?.code == "terminal.no-such-theme")
    }

    private func read(_ path: String) -> String? {
        guard let file = fopen(path, "r") else { return nil }
        defer { fclose(file) }
        var bytes = [UInt8](repeating: 0, count: 65_536)
        let count = fread(&bytes, 1, bytes.count, file)
        return String(decoding: bytes.prefix(count), as: UTF8.self)
    }
}
