internal import Core
internal import Desk
internal import MasterData
internal import Terminal
internal import Values

/// What differs from the order, before anything is written: short, over, rejected. F8 posts; Enter never does.
final class ReceiptReview: Screen {
    let code = "GR"
    let title = Text(en: "Review the receipt", hans: "核对收货", hant: "核對到貨")
    let isTyping = true
    let isScanning = true
    let isHandheld = true
    private let receipt: ReceiptScreen
    private var field: LineEditor
    private var top = 0

    init(_ receipt: ReceiptScreen) {
        self.receipt = receipt
        field = LineEditor(receipt.deliveryNote)
    }

    func subtitle(at desk: Desk) -> String { receipt.subtitle(at: desk) }
    func flags(at desk: Desk) -> String { receipt.flags(at: desk) }
    func help(at desk: Desk) -> [HelpPage] { [HelpPage(title, ReceiptScreen.helpText)] }
    func draft(at desk: Desk) -> DraftBody? { receipt.draft(at: desk) }

    func actions(at desk: Desk) -> [Action] {
        [
            Action(.function(8), ReceiptScreen.postTitle) { [weak self] desk in
                guard let self else { return }
                guard try takeNote(desk) else { return }
                try receipt.post(desk) { [weak self] desk in if let self { desk.close(self) } }
            },
            Action(.function(9), Text(en: "Preview", hans: "预览", hant: "預覽")) { [weak self] desk in
                guard let self else { return }
                guard try takeNote(desk) else { return }
                // The review stays below: F12 in the preview comes back to it.
                try receipt.preview(desk) { [weak self] desk in if let self { desk.close(self) } }
            },
        ]
    }

    func cancel(at desk: Desk) throws -> Bool {
        // Going back is never in the way: a note that has no room is left out, and asked for again.
        if ReceiptScreen.tooLong(field.text) != nil { field.set(receipt.deliveryNote) }
        if try takeNote(desk) { desk.close(self) }
        return true
    }

    func handle(_ key: Key, at desk: Desk) throws -> Bool {
        switch key {
        case .enter, .tab: _ = try takeNote(desk)
        case .down: top += 1
        case .up: top = max(0, top - 1)
        case .pageDown: top += 10
        case .pageUp: top = max(0, top - 10)
        default:
            guard key.controlByte == nil else { return true }
            let isTaken = field.take(key)
            if let refusal = ReceiptScreen.tooLong(field.text) { desk.say(Message(refusal)) }
            return isTaken
        }
        return true
    }

    /// Goods that are scanned while the review is open are no delivery note: the line stops, and this is false.
    private func takeNote(_ desk: Desk) throws -> Bool {
        let typed = field.text
        guard typed != receipt.deliveryNote else { return true }
        if typed.count >= 6, case .code(let code)? = try? ScanEntry.read(typed, today: desk.today),
            try receipt.item(code.text, desk) != nil
        {
            field.set(receipt.deliveryNote)
            desk.stopLine(ReceiptReview.scannedInReview)
            return false
        }
        if let refusal = ReceiptScreen.tooLong(typed) { throw refusal }
        receipt.deliveryNote = typed
        receipt.keep(desk)
        return true
    }

    private struct Line {
        let text: String
        let what: String
        let isWarning: Bool
    }

    private func lines(_ desk: Desk) -> [Line] {
        guard let count = receipt.loaded?.count else { return [] }
        let codeWidth = count.rows.indices.map { count.line(of: $0).item.code.count }.max() ?? 0
        return count.rows.indices.compactMap { row -> Line? in
            let line = count.line(of: row)
            let difference = count.difference(row)
            let rejected = count.rejected(row)
            guard count.open(row) > .zero || count.rows[row].counted > .zero else { return nil }
            guard !difference.isZero || !rejected.isZero else { return nil }
            var words: [String] = []
            if difference > .zero { words.append(desk.words(Text(en: "over", hans: "超收", hant: "超收")) + " +" + difference.written()) }
            if difference.isNegative {
                let missing = (try? difference.absolute()) ?? .zero
                words.append(desk.words(Text(en: "short", hans: "短缺", hant: "短缺")) + " " + missing.written())
            }
            if !rejected.isZero { words.append(desk.words(Text(en: "rejected", hans: "拒收", hant: "拒收")) + " " + rejected.written()) }
            let code = line.item.code
            let gap = String(repeating: " ", count: max(2, codeWidth + 2 - code.count))
            return Line(
                text: desk.display.width < 80 ? code : code + gap + line.description,
                what: words.joined(separator: ", ") + " " + count.unit(row).name, isWarning: difference > .zero
            )
        }
    }

    func draw(into canvas: inout Canvas, in area: Area, at desk: Desk) {
        let label = canvas.put(desk.words(Text(en: "Delivery note", hans: "送货单号", hant: "送貨單號")) + ": ", row: area.top, column: 0)
        let width = min(40, area.width - label - 1)
        canvas.put("", row: area.top, column: label, width: width, style: .input)
        field.draw(into: &canvas, row: area.top, column: label, width: width, style: .input, isFocused: true)
        guard let count = receipt.loaded?.count else { return }
        let lines = lines(desk)
        let counted = count.rowsCounted
        let total = count.totalsWritten
        let day = receipt.day ?? desk.today
        let summary = Text(
            en: "\(day): lines arrived: \(counted), in all \(total). Lines that differ from the order: \(lines.count).",
            hans: "\(day)：到货 \(counted) 行，共 \(total)；\(lines.count) 行与订单不符。",
            hant: "\(day)：到貨 \(counted) 列，共 \(total)；\(lines.count) 列與採購單不符。")
        canvas.put(desk.words(summary), row: area.top + 1, column: 0, width: area.width - 1, style: .heading)
        if lines.isEmpty { canvas.put(desk.words(Self.complete), row: area.top + 3, column: 2, width: area.width - 3) }
        let height = max(1, area.height - 2)
        top = max(0, min(top, lines.count - height))
        let left = min(44, area.width / 2)
        for (offset, line) in lines.dropFirst(top).prefix(height).enumerated() {
            let row = area.top + 2 + offset
            canvas.put(line.isWarning ? "W" : " ", row: row, column: 0)
            canvas.put(line.text, row: row, column: 2, width: left - 3)
            canvas.put(line.what, row: row, column: left, width: area.width - 1 - left, style: line.isWarning ? .warning : .text)
        }
    }

    private static let complete = Text(
        en: "Complete as ordered: everything that was open arrived. F8 posts.", hans: "与订单一致：待收货物已全部到齐。按 F8 过账。",
        hant: "與採購單一致：待到貨品已全部到齊。按 F8 過帳。")

    private static let scannedInReview = Refusal(
        "purchasing.scanned-in-review",
        Text(
            en: "Goods were scanned while the review was open; they were not counted. F12 goes back to counting.",
            hans: "核对期间扫描了货物，未计入。按 F12 返回继续计数。", hant: "核對期間掃描了貨品，未計入。按 F12 返回繼續計數。"),
        field: "scan")
}
