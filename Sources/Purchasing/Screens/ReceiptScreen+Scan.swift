internal import Core
internal import Desk
internal import MasterData
internal import Terminal
internal import Values

// What a scan does: the order first, then its goods. A wrong scan stops the line.

extension ReceiptScreen {
    /// Takes what stands in the scan field. False: it stopped the line.
    @discardableResult
    func submit(_ typed: String, _ desk: Desk) throws -> Bool {
        let wasAstray = isAstray
        isAstray = false
        field.set("")
        do {
            let entry = try ScanEntry.read(typed, today: desk.today)
            if wasAstray { try refuseAstray(entry, typed, desk) }
            switch entry {
            case .nothing: return true
            case .times(let figure):
                times = try positive(figure)
                keep(desk)
            case .correction(let figure): try correct(figure, desk)
            case .code(let code): try take(code, desk)
            }
            return true
        } catch let refusal as Refusal {
            times = nil
            desk.stopLine(refusal)
            return false
        }
    }

    /// Only a barcode is taken behind Ctrl-G, which some scanners send first; a person meant another screen.
    private func refuseAstray(_ entry: ScanEntry, _ typed: String, _ desk: Desk) throws {
        if loaded != nil, case .code(let code) = entry, try desk.company.look({ try $0.item(barcode: code.text) }) != nil { return }
        throw Refusal.typedAfterControl(typed)
    }

    private func positive(_ figure: Figure) throws -> Quantity {
        let quantity = try figure.quantity()
        guard quantity > .zero else { throw Refusal.belowNought("scan") }
        return quantity
    }

    private func take(_ code: ScannedCode, _ desk: Desk) throws {
        if code.wasFolded { desk.say(ReceiptScreen.inputMethodIsOn) }
        guard loaded != nil else {
            let orders = try desk.company.look { try $0.documentNumbers([purchaseOrderKind], said: code.text) }
            // `326` is PO-2026-0326; where another year has one too, the person picks.
            guard orders.count > 1 else { return try load(code.text, desk) }
            field.set(code.text)
            try prompt(desk)
            return
        }
        guard let scanned = try item(code.text, desk) else { throw Refusal.unknownScan(code.text) }
        try count(scanned, code, desk)
    }

    /// The item that a barcode, or a code that was typed, stands for.
    func item(_ text: String, _ desk: Desk) throws -> ReceiptCount.Scanned? {
        try desk.company.look { reader in
            if let scanned = try reader.item(barcode: text) {
                return ReceiptCount.Scanned(item: scanned.item, unit: scanned.unit, perUnit: scanned.perUnit)
            }
            return try reader.itemOrArchived(code: text).map { ReceiptCount.Scanned(item: $0, unit: $0.unit, perUnit: .one) }
        }
    }

    private func count(_ scanned: ReceiptCount.Scanned, _ code: ScannedCode, _ desk: Desk) throws {
        guard let count = loaded?.count else { return }
        let many = try times ?? code.count.map(positive) ?? .one
        let found = try count.find(scanned, code, times: many)
        times = nil
        if let refusal = found.refusal {
            guard desk.session.may(.overReceive) else { throw refusal }
            return hold(Message(.warning, refusal.text, code: refusal.code), desk) { screen, desk in
                screen.confirmsOver = true
                try screen.count(found, desk)
            }
        }
        if let expiry = code.expiry, expiry < desk.today {
            return hold(ReceiptScreen.expired(scanned.item, expiry), desk) { screen, desk in try screen.count(found, desk) }
        }
        if found.isOver {
            return hold(ReceiptScreen.over(scanned.item), desk) { screen, desk in try screen.count(found, desk) }
        }
        try self.count(found, desk)
    }

    private func count(_ found: ReceiptCount.Found, _ desk: Desk) throws {
        try loaded?.count.take(found)
        noteLast(found.quantity)
        keep(desk)
    }

    /// `螺栓 M8x30 +1 = 25 EA`, in the unit that the row shows.
    func noteLast(_ added: Quantity) {
        guard let count = loaded?.count, let row = count.last else { return }
        current = row
        let more = count.shown(added, row)
        last = (
            count.line(of: row).item.name,
            (more.isNegative ? "" : "+") + more.written() + " = " + count.counted(row).written() + " " + count.unit(row).name
        )
    }

    /// `=24`: the line under the marker is twenty-four, in the unit that it shows.
    private func correct(_ figure: Figure, _ desk: Desk) throws {
        guard let count = loaded?.count, count.last != nil, count.rows.indices.contains(current) else { throw Refusal.nothingToCorrect }
        let row = current
        let quantity = try figure.quantity()
        guard !quantity.isNegative else { throw Refusal.belowNought("scan") }
        try put(quantity, rejected: count.rejected(row), lot: count.rows[row].lot, in: row, desk)
    }

    /// Sets a row, after asking about what is too much.
    func put(_ quantity: Quantity, rejected: Quantity, lot: String, in row: Int, _ desk: Desk) throws {
        guard let count = loaded?.count else { return }
        let old = count.rows[row].counted
        let apply: (ReceiptScreen, Desk) throws -> Void = { screen, desk in
            try screen.loaded?.count.put(quantity, rejected: rejected, lot: lot, in: row)
            let now = screen.loaded?.count.rows[row].counted ?? old
            if now != old { screen.noteLast(try now - old) }
            (screen.isEdited, screen.pair) = (false, nil)
            screen.keep(desk)
        }
        guard rejected <= quantity else { throw Refusal.rejectedTooMuch(quantity) }
        let (isOver, refusal) = try count.check(quantity, rejected: rejected, in: row)
        if let refusal {
            guard desk.session.may(.overReceive) else { throw refusal }
            return hold(Message(.warning, refusal.text, code: refusal.code), desk) { screen, desk in
                screen.confirmsOver = true
                try apply(screen, desk)
            }
        }
        if isOver { return hold(ReceiptScreen.over(count.line(of: row).item), desk, accept: apply) }
        try apply(self, desk)
    }

