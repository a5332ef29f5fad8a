package import Core
package import Values

/// A customer's last documents of any department, newest first: what an agent picks the disputed one from.
package struct CustomerDocuments: Query {
    package static let name = "service.customer-documents"
    package static let title = Text(en: "A customer's last documents", hans: "该客户最近的单据", hant: "該客戶最近的單據")
    package static let right = Right.readComplaints
    package static let fields = [Field.customer]
    package static let columns = [
        Column.id,
        Column("number", Text(en: "Number", hans: "编号", hant: "編號"), .code, width: 11),
        Column("kind", Text(en: "Kind", hans: "种类", hant: "種類"), .documentKind, width: 14),
        Column("day", Text(en: "Day", hans: "日期", hant: "日期"), .day, width: 10),
        Column("summary", Text(en: "About", hans: "摘要", hant: "摘要"), .text, width: 20),
        Column("amountMinor", Text(en: "Amount", hans: "金额", hant: "金額"), .moneyIn("currency"), width: 13),
        Column("currency", Text(en: "Cur.", hans: "币种", hant: "幣別"), .code, width: 4, extra: true),
        Column("state", Text(en: "State", hans: "状态", hant: "狀態"), .documentState(of: "kind"), width: 6),
    ]

    let customer: String

    package init(_ parameters: Parameters) throws { self.init(customer: try parameters.required("customer")) }
    /// `customer` is a code.
    package init(customer: String) { self.customer = customer.uppercased() }

    package func answer(in reader: Reader, for asker: Asker) throws -> Answer {
        .statement(
            """
            SELECT id, number, kind, day, summary, amountMinor, coalesce(currency, '') AS currency, state
            FROM document
            WHERE party = ? AND kind <> 'complaint' AND number IS NOT NULL
            """, [customer], order: "day DESC, id DESC")
    }
}
