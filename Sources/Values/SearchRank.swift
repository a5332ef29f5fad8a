/// How well a record answers what was typed; smaller is better (terminal design, Lookup).
package enum SearchRank: Int, Comparable, Sendable {
    case exactCode
    case codePrefix
    case initials
    case fullPinyin
    case substring
    case phoneTail
    case phone

    package static func < (left: SearchRank, right: SearchRank) -> Bool { left.rawValue < right.rawValue }

    /// The rank's number, or nil where the record does not answer. `query` as typed or folded, `key` from `SearchKey`.
    package static func rank(query: String, code: String, key: String, pinyin: Pinyin? = .installed) -> Int? {
        FoldedQuery(query, pinyin: pinyin).rank(code: code, key: key)?.rawValue
    }
}

/// A query folded once, for ranking many records.
package struct FoldedQuery: Sendable {
    /// The folded words, single spaces between them.
    package let text: String
    private let whole: [UInt8]
    private let words: [[UInt8]]
    private let compact: [UInt8]
    private let digits: [UInt8]

    package init(_ query: String, pinyin: Pinyin? = .installed) {
        text = SearchKey.fold(query: query, pinyin: pinyin)
        whole = Array(text.utf8)
        words = SearchKey.words(of: text).map { Array($0.utf8) }
        compact = whole.filter { $0 != space && $0 != UInt8(ascii: "'") }
        let telephone = text.allSatisfy { $0.isNumber || " +-()/.".contains($0) }
        digits = telephone ? Array(SearchKey.digitsOnly(text).utf8) : []
    }

    /// How well a record with this code and key answers; nil where it does not. Codes are told apart without regard
    /// to letter case.
    package func rank(code: String, key: String) -> SearchRank? {
        guard !whole.isEmpty else { return nil }
        let code = code.lowercased().utf8
        if code.elementsEqual(whole) { return .exactCode }
        if code.starts(with: whole) { return .codePrefix }

        let parts = parts(of: Array(key.utf8))
        guard parts.count == 5 else { return nil }
        if parts[0].elementsEqual(whole) { return .exactCode }
        if parts[0].starts(with: whole) { return .codePrefix }
        if anyWord(in: parts[2], startsWith: compact) { return .initials }
        if anyWord(in: parts[3], startsWith: compact) { return .fullPinyin }
        if words.allSatisfy({ word in parts[0..<4].contains { contains($0, word) } })
            || parts[3].split(separator: space).contains(where: { contains($0, compact) })
        {
            return .substring
        }
        guard digits.count >= 3 else { return nil }
        let numbers = parts[4].split(separator: space)
        if numbers.contains(where: { $0.suffix(digits.count).elementsEqual(digits) }) { return .phoneTail }
        return numbers.contains { contains($0, digits) } ? .phone : nil
    }

    private func anyWord(in part: ArraySlice<UInt8>, startsWith start: [UInt8]) -> Bool {
        !start.isEmpty && part.split(separator: space).contains { $0.starts(with: start) }
    }

    private func parts(of key: [UInt8]) -> [ArraySlice<UInt8>] {
        key.split(separator: UInt8(ascii: "|"), omittingEmptySubsequences: false).map { part in
            var part = part
            if part.first == space { part.removeFirst() }
            if part.last == space { part.removeLast() }
            return part
        }
    }

    private func contains(_ text: ArraySlice<UInt8>, _ wanted: [UInt8]) -> Bool {
        guard let first = wanted.first, text.count >= wanted.count else { return false }
        let last = text.endIndex - wanted.count
        return (text.startIndex...last).contains { text[$0] == first && text[$0...].starts(with: wanted) }
    }
}

private let space = UInt8(ascii: " ")
