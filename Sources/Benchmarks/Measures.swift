internal import CSystem

/// One row of the table, and of bench.json.
struct Measure: Encodable {
    let name: String
    let unit: String
    let ours: Double
    /// What the row is held against: plain C, or the goal.
    let limit: Double
    let ratio: Double
    /// What stands behind the figure, for the reader.
    let note: String

    init(_ name: String, _ unit: String, ours: Double, limit: Double, note: String = "") {
        self.name = name
        self.unit = unit
        self.ours = ours
        self.limit = limit
        ratio = limit > 0 ? ours / limit : 0
        self.note = note
    }
}

enum Stopwatch {
    /// Nanoseconds that `body` takes.
    static func time(_ body: () throws -> Void) rethrows -> Int64 {
        let start = ch_monotonic_nanoseconds()
        try body()
        return ch_monotonic_nanoseconds() - start
    }

    static func median(_ values: [Int64]) -> Double {
        guard !values.isEmpty else { return 0 }
        let sorted = values.sorted()
        return Double(sorted[sorted.count / 2])
    }
}

enum TableOfMeasures {
    static func text(_ measures: [Measure]) -> String {
        let rows =
            [["name", "unit", "ours", "limit", "ratio", "note"]]
            + measures.map { [$0.name, $0.unit, number($0.ours), number($0.limit), number($0.ratio), $0.note] }
        let widths = (0..<5).map { column in rows.map { $0[column].count }.max() ?? 0 }
        return rows.map { row in
            (0..<6).map { column in
                let cell = row[column]
                guard column < 5 else { return cell }
                let space = String(repeating: " ", count: widths[column] - cell.count)
                return column < 2 ? cell + space : space + cell
            }.joined(separator: "  ")
        }.joined(separator: "\n")
    }

    private static func number(_ value: Double) -> String {
        let hundredths = (value * 100).rounded()
        let whole = Int64(hundredths / 100)
        let rest = Int64(hundredths) - whole * 100
        return "\(whole).\(rest < 10 ? "0" : "")\(abs(rest))"
    }
}
