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
    package struct Marks: OptionSet, Hashable, Sendable {
        package let rawValue: UInt8

        package init(rawValue: UInt8) { self.rawValue = rawValue }

        package static let bold = Marks(rawValue: 1)
        package static let underline = Marks(rawValue: 2)
        package static let reverse = Marks(rawValue: 4)
        package static let dim = Marks(rawValue: 8)
    }

    package var role: Role
    package var marks: Marks

    package init(_ role: Role, _ marks: Marks = []) {
        self.role = role
        self.marks = marks
    }

    package static let text = Style(.text)
    package static let input = Style(.input)
    package static let focus = Style(.focus)
    package static let heading = Style(.heading)
    package static let warning = Style(.warning)
    package static let error = Style(.error)
    package static let protected = Style(.protected)
    package static let legend = Style(.legend)
    package static let title = Style(.title)
    package static let message = Style(.message)
    package static let selected = Style(.selected)
    package static let shade1 = Style(.shade1)
    package static let shade2 = Style(.shade2)
    package static let shade3 = Style(.shade3)
    package static let shade4 = Style(.shade4)

    /// The same style with these marks as well.
    package func with(_ more: Marks) -> Style { Style(role, marks.union(more)) }
}
