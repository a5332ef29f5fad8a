// What the engine is asked, and how it means to answer: for tests that watch over the statements of the house.

extension Company {
    /// From here on every statement that is made ready is remembered; those that were ready are made ready again.
    package func hearStatements() {
        connection.statements.forget()
        connection.statements.heard = []
    }

    /// The statements made ready since `hearStatements`, each once, in the order in which they came.
    package func heardStatements() -> [String] {
        defer { connection.statements.heard = nil }
        return connection.statements.heard ?? []
    }

    /// How the engine means to answer a statement: a line a step, those of a step's own steps set in by two blanks.
    /// - Throws: `EngineFault` where the statement cannot be made ready.
    package func plan(of statement: String) throws -> [String] {
        var depths: [Int64: Int] = [0: 0]
        var lines: [String] = []
        let marks = statement.filter { $0 == "?" }.count
        try connection.statements.run(text: "EXPLAIN QUERY PLAN " + statement, Array(repeating: nil, count: marks)) { row in
            let depth = depths[row.int64(1)] ?? 0
            depths[row.int64(0)] = depth + 1
            lines.append(String(repeating: "  ", count: depth) + row.text(3))
        }
        return lines
    }
}
