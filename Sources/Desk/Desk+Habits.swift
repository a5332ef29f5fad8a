internal import Core
package import Terminal
internal import Values

// What the desk remembers for a person from one login to the next: sticky fields (a warehouse, a supplier) and colours.
// Days are not among them: yesterday's period would be today's mistake.

/// A theme that is read only when somebody chooses it.
package struct ThemeChoice {
    package let name: String
    package let load: () throws -> Theme

    package init(_ name: String, load: @escaping () throws -> Theme) {
        self.name = name
        self.load = load
    }
}

extension Desk {
    private static let themeHabit = "theme"

    /// Takes what was remembered of the person who just came.
    func takeHabits() {
        guard isAtWork, let habits = try? company.habits(of: session) else { return }
        keptHabits = habits
        for (name, value) in habits where name != Desk.themeHabit { stickyValues[name] = value }
        if let name = habits[Desk.themeHabit], !isThemeGiven { attempt { try useTheme(named: name) } }
    }

    /// Remembers what has changed; with the drafts, so never in the way of a posting.
    func keepHabits() {
        guard isAtWork else { return }
        var habits = stickyValues.filter { !stickyDays.contains($0.key) && !$0.value.isEmpty }
        habits[Desk.themeHabit] = keptTheme ?? keptHabits[Desk.themeHabit]
        guard habits != keptHabits else { return }
        keptHabits = habits
        do {
            try company.keep(habits, of: session)
        } catch {
            SessionLog.write("habits not kept: \(error)")
        }
    }

    /// What a form's fields start with next time.
    func stick(_ field: FormField, of code: String, _ value: String) {
        let name = code + "." + field.name
        stickyValues[name] = value
        if case .day = field.field.kind { stickyDays.insert(name) }
    }

    /// Changes the colours at once; the person has them at the next login too.
    func useTheme(named name: String) throws {
        guard let theme = try themes.first(where: { $0.name == name }) ?? themeChoices.first(where: { $0.name == name })?.load() else {
            return
        }
        display.use(theme)
        keptTheme = name
    }

    var themeNames: [String] {
        themes.map(\.name) + themeChoices.map(\.name).filter { name in !themes.contains { $0.name == name } }
    }
}
