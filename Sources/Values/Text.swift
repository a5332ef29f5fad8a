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

    package subscript(language: Language) -> String {
        switch language {
        case .en: en
        case .hans: hans
        case .hant: hant
        }
    }
}
