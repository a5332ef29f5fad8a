package import Core
package import Values

// Suppliers and customers are added, changed and archived. One record may be both; its code never changes.

/// What a new party is to us. The two roles share one shape of command.
package protocol PartyRole: Sendable {
    static var isSupplier: Bool { get }
}

package enum SupplierRole: PartyRole {
    package static let isSupplier = true
}

package enum CustomerRole: PartyRole {
    package static let isSupplier = false
}

/// Adds a supplier: `masterdata.add-supplier`.
package typealias AddSupplier = AddParty<SupplierRole>
/// Adds a customer: `masterdata.add-customer`.
package typealias AddCustomer = AddParty<CustomerRole>

/// Adds a party under a new code.
package struct AddParty<Role: PartyRole>: Command {
    package static var name: String { Role.isSupplier ? "masterdata.add-supplier" : "masterdata.add-customer" }
    package static var title: Text {
        Role.isSupplier
            ? Text(en: "Add a supplier", hans: "新增供应商", hant: "新增供應商")
            : Text(en: "Add a customer", hans: "新增客户", hant: "新增客戶")
    }
    package static var right: Right { Role.isSupplier ? .keepSuppliers : .keepCustomers }
    package static var fields: [Field] { PartyFields.all }

    let code: String
    let name: String
    let contact: String?
    let phone: String?
    let email: String?
    let address: String?
    let city: String?
    let country: String?
    let taxNumber: String?
    let currency: String?
    let paymentDays: Int?
    let mnemonic: String?
    let note: String?

    package init(
        code: String, name: String, contact: String? = nil, phone: String? = nil, email: String? = nil,
        address: String? = nil, city: String? = nil, country: String? = nil, taxNumber: String? = nil,
        currency: String? = nil, paymentDays: Int? = nil, mnemonic: String? = nil, note: String? = nil
    ) {
        self.code = code
        self.name = name
        self.contact = contact
        self.phone = phone
        self.email = email
        self.address = address
        self.city = city
        self.country = country
        self.taxNumber = taxNumber
        self.currency = currency
        self.paymentDays = paymentDays
        self.mnemonic = mnemonic
        self.note = note
    }

    package func perform(in transaction: Transaction) throws -> Done {
        let code = try Code.new(code)
        if let taken = try transaction.party(code: code) { throw Refusal.codeTaken(code, by: taken.name) }
        let name = try Words.required(name, max: 80, "name")
        let contact = try Words.clean(contact, max: 60, "contact")
        let phone = try Words.clean(phone, max: 80, "phone")
        let mnemonic = try Words.clean(mnemonic, max: 20, "mnemonic")
        try transaction.insert(
            """
            INSERT INTO party
              (code, name, isSupplier, isCustomer, contact, phone, email, address, city, country, taxNumber, currency,
               paymentDays, mnemonic, searchKey, isActive, note, revision)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, ?, 1)
            """,
            code, name, Role.isSupplier, !Role.isSupplier, contact, phone, try Words.clean(email, max: 120, "email"),
            try Words.clean(address, max: 200, "address"), try Words.clean(city, max: 60, "city"),
            try Words.clean(country ?? transaction.setting(.homeCountry), max: 2, "country").uppercased(),
            try Words.clean(taxNumber, max: 30, "taxNumber"), try PartyFields.currency(currency ?? transaction.currency.code),
            try PartyFields.days(paymentDays ?? Int(transaction.setting(.paymentDays)) ?? 30), mnemonic,
            SearchKey.make(code: code, name: name, others: contact.isEmpty ? [] : [contact], mnemonic: mnemonic, phone: phone),
            try Words.clean(note, max: 1_000, "note"))
        return Done()
    }
}

/// Changes the record of a supplier or customer. What is not given stays.
package struct ChangeParty: Command {
    package static let name = "masterdata.change-party"
    package static let title = Text(en: "Change a supplier or customer", hans: "修改往来单位", hant: "修改往來對象")
    package static let right = Right.readMasterData
    package static let fields = PartyFields.changeable

    package let code: String
    package var name: String?
    package var contact: String?
    package var phone: String?
    package var email: String?
    package var address: String?
    package var city: String?
    package var country: String?
    package var taxNumber: String?
    package var currency: String?
    package var paymentDays: Int?
    package var mnemonic: String?
    package var note: String?
    package var isSupplier: Bool?
    package var isCustomer: Bool?
    package var revision: Int64?

    package init(code: String, revision: Int64? = nil) {
        self.code = code
        self.revision = revision
    }

    package func perform(in transaction: Transaction) throws -> Done {
        let party = try transaction.partyToKeep(code)
        try transaction.check(party.code, revision: party.revision, expected: revision)
        let isSupplier = isSupplier ?? party.isSupplier
        let isCustomer = isCustomer ?? party.isCustomer
        guard isSupplier || isCustomer else { throw Refusal.neitherRole }
        if isSupplier != party.isSupplier { try transaction.mustHave(.keepSuppliers) }
        if isCustomer != party.isCustomer { try transaction.mustHave(.keepCustomers) }
        let name = try Words.required(name ?? party.name, max: 80, "name")
        let contact = try Words.clean(contact ?? party.contact, max: 60, "contact")
        let phone = try Words.clean(phone ?? party.phone, max: 80, "phone")
        let mnemonic = try Words.clean(mnemonic ?? party.mnemonic, max: 20, "mnemonic")
        try transaction.update(
            """
            UPDATE party
            SET name = ?, isSupplier = ?, isCustomer = ?, contact = ?, phone = ?, email = ?, address = ?, city = ?,
                country = ?, taxNumber = ?, currency = ?, paymentDays = ?, mnemonic = ?, searchKey = ?, note = ?,
                revision = revision + 1
            WHERE id = ?
            """,
            name, isSupplier, isCustomer, contact, phone, try Words.clean(email ?? party.email, max: 120, "email"),
            try Words.clean(address ?? party.address, max: 200, "address"), try Words.clean(city ?? party.city, max: 60, "city"),
            try Words.clean(country ?? party.country, max: 2, "country").uppercased(),
            try Words.clean(taxNumber ?? party.taxNumber, max: 30, "taxNumber"),
            try PartyFields.currency(currency ?? party.currency), try PartyFields.days(paymentDays ?? party.paymentDays), mnemonic,
            SearchKey.make(code: party.code, name: name, others: contact.isEmpty ? [] : [contact], mnemonic: mnemonic, phone: phone),
            try Words.clean(note ?? party.note, max: 1_000, "note"), party.id)
        return Done()
    }
}

