internal import Values

/// Headings over the lines of orders and invoices, where a field's own title would not fit.
enum LineHeadings {
    static let short = [
        "item": Text(en: "Item", hans: "物料", hant: "品項"),
        "quantity": Text(en: "Qty", hans: "数量", hant: "數量"),
        "unitPrice": Text(en: "Price", hans: "单价", hant: "單價"),
        "taxPercent": Text(en: "Tax %", hans: "税率%", hant: "稅率%"),
    ]
}
