package import Core
internal import Values

// Whoever the company deals with: one record, whether it buys from us, sells to us or both.

/// A supplier, a customer or both, as it stands in the file.
package struct Party: Sendable, Hashable {
    package let id: Int64
    package let code: String
    package let name: String
    package let isSupplier: Bool
    package let isCustomer: Bool
    package let contact: String
    package let phone: String
    package let email: String
    package let address: String
    package let city: String
    package let country: String
    package let taxNumber: String
    /// ISO 4217 code that its documents are in when nobody says otherwise.
    package let currency: String
    /// Days from invoice to due day.
    package let paymentDays: Int
    package let mnemonic: String
    package let isActive: Bool
    package let note: String
    /// Rises with every change; a change that names an older one is refused.
    package let revision: Int64
}

extension Reader {
    /// The party with this code, archived ones included; nil where there is none.
    package func party(code: String) throws -> Party? {
        try one(
            """
            SELECT id, code, name, isSupplier, isCustomer, contact, phone, email, address, city, country, taxNumber,
                   currency, paymentDays, mnemonic, isActive, note, revision
            FROM party
            WHERE code = ?
            """, Code.folded(code), make: Party.init(row:))
    }

    /// The party with this key.
    package func party(id: Int64) throws -> Party? {
        try one(
            """
            SELECT id, code, name, isSupplier, isCustomer, contact, phone, email, address, city, country, taxNumber,
                   currency, paymentDays, mnemonic, isActive, note, revision
            FROM party
            WHERE id = ?
            """, id, make: Party.init(row:))
    }

    /// The active supplier with this code.
    /// - Throws: `masterdata.no-supplier`, `masterdata.not-a-supplier`, `masterdata.archived`, on the field `supplier`.
    package func supplier(code: String) throws -> Party {
        guard let party = try party(code: code) else { throw Refusal.noSupplier(code) }
        guard party.isSupplier else { throw Refusal.notASupplier(party.code) }
        guard party.isActive else { throw Refusal.archived(party.code, field: "supplier") }
        return party
    }

    /// The active customer with this code.
    /// - Throws: `masterdata.no-customer`, `masterdata.not-a-customer`, `masterdata.archived`, on the field `customer`.
    package func customer(code: String) throws -> Party {
        guard let party = try party(code: code) else { throw Refusal.noCustomer(code) }
        guard party.isCustomer else { throw Refusal.notACustomer(party.code) }
        guard party.isActive else { throw Refusal.archived(party.code, field: "customer") }
        return party
    }
}

extension Party {
    fileprivate init(row: borrowing Row) throws {
        self.init(
            id: row.int64(0), code: row.text(1), name: row.text(2), isSupplier: row.int64(3) == 1,
            isCustomer: row.int64(4) == 1, contact: row.text(5), phone: row.text(6), email: row.text(7),
            address: row.text(8), city: row.text(9), country: row.text(10), taxNumber: row.text(11),
            currency: row.text(12), paymentDays: Int(row.int64(13)), mnemonic: row.text(14),
            isActive: row.int64(15) == 1, note: row.text(16), revision: row.int64(17))
    }
}

extension Refusal {
    static func noSupplier(_ code: String) -> Refusal {
        Refusal(
            "masterdata.no-supplier",
            Text(
                en: "There is no supplier “\(code)”. F4 in the field or the code SU lists them; F6 there adds one.",
                hans: "没有供应商“\(code)”。在栏中按 F4 或输入代码 SU 可列出，在列表中按 F6 新增。",
                hant: "沒有供應商「\(code)」。在欄中按 F4 或輸入代碼 SU 可列出，在清單中按 F6 新增。"),
            field: "supplier")
    }

    static func notASupplier(_ code: String) -> Refusal {
        Refusal(
            "masterdata.not-a-supplier",
            Text(
                en: "\(code) is a customer only. Mark it as a supplier in its record, or choose another.",
                hans: "\(code) 仅为客户。请在其档案中勾选供应商，或另选一个。",
                hant: "\(code) 僅為客戶。請在其檔案勾選供應商，或另選一個。"),
            field: "supplier")
    }

    static func noCustomer(_ code: String) -> Refusal {
        Refusal(
            "masterdata.no-customer",
            Text(
                en: "There is no customer “\(code)”. F4 in the field or the code CU lists them; F6 there adds one.",
                hans: "没有客户“\(code)”。在栏中按 F4 或输入代码 CU 可列出，在列表中按 F6 新增。",
                hant: "沒有客戶「\(code)」。在欄中按 F4 或輸入代碼 CU 可列出，在清單中按 F6 新增。"),
            field: "customer")
    }

    static func notACustomer(_ code: String) -> Refusal {
        Refusal(
            "masterdata.not-a-customer",
            Text(
                en: "\(code) is a supplier only. Mark it as a customer in its record, or choose another.",
                hans: "\(code) 仅为供应商。请在其档案中勾选客户，或另选一个。",
                hant: "\(code) 僅為供應商。請在其檔案勾選客戶，或另選一個。"),
            field: "customer")
    }

    static func archived(_ code: String, field: String) -> Refusal {
        Refusal(
            "masterdata.archived",
            Text(
                en: "\(code) is archived and takes no new documents. Choose another, or make it active again.",
                hans: "\(code) 已停用，不能用于新单据。请另选，或重新启用。",
                hant: "\(code) 已停用，不能用於新單據。請另選，或重新啟用。"),
            field: field)
    }
}
