internal import Core
internal import Desk
internal import Values

// The journal: entries in a list, one entry with its lines, and the way back out of one.

enum JournalScreens {
    static func journal(_ desk: Desk, from: String? = nil, to: String? = nil) -> ListScreen {
        var parameters: [String: String] = [:]
        parameters["from"] = from
        parameters["to"] = to
        let list = ListScreen(Journal.self, code: "JL", parameters: parameters, opens: journalEntryKind)
        list.options = [
            RowOption(4, reverseTitle, right: .reverseJournals, whyNot: whyNotReverse) { desk, row in
                try desk.show(reversal(of: row.text("number") ?? ""))
            },
            RowOption(
                8, sourceTitle, whyNot: { $0.integer("sourceId") == nil ? noSource : nil }
            ) { desk, row in
                guard let id = row.integer("sourceId") else { return }
                try openSource(id, desk)
            },
        ]
        list.new = (.postJournals, { desk in JournalForm.entry(desk) })
        list.helpText = Text(
            en: "Entries, the newest first. { and } go by month. 4 reverses, 8 opens the document it came from, F6 enters one.",
            hans: "凭证，最新在前。{ } 按月翻。4 冲销，8 打开来源单据，F6 录入凭证。",
            hant: "傳票，最新在前。{ } 按月翻。4 沖銷，8 開啟來源單據，F6 輸入傳票。")
        return list.proved(desk)
    }

    // MARK: One entry

    /// The entry that was typed behind a code, by its number as people say it.
    static func entry(said typed: String, _ desk: Desk) throws -> any Screen {
        return try desk.screen(said: typed, [journalEntryKind], none: Refusal.noEntry) { try entry($1, $0) }
    }

    /// - Parameter key: the entry's id or number.
    static func entry(_ key: String, _ desk: Desk) throws -> ListScreen {
        let head = try EntryHead(key, desk)
        let list = ListScreen(
            JournalLines.self, code: "JL",
            title: Text(en: "Entry \(head.number)", hans: "凭证 \(head.number)", hant: "傳票 \(head.number)"),
            parameters: ["entry": String(head.id)])
        list.whenOpened = { desk, row in
            if let source = head.sourceId { return try openSource(source, desk) }
            try desk.open("account-card", row.text("account") ?? "")
        }
        list.options = [
            RowOption(5, Text(en: "Account", hans: "科目", hant: "科目")) { desk, row in
                try desk.open("account-card", row.text("account") ?? "")
            }
        ]
        if let source = head.sourceId {
            list.options.append(RowOption(8, sourceTitle) { desk, _ in try openSource(source, desk) })
        }
        list.more = { _ in actions(head) }
        list.document = ShownDocument(journalEntryKind, head.id)
        // An entry never changes; what may be said of it later is that another one reverses it.
        list.headLines = { desk in [try EntryHead(String(head.id), desk).line(desk)] }
        list.helpText = Text(
            en: "Enter opens the document that posted the entry; with none, the account. F2 reverses an entry made by hand.",
            hans: "回车打开生成此凭证的单据；无单据则打开科目明细账。F2 可冲销手工凭证。",
            hant: "Enter 開啟產生此傳票的單據；無單據則開啟科目明細帳。F2 可沖銷手工傳票。")
        return list
    }

    private static func actions(_ head: EntryHead) -> [Action] {
        var all: [Action] = []
        if let source = head.sourceId {
            all.append(Action(nil, sourceTitle) { desk in try openSource(source, desk) })
        }
        all.append(
            Action(
                nil, reverseTitle, right: .reverseJournals,
                whyNot: { head.sourceId != nil ? hasSource : head.reversedBy.isEmpty ? nil : reversed }
            ) { desk in try desk.show(reversal(of: head.number)) })
        for other in [head.reverses, head.reversedBy] where !other.isEmpty {
            all.append(
                Action(nil, Text(en: "Open \(other)", hans: "打开 \(other)", hant: "開啟 \(other)")) { desk in
                    try desk.show(entry(other, desk))
                })
        }
        return all
    }

    static func openSource(_ id: Int64, _ desk: Desk) throws {
        guard let document = try desk.company.look({ try $0.document(id) }) else { return }
        try desk.open(document.kind, String(id))
    }

    // MARK: Reversal

    private static func reversal(of number: String) -> FormScreen {
        let fields = ReverseJournal.fields.map { FormField($0, protected: $0.name == "entry", sent: true) }
        var plan = FormPlan(ReverseJournal.self, code: "JL", fields: fields) { _, _, outcome in
            let new = outcome.number ?? ""
            return FormSaved(FormPlan.reversed(number, by: new), code: new)
        }
        plan.start["entry"] = number
        plan.startsIn = "reason"
        plan.saveTitle = Text(en: "Post", hans: "过账", hant: "過帳")
        return FormScreen(plan)
    }

    private static func whyNotReverse(_ row: ListRow) -> Text? {
        if row.integer("sourceId") != nil { return hasSource }
        return (row.text("reversedBy") ?? "").isEmpty ? nil : reversed
    }

    private static let reverseTitle = Text(en: "Reverse", hans: "冲销", hant: "沖銷")
    private static let sourceTitle = Text(en: "Source", hans: "来源单据", hant: "來源單據")
    private static let noSource = Text(en: "It was entered by hand.", hans: "此为手工凭证。", hant: "此為手工傳票。")
    private static let reversed = Text(en: "It is reversed already.", hans: "已冲销。", hant: "已沖銷。")
    private static let hasSource = Text(
        en: "A document posted it. Reverse that document instead; option 8 opens it.", hans: "此凭证由单据生成，请冲销该单据（选项 8 打开）。",
        hant: "此傳票由單據產生，請沖銷該單據（選項 8 開啟）。")
}

/// What stands over the lines of an entry.
struct EntryHead {
    let id: Int64
    let number: String
    let day: String
    let summary: String
    let source: String
    let sourceId: Int64?
    let reverses: String
    let reversedBy: String

    /// - Throws: `ledgers.no-entry`.
    init(_ key: String, _ desk: Desk) throws {
        var window = Window()
        window.filter = (Int64(key) == nil ? "number=" : "id=") + key
        window.wantsTotals = false
        let table = try desk.ask(Journal(), window: window)
        let names = Dictionary(uniqueKeysWithValues: table.columns.enumerated().map { ($0.element.name, $0.offset) })
        func cell(_ row: [Datum], _ name: String) -> Datum { names[name].map { row[$0] } ?? .null }
        let found = table.rows.first { row in
            cell(row, "number").text == key || cell(row, "id").integer.map(String.init) == key
        }
        guard let row = found, let id = cell(row, "id").integer else { throw Refusal.noEntry(key) }
        self.id = id
        number = cell(row, "number").text ?? ""
        day = cell(row, "day").text ?? ""
        summary = cell(row, "summary").text ?? ""
        source = cell(row, "source").text ?? ""
        sourceId = cell(row, "sourceId").integer
        reverses = cell(row, "reverses").text ?? ""
        reversedBy = cell(row, "reversedBy").text ?? ""
    }

    func line(_ desk: Desk) -> String {
        var parts = [day, summary]
        if sourceId != nil { parts.append(desk.words(Text(en: "from", hans: "来源", hant: "來源")) + " " + source) }
        if !reverses.isEmpty { parts.append(desk.words(Text(en: "reverses", hans: "冲销", hant: "沖銷")) + " " + reverses) }
        if !reversedBy.isEmpty {
            parts.append(desk.words(Text(en: "reversed by", hans: "被冲销于", hant: "被沖銷於")) + " " + reversedBy)
        }
        return parts.joined(separator: "  ")
    }
}
