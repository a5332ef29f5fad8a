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
        if let pair, pair.row == row, column == .counted || column == .rejected {
            let quantity = column == .counted ? pair.counted : pair.rejected
            return quantity.isZero ? "" : quantity.decimalText
        }
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
            let next = pair == nil ? column : .counted
            guard try leaveCell(row, column, desk) else { return true }
            goDown(row, next)
        case .down: if try leaveCell(row, column, desk) { goToRow(row + 1, column) }
        case .up: if try leaveCell(row, column, desk) { if row == 0 { focus(.scan) } else { goToRow(row - 1, column) } }
        case .pageDown: if try leaveCell(row, column, desk) { goToRow(row + 10, column) }
        case .pageUp: if try leaveCell(row, column, desk) { goToRow(row - 10, column) }
        case .tab: try step(row, column, 1, desk)
        case .backTab: try step(row, column, -1, desk)
        case .right where field.position == field.characters.count && !isEdited: try step(row, column, 1, desk)
        case .left where field.position == 0 || field.replacesAll || field.isEmpty: try step(row, column, -1, desk)
        default:
            let before = field.text
            guard field.take(key) else { return false }
            if field.text != before { isEdited = true }
            if field.isFull { desk.stopLine(.tooLong(field.limit)) }
        }
        return true
    }

    /// The next row; after the last one the scan field.
    private func goDown(_ row: Int, _ column: Column) {
        if row + 1 < loaded?.count.rows.count ?? 0 { goToRow(row + 1, column) } else { focus(.scan) }
    }

    /// To the cell beside it; behind the lot comes what arrived on the next row.
    private func step(_ row: Int, _ column: Column, _ step: Int, _ desk: Desk) throws {
        let all = Column.allCases
        guard let place = all.firstIndex(of: column) else { return }
        let next = all.indices.contains(place + step) ? all[place + step] : nil
        guard try leaveCell(row, column, desk, for: next) else { return }
        if let next {
            goToRow(row, next)
        } else if step > 0 {
            goDown(row, .counted)
        } else if row > 0 {
            goToRow(row - 1, .lot)
        }
    }

    /// Takes what was typed in a cell. False: the cursor stays, or went elsewhere.
    /// - Parameter next: the cell of the same row that the cursor goes to; nil: it leaves the row.
    func leaveCell(_ row: Int, _ column: Column, _ desk: Desk, for next: Column? = nil) throws -> Bool {
        guard isEdited || pair != nil else { return true }
        let typed = field.text
        if isEdited, try isScan(typed, column, desk) {
            takeField()
            do {
                if let pair { try settle(pair, desk) }
            } catch let refusal as Refusal {
                desk.stopLine(refusal)
                return false
            }
            guard held == nil else { return false }
            focus(.scan)
            try submit(typed, desk)
            return false
        }
        switch column {
        case .option:
            takeField()
            try run(option: typed, row, desk)
            return false
        case .lot: try take(lot: try TextHygiene.clean(typed), row, desk)
        case .counted, .rejected:
            guard let count = loaded?.count else { return true }
            var both = pair ?? Pair(row: row, counted: count.counted(row), rejected: count.rejected(row))
            if isEdited {
                let figure = try selecting { try quantity(typed) }
                if column == .counted { both.counted = figure } else { both.rejected = figure }
            }
            return try leave(both, column, for: next, desk)
        }
        return held == nil
    }

    /// Between arrived and rejected nothing is refused yet. Who leaves the pair with what cannot stand stays where it was
    /// typed, and what is typed next replaces it; only a figure that is missing is asked for in its own cell.
    private func leave(_ both: Pair, _ column: Column, for next: Column?, _ desk: Desk) throws -> Bool {
        guard let count = loaded?.count else { return true }
        if next == .counted || next == .rejected {
            let (isOver, refusal) = try count.check(both.counted, rejected: both.rejected, in: both.row)
            if !isOver, refusal == nil, both.rejected <= both.counted {
                try settle(both, desk)
            } else {
                pair = both
                isEdited = false
            }
            if next == .rejected, let refusal { desk.say(Message(.warning, refusal.text, code: refusal.code)) }
            return true
        }
        do {
            try settle(both, desk)
            return held == nil
        } catch let refusal as Refusal where refusal.code == "purchasing.over-tolerance" {
            pair = both
            goToRow(both.row, both.rejected.isZero ? .counted : column)
            throw refusal
        } catch let refusal as Refusal where refusal.code == "purchasing.rejected-too-much" {
            pair = both
            goToRow(both.row, both.counted.isZero ? .counted : column)
            throw refusal
        }
    }

    /// Where what stands in the field is refused, what is typed next replaces it.
    func selecting<Value>(_ body: () throws -> Value) throws -> Value {
        do {
            return try body()
        } catch {
            field.replacesAll = !field.isEmpty
            throw error
        }
    }

    private func settle(_ both: Pair, _ desk: Desk) throws {
        guard let count = loaded?.count else { return }
        if both.counted == count.counted(both.row), both.rejected == count.rejected(both.row) { return pair = nil }
        // Where nothing arrived there is no lot either.
        let lot = both.counted.isZero && !count.counted(both.row).isZero ? "" : count.rows[both.row].lot
        try put(both.counted, rejected: both.rejected, lot: lot, in: both.row, desk)
    }

    private func quantity(_ typed: String) throws -> Quantity {
        guard !typed.isEmpty else { return .zero }
        let quantity = try NumberReader.figure(typed).quantity()
        guard !quantity.isNegative else { throw Refusal.belowNought("quantity") }
        return quantity
    }

    private func take(lot: String, _ row: Int, _ desk: Desk) throws {
        let apply: (ReceiptScreen, Desk) throws -> Void = { screen, desk in
            try screen.loaded?.count.put(lot: lot, in: row)
            screen.takeField()
            screen.keep(desk)
        }
        // Twelve digits and more are a barcode more often than a lot.
        guard lot.count >= 12, lot.allSatisfy(\.isNumber) else {
            try apply(self, desk)
            if let count = loaded?.count, count.rows[row].counted.isZero, !lot.isEmpty { desk.say(ReceiptScreen.lotWaits) }
            return
        }
        hold(ReceiptScreen.longLot(lot), desk, accept: apply)
    }

    private static let lotWaits = Message(
        .warning,
        Text(
            en: "Nothing arrived on this line yet; a lot belongs to goods that arrived.", hans: "此行尚无到货；批号须随到货数量填写。",
            hant: "此列尚無到貨；批號須隨到貨數量填寫。"), code: "purchasing.lot-without-goods")

    private static func longLot(_ lot: String) -> Message {
        Message(
            .warning,
            Text(
                en: "The lot \(lot) looks like a barcode.", hans: "批号 \(lot) 像是条码。", hant: "批號 \(lot) 像是條碼。"),
            code: "purchasing.lot-like-barcode")
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
            ) { [weak self] desk in
                try self?.put(.zero, rejected: .zero, lot: "", in: row, desk)
                desk.say(Text.of(item.code, Text(en: "not counted any more", hans: "的计数已清除", hant: "的計數已清除")))
            }
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
