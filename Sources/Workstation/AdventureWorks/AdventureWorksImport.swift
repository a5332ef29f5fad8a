package import Core
internal import Values

/// Brings AdventureWorks in through the same commands that people use, each by the person whose work it is.
///
/// The data's oddities, decided: every order here has received lines, so each is approved by a second person first,
/// whatever its status says, which is kept as a note; receipts are dated at the ship date; there are no invoices, so
/// goods received stay open and equal the stocked value; line values are rounded to cents; tax and freight are kept and
/// not posted; lines that came short are closed short.
package struct AdventureWorksImport {
    private let company: Company
    private let files: AdventureWorksFiles
    private var sessions: [String: Session] = [:]
    private(set) var commands = 0
    private(set) var rows = 0

    /// - Parameter limit: the first orders and rates only.
    /// - Throws: where a table is missing.
    package init(into company: Company, folder: String, limit: Int = .max) throws {
        self.company = company
        files = try AdventureWorksFiles(folder: folder, limit: limit)
    }

    /// Makes the people of the import: a buyer, an approver, a clerk.
    package mutating func run(progress: (String, Int, Int) -> Void) throws {
        let owner = try company.ownerSession(station: CompanyOptions.station, user: nil)
        for (name, role) in [("buyer", "buyer"), ("approver", "approver"), ("clerk", "clerk"), ("steward", "administrator")] {
            _ = try company.perform(AddUser(name: name, fullName: name.capitalizedWord, language: .en, roles: [role]), as: owner)
            sessions[name] = try company.session(named: name, route: .bringing, station: "AdventureWorks")
        }
        let books = try company.perform(
            AddUser(name: "books", fullName: "Books", language: .en, roles: ["bookkeeper"]), as: owner)
        _ = books
        sessions["books"] = try company.session(named: "books", route: .bringing, station: "AdventureWorks")
        try openYears()
        try send("stock.add-warehouse", ["code": .text("MAIN"), "name": .text("Main warehouse")], as: "approver")
        try vendors(progress)
        try products(progress)
        try rates(progress)
        try orders(progress)
    }

    // MARK: Masters

    private mutating func openYears() throws {
        let days = files.orders.compactMap { $0.header["ship_date"].flatMap { Day(iso: $0) } }
        guard let first = days.min(), let last = days.max() else { return }
        let known = Set(
            try company.ask(named: "ledgers.periods", [:], as: try session("books")).rows.compactMap { row in
                row.compactMap(\.text).first { $0.count == 7 }?.prefix(4).description
            })
        for year in first.year...last.year where !known.contains(String(year)) {
            try send("ledgers.open-year", ["year": .integer(Int64(year))], as: "books")
        }
    }

    private mutating func vendors(_ progress: (String, Int, Int) -> Void) throws {
        for (index, vendor) in files.vendors.enumerated() {
            var fields: [String: JSONValue] = [
                "code": .text(vendor["account_number"] ?? ""), "name": .text(vendor["name"] ?? ""), "currency": .text("USD"),
            ]
            let note = [
                vendor["active_flag"] == "0" ? "inactive at the source" : nil, vendor["credit_rating"].map { "credit rating " + $0 },
                vendor["preferred_vendor_status"] == "1" ? "preferred" : nil,
            ].compactMap { $0 }.joined(separator: ", ")
            fields["note"] = .text(note)
            try send("masterdata.add-supplier", fields, as: "buyer")
            progress("vendors", index + 1, files.vendors.count)
        }
    }

    private mutating func products(_ progress: (String, Int, Int) -> Void) throws {
        for (index, product) in files.products.enumerated() {
            try send(
                "masterdata.add-item",
                [
                    "code": .text(product["product_number"] ?? ""), "name": .text(product["name"] ?? ""), "unit": .text("EA"),
                    "isStocked": .flag(true), "listPrice": .text(product["list_price"] ?? "0"),
                    "safetyStock": .text(product["safety_stock_level"] ?? "0"), "reorderPoint": .text(product["reorder_point"] ?? "0"),
                ], as: "buyer")
            progress("products", index + 1, files.products.count)
        }
    }

    /// The source says how much foreign money a dollar buys; ours is how many dollars a unit of foreign money costs.
    private mutating func rates(_ progress: (String, Int, Int) -> Void) throws {
        for (index, rate) in files.rates.enumerated() {
            let code = rate["to_currency_code"] ?? ""
            guard Currency.named(code) != nil, code != "USD" else { continue }
            let perDollar = try Figure(rate["end_of_day_rate"] ?? "1").rate()
            try send(
                "masterdata.set-rate",
                [
                    "currency": .text(code), "day": .text(rate["currency_rate_date"] ?? ""),
                    "rate": .text(try perDollar.inverse().decimalText),
                ], as: "steward")
            if index % 100 == 0 { progress("rates", index + 1, files.rates.count) }
        }
    }

    // MARK: Orders and receipts

    private mutating func orders(_ progress: (String, Int, Int) -> Void) throws {
        let codes = Dictionary(files.products.map { ($0["product_id"] ?? "", $0["product_number"] ?? "") }, uniquingKeysWith: { $1 })
        let vendors = Dictionary(
            files.vendors.map { ($0["business_entity_id"] ?? "", $0["account_number"] ?? "") }, uniquingKeysWith: { $1 })
        for (index, order) in files.orders.enumerated() {
            try self.order(order, supplier: vendors[order.header["vendor_id"] ?? ""] ?? "", codes)
            if index % 20 == 0 { progress("orders", index + 1, files.orders.count) }
        }
    }

    private mutating func order(_ order: AdventureWorksFiles.Order, supplier: String, _ codes: [String: String]) throws {
        let header = order.header
        guard let ordered = header["order_date"].flatMap({ Day(iso: $0) }), let shipped = header["ship_date"].flatMap({ Day(iso: $0) })
        else { throw Refusal.missing("order_date") }
        let lines = order.lines.map { line in
            JSONValue.object([
                "item": .text(codes[line["product_id"] ?? ""] ?? ""), "quantity": .text(line["order_qty"] ?? "0"),
                "unit": .text("EA"), "unitPrice": .text(line["unit_price"] ?? "0"), "promisedDay": .text(line["due_date"] ?? ""),
            ])
        }
        let outcome = try send(
            "purchasing.enter-order",
            [
                "supplier": .text(supplier), "warehouse": .text("MAIN"), "day": .text(ordered.iso), "lines": .list(lines),
                "tax": .text(try cents(header["tax_amt"])), "freight": .text(try cents(header["freight"])),
                "note": .text("AdventureWorks \(order.id), \(AdventureWorksImport.status(header["status"]))"), "submit": .flag(true),
            ], as: "buyer", on: ordered)
        let made = try JSON.decode(DocumentOutcome.self, outcome)
        guard let number = made.number else { throw Refusal.missing("number") }
        try send("purchasing.approve-order", ["order": .text(number)], as: "approver", on: ordered)
        let received = order.lines.enumerated().map { index, line in
            JSONValue.object([
                "line": .integer(Int64(index + 1)), "quantity": .text(line["received_qty"] ?? "0"),
                "rejected": .text(line["rejected_qty"] ?? "0"),
            ])
        }
        try send(
            "purchasing.receive-order",
            ["order": .text(number), "day": .text(shipped.iso), "lines": .list(received), "deliveryNote": .text("AW-\(order.id)")],
            as: "clerk", on: shipped)
        let isShort = try order.lines.contains { line in
            try Figure(line["stocked_qty"] ?? "0").quantity() < Figure(line["order_qty"] ?? "0").quantity()
        }
        if isShort {
            try send(
                "purchasing.close-order-short", ["order": .text(number), "reason": .text("Short at the source")], as: "buyer", on: shipped)
        }
        rows += order.lines.count + 1
    }

    private func cents(_ text: String?) throws -> String {
        let price = try Figure(text ?? "0").unitPrice()
        return Money(minor: try int64(roundedDivision(Int128(price.micro), by: 10_000)), currency: company.currency).decimalText
    }

    private static func status(_ code: String?) -> String {
        switch code {
        case "1": "pending at the source"
        case "2": "approved at the source"
        case "3": "rejected at the source"
        default: "complete at the source"
        }
    }

    // MARK: Sending

    private func session(_ name: String) throws -> Session {
        guard let session = sessions[name] else { throw Refusal.missing("user") }
        return session
    }

    @discardableResult
    private mutating func send(_ command: String, _ fields: [String: JSONValue], as name: String, on day: Day? = nil) throws -> String {
        var session = try session(name)
        session.day = day
        commands += 1
        return try Requests.perform(command, try JSON.encode(JSONValue.object(fields)), company, session, key: nil)
    }
}

extension String {
    fileprivate var capitalizedWord: String { prefix(1).uppercased() + dropFirst() }
}
