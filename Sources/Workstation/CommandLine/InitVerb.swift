internal import ArgumentParser
internal import CSystem
package import Core
internal import Glibc
internal import Ledgers
internal import SampleCompany
package import Values

/// Makes a company file.
struct InitVerb: ParsableCommand {
    static let configuration = CommandConfiguration("init", Text(en: "Make a company file.", hans: "建立账套文件。", hant: "建立帳套檔案。"))

    @OptionGroup var options: CompanyOptions
    @Option(name: .long, help: .said(Text(en: "The company's name.", hans: "公司名称。", hant: "公司名稱。"))) var company: String?
    @Option(name: .long, help: .said(Text(en: "Its own currency (ISO 4217).", hans: "本位币（ISO 4217）。", hant: "本位幣（ISO 4217）。")))
    var currency: String?
    @Option(
        name: .long,
        help: .said(
            Text(
                en: "cn_small_business, us_general, uk_general or generic.", hans: "科目表：cn_small_business、us_general、uk_general 或 generic。",
                hant: "科目表：cn_small_business、us_general、uk_general 或 generic。")),
        completion: .list(["cn_small_business", "us_general", "uk_general", "generic"]))
    var chart: String?
    @Option(
        name: .long, help: .said(Text(en: "The first fiscal year (default: this one).", hans: "首个会计年度（默认：今年）。", hant: "首個會計年度（預設：今年）。")))
    var firstYear: Int?
    @Flag(
        name: .long,
        help: .said(Text(en: "Fill the sample company and let everyone look in.", hans: "建立示例公司，任何人都可进入浏览。", hant: "建立範例公司，任何人都可進入瀏覽。")))
    var demo = false

    func run() throws {
        let language = options.spoken
        let (named, money) = (company ?? (demo ? SampleCompany.name[language] : nil), currency ?? (demo ? "CNY" : nil))
        guard let name = named, let code = money else { throw InitVerb.missing(company: named == nil, currency: money == nil) }
        guard let money = Currency.named(code) else { throw Refusal.unknownCurrency(code) }
        let path =
            try options.file ?? getenv("COUNTINGHOUSE_FILE").map { String(cString: $0) }
            ?? {
                try Folders.make(CompanyOptions.dataFolder)
                return CompanyOptions.dataFolder + "/" + (demo ? "sample" : Folders.fileName(name)) + ".books"
            }()
        let made = try CompanyFounding.found(
            at: path, name: name, currency: money, chart: chart ?? (money.code == "CNY" ? "cn_small_business" : "generic"),
            language: language, isDemo: demo, firstYear: demo ? nil : firstYear ?? Day.today().year)
        if demo {
            // The story ends yesterday, so that whoever looks in finds today's work on the desk.
            try SampleCompany.fill(made, to: Day.today().adding(days: -1)) { what, done, all in
                Console.progress("\(what) \(done)/\(all)")
            }
            Console.endProgress()
        }
        Console.out(made.path)
    }

    /// All that is missing at once, by the options that give it.
    private static func missing(company: Bool, currency: Bool) -> Refusal {
        let options = [company ? "--company" : nil, currency ? "--currency" : nil].compactMap { $0 }
        let what =
            company && currency
            ? Text(en: "name and currency", hans: "名称和本位币", hant: "名稱與本位幣")
            : company ? Text(en: "name", hans: "名称", hant: "名稱") : Text(en: "currency", hans: "本位币", hant: "本位幣")
        let call = "countinghouse init --company \"Hongda Precision\" --currency CNY"
        return Refusal(
            "core.missing-field",
            Text(
                en: "Give the new company’s \(what.en) with \(options.joined(separator: " and ")): \(call). --demo makes a sample company.",
                hans: "请用 \(options.joined(separator: "、")) 给出新公司的\(what.hans)：\(call)。--demo 可建立示例公司。",
                hant: "請以 \(options.joined(separator: "、")) 給出新公司的\(what.hant)：\(call)。--demo 可建立範例公司。"),
            field: company ? "company" : "currency")
    }
}

/// Founding a company the way the program does it: file, roles, chart, fiscal year.
package enum CompanyFounding {
    package static func found(
        at path: String, name: String, currency: Currency, chart: String, language: Language, isDemo: Bool,
        administrator: String = CompanyFounding.account, firstYear: Int? = nil, clock: @escaping () -> Moment = { Moment.now() }
    ) throws -> Company {
        let prepared = try Chart.shipped(chart)
        let company = try Company.found(
            at: path, house: Departments.house, name: name, currency: currency, chart: chart, language: language,
            isDemo: isDemo, administrator: administrator, roles: Roles.all, clock: clock)
        let session = try company.session(named: administrator, route: .file, station: "init")
        _ = try company.perform(prepared, as: session)
        if let firstYear { _ = try company.perform(OpenYear(year: firstYear), as: session) }
        return company
    }

    /// The administrator of a new company is called like whoever makes it, so that the command line knows them.
    package static var account: String {
        var account = [CChar](repeating: 0, count: 256)
        guard ch_account_name(&account, account.count) == 0 else { return "admin" }
        return String(decoding: account.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}

enum Folders {
    /// Makes a folder and those above it, for the owner only.
    static func make(_ path: String) throws {
        var made = ""
        for part in path.split(separator: "/") {
            made += "/" + part
            if mkdir(made, 0o700) != 0, errno != EEXIST {
                let reason = String(cString: strerror(errno))
                throw Refusal(
                    "core.folder-refused",
                    Text(
                        en: "The folder \(made) cannot be made: \(reason). Name a file elsewhere with --file.",
                        hans: "无法建立文件夹 \(made)：\(reason)。请用 --file 指定其他位置。",
                        hant: "無法建立資料夾 \(made)：\(reason)。請以 --file 指定其他位置。"))
            }
        }
    }

    /// A file name from a company's name: letters, digits and hanzi stay, the rest becomes a hyphen.
    static func fileName(_ name: String) -> String {
        let mapped = name.map { $0.isLetter || $0.isNumber ? String($0).lowercased() : "-" }.joined()
        return mapped.split(separator: "-").joined(separator: "-")
    }
}
