internal import Core
internal import Values

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
