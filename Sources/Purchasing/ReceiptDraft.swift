internal import Core
internal import Ledgers
internal import MasterData
internal import Stock
internal import Values

// What came, laid against the lines of its order, before anything is written.

/// A receipt that is being put together. The order's lines move on with it, so a second scan sees the first.
struct ReceiptDraft {
    let order: PurchaseOrder
    private(set) var lines: [OrderLine]
    private(set) var pieces: [Piece] = []
    /// More came than the tolerance allows, and somebody who may said that this is right.
    private(set) var isOver = false
    let tolerance: ReceiptTolerance
    private let mayExceed: Bool

    /// What came of one order line, in its unit.
    struct Piece {
        let index: Int
        let received: Quantity
        let rejected: Quantity
        let accepted: Quantity
        let lot: String?
    }

    init(order: PurchaseOrder, lines: [OrderLine], tolerance: ReceiptTolerance, mayExceed: Bool) {
        self.order = order
        self.lines = lines
        self.tolerance = tolerance
        self.mayExceed = mayExceed
    }

    /// Everything that is still to come.
    mutating func addAllOpen() throws {
        for index in lines.indices {
            let open = try lines[index].progress.open
            if open > .zero { try add(index, open, rejected: .zero, lot: nil) }
        }
        guard !pieces.isEmpty else { throw Refusal.nothingOpen(order.number) }
    }

    /// What was typed or scanned. An item that stands on several lines fills what is open of them in order; what goes
    /// beyond is the last one's.
    mutating func add(_ given: ReceivedLine, _ read: ReadReceived) throws {
        let candidates = try candidates(given, read)
        var rest = try quantities(read, in: lines[candidates[0]])
        for (place, index) in candidates.enumerated() {
            let isLast = place == candidates.count - 1
            let part = isLast ? rest.received : min(rest.received, try lines[index].progress.open)
            guard part > .zero else { continue }
            // What was rejected is taken from the end, so that what was accepted goes where it is waited for first.
            let rejected = max(.zero, try rest.rejected - (rest.received - part))
            try add(index, part, rejected: rejected, lot: read.lot)
            rest.received = try rest.received - part
            rest.rejected = try rest.rejected - rejected
        }
    }

    private mutating func add(_ index: Int, _ received: Quantity, rejected: Quantity, lot: String?) throws {
        let accepted = try received - rejected
        let line = lines[index]
        let limit = ReceiptTolerance(over: line.item.overReceipt ?? tolerance.over, under: tolerance.under)
        if try accepted > .zero && !limit.allows(accepted, on: line.progress) {
            guard mayExceed else { throw Refusal.overTolerance(line.item.code, try limit.most(on: line.progress), line.unit, accepted) }
            isOver = true
        }
        lines[index].progress.received = try line.progress.received + received
        lines[index].progress.rejected = try line.progress.rejected + rejected
        pieces.append(Piece(index: index, received: received, rejected: rejected, accepted: accepted, lot: lot))
    }

    private func candidates(_ given: ReceivedLine, _ read: ReadReceived) throws -> [Int] {
        var found = Array(lines.indices)
        if let number = given.line {
            found = found.filter { lines[$0].line == number }
            if found.isEmpty { throw Refusal.noOrderLine(order.number, number) }
        }
        if let item = read.item {
            found = found.filter { lines[$0].item.id == item.id }
            if found.isEmpty { throw Refusal.notOnOrder(item, order.number) }
        }
        guard given.line != nil || read.item != nil else { throw Refusal.missing("item") }
        let waiting = found.filter { !lines[$0].progress.isClosed }
        guard let unit = waiting.first.map({ lines[$0].unit }) else { throw Refusal.lineClosed(lines[found[0]], order.number) }
        // Lines of one item in different units cannot share a figure: the first is meant.
        return waiting.filter { lines[$0].unit == unit }
    }

    /// The figures in the unit of the order line.
    private func quantities(_ read: ReadReceived, in line: OrderLine) throws -> (received: Quantity, rejected: Quantity) {
        guard let unit = read.unit, unit.name != line.unit else { return (read.quantity, read.rejected) }
        func turned(_ quantity: Quantity) throws -> Quantity {
            try quantity.exactly(unit.perUnit, unit: unit.name, to: line.item.unit)
                .exactly(line.perUnit.inverse, unit: line.item.unit, to: line.unit)
        }
        return (try turned(read.quantity), try turned(read.rejected))
    }
}

/// One line as it was read: what it names, and how much in which unit.
struct ReadReceived {
    let item: Item?
    /// nil: the order line's.
    let unit: (name: String, perUnit: Fraction)?
    let quantity: Quantity
    let rejected: Quantity
    let lot: String?
}

