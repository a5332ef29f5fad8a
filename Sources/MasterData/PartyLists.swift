internal import Core
internal import Values

/// Suppliers: `masterdata.suppliers`.
typealias SupplierList = PartyList<SupplierRole>
/// Customers: `masterdata.customers`.
typealias CustomerList = PartyList<CustomerRole>

/// Suppliers or customers, archived ones only on request.
struct PartyList<Role: PartyRole>: Query {
    static var name: String { Role.isSupplier ? "masterdata.suppliers" : "masterdata.customers" }
    static var title: Text {
        Role.isSupplier ? Text(en: "Suppliers", hans: "供应商", hant: "供應商") : Text(en: "Customers", hans: "客户", hant: "客戶")
    }
    static var right: Right { .readMasterData }
    static var fields: [Field] { PartyColumns.fields }
    static var columns: [Column] { PartyColumns.all }

    let isAll: Bool

    init(isAll: Bool = false) { self.isAll = isAll }
    init(_ parameters: Parameters) { isAll = parameters.flag("all") }

    func answer(in reader: Reader, for asker: Asker) throws -> Answer {
        .statement(
            """
            SELECT id, code, name, contact, phone, city, currency, paymentDays, isActive, taxNumber
            FROM party
            WHERE ((? = 1 AND isSupplier = 1) OR (? = 0 AND isCustomer = 1)) AND (? = 1 OR isActive = 1)
            """, [Role.isSupplier, Role.isSupplier, isAll], order: "code")
    }
}

/// Everything a party's record holds, one row.
struct PartyCard: Query {
    static let name = "masterdata.party-card"
    static let title = Text(en: "Supplier or customer", hans: "往来单位档案", hant: "往來對象檔案")
    static let right = Right.readMasterData
    static let fields = [Field("code", Text(en: "Code", hans: "编码", hant: "編號"), .text(max: 20), required: true)]
    static let columns =
        PartyColumns.all + [
            Column("isSupplier", Text(en: "Supplier", hans: "供应商", hant: "供應商"), .flag, width: 8, extra: true),
            Column("isCustomer", Text(en: "Customer", hans: "客户", hant: "客戶"), .flag, width: 8, extra: true),
            Column("email", Text(en: "E-mail", hans: "电子邮箱", hant: "電子郵件"), .text, width: 24, extra: true, personal: true),
            Column("address", Text(en: "Address", hans: "地址", hant: "地址"), .text, width: 30, extra: true, personal: true),
            Column("country", Text(en: "Country", hans: "国家", hant: "國家"), .code, width: 7, extra: true),
            Column("mnemonic", Text(en: "Mnemonic", hans: "助记码", hant: "助記碼"), .text, width: 10, extra: true, personal: true),
            Column("note", Text(en: "Note", hans: "备注", hant: "備註"), .text, width: 30, extra: true, personal: true),
            Column("revision", Text(en: "Revision", hans: "版本", hant: "版本"), .integer, width: 8, extra: true),
        ]

    let code: String

    init(code: String) { self.code = code }
    init(_ parameters: Parameters) throws { code = try parameters.required("code") }

    func answer(in reader: Reader, for asker: Asker) throws -> Answer {
        guard let party = try reader.party(code: code) else { throw Refusal.noParty(code) }
        return .rows([
            [
                .integer(party.id), .text(party.code), .text(party.name), .text(party.contact), .text(party.phone),
                .text(party.city), .text(party.currency), .integer(Int64(party.paymentDays)), party.isActive.datum,
                .text(party.taxNumber), party.isSupplier.datum, party.isCustomer.datum, .text(party.email),
                .text(party.address), .text(party.country), .text(party.mnemonic), .text(party.note), .integer(party.revision),
            ]
        ])
    }
}

enum PartyColumns {
    static let fields = [Field("all", Text(en: "Archived too", hans: "含已停用", hant: "含已停用"), .flag)]
    static let all = [
        Column.id,
        Column("code", Text(en: "Code", hans: "编码", hant: "編號"), .code, width: 9),
        Column("name", Text(en: "Name", hans: "名称", hant: "名稱"), .text, width: 24),
        Column("contact", Text(en: "Contact", hans: "联系人", hant: "聯絡人"), .text, width: 9, personal: true),
        Column("phone", Text(en: "Telephone", hans: "电话", hant: "電話"), .text, width: 19, personal: true),
        Column("city", Text(en: "City", hans: "城市", hant: "城市"), .text, width: 8),
        Column("currency", Text(en: "Cur.", hans: "币种", hant: "幣別"), .code, width: 4),
        Column("paymentDays", Text(en: "Days", hans: "账期", hant: "天數"), .integer, width: 4, extra: true),
        Column("isActive", Text(en: "Active", hans: "启用", hant: "啟用"), .flag, width: 6, extra: true),
        Column("taxNumber", Text(en: "Tax number", hans: "税号", hant: "統一編號"), .text, width: 20, extra: true),
    ]
}
