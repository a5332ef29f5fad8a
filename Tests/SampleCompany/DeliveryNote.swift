package import Core
internal import MasterData
internal import Purchasing
package import Values

// The paper that comes with the goods of one open order, for trying the receipt by scanner without a scanner. One of its
// barcodes belongs to no item: it stops the line, as it should.

/// A supplier's delivery note.
package struct DeliveryNote: Sendable, Hashable {
    /// One scan.
    package struct Line: Sendable, Hashable {
        package let barcode: String
        package let description: String
        /// Packs, or stock units where the item has no pack: as often as the barcode is to be scanned.
        package let quantity: Int
    }

    /// The number of our order.
    package let order: String
    package let supplier: String
    package let lines: [Line]

    /// What a scanner would send, one after the other: the order's number first, then each barcode as often as it lies there.
    package var scans: [String] { [order] + lines.flatMap { Array(repeating: $0.barcode, count: $0.quantity) } }

    /// The note as it would be printed.
    package func text(in language: Language) -> String {
        let title = Text(en: "DELIVERY NOTE", hans: "送货单", hant: "送貨單")
        let from = Text(en: "From", hans: "供应商", hant: "供應商")
        let orderTitle = Text(en: "Your order", hans: "贵方订单", hant: "貴方訂單")
        var out = "\(title[language])\n\(from[language]): \(supplier)\n\(orderTitle[language]): \(order)\n\n"
        for (index, line) in lines.enumerated() {
            let quantity = String(line.quantity)
            out += "\(index + 1)  \(line.barcode)  " + String(repeating: " ", count: max(0, 4 - quantity.count))
            out += "\(quantity)  \(line.description)\n"
        }
        return out
    }
}

extension SampleCompany {
    /// The supplier whose goods stand at the door, and what it brings: item and packs.
    static let atTheDoor = (supplier: "S-1002", goods: [("B-M830", 6), ("B-M1040", 4), ("N-M800", 3), ("W-F800", 2)])
    /// A right GTIN that no item of the company has.
    static let strangeBarcode = "6939999012340"

    /// Packs of one line that are scanned at most: nobody presses Ctrl-Y a hundred times.
    private static let mostPacks = 6

    /// The delivery note for the order at the door; where that has been received, for another that is approved and open.
    /// - Throws: `sample.no-delivery` where no order waits for goods.
    package static func deliveryNote(_ company: Company) throws -> DeliveryNote {
        let open = try company.look { reader in
            try reader.all(
                """
                SELECT document.number, document.partyName
                FROM purchaseOrder AS ordered
                JOIN document ON document.id = ordered.id
                WHERE ordered.state IN ('approved', 'part') AND document.number IS NOT NULL
                ORDER BY document.party <> ?, ordered.id DESC
                """, atTheDoor.supplier
            ) { ($0.text(0), $0.text(1)) }
        }
        for (number, supplier) in open {
            var lines = try company.look { try paper($0, of: number) }
            guard !lines.isEmpty else { continue }
            lines.insert(
                DeliveryNote.Line(barcode: strangeBarcode, description: "六角头螺栓 M8×55 Hex bolt M8x55 BX/100", quantity: 1),
                at: min(2, lines.count))
            return DeliveryNote(order: number, supplier: supplier, lines: lines)
        }
        throw Refusal(
            "sample.no-delivery",
            Text(
                en:
                    "No approved order waits for goods any more. Write one (PO) and have it approved (IN), or make a new sample company with `countinghouse init --demo`.",
                hans: "没有已批准且待收货的订单。请录入订单（PO）并批准（IN），或用 countinghouse init --demo 新建示例账套。",
                hant: "沒有已核准且待到貨的採購單。請輸入採購單（PO）並核准（IN），或以 countinghouse init --demo 建立新的範例帳套。"))
    }

    /// What is still open of an order, in whole packs or pieces that have a barcode.
    private static func paper(_ reader: Reader, of number: String) throws -> [DeliveryNote.Line] {
        try reader.orderLines(of: reader.purchaseOrder(number: number).id).compactMap { line -> DeliveryNote.Line? in
            guard let item = SampleItem.all.first(where: { $0.code == line.item.code }) else { return nil }
            let isPack = item.pack?.unit == line.unit
            guard isPack || line.unit == item.unit else { return nil }
            let many = Int(try line.progress.open.micro / 1_000_000)
            guard many > 0 else { return nil }
            return DeliveryNote.Line(
                barcode: isPack ? item.packBarcode ?? item.barcode : item.barcode,
                description: item.name + (isPack ? item.pack.map { " \($0.unit)/\($0.pieces)" } ?? "" : ""),
                quantity: min(mostPacks, many))
        }
    }
}
