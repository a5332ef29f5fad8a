package import Core
internal import Glibc
package import Values

// A chart of accounts as it comes in: two tables in CSV, accounts and what each posting role leads to.

/// The charts that come with the program.
package enum Chart {
    /// Their names, as `init --chart` takes them.
    package static let names = ["cn_small_business", "us_general", "uk_general", "generic"]

    /// The chart with this name from `share/countinghouse/charts`, ready to be installed.
    /// - Parameter path: where a file of the program's own lies.
    /// - Throws: `ledgers.no-chart`, `ledgers.chart-missing`, and what its files are refused for.
    package static func shipped(_ name: String, at path: (String) -> String? = ShareFolder.path(of:)) throws -> InstallChart {
        guard names.contains(name) else { throw Refusal.noChart(name) }
        func table(_ file: String) throws -> String {
            guard let text = path(file).flatMap(contents) else { throw Refusal.chartMissing(file) }
            return text
        }
        let (accounts, roles) = (try table("charts/\(name).csv"), try table("charts/\(name).roles.csv"))
        return try read(name, accounts: accounts, roles: roles)
    }

    /// A chart from the text of its two tables. Columns are found by their names in the first row.
    /// - Throws: `ledgers.chart-column`, `ledgers.chart-cell`, `values.bad-csv`.
    package static func read(_ name: String, accounts: String, roles: String) throws -> InstallChart {
        InstallChart(
            name: name,
            accounts: try table(accounts).map { row in
                InstallChart.AccountLine(
                    code: try row.cell("code"), nameEn: try row.cell("nameEn"), nameHans: try row.cell("nameHans"),
                    nameHant: try row.cell("nameHant"), kind: try row.choice("kind"), normalSide: try row.choice("normalSide"),
                    parent: row.optional("parent"), isControl: row.optional("control") == "yes",
                    currency: row.optional("currency"))
            },
            roles: try table(roles).map { row in
                InstallChart.RoleLine(role: try row.choice("role"), account: try row.cell("account"))
            })
    }

    private static func table(_ text: String) throws -> [ChartRow] {
        var reader = CSVReader(text)
        guard let header = try reader.next() else { return [] }
        return try reader.rest().map { ChartRow(columns: header.cells, cells: $0.cells, line: $0.line) }
    }

    private static func contents(of path: String) -> String? {
        guard let file = fopen(path, "r") else { return nil }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = fread(&chunk, 1, chunk.count, file)
            guard count > 0 else { return String(validating: bytes, as: UTF8.self) }
            bytes += chunk[..<count]
        }
    }
}

private struct ChartRow {
    let columns: [String]
    let cells: [String]
    let line: Int

    func optional(_ name: String) -> String? {
        guard let index = columns.firstIndex(of: name), index < cells.count, !cells[index].isEmpty else { return nil }
        return cells[index]
    }

    func cell(_ name: String) throws -> String {
        guard columns.contains(name) else { throw Refusal.chartColumn(name) }
        guard let text = optional(name) else { throw Refusal.chartCell(name, line, "") }
        return text
    }

    func choice<Value: RawRepresentable<String>>(_ name: String) throws -> Value {
        let text = try cell(name)
        guard let value = Value(rawValue: text) else { throw Refusal.chartCell(name, line, text) }
        return value
    }
}

