import Core
internal import Values

// What a change made of a complaint, in words. Its line of the log keeps category, severity and subject as they were before;
// what they became stands in the next such line, and after the last one in the complaint itself.

extension Reader {
    /// For each change of a complaint, in order, what was said before and after it.
    /// - Parameter former: the texts of the log's lines.
    func changes(of complaint: Int64, former: [String], _ language: Language) throws -> [String] {
        guard !former.isEmpty else { return [] }
        let now = try one(
            """
            SELECT category.code, complaint.severity, complaint.subject
            FROM complaint
            JOIN complaintCategory AS category ON category.id = complaint.categoryId
            WHERE complaint.id = ?
            """, complaint, make: { ComplaintWording(category: $0.text(0), severity: $0.text(1), subject: $0.text(2)) })
        let titles = try all("SELECT code, titleEn, titleHans, titleHant FROM complaintCategory") { row in
            (code: row.text(0), title: Text(en: row.text(1), hans: row.text(2), hant: row.text(3)))
        }
        let wordings = former.map(ComplaintWording.init(logged:)) + [now]
        return former.indices.map { place in
            guard let before = wordings[place], let after = wordings[place + 1] else { return former[place] }
            return before.difference(to: after, titles, language)
        }
    }
}

/// What a change may touch of what the log keeps.
struct ComplaintWording {
    let category: String
    let severity: String
    let subject: String

    init(category: String, severity: String, subject: String) {
        self.category = category
        self.severity = severity
        self.subject = subject
    }

    /// As a line of the log keeps it: `QL / high / Rust`. Nil where its words were erased.
    init?(logged text: String) {
        let separator = " / "
        var parts: [String] = []
        var rest = text[...]
        while parts.count < 2, let found = rest.firstRange(of: separator) {
            parts.append(String(rest[..<found.lowerBound]))
            rest = rest[found.upperBound...]
        }
        guard parts.count == 2, ComplaintSeverity(rawValue: parts[1]) != nil else { return nil }
        self.init(category: parts[0], severity: parts[1], subject: String(rest))
    }

    func difference(to after: ComplaintWording, _ titles: [(code: String, title: Text)], _ language: Language) -> String {
        func title(_ code: String) -> String { titles.first { $0.code == code }?.title[language] ?? code }
        func severity(_ code: String) -> String { ComplaintSeverity.choices.first { $0.code == code }?.title[language] ?? code }
        let pairs = [
            ("category", title(category), title(after.category)), ("severity", severity(self.severity), severity(after.severity)),
            ("subject", subject, after.subject),
        ]
        let told = pairs.filter { $0.1 != $0.2 }.compactMap { name, before, after in
            ChangeComplaint.fields.first { $0.name == name }.map { "\($0.title[language]): \(before) → \(after)" }
        }
        guard told.isEmpty else { return told.joined(separator: "\n") }
        return Text(
            en: "Other details were changed; the history says which.", hans: "修改了其他内容，详见历史。", hant: "修改了其他內容，詳見歷史。")[language]
    }
}
