internal import ArgumentParser
internal import Core
internal import Values

extension TextEncoding: ExpressibleByArgument {}

/// Rows of a CSV file as commands: checked whole on a private copy, then one command a transaction.
struct ImportVerb: ParsableCommand {
    static let configuration = CommandConfiguration(
        "import", Text(en: "Bring in a CSV file, each row as one command.", hans: "导入 CSV 文件，每行作为一条命令。", hant: "匯入 CSV 檔案，每列作為一條命令。"),
        discussion: Text(
            en:
                "KIND is \(ImportKinds.list.en), or any command's name. Columns are named like the command's fields; --map theirs=ours renames one. For journals, opening balances, opening stock and orders each row is a line: rows with the same head, or the same “document”, are one document. Every row is tried on a private copy first; one bad row and nothing starts. The same call continues an import that was interrupted, and with --undo takes it back.",
            hans:
                "KIND 为 \(ImportKinds.list.hans)，或任一命令名。列名与命令的字段名相同；--map 对方列名=我方列名 可改名。凭证、期初余额、期初库存和订单每行为一条明细：表头相同或 document 相同的行为一张单据。先在私有副本上逐行试算；有一行出错就不导入。重复同一命令可继续中断的导入，加 --undo 则撤销。",
            hant:
                "KIND 為 \(ImportKinds.list.hant)，或任一命令名稱。欄名與命令的欄位名稱相同；--map 對方欄名=我方欄名 可改名。傳票、期初餘額、期初庫存和訂單每列為一條明細：表頭相同或 document 相同的列為一張單據。先在私有副本上逐列試算；有一列出錯就不匯入。重複同一命令可繼續中斷的匯入，加 --undo 則撤銷。"
        )
    )

    @OptionGroup var options: CompanyOptions
    @Argument(
        help: .said(Text(en: "What the rows are.", hans: "各行是什么数据。", hant: "各列是什麼資料。")), completion: .list(ImportKinds.names.keys.sorted()))
    var kind: String
    @Argument(
        help: .said(
            Text(
                en: "The CSV file (UTF-8, UTF-16, GB18030 or Big5), or - for standard input.",
                hans: "CSV 文件（UTF-8、UTF-16、GB18030 或 Big5），- 表示标准输入。", hant: "CSV 檔案（UTF-8、UTF-16、GB18030 或 Big5），- 表示標準輸入。")),
        completion: .file(extensions: ["csv"]))
    var source: String
    @Flag(name: .long, help: .said(Text(en: "Stop after the check.", hans: "只检查，不导入。", hant: "只檢查，不匯入。"))) var dryRun = false
    @Flag(
        name: .long,
        help: .said(
            Text(
                en: "Take the import of this file back, from its last row to its first.", hans: "撤销此文件的导入，从最后一行到第一行。",
                hant: "撤銷此檔案的匯入，從最後一列到第一列。"))) var undo = false
    @Option(name: .long, help: .said(Text(en: "theirs=ours, as often as needed.", hans: "对方列名=我方列名，可多次使用。", hant: "對方欄名=我方欄名，可多次使用。")))
    var map: [String] = []
    @Option(
        name: .long,
        help: .said(Text(en: "How the file is written, where its bytes do not say it.", hans: "文件编码；无法自动识别时才需要。", hant: "檔案編碼；無法自動辨識時才需要。"))
    ) var encoding: TextEncoding?
    @Option(name: .long, help: .said(Text(en: "The working day (ISO).", hans: "业务日期（ISO 格式）。", hant: "業務日期（ISO 格式）。"))) var at: String?

    func run() throws {
        let company = try options.open()
        let session = try options.session(in: company, route: .bringing).dated(try at.map(Requests.day))
        guard let type = company.house.commands[ImportKinds.command(kind)] else { throw ImportKinds.unknown(kind) }
        try company.probe(type, as: session)
        let file = try ImportFile(
            name: source.split(separator: "/").last.map(String.init) ?? source, try Console.read(source), of: type, as: encoding,
            renamed: try renamed())
        Interruption.watch()
        let rows = try file.keysInForce(company)
        if undo {
            try ImportUndo(company: company, session: session, type: type, source: source, language: session.language, isTrial: dryRun)
                .run(rows)
        } else {
            try bring(file, rows, type, company, session)
        }
    }

