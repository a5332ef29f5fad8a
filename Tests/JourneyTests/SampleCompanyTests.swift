import Core
import CustomerService
import Glibc
import Ledgers
import MasterData
import Purchasing
import SampleCompany
import Stock
import TestGround
import Testing
import Values

@Suite("The sample company", .serialized)
struct SampleCompanyTests {
    @Test("it has its people, masters, documents and complaints, and every proof holds")
    func whole() throws {
        let test = try SampleGround.company()
        var told = 0
        let began = clock()
        try SampleCompany.fill(test.company) { _, _, _ in told += 1 }
        print("filled in", Int(clock() - began) / 1_000, "ms, told", told)
        #expect(told > 100)
        let counts = try SampleGround.counts(test.company)
        print(counts)
        for (name, least) in SampleGround.least { #expect(counts[name, default: 0] >= least, "\(name)") }
        for proof in test.company.house.proofs {
            #expect(try test.company.prove(proof).findings == [], "\(proof.name)")
        }
        let states = Set(try test.company.look { try $0.all("SELECT DISTINCT state FROM complaint") { $0.text(0) } })
        #expect(states == ["open", "assigned", "waiting", "resolved", "closed", "reopened"])
    }
}

/// A company with the departments and the roles that the sample company's people have.
enum SampleGround {
    static let departments: [Department] = [.masterData, .ledgers, .customerService]

    static let least: [String: Int64] = ["item": 65, "supplier": 12, "customer": 15, "complaint": 90]

    static func company() throws -> TestCompany {
        let rights = House(departments).rights
        func role(_ prefixes: [String]) -> [Right] {
            rights.filter { right in prefixes.contains { right.name.hasPrefix($0) } || right.name.hasSuffix(".read") }
        }
        return try TestCompany(
            departments,
            roles: [
                "clerk": role(["stock.receive", "stock.issue", "purchasing.receive"]),
                "buyer": role(["purchasing.order", "masterdata.keep-suppliers", "masterdata.keep-items"]),
                "approver": role(["purchasing.approve"]),
                "bookkeeper": role(["ledgers.", "masterdata.settings", "purchasing.invoice"]),
                "agent": role(["service.read", "service.log", "service.resolve", "masterdata.keep-customers"]),
                "auditor": role(["core.read-audit"]),
            ])
    }

    static func counts(_ company: Company) throws -> [String: Int64] {
        try company.look { reader in
            var counts: [String: Int64] = [:]
            counts["item"] = try reader.value("SELECT count(*) FROM item")
            counts["supplier"] = try reader.value("SELECT count(*) FROM party WHERE isSupplier = 1")
            counts["customer"] = try reader.value("SELECT count(*) FROM party WHERE isCustomer = 1")
            counts["complaint"] = try reader.value("SELECT count(*) FROM complaint")
            return counts
        }
    }
}
