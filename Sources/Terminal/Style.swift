/// What a piece of the screen is for. Screens name roles; the theme decides how each looks.
package enum Role: UInt8, CaseIterable, Hashable, Sendable {
    case text, input, focus, heading, warning, error
    /// Shown but not to be changed.
    case protected
    /// The key legend, last row.
    case legend
    /// The name of the screen, first row.
    case title
    /// The message row.
    case message
    /// The bar on the selected row of a list.
    case selected
    /// Four shades for bars and sparklines.
    case shade1, shade2, shade3, shade4

    /// One letter for the attribute plane of golden screens; `.` is plain text.
    package var letter: Character {
        switch self {
        case .text: "."
        case .input: "i"
        case .focus: "f"
        case .heading: "h"
        case .warning: "w"
        case .error: "e"
        case .protected: "p"
        case .legend: "l"
        case .title: "t"
        case .message: "m"
        case .selected: "s"
        case .shade1: "1"
        case .shade2: "2"
        case .shade3: "3"
        case .shade4: "4"
        }
    }

    /// The name that theme files use.
    package var name: String { String(describing: self) }
}

/// How a cell is to look: a role, and marks that come on top of it whatever the theme.
package struct Style: Hashable, Sendable {
    /// What every terminal can do without colour.
    package struct Marks: OptionSet, Hashable, Sendable {
        /// Bits, as the terminal layer takes them.
        package let rawValue: UInt8

        /// Marks from their bits.
        package init(rawValue: UInt8) { self.rawValue = rawValue }

        /// Bold.
        package static let bold = Marks(rawValue: 1)
        /// Underlined.
        package static let underline = Marks(rawValue: 2)
        /// Reversed.
        package static let reverse = Marks(rawValue: 4)
        /// Dimmed, where the terminal can.
        package static let dim = Marks(rawValue: 8)
    }

    /// What the cell is for.
    package var role: Role
    /// Marks on top of those of the role.
    package var marks: Marks

    /// A role, plain or with marks.
    package init(_ role: Role, _ marks: Marks = []) {
        self.role = role
        self.marks = marks
    }

    /// `Role.text`, plain.
    package static let text = Style(.text)
    /// `Role.input`, plain.
    package static let input = Style(.input)
    /// `Role.focus`, plain.
    package static let focus = Style(.focus)
    /// `Role.heading`, plain.
    package static let heading = Style(.heading)
    /// `Role.warning`, plain.
    package static let warning = Style(.warning)
    /// `Role.error`, plain.
    package static let error = Style(.error)
    /// `Role.protected`, plain.
    package static let protected = Style(.protected)
    /// `Role.legend`, plain.
    package static let legend = Style(.legend)
    /// `Role.title`, plain.
    package static let title = Style(.title)
    /// `Role.message`, plain.
    package static let message = Style(.message)
    /// `Role.selected`, plain.
    package static let selected = Style(.selected)
    /// `Role.shade1`, plain.
    package static let shade1 = Style(.shade1)
    /// `Role.shade2`, plain.
    package static let shade2 = Style(.shade2)
    /// `Role.shade3`, plain.
    package static let shade3 = Style(.shade3)
    /// `Role.shade4`, plain.
    package static let shade4 = Style(.shade4)

    /// The same style with these marks as well.
    package func with(_ more: Marks) -> Style { Style(role, marks.union(more)) }
}
