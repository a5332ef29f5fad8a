/// Words for people, beside their use, in every language of the product: a missing language does not compile.
package struct Text: Hashable, Sendable {
    package let en: String
    package let hans: String
    package let hant: String

    package init(en: String, hans: String, hant: String) {
        self.en = en
        self.hans = hans
        self.hant = hant
    }

    /// The same words in every language: for codes, numbers and names that are not translated.
    package init(verbatim words: String) {
        self.init(en: words, hans: words, hant: words)
    }

    /// Names one after the other, with the mark that each language puts between them.
    package static func list(_ names: [String], tail: String = "") -> Text {
        let chinese = names.joined(separator: "、") + tail
        return Text(en: names.joined(separator: ", ") + tail, hans: chinese, hant: chinese)
    }

    package subscript(language: Language) -> String {
        switch language {
        case .en: en
        case .hans: hans
        case .hant: hant
        }
    }
}
