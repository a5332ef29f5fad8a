internal import Values

// A change keeps what is not given. What is to be empty afterwards is named.

/// A command that changes a record and can empty some of its fields.
package protocol Clearing: Command {
    /// The fields that may be empty.
    static var clearable: Set<String> { get }
}

extension Field {
    /// Which fields of the record become empty, by name.
    package static let clear = Field(
        "clear", Text(en: "Fields to empty", hans: "清空的字段", hant: "清空的欄位"), .codes(lookup: ""),
        help: Text(
            en: "Names of fields. What is not given and not named here stays.", hans: "字段名。未填写且未在此列出的字段保持不变。",
            hant: "欄位名稱。未填寫且未在此列出的欄位保持不變。"))
}

extension Clearing {
    /// - Throws: `core.missing-field` on the first named field that must not be empty.
    package func emptied(_ names: [String]?) throws -> Emptied {
        let names = Set(names ?? [])
        if let filled = names.subtracting(Self.clearable).sorted().first { throw Refusal.missing(filled) }
        return Emptied(names: names)
    }
}

/// What a change empties.
package struct Emptied {
    fileprivate let names: Set<String>

    /// What a field holds afterwards: nothing where it is emptied, else what is given, else what it held.
    package func after<Value>(_ field: String, _ given: Value?, else old: Value?) -> Value? {
        names.contains(field) ? nil : given ?? old
    }

    package func contains(_ field: String) -> Bool { names.contains(field) }
}