    private func bring(
        _ file: ImportFile, _ rows: [(document: ImportDocument, key: String, work: RecordedWork?)], _ type: any Command.Type,
        _ company: Company, _ session: Session
    ) throws {
        let language = session.language
        var bad = file.misshapen
        if bad.isEmpty {
            bad = try ImportCheck.badRows(file, rows.map(\.key), type, company, session) { done in
                try Interruption.check { ImportVerb.stopped(0, rows.count)[language] }
                Console.progress("\(done)/\(rows.count)")
            }
            Console.endProgress()
        }
        for row in bad {
            Console.out(TextHygiene.visible("\(source):\(row.line): \(row.refusal.code): \(row.refusal.text[language])"))
        }
        guard bad.isEmpty else {
            Console.error(
                Text(
                    en: "\(bad.count) of \(file.rowCount) rows are bad, so nothing was imported. Mend them and run the same call again.",
                    hans: "\(file.rowCount) 行中有 \(bad.count) 行有误，未导入任何数据。请更正后重新运行。",
                    hant: "\(file.rowCount) 列中有 \(bad.count) 列有誤，未匯入任何資料。請更正後重新執行。")[language])
            throw VerbEnd(code: 2)
        }
        if dryRun {
            Console.out(
                Text(
                    en: "\(file.rowCount) rows are good. Nothing was written.", hans: "\(file.rowCount) 行均正确，未写入任何数据。",
                    hant: "\(file.rowCount) 列均正確，未寫入任何資料。")[language])
            return
        }
        var known = 0
        for (index, row) in rows.enumerated() {
            try Interruption.check { ImportVerb.stopped(index, rows.count)[language] }
            if try row.document.perform(type, key: row.key, company, session) { known += max(1, row.document.lines.count) }
            if index % 50 == 0 { Console.progress("\(index)/\(rows.count)") }
        }
        Console.endProgress()
        Console.out(
            Text(
                en: "\(file.rowCount - known) rows imported, \(known) were there already.",
                hans: "导入 \(file.rowCount - known) 行，\(known) 行此前已导入。",
                hant: "匯入 \(file.rowCount - known) 列，\(known) 列先前已匯入。")[language])
    }

    static func stopped(_ done: Int, _ all: Int) -> Text {
        Text(
            en: "Stopped after \(done) of \(all). The same call goes on from there.", hans: "已在 \(done)/\(all) 处停止。重新运行同一命令可继续。",
            hant: "已於 \(done)/\(all) 處停止。重新執行同一命令可繼續。")
    }

    private func renamed() throws -> [String: String] {
        var names: [String: String] = [:]
        for pair in map {
            let parts = pair.split(separator: "=", maxSplits: 1).map(String.init)
            guard parts.count == 2 else {
                throw Refusal(
                    "core.bad-map",
                    Text(en: "Write --map theirs=ours.", hans: "请写成 --map 文件列名=字段名。", hant: "請寫成 --map 檔案欄名=欄位名。"), field: "map")
            }
            names[parts[0]] = parts[1]
        }
        return names
    }
}

/// Short names for the imports that people do most.
enum ImportKinds {
    static let names: [String: String] = [
        "suppliers": "masterdata.add-supplier", "customers": "masterdata.add-customer", "items": "masterdata.add-item",
        "barcodes": "masterdata.add-barcode", "units": "masterdata.add-unit", "prices": "masterdata.set-supplier-price",
        "rates": "masterdata.set-rate", "accounts": "ledgers.add-account", "warehouses": "stock.add-warehouse",
        "complaints": "service.log-complaint", "users": "core.add-user", "opening-balances": "ledgers.open-balances",
        "opening-stock": "stock.open-stock", "journals": "ledgers.post-journal", "orders": "purchasing.enter-order",
        "receipts": "stock.receive-goods",
    ]

    static var list: Text { Text.list(names.keys.sorted()) }

    static func command(_ kind: String) -> String { names[kind] ?? kind }

    static func unknown(_ kind: String) -> Refusal {
        Refusal(
            "core.no-such-import",
            Text(
                en: "“\(kind)” cannot be imported. Kinds are: \(list.en), or any command's name.",
                hans: "无法导入“\(kind)”。可用种类：\(list.hans)，或任一命令名。", hant: "無法匯入「\(kind)」。可用種類：\(list.hant)，或任一命令名。"))
    }
}
