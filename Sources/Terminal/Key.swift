/// One key press as the screens see it, whatever the terminal sent for it.
///
/// Aliases (Ctrl-S for F8 and the like) are not resolved here: the table of actions knows them.
package enum Key: Hashable, Sendable {
    /// One character as a person sees it: a letter, a hanzi, a letter with its accents.
    case text(Character)
    case enter, tab, backTab, backspace, delete, insert
    case up, down, left, right, home, end, pageUp, pageDown
    /// Escape alone. Escape followed by a digit arrives as a function key, twice Escape as F12.
    case escape
    /// F1 to F12; Esc 1…9, Esc 0, Esc - and Esc = arrive as the same.
    case function(Int)
    /// Ctrl with a lower-case letter, or with `" "`. Ctrl-H, Ctrl-I, Ctrl-J and Ctrl-M are backspace, tab and enter.
    case control(Character)
    /// What was pasted, whole: line ends are "\n", nothing in it acts as a key.
    case paste(String)
    /// A control byte that no key stands for, as 2-D scanners send them: FS 0x1C, GS 0x1D, RS 0x1E, US 0x1F, C1 bytes.
    case data(UInt8)
    /// The first mouse button, pressed on that cell. The wheel arrives as Up and Down.
    case click(row: Int, column: Int)
}

extension Key {
    /// The byte that a scan field takes for this key: scanners send control bytes as data (EOT arrives as Ctrl-D).
    /// Nil for keys that always act: Enter, Tab and backspace among them.
    package var controlByte: UInt8? {
        switch self {
        case .data(let byte): byte
        case .control(" "): 0
        case .control(let letter): letter.asciiValue.map { $0 & 0x1F }
        default: nil
        }
    }

    /// Whether this is F12, Esc Esc or a lone Escape.
    package var cancels: Bool { self == .escape || self == .function(12) }
}

// MARK: - Names, for documents and tests

extension Key {
    private static let named: [(Key, String)] = [
        (.enter, "Enter"), (.tab, "Tab"), (.backTab, "Shift-Tab"), (.backspace, "Backspace"), (.delete, "Del"),
        (.insert, "Ins"), (.up, "Up"), (.down, "Down"), (.left, "Left"), (.right, "Right"), (.home, "Home"),
        (.end, "End"), (.pageUp, "PgUp"), (.pageDown, "PgDn"), (.escape, "Esc"), (.text(" "), "Space"),
        (.control(" "), "Ctrl-Space"), (.data(0x1C), "Ctrl-\\"), (.data(0x1D), "Ctrl-]"), (.data(0x1E), "Ctrl-^"),
        (.data(0x1F), "Ctrl-_"),
    ]

    /// The name printed in legends and documents: `F4`, `Ctrl-G`, `Enter`, `Esc`, `?`.
    package var name: String {
        if let known = Key.named.first(where: { $0.0 == self }) { return known.1 }
        switch self {
        case .text(let character): return String(character)
        case .function(let number): return "F\(number)"
        case .control(let letter): return "Ctrl-" + letter.uppercased()
        case .paste: return "Paste"
        case .click: return "Click"
        case .data(let byte): return "0x" + String(byte, radix: 16, uppercase: true)
        default: return "?"
        }
    }

    /// The key with that name; nil for a name that no key has. The inverse of `name`, except for pastes.
    package init?(name: String) {
        if let known = Key.named.first(where: { $0.1 == name }) {
            self = known.0
            return
        }
        if name.count == 1, let character = name.first {
            self = .text(character)
        } else if name.hasPrefix("F"), let number = Int(name.dropFirst()), (1...12).contains(number) {
            self = .function(number)
        } else if name.hasPrefix("Ctrl-"), let letter = name.dropFirst(5).first, name.count == 6, letter.isASCII, letter.isLetter {
            switch letter.lowercased() {
            case "h": self = .backspace
            case "i": self = .tab
            case "j", "m": self = .enter
            case let lower: self = .control(Character(lower))
            }
        } else if name.hasPrefix("0x"), let byte = UInt8(name.dropFirst(2), radix: 16), byte < 0x20 || (0x80..<0xA0).contains(byte) {
            self = .data(byte)
        } else {
            return nil
        }
    }

    /// Keys by name, for tests: `Key.sequence("Ctrl-G", "p", "o", "Enter")`.
    package static func sequence(_ names: String...) -> [Key] {
        names.compactMap(Key.init(name:))
    }

    /// Each character of a text as a key, for tests.
    package static func typing(_ text: String) -> [Key] {
        text.map { .text($0) }
    }
}
