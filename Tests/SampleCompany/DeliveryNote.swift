package import Core
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

    /// The delivery note for the order at the door.
    /// - Throws: `sample.no-delivery` where the sample company was not filled, or that order has gone.
    package static func deliveryNote(_ company: Company) throws -> DeliveryNote {
        let found = try company.look { reader in
            try reader.one(
                """
                SELECT number, partyName
                FROM document
                WHERE kind = 'purchase-order' AND party = ? AND number IS NOT NULL
                ORDER BY id DESC
                """, atTheDoor.supplier, make: { ($0.text(0), $0.text(1)) })
        }
        guard let found else {
            throw Refusal(
                "sample.no-delivery",
                Text(
                    en: "No delivery stands at the door. Make a sample company with `countinghouse init --demo`.",
                    hans: "没有待收的送货。请用 countinghouse init --demo 建立示例账套。",
                    hant: "沒有待收的送貨。請以 countinghouse init --demo 建立示範帳套。"))
        }
        var lines = atTheDoor.goods.compactMap { code, packs -> DeliveryNote.Line? in
            guard let item = SampleItem.all.first(where: { $0.code == code }) else { return nil }
            let pack = item.pack.map { " \($0.unit)/\($0.pieces)" } ?? ""
            return DeliveryNote.Line(barcode: item.packBarcode ?? item.barcode, description: item.name + pack, quantity: packs)
        }
        lines.insert(DeliveryNote.Line(barcode: strangeBarcode, description: "六角头螺栓 M8×55 Hex bolt M8x55 BX/100", quantity: 1), at: 2)
        return DeliveryNote(order: found.0, supplier: found.1, lines: lines)
    }
}
