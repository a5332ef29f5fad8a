import Core
import CustomerService
import Glibc
import Ledgers
import MasterData
import Purchasing
import SampleCompany
import Stock
import Values
import Workstation

/// A company with the departments of the program, founded as `init --demo` founds it, in a file of its own.
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

    /// What the sample company promises to have at least.
    static let least: [String: Int64] = [
        "items": 60, "suppliers": 12, "customers": 15, "orders": 250, "receipts": 400, "invoices": 300, "complaints": 90,
        "warehouses": 2, "issues": 200,
    ]

    func count(_ what: String) throws -> Int64 {
        try company.look { reader in
            switch what {
            case "items": try reader.value("SELECT count(*) FROM item")
            case "suppliers": try reader.value("SELECT count(*) FROM party WHERE isSupplier = 1")
            case "customers": try reader.value("SELECT count(*) FROM party WHERE isCustomer = 1")
            case "orders": try reader.value("SELECT count(*) FROM purchaseOrder")
            case "receipts": try reader.value("SELECT count(*) FROM purchaseReceipt")
            case "invoices": try reader.value("SELECT count(*) FROM supplierInvoice WHERE state = 'posted'")
            case "complaints": try reader.value("SELECT count(*) FROM complaint")
            case "warehouses": try reader.value("SELECT count(*) FROM warehouse")
            case "issues": try reader.value("SELECT count(*) FROM audit WHERE command = 'stock.issue-goods'")
            case "closed months": try reader.value("SELECT count(*) FROM fiscalPeriod WHERE state = 'hard'")
            case "rejections": try reader.value("SELECT count(*) FROM purchaseReceiptLine WHERE rejectedMicro > 0")
            case "returns": try reader.value("SELECT count(*) FROM purchaseReturn WHERE isReversal = 0")
            case "held invoices": try reader.value("SELECT count(*) FROM supplierInvoice WHERE holdReason IS NOT NULL")
            default: nil
            }
        } ?? -1
    }

    func texts(_ sql: SQL) throws -> [String] {
        try company.look { try $0.all(sql) { $0.text(0) } }.sorted()
    }

    /// SHA-256 over what every command said, gave back and changed. The founding row is left out: it holds the company's
    /// identity, which is drawn by lot; so are persons' keys, so what they seal is opened.
    func digest() throws -> String {
        var head = ""
        for (row, _) in try company.auditRows(after: 1) {
            let fields = try company.opened(fields: row.fields, company.house.commands[row.command]?.fields ?? [])
            let changes = try company.opened(changes: row.changes)
            head = JSONText.digest(
                [head, row.at, row.day, row.userName, row.command, fields, row.outcome, changes].joined(separator: "\n"))
        }
        return head
    }

    /// Account, debit and credit of every account that moved.
    func trialBalance() throws -> [[Datum]] {
        let session = try company.session(named: "wang.fang", route: .terminal, station: "test")
        return try company.ask(named: "ledgers.trial-balance", ["asOf": SampleCompany.today.iso], as: session).rows
    }
}
