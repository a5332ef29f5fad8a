internal import Values

/// JSON that came from outside, looked at before it is decoded: where it breaks, what stands twice, how deep it goes.
/// The decoder would say the first in English, take one of the second in silence, and need the stack for the third.
struct JSONReading {
    private let bytes: [UInt8]
    private let line: Int
    private var position = 0
    private var path: [String] = []

    static let deepest = 32

    /// - Throws: `core.bad-json` with the line and place, `core.doubled-field`, `core.bad-figure`.
    /// - Parameter line: where the text begins in the file it comes from.
    static func check(_ text: String, line: Int = 1) throws {
        var reading = JSONReading(bytes: Array(text.utf8), line: line)
        try reading.value()
        reading.skipBlanks()
        guard reading.position == reading.bytes.count else { throw reading.broken }
    }

    private init(bytes: [UInt8], line: Int) {
        self.bytes = bytes
        self.line = line
    }

    private var field: String? { path.isEmpty ? nil : path.joined(separator: ".") }
    private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

    private var broken: Refusal {
        let before = bytes.prefix(position)
        return .badJSON(
            line: before.count { $0 == 10 } + line, place: position - (before.lastIndex(of: 10).map { $0 + 1 } ?? 0) + 1,
            rest: String(decoding: bytes.dropFirst(position).prefix(24), as: UTF8.self))
    }

    private mutating func skipBlanks() {
        while let byte = next, byte == 0x20 || (9...10).contains(byte) || byte == 13 { position += 1 }
    }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard next == byte else { return false }
        position += 1
        return true
    }

    private mutating func value() throws {
        skipBlanks()
        switch next {
        case UInt8(ascii: "{"): try object()
        case UInt8(ascii: "["): try list()
        case UInt8(ascii: "\""): _ = try text()
        case .some(UInt8(ascii: "-")), .some(UInt8(ascii: "0")...UInt8(ascii: "9")): try figure()
        default: try word()
        }
    }

    private mutating func object() throws {
        position += 1
        guard path.count < Self.deepest else { throw Refusal.tooDeep(Self.deepest) }
        var names: Set<String> = []
        skipBlanks()
        if take(UInt8(ascii: "}")) { return }
        repeat {
            skipBlanks()
            guard next == UInt8(ascii: "\"") else { throw broken }
            let name = try text()
            path.append(name)
            guard names.insert(name).inserted else { throw Refusal.doubledField(field ?? name) }
            skipBlanks()
            guard take(UInt8(ascii: ":")) else { throw broken }
            try value()
            path.removeLast()
            skipBlanks()
        } while take(UInt8(ascii: ","))
        guard take(UInt8(ascii: "}")) else { throw broken }
    }

    private mutating func list() throws {
        position += 1
        guard path.count < Self.deepest else { throw Refusal.tooDeep(Self.deepest) }
        skipBlanks()
        if take(UInt8(ascii: "]")) { return }
        var count = 0
        repeat {
            count += 1
            path.append(String(count))
            try value()
            path.removeLast()
            skipBlanks()
        } while take(UInt8(ascii: ","))
        guard take(UInt8(ascii: "]")) else { throw broken }
    }

    /// A name or a text. Escapes stay as they are: two names that differ in writing only are found by the decoder's walls.
    private mutating func text() throws -> String {
        position += 1
        let start = position
        while let byte = next, byte != UInt8(ascii: "\"") {
            guard byte >= 0x20 else { throw broken }
            position += byte == UInt8(ascii: "\\") ? 2 : 1
        }
        guard position < bytes.count else {
            position = bytes.count
            throw broken
        }
        defer { position += 1 }
        return String(decoding: bytes[start..<position], as: UTF8.self)
    }

    /// Whole numbers only: a figure with decimals would go through a binary fraction.
    private mutating func figure() throws {
        let start = position
        while let byte = next, !Self.ends(byte) { position += 1 }
        let text = String(decoding: bytes[start..<position], as: UTF8.self)
        guard Int64(text) == nil else { return }
        guard text.allSatisfy({ "0123456789.eE+-".contains($0) }) else {
            position = start
            throw broken
        }
        throw Refusal.badFigure(text, field)
    }

    private mutating func word() throws {
        let start = position
        while let byte = next, !Self.ends(byte) { position += 1 }
        guard ["true", "false", "null"].contains(String(decoding: bytes[start..<position], as: UTF8.self)) else {
            position = start
            throw broken
        }
    }

    private static func ends(_ byte: UInt8) -> Bool {
        byte <= 0x20 || byte == UInt8(ascii: ",") || byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]")
    }
}

extension Refusal {
    fileprivate static func badJSON(line: Int, place: Int, rest: String) -> Refusal {
        let shown = TextHygiene.visible(rest)
        let ends = Text(en: "where it ends", hans: "即结尾处", hant: "即結尾處")
        let here = Text(en: "before “\(shown)”", hans: "在“\(shown)”之前", hant: "在「\(shown)」之前")
        let at = rest.isEmpty ? ends : here
        return Refusal(
            "core.bad-json",
            Text(
                en: "This is not JSON: line \(line), place \(place), \(at.en). Check quotes, commas and brackets there.",
                hans: "不是有效的 JSON：第 \(line) 行第 \(place) 位，\(at.hans)。请检查该处的引号、逗号和括号。",
                hant: "不是有效的 JSON：第 \(line) 列第 \(place) 位，\(at.hant)。請檢查該處的引號、逗號與括號。"))
    }

    fileprivate static func tooDeep(_ depth: Int) -> Refusal {
        Refusal(
            "core.bad-json",
            Text(
                en: "The JSON is nested deeper than \(depth) levels. See `countinghouse reference` for its form.",
                hans: "JSON 嵌套超过 \(depth) 层。格式见 countinghouse reference。", hant: "JSON 巢狀超過 \(depth) 層。格式見 countinghouse reference。"))
    }

    fileprivate static func doubledField(_ field: String) -> Refusal {
        let shown = TextHygiene.visible(field)
        return Refusal(
            "core.doubled-field",
            Text(
                en: "The field “\(shown)” stands twice. Keep one of the two.", hans: "字段“\(shown)”出现了两次，请保留其一。",
                hant: "欄位「\(shown)」出現了兩次，請保留其一。"),
            field: field)
    }

    fileprivate static func badFigure(_ text: String, _ field: String?) -> Refusal {
        let shown = String(text.prefix(40))
        return Refusal(
            "core.bad-figure",
            Text(
                en: "Write the figure \(shown) as text, such as \"12.50\": JSON numbers are whole here.",
                hans: "请将数字 \(shown) 写成文本，如 \"12.50\"：此处 JSON 数字只能是整数。",
                hant: "請將數字 \(shown) 寫成文字，如 \"12.50\"：此處 JSON 數字只能是整數。"),
            field: field)
    }
}
