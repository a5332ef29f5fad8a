/// One row change as the audit recorded it.
enum RowChange {
    case inserted(table: String, id: Int64, values: [Datum])
    case updated(table: String, id: Int64, columns: [(index: Int, old: Datum, new: Datum)])
    case deleted(table: String, id: Int64, values: [Datum])
}

/// The recorded rows differ from what the recorder writes: the audit text was damaged.
struct ChangeFault: Error {
    let offset: Int
}

/// Reads the changes of one audit row. The grammar is the recorder's own (engine.c), so this accepts nothing else.
struct ChangeSet {
    private let bytes: [UInt8]
    private var at = 0

    init(_ text: String) {
        bytes = Array(text.utf8)
    }

    static func read(_ text: String) throws -> [RowChange] {
        var reader = ChangeSet(text)
        return try reader.changes()
    }

    private mutating func changes() throws -> [RowChange] {
        var all: [RowChange] = []
        try expect("[")
        if take("]") { return all }
        repeat { all.append(try change()) } while take(",")
        try expect("]")
        return all
    }

    private mutating func change() throws -> RowChange {
        try expect("[")
        let kind = try text()
        try expect(",")
        let table = try text()
        try expect(",")
        let id = try integer()
        try expect(",")
        defer { at = min(at, bytes.count) }
        try expect("[")
        switch kind {
        case "u":
            var columns: [(index: Int, old: Datum, new: Datum)] = []
            if !take("]") {
                repeat {
                    try expect("[")
                    let index = Int(try integer())
                    try expect(",")
                    let old = try value()
                    try expect(",")
                    let new = try value()
                    try expect("]")
                    columns.append((index, old, new))
                } while take(",")
                try expect("]")
            }
            try expect("]")
            return .updated(table: table, id: id, columns: columns)
        case "i", "d":
            var values: [Datum] = []
            if !take("]") {
                repeat { values.append(try value()) } while take(",")
                try expect("]")
            }
            try expect("]")
            return kind == "i" ? .inserted(table: table, id: id, values: values) : .deleted(table: table, id: id, values: values)
        default: throw ChangeFault(offset: at)
        }
    }

    private mutating func value() throws -> Datum {
        guard at < bytes.count else { throw ChangeFault(offset: at) }
        switch bytes[at] {
        case UInt8(ascii: "\""): return .text(try text())
        case UInt8(ascii: "n"):
            at += 4
            return .null
        case UInt8(ascii: "{"):
            at += 5  // {"x":
            let digits = Array(try text().utf8)
            try expect("}")
            return .bytes(stride(from: 0, to: digits.count - 1, by: 2).map { nibble(digits[$0]) << 4 | nibble(digits[$0 + 1]) })
        default: return .integer(try integer())
        }
    }

    private func nibble(_ digit: UInt8) -> UInt8 {
        digit >= UInt8(ascii: "a") ? digit - UInt8(ascii: "a") + 10 : digit &- UInt8(ascii: "0")
    }

    private mutating func integer() throws -> Int64 {
        let start = at
        let isNegative = take("-")
        var value: Int64 = 0
        while at < bytes.count, bytes[at] >= UInt8(ascii: "0"), bytes[at] <= UInt8(ascii: "9") {
            let digit = Int64(bytes[at] - UInt8(ascii: "0"))
            let (product, one) = value.multipliedReportingOverflow(by: 10)
            let (next, two) = product.subtractingReportingOverflow(digit)  // negative, so that the least value fits
            guard !one, !two else { throw ChangeFault(offset: at) }
            value = next
            at += 1
        }
        guard at > start + (isNegative ? 1 : 0) else { throw ChangeFault(offset: at) }
        return isNegative ? value : -value
    }

    private mutating func text() throws -> String {
        try expect("\"")
        let start = at
        while at < bytes.count, bytes[at] != UInt8(ascii: "\""), bytes[at] != UInt8(ascii: "\\") { at += 1 }
        guard at < bytes.count else { throw ChangeFault(offset: at) }
        if bytes[at] == UInt8(ascii: "\"") {
            defer { at += 1 }
            return String(decoding: bytes[start..<at], as: UTF8.self)
        }
        var out = Array(bytes[start..<at])
        while at < bytes.count, bytes[at] != UInt8(ascii: "\"") {
            if bytes[at] == UInt8(ascii: "\\") {
                at += 1
                guard at < bytes.count else { throw ChangeFault(offset: at) }
                if bytes[at] == UInt8(ascii: "u") {
                    guard at + 4 < bytes.count else { throw ChangeFault(offset: at) }
                    out.append(nibble(bytes[at + 3]) << 4 | nibble(bytes[at + 4]))
                    at += 5
                } else {
                    out.append(bytes[at])
                    at += 1
                }
            } else {
                out.append(bytes[at])
                at += 1
            }
        }
        try expect("\"")
        return String(decoding: out, as: UTF8.self)
    }

    private mutating func take(_ character: Character) -> Bool {
        guard at < bytes.count, let wanted = character.asciiValue, bytes[at] == wanted else { return false }
        at += 1
        return true
    }

    private mutating func expect(_ character: Character) throws {
        guard take(character) else { throw ChangeFault(offset: at) }
    }
}
