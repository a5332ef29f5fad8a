internal import Core
internal import Values

// The whole record once more as a new one.

extension FormScreen {
    /// Who may make the copy; nil: nothing can be made of this.
    func rightToDuplicate(_ desk: Desk) -> Right? {
        if plan.duplicate != nil { return plan.right }
        if plan.stored != nil { return changedKind.flatMap { desk.creator(of: $0)?.creates } }
        return plan.isReadOnly || plan.isReport ? nil : plan.right
    }

    /// The kind of the record that this form changes, as openers know it: `supplier` of `supplier S-1001`.
    private var changedKind: String? {
        plan.reopens?.split(separator: " ").first.map(String.init)
    }

    func duplicateAll(_ desk: Desk) throws {
        leaveField(desk)
        // A new document owes nothing to the record it was copied from.
        if let duplicate = plan.duplicate { return try desk.show(duplicate(desk, values)) }
        if plan.stored != nil, let kind = changedKind {
            let screen = try desk.form(forNew: kind)
            (screen as? FormScreen)?.take(copyOf: self)
            return try desk.show(screen)
        }
        let source = isDirty ? values : (desk.previousRecords[code] ?? values)
        if plan.isRepeated, !isDirty {
            remember()
            values = source
            load()
            return
        }
        var copy = plan
        copy.start = source
        try desk.show(FormScreen(copy))
    }

    /// What both forms have; the code that names the record is for the new one to get, days are today's again.
    private func take(copyOf other: FormScreen) {
        func isCopied(_ field: FormField, _ others: [FormField]) -> Bool {
            if case .day = field.field.kind { return false }
            return field.isSent && !field.isHidden && others.contains { $0.name == field.name && !$0.isProtected }
        }
        for field in head where isCopied(field, other.head) { values[field.name] = other.values[field.name] }
        if grid != nil, other.grid != nil {
            let shared = gridColumns.filter { column in
                if case .day = column.field.kind { return false }
                return other.gridColumns.contains { $0.name == column.name }
            }
            values.lines = other.values.lines.map { line in line.filter { cell in shared.contains { $0.name == cell.key } } }
        }
        load()
    }
}
