import Testing

@testable import Core

@Suite("Sealed words")
struct SealedTextTests {
    let li = Subject("party", 17)

    func secret() throws -> Secret { try #require(Secret(try Secret.draw())) }

    @Test(
        "what was sealed comes back, whatever it holds",
        arguments: ["李明", "138 0013 8000", "a", "§", "§1:x", "line\nline\t\"q\"", String(repeating: "长", count: 4_000)])
    func both(words: String) throws {
        let secret = try secret()
        let token = try SealedText.seal(words, of: li, with: secret)
        #expect(token.hasPrefix("§1:party.17:"))
        #expect(!token.contains(words) || words == "a" || words == "§")
        #expect(SealedText.subject(of: token) == li)
        #expect(SealedText.open(token, with: secret) == words)
    }

    @Test("the same words of the same person are the same token, so records can be compared; of another person they are not")
    func equal() throws {
        let secret = try secret()
        let token = try SealedText.seal("Li Ming", of: li, with: secret)
        #expect(try SealedText.seal("Li Ming", of: li, with: secret) == token)
        #expect(try SealedText.seal("Li Ming", of: Subject("party", 18), with: secret) != token)
        #expect(try SealedText.seal("Li Ming", of: li, with: self.secret()) != token)
    }

    @Test("short words are equally long when sealed")
    func padded() throws {
        let secret = try secret()
        let lengths = Set(try ["a", "ab", "Li Ming", "fifteen letters"].map { try SealedText.seal($0, of: li, with: secret).count })
        #expect(lengths.count == 1)
    }

    @Test("another key, another person's name on it or one changed letter do not open")
    func closed() throws {
        let secret = try secret()
        let token = try SealedText.seal("Li Ming", of: li, with: secret)
        let other = try self.secret()
        #expect(SealedText.open(token, with: other) == nil)
        #expect(SealedText.open(token.replacing("party.17", with: "party.18"), with: secret) == nil)
        let letters = Array(token)
        for index in stride(from: 12, to: letters.count, by: 5) {
            var changed = letters
            changed[index] = changed[index] == "A" ? "B" : "A"
            #expect(SealedText.open(String(changed), with: secret) != "Li Ming")
        }
        #expect(SealedText.open("§1:party.17:", with: secret) == nil)
        #expect(SealedText.open("§1:party.17:AAAA", with: secret) == nil)
        #expect(SealedText.open("§1:party.17:not base64!!", with: secret) == nil)
    }

    @Test("nothing, and the erased mark, are not sealed")
    func unsealed() {
        #expect(!SealedText.isSealed(""))
        #expect(!SealedText.isSealed(SealedText.erased))
        #expect(SealedText.isSealed("§"))
    }
}
