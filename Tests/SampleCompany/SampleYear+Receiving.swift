internal import Core
internal import Purchasing
internal import Values

// The dock and the desk behind it: deliveries in parts, goods turned away, goods sent back, and the invoices for them.

extension SampleYear {
    /// Something of each line arrived with a receipt.
    private struct Arrived {
        let index: Int
        let quantity: Int
        let rejected: Int
        var accepted: Int { quantity - rejected }
    }

    /// The next delivery of an order, of so many that are still to come.
    func receive(_ order: SampleOrder, parts: Int) throws {
        let arrived = arrival(of: order, isLastPart: parts <= 1)
        guard !arrived.isEmpty else { return }
        let paper = office.dice.happens(85) ? "SH" + String(office.dice.pick(100_000...999_999)) : nil
        let command = ReceiveOrder(
            order: order.number, deliveryNote: paper,
            lines: arrived.map { piece in
                ReceivedLine(
                    line: piece.index + 1, quantity: Figure(units: Int64(piece.quantity)), unit: order.lines[piece.index].unit,
                    rejected: piece.rejected > 0 ? Figure(units: Int64(piece.rejected)) : nil)
            })
        var receipt = try office.have(.clerk, do: command).number ?? ""
        if office.dice.happens(1) {
            try office.have(.clerk, do: ReverseReceipt(receipt: receipt, reason: "送货单号录错，重新收货"))
            receipt = try office.have(.clerk, do: command).number ?? ""
        }
        for piece in arrived {
            order.lines[piece.index].accepted += piece.accepted
            lie(piece.accepted * order.lines[piece.index].pieces, order.lines[piece.index].item, in: order.warehouse)
        }
        let isLast = parts <= 1
        if !isLast { plan(in: office.dice.pick(3...9)) { try self.receive(order, parts: parts - 1) } }
        if isLast, order.lines.contains(where: { $0.open > 0 }) { leftOver(order) }
        try bill(order, receipt, arrived, isLast: isLast)
    }

    /// What comes: all of it, or for an earlier part some of each line; now and then short, too much or partly bad.
    private func arrival(of order: SampleOrder, isLastPart: Bool) -> [Arrived] {
        let isTroubled = office.dice.happens(order.supplier.trouble)
        return order.lines.indices.compactMap { index in
            let open = order.lines[index].open
            var quantity = isLastPart ? open : max(1, open * office.dice.pick(40...70) / 100)
            if isLastPart, open >= 40, office.dice.happens(3) { quantity += open / 40 }
            if isLastPart, isTroubled, open > 5, office.dice.happens(50) { quantity -= office.dice.pick(1...max(1, open / 10)) }
            guard open > 0, quantity > 0 else { return nil }
            let rejected = isTroubled && office.dice.happens(40) ? max(1, quantity * office.dice.pick(3...15) / 100) : 0
            return Arrived(index: index, quantity: quantity, rejected: min(rejected, quantity))
        }
    }

    /// The supplier brings what is missing, or nobody waits for it any longer.
    private func leftOver(_ order: SampleOrder) {
        if office.dice.happens(60) {
            plan(in: office.dice.pick(6...14)) { try self.receive(order, parts: 1) }
        } else {
            plan(in: office.dice.pick(5...10)) {
                try self.office.have(.buyer, do: CloseOrderShort(order: order.number, reason: "供应商无法补货"))
            }
        }
    }

    /// Plans the return of bad goods and the invoice.
    private func bill(_ order: SampleOrder, _ receipt: String, _ arrived: [Arrived], isLast: Bool) throws {
        let kept = arrived.filter { $0.accepted > 0 }
        guard let first = kept.first else { return }
        let back = office.dice.happens(4) ? max(1, first.accepted / 12) : 0
        if back > 0, back < first.accepted {
            let line = order.lines[first.index]
            lie(-back * line.pieces, line.item, in: order.warehouse)
            try office.have(
                .clerk,
                do: ReturnToSupplier(
                    receipt: receipt, reason: "来料检验不合格", forCredit: true,
                    lines: [ReturnedLine(item: line.item.code, quantity: Figure(units: Int64(back)), unit: line.unit)]))
        }
        order.unbilled += kept.map { piece in
            (receipt, piece.index, piece.accepted - (piece.index == first.index && back < first.accepted ? back : 0))
        }
        // Some suppliers wait and invoice two deliveries at once.
        if !isLast, office.dice.happens(12) { return }
        let billed = order.unbilled.filter { $0.quantity > 0 }
        order.unbilled = []
        let dearer = office.dice.happens(7) ? Int64(office.dice.pick(5...45)) : 0
        plan(in: office.dice.pick(2...8)) {
            try self.office.have(
                .bookkeeper,
                do: EnterSupplierInvoice(
                    supplier: order.supplier.code, supplierNumber: self.invoiceNumber(order.supplier),
                    invoiceDay: self.office.day.adding(days: -1),
                    lines: billed.map { receipt, index, quantity in
                        InvoicedLine(
                            order: order.number, line: index + 1, receipt: receipt, quantity: Figure(units: Int64(quantity)),
                            unitPrice: Figure(units: order.lines[index].priceUnits * (1_000 + dearer) / 1_000, scale: 4))
                    }))
        }
    }

    private func invoiceNumber(_ supplier: SampleParty) -> String {
        invoices += 1
        if supplier.country == "CN" { return "25322000" + String(10_000_000 + invoices * 7_919) }
        return supplier.code.suffix(2) + "-" + String(office.day.year) + "-" + String(1_000 + invoices)
    }
}
