internal import Core
package import Desk
internal import Ledgers
internal import MasterData
package import Terminal
internal import Values

// What keys do in a receipt. In the scan field control bytes are data; only F-keys, Enter, Tab and arrows act there.

extension ReceiptScreen {
    package func handle(_ key: Key, at desk: Desk) throws -> Bool {
        if let held {
            // Whatever a scanner still sends is thrown away until a person has decided.
            desk.say(held.message)
            return true
        }
        if let asked {
            self.asked = nil
            if key == .enter { return try goOn(asked, desk) }
        }
        let before = focus
        let isTaken: Bool
        switch focus {
        case .scan: isTaken = try scan(key, desk)
        case .note, .day: isTaken = try typeHead(key, desk)
        case .cell(let row, let column): isTaken = try type(key, row, column, desk)
        }
        // A killed session goes on in the field that the cursor had come to.
        if focus != before, loaded != nil { keep(desk) }
        return isTaken
    }

    /// Takes what stands under the cursor, as leaving the field would.
    /// - Returns: false where a person must look first; the cursor is where.
    func takeTyped(_ desk: Desk) throws -> Bool {
        asked = nil
        switch focus {
        case .scan where field.isEmpty: break
        case .scan: return try submit(field.text, desk) && held == nil
        case .note, .day: try takeHead(desk)
        case .cell(let row, let column):
            guard try leaveCell(row, column, desk) else { return false }
            takeField()
        }
        return true
    }

    private func scan(_ key: Key, _ desk: Desk) throws -> Bool {
        switch key {
        case .enter, .tab:
            let typed = field.text
            if !typed.isEmpty { try submit(typed, desk) }
        case .control("z") where field.isEmpty: undo(desk)
        case .control("y") where field.isEmpty: try sampleScan(desk)
        case .control("g") where field.isEmpty, .control("x") where field.isEmpty:
            isAstray = key == .control("g")
            desk.say(ReceiptScreen.controlsAreScanned)
        case .data(0x1D): _ = field.take(.text("\u{1D}"))
        case .text("*"):
            _ = field.take(key)
            if case .times(let figure)? = try? ScanEntry.read(field.text, today: desk.today), figure.decimalText.count <= 6 {
                try submit(field.text, desk)
            }
        case .text, .paste, .backspace, .delete, .left, .right, .home, .end:
            _ = field.take(key)
            if field.isFull { desk.stopLine(.tooLong(field.limit)) }
        case .down: if try takeTyped(desk) { goToRow(current, .counted) }
        case .up: if try takeTyped(desk) { focus(.note) }
        case .pageDown: current = min((loaded?.count.rows.count ?? 1) - 1, current + 10)
        case .pageUp: current = max(0, current - 10)
        default: return key.controlByte != nil
        }
        return true
    }

    /// Delivery note and day: Tab goes from one to the other, Enter back to scanning.
    private func typeHead(_ key: Key, _ desk: Desk) throws -> Bool {
        switch key {
        case .enter, .down:
            try takeHead(desk)
            focus(.scan)
        case .tab, .backTab:
            try takeHead(desk)
            focus(focus == .note ? .day : .note)
        case .up: break
        default:
            let isTaken = field.take(key)
            if focus == .note, let refusal = ReceiptScreen.tooLong(field.text) { desk.say(Message(refusal)) }
            return isTaken
        }
        return true
    }

    /// Takes what stands in the delivery note or the day.
    /// - Throws: `values.not-a-day`, `ledgers.period-closed`, `desk.too-long`; the cursor stays, and so does what was typed.
    func takeHead(_ desk: Desk) throws {
        let (oldNote, oldDay) = (deliveryNote, day)
        switch focus {
        case .note:
            if let refusal = ReceiptScreen.tooLong(field.text) { throw refusal }
            deliveryNote = field.text
        case .day:
            // Kept as the day that was meant: -1 is another one tomorrow.
            day = try selecting { try typedDay(desk) }
            takeField()
        default: return
        }
        if deliveryNote != oldNote || day != oldDay { keep(desk) }
    }

    private func typedDay(_ desk: Desk) throws -> Day? {
        guard !field.isEmpty else { return nil }
        let typed = try DayReader.day(field.text, today: desk.today)
        // A closed month is refused here, not when all is counted.
        _ = try desk.company.look { try $0.openPeriod(holding: typed) }
        return typed == desk.today ? nil : typed
    }

    func focus(_ new: Focus) {
        focus = new
        takeField()
    }

    /// Puts what stands at the focus into the field being typed.
    func takeField() {
        (isEdited, isAstray) = (false, false)
        switch focus {
        case .scan: field = LineEditor(limit: 200)
        case .note: field = LineEditor(deliveryNote)
        case .day:
            field = LineEditor(day?.iso ?? "", limit: 20)
            field.replacesAll = !field.isEmpty
        case .cell(let row, let column):
            field = LineEditor(cell(row, column), limit: column == .lot ? 40 : 60)
            field.replacesAll = !field.isEmpty && column != .lot
        }
    }

    package func cancel(at desk: Desk) throws -> Bool {
        if held != nil {
            held = nil
        } else if focus == .scan, !field.isEmpty || times != nil || isAstray {
            field.set("")
            (times, isAstray) = (nil, false)
        } else if case .cell = focus, isEdited || pair != nil {
            // First what is being typed, then what was typed in the pair.
            if !isEdited { pair = nil }
            takeField()
        } else if focus != .scan {
            // What is no day is dropped: cancelling is never in the way.
            try? takeHead(desk)
            focus(.scan)
        } else {
            guard isDirty else { return false }
            keep(desk)
            desk.close(self)
            desk.say(
                Text(
                    en: "Not posted; the count is kept as a draft. GR and the order's number go on with it.",
                    hans: "未过账，计数已存为草稿。输入 GR 和订单号可继续。", hant: "未過帳，計數已存為草稿。輸入 GR 與採購單號可繼續。"))
        }
        return true
    }

