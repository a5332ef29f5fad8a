/// How each role looks. Themes are files in TOML; the standard one is built in, so that a session starts without any.
package struct Theme: Hashable, Sendable {
    /// Colours by number, -1 for the terminal's own, and the marks that make the role known without any colour.
    package struct Look: Hashable, Sendable {
        /// Colour of the text: -1 the terminal's own, else 0 to 255.
        package var foreground: Int
        /// Colour behind it: -1 the terminal's own, else 0 to 255.
        package var background: Int
        /// Marks that are always drawn.
        package var marks: Style.Marks

        /// A look; without arguments plain text.
        package init(_ marks: Style.Marks = [], foreground: Int = -1, background: Int = -1) {
            self.foreground = foreground
            self.background = background
            self.marks = marks
        }
    }

    /// The name people choose it by.
    package let name: String
    /// Whether a person chose it: then NO_COLOR does not take its colours away.
    package var isChosen: Bool
    private var looks: [Look]

    /// Colours double what the marks say, they never replace them: every role keeps the marks that it has without colour.
    package init(name: String, isChosen: Bool = false, looks: [Role: Look] = [:]) {
        self.name = name
        self.isChosen = isChosen
        self.looks = Role.allCases.map { role in
            var look = looks[role] ?? Look()
            look.marks.formUnion(Theme.plain(role).marks)
            return look
        }
    }

    /// How a role looks.
    package subscript(role: Role) -> Look {
        get { looks[Int(role.rawValue)] }
        set { looks[Int(role.rawValue)] = newValue }
    }

    /// The same theme with marks only, for terminals without colours and for NO_COLOR.
    package var withoutColours: Theme {
        var theme = self
        for role in Role.allCases { theme[role] = Look(self[role].marks) }
        return theme
    }

    /// What this theme is on a terminal with so many colours under this NO_COLOR (nil where not set).
    package func fitting(colours: Int, noColour: String?) -> Theme {
        let unwanted = !(noColour ?? "").isEmpty && !isChosen
        return colours < 8 || unwanted ? withoutColours : self
    }

    /// Every state readable on a terminal with bold, underline and reverse only.
    private static func plain(_ role: Role) -> Look {
        switch role {
        case .text, .protected, .legend, .message, .shade1: Look()
        case .input: Look(.underline)
        case .focus, .selected, .shade3: Look(.reverse)
        case .heading, .warning, .title, .shade2: Look(.bold)
        case .error, .shade4: Look([.reverse, .bold])
        }
    }
}

extension Theme {
    /// Marks only.
    package static let mono = Theme(name: "mono")

    /// What everyone sees who has chosen nothing. Red stands for errors alone, never for a sign of money.
    package static let standard = Theme(
        name: "default",
        looks: [
            .warning: Look(foreground: 3),
            .error: Look(foreground: 1),
            .protected: Look(foreground: 6),
            .legend: Look(foreground: 6),
            .title: Look(foreground: 6),
            .shade1: Look(foreground: 4),
            .shade2: Look(foreground: 6),
            .shade3: Look(foreground: 6),
            .shade4: Look(foreground: 4),
        ])
}
