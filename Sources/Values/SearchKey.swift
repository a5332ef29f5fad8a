@_spi(_Unicode) internal import Swift

/// The text a master record is found by, kept beside it and matched with `LIKE` (terminal design, row 33): code,
/// names, initials, full readings and telephone digits, five parts with " | " between them, words with spaces.
package enum SearchKey {
    /// Made when the record is saved. `others` are further names (short name, foreign name, alias); `mnemonic` is the
    /// firm's own 助记码, which counts as initials; `phone` may hold several numbers with commas or spaces between.
    package static func make(
        code: String, name: String, others: [String] = [], mnemonic: String = "", phone: String = "",
        pinyin: Pinyin? = .installed
    ) -> String {
        let names = [name] + others
        let initials = names.enumerated().flatMap { pinyin?.initials(of: $1, limit: $0 == 0 ? 12 : 4) ?? [] }
        let fulls = names.enumerated().flatMap { pinyin?.fulls(of: $1, limit: $0 == 0 ? 6 : 2) ?? [] }
        return [
            fold(query: code, pinyin: pinyin),
            distinct(names.map { fold(query: $0, pinyin: pinyin) }),
            distinct([fold(query: mnemonic, pinyin: pinyin)] + initials),
            distinct(fulls),
            distinct(phone.split { $0 == "," || $0 == ";" || $0 == "/" || $0 == "、" || $0 == "，" }.map(digitsOnly)),
        ].joined(separator: " | ")
    }

    /// What was typed, in the form the keys are in: lower case, narrow, without accents, simplified, single spaces.
    package static func fold(query: String, pinyin: Pinyin? = .installed) -> String {
        let narrow = TextHygiene.foldWidth(query).lowercased()
        let bare = narrow.utf8.allSatisfy { $0 < 0x80 } ? narrow : withoutAccents(narrow)
        let simple = pinyin?.simplify(bare) ?? bare
        return simple.split { $0.isWhitespace || $0 == "|" }.joined(separator: " ")
    }

    /// `LIKE` patterns of which a key must match every one to have a rank; none where nothing was typed.
    /// They need no ESCAPE clause: whatever is neither letter nor digit stands as `%`.
    package static func patterns(query: String, pinyin: Pinyin? = .installed) -> [String] {
        words(of: fold(query: query, pinyin: pinyin)).map { word in
            var pattern = "%"
            for character in word {
                if character.isLetter || character.isNumber {
                    pattern.append(character)
                } else if pattern.last != "%" {
                    pattern.append("%")
                }
            }
            return pattern.last == "%" ? pattern : pattern + "%"
        }
    }

    /// `LIKE` patterns of keys whose names a word of a filter may mean: Chinese in either script, or pinyin, initials from
    /// anywhere in a name and full readings from its first character. None where the word can be neither: of codes and
    /// telephone digits a filter sees what stands in the list.
    package static func namePatterns(word: String, pinyin: Pinyin? = .installed) -> [String] {
        let folded = fold(query: word, pinyin: pinyin)
        guard folded.count >= 2 || folded.utf8.count > folded.count, folded.allSatisfy(\.isLetter) else { return [] }
        guard folded.utf8.allSatisfy({ $0 < 0x80 }) else { return ["%|%" + folded + "%|%|%|%"] }
        // Two letters inside a word are an accident, not a name.
        let initials = folded.count == 2 ? "%|%|% " : "%|%|%"
        return [initials + folded + "%|%|%", "%|%|%|% " + folded + "%|%"]
    }

    /// The words of a folded query. Chinese and Latin written together are words of their own: 螺钉M8 finds 螺钉 M8×25.
    static func words(of folded: String) -> [Substring] {
        folded.split(separator: " ").flatMap { typed in
            var words: [Substring] = []
            var start = typed.startIndex
            for (place, next) in zip(typed.indices, typed.indices.dropFirst()) {
                let (one, other) = (typed[place], typed[next])
                guard one.isASCII != other.isASCII, one.isLetter || one.isNumber, other.isLetter || other.isNumber else { continue }
                words.append(typed[start..<next])
                start = next
            }
            return words + [typed[start...]]
        }
    }

    static func digitsOnly(_ text: some StringProtocol) -> String {
        String(TextHygiene.foldWidth(String(text)).filter { $0.isASCII && $0.isNumber })
    }

    private static func withoutAccents(_ text: String) -> String {
        var bare = String.UnicodeScalarView()
        for scalar in text._nfd where scalar.properties.generalCategory != .nonspacingMark { bare.append(scalar) }
        return String(bare)
    }

    private static func distinct(_ words: [String]) -> String {
        var kept: [String] = []
        for word in words where !word.isEmpty && !kept.contains(word) { kept.append(word) }
        return kept.joined(separator: " ")
    }
}
