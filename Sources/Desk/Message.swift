package import Values

/// What stands in the message row: a severity letter, a stable code where there is one, a sentence.
package struct Message: Hashable, Sendable {
    /// How grave it is: the letter in front of the sentence.
    package enum Severity: Sendable {
        case information, warning, error

        /// Readable without any colour.
        package var letter: String {
            switch self {
            case .information: "I"
            case .warning: "W"
            case .error: "E"
            }
        }
    }

    package let severity: Severity
    package let code: String?
    package let text: Text

    package init(_ severity: Severity, _ text: Text, code: String? = nil) {
        self.severity = severity
        self.code = code
        self.text = text
    }

    package init(_ refusal: Refusal) {
        self.init(.error, refusal.text, code: refusal.code)
    }

    package static func information(_ text: Text) -> Message { Message(.information, text) }
    package static func warning(_ text: Text) -> Message { Message(.warning, text) }

    /// As it is shown: the letter and the sentence.
    package func sentence(_ language: Language) -> String { severity.letter + " " + text[language] }

    /// With its code, as F1 explains it.
    package func line(_ language: Language) -> String {
        severity.letter + " " + (code.map { $0 + " " } ?? "") + text[language]
    }
}