/// Archives a party, so that it takes no new documents, or makes it active again.
package struct ArchiveParty: Command {
    package static let name = "masterdata.archive-party"
    package static let title = Text(en: "Archive a supplier or customer", hans: "停用往来单位", hant: "停用往來對象")
    package static let right = Right.readMasterData
    package static let fields = [
        PartyFields.code,
        Field("isActive", Text(en: "Make active again", hans: "重新启用", hant: "重新啟用"), .flag),
        Field("revision", Text(en: "Revision", hans: "版本", hant: "版本"), .integer),
    ]

    let code: String
    let isActive: Bool?
    let revision: Int64?

    package init(code: String, isActive: Bool? = nil, revision: Int64? = nil) {
        self.code = code
        self.isActive = isActive
        self.revision = revision
    }

    package func perform(in transaction: Transaction) throws -> Done {
        let party = try transaction.partyToKeep(code)
        try transaction.check(party.code, revision: party.revision, expected: revision)
        try transaction.update(
            "UPDATE party SET isActive = ?, revision = revision + 1 WHERE id = ?", isActive ?? false, party.id)
        return Done()
    }
}

extension Transaction {
    /// The party, where this person may keep parties of its kind.
    fileprivate func partyToKeep(_ code: String) throws -> Party {
        guard let party = try party(code: code) else { throw Refusal.noParty(code) }
        if party.isSupplier { try mustHave(.keepSuppliers) }
        if party.isCustomer { try mustHave(.keepCustomers) }
        return party
    }
}

/// The fields that the commands on parties share.
enum PartyFields {
    static let code = Field("code", Text(en: "Code", hans: "编码", hant: "編號"), .text(max: 20), required: true)

    private static let rest = [
        Field("contact", Text(en: "Contact", hans: "联系人", hant: "聯絡人"), .text(max: 60)),
        Field(
            "phone", Text(en: "Telephone", hans: "电话", hant: "電話"), .text(max: 80),
            help: Text(
                en: "Several numbers with commas between. The last digits find the party.",
                hans: "可填多个号码，以逗号分隔。输入尾号即可查找。", hant: "可填多個號碼，以逗號分隔。輸入末碼即可查找。")),
        Field("email", Text(en: "E-mail", hans: "电子邮箱", hant: "電子郵件"), .text(max: 120)),
        Field("address", Text(en: "Address", hans: "地址", hant: "地址"), .text(max: 200)),
        Field("city", Text(en: "City", hans: "城市", hant: "城市"), .text(max: 60)),
        Field("country", Text(en: "Country", hans: "国家（地区）", hant: "國家（地區）"), .text(max: 2)),
        Field("taxNumber", Text(en: "Tax number", hans: "税号", hant: "統一編號"), .text(max: 30)),
        Field("currency", Text(en: "Currency", hans: "币种", hant: "幣別"), .text(max: 3)),
        Field("paymentDays", Text(en: "Payment days", hans: "账期（天）", hant: "付款天數"), .integer),
        Field("mnemonic", Text(en: "Mnemonic", hans: "助记码", hant: "助記碼"), .text(max: 20)),
        Field("note", Text(en: "Note", hans: "备注", hant: "備註"), .memo),
    ]

    static let all = [
        code, Field("name", Text(en: "Name", hans: "名称", hant: "名稱"), .text(max: 80), required: true),
    ] + rest

    static let changeable = [code, Field("name", Text(en: "Name", hans: "名称", hant: "名稱"), .text(max: 80))] + rest + [
        Field("isSupplier", Text(en: "Supplier", hans: "供应商", hant: "供應商"), .flag),
        Field("isCustomer", Text(en: "Customer", hans: "客户", hant: "客戶"), .flag),
        Field("revision", Text(en: "Revision", hans: "版本", hant: "版本"), .integer),
    ]

    static func currency(_ code: String) throws -> String {
        guard let currency = Currency.named(code) else { throw Refusal.unknownCurrency(code).on("currency") }
        return currency.code
    }

    static func days(_ days: Int) throws -> Int {
        guard (0...999).contains(days) else { throw Refusal.outOfRange("paymentDays", 0, 999) }
        return days
    }
}

extension Refusal {
    static func noParty(_ code: String) -> Refusal {
        Refusal(
            "masterdata.no-party",
            Text(
                en: "There is no supplier or customer “\(code)”. Press F4 to look one up.",
                hans: "没有往来单位“\(code)”。请按 F4 查找。", hant: "沒有往來對象「\(code)」。請按 F4 查找。"),
            field: "code")
    }

    static let neitherRole = Refusal(
        "masterdata.neither-role",
        Text(
            en: "A party is a supplier, a customer or both. To put it out of use, archive it.",
            hans: "往来单位须为供应商或客户。如不再使用，请停用。", hant: "往來對象須為供應商或客戶。如不再使用，請停用。"),
        field: "isSupplier")
}
