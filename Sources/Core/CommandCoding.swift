internal import FoundationEssentials
internal import Values

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
        if case .object(let given) = try JSON.decode(JSONValue.self, json) {
            let known = Set(fields.map(\.name))
            if let stranger = given.keys.sorted().first(where: { !known.contains($0) }) {
                let names = fields.map(\.name).joined(separator: ", ")
                throw Refusal(
                    "core.unknown-field",
                    Text(
                        en: "\(name) has no field “\(stranger)”. Its fields are: \(names).",
                        hans: "\(name) 没有字段“\(stranger)”。可用字段：\(names)。",
                        hant: "\(name) 沒有欄位「\(stranger)」。可用欄位：\(names)。"),
                    field: stranger)
            }
        }
        return try JSON.decode(Self.self, json)
    }
}

extension Refusal {
    static func badJSON(_ error: DecodingError) -> Refusal {
        switch error {
        case .keyNotFound(let key, _): return .missing(key.stringValue)
        case .valueNotFound(_, let context): return .missing(path(context))
        case .typeMismatch(_, let context), .dataCorrupted(let context):
            if let refusal = context.underlyingError as? Refusal { return refusal.on(path(context)) }
            let field = path(context)
            return Refusal(
                "core.bad-field",
                Text(
                    en:
                        "“\(field.isEmpty ? "JSON" : field)” cannot be read: \(context.debugDescription). See `countinghouse reference` for its form.",
                    hans: "“\(field.isEmpty ? "JSON" : field)”无法读取：\(context.debugDescription)。格式见 countinghouse reference。",
                    hant: "「\(field.isEmpty ? "JSON" : field)」無法讀取：\(context.debugDescription)。格式見 countinghouse reference。"),
                field: field.isEmpty ? nil : field)
        @unknown default:
            return Refusal(
                "core.bad-field",
                Text(en: "The JSON cannot be read. Check its form.", hans: "JSON 无法读取，请检查格式。", hant: "JSON 無法讀取，請檢查格式。"))
        }
    }

    private static func path(_ context: DecodingError.Context) -> String {
        context.codingPath.map { $0.intValue.map { String($0 + 1) } ?? $0.stringValue }.joined(separator: ".")
    }
}
