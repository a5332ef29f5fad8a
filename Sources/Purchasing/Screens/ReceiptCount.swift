internal import MasterData
internal import Stock
internal import Values

// What has been counted so far of a delivery. A scan finds its line without looking at the others, so that scan 300
// costs what scan 3 costs.

/// The count of one receipt while it is being made. Rows hold quantities in the item's stock unit.
struct ReceiptCount {
    /// One row on the screen: a line of the order, or one more lot of it.
    struct Row: Codable, Hashable {
        /// The place of the order line among the order's lines.
        var line: Int
        var lot = ""
        /// What arrived, rejected goods among it.
        var counted = Quantity.zero
        var rejected = Quantity.zero
        var expiry: Day?
        var serials: [String] = []
    }

    /// What a barcode, or a code that was typed, stands for: one of this unit.
    struct Scanned {
        let item: Item
        let unit: String
        /// Stock units in one of `unit`.
        let perUnit: Fraction
    }

    /// What undoes one act: rows as they were; nil: the row was not there.
    private struct Step {
        var before: [(row: Int, old: Row?)]
        let last: Int?
    }

    let number: String
    private(set) var lines: [OrderLine]
    private(set) var rows: [Row]
    /// The row that was counted last.
    private(set) var last: Int?
    /// Everything counted, in stock units.
    private(set) var total = Quantity.zero
    private(set) var rowsCounted = 0
    /// Lines of which all that is open was accepted, and lines with more than that.
    private(set) var linesDone = 0
    private(set) var linesOver = 0
    private let tolerance: ReceiptTolerance
    private var linesOfItem: [Int64: [Int]] = [:]
    private var rowsOfLine: [[Int]]
    private var acceptedOfLine: [Quantity]
    private var serials: [Int64: Set<String>] = [:]
    private var done: [Step] = []

    /// - Parameter number: the order's, for refusals.
    init(_ lines: [OrderLine], of number: String, tolerance: ReceiptTolerance) {
        self.number = number
        self.lines = lines
        self.tolerance = tolerance
        rows = lines.indices.map { Row(line: $0) }
        rowsOfLine = lines.indices.map { [$0] }
        acceptedOfLine = lines.map { _ in .zero }
        for (index, line) in lines.enumerated() { linesOfItem[line.item.id, default: []].append(index) }
    }

    var isEmpty: Bool { rowsCounted == 0 }
    var canUndo: Bool { !done.isEmpty }

    func line(of row: Int) -> OrderLine { lines[rows[row].line] }
    func has(_ item: Item) -> Bool { linesOfItem[item.id] != nil }

    /// The same order read anew: what others received meanwhile counts.
    mutating func renew(_ lines: [OrderLine]) {
        guard lines.map(\.id) == self.lines.map(\.id) else { return }
        self.lines = lines
        let states = lines.indices.map(state)
        linesDone = states.count { $0.isDone }
        linesOver = states.count { $0.isOver }
    }

    /// Takes up the rows of a draft.
    mutating func restore(_ kept: [Row], last: Int?) {
        for row in kept where lines.indices.contains(row.line) {
            var place = rowsOfLine[row.line][0]
            if rows[place] != Row(line: row.line) {
                place = rows.count
                rows.append(Row(line: row.line))
                rowsOfLine[row.line].append(place)
            }
            try? set(place, row)
        }
        self.last = last.flatMap { rows.indices.contains($0) ? $0 : nil }
    }

    // MARK: In the unit of the order

    /// A quantity of stock units in the order's unit; rounded where it is no exact figure there.
    func inOrderUnit(_ quantity: Quantity, _ row: Int) -> Quantity {
        (try? quantity.converted(by: line(of: row).perUnit.inverse)) ?? quantity
    }

    func open(_ row: Int) -> Quantity { (try? line(of: row).progress.open) ?? .zero }
    func counted(_ row: Int) -> Quantity { inOrderUnit(rows[row].counted, row) }
    func rejected(_ row: Int) -> Quantity { inOrderUnit(rows[row].rejected, row) }

    /// Accepted, all rows of the line together, against what is open: above nought is too much.
    func difference(_ row: Int) -> Quantity {
        (try? inOrderUnit(acceptedOfLine[rows[row].line], row) - open(row)) ?? .zero
    }

    // MARK: Scanning

    /// What a scan would do; nothing is counted yet.
    struct Found {
        let row: Int
        let isNewRow: Bool
        let line: Int
        let quantity: Quantity
        let code: ScannedCode
        /// More than ordered.
        let isOver: Bool
        /// More than is allowed.
        let refusal: Refusal?
    }

    /// - Parameter times: how many of the unit that was scanned.
    /// - Throws: `purchasing.not-on-order`, `purchasing.serial-twice`.
    func find(_ scanned: Scanned, _ code: ScannedCode, times: Quantity) throws -> Found {
        guard let candidates = linesOfItem[scanned.item.id], let last = candidates.last else {
            throw Refusal.notOnOrder(scanned.item, number)
        }
        if let serial = code.serial, serials[scanned.item.id]?.contains(serial) == true {
            throw Refusal.serialTwice(scanned.item, serial)
        }
        let quantity = try times.exactly(scanned.perUnit, unit: scanned.unit, to: scanned.item.unit)
        let line = try candidates.first { try room($0, beyondOrder: false) >= quantity } ?? last
        let (row, isNew) = place(line, lot: code.lot ?? "")
        return Found(
            row: row, isNewRow: isNew, line: line, quantity: quantity, code: code,
            isOver: try room(line, beyondOrder: false) < quantity, refusal: try overTolerance(line, adding: quantity))
    }

