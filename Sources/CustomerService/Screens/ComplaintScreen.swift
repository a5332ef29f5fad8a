internal import Core
internal import Desk
internal import Terminal
internal import Values

/// One complaint: what was said, where it stands, and everything that happened to it, in full.
final class ComplaintScreen: Screen {
    let code = "CT"
    let title: Text
    private var facts: ComplaintFacts
    private var top = 0
    private var height = 1
    private var lineCount = 0

    /// - Parameter key: a document's id, a number (`CT-000012`) or its digits.
    init(_ key: String, _ desk: Desk) throws {
        facts = try ComplaintFacts(try Self.number(of: key, desk), desk)
        title = Text(
            en: "Complaint \(facts.number)", hans: "投诉单 \(facts.number)", hant: "客訴單 \(facts.number)")
    }

    private static func number(of key: String, _ desk: Desk) throws -> String {
        guard let id = Int64(key), let document = try desk.company.look({ try $0.document(id) }),
            document.kind == Complaint.kind, let number = document.number
        else { return key }
        return number
    }

    func subtitle(at desk: Desk) -> String {
        ["state", "severity", "owner"].map { facts.shown($0, desk) }.filter { !$0.isEmpty }.joined(separator: "   ")
    }

    func reload(at desk: Desk) throws { facts = try ComplaintFacts(facts.number, desk) }

    // MARK: Keys

    func handle(_ key: Key, at desk: Desk) throws -> Bool {
        switch key {
        case .down, .text("j"): top += 1
        case .up, .text("k"): top -= 1
        case .pageDown, .control("f"), .text(" "): top += height
        case .pageUp, .control("b"): top -= height
        case .home, .text("g"): top = 0
        case .end, .text("G"): top = lineCount
        case .enter:
            let source = facts.text("document")
            guard !source.isEmpty else { return true }
            try openDocument(desk)
        default: return false
        }
        return true
    }

    func actions(at desk: Desk) -> [Action] {
        var all = ComplaintSteps.all.map { step in
            // F6 is "new" everywhere; what is new on a complaint is a note.
            Action(
                step.step == .noted ? .function(6) : nil, step.title, right: step.right,
                whyNot: { [weak self] in step.whyNot(self?.facts.state) }
            ) { [weak self] desk in
                guard let self else { return }
                if step.step == .taken {
                    try desk.perform(TakeComplaint(complaint: facts.number, revision: Int64(facts.text("revision"))))
                    desk.say(
                        Text(
                            en: "\(facts.number) is yours.", hans: "\(facts.number) 由您负责。", hant: "\(facts.number) 由您負責。"))
                } else {
                    try desk.show(step.form(facts))
                }
            }
        }
        all.append(
            Action(.function(5), Text(en: "Refresh", hans: "刷新", hant: "重新整理")) { [weak self] desk in
                try self?.reload(at: desk)
            })
        if !facts.text("document").isEmpty {
            all.append(
                Action(
                    nil, Text(en: "Document", hans: "单据", hant: "單據"),
                    whyNot: { [facts] in desk.canOpen(facts.text("documentKind")) ? nil : Self.notYours }
                ) { [weak self] desk in try self?.openDocument(desk) })
        }
        if desk.canOpen("customer") {
            all.append(
                Action(.control("v"), Text(en: "Customer", hans: "客户", hant: "客戶")) { [weak self] desk in
                    guard let self else { return }
                    try desk.open("customer", facts.text("customer"))
                })
        }
        if let id = Int64(facts.text("id")) { all += desk.actions(for: ShownDocument(Complaint.kind, id)) }
        return all
    }

    private func openDocument(_ desk: Desk) throws {
        let (kind, number) = (facts.text("documentKind"), facts.text("document"))
        guard desk.canOpen(kind) else {
            return desk.say(
                .warning(
                    Text(
                        en: "\(number): \(Self.notYours.en)", hans: "\(number)：\(Self.notYours.hans)",
                        hant: "\(number)：\(Self.notYours.hant)")))
        }
        guard let document = try desk.company.look({ try $0.document(kind: kind, number: number) }) else { return }
        try desk.open(kind, String(document.id))
    }

