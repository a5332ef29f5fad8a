package import Core
internal import Purchasing
internal import Values

extension SampleCompany {
    /// A few items, suppliers and customers, and the one order of the delivery note: enough to try a screen or a command
    /// on, in a blink. It starts on the day that the company's clock shows. People are added for those of the story's
    /// roles that the company has; with an approver among them the order can be received.
    package static func small(_ company: Company) throws {
        let clock = company.clock
        defer { company.clock = clock }
        try company.building {
            let office = try SampleOffice(company, seed: seed, day: clock().localDay)
            try office.hire()
            try office.openBooks(to: clock().localDay.year)
            try office.enterWarehouses(1)
            for item in SampleItem.all where ["Z-6204RS", "G-STL20"].contains(item.code) { try office.enter(item) }
            for item in SampleItem.all where atTheDoor.goods.contains(where: { $0.0 == item.code }) { try office.enter(item) }
            for supplier in SampleParty.suppliers.prefix(2) { try office.enter(supplier: supplier) }
            for customer in SampleParty.customers.prefix(2) { try office.enter(customer: customer) }
            try office.orderAtTheDoor()
        }
    }
}

extension SampleOffice {
    fileprivate func orderAtTheDoor() throws {
        let lines = SampleCompany.atTheDoor.goods.compactMap { code, packs -> OrderEntryLine? in
            guard let item = SampleItem.all.first(where: { $0.code == code }) else { return nil }
            let price = Figure(units: item.costMicro * Int64(item.pack?.pieces ?? 1), scale: 6)
            return OrderEntryLine(item: code, quantity: Figure(units: Int64(packs)), unit: item.pack?.unit, unitPrice: price)
        }
        let outcome = try have(
            .buyer,
            do: EnterOrder(
                supplier: SampleCompany.atTheDoor.supplier, warehouse: "MAIN", promisedDay: day.adding(days: 2), lines: lines,
                submit: true))
        guard staff.contains(.approver), staff.contains(.buyer), let number = outcome.number else { return }
        try have(.approver, do: ApproveOrder(order: number))
    }
}
