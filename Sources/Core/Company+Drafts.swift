internal import CSystem
package import Values

// What a person typed but has not yet said: kept in the file on every field exit, so that a lost line loses nothing.

/// A form that was left open.
package struct Draft: Sendable, Hashable {
    /// The same for one form from its first field on.
    package let token: String
    /// What opens it again: the opener's code.
    package let kind: String
    package let title: String
    /// The form's fields and the focus, as the form itself writes them.
    package let body: String
    package let savedAt: Moment

    package init(token: String, kind: String, title: String, body: String, savedAt: Moment) {
        self.token = token
        self.kind = kind
        self.title = title
        self.body = body
        self.savedAt = savedAt
    }
}

extension Company {
    /// A name for a new draft.
    package static func newToken() -> String {
        var bytes = [UInt8](repeating: 0, count: 12)
        _ = ch_random(&bytes, bytes.count)
        return JSONText.hexadecimal(bytes)
    }

    /// Keeps a draft, over its older self where there is one.
    /// - Parameter isLast: nobody will try again: wait for the turn as long as a command does. While work goes on a
    ///   draft gives up after 200 ms, so that leaving a field never takes five seconds; the next exit or pause tries again.
    package func save(_ draft: Draft, as session: Session, isLast: Bool = false) throws {
        try note(isPatient: isLast) { statements in
            try statements.run(
                "UPDATE draft SET kind = ?, title = ?, body = ?, savedAt = ? WHERE token = ? AND userId = ?",
                [draft.kind, draft.title, draft.body, draft.savedAt, draft.token, session.userId])
            guard statements.changes == 0 else { return }
            try statements.run(
                "INSERT INTO draft (userId, kind, title, body, savedAt, token) VALUES (?, ?, ?, ?, ?, ?)",
                [session.userId, draft.kind, draft.title, draft.body, draft.savedAt, draft.token])
        }
    }

    /// The person's drafts, latest first.
    package func drafts(of session: Session) throws -> [Draft] {
        try look { reader in
            try reader.all(
                "SELECT token, kind, title, body, savedAt FROM draft WHERE userId = ? AND kind <> '' ORDER BY savedAt DESC, id DESC",
                session.userId
            ) { row in
                Draft(token: row.text(0), kind: row.text(1), title: row.text(2), body: row.text(3), savedAt: try row[4])
            }
        }
    }

    /// Forgets a draft: it was posted, or its owner threw it away.
    package func discard(draft token: String, as session: Session) throws {
        try note { try $0.run("DELETE FROM draft WHERE token = ? AND userId = ?", [token, session.userId]) }
    }
}
