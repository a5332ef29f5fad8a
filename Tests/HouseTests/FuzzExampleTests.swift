import Testing

@testable import FuzzTargets

@Suite("What fuzzing keeps")
struct FuzzExampleTests {
    @Test(
        "18: every example and finding that is checked in is read without a trap, and what must hold of it holds",
        arguments: FuzzTarget.allCases)
    func examples(_ target: FuzzTarget) throws {
        let examples = SourceTree.files(below: "Tests/Data/fuzz/" + target.rawValue)
        #expect(!examples.isEmpty)
        for example in examples {
            let bytes = try #require(SourceTree.bytes(example.path))
            #expect(throws: Never.self, "\(example.path)") { try target.take(bytes) }
        }
    }

    @Test("18: a target that finds something says so")
    func control() {
        #expect(throws: Found.self) { try FuzzTarget.same(1, 2, "planted") }
    }
}
