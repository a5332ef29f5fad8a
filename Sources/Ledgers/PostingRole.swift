package import Core
package import Values

/// What an account is there for when a document posts: each role of a company leads to exactly one of its accounts.
package enum PostingRole: String, CaseIterable, Sendable {
    /// Goods on hand.
    case inventory
    /// Goods received and not yet invoiced: GRNI, 暂估应付.
    case goodsReceived
    /// Invoiced before the goods came.
    case goodsInTransit
    /// Shipped and not yet invoiced, 发出商品.
    case deliveredNotBilled
    case payables, receivables
    case supplierAdvances, customerDeposits
    case inputTax, outputTax
    /// Invoice price against order price.
    case purchaseVariance
    /// Goods returned at another cost than they came in at.
    case returnVariance
    case costOfGoods, sales, salesReturns
    /// Counted less, counted more than the books say.
    case stockLoss, stockGain
    /// Scrapped, expired, broken.
    case writeOff
    /// Goods and services that are expensed at once.
    case inventoryExpense
    case bank, cash
    case badDebt
    case exchangeGain, exchangeLoss
    case openingBalances, retainedEarnings
    case roundingDifference

    package static let choices = allCases.map { Choice($0.rawValue, $0.title) }

    /// True where only documents of a subledger post to the account.
    var isControl: Bool {
        switch self {
        case .inventory, .goodsReceived, .goodsInTransit, .deliveredNotBilled, .payables, .receivables: true
        default: false
        }
    }

    package var title: Text {
        switch self {
        case .inventory: Text(en: "Inventory", hans: "库存商品", hant: "存貨")
        case .goodsReceived: Text(en: "Goods received, not invoiced", hans: "应付暂估款", hant: "暫估應付帳款")
        case .goodsInTransit: Text(en: "Goods in transit", hans: "在途物资", hant: "在途存貨")
        case .deliveredNotBilled: Text(en: "Delivered, not invoiced", hans: "发出商品", hant: "發出商品")
        case .payables: Text(en: "Payables", hans: "应付账款", hant: "應付帳款")
        case .receivables: Text(en: "Receivables", hans: "应收账款", hant: "應收帳款")
        case .supplierAdvances: Text(en: "Advances to suppliers", hans: "预付账款", hant: "預付貨款")
        case .customerDeposits: Text(en: "Deposits from customers", hans: "预收账款", hant: "預收貨款")
        case .inputTax: Text(en: "Input tax", hans: "进项税额", hant: "進項稅額")
        case .outputTax: Text(en: "Output tax", hans: "销项税额", hant: "銷項稅額")
        case .purchaseVariance: Text(en: "Purchase price variance", hans: "采购价差", hant: "採購價差")
        case .returnVariance: Text(en: "Return variance", hans: "退货差异", hant: "退貨差異")
        case .costOfGoods: Text(en: "Cost of goods sold", hans: "主营业务成本", hant: "銷貨成本")
        case .sales: Text(en: "Sales", hans: "主营业务收入", hant: "銷貨收入")
        case .salesReturns: Text(en: "Sales returns", hans: "销售退回", hant: "銷貨退回")
        case .stockLoss: Text(en: "Stock shortage", hans: "盘亏损失", hant: "盤虧損失")
        case .stockGain: Text(en: "Stock surplus", hans: "盘盈收益", hant: "盤盈收益")
        case .writeOff: Text(en: "Stock written off", hans: "存货报废", hant: "存貨報廢")
        case .inventoryExpense: Text(en: "Supplies expensed", hans: "直接费用化物资", hant: "直接費用化物料")
        case .bank: Text(en: "Bank", hans: "银行存款", hant: "銀行存款")
        case .cash: Text(en: "Cash", hans: "库存现金", hant: "庫存現金")
        case .badDebt: Text(en: "Bad debts", hans: "坏账损失", hant: "呆帳損失")
        case .exchangeGain: Text(en: "Exchange gain", hans: "汇兑收益", hant: "兌換利益")
        case .exchangeLoss: Text(en: "Exchange loss", hans: "汇兑损失", hant: "兌換損失")
        case .openingBalances: Text(en: "Opening balances", hans: "期初建账", hant: "期初開帳")
        case .retainedEarnings: Text(en: "Retained earnings", hans: "未分配利润", hant: "未分配盈餘")
        case .roundingDifference: Text(en: "Rounding differences", hans: "尾差", hant: "尾差")
        }
    }
}
