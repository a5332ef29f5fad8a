package import Core
internal import Terminal
package import Values

/// A field on a form: the command's field and how it stands on the screen.
package struct FormField: Sendable {
    package let field: Field
    /// Cells on the screen; nil: by kind.
    package var width: Int?
    /// Shown, never typed into.
    package var isProtected: Bool
    /// Kept for the form but not drawn: a revision, an id.
    package var isHidden: Bool
    /// Filled with what it held in the last record saved from this form.
    package var isSticky: Bool
    /// Text of several codes with spaces between, which the command takes as a list.
    package var isWords: Bool
    /// Part of the command. Fields that only inform are not.
    package var isSent: Bool
    /// The kind whose opener makes a missing record (F6 in the lookup) and shows an existing one (Ctrl-V).
    package var master: String?
    /// Leaves the field by itself when so many characters are in it.
    package var advancesAt: Int?

    /// What stands over it among the lines, where the field's own title is too long for its cells.
    package var heading: Text?

    package init(
        _ field: Field, width: Int? = nil, protected: Bool = false, hidden: Bool = false, sticky: Bool = false,
        words: Bool = false, sent: Bool? = nil, master: String? = nil, advancesAt: Int? = nil
    ) {
        self.field = field
        self.width = width
        isProtected = protected
        isHidden = hidden
        isSticky = sticky
        if case .codes = field.kind { isWords = true } else { isWords = words }
        isSent = sent ?? !protected
        self.master = master
        self.advancesAt = advancesAt
    }

    package var name: String { field.name }

    /// The same field under a shorter heading.
    package func headed(_ heading: Text?) -> FormField {
        var field = self
        field.heading = heading
        return field
    }

    /// The query that F4 asks.
    package var lookup: String? {
        if case .code(let lookup) = field.kind, !lookup.isEmpty { lookup } else { nil }
    }

    /// The query that F4 marks several codes of.
    var marking: String? {
        if case .codes(let lookup) = field.kind, !lookup.isEmpty { lookup } else { nil }
    }

    /// The longest of a choice's words in any language, and the cursor behind it.
    private static func cells(_ choice: Choice) -> Int {
        ([choice.title.en, choice.title.hans, choice.title.hant].map(CharacterWidth.displayWidth).max() ?? 0) + 1
    }

    /// The fields of a line, where this is the grid.
    var lineFields: [Field]? {
        if case .lines(let fields) = field.kind { fields } else { nil }
    }

    var isMemo: Bool {
        if case .memo = field.kind { true } else { false }
    }

    var isNumber: Bool {
        switch field.kind {
        case .money, .quantity, .price, .rate, .integer: true
        case .text, .memo, .code, .codes, .day, .flag, .choice, .lines: false
        }
    }

    /// Cells among the lines: what the kind's usual values take. The cursor may stand in the gap behind them.
    var lineCells: Int {
        if let width { return width }
        if case .day = field.kind { return 10 }
        return cells
    }

    /// Cells of a field of the head: what the kind's usual values take, and one for the cursor behind them, which keeps
    /// them apart from their marks as well.
    var cells: Int {
        if let width { return width }
        switch field.kind {
        case .text(let max): return min(max, 40) + 1
        case .memo: return 40
        case .code: return 14
        case .codes: return 40
        // Twelve digits with their thousands apart.
        case .money: return 18
        case .price: return 15
        case .quantity, .rate: return 13
        // 2026年12月25日 as it is typed.
        case .day: return 15
        case .integer: return 9
        case .flag: return 5
        case .choice(let choices): return min(40, max(6, choices.map(FormField.cells).max() ?? 6))
        case .lines: return 0
        }
    }
}

/// What is in a form's fields: canonical text by field name, and the lines.
package struct FormValues: Codable, Hashable, Sendable {
    package var fields: [String: String]
    package var lines: [[String: String]]

    package init(_ fields: [String: String] = [:], lines: [[String: String]] = []) {
        self.fields = fields
        self.lines = lines
    }

    /// A field of the head or foot; blank where nothing was typed.
    package subscript(_ name: String) -> String {
        get { fields[name] ?? "" }
        set { fields[name] = newValue.isEmpty ? nil : newValue }
    }

    /// A field of a line.
    package subscript(line: Int, name: String) -> String {
        get { lines[safe: line]?[name] ?? "" }
        set {
            guard lines.indices.contains(line) else { return }
            lines[line][name] = newValue.isEmpty ? nil : newValue
        }
    }
}

/// Where the cursor is: in a field of the head or foot, or in a cell of the lines.
enum FormPlace: Hashable {
    case field(Int)
    case cell(line: Int, column: Int)
}
