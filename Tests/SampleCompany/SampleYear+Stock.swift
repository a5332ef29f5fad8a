internal import Core
internal import Stock
internal import Values

// Goods leave for the workshop and for customers, never more than lies there, and a little is scrapped.

extension SampleYear {
    /// What lay in the warehouses when the books began, at cost.
    func openStock() throws {
        for (place, warehouse) in SampleOffice.warehouses.enumerated() {
            let items = SampleItem.all.filter { $0.isStocked }.enumerated().filter { $0.offset % 4 != (place == 0 ? 3 : 0) }
            let lines = items.map { index, item in
                let quantity = item.lotUnits * (place == 0 ? 2 : 1)
                lie(quantity, item, in: warehouse.code)
                return OpenStock.Line(
                    item: item.code, quantity: Figure(units: Int64(quantity)),
                    value: Figure(units: (Int64(quantity) * item.costMicro + 5_000) / 10_000, scale: 2),
                    lot: index % 5 == 0 ? "L2412" : nil)
            }
            try office.have(.bookkeeper, do: OpenStock(warehouse: warehouse.code, day: office.day, lines: lines))
        }
    }

    /// One issue: material for the workshop, goods for a customer, now and then scrap.
    func issue(_ place: Int) throws {
        let warehouse = place % 4 == 3 ? "EAST" : "MAIN"
        let reason = place % 23 == 22 ? "scrap" : place % 5 == 0 ? "consumption" : "sale"
        let forWorkshop = ["raw", "chemical", "packaging"]
        let forSale = ["fastener", "bearing", "seal", "finished", "electric", "hand-tool", "tool", "gauge"]
        let categories = reason == "consumption" ? forWorkshop : forSale
        let candidates = SampleItem.all.filter { reason == "scrap" || categories.contains($0.category) }
        var lines: [IssueGoods.Line] = []
        var named: Set<String> = []
        // What lies highest goes first.
        let heap = candidates.sorted { (cover($0, warehouse), $1.code) > (cover($1, warehouse), $0.code) }
        for _ in 0..<(reason == "scrap" ? 1 : office.dice.pick(2...4)) {
            let item = reason == "scrap" ? office.dice.pick(candidates) : heap[office.dice.pick(0...(heap.count / 3))]
            let there = lying(item, in: warehouse)
            let wish = reason == "scrap" ? max(1, there / 200) : max(1, item.lotUnits * office.dice.pick(25...110) / 100)
            // A quarter always stays, so that what a supplier must take back is still there.
            let quantity = min(wish, there * 3 / 4)
            guard quantity > 0, named.insert(item.code).inserted else { continue }
            lie(-quantity, item, in: warehouse)
            if reason != "scrap" { sold(quantity, item) }
            lines.append(IssueGoods.Line(item: item.code, quantity: Figure(units: Int64(quantity))))
        }
        guard !lines.isEmpty else { return }
        let customer = office.dice.pick(SampleParty.customers)
        try office.have(
            .clerk,
            do: IssueGoods(
                warehouse: warehouse, reason: reason, customer: reason == "sale" ? customer.code : nil,
                note: reason == "sale" ? customer.name : reason == "scrap" ? "锈蚀报废" : "车间领料",
                lines: lines))
    }

    /// How many usual orders of an item lie there, in hundredths.
    func cover(_ item: SampleItem, _ warehouse: String) -> Int { lying(item, in: warehouse) * 100 / max(1, item.lotUnits) }
}
