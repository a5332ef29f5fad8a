/// Makes stored text harmless before it leaves the program: no byte of it can steer a terminal, turn the reading
/// direction or hide.
///
/// Canvases do this themselves. Whatever goes round them (standard output, print, title, clipboard) comes through here.
package enum Sanitiser {
    /// The same text with every hidden character as a visible token: `^[` for escape, `<202E>` for a bidi override.
    package static func visible(_ text: String, keepingLineEnds: Bool = false) -> String {
        guard text.unicodeScalars.contains(where: { CharacterWidth.kind(of: $0.value) == .hidden }) else { return text }
        var shown = String.UnicodeScalarView()
        var before: UInt32 = 0
        var rest = text.unicodeScalars[...]
        while let scalar = rest.popFirst() {
            if CharacterWidth.kind(of: scalar.value) != .hidden || (keepingLineEnds && scalar == "\n") {
                shown.append(scalar)
            } else if scalar.value == 0x200D, isEmoji(before), let after = rest.first, isEmoji(after.value) {
                shown.append(scalar)
            } else {
                shown.append(contentsOf: token(for: scalar.value).unicodeScalars)
            }
            if CharacterWidth.kind(of: scalar.value) != .mark { before = scalar.value }
        }
        return String(shown)
    }

    /// Whether a text may be stored as it is: nothing in it hides. Line ends are for long texts only.
    package static func isClean(_ text: String, allowingLineEnds: Bool = false) -> Bool {
        !text.unicodeScalars.contains { CharacterWidth.kind(of: $0.value) == .hidden && !(allowingLineEnds && $0 == "\n") }
    }

    static func token(for scalar: UInt32) -> String {
        switch scalar {
        case 0..<0x20: "^" + String(UnicodeScalar(UInt8(scalar) + 0x40))
        case 0x7F: "^?"
        default: "<" + String(repeating: "0", count: scalar < 0x10 ? 1 : 0) + String(scalar, radix: 16, uppercase: true) + ">"
        }
    }

    static func isEmoji(_ scalar: UInt32) -> Bool {
        scalar > 0xFF && Unicode.Scalar(scalar)?.properties.isEmoji ?? false
    }
}
