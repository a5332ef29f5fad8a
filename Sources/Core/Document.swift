package import Values

// One row per document of any department, so that anyone can list, link and drill without importing anyone.

/// What the row of a document says to other departments.
package struct Document: Sendable, Hashable {
    package let id: Int64
    package let kind: String
    package let number: String?
    package let party: String?
    package let partyName: String?
    package let day: Day
    package let state: String
    package let amountMinor: Int64?
    package let currency: String?
    package let summary: String
    package let sourceId: Int64?
    package let madeBy: Int64
    package let revision: Int64
}

extension Reader {
    /// The document with that id.
    package func document(_ id: Int64) throws -> Document? {
        try one(
            """
            SELECT id, kind, number, party, partyName, day, state, amountMinor, currency, summary, sourceId, madeBy, revision
            FROM document
            WHERE id = ?
            """, id, make: Document.init(row:))
    }

    /// The document of that kind with that number.
    package func document(kind: String, number: String) throws -> Document? {
        try one(
            """
            SELECT id, kind, number, party, partyName, day, state, amountMinor, currency, summary, sourceId, madeBy, revision
            FROM document
            WHERE kind = ? AND number = ?
            """, kind, number, make: Document.init(row:))
    }
}

extension Document {
    fileprivate init(row: borrowing Row) throws {
        self.init(
            id: row.int64(0), kind: row.text(1), number: try row[2], party: try row[3], partyName: try row[4],
            day: try row[5], state: row.text(6), amountMinor: try row[7], currency: try row[8], summary: row.text(9),
            sourceId: try row[10], madeBy: row.int64(11), revision: row.int64(12))
    }
}

extension Transaction {
    /// Writes the row of a new document and tells its id, which the department's own tables use as their key.
    package func newDocument(
        kind: String, number: String? = nil, party: String? = nil, partyName: String? = nil, day: Day, state: String,
        amountMinor: Int64? = nil, currency: String? = nil, summary: String = "", source: Int64? = nil
    ) throws -> Int64 {
        try insert(
            """
            INSERT INTO document
              (kind, number, party, partyName, day, state, amountMinor, currency, summary, sourceId, madeBy, madeAt, revision)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)
            """,
            kind, number, party, partyName, day, state, amountMinor, currency, summary, source, session.userId, now)
    }

    /// Moves a document to another state; its revision rises, so a form that shows the old one is told.
    package func setDocument(_ id: Int64, state: String) throws {
        try update("UPDATE document SET state = ?, revision = revision + 1 WHERE id = ?", state, id)
    }

    /// Gives a document its legal number and state.
    package func setDocument(_ id: Int64, state: String, number: String) throws {
        try update(
            "UPDATE document SET state = ?, number = ?, revision = revision + 1 WHERE id = ?", state, number, id)
    }

    /// Rewrites what other departments see of a document that is not yet final.
    package func setDocument(
        _ id: Int64, party: String?, partyName: String?, day: Day, amountMinor: Int64?, currency: String?, summary: String
    ) throws {
        try update(
            """
            UPDATE document
            SET party = ?, partyName = ?, day = ?, amountMinor = ?, currency = ?, summary = ?, revision = revision + 1
            WHERE id = ?
            """, party, partyName, day, amountMinor, currency, summary, id)
    }

    /// Refuses when somebody changed the document since the person's form was filled.
    package func check(document id: Int64, revision: Int64?) throws {
        guard let revision, let current = try document(id), current.revision != revision else { return }
        let name = current.number.map { Text(verbatim: $0 + " ") } ?? Text(en: "This document ", hans: "该单据", hant: "此單據")
        throw Refusal(
            "core.changed-meanwhile",
            Text(
                en:
                    "\(name.en)was changed by someone else while you had it open. Press F5 to see both versions; your typing is kept.",
                hans: "\(name.hans)在您编辑期间已被他人修改。请按 F5 查看两个版本，您输入的内容会保留。",
                hant: "\(name.hant)在您編輯期間已被他人修改。請按 F5 檢視兩個版本，您輸入的內容會保留。"))
    }
}