/// Lays a chart into books that have none: accounts, and an account for every posting role.
package struct InstallChart: Command {
    package static let name = "ledgers.install-chart"
    package static let title = Text(en: "Install a chart of accounts", hans: "建立科目表", hant: "建立會計科目表")
    package static let right = Right.keepChart
    package static let fields = [
        Field("name", Text(en: "Chart", hans: "科目表", hant: "科目表"), .text(max: 40), required: true),
        Field("accounts", Text(en: "Accounts", hans: "科目", hant: "會計科目"), .lines(AccountLine.fields), required: true),
        Field("roles", Text(en: "Posting roles", hans: "入账科目", hant: "入帳科目"), .lines(RoleLine.fields), required: true),
    ]

    /// An account of the chart.
    package struct AccountLine: Codable, Sendable {
        package let code: String
        package let nameEn: String
        package let nameHans: String
        package let nameHant: String
        package let kind: AccountKind
        package let normalSide: AccountSide
        package let parent: String?
        package let isControl: Bool?
        package let currency: String?

        static let fields = AccountFields.whole + [AccountFields.isControl]
    }

    /// What a posting role leads to.
    package struct RoleLine: Codable, Sendable {
        package let role: PostingRole
        package let account: String

        static let fields = [AccountFields.role, AccountFields.account]
    }

    let name: String
    let accounts: [AccountLine]
    let roles: [RoleLine]

    package func perform(in transaction: Transaction) throws -> Done {
        guard try !transaction.exists("SELECT 1 FROM account") else { throw Refusal.chartInstalled }
        let parents = Set(accounts.compactMap(\.parent))
        for account in try parentsFirst() {
            try transaction.insert(
                """
                INSERT INTO account
                  (code, nameEn, nameHans, nameHant, kind, normalSide, parentCode, isHeading, isControl, isActive, currency,
                   searchKey, revision)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 1, ?, ?, 1)
                """,
                account.code, account.nameEn, account.nameHans, account.nameHant, account.kind, account.normalSide,
                account.parent, parents.contains(account.code), account.isControl ?? false,
                try account.currency.map(AccountFields.currency),
                Account.searchKey(account.code, account.nameEn, account.nameHans, account.nameHant))
        }
        let given = Dictionary(roles.map { ($0.role, $0.account) }, uniquingKeysWith: { $1 })
        for role in PostingRole.allCases {
            guard let code = given[role] else { throw Refusal.roleEmpty(role) }
            try transaction.setRole(role, to: code)
        }
        return Done()
    }

    /// The accounts in an order in which each comes after its parent.
    private func parentsFirst() throws -> [AccountLine] {
        var placed: Set<String> = []
        var ordered: [AccountLine] = []
        var rest = accounts
        while !rest.isEmpty {
            let ready = rest.filter { $0.parent.map(placed.contains) ?? true }
            guard !ready.isEmpty else { throw Refusal.chartParent(rest[0].code, rest[0].parent ?? "") }
            for account in ready {
                guard placed.insert(account.code).inserted else { throw Refusal.accountTaken(account.code) }
            }
            ordered += ready
            rest.removeAll { placed.contains($0.code) }
        }
        return ordered
    }
}

extension PostingRole: Codable {}

extension Refusal {
    static func noChart(_ name: String) -> Refusal {
        let names = Text.list(Chart.names)
        return Refusal(
            "ledgers.no-chart",
            Text(
                en: "There is no chart “\(name)”. Choose one of: \(names.en).",
                hans: "没有科目表“\(name)”。可选：\(names.hans)。", hant: "沒有會計科目表「\(name)」。可選：\(names.hant)。"),
            field: "chart")
    }

    static func chartMissing(_ file: String) -> Refusal {
        Refusal(
            "ledgers.chart-missing",
            Text(
                en:
                    "The program’s own file share/countinghouse/\(file) is not there. Install the whole program again: make install, or its package.",
                hans: "找不到程序自带的文件 share/countinghouse/\(file)。请重新完整安装程序：make install 或安装包。",
                hant: "找不到程式自帶的檔案 share/countinghouse/\(file)。請重新完整安裝程式：make install 或安裝套件。"))
    }

    static func chartColumn(_ column: String) -> Refusal {
        Refusal(
            "ledgers.chart-column",
            Text(
                en: "The chart has no column “\(column)”. Add it to the first row.",
                hans: "科目表缺少“\(column)”列，请在首行补上。", hant: "會計科目表缺少「\(column)」欄，請在首列補上。"))
    }

    static func chartCell(_ column: String, _ line: Int, _ text: String) -> Refusal {
        Refusal(
            "ledgers.chart-cell",
            Text(
                en: "Line \(line) of the chart: “\(text)” cannot stand in \(column). Correct the cell.",
                hans: "科目表第 \(line) 行：\(column) 列不能为“\(text)”，请更正。",
                hant: "會計科目表第 \(line) 列：\(column) 欄不能為「\(text)」，請更正。"))
    }

    static func chartParent(_ code: String, _ parent: String) -> Refusal {
        Refusal(
            "ledgers.chart-parent",
            Text(
                en: "Account \(code) stands under \(parent), which the chart does not have. Add \(parent) or correct the parent.",
                hans: "科目 \(code) 的上级 \(parent) 不存在。请新增 \(parent) 或更正上级科目。",
                hant: "會計科目 \(code) 的上層 \(parent) 不存在。請新增 \(parent) 或更正上層科目。"),
            field: "accounts")
    }

    static let chartInstalled = Refusal(
        "ledgers.chart-installed",
        Text(
            en: "These books have a chart already. Add or change single accounts instead.",
            hans: "本账套已有科目表。请逐个新增或修改科目。", hant: "本帳套已有會計科目表。請逐一新增或修改會計科目。"))

    static func roleEmpty(_ role: PostingRole) -> Refusal {
        Refusal(
            "ledgers.role-empty",
            Text(
                en: "The chart names no account for “\(role.title.en)” (\(role.rawValue)). Add that row to its posting roles.",
                hans: "科目表未指定“\(role.title.hans)”（\(role.rawValue)）的科目。请在入账科目表中补上。",
                hant: "會計科目表未指定「\(role.title.hant)」（\(role.rawValue)）的科目。請在入帳科目表補上。"),
            field: "roles")
    }
}