    /// Counts what was found.
    mutating func take(_ found: Found) throws {
        let step = Step(before: [(found.row, found.isNewRow ? nil : rows[found.row])], last: last)
        if found.isNewRow {
            rows.append(Row(line: found.line))
            rowsOfLine[found.line].append(found.row)
        }
        var row = rows[found.row]
        row.counted = try row.counted + found.quantity
        row.expiry = found.code.expiry ?? row.expiry
        if row.lot.isEmpty { row.lot = found.code.lot ?? "" }
        if let serial = found.code.serial { row.serials.append(serial) }
        try set(found.row, row)
        last = found.row
        done.append(step)
    }

    // MARK: Typing

    /// Whether that much may stand in a row. In the unit of the order.
    func check(_ quantity: Quantity, rejected: Quantity, in row: Int) throws -> (isOver: Bool, refusal: Refusal?) {
        let line = rows[row].line
        let more = try inStockUnit(quantity, row) - inStockUnit(rejected, row) - rows[row].counted + rows[row].rejected
        return (try more > .zero && room(line, beyondOrder: false) < more, try overTolerance(line, adding: more))
    }

    /// Sets a row by hand. Quantities in the unit of the order.
    /// - Throws: `purchasing.rejected-too-much`.
    mutating func put(_ quantity: Quantity, rejected: Quantity, lot: String, in row: Int) throws {
        var new = rows[row]
        new.counted = try inStockUnit(quantity, row)
        new.rejected = try inStockUnit(rejected, row)
        new.lot = lot
        guard new.rejected <= new.counted else { throw Refusal.rejectedTooMuch(quantity) }
        if new.counted.isZero { new.serials = [] }
        guard new != rows[row] else { return }
        let step = Step(before: [(row, rows[row])], last: last)
        try set(row, new)
        last = row
        done.append(step)
    }

    /// Everything that is still open, of every line.
    mutating func takeAllOpen() throws {
        var step = Step(before: [], last: last)
        for line in lines.indices {
            let missing = try room(line, beyondOrder: false)
            guard missing > .zero, let row = rowsOfLine[line].first else { continue }
            step.before.append((row, rows[row]))
            var new = rows[row]
            new.counted = try new.counted + missing
            try set(row, new)
            last = row
        }
        if !step.before.isEmpty { done.append(step) }
    }

    mutating func undo() {
        guard let step = done.popLast() else { return }
        for (row, old) in step.before.reversed() {
            try? set(row, old ?? Row(line: rows[row].line))
            // A row that was made by this step is the last one: steps are undone in turn.
            if old == nil {
                rowsOfLine[rows[row].line].removeLast()
                rows.removeLast()
            }
        }
        last = step.last
    }

    // MARK: Inside

    private mutating func set(_ row: Int, _ new: Row) throws {
        let old = rows[row]
        let item = lines[new.line].item.id
        let before = state(new.line)
        defer {
            let after = state(new.line)
            linesDone += (after.isDone ? 1 : 0) - (before.isDone ? 1 : 0)
            linesOver += (after.isOver ? 1 : 0) - (before.isOver ? 1 : 0)
        }
        acceptedOfLine[new.line] = try acceptedOfLine[new.line] + new.counted - new.rejected - old.counted + old.rejected
        total = try total + new.counted - old.counted
        rowsCounted += (new.counted > .zero ? 1 : 0) - (old.counted > .zero ? 1 : 0)
        if old.serials != new.serials {
            serials[item, default: []].subtract(old.serials)
            serials[item, default: []].formUnion(new.serials)
        }
        rows[row] = new
    }

    private func state(_ line: Int) -> (isDone: Bool, isOver: Bool) {
        let accepted = acceptedOfLine[line]
        let open = (try? lines[line].progress.open.converted(by: lines[line].perUnit)) ?? .zero
        return (accepted > .zero && accepted >= open, accepted > open)
    }

    private func inStockUnit(_ quantity: Quantity, _ row: Int) throws -> Quantity {
        let line = line(of: row)
        return try quantity.exactly(line.perUnit, unit: line.unit, to: line.item.unit)
    }

    /// How much more a line takes, in stock units: up to what is open, or up to the tolerance.
    private func room(_ line: Int, beyondOrder: Bool) throws -> Quantity {
        let order = lines[line]
        let limit = beyondOrder ? try allowed(order).most(on: order.progress) : try order.progress.open
        return max(.zero, try limit.converted(by: order.perUnit) - acceptedOfLine[line])
    }

    private func allowed(_ line: OrderLine) -> ReceiptTolerance {
        ReceiptTolerance(over: line.item.overReceipt ?? tolerance.over, under: tolerance.under)
    }

    private func overTolerance(_ line: Int, adding more: Quantity) throws -> Refusal? {
        let order = lines[line]
        guard more > .zero, try more > room(line, beyondOrder: true) else { return nil }
        let accepted = try (acceptedOfLine[line] + more).converted(by: order.perUnit.inverse)
        return Refusal.overTolerance(order, try allowed(order).most(on: order.progress), accepted)
    }

    /// The row where a lot of a line is counted: its own, one without lot and goods, or a new one.
    private func place(_ line: Int, lot: String) -> (row: Int, isNew: Bool) {
        let mine = rowsOfLine[line]
        if lot.isEmpty { return (mine.last ?? line, false) }
        if let same = mine.first(where: { rows[$0].lot == lot }) { return (same, false) }
        if let free = mine.first(where: { rows[$0].lot.isEmpty && rows[$0].counted.isZero }) { return (free, false) }
        return (rows.count, true)
    }
}
