package import Core
internal import Ledgers
internal import MasterData
internal import Values

// The one writer of layers. A document's lines are valued one after the other, written with their layers and balances,
// and told to the ledger as one entry: stock and inventory account cannot part.

extension Transaction {
    /// Posts a stock document: lines, layers, balances and its journal entry, all or nothing.
    /// - Throws: `stock.below-zero` where more would leave than is there, then or later; what Ledgers refuses
    ///   (a closed period). The caller has checked the person's scope.
    package func move(_ draft: StockDraft) throws -> PostedMove {
        let number = try number(in: draft.kind.series)
        let given = try draft.lines.reduce(Money.zero(currency)) { sum, line in
            if case .given(let worth) = line.worth { try sum + worth } else { sum }
        }
        let id = try newDocument(
            kind: draft.kind.documentKind, number: number, party: draft.party?.code, partyName: draft.party?.name,
            day: draft.day, state: "posted", amountMinor: given.minor, currency: currency.code, summary: draft.summary,
            source: draft.source)
        try insert(
            """
            INSERT INTO stockDocument (id, kind, warehouseId, day, state, reversesId, isOverride)
            VALUES (?, ?, ?, ?, 'draft', ?, ?)
            """, id, draft.kind, draft.warehouse.id, draft.day, draft.reverses, draft.allowsNegative)

        var journal = StockJournal(currency: currency, party: draft.party)
        var posted: [PostedMove.Line] = []
        posted.reserveCapacity(draft.lines.count)
        var total = Money.zero(currency)
        for (index, line) in draft.lines.enumerated() {
            let done: PostedMove.Line
            do {
                done = try move(line, at: index + 1, of: draft, documentId: id, journal: &journal)
            } catch let refusal as Refusal {
                throw refusal.atLine(index + 1)
            }
            total = try total + done.value
            posted.append(done)
        }
        if total != given { try update("UPDATE document SET amountMinor = ? WHERE id = ?", total.minor, id) }

        let lines = try journal.lines(with: draft.otherLines)
        var entry: PostedEntry?
        if lines.isEmpty {
            _ = try openPeriod(holding: draft.day)
        } else {
            entry = try post(
                JournalDraft(
                    day: draft.day, summary: draft.summary.isEmpty ? number : "\(number) \(draft.summary)",
                    source: draft.entrySource ?? (kind: draft.kind.documentKind, id: id), lines: lines))
        }
        try update("UPDATE stockDocument SET state = 'posted', entryId = ? WHERE id = ?", entry?.id, id)
        return PostedMove(id: id, number: number, entry: entry, lines: posted)
    }

    // MARK: One line

