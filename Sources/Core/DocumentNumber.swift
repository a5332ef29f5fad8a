internal import Values

/// A document's number as people say it: `326`, `PO-326` and `po 0326` are PO-000326, and PO-2026-0326 as well.
package enum DocumentNumber {
    /// More noughts than any series writes before a figure.
    static let mostNoughts = 8

    /// As numbers are kept: half width, capitals, no blanks.
    package static func folded(_ typed: String) -> String {
        TextHygiene.foldWidth(typed).uppercased().filter { !$0.isWhitespace }
    }

    /// Whether what was typed is the number or a short way to say it: the last figure is the same, and what was typed before
    /// it stands before it there in the same order. Noughts in front of a figure count for nothing.
    package static func answers(_ typed: String, to number: String) -> Bool {
        let (said, full) = (parts(folded(typed)), parts(folded(number)))
        guard let last = said.last, last.first?.isNumber == true, last == full.last else { return false }
        var rest = full.dropLast()
        for part in said.dropLast().reversed() {
            guard let place = rest.lastIndex(of: part) else { return false }
            rest = rest[..<place]
        }
        return true
    }

    /// The figure that a number ends with, as digits; nil where what was typed says none.
    static func figure(_ typed: String) -> String? {
        parts(folded(typed)).last.flatMap { $0.first?.isNumber == true ? $0 : nil }
    }

    /// `PO-2026-0326` in `PO`, `2026`, `326`.
    private static func parts(_ text: String) -> [String] {
        var parts: [String] = []
        var isOpen = false
        for character in text {
            let isDigit = character.isASCII && character.isNumber
            guard isDigit || character.isLetter else {
                isOpen = false
                continue
            }
            if isOpen, let last = parts.last?.last, (last.isASCII && last.isNumber) == isDigit {
                parts[parts.count - 1].append(character)
            } else {
                parts.append(String(character))
            }
            isOpen = true
        }
        return parts.map { part in
            let plain = part.drop { $0 == "0" }
            return plain.isEmpty ? "0" : String(plain)
        }
    }
}

extension Reader {
    /// The numbers of documents of these kinds that answer to what was typed. The one that is written so stands alone.
    package func documentNumbers(_ kinds: [String], said typed: String) throws -> [String] {
        let number = DocumentNumber.folded(typed)
        let list = "," + kinds.map { $0 + "," }.joined()
        if try exists("SELECT 1 FROM document WHERE number = ? AND ? LIKE '%,' || kind || ',%'", number, list) { return [number] }
        guard let figure = DocumentNumber.figure(number) else { return [] }
        // Every number comes from a series: so each is asked for by the index, however many documents there are.
        let series = try all("SELECT code FROM series ORDER BY code DESC") { $0.text(0) }
        let written = series.flatMap { code in
            (0...DocumentNumber.mostNoughts).map { code + "-" + String(repeating: "0", count: $0) + figure }
        }
        return try written.filter { DocumentNumber.answers(number, to: $0) }.filter { written in
            try exists("SELECT 1 FROM document WHERE number = ? AND ? LIKE '%,' || kind || ',%'", written, list)
        }
    }

    /// The number of the one document of these kinds that answers to what was typed; what was typed, folded, where none does.
    /// - Throws: `core.several-documents`.
    package func documentNumber(_ kinds: [String], said typed: String) throws -> String {
        let found = try documentNumbers(kinds, said: typed)
        guard found.count < 2 else { throw Refusal.severalDocuments(typed, found) }
        return found.first ?? DocumentNumber.folded(typed)
    }
}

extension Refusal {
    static func severalDocuments(_ typed: String, _ numbers: [String]) -> Refusal {
        let shown = TextHygiene.shown(typed, max: 20)
        let some = numbers.prefix(3).joined(separator: ", ") + (numbers.count > 3 ? ", …" : "")
        return Refusal(
            "core.several-documents",
            Text(
                en: "“\(shown)” may be \(some). Enter the whole number.", hans: "“\(shown)”可能是 \(some)。请输入完整单号。",
                hant: "「\(shown)」可能是 \(some)。請輸入完整單號。"))
    }
}
