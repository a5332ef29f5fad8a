internal import Core
internal import MasterData
internal import Values

/// The fields that entering and changing an order share, and how their figures are read.
enum OrderFields {
    static let head = [
        Field("warehouse", Text(en: "Warehouse", hans: "仓库", hant: "倉庫"), .code(lookup: "stock.warehouses")),
        Field("day", Text(en: "Day", hans: "日期", hant: "日期"), .day),
        Field("currency", Text(en: "Currency", hans: "币种", hant: "幣別"), .text(max: 3)),
        Field("promisedDay", Text(en: "Promised for", hans: "承诺交期", hant: "承諾交期"), .day),
        Field("note", Text(en: "Note", hans: "备注", hant: "備註"), .text(max: 120)),
        Field(
            "tax", Text(en: "Tax", hans: "税额", hant: "稅額"), .money,
            help: Text(
                en: "As the supplier states it. Empty: worked out from the lines. Nothing is posted before the invoice.",
                hans: "按供应商报价填写；留空则按明细计算。收到发票前不入账。", hant: "依供應商報價填寫；留空則依明細計算。收到發票前不入帳。")),
        Field("freight", Text(en: "Freight", hans: "运费", hant: "運費"), .money),
    ]

    static func lines(isRequired: Bool) -> Field {
        Field(
            "lines", Text(en: "Lines", hans: "明细", hant: "明細"),
            .lines([
                Field(
                    "item", Text(en: "Item or barcode", hans: "物料或条码", hant: "品項或條碼"),
                    .code(lookup: "masterdata.find-item"), required: true),
                Field("quantity", Text(en: "Quantity", hans: "数量", hant: "數量"), .quantity, required: true),
                Field("unit", Text(en: "Unit", hans: "单位", hant: "單位"), .text(max: 12)),
                Field(
                    "unitPrice", Text(en: "Unit price", hans: "单价", hant: "單價"), .price,
                    help: Text(
                        en: "Of one unit, without tax. Empty: what the supplier asks.", hans: "每单位不含税价；留空则取供应商价格。",
                        hant: "每單位未稅價；留空則取供應商價格。")),
                Field("taxPercent", Text(en: "Tax, %", hans: "税率 %", hant: "稅率 %"), .rate),
                Field("promisedDay", Text(en: "Promised for", hans: "承诺交期", hant: "承諾交期"), .day),
                Field("description", Text(en: "Description", hans: "说明", hant: "說明"), .text(max: 120)),
            ]), required: isRequired)
    }

    static let submit = Field(
        "submit", Text(en: "Submit at once", hans: "立即提交", hant: "立即送出"), .flag)
    static let order = Field(
        "order", Text(en: "Order", hans: "订单", hant: "採購單"), .code(lookup: "purchasing.find-order"), required: true)
    static let day = Field("day", Text(en: "Day", hans: "日期", hant: "日期"), .day)
    static let reason = Field(
        "reason", Text(en: "Reason", hans: "原因", hant: "原因"), .text(max: 120), required: true)

    static func currency(_ code: String) throws -> Currency {
        guard let currency = Currency.named(code.uppercased()) else { throw Refusal.noCurrency(code) }
        return currency
    }

    static func note(_ text: String?) throws -> String {
        do {
            let clean = try TextHygiene.clean(text ?? "")
            guard clean.count <= 120 else { throw Refusal.longerThan(120) }
            return clean
        } catch let refusal as Refusal {
            throw refusal.on("note")
        }
    }

    static func description(_ text: String) throws -> String {
        let clean = try TextHygiene.clean(text)
        guard clean.count <= 120 else { throw Refusal.longerThan(120).on("description") }
        return clean
    }

    static func reason(_ text: String) throws -> String {
        do {
            let clean = try TextHygiene.clean(text)
            guard clean.contains(where: { !$0.isWhitespace }) else { throw Refusal.missing("reason") }
            guard clean.count <= 120 else { throw Refusal.longerThan(120) }
            return clean
        } catch let refusal as Refusal {
            throw refusal.on("reason")
        }
    }

