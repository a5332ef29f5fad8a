internal import Core
package import Desk
internal import MasterData
package import Terminal
internal import Values

// Scan field, head, lines, options. Only the lines in sight are drawn: line 300 costs what line 3 costs.

extension ReceiptScreen {
    package func draw(into canvas: inout Canvas, in area: Area, at desk: Desk) {
        rowsDrawn = 0
        let isSmall = area.width < 80
        drawScan(&canvas, area, isSmall, desk)
        if focus == .note || !isSmall { drawNote(&canvas, area, isSmall, desk) }
        if focus == .day && isSmall { drawDay(&canvas, row: area.top + 1, column: 0, area, desk) }
        guard let count = loaded?.count else { return }
        drawLines(count, &canvas, area, desk)
        drawFoot(count, &canvas, area, isSmall, desk)
    }

    private func drawScan(_ canvas: inout Canvas, _ area: Area, _ isSmall: Bool, _ desk: Desk) {
        let label =
            desk.words(
                loaded == nil ? Text(en: "Order", hans: "订单", hant: "採購單") : Text(en: "Scan", hans: "扫描", hant: "掃描")) + ": "
        let start = canvas.put(label, row: area.top, column: 0)
        let width = isSmall ? area.width - start - 8 : 26
        canvas.put("", row: area.top, column: start, width: width, style: held == nil ? .input : .warning)
        if focus == .scan {
            field.draw(
                into: &canvas, row: area.top, column: start, width: width, style: held == nil ? .input : .warning, isFocused: true)
        }
        let next = desk.words(Text(en: "next x", hans: "下次x", hant: "下次x")) + (times?.written() ?? "1")
        let many = CharacterWidth.displayWidth(of: next) > 8 ? "x" + (times?.written() ?? "1") : next
        canvas.put(many, row: area.top, column: start + width + 1, width: 8, style: times == nil ? .text : .heading)
        guard !last.count.isEmpty else { return }
        if isSmall {
            if focus != .note && focus != .day { drawLast(&canvas, row: area.top + 1, column: 0, width: area.width - 1) }
        } else {
            let place = start + width + 10
            let wide = canvas.put(
                desk.words(Text(en: "last OK", hans: "上一次", hant: "上一次")) + ": ", row: area.top, column: place)
            drawLast(&canvas, row: area.top, column: place + wide, width: area.width - 1 - place - wide)
        }
    }

    /// The count always stands there in full; the name takes the room that is left.
    private func drawLast(_ canvas: inout Canvas, row: Int, column: Int, width: Int) {
        let room = max(0, width - CharacterWidth.displayWidth(of: last.count) - 1)
        let name = room < 2 ? "" : CharacterWidth.truncate(last.item, to: room) + " "
        canvas.put(name + last.count, row: row, column: column, width: width)
    }

    private func drawNote(_ canvas: inout Canvas, _ area: Area, _ isSmall: Bool, _ desk: Desk) {
        let row = area.top + 1
        let start = canvas.put(desk.words(Text(en: "Delivery note", hans: "送货单号", hant: "送貨單號")) + ": ", row: row, column: 0)
        let width = min(isSmall ? 30 : 16, area.width - start - 1)
        if focus == .note {
            canvas.put("", row: row, column: start, width: width, style: .input)
            field.draw(into: &canvas, row: row, column: start, width: width, style: .input, isFocused: true)
        } else {
            canvas.put(deliveryNote, row: row, column: start, width: width, style: .input)
        }
        guard !isSmall else { return }
        let place = drawDay(&canvas, row: row, column: start + width + 2, area, desk) + 2
        guard let loaded else { return }
        canvas.put(
            desk.words(Text(en: "Warehouse", hans: "仓库", hant: "倉庫")) + " " + loaded.order.warehouseCode,
            row: row, column: place, width: area.width - 1 - place)
    }

    /// - Returns: the column after it.
    @discardableResult
    private func drawDay(_ canvas: inout Canvas, row: Int, column: Int, _ area: Area, _ desk: Desk) -> Int {
        let start = column + canvas.put(desk.words(OrderFields.day.title) + ": ", row: row, column: column)
        let width = 10
        if focus == .day {
            canvas.put("", row: row, column: start, width: width, style: .input)
            field.draw(into: &canvas, row: row, column: start, width: width, style: .input, isFocused: true)
        } else {
            canvas.put((day ?? desk.today).iso, row: row, column: start, width: width, style: .input)
        }
        return start + width
    }

    // MARK: Lines

    /// A column of the lines: title, cells, and what of a row stands in it.
    private struct Part {
        let title: Text
        let width: Int
        let isFigure: Bool
        let column: Column?
        let text: (ReceiptCount, Int) -> String

        init(_ title: Text, _ width: Int, figure: Bool = false, _ column: Column? = nil, text: @escaping (ReceiptCount, Int) -> String) {
            self.title = title
            self.width = width
            isFigure = figure
            self.column = column
            self.text = text
        }
    }