    private static let notYours = Text(
        en: "Only those who may read such documents can open it.", hans: "只有可查看此类单据的人员才能打开。", hant: "只有可檢視此類單據的人員才能開啟。")

    func help(at desk: Desk) -> [HelpPage] {
        [
            HelpPage(
                title,
                Text(
                    en:
                        "F2 lists what can be done now: take, assign, note, wait, resolve, reopen. F6 writes a note, Enter opens the document, Ctrl-V the customer.",
                    hans: "F2 列出当前可用操作：领取、分派、跟进、等待、解决、重开。F6 写跟进，回车打开单据，Ctrl-V 打开客户。",
                    hant: "F2 列出目前可用操作：接手、指派、跟進、等待、解決、重啟。F6 寫跟進，Enter 開啟單據，Ctrl-V 開啟客戶。"))
        ]
    }

    // MARK: Drawing

    func draw(into canvas: inout Canvas, in area: Area, at desk: Desk) {
        let lines = lines(width: area.width - 1, desk)
        lineCount = lines.count
        height = area.height
        top = max(0, min(top, lines.count - area.height))
        for (offset, line) in lines.dropFirst(top).prefix(area.height).enumerated() {
            canvas.put(
                line.text, row: area.top + offset, column: 0, width: area.width - 1, style: line.isHeading ? .heading : .text)
        }
        let below = lines.count - top - area.height
        if below > 0 {
            let words = Text(en: "\(below) more rows below", hans: "下方还有 \(below) 行", hant: "下方還有 \(below) 列")
            canvas.put(desk.words(words), row: area.foot, column: 0)
        }
        canvas.cursor = (area.top, 0)
    }

    private func lines(width: Int, _ desk: Desk) -> [(text: String, isHeading: Bool)] {
        var lines: [(text: String, isHeading: Bool)] = []
        /// A fact under its title; what is known by a code and a name is one fact.
        func add(_ names: [[String]]) {
            let pieces = names.compactMap { parts -> String? in
                let value = parts.map { facts.shown($0, desk) }.filter { !$0.isEmpty }.joined(separator: " ")
                guard !value.isEmpty, let column = ComplaintCard.columns.first(where: { $0.name == parts.first }) else { return nil }
                return desk.words(column.title) + ": " + value
            }
            lines += Wrapping.rows(ofPieces: pieces, width: width).map { ($0, false) }
        }
        func words(_ name: String) {
            let value = facts.text(name)
            guard !value.isEmpty, let column = ComplaintCard.columns.first(where: { $0.name == name }) else { return }
            lines.append((desk.words(column.title), true))
            lines += Wrapping.rows(of: value, width: width - 2).map { ("  " + $0, false) }
        }
        add([["customerName", "customer"], ["contact"], ["channel"]])
        add([["category", "categoryTitle"], ["document"], ["item", "itemName"], ["lot"]])
        add([["day"], ["repliedAt"], ["resolvedDay"]])
        words("subject")
        words("body")
        words("resolution")
        lines.append((desk.words(ComplaintEvents.title), true))
        for event in facts.events.rows {
            let cells = zip(facts.events.columns, event).filter { ["at", "step", "who", "owner"].contains($0.0.name) }
            let head = cells.map { column, datum in
                let text = CellText.text(
                    datum, column, row: event, columns: facts.events.columns, currency: facts.events.currency,
                    at: desk)
                // Two people beside each other: who did it, and whose complaint it is since.
                return text.isEmpty || !["who", "owner"].contains(column.name) ? text : desk.words(column.title) + ": " + text
            }
            let isPublic = value("isPublic", of: event).integer == 1
            let told = isPublic ? "   " + desk.words(Text(en: "told the customer", hans: "已告知客户", hant: "已告知客戶")) : ""
            lines.append((head.filter { !$0.isEmpty }.joined(separator: "   ") + told, false))
            let text = value("text", of: event).text ?? ""
            guard !text.isEmpty else { continue }
            lines += Wrapping.rows(of: text, width: width - 4).map { ("    " + $0, false) }
        }
        return lines
    }

    private func value(_ name: String, of event: [Datum]) -> Datum {
        facts.events.columns.firstIndex { $0.name == name }.map { event[$0] } ?? .null
    }
}
