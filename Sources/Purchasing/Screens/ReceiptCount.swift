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
        /// The unit it is shown, typed and corrected in; nil: the order's.
        var unit: CountingUnit?
    }

    /// A unit with how many stock units are in one of it.
    struct CountingUnit: Codable, Hashable {
        let name: String
        let perUnit: Fraction
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
    /// What was counted, by stock unit: pieces and litres are not added up.
    private(set) var totals: [String: Quantity] = [:]
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

    // MARK: In the unit that the row shows

    /// The unit that a row shows and is typed in: the order's, or the one its goods were scanned in where they fill no
    /// whole unit of the order.
    func unit(_ row: Int) -> CountingUnit { rows[row].unit ?? Self.orderUnit(line(of: row)) }

    private static func orderUnit(_ line: OrderLine) -> CountingUnit { CountingUnit(name: line.unit, perUnit: line.perUnit) }

    /// A quantity of stock units in the row's unit; rounded where it is no exact figure there.
    func shown(_ quantity: Quantity, _ row: Int) -> Quantity {
        (try? quantity.converted(by: unit(row).perUnit.inverse)) ?? quantity
    }

    func open(_ row: Int) -> Quantity {
        let line = line(of: row)
        guard let open = try? line.progress.open else { return .zero }
        return rows[row].unit == nil ? open : shown((try? open.converted(by: line.perUnit)) ?? .zero, row)
    }

    func counted(_ row: Int) -> Quantity { shown(rows[row].counted, row) }
    func rejected(_ row: Int) -> Quantity { shown(rows[row].rejected, row) }

    /// Accepted, all rows of the line together, against what is open: above nought is too much.
    func difference(_ row: Int) -> Quantity {
        (try? shown(acceptedOfLine[rows[row].line], row) - open(row)) ?? .zero
    }

    /// A row whose lot was typed though nothing arrived on it.
    var lotWithoutGoods: Int? { rows.firstIndex { $0.counted.isZero && !$0.lot.isEmpty } }

    // MARK: Scanning

    /// What a scan would do; nothing is counted yet.
    struct Found {
        let row: Int
        let isNewRow: Bool
        let line: Int
        let quantity: Quantity
        /// What the row shows its figures in from then on.
        let unit: CountingUnit
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
        let unit = try unit(after: scanned, adding: quantity, to: isNew ? Row(line: line) : rows[row])
        return Found(
            row: row, isNewRow: isNew, line: line, quantity: quantity, unit: unit, code: code,
            isOver: try room(line, beyondOrder: false) < quantity, refusal: try overTolerance(line, adding: quantity, in: unit))
    }

    /// One piece of a box of a hundred is one piece, not 0.01 of a box: a count that is not whole in the unit shown is
    /// shown in the unit that was scanned, or in the stock unit.
    private func unit(after scanned: Scanned, adding more: Quantity, to row: Row) throws -> CountingUnit {
        let now = row.unit ?? Self.orderUnit(lines[row.line])
        guard scanned.unit != now.name else { return now }
        let sum = try row.counted + more
        let units = [now, CountingUnit(name: scanned.unit, perUnit: scanned.perUnit)]
        return try units.first { try sum.isWhole(in: $0) && row.rejected.isWhole(in: $0) }
            ?? CountingUnit(name: scanned.item.unit, perUnit: .one)
    }

    /// "36 EA + 40 L", by unit.
    var totalsWritten: String {
        totals.filter { !$0.value.isZero }.sorted { $0.key < $1.key }.map { $0.value.written() + " " + $0.key }.joined(separator: " + ")
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
        row.unit = found.unit == Self.orderUnit(lines[found.line]) ? nil : found.unit
        row.expiry = found.code.expiry ?? row.expiry
        if row.lot.isEmpty { row.lot = found.code.lot ?? "" }
        if let serial = found.code.serial { row.serials.append(serial) }
        try set(found.row, row)
        last = found.row
        done.append(step)
    }

    // MARK: Typing

    /// Whether that much may stand in a row. In the row's unit.
    func check(_ quantity: Quantity, rejected: Quantity, in row: Int) throws -> (isOver: Bool, refusal: Refusal?) {
        let line = rows[row].line
        let more = try inStockUnit(quantity, row) - inStockUnit(rejected, row) - rows[row].counted + rows[row].rejected
        return (try more > .zero && room(line, beyondOrder: false) < more, try overTolerance(line, adding: more, in: unit(row)))
    }

    /// Sets a row by hand. Quantities in the row's unit; nil: as it is.
    /// - Throws: `purchasing.rejected-too-much`.
    mutating func put(_ quantity: Quantity? = nil, rejected: Quantity? = nil, lot: String, in row: Int) throws {
        var new = rows[row]
        if let quantity { new.counted = try inStockUnit(quantity, row) }
        if let rejected { new.rejected = try inStockUnit(rejected, row) }
        new.lot = lot
        guard new.rejected <= new.counted else { throw Refusal.rejectedTooMuch(shown(new.counted, row)) }
        if new.counted.isZero { (new.serials, new.unit) = ([], nil) }
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
        totals[lines[new.line].item.unit] = try (totals[lines[new.line].item.unit] ?? .zero) + new.counted - old.counted
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
        try quantity.exactly(unit(row).perUnit, unit: unit(row).name, to: line(of: row).item.unit)
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

    private func overTolerance(_ line: Int, adding more: Quantity, in unit: CountingUnit) throws -> Refusal? {
        let order = lines[line]
        guard more > .zero, try more > room(line, beyondOrder: true) else { return nil }
        let accepted = try (acceptedOfLine[line] + more).converted(by: unit.perUnit.inverse)
        let most = try allowed(order).most(on: order.progress)
        let shown = unit.name == order.unit ? most : try most.converted(by: order.perUnit).converted(by: unit.perUnit.inverse)
        return Refusal.overTolerance(order.item.code, shown, unit.name, accepted)
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

extension Quantity {
    /// Whether this many stock units fill whole ones of a unit.
    fileprivate func isWhole(in unit: ReceiptCount.CountingUnit) throws -> Bool {
        let back = unit.perUnit.inverse
        return try isExact(convertedBy: back) && converted(by: back).micro % 1_000_000 == 0
    }
}
