// Legal numbers without gaps: a number is taken inside the transaction that posts its document, so a rollback gives it
// back and nobody else can have taken the next one (reliability.md, "Numbers").

/// A numbering series: `JE` gives JE-000001, JE-000002, …
package struct Series: Sendable {
    package let code: String
    package let width: Int

    package init(_ code: String, width: Int = 6) {
        self.code = code
        self.width = width
    }

    func number(_ count: Int64) -> String {
        let digits = String(count)
        return code + "-" + String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}

extension Transaction {
    /// The next number of the series. Take it last, right before the document is posted.
    package func number(in series: Series) throws -> String {
        if let next = try value("SELECT next FROM series WHERE code = ?", series.code, as: Int64.self) {
            try update("UPDATE series SET next = next + 1 WHERE code = ?", series.code)
            return series.number(next)
        }
        try insert("INSERT INTO series (code, next) VALUES (?, 1)", series.code)
        try update("UPDATE series SET next = next + 1 WHERE code = ?", series.code)
        return series.number(1)
    }
}
