package import Core
package import Values

// Suppliers and customers are added, changed and archived. One record may be both; its code never changes.

/// What a new party is to us. The two roles share one shape of command.
package protocol PartyRole: Sendable {
    static var isSupplier: Bool { get }
}

/// It sells to us.
package enum SupplierRole: PartyRole {
    package static let isSupplier = true
}

/// It buys from us.
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
        var wrong = Refusals()
        let code = try wrong.read(try transaction.newPartyCode(self.code))
        let words = PartyWords(
            name: name, contact: contact ?? "", phone: phone ?? "", address: address ?? "", city: city ?? "",
            country: try country ?? transaction.setting(.homeCountry), taxNumber: taxNumber ?? "", mnemonic: mnemonic ?? "",
            note: note ?? "")
        let read = try wrong.read(try words.checked())
        let email = try wrong.read(try PartyFields.email(self.email))
        let currency = try wrong.read(try PartyFields.currency(self.currency ?? transaction.currency.code))
        let days = try wrong.read(try PartyFields.days(paymentDays ?? Int(transaction.setting(.paymentDays)) ?? 30))
        try wrong.throwIfAny()
        let party = try read.get()
        try transaction.insert(
            """
            INSERT INTO party
              (code, name, isSupplier, isCustomer, contact, phone, email, address, city, country, taxNumber, currency,
               paymentDays, mnemonic, searchKey, isActive, note, revision)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, ?, 1)
            """,
            try code.get(), party.name, Role.isSupplier, !Role.isSupplier, party.contact, party.phone, try email.get(), party.address,
            party.city, party.country, party.taxNumber, try currency.get(), try days.get(), party.mnemonic,
            party.searchKey(code: try code.get()), party.note)
        return Done()
    }

    package func subject(in transaction: Transaction) throws -> Subject? { try transaction.party(code: code)?.subject }
}

/// Changes a supplier: `masterdata.change-supplier`.
package typealias ChangeSupplier = ChangeParty<SupplierRole>
/// Changes a customer: `masterdata.change-customer`.
package typealias ChangeCustomer = ChangeParty<CustomerRole>

/// Changes the record of a supplier or customer. What is not given stays. Whoever is both needs both rights.
package struct ChangeParty<Role: PartyRole>: Command {
    package static var name: String { Role.isSupplier ? "masterdata.change-supplier" : "masterdata.change-customer" }
    package static var title: Text {
        Role.isSupplier
            ? Text(en: "Change a supplier", hans: "修改供应商", hant: "修改供應商")
            : Text(en: "Change a customer", hans: "修改客户", hant: "修改客戶")
    }
    package static var right: Right { Role.isSupplier ? .keepSuppliers : .keepCustomers }
    package static var fields: [Field] { PartyFields.changeable }

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
        let party = try transaction.partyToKeep(code, isSupplier: Role.isSupplier)
        try transaction.check(party.code, revision: party.revision, expected: revision)
        let isSupplier = isSupplier ?? party.isSupplier
        let isCustomer = isCustomer ?? party.isCustomer
        guard isSupplier || isCustomer else { throw Refusal.neitherRole }
        if isSupplier != party.isSupplier { try transaction.mustHave(.keepSuppliers) }
        if isCustomer != party.isCustomer { try transaction.mustHave(.keepCustomers) }
        var wrong = Refusals()
        let words = PartyWords(
            name: name ?? party.name, contact: contact ?? party.contact, phone: phone ?? party.phone, address: address ?? party.address,
            city: city ?? party.city, country: country ?? party.country, taxNumber: taxNumber ?? party.taxNumber,
            mnemonic: mnemonic ?? party.mnemonic, note: note ?? party.note)
        let read = try wrong.read(try words.checked())
        let email = try wrong.read(try self.email.map { try PartyFields.email($0, keeping: party.email) } ?? party.email)
        let currency = try wrong.read(try PartyFields.currency(self.currency ?? party.currency))
        let days = try wrong.read(try PartyFields.days(paymentDays ?? party.paymentDays))
        try wrong.throwIfAny()
        let new = try read.get()
        try transaction.update(
            """
            UPDATE party
            SET name = ?, isSupplier = ?, isCustomer = ?, contact = ?, phone = ?, email = ?, address = ?, city = ?,
                country = ?, taxNumber = ?, currency = ?, paymentDays = ?, mnemonic = ?, searchKey = ?, note = ?,
                revision = revision + 1
            WHERE id = ?
            """,
            new.name, isSupplier, isCustomer, new.contact, new.phone, try email.get(), new.address, new.city, new.country,
            new.taxNumber, try currency.get(), try days.get(), new.mnemonic, new.searchKey(code: party.code), new.note, party.id)
        return Done()
    }

    package func subject(in transaction: Transaction) throws -> Subject? { try transaction.party(code: code)?.subject }
}

/// Archives a supplier: `masterdata.archive-supplier`.
package typealias ArchiveSupplier = ArchiveParty<SupplierRole>
/// Archives a customer: `masterdata.archive-customer`.
package typealias ArchiveCustomer = ArchiveParty<CustomerRole>

/// Archives a party, so that it takes no new documents, or makes it active again. Whoever is both needs both rights.
package struct ArchiveParty<Role: PartyRole>: Command {
    package static var name: String { Role.isSupplier ? "masterdata.archive-supplier" : "masterdata.archive-customer" }
    package static var title: Text {
        Role.isSupplier
            ? Text(en: "Archive a supplier", hans: "停用供应商", hant: "停用供應商")
            : Text(en: "Archive a customer", hans: "停用客户", hant: "停用客戶")
    }
    package static var right: Right { Role.isSupplier ? .keepSuppliers : .keepCustomers }
    package static var fields: [Field] {
        [
            PartyFields.code,
            Field("isActive", Text(en: "Make active again", hans: "重新启用", hant: "重新啟用"), .flag),
            Field.revision,
        ]
    }

    let code: String
    let isActive: Bool?
    let revision: Int64?

    package init(code: String, isActive: Bool? = nil, revision: Int64? = nil) {
        self.code = code
        self.isActive = isActive
        self.revision = revision
    }

    package func perform(in transaction: Transaction) throws -> Done {
        let party = try transaction.partyToKeep(code, isSupplier: Role.isSupplier)
        try transaction.check(party.code, revision: party.revision, expected: revision)
        try transaction.update(
            "UPDATE party SET isActive = ?, revision = revision + 1 WHERE id = ?", isActive ?? false, party.id)
        return Done()
    }
}

extension Transaction {
    /// The code of a new party, which no other one bears.
    fileprivate func newPartyCode(_ typed: String) throws -> String {
        let code = try Code.new(typed)
        if let taken = try party(code: code) { throw Refusal.codeTaken(code, by: taken.name) }
        return code
    }

    /// The party, where it is of that kind and this person may keep all that it is.
    fileprivate func partyToKeep(_ code: String, isSupplier: Bool) throws -> Party {
        guard let party = try party(code: code), isSupplier ? party.isSupplier : party.isCustomer else {
            throw (isSupplier ? Refusal.noSupplier(code) : Refusal.noCustomer(code)).at("code")
        }
        guard try !isErased(party.subject) else { throw Refusal.personErased.at("code") }
        if party.isSupplier { try mustHave(.keepSuppliers) }
        if party.isCustomer { try mustHave(.keepCustomers) }
        return party
    }
}
