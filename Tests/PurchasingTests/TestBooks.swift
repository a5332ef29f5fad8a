import Core
import Ledgers
import MasterData
import TestGround
import Values

@testable import Purchasing
@testable import Stock

/// An account for every posting role, named after it, and the months of two years.
struct StartBooks: Command {
    static let name = "test.start-books"
    static let title = Text(verbatim: "Start books")
    static let right = Right.everyone
    static let fields: [Field] = []

    func perform(in transaction: Transaction) throws -> Done {
        for role in PostingRole.allCases {
            let id = try transaction.insert(
                """
                INSERT INTO account
                  (code, nameEn, nameHans, nameHant, kind, normalSide, isHeading, isControl, isActive, searchKey, revision)
                VALUES (?, ?, ?, ?, 'asset', 'debit', 0, 0, 1, '', 1)
                """, role.rawValue, role.rawValue, role.rawValue, role.rawValue)
            try transaction.insert("INSERT INTO postingRole (role, accountId) VALUES (?, ?)", role.rawValue, id)
        }
        for year in [2025, 2026] {
            for month in 1...12 {
                guard let first = Day(year: year, month: month, day: 1) else { continue }
                try transaction.insert(
                    """
                    INSERT INTO fiscalPeriod (name, year, firstDay, lastDay, isAdjusting, state)
                    VALUES (?, ?, ?, ?, 0, 'open')
                    """, String(first.iso.prefix(7)), year, first, first.lastOfMonth)
            }
        }
        return Done()
    }
}

/// Closes one month.
struct CloseMonth: Command {
    static let name = "test.close-month"
    static let title = Text(verbatim: "Close a month")
    static let right = Right.everyone
    static let fields: [Field] = []
    let month: String

    func perform(in transaction: Transaction) throws -> Done {
        try transaction.update("UPDATE fiscalPeriod SET state = 'soft' WHERE name = ?", month)
        return Done()
    }
}

extension Department {
    static let testBooks = Department(
        code: "test", title: Text(verbatim: "Test"), rights: [], schema: [],
        commands: [StartBooks.self, CloseMonth.self], queries: [])
}

/// A company that buys: items BOLT, NUT (stocked, in EA; a CASE holds 12) and HOUR (not stocked), suppliers ACME and 大华
/// (DAHUA), warehouses MAIN and SIDE, and the people who take part.
final class Books {
    let test: TestCompany
    let buyer: Session
    let approver: Session
    let clerk: Session
    let chief: Session
    let bookkeeper: Session

    static let departments: [Department] = [.masterData, .ledgers, .stock, .purchasing, .testBooks]
    static let roles: [String: [Right]] = [
        "buyer": [.readPurchasing, .orderGoods],
        "approver": [.readPurchasing, .approveOrders],
        "clerk": [.readPurchasing, .receiveOrders],
        "chief": [.readPurchasing, .receiveOrders, .overReceive, .setPurchasing, .approveOrders, .orderGoods, .releasePayments],
        "bookkeeper": [.readPurchasing, .billOrders],
    ]

    init(isDemo: Bool = false) throws {
        test = try TestCompany(Books.departments, roles: Books.roles, isDemo: isDemo)
        try test.perform(StartBooks())
        for code in ["BOLT", "NUT"] {
            try test.perform(AddItem(code: code, name: "The \(code)", unit: "EA"))
            try test.perform(AddUnit(item: code, unit: "CASE", contains: try Fraction(12)))
            try test.perform(AddBarcode(item: code, barcode: "SCAN-\(code)", unit: "CASE"))
            try test.perform(AddBarcode(item: code, barcode: "EACH-\(code)"))
        }
        try test.perform(AddItem(code: "HOUR", name: "An hour", unit: "H", isStocked: false))
        try test.perform(AddSupplier(code: "ACME", name: "Acme Ltd", currency: "CNY", paymentDays: 30))
        try test.perform(AddSupplier(code: "DAHUA", name: "大华贸易", currency: "CNY", paymentDays: 60))
        try test.perform(AddSupplier(code: "YANK", name: "Yankee Inc", currency: "USD"))
        try test.perform(AddWarehouse(code: "MAIN", name: "Main warehouse"))
        try test.perform(AddWarehouse(code: "SIDE", name: "Side warehouse"))
        buyer = try test.user("bea", roles: ["buyer"])
        approver = try test.user("ann", roles: ["approver"])
        clerk = try test.user("cleo", roles: ["clerk"])
        chief = try test.user("chip", roles: ["chief"])
        bookkeeper = try test.user("bob", roles: ["bookkeeper"])
    }

    @discardableResult
    func perform<C: Command>(_ command: C, as session: Session) throws -> C.Outcome {
        try test.company.perform(command, as: session).outcome
    }

    /// An order that is approved.
    @discardableResult
    func order(_ lines: [OrderEntryLine], supplier: String = "ACME", day: String = "2026-03-01", warehouse: String = "MAIN") throws
        -> String
    {
        let number = try enter(lines, supplier: supplier, day: day, warehouse: warehouse)
        try perform(ApproveOrder(order: number), as: approver)
        return number
    }

    func enter(_ lines: [OrderEntryLine], supplier: String = "ACME", day: String = "2026-03-01", warehouse: String = "MAIN") throws
        -> String
    {
        let command = EnterOrder(supplier: supplier, warehouse: warehouse, day: try date(day), lines: lines, submit: true)
        return try perform(command, as: buyer).number ?? ""
    }

