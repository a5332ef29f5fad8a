package import Core
package import Values

// What a supplier asks for an item, and how long it takes.

/// A supplier's terms for one item.
package struct SupplierItem: Sendable, Hashable {
    /// The supplier's own number for it.
    package let supplierCode: String
    /// Per stock unit, in the supplier's currency.
    package let price: UnitPrice
    package let leadDays: Int
    /// The least that may be ordered.
    package let minimum: Quantity
}

extension Reader {
    /// The supplier's terms for the item; nil where none are kept.
    package func supplierItem(party: Party, item: Item) throws -> SupplierItem? {
        try one(
            """
            SELECT supplierCode, priceMicro, leadDays, minimumMicro
            FROM supplierItem
            WHERE partyId = ? AND itemId = ?
            """, party.id, item.id
        ) { row in
            SupplierItem(
                supplierCode: row.text(0), price: UnitPrice(micro: row.int64(1)), leadDays: Int(row.int64(2)),
                minimum: Quantity(micro: row.int64(3)))
        }
    }
}

/// Sets what a supplier asks for an item from now on. Terms that stood before are in the audit.
package struct SetSupplierPrice: Command {
    package static let name = "masterdata.set-supplier-price"
    package static let title = Text(en: "Set a supplier's price", hans: "设置供应商价格", hant: "設定供應商價格")
    package static let right = Right.keepSuppliers
    package static let fields = [
        Field(
            "supplier", Text(en: "Supplier", hans: "供应商", hant: "供應商"), .code(lookup: "masterdata.find-supplier"),
            required: true),
        Field("item", Text(en: "Item", hans: "物料", hant: "品項"), .code(lookup: "masterdata.find-item"), required: true),
        Field("price", Text(en: "Price", hans: "单价", hant: "單價"), .price, required: true),
        Field("supplierCode", Text(en: "Supplier's number", hans: "供方货号", hant: "供應商料號"), .text(max: 40)),
        Field("leadDays", Text(en: "Lead days", hans: "交货天数", hant: "交貨天數"), .integer),
        Field("minimum", Text(en: "Minimum order", hans: "最小订量", hant: "最小訂量"), .quantity),
    ]

    let supplier: String
    let item: String
    let price: Figure
    let supplierCode: String?
    let leadDays: Int?
    let minimum: Figure?

    package init(
        supplier: String, item: String, price: Figure, supplierCode: String? = nil, leadDays: Int? = nil,
        minimum: Figure? = nil
    ) {
        self.supplier = supplier
        self.item = item
        self.price = price
        self.supplierCode = supplierCode
        self.leadDays = leadDays
        self.minimum = minimum
    }

    package func perform(in transaction: Transaction) throws -> Done {
        var wrong = Refusals()
        let party = try wrong.read(try transaction.supplier(code: supplier))
        let item = try wrong.read(try transaction.item(code: self.item))
        let before = try wrong.read(try transaction.supplierItem(party: party.get(), item: item.get()))
        let days = try wrong.read(try Self.checked(leadDays: leadDays))
        let code = try wrong.read(try Words.clean(supplierCode, max: 40, "supplierCode"))
        let price = try wrong.read(try ItemFields.price(self.price, "price"))
        let minimum = try wrong.read(try ItemFields.quantity(self.minimum, "minimum"))
        try wrong.throwIfAny()
        let kept = try before.get()
        try transaction.execute(
            """
            INSERT INTO supplierItem (partyId, itemId, supplierCode, priceMicro, leadDays, minimumMicro)
            VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (partyId, itemId) DO UPDATE
            SET supplierCode = excluded.supplierCode, priceMicro = excluded.priceMicro, leadDays = excluded.leadDays,
                minimumMicro = excluded.minimumMicro
            """,
            try party.get().id, try item.get().id, supplierCode == nil ? kept?.supplierCode ?? "" : try code.get(), try price.get(),
            try days.get() ?? kept?.leadDays ?? 0, try minimum.get() ?? kept?.minimum ?? .zero)
        return Done()
    }

    private static func checked(leadDays days: Int?) throws -> Int? {
        guard (0...999).contains(days ?? 0) else { throw Refusal.outOfRange("leadDays", 0, 999) }
        return days
    }
}
