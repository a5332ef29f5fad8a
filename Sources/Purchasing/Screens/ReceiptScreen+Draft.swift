package import Core
package import Desk
internal import Terminal
internal import Values

// The count as it is kept: after every scan and field, so that a lost line, a killed session or a closed lid lose nothing.

private struct ReceiptBody: Codable {
    var order: String
    var rows: [ReceiptCount.Row]
    var last: Int?
    var deliveryNote: String
    var day: Day?
    var focus: ReceiptScreen.Focus
    var typed: String
    var cursor: Int
    var times: Quantity?
    var confirmsOver: Bool
    var key: String
    var current: Int
    var pair: ReceiptScreen.Pair?
}

extension ReceiptScreen {
    package func draft(at desk: Desk) -> DraftBody? {
        guard let loaded, isDirty else { return nil }
        let note: String = if focus == .note { field.text } else { deliveryNote }
        let kept = ReceiptBody(
            order: loaded.order.number, rows: loaded.count.rows.filter { $0 != ReceiptCount.Row(line: $0.line) },
            last: loaded.count.last, deliveryNote: note, day: day, focus: focus, typed: field.text, cursor: field.position, times: times,
            confirmsOver: confirmsOver, key: key, current: current, pair: pair)
        guard let body = try? JSON.encode(kept) else { return nil }
        return DraftBody(
            token: token, reopens: code + " " + loaded.order.number, title: desk.words(title) + " " + loaded.order.number,
            body: body)
    }

    package func restore(_ draft: Draft, at desk: Desk) {
        guard let kept = try? JSON.decode(ReceiptBody.self, draft.body), kept.order == loaded?.order.number, token != draft.token
        else { return }
        token = draft.token
        key = kept.key
        draftedAt = draft.savedAt
        loaded?.count.restore(kept.rows, last: kept.last)
        deliveryNote = kept.deliveryNote
        day = kept.day
        times = kept.times
        confirmsOver = kept.confirmsOver
        current = min(kept.current, (loaded?.count.rows.count ?? 1) - 1)
        pair = kept.pair.flatMap { loaded?.count.rows.indices.contains($0.row) ?? false ? $0 : nil }
        focus = kept.focus
        if case .cell(let row, _) = focus, row >= loaded?.count.rows.count ?? 0 { focus = .scan }
        takeField()
        if field.text != kept.typed {
            field.set(kept.typed)
            isEdited = true
        }
        field.move(to: kept.cursor)
    }

    /// An order that this person began to receive goes on where they stopped.
    func resumeOwnDraft(_ desk: Desk) throws {
        guard let number = loaded?.order.number else { return }
        let mine = try desk.company.drafts(of: desk.session).first { $0.kind == code + " " + number }
        guard let mine else { return }
        restore(mine, at: desk)
        desk.saveDraft(of: self)
        desk.say(
            Text(
                en: "The count of \(number) goes on where you stopped.", hans: "\(number) 的计数已从上次中断处继续。",
                hant: "\(number) 的計數已自上次中斷處繼續。"))
    }

    /// Keeps the count now. Once nothing is counted any more there is nothing to keep.
    func keep(_ desk: Desk) {
        guard isDirty else {
            if draftedAt != nil { desk.discardDraft(token) }
            draftedAt = nil
            return
        }
        desk.saveDraft(of: self)
        draftedAt = desk.company.clock()
    }
}