    /// A warning stops the line too: one bell, further scans thrown away until F8 or F12.
    func hold(_ message: Message, _ desk: Desk, accept: @escaping (ReceiptScreen, Desk) throws -> Void) {
        held = Held(
            message: Message(
                .warning,
                Text(
                    en: message.text.en + " F8 takes it, F12 drops it.", hans: message.text.hans + "按 F8 接受，F12 放弃。",
                    hant: message.text.hant + "按 F8 接受，F12 放棄。"), code: message.code),
            accept: accept)
        // Dropped, it is typed anew and not added to.
        if case .cell = focus { field.replacesAll = !field.isEmpty }
        desk.display.flushInput()
        desk.display.bell()
        if let held { desk.say(held.message) }
    }

    func acceptHeld(_ desk: Desk) throws {
        guard let held else { return }
        self.held = nil
        try held.accept(self, desk)
    }

    func undo(_ desk: Desk) {
        guard loaded?.count.canUndo ?? false else {
            return desk.say(Text(en: "Nothing to undo.", hans: "没有可撤销的扫描。", hant: "沒有可復原的掃描。"))
        }
        loaded?.count.undo()
        last = ("", "")
        pair = nil
        current = min(current, (loaded?.count.rows.count ?? 1) - 1)
        if case .cell(let row, _) = focus, row >= loaded?.count.rows.count ?? 0 { focus = .scan }
        takeField()
        keep(desk)
        desk.say(Text(en: "The last count is undone.", hans: "已撤销上一次计数。", hant: "已復原上一次計數。"))
    }

    // MARK: Words

    private static func over(_ item: Item) -> Message {
        Message(
            .warning,
            Text(
                en: "More of \(item.code) than is open, within the tolerance.", hans: "\(item.code) 超过待收数量，在容差之内。",
                hant: "\(item.code) 超過待到數量，在允收量之內。"),
            code: "purchasing.over-order")
    }

    private static func expired(_ item: Item, _ day: Day) -> Message {
        Message(
            .warning,
            Text(en: "\(item.code) expired on \(day).", hans: "\(item.code) 已于 \(day) 过期。", hant: "\(item.code) 已於 \(day) 過期。"),
            code: "purchasing.expired")
    }

    private static let inputMethodIsOn = Text(
        en: "Full-width signs were read as plain ones: an input method is on.", hans: "全角字符已按半角读取：输入法处于开启状态。",
        hant: "全形字元已依半形讀取：輸入法處於開啟狀態。")
}

extension ReceiptScreen {
    static let controlsAreScanned = Text(
        en: "In the scan field Ctrl keys belong to the scanner. F2 goes to another screen or language, F10 to the menu.",
        hans: "扫描栏内 Ctrl 组合键属于扫描枪。F2 可转到其他界面或切换语言，F10 打开菜单。",
        hant: "掃描欄內 Ctrl 組合鍵屬於掃描器。F2 可前往其他畫面或切換語言，F10 開啟選單。")
}

extension Refusal {
    static func typedAfterControl(_ text: String) -> Refusal {
        let shown = TextHygiene.shown(text)
        return Refusal(
            "purchasing.typed-after-control",
            Text(
                en: "“\(shown)” came after Ctrl-G and was not taken as a scan. F2 goes to another screen, F10 to the menu.",
                hans: "“\(shown)”在 Ctrl-G 之后输入，未作为扫描接收。F2 可转到其他界面，F10 打开菜单。",
                hant: "「\(shown)」在 Ctrl-G 之後輸入，未作為掃描接收。F2 可前往其他畫面，F10 開啟選單。"),
            field: "scan")
    }

    static func unknownScan(_ text: String) -> Refusal {
        let shown = TextHygiene.shown(text)
        return Refusal(
            "purchasing.unknown-scan",
            Text(
                en: "No item has the barcode or code “\(shown)”. Set it aside; F4 finds an item by name, a buyer adds the barcode.",
                hans: "没有物料使用条码或编码“\(shown)”。请先放一边；F4 可按名称查找，条码由采购员补录。",
                hant: "沒有品項使用條碼或編號「\(shown)」。請先放一邊；F4 可依名稱查找，條碼由採購員補登。"),
            field: "scan")
    }

    static func serialTwice(_ item: Item, _ serial: String) -> Refusal {
        Refusal(
            "purchasing.serial-twice",
            Text(
                en: "Serial \(serial) of \(item.code) was scanned already. Each piece is scanned once.",
                hans: "\(item.code) 的序列号 \(serial) 已扫描过，每件只扫一次。", hant: "\(item.code) 的序號 \(serial) 已掃描過，每件只掃一次。"),
            field: "scan")
    }

    static let nothingToCorrect = Refusal(
        "purchasing.nothing-to-correct",
        Text(
            en: "Nothing was counted yet that could be corrected. Scan an item first.", hans: "尚无可更正的计数，请先扫描货物。",
            hant: "尚無可更正的計數，請先掃描貨品。"),
        field: "scan")
}
