internal import Core
package import Desk
internal import MasterData
internal import Terminal
package import Values

/// Goods receipt: scan the order, scan the goods, review, post. The scan field has the focus and never mixes with a
/// quantity; a wrong scan stops the line; every scan is kept as a draft before the next one is taken.
package final class ReceiptScreen: Screen {
    /// What Ctrl-Y scans in a sample company: the next barcode of the printed delivery note. The front hall sets it once,
    /// before a desk opens; the main thread alone uses it.
    nonisolated(unsafe) package static var demoScans: (() -> String?)?

    package let code = "GR"
    package let title = Text(en: "Goods receipt", hans: "采购收货", hant: "採購到貨")
    package let isTyping = true
    package let isHandheld = true

    /// Where the cursor stands.
    enum Focus: Codable, Hashable {
        case scan, note, day
        case cell(row: Int, column: Column)
    }

    enum Column: String, Codable, CaseIterable {
        case option, counted, rejected, lot
    }

    /// A scan or figure that a person must think about: F8 takes it, F12 drops it.
    struct Held {
        let message: Message
        let accept: (ReceiptScreen, Desk) throws -> Void
    }

    /// Arrived and rejected of one row while both are being typed: they are judged together, when the pair is left.
    struct Pair: Codable, Hashable {
        let row: Int
        var counted: Quantity
        var rejected: Quantity
    }

    /// The order that is being received.
    struct Loaded {
        var order: PurchaseOrder
        let supplier: String
        var count: ReceiptCount
    }

    var loaded: Loaded?
    var focus = Focus.scan
    var field = LineEditor(limit: 200)
    var isEdited = false
    /// How many the next scan counts; nil: what its symbol says, or one.
    var times: Quantity?
    var held: Held?
    var pair: Pair?
    /// Ctrl-G came into the empty scan field: what follows was meant for the command field.
    var isAstray = false
    var deliveryNote = ""
    /// The day the goods came; nil: today.
    var day: Day?
    /// What was counted last: the item, and `+1 = 25 EA`.
    var last = (item: "", count: "")
    /// What Ctrl-Y still scans where no delivery note was printed.
    var sampleCodes: [String]?
    var confirmsOver = false
    /// A warning that Enter passes: the day it was said of, and what goes on then.
    var asked: (day: Day, goOn: (Desk) throws -> Void)?
    /// The day before the order's that a person has said yes to.
    var passedDay: Day?
    /// The row under the marker, and the first one in sight.
    var current = 0
    var top = 0
    var token = Company.newToken()
    var key = Company.newToken()
    var draftedAt: Moment?
    /// After posting it is ready for the next order: it was opened without one.
    var isStanding = false
    /// How many rows the last drawing touched: its cost does not grow with the order.
    package internal(set) var rowsDrawn = 0

    package init() {}

    /// The screen for an order, where one is named; a draft of the same person goes on where it stopped.
    static func open(_ desk: Desk, _ number: String?) throws -> ReceiptScreen {
        let screen = ReceiptScreen()
        screen.isStanding = number == nil
        if let number { try screen.load(number, desk) }
        return screen
    }

    package var isScanning: Bool { focus == .scan }
    package var isDirty: Bool { !(loaded?.count.isEmpty ?? true) || !deliveryNote.isEmpty || day != nil || pair != nil }

    /// Reads an order. What the person may not see is not there.
    func load(_ typed: String, _ desk: Desk) throws {
        let order = try desk.company.look { try $0.purchaseOrder(number: typed) }
        guard try !desk.ask(OrderCard(order: order.number)).rows.isEmpty else { throw Refusal.noOrder(typed) }
        guard order.state.canBeReceived else {
            throw Refusal.orderState(
                order.number, order.state,
                Text(
                    en: "Only an approved order that is not closed can be received.", hans: "只有已批准且未结案的订单可以收货。",
                    hant: "只有已核准且未結案的採購單可以到貨。"))
        }
        loaded = try desk.company.look { reader in
            let lines = try reader.orderLines(of: order.id)
            return Loaded(
                order: order, supplier: try reader.document(order.id)?.partyName ?? "",
                count: ReceiptCount(lines, of: order.number, tolerance: try reader.receiptTolerance()))
        }
        (current, top, last, times, pair, sampleCodes) = (0, 0, ("", ""), nil, nil, nil)
        focus = .scan
        takeField()
        try resumeOwnDraft(desk)
    }

    /// The same order again, where somebody else has changed it meanwhile.
    package func reload(at desk: Desk) throws {
        guard let loaded else { return }
        let order = try desk.company.look { try $0.purchaseOrder(number: loaded.order.number) }
        let lines = try desk.company.look { try $0.orderLines(of: order.id) }
        guard lines != loaded.count.lines else { return }
        self.loaded?.order = order
        self.loaded?.count.renew(lines)
        desk.say(
            Message(
                .warning,
                Text(
                    en: "Somebody else changed \(order.number); what is open is read anew.",
                    hans: "他人更改了 \(order.number)，待收数量已重新读取。", hant: "他人變更了 \(order.number)，待到數量已重新讀取。"),
                code: "purchasing.order-changed"))
    }

    package func noticeForeignCommit(at desk: Desk) throws { try reload(at: desk) }

    package func subtitle(at desk: Desk) -> String {
        guard let loaded else {
            return desk.words(
                Text(
                    en: "Scan or type the order's number. F4 lists orders.", hans: "扫描或输入订单号。按 F4 列出订单。",
                    hant: "掃描或輸入採購單號。按 F4 列出採購單。"))
        }
        let done = "\(loaded.count.linesDone)/\(loaded.count.lines.count)"
        return [loaded.order.number, loaded.order.day.iso, loaded.supplier].joined(separator: "  ") + "  "
            + desk.words(Text(en: "lines \(done) done", hans: "已齐 \(done) 行", hant: "已齊 \(done) 列"))
    }

    package func flags(at desk: Desk) -> String {
        guard let draftedAt else { return "" }
        return desk.words(Text(en: "draft", hans: "草稿", hant: "草稿")) + " " + String(draftedAt.localText.suffix(8))
    }

    package func help(at desk: Desk) -> [HelpPage] {
        [HelpPage(title, ReceiptScreen.helpText)] + (desk.company.isDemo ? [HelpPage(Self.sampleTitle, Self.sampleHelp)] : [])
    }

    static let helpText = Text(
        en: """
            Scan the order, then the goods: each scan adds one, or a pack where the barcode is a pack's.
            12* and a scan counts twelve; =24 Enter makes the line marked > 24 of the unit that it shows: after scanning
            single pieces of a line ordered in boxes that is the piece. Ctrl-Z undoes the last scan.
            Down goes to the lines, where arrived, rejected and lot are typed; Shift-Tab from there to the options of a line.
            F6 fills in all that is open.
            Up goes to the delivery note, Tab from there to the day: today unless another is typed, such as -1 or 0315.
            Arrived and rejected are judged together: 25 came, 6 of them rejected. Tab in the lot goes to the next line.
            A wrong scan stops the line: read why, then F12. A warning is taken by F8, never by Enter.
            F8 takes what is being typed and shows what differs; F8 there posts.
            In the scan field Ctrl keys belong to the scanner. F2 goes to another screen or language, F10 to the menu.
            """,
        hans: """
            先扫描订单，再扫描货物：每扫一次加一件；箱码按整箱计。
            12* 后扫描计 12；=24 回车把标有 > 的行改为 24，单位即该行所示单位：按箱订购而逐件扫描时为件。
            Ctrl-Z 撤销上一次扫描。
            按下箭头进入明细，录入到货、拒收和批号；再按 Shift-Tab 到该行的选项。F6 按待收数量全部填入。
            按上箭头到送货单号，再按 Tab 到日期：默认今天，可输入 -1 或 0315 等。
            到货与拒收一并判断：到货 25，其中拒收 6。在批号栏按 Tab 转到下一行。
            扫错会停线：看清原因后按 F12。警告须按 F8 确认，回车无效。
            F8 先接收正在录入的内容并核对差异，再按 F8 过账。
            扫描栏内 Ctrl 组合键属于扫描枪。F2 可转到其他界面或切换语言，F10 打开菜单。
            """,
        hant: """
            先掃描採購單，再掃描貨品：每掃一次加一件；箱碼依整箱計。
            12* 後掃描計 12；=24 Enter 把標有 > 的列改為 24，單位即該列所示單位：按箱訂購而逐件掃描時為件。
            Ctrl-Z 復原上一次掃描。
            按下箭頭進入明細，輸入到貨、拒收與批號；再按 Shift-Tab 到該列的選項。F6 依待到數量全部填入。
            按上箭頭到送貨單號，再按 Tab 到日期：預設今天，可輸入 -1 或 0315 等。
            到貨與拒收一併判斷：到貨 25，其中拒收 6。在批號欄按 Tab 移到下一列。
            掃錯會停線：看清原因後按 F12。警告須按 F8 確認，Enter 無效。
            F8 先接收正在輸入的內容並核對差異，再按 F8 過帳。
            掃描欄內 Ctrl 組合鍵屬於掃描器。F2 可前往其他畫面或切換語言，F10 開啟選單。
            """)
}
