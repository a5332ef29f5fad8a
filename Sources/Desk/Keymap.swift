package import Terminal
package import Values

/// What keys mean. F-keys and Ctrl-keys mean the same on every screen; letters act only in lists and only to look and move.
package enum Keymap {
    /// The F-key that a Ctrl key stands for, for keyboards and links without F-keys. Esc and a digit arrive as F-keys.
    package static let aliases: [Key: Key] = [
        .control("s"): .function(8), .control("q"): .function(3), .control(" "): .function(4),
        .control("p"): .function(9), .control("c"): .function(12), .control("n"): .function(6), .escape: .function(12),
    ]

    /// What letters stand for where nobody is typing.
    package static let listAliases: [Key: Key] = [
        .text("?"): .function(1), .text("/"): .function(7), .text("r"): .function(5),
    ]

    /// The key that is meant. Full-width signs of an input method count as their plain form where nobody is typing.
    package static func meaning(of key: Key, isTyping: Bool) -> Key {
        if let alias = aliases[key] { return alias }
        guard !isTyping, case .text(let character) = key else { return key }
        let folded = Key.text(TextHygiene.foldWidth(String(character)).first ?? character)
        return listAliases[folded] ?? folded
    }

    /// Keys that the desk itself answers, everywhere, with what they mean.
    package static let desk: [(key: Key, title: Text)] = [
        (.function(1), Words.help), (.function(2), Words.actions), (.function(3), Words.exit),
        (.function(10), Words.menu), (.function(12), Words.cancel), (.control("g"), Words.goTo),
        (.control("x"), Words.nextLanguage), (.control("l"), Words.repaint), (.control("t"), Words.mouse),
    ]

    /// What each F-key and Ctrl-key is for; screens may use a key for nothing else.
    package static let meanings: [Key: Text] = {
        var all = Dictionary(uniqueKeysWithValues: desk.map { ($0.key, $0.title) })
        let screens: [(Key, Text)] = [
            (.function(4), Words.prompt), (.function(5), Words.refresh), (.function(6), Words.new),
            (.function(7), Words.filter), (.function(8), Words.save), (.function(9), Words.preview),
            (.function(11), Words.more), (.control("d"), Words.duplicateField), (.control("z"), Words.undo),
            (.control("r"), Words.redo), (.control("o"), Words.longText), (.control("k"), Words.fieldExit),
            (.control("v"), Words.viewRecord), (.control("y"), Words.sampleScan), (.control("a"), Words.lineStart),
            (.control("e"), Words.lineEnd), (.control("b"), Words.back), (.control("f"), Words.forward),
            (.control("w"), Words.eraseWord), (.control("u"), Words.eraseField),
        ]
        for (key, title) in screens { all[key] = title }
        return all
    }()

    /// What stands in the way of "one key, one meaning" in a table of actions: for the house test. Empty: all is well.
    package static func clashes(in actions: [Action]) -> [String] {
        var seen: [Key: String] = [:]
        var found: [String] = []
        for action in actions {
            guard let key = action.key else { continue }
            let name = action.title.en
            if let first = seen.updateValue(name, forKey: key) { found.append("\(key.name) is “\(first)” and “\(name)”") }
            if let taken = desk.first(where: { $0.key == key }) {
                found.append("\(key.name) is “\(taken.title.en)” everywhere, not “\(name)”")
            }
            if let meant = aliases[key] { found.append("\(key.name) stands for \(meant.name), so “\(name)” would never run") }
            switch key {
            case .text: found.append("\(key.name) is a letter: “\(name)” must not hang on it")
            case .control where meanings[key] == nil && aliases[key] == nil:
                found.append("\(key.name) has no meaning in the house yet: “\(name)”")
            default: break
            }
        }
        return found
    }
}
