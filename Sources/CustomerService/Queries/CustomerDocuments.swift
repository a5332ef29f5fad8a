package import Core
package import Values

/// A customer's last documents of any department, newest first: what an agent picks the disputed one from. What a document
/// is worth is for whoever may read its kind: an issue's amount is what the goods cost us.
package struct CustomerDocuments: Query {
    package static let name = "service.customer-documents"
    package static let title = Text(en: "This customer's last documents", hans: "该客户最近的单据", hant: "該客戶最近的單據")
    package static let right = Right.readComplaints
    package static let fields = [Field.customer]
    package static let columns = [
        Column.id,
        Column("number", Text(en: "Number", hans: "编号", hant: "編號"), .code, width: 11),
        Column("kind", Text(en: "Kind", hans: "种类", hant: "種類"), .documentKind, width: 14),
        Column("day", Text(en: "Day", hans: "日期", hant: "日期"), .day, width: 10),
        Column("amountMinor", Text(en: "Amount", hans: "金额", hant: "金額"), .moneyIn("currency"), width: 13),
        Column("currency", Text(en: "Cur.", hans: "币种", hant: "幣別"), .code, width: 4, extra: true),
        Column("state", Text(en: "State", hans: "状态", hant: "狀態"), .documentState(of: "kind"), width: 9),
        Column("summary", Text(en: "About", hans: "摘要", hant: "摘要"), .text, width: 15),
    ]

    let customer: String

    package init(_ parameters: Parameters) throws { self.init(customer: try parameters.required("customer")) }
    /// `customer` is a code.
    package init(customer: String) { self.customer = customer.uppercased() }

    package func answer(in reader: Reader, for asker: Asker) throws -> Answer {
        let declared = asker.house.documents
        let hidden = declared.filter { !asker.session.may($0.right) }.map(\.kind).joined(separator: ",")
        return .statement(
            """
            SELECT id, number, kind, day, CASE WHEN ? LIKE '%,' || kind || ',%' THEN NULL ELSE amountMinor END AS amountMinor,
                   coalesce(currency, '') AS currency, state,
                   CASE WHEN summary = coalesce(partyName, '') THEN '' ELSE summary END AS summary
            FROM document
            WHERE party = ? AND kind <> 'complaint' AND number IS NOT NULL
            """, ["," + hidden + ",", customer], order: "day DESC, id DESC")
    }
}
