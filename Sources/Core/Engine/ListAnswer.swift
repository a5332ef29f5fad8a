internal import Values

/// Cuts an answer to a window: filter, order, page and totals, in the file where the answer is a statement.
enum ListAnswer {
    static func table(of query: some Query, window: Window, reader: Reader, asker: Asker) throws -> Table {
        let columns = type(of: query).columns
        // SQLite takes neither a pattern nor a condition of any length.
        guard window.filter.utf8.count <= 1_000, window.filter.split(separator: " ").count <= 40 else { throw Refusal.longFilter }
        switch try query.answer(in: reader, for: asker) {
        case .statement(let sql, let arguments, let order):
            return try fromFile(columns, sql, arguments, order, window, reader, asker)
        case .rows(let rows):
            return try fromRows(columns, rows, window, reader, asker)
        case .pages(let pages):
            return try fromPages(columns, pages, window, reader, asker)
        }
    }

    // MARK: Pages that the query cuts

    private static func fromPages(
        _ columns: [Column], _ pages: Pages, _ window: Window, _ reader: Reader, _ asker: Asker
    ) throws -> Table {
        guard FilterWords(window.filter).isEmpty, window.sort == nil else {
            return try fromRows(columns, try pages.rows(0, pages.count), window, reader, asker)
        }
        let totals = columns.filter { $0.isTotalled && window.wantsTotals }.map { column in
            Table.Total(column: column.name, currency: nil, sum: pages.totals[column.name] ?? 0)
        }
        return Table(
            columns: columns, rows: try pages.rows(window.offset, window.limit ?? pages.count), totals: totals,
            count: pages.count, currency: asker.currency)
    }

    // MARK: In the file