extension Transaction {
    /// What a line of a receipt says.
    func read(_ given: ReceivedLine, in lines: [OrderLine]) throws -> ReadReceived {
        let quantity = try OrderFields.quantity(given.quantity, "quantity") ?? .one
        let rejected = try OrderFields.quantity(given.rejected, "rejected") ?? .zero
        guard quantity > .zero else { throw Refusal.arrivedNeeded }
        guard rejected <= quantity else { throw Refusal.rejectedTooMuch(quantity) }
        let typed = try given.item.flatMap { $0.isEmpty ? nil : try item(typed: $0) }
        let named = given.unit.flatMap { $0.isEmpty ? nil : $0 }
        var unit: (name: String, perUnit: Fraction)?
        let meantItem = typed?.item ?? lines.first { $0.line == given.line }?.item
        // A code typed without a unit is counted as it was ordered; a barcode says its own unit.
        let meant = named ?? typed.flatMap { $0.unit == $0.item.unit ? nil : $0.unit }
        if let meantItem, let meant { unit = (meant, try fraction(of: meant, item: meantItem)) }
        return ReadReceived(
            item: typed?.item, unit: unit, quantity: quantity, rejected: rejected,
            lot: try given.lot.flatMap { $0.isEmpty ? nil : try OrderFields.lot($0) })
    }
}

extension OrderFields {
    static func lot(_ text: String) throws -> String { try short(text, 40, "lot") }

    static func deliveryNote(_ text: String?) throws -> String { try short(text ?? "", 40, "deliveryNote") }

    static func short(_ text: String, _ max: Int, _ field: String) throws -> String {
        do {
            let clean = try TextHygiene.clean(text)
            guard clean.count <= max else { throw Refusal.longerThan(max) }
            return clean
        } catch let refusal as Refusal {
            throw refusal.on(field)
        }
    }
}

extension Refusal {
    static func overTolerance(_ item: String, _ most: Quantity, _ unit: String, _ accepted: Quantity) -> Refusal {
        Refusal(
            "purchasing.over-tolerance",
            Text(
                en:
                    "Of \(item) at most \(most) \(unit) may still come in, not \(accepted). Reject the rest, or have somebody who may confirm it.",
                hans: "\(item) 最多还可收 \(most) \(unit)，本次为 \(accepted)。请拒收多余部分，或由有权限的同事确认超收。",
                hant: "\(item) 最多還可收 \(most) \(unit)，本次為 \(accepted)。請拒收多餘部分，或由有權限的同事確認超收。"),
            field: "quantity")
    }

    static func notOnOrder(_ item: Item, _ number: String) -> Refusal {
        Refusal(
            "purchasing.not-on-order",
            Text(
                en: "\(item.code) is not on \(number). Check the label, or receive it against its own order.",
                hans: "\(number) 上没有 \(item.code)。请核对标签，或按其所属订单收货。",
                hant: "\(number) 上沒有 \(item.code)。請核對標籤，或依其所屬採購單到貨。"),
            field: "item")
    }

    static func lineClosed(_ line: OrderLine, _ number: String) -> Refusal {
        Refusal(
            "purchasing.line-closed",
            Text(
                en: "Line \(line.line) of \(number) is closed: nothing more is expected. Reject the goods, or order them anew.",
                hans: "\(number) 第 \(line.line) 行已结案，不再收货。请拒收，或另行下单。",
                hant: "\(number) 第 \(line.line) 行已結案，不再到貨。請拒收，或另行下單。"),
            field: "line")
    }

    static let arrivedNeeded = Refusal(
        "purchasing.quantity-needed",
        Text(en: "Enter a quantity above zero.", hans: "请输入大于零的数量。", hant: "請輸入大於零的數量。"), field: "quantity")

    static func rejectedTooMuch(_ quantity: Quantity) -> Refusal {
        Refusal(
            "purchasing.rejected-too-much",
            Text(
                en: "No more can be rejected than arrived, which is \(quantity). Correct one of the two.",
                hans: "拒收数量不能超过到货数量 \(quantity)。请更正其中之一。", hant: "拒收數量不能超過到貨數量 \(quantity)。請更正其中之一。"),
            field: "rejected")
    }

    static let allOrLines = Refusal(
        "purchasing.all-or-lines",
        Text(
            en: "Either everything, or the lines that are given: leave one of the two out.",
            hans: "“全部”与明细只能二选一，请去掉其中之一。", hant: "「全部」與明細只能二選一，請去掉其中之一。"),
        field: "all")
}
