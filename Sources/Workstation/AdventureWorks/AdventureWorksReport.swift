internal import Core
internal import Values

/// Holds what the books say against the source summed with the same rounding, and tells the differences to the raw sums.
struct AdventureWorksReport {
    private let company: Company
    private let files: AdventureWorksFiles
    private let session: Session

    /// The sums of one vendor, or of one vendor and year.
    private struct Sums: Equatable {
        var orderedMinor: Int64 = 0
        var stockedMinor: Int64 = 0
        var received = Quantity.zero
        var rejected = Quantity.zero
    }

    /// What is compared: everything in one figure, and every row where the two differ.
    struct Comparison: Sendable {
        let orderedMinor: Int64
        let stockedMinor: Int64
        let rawOrderedMicro: Int128
        let rawStockedMicro: Int128
        let goodsReceivedMinor: Int64
        let rows: Int
        let differences: [String]
    }

    /// - Parameter limit: compare with the first orders only, as many as were imported.
    init(_ company: Company, folder: String, limit: Int = .max) throws {
        self.company = company
        files = try AdventureWorksFiles(folder: folder, limit: limit)
        session = try company.session(named: "books", route: .batch, station: "AdventureWorks")
    }

    /// Purchases by year and vendor, receipts and rejections by vendor, and what is received and not invoiced.
    func compare() throws -> Comparison {
        let codes = Dictionary(files.vendors.map { ($0["business_entity_id"] ?? "", $0["account_number"] ?? "") }, uniquingKeysWith: { $1 })
        var byYear: [String: Sums] = [:]
        var byVendor: [String: Sums] = [:]
        var (rawOrdered, rawStocked) = (Int128(0), Int128(0))
        for order in files.orders {
            let code = codes[order.header["vendor_id"] ?? ""] ?? ""
            // What was ordered belongs to the year of the order, what was stocked to the year in which it came.
            let year = (order.header["order_date"] ?? "").prefix(4) + " " + code
            let yearOfReceipt = (order.header["ship_date"] ?? "").prefix(4) + " " + code
            for line in order.lines {
                let ordered = try AdventureWorksFiles.value(line, "order_qty")
                let stocked = try AdventureWorksFiles.value(line, "stocked_qty")
                rawOrdered += ordered.exactMicro
                rawStocked += stocked.exactMicro
                byYear[year, default: Sums()].orderedMinor += ordered.minor
                byYear[yearOfReceipt, default: Sums()].stockedMinor += stocked.minor
                byVendor[code, default: Sums()].stockedMinor += stocked.minor
                byVendor[code, default: Sums()].received =
                    try (byVendor[code]?.received ?? .zero) + Figure(line["received_qty"] ?? "0").quantity()
                byVendor[code, default: Sums()].rejected =
                    try (byVendor[code]?.rejected ?? .zero) + Figure(line["rejected_qty"] ?? "0").quantity()
            }
        }
        let foundByYear = try sums("purchasing.by-vendor") { row in
            (
                "\(row("year").integer ?? 0) \(row("supplierCode").text ?? "")",
                Sums(orderedMinor: row("ordered").integer ?? 0, stockedMinor: row("stocked").integer ?? 0)
            )
        }
        let foundByVendor = try sums("purchasing.receipts-by-vendor") { row in
            (
                row("supplierCode").text ?? "",
                Sums(
                    stockedMinor: row("value").integer ?? 0, received: Quantity(micro: row("received").integer ?? 0),
                    rejected: Quantity(micro: row("rejected").integer ?? 0))
            )
        }
        let open = try company.ask(named: "purchasing.grni", [:], as: session)
        let total = open.totals.filter { total in open.columns.contains { $0.name == total.column && isMoney($0) } }.last?.sum ?? 0
        return Comparison(
            orderedMinor: byYear.values.map(\.orderedMinor).reduce(0, +), stockedMinor: byYear.values.map(\.stockedMinor).reduce(0, +),
            rawOrderedMicro: rawOrdered, rawStockedMicro: rawStocked, goodsReceivedMinor: total,
            rows: byYear.count + byVendor.count,
            differences: differences(byYear, foundByYear) + differences(byVendor, foundByVendor))
    }

    /// The comparison in a few lines.
    func text() throws -> String {
        let found = try compare()
        func money(_ minor: Int64) -> String { Money(minor: minor, currency: company.currency).written() }
        func exact(_ micro: Int128) -> String {
            let figure = UnitPrice(micro: Int64(clamping: micro))
            return figure.written(for: company.currency)
        }
        var lines = [
            "ordered \(money(found.orderedMinor)), at the source without rounding \(exact(found.rawOrderedMicro)), "
                + "difference \(exact(Int128(found.orderedMinor) * 10_000 - found.rawOrderedMicro))",
            "stocked \(money(found.stockedMinor)), at the source without rounding \(exact(found.rawStockedMicro)), "
                + "difference \(exact(Int128(found.stockedMinor) * 10_000 - found.rawStockedMicro))",
            "received and not invoiced \(money(found.goodsReceivedMinor))",
            "\(found.rows) rows by year and vendor and by vendor compared, \(found.differences.count) differ",
        ]
        lines += found.differences.prefix(20)
        return lines.joined(separator: "\n")
    }

    private func isMoney(_ column: Column) -> Bool {
        if case .money = column.kind { true } else { false }
    }

    private func sums(_ query: String, _ read: ((String) -> Datum) throws -> (String, Sums)) throws -> [String: Sums] {
        let table = try company.ask(named: query, [:], as: session)
        var all: [String: Sums] = [:]
        for row in table.rows {
            let (key, sums) = try read { name in table.columns.firstIndex { $0.name == name }.map { row[$0] } ?? .null }
            all[key] = sums
        }
        return all
    }

    private func differences(_ expected: [String: Sums], _ found: [String: Sums]) -> [String] {
        Set(expected.keys).union(found.keys).sorted().compactMap { key in
            expected[key] == found[key]
                ? nil
                : "\(key): the source has \(expected[key].map { "\($0)" } ?? "nothing"), the books \(found[key].map { "\($0)" } ?? "nothing")"
        }
    }
}
