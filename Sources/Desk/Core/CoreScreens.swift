internal import Core
internal import Values

// How the ground's own screens are put together from its queries and commands.

enum CoreScreens {
    /// A query of the core by name: its types are not seen from here.
    static func list(_ name: String, _ code: String, title: Text? = nil, parameters: [String: String] = [:]) -> ListScreen {
        ListScreen(Department.ground(name), code: code, title: title, parameters: parameters)
    }

    /// Rows of the audit: Enter shows what each changed.
    static func audited(_ name: String, _ code: String, title: Text? = nil, parameters: [String: String] = [:]) -> ListScreen {
        let list = list(name, code, title: title, parameters: parameters)
        // Number, time and person stay in sight.
        list.kept = 3
        list.whenOpened = { desk, row in
            // The words of the reader's language, which may change while the list lies open.
            let title = row.text("command").flatMap(desk.titleOfRequest) ?? row.text("setting").flatMap(desk.titleOfSetting)
            let detail = CoreScreens.list(
                "core.change", "", title: title ?? Text(verbatim: row.text("title") ?? ""), parameters: ["entry": row.key])
            detail.hidesParameters = true
            if let fields = row.text("fields"), fields.count > 2 {
                // As they were sent, in full, on as many rows as they take.
                detail.headLines = { desk in [desk.words(sent) + "   " + fields] }
                detail.more = { _ in
                    [Action(nil, sent) { desk in try desk.show(HelpScreen(pages: [HelpPage(sent, Text(verbatim: fields))])) }]
                }
            }
            try desk.show(detail)
        }
        return list
    }

    private static let sent = Text(en: "Fields as sent", hans: "提交的字段", hant: "送出的欄位")

    static func inbox(_ desk: Desk) -> ListScreen {
        let list = list("core.inbox", "IN")
        list.openRow = { row in row.text("kind").map { ($0, row.key) } }
        list.isHandheld = true
        let cannot = Text(
            en: "This kind is decided on its own screen. Open it with 5.", hans: "此类单据须在其界面批准，请用 5 打开。",
            hant: "此類單據須在其畫面核准，請用 5 開啟。")
        func whyNot(_ row: ListRow) -> Text? { row.text("kind").flatMap(desk.decision) == nil ? cannot : nil }
        list.options = [
            RowOption(1, approveTitle, done: approved, whyNot: whyNot) { desk, row in
                guard let kind = row.text("kind"), let id = row.id else { return }
                try desk.decision(of: kind)?.approve(desk, id)
            },
            RowOption(4, giveBackTitle, whyNot: whyNot) { desk, row in
                guard let kind = row.text("kind"), let id = row.id else { return }
                try desk.show(try giveBack("\(kind) \(id)", desk))
            },
        ]
        list.bulk = [
            BulkAction(approveTitle, amount: "amountMinor", done: approved) { desk, rows in
                for row in rows { if let kind = row.text("kind"), let id = row.id { try desk.decision(of: kind)?.approve(desk, id) } }
            }
        ]
        // Who decides nothing reads.
        if !desk.pages.flatMap(\.decisions).contains(where: { desk.session.may($0.right) }) { (list.options, list.bulk) = ([], []) }
        return list
    }

    static let giveBackTitle = Text(en: "Give back", hans: "退回", hant: "退回")
    private static let approveTitle = Text(en: "Approve", hans: "批准", hant: "核准")
    private static let approved = Text(en: "approved", hans: "已批准", hant: "已核准")

    /// Gives a document back to whoever made it: a form that asks for the reason and nothing else.
    /// - Parameter key: the document's kind and id, `purchase-order 4711`.
    static func giveBack(_ key: String, _ desk: Desk) throws -> FormScreen {
        let words = key.split(separator: " ").map(String.init)
        guard words.count == 2, let id = Int64(words[1]), let decision = desk.decision(of: words[0]) else { throw Refusal.noOpener(key) }
        let number = try desk.company.look { try $0.document(id)?.number } ?? ""
        let field = Field("reason", Text(en: "Reason", hans: "原因", hant: "原因"), .text(max: 200), required: true)
        let holder = ReasonHolder()
        var plan = FormPlan(
            code: "IN", title: Text(en: "Give back \(number)", hans: "退回 \(number)", hant: "退回 \(number)"),
            fields: [FormField(field, width: 60)]
        ) { desk, _, _, _ in
            try decision.giveBack(desk, id, holder.reason)
            return FormSaved(Text(en: "\(number) is given back.", hans: "\(number) 已退回。", hant: "\(number) 已退回。"))
        }
        plan.right = decision.right
        plan.saveTitle = giveBackTitle
        plan.reopens = "give-back " + key
        plan.noteValues = { holder.reason = $0["reason"] }
        return FormScreen(plan)
    }

