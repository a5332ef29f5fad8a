import Core
import Ledgers
import MasterData
import TestGround
import Values

@testable import Stock

/// Books to test in: an account for every posting role, named after it, the months of 2026, a few items and suppliers.
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
        for month in 1...12 {
            guard let first = Day(year: 2026, month: month, day: 1) else { continue }
            try transaction.insert(
                """
                INSERT INTO fiscalPeriod (name, year, firstDay, lastDay, isAdjusting, state)
                VALUES (?, 2026, ?, ?, 0, 'open')
                """, String(first.iso.prefix(7)), first, first.lastOfMonth)
        }
        for (code, isStocked) in [("BOLT", true), ("NUT", true), ("HOUR", false)] {
            let id = try transaction.insert(
                """
                INSERT INTO item
                  (code, name, unit, category, isStocked, listPriceMicro, safetyStockMicro, reorderPointMicro, mnemonic,
                   searchKey, isActive, revision)
                VALUES (?, ?, 'EA', 'Parts', ?, 0, 0, 0, '', '', 1, 1)
                """, code, "The \(code)", isStocked)
            try transaction.insert(
                "INSERT INTO itemUnit (itemId, unit, numerator, denominator) VALUES (?, 'CASE', 12, 1)", id)
            try transaction.insert(
                "INSERT INTO itemUnit (itemId, unit, numerator, denominator) VALUES (?, 'THIRD', 1, 3)", id)
            try transaction.insert(
                "INSERT INTO itemBarcode (itemId, barcode, unit) VALUES (?, ?, 'CASE')", id, "SCAN-\(code)")
        }
        for code in ["ACME", "BEST"] {
            try transaction.insert(
                """
                INSERT INTO party
                  (code, name, isSupplier, isCustomer, contact, phone, email, address, city, country, taxNumber, currency,
                   paymentDays, mnemonic, searchKey, isActive, note, revision)
                VALUES (?, ?, 1, 0, '', '', '', '', '', '', '', 'CNY', 30, '', '', 1, '', 1)
                """, code, "\(code) Ltd")
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

extension TestCompany {
    /// A company with books for 2026, items BOLT, NUT and HOUR, suppliers ACME and BEST, and warehouse MAIN.
    static func withBooks(roles: [String: [Right]] = [:]) throws -> TestCompany {
        let test = try TestCompany([.masterData, .ledgers, .stock, .testBooks], roles: roles)
        try test.perform(StartBooks())
        try test.perform(AddWarehouse(code: "MAIN", name: "Main warehouse"))
        return test
    }

    func accountMinor(_ role: PostingRole, asOf day: Day? = nil) throws -> Int64 {
        try company.look { try $0.controlBalance(role, asOf: day) }
    }

    func onHand(_ item: String, asOf day: Day? = nil, warehouse: String = "MAIN") throws -> (quantity: String, valueMinor: Int64) {
        let table = try company.ask(OnHand(asOf: day, warehouse: warehouse, item: item, withZero: true), as: admin())
        guard let row = table.rows.first else { return ("0", 0) }
        return (Quantity(micro: row[4].integer ?? 0).decimalText, row[7].integer ?? 0)
    }

    /// What all proofs of the department find.
    func findings() throws -> [Finding] {
        try Department.stock.proofs.flatMap { try company.prove($0).findings }
    }
}

func day(_ text: String) throws -> Day {
    guard let day = Day(iso: text) else { throw Refusal("test.no-day", Text(verbatim: text)) }
    return day
}

func figure(_ text: String) throws -> Figure { try Figure(text) }

func refusal(_ body: () throws -> Void) -> Refusal? {
    do {
        try body()
        return nil
    } catch {
        return error as? Refusal
    }
}
