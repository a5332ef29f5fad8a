internal import ArgumentParser
internal import Core
internal import Values

/// Any list or report, as a table, CSV or JSON.
struct QueryVerb: ParsableCommand {
    static let configuration = CommandConfiguration(
        "query", Text(en: "Ask any list or report.", hans: "查询任一列表或报表。", hant: "查詢任一清單或報表。"),
        discussion: Text(
            en: "The query's own parameters follow its name: countinghouse query ledgers.trial-balance --as-of 2026-03-31 --format csv",
            hans: "查询自身的参数写在其名称之后：countinghouse query ledgers.trial-balance --as-of 2026-03-31 --format csv",
            hant: "查詢自身的參數寫在其名稱之後：countinghouse query ledgers.trial-balance --as-of 2026-03-31 --format csv"))

    enum Format: String, ExpressibleByArgument, CaseIterable { case table, csv, json }

    @Argument(
        help: .said(
            Text(
                en: "The query's name, such as ledgers.trial-balance.", hans: "查询名，如 ledgers.trial-balance。",
                hant: "查詢名稱，如 ledgers.trial-balance。")), completion: .list(Departments.house.queries.keys.sorted()))
    var name: String
    @Argument(
        parsing: .captureForPassthrough,
        help: .said(
            Text(
                en: "Its parameters and --file, --user, --language, --format, --filter, --sort, --limit.",
                hans: "查询的参数，以及 --file、--user、--language、--format、--filter、--sort、--limit。",
                hant: "查詢的參數，以及 --file、--user、--language、--format、--filter、--sort、--limit。")))
    var rest: [String] = []

    func run() throws {
        if rest.contains(where: { $0 == "--help" || $0 == "-h" }) {
            guard let query = Departments.house.queries[name] else { throw Refusal.noSuchQuery(name) }
            return Console.out(Reference.help(query, CompanyOptions.languageOfMessages))
        }
        var given = try Given(rest)
        let format = Format(rawValue: given.take("format") ?? "table")
        guard let format else {
            throw Refusal(
                "core.bad-format",
                Text(en: "The format is table, csv or json.", hans: "格式为 table、csv 或 json。", hant: "格式為 table、csv 或 json。"), field: "format"
            )
        }
        var words: [String] = []
        for name in ["file", "user", "language"] {
            if let value = given.take(name) { words += ["--" + name, value] }
        }
        let options = try CompanyOptions.parse(words)
        var window = Window()
        window.filter = given.take("filter") ?? ""
        if let sort = given.take("sort") {
            window.isDescending = sort.hasPrefix("-")
            window.sort = sort.hasPrefix("-") ? String(sort.dropFirst()) : sort
        }
        if let limit = given.take("limit") {
            guard let number = Int(limit), number >= 0 else { throw QueryVerb.badLimit(limit) }
            window.limit = number
        }
        let byteOrderMark = given.take("byte-order-mark") == "1"
        let company = try options.open()
        let session = try options.session(in: company)
        if let sort = window.sort, let columns = company.house.queries[name]?.columns, !columns.contains(where: { $0.name == sort }) {
            throw QueryVerb.unknownColumn(sort, columns.filter { !$0.isKey }.map(\.name))
        }
        if let query = company.house.queries[name] { try given.refuseStrangers(to: query.fields, of: name) }
        let table = try company.ask(named: name, given.parameters, as: session, window: window)
        switch format {
        case .table: Console.out(TablePrint.text(table, session.language))
        case .csv: Console.out(TablePrint.csv(table, session.language, byteOrderMark: byteOrderMark))
        case .json: Console.out(try TablePrint.json(table))
        }
    }

    private static func badLimit(_ typed: String) -> Refusal {
        Refusal(
            "core.not-a-whole-number",
            Text(
                en: "“\(typed)” is no number of rows. Write --limit 50.", hans: "“\(typed)”不是行数。请写成 --limit 50。",
                hant: "「\(typed)」不是列數。請寫成 --limit 50。"),
            field: "limit")
    }

    private static func unknownColumn(_ name: String, _ known: [String]) -> Refusal {
        let names = Text.list(known)
        return Refusal(
            "core.unknown-column",
            Text(
                en: "There is no column “\(name)” to sort by. Columns are: \(names.en).", hans: "没有可排序的列“\(name)”。可用列：\(names.hans)。",
                hant: "沒有可排序的欄「\(name)」。可用欄：\(names.hant)。"),
            field: "sort")
    }

    /// `--name value` and `--name=value`, in kebab or camel case.
    private struct Given {
        private(set) var parameters: [String: String] = [:]

        init(_ words: [String]) throws {
            var index = 0
            while index < words.count {
                let word = words[index]
                guard word.hasPrefix("--") else {
                    throw Refusal(
                        "core.bad-parameter",
                        Text(
                            en: "“\(word)” stands alone. Write parameters as --name value.",
                            hans: "“\(word)”缺少参数名。请写成 --参数名 值。", hant: "「\(word)」缺少參數名。請寫成 --參數名 值。"))
                }
                let parts = word.dropFirst(2).split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
                let name = Given.camel(String(parts[0]))
                if parts.count == 2 {
                    parameters[name] = String(parts[1])
                    index += 1
                } else {
                    parameters[name] = index + 1 < words.count ? words[index + 1] : ""
                    index += 2
                }
            }
        }

        /// What is no parameter of the query is refused by the names of options, as they are typed.
        func refuseStrangers(to fields: [Field], of query: String) throws {
            guard let stranger = parameters.keys.sorted().first(where: { name in !fields.contains { $0.name == name } }) else { return }
            let (shown, names) = (Given.kebab(TextHygiene.shown(stranger)), Text.list(fields.map { Given.kebab($0.name) }))
            let none = Text(en: "It takes none.", hans: "此查询没有参数。", hant: "此查詢沒有參數。")
            let all = Text(
                en: "It takes: \(names.en).", hans: "可用参数：\(names.hans)。", hant: "可用參數：\(names.hant)。")
            throw Refusal(
                "core.unknown-field",
                Text(
                    en: "\(query) has no option \(shown). \((fields.isEmpty ? none : all).en)",
                    hans: "\(query) 没有选项 \(shown)。\((fields.isEmpty ? none : all).hans)",
                    hant: "\(query) 沒有選項 \(shown)。\((fields.isEmpty ? none : all).hant)"),
                field: stranger)
        }

        /// `asOf` as it is typed: `--as-of`.
        private static func kebab(_ name: String) -> String {
            "--" + name.reduce(into: "") { $0 += $1.isUppercase ? "-" + $1.lowercased() : String($1) }
        }

        mutating func take(_ name: String) -> String? { parameters.removeValue(forKey: Given.camel(name)) }

        private static func camel(_ name: String) -> String {
            let parts = name.split(separator: "-")
            guard let first = parts.first else { return name }
            return String(first) + parts.dropFirst().map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
        }
    }
}
