import Core
import TestGround
import Testing
import Values

@testable import MasterData

@Suite("Suppliers and customers")
struct PartyTests {
    private func company() throws -> TestCompany {
        try TestCompany(
            [.masterData, .past], roles: ["buyer": [.readMasterData, .keepSuppliers], "seller": [.readMasterData, .keepCustomers]])
    }

    private func code(_ body: () throws -> Void) -> String {
        do { try body() } catch let refusal as Refusal { return refusal.code } catch { return "\(error)" }
        return "accepted"
    }

    @Test("MD-02: a telephone number without a digit is refused with the way out")
    func phone() throws {
        let test = try TestCompany([.masterData])
        let answer = try told { try test.perform(AddSupplier(code: "A", name: "A", phone: "abc")) }
        #expect(answer == ["phone masterdata.bad-phone"])
        try test.perform(AddSupplier(code: "A", name: "A", phone: "ext. 12"))
    }

    @Test("a supplier is read back as it was entered; its code is folded and never taken twice")
    func added() throws {
        let test = try company()
        try test.perform(AddSupplier(code: " ｓ-001", name: "重庆电子有限公司", phone: "023-6789 4567", currency: "usd", paymentDays: 45))
        let supplier = try test.company.look { try $0.supplier(code: "s-001") }
        #expect([supplier.code, supplier.name, supplier.currency] == ["S-001", "重庆电子有限公司", "USD"])
        #expect(supplier.paymentDays == 45)
        #expect(supplier.isSupplier && !supplier.isCustomer)
        #expect(code { try test.perform(AddCustomer(code: "S-001", name: "x")) } == "masterdata.code-taken")
        #expect(code { try test.perform(AddCustomer(code: "a b", name: "x")) } == "masterdata.bad-code")
        #expect(code { try test.perform(AddCustomer(code: "C1", name: "x", currency: "XYZ")) } == "values.unknown-currency")
        #expect(code { _ = try test.company.look { try $0.customer(code: "S-001") } } == "masterdata.not-a-customer")
        #expect(code { _ = try test.company.look { try $0.supplier(code: "S-9") } } == "masterdata.no-supplier")
    }

    @Test("an e-mail address has one name and a domain; others are refused, what was kept before does not stand in the way")
    func emails() throws {
        let test = try company()
        var number = 0
        func add(_ email: String) throws {
            number += 1
            try test.perform(AddSupplier(code: "E\(number)", name: "x", email: email))
        }
        for good in ["", "sales@example.com", " sales@example.com ", "李.明+a@mail.example.cn", "ａ＠example.com", "o'neil@a-b.co"] {
            #expect(code { try add(good) } == "accepted", "\(good)")
        }
        #expect(try test.company.look { try $0.party(code: "E3")?.email } == "sales@example.com")
        #expect(try test.company.look { try $0.party(code: "E5")?.email } == "a@example.com")
        for bad in [
            "sales", "sales@", "@example.com", "sales@example", "a@b@c.com", "a b@c.com", "a@c..com", "a@.com", "a@c.com,d@e.com",
            "<a@c.com>",
        ] {
            #expect(code { try add(bad) } == "masterdata.bad-email", "\(bad)")
        }
        try test.perform(KeepOldWords())
        var change = ChangeSupplier(code: "E1", revision: 1)
        change.email = "old words"
        change.city = "Oslo"
        try test.perform(change)
        change = ChangeSupplier(code: "E1", revision: 2)
        change.email = "new words"
        #expect(code { try test.perform(change) } == "masterdata.bad-email")
    }

