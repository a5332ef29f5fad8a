internal import CSystem

/// One row of the audit: who did what, when, from where, and every row it changed, chained by hash to the row before.
package struct AuditRow: Sendable {
    package let sequence: Int64
    package let at: String
    package let day: String
    package let userId: Int64
    package let userName: String
    package let route: String
    package let station: String
    package let command: String
    package let version: Int64
    package let program: String
    /// The command's fields as JSON.
    package let fields: String
    /// What the person was told, as JSON.
    package let outcome: String
    package let key: String?
    /// The changed rows as JSON: `["i","table",id,[values]]`, `["u","table",id,[[column,old,new]]]`, `["d",…]`.
    package let changes: String
    package let previous: String

    /// The row as one line of JSON in a fixed order of keys: what is hashed and what the command log holds.
    package var canonical: String {
        var line = ""
        line.reserveCapacity(changes.utf8.count + fields.utf8.count + outcome.utf8.count + 400)
        line += "{\"seq\":\(sequence),\"at\":\"\(at)\",\"day\":\"\(day)\",\"userId\":\(userId),\"user\":"
        line += JSONText.quoted(userName)
        line += ",\"route\":\"\(route)\",\"station\":"
        line += JSONText.quoted(station)
        line += ",\"command\":\"\(command)\",\"v\":\(version),\"program\":\"\(program)\",\"fields\":"
        line += fields
        line += ",\"outcome\":"
        line += outcome
        line += ",\"key\":"
        line += key.map(JSONText.quoted) ?? "null"
        line += ",\"changes\":"
        line += changes
        line += ",\"prev\":\"\(previous)\"}"
        return line
    }
}

/// Text for JSON and digests, in the few forms that the audit needs.
package enum JSONText {
    /// The text in quotation marks, with what JSON asks to be escaped. Tabs and newlines never stand raw.
    package static func quoted(_ text: String) -> String {
        var out = "\""
        out.reserveCapacity(text.utf8.count + 2)
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": out += "\\\""
            case "\\": out += "\\\\"
            case "\u{00}"..<"\u{20}":
                let digits = String(scalar.value, radix: 16)
                out += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: out.unicodeScalars.append(scalar)
            }
        }
        return out + "\""
    }

    /// SHA-256 as 64 hexadecimal digits.
    package static func digest(_ text: String) -> String {
        var bytes = [UInt8](repeating: 0, count: 32)
        var text = text
        _ = text.withUTF8 { ch_sha256($0.baseAddress, $0.count, &bytes) }
        return hexadecimal(bytes)
    }

    static func hexadecimal(_ bytes: [UInt8]) -> String {
        let digits = Array("0123456789abcdef".utf8)
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count * 2)
        for byte in bytes {
            out.append(digits[Int(byte >> 4)])
            out.append(digits[Int(byte & 15)])
        }
        return String(decoding: out, as: UTF8.self)
    }
}

extension Reader {
    /// Calls `each` with the audit rows after `sequence`, in order, with the hash that stands in the file.
    package func eachAuditRow(after sequence: Int64 = 0, _ each: (AuditRow, String) throws -> Void) throws {
        try self.each(
            """
            SELECT id, at, day, userId, userName, route, station, command, version, program, fields, outcome,
                   idempotencyKey, changes, previous, hash
            FROM audit
            WHERE id > ?
            ORDER BY id
            """, sequence
        ) { row in
            try each(try AuditRow(row: row), row.text(15))
        }
    }
}

extension AuditRow {
    init(row: borrowing Row) throws {
        self.init(
            sequence: row.int64(0), at: row.text(1), day: row.text(2), userId: row.int64(3), userName: row.text(4),
            route: row.text(5), station: row.text(6), command: row.text(7), version: row.int64(8), program: row.text(9),
            fields: row.text(10), outcome: row.text(11), key: try row[12], changes: row.text(13), previous: row.text(14))
    }
}
