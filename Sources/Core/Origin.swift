// Where a record came from: the command that made it, as the audit has it.

/// The command that made a document, and what was said in it.
package struct Origin: Sendable, Hashable {
    /// `stock.issue-goods`
    package let command: String
    /// The command's fields as they were given; codes, days and figures as text.
    package let fields: [String: JSONValue]
}

extension Reader {
    /// How a document came into the books; nil where the audit knows of none.
    package func origin(ofDocument id: Int64) throws -> Origin? {
        let born = "%[\"i\",\"document\",\(id),%"
        return try one(
            """
            SELECT command, fields
            FROM audit
            WHERE at = (SELECT madeAt FROM document WHERE id = ?) AND changes LIKE ?
            ORDER BY id
            """, id, born
        ) { row in
            Origin(command: row.text(0), fields: try JSON.decode([String: JSONValue].self, row.text(1)))
        }
    }

    /// The kind and id of the document with that number, whatever department wrote it; nil where none or several have it.
    package func document(numbered number: String) throws -> (kind: String, id: Int64)? {
        let found = try all("SELECT kind, id FROM document WHERE number = ?", number) { row in (row.text(0), row.int64(1)) }
        return found.count == 1 ? (found[0].0, found[0].1) : nil
    }
}