    static func money(_ figure: Figure?, _ currency: Currency, _ field: String) throws -> Money? {
        try read(figure, field) { try $0.money(in: currency) }
    }

    static func price(_ figure: Figure?) throws -> UnitPrice? { try read(figure, "unitPrice") { try $0.unitPrice() } }

    static func taxRate(_ figure: Figure?) throws -> Rate? {
        let rate = try read(figure, "taxPercent") { try $0.percentRate() }
        if let rate, rate > .one { throw Refusal.taxOverHundred }
        return rate
    }

    static func quantity(_ figure: Figure?, _ field: String) throws -> Quantity? {
        try read(figure, field) { try $0.quantity() }
    }

    private static func read<Value>(_ figure: Figure?, _ field: String, _ read: (Figure) throws -> Value) throws -> Value? {
        guard let figure else { return nil }
        guard !figure.isNegative else { throw Refusal.belowNought(field) }
        do { return try read(figure) } catch let refusal as Refusal { throw refusal.on(field) }
    }
}

extension Refusal {
    static let orderWithoutLines = Refusal(
        "purchasing.no-lines",
        Text(
            en: "The document has no lines. Enter at least one item with its quantity.",
            hans: "单据没有明细。请至少录入一个物料及数量。", hant: "單據沒有明細。請至少輸入一個品項及數量。"),
        field: "lines")

    static let taxOverHundred = Refusal(
        "purchasing.tax-over-100",
        Text(
            en: "A tax rate is between 0 and 100 %. Write 13 for 13 %.", hans: "税率在 0 到 100% 之间，13% 请输入 13。",
            hant: "稅率在 0 到 100% 之間，13% 請輸入 13。"),
        field: "taxPercent")

    static func belowNought(_ field: String) -> Refusal {
        Refusal(
            "purchasing.below-zero",
            Text(en: "Enter zero or more here.", hans: "此处请输入零或正数。", hant: "此處請輸入零或正數。"), field: field)
    }

    static func longerThan(_ max: Int) -> Refusal {
        Refusal(
            "purchasing.too-long",
            Text(
                en: "At most \(max) characters are kept here. Shorten the text.", hans: "此处最多 \(max) 个字符，请缩短文字。",
                hant: "此處最多 \(max) 個字元，請縮短文字。"))
    }

    static func noCurrency(_ code: String) -> Refusal {
        let shown = TextHygiene.shown(code, max: 12)
        return Refusal(
            "purchasing.no-currency",
            Text(
                en: "There is no currency “\(shown)”. Enter an ISO code such as CNY, EUR or USD.",
                hans: "没有币种“\(shown)”。请输入 ISO 代码，如 CNY、EUR、USD。", hant: "沒有幣別「\(shown)」。請輸入 ISO 代碼，如 TWD、EUR、USD。"),
            field: "currency")
    }

    static func orderedNotStocked(_ item: Item) -> Refusal {
        Refusal(
            "purchasing.not-stocked",
            Text(
                en: "\(item.code) is not kept in stock, so it cannot be received. Order a stocked item, or mark it as stocked.",
                hans: "\(item.code) 不做库存管理，无法收货。请订购库存物料，或在其档案中启用库存。",
                hant: "\(item.code) 不做庫存管理，無法到貨。請訂購庫存品項，或在其檔案啟用庫存。"),
            field: "item")
    }

    static func priceNeeded(_ item: Item, _ party: Party) -> Refusal {
        Refusal(
            "purchasing.price-needed",
            Text(
                en: "No price of \(item.code) from \(party.code) is kept in this currency. Enter the unit price.",
                hans: "没有 \(party.code) 以此币种供应 \(item.code) 的价格。请输入单价。",
                hant: "沒有 \(party.code) 以此幣別供應 \(item.code) 的價格。請輸入單價。"),
            field: "unitPrice")
    }
}