    private func parts(_ width: Int) -> [Part] {
        let item = Part(Text(en: "Item", hans: "物料", hant: "品項"), 10) { count, row in count.line(of: row).item.code }
        let open = Part(Text(en: "Open", hans: "待收", hant: "待到"), 8, figure: true) { count, row in count.open(row).written() }
        let counted = Part(Text(en: "Arrived", hans: "到货", hant: "到貨"), 8, figure: true, .counted) { [pair] count, row in
            if let pair, pair.row == row { return pair.counted.isZero ? "" : pair.counted.written() }
            return count.rows[row].counted.isZero ? "" : count.counted(row).written()
        }
        let difference = Part(Text(en: "Diff", hans: "差异", hant: "差異"), 8, figure: true) { [pair] count, row in
            let difference = ReceiptScreen.difference(count, row, pair)
            return (difference > .zero ? "+" : "") + difference.written()
        }
        let mark = Part(Text(verbatim: ""), 1) { [pair] count, row in ReceiptScreen.difference(count, row, pair) > .zero ? "!" : "" }
        if width < 80 { return [item, open, counted, difference] }
        let wide = max(0, width - 80)
        return [
            Part(Text(en: "Opt", hans: "选项", hant: "選項"), 3, .option) { _, _ in "" }, item,
            Part(Text(en: "Description", hans: "名称", hant: "名稱"), 14 + wide * 2 / 3) { count, row in count.line(of: row).description },
            Part(Text(en: "Unit", hans: "单位", hant: "單位"), 4) { count, row in count.unit(row).name }, open, counted,
            Part(Text(en: "Rej.", hans: "拒收", hant: "拒收"), 5, figure: true, .rejected) { [pair] count, row in
                if let pair, pair.row == row { return pair.rejected.isZero ? "" : pair.rejected.written() }
                return count.rows[row].rejected.isZero ? "" : count.rejected(row).written()
            },
            difference, mark,
            Part(ReceiptScreen.lot, ReceiptScreen.lotCells(width), .lot) { count, row in count.rows[row].lot },
        ]
    }

    /// With what is being typed in a row, before it is taken.
    private static func difference(_ count: ReceiptCount, _ row: Int, _ pair: Pair?) -> Quantity {
        let kept = count.difference(row)
        guard let pair, pair.row == row else { return kept }
        return (try? kept + pair.counted - pair.rejected - count.counted(row) + count.rejected(row)) ?? kept
    }

    private func drawLines(_ count: ReceiptCount, _ canvas: inout Canvas, _ area: Area, _ desk: Desk) {
        let parts = parts(area.width)
        let headings = area.top + 2
        var column = 2
        for part in parts {
            canvas.put(
                desk.words(part.title), row: headings, column: column, width: part.width, style: .heading,
                align: part.isFigure ? .right : .left, overflow: .clip)
            column += part.width + 1
        }
        let height = max(1, area.height - 3)
        top = max(0, min(min(top, current), max(0, count.rows.count - height)))
        if current >= top + height { top = current - height + 1 }
        for offset in 0..<min(height, count.rows.count - top) {
            draw(top + offset, count, parts, at: headings + 1 + offset, &canvas, area)
            rowsDrawn += 1
        }
    }

    private func draw(_ row: Int, _ count: ReceiptCount, _ parts: [Part], at line: Int, _ canvas: inout Canvas, _ area: Area) {
        let isOver = Self.difference(count, row, pair) > .zero
        canvas.put(row == current ? ">" : " ", row: line, column: 0)
        var column = 2
        for part in parts {
            let text = part.text(count, row)
            let style: Style = part.column == nil ? (isOver ? .warning : .text) : .input
            if let own = part.column, focus == .cell(row: row, column: own) {
                canvas.put("", row: line, column: column, width: part.width, style: .input)
                field.draw(into: &canvas, row: line, column: column, width: part.width, style: .input, isFocused: true)
            } else {
                canvas.put(
                    text, row: line, column: column, width: part.width, style: style, align: part.isFigure ? .right : .left,
                    overflow: part.isFigure ? .hashes : .mark)
            }
            column += part.width + 1
        }
    }

    private static let lot = Text(en: "Lot", hans: "批号", hant: "批號")
    private static func lotCells(_ width: Int) -> Int { 7 + max(0, width - 80) / 3 }

    /// The lot of the row under the marker in full, where its cells cut it.
    private func cutLot(_ count: ReceiptCount, _ width: Int) -> String? {
        guard count.rows.indices.contains(current) else { return nil }
        let lot = focus == .cell(row: current, column: .lot) ? field.text : count.rows[current].lot
        return CharacterWidth.displayWidth(of: lot) > Self.lotCells(width) ? lot : nil
    }

    /// What a digit does, where a digit does it; beside it the way there.
    private func options(_ desk: Desk) -> String {
        switch focus {
        case .cell(_, .option): ReceiptScreen.options.map { $0.digit + "=" + desk.words($0.title) }.joined(separator: " ")
        case .cell(_, .counted):
            desk.words(Text(en: "Shift-Tab=Options of the line", hans: "Shift-Tab=该行选项", hant: "Shift-Tab=該列選項"))
        case .cell, .scan, .note, .day: ""
        }
    }

    private func drawFoot(_ count: ReceiptCount, _ canvas: inout Canvas, _ area: Area, _ isSmall: Bool, _ desk: Desk) {
        let over = count.linesOver
        var sums = over > 0 ? desk.words(Text(en: "lines over: \(over)  ", hans: "\(over) 行超收  ", hant: "\(over) 列超收  ")) : ""
        sums += count.isEmpty ? "" : desk.words(Text(en: "in all ", hans: "共 ", hant: "共 ")) + count.totalsWritten
        guard !isSmall else { return _ = canvas.put(sums, row: area.foot, column: 0, width: area.width - 1, style: .heading) }
        canvas.put(
            cutLot(count, area.width).map { desk.words(ReceiptScreen.lot) + ": " + $0 } ?? options(desk), row: area.foot, column: 0,
            width: 48)
        canvas.put(sums, row: area.foot, column: 49, width: area.width - 50, style: .heading)
    }
}