    private static func fromFile(
        _ columns: [Column], _ sql: SQL, _ arguments: [(any Bindable)?], _ order: String, _ window: Window, _ reader: Reader,
        _ asker: Asker
    ) throws -> Table {
        let words = FilterWords(window.filter)
        try words.check(columns, asker)
        let (condition, values) = words.condition(columns, try words.names(reader, asker), asker)
        let (source, names) = titled(sql.text, columns, asker)
        let arguments = names + arguments
        let filtered = "FROM (\(source)) AS list" + (condition.isEmpty ? "" : " WHERE \(condition)")
        var statement = "SELECT \(columns.map { "\"\($0.name)\"" }.joined(separator: ", ")) \(filtered)"
        if let sort = window.sort, columns.contains(where: { $0.name == sort }) {
            statement += " ORDER BY \"\(sort)\"\(window.isDescending ? " DESC" : "")\(order.isEmpty ? "" : ", \(order)")"
        } else if !order.isEmpty {
            statement += " ORDER BY \(order)"
        }
        var page = arguments + values
        if let limit = window.limit {
            statement += " LIMIT ? OFFSET ?"
            page += [limit, window.offset]
        }
        var rows: [[Datum]] = []
        try reader.statements.run(text: statement, page) { rows.append($0.data) }
        guard window.wantsTotals else {
            return Table(columns: columns, rows: rows, totals: [], count: rows.count, currency: asker.currency)
        }
        var count = 0
        var totals: [Table.Total] = []
        let totalled = columns.filter(\.isTotalled)
        let sums = totalled.map { ", sum(\"\($0.name)\")" }.joined()
        let money = totalled.compactMap { column -> String? in
            if case .moneyIn(let currency) = column.kind { currency } else { nil }
        }
        let group = money.first.map { ", \"\($0)\"" } ?? ""
        try reader.statements.run(
            text: "SELECT count(*)\(sums)\(group) \(filtered)\(money.first.map { " GROUP BY \"\($0)\" ORDER BY \"\($0)\"" } ?? "")",
            arguments + values
        ) { row in
            count += Int(row.int64(0))
            for (index, column) in totalled.enumerated() {
                let currency = money.isEmpty ? nil : row.datum(totalled.count + 1).text
                totals.append(Table.Total(column: column.name, currency: currency, sum: row.int64(index + 1)))
            }
        }
        return Table(columns: columns, rows: rows, totals: try merged(totals, columns), count: count, currency: asker.currency)
    }

    /// The statement with titles in the place of the names of commands and queries: filter and order go by what people see.
    private static func titled(_ statement: String, _ columns: [Column], _ asker: Asker) -> (String, [(any Bindable)?]) {
        let named = columns.filter { if case .request = $0.kind { true } else { false } }.map(\.name)
        guard !named.isEmpty else { return (statement, []) }
        let titles = asker.house.requestTitles(asker.language)
        var values: [(any Bindable)?] = []
        let list = columns.map { column in
            guard named.contains(column.name) else { return "\"\(column.name)\"" }
            for (name, title) in titles { values += [name, title] }
            return "CASE \"\(column.name)\"" + String(repeating: " WHEN ? THEN ?", count: titles.count)
                + " ELSE \"\(column.name)\" END AS \"\(column.name)\""
        }
        return ("SELECT \(list.joined(separator: ", ")) FROM (\(statement)) AS named", values)
    }

    /// Sums of columns that are in one unit only are added over the currencies they came grouped by.
    private static func merged(_ totals: [Table.Total], _ columns: [Column]) throws -> [Table.Total] {
        var out: [Table.Total] = []
        for total in totals {
            let isPerCurrency = columns.contains { column in
                if case .moneyIn = column.kind { column.name == total.column } else { false }
            }
            if isPerCurrency {
                out.append(total)
            } else if let index = out.firstIndex(where: { $0.column == total.column }) {
                out[index] = Table.Total(column: total.column, currency: nil, sum: try int64(Int128(out[index].sum) + Int128(total.sum)))
            } else {
                out.append(Table.Total(column: total.column, currency: nil, sum: total.sum))
            }
        }
        return out
    }

    // MARK: Rows made by the query

    private static func fromRows(
        _ columns: [Column], _ all: [[Datum]], _ window: Window, _ reader: Reader, _ asker: Asker
    ) throws -> Table {
        let words = FilterWords(window.filter)
        try words.check(columns, asker)
        let names = try words.names(reader, asker)
        var rows = words.isEmpty ? all : all.filter { words.match($0, columns, names, asker) }
        if let sort = window.sort, let index = columns.firstIndex(where: { $0.name == sort }) {
            let numbered = rows.enumerated().sorted { left, right in
                let order = compare(left.element[index], right.element[index])
                if order == 0 { return left.offset < right.offset }
                return window.isDescending ? order > 0 : order < 0
            }
            rows = numbered.map(\.element)
        }
        var totals: [Table.Total] = []
        if window.wantsTotals {
            for (index, column) in columns.enumerated() where column.isTotalled {
                var sums: [String?: Int64] = [:]
                let currencyIndex: Int? = if case .moneyIn(let name) = column.kind { columns.firstIndex { $0.name == name } } else { nil }
                for row in rows {
                    let currency = currencyIndex.flatMap { row[$0].text }
                    sums[currency] = try int64(Int128(sums[currency] ?? 0) + Int128(row[index].integer ?? 0))
                }
                for (currency, sum) in sums.sorted(by: { ($0.key ?? "") < ($1.key ?? "") }) {
                    totals.append(Table.Total(column: column.name, currency: currency, sum: sum))
                }
            }
        }
        let count = rows.count
        if let limit = window.limit { rows = Array(rows.dropFirst(window.offset).prefix(limit)) }
        return Table(columns: columns, rows: rows, totals: totals, count: count, currency: asker.currency)
    }

    private static func compare(_ left: Datum, _ right: Datum) -> Int {
        switch (left, right) {
        case (.integer(let a), .integer(let b)): a == b ? 0 : a < b ? -1 : 1
        case (.text(let a), .text(let b)): a == b ? 0 : a < b ? -1 : 1
        case (.null, .null): 0
        case (.null, _): -1
        case (_, .null): 1
        default: 0
        }
    }
}

extension Refusal {
    static let longFilter = Refusal(
        "core.long-filter",
        Text(
            en: "A filter takes forty words and a thousand characters. Type a few words that the row must have.",
            hans: "筛选条件最多四十个词、一千个字符。请只输入几个关键词。", hant: "篩選條件最多四十個詞、一千個字元。請只輸入幾個關鍵詞。"),
        field: "filter")

    static func noSuchColumn(_ name: String, _ titles: [Text]) -> Refusal {
        let shown = TextHygiene.shown(name, max: 24)
        func list(_ language: Language) -> String { titles.prefix(8).map { $0[language] }.joined(separator: language == .en ? ", " : "、") }
        return Refusal(
            "core.no-such-column",
            Text(
                en: "This list has no column “\(shown)”. Before =, < or > stands one of: \(list(.en)).",
                hans: "此列表没有“\(shown)”列。=、<、> 之前请写：\(list(.hans))。",
                hant: "此清單沒有「\(shown)」欄。=、<、> 之前請寫：\(list(.hant))。"),
            field: "filter")
    }

    static func badFilter(_ column: Text, _ typed: String) -> Refusal {
        let shown = TextHygiene.shown(typed, max: 24)
        return Refusal(
            "core.bad-filter",
            Text(
                en: "\(column.en) cannot be compared with “\(shown)”. Write a figure, a day or a word of that column.",
                hans: "“\(column.hans)”无法与“\(shown)”比较。请填写数字、日期或该列中的词。",
                hant: "「\(column.hant)」無法與「\(shown)」比較。請填寫數字、日期或該欄中的詞。"),
            field: "filter")
    }
}