    private func move(
        _ line: StockDraft.Line, at position: Int, of draft: StockDraft, documentId: Int64, journal: inout StockJournal
    ) throws -> PostedMove.Line {
        let place = try place(of: line.item, in: draft.warehouse)
        let effect = try effect(of: line, at: place, draft: draft)

        let lineId = try insert(
            """
            INSERT INTO stockLine
              (documentId, line, placeId, unit, unitQuantityMicro, quantityMicro, valueMinor, counterpart,
               counterpartMinor, variance, lot, memo)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            documentId, position, place.id, line.unit, line.unitQuantity, line.quantity, effect.own.minor,
            line.contra.account.rawValue, (line.contra.amount ?? effect.own).minor, line.contra.variance?.rawValue,
            line.lot, line.memo)
        let layerId = try insert(
            """
            INSERT INTO stockLayer (placeId, documentId, lineId, day, method, quantityMicro, valueMinor, mirrorsId)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """,
            place.id, documentId, lineId, draft.day, effect.method, line.quantity, effect.own.minor,
            effect.mirrorsId)
        try journal.add(effect.own, contra: line.contra)
        showLayer(line.item.code, draft, line.quantity, effect.own)

        if !effect.settlement.isZero {
            try correct(layer: layerId, by: effect.settlement, placeId: place.id, documentId, lineId, draft.day)
            try journal.add(effect.settlement, contra: .init(.costOfGoods))
            showLayer(line.item.code, draft, .zero, effect.settlement)
        }
        var change = try effect.own + effect.settlement
        for delta in effect.deltas {
            try correct(layer: delta.layerId, by: delta.value, placeId: place.id, documentId, lineId, draft.day)
            try journal.add(delta.value, contra: try contra(ofLayer: delta.layerId))
            showLayer(line.item.code, draft, .zero, delta.value)
            change = try change + delta.value
        }
        try carry(line.quantity, change, to: place, day: draft.day)
        return PostedMove.Line(id: lineId, layerId: layerId, quantity: line.quantity, value: effect.own)
    }

    private func effect(of line: StockDraft.Line, at place: StockPlace, draft: StockDraft) throws -> LineEffect {
        var effect = LineEffect(line, currency: currency)
        let new = ReplayedLayer(
            id: newLayer, method: effect.method, quantity: line.quantity, value: effect.own, corrected: .zero(currency),
            mirrorsId: effect.mirrorsId)
        var mirrored: [Int64: Money] = [:]
        if let layer = effect.mirrorsId { mirrored[layer] = try worth(ofLayer: layer) }

        if let last = place.balanceDay, last > draft.day {
            let replay = try replay(new, at: place, on: draft.day, mirrored: mirrored)
            if line.quantity.isNegative, !draft.allowsNegative, let layer = replay.firstBelowZero {
                throw try belowZero(line, draft, at: layer)
            }
            effect.take(replay.deltas)
            return effect
        }
        var stock = MovingAverage(quantity: place.quantity, value: place.value)
        if stock.quantity <= .zero, line.quantity.isNegative || new.method == .average {
            stock = MovingAverage(
                quantity: place.quantity, value: place.value, last: try lastCost(at: place.id, before: nil))
        }
        let onHand = stock.quantity
        let moved = try Replay.apply(new, to: &stock, worth: mirrored)
        if line.quantity.isNegative, stock.quantity.isNegative, !draft.allowsNegative {
            throw Refusal.notEnough(line.item, draft.warehouse.code, onHand, draft.day)
        }
        effect.take([.init(layerId: newLayer, value: try moved - effect.own)])
        return effect
    }

    private func correct(
        layer: Int64, by value: Money, placeId: Int64, _ documentId: Int64, _ lineId: Int64, _ day: Day
    ) throws {
        try insert(
            """
            INSERT INTO stockLayer (placeId, documentId, lineId, day, method, quantityMicro, valueMinor, correctsId)
            VALUES (?, ?, ?, ?, 'delta', 0, ?, ?)
            """, placeId, documentId, lineId, day, value.minor, layer)
    }

    private func carry(_ quantity: Quantity, _ value: Money, to place: StockPlace, day: Day) throws {
        if place.balanceDay == day, let id = place.balanceId {
            try update(
                "UPDATE stockBalance SET quantityMicro = ?, valueMinor = ? WHERE id = ?",
                try place.quantity + quantity, try (place.value + value).minor, id)
            return
        }
        if place.balanceDay.map({ $0 < day }) ?? true {
            try insert(
                "INSERT INTO stockBalance (placeId, day, quantityMicro, valueMinor) VALUES (?, ?, ?, ?)",
                place.id, day, try place.quantity + quantity, try (place.value + value).minor)
            return
        }
        if try !exists("SELECT 1 FROM stockBalance WHERE placeId = ? AND day = ?", place.id, day) {
            let before = try balance(at: place.id, before: day)
            try insert(
                "INSERT INTO stockBalance (placeId, day, quantityMicro, valueMinor) VALUES (?, ?, ?, ?)",
                place.id, day, before.quantity, before.value.minor)
        }
        try execute(
            """
            UPDATE stockBalance
            SET quantityMicro = quantityMicro + ?, valueMinor = valueMinor + ?
            WHERE placeId = ? AND day >= ?
            """, quantity, value.minor, place.id, day)
    }

    private func showLayer(_ item: String, _ draft: StockDraft, _ quantity: Quantity, _ value: Money) {
        show(
            Effect(
                section: Text(en: "Stock layers", hans: "库存层", hant: "庫存層"),
                cells: [item, draft.warehouse.code, draft.day.iso, quantity.written(), value.written()]
                    .map(Text.init(verbatim:)),
                headings: [
                    Text(en: "Item", hans: "物料", hant: "品項"), Text(en: "Warehouse", hans: "仓库", hant: "倉庫"),
                    Text(en: "Day", hans: "日期", hant: "日期"), Text(en: "Quantity", hans: "数量", hant: "數量"),
                    Text(en: "Value", hans: "金额", hant: "金額"),
                ]))
    }
}

/// The key that a movement has while it is being worked out.
let newLayer: Int64 = -1

/// What a line does: to its own worth, to an earlier gap that it fills, to later movements.
struct LineEffect {
    let method: ReplayedLayer.Method
    let mirrorsId: Int64?
    private(set) var own: Money
    private(set) var settlement: Money
    private(set) var deltas: [Replay.Delta] = []

    init(_ line: StockDraft.Line, currency: Currency) {
        settlement = .zero(currency)
        switch line.worth {
        case .given(let worth): (method, own, mirrorsId) = (.given, worth, nil)
        case .average: (method, own, mirrorsId) = (.average, .zero(currency), nil)
        case .opposite(let layer): (method, own, mirrorsId) = (.mirror, .zero(currency), layer)
        }
    }

    mutating func take(_ all: [Replay.Delta]) {
        for delta in all {
            guard delta.layerId == newLayer else {
                deltas.append(delta)
                continue
            }
            if method == .given { settlement = delta.value } else { own = delta.value }
        }
    }
}

extension Refusal {
    static func notEnough(_ item: Item, _ warehouse: String, _ onHand: Quantity, _ day: Day) -> Refusal {
        Refusal(
            "stock.below-zero",
            Text(
                en:
                    "Warehouse \(warehouse) holds \(onHand) \(item.unit) of \(item.code) on \(day), less than this takes. Take less, or receive first.",
                hans: "\(day) 仓库 \(warehouse) 只有 \(item.code) \(onHand) \(item.unit)，不够本次出库。请减少数量，或先入库。",
                hant: "\(day) 倉庫 \(warehouse) 只有 \(item.code) \(onHand) \(item.unit)，不足本次出庫。請減少數量，或先入庫。"),
            field: "quantity")
    }

    static func belowZeroLater(_ item: Item, _ warehouse: String, _ day: Day, _ document: String) -> Refusal {
        Refusal(
            "stock.below-zero",
            Text(
                en:
                    "With this, \(item.code) in \(warehouse) would fall below zero on \(day) at \(document). Take less, date it later, or receive first.",
                hans: "如此处理，\(warehouse) 的 \(item.code) 在 \(day)（\(document)）将为负库存。请减少数量、改晚日期，或先入库。",
                hant: "如此處理，\(warehouse) 的 \(item.code) 在 \(day)（\(document)）將為負庫存。請減少數量、改晚日期，或先入庫。"),
            field: "quantity")
    }
}
