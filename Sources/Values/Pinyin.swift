/// How Chinese names sound, for finding them by what a Latin keyboard types. Characters with several readings give
/// several answers, the likeliest first.
package struct Pinyin: Sendable {
    private let readings: SortedLines
    private let simplified: SortedLines

    /// Opens `pinyin.txt`; `variants.txt` must lie beside it. Costs two file mappings, nothing is read yet.
    package init(contentsOf path: String) throws {
        readings = try SortedLines(contentsOf: path)
        let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
        simplified = try SortedLines(contentsOf: folder + "variants.txt")
    }

    /// The installed files, opened at the first question; nil where they are missing, and names are then found
    /// by their characters only.
    package static let installed: Pinyin? = ShareFolder.path(of: "pinyin.txt").flatMap { try? Pinyin(contentsOf: $0) }

    /// First letters: 重庆电子 is "cqdz", then "zqdz". Latin letters and digits stay as they are; empty where the
    /// name has no hanzi. At most `limit` answers: the likeliest reading, then those that differ from it in one
    /// character, then in two.
    package func initials(of name: String, limit: Int = 12) -> [String] {
        answers(sounds(of: name) { String($0.prefix(1)) }, limit: limit)
    }

    /// The likeliest full reading without tones or spaces: "chongqingdianzi"; empty where the name has no hanzi.
    package func full(of name: String) -> String { fulls(of: name, limit: 1).first ?? "" }

    /// Full readings, the likeliest first, at most `limit`.
    package func fulls(of name: String, limit: Int = 6) -> [String] {
        answers(sounds(of: name) { $0 }, limit: limit)
    }

    /// Traditional characters as their simplified forms, all others as they are.
    package func simplify(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 >= 0xE0 }) else { return text }
        var folded = ""
        for scalar in text.unicodeScalars {
            guard scalar.value >= 0x3400, let form = simplified.words(for: UTF8.encode(scalar)!).first else {
                folded.unicodeScalars.append(scalar)
                continue
            }
            folded += form
        }
        return folded
    }
}

extension Pinyin {
    /// For each character that sounds or is a letter or digit, its possible sounds; empty where none is a hanzi.
    private func sounds(of name: String, as shape: (String) -> String) -> [[String]] {
        let scalars = Array(name.unicodeScalars)
        var sounds: [[String]] = []
        var hasHanzi = false
        var inWord: String?
        for (index, scalar) in scalars.enumerated() {
            guard scalar.value >= 0x3007 else {
                inWord = nil
                if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
                    sounds.append([String(scalar).lowercased()])
                }
                continue
            }
            var found = readings.words(for: UTF8.encode(scalar)!)
            if let usual = inWord {
                found.insert(usual, at: 0)
                inWord = nil
            } else if index + 1 < scalars.count, let word = word(scalar, scalars[index + 1]) {
                found.insert(word.first, at: 0)
                inWord = word.second
            }
            guard !found.isEmpty else { continue }
            hasHanzi = true
            sounds.append(unique(found.map(shape)))
        }
        return hasHanzi ? sounds : []
    }

    private func word(_ first: Unicode.Scalar, _ second: Unicode.Scalar) -> (first: String, second: String)? {
        let sounds = readings.words(for: Array(UTF8.encode(first)!) + Array(UTF8.encode(second)!))
        return sounds.count == 2 ? (sounds[0], sounds[1]) : nil
    }

    private func answers(_ sounds: [[String]], limit: Int) -> [String] {
        guard !sounds.isEmpty, limit > 0 else { return [] }
        let usual = sounds.map { $0[0] }
        var answers = [usual.joined()]
        let open = sounds.indices.filter { sounds[$0].count > 1 }

        func add(_ changes: [(place: Int, rank: Int)]) {
            var changed = usual
            for change in changes { changed[change.place] = sounds[change.place][change.rank] }
            let answer = changed.joined()
            if !answers.contains(answer) { answers.append(answer) }
        }

        for place in open where answers.count < limit { add([(place, 1)]) }
        for place in open {
            for other in open where other > place && answers.count < limit { add([(place, 1), (other, 1)]) }
        }
        for place in open {
            for rank in sounds[place].indices.dropFirst(2) where answers.count < limit { add([(place, rank)]) }
        }
        return answers
    }

    private func unique(_ words: [String]) -> [String] {
        var kept: [String] = []
        for word in words where !kept.contains(word) { kept.append(word) }
        return kept
    }
}
