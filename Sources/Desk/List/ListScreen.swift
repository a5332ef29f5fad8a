package import Core
internal import Terminal
package import Values

/// Any registered query as a list: option column, position-to, filter in words, sorting by any column, totals, marks,
/// drill and back to the same row. It reads one window of rows at a time, so a million rows cost a page.
package final class ListScreen: Screen, KeyedScreen {
    package let code: String
    package let title: Text
    package let query: any Query.Type
    /// Parameters of the query as people type them.
    package var parameters: [String: String]
    /// What Enter and `5` open: an opener's kind; the row's key goes with it.
    package var opens: String?
    /// Where the kind depends on the row (inbox, documents): kind and key.
    package var openRow: ((ListRow) -> (kind: String, key: String)?)?
    /// What Enter does where no opener fits.
    package var whenOpened: ((Desk, ListRow) throws -> Void)?
    package var options: [RowOption] = []
    package var bulk: [BulkAction] = []
    /// The form that F6 opens, with who may.
    package var new: (right: Right?, make: (Desk) throws -> any Screen)?
    /// Further actions; the list is handed in so that they can ask for the selected row.
    package var more: (ListScreen) -> [Action] = { _ in [] }
    /// The last body row where the screen has a proof: `1405 stock 12,300.00 = ledger 12,300.00`.
    package var proofLine: ((Desk) throws -> String?)?
    /// Rows above the list: what document it belongs to, how it stands.
    package var headLines: ((Desk) throws -> [String])?
    /// Shown in the last body rows, live; one that does not hold stands there as an error and can be opened.
    package var proofs: [Proof] = []
    /// The document whose lines these are: its history, and the same again as a new one, are in the F2 menu.
    package var document: ShownDocument?
    /// Makes the form of the copy, where a department knows better than the audit what belongs into it.
    package var copy: ((Desk) throws -> any Screen)?
    /// Puts in the days that follow from those given, so that the heading names them all: a year's first day.
    package var fillDays: ((inout [String: String], Desk) throws -> Void)?
    /// Columns that stand only where a parameter was given, by the parameter's name: what nobody asked for is not shown.
    package var columnsOnRequest: [String: String] = [:]
    /// What stands in a column instead of the program's own word; nil: the word itself.
    package var cellWords: [String: (Desk, ListRow) -> String?] = [:]
    /// How a row is called in a sentence, where its first code is not its name: a key, a draft.
    package var rowName: ((Desk, ListRow) -> String)?
    package var helpText: Text?
    package var isHandheld = false
    /// The title says already what it is a list of.
    var hidesParameters = false

    var window = Window()
    var selected = 0
    var top = 0
    var count = 0
    var pageOffset = 0
    var rows: [ListRow] = []
    var totals: [Table.Total] = []
    var currency: Currency?
    var needsPage = true
    var selectedKey: String?
    var newRows = 0
    /// What was asked when the rows were last counted: of another question there are no new rows.
    var counted: Asked?
    /// The column of the list that has the focus; -1 is the option column.
    var focusedColumn = -1
    /// Which page of further columns F11 shows; 0: the list as it comes.
    var extraPage = 0
    /// How many of the first columns stay in sight while F11 shows others.
    package var kept = 1
    var typedOptions: [String: (row: ListRow, digits: String)] = [:]
    var marked: [String: ListRow] = [:]
    var entry: Entry?
    var scan = ""
    var lastPosition = ""
    var proof = ""
    var head: [String] = []
    /// The rows above the list, each as long as it is.
    var wholeHead: [String] = []
    var headWidth = 0
    /// The widest text of each column seen so far, in that language.
    var widest: [String: Int] = [:]
    var widestLanguage: Language?
    var proven: [ProofLine] = []
    /// Where the last drawing put the first row, for clicks.
    var firstLine = 0

    /// What a number of rows answers to.
    struct Asked: Hashable {
        let parameters: [String: String]
        let filter: String
        let today: Day
    }

    /// What is being typed in the second row.
    struct Entry {
        enum Purpose { case filter, position }
        let purpose: Purpose
        var editor: LineEditor
        let before: Window
    }

    /// - Parameters:
    ///   - code: what is typed in the command field to get here.
    ///   - title: the query's own where nil.
    package init(
        _ query: any Query.Type, code: String, title: Text? = nil, parameters: [String: String] = [:], opens: String? = nil,
        options: [RowOption] = []
    ) {
        self.query = query
        self.code = code
        self.title = title ?? query.title
        self.parameters = parameters
        self.opens = opens
        self.options = options
    }

    package var isTyping: Bool { entry != nil || !scan.isEmpty }

    package func help(at desk: Desk) -> [HelpPage] {
        (helpText.map { [HelpPage(title, $0)] } ?? []) + dayHelp
    }

    /// The row under the bar.
    package func selectedRow(at desk: Desk) throws -> ListRow? { try row(selected, desk) }

    /// Options the person may use.
    func allowedOptions(_ desk: Desk) -> [RowOption] {
        var all = options
        if opens != nil || openRow != nil, !all.contains(where: { $0.digit == 5 }) {
            all.append(
                RowOption(5, Text(en: "Display", hans: "查看", hant: "檢視")) { [weak self] desk, row in
                    try self?.open(row, desk)
                })
        }
        return all.filter { option in option.right.map(desk.session.may) ?? true }.sorted { $0.digit < $1.digit }
    }

    func open(_ row: ListRow, _ desk: Desk) throws {
        let columns = query.columns.filter { !$0.isKey }
        if focusedColumn >= 0, let drill = visibleColumns(desk)[safe: focusedColumn]?.drill ?? nil,
            let column = columns.first(where: { $0.drill == drill }), case let key = ListRow.plain(row[column.name]), !key.isEmpty
        {
            return try desk.open(drill, key)
        }
        if let whenOpened { return try whenOpened(desk, row) }
        if let target = openRow?(row) { return try desk.open(target.kind, target.key) }
        if let opens { try desk.open(opens, row.key) }
    }

    // MARK: Actions

    package func actions(at desk: Desk) -> [Action] {
        var all = [
            Action(.function(5), Words.refresh) { [weak self] desk in
                self?.newRows = 0
                desk.dearProofs = [:]
                try self?.reload(at: desk)
            },
            Action(.function(7), Words.filter) { [weak self] _ in self?.begin(.filter) },
        ]
        if let new {
            all.append(Action(.function(6), Words.new, right: new.right) { desk in try desk.show(new.make(desk)) })
        }
        if query.columns.contains(where: \.isExtra) {
            all.append(
                Action(.function(11), Words.more) { [weak self] desk in
                    guard let self else { return }
                    extraPage = extraPage < extraPages(desk).count ? extraPage + 1 : 0
                    focusedColumn = -1
                })
        }
        all += (bulk + (marked.isEmpty ? [] : bulkOptions(desk))).map(bulkAction)
        all += more(self)
        if let document { all += desk.actions(for: document, copy: copy) }
        all += proven.filter { !$0.holds }.map(openBroken)
        if !marked.isEmpty {
            all.append(Action(nil, Words.unmark) { [weak self] _ in self?.marked = [:] })
        }
        all += sortActions(desk)
        all.append(Action(nil, Words.copyRow) { [weak self] desk in try self?.copySelected(desk) })
        if desk.exportFolder != nil {
            all += ExportFormat.allCases.map { format in
                Action(nil, format.title) { [weak self] desk in try self?.export(format, desk) }
            }
        }
        return all
    }

    /// What an option does to one row it does to all marked ones, if it may be done to each.
    private func bulkOptions(_ desk: Desk) -> [BulkAction] {
        let amount = amountColumn
        return allowedOptions(desk).filter { option in !bulk.contains { $0.title == option.title } }.compactMap { option in
            guard let done = option.done else { return nil }
            return BulkAction(option.title, right: option.right, amount: amount, done: done) { [weak self] desk, rows in
                for row in rows {
                    guard let reason = option.whyNot(row) else { continue }
                    throw Refusal.notNow(self?.shortName(of: row, desk) ?? row.key, reason)
                }
                for row in rows { try option.run(desk, row) }
            }
        }
    }

    private func bulkAction(_ action: BulkAction) -> Action {
        Action(
            nil, action.title, right: action.right,
            whyNot: { [weak self] in
                self?.marked.isEmpty ?? true
                    ? Text(en: "Mark rows with Space first.", hans: "请先用空格标记行。", hant: "請先用空白鍵標記列。") : nil
            }
        ) { [weak self] desk in
            guard let self else { return }
            let rows = marked.values.sorted { $0.key < $1.key }
            let sum = amount(action.amount, of: rows, desk)
            desk.confirm(
                Confirmation(
                    Text(
                        en: "\(action.title.en): \(rows.count) rows\(sum). Do it?", hans: "\(action.title.hans)：\(rows.count) 行\(sum)。执行吗？",
                        hant: "\(action.title.hant)：\(rows.count) 列\(sum)。執行嗎？"),
                    objects: rows.map { self.name(of: $0, desk) })
            ) { desk in
                try action.run(desk, rows)
                self.marked = [:]
                self.say(action.done, of: rows, desk)
            }
        }
    }

    /// The rows that are marked, by key.
    package var markedRows: [ListRow] { marked.values.sorted { $0.key < $1.key } }

    func amount(_ name: String?, of rows: [ListRow], _ desk: Desk) -> String {
        guard let name, let column = query.columns.first(where: { $0.name == name }) else { return "" }
        var sums: [String: Int64] = [:]
        for row in rows {
            var code = desk.company.currency.code
            if case .moneyIn(let other) = column.kind { code = row.text(other) ?? code }
            sums[code, default: 0] &+= row.integer(name) ?? 0
        }
        return sums.sorted { $0.key < $1.key }.map { code, sum in
            ", " + (Currency.named(code).map { Money(minor: sum, currency: $0).writtenWithCurrency() } ?? "")
        }.joined()
    }

    /// How a record is called in a question: its first three columns.
    func name(of row: ListRow, _ desk: Desk) -> String { nameParts(of: row, desk).joined(separator: "  ") }

    private func nameParts(of row: ListRow, _ desk: Desk) -> [String] {
        query.columns.enumerated().filter { !$0.element.isKey }.prefix(3).map { cell(row, $0.element, $0.offset, desk) }
    }

    /// The column whose amounts are added up, where the list has one.
    private var amountColumn: String? {
        query.columns.first { column in
            switch column.kind {
            case .money, .moneyIn: column.isTotalled
            default: false
            }
        }?.name
    }

    /// The same with how much it is about, where its columns say it: behind the first, so that no long name cuts it.
    func nameAndAmount(of row: ListRow, _ desk: Desk) -> String {
        var parts = nameParts(of: row, desk)
        let amount = amount(amountColumn, of: [row], desk)
        if !amount.isEmpty { parts.insert(String(amount.dropFirst(2)), at: min(1, parts.count)) }
        return parts.joined(separator: "  ")
    }

    /// How a record is called in a sentence: as the screen says, else its first code, where it has one.
    func shortName(of row: ListRow, _ desk: Desk) -> String {
        if let rowName { return rowName(desk, row) }
        let code = query.columns.enumerated().first { if case .code = $0.element.kind { true } else { false } }
        return code.map { cell(row, $0.element, $0.offset, desk) } ?? name(of: row, desk)
    }

    func cell(_ row: ListRow, _ column: Column, _ index: Int, _ desk: Desk) -> String {
        if let words = cellWords[column.name]?(desk, row) { return words }
        return CellText.text(
            row.values[index], column, row: row.values, columns: query.columns,
            currency: currency ?? desk.company.currency, at: desk)
    }

    var plainKeys: [(keys: String, title: Text)] {
        [
            ("Enter", Text(en: "Open the row, or do the options typed", hans: "打开该行，或执行已输入的选项", hant: "開啟該列，或執行已輸入的選項")),
            ("1 … 9", Text(en: "Option of the row; more rows, then Enter", hans: "该行选项；可多行输入后回车", hant: "該列選項；可多列輸入後按 Enter")),
            ("Left Right", Text(en: "Choose a column", hans: "选择列", hant: "選擇欄")),
            ("[ ]", Text(en: "Sort by it, up or down; again: the other way", hans: "按该列升序、降序；再按反向", hant: "按該欄遞增、遞減；再按反向")),
            ("Space", Text(en: "Mark the row", hans: "标记该行", hant: "標記該列")),
            ("j k g G", Text(en: "Down, up, first, last", hans: "下、上、首、末", hant: "下、上、首、末")),
            ("PgDn PgUp ^F ^B", Text(en: "A page on or back", hans: "下一页、上一页", hant: "下一頁、上一頁")),
            ("{ }", Text(en: "Period before or after", hans: "上一期、下一期", hant: "上一期、下一期")),
            ("'", Text(en: "Position to", hans: "定位到", hant: "定位至")),
            ("/", Words.filter), ("y Y", Text(en: "Copy the row, or the marked rows", hans: "复制该行或标记的行", hant: "複製該列或標記的列")),
            ("+", Text(en: "Add up the marked rows", hans: "合计标记的行", hant: "合計標記的列")),
        ]
    }
}

extension Array {
    subscript(safe index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}
