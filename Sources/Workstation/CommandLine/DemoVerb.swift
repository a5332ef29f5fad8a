internal import ArgumentParser
internal import CSystem
internal import Core
internal import Desk
internal import Glibc
internal import Purchasing
internal import SampleCompany
internal import Values

/// Things to try in the sample company.
struct DemoVerb: ParsableCommand {
    static let configuration = CommandConfiguration(
        "demo",
        Text(en: "Things to try: a receipt by scanner, AdventureWorks.", hans: "演示：扫码收货、AdventureWorks。", hant: "示範：掃碼到貨、AdventureWorks。"),
        subcommands: [Scan.self, AdventureWorks.self])

    /// Prints a delivery note and opens the receipt on it; Ctrl-Y scans the next barcode, one of them wrong.
    struct Scan: ParsableCommand {
        static let configuration = CommandConfiguration(
            "scan", Text(en: "A receipt by scanner, without a scanner.", hans: "不用扫码枪体验扫码收货。", hant: "不用掃碼槍體驗掃碼到貨。"))
        @OptionGroup var options: CompanyOptions

        func run() throws {
            let company = try options.open()
            guard company.isDemo else { throw DemoVerb.onlyInDemo }
            let language = options.spoken
            let note = try SampleCompany.deliveryNote(company)
            Console.out(note.text(in: language))
            Console.out(
                Text(
                    en:
                        "Ctrl-Y scans the next barcode. One of them is wrong: the line stops until F12.\nF8 reviews, F8 posts. Press Enter.",
                    hans: "Ctrl-Y 扫描下一个条码。其中一个是错的：扫描会停下，按 F12 继续。\nF8 核对，再按 F8 过账。请按回车。",
                    hant: "Ctrl-Y 掃描下一個條碼。其中一個是錯的：掃描會停下，按 F12 繼續。\nF8 核對，再按 F8 過帳。請按 Enter。")[language])
            if isatty(0) == 1 { _ = getchar() }
            let clerk = try company.session(named: "chen.hao", route: .terminal, station: CompanyOptions.station)
            var scans = note.scans.dropFirst()[...]
            ReceiptScreen.demoScans = { scans.popFirst() }
            try Workplace.run(company, session: clerk, options: WorkplaceOptions()) { desk in
                desk.askedLanguage = options.asked
                try desk.go(to: "GR " + note.order)
            }
        }
    }

    /// Imports AdventureWorks into a new company and holds the result against the source.
    struct AdventureWorks: ParsableCommand {
        static let configuration = CommandConfiguration(
            "adventureworks", Text(en: "Import AdventureWorks and compare.", hans: "导入 AdventureWorks 并比较。", hant: "匯入 AdventureWorks 並比較。")
        )
        @Option(name: .long, help: .said(Text(en: "The folder of its CSV files.", hans: "其 CSV 文件所在的文件夹。", hant: "其 CSV 檔案所在的資料夾。")))
        var data: String
        @Option(
            name: .long,
            help: .said(Text(en: "The new company file (default: a temporary one).", hans: "新账套文件（默认：临时文件）。", hant: "新帳套檔案（預設：暫存檔）。")))
        var file: String?

        func run() throws {
            let path =
                try file
                ?? {
                    try Folders.make(CompanyOptions.dataFolder)
                    return CompanyOptions.dataFolder + "/adventureworks-\(getpid()).books"
                }()
            guard let dollar = Currency.named("USD") else { throw Refusal.unknownCurrency("USD") }
            let company = try CompanyFounding.found(
                at: path, name: "Adventure Works Cycles", currency: dollar, chart: "us_general", language: .en, isDemo: false,
                firstYear: 2011)
            let start = ch_monotonic_nanoseconds()
            var work = try AdventureWorksImport(into: company, folder: data)
            try work.run { what, done, all in Console.progress("\(what) \(done)/\(all)") }
            Console.endProgress()
            let seconds = Double(ch_monotonic_nanoseconds() - start) / 1e9
            Console.out(try AdventureWorksReport(company, folder: data).text())
            let broken = try company.verify { Console.progress($0.name) }.filter { !$0.result.holds }
            Console.endProgress()
            for report in broken { Console.out(VerifyVerb.line(report, .en)) }
            var info = stat()
            stat(path, &info)
            Console.out("verify: \(broken.isEmpty ? "every proof holds" : "\(broken.count) proofs fail")")
            Console.out("\(work.commands) commands in \((seconds * 10).rounded() / 10) s, file \(info.st_size >> 20) MiB: \(path)")
            if !broken.isEmpty { throw VerbEnd(code: 1) }
        }
    }

    static let onlyInDemo = Refusal(
        "core.only-in-demo",
        Text(
            en: "This is for the sample company. Make one with `countinghouse init --demo`.",
            hans: "此功能仅用于示例公司。请用 countinghouse init --demo 建立。", hant: "此功能僅用於範例公司。請以 countinghouse init --demo 建立。"))
}
