internal import Core
internal import Values

// Where two versions of a record differ, field by field and cell by cell.

/// One place where what was typed and what the file holds now are not the same.
struct FormDifference {
    /// Where it is: a field of the head or foot, a cell of a line, or a line that only one side has.
    enum Place: Hashable {
        case field
        case cell(line: Int)
        case line(Int)
    }

    let place: Place
    let field: FormField
    let mine: String
    let theirs: String
    /// What only they changed is theirs to begin with; what both changed stays mine until I choose.
    var takesTheirs: Bool

    /// `Line 2 Quantity`
    func name(_ desk: Desk) -> String {
        let title = desk.words(field.field.title)
        switch place {
        case .field: return title
        case .cell(let line): return FormDifference.lineName(line, desk) + " " + title
        case .line(let line): return FormDifference.lineName(line, desk)
        }
    }

    private static func lineName(_ line: Int, _ desk: Desk) -> String {
        desk.words(Text(en: "Line \(line + 1)", hans: "第 \(line + 1) 行", hant: "第 \(line + 1) 列"))
    }

    func shown(_ value: String, _ desk: Desk) -> String {
        if case .line = place { return value.isEmpty ? "–" : value }
        return FieldReading.shown(value, field.field.kind, desk.language)
    }
}

extension FormScreen {
    /// Everything in which the form and the file are not the same now.
    func differences(from theirs: FormValues) -> [FormDifference] {
        let shown = plan.fields.filter { $0.lineFields == nil && !$0.isHidden && !plan.ownFields.contains($0.name) }
        var all = shown.filter { values[$0.name] != theirs[$0.name] }.map { field in
            FormDifference(
                place: .field, field: field, mine: values[field.name], theirs: theirs[field.name],
                takesTheirs: storedBase.map { $0[field.name] == values[field.name] } ?? false)
        }
        guard let grid, !plan.ownFields.contains(grid.name) else { return all }
        let mine = values.lines.indices.filter { !isBlank($0) }.count
        for line in 0..<max(mine, theirs.lines.count) {
            guard line < mine, line < theirs.lines.count else {
                let wasThere = (storedBase?.lines.count ?? 0) > line
                all.append(
                    FormDifference(
                        place: .line(line), field: grid, mine: line < mine ? inShort(values.lines[line]) : "",
                        theirs: line < theirs.lines.count ? inShort(theirs.lines[line]) : "",
                        // A line that they added is kept; one that I took away stays away until I choose.
                        takesTheirs: line >= mine && !wasThere))
                continue
            }
            for column in gridColumns where column.isSent && values[line, column.name] != theirs[line, column.name] {
                all.append(
                    FormDifference(
                        place: .cell(line: line), field: column, mine: values[line, column.name], theirs: theirs[line, column.name],
                        takesTheirs: storedBase.map { $0[line, column.name] == values[line, column.name] } ?? false))
            }
        }
        return all
    }

    private func inShort(_ line: [String: String]) -> String {
        gridColumns.filter { $0.isSent && !$0.isHidden }.compactMap { line[$0.name] }.filter { !$0.isEmpty }.joined(separator: " ")
    }

    /// The form with what was chosen of both; it now stands on what the file holds.
    func join(_ theirs: FormValues, _ differences: [FormDifference], _ desk: Desk) {
        remember()
        var gone: [Int] = []
        for difference in differences where difference.takesTheirs {
            switch difference.place {
            case .field: values[difference.field.name] = difference.theirs
            case .cell(let line): values[line, difference.field.name] = difference.theirs
            case .line(let line):
                if line < theirs.lines.count {
                    if let last = values.lines.indices.last, isBlank(last) { values.lines.removeLast() }
                    values.lines.append(theirs.lines[line])
                } else {
                    gone.append(line)
                }
            }
        }
        for line in gone.reversed() { values.lines.remove(at: line) }
        if grid != nil, values.lines.isEmpty { values.lines = [[:]] }
        for field in plan.fields where field.isHidden && field.lineFields == nil { values[field.name] = theirs[field.name] }
        storedBase = theirs
        isChangedElsewhere = false
        names = [:]
        nameLines(desk)
        if case .cell(let line, let column) = place, line >= values.lines.count {
            place = .cell(line: values.lines.count - 1, column: column)
        }
        load()
        nameCodes(desk)
    }
}
