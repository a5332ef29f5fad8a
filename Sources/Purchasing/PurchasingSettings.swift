package import Core
package import Values

extension Setting {
    static let overReceiptPercent = Setting(
        "purchasing.over-receipt-percent",
        Text(en: "Over-receipt allowed, %", hans: "允许超收 %", hant: "允許超收 %"), .rate, fallback: "0",
        right: .setPurchasing, limit: .between(0, 100),
        help: Text(
            en: "5 lets 105 come in for 100 ordered. An item's own figure goes before.",
            hans: "填 5 表示订 100 可收 105。物料档案中的比例优先。", hant: "填 5 表示訂 100 可收 105。品項檔案中的比例優先。"),
        check: percent)
    static let underReceiptPercent = Setting(
        "purchasing.under-receipt-percent",
        Text(en: "Missing goods no longer waited for, %", hans: "短收自动结清 %", hant: "短收自動結案 %"), .rate,
        fallback: "0", right: .setPurchasing, limit: .between(0, 100),
        help: Text(
            en: "2 closes a line of 100 when 98 have come.", hans: "填 2 表示订 100 到货 98 即结清该行。",
            hant: "填 2 表示訂 100 到貨 98 即結案該行。"), check: percent)
    static let pricePercent = Setting(
        "purchasing.price-percent",
        Text(en: "Invoice price over order price, %", hans: "发票价高于订单价的容差 %", hant: "發票價高於訂單價的容差 %"), .rate,
        fallback: "2", right: .setPurchasing, limit: .between(0, 100),
        help: Text(
            en: "An invoice line over this and over the amount below is posted, and its payment held.",
            hans: "发票行同时超过此比例和下列金额时照常入账，但暂停付款。", hant: "發票列同時超過此比例與下列金額時照常入帳，但暫停付款。"),
        check: percent)
    static let priceAmount = Setting(
        "purchasing.price-amount",
        Text(en: "Invoice line over receipt, amount", hans: "发票行高于收货金额的容差", hant: "發票行高於到貨金額的容差"), .money,
        fallback: "0", right: .setPurchasing, limit: .between(0, 1_000_000_000),
        check: { _ = try Figure($0).money(in: $1.currency) })
    static let purchaseTaxPercent = Setting(
        "purchasing.tax-percent",
        Text(en: "Input tax when a line names none, %", hans: "默认进项税率 %", hant: "預設進項稅率 %"), .rate, fallback: "0",
        right: .setPurchasing, limit: .between(0, 100), check: percent)

    /// Percent with no more decimals than a rate has.
    @Sendable private static func percent(_ text: String, _ transaction: Transaction) throws {
        _ = try Figure(text).percentRate()
    }
}

/// Decides one of the department's settings.
package struct ChangePurchasingSetting: SettingCommand {
    package static let name = "purchasing.change-setting"
    package static let title = Text(en: "Change a purchasing setting", hans: "修改采购设置", hant: "修改採購設定")
    package static let right = Right.setPurchasing

    package let setting: String
    package let value: String

    package init(setting: String, value: String) {
        self.setting = setting
        self.value = value
    }
}

extension Reader {
    /// A share kept as percent: 5 is 0.05.
    func percent(_ setting: Setting) throws -> Rate { try Figure(try self.setting(setting)).percentRate() }

    /// The tolerance of receipts where an item has none of its own.
    func receiptTolerance() throws -> ReceiptTolerance {
        ReceiptTolerance(over: try percent(.overReceiptPercent), under: try percent(.underReceiptPercent))
    }
}
