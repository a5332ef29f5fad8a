import Testing

@testable import Terminal

@Suite("keys have names")
struct KeyTests {
    @Test(
        "a name and its key are each other's inverse",
        arguments: ["F1", "F12", "Ctrl-G", "Ctrl-Space", "Ctrl-]", "Enter", "Esc", "Shift-Tab", "PgDn", "Space", "?", "账"])
    func names(name: String) throws {
        let key = try #require(Key(name: name))
        #expect(key.name == name)
    }

    @Test("Ctrl-H, Ctrl-I, Ctrl-J and Ctrl-M are the keys that terminals cannot tell apart from them")
    func twins() {
        #expect(Key(name: "Ctrl-H") == .backspace)
        #expect(Key(name: "Ctrl-I") == .tab)
        #expect(Key(name: "Ctrl-J") == .enter)
        #expect(Key(name: "Ctrl-M") == .enter)
    }

    @Test("no key has these names", arguments: ["F0", "F13", "Ctrl-", "Ctrl-1", "Meta-X", ""])
    func unknown(name: String) { #expect(Key(name: name) == nil) }

    @Test("a scan field gets the byte of every control key a scanner may send")
    func controlBytes() {
        #expect(Key.data(0x1D).controlByte == 0x1D)
        #expect(Key.control("d").controlByte == 4)
        #expect(Key.control(" ").controlByte == 0)
        #expect(Key.enter.controlByte == nil)
    }
}
