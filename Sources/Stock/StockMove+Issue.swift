package import Core
internal import Ledgers
internal import MasterData
package import Values

// Goods leave, at what they cost: used up, sold, scrapped or lost.

/// Why goods left: it names the account that bears their cost.
enum IssueReason: String, CaseIterable, Codable {
    case consumption, sale, scrap, loss

    var account: PostingRole {
        switch self {
        case .consumption: .inventoryExpense
        case .sale: .costOfGoods
        case .scrap: .writeOff
        case .loss: .stockLoss
        }
    }

    var title: Text {
        switch self {
        case .consumption: Text(en: "Used up", hans: "领用", hant: "領用")
        case .sale: Text(en: "Sold", hans: "销售", hant: "銷售")
        case .scrap: Text(en: "Scrapped", hans: "报废", hant: "報廢")
        case .loss: Text(en: "Lost", hans: "盘亏", hant: "盤虧")
        }
    }

    static let choices = allCases.map { Choice($0.rawValue, $0.title) }
}

/// Takes goods out of a warehouse at average cost.
package struct IssueGoods: WarehouseCommand {
    package static let name = "stock.issue-goods"
    package static let title = Text(en: "Issue goods", hans: "出库", hant: "出庫")
    package static let right = Right.issueStock
    package static let fields = [
        StockFields.warehouse, StockFields.day,
        Field("reason", Text(en: "Reason", hans: "原因", hant: "原因"), .choice(IssueReason.choices), required: true),
        Field("note", Text(en: "Note", hans: "备注", hant: "備註"), .text(max: 120)),
        Field(
            "overrideNegative", Text(en: "Though it is not there", hans: "允许负库存", hant: "允許負庫存"), .flag,
            help: Text(
                en: "Goods leave before their receipt was entered; needs a right of its own. The next receipt settles the cost.",
                hans: "在录入入库之前先出库；需专门权限。下次入库时结算成本。",
                hant: "在輸入入庫之前先出庫；需專門權限。下次入庫時結算成本。")),
        Field(
            "lines", Text(en: "Lines", hans: "明细", hant: "明細"),
            .lines([
                StockFields.item,
                StockFields.quantity, StockFields.unit,
                StockFields.lot,
            ]), required: true),
        Field(
            "customer", Text(en: "Customer", hans: "客户", hant: "客戶"), .code(lookup: "masterdata.find-customer"),
            help: Text(
                en: "Who gets the goods; customer service then finds the issue among this customer's documents.",
                hans: "收货客户；客服可在该客户的单据中找到此出库单。", hant: "收貨客戶；客服可在該客戶的單據中找到此出庫單。")),
    ]

    package let warehouse: String?
    let day: Day?
    let reason: String
    let customer: String?
    let note: String?
    let overrideNegative: Bool?
    let lines: [Line]

    /// What goes out of one item.
    package struct Line: Codable, Sendable {
        let item: String
        let quantity: Figure
        let unit: String?
        let lot: String?

        package init(item: String, quantity: Figure, unit: String? = nil, lot: String? = nil) {
            self.item = item
            self.quantity = quantity
            self.unit = unit
            self.lot = lot
        }
    }

    package init(
        warehouse: String? = nil, day: Day? = nil, reason: String, customer: String? = nil, note: String? = nil,
        overrideNegative: Bool? = nil, lines: [Line]
    ) {
        self.warehouse = warehouse
        self.day = day
        self.reason = reason
        self.customer = customer
        self.note = note
        self.overrideNegative = overrideNegative
        self.lines = lines
    }

    package func perform(in transaction: Transaction) throws -> DocumentOutcome {
        let mayOverride = overrideNegative ?? false
        if mayOverride, try !transaction.may(transaction.session.userId, .overrideNegative) {
            throw Refusal.notAllowed(.overrideNegative)
        }
        var wrong = Refusals()
        let housed = try wrong.read(try transaction.warehouse(code: warehouse))
        let account = try wrong.read(try account())
        let bought = try wrong.read(try customer.map { try transaction.customer(code: $0) })
        let noted = try wrong.read(try TextHygiene.clean(note ?? ""))
        // Where the reason is refused the lines are read all the same; nothing is written then.
        let contra = StockDraft.Contra((try? account.get()) ?? .stockLoss)
        let read = try wrong.read(
            try transaction.stockLines(lines) { line in
                try transaction.counted(line.item, line.quantity, unit: line.unit, for: .issue)
                    .line(leaves: true, worth: .average, contra: contra, lot: line.lot)
            })
        try wrong.throwIfAny()
        let draft = StockDraft(
            kind: .issue, warehouse: try housed.get(), day: day ?? transaction.today, summary: try noted.get(),
            party: try bought.get(), allowsNegative: mayOverride, lines: try read.get())
        return try transaction.move(draft).outcome
    }

    private func account() throws -> PostingRole {
        guard let reason = IssueReason(rawValue: reason) else { throw Refusal.noReason(reason) }
        return reason.account
    }
}

extension Refusal {
    static func noReason(_ typed: String) -> Refusal {
        let known = IssueReason.allCases.map(\.rawValue).joined(separator: ", ")
        return Refusal(
            "stock.no-reason",
            Text(
                en: "“\(typed)” is no reason for an issue. Choose one of: \(known).",
                hans: "“\(typed)”不是出库原因。请选择：\(known)。",
                hant: "「\(typed)」不是出庫原因。請選擇：\(known)。"),
            field: "reason")
    }
}
