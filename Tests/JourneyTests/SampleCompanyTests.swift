import Core
import CustomerService
import Glibc
import Ledgers
import MasterData
import Purchasing
import SampleCompany
import Stock
import Testing
import Values
import Workstation

@Suite("The sample company", .serialized)
struct SampleCompanyTests {
    @Test("it has its people, masters, documents and complaints, and every proof holds")
    func whole() throws {
        let test = try SampleGround()
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

/// A company with the departments and roles of the program, founded as `init --demo` founds it.
final class SampleGround {
    let company: Company
    private let folder: String

    init() throws {
        var template = Array("/tmp/countinghouse-sample-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw Refusal("test.no-folder", Text(verbatim: "no folder")) }
        folder = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        guard let yuan = Currency.named("CNY") else { throw Refusal("test.no-currency", Text(verbatim: "CNY")) }
        company = try Company.found(
            at: folder + "/sample.books", house: Departments.house, name: SampleCompany.name.hans, currency: yuan,
            chart: "cn_small_business", language: .hans, isDemo: true, administrator: "root", roles: Roles.all,
            clock: { SampleCompany.founded })
    }

    deinit {
        for name in ["sample.books", "sample.books-wal", "sample.books-shm", "sample.books-turn", "sample.books-log/sample.books.log"] {
            unlink(folder + "/" + name)
        }
        rmdir(folder + "/sample.books-log")
        rmdir(folder)
    }

    static let least: [String: Int64] = ["item": 65, "supplier": 12, "customer": 15, "complaint": 90]

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
