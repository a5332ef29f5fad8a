internal import Core
internal import Desk
internal import MasterData
internal import Terminal
internal import Values

// Logging a complaint while the customer talks: initials find the customer, their open complaints and last papers stand
// under the form at once, a digit picks the paper.

enum ComplaintForm {
    /// A new complaint; F8 logs it and stays for the next caller.
    static func new() -> FormScreen {
        var plan = FormPlan(LogComplaint.self, code: "CT", fields: fields) { _, _, outcome in
            let number = outcome.number ?? ""
            return FormSaved(
                Text(en: "\(number) is logged.", hans: "\(number) 已登记。", hant: "\(number) 已登錄。"), code: number,
                opens: (Complaint.kind, String(outcome.id)))
        }
        plan.isRepeated = true
        plan.preview = nil
        plan.aside = aside
        plan.help = Text(
            en:
                "Customer by code, name, pinyin initials or the end of a telephone number; a digit picks the document below. Without a severity the category's own holds.",
            hans: "客户可按编码、名称、拼音首字母或电话尾号查找；按数字选择下方单据。严重程度留空则取类别默认值。",
            hant: "客戶可依編號、名稱、拼音首字母或電話末碼尋找；按數字選擇下方單據。嚴重程度留空則取類別預設值。")
        return FormScreen(plan)
    }

    /// In the order in which a caller tells it; what can wait stands last.
    private static var fields: [FormField] {
        let widths = [
            "customer": 12, "category": 10, "subject": 58, "body": 58, "contact": 16, "item": 12, "lot": 14, "owner": 10,
        ]
        let order = ["customer", "document", "category", "severity", "subject", "body", "channel", "contact", "item", "lot", "owner"]
        return order.compactMap { name in
            guard let field = LogComplaint.fields.first(where: { $0.name == name }) else { return nil }
            // Its numbers stand under the form for this customer alone, so no list of all customers' papers is offered.
            if name == "document" { return FormField(Field(name, field.title, .text(max: 24), help: documentHelp), width: 14) }
            return FormField(field, width: widths[name], master: name == "customer" || name == "item" ? name : nil)
        }
    }

    private static let documentHelp = Text(
        en: "A number of this customer's, or a digit: the papers listed under the form have numbers. Leave it empty where there is none.",
        hans: "该客户的单据号，或按数字选取表单下方列出的单据；没有则留空。", hant: "該客戶的單據號，或按數字選取表單下方列出的單據；沒有則留空。")

    // MARK: What is known of the customer

    private static func aside(_ desk: Desk, _ values: FormValues) throws -> FormAside? {
        let customer = values["customer"]
        guard !customer.isEmpty, desk.session.may(.readComplaints) else { return nil }
        var aside = FormAside(field: "document")
        let complaints = try desk.ask(CustomerComplaints(customer: customer), window: first(3))
        aside.rows.append(.init(desk.words(CustomerComplaints.title) + " (\(complaints.count))", heading: true))
        aside.rows += complaints.rows.map { .init("  " + line($0, complaints, desk)) }
        let documents = try desk.ask(CustomerDocuments(customer: customer), window: first(9))
        aside.rows.append(.init(desk.words(CustomerDocuments.title), heading: true))
        for (index, row) in documents.rows.enumerated() {
            aside.rows.append(.init("\(index + 1) " + line(row, documents, desk)))
            aside.choices.append((row[1].text ?? "", ""))
        }
        if documents.rows.isEmpty { aside.rows.append(.init("  " + desk.words(none))) }
        return aside
    }

    private static func first(_ count: Int) -> Window {
        var window = Window()
        window.limit = count
        return window
    }

    private static func line(_ row: [Datum], _ table: Table, _ desk: Desk) -> String {
        zip(table.columns, row).filter { !$0.0.isKey && !$0.0.isExtra }.map { column, datum in
            let text = CellText.text(datum, column, row: row, columns: table.columns, currency: table.currency, at: desk)
            return CharacterWidth.pad(
                CharacterWidth.truncate(text, to: column.width), to: column.width,
                align: column.alignment == .right ? .right : .left)
        }.joined(separator: " ")
    }

    private static let none = Text(en: "None.", hans: "无。", hant: "無。")
}
