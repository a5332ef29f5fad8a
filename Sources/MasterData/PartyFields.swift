internal import Core
internal import Values

/// The fields that the commands on parties share.
enum PartyFields {
    static let code = Field("code", Text(en: "Code", hans: "编码", hant: "編號"), .text(max: 20), required: true)

    private static let rest = [
        Field("contact", Text(en: "Contact", hans: "联系人", hant: "聯絡人"), .text(max: 60), personal: true),
        Field(
            "phone", Text(en: "Telephone", hans: "电话", hant: "電話"), .text(max: 80),
            help: Text(
                en: "Several numbers with commas between. The last digits find the party.",
                hans: "可填多个号码，以逗号分隔。输入尾号即可查找。", hant: "可填多個號碼，以逗號分隔。輸入末碼即可查找。"), personal: true),
        Field("email", Text(en: "E-mail", hans: "电子邮箱", hant: "電子郵件"), .text(max: 120), personal: true),
        Field("address", Text(en: "Address", hans: "地址", hant: "地址"), .text(max: 200), personal: true),
        Field("city", Text(en: "City", hans: "城市", hant: "城市"), .text(max: 60)),
        Field("country", Text(en: "Country", hans: "国家（地区）", hant: "國家（地區）"), .text(max: 2)),
        Field("taxNumber", Text(en: "Tax number", hans: "税号", hant: "統一編號"), .text(max: 30)),
        Field("currency", Text(en: "Currency", hans: "币种", hant: "幣別"), .text(max: 3)),
        Field("paymentDays", Text(en: "Payment days", hans: "账期（天）", hant: "付款天數"), .integer),
        Field("mnemonic", Text(en: "Mnemonic", hans: "助记码", hant: "助記碼"), .text(max: 20), personal: true),
        Field("note", Text(en: "Note", hans: "备注", hant: "備註"), .memo, personal: true),
    ]

    static let all =
        [
            code, Field("name", Text(en: "Name", hans: "名称", hant: "名稱"), .text(max: 80), required: true),
        ] + rest

    static let changeable =
        [code, Field("name", Text(en: "Name", hans: "名称", hant: "名稱"), .text(max: 80))] + rest + [
            Field("isSupplier", Text(en: "Supplier", hans: "供应商", hant: "供應商"), .flag),
            Field("isCustomer", Text(en: "Customer", hans: "客户", hant: "客戶"), .flag),
            Field("revision", Text(en: "Revision", hans: "版本", hant: "版本"), .integer),
        ]

    static func currency(_ code: String) throws -> String {
        guard let currency = Currency.named(code) else { throw Refusal.unknownCurrency(code).on("currency") }
        return currency.code
    }

    /// An address that post can go to: one name, one @, a domain. What was kept before and is not changed may stay.
    /// - Throws: `masterdata.bad-email`, on the field `email`.
    static func email(_ typed: String?, keeping kept: String = "") throws -> String {
        let text = try Words.clean(typed, max: 120, "email")
        guard text != kept, !text.isErased else { return text }
        let words = TextHygiene.foldWidth(text).split(whereSeparator: \.isWhitespace)
        guard words.count < 2 else { throw Refusal.badEmail }
        let clean = words.first.map(String.init) ?? ""
        guard !clean.isEmpty else { return "" }
        let parts = clean.split(separator: "@", omittingEmptySubsequences: false)
        let labels = parts.count == 2 ? parts[1].split(separator: ".", omittingEmptySubsequences: false) : []
        let isRight =
            labels.count >= 2 && parts[0].first.map { $0 != "." } ?? false && parts[0].last != "."
            && labels.allSatisfy { !$0.isEmpty && $0.first != "-" && $0.last != "-" }
            && !clean.contains { ",;:<>()\"".contains($0) }
        guard isRight else { throw Refusal.badEmail }
        return clean
    }

    static func phone(_ typed: String) throws -> String {
        let text = try Words.clean(typed, max: 80, "phone")
        guard text.isEmpty || text.isErased || text.contains(where: \.isNumber) else { throw Refusal.badPhone }
        return text
    }

    static func days(_ days: Int) throws -> Int {
        guard (0...999).contains(days) else { throw Refusal.outOfRange("paymentDays", 0, 999) }
        return days
    }
}

/// What is written of a party in free words.
struct PartyWords {
    var name: String
    var contact: String
    var phone: String
    var address: String
    var city: String
    var country: String
    var taxNumber: String
    var mnemonic: String
    var note: String

    /// The same as it may be kept.
    /// - Throws: what is wrong with any of them, together.
    func checked() throws -> PartyWords {
        var wrong = Refusals()
        let name = try wrong.read(try Words.required(self.name, max: 80, "name"))
        let contact = try wrong.read(try Words.clean(self.contact, max: 60, "contact"))
        let phone = try wrong.read(try PartyFields.phone(self.phone))
        let address = try wrong.read(try Words.clean(self.address, max: 200, "address"))
        let city = try wrong.read(try Words.clean(self.city, max: 60, "city"))
        let country = try wrong.read(try Words.clean(self.country, max: 2, "country").uppercased())
        let taxNumber = try wrong.read(try Words.clean(self.taxNumber, max: 30, "taxNumber"))
        let mnemonic = try wrong.read(try Words.clean(self.mnemonic, max: 20, "mnemonic"))
        let note = try wrong.read(try Words.clean(self.note, max: 1_000, "note"))
        try wrong.throwIfAny()
        return PartyWords(
            name: try name.get(), contact: try contact.get(), phone: try phone.get(), address: try address.get(), city: try city.get(),
            country: try country.get(), taxNumber: try taxNumber.get(), mnemonic: try mnemonic.get(), note: try note.get())
    }

    func searchKey(code: String) -> String {
        SearchKey.make(code: code, name: name, others: contact.isEmpty ? [] : [contact], mnemonic: mnemonic, phone: phone)
    }
}

extension Refusal {
    static let badPhone = Refusal(
        "masterdata.bad-phone",
        Text(
            en: "A telephone number has digits. Enter one such as +86 21 5552 2841, or leave the field empty.",
            hans: "电话号码应含数字。请输入如 +86 21 5552 2841 的号码，或留空。",
            hant: "電話號碼應含數字。請輸入如 +86 21 5552 2841 的號碼，或留空。"),
        field: "phone")

    static let badEmail = Refusal(
        "masterdata.bad-email",
        Text(
            en: "This is no e-mail address. Enter one like sales@example.com, or leave the field empty.",
            hans: "这不是有效的电子邮箱。请输入如 sales@example.com 的地址，或留空。",
            hant: "這不是有效的電子郵件地址。請輸入如 sales@example.com 的地址，或留空。"),
        field: "email")

    static func noParty(_ code: String) -> Refusal {
        Refusal(
            "masterdata.no-party",
            Text(
                en: "There is no supplier or customer “\(code)”. F4 in the field or the codes SU and CU list them.",
                hans: "没有往来单位“\(code)”。在栏中按 F4 或输入代码 SU、CU 可列出。", hant: "沒有往來對象「\(code)」。在欄中按 F4 或輸入代碼 SU、CU 可列出。"),
            field: "code")
    }

    static let neitherRole = Refusal(
        "masterdata.neither-role",
        Text(
            en: "A party is a supplier, a customer or both. To put it out of use, archive it.",
            hans: "往来单位须为供应商或客户。如不再使用，请停用。", hant: "往來對象須為供應商或客戶。如不再使用，請停用。"),
        field: "isSupplier")
}
