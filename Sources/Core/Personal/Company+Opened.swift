// What the audit and the command log recorded, in clear: for a replay, a restore, a comparison of two files.

extension Company {
    /// Recorded fields in clear, with the erased mark where the person's key was destroyed.
    package func opened(fields json: String, _ fields: [Field]) throws -> String {
        guard fields.contains(where: \.holdsPersonal) else { return json }
        return try look { reader in
            let keys = KeyRing(reader)
            return try PersonalFields.mapped(json, fields) { text in try keys.opened(.text(text))?.text ?? SealedText.erased }
        }
    }

    /// Recorded changes in clear, with the erased mark where the person's key was destroyed.
    package func opened(changes: String) throws -> String {
        guard changes.contains(SealedText.head) else { return changes }
        let map = try personalMap()
        return try look { reader in
            let keys = KeyRing(reader)
            return ChangeSet.text(
                try ChangeSet.read(changes).map { change in
                    guard let entry = map.entries[change.table] else { return change }
                    return try change.mapped { index, value in
                        entry.positions.contains(index) ? try keys.opened(value) ?? .text(SealedText.erased) : value
                    }
                })
        }
    }
}
