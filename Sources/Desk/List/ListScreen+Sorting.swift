internal import Core
internal import Values

// The order of the rows: `[` and `]` on the focused column, and the same by its name in the F2 menu.

extension ListScreen {
    /// `[` and `]`: by the focused column, by the first where none is focused. The same again turns round.
    func sort(isDescending: Bool, _ desk: Desk) throws {
        guard let column = visibleColumns(desk)[safe: max(0, focusedColumn)] else { return }
        let isRepeat = window.sort == column.name && window.isDescending == isDescending
        try sort(by: column.name, isDescending: isRepeat ? !isDescending : isDescending, desk)
    }

    /// - Parameter column: nil: the order that the list has by itself.
    private func sort(by column: String?, isDescending: Bool = false, _ desk: Desk) throws {
        window.sort = column
        window.isDescending = isDescending
        let key = selectedKey
        try restart(desk)
        selectedKey = key
        try reload(at: desk)
    }

    /// By the focused column, or by one that is picked where none is.
    func sortActions(_ desk: Desk) -> [Action] {
        var all = [false, true].map { isDescending in
            guard let column = visibleColumns(desk)[safe: focusedColumn] else { return pickingAction(isDescending) }
            return Action(nil, ListScreen.sortTitle(column.title, isDescending)) { [weak self] desk in
                try self?.sort(by: column.name, isDescending: isDescending, desk)
            }
        }
        if window.sort != nil {
            all.append(
                Action(nil, Text(en: "Order as at first", hans: "恢复原顺序", hant: "恢復原順序")) { [weak self] desk in
                    try self?.sort(by: nil, desk)
                })
        }
        return all
    }

    private func pickingAction(_ isDescending: Bool) -> Action {
        let title = ListScreen.sortTitle(Text(en: "a column", hans: "某列", hant: "某欄"), isDescending)
        return Action(nil, title) { [weak self] desk in
            let columns = self?.visibleColumns(desk) ?? []
            try desk.show(
                PickList(title: title, rows: columns.map { PickRow(desk.words($0.title)) }) { desk, index in
                    try self?.sort(by: columns[index].name, isDescending: isDescending, desk)
                })
        }
    }

    private static func sortTitle(_ column: Text, _ isDescending: Bool) -> Text {
        let order = orderTitle(isDescending)
        return Text(
            en: "Sort by \(column.en), \(order.en)", hans: "按\(column.hans)\(order.hans)排列", hant: "按\(column.hant)\(order.hant)排列")
    }

    static func orderTitle(_ isDescending: Bool) -> Text {
        isDescending ? Text(en: "descending", hans: "降序", hant: "遞減") : Text(en: "ascending", hans: "升序", hant: "遞增")
    }
}
