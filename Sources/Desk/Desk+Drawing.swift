internal import Core
package import Terminal
internal import Values

// The anatomy of every screen: title and person, filter, body, totals, command field, message, legend.

extension Desk {
    /// Draws and shows what is on the stack now.
    package func present() {
        if needsReload {
            needsReload = false
            attempt {
                for screen in visibleScreens {
                    if screen is FormScreen { try screen.noticeForeignCommit(at: self) } else { try screen.reload(at: self) }
                }
            }
        }
        display.present(picture())
        needsDrawing = false
        wasMessageShown = true
    }

    /// The picture of this moment at the display's size.
    package func picture() -> Canvas {
        var canvas = Canvas(width: display.width, height: display.height)
        guard fits else {
            drawSmall(&canvas)
            return canvas
        }
        let area = Area(top: 2, height: canvas.height - 6, width: canvas.width)
        bodyHeight = area.height
        canvas.cursor = (canvas.height - 3, 5)
        guard let base = visibleScreens.first else { return canvas }
        drawHead(&canvas, base)
        for screen in visibleScreens { screen.draw(into: &canvas, in: area, at: self) }
        drawFoot(&canvas, visibleScreens.last ?? base)
        return canvas
    }

    /// The smallest window that what is on the stack can be shown in.
    private var smallest: (width: Int, height: Int) {
        visibleScreens.allSatisfy { $0.isHandheld || $0.isPopup } ? (40, 16) : (80, 24)
    }

    /// Whether the window has room for what is on the stack: nobody works on a screen that they cannot see.
    var fits: Bool { display.width >= smallest.width && display.height >= smallest.height }

    private func drawHead(_ canvas: inout Canvas, _ screen: any Screen) {
        let name = person(width: canvas.width < 60 ? 14 : canvas.width < 100 ? 24 : 40)
        let tail = (name.isEmpty ? "" : name + "  ") + today.iso
        let tailWidth = CharacterWidth.displayWidth(of: tail)
        let title = (screen.code.isEmpty ? "" : screen.code + "  ") + words(screen.title)
        let room = canvas.width - tailWidth - CharacterWidth.displayWidth(of: title) - 5
        // The mark of a sample company is on every screen; the name gives way.
        let mark = company.isDemo ? words(Words.demo) : ""
        let short = Desk.shortened(company.name, to: room - (mark.isEmpty ? 0 : CharacterWidth.displayWidth(of: mark) + 1))
        let house = [short, mark].filter { !$0.isEmpty }.joined(separator: " ")
        let right = (canvas.width < 60 || house.isEmpty ? "" : house + "  ") + tail
        let wide = CharacterWidth.displayWidth(of: right)
        let left = canvas.width - wide - 1
        canvas.put(title, row: 0, column: 0, width: left, style: .title)
        canvas.put(right, row: 0, column: canvas.width - wide, width: wide)
        let subtitle = screen.subtitle(at: self)
        canvas.put(subtitle.isEmpty ? trail(width: canvas.width - 1) : subtitle, row: 1, column: 0, width: canvas.width - 1)
    }

    /// A company's name in the room that there is: its first words whole, hanzi as many as fit, else nothing of it.
    private static func shortened(_ name: String, to room: Int) -> String {
        guard CharacterWidth.displayWidth(of: name) > room else { return name }
        var words = name.split(separator: " ")
        while words.count > 1 {
            words.removeLast()
            var shorter = words.joined(separator: " ")
            while let last = shorter.last, ",.&- ".contains(last) { shorter.removeLast() }
            if CharacterWidth.displayWidth(of: shorter) <= room { return shorter }
        }
        guard room >= 8, let first = name.first, CharacterWidth.displayWidth(of: String(first)) > 1 else { return "" }
        return CharacterWidth.truncate(name, to: room)
    }

    /// Who works here and as what; of more roles than one, how many are not named.
    private func person(width: Int) -> String {
        guard isAtWork else { return "" }
        let role = roleTitles.first.map { "/" + words($0) } ?? ""
        let others = roleTitles.count > 1 ? "+\(roleTitles.count - 1)" : ""
        return CharacterWidth.truncate(session.userName + role, to: width - others.count) + others
    }

    /// How one came here, where the way is longer than from the menu. Of a long way the last steps are told, each whole.
    private func trail(width: Int) -> String {
        let way = screens.filter { !$0.isPopup }.dropFirst().map { words($0.title) }
        let steps = way.enumerated().filter { $0.offset == 0 || way[$0.offset - 1] != $0.element }.map(\.element)
        guard steps.count > 1 else { return "" }
        var shown = steps[...]
        func said() -> String { (shown.count < steps.count ? "… > " : "") + shown.joined(separator: " > ") }
        while shown.count > 2, CharacterWidth.displayWidth(of: said()) > width { shown.removeFirst() }
        return CharacterWidth.tail(of: said(), columns: width)
    }

