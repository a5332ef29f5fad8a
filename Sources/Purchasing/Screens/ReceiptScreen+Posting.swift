internal import Core
internal import Desk
internal import MasterData
internal import Values

// From the count to the books: the command, its preview, and what comes after.

extension ReceiptScreen {
    /// What would be posted. The unit is the order's; the stock unit where the count is no exact figure in it.
    func command(_ desk: Desk) throws -> ReceiveOrder {
        guard let loaded, !loaded.count.isEmpty else { throw Refusal.nothingCounted }
        let count = loaded.count
        let lines = try count.rows.indices.filter { count.rows[$0].counted > .zero }.map { row in
            let (line, kept) = (count.line(of: row), count.rows[row])
            let back = line.perUnit.inverse
            let isExact = kept.counted.isExact(convertedBy: back) && kept.rejected.isExact(convertedBy: back)
            let arrived = isExact ? try kept.counted.converted(by: back) : kept.counted
            let rejected = isExact ? try kept.rejected.converted(by: back) : kept.rejected
            return ReceivedLine(
                line: line.line, quantity: try Figure(arrived.decimalText), unit: isExact ? line.unit : line.item.unit,
                rejected: rejected.isZero ? nil : try Figure(rejected.decimalText), lot: kept.lot.isEmpty ? nil : kept.lot)
        }
        return ReceiveOrder(
            order: loaded.order.number, day: day, deliveryNote: deliveryNote.isEmpty ? nil : deliveryNote, lines: lines,
            confirmOver: confirmsOver ? true : nil)
    }

    func review(_ desk: Desk) throws {
        guard try isReady(desk, { [weak self] desk in try self?.review(desk) }) else { return }
        _ = try command(desk)
        focus(.scan)
        try desk.show(ReceiptReview(self))
    }

    /// What stands under the cursor is taken first: nothing that was typed is left out of what is posted.
    /// - Parameter goOn: what Enter does after a warning.
    private func isReady(_ desk: Desk, _ goOn: @escaping (Desk) throws -> Void) throws -> Bool {
        guard try takeTyped(desk) else { return false }
        if let row = loaded?.count.lotWithoutGoods, let line = loaded?.count.line(of: row) {
            goToRow(row, .counted)
            throw Refusal.lotWithoutGoods(line.item.code, loaded?.count.rows[row].lot ?? "")
        }
        if let day, let order = loaded?.order, loaded?.count.isEmpty == false, day < order.day, passedDay != day {
            asked = (day, goOn)
            desk.say(ReceiptScreen.beforeOrder(day, order))
            return false
        }
        return true
    }

    /// Enter passes the warning that was just said, and no other key does.
    func goOn(_ asked: (day: Day, goOn: (Desk) throws -> Void), _ desk: Desk) throws -> Bool {
        passedDay = asked.day
        try asked.goOn(desk)
        return true
    }

    private static func beforeOrder(_ day: Day, _ order: PurchaseOrder) -> Message {
        Message(
            .warning,
            Text(
                en: "Received on \(day), but \(order.number) was ordered on \(order.day). Enter goes on all the same.",
                hans: "到货日期 \(day) 早于订单 \(order.number) 的日期 \(order.day)。按回车仍然继续。",
                hant: "到貨日期 \(day) 早於採購單 \(order.number) 的日期 \(order.day)。按 Enter 仍然繼續。"),
            code: "purchasing.before-order")
    }

    /// What a delivery note has room for.
    private static let noteLimit = 40

    /// A text that is longer stays in the field until a person has shortened it: cut or dropped it would be posted wrong.
    static func tooLong(_ note: String) -> Refusal? {
        note.count > noteLimit ? .tooLong(noteLimit, by: note.count - noteLimit) : nil
    }

    /// - Parameter then: runs once it is posted.
    func preview(_ desk: Desk, then: @escaping (Desk) -> Void = { _ in }) throws {
        guard try isReady(desk, { [weak self] desk in try self?.preview(desk, then: then) }) else { return }
        let found = try desk.preview(try command(desk))
        try desk.show(
            PreviewScreen(found, title: title, saveTitle: ReceiptScreen.postTitle) { [weak self] desk in
                try self?.post(desk, expecting: found.token, then: then)
            })
    }

    /// Posts what was counted. The same key again after "not saved yet" posts nothing twice.
    func post(_ desk: Desk, expecting: String? = nil, then: (Desk) -> Void = { _ in }) throws {
        guard let number = loaded?.order.number else { return }
        let outcome = try desk.perform(try command(desk), key: key, expecting: expecting)
        desk.finishDraft(token, of: self)
        let state = try desk.company.look { try $0.purchaseOrder(number: number).state.title }
        let isStanding = self.isStanding
        startAfresh()
        then(desk)
        if !isStanding { desk.close(self) }
        let receipt = outcome.number ?? ""
        desk.say(
            Text(
                en: "\(receipt) is posted. \(number): \(state.en).", hans: "\(receipt) 已过账。\(number)：\(state.hans)。",
                hant: "\(receipt) 已過帳。\(number)：\(state.hant)。"))
    }

    /// Ready for the next order.
    private func startAfresh() {
        loaded = nil
        (deliveryNote, day, last, confirmsOver, times, draftedAt) = ("", nil, ("", ""), false, nil, nil)
        (pair, sampleCodes, asked, passedDay) = (nil, nil, nil, nil)
        (token, key) = (Company.newToken(), Company.newToken())
        (current, top) = (0, 0)
        focus(.scan)
    }

    static let postTitle = Text(en: "Post", hans: "过账", hant: "過帳")
}

extension Refusal {
    static func lotWithoutGoods(_ item: String, _ lot: String) -> Refusal {
        let shown = TextHygiene.shown(lot, max: 20)
        return Refusal(
            "purchasing.lot-without-goods",
            Text(
                en: "\(item) has the lot “\(shown)”, but nothing arrived. Enter what arrived, or empty the lot.",
                hans: "\(item) 填了批号“\(shown)”，但没有到货。请填写到货数量，或清空批号。",
                hant: "\(item) 填了批號「\(shown)」，但沒有到貨。請填寫到貨數量，或清空批號。"),
            field: "lot")
    }

    static let nothingCounted = Refusal(
        "purchasing.nothing-counted",
        Text(
            en: "Nothing was counted yet. Scan the goods, type quantities, or press F6 for all that is open.",
            hans: "尚未计数。请扫描货物、录入数量，或按 F6 全部收货。", hant: "尚未計數。請掃描貨品、輸入數量，或按 F6 全部到貨。"),
        field: "scan")
}
