internal import Core
package import Values

/// Every screen of a desk's menu, made fresh: for tests that hold all of them to the house's rules.
package enum ScreenCatalog {
    /// Code and screen of every entry that the desk's person may open. What cannot be made without a key is left out.
    package static func screens(of desk: Desk) -> [(code: String, screen: any Screen)] {
        desk.entries.compactMap { entry in
            guard let screen = try? entry.make(desk, nil) else { return nil }
            return (entry.code, screen)
        }
    }

    /// Whatever breaks "one key, one meaning" on any screen, and codes used twice. Empty: all is well.
    package static func keyClashes(of desk: Desk) -> [String] {
        var found = screens(of: desk).flatMap { code, screen in
            Keymap.clashes(in: screen.actions(at: desk)).map { code + ": " + $0 }
        }
        var seen: Set<String> = []
        for entry in desk.pages.flatMap(\.entries) where !seen.insert(entry.code.uppercased()).inserted {
            found.append("\(entry.code) is the code of two screens")
        }
        return found
    }
}

extension ScreenCatalog {
    /// The printed key list of a desk: keys of the whole house, then of each screen, as Markdown.
    package static func keyReference(of desk: Desk, in language: Language) -> String {
        var text = "## " + Words.keys[language] + "\n\n"
        for (key, title) in Keymap.desk { text += "- `\(Keymap.names(key))` \(title[language])\n" }
        for (code, screen) in screens(of: desk) {
            text += "\n### \(code) \(screen.title[language])\n\n"
            for action in screen.actions(at: desk) {
                text += "- `\(action.key.map(Keymap.names) ?? "F2")` \(action.title[language])\n"
            }
            for keys in (screen as? any KeyedScreen)?.plainKeys ?? [] { text += "- `\(keys.keys)` \(keys.title[language])\n" }
        }
        return text
    }
}
