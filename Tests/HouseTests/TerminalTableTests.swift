import Testing

// What the terminal owes its users, by the numbers of the feature table: each is proved by a test that carries its number.

@Suite("The table of the terminal's features")
struct TerminalTableTests {
    /// Every row of first priority.
    static let first = [
        1, 2, 4, 5, 6, 7, 8, 12, 13, 14, 17, 18, 19, 20, 22, 24, 25, 26, 29, 30, 31, 32, 33, 36, 38, 39, 40, 41, 44, 46, 49, 51, 53, 54,
        55, 56, 57, 58, 59, 65, 66, 67, 68, 69, 70, 71,
    ]

    /// Rows that do not apply to what stands so far, each with the reason. None.
    static let exempt: [Int: String] = [:]

    /// The numbers that names of tests and suites begin with: `P0-17, P0-18: the same as the last record`.
    private static func proved() -> [Int: Int] {
        var found: [Int: Int] = [:]
        for file in SourceTree.swiftFiles(below: "Tests") where file.name != "TerminalTableTests.swift" {
            let code = file.lines.map(String.init)
            for (index, line) in code.enumerated() {
                guard let quote = line.firstIndex(of: "\"") else { continue }
                // The name stands in the line of the attribute, or in the next where that is long.
                let isName = ["@Test(", "@Suite("].contains { word in
                    line[..<quote].contains(words: word) || (index > 0 && code[index - 1].hasSuffix(word))
                }
                guard isName, let colon = line[quote...].firstIndex(of: ":") else { continue }
                for part in line[line.index(after: quote)..<colon].split(whereSeparator: { $0 == "," || $0 == " " }) {
                    if part.hasPrefix("P0-"), let number = Int(part.dropFirst(3)) { found[number, default: 0] += 1 }
                }
            }
        }
        return found
    }

    @Test("every row of first priority has a test that is called by its number")
    func proofs() {
        let proved = TerminalTableTests.proved()
        for number in TerminalTableTests.first where TerminalTableTests.exempt[number] == nil {
            #expect(proved[number, default: 0] > 0, "P0-\(number) has no test")
        }
        #expect(TerminalTableTests.exempt.values.allSatisfy { $0.count > 20 })
    }

    @Test("no test claims a row that the table does not have at that priority")
    func claims() {
        let known = Set(TerminalTableTests.first)
        for number in TerminalTableTests.proved().keys { #expect(known.contains(number), "P0-\(number) is no row of first priority") }
    }
}
