internal import FoundationEssentials
package import Values

// Commands and outcomes as JSON: what the command line, a batch, the audit and the command log hold.

/// Any JSON value; figures keep the text they were written with.
package enum JSONValue: Codable, Sendable, Hashable {
    case null
    case flag(Bool)
    case integer(Int64)
    case text(String)
    case list([JSONValue])
    case object([String: JSONValue])

    package init(from decoder: any Decoder) throws {
        if let keyed = try? decoder.container(keyedBy: AnyKey.self) {
            var values: [String: JSONValue] = [:]
            for key in keyed.allKeys { values[key.stringValue] = try keyed.decode(JSONValue.self, forKey: key) }
            self = .object(values)
            return
        }
        if var list = try? decoder.unkeyedContainer() {
            var values: [JSONValue] = []
            while !list.isAtEnd { values.append(try list.decode(JSONValue.self)) }
            self = .list(values)
            return
        }
        let single = try decoder.singleValueContainer()
        if single.decodeNil() {
            self = .null
        } else if let flag = try? single.decode(Bool.self) {
            self = .flag(flag)
        } else if let integer = try? single.decode(Int64.self) {
            self = .integer(integer)
        } else if let text = try? single.decode(String.self) {
            self = .text(text)
        } else {
            throw DecodingError.dataCorruptedError(
                in: single, debugDescription: "write figures with decimals as text, such as \"12.50\"")
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var single = encoder.singleValueContainer()
        switch self {
        case .null: try single.encodeNil()
        case .flag(let value): try single.encode(value)
        case .integer(let value): try single.encode(value)
        case .text(let value): try single.encode(value)
        case .list(let values): try single.encode(values)
        case .object(let values): try single.encode(values)
        }
    }

    package var text: String? {
        if case .text(let value) = self { value } else { nil }
    }
}

struct AnyKey: CodingKey {
    let stringValue: String
    let intValue: Int? = nil
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
}

/// JSON in and out.
package enum JSON {
    /// Reads what came from outside: where it is broken, stands twice or goes too deep is said first.
    /// - Parameter line: where the text begins in the file it comes from.
    package static func decodeOutside<T: Decodable>(_ type: T.Type, _ text: String, line: Int = 1) throws -> T {
        try JSONReading.check(text, line: line)
        return try decode(type, text)
    }

    /// The same JSON with every hidden character escaped: programs read the same, a terminal is not steered.
    package static func harmless(_ json: String) -> String {
        guard json.unicodeScalars.contains(where: { TextHygiene.isHidden($0) && $0 != "\n" }) else { return json }
        var out = String.UnicodeScalarView()
        for scalar in json.unicodeScalars {
            guard TextHygiene.isHidden(scalar), scalar != "\n" else {
                out.append(scalar)
                continue
            }
            for unit in String(scalar).utf16 {
                let digits = String(unit, radix: 16)
                out.append(contentsOf: ("\\u" + String(repeating: "0", count: 4 - digits.count) + digits).unicodeScalars)
            }
        }
        return String(out)
    }

    package static func encode(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }

    /// - Throws: a `Refusal` that names the field which cannot be read.
    package static func decode<T: Decodable>(_ type: T.Type, _ text: String) throws -> T {
        do {
            return try JSONDecoder().decode(type, from: Data(text.utf8))
        } catch let error as DecodingError {
            throw Refusal.badJSON(error)
        }
    }
}

extension Command {
    /// The command from its fields as JSON. Unknown fields are refused, so that a slip of the pen is not lost in silence.
    /// - Throws: a `Refusal` that names the field.
    package static func decode(_ json: String) throws -> Self {
        try JSONReading.check(json)
        let given = try JSON.decode(JSONValue.self, json)
        guard case .object = given else { throw Refusal.wrongForm(JSONForm.object, nil) }
        try refuseStrangers(given, fields, of: name, at: "")
        do { return try JSON.decode(Self.self, json) } catch let refusal as Refusal { throw refusal.named(by: fields) }
    }

    private static func refuseStrangers(_ value: JSONValue, _ fields: [Field], of owner: String, at path: String) throws {
        guard case .object(let given) = value else { return }
        let known = Dictionary(fields.map { ($0.name, $0) }) { first, _ in first }
        for (key, inner) in given.sorted(by: { $0.key < $1.key }) {
            guard let field = known[key] else { throw Refusal.unknownField(key, of: owner, fields.map(\.name), at: path + key) }
            if case .day = field.kind, let day = inner.text.flatMap(Day.init(iso:)) {
                do { try DayReader.refuseFar(day) } catch let refusal as Refusal { throw refusal.on(path + key) }
            }
            guard case .lines(let lineFields) = field.kind, !lineFields.isEmpty, case .list(let lines) = inner else { continue }
            for (index, line) in lines.enumerated() {
                try refuseStrangers(line, lineFields, of: "\(name) \(key)", at: "\(path)\(key).\(index + 1).")
            }
        }
    }
}

/// What JSON value a field takes, in words.
enum JSONForm {
    static let object = Text(en: "an object: { … }", hans: "对象：{ … }", hant: "物件：{ … }")
    static let list = Text(en: "a list: [ … ]", hans: "列表：[ … ]", hant: "清單：[ … ]")
    static let text = Text(en: "text in quotes: \"…\"", hans: "带引号的文本：\"…\"", hant: "帶引號的文字：\"…\"")
    static let whole = Text(en: "a whole number: 12", hans: "整数：12", hant: "整數：12")
    static let flag = Text(en: "true or false", hans: "true 或 false", hant: "true 或 false")
    static let other = Text(en: "something else", hans: "其他形式", hant: "其他形式")

    static func of(_ type: any Any.Type) -> Text {
        if type == String.self { return text }
        if type == Bool.self { return flag }
        if type is any BinaryInteger.Type { return whole }
        let name = String(describing: type)
        if name.hasPrefix("Array") { return list }
        return name.hasPrefix("Dictionary") ? object : other
    }
}

extension Refusal {
    static func badJSON(_ error: DecodingError) -> Refusal {
        switch error {
        case .keyNotFound(let key, _): return .missing(key.stringValue)
        case .valueNotFound(_, let context): return .missing(path(context))
        case .typeMismatch(_, let context), .dataCorrupted(let context):
            if let refusal = context.underlyingError as? Refusal { return refusal.on(path(context)) }
            let form: Text = if case .typeMismatch(let type, _) = error { JSONForm.of(type) } else { JSONForm.other }
            return wrongForm(form, path(context))
        @unknown default:
            return Refusal(
                "core.bad-field",
                Text(en: "The JSON cannot be read. Check its form.", hans: "JSON 无法读取，请检查格式。", hant: "JSON 無法讀取，請檢查格式。"))
        }
    }

    static func wrongForm(_ form: Text, _ field: String?) -> Refusal {
        let name = field.flatMap { $0.isEmpty ? nil : $0 }
        let shown = TextHygiene.visible(name ?? "JSON")
        return Refusal(
            "core.bad-field",
            Text(
                en: "“\(shown)” must be \(form.en). See `countinghouse reference` for its form.",
                hans: "“\(shown)”应为\(form.hans)。格式见 countinghouse reference。",
                hant: "「\(shown)」應為\(form.hant)。格式見 countinghouse reference。"),
            field: name)
    }

    /// A field that nobody knows; `at` is its path.
    package static func unknownField(_ key: String, of owner: String, _ known: [String], at path: String) -> Refusal {
        let names = Text.list(known)
        let shown = TextHygiene.shown(key)
        return Refusal(
            "core.unknown-field",
            Text(
                en: "\(owner) has no field “\(shown)”. Its fields are: \(names.en).",
                hans: "\(owner) 没有字段“\(shown)”。可用字段：\(names.hans)。",
                hant: "\(owner) 沒有欄位「\(shown)」。可用欄位：\(names.hant)。"),
            field: path)
    }

    private static func path(_ context: DecodingError.Context) -> String {
        context.codingPath.map { $0.intValue.map { String($0 + 1) } ?? $0.stringValue }.joined(separator: ".")
    }
}
