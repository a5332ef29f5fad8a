import Testing

@testable import Values

@Suite("Refusals")
struct RefusalTests {
    private func refusal(_ field: String) -> Refusal { Refusal("test.\(field)", Text(verbatim: field), field: field) }

    @Test("all that is wrong is told at once, in the order of reading; what hangs on another value tells its refusal once")
    func together() throws {
        var wrong = Refusals()
        let item = try wrong.read(try { () throws -> Int in throw refusal("item") }())
        let good = try wrong.read(7)
        _ = try wrong.read(try item.get() + 1)
        _ = try wrong.read(try { () throws -> Int in throw refusal("unit") }())
        #expect(try good.get() == 7)
        let told = #expect(throws: Refusal.self) { try wrong.throwIfAny() }
        #expect(told?.code == "test.item" && told?.others.map(\.code) == ["test.unit"])
    }

    @Test("lines are read to the last; each refusal keeps its line")
    func lines() throws {
        let told = #expect(throws: Refusal.self) {
            try Refusals.lines([1, 2, 3]) { index, number in
                if number != 2 { throw refusal("lines.\(index + 1).item") }
            }
        }
        #expect(told?.field == "lines.1.item" && told?.others.map(\.field) == ["lines.3.item"])
        #expect(try Refusals.lines([1, 2]) { $0 + $1 } == [1, 3])
    }

    @Test("a fault goes through and is no refusal")
    func fault() throws {
        struct Broken: Error {}
        var wrong = Refusals()
        #expect(throws: Broken.self) { _ = try wrong.read(try { () throws -> Int in throw Broken() }()) }
        #expect(throws: Never.self) { try wrong.throwIfAny() }
    }
}
