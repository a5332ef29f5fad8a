internal import Core
internal import Desk
internal import MasterData
internal import Values

// Ctrl-Y in a sample company: the flow can be felt without a scanner.

extension ReceiptScreen {
    static let sampleTitle = Text(en: "Sample scan", hans: "模拟扫描", hant: "模擬掃描")
    static let sampleHelp = Text(
        en: """
            In this sample company Ctrl-Y does what a scanner does: first the order, then one of its goods after the other.
            One of the codes is wrong and stops the line: F12 goes on.
            """,
        hans: """
            在示例公司中，Ctrl-Y 代替扫描枪：先扫订单，再逐一扫描货物。
            其中一个条码是错的，会停线：按 F12 继续。
            """,
        hant: """
            在範例公司中，Ctrl-Y 代替掃描器：先掃採購單，再逐一掃描貨品。
            其中一個條碼是錯的，會停線：按 F12 繼續。
            """)

    /// What is scanned behind the first good code.
    private static let wrongCode = "4006381333931"

    /// The next barcode of the printed delivery note; where none was printed, the next of what the order still waits for.
    func sampleScan(_ desk: Desk) throws {
        guard desk.company.isDemo else { return }
        guard try focus == .scan || takeTyped(desk) else { return }
        if focus != .scan { focus(.scan) }
        if let demoScans = ReceiptScreen.demoScans {
            if let next = demoScans() { try submit(next, desk) }
            return
        }
        guard loaded != nil else {
            let table = try desk.ask(FindOrder(text: "", limit: 1))
            guard let place = table.columns.firstIndex(where: { $0.name == "number" }), let number = table.rows.first?[place].text else {
                return
            }
            try submit(number, desk)
            return
        }
        if sampleCodes == nil { sampleCodes = openCodes(desk) }
        guard sampleCodes?.isEmpty == false, let next = sampleCodes?.removeFirst() else {
            return desk.say(
                Text(
                    en: "The delivery is scanned. F8 shows what differs.", hans: "送货已全部扫描。按 F8 核对差异。",
                    hant: "送貨已全部掃描。按 F8 核對差異。"))
        }
        try submit(next, desk)
    }

    private func openCodes(_ desk: Desk) -> [String] {
        guard let count = loaded?.count else { return [] }
        var codes = count.rows.indices.filter { count.difference($0).isNegative }.map { count.line(of: $0).item.code }
        if !codes.isEmpty { codes.insert(Self.wrongCode, at: 1) }
        return codes
    }
}
