internal import ArgumentParser
internal import Core
internal import Values

/// Any list or report, as a table, CSV or JSON.
struct QueryVerb: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "query", abstract: "Ask any list or report.",
        discussion: "The query's own parameters follow its name: countinghouse query ledgers.trial-balance --as-of 2026-03-31 --format csv")

    enum Format: String, ExpressibleByArgument, CaseIterable { case table, csv, json }

    @Argument(help: "The query's name, such as ledgers.trial-balance.") var name: String
    @Argument(parsing: .captureForPassthrough, help: "Its parameters and --file, --user, --language, --format, --filter, --sort, --limit.")
    var rest: [String] = []

    func run() throws {
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
        window.limit = given.take("limit").flatMap { Int($0) }
        let byteOrderMark = given.take("byte-order-mark") == "1"
        let company = try options.open()
        let session = try options.session(in: company)
        let table = try company.ask(named: name, given.parameters, as: session, window: window)
        switch format {
        case .table: Console.out(TablePrint.text(table, session.language))
        case .csv: Console.out(TablePrint.csv(table, session.language, byteOrderMark: byteOrderMark))
        case .json: Console.out(try TablePrint.json(table))
        }
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

        mutating func take(_ name: String) -> String? { parameters.removeValue(forKey: Given.camel(name)) }

        private static func camel(_ name: String) -> String {
            let parts = name.split(separator: "-")
            guard let first = parts.first else { return name }
            return String(first) + parts.dropFirst().map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
        }
    }
}
