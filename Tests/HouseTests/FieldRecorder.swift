/// A decoder that gives every field a harmless value and remembers what was asked for: it tells which fields a
/// command's coded form really has, so that the declared list can be held against it.
final class FieldRecorder: Decoder {
    private(set) var names: [String] = []
    /// The type that each field is decoded as, by name.
    private(set) var types: [String: Any.Type] = [:]
    var codingPath: [any CodingKey] = []
    var userInfo: [CodingUserInfoKey: Any] = [:]

    func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
        KeyedDecodingContainer(Keyed<Key>(recorder: self))
    }

    func unkeyedContainer() throws -> any UnkeyedDecodingContainer { Nothing() }
    func singleValueContainer() throws -> any SingleValueDecodingContainer { One() }

    private struct Keyed<Key: CodingKey>: KeyedDecodingContainerProtocol {
        let recorder: FieldRecorder
        var codingPath: [any CodingKey] { [] }
        var allKeys: [Key] { [] }
        func contains(_ key: Key) -> Bool { true }
        func decodeNil(forKey key: Key) throws -> Bool {
            recorder.names.append(key.stringValue)
            return false
        }
        func decode<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T {
            recorder.names.append(key.stringValue)
            recorder.types[key.stringValue] = type
            return try harmless(type)
        }
        func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type, forKey key: Key) throws -> KeyedDecodingContainer<Nested> {
            KeyedDecodingContainer(FieldRecorder.Keyed<Nested>(recorder: FieldRecorder()))
        }
        func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer { Nothing() }
        func superDecoder() throws -> any Decoder { FieldRecorder() }
        func superDecoder(forKey key: Key) throws -> any Decoder { FieldRecorder() }
    }

    private struct Nothing: UnkeyedDecodingContainer {
        var codingPath: [any CodingKey] { [] }
        var count: Int? { 0 }
        var isAtEnd: Bool { true }
        var currentIndex: Int { 0 }
        mutating func decodeNil() throws -> Bool { true }
        mutating func decode<T: Decodable>(_ type: T.Type) throws -> T { try harmless(type) }
        mutating func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type) throws -> KeyedDecodingContainer<Nested> {
            KeyedDecodingContainer(FieldRecorder.Keyed<Nested>(recorder: FieldRecorder()))
        }
        mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer { Nothing() }
        mutating func superDecoder() throws -> any Decoder { FieldRecorder() }
    }

    private struct One: SingleValueDecodingContainer {
        var codingPath: [any CodingKey] { [] }
        func decodeNil() -> Bool { false }
        func decode<T: Decodable>(_ type: T.Type) throws -> T { try harmless(type) }
    }
}

/// A value that any field of a command can hold.
private func harmless<T: Decodable>(_ type: T.Type) throws -> T {
    let candidates: [Any] = [true, "1", Int64(1), 1, "2026-03-18", Int32(1)]
    for candidate in candidates { if let value = candidate as? T { return value } }
    if let choice = (type as? any CaseIterable.Type)?.firstCase as? T { return choice }
    if T.self is any ExpressibleByArrayLiteral.Type { return try T(from: FieldRecorder()) }
    for text in ["1", "2026-03-18", "CNY"] {
        if let value = try? T(from: TextOnly(text: text)) { return value }
    }
    return try T(from: FieldRecorder())
}

extension CaseIterable {
    fileprivate static var firstCase: Any? { allCases.first }
}

/// A decoder that holds one text.
private struct TextOnly: Decoder, SingleValueDecodingContainer {
    let text: String
    var codingPath: [any CodingKey] { [] }
    var userInfo: [CodingUserInfoKey: Any] { [:] }
    struct NoText: Error {}
    func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> { throw NoText() }
    func unkeyedContainer() throws -> any UnkeyedDecodingContainer { throw NoText() }
    func singleValueContainer() throws -> any SingleValueDecodingContainer { self }
    func decodeNil() -> Bool { false }
    func decode<T: Decodable>(_ type: T.Type) throws -> T {
        guard let value = text as? T else { throw NoText() }
        return value
    }
}
