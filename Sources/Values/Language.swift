/// A language the product speaks. The raw value is the tag used on the command line and in a person's profile (BCP 47).
package enum Language: String, CaseIterable, Codable, Sendable {
    case en
    case hans = "zh-Hans"
    case hant = "zh-Hant"

    /// The language that the key for "next language" switches to.
    package var next: Language {
        switch self {
        case .en: .hans
        case .hans: .hant
        case .hant: .en
        }
    }
}