    @discardableResult
    func receive(_ order: String, _ lines: [ReceivedLine], on day: String = "2026-03-10") throws -> String {
        try perform(ReceiveOrder(order: order, day: try date(day), lines: lines), as: clerk).number ?? ""
    }

    @discardableResult
    func receiveAll(_ order: String, on day: String = "2026-03-10") throws -> String {
        try perform(ReceiveOrder(order: order, day: try date(day), all: true), as: clerk).number ?? ""
    }

    /// Debits less credits of the account of a role.
    func account(_ role: PostingRole, asOf day: Day? = nil) throws -> Int64 {
        try test.company.look { try $0.controlBalance(role, asOf: day) }
    }

    func state(_ order: String) throws -> OrderState {
        try test.company.look { try $0.purchaseOrder(number: order).state }
    }

    func progress(_ order: String, line: Int = 1) throws -> OrderProgress {
        try test.company.look { reader in
            let lines = try reader.orderLines(of: try reader.purchaseOrder(number: order).id)
            guard let found = lines.first(where: { $0.line == line }) else { throw Refusal("test.no-line", Text(verbatim: "")) }
            return found.progress
        }
    }

    /// What lies in MAIN: quantity in millionths, worth in minor units.
    func stock(_ item: String) throws -> [Int64] {
        try test.company.look { reader in
            try reader.one(
                """
                SELECT balance.quantityMicro, balance.valueMinor
                FROM stockBalance AS balance
                JOIN stockPlace AS place ON place.id = balance.placeId
                JOIN item ON item.id = place.itemId
                JOIN warehouse ON warehouse.id = place.warehouseId
                WHERE item.code = ? AND warehouse.code = 'MAIN'
                ORDER BY balance.day DESC
                """, item
            ) { [$0.int64(0), $0.int64(1)] } ?? [0, 0]
        }
    }

    /// The last journal entry as "account amount", in its order.
    func lastEntry() throws -> [String] {
        try test.company.look { reader in
            try reader.all(
                """
                SELECT account.code, journalLine.amountMinor
                FROM journalLine
                JOIN account ON account.id = journalLine.accountId
                WHERE entryId = (SELECT max(id) FROM journalEntry)
                ORDER BY line
                """
            ) { "\($0.text(0)) \($0.int64(1))" }
        }
    }

    func rows(_ name: String, _ parameters: [String: String] = [:], as session: Session? = nil) throws -> Table {
        try test.company.ask(named: name, parameters, as: try session ?? test.admin())
    }

    func count(_ sql: SQL) throws -> Int64 { try test.company.look { try $0.value(sql, as: Int64.self) ?? 0 } }

    /// What does not hold, of all proofs of the file.
    func findings() throws -> [String] {
        try test.company.verify().flatMap { report in report.result.findings.map { "\(report.name): \($0.text.en)" } }
    }

    /// The journal lines that a preview shows, and the same of what was posted since entry `after`.
    func journal(_ preview: Preview) -> [String] {
        preview.effects.filter { $0.section.en == "Journal" }.map { "\($0.cells[0].en) \($0.cells[2].en) \($0.cells[3].en)" }
    }

    func posted(after entry: Int64) throws -> [String] {
        let money = test.company.currency
        return try test.company.look { reader in
            try reader.all(
                """
                SELECT account.code, journalLine.amountMinor
                FROM journalLine
                JOIN account ON account.id = journalLine.accountId
                WHERE entryId > ?
                ORDER BY entryId, line
                """, entry
            ) { row in
                let amount = Money(minor: abs(row.int64(1)), currency: money).written()
                return "\(row.text(0)) \(row.int64(1) > 0 ? amount : "") \(row.int64(1) < 0 ? amount : "")"
            }
        }
    }
}

func line(_ item: String, _ quantity: String, at price: String? = nil, unit: String? = nil, tax: String? = nil) throws -> OrderEntryLine {
    OrderEntryLine(
        item: item, quantity: try Figure(quantity), unit: unit, unitPrice: try price.map { try Figure($0) },
        taxPercent: try tax.map { try Figure($0) })
}

func came(_ line: Int? = nil, item: String? = nil, _ quantity: String?, unit: String? = nil, rejected: String? = nil) throws -> ReceivedLine
{
    ReceivedLine(
        line: line, item: item, quantity: try quantity.map { try Figure($0) }, unit: unit,
        rejected: try rejected.map { try Figure($0) })
}

func billed(_ line: Int = 1, _ quantity: String, at price: String? = nil, receipt: String? = nil) throws -> InvoicedLine {
    InvoicedLine(line: line, receipt: receipt, quantity: try Figure(quantity), unitPrice: try price.map { try Figure($0) })
}

func date(_ text: String) throws -> Day {
    guard let day = Day(iso: text) else { throw Refusal("test.no-day", Text(verbatim: text)) }
    return day
}

func micro(_ whole: Int64) -> Quantity { Quantity(micro: whole * 1_000_000) }

/// The code and field of the refusal, or nil where there was none.
func refusal(_ body: () throws -> Void) -> String? {
    do {
        try body()
        return nil
    } catch let refusal as Refusal {
        return refusal.field.map { "\(refusal.code) \($0)" } ?? refusal.code
    } catch {
        return "\(error)"
    }
}

/// So many bolts.
func line(_ quantity: String, at price: String? = nil, unit: String? = nil, tax: String? = nil) throws -> OrderEntryLine {
    try line("BOLT", quantity, at: price, unit: unit, tax: tax)
}