    static func drafts() -> ListScreen {
        let list = list("core.drafts", "DRAF")
        list.cellWords["kind"] = { desk, row in row.text("kind").flatMap(desk.wordsOfScreen) }
        list.cellWords["title"] = { desk, row in row.text("title").map(desk.draftTitle) }
        list.openRow = nil
        list.rowName = { desk, row in desk.words(Text(en: "Draft", hans: "草稿", hant: "草稿")) + " " + desk.draftTitle(row.text("title") ?? "")
        }
        list.options = [
            RowOption(
                4, Text(en: "Throw away", hans: "丢弃", hant: "捨棄"), done: Text(en: "thrown away", hans: "已丢弃", hant: "已捨棄")
            ) { desk, row in
                try desk.company.discard(draft: row.key, as: desk.session)
                desk.needsReload = true
            },
            RowOption(5, Words.resume) { desk, row in try resume(row, desk) },
        ]
        list.whenOpened = { desk, row in try resume(row, desk) }
        return list
    }

    private static func resume(_ row: ListRow, _ desk: Desk) throws {
        guard let draft = try desk.company.drafts(of: desk.session).first(where: { $0.token == row.key }) else { return }
        try desk.resume(draft)
    }

    static func documents() -> ListScreen {
        let list = list("core.documents", "DOC")
        list.openRow = { row in row.text("kind").map { ($0, row.key) } }
        list.options = [
            RowOption(7, Words.history) { desk, row in try desk.showHistory(of: row.key) }
        ]
        return list
    }

    /// The one row of a list that is meant; nil where there is none.
    static func row(
        _ query: String, _ desk: Desk, _ parameters: [String: String] = [:], where isMeant: (ListRow) -> Bool
    ) throws -> ListRow? {
        let table = try desk.ask(named: query, parameters)
        return table.rows.map { ListRow(table.columns, $0) }.first(where: isMeant)
    }

    static func language(_ desk: Desk) -> any Screen {
        PickList(
            title: Text(en: "My language", hans: "我的语言", hant: "我的語言"),
            rows: [PickRow("English"), PickRow("简体中文"), PickRow("繁體中文")]
        ) { desk, index in
            while desk.language != Language.allCases[index] { try desk.switchLanguage() }
        }
    }

    /// Any command of the house by name, as a form.
    static func form(for name: String, code: String, _ desk: Desk, adjust: (inout FormPlan) -> Void = { _ in }) throws -> FormScreen {
        guard let command = desk.company.house.commands[name] else { throw Refusal.noSuchCommand(name) }
        return opened(command, code, adjust)
    }

    private static func opened<C: Command>(_ command: C.Type, _ code: String, _ adjust: (inout FormPlan) -> Void) -> FormScreen {
        CommandForm(command, code: code, adjust: adjust)
    }
}

private final class ReasonHolder {
    var reason = ""
}

extension Department {
    /// The core's queries are the same in every house.
    fileprivate static func ground(_ name: String) -> any Query.Type {
        guard let query = core.queries.first(where: { $0.name == name }) else { preconditionFailure("the core has no query \(name)") }
        return query
    }
}

extension Desk {
    /// Every command that touched a document, with who and when.
    package func showHistory(of document: String) throws {
        let number = try Int64(document).flatMap { id in try company.look { try $0.document(id)?.number } } ?? ""
        try showHistory(of: number, ["document": document])
    }

    /// The history of a record under the name that people know it by.
    func showHistory(of name: String, _ parameters: [String: String]) throws {
        let title = Text(en: "History \(name)", hans: "历史 \(name)", hant: "歷史 \(name)")
        let list = CoreScreens.audited("core.history", "HIST", title: name.isEmpty ? nil : title, parameters: parameters)
        list.hidesParameters = !name.isEmpty
        try show(list)
    }
}
