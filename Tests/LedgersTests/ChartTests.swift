import Core
import Testing
import Values

@testable import Ledgers

@Suite("Charts of accounts")
struct ChartTests {
    @Test("each shipped chart installs, fills every posting role and takes a posting on each", arguments: Chart.names)
    func shipped(_ name: String) throws {
        let books = try Books(chart: name)
        for role in PostingRole.allCases where role != .bank {
            try books.perform(PostRoles(debit: role, credit: .bank, debitMinor: 7, creditMinor: 7))
        }
        #expect(try books.brokenProofs().isEmpty)
        let accounts = try books.ask(AccountList()).rows
        #expect(accounts.count >= 60)
        #expect(refusal { try books.perform(try Chart.shipped(name)) } == "ledgers.chart-installed")
        let kinds = try books.company.look { reader in
            try reader.all("SELECT DISTINCT role, kind FROM postingRole JOIN account ON account.id = accountId") {
                ($0.text(0), $0.text(1))
            }
        }
        let expected = [
            "inventory": "asset", "goodsReceived": "liability", "payables": "liability", "receivables": "asset", "sales": "income",
            "costOfGoods": "expense", "retainedEarnings": "equity",
        ]
        for (role, kind) in kinds { #expect(expected[role] == nil || expected[role] == kind, "\(role)") }
    }

    @Test("the Chinese chart has the official codes and names, and the estimate account below payables")
    func chinese() throws {
        let books = try Books()
        func name(_ code: String) throws -> [String] {
            let account = try #require(try books.company.look { try $0.account(code: code) })
            return [account.name.hans, account.name.hant]
        }
        #expect(try name("1405") == ["库存商品", "庫存商品"])
        #expect(try name("2202.02") == ["应付暂估款", "應付暫估款"])
        #expect(try name("2221.01.02") == ["进项税额", "進項稅額"])
        #expect(try name("3104") == ["利润分配", "利潤分配"])
        #expect(try name("1901") == ["待处理财产损溢", "待處理財產損溢"])
    }

    @Test("a chart without an account for a role, or under an unknown parent, is refused")
    func refused() throws {
        let accounts = "code,nameEn,nameHans,nameHant,kind,normalSide,parent,control\n1,A,甲,甲,asset,debit,,\n"
        let empty = try Chart.read("mine", accounts: accounts, roles: "role,account\ninventory,1\n")
        let books = try Books.bare()
        #expect(refusal { try books.perform(empty) } == "ledgers.role-empty")
        let orphan = try Chart.read("mine", accounts: accounts + "2,B,乙,乙,asset,debit,9,\n", roles: "role,account\n")
        #expect(refusal { try books.perform(orphan) } == "ledgers.chart-parent")
        #expect(refusal { _ = try Chart.read("mine", accounts: accounts, roles: "role,account\nnosuch,1\n") } == "ledgers.chart-cell")
        #expect(refusal { _ = try Chart.shipped("../etc") } == "ledgers.no-chart")
        #expect(refusal { _ = try Chart.shipped("generic") { _ in nil } } == "ledgers.chart-missing")
    }

    @Test("an account that was posted to never becomes a heading; one with a balance or a role cannot be closed")
    func keeping() throws {
        let books = try Books()
        try books.post("2026-01-05", [("1012", "100.00"), ("3001", "-100.00")])
        #expect(refusal { try books.perform(AddAccount(code: "1012.01", name: "x", parent: "1012")) } == "ledgers.parent-posted")
        #expect(refusal { try books.perform(AddAccount(code: "1002.01", name: "x", parent: "1002")) } == "ledgers.account-has-role")
        #expect(refusal { try books.perform(AddAccount(code: "1012", name: "x", kind: .asset)) } == "ledgers.account-taken")
        try books.perform(AddAccount(code: "1221.01", name: "押金", parent: "1221"))
        #expect(refusal { try books.post("2026-01-06", [("1221", "1.00"), ("1012", "-1.00")]) } == "ledgers.account-is-heading")
        var change = ChangeAccount(code: "1012")
        change.isActive = false
        #expect(refusal { try books.perform(change) } == "ledgers.account-has-balance")
        change = ChangeAccount(code: "1002")
        change.isActive = false
        #expect(refusal { try books.perform(change) } == "ledgers.account-has-role")
        change = ChangeAccount(code: "1221.01", revision: 9)
        #expect(refusal { try books.perform(change) } == "core.changed-meanwhile")
        change = ChangeAccount(code: "1221.01", revision: 1)
        change.isActive = false
        try books.perform(change)
        #expect(refusal { try books.post("2026-01-06", [("1221.01", "1.00"), ("1012", "-1.00")]) } == "ledgers.account-closed")
        try books.perform(PostRoles(debit: .inventory, credit: .goodsReceived, debitMinor: 5, creditMinor: 5))
        #expect(refusal { try books.perform(SetPostingRole(role: .inventory, account: "1403")) } == "ledgers.role-has-balance")
        try books.perform(SetPostingRole(role: .bank, account: "1012"))
        try books.perform(PostRoles(debit: .bank, credit: .sales, debitMinor: 5, creditMinor: 5))
        #expect(try books.trialBalance(asOf: "2026-03-18")["1012"] == [10_005, 0, 10_005])
    }

    @Test("accounts are found by code, by initials in pinyin and by English name; headings are left out")
    func lookup() throws {
        let books = try Books()
        func codes(_ text: String) throws -> [String] { try books.ask(FindAccount(text: text)).rows.map { $0[1].text ?? "" } }
        #expect(try codes("1405").first == "1405")
        #expect(try codes("kcsp").first == "1405")
        #expect(try codes("庫存商品").first == "1405")
        #expect(try codes("stamp duty").contains("5403.09"))
        #expect(try !codes("2221").contains("2221"))
    }
}
