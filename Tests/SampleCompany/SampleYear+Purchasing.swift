internal import Core
internal import Purchasing
internal import Values

// What is bought: the buyer orders what runs low, the approver decides, suppliers deliver as they can, the bookkeeper
// enters what they invoice. The last orders, deliveries and invoices are still to be worked on when the story ends.

/// An order as the story remembers it. Quantities are in the unit of the line.
final class SampleOrder {
    struct Line {
        let item: SampleItem
        var quantity: Int
        /// Ten-thousandths of the supplier's currency for one unit.
        let priceUnits: Int64
        var accepted = 0

        var pieces: Int { item.pack?.pieces ?? 1 }
        var unit: String { item.pack?.unit ?? item.unit }
        var open: Int { max(0, quantity - accepted) }
    }

    let number: String
    let supplier: SampleParty
    let warehouse: String
    var lines: [Line]
    /// What came and is not on any invoice yet: receipt, line from nought, units.
    var unbilled: [(receipt: String, index: Int, quantity: Int)] = []

    init(number: String, supplier: SampleParty, warehouse: String, lines: [Line]) {
        self.number = number
        self.supplier = supplier
        self.warehouse = warehouse
        self.lines = lines
    }
}

extension SampleYear {
    /// Fasteners and steel are ordered more often than gauges.
    private static let turns = [
        "S-1002", "S-1008", "S-1004", "S-1003", "S-1006", "S-1002", "S-1007", "S-1001", "S-1005", "S-1010", "S-1003",
        "S-1009", "S-1012", "S-1002", "S-1008", "S-1014", "S-1006", "S-1004", "S-1011", "S-1013",
    ]

    func setUpPurchasing() throws {
        for (setting, value) in [
            ("purchasing.over-receipt-percent", "5"), ("purchasing.price-percent", "2"), ("purchasing.price-amount", "20"),
            ("purchasing.tax-percent", "13"),
        ] {
            try office.have(.approver, do: ChangePurchasingSetting(setting: setting, value: value))
        }
    }

    /// One order to the supplier whose turn it is, for what lies lowest.
    func order(_ turn: Int) throws {
        let code = SampleYear.turns[turn % SampleYear.turns.count]
        let isLast = office.day.adding(days: 8) > lastDay
        // The last order to the supplier at the door is the one that its delivery note is about.
        guard let supplier = SampleParty.suppliers.first(where: { $0.code == code }),
            !(isLast && code == SampleCompany.atTheDoor.supplier)
        else { return }
        let warehouse = office.dice.happens(80) ? "MAIN" : "EAST"
        let wanted = office.dice.pick(1...4)
        let lowest = SampleItem.all.filter { $0.isStocked && supplier.has($0) }
            .map { (item: $0, cover: self.cover($0, warehouse) + self.office.dice.pick(0...60)) }
            .sorted { ($0.cover, $0.item.code) < ($1.cover, $1.item.code) }
            .prefix(wanted)
        let lines = try lowest.map { item, _ in
            try line(item, quantity: max(1, item.lot * office.dice.pick(60...140) / 100), from: supplier)
        }
        try place(lines, with: supplier, for: warehouse)
    }

    /// The order whose goods stand at the door when the story ends.
    func orderAtTheDoor() throws {
        guard let supplier = SampleParty.suppliers.first(where: { $0.code == SampleCompany.atTheDoor.supplier }) else { return }
        let lines = try SampleCompany.atTheDoor.goods.flatMap { code, packs in
            try SampleItem.all.filter { $0.code == code }.map { try line($0, quantity: packs, from: supplier) }
        }
        let order = try enter(lines, with: supplier, for: "MAIN", submit: true)
        plan(in: 1) { try self.office.have(.approver, do: ApproveOrder(order: order.number)) }
    }