    package func actions(at desk: Desk) -> [Action] {
        if held != nil {
            return [Action(.function(8), Text(en: "Take it", hans: "接受", hant: "接受")) { [weak self] desk in try self?.acceptHeld(desk) }]
        }
        let noOrder: () -> Text? = { [weak self] in self?.loaded == nil ? ReceiptScreen.orderFirst : nil }
        var all = [
            Action(.function(4), Text(en: "Prompt", hans: "选择", hant: "選擇")) { [weak self] desk in try self?.prompt(desk) },
            Action(
                .function(6), Text(en: "All in", hans: "全收", hant: "全到"),
                help: Text(
                    en: "Counts everything that is still open, of every line.", hans: "各行按待收数量全部计入。",
                    hant: "各列依待到數量全部計入。"), whyNot: noOrder
            ) { [weak self] desk in try self?.receiveAll(desk) },
            Action(
                .function(8), Text(en: "Review", hans: "核对", hant: "核對"),
                help: Text(
                    en: "Shows what differs from the order; F8 there posts.", hans: "核对与订单的差异，再按 F8 过账。",
                    hant: "核對與採購單的差異，再按 F8 過帳。"), whyNot: noOrder
            ) { [weak self] desk in try self?.review(desk) },
            Action(.function(9), Text(en: "Preview", hans: "预览", hant: "預覽"), whyNot: noOrder) { [weak self] desk in
                try self?.preview(desk)
            },
            Action(nil, Text(en: "Type quantities", hans: "录入数量", hant: "輸入數量"), whyNot: noOrder) { [weak self] desk in
                if let self, try takeTyped(desk) { goToRow(current, .counted) }
            },
            Action(nil, Text(en: "Delivery note", hans: "送货单号", hant: "送貨單號")) { [weak self] desk in
                if let self, try takeTyped(desk) { focus(.note) }
            },
            Action(nil, OrderFields.day.title) { [weak self] desk in if let self, try takeTyped(desk) { focus(.day) } },
            Action(.control("z"), Text(en: "Undo", hans: "撤销", hant: "復原"), whyNot: noOrder) { [weak self] desk in
                self?.undo(desk)
            },
        ]
        if desk.company.isDemo {
            all.append(Action(.control("y"), ReceiptScreen.sampleTitle) { [weak self] desk in try self?.sampleScan(desk) })
        }
        // Ctrl-G and Ctrl-X are a scanner's bytes in the scan field; these two lead there all the same.
        all.append(Action(nil, Text(en: "Go to another screen", hans: "转到其他界面", hant: "前往其他畫面")) { $0.beginGoing() })
        all.append(Action(nil, Text(en: "Next language", hans: "切换语言", hant: "切換語言")) { try $0.switchLanguage() })
        return all
    }

    private static let orderFirst = Text(
        en: "Scan or type the order first.", hans: "请先扫描或输入订单号。", hant: "請先掃描或輸入採購單號。")

    private func receiveAll(_ desk: Desk) throws {
        guard try takeTyped(desk) else { return }
        try loaded?.count.takeAllOpen()
        guard loaded?.count.isEmpty == false else { throw Refusal.nothingOpen(loaded?.order.number ?? "") }
        last = ("", "")
        takeField()
        keep(desk)
        desk.say(
            Text(
                en: "All that is open is counted. F8 shows it.", hans: "已按待收数量全部计入。按 F8 核对。",
                hant: "已依待到數量全部計入。按 F8 核對。"))
    }

    /// Without an order: orders. With one: items, and the cursor goes to the line's quantity.
    func prompt(_ desk: Desk) throws {
        guard loaded != nil else {
            let popup = LookupPopup("purchasing.find-order", title: OrderFields.order.title, text: field.text)
            popup.onPick { [weak self] desk, code, _ in
                do { try self?.load(code, desk) } catch { desk.attemptAgain(error) }
            }
            popup.onLeave { [weak self] _, text in self?.field.set(text) }
            return try desk.show(popup)
        }
        try promptItem(desk)
    }

    /// The order's own lines that answer what was typed, by code, name or pinyin initials.
    private func promptItem(_ desk: Desk) throws {
        guard let count = loaded?.count else { return }
        let query = FoldedQuery(focus == .scan ? field.text : "")
        let found = count.rows.indices.filter { row in
            let item = count.line(of: row).item
            return query.text.isEmpty || query.rank(code: item.code, key: SearchKey.make(code: item.code, name: item.name)) != nil
        }
        guard !found.isEmpty else { throw Refusal.unknownScan(field.text) }
        let rows = found.map { row in
            PickRow(count.line(of: row).item.code + "  " + count.line(of: row).item.name, tag: count.open(row).written())
        }
        try desk.show(
            PickList(title: Text(en: "Item", hans: "物料", hant: "品項"), rows: rows) { [weak self] _, index in
                self?.goToRow(found[index], .counted)
            })
    }
}

extension Desk {
    /// Says a refusal that came out of a callback.
    fileprivate func attemptAgain(_ error: any Error) {
        if let refusal = error as? Refusal { say(Message(refusal)) }
    }
}