    @Test("F4 finds by initials, full pinyin, traditional characters, part of the name and the end of a telephone number")
    func found() throws {
        let test = try company()
        try test.perform(AddSupplier(code: "S-001", name: "重庆电子有限公司", phone: "023-67894567"))
        try test.perform(AddSupplier(code: "S-002", name: "Acme Fasteners", phone: "555-0142", mnemonic: "jgj"))
        try test.perform(AddCustomer(code: "C-001", name: "重庆电子商店"))
        func find(_ text: String) throws -> [String] {
            try test.company.ask(FindSupplier(text: text), as: test.admin()).rows.map { $0[1].text ?? "" }
        }
        for text in ["cqdz", "chongqing", "重慶電子", "s-001", "电子", "4567"] { #expect(try find(text) == ["S-001"], "\(text)") }
        for text in ["acme", "jgj", "fasteners acme", "0142"] { #expect(try find(text) == ["S-002"], "\(text)") }
        #expect(try find("nobody").isEmpty)
        #expect(try find("") == ["S-001", "S-002"])
        #expect(try test.company.ask(FindCustomer(text: "cqdz"), as: test.admin()).rows.count == 1)
    }

    @Test("a change keeps what it does not name, raises the revision, and is refused where somebody was faster")
    func changed() throws {
        let test = try company()
        try test.perform(AddSupplier(code: "S-001", name: "Acme", phone: "1", city: "Oslo"))
        var change = ChangeSupplier(code: "S-001", revision: 1)
        change.phone = "22 33 44"
        change.isCustomer = true
        try test.perform(change)
        let party = try #require(try test.company.look { try $0.party(code: "S-001") })
        #expect([party.phone, party.city, party.name] == ["22 33 44", "Oslo", "Acme"])
        #expect(party.isCustomer && party.revision == 2)
        #expect(code { try test.perform(change) } == "core.changed-meanwhile")
        change = ChangeSupplier(code: "S-001")
        (change.isSupplier, change.isCustomer) = (false, false)
        #expect(code { try test.perform(change) } == "masterdata.neither-role")
        try test.perform(ArchiveSupplier(code: "S-001"))
        #expect(code { _ = try test.company.look { try $0.supplier(code: "S-001") } } == "masterdata.archived")
        #expect(try test.company.ask(SupplierList(), as: test.admin()).rows.isEmpty)
        #expect(try test.company.ask(SupplierList(isAll: true), as: test.admin()).rows.count == 1)
        try test.perform(ArchiveSupplier(code: "S-001", isActive: true))
        #expect(try test.company.look { try $0.supplier(code: "S-001") }.isActive)
    }

    @Test("SE-01: whoever keeps suppliers only can change neither a customer nor make one")
    func rights() throws {
        let test = try company()
        try test.perform(AddSupplier(code: "S-001", name: "Acme"))
        try test.perform(AddCustomer(code: "C-001", name: "Shop"))
        let buyer = try test.user("buyer", roles: ["buyer"])
        let before = test.company.changeMark()
        #expect(code { _ = try test.company.perform(AddCustomer(code: "C-2", name: "x"), as: buyer) } == "core.not-allowed")
        #expect(code { _ = try test.company.perform(ArchiveCustomer(code: "C-001"), as: buyer) } == "core.not-allowed")
        var change = ChangeSupplier(code: "S-001")
        change.isCustomer = true
        #expect(code { _ = try test.company.perform(change, as: buyer) } == "core.not-allowed")
        #expect(code { _ = try test.company.perform(ArchiveSupplier(code: "C-001"), as: buyer) } == "masterdata.no-supplier")
        #expect(test.company.changeMark() == before)
        _ = try test.company.perform(ArchiveSupplier(code: "S-001"), as: buyer)
    }

    @Test("rates: the last one on or before the day, one for the company's own currency, a refusal with the way out")
    func rates() throws {
        let test = try company()
        try test.perform(SetRate(currency: "usd", day: Day(iso: "2026-01-01"), rate: Figure("7.1")))
        try test.perform(SetRate(currency: "USD", day: Day(iso: "2026-02-01"), rate: Figure("7.2")))
        try test.perform(SetRate(currency: "USD", day: Day(iso: "2026-02-01"), rate: Figure("7.25")))
        func rate(_ currency: String, _ day: String) throws -> String {
            try test.company.look { try $0.rate(of: currency, on: try #require(Day(iso: day))).decimalText }
        }
        #expect(try rate("USD", "2026-01-31") == "7.1")
        #expect(try rate("USD", "2026-03-01") == "7.25")
        #expect(try rate("CNY", "2020-01-01") == "1")
        #expect(code { _ = try rate("USD", "2025-12-31") } == "masterdata.no-rate")
        #expect(code { try test.perform(SetRate(currency: "CNY", rate: Figure("1"))) } == "masterdata.own-currency")
        #expect(code { try test.perform(SetRate(currency: "EUR", rate: Figure("0"))) } == "masterdata.rate-not-above-zero")
    }
}

/// An e-mail from before addresses were looked at.
private struct KeepOldWords: Command {
    static let name = "past.keep-old-words"
    static let title = Text(verbatim: "Keep old words")
    static let right = Right.everyone
    static let fields: [Field] = []

    func perform(in transaction: Transaction) throws -> Done {
        try transaction.update("UPDATE party SET email = 'old words' WHERE code = 'E1'")
        return Done()
    }
}

extension Department {
    fileprivate static let past = Department(
        code: "past", title: Text(verbatim: "Past"), rights: [], schema: [], commands: [KeepOldWords.self], queries: [])
}
