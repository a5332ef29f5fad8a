internal import Core
internal import Desk
internal import MasterData
internal import Terminal
internal import Values

// The lines typed by hand: an option, what arrived, what was rejected, the lot. A barcode that lands here is a scan.

extension ReceiptScreen {
    func goToRow(_ row: Int, _ column: Column) {
        guard let count = loaded?.count, !count.rows.isEmpty else { return }
        current = max(0, min(row, count.rows.count - 1))
        focus(.cell(row: current, column: column))
    }

    /// What stands in a cell, as it is typed.
    func cell(_ row: Int, _ column: Column) -> String {
        guard let count = loaded?.count, count.rows.indices.contains(row) else { return "" }
        switch column {
        case .option: return ""
        case .counted: return count.rows[row].counted.isZero ? "" : count.counted(row).decimalText
        case .rejected: return count.rows[row].rejected.isZero ? "" : count.rejected(row).decimalText
        case .lot: return count.rows[row].lot
        }
    }

    func type(_ key: Key, _ row: Int, _ column: Column, _ desk: Desk) throws -> Bool {
        switch key {
        case .enter:
            guard try leaveCell(row, column, desk) else { return true }
            if row + 1 < loaded?.count.rows.count ?? 0 { goToRow(row + 1, column) } else { focus(.scan) }
        case .down: if try leaveCell(row, column, desk) { goToRow(row + 1, column) }
        case .up: if try leaveCell(row, column, desk) { if row == 0 { focus(.scan) } else { goToRow(row - 1, column) } }
        case .pageDown: if try leaveCell(row, column, desk) { goToRow(row + 10, column) }
        case .pageUp: if try leaveCell(row, column, desk) { goToRow(row - 10, column) }
        case .tab: if try leaveCell(row, column, desk) { move(row, column, 1) }
        case .backTab: if try leaveCell(row, column, desk) { move(row, column, -1) }
        case .right where field.position == field.characters.count && !isEdited: move(row, column, 1)
        case .left where field.position == 0 || field.replacesAll || field.isEmpty: move(row, column, -1)
        default:
            let before = field.text
            guard field.take(key) else { return false }
            if field.text != before { isEdited = true }
            if field.refusedPaste { desk.stopLine(.tooLong(field.limit)) }
        }
        return true
    }

    private func move(_ row: Int, _ column: Column, _ step: Int) {
        let all = Column.allCases
        guard let place = all.firstIndex(of: column) else { return }
        goToRow(row, all[max(0, min(all.count - 1, place + step))])
    }

    /// Takes what was typed in a cell. False: the cursor stays, or went elsewhere.
    private func leaveCell(_ row: Int, _ column: Column, _ desk: Desk) throws -> Bool {
        guard isEdited else { return true }
        let typed = field.text
        if try isScan(typed, column, desk) {
            focus(.scan)
            try submit(typed, desk)
            return false
        }
        switch column {
        case .option:
            takeField()
            try run(option: typed, row, desk)
            return false
        case .lot: try change(row, desk, lot: try TextHygiene.clean(typed))
        case .counted: try change(row, desk, counted: try quantity(typed))
        case .rejected: try change(row, desk, rejected: try quantity(typed))
        }
        return held == nil
    }

    private func quantity(_ typed: String) throws -> Quantity {
        guard !typed.isEmpty else { return .zero }
        let quantity = try NumberReader.figure(typed).quantity()
        guard !quantity.isNegative else { throw Refusal.belowNought("quantity") }
        return quantity
    }

    private func change(
        _ row: Int, _ desk: Desk, counted: Quantity? = nil, rejected: Quantity? = nil, lot: String? = nil
    ) throws {
        guard let count = loaded?.count else { return }
        try put(
            counted ?? count.counted(row), rejected: rejected ?? count.rejected(row), lot: lot ?? count.rows[row].lot, in: row, desk)
    }

    /// Whether a scanner wrote this: long, and an item's barcode; or too long for the field it landed in.
    private func isScan(_ typed: String, _ column: Column, _ desk: Desk) throws -> Bool {
        if column == .option { return typed.count >= 3 }
        guard typed.count >= 6 else { return false }
        if column != .lot, typed.hasPrefix("]") || typed.count >= 8 && typed.allSatisfy(\.isNumber) { return true }
        guard case .code(let code)? = try? ScanEntry.read(typed, today: desk.today) else { return false }
        return try desk.company.look { try $0.item(barcode: code.text) } != nil
    }

    // MARK: Options

    static let options: [(digit: String, title: Text)] = [
        ("2", Text(en: "Qty", hans: "数量", hant: "數量")), ("3", Text(en: "Lot", hans: "批号", hant: "批號")),
        ("4", Text(en: "Remove", hans: "清除", hant: "清除")), ("5", Text(en: "Show", hans: "查看", hant: "檢視")),
        ("6", Text(en: "Rejected", hans: "拒收", hant: "拒收")),
    ]

    private func run(option: String, _ row: Int, _ desk: Desk) throws {
        guard let count = loaded?.count else { return }
        let item = count.line(of: row).item
        switch TextHygiene.foldWidth(option) {
        case "": return
        case "2": goToRow(row, .counted)
        case "3": goToRow(row, .lot)
        case "4":
            desk.confirm(
                Confirmation(
                    Text(
                        en: "Count nothing of this line?", hans: "清除此行的计数？", hant: "清除此列的計數？"),
                    objects: [item.code + "  " + item.name + "  " + count.counted(row).written()])
            ) { [weak self] desk in try self?.put(.zero, rejected: .zero, lot: "", in: row, desk) }
        case "5": try desk.open(desk.canOpen("item") ? "item" : "stock-card", item.code)
        case "6": goToRow(row, .rejected)
        default:
            throw Refusal(
                "purchasing.no-such-option",
                Text(
                    en: "There is no option \(option) here. The last row lists them.", hans: "此处没有选项 \(option)，可用选项见末行。",
                    hant: "此處沒有選項 \(option)，可用選項見末列。"))
        }
    }
}