    /// What the buyer and the approver find on their desks when the story ends: orders that wait for a yes, one that was
    /// sent back this morning and one that is still being written.
    func leaveOnTheDesk() throws {
        for (code, submit) in [("S-1004", true), ("S-1010", true), ("S-1006", true), ("S-1007", false)] {
            guard let supplier = SampleParty.suppliers.first(where: { $0.code == code }) else { continue }
            let items = SampleItem.all.filter { $0.isStocked && supplier.has($0) }.prefix(office.dice.pick(2...3))
            let order = try enter(
                items.map { try line($0, quantity: max(1, $0.lot * 3 / 4), from: supplier) }, with: supplier, for: "MAIN",
                submit: submit)
            if code == "S-1006" {
                try office.have(.approver, do: ReturnOrder(order: order.number, reason: "单价高于上次，请重新询价"))
            }
        }
    }

    private func line(_ item: SampleItem, quantity: Int, from supplier: SampleParty) throws -> SampleOrder.Line {
        let price = try office.price(of: item, from: supplier)
        return SampleOrder.Line(item: item, quantity: quantity, priceUnits: price.units * Int64(item.pack?.pieces ?? 1))
    }

    private func place(_ lines: [SampleOrder.Line], with supplier: SampleParty, for warehouse: String) throws {
        let fate = office.dice.pick(1...100)
        let order = try enter(lines, with: supplier, for: warehouse, submit: fate > 4)
        switch fate {
        case 1...2: plan(in: 2) { try self.office.have(.buyer, do: CancelOrder(order: order.number, reason: "需求取消")) }
        case 3...4:
            plan(in: 3) {
                try self.office.have(.buyer, do: SubmitOrder(order: order.number))
                self.plan(in: 1) { try self.approve(order) }
            }
        case 5...10: plan(in: 1) { try self.sendBack(order) }
        default: plan(in: office.dice.pick(1...2)) { try self.approve(order) }
        }
    }

    private func enter(
        _ lines: [SampleOrder.Line], with supplier: SampleParty, for warehouse: String, submit: Bool
    ) throws -> SampleOrder {
        let tax = Figure(units: supplier.country == "CN" ? 13 : 0)
        let outcome = try office.have(
            .buyer,
            do: EnterOrder(
                supplier: supplier.code, warehouse: warehouse, promisedDay: office.day.adding(days: supplier.leadDays + 2),
                note: office.dice.happens(15) ? "请随货附材质单" : nil,
                lines: lines.map { line in
                    OrderEntryLine(
                        item: line.item.code, quantity: Figure(units: Int64(line.quantity)), unit: line.unit,
                        unitPrice: Figure(units: line.priceUnits, scale: 4), taxPercent: tax)
                }, submit: submit))
        return SampleOrder(number: outcome.number ?? "", supplier: supplier, warehouse: warehouse, lines: lines)
    }

    private func sendBack(_ order: SampleOrder) throws {
        try office.have(.approver, do: ReturnOrder(order: order.number, reason: "数量偏高，请按月用量减半"))
        plan(in: 1) {
            for index in order.lines.indices { order.lines[index].quantity = max(1, order.lines[index].quantity / 2) }
            let tax = Figure(units: order.supplier.country == "CN" ? 13 : 0)
            let lines = order.lines.map { line in
                OrderEntryLine(
                    item: line.item.code, quantity: Figure(units: Int64(line.quantity)), unit: line.unit,
                    unitPrice: Figure(units: line.priceUnits, scale: 4), taxPercent: tax)
            }
            try self.office.have(.buyer, do: ChangeOrder(order: order.number, lines: lines, submit: true))
            self.plan(in: 1) { try self.approve(order) }
        }
    }

    private func approve(_ order: SampleOrder) throws {
        try office.have(.approver, do: ApproveOrder(order: order.number))
        let isLate = office.dice.happens(order.supplier.trouble)
        let parts = office.dice.happens(50) ? 1 : office.dice.happens(75) ? 2 : 3
        plan(in: order.supplier.leadDays + office.dice.pick(-1...2) + (isLate ? office.dice.pick(4...12) : 0)) {
            try self.receive(order, parts: parts)
        }
    }
}
