internal import ArgumentParser
internal import Core
internal import Values

/// Every proof; exit 1 and the broken row where one fails.
struct VerifyVerb: ParsableCommand {
    static let configuration = CommandConfiguration("verify", Text(en: "Prove the books.", hans: "验证账簿。", hant: "驗證帳簿。"))

    @OptionGroup var options: CompanyOptions
    @Flag(name: .long, help: .said(Text(en: "Say only what is broken.", hans: "只报告不符之处。", hant: "只報告不符之處。"))) var quiet = false

    func run() throws {
        let language = options.spoken
        let company = try options.open()
        var broken = 0
        _ = try company.verify { report in
            if !report.result.holds { broken += 1 }
            if quiet && report.result.holds { return }
            Console.out(VerifyVerb.line(report, language))
            for finding in report.result.findings.prefix(20) { Console.out("     " + TextHygiene.visible(finding.text[language])) }
            if report.result.findings.count > 20 { Console.out("     … \(report.result.findings.count)") }
        }
        if broken > 0 { throw VerbEnd(code: 1) }
        guard try company.openWritingAgain() else { return }
        Console.out(
            Text(
                en: "Every proof holds and the disk took the whole log: writing is open again.", hans: "全部验证通过，日志已完整写入磁盘：恢复写入。",
                hant: "全部驗證通過，日誌已完整寫入磁碟：恢復寫入。")[language])
    }

    static func line(_ report: ProofReport, _ language: Language) -> String {
        let mark = report.result.holds ? "ok  " : "FAIL"
        let figures = report.result.figures.map { "  \($0.0) = \($0.1)" } ?? ""
        return "\(mark) \(report.name): \(report.title[language])\(figures)"
    }
}

/// A proved copy, made while people work.
struct BackupVerb: ParsableCommand {
    static let configuration = CommandConfiguration(
        "backup", Text(en: "Copy the company while people work, and prove the copy.", hans: "在使用中备份账套，并验证副本。", hant: "在使用中備份帳套，並驗證副本。"))

    @OptionGroup var options: CompanyOptions
    @Argument(help: .said(Text(en: "The new file.", hans: "新文件。", hant: "新檔案。"))) var destination: String

    func run() throws {
        let language = options.spoken
        let company = try options.open()
        try company.backUp(to: destination) { report in
            Console.progress(VerifyVerb.line(report, language))
        }
        Console.endProgress()
        Console.out(destination)
    }
}

/// The recorded commands on an empty file: the same books, or the first difference.
struct ReplayVerb: ParsableCommand {
    static let configuration = CommandConfiguration(
        "replay", Text(en: "Run the recorded commands on a new file and compare.", hans: "在新文件上重放已记录的命令并比较。", hant: "在新檔案上重放已記錄的命令並比較。"))

    @OptionGroup var options: CompanyOptions
    @Argument(help: .said(Text(en: "The new file.", hans: "新文件。", hant: "新檔案。"))) var destination: String

    func run() throws {
        let language = options.spoken
        let source = try options.open(readOnly: true)
        let first = try source.foundingFacts()
        let target = try Company.found(
            at: destination, house: Departments.house, name: source.name, currency: source.currency, chart: source.chart,
            language: source.language, isDemo: source.isDemo, administrator: first.administrator, roles: first.roles,
            clock: { first.at })
        let difference = try target.replay(from: source) { Console.progress("\($0)") }
        Console.endProgress()
        guard let difference else {
            Console.out(
                Text(
                    en: "The same books: every command gave the rows it gave before.", hans: "账目一致：每条命令写入的记录与原来相同。",
                    hant: "帳目一致：每個命令寫入的紀錄與原來相同。")[language])
            return
        }
        Console.out("\(difference.sequence) \(difference.command)")
        Console.out("- " + difference.recorded)
        Console.out("+ " + difference.replayed)
        throw VerbEnd(code: 1)
    }
}

/// Brings an older file up to this program.
struct MigrateVerb: ParsableCommand {
    static let configuration = CommandConfiguration(
        "migrate", Text(en: "Bring an older company file up to this program.", hans: "将旧版账套文件升级到本程序的版本。", hant: "將舊版帳套檔案升級到本程式的版本。"))

    @OptionGroup var options: CompanyOptions

    func run() throws {
        let (steps, copy) = try Company.migrate(at: try options.path(), house: Departments.house)
        for step in steps { Console.out(step) }
        if let copy {
            Console.out(
                Text(
                    en: "The file as it was before: \(copy)", hans: "迁移前的副本：\(copy)", hant: "移轉前的副本：\(copy)")[options.spoken])
        }
        if steps.isEmpty {
            Console.out(
                Text(en: "Nothing to do: the file is up to date.", hans: "无需迁移：文件已是最新。", hant: "無需移轉：檔案已是最新。")[options.spoken])
        }
    }
}