    private func drawFoot(_ canvas: inout Canvas, _ screen: any Screen) {
        let row = canvas.height - 3
        let flags = (visibleScreens.first { !$0.isPopup } ?? screen).flags(at: self)
        if isAtWork, !isCovered {
            canvas.put("===>", row: row, column: 0)
            let width = min(40, canvas.width / 2)
            canvas.put("", row: row, column: 5, width: width, style: .input)
            if isCommanding {
                commandField.draw(into: &canvas, row: row, column: 5, width: width, style: .input, isFocused: true)
            }
            canvas.put(flags, row: row, column: width + 6, width: canvas.width - width - 7, align: .right)
        }
        drawMessage(&canvas)
        canvas.put(legend(for: screen, width: canvas.width - 1), row: canvas.height - 1, column: 0, width: canvas.width - 1, style: .legend)
    }

    private static let mostMessageRows = 5

    /// One row where it fits; else the sentence starts in the row of the command field, which nobody uses at that moment, or
    /// above it: the way out stands at its end and is never cut.
    /// The sentence comes first; its code stands dimmed behind it where there is room, and on F1 always.
    private func drawMessage(_ canvas: inout Canvas) {
        guard let message else { return }
        let style: Style =
            switch message.severity {
            case .information: .message
            case .warning: .warning
            case .error: .error
            }
        let last = canvas.height - 2
        let width = canvas.width - 1
        let rows = Wrapping.rows(of: message.sentence(language), width: width)
        let isSingle = rows.count == 1 || isCommanding
        let shown =
            isSingle
            ? [message.sentence(language)]
            : Array(rows.prefix(Desk.mostMessageRows - 1))
                + [rows.dropFirst(Desk.mostMessageRows - 1).joined(separator: " ")].filter { !$0.isEmpty }
        for (offset, text) in shown.enumerated() {
            canvas.put(text, row: last - shown.count + 1 + offset, column: 0, width: isSingle ? nil : width, style: style)
        }
        guard let code = message.code else { return }
        let used = CharacterWidth.displayWidth(of: shown[shown.count - 1])
        let wide = CharacterWidth.displayWidth(of: code)
        if used + 2 + wide <= width { canvas.put(code, row: last, column: width - wide, style: Style.message.with(.dim)) }
    }

    /// The keys that work now, as many as fit; F11 turns the page.
    package func legend(for screen: any Screen, width: Int) -> String {
        var parts = globalLegend(for: screen)
        let own = screen.actions(at: self).allowed(for: session).compactMap { action -> (Int, String)? in
            guard let key = action.key, case .function(let number) = key, action.whyNot() == nil else { return nil }
            return (number, "F\(number)=\(words(action.title))")
        }
        parts = (parts + own).sorted { $0.0 < $1.0 }
        let all = parts.map(\.1).joined(separator: " ")
        guard CharacterWidth.displayWidth(of: all) > width else { return all }
        // More than a row: pages that F11 turns, each with the way out.
        let last = parts.last { $0.0 == 12 }?.1 ?? ""
        let tail = (own.contains { $0.0 == 11 } ? "" : " F11=" + words(Words.more)) + (last.isEmpty ? "" : " " + last)
        let room = width - CharacterWidth.displayWidth(of: tail)
        var pages: [String] = [""]
        for (_, part) in parts where part != last {
            let joined = pages[pages.count - 1].isEmpty ? part : pages[pages.count - 1] + " " + part
            if CharacterWidth.displayWidth(of: joined) <= room { pages[pages.count - 1] = joined } else { pages.append(part) }
        }
        return CharacterWidth.truncate(pages[legendPage % pages.count] + tail, to: width)
    }

    private func globalLegend(for screen: any Screen) -> [(Int, String)] {
        guard isAtWork, !isCovered else { return [(1, "F1=" + words(Words.help)), (12, "F12=" + words(Words.exit))] }
        var parts = [(1, "F1=" + words(Words.help))]
        if !screen.isPopup {
            if !screen.actions(at: self).allowed(for: session).isEmpty { parts.append((2, "F2=" + words(Words.actions))) }
            parts.append((3, "F3=" + words(Words.exit)))
        }
        parts.append((12, "F12=" + words(Words.cancel)))
        return parts
    }

    private func drawSmall(_ canvas: inout Canvas) {
        let lines = [
            words(Words.tooSmall(smallest.width, smallest.height)), "\(canvas.width) × \(canvas.height)", words(Words.keysWait),
        ]
        for (row, line) in lines.enumerated() where row < canvas.height {
            canvas.put(line, row: row, column: 0, style: row == 0 ? .warning : .text)
        }
        canvas.cursor = (0, 0)
    }
}
