internal import Terminal
internal import Values

/// F1: the field, then the screen, then the keys, one page each time.
final class HelpScreen: Screen {
    let code = ""
    let isPopup = true
    private let pages: [HelpPage]
    private var page = 0
    private var top = 0
    private var room = 1

    init(pages: [HelpPage]) { self.pages = pages }

    var title: Text { pages.isEmpty ? Words.help : pages[page].title }

    /// The next page.
    func turn() {
        page = pages.isEmpty ? 0 : (page + 1) % pages.count
        top = 0
    }

    func handle(_ key: Key, at desk: Desk) throws -> Bool {
        switch key {
        case .enter: desk.close(self)
        case .down, .text("j"): top += 1
        case .up, .text("k"): top = max(0, top - 1)
        case .pageDown, .control("f"): top += room
        case .pageUp, .control("b"): top = max(0, top - room)
        case .tab, .right: turn()
        default: return true
        }
        return true
    }

    func draw(into canvas: inout Canvas, in area: Area, at desk: Desk) {
        guard pages.indices.contains(page) else { return }
        let wide = min(70, area.width - 8)
        let rows = Wrapping.rows(of: desk.words(pages[page].text), width: wide)
        room = area.height - 4
        top = min(top, max(0, rows.count - room))
        var popup = Popup(
            title: desk.words(pages[page].title), lines: Array(rows.dropFirst(top).prefix(room)), width: wide)
        let turns = [
            top + room < rows.count ? "PgDn=" + desk.words(Words.nextPage) : nil, top > 0 ? "PgUp=" + desk.words(Words.pageBefore) : nil,
        ]
        let keys = ["F1=\(page + 1)/\(pages.count)"] + turns.compactMap(\.self) + ["F12=" + desk.words(Words.close)]
        popup.foot = keys.joined(separator: "  ")
        popup.draw(into: &canvas, in: area, selected: nil)
    }
}

extension Desk {
    /// What F1 shows on a screen: the message, the field, the screen, the keys.
    func helpPages(for screen: any Screen) -> [HelpPage] {
        var pages: [HelpPage] = []
        if let message, message.severity != .information {
            pages.append(
                HelpPage(
                    Text(en: "The message", hans: "提示信息", hant: "訊息"),
                    Text(en: message.line(.en), hans: message.line(.hans), hant: message.line(.hant))))
        }
        pages += screen.help(at: self)
        if let entry = entries.first(where: { $0.code == screen.code }), !pages.contains(where: { $0.text == entry.help }) {
            pages.append(HelpPage(entry.title, entry.help))
        }
        return pages + [keyPage(for: screen)]
    }

    /// The keys of a screen, made from its table of actions.
    package func keyPage(for screen: any Screen) -> HelpPage {
        let actions = screen.actions(at: self).allowed(for: session)
        // Where Ctrl keys belong to a scanner only those of the screen's own table act.
        func names(_ key: Key) -> String { screen.isScanning ? key.name : Keymap.names(key) }
        let global = Keymap.desk.filter { !screen.isScanning || $0.key.controlByte == nil }
        func lines(_ language: Language) -> String {
            var lines = actions.compactMap { action -> String? in
                guard let key = action.key else { return nil }
                return CharacterWidth.pad(names(key), to: 16) + action.title[language]
            }
            // What is this screen's own comes first: the keys of the whole house are soon known.
            let plain = (screen as? any KeyedScreen)?.plainKeys ?? []
            lines += plain.map { CharacterWidth.pad($0.keys, to: 16) + $0.title[language] }
            lines += global.map { CharacterWidth.pad(names($0.key), to: 16) + $0.title[language] }
            return lines.joined(separator: "\n")
        }
        return HelpPage(Words.keys, Text(en: lines(.en), hans: lines(.hans), hant: lines(.hant)))
    }
}

/// A screen with keys that are not actions: moving, marking, sorting. They stand in the help and in the printed key list.
protocol KeyedScreen: Screen {
    var plainKeys: [(keys: String, title: Text)] { get }
}
