internal import Values

// What the screens remember for a person: the warehouse they mostly use, their colours. It lies where drafts lie, outside
// the audit, theirs alone, and is worth nothing to anybody else.

extension Company {
    /// The row of `draft` that holds it; no draft of a form has a token like it.
    private static func token(_ session: Session) -> String { "habits-\(session.userId)" }

    /// What was remembered, by name; empty for a newcomer.
    package func habits(of session: Session) throws -> [String: String] {
        let body = try look { reader in
            try reader.value("SELECT body FROM draft WHERE token = ?", Company.token(session), as: String.self)
        }
        return try body.map { try JSON.decode([String: String].self, $0) } ?? [:]
    }

    /// Remembers these and forgets what was remembered before.
    package func keep(_ habits: [String: String], of session: Session) throws {
        let (token, body) = (Company.token(session), try JSON.encode(habits))
        try note { statements in
            try statements.run("UPDATE draft SET body = ?, savedAt = ? WHERE token = ?", [body, self.clock(), token])
            guard statements.changes == 0 else { return }
            try statements.run(
                "INSERT INTO draft (userId, kind, title, body, savedAt, token) VALUES (?, '', '', ?, ?, ?)",
                [session.userId, body, self.clock(), token])
        }
    }
}
